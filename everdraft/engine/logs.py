"""Reading a run's log: the fold of its events, also of one that the disk has damaged."""

from __future__ import annotations

from everdraft.base.errors import OurFault
from everdraft.runs.events import decode
from everdraft.runs.fold import Snapshot, apply
from everdraft.runs.store import RunRow, stream_id
from everdraft.streams.store import LogStore

PAGE_EVENTS = 1_000
_SAID = OurFault(
    "A part of what was written can no longer be read: the disk has damaged it.",
    code="log_damaged",
    action="What stands before it is shown. Start a new check of the CV, or restore a backup.",
)


class DamagedLog(OurFault):
    """An event of the log is no event any more. ``snapshot`` is the fold of what stands before."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(_SAID.message, code=_SAID.code, action=_SAID.action, retryable=False)
        self.snapshot = snapshot


async def load_snapshot(store: LogStore, run_id: str, through: int | None = None) -> Snapshot:
    """The fold of a run's log, whole or through event ``through``. Raises `DamagedLog`."""
    snapshot = Snapshot()
    stream = stream_id(run_id)
    while through is None or snapshot.seq < through:
        limit = PAGE_EVENTS if through is None else min(PAGE_EVENTS, through - snapshot.seq)
        page = await store.read(stream, snapshot.seq, limit)
        for stored in page:
            try:
                apply(snapshot, decode(stored.body))
            except (ValueError, TypeError, KeyError, AttributeError) as damage:
                raise DamagedLog(snapshot) from damage
        if len(page) < limit:
            break
    return snapshot


async def readable_snapshot(store: LogStore, row: RunRow) -> Snapshot:
    """The fold of the log; of a damaged one what can be read, with the row's word for the rest."""
    try:
        return await load_snapshot(store, row.id)
    except DamagedLog as damaged:
        snapshot = damaged.snapshot
    snapshot.seq = row.head
    snapshot.status = row.status
    snapshot.attempt = row.attempts
    snapshot.progress = row.progress
    snapshot.error = row.error
    snapshot.reason = row.reason
    snapshot.updated_at = row.updated_at
    snapshot.active_section = ""
    snapshot.waiting = None
    return snapshot
