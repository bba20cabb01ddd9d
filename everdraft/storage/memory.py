"""The store in memory: the same ports and the same suite, for unit tests and simulation.

A commit is all or nothing here as on a disk: what is returned as accepted is there, what is refused
left no trace. `before_commit` lets a test make the disk fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from everdraft.base.errors import OurFault
from everdraft.credits.ledger import Entry, Hold, PutEntry, faults, release
from everdraft.credits.sends import DeleteOldSends, DeleteSend, EndSend, PutSend
from everdraft.library.records import (
    DeleteDocument,
    DeleteDraft,
    DeleteResume,
    MergeDraft,
    PutDocument,
    PutDraft,
    PutIdempotencyKey,
    PutResume,
    RenameResume,
    Resume,
    ReviseDocument,
    merged,
)
from everdraft.runs.ending import ENDING
from everdraft.runs.states import UNFINISHED, RunStatus
from everdraft.runs.store import (
    DeleteExpiredRuns,
    DismissRun,
    DismissRuns,
    InsertRun,
    RunQuery,
    RunRow,
    TouchRun,
    UpdateRun,
    stream_id,
)
from everdraft.storage.memory_world import Shelves
from everdraft.streams.producers import Verdict, judge
from everdraft.streams.store import (
    Append,
    Commit,
    CommitResult,
    Effect,
    NewStream,
    OwnedStream,
    StoredEvent,
    StreamHead,
)

_OPEN = frozenset({RunStatus.PENDING, RunStatus.IN_PROGRESS, RunStatus.PAUSED, RunStatus.ERROR})


class _RefusedEffect(Exception):
    """The effect cannot be: its commit leaves no trace."""


class MemoryStore(Shelves):
    """All ports of the ground rooms, without a disk."""

    def __init__(self) -> None:
        super().__init__()
        self.before_commit: Callable[[Sequence[Commit]], None] | None = None
        """A fault to inject: raise here and nothing of the flush is written."""

    # -- the log -----------------------------------------------------------------------------

    async def commit(self, commits: Sequence[Commit]) -> list[CommitResult]:
        """See `LogStore.commit`."""
        if self.before_commit is not None:
            self.before_commit(commits)
        return [self._commit_one(commit) for commit in commits]

    def _commit_one(self, commit: Commit) -> CommitResult:
        before = self._world
        self._world = before.copy() if commit.effects or commit.creates else before
        try:
            for new in commit.creates:
                self._create(new)
            for effect in commit.effects:
                self._run_effect(effect)
        except _RefusedEffect as refused:
            self._world = before
            return CommitResult(None, str(refused))
        verdict = self._append_all(commit.appends)
        if verdict is not Verdict.ACCEPTED:
            self._world = before
            return CommitResult(verdict)
        gone = before.streams.keys() - self._world.streams.keys()
        deleted = tuple(OwnedStream(before.streams[name].owner_id, name) for name in sorted(gone))
        emptied = tuple(
            OwnedStream(run.owner_id, stream_id(run.id))
            for run in self._world.runs.values()
            if run.log_deleted_at and not before.runs[run.id].log_deleted_at
        )
        return CommitResult(verdict, deleted=deleted, emptied=emptied)

    def _append_all(self, appends: Sequence[Append]) -> Verdict:
        heads: dict[str, StreamHead] = {}
        for append in appends:
            head = heads.get(append.stream_id) or self._world.streams.get(append.stream_id)
            if head is None:
                return Verdict.MISSING
            verdict = judge(
                epoch=append.epoch,
                first_seq=append.first_seq,
                stream_epoch=head.epoch,
                head=head.head,
                closed=head.closed,
            )
            if verdict is not Verdict.ACCEPTED:
                return verdict
            heads[append.stream_id] = replace(
                head,
                head=head.head + len(append.bodies),
                epoch=append.epoch,
                closed=append.close,
            )
        self._world.streams.update(heads)
        for append in appends:
            self._world.events[append.stream_id].extend(append.bodies)
        return Verdict.ACCEPTED

    def _create(self, new: NewStream) -> None:
        if new.stream_id in self._world.streams:
            raise _RefusedEffect("stream exists")
        self._world.streams[new.stream_id] = StreamHead(
            new.stream_id, new.owner_id, 0, 0, False, new.content_type
        )
        self._world.events[new.stream_id] = []

    async def head(self, stream_id: str) -> StreamHead | None:
        """See `LogStore.head`."""
        return self._world.streams.get(stream_id)

    async def read(self, stream_id: str, after: int, limit: int) -> list[StoredEvent]:
        """See `LogStore.read`."""
        bodies = self._world.events.get(stream_id, [])[after : after + limit]
        return [StoredEvent(after + 1 + index, body) for index, body in enumerate(bodies)]

    # -- effects -----------------------------------------------------------------------------

    def _run_effect(self, effect: Effect) -> None:
        match effect:
            case InsertRun():
                self._insert_run(effect.run)
            case UpdateRun():
                self._update_run(effect)
            case DismissRun():
                run = self._owned_run(effect.owner_id, effect.run_id)
                self._world.runs[run.id] = replace(run, dismissed_at=effect.dismissed_at)
            case PutResume():
                self._put_resume(effect.resume)
            case DeleteResume():
                self._delete_resume(effect)
            case PutDocument():
                self._world.documents[effect.document.id] = effect.document
            case PutIdempotencyKey():
                slot = (effect.key.owner_id, effect.key.key)
                if slot in self._world.keys:
                    raise _RefusedEffect("key used")
                self._world.keys[slot] = effect.key
            case _:
                self._run_small_effect(effect)

    def _run_small_effect(self, effect: Effect) -> None:
        match effect:
            case TouchRun():
                run = self._owned_run(effect.owner_id, effect.run_id)
                self._world.runs[run.id] = replace(run, read_at=effect.read_at)
            case DismissRuns():
                self._dismiss_runs(effect)
            case DeleteExpiredRuns():
                self._delete_expired(effect)
            case PutDraft():
                draft = effect.draft
                self._world.drafts[draft.owner_id, draft.key] = draft
            case MergeDraft():
                draft, slot = effect.draft, (effect.draft.owner_id, effect.draft.key)
                before = self._world.drafts.get(slot)
                body = merged(before.body if before else {}, draft.body)
                self._world.drafts[slot] = replace(draft, body=body)
            case DeleteDraft():
                self._world.drafts.pop((effect.owner_id, effect.key), None)
            case RenameResume():
                resume = self._world.resumes.get(effect.resume_id)
                if resume is None or resume.owner_id != effect.owner_id:
                    raise _RefusedEffect("rename_resume")
                self._world.resumes[resume.id] = replace(
                    resume, title=effect.title, updated_at=effect.updated_at
                )
                for run in [r for r in self._world.runs.values() if r.subject_id == resume.id]:
                    self._world.runs[run.id] = replace(run, title=effect.title)
            case PutEntry():
                self._put_entry(effect.entry)
            case PutSend() | EndSend() | DeleteSend() | DeleteOldSends():
                self._run_send_effect(effect)
            case ReviseDocument():
                self._revise_document(effect)
            case DeleteDocument():
                self._delete_document(effect)
            case _:
                raise KeyError(effect.effect)

    def _revise_document(self, effect: ReviseDocument) -> None:
        change = effect.change
        document = self._world.documents.get(change.document_id)
        if document is None or document.owner_id != effect.owner_id:
            raise _RefusedEffect("not theirs")
        earlier = self._world.changes.setdefault(document.id, [])
        repeated = any(one.op_id == change.op_id for one in earlier)
        if repeated or document.revision != change.revision - 1:
            raise _RefusedEffect("revise_document")
        earlier.append(change)
        self._world.documents[document.id] = replace(
            document, body=effect.body, revision=change.revision
        )

    def _delete_document(self, effect: DeleteDocument) -> None:
        document = self._world.documents.get(effect.document_id)
        if document is None or document.owner_id != effect.owner_id:
            raise _RefusedEffect("delete_document")
        del self._world.documents[document.id]
        self._world.changes.pop(document.id, None)

    def _put_entry(self, entry: Entry) -> None:
        mine = [one for one in self._world.entries if one.owner_id == entry.owner_id]
        if any(one.id == entry.id for one in self._world.entries) or faults([*mine, entry]):
            raise _RefusedEffect("ledger")
        self._world.entries.append(entry)

    def _run_send_effect(self, effect: PutSend | EndSend | DeleteSend | DeleteOldSends) -> None:
        sends = self._world.sends
        match effect:
            case PutSend():
                if any(one.id == effect.send.id for one in sends):
                    raise _RefusedEffect("send exists")
                sends.append(effect.send)
            case EndSend():
                end = effect.send
                now = [replace(end, at=one.at) if one.id == end.id else one for one in sends]
                self._world.sends = now
            case DeleteSend():
                self._world.sends = [one for one in sends if one.id != effect.send_id]
            case DeleteOldSends():
                self._world.sends = [one for one in sends if one.at >= effect.before]

    def _delete_expired(self, effect: DeleteExpiredRuns) -> None:
        world = self._world
        rows = world.runs.values()
        old = [run for run in rows if max(run.updated_at, run.read_at) < effect.before]
        resting = (RunStatus.PAUSED, RunStatus.ERROR, RunStatus.CANCELLED)
        gone = [run for run in old if run.status in resting and not run.goes_on_at]
        self._delete_runs((run.id for run in gone), effect.at)
        kept = {one.run_id for one in world.documents.values() if one.kind == effect.ending}
        for run in old:
            done = run.status is RunStatus.COMPLETED and not run.log_deleted_at
            if done and run.id in kept:
                world.runs[run.id] = replace(run, log_deleted_at=effect.at)
                world.events[stream_id(run.id)] = []
                world.keys = {k: v for k, v in world.keys.items() if v.run_id != run.id}

    def _delete_runs(self, run_ids: Iterable[str], at: str) -> None:
        world, gone = self._world, set(run_ids)
        for run_id in sorted(gone):
            run = world.runs.pop(run_id)
            world.streams.pop(stream_id(run_id), None)
            world.events.pop(stream_id(run_id), None)
            if run.hold:
                hold = Hold(run.hold, run.price)
                name = f"{run.id}/{run.hold}/release"
                self._put_entry(release(name, run.owner_id, run.id, hold, at))
            self._delete_drafts(run.owner_id, {run.id})
        world.keys = {k: v for k, v in world.keys.items() if v.run_id not in gone}

    def _delete_drafts(self, owner_id: str, about: set[str]) -> None:
        self._world.drafts = {
            slot: draft
            for slot, draft in self._world.drafts.items()
            if draft.owner_id != owner_id or about.isdisjoint(draft.key.split(":"))
        }

    def _insert_run(self, run: RunRow) -> None:
        if run.subject_id and run.subject_id not in self._world.resumes:
            raise _RefusedEffect("no such subject")
        slot = (run.owner_id, run.kind, run.input_hash)
        taken = run.id in self._world.runs or any(
            slot == (other.owner_id, other.kind, other.input_hash) and other.status in _OPEN
            for other in self._world.runs.values()
        )
        if taken:
            raise _RefusedEffect("one open run")
        self._world.runs[run.id] = run

    def _update_run(self, effect: UpdateRun) -> None:
        run = self._world.runs.get(effect.run_id)
        if run is None:
            raise _RefusedEffect("update_run")
        self._world.runs[run.id] = replace(
            run,
            status=effect.status,
            updated_at=effect.updated_at,
            progress=effect.progress,
            attempts=effect.attempts,
            reason=effect.reason,
            goes_on_at=effect.goes_on_at,
            error=effect.error,
            summary=run.summary if effect.summary is None else effect.summary,
            document_id=run.document_id if effect.document_id is None else effect.document_id,
            hold=run.hold if effect.hold is None else effect.hold,
            dismissed_at=run.dismissed_at if effect.dismissed_at is None else effect.dismissed_at,
        )

    def _dismiss_runs(self, effect: DismissRuns) -> None:
        for run in self._world.runs.values():
            same = (run.owner_id, run.dismissed_at) == (effect.owner_id, effect.before)
            if same and run.status in effect.statuses:
                self._world.runs[run.id] = replace(run, dismissed_at=effect.dismissed_at)

    def _owned_run(self, owner_id: str, run_id: str) -> RunRow:
        run = self._world.runs.get(run_id)
        if run is None or run.owner_id != owner_id:
            raise _RefusedEffect("not theirs")
        return run

    def _put_resume(self, resume: Resume) -> None:
        for other in self._world.resumes.values():
            if (other.owner_id, other.sha256) == (resume.owner_id, resume.sha256):
                raise _RefusedEffect("one resume per bytes")
        self._world.resumes[resume.id] = resume

    def _delete_resume(self, effect: DeleteResume) -> None:
        resume = self._world.resumes.get(effect.resume_id)
        if resume is None or resume.owner_id != effect.owner_id:
            raise _RefusedEffect("delete_resume")
        world = self._world
        del world.resumes[resume.id]
        runs = {r.id for r in world.runs.values() if r.subject_id == resume.id}
        self._delete_runs(runs, effect.at)
        documents = {k for k, d in world.documents.items() if d.subject_id == resume.id}
        self._delete_drafts(resume.owner_id, {resume.id, *documents})
        world.documents = {k: d for k, d in world.documents.items() if k not in documents}

    # -- runs --------------------------------------------------------------------------------

    def _with_head(self, run: RunRow) -> RunRow:
        head = self._world.streams[stream_id(run.id)]
        return replace(run, head=head.head, epoch=head.epoch)

    async def run(self, owner_id: str, run_id: str) -> RunRow | None:
        """See `RunStore.run`."""
        run = self._world.runs.get(run_id)
        return self._with_head(run) if run is not None and run.owner_id == owner_id else None

    async def run_for_worker(self, run_id: str) -> RunRow | None:
        """See `RunStore.run_for_worker`."""
        run = self._world.runs.get(run_id)
        return self._with_head(run) if run is not None else None

    async def runs_named(self, owner_id: str, run_ids: Sequence[str]) -> list[RunRow]:
        """See `RunStore.runs_named`."""
        found = [await self.run(owner_id, run_id) for run_id in dict.fromkeys(run_ids)]
        return [one for one in found if one is not None]

    async def same_run(self, owner_id: str, kind: str, input_hash: str) -> RunRow | None:
        """See `RunStore.same_run`."""
        slot = (owner_id, kind, input_hash)
        same = [r for r in self._world.runs.values() if slot == (r.owner_id, r.kind, r.input_hash)]
        newest = max(same, key=lambda r: (r.created_at, r.id), default=None)
        return self._with_head(newest) if newest else None

    async def runs(self, query: RunQuery) -> list[RunRow]:
        """See `RunStore.runs`."""
        found = [
            self._with_head(run)
            for run in self._world.runs.values()
            if run.owner_id == query.owner_id
            and (not query.statuses or run.status in query.statuses)
            and query.kind in ("", run.kind)
            and query.subject_id in ("", run.subject_id)
            and query.dismissed in (None, bool(run.dismissed_at))
            and (query.before is None or (run.updated_at, run.id) < query.before)
        ]
        found.sort(key=lambda run: (run.updated_at, run.id), reverse=True)
        return found[: query.limit]

    async def runs_going_on(self, now: str, limit: int) -> list[RunRow]:
        """See `RunStore.runs_going_on`."""
        due = [
            self._with_head(run)
            for run in self._world.runs.values()
            if run.status is RunStatus.PAUSED and "" < run.goes_on_at <= now
        ]
        return sorted(due, key=lambda run: run.goes_on_at)[:limit]

    async def endings_missing(self, before: str, limit: int) -> list[RunRow]:
        """See `RunStore.endings_missing`."""
        kept = {one.run_id for one in self._world.documents.values() if one.kind == ENDING}
        missing = [
            self._with_head(run)
            for run in self._world.runs.values()
            if run.status is RunStatus.COMPLETED
            and not run.log_deleted_at
            and max(run.updated_at, run.read_at) < before
            and run.id not in kept
        ]
        return sorted(missing, key=lambda run: run.updated_at)[:limit]

    async def count_runs(
        self, owner_id: str, statuses: Sequence[RunStatus], dismissed: bool
    ) -> dict[RunStatus, int]:
        """See `RunStore.count_runs`."""
        mine = [run for run in self._world.runs.values() if run.owner_id == owner_id]
        found = [run.status for run in mine if bool(run.dismissed_at) == dismissed]
        return dict(Counter(status for status in found if status in statuses))

    async def unfinished_run_ids(self) -> list[str]:
        """See `RunStore.unfinished_run_ids`."""
        unfinished = [run for run in self._world.runs.values() if run.status in UNFINISHED]
        return [run.id for run in sorted(unfinished, key=lambda r: (r.created_at, r.id))]

    def close(self) -> None:
        """Nothing to close."""


def disk_full(_: Sequence[Any]) -> None:
    """A fault for `MemoryStore.before_commit`."""
    raise OurFault(
        "Not saved: the disk is full.",
        code="not_saved",
        action="Free some space, or choose another place.",
        status=507,
    )
