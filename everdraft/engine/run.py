"""The handle a workflow writes with: every event is folded, numbered and on its way to disk.

An event that the lifecycle forbids fails here, before the disk. `Run` does not wait for the disk at
every delta: up to `WINDOW_EVENTS` may be on their way, which is no risk to anybody, since readers
see only what is committed. Section ends, steps and the end of the run wait.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterable, Awaitable, Callable, Mapping, Sequence
from typing import Any

from everdraft.base.clock import Clock, timestamp
from everdraft.base.errors import EverdraftError
from everdraft.engine.commit import Committer
from everdraft.engine.workflow import Outcome
from everdraft.library.records import LibraryStore
from everdraft.runs import fold
from everdraft.runs.events import Event, EventKind, encode
from everdraft.runs.fold import SectionStatus, Snapshot
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow, UpdateRun, stream_id
from everdraft.streams.store import Append, Commit, CommitResult, Effect

WINDOW_EVENTS = 64


class LostRun(Exception):
    """A newer owner or a command has taken the run: stop, and write nothing more."""


def summary_of(snapshot: Snapshot) -> dict[str, Any]:
    """The small object that lists show: sections done and planned, words kept."""
    return {
        "sectionsDone": snapshot.completed_count(),
        "sectionsPlanned": snapshot.planned_count(),
        "words": sum(len(section.text.split()) for section in snapshot.sections.values()),
    }


class Run:
    """One attempt at one run, by one owner. Made by the executor, used by a workflow."""

    def __init__(
        self,
        row: RunRow,
        snapshot: Snapshot,
        epoch: int,
        *,
        committer: Committer,
        library: LibraryStore,
        clock: Clock,
        translate: Callable[[str], str],
    ) -> None:
        self.row = row
        self.snapshot = snapshot
        self.library = library
        self.translate = translate
        self._epoch = epoch
        self._committer = committer
        self._clock = clock
        self._on_their_way: deque[asyncio.Future[CommitResult]] = deque()

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def attempt(self) -> int:
        return self.snapshot.attempt

    # -- what a workflow calls ---------------------------------------------------------------

    async def plan(self, sections: Sequence[tuple[str, str]]) -> None:
        """Names the sections to come, (id, title) each, so that progress is known, not guessed."""
        known = [(s.id, s.title) for s in self.snapshot.sections.values()]
        if known[: len(sections)] != list(sections):
            planned = [{"id": section_id, "title": title} for section_id, title in sections]
            await self._emit(EventKind.PROGRESS, data={"plan": planned})

    async def section(self, section_id: str, title: str) -> SectionWriter | None:
        """Begins a section; None when an earlier attempt finished it: it is kept as it is."""
        known = self.snapshot.sections.get(section_id)
        if known is not None and known.status is SectionStatus.COMPLETED:
            return None
        restarted = known is not None and known.attempt > 0
        kind = EventKind.SECTION_RESTARTED if restarted else EventKind.SECTION_STARTED
        await self._emit(kind, section_id, {"title": title})
        return SectionWriter(self, section_id)

    async def step(self, name: str, work: Callable[[], Awaitable[Any]]) -> Any:
        """Does a piece of work once: its value (JSON) is recorded, later attempts get it back."""
        if name in self.snapshot.steps:
            return self.snapshot.steps[name]
        value = await work()
        await self._emit(EventKind.STEP_COMPLETED, data={"name": name, "value": value})
        await self.settle()
        return value

    async def settle(self) -> None:
        """Waits until all that was written is durable. Raises `LostRun` if it is no longer ours."""
        while self._on_their_way:
            await self._await_oldest()

    # -- what the executor calls -------------------------------------------------------------

    async def complete(self, outcome: Outcome) -> None:
        """The terminal event, the result and its records in one commit."""
        await self._emit(
            EventKind.RUN_COMPLETED,
            data={"result": outcome.result},
            effects=outcome.records,
            close=True,
            document_id=outcome.document_id,
        )
        await self.settle()

    async def fail(self, error: Mapping[str, Any]) -> None:
        """ERROR: the run rests with all it has; a retry goes on."""
        await self._emit(EventKind.RUN_ERROR, data={"error": error})
        await self.settle()

    # -- writing -----------------------------------------------------------------------------

    async def _emit(
        self,
        kind: EventKind,
        section_id: str = "",
        data: Mapping[str, Any] | None = None,
        *,
        effects: tuple[Effect, ...] = (),
        close: bool = False,
        document_id: str | None = None,
    ) -> None:
        event = Event(
            seq=self.snapshot.seq + 1,
            kind=kind,
            at=timestamp(self._clock.now()),
            attempt=self.snapshot.attempt,
            section=section_id,
            data=data or {},
        )
        body = encode(event)
        fold.apply(self.snapshot, event)
        if kind in _CHANGES_THE_ROW:
            effects = (*effects, self._row_update(document_id))
        append = Append(stream_id(self.id), self._epoch, event.seq, (body,), close)
        self._on_their_way.append(self._committer.submit(Commit((append,), effects)))
        while len(self._on_their_way) > WINDOW_EVENTS:
            await self._await_oldest()

    def _row_update(self, document_id: str | None) -> UpdateRun:
        return UpdateRun(
            run_id=self.id,
            status=self.snapshot.status or RunStatus.PENDING,
            updated_at=self.snapshot.updated_at,
            progress=self.snapshot.progress,
            attempts=self.snapshot.attempt,
            reason=self.snapshot.reason,
            error=self.snapshot.error,
            summary=summary_of(self.snapshot),
            document_id=document_id,
        )

    async def _await_oldest(self) -> None:
        result = await self._on_their_way.popleft()
        if not result.accepted:
            # What follows was written on top of what was refused.
            self._on_their_way.clear()
            raise LostRun(f"run {self.id}: {result.verdict or result.detail}")


_CHANGES_THE_ROW = frozenset(
    {
        EventKind.PROGRESS,
        EventKind.SECTION_STARTED,
        EventKind.SECTION_RESTARTED,
        EventKind.SECTION_COMPLETED,
        EventKind.RUN_WAITING,
        EventKind.RUN_ERROR,
        EventKind.RUN_COMPLETED,
    }
)


class SectionWriter:
    """Writes one section: text as it comes, findings, and the end."""

    def __init__(self, run: Run, section_id: str) -> None:
        self._run = run
        self._id = section_id

    async def write(self, text: str) -> None:
        """Some text; empty text is no event."""
        if text:
            await self._run._emit(EventKind.DELTA, self._id, {"text": text})  # pyright: ignore[reportPrivateUsage]

    async def stream(self, chunks: AsyncIterable[str]) -> None:
        """Text from one model call, chunk by chunk."""
        async for chunk in chunks:
            await self.write(chunk)

    async def finding(self, finding: Mapping[str, Any]) -> None:
        """A finding, as JSON."""
        await self._run._emit(EventKind.FINDING, self._id, {"finding": finding})  # pyright: ignore[reportPrivateUsage]

    async def complete(self, result: Mapping[str, Any]) -> None:
        """The end of the section, durable when this returns."""
        await self._run._emit(EventKind.SECTION_COMPLETED, self._id, {"result": result})  # pyright: ignore[reportPrivateUsage]
        await self._run.settle()


def error_json(error: EverdraftError, translate: Callable[[str], str]) -> dict[str, Any]:
    """An error as a run carries it: code, message, action, retryable."""
    message = translate(error.message)
    return {
        "code": error.code,
        "message": message % error.arguments if error.arguments else message,
        "action": translate(error.action) if error.action else "",
        "retryable": error.retryable,
    }
