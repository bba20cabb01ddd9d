"""What pages, the API and the command line may ask of runs: start, read, and every command.

A command from outside is durable at once: it appends its event under a raised epoch in one
transaction with the row, so that whoever works on the run is refused at the next append.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol

from everdraft.base.clock import Clock, is_timestamp, parse_timestamp, timestamp
from everdraft.base.errors import BadInput, Busy, Conflict, NoCredits, NotFound
from everdraft.base.ids import IdSource
from everdraft.engine.commands import BY_PERSON, BY_TIME, command_commit
from everdraft.engine.commit import Committer
from everdraft.engine.execute import Stores
from everdraft.engine.hub import Hub, Reader
from everdraft.engine.logs import DamagedLog, load_snapshot, readable_snapshot
from everdraft.engine.requests import StartRequest, input_hash, request_hash, reused_run
from everdraft.engine.run import open_hold, summary_of
from everdraft.library.records import IdempotencyKey, PutIdempotencyKey
from everdraft.runs.events import Event, EventKind, encode
from everdraft.runs.fold import Snapshot
from everdraft.runs.states import RESTING, UNFINISHED, RunStatus
from everdraft.runs.store import (
    DismissRun,
    DismissRuns,
    InsertRun,
    RunQuery,
    RunRow,
    TouchRun,
    stream_id,
)
from everdraft.streams.store import Append, Commit, Effect, NewStream

SAME_RUN_SECONDS = 60
TOUCH_INTERVAL = timedelta(hours=1)
COMMAND_TRIES = 50
OPEN = tuple(one for one in RunStatus if one in UNFINISHED or one in RESTING)
FIRST_HOLD = 1
"""Holds are numbered by the event that opened them; the first is ``run.created``."""


class Dispatcher(Protocol):
    """Who runs runs: execution/ implements it."""

    def dispatch(self, run_id: str) -> None:
        """Somebody shall call `execute` for this run soon."""
        ...

    def interrupt(self, run_id: str) -> None:
        """The run was taken from its worker: whoever works on it here may stop at once."""
        ...

    @property
    def waiting_count(self) -> int:
        """How many runs wait in line."""
        ...

    def place(self, run_id: str) -> int:
        """How many runs are before this one in the line, plus one; 0 when it does not wait."""
        ...


class RunService:
    """Commands and questions about runs, always for one owner."""

    def __init__(
        self,
        stores: Stores,
        committer: Committer,
        hub: Hub,
        dispatcher: Dispatcher,
        *,
        clock: Clock,
        ids: IdSource,
        prices: Mapping[str, int] | None = None,
    ) -> None:
        self._stores = stores
        self._committer = committer
        self._hub = hub
        self._dispatcher = dispatcher
        self._prices = prices or {}
        self._clock = clock
        self._ids = ids

    # -- questions ---------------------------------------------------------------------------

    async def get(self, owner_id: str, run_id: str) -> RunRow:
        """The owner's run; `NotFound` for any other id."""
        row = await self._stores.runs.run(owner_id, run_id)
        if row is None:
            raise NotFound("There is no such run.", action="Go back to the start page.")
        return row

    async def named(self, owner_id: str, run_ids: Sequence[str]) -> dict[str, RunRow]:
        """Those of these runs that are the owner's, by their ids."""
        return {one.id: one for one in await self._stores.runs.runs_named(owner_id, run_ids)}

    async def list(self, query: RunQuery) -> list[RunRow]:
        """Runs of one owner, newest first."""
        return await self._stores.runs.runs(query)

    async def count(
        self, owner_id: str, statuses: Sequence[RunStatus], *, dismissed: bool = False
    ) -> dict[RunStatus, int]:
        """How many runs the owner has in each of these statuses, put away or not."""
        return await self._stores.runs.count_runs(owner_id, statuses, dismissed)

    async def snapshot(self, owner_id: str, run_id: str) -> tuple[RunRow, Snapshot]:
        """The row and the fold of the log; what the fold says of status is newer or the same."""
        row = await self.get(owner_id, run_id)
        self.touch(row)
        return row, await readable_snapshot(self._stores.log, self._stores.library, row)

    def place(self, row: RunRow) -> int:
        """The run's place in the line of those that wait to be taken up, from 1; otherwise 0."""
        return self._dispatcher.place(row.id) if row.status is RunStatus.PENDING else 0

    @property
    def waiting_count(self) -> int:
        """How many runs wait in line to be taken up here."""
        return self._dispatcher.waiting_count

    def touch(self, row: RunRow) -> None:
        """Remembers, once in a while and without waiting, that somebody looked."""
        now = self._clock.now()
        if row.read_at and now - parse_timestamp(row.read_at) < TOUCH_INTERVAL:
            return
        touch = TouchRun(row.id, row.owner_id, timestamp(now))
        self._committer.submit(Commit(effects=(touch,)))

    async def follow(self, owner_id: str, run_id: str, after: int) -> Reader:
        """A reader of the run's events behind ``after``; following is reading.

        Raises `BadInput` (410, ``log_deleted``) when they are not there any more.
        """
        row = await self.get(owner_id, run_id)
        if row.log_deleted_at and after < row.head:
            raise log_deleted()
        self.touch(row)
        reader = await self._hub.open(stream_id(run_id), after)
        if reader is None:
            raise NotFound("There is no such run.", action="Go back to the start page.")
        return reader

    # -- starting ----------------------------------------------------------------------------

    async def start(self, request: StartRequest) -> RunRow:
        """A new run, or the same one: see DESIGN section 7 on which run a start means.

        Unfinished, or completed within a minute: that run. Paused: it is resumed. ERROR: it is
        retried. Cancelled, completed earlier, or none: a new one.
        """
        fingerprint = input_hash(request)
        for _ in range(COMMAND_TRIES):
            by_key = await self._by_key(request)
            if by_key is not None:
                return by_key
            same = await self._stores.runs.same_run(request.owner_id, request.kind, fingerprint)
            if same is not None and self._is_still_meant(same):
                await self._remember_key(request, same.id)
                return await self.resume(same.owner_id, same.id)
            price = self._prices.get(request.kind, 0)
            await self._require_credits(request.owner_id, price)
            created = await self._create(request, fingerprint, price, reused_run(request, same))
            if created is not None:
                self._dispatcher.dispatch(created.id)
                return created
        raise Busy("The run could not be started.", action="Try again in a moment.")

    def _is_still_meant(self, row: RunRow) -> bool:
        if row.status in UNFINISHED or row.status in RESTING:
            return True
        age = self._clock.now() - parse_timestamp(row.updated_at)
        return row.status is RunStatus.COMPLETED and age < timedelta(seconds=SAME_RUN_SECONDS)

    async def _require_credits(self, owner_id: str, price: int) -> None:
        """A refusal in words before the transaction, which is what really refuses."""
        if not price:
            return
        balance = await self._stores.credits.balance(owner_id)
        if balance < price:
            raise NoCredits(
                "This costs %(price)s credit; the balance is %(balance)s."
                if price == 1
                else "This costs %(price)s credits; the balance is %(balance)s.",
                action="Ask who runs this server for more. Nothing was started.",
                price=price,
                balance=balance,
            )

    async def _create(
        self, request: StartRequest, fingerprint: str, price: int, stopped_run_id: str
    ) -> RunRow | None:
        now = timestamp(self._clock.now())
        run_id = self._ids("run")
        row = RunRow(
            id=run_id,
            owner_id=request.owner_id,
            kind=request.kind,
            title=request.title,
            subject_id=request.subject_id,
            input=request.input,
            input_hash=fingerprint,
            status=RunStatus.PENDING,
            progress=0.0,
            attempts=0,
            created_at=now,
            updated_at=now,
            language=request.language,
            reused_run_id=stopped_run_id,
            price=price,
            hold=FIRST_HOLD if price else 0,
        )
        data = {"kind": request.kind, "title": request.title, "input": request.input}
        created = Event(1, EventKind.RUN_CREATED, now, 0, data=data)
        effects: tuple[Effect, ...] = (InsertRun(row), *open_hold(row, FIRST_HOLD, now))
        if request.idempotency_key:
            effects = (*effects, self._put_key(request, run_id))
        commit = Commit(
            appends=(Append(stream_id(run_id), 0, 1, (encode(created),)),),
            effects=effects,
            creates=(NewStream(stream_id(run_id), row.owner_id, "application/json", now),),
        )
        result = await self._committer.commit(commit)
        return replace(row, head=1) if result.accepted else None

    async def _by_key(self, request: StartRequest) -> RunRow | None:
        if not request.idempotency_key:
            return None
        known = await self._stores.library.idempotency_key(
            request.owner_id, request.idempotency_key
        )
        if known is None:
            return None
        if known.body_hash != request_hash(request):
            raise BadInput(
                "This Idempotency-Key was used for another request.",
                code="idempotency_key_reused",
                action="Send a new key.",
            )
        return await self.get(request.owner_id, known.run_id)

    def _put_key(self, request: StartRequest, run_id: str) -> PutIdempotencyKey:
        now = timestamp(self._clock.now())
        key, sent = request.idempotency_key, request_hash(request)
        return PutIdempotencyKey(IdempotencyKey(request.owner_id, key, sent, run_id, now))

    async def _remember_key(self, request: StartRequest, run_id: str) -> None:
        if request.idempotency_key:
            put = self._put_key(request, run_id)
            await self._committer.commit(Commit(effects=(put,)))

    # -- commands ----------------------------------------------------------------------------

    async def pause(self, owner_id: str, run_id: str) -> RunRow:
        """Rests the run; nothing is lost. Asking twice is asking once."""
        data = {"reason": "paused_by_person"}
        kind, status = EventKind.RUN_PAUSED, RunStatus.PAUSED
        return (await self._command(owner_id, run_id, kind, status, data))[0]

    async def cancel(self, owner_id: str, run_id: str) -> RunRow:
        """Ends the run for good, keeping what it wrote."""
        data = {"reason": "cancelled_by_person"}
        kind, status = EventKind.RUN_CANCELLED, RunStatus.CANCELLED
        return (await self._command(owner_id, run_id, kind, status, data))[0]

    async def resume(self, owner_id: str, run_id: str) -> RunRow:
        """Goes on with a resting run; one that is going or done is left as it is.

        Either way it is put away no longer: whoever goes on with it wants to see it.
        """
        row = await self.get(owner_id, run_id)
        if _needs_no_resume(row):
            return await self.restore(owner_id, run_id) if row.dismissed_at else row
        cause = "pause" if row.status is RunStatus.PAUSED else "error"
        kind, status = EventKind.RUN_RESUMED, RunStatus.PENDING
        row, moved = await self._command(owner_id, run_id, kind, status, {"by": BY_PERSON})
        if moved:
            self._committer.figures.runs_recovered.labels(cause).inc()
            self._dispatcher.dispatch(run_id)
        return row

    async def resume_in_time(self, row: RunRow) -> None:
        """Goes on with a paused run whose time has come, unless somebody was faster."""
        kind, data = EventKind.RUN_RESUMED, {"by": BY_TIME}
        try:
            _row, moved = await self._command(row.owner_id, row.id, kind, RunStatus.PENDING, data)
        except (NotFound, Conflict, NoCredits):
            return
        if moved:
            self._committer.figures.runs_recovered.labels("time").inc()
            self._dispatcher.dispatch(row.id)

    async def retry(self, owner_id: str, run_id: str) -> RunRow:
        """The same as `resume`, by the name people look for after an error."""
        return await self.resume(owner_id, run_id)

    async def dismiss(self, owner_id: str, run_id: str) -> RunRow:
        """Takes the run off the banner; it stays in the lists, and `restore` brings it back."""
        return await self._set_dismissed(owner_id, run_id, timestamp(self._clock.now()))

    async def restore(self, owner_id: str, run_id: str) -> RunRow:
        """Undoes `dismiss`."""
        return await self._set_dismissed(owner_id, run_id, "")

    async def dismiss_all(self, owner_id: str) -> tuple[str, int]:
        """`dismiss` for all that stands there, in one commit: the moment, by which `restore_all`
        finds them again, and how many there were."""
        at = timestamp(self._clock.now())
        counts = await self.count(owner_id, OPEN)
        await self._committer.commit(Commit(effects=(DismissRuns(owner_id, OPEN, "", at),)))
        return at, sum(counts.values())

    async def restore_all(self, owner_id: str, at: str) -> None:
        """Undoes the `dismiss_all` of that moment; what ended meanwhile comes back as well.

        Raises `BadInput` for what is no moment.
        """
        if not is_timestamp(at):
            raise BadInput(
                "That is no moment at which something was put away.",
                code="bad_fields",
                action="Send dismissedAt as dismiss-all gave it.",
            )
        effect = DismissRuns(owner_id, tuple(RunStatus), at, "")
        await self._committer.commit(Commit(effects=(effect,)))

    async def _set_dismissed(self, owner_id: str, run_id: str, at: str) -> RunRow:
        row = await self.get(owner_id, run_id)
        effect = DismissRun(run_id, owner_id, at)
        if not (await self._committer.commit(Commit(effects=(effect,)))).accepted:
            raise NotFound("There is no such run.", action="Go back to the start page.")
        return replace(row, dismissed_at=at)

    async def _command(
        self,
        owner_id: str,
        run_id: str,
        kind: EventKind,
        target: RunStatus,
        data: Mapping[str, Any],
    ) -> tuple[RunRow, bool]:
        """The run after the command, and whether that moved it.

        It is decided at the command's turn to write: nothing that the run's worker hands in comes
        in between, so the command gets in however fast that one writes.
        """
        row = await self.get(owner_id, run_id)
        if row.status is target:
            return row, False
        known = await self._folded(row)
        moved = False

        async def decide() -> Commit | None:
            nonlocal row, moved
            row = await self.get(owner_id, run_id)
            moved = row.status is not target and not (
                kind is EventKind.RUN_RESUMED and _needs_no_resume(row)
            )
            if not moved:
                return None
            if kind is EventKind.RUN_RESUMED and not row.hold:
                await self._require_credits(owner_id, row.price)
            summary = await self._summary(row, known)
            now = timestamp(self._clock.now())
            commit, row = command_commit(row, kind, data, summary, now)
            return commit

        for _ in range(COMMAND_TRIES):
            if (await self._committer.commit_planned(decide)).accepted:
                if moved:
                    self._tell_moved(row)
                return row, moved
            # Another process wrote between reading the row and writing: look again.
        raise Busy("The run is too busy to take the command.", action="Try again.")

    def _tell_moved(self, row: RunRow) -> None:
        if row.status is not RunStatus.PENDING:
            self._committer.figures.runs_ended.labels(row.kind, row.status.value).inc()
        self._dispatcher.interrupt(row.id)

    async def _folded(self, row: RunRow) -> Snapshot | None:
        """The log so far; None for a damaged one."""
        try:
            return await load_snapshot(self._stores.log, row.id, through=row.head)
        except DamagedLog:
            return None

    async def _summary(self, row: RunRow, known: Snapshot | None) -> Mapping[str, Any]:
        """What lists show of the run as it is, from an earlier fold of its log and what came since.

        A damaged log cannot say it, and what the row says stays.
        """
        if known is None:
            return row.summary
        try:
            return summary_of(await load_snapshot(self._stores.log, row.id, row.head, known))
        except DamagedLog:
            return row.summary


def _needs_no_resume(row: RunRow) -> bool:
    """Whether a run is going or complete: to go on with it is to leave it as it is."""
    return row.status not in RESTING and row.status is not RunStatus.CANCELLED


def log_deleted() -> BadInput:
    """The events of a run that were deleted after their time."""
    return BadInput(
        "The log of this run was deleted after its time; what it came to is kept.",
        code="log_deleted",
        action="Open the run to see it.",
        status=410,
    )
