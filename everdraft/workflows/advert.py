"""The job that a run is about: one kept earlier, a pasted text, or the page behind an address.

Any workflow that needs a job takes `AdvertWish`'s fields and calls `advert_for` first. What is
found is recorded once, so that no page is fetched twice, and kept as a document of its own in the
commit that ends its section: from then on it is there whatever becomes of the run.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from everdraft.base.clock import timestamp
from everdraft.base.errors import BadInput, NotFound, OurFault
from everdraft.base.language import filled
from everdraft.cv.adverts import LONGEST_ADVERT
from everdraft.cv.findings import message as _
from everdraft.cv.job import (
    JOB,
    LONGEST_FIELD,
    Job,
    job_from_json,
    job_to_json,
    pasted_job,
    tidy_line,
)
from everdraft.engine.run import Run
from everdraft.jobpages.addresses import LONGEST_URL, parse_url, same_page
from everdraft.library.records import Document, PutDocument
from everdraft.workflows.tools import Tools

ADVERT = "advert"
"""The section in which the job is found, and the step that records it."""
ADVERT_TITLE = _("The job")
JOBS_LOOKED_AT = 200
"""Newest jobs of a person, among which one of the same page is looked for."""


class AdvertWish(BaseModel):
    """Which job: ``jobId``, or ``jobDescription`` (pasted), or ``jobUrl``; the first given counts.

    With a pasted text the address is kept beside it. Title and company win over what is read.
    """

    model_config = ConfigDict(populate_by_name=True, str_strip_whitespace=True)

    job_id: str = Field(default="", alias="jobId", max_length=100)
    job_url: str = Field(default="", alias="jobUrl")
    job_description: str = Field(default="", alias="jobDescription", max_length=LONGEST_ADVERT)
    job_title: str = Field(default="", alias="jobTitle", max_length=LONGEST_FIELD)
    company_name: str = Field(default="", alias="companyName", max_length=LONGEST_FIELD)

    @field_validator("job_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value:
            parse_address(value)
        return value

    @model_validator(mode="after")
    def _names_a_job(self) -> Self:
        if not (self.job_id or self.job_url or self.job_description):
            raise BadInput(
                "No job was named.",
                code="job_missing",
                action="Give the address of the advert, or paste its text.",
            )
        return self

    def run_title(self) -> str:
        """What a run about this job is called before anything is known of it."""
        named = ", ".join(one for one in (self.job_title, self.company_name) if one)
        first_line = self.job_description.splitlines()[0] if self.job_description else ""
        return tidy_line(named or first_line or host_of(self.job_url))[:120]


def parse_address(url: str) -> None:
    """Raises `BadInput` (``bad_url``) for what is no address at all.

    One that is refused passes here: its run says so, and keeps what was typed.
    """
    try:
        parse_url(url)
    except BadInput as wrong:
        if wrong.code == "bad_url":
            raise


def host_of(url: str) -> str:
    """The part of an address that people know a site by; a name and a password are none of it."""
    authority = url.partition("://")[2].partition("/")[0]
    return authority.rpartition("@")[2][:LONGEST_URL]


def advert_section(run: Run) -> tuple[str, str]:
    """The section's id and title, for a workflow's plan; it comes first."""
    return ADVERT, run.translate(ADVERT_TITLE)


async def advert_for(
    run: Run,
    tools: Tools,
    *,
    job_id: str = "",
    job_url: str = "",
    job_description: str = "",
    job_title: str = "",
    company_name: str = "",
) -> tuple[str, Job]:
    """The job's id and the job, as they were when the run first asked, also after a crash.

    Writes the section `ADVERT`. Raises `NotFound` for a job that is not the owner's, `BadInput`
    (``address_refused``) and `OutsideFailure` with what the page is instead of an advert.
    """

    async def find() -> dict[str, Any]:
        if job_id:
            return await _kept(run, job_id)
        job = await _new_job(tools, job_url, job_description, job_title, company_name)
        known = await _same_job(run, job, job_title, company_name)
        if known is not None:
            return {"id": known.id, "isNew": False, "isKnown": True, "job": dict(known.body)}
        return {"id": tools.ids("job"), "isNew": True, "job": job_to_json(job)}

    found = await run.step(ADVERT, find)
    job = job_from_json(found["job"])
    writer = await run.section(*advert_section(run))
    if writer is not None:
        await writer.write(said_of(run, job, is_known=found.get("isKnown", False)))
        result = {"jobId": found["id"], **job_to_json(job)}
        records = (_record(run, tools, found),) if found["isNew"] else ()
        await writer.complete(result, records)
    return found["id"], job


async def _kept(run: Run, job_id: str) -> dict[str, Any]:
    document = await run.library.document(run.row.owner_id, job_id)
    if document is None or document.kind != JOB:
        raise NotFound("There is no such job.", action="Choose another one, or paste the advert.")
    return {"id": document.id, "isNew": False, "job": dict(document.body)}


async def _new_job(tools: Tools, url: str, text: str, title: str, company: str) -> Job:
    if text:
        job = replace(pasted_job(title, company, text), url=url)
    elif tools.read_job is None:
        raise OurFault(
            "This installation does not fetch pages.",
            code="no_fetching",
            action="Open the page in your browser, copy the text of the advert and paste it here.",
            retryable=False,
        )
    else:
        read = await tools.read_job(url)
        job = replace(
            read,
            job_title=title or read.job_title,
            company_name=company or read.company_name,
            url=url,
        )
    return replace(job, fetched_at=timestamp(tools.clock.now()))


async def _same_job(run: Run, job: Job, title: str, company: str) -> Document | None:
    """A job that is kept already: of the same page, with the same text, and called as is asked."""
    page = same_page(job.url)
    if not page:
        return None
    for kept in await run.library.documents_apart(run.row.owner_id, JOB, JOBS_LOOKED_AT, None):
        own = job_from_json(kept.body)
        called = title in ("", own.job_title) and company in ("", own.company_name)
        same_text = own.job_description.split() == job.job_description.split()
        if called and same_text and same_page(own.url) == page:
            return kept
    return None


def _record(run: Run, tools: Tools, found: dict[str, Any]) -> PutDocument:
    document = Document(
        id=found["id"],
        owner_id=run.row.owner_id,
        kind=JOB,
        subject_id="",
        run_id=run.id,
        body=found["job"],
        created_at=timestamp(tools.clock.now()),
    )
    return PutDocument(document)


def said_of(run: Run, job: Job, *, is_known: bool) -> str:
    """A line for whoever watches."""
    named = ", ".join(one for one in (job.job_title, job.company_name) if one)
    words = len(job.job_description.split())
    said = run.translate("%(count)d words of the advert are read.") % {"count": words}
    if is_known:
        said = run.translate("You have this job already; its text has not changed.")
    return filled("%(named)s. %(said)s", {"named": named, "said": said}) if named else said
