"""A job from an address or a pasted text: found, kept, and shown for correction."""

from __future__ import annotations

from everdraft.cv.findings import message as _
from everdraft.cv.job import job_to_json
from everdraft.engine.run import Run
from everdraft.engine.workflow import Outcome, workflow
from everdraft.workflows.advert import AdvertWish, advert_for, advert_section
from everdraft.workflows.tools import Tools


class JobWish(AdvertWish):
    """An address, or the text of the advert; both were kept before anything is fetched."""


@workflow(
    "job_extract",
    title=_("Job advert"),
    price=0,
    input=JobWish,
    route="/api/extract-job-info",
)
async def job_extract(run: Run, wish: JobWish, tools: Tools) -> Outcome:
    """One section: the page is fetched once, and the job is kept the moment it is found."""
    await run.plan([advert_section(run)])
    job_id, job = await advert_for(
        run,
        tools,
        job_id=wish.job_id,
        job_url=wish.job_url,
        job_description=wish.job_description,
        job_title=wish.job_title,
        company_name=wish.company_name,
    )
    return Outcome({"jobId": job_id, **job_to_json(job)}, document_id=job_id)
