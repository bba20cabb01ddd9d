"""The way of a CV, from its upload to its export: what is done, and what comes next.

The steps are what this installation can do: workflows that ask for a CV, in the order in which one
takes them, and the export where there is a route for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.routing import Route

from everdraft.base.errors import NotFound
from everdraft.base.language import translator
from everdraft.cv.letters import LETTER
from everdraft.engine.workflow import Workflow
from everdraft.library.records import Document
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.uploads import needs_cv
from everdraft.web.words import message as _

Json = dict[str, Any]
UPLOAD, CHECK, EXPORT = "upload", "analysis", "export"
LETTER_STEP = "cover_letter"
ORDER = (CHECK, "improvement", "tailoring")
EXPORT_ROUTE = "/documents/{document_id}/export"
UPLOADED = _("Uploaded")
EXPORTED = _("Export")


async def steps_of(
    request: Request, resume_id: str, document_id: str, rows: Sequence[RunRow]
) -> list[Json]:
    """Each step: {name, title, done, url}; ``url`` is where it is taken, or was.

    A letter that came with a tailored CV is a letter: its step is done, and leads to it.
    """
    translate = translator(language_of(request))
    read = f"/resumes/{resume_id}/read"
    steps = [{"name": UPLOAD, "title": translate(UPLOADED), "done": True, "url": read}]
    for declared in sorted(context_of(request).workflows, key=_place):
        if declared.name == CHECK or (declared.action and needs_cv(declared)):
            step = _step(declared, resume_id, rows, translate(declared.title))
            if declared.name == LETTER_STEP and not step["done"]:
                letter = await _letter_of(request, resume_id)
                step |= {"done": True, "url": f"/documents/{letter.id}"} if letter else {}
            steps.append(step)
    if any(isinstance(one, Route) and one.path == EXPORT_ROUTE for one in request.app.routes):
        # What was taken home leaves no trace here: the last step is always open.
        url = EXPORT_ROUTE.format(document_id=document_id)
        export = {"name": EXPORT, "title": translate(EXPORTED), "done": False, "url": url}
        steps.append(export)
    return steps


async def _letter_of(request: Request, resume_id: str) -> Document | None:
    """The newest letter from this CV, whatever made it."""
    try:
        library, owner_id = context_of(request).library, user_of(request).id
        return await library.document_of(owner_id, resume_id, LETTER)
    except NotFound:
        return None


def next_step(steps: Sequence[Json]) -> Json | None:
    """The first that is not done."""
    return next((one for one in steps if not one["done"]), None)


def _place(declared: Workflow) -> tuple[int, str]:
    known = declared.name in ORDER
    return (ORDER.index(declared.name) if known else len(ORDER), declared.name)


def _step(declared: Workflow, resume_id: str, rows: Sequence[RunRow], title: str) -> Json:
    own = [row for row in rows if row.kind == declared.name]
    finished = next((row for row in own if row.status is RunStatus.COMPLETED), None)
    latest = finished or next(iter(own), None)
    form = f"{declared.form}?{urlencode({'resume': resume_id})}"
    start = form if declared.action else f"/resumes/{resume_id}"
    url = f"/runs/{latest.id}" if latest else start
    return {"name": declared.name, "title": title, "done": finished is not None, "url": url}
