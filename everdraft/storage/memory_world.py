"""What the store in memory holds, and its questions about the library, credits and sends."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

from everdraft.credits.ledger import Entry, balance
from everdraft.credits.sends import Send, Spending
from everdraft.library.records import Document, DocumentChange, Draft, IdempotencyKey, Resume
from everdraft.runs.store import RunRow
from everdraft.streams.store import StreamHead


@dataclass
class World:
    streams: dict[str, StreamHead] = field(default_factory=dict[str, StreamHead])
    events: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    runs: dict[str, RunRow] = field(default_factory=dict[str, RunRow])
    resumes: dict[str, Resume] = field(default_factory=dict[str, Resume])
    documents: dict[str, Document] = field(default_factory=dict[str, Document])
    keys: dict[tuple[str, str], IdempotencyKey] = field(
        default_factory=dict[tuple[str, str], IdempotencyKey]
    )
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict[tuple[str, str], Draft])
    entries: list[Entry] = field(default_factory=list[Entry])
    sends: list[Send] = field(default_factory=list[Send])
    changes: dict[str, list[DocumentChange]] = field(
        default_factory=dict[str, list[DocumentChange]]
    )

    def copy(self) -> World:
        """Records are frozen, so that copying the containers is enough."""
        shallow = copy.copy(self)
        shallow.streams = dict(self.streams)
        shallow.events = {key: list(value) for key, value in self.events.items()}
        shallow.runs = dict(self.runs)
        shallow.resumes = dict(self.resumes)
        shallow.documents = dict(self.documents)
        shallow.keys = dict(self.keys)
        shallow.drafts = dict(self.drafts)
        shallow.entries = list(self.entries)
        shallow.sends = list(self.sends)
        shallow.changes = {key: list(value) for key, value in self.changes.items()}
        return shallow


class Shelves:
    """Questions that only read; `MemoryStore` has the rest."""

    def __init__(self) -> None:
        self._world: World = World()

    # -- the library -------------------------------------------------------------------------

    async def resume(self, owner_id: str, resume_id: str) -> Resume | None:
        """See `LibraryStore.resume`."""
        found = self._world.resumes.get(resume_id)
        return found if found is not None and found.owner_id == owner_id else None

    async def resume_by_sha256(self, owner_id: str, sha256: str) -> Resume | None:
        """See `LibraryStore.resume_by_sha256`."""
        for resume in self._world.resumes.values():
            if (resume.owner_id, resume.sha256) == (owner_id, sha256):
                return resume
        return None

    async def resumes(self, owner_id: str, limit: int, before: str = "") -> list[Resume]:
        """See `LibraryStore.resumes`."""
        mine = [
            resume
            for resume in self._world.resumes.values()
            if resume.owner_id == owner_id and (not before or resume.created_at < before)
        ]
        mine.sort(key=lambda resume: (resume.created_at, resume.id), reverse=True)
        return mine[:limit]

    async def document(self, owner_id: str, document_id: str) -> Document | None:
        """See `LibraryStore.document`."""
        found = self._world.documents.get(document_id)
        return found if found is not None and found.owner_id == owner_id else None

    async def document_of(self, owner_id: str, subject_id: str, kind: str) -> Document | None:
        """See `LibraryStore.document_of`."""
        slot = (owner_id, subject_id, kind)
        same = [
            document
            for document in self._world.documents.values()
            if slot == (document.owner_id, document.subject_id, document.kind)
        ]
        return max(same, key=lambda document: (document.created_at, document.id), default=None)

    async def documents_apart(
        self, owner_id: str, kind: str, limit: int, before: tuple[str, str] | None = None
    ) -> list[Document]:
        """See `LibraryStore.documents_apart`."""
        slot = (owner_id, "", kind)
        every = self._world.documents.values()
        same = [
            one
            for one in every
            if slot == (one.owner_id, one.subject_id, one.kind)
            and (before is None or (one.created_at, one.id) < before)
        ]
        return sorted(same, key=lambda one: (one.created_at, one.id), reverse=True)[:limit]

    async def documents_of_run(self, owner_id: str, run_id: str, kind: str) -> list[Document]:
        """See `LibraryStore.documents_of_run`."""
        slot = (owner_id, run_id, kind)
        every = self._world.documents.values()
        same = [one for one in every if slot == (one.owner_id, one.run_id, one.kind)]
        return sorted(same, key=lambda document: (document.created_at, document.id))

    async def changes(self, owner_id: str, document_id: str) -> list[DocumentChange]:
        """See `LibraryStore.changes`."""
        mine = await self.document(owner_id, document_id) is not None
        return list(self._world.changes.get(document_id, [])) if mine else []

    async def change(self, owner_id: str, document_id: str, op_id: str) -> DocumentChange | None:
        """See `LibraryStore.change`."""
        for change in await self.changes(owner_id, document_id):
            if change.op_id == op_id:
                return change
        return None

    async def idempotency_key(self, owner_id: str, key: str) -> IdempotencyKey | None:
        """See `LibraryStore.idempotency_key`."""
        return self._world.keys.get((owner_id, key))

    async def draft(self, owner_id: str, key: str) -> Draft | None:
        """See `LibraryStore.draft`."""
        return self._world.drafts.get((owner_id, key))

    async def sha256_is_used(self, owner_id: str, sha256: str) -> bool:
        """See `LibraryStore.sha256_is_used`."""
        return await self.resume_by_sha256(owner_id, sha256) is not None

    # -- credits -----------------------------------------------------------------------------

    async def balance(self, owner_id: str) -> int:
        """See `CreditStore.balance`."""
        return balance(entry for entry in self._world.entries if entry.owner_id == owner_id)

    async def reserved(self, owner_id: str) -> int:
        """See `CreditStore.reserved`."""
        mine = (run for run in self._world.runs.values() if run.owner_id == owner_id)
        return sum(run.price for run in mine if run.hold)

    async def entries(self, owner_id: str, limit: int) -> list[Entry]:
        """See `CreditStore.entries`."""
        mine = [entry for entry in self._world.entries if entry.owner_id == owner_id]
        return mine[::-1][:limit]

    # -- sends -------------------------------------------------------------------------------

    async def sends(self, owner_id: str, limit: int, before: str = "") -> list[Send]:
        """See `SendStore.sends`."""
        mine = [send for send in self._world.sends if send.owner_id == owner_id]
        end = next((n for n, send in enumerate(mine) if send.id == before), len(mine))
        return mine[:end][::-1][:limit]

    async def run_tokens(self, run_id: str) -> int:
        """See `SendStore.run_tokens`."""
        calls = (send for send in self._world.sends if send.run_id == run_id)
        return sum(send.input_tokens + send.output_tokens for send in calls)

    async def spent(self, since: str, owner_id: str = "") -> Spending:
        """See `SendStore.spent`."""
        calls = [
            send
            for send in self._world.sends
            if send.at >= since and owner_id in ("", send.owner_id)
        ]
        return Spending(
            len(calls),
            sum(send.input_tokens + send.output_tokens for send in calls),
            sum(send.cost_usd or 0.0 for send in calls),
            sum(send.cost_usd is None for send in calls),
        )
