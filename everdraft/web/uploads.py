"""From bytes to a stored CV, and from a stored CV to a run: shared by the API and plain forms."""

from __future__ import annotations

from typing import Any

from everdraft.accounts.user import User
from everdraft.engine.service import StartRequest
from everdraft.library.records import Resume
from everdraft.runs.store import RunRow
from everdraft.web.context import WebContext
from everdraft.web.wishes import validated
from everdraft.workflows.intake import CV, read_upload


async def store_upload(context: WebContext, user: User, data: bytes, file_name: str) -> Resume:
    """Reads a document in its child and stores it. Raises `Refused`, and nothing is stored then."""
    known = await context.library.known(user.id, data)
    return known or await context.library.add(user.id, await read_upload(data, file_name))


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
    # The CV as it stands now is what the run is about: after an edit a start is another run.
    document = await context.library.document_of(user.id, resume.id, CV)
    own = {"resumeId": resume.id, "documentRevision": document.revision}
    wish = {**(fields or {}), **own}
    fitting = validated(declared.input, wish)
    request = StartRequest(
        owner_id=user.id,
        kind=kind,
        title=resume.title,
        subject_id=resume.id,
        input=fitting.model_dump(mode="json", by_alias=True),
        language=language,
        idempotency_key=idempotency_key,
    )
    return await context.runs.start(request)
