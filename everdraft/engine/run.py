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
from everdraft.credits import ledger
from everdraft.credits.sends import DeleteSend, EndSend, PutSend, Send
from everdraft.engine.commit import Committer
from everdraft.engine.logs import keep_ending
from everdraft.engine.workflow import Outcome
from everdraft.library.records import LibraryStore
from everdraft.runs import fold
from everdraft.runs.events import Event, EventKind, encode
from everdraft.runs.fold import SectionState, SectionStatus, Snapshot
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow, UpdateRun, stream_id
from everdraft.streams.store import Append, Commit, CommitResult, Effect

WINDOW_EVENTS = 64


class LostRun(Exception):
    """A newer owner or a command has taken the run: stop, and write nothing more."""


class RestUntil(Exception):
    """What a workflow raises when the run must rest, for a ``reason`` that is no error.

    ``goes_on_at`` is when it goes on by itself (a timestamp), empty when a person must say so.
    """

    def __init__(self, reason: str, goes_on_at: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.goes_on_at = goes_on_at


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
        reused: Snapshot | None = None,
        purpose: str = "",
    ) -> None:
        self.row = row
        self.purpose = purpose
        """What is done, in words: the workflow's title, in English."""
        self.snapshot = snapshot
        self._reused = reused or Snapshot()
        self.library = library
        self.translate = translate
        self._epoch = epoch
        self._committer = committer
        self._clock = clock
        self._on_their_way: deque[asyncio.Future[CommitResult]] = deque()
        self._untold: list[Send] = []
        self._facts: Mapping[str, Any] = {}

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def attempt(self) -> int:
        return self.snapshot.attempt

    # -- what a workflow calls ---------------------------------------------------------------

    async def plan(self, sections: Sequence[tuple[str, str]], document_id: str = "") -> None:
        """Names the sections to come, (id, title) each, so that progress is known, not guessed.

        ``document_id`` is the document that the run is about, where there is one from the start.
        """
        known = [(s.id, s.title) for s in self.snapshot.sections.values()]
        if known[: len(sections)] != list(sections):
            planned = [{"id": section_id, "title": title} for section_id, title in sections]
            await self._emit(
                EventKind.PROGRESS, data={"plan": planned}, document_id=document_id or None
            )

    async def section(self, section_id: str, title: str) -> SectionWriter | None:
        """Begins a section; None when it is finished already, and kept as it is.

        Finished by an earlier attempt, or by a stopped run of the same input: then it is taken over
        from there at once.
        """
        known = self.snapshot.sections.get(section_id)
        if known is not None and known.status is SectionStatus.COMPLETED:
            return None
        restarted = known is not None and known.attempt > 0
        kind = EventKind.SECTION_RESTARTED if restarted else EventKind.SECTION_STARTED
        await self._emit(kind, section_id, {"title": title})
        writer = SectionWriter(self, section_id)
        earlier = self._reused.sections.get(section_id)
        if earlier is None or earlier.status is not SectionStatus.COMPLETED:
            return writer
        await writer.repeat(earlier)
        return None

    async def waiting(self, until: str, reason: str) -> None:
        """Says that a provider is down and when it is tried next; the run stays IN_PROGRESS."""
        await self._emit(EventKind.RUN_WAITING, data={"until": until, "reason": reason})
        await self.settle()

    async def sending(self, send: Send) -> None:
        """Records a call of a model that is about to be made; durable when this returns, so that
        no kill can hide it.

        It is no event and carries no epoch: what was sent is sent, whoever owns the run by now.
        """
        await self._committer.commit(Commit(effects=(PutSend(send),)))

    def sent(self, send: Send, *, known: bool = True) -> None:
        """Records how a call ended and what it took; durable before anything that is written after
        it. ``known`` says whether `sending` heard of it before."""
        self._untold.append(send)
        self._committer.submit(Commit(effects=(EndSend(send) if known else PutSend(send),)))

    def unsent(self, send: Send) -> None:
        """Takes back what `sending` recorded: the call came nowhere."""
        self._committer.submit(Commit(effects=(DeleteSend(send.id),)))

    async def step(
        self,
        name: str,
        work: Callable[[], Awaitable[Any]],
        records: Callable[[Any], tuple[Effect, ...]] | None = None,
    ) -> Any:
        """Does a piece of work once: its value (JSON) is recorded, later attempts get it back.

        ``records`` gives what stands in the same commit as the value.
        """
        if name in self.snapshot.steps:
            return self.snapshot.steps[name]
        known = name in self._reused.steps
        value = self._reused.steps[name] if known else await work()
        effects = records(value) if records is not None else ()
        data = {"name": name, "value": value}
        await self._emit(EventKind.STEP_COMPLETED, data=data, effects=effects)
        await self.settle()
        return value

    async def settle(self) -> None:
        """Waits until all that was written is durable. Raises `LostRun` if it is no longer ours."""
        while self._on_their_way:
            await self._await_oldest()

    # -- what the executor calls -------------------------------------------------------------

    async def complete(self, outcome: Outcome) -> None:
        """The terminal event, the result, its records and what outlives the log in one commit."""
        self._facts = outcome.facts
        await self._emit(
            EventKind.RUN_COMPLETED,
            data={"result": outcome.result},
            effects=(*outcome.records, *self._close_hold(ledger.settle)),
            close=True,
            document_id=outcome.document_id,
        )
        await self.settle()
        self._count_end(RunStatus.COMPLETED)

    def _count_end(self, status: RunStatus) -> None:
        self._committer.figures.runs_ended.labels(self.row.kind, status.value).inc()

    async def fail(self, error: Mapping[str, Any]) -> None:
        """ERROR: the run rests with all it has; a retry goes on."""
        await self._emit(
            EventKind.RUN_ERROR,
            data={"error": error, **self._usage_untold()},
            effects=self._close_hold(ledger.release),
        )
        await self.settle()
        self._count_end(RunStatus.ERROR)

    async def rest(self, rest: RestUntil) -> None:
        """PAUSED: everything is kept, also the credits it holds, until it goes on."""
        data = {"reason": rest.reason, "goesOnAt": rest.goes_on_at, **self._usage_untold()}
        await self._emit(EventKind.RUN_PAUSED, data=data)
        await self.settle()
        self._count_end(RunStatus.PAUSED)

    def hand_back(self) -> None:
        """Says that this attempt ends with its server, in good order, and does not wait for it.

        Only an attempt that brought nothing yet needs it: it is no sign of a run that kills.
        """
        if self.snapshot.status is RunStatus.IN_PROGRESS and self.snapshot.idle_attempts:
            append = self._next(EventKind.PROGRESS, "", {"handedBack": True}, close=False)
            self._committer.submit(Commit((append,)), self.row.kind)

    def _usage_untold(self) -> dict[str, Any]:
        """What the calls of an unfinished section took, which no section's end will tell."""
        if not self._untold:
            return {}
        costs = [send.cost_usd for send in self._untold]
        known = [cost for cost in costs if cost is not None]
        usage = {
            "inputTokens": sum(send.input_tokens for send in self._untold),
            "outputTokens": sum(send.output_tokens for send in self._untold),
            "costUsd": sum(known) if len(known) == len(costs) else None,
            "calls": len(costs),
        }
        return {"usage": usage}

    def _close_hold(self, how: CloseHold) -> tuple[Effect, ...]:
        """What the end of the work means for the credits it holds, in the same commit."""
        return close_hold(self.row, how, timestamp(self._clock.now()))

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
        waited = self.snapshot.waiting is not None
        append = self._next(kind, section_id, data or {}, close=close)
        # Lists say what is waited for: the first word after a wait is news to them too.
        if kind in _CHANGES_THE_ROW or (waited and self.snapshot.waiting is None):
            effects = (*effects, self._row_update(document_id))
        if kind is EventKind.RUN_COMPLETED:
            at = self.snapshot.updated_at
            effects = (*effects, keep_ending(self.row, self.snapshot, at))
        self._on_their_way.append(self._committer.submit(Commit((append,), effects), self.row.kind))
        while len(self._on_their_way) > WINDOW_EVENTS:
            await self._await_oldest()

    def _next(
        self, kind: EventKind, section_id: str, data: Mapping[str, Any], *, close: bool
    ) -> Append:
        """The next event, numbered and folded, as it goes to the log."""
        event = Event(
            seq=self.snapshot.seq + 1,
            kind=kind,
            at=timestamp(self._clock.now()),
            attempt=self.snapshot.attempt,
            section=section_id,
            data=data,
        )
        body = encode(event)
        fold.apply(self.snapshot, event)
        return Append(stream_id(self.id), self._epoch, event.seq, (body,), close)

    def _row_update(self, document_id: str | None) -> UpdateRun:
        # Lists read the row alone: it says as well what is waited for, and until when.
        waiting = self.snapshot.waiting or {}
        return UpdateRun(
            run_id=self.id,
            owner_id=self.row.owner_id,
            status=self.snapshot.status or RunStatus.PENDING,
            updated_at=self.snapshot.updated_at,
            progress=self.snapshot.progress,
            attempts=self.snapshot.attempt,
            reason=self.snapshot.reason or str(waiting.get("reason", "")),
            error=self.snapshot.error,
            summary={**summary_of(self.snapshot), **self._facts},
            document_id=document_id,
            hold=None if self.snapshot.status in _KEEPS_ITS_HOLD else 0,
            goes_on_at=self.snapshot.goes_on_at or str(waiting.get("until", "")),
        )

    async def _await_oldest(self) -> None:
        result = await self._on_their_way.popleft()
        if not result.accepted:
            # What follows was written on top of what was refused.
            self._on_their_way.clear()
            raise LostRun(f"run {self.id}: {result.verdict or result.detail}")


_KEEPS_ITS_HOLD = frozenset({RunStatus.IN_PROGRESS, RunStatus.PAUSED})
_CHANGES_THE_ROW = frozenset(
    {
        EventKind.PROGRESS,
        EventKind.SECTION_STARTED,
        EventKind.SECTION_RESTARTED,
        EventKind.SECTION_COMPLETED,
        EventKind.RUN_WAITING,
        EventKind.RUN_PAUSED,
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

    async def suggestion(
        self, suggestion: Mapping[str, Any], records: tuple[Effect, ...] = ()
    ) -> None:
        """A suggestion, as JSON: a record, never an edit. ``records`` stand in the same commit, so
        that what is seen can be accepted."""
        data = {"suggestion": suggestion}
        await self._run._emit(EventKind.SUGGESTION, self._id, data, effects=records)  # pyright: ignore[reportPrivateUsage]

    async def question(self, question: Mapping[str, Any], records: tuple[Effect, ...] = ()) -> None:
        """A question that only the person can answer, as JSON, with records in the same commit."""
        data = {"question": question}
        await self._run._emit(EventKind.QUESTION, self._id, data, effects=records)  # pyright: ignore[reportPrivateUsage]

    async def restart(self) -> None:
        """What was written of the section no longer counts; it begins anew, visibly."""
        title = self._run.snapshot.sections[self._id].title
        await self._run._emit(EventKind.SECTION_RESTARTED, self._id, {"title": title})  # pyright: ignore[reportPrivateUsage]

    async def complete(
        self,
        result: Mapping[str, Any],
        records: tuple[Effect, ...] = (),
        usage: Mapping[str, Any] | None = None,
    ) -> None:
        """The end of the section, with records of its own in the same commit; durable then.

        ``usage`` is what a model's calls took: {inputTokens, outputTokens, costUsd, calls}.
        """
        data = {"result": result} if usage is None else {"result": result, "usage": usage}
        self._run._untold.clear()  # pyright: ignore[reportPrivateUsage]
        await self._run._emit(  # pyright: ignore[reportPrivateUsage]
            EventKind.SECTION_COMPLETED, self._id, data, effects=records
        )
        await self._run.settle()

    async def repeat(self, earlier: SectionState) -> None:
        """Writes what a finished section of a stopped run of the same input said."""
        for finding in earlier.findings:
            await self.finding(finding)
        for suggestion in earlier.suggestions:
            await self.suggestion(suggestion)
        for question in earlier.questions:
            await self.question(question)
        await self.write(earlier.text)
        await self.complete(earlier.result)


CloseHold = Callable[[str, str, str, ledger.Hold, str], ledger.Entry]


def close_hold(row: RunRow, how: CloseHold, at: str) -> tuple[Effect, ...]:
    """The entry that settles or releases a run's open hold; nothing when there is none."""
    if not row.hold:
        return ()
    hold = ledger.Hold(row.hold, row.price)
    name = f"{row.id}/{row.hold}/{how.__name__}"
    return (ledger.PutEntry(how(name, row.owner_id, row.id, hold, at)),)


def open_hold(row: RunRow, number: int, at: str) -> tuple[Effect, ...]:
    """The entry that reserves a run's price under a new number; nothing when it is free."""
    if not row.price:
        return ()
    hold = ledger.Hold(number, row.price)
    name = f"{row.id}/{number}/reserve"
    return (ledger.PutEntry(ledger.reserve(name, row.owner_id, row.id, hold, at)),)


def error_json(error: EverdraftError, translate: Callable[[str], str]) -> dict[str, Any]:
    """An error as a run carries it: code, message, action, retryable."""
    message = translate(error.message)
    return {
        "code": error.code,
        "message": message % error.arguments if error.arguments else message,
        "action": error.what_to_do(translate),
        "retryable": error.retryable,
    }
