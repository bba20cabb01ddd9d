"""The job of a run beside its CV: the advert as the rules read it, and what faces it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date

from everdraft.cv.adverts import Advert, advert_from_text
from everdraft.cv.checks import CheckContext
from everdraft.cv.job import Job
from everdraft.cv.own_skills import own_names
from everdraft.cv.suggestions.sheet import Sheet
from everdraft.cv.tailoring.relevance import Wanted
from everdraft.cv.titles import plain_title
from everdraft.engine.run import Run
from everdraft.workflows.advert import advert_for
from everdraft.workflows.source import SourceCv, source_cv
from everdraft.workflows.tools import Tools
from everdraft.workflows.wishes import WorkForJob


def advert_of(job: Job) -> Advert:
    """The advert of a job; a title and company that are known win over what is read.

    Its title is the plain one: the job keeps the title that the page has.
    """
    read = advert_from_text(job.job_description)
    return replace(
        read,
        title=plain_title(job.job_title or read.title),
        company=job.company_name or read.company,
        language=job.language or read.language,
    )


@dataclass(slots=True, frozen=True)
class Facing:
    """A CV and a job, held against each other."""

    source: SourceCv
    job_id: str
    job: Job
    advert: Advert
    context: CheckContext
    wanted: Wanted
    """What the advert asks, prepared."""
    sheet: Sheet
    """The CV, prepared for the rules."""


async def faced(run: Run, wish: WorkForJob, tools: Tools) -> Facing:
    """The CV of the run and its job; writes the section of the advert.

    Raises what `advert_for` and `source_cv` raise.
    """
    source = await source_cv(run, wish.resume_id, wish.document_revision)
    today = await run.step("today", lambda: _today(tools))
    job_id, job = await advert_for(
        run,
        tools,
        job_id=wish.job_id,
        job_url=wish.job_url,
        job_description=wish.job_description,
        job_title=wish.job_title,
        company_name=wish.company_name,
    )
    context = CheckContext(today=date.fromisoformat(today), file_name=run.snapshot.title)

    def facing() -> Facing:
        advert = advert_of(job)
        wanted = Wanted(advert, own_names(source.cv))
        return Facing(source, job_id, job, advert, context, wanted, Sheet(source.cv))

    return await asyncio.to_thread(facing)


async def _today(tools: Tools) -> str:
    return tools.clock.now().date().isoformat()
