"""A run in the foreground: begun or found, followed to where it rests, and left by Ctrl-C."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from everdraft.cli.follow import follow, say_left
from everdraft.cli.terminal import Terminal, message
from everdraft.cli.workplace import RunJson, Workplace, opened

if TYPE_CHECKING:
    from everdraft.runs.fold import Snapshot
    from everdraft.settings import Settings

INTERRUPTED = 130
RECITES = message("The scripted model recites a given text, which says nothing about the CV.")
Begin = Callable[[Workplace], Awaitable[RunJson]]


@dataclass(slots=True)
class Foreground:
    """What this process is watching, known to whoever catches Ctrl-C."""

    run_id: str = ""
    is_live: bool = False


def in_foreground(
    begin: Begin, settings: Settings, terminal: Terminal, *, text: bool, whole: bool
) -> tuple[str, Snapshot]:
    """The run's id and its fold, once it rests or ends.

    Ctrl-C leaves the run as it is, says how to go on, and exits with 130; so does, with 1,
    the end of whoever read our output. Without a live server
    the work stops with this process and its log is whole; with one it simply goes on there.
    """
    watched = Foreground()
    try:
        view = asyncio.run(_watch(watched, begin, settings, terminal, text=text, whole=whole))
    except KeyboardInterrupt:
        if watched.run_id:
            say_left(watched.run_id, terminal, is_live=watched.is_live)
        else:
            terminal.say(terminal.translate("Stopped; no run was begun."))
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        say_left(watched.run_id, terminal, is_live=watched.is_live)
        raise
    return watched.run_id, view


async def _watch(
    watched: Foreground,
    begin: Begin,
    settings: Settings,
    terminal: Terminal,
    *,
    text: bool,
    whole: bool,
) -> Snapshot:
    async with opened(settings, terminal.language) as workplace:
        if settings.model == "scripted" and not workplace.is_live:
            terminal.say(terminal.translate(RECITES))
        run = await begin(workplace)
        watched.run_id, watched.is_live = str(run["id"]), workplace.is_live
        return await follow(workplace, run, terminal, text=text, whole=whole)
