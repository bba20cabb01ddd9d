"""For which job a run was made, and where its copy of the CV and its letter are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from everdraft.base.errors import NotFound
from everdraft.base.language import translator
from everdraft.cv.letters import LETTER, letter_id
from everdraft.cv.tailoring.copy import TAILORED
from everdraft.library.records import Document
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow
from everdraft.web.context import context_of, language_of
from everdraft.web.words import message as _

Json = dict[str, Any]
JOB_FIELDS = ("jobId", "jobUrl", "jobDescription")
"""A run with one of these in its input is about a job."""
TITLES = {TAILORED: _("Your CV for this job"), LETTER: _("Your letter")}


async def made_for(request: Request, row: RunRow) -> Json:
    """{job, papers}: "For Cook at Maré", or "", and links {url, title} to what was made."""
    if not any(row.input.get(name) for name in JOB_FIELDS):
        return {"job": "", "papers": []}
    translate = translator(language_of(request))
    found = [await _document(request, row, name) for name in (row.document_id, letter_id(row.id))]
    papers = {one.id: one for one in found if one is not None and one.kind in TITLES}
    links = [
        {"url": f"/documents/{one.id}", "title": translate(TITLES[one.kind])}
        for one in papers.values()
    ]
    title, company = await _job(request, row, papers)
    said = _("For %(title)s at %(company)s") if title and company else _("For %(title)s")
    words = {"title": title or company, "company": company}
    return {"job": translate(said) % words if title or company else "", "papers": links}


async def _document(request: Request, row: RunRow, name: str) -> Document | None:
    try:
        return await context_of(request).library.document(row.owner_id, name)
    except NotFound:
        return None


async def _job(request: Request, row: RunRow, papers: Mapping[str, Document]) -> tuple[str, str]:
    """Title and company: of what was made, else of the result, else as they were given."""
    for one in papers.values():
        job = one.body["job"]
        return str(job.get("job_title") or ""), str(job.get("company_name") or "")
    told: Mapping[str, Any] = row.input
    if row.status is RunStatus.COMPLETED:
        _row, snapshot = await context_of(request).runs.snapshot(row.owner_id, row.id)
        told = {**told, **(snapshot.result or {})}
    return str(told.get("jobTitle") or ""), str(told.get("companyName") or "")
