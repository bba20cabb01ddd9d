"""``execute(run_id)``: take the run, fold its log, go on from the first unfinished section.

Idempotent and fenced, so that anybody may call it, twice, late or after a crash. The epoch makes
one of two callers the owner; the fold of the log says what is already done.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from everdraft.base.clock import Clock, timestamp
from everdraft.base.errors import EverdraftError, OurFault
from everdraft.base.ids import IdSource
from everdraft.base.language import Translate, translator
from everdraft.credits import ledger
from everdraft.credits.ledger import CreditStore
from everdraft.engine.commit import Committer
from everdraft.engine.logs import DamagedLog, load_snapshot, readable_snapshot
from everdraft.engine.run import LostRun, RestUntil, Run, close_hold, error_json, summary_of
from everdraft.engine.workflow import Workflows
from everdraft.library.records import LibraryStore
from everdraft.runs.events import Event, EventKind, encode
from everdraft.runs.fold import SectionStatus, Snapshot, apply
from everdraft.runs.lease import is_poisoned, next_epoch
from everdraft.runs.states import UNFINISHED, RunStatus
from everdraft.runs.store import RunRow, RunStore, UpdateRun, stream_id
from everdraft.streams.store import Append, Commit, Effect, LogStore

REUSED_RUNS_LIMIT = 20
"""How many stopped runs back finished sections are looked for."""

log = structlog.get_logger(__name__)


@dataclass(slots=True, frozen=True)
class Stores:
    """The ports an executor reads through; one object may implement them all."""

    log: LogStore
    runs: RunStore
    library: LibraryStore
    credits: CreditStore


class Executor:
    """Runs workflows on runs. ``tools`` is handed to every workflow as it is; ``writer`` is named
    in the log as who wrote."""

    def __init__(
        self,
        stores: Stores,
        committer: Committer,
        workflows: Workflows,
        tools: Any,
        *,
        clock: Clock,
        ids: IdSource,
        writer: str = "rules",
    ) -> None:
        self._writer = writer
        self._stores = stores
        self._committer = committer
        self._workflows = workflows
        self._tools = tools
        self._clock = clock
        self._ids = ids
        self.stopping = False
        """Set when the process is about to stop in good order: runs are then handed back."""

    async def execute(self, run_id: str) -> None:
        """Drives the run until it rests or ends, or until somebody else owns it.

        Raises `OurFault` (``not_saved``) when the disk refuses: nothing is lost, call again later.
        """
        row = await self._stores.runs.run_for_worker(run_id)
        if row is None or row.status not in UNFINISHED:
            return
        try:
            snapshot = await load_snapshot(self._stores.log, run_id)
        except DamagedLog as damaged:
            await self._rest_damaged(row, damaged)
            return
        if is_poisoned(snapshot):
            await self._park(row, snapshot)
            return
        run = await self._take(row, snapshot)
        if run is None:
            return
        try:
            await self._work(run)
        except LostRun:
            log.info("run.lost", run_id=run_id, epoch=row.epoch + 1)
        except asyncio.CancelledError:
            if self.stopping:
                run.hand_back()
            raise

    async def _work(self, run: Run) -> None:
        declared = self._workflows[run.row.kind]
        try:
            wish = declared.input.model_validate(run.row.input)
            await run.complete(await declared.function(run, wish, self._tools))
        except LostRun:
            raise
        except RestUntil as rest:
            await run.rest(rest)
        except OurFault as fault:
            if fault.code == "not_saved":
                raise
            await run.fail(error_json(fault, run.translate))
        except EverdraftError as error:
            await run.fail(error_json(error, run.translate))
        except Exception:
            error_id = self._ids("err")
            log.exception("run.failed", run_id=run.id, error_id=error_id)
            await run.fail(unexpected(run.translate, error_id))

    async def _take(self, row: RunRow, snapshot: Snapshot) -> Run | None:
        """Bumps the epoch with ``run.started``; None when another was first."""
        epoch = next_epoch(row.epoch)
        data = {"writer": self._writer, "cause": _cause(snapshot)}
        started = self._event(snapshot, EventKind.RUN_STARTED, data, snapshot.attempt + 1)
        if not await self._append(row, snapshot, epoch, started):
            return None
        reused = await self._reusable(row)
        return Run(
            row,
            snapshot,
            epoch,
            reused=reused,
            committer=self._committer,
            library=self._stores.library,
            clock=self._clock,
            translate=translator(row.language),
            purpose=self._workflows[row.kind].title,
        )

    async def _reusable(self, row: RunRow) -> Snapshot:
        """What the stopped runs before this one finished, the newest first: a run that was stopped
        early leads to those that it would have taken over from. Of a damaged log what stands
        before the damage."""
        whole = Snapshot()
        for _ in range(REUSED_RUNS_LIMIT):
            if not row.reused_run_id:
                break
            before = await self._stores.runs.run_for_worker(row.reused_run_id)
            if before is None or before.owner_id != row.owner_id:
                break
            row = before
            snapshot = await readable_snapshot(self._stores.log, self._stores.library, row)
            for section in snapshot.sections.values():
                if section.status is SectionStatus.COMPLETED:
                    whole.sections.setdefault(section.id, section)
            whole.steps = {**snapshot.steps, **whole.steps}
        return whole

    async def _rest_damaged(self, row: RunRow, damaged: DamagedLog) -> None:
        """ERROR for a run whose log cannot be folded: nothing that follows could be right.

        Its event goes behind the last number of the log; no fold can judge it, the row says it.
        """
        log.error("run.log_damaged", run_id=row.id, readable=damaged.snapshot.seq, head=row.head)
        error = error_json(damaged, translator(row.language))
        at = timestamp(self._clock.now())
        event = Event(row.head + 1, EventKind.RUN_ERROR, at, row.attempts, data={"error": error})
        update = UpdateRun(
            run_id=row.id,
            status=RunStatus.ERROR,
            updated_at=at,
            progress=row.progress,
            attempts=row.attempts,
            error=error,
            hold=0,
            owner_id=row.owner_id,
        )
        append = Append(stream_id(row.id), next_epoch(row.epoch), event.seq, (encode(event),))
        given_back = close_hold(row, ledger.release, at)
        await self._committer.commit(Commit((append,), (update, *given_back)))

    async def _park(self, row: RunRow, snapshot: Snapshot) -> None:
        """ERROR for a run that brought down its worker again and again."""
        translate = translator(row.language)
        fault = OurFault(
            "This run stopped its worker several times in a row without getting further.",
            code="poisoned",
            action="Everything written is kept. Try again, or start from another file.",
        )
        data = {"error": error_json(fault, translate)}
        event = self._event(snapshot, EventKind.RUN_ERROR, data, snapshot.attempt)
        given_back = close_hold(row, ledger.release, event.at)
        await self._append(row, snapshot, next_epoch(row.epoch), event, given_back, hold=0)

    def _event(
        self, snapshot: Snapshot, kind: EventKind, data: Mapping[str, Any], attempt: int
    ) -> Event:
        at = timestamp(self._clock.now())
        return Event(snapshot.seq + 1, kind, at, attempt, data=data)

    async def _append(
        self,
        row: RunRow,
        snapshot: Snapshot,
        epoch: int,
        event: Event,
        effects: tuple[Effect, ...] = (),
        hold: int | None = None,
    ) -> bool:
        apply(snapshot, event)
        update = UpdateRun(
            run_id=row.id,
            owner_id=row.owner_id,
            status=snapshot.status or RunStatus.PENDING,
            updated_at=event.at,
            progress=snapshot.progress,
            attempts=snapshot.attempt,
            error=snapshot.error,
            summary=summary_of(snapshot),
            hold=hold,
        )
        append = Append(stream_id(row.id), epoch, event.seq, (encode(event),))
        return (await self._committer.commit(Commit((append,), (update, *effects)))).accepted


def _cause(snapshot: Snapshot) -> str:
    """Why a run is taken up: for the first time, again after a rest, or from a dead worker."""
    if snapshot.status is RunStatus.IN_PROGRESS:
        return "takeover"
    return "resume" if snapshot.attempt else "start"


def unexpected(translate: Translate, error_id: str) -> dict[str, Any]:
    """What a person reads of a fault of ours: no traceback, an id that is in the log."""
    fault = OurFault(
        "Something went wrong on our side (%(error_id)s).",
        action="Everything written is kept. Try again; if it comes back, report the number.",
        error_id=error_id,
    )
    return error_json(fault, translate)
