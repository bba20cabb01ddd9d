"""`everdraft cleanup`: what is past its time is deleted now, instead of within the hour."""

from __future__ import annotations

from typing import cast

import typer

from everdraft.base.language import plural
from everdraft.cli.asking import ask
from everdraft.cli.settings import DataOption, JsonOption
from everdraft.cli.terminal import Terminal
from everdraft.cli.terminal import message as _


def add_to(app: typer.Typer) -> None:
    """Hangs the command in."""
    app.command(help=_("Delete the logs of runs that are past EVERDRAFT_RETENTION_DAYS."))(cleanup)


def cleanup(context: typer.Context, json: JsonOption = False, data: DataOption = None) -> None:
    """A sentence with the count, or ``{success, message, timestamp, counts}``."""
    terminal = cast("Terminal", context.obj)
    done = ask(lambda workplace: workplace.cleanup(), terminal, data)
    if json:
        terminal.show_json(done)
        return
    counts = done["counts"]
    runs = plural(
        terminal.translate,
        "%(count)d run deleted that rested or was stopped.",
        "%(count)d runs deleted that rested or were stopped.",
        int(counts["runs"]),
    )
    logs = plural(
        terminal.translate,
        "%(count)d log of a finished run deleted; its result stays.",
        "%(count)d logs of finished runs deleted; their results stay.",
        int(counts["logs"]),
    )
    terminal.show(runs)
    terminal.show(logs)
