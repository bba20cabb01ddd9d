"""scripts/score-reading as a module, so that tests and people count the same way."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import pathlib
import sys
from types import ModuleType

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "score-reading"


def scorer() -> ModuleType:
    """The script, loaded once."""
    name = "score_reading"
    if name not in sys.modules:
        loader = importlib.machinery.SourceFileLoader(name, str(SCRIPT))
        spec = importlib.util.spec_from_loader(name, loader)
        assert spec is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        loader.exec_module(module)
    return sys.modules[name]
