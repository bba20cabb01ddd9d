"""The API of exports: the file, what was found when it was read back, and its pages as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import NotFound
from everdraft.base.language import translator
from everdraft.documents.reader import page_picture
from everdraft.documents.render.renderer import FORMATS, Rendered
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.export_source import Export, Exports, check_json, disposition, file_name
from everdraft.web.export_source import with_paper as paper_of

Json = dict[str, Any]


def exports_of(request: Request) -> Exports:
    """Who finds and makes exports."""
    context = context_of(request)
    return Exports(context.library, context.runs, context.renderer)


async def wanted(request: Request) -> tuple[Export, str]:
    """What the address names, and the paper it asks for or the person's usual one."""
    export = await exports_of(request).find(user_of(request).id, request.path_params["document_id"])
    language = request.headers.get("accept-language", "")
    return export, paper_of(export, request.query_params.get("paper", ""), language)


async def get_export(request: Request) -> Response:
    """GET /api/documents/{id}/export?format=pdf|docx|json|md|txt&paper=a4|letter.

    ``id`` is a document's, a run's or a file's. ``Export-Held-Back`` counts the lines that wait
    for the person's word; with a PDF, ``Export-Check`` says what was found in it.
    """
    export, paper = await wanted(request)
    kind = request.query_params.get("format", "pdf")
    made = await exports_of(request).file(export, kind, paper)
    headers = {
        "Content-Disposition": disposition(file_name(export, kind)),
        "Export-Held-Back": str(len(export.waiting)),
        **(check_headers(made) if made.checked else {}),
    }
    return Response(made.data, media_type=FORMATS[kind], headers=headers)


def check_headers(made: Rendered) -> dict[str, str]:
    """The verdict in one line: "lines=42, pdfium=42, …, in-order, PDF/UA-1"."""
    facts: Mapping[str, Any] = made.facts
    programs: list[Json] = facts["programs"]
    parts = [f"lines={facts['lines']}", f"pages={facts['pages']}"]
    parts += [f"{one['program']}={one['found']}" for one in programs]
    parts.append(f"in-order={'yes' if all(one['inOrder'] for one in programs) else 'no'}")
    parts.append(f"standard={facts['standard']}")
    points = [f"U+{ord(mark):04X}" for one in facts["missing"] for mark in one]
    missing = {"Export-Missing-Characters": " ".join(points)} if points else {}
    return {"Export-Check": ", ".join(parts), **missing}


async def check_export(request: Request) -> Response:
    """GET /api/documents/{id}/export/check?paper=: the PDF read back by three programs and by our
    own reader, and what is left out of it until the person says so."""
    export, paper = await wanted(request)
    made = await exports_of(request).file(export, "pdf", paper)
    translate = translator(language_of(request))
    return JSONResponse(check_json(export, made, paper, translate))


async def get_export_page(request: Request) -> Response:
    """GET /api/documents/{id}/export/pages/{n}.png: a page of the PDF as it looks."""
    export, paper = await wanted(request)
    number = request.path_params["number"]
    if not (number.isascii() and number.isdigit() and 0 < len(number) < 4):
        raise NotFound("There is no such page.", code="no_page", action="Ask for a page from 1 on.")
    made = await exports_of(request).file(export, "pdf", paper)
    return Response(await page_picture(made.data, int(number)), media_type="image/png")
