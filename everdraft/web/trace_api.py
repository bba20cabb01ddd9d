"""Where every word is from: GET /api/documents/{id}/trace?target=, and the same as a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import NotFound
from everdraft.base.language import Translate, translator
from everdraft.cv.codec import to_json
from everdraft.cv.editing.targets import text_at
from everdraft.cv.findings import message as _
from everdraft.cv.letters import LETTER
from everdraft.cv.tailoring.copy import TAILORED
from everdraft.cv.trace import Life, Trace, trace
from everdraft.library.records import Document
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.reading_versions import place_name
from everdraft.web.templating import render
from everdraft.workflows.intake import CV

Json = dict[str, Any]
TRACED = (CV, TAILORED, LETTER)
SAID = {
    "read": _("It stands in your file."),
    "typed": _("You wrote it yourself."),
    "accepted": _("You accepted a suggestion."),
    "returned": _("You rejected a suggestion, and your words came back."),
    "made": _("It was written by the run that made this text."),
}


async def get_trace(request: Request) -> Response:
    """GET /api/documents/{id}/trace?target=: the words in pieces, and the step of each."""
    return JSONResponse((await _traced(request))[1])


async def trace_page(request: Request) -> Response:
    """GET /documents/{id}/trace?target=: the same for people."""
    document, found = await _traced(request)
    translate = translator(language_of(request))
    place = "" if document.kind == LETTER else place_name(found["target"], document.body, translate)
    return render(request, "trace.html", {"document": document, "trace": found, "place": place})


async def _traced(request: Request) -> tuple[Document, Json]:
    library, owner_id = context_of(request).library, user_of(request).id
    document = await library.document(owner_id, request.path_params["document_id"])
    target = request.query_params.get("target", "")
    text = text_at(document.body["cv"], target) if document.kind in TRACED else None
    if text is None:
        raise NotFound("There is no such text.", action="Go back to the document.")
    read: Mapping[str, Any] = (await library.reading(owner_id, document.subject_id))["cv"]
    lives = [await _life(request, document)]
    if document.kind == TAILORED:
        original = await library.document_of(owner_id, document.subject_id, CV)
        lives.insert(0, await _life(request, original, until=document.created_at))
    found = trace(target, text, lives, text_at(read, target) or "", read["provenance"].get(target))
    return document, await _shown(request, found)


async def _life(request: Request, document: Document, until: str = "") -> Life:
    changes = await context_of(request).library.changes(document.owner_id, document.id)
    return Life(document.id, [to_json(one) for one in changes if not until or one.at <= until])


async def _shown(request: Request, found: Trace) -> Json:
    translate = translator(language_of(request))
    steps = [await _step(request, to_json(one), translate) for one in found.steps]
    words = [{"text": text, "step": index} for text, index in found.words]
    return {"target": found.target, "words": words, "steps": steps}


async def _step(request: Request, step: Json, translate: Translate) -> Json:
    """A step with the run and the reason of its suggestion."""
    known: Json = {}
    if step["suggestion"]:
        try:
            record = await context_of(request).library.document(
                user_of(request).id, step["suggestion"]
            )
        except NotFound:
            record = None
        if record is not None:
            known = {
                "runId": record.run_id,
                "source": record.body.get("source", ""),
                "reason": record.body.get("reason", ""),
            }
    blank = {"runId": "", "source": "", "reason": ""}
    return {**step, **blank, **known, "said": translate(SAID[step["kind"]])}
