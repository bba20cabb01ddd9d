"""The API of saved jobs: list, read, correct and delete them."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import BadInput, Conflict, NotFound
from everdraft.base.ids import random_id
from everdraft.base.language import translator
from everdraft.cv.codec import camel
from everdraft.cv.job import (
    CORRECTABLE,
    JOB,
    LONGEST_ADDRESS,
    corrected,
    job_from_json,
    job_to_json,
)
from everdraft.jobpages.addresses import same_page
from everdraft.library.records import Document
from everdraft.runs.store import RunQuery, RunRow
from everdraft.web.context import WebContext, context_of, language_of, user_of
from everdraft.web.errors import error_json
from everdraft.web.forms import read_fields
from everdraft.web.paging import PAGE_SIZE, page_after
from everdraft.web.shapes import run_summary
from everdraft.web.words import message as _

USES = ("tailoring", "cover_letter")
"""Kinds of runs that are made for a job."""
RUNS_LOOKED_AT = 200
OP_ID_CHARACTERS = 100

Json = dict[str, Any]


def job_json(document: Document) -> Json:
    """A saved job: its fields by their own names."""
    return {
        "id": document.id,
        "revision": document.revision,
        "runId": document.run_id,
        "createdAt": document.created_at,
        **document.body,
    }


async def list_jobs(request: Request) -> Response:
    """GET /api/jobs?after=: newest first, without their texts; ``next`` for ?after= or null."""
    after = page_after(request.query_params.get("after", ""))
    found, following = await jobs_of(context_of(request), user_of(request).id, after)
    jobs = [job_json(one) for one in found]
    for job in jobs:
        del job["job_description"]
    return JSONResponse({"jobs": jobs, "next": following})


async def jobs_of(
    context: WebContext, owner_id: str, after: tuple[str, str] | None = None
) -> tuple[list[Document], str | None]:
    """A page of saved jobs, and where the next one begins."""
    found = await context.library.documents_apart(owner_id, JOB, PAGE_SIZE + 1, after)
    if len(found) <= PAGE_SIZE:
        return found, None
    last = found[PAGE_SIZE - 1]
    text = json.dumps([last.created_at, last.id])
    return found[:PAGE_SIZE], base64.urlsafe_b64encode(text.encode()).decode()


async def get_job(request: Request) -> Response:
    """GET /api/jobs/{id}: with the runs that were made for it."""
    document = await saved_job(request)
    runs = await runs_for(context_of(request), document)
    return JSONResponse({**job_json(document), "runs": [run_summary(row) for row in runs]})


async def saved_job(request: Request) -> Document:
    """The owner's job that the path names. Raises `NotFound`."""
    missing = NotFound("There is no such job.", action="Go back to the saved jobs.")
    try:
        document = await context_of(request).library.document(
            user_of(request).id, request.path_params["job_id"]
        )
    except NotFound:
        raise missing from None
    if document.kind != JOB:
        raise missing
    return document


async def runs_for(context: WebContext, job: Document) -> list[RunRow]:
    """The runs made for a job, newest first: those that name it, and the one that found it."""
    found: list[RunRow] = []
    for kind in USES:
        query = RunQuery(job.owner_id, kind=kind, limit=RUNS_LOOKED_AT)
        rows = await context.runs.list(query)
        for row in rows:
            named = job.id == row.input.get("jobId") or job.run_id == row.id
            if named or await _found_again(context, row, job):
                found.append(row)
    return sorted(found, key=lambda row: (row.updated_at, row.id), reverse=True)


async def _found_again(context: WebContext, row: RunRow, job: Document) -> bool:
    """Whether a run that was given the address of the job's page found this job there."""
    page = same_page(str(row.input.get("jobUrl") or ""))
    if not page or not row.document_id or page != same_page(job.body["url"]):
        return False
    try:
        made = await context.library.document(job.owner_id, row.document_id)
    except NotFound:
        return False
    return made.body.get("job", {}).get("id") == job.id


async def correct_job(request: Request) -> Response:
    """PATCH /api/jobs/{id}: fields by their names; ``baseRevision`` guards newer corrections.

    409 with both values when somebody corrected one of these fields since that revision.
    """
    values = (await read_fields(request)).values
    fields = {name: values[sent] for sent, name in _NAMES.items() if sent in values}
    base = values.get("baseRevision")
    op_id = values.get("opId")
    try:
        document = await correct(
            request,
            fields,
            base if isinstance(base, int) and not isinstance(base, bool) else None,
            op_id if isinstance(op_id, str) and 0 < len(op_id) <= OP_ID_CHARACTERS else "",
        )
    except Superseded as newer:
        both = {"current": newer.current, "offered": newer.offered, "revision": newer.revision}
        words = error_json(newer, translator(language_of(request)))
        return JSONResponse({**words, **both}, status_code=409)
    return JSONResponse(job_json(document))


_NAMES = {**{name: name for name in CORRECTABLE}, **{camel(name): name for name in CORRECTABLE}}


class Superseded(Conflict):
    """A field was corrected elsewhere meanwhile: nothing was written, both values are here."""

    def __init__(self, current: Json, offered: Json, revision: int) -> None:
        super().__init__(
            _("This was corrected elsewhere meanwhile."),
            code="superseded",
            action=_("Look at both, and save the one that is right."),
        )
        self.current = current
        self.offered = offered
        self.revision = revision


async def correct(
    request: Request, fields: Mapping[str, Any], base: int | None, op_id: str = ""
) -> Document:
    """Corrects a saved job; what it replaces stays in its history. Raises `BadInput` for a field
    that does not fit, `Superseded` for one that is newer."""
    document = await saved_job(request)
    library, owner_id = context_of(request).library, user_of(request).id
    changes = await library.changes(owner_id, document.id) if base is not None else []
    touched = {
        name
        for change in changes
        if base is not None and change.revision > base
        for name in change.operation.get("fields", ())
    }

    def apply(body: Mapping[str, Any]) -> tuple[Mapping[str, Any], Any]:
        try:
            job = job_to_json(corrected(job_from_json(body), fields))
        except ValueError as wrong:
            raise _does_not_fit(str(wrong)) from wrong
        # What came between reading and writing is newer as well.
        since = {name for name in fields if body.get(name) != document.body.get(name)}
        meant = (touched | since) & fields.keys() if base is not None else set[str]()
        newer = {name for name in meant if body[name] != job[name]}
        if newer:
            raise Superseded(
                {name: body[name] for name in sorted(newer)},
                {name: job[name] for name in sorted(newer)},
                document.revision,
            )
        before = {name: body[name] for name in job if body.get(name) != job[name]}
        return job, before

    operation = {"kind": "correct", "fields": dict(fields)}
    name = op_id or random_id("op")
    revised = await library.revise(owner_id, document.id, name, operation, apply)
    return revised.document


def _does_not_fit(name: str) -> BadInput:
    if name == "job_description":
        return BadInput(
            "The text of the advert cannot be empty.",
            code="bad_fields",
            action="Delete the job if you no longer need it.",
        )
    if name == "url":
        return BadInput(
            "The address is too long.",
            code="bad_fields",
            action="An address has at most %(most)d characters.",
            most=LONGEST_ADDRESS,
        )
    return BadInput(
        "The field %(name)s does not fit.",
        code="bad_fields",
        action="Correct it and send it again.",
        name=name,
    )


async def delete_job(request: Request) -> Response:
    """DELETE /api/jobs/{id}: with its corrections; runs made for it stay."""
    document = await saved_job(request)
    await context_of(request).library.delete_document(user_of(request).id, document.id)
    return Response(status_code=204)
