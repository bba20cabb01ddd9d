"""The shapes of results as JSON Schemas, by name."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import NotFound
from everdraft.cv.report_schema import report_schema
from everdraft.cv.suggestion_schema import improvement_schema

SCHEMAS = {"report": report_schema, "improvement": improvement_schema}


async def get_schema(request: Request) -> Response:
    """GET /api/schemas/{name}: ``report`` or ``improvement``."""
    made = SCHEMAS.get(request.path_params["name"])
    if made is None:
        raise NotFound(
            "There is no such schema.",
            action="Ask for /api/schemas/report or /api/schemas/improvement.",
        )
    return JSONResponse(made(), media_type="application/schema+json")
