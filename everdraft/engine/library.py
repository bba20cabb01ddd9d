"""What a person keeps: uploads and documents, stored and deleted through the one commit path."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from weakref import WeakValueDictionary

from everdraft.base.clock import Clock, timestamp
from everdraft.base.errors import BadInput, Busy, NotFound, OurFault
from everdraft.base.ids import IdSource
from everdraft.engine.commit import Committer
from everdraft.engine.disk import Disk
from everdraft.library.records import (
    DeleteDocument,
    DeleteDraft,
    DeleteResume,
    Document,
    DocumentChange,
    Draft,
    FileStore,
    LibraryStore,
    MergeDraft,
    PutDocument,
    PutDraft,
    PutResume,
    RenameResume,
    Resume,
    ReviseDocument,
    merged,
)
from everdraft.streams.store import Commit, Effect

READING = "reading"
"""The kind of the document that holds what was read of an upload."""

FILE_NAME_CHARACTERS = 200
DRAFT_BYTES_LIMIT = 64 * 1024
DRAFT_KEY_CHARACTERS = 200
REVISE_TRIES = 20


@dataclass(slots=True, frozen=True)
class Upload:
    """Bytes that were read well: ``documents`` are what was made of them, by kind, as JSON
    (``reading`` among them); ``facts`` are a few numbers for lists."""

    file_name: str
    title: str
    media_type: str
    data: bytes
    documents: Mapping[str, Mapping[str, Any]]
    facts: Mapping[str, Any]


Revision = Callable[[Mapping[str, Any]], tuple[Mapping[str, Any], Any]]
Records = Callable[[Mapping[str, Any]], Awaitable[tuple[Effect, ...]]]


@dataclass(slots=True, frozen=True)
class Revised:
    """A document after an operation, and the revision that operation made.

    ``earlier`` is what was sent under the same id before, where it was.
    """

    document: Document
    revision: int
    repeated: bool = False
    earlier: Mapping[str, Any] | None = None


def clean_file_name(name: str) -> str:
    """The last part of whatever path a browser sent, without control characters, of sane length."""
    last = PurePosixPath(PureWindowsPath(name).as_posix()).name
    return _printable(last) or "cv"


def _printable(text: str) -> str:
    """A line of sane length, without what would steer a page or a terminal."""
    return "".join(c for c in text if c.isprintable()).strip()[:FILE_NAME_CHARACTERS]


def _check_size(body: Mapping[str, Any]) -> None:
    if len(json.dumps(body)) > DRAFT_BYTES_LIMIT:
        raise BadInput(
            "That is too long to keep as a draft.",
            code="too_large",
            status=413,
            action="Shorten it, or send the form: what is sent may be longer.",
        )


def _checked_key(key: str) -> str:
    if not 0 < len(key) <= DRAFT_KEY_CHARACTERS or not key.isprintable():
        raise BadInput(
            "That is no form's name.", code="bad_fields", action="Correct it and send it again."
        )
    return key


class LibraryService:
    """Uploads and documents of one owner at a time."""

    def __init__(
        self,
        store: LibraryStore,
        files: FileStore,
        committer: Committer,
        *,
        clock: Clock,
        ids: IdSource,
        disk: Disk | None = None,
        as_read: Callable[[Mapping[str, Any]], Mapping[str, Any]] = lambda body: body,
    ) -> None:
        """``as_read`` is how a document's body is read: one may have been damaged, long ago."""
        self._store = store
        self._as_read = as_read
        self._files = files
        self._committer = committer
        self._commit_deletion = disk.commit_deletion if disk else committer.commit
        self._clock = clock
        self._ids = ids
        self._revising: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def add(self, owner_id: str, upload: Upload) -> Resume:
        """Stores the bytes, then the row and the reading in one commit.

        The same bytes of the same owner are the same file: the earlier one is given back.
        """
        sha256 = self._files.put(owner_id, upload.data)
        for _ in range(3):
            known = await self._store.resume_by_sha256(owner_id, sha256)
            if known is not None:
                return known
            resume = self._new_resume(owner_id, upload, sha256)
            documents = (
                PutDocument(
                    Document(
                        id=self._ids("doc"),
                        owner_id=owner_id,
                        kind=kind,
                        subject_id=resume.id,
                        run_id="",
                        body=body,
                        created_at=resume.created_at,
                    )
                )
                for kind, body in upload.documents.items()
            )
            commit = Commit(effects=(PutResume(resume), *documents))
            if (await self._committer.commit(commit)).accepted:
                return resume
        raise OurFault("The file could not be saved.", code="not_saved", action="Upload it again.")

    async def known(self, owner_id: str, data: bytes) -> Resume | None:
        """The owner's file with these very bytes, so that nothing is read twice; or None."""
        sha256 = hashlib.sha256(data).hexdigest()
        return await self._store.resume_by_sha256(owner_id, sha256)

    def _new_resume(self, owner_id: str, upload: Upload, sha256: str) -> Resume:
        now = timestamp(self._clock.now())
        return Resume(
            id=self._ids("res"),
            owner_id=owner_id,
            file_name=clean_file_name(upload.file_name),
            title=_printable(upload.title) or clean_file_name(upload.file_name),
            media_type=upload.media_type,
            byte_count=len(upload.data),
            sha256=sha256,
            created_at=now,
            updated_at=now,
            facts=upload.facts,
        )

    async def resume(self, owner_id: str, resume_id: str) -> Resume:
        """The owner's file; `NotFound` for any other id."""
        resume = await self._store.resume(owner_id, resume_id)
        if resume is None:
            raise NotFound(
                "There is no such CV.", action="Upload it, or go back to the start page."
            )
        return resume

    async def resumes(self, owner_id: str, limit: int = 50, before: str = "") -> list[Resume]:
        """The owner's files, newest first."""
        return await self._store.resumes(owner_id, limit, before)

    async def bytes_of(self, resume: Resume) -> bytes:
        """The bytes as they were uploaded."""
        return self._files.get(resume.owner_id, resume.sha256)

    async def reading(self, owner_id: str, resume_id: str) -> Mapping[str, Any]:
        """What was read of a file, as JSON."""
        document = await self._store.document_of(owner_id, resume_id, READING)
        if document is None:
            raise NotFound(
                "There is no such CV.", action="Upload it, or go back to the start page."
            )
        return document.body

    async def document(self, owner_id: str, document_id: str) -> Document:
        """The owner's document; `NotFound` for any other id."""
        document = await self._store.document(owner_id, document_id)
        if document is None:
            raise NotFound("There is no such document.", action="Go back to the start page.")
        return replace(document, body=self._as_read(document.body))

    async def document_of(self, owner_id: str, resume_id: str, kind: str) -> Document:
        """The newest document of a kind that belongs to a file; `NotFound` when there is none."""
        document = await self._store.document_of(owner_id, resume_id, kind)
        if document is None:
            raise NotFound("There is no such document.", action="Go back to the start page.")
        return replace(document, body=self._as_read(document.body))

    async def documents_apart(
        self, owner_id: str, kind: str, limit: int, before: tuple[str, str] | None = None
    ) -> list[Document]:
        """The owner's documents of a kind that belong to no file, newest first."""
        return await self._store.documents_apart(owner_id, kind, limit, before)

    async def delete_document(self, owner_id: str, document_id: str) -> None:
        """Deletes a document with its changes; `NotFound` when it is not the owner's."""
        commit = Commit(effects=(DeleteDocument(document_id, owner_id),))
        if not (await self._commit_deletion(commit)).accepted:
            raise NotFound("There is no such document.", action="Go back to the start page.")

    async def changes(self, owner_id: str, document_id: str) -> list[DocumentChange]:
        """What was done to the owner's document, oldest first."""
        await self.document(owner_id, document_id)
        return await self._store.changes(owner_id, document_id)

    async def revise(
        self,
        owner_id: str,
        document_id: str,
        op_id: str,
        operation: Mapping[str, Any],
        apply: Revision,
        records: Records | None = None,
    ) -> Revised:
        """Applies one operation to a document, exactly once however often it is sent.

        ``apply`` takes the body and gives the next one with what was replaced; it may be called
        again when somebody else was faster, and what it raises goes to the caller, with nothing
        written. ``records`` gives what is to stand in the same commit, from the next body.
        """
        async with self._in_line(owner_id, document_id):
            return await self._revise(owner_id, document_id, op_id, operation, apply, records)

    def _in_line(self, owner_id: str, document_id: str) -> asyncio.Lock:
        """Who revises one document here does so one after the other, in the order they came."""
        return self._revising.setdefault((owner_id, document_id), asyncio.Lock())

    async def _revise(
        self,
        owner_id: str,
        document_id: str,
        op_id: str,
        operation: Mapping[str, Any],
        apply: Revision,
        records: Records | None,
    ) -> Revised:
        for _ in range(REVISE_TRIES):
            document = await self.document(owner_id, document_id)
            known = await self._store.change(owner_id, document_id, op_id)
            if known is not None:
                return Revised(document, known.revision, repeated=True, earlier=known.operation)
            body, before = apply(document.body)
            number = document.revision + 1
            now = timestamp(self._clock.now())
            change = DocumentChange(document_id, number, op_id, operation, before, now)
            effect = ReviseDocument(owner_id, body, change)
            more = await records(body) if records is not None else ()
            if (await self._committer.commit(Commit(effects=(effect, *more)))).accepted:
                return Revised(replace(document, body=body, revision=number), number)
            # Another process revised it between reading and writing: look again.
        raise Busy("The document is too busy.", action="Try again.")

    async def rename(self, owner_id: str, resume_id: str, title: str) -> Resume:
        """Gives a file another title, at most `FILE_NAME_CHARACTERS` long."""
        clean = _printable(title)
        if not clean:
            raise BadInput(
                "A title needs at least one letter.",
                code="bad_fields",
                action="Correct it and send it again.",
            )
        now = timestamp(self._clock.now())
        effect = RenameResume(resume_id, owner_id, clean, now)
        if not (await self._committer.commit(Commit(effects=(effect,)))).accepted:
            raise NotFound("There is no such CV.", action="Go back to the start page.")
        return await self.resume(owner_id, resume_id)

    # -- drafts ------------------------------------------------------------------------------

    async def draft(self, owner_id: str, key: str) -> Draft | None:
        """What was typed into a form and not sent, or None."""
        return await self._store.draft(owner_id, _checked_key(key))

    async def put_draft(self, owner_id: str, key: str, body: Mapping[str, Any]) -> Draft:
        """Keeps what is typed; durable when this returns. Raises `BadInput` beyond 64 KiB."""
        _check_size(body)
        draft = Draft(owner_id, _checked_key(key), body, timestamp(self._clock.now()))
        await self._committer.commit(Commit(effects=(PutDraft(draft),)))
        return draft

    async def merge_draft(self, owner_id: str, key: str, changes: Mapping[str, str | None]) -> str:
        """Keeps the fields that changed, beside those that another tab or device kept.

        None takes a field out. Gives when it was kept, which it durably is when this returns;
        raises `BadInput` where the whole draft would be longer than 64 KiB.
        """
        before = await self.draft(owner_id, key)
        _check_size(merged(before.body if before else {}, changes))
        draft = Draft(owner_id, key, changes, timestamp(self._clock.now()))
        await self._committer.commit(Commit(effects=(MergeDraft(draft),)))
        return draft.updated_at

    async def delete_draft(self, owner_id: str, key: str) -> None:
        """Forgets a draft that was sent."""
        await self._committer.commit(Commit(effects=(DeleteDraft(owner_id, _checked_key(key)),)))

    async def delete(self, owner_id: str, resume_id: str) -> None:
        """Deletes a file with its runs, events and documents, then its bytes."""
        resume = await self.resume(owner_id, resume_id)
        now = timestamp(self._clock.now())
        commit = Commit(effects=(DeleteResume(resume_id, owner_id, now),))
        deleted = await self._commit_deletion(commit)
        if not deleted.accepted:
            raise NotFound("There is no such CV.", action="Go back to the start page.")
        if not await self._store.sha256_is_used(owner_id, resume.sha256):
            self._files.delete(owner_id, resume.sha256)
