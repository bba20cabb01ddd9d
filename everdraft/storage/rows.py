"""Rows to records and back: the one place that knows how values lie in columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from everdraft.credits.ledger import Entry, EntryKind, PutEntry
from everdraft.credits.sends import DeleteOldSends, DeleteSend, EndSend, PutSend, Send
from everdraft.library.records import (
    DeleteDocument,
    DeleteDraft,
    DeleteResume,
    Document,
    DocumentChange,
    Draft,
    IdempotencyKey,
    MergeDraft,
    PutDocument,
    PutDraft,
    PutIdempotencyKey,
    PutResume,
    RenameResume,
    Resume,
    ReviseDocument,
)
from everdraft.runs.states import RunStatus
from everdraft.runs.store import (
    DeleteExpiredRuns,
    DismissRun,
    DismissRuns,
    InsertRun,
    RunRow,
    TouchRun,
    UpdateRun,
    stream_id,
)
from everdraft.streams.store import Effect, StreamHead

Row = Mapping[str, Any]


def dump(value: object) -> str:
    """JSON as it lies in a column."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_optional(value: object | None) -> str | None:
    return None if value is None else dump(value)


def run_from_row(row: Row) -> RunRow:
    return RunRow(
        id=row["id"],
        owner_id=row["owner_id"],
        kind=row["kind"],
        title=row["title"],
        subject_id=row["subject_id"] or "",
        input=json.loads(row["input"]),
        input_hash=row["input_hash"],
        language=row["language"],
        status=RunStatus(row["status"]),
        progress=row["progress"],
        attempts=row["attempts"],
        reason=row["reason"],
        goes_on_at=row["goes_on_at"],
        error=None if row["error"] is None else json.loads(row["error"]),
        summary=json.loads(row["summary"]),
        document_id=row["document_id"],
        dismissed_at=row["dismissed_at"],
        read_at=row["read_at"],
        reused_run_id=row["reused_run_id"],
        price=row["price"],
        hold=row["hold"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        head=row["head"],
        epoch=row["epoch"],
        log_deleted_at=row["log_deleted_at"],
    )


def resume_from_row(row: Row) -> Resume:
    return Resume(
        id=row["id"],
        owner_id=row["owner_id"],
        file_name=row["file_name"],
        title=row["title"],
        media_type=row["media_type"],
        byte_count=row["byte_count"],
        sha256=row["sha256"],
        facts=json.loads(row["facts"]),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )


def document_from_row(row: Row) -> Document:
    return Document(
        id=row["id"],
        owner_id=row["owner_id"],
        kind=row["kind"],
        subject_id=row["subject_id"] or "",
        run_id=row["run_id"],
        body=json.loads(row["body"]),
        revision=row["revision"],
        created_at=row["created_at"],
    )


def change_from_row(row: Row) -> DocumentChange:
    return DocumentChange(
        document_id=row["document_id"],
        revision=row["revision"],
        op_id=row["op_id"],
        operation=json.loads(row["operation"]),
        before=json.loads(row["before"]),
        at=row["at"],
    )


def key_from_row(row: Row) -> IdempotencyKey:
    return IdempotencyKey(
        owner_id=row["owner_id"],
        key=row["key"],
        body_hash=row["body_hash"],
        run_id=row["run_id"],
        created_at=row["created_at"],
    )


def draft_from_row(row: Row) -> Draft:
    return Draft(
        owner_id=row["owner_id"],
        key=row["key"],
        body=json.loads(row["body"]),
        updated_at=row["updated_at"],
    )


def entry_from_row(row: Row) -> Entry:
    return Entry(
        id=row["id"],
        owner_id=row["owner_id"],
        at=row["at"],
        kind=EntryKind(row["kind"]),
        amount=row["amount"],
        run_id=row["run_id"],
        hold=row["hold"],
    )


def send_from_row(row: Row) -> Send:
    return Send(
        id=row["id"],
        owner_id=row["owner_id"],
        run_id=row["run_id"],
        section=row["section"],
        provider=row["provider"],
        remote=bool(row["remote"]),
        purpose=row["purpose"],
        input_tokens=row["input_tokens"],
        output_tokens=row["output_tokens"],
        cost_usd=row["cost_usd"],
        estimated=bool(row["estimated"]),
        failure=row["failure"],
        at=row["at"],
    )


def head_from_row(row: Row) -> StreamHead:
    return StreamHead(
        stream_id=row["stream_id"],
        owner_id=row["owner_id"],
        head=row["head"],
        epoch=row["epoch"],
        closed=bool(row["closed"]),
        content_type=row["content_type"],
    )


def _insert_run(effect: InsertRun) -> dict[str, Any]:
    run = effect.run
    return {
        "id": run.id,
        "stream_id": stream_id(run.id),
        "owner_id": run.owner_id,
        "kind": run.kind,
        "title": run.title,
        "subject_id": run.subject_id or None,
        "input": dump(run.input),
        "input_hash": run.input_hash,
        "language": run.language,
        "status": run.status.value,
        "progress": run.progress,
        "attempts": run.attempts,
        "reason": run.reason,
        "error": dump_optional(run.error),
        "summary": dump(run.summary),
        "document_id": run.document_id,
        "dismissed_at": run.dismissed_at,
        "read_at": run.read_at,
        "reused_run_id": run.reused_run_id,
        "price": run.price,
        "hold": run.hold,
        "created_at": run.created_at,
        "updated_at": run.updated_at,
    }


def _update_run(effect: UpdateRun) -> dict[str, Any]:
    return {
        "run_id": effect.run_id,
        "status": effect.status.value,
        "updated_at": effect.updated_at,
        "progress": effect.progress,
        "attempts": effect.attempts,
        "reason": effect.reason,
        "goes_on_at": effect.goes_on_at,
        "error": dump_optional(effect.error),
        "summary": dump_optional(effect.summary),
        "document_id": effect.document_id,
        "hold": effect.hold,
        "dismissed_at": effect.dismissed_at,
    }


def _put_resume(effect: PutResume) -> dict[str, Any]:
    resume = effect.resume
    return {
        "id": resume.id,
        "owner_id": resume.owner_id,
        "file_name": resume.file_name,
        "title": resume.title,
        "media_type": resume.media_type,
        "byte_count": resume.byte_count,
        "sha256": resume.sha256,
        "facts": dump(resume.facts),
        "created_at": resume.created_at,
        "updated_at": resume.updated_at,
    }


def _put_document(effect: PutDocument) -> dict[str, Any]:
    document = effect.document
    return {
        "id": document.id,
        "owner_id": document.owner_id,
        "kind": document.kind,
        "subject_id": document.subject_id or None,
        "run_id": document.run_id,
        "body": dump(document.body),
        "revision": document.revision,
        "created_at": document.created_at,
    }


def _put_key(effect: PutIdempotencyKey) -> dict[str, Any]:
    key = effect.key
    return {
        "owner_id": key.owner_id,
        "key": key.key,
        "body_hash": key.body_hash,
        "run_id": key.run_id,
        "created_at": key.created_at,
    }


def _dismiss_run(effect: DismissRun) -> dict[str, Any]:
    return {
        "run_id": effect.run_id,
        "owner_id": effect.owner_id,
        "dismissed_at": effect.dismissed_at,
    }


def _dismiss_runs(effect: DismissRuns) -> dict[str, Any]:
    return {
        "owner_id": effect.owner_id,
        "statuses": dump([status.value for status in effect.statuses]),
        "before": effect.before,
        "dismissed_at": effect.dismissed_at,
    }


def _revise_document(effect: ReviseDocument) -> dict[str, Any]:
    change = effect.change
    return {
        "owner_id": effect.owner_id,
        "body": dump(effect.body),
        "document_id": change.document_id,
        "revision": change.revision,
        "op_id": change.op_id,
        "operation": dump(change.operation),
        "before": dump(change.before),
        "at": change.at,
    }


def _put_draft(effect: PutDraft | MergeDraft) -> dict[str, Any]:
    return {**asdict(effect.draft), "body": dump(effect.draft.body)}


def _put_entry(effect: PutEntry) -> dict[str, Any]:
    return {**asdict(effect.entry), "kind": effect.entry.kind.value}


def _put_send(effect: PutSend | EndSend) -> dict[str, Any]:
    send = effect.send
    return {**asdict(send), "remote": int(send.remote), "estimated": int(send.estimated)}


_PARAMETERS: dict[str, Callable[[Any], dict[str, Any]]] = {
    InsertRun.effect: _insert_run,
    UpdateRun.effect: _update_run,
    DismissRun.effect: _dismiss_run,
    DismissRuns.effect: _dismiss_runs,
    PutResume.effect: _put_resume,
    PutDocument.effect: _put_document,
    PutIdempotencyKey.effect: _put_key,
    PutDraft.effect: _put_draft,
    MergeDraft.effect: _put_draft,
    ReviseDocument.effect: _revise_document,
    PutEntry.effect: _put_entry,
    PutSend.effect: _put_send,
    EndSend.effect: _put_send,
    **dict.fromkeys(
        (
            DeleteDocument.effect,
            DeleteDraft.effect,
            DeleteExpiredRuns.effect,
            DeleteOldSends.effect,
            DeleteResume.effect,
            DeleteSend.effect,
            RenameResume.effect,
            TouchRun.effect,
        ),
        asdict,
    ),
}

MUST_TOUCH_A_ROW = frozenset(
    {
        UpdateRun.effect,
        DismissRun.effect,
        TouchRun.effect,
        DeleteDocument.effect,
        DeleteResume.effect,
        RenameResume.effect,
    }
)
"""Effects that change what is there: refused when there is nothing of the owner's to change."""


def parameters(effect: Effect) -> dict[str, Any]:
    """The named parameters of an effect's statement. KeyError for an effect no store knows."""
    return _PARAMETERS[effect.effect](effect)
