"""The API of "have we read you right": the score of a corrected CV, and pictures of its pages."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import NotFound
from everdraft.base.language import translator
from everdraft.cv.checks import CheckContext
from everdraft.cv.claims.shapes import claim_to_json
from everdraft.cv.letters import LETTER, letter_held_back
from everdraft.cv.rescore import rescored_document
from everdraft.cv.tailoring.copy import TAILORED
from everdraft.documents.reader import page_picture
from everdraft.library.records import Document
from everdraft.web.context import context_of, language_of, user_of
from everdraft.workflows.intake import CV

PICTURE_VERSION = "1"
"""Raised when the same page would be drawn otherwise."""

Json = dict[str, Any]


async def cv_document(request: Request) -> Document:
    """The CV that the address names; `NotFound` for documents of other kinds too."""
    library = context_of(request).library
    document = await library.document(user_of(request).id, request.path_params["document_id"])
    if document.kind not in (CV, TAILORED):
        raise NotFound("There is no such document.", action="Go back to the start page.")
    return document


async def check_document(request: Request) -> Response:
    """GET /api/documents/{id}/check: the corrected CV by the rubric of its file, and what waits."""
    library = context_of(request).library
    found = await library.document(user_of(request).id, request.path_params["document_id"])
    if found.kind == LETTER:
        return JSONResponse(await letter_check(request, found))
    return JSONResponse(await check_of(request, await cv_document(request)))


async def letter_check(request: Request, document: Document) -> Json:
    """The words of a letter that still wait for the person; a letter has no score."""
    reading = await context_of(request).library.reading(document.owner_id, document.subject_id)
    held = await asyncio.to_thread(letter_held_back, reading["cv"], document.body)
    translate = translator(language_of(request))
    return {
        "documentId": document.id,
        "revision": document.revision,
        "heldBack": [
            {
                "target": one.target,
                "text": one.text,
                "claims": [claim_to_json(claim, translate) for claim in one.claims],
            }
            for one in held
        ],
    }


async def check_of(request: Request, document: Document) -> Json:
    """Scores, findings, and the accepted words that still wait for the person."""
    context, owner_id = context_of(request), user_of(request).id
    reading = await context.library.reading(owner_id, document.subject_id)
    resume = await context.library.resume(owner_id, document.subject_id)
    conditions = CheckContext(today=context.clock.now().date(), file_name=resume.title)
    translate = translator(language_of(request))
    answer = await asyncio.to_thread(
        rescored_document, reading, document.body, conditions, translate
    )
    return {"documentId": document.id, "revision": document.revision, **answer}


async def get_page_picture(request: Request) -> Response:
    """GET /api/resumes/{id}/pages/{n}.png: a page of a PDF as it looks; 404 where there is none.

    Nothing is kept on the server. A browser may keep it for its own person, and asks each time.
    """
    context, owner_id = context_of(request), user_of(request).id
    resume = await context.library.resume(owner_id, request.path_params["resume_id"])
    number = _page_number(request.path_params["number"], resume.facts.get("pages") or 0)
    if resume.media_type != "pdf" or not number:
        raise NotFound(
            "There is no picture of this page.",
            code="no_page",
            action="The text that was read of it is shown instead.",
        )
    key = f"{resume.sha256} {number} {PICTURE_VERSION}"
    tag = f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    data = await context.library.bytes_of(resume)
    picture = await page_picture(data, number)
    return Response(picture, media_type="image/png", headers=headers)


def _page_number(text: str, page_count: int) -> int:
    """A page of the file, counted from 1; 0 for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        return 0
    return int(text) if 0 < int(text) <= page_count else 0
