"""Fields that several workflows ask for, each with what their forms say about it.

A field of an input with a title is a field of its form. ``json_schema_extra`` says more:
``choices`` (what each value of a choice is called) and ``control`` (language, job or url).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from everdraft.cv.adverts import LONGEST_ADVERT
from everdraft.cv.findings import message as _
from everdraft.cv.job import LONGEST_FIELD
from everdraft.workflows.advert import AdvertWish

Tone = Literal["direct", "gentle", "roast"]

TONES = {
    "direct": "Be short, warm and exact. Never cheer, never blame.",
    "gentle": "Be short, kind and encouraging, and still exact.",
    "roast": "Be sharp and witty about the text, never about the person, and end on the fix.",
}

TONE: Any = Field(
    default="direct",
    title=_("How it is said to you"),
    json_schema_extra={
        "choices": {"direct": _("Direct"), "gentle": _("Gentle"), "roast": _("Roast")}
    },
)

OUTPUT_LANGUAGE: Any = Field(
    default="",
    alias="outputLanguage",
    pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?)?$",
    title=_("The language of the suggestions"),
    json_schema_extra={
        "control": "language",
        "rules": _("The rules write in your CV's own language; another one needs a model."),
    },
)


class WorkForJob(AdvertWish):
    """A CV and a job: what every workflow that holds one against the other asks for."""

    resume_id: str = Field(alias="resumeId")
    document_revision: int = Field(default=0, alias="documentRevision", ge=0)
    job_id: str = Field(
        default="",
        alias="jobId",
        max_length=100,
        title=_("A job you have kept"),
        json_schema_extra={"control": "job"},
    )
    job_url: str = Field(
        default="",
        alias="jobUrl",
        title=_("The address of the advert"),
        description=_("It is kept before anything is fetched."),
        json_schema_extra={"control": "url"},
    )
    job_description: str = Field(
        default="",
        alias="jobDescription",
        max_length=LONGEST_ADVERT,
        title=_("Or the text of the advert"),
        description=_("Pasted text is taken as it is, and the page is not fetched."),
    )
    job_title: str = Field(
        default="", alias="jobTitle", max_length=LONGEST_FIELD, title=_("The title of the job")
    )
    company_name: str = Field(
        default="",
        alias="companyName",
        max_length=LONGEST_FIELD,
        title=_("The company"),
        description=_("Title and company may stay empty: they are read from the advert."),
    )
