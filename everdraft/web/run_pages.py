"""GET /runs/{id}: the report of an analysis, and one page for all that suggests and asks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from everdraft.web.context import context_of, user_of
from everdraft.web.improvement_pages import work_run_page
from everdraft.web.jobs_pages import JOB_EXTRACT, job_run_page
from everdraft.web.pages import ANALYSIS, analysis_run_page

PAGES: Mapping[str, Callable[[Request], Awaitable[Response]]] = {
    ANALYSIS: analysis_run_page,
    JOB_EXTRACT: job_run_page,
}


async def run_page(request: Request) -> Response:
    """GET /runs/{id}: the whole state so far; the client follows from the last event rendered."""
    row = await context_of(request).runs.get(user_of(request).id, request.path_params["run_id"])
    return await PAGES.get(row.kind, work_run_page)(request)
