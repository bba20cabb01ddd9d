"""Every URL of the product in one list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from everdraft.engine.workflow import Workflow, Workflows
from everdraft.web import (
    api,
    credits_pages,
    document_pages,
    documents_api,
    export_api,
    export_pages,
    feed,
    improvement_api,
    improvement_pages,
    job_pages,
    jobs_api,
    jobs_pages,
    letter_pages,
    pages,
    reading_api,
    recovery,
    resume_pages,
    run_pages,
    schemas_api,
    settings_pages,
    start_pages,
    trace_api,
    upkeep_api,
)

Handler = Callable[[Request], Awaitable[Response]]


class Route(NamedTuple):
    """A method, a path and who answers."""

    method: str
    path: str
    handler: Handler


async def _to_health(_: Request) -> Response:
    """The operator's page."""
    return RedirectResponse("/admin/health", status_code=308)


async def _to_start_page(_: Request) -> Response:
    """The plan's name for the start page."""
    return RedirectResponse("/", status_code=308)


PAGES = (
    Route("GET", "/", pages.dashboard),
    Route("GET", "/dashboard", _to_start_page),
    Route("GET", "/analyze", pages.analyze_link),
    Route("GET", "/start/{workflow}", start_pages.start_page),
    Route("POST", "/start/{workflow}", start_pages.start_form),
    Route("GET", "/jobs", jobs_pages.jobs_page),
    Route("POST", "/jobs", jobs_pages.new_job_form),
    Route("GET", "/jobs/{job_id}", job_pages.job_page),
    Route("POST", "/jobs/{job_id}", job_pages.correct_job_form),
    Route("POST", "/jobs/{job_id}/delete", job_pages.delete_job_form),
    Route("GET", "/runs/{run_id}", run_pages.run_page),
    Route("GET", "/documents/{document_id}", document_pages.document_page),
    Route("GET", "/documents/{document_id}/trace", trace_api.trace_page),
    Route("POST", "/documents/{document_id}/edit", document_pages.document_form),
    Route("GET", "/resumes", resume_pages.resumes_page),
    Route("GET", "/resumes/{resume_id}", resume_pages.resume_page),
    Route("POST", "/resumes/{resume_id}/rename", resume_pages.rename_form),
    Route("GET", "/resumes/{resume_id}/delete", resume_pages.delete_page),
    Route("POST", "/resumes/{resume_id}/delete", resume_pages.delete_form),
    Route("POST", "/documents/{document_id}/letter", letter_pages.letter_form),
    Route("GET", "/documents/{document_id}/export", export_pages.export_page),
    Route("POST", "/documents/{document_id}/export", export_pages.export_form),
    Route("GET", "/resumes/{resume_id}/read", document_pages.read_link),
    Route("POST", "/upload", pages.upload_form),
    Route("POST", "/sample", pages.sample_form),
    Route("POST", "/runs/{run_id}/decide", improvement_pages.decide_form),
    Route("POST", "/runs/{run_id}/{command}", pages.run_command_form),
    Route("POST", "/recovery/dismiss-all", pages.dismiss_all_form),
    Route("POST", "/recovery/restore-all", pages.restore_all_form),
    Route("POST", "/recovery/{run_id}/{command}", pages.recovery_form),
    Route("POST", "/language", pages.language_form),
    Route("GET", "/settings", settings_pages.settings_page),
    Route("POST", "/settings/try", settings_pages.try_model_form),
    Route("GET", "/activity", settings_pages.activity_page),
    Route("GET", "/credits", credits_pages.credits_page),
    Route("GET", "/admin", _to_health),
    Route("GET", "/admin/health", settings_pages.health_page),
)

API = (
    Route("POST", "/api/resumes", api.upload_resume),
    Route("GET", "/api/resumes", api.list_resumes),
    Route("GET", "/api/resumes/{resume_id}", api.get_resume),
    Route("DELETE", "/api/resumes/{resume_id}", api.delete_resume),
    Route("PATCH", "/api/resumes/{resume_id}", upkeep_api.rename_resume),
    Route("GET", "/api/resumes/{resume_id}/file", api.get_resume_file),
    Route("GET", "/api/resumes/{resume_id}/reading", api.get_resume_reading),
    Route("GET", "/api/resumes/{resume_id}/checkpoint", api.get_checkpoint),
    Route("GET", "/api/runs", api.list_runs),
    Route("GET", "/api/runs/{run_id}", api.get_run),
    Route("GET", "/api/runs/{run_id}/events", api.get_events),
    Route("POST", "/api/runs/{run_id}/{command}", api.command_run),
    Route("GET", "/api/runs/{run_id}/suggestions", improvement_api.get_suggestions),
    Route("GET", "/api/events", feed.stream_everything),
    Route("GET", "/api/recovery/list", recovery.list_recovery),
    Route("POST", "/api/recovery/resume-session", recovery.resume_session),
    Route("POST", "/api/recovery/dismiss-session", recovery.dismiss_session),
    Route("POST", "/api/recovery/dismiss-all", recovery.dismiss_all),
    Route("POST", "/api/recovery/restore-all", recovery.restore_all),
    Route("POST", "/api/recovery/{run_id}/{command}", recovery.command_recovery),
    Route("GET", "/api/resumes/{resume_id}/document", documents_api.get_resume_document),
    Route("GET", "/api/documents/{document_id}", documents_api.get_document),
    Route("POST", "/api/documents/{document_id}/ops", documents_api.apply_operations),
    Route("GET", "/api/documents/{document_id}/versions", documents_api.list_versions),
    Route("GET", "/api/documents/{document_id}/check", reading_api.check_document),
    Route("GET", "/api/documents/{document_id}/export", export_api.get_export),
    Route("GET", "/api/documents/{document_id}/export/check", export_api.check_export),
    Route(
        "GET", "/api/documents/{document_id}/export/pages/{number}.png", export_api.get_export_page
    ),
    Route("GET", "/api/documents/{document_id}/trace", trace_api.get_trace),
    Route("GET", "/api/resumes/{resume_id}/pages/{number}.png", reading_api.get_page_picture),
    Route("GET", "/api/jobs", jobs_api.list_jobs),
    Route("GET", "/api/jobs/{job_id}", jobs_api.get_job),
    Route("PATCH", "/api/jobs/{job_id}", jobs_api.correct_job),
    Route("DELETE", "/api/jobs/{job_id}", jobs_api.delete_job),
    Route("GET", "/api/drafts/{key}", upkeep_api.get_draft),
    Route("PUT", "/api/drafts/{key}", upkeep_api.put_draft),
    Route("PATCH", "/api/drafts/{key}", upkeep_api.merge_draft),
    Route("DELETE", "/api/drafts/{key}", upkeep_api.delete_draft),
    Route("GET", "/api/credits", upkeep_api.get_credits),
    Route("GET", "/api/cron/cleanup-checkpoints", upkeep_api.cleanup),
    Route("POST", "/api/cron/cleanup-checkpoints", upkeep_api.cleanup),
    Route("GET", "/api/admin/credits", upkeep_api.operator_credits),
    Route("POST", "/api/admin/credits/grant", upkeep_api.grant_credits),
    Route("POST", "/api/admin/cleanup", upkeep_api.operator_cleanup),
    Route("GET", "/api/schemas/{name}", schemas_api.get_schema),
    Route("GET", "/healthz", api.healthz),
    Route("GET", "/readyz", api.readyz),
    Route("GET", "/metrics", upkeep_api.metrics),
)


def routes_of(declared: Workflow) -> tuple[Route, ...]:
    """The start of a workflow, and its form where that has a path of its own."""
    start = Route("POST", declared.route, api.starter(declared.name))
    if not declared.page:
        return (start,)
    return (
        start,
        Route("GET", declared.page, start_pages.start_page),
        Route("POST", declared.page, start_pages.start_form),
    )


def add_routes(app: FastAPI, workflows: Workflows) -> None:
    """Hangs every route into the app; a workflow's come from its declaration."""
    for route in PAGES:
        app.add_route(route.path, route.handler, methods=[route.method], include_in_schema=False)
    for route in API:
        app.add_route(route.path, route.handler, methods=[route.method])
    for declared in workflows:
        for route in routes_of(declared):
            app.add_route(route.path, route.handler, methods=[route.method])
    client = Path(str(files("everdraft") / "client"))
    app.mount("/client", StaticFiles(directory=client), name="client")
