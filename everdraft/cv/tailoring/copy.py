"""The tailored CV: a copy of the CV for one job, with all that the person has said so far in it.

Changes for a job are accepted into the copy, so that the CV itself stays as it is; no confirmation,
answer or acceptance of earlier work is asked for again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.cv.edit import FIRST_REVISION, new_document
from everdraft.cv.suggestions.shapes import stable_id

Json = Any
TAILORED = "tailored"
"""The kind of the document; its body is a CV document with a ``job`` beside it."""


def copy_id(run_id: str) -> str:
    """The id of a run's copy, known before the copy is there."""
    return stable_id("doc", run_id)


def tailored_document(
    body: Mapping[str, Json], job_id: str, job: Mapping[str, Json]
) -> dict[str, Json]:
    """A copy of a CV document at its first revision.

    What was decided, confirmed, answered and typed before is in it, older than any edit of the
    copy; what was taken out of the CV before is not.
    """
    back = body["revision"]
    return {
        **new_document(body["cv"], FIRST_REVISION),
        "decisions": _older(body.get("decisions", {}), back),
        "answers": _older(body.get("answers", {}), back),
        "confirmed": dict(body.get("confirmed", {})),
        "written": dict(body.get("written", {})),
        "job": {"id": job_id, **job},
    }


def _older(records: Mapping[str, Json], back: int) -> dict[str, Json]:
    """The same records in their order, all before the first revision."""
    return {name: {**one, "revision": one["revision"] - back} for name, one in records.items()}


def is_for(record: Mapping[str, Json], document: Mapping[str, Json]) -> bool:
    """Whether a suggestion is for a document: both for the same job, or both for none."""
    own: Mapping[str, Json] = document.get("job", {})
    return record.get("job", "") == own.get("id", "")
