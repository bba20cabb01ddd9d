"""Where a command finds its runs: at the server that has the data folder, or in the folder itself.

Both look the same to a command. With a live server the work goes on there whatever happens to the
terminal; without one this process takes the folder's lock and works itself, on the one run it
was asked for and on no other.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from everdraft.base.errors import OurFault
from everdraft.cli.settings import refuse_not_offered
from everdraft.cli.sockets import server_answers
from everdraft.cli.terminal import Terminal

if TYPE_CHECKING:
    from everdraft.runs.events import Event
    from everdraft.settings import Settings

RunJson = Mapping[str, Any]
"""A run as the HTTP API gives it (docs/protocol.md)."""
AnswerJson = Mapping[str, Any]
"""Anything else as the HTTP API gives it."""


@dataclass(slots=True, frozen=True)
class ExportedFile:
    """A file, what it is called, how many lines wait for the person's word; with a PDF, what was
    found in it (`everdraft.web.export_source.check_json`)."""

    data: bytes
    name: str
    held_back: int
    check: AnswerJson | None = None


PATIENCE_SECONDS = 3.0
"""How long a folder may be locked without a server that answers: one that starts or stops."""
LOOK_SECONDS = 0.05


class Workplace(Protocol):
    """What a command may ask of runs. Errors are `EverdraftError` with words for people."""

    @property
    def is_live(self) -> bool:
        """Whether a server does the work, so that it goes on without this process."""
        ...

    async def start(
        self, kind: str, data: bytes, file_name: str, *, read_pictures: bool = False
    ) -> RunJson:
        """Starts or finds the run of a workflow on these bytes, and has it worked on."""
        ...

    async def runs(self, statuses: Sequence[str], limit: int) -> list[RunJson]:
        """Runs without their content, newest first; every status when none is named."""
        ...

    async def run(self, run_id: str) -> RunJson:
        """A run with its content."""
        ...

    async def command(self, name: str, run_id: str) -> RunJson:
        """pause, resume, cancel or retry; the run as it is after it."""
        ...

    async def credits(self) -> AnswerJson:
        """What is left of credits, and the newest entries, also while credits are off."""
        ...

    async def grant(self, amount: int) -> AnswerJson:
        """Gives credits, or takes back with a negative amount; the entry it made."""
        ...

    async def cleanup(self) -> AnswerJson:
        """Deletes the logs that are past their time; what was deleted, by kind."""
        ...

    async def export(self, name: str, kind: str, paper: str) -> ExportedFile:
        """The file of a document's, a run's or a file's id; ``paper`` "" is the usual one."""
        ...

    def events(self, run_id: str, after: int) -> AsyncIterator[Event]:
        """Committed events behind ``after``, in order, until the run ends or the caller stops."""
        ...


@asynccontextmanager
async def opened(settings: Settings, language: str) -> AsyncGenerator[Workplace]:
    """The workplace for a data folder. Raises `OurFault` (``folder_in_use``) for a locked one, and
    `BadInput` (``not_offered``)."""
    refuse_not_offered()
    deadline = monotonic() + PATIENCE_SECONDS
    while True:
        if server_answers(settings.data_dir):
            from everdraft.cli.live import live

            async with live(settings, language) as workplace:
                yield workplace
            return
        try:
            from everdraft.app import open_engine
            from everdraft.cli.migrating import telling

            engine = open_engine(settings, tell=telling(Terminal(language)))
        except OurFault as fault:
            if fault.code != "folder_in_use" or monotonic() > deadline:
                raise
            await asyncio.sleep(LOOK_SECONDS)
            continue
        from everdraft.cli.here import Here

        here = Here(engine, settings, language)
        try:
            await here.open()
            yield here
        finally:
            await engine.stop()
        return
