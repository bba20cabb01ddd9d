"""Faults of ours: a number for the person, the places of the code in a file, no traceback."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from everdraft import __version__
from everdraft.base.clock import timestamp
from everdraft.base.errors import OurFault
from everdraft.base.ids import random_id
from everdraft.cli.terminal import Terminal

LOG_NAME = "errors.log"


def report(bug: Exception, terminal: Terminal) -> int:
    """Says that something broke here, and where it is written down; gives the exit code."""
    from everdraft.base.observe import traceback_text

    error_id = random_id("err")
    if os.environ.get("EVERDRAFT_LOG_LEVEL", "").strip().lower() == "debug":
        sys.stderr.write(traceback_text(bug, with_words=True) + "\n")
    lines = f"{timestamp(datetime.now(UTC))} {error_id} everdraft {__version__}\n"
    path = _append(lines + traceback_text(bug, with_words=False) + "\n\n")
    terminal.fail_with(
        OurFault(
            "Something went wrong on our side (%(error_id)s).",
            action="What was saved is kept. Try again; if it comes back, report the number.",
            error_id=error_id,
        )
    )
    if path is not None:
        said = terminal.translate("It is written down in %(path)s, without any word of a CV.")
        terminal.say("  " + said % {"path": path})
    return 1


def _append(text: str) -> Path | None:
    """Adds to the log in the data folder, or in the folder for temporary files."""
    for folder in (_data_folder(), Path(tempfile.gettempdir())):
        if folder is None or not folder.is_dir():
            continue
        path = folder / (LOG_NAME if folder != Path(tempfile.gettempdir()) else _private_name())
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
            with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as log:
                log.write(text)
        except OSError:
            continue
        return path
    return None


def _private_name() -> str:
    """Others may write to the folder for temporary files: a name of this person's own."""
    person = os.getuid() if hasattr(os, "getuid") else 0
    return f"everdraft-{person}-{LOG_NAME}"


def _data_folder() -> Path | None:
    try:
        from everdraft.cli.settings import load_settings

        return load_settings().data_dir
    except Exception:  # the settings themselves may be what is broken
        return None
