"""The shapes of answers: what a run, a CV and a recovery card look like in JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from everdraft.library.records import Resume
from everdraft.runs.fold import Snapshot, to_json
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow
from everdraft.workflows.advert import ADVERT


def run_summary(row: RunRow, place: int = 0) -> dict[str, Any]:
    """A run in a list: everything but its content. ``place`` is its place in the line, from 1."""
    return {
        "id": row.id,
        "kind": row.kind,
        "title": row.title,
        "status": row.status.value,
        "progress": round(row.progress, 4),
        "attempts": row.attempts,
        "cost": row.price if row.hold or row.status is RunStatus.COMPLETED else 0,
        "price": row.price,
        "queuePosition": place or None,
        "error": row.error,
        "reason": row.reason,
        "goesOnAt": row.goes_on_at,
        "input": row.input,
        "resumeId": row.subject_id,
        "documentId": row.document_id or None,
        "language": row.language,
        "summary": row.summary,
        "dismissed": bool(row.dismissed_at),
        "createdAt": row.created_at,
        "updatedAt": row.updated_at,
        "lastEventId": row.head,
    }


def run_whole(row: RunRow, snapshot: Snapshot, place: int = 0) -> dict[str, Any]:
    """A run with its content: the row's facts, and the fold of the log through ``lastEventId``."""
    state = to_json(snapshot)
    waiting: dict[str, Any] = state["waiting"] or {}
    return {
        **run_summary(row, place),
        "status": state["status"],
        "progress": state["progress"],
        "attempts": state["attempt"],
        "error": state["error"],
        "reason": state["reason"] or waiting.get("reason", ""),
        "goesOnAt": state["goesOnAt"] or waiting.get("until", ""),
        "usage": state["usage"],
        "updatedAt": state["updatedAt"],
        "sections": state["sections"],
        "activeSection": state["activeSection"],
        "partial": state["partial"],
        "result": state["result"],
        "waiting": state["waiting"],
        "writer": state["writer"],
        "answers": state["answers"],
        "lastEventId": state["seq"],
    }


JOB_FIELDS = {
    "jobTitle": "job_title",
    "companyName": "company_name",
    "jobDescription": "job_description",
}


def found_job(whole: Mapping[str, Any]) -> dict[str, Any]:
    """The job that a run found, in the names of its form; empty before it is found."""
    sections: Sequence[Mapping[str, Any]] = whole["sections"]
    none: Mapping[str, Any] = {}
    found = next((one["result"] for one in sections if one["id"] == ADVERT), none)
    return {name: found[key] for name, key in JOB_FIELDS.items() if found.get(key)}


def aim_of(whole: Mapping[str, Any]) -> str:
    """What a run is for, in a few words: the role, or the job and the company."""
    known = {**whole["input"], **found_job(whole)}
    names = [known.get(name) for name in ("targetRole", "jobTitle", "companyName")]
    return ", ".join(str(one) for one in names if one)


def resume_json(resume: Resume) -> dict[str, Any]:
    """An uploaded CV."""
    return {
        "id": resume.id,
        "fileName": resume.file_name,
        "title": resume.title,
        "mediaType": resume.media_type,
        "size": resume.byte_count,
        "sha256": resume.sha256,
        "facts": resume.facts,
        "createdAt": resume.created_at,
        "updatedAt": resume.updated_at,
    }


RECOVERABLE = (RunStatus.PENDING, RunStatus.IN_PROGRESS, RunStatus.PAUSED, RunStatus.ERROR)


def is_recoverable(row: RunRow) -> bool:
    """Whether the run has a card in the banner "Continue Your Work"."""
    return row.status in RECOVERABLE and not row.dismissed_at


def recovery_session(
    row: RunRow, kept_until: str | None, reason: str, *, place: int = 0, form: str = ""
) -> dict[str, Any]:
    """A card of the banner, in the plan's field names; what is kept as ``summary``, never whole.

    ``form`` is the path of its workflow's form, which bookmarks name. ``kept_until`` is when the
    log goes if nobody touches it, None while it is worked on; ``reason`` says in a sentence why it
    rests or waits, ``place`` is its place in the line.
    """
    retryable = row.status is not RunStatus.ERROR or bool((row.error or {}).get("retryable", True))
    return {
        "id": row.id,
        "type": row.kind,
        "resumeId": row.subject_id,
        "resumeTitle": row.title,
        "progress": round(row.progress, 4),
        "lastActive": row.updated_at,
        "canRecover": retryable,
        "metadata": {
            key: row.input[key]
            for key in ("targetRole", "targetIndustry", "jobTitle", "companyName")
            if row.input.get(key)
        },
        "status": row.status.value,
        "reason": reason,
        "reasonCode": (row.error or {}).get("code", "") or row.reason,
        "goesOnAt": row.goes_on_at or None,
        "queuePosition": place or None,
        "error": row.error,
        "summary": row.summary,
        "recoveryUrl": recovery_url(row, form),
        "keptUntil": kept_until,
        "dismissed": bool(row.dismissed_at),
        "createdAt": row.created_at,
    }


def recovery_url(row: RunRow, form: str) -> str:
    """The plan's bookmark of a run; it leads to the run's page, also tomorrow."""
    if row.kind == "analysis":
        return f"/analyze?{urlencode({'resume': row.subject_id, 'checkpoint': row.id})}"
    if form:
        return f"{form}?{urlencode({'resume': row.subject_id, 'session': row.id})}"
    return f"/runs/{row.id}"
