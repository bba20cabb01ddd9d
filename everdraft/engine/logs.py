"""Reading a run: the fold of its log, also of one that the disk has damaged or that is gone."""

from __future__ import annotations

from everdraft.base.errors import OurFault
from everdraft.library.records import Document, LibraryStore, PutDocument
from everdraft.runs.ending import ENDING, ending_id, ending_of, snapshot_of
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


async def load_snapshot(
    store: LogStore, run_id: str, through: int | None = None, known: Snapshot | None = None
) -> Snapshot:
    """The fold of a run's log, whole or through event ``through``. Raises `DamagedLog`.

    ``known`` is an earlier fold of it: then that one goes on, and only what is new is read.
    """
    snapshot = known or Snapshot()
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


async def readable_snapshot(store: LogStore, library: LibraryStore, row: RunRow) -> Snapshot:
    """The fold of the log, or what is kept of it when it is gone; of a damaged one what can be
    read, with the row's word for the rest."""
    if row.log_deleted_at:
        return await kept_snapshot(library, row) or _with_row(Snapshot(), row)
    try:
        return await load_snapshot(store, row.id)
    except DamagedLog as damaged:
        return await kept_snapshot(library, row) or _with_row(damaged.snapshot, row)


async def kept_snapshot(library: LibraryStore, row: RunRow) -> Snapshot | None:
    """What a finished run came to, without its log; None for one that has not kept it."""
    document = await library.document(row.owner_id, ending_id(row.id))
    return None if document is None else snapshot_of(document.body)


def keep_ending(row: RunRow, snapshot: Snapshot, at: str) -> PutDocument:
    """What stays of a run that has ended, when its log is gone."""
    return PutDocument(
        Document(
            id=ending_id(row.id),
            owner_id=row.owner_id,
            kind=ENDING,
            subject_id=row.subject_id,
            run_id=row.id,
            body=ending_of(snapshot),
            created_at=at,
        )
    )


def _with_row(snapshot: Snapshot, row: RunRow) -> Snapshot:
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
