"""A script runs in the project's own environment, whichever interpreter it was started with."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VENV = Path(__file__).resolve().parents[1] / ".venv"


def enter() -> None:
    """Starts the script anew with .venv's interpreter; goes on where there is none, or in it."""
    interpreter = VENV / "bin" / "python"
    if Path(sys.prefix).resolve() != VENV and interpreter.exists():
        os.execv(interpreter, [str(interpreter), *sys.argv])
