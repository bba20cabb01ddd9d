"""What stays of a finished run when its log is gone: the fold of it as one value, and back.

It is kept as a document in the commit of the run's end. The facts that the run's row has as well
(status, title, times) are in it too, so that a reader of one needs no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.runs.fold import SectionState, SectionStatus, Snapshot
from everdraft.runs.states import RunStatus

ENDING = "ending"
"""The kind of the document."""


def ending_id(run_id: str) -> str:
    """A run has one; made twice it is the same."""
    return f"ending_{run_id}"


def ending_of(snapshot: Snapshot) -> dict[str, Any]:
    """The value that is kept; everything else of a snapshot follows from it."""
    return {
        "seq": snapshot.seq,
        "status": (snapshot.status or RunStatus.COMPLETED).value,
        "attempt": snapshot.attempt,
        "kind": snapshot.kind,
        "title": snapshot.title,
        "writer": snapshot.writer,
        "createdAt": snapshot.created_at,
        "updatedAt": snapshot.updated_at,
        "progress": snapshot.progress,
        "sections": [_section_to_json(section) for section in snapshot.sections.values()],
        "findings": list(snapshot.findings),
        "answers": list(snapshot.answers),
        "usage": snapshot.usage,
        "error": snapshot.error,
        "result": snapshot.result,
    }


def snapshot_of(ending: Mapping[str, Any]) -> Snapshot:
    """The inverse of `ending_of`."""
    return Snapshot(
        seq=ending["seq"],
        status=RunStatus(ending["status"]),
        attempt=ending["attempt"],
        kind=ending["kind"],
        title=ending["title"],
        writer=ending["writer"],
        created_at=ending["createdAt"],
        updated_at=ending["updatedAt"],
        sections={one["id"]: _section_from_json(one) for one in ending["sections"]},
        progress=ending["progress"],
        answers=list(ending["answers"]),
        findings=list(ending["findings"]),
        usage=ending["usage"],
        error=ending["error"],
        result=ending["result"],
    )


def _section_to_json(section: SectionState) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "status": section.status.value,
        "attempt": section.attempt,
        "text": section.text,
        "findings": section.findings,
        "suggestions": section.suggestions,
        "questions": section.questions,
        "result": section.result,
        "usage": section.usage,
    }


def _section_from_json(body: Mapping[str, Any]) -> SectionState:
    return SectionState(
        id=body["id"],
        title=body["title"],
        status=SectionStatus(body["status"]),
        attempt=body["attempt"],
        parts=[body["text"]] if body["text"] else [],
        findings=list(body["findings"]),
        suggestions=list(body["suggestions"]),
        questions=list(body["questions"]),
        result=body["result"],
        usage=body["usage"],
    )
