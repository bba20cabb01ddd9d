"""Records of the library and the effects that write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol


@dataclass(slots=True, frozen=True)
class Resume:
    """An uploaded file. Its bytes lie in the file store under ``sha256``, per owner.

    ``facts`` is a small object for lists (pages, what was found); the reading itself is a document.
    """

    id: str
    owner_id: str
    file_name: str
    title: str
    media_type: str
    byte_count: int
    sha256: str
    created_at: str
    updated_at: str
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(slots=True, frozen=True)
class Document:
    """A value with a name: a reading, a report, a CV. ``body`` is any JSON object.

    ``subject_id`` is the file it belongs to and dies with; ``run_id`` the run that made it.
    """

    id: str
    owner_id: str
    kind: str
    subject_id: str
    run_id: str
    body: Mapping[str, Any]
    created_at: str
    revision: int = 1


@dataclass(slots=True, frozen=True)
class DocumentChange:
    """One operation on a document, as it was asked for and as it was taken.

    ``revision`` is the document's after it. ``operation`` is the operation as sent; ``before`` what
    it replaced, so that no text is ever lost.
    """

    document_id: str
    revision: int
    op_id: str
    operation: Mapping[str, Any]
    before: Any
    at: str


@dataclass(slots=True, frozen=True)
class IdempotencyKey:
    """A client's own key for a start: the same key with the same body is the same answer."""

    owner_id: str
    key: str
    body_hash: str
    run_id: str
    created_at: str


@dataclass(slots=True, frozen=True)
class Draft:
    """What somebody typed into a form and has not sent: any JSON object under the form's key."""

    owner_id: str
    key: str
    body: Mapping[str, Any]
    updated_at: str


@dataclass(slots=True, frozen=True)
class PutDraft:
    """Keeps a draft; the newest of a key replaces the one before."""

    effect: ClassVar[str] = "put_draft"
    draft: Draft


@dataclass(slots=True, frozen=True)
class MergeDraft:
    """Changes some fields of a draft and leaves the others; a field that becomes None goes."""

    effect: ClassVar[str] = "merge_draft"
    draft: Draft


def merged(body: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A draft's body with changed fields, as RFC 7396 merges texts and nulls."""
    return {name: value for name, value in {**body, **changes}.items() if value is not None}


@dataclass(slots=True, frozen=True)
class DeleteDraft:
    """Forgets a draft that was sent; it is no error when there is none."""

    effect: ClassVar[str] = "delete_draft"
    owner_id: str
    key: str


@dataclass(slots=True, frozen=True)
class RenameResume:
    """Gives a file another title, under which its runs are listed too."""

    effect: ClassVar[str] = "rename_resume"
    resume_id: str
    owner_id: str
    title: str
    updated_at: str


@dataclass(slots=True, frozen=True)
class PutResume:
    """A new uploaded file."""

    effect: ClassVar[str] = "put_resume"
    resume: Resume


@dataclass(slots=True, frozen=True)
class DeleteResume:
    """Deletes a file with its runs, their events and its documents; refused when not theirs.

    Drafts go whose key names the file, or a run or document of it, between colons. ``at`` is the
    moment of the entries that give back what its runs held.
    """

    effect: ClassVar[str] = "delete_resume"
    resume_id: str
    owner_id: str
    at: str


@dataclass(slots=True, frozen=True)
class PutDocument:
    """A new document."""

    effect: ClassVar[str] = "put_document"
    document: Document


@dataclass(slots=True, frozen=True)
class DeleteDocument:
    """Deletes a document with its changes; refused when it is not theirs."""

    effect: ClassVar[str] = "delete_document"
    document_id: str
    owner_id: str


@dataclass(slots=True, frozen=True)
class ReviseDocument:
    """A document's next revision with the change that made it.

    Refused when the document is not the owner's, when somebody else revised it meanwhile, or when
    the operation was taken before.
    """

    effect: ClassVar[str] = "revise_document"
    owner_id: str
    body: Mapping[str, Any]
    change: DocumentChange


@dataclass(slots=True, frozen=True)
class PutIdempotencyKey:
    """Remembers a start's key; refused when the owner used it before."""

    effect: ClassVar[str] = "put_idempotency_key"
    key: IdempotencyKey


class LibraryStore(Protocol):
    """Questions about the library; each takes the owner."""

    async def resume(self, owner_id: str, resume_id: str) -> Resume | None:
        """The owner's uploaded file, or None."""
        ...

    async def resume_by_sha256(self, owner_id: str, sha256: str) -> Resume | None:
        """The owner's file with these bytes, or None: the same upload twice is one file."""
        ...

    async def resumes(self, owner_id: str, limit: int, before: str = "") -> list[Resume]:
        """Uploaded files, newest first, those created before ``before`` if given."""
        ...

    async def document(self, owner_id: str, document_id: str) -> Document | None:
        """The owner's document, or None."""
        ...

    async def document_of(self, owner_id: str, subject_id: str, kind: str) -> Document | None:
        """The newest document of a kind that belongs to a file, or None."""
        ...

    async def documents_apart(
        self, owner_id: str, kind: str, limit: int, before: tuple[str, str] | None = None
    ) -> list[Document]:
        """The owner's documents of a kind that belong to no file, newest first; ``before`` is
        (created_at, id) of the last one seen."""
        ...

    async def documents_of_run(self, owner_id: str, run_id: str, kind: str) -> list[Document]:
        """All documents of a kind that a run of the owner made, oldest first."""
        ...

    async def changes(self, owner_id: str, document_id: str) -> list[DocumentChange]:
        """All changes of the owner's document, oldest first."""
        ...

    async def change(self, owner_id: str, document_id: str, op_id: str) -> DocumentChange | None:
        """The change that an operation made, or None when it was not taken."""
        ...

    async def idempotency_key(self, owner_id: str, key: str) -> IdempotencyKey | None:
        """What the owner started under this key, or None."""
        ...

    async def draft(self, owner_id: str, key: str) -> Draft | None:
        """The owner's draft of a form, or None."""
        ...

    async def sha256_is_used(self, owner_id: str, sha256: str) -> bool:
        """Whether any file of this owner still needs these bytes."""
        ...


class FileStore(Protocol):
    """Bytes by their hash, apart for each owner. `put` is durable when it returns."""

    def put(self, owner_id: str, data: bytes) -> str:
        """Stores the bytes if they are new; gives their SHA-256 in hex."""
        ...

    def get(self, owner_id: str, sha256: str) -> bytes:
        """The bytes. Raises `OurFault` (``file_missing``, ``file_damaged``) for any others."""
        ...

    def delete(self, owner_id: str, sha256: str) -> None:
        """Removes the bytes; it is no error when they are gone."""
        ...
