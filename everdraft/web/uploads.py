"""From bytes to a stored CV, and from a stored CV to a run: shared by the API and plain forms."""

from __future__ import annotations

from typing import Any

from everdraft.accounts.user import User
from everdraft.base.errors import BadInput
from everdraft.cv.codec import to_json
from everdraft.cv.reading import Reading
from everdraft.documents.reader import read_document
from everdraft.engine.library import Upload
from everdraft.engine.service import StartRequest
from everdraft.library.records import Resume
from everdraft.runs.store import RunRow
from everdraft.web.context import WebContext


async def store_upload(context: WebContext, user: User, data: bytes, file_name: str) -> Resume:
    """Reads a document in its child and stores it. Raises `Refused`, and then nothing is stored."""
    reading = await read_document(data, file_name)
    upload = Upload(
        file_name=file_name,
        title=title_of(reading, file_name),
        media_type=reading.facts.media_type,
        data=data,
        reading=to_json(reading),
        facts=facts_of(reading),
    )
    return await context.library.add(user.id, upload)


def title_of(reading: Reading, file_name: str) -> str:
    """What lists call a CV: its file's name, or the person's when there was no file."""
    return file_name or reading.cv.basics.name or "CV"


def facts_of(reading: Reading) -> dict[str, Any]:
    """A few numbers for lists."""
    return {
        "pages": reading.facts.page_count,
        "words": sum(len(line.text.split()) for line in reading.lines),
        "name": reading.cv.basics.name,
        "language": reading.cv.language,
    }


async def start_run(
    context: WebContext,
    user: User,
    kind: str,
    resume: Resume,
    *,
    language: str,
    fields: dict[str, Any] | None = None,
    idempotency_key: str = "",
) -> RunRow:
    """Starts, or finds, the run of a workflow on a CV. Raises `BadInput` for wrong fields."""
    declared = context.workflows[kind]
    wish = {"resumeId": resume.id, **(fields or {})}
    try:
        validated = declared.input.model_validate(wish)
    except ValueError as wrong:
        raise BadInput(
            "The request has fields that do not fit: %(reason)s",
            code="bad_fields",
            action="Correct them and send it again.",
            reason=str(wrong),
        ) from wrong
    request = StartRequest(
        owner_id=user.id,
        kind=kind,
        title=resume.title,
        subject_id=resume.id,
        input=validated.model_dump(mode="json", by_alias=True),
        language=language,
        idempotency_key=idempotency_key,
    )
    return await context.runs.start(request)
