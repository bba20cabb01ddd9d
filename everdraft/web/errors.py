"""Errors as answers: status, a sentence, a code and what to do, as JSON or as a page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import EverdraftError, NotFound, OurFault
from everdraft.base.ids import random_id
from everdraft.base.language import Translate, translator
from everdraft.web.context import language_of
from everdraft.web.pages import error_page

log = structlog.get_logger(__name__)

Handler = Callable[[Request, Exception], Awaitable[Response]]


def error_json(error: EverdraftError, translate: Translate) -> dict[str, object]:
    """The plan's error shape."""
    message = translate(error.message)
    body: dict[str, object] = {
        "success": False,
        "error": message % error.arguments if error.arguments else message,
        "code": error.code,
        "action": error.what_to_do(translate),
    }
    # A refused scan says whether sending it again with readPictures would help.
    if error.arguments.get("recognition"):
        body["readPictures"] = True
    return body


async def answer(request: Request, error: EverdraftError) -> Response:
    """JSON under /api and for programs, a page for people."""
    wants_page = "text/html" in request.headers.get("accept", "")
    if wants_page and not request.url.path.startswith("/api/"):
        return await error_page(request, error, error.status)
    body = error_json(error, translator(language_of(request)))
    return JSONResponse(body, status_code=error.status, headers={"Cache-Control": "no-store"})


async def on_everdraft_error(request: Request, error: Exception) -> Response:
    """An error that was foreseen."""
    assert isinstance(error, EverdraftError)
    if error.status >= 500:
        log.warning("request.failed", path=request.url.path, code=error.code)
    return await answer(request, error)


async def on_http_error(request: Request, error: Exception) -> Response:
    """What the framework refuses: unknown paths, wrong methods, forms that do not parse."""
    assert isinstance(error, HTTPException)
    known = {
        404: NotFound("There is nothing here.", action="Go back to the start page."),
        405: EverdraftError(
            "This address does not do that.",
            code="method_not_allowed",
            action="Use one of the methods that the header Allow names.",
        ),
        413: EverdraftError(
            "That is too large.", code="too_large", action="Send less, or a smaller file."
        ),
    }
    found = known.get(error.status_code) or EverdraftError(
        "The request could not be understood.",
        code="bad_request",
        action="Send one file, or fields, as a whole form.",
    )
    found.status = error.status_code
    response = await answer(request, found)
    for name, value in (error.headers or {}).items():
        response.headers[name] = value
    return response


async def on_unexpected(request: Request, error: Exception) -> Response:
    """A fault of ours: the person gets a number that stands in the log, never a traceback."""
    error_id = random_id("err")
    log.error("request.crashed", path=request.url.path, error_id=error_id, exc_info=error)
    fault = OurFault(
        "Something went wrong on our side (%(error_id)s).",
        action="What was saved is kept. Try again; if it comes back, report the number.",
        error_id=error_id,
    )
    return await answer(request, fault)


async def on_disconnect(request: Request, error: Exception) -> Response:
    """The other side went away in the middle of its request: nobody is left to answer."""
    del error
    log.info("request.abandoned", path=request.url.path)
    return Response(status_code=499)


HANDLERS: dict[type[Exception], Handler] = {
    EverdraftError: on_everdraft_error,
    HTTPException: on_http_error,
    ClientDisconnect: on_disconnect,
    Exception: on_unexpected,
}
