"""From bytes to a stored CV, and from a form to a run: shared by the API and plain forms."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from pydantic import BaseModel

from everdraft.accounts.user import User
from everdraft.engine.requests import StartRequest
from everdraft.engine.workflow import Workflow
from everdraft.library.records import Resume
from everdraft.runs.store import RunRow
from everdraft.web.context import WebContext
from everdraft.web.wishes import validated
from everdraft.workflows.intake import CV, read_upload


@runtime_checkable
class Titled(Protocol):
    """A form that says what its run is called, for runs that no uploaded file names."""

    def run_title(self) -> str:
        """A short line."""
        ...


async def store_upload(
    context: WebContext, user: User, data: bytes, file_name: str, *, read_pictures: bool = False
) -> Resume:
    """Reads a document in its child and stores it. Raises `Refused`, and nothing is stored then.

    ``read_pictures``: the person asked to have the words of a scan or a picture recognised.
    """
    known = await context.library.known(user.id, data)
    if known:
        return known
    upload = await read_upload(data, file_name, read_pictures=read_pictures)
    return await context.library.add(user.id, upload)


async def start_run(
    context: WebContext,
    user: User,
    kind: str,
    resume: Resume | None,
    *,
    language: str,
    fields: dict[str, Any] | None = None,
    idempotency_key: str = "",
) -> RunRow:
    """Starts, or finds, the run of a workflow, on a CV where there is one.

    A field that is null is a field not sent. Raises `BadInput` for wrong fields.
    """
    declared = context.workflows[kind]
    wish = {name: value for name, value in (fields or {}).items() if value is not None}
    if resume is not None:
        # The CV as it stands now is what the run is about: after an edit a start is another run.
        document = await context.library.document_of(user.id, resume.id, CV)
        wish |= {"resumeId": resume.id, "documentRevision": document.revision}
    fitting = validated(declared.input, wish)
    request = StartRequest(
        owner_id=user.id,
        kind=kind,
        title=resume.title if resume is not None else _title_of(fitting),
        subject_id=resume.id if resume is not None else "",
        input=fitting.model_dump(mode="json", by_alias=True),
        language=language,
        idempotency_key=idempotency_key,
        added=frozenset({"documentRevision"}),
    )
    return await context.runs.start(request)


def needs_cv(declared: Workflow) -> bool:
    """Whether a workflow's form asks for a CV."""
    return "resume_id" in declared.input.model_fields


def _title_of(wish: BaseModel) -> str:
    return wish.run_title() if isinstance(wish, Titled) else ""
