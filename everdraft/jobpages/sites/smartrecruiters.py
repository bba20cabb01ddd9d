"""SmartRecruiters: jobs.smartrecruiters.com and careers.smartrecruiters.com."""

from __future__ import annotations

import re

from everdraft.cv.job import Job
from everdraft.jobpages.posting import as_day, as_map, as_text, html_text
from everdraft.jobpages.sites.site import Json, Parts, Site, joined, one_of, remote_of

_ADDRESS = re.compile(
    r"(?:jobs|careers)\.smartrecruiters\.com/(?P<company>[\w.%-]+)/(?P<id>\d{9,})(?:[-/?].*)?"
)
_SECTIONS = ("jobDescription", "qualifications", "additionalInformation", "companyDescription")


def _data_url(parts: Parts) -> str:
    company, number = parts["company"], parts["id"]
    return f"https://api.smartrecruiters.com/v1/companies/{company}/postings/{number}"


def read(data: Json, parts: Parts) -> Job | None:
    """One posting, or a company's list."""
    whole = as_map(data)
    posting = one_of(whole.get("content"), "id", parts["id"]) if "content" in whole else whole
    if not posting or "name" not in posting:
        return None
    place = as_map(posting.get("location"))
    said = [as_text(place.get(name)) for name in ("city", "region", "country")]
    advert = as_map(as_map(posting.get("jobAd")).get("sections"))
    return Job(
        job_title=as_text(posting.get("name")),
        company_name=as_text(posting.get("company"), "name"),
        job_description=joined(
            *(
                joined(as_text(part.get("title")), text)
                for part in (as_map(advert.get(name)) for name in _SECTIONS)
                if (text := html_text(part.get("text")))
            )
        ),
        location=as_text(place.get("fullLocation")) or ", ".join(one for one in said if one),
        remote=remote_of(remote=place.get("remote") is True, hybrid=place.get("hybrid") is True),
        seniority=_level(as_text(posting.get("experienceLevel"), "label")),
        language=as_text(as_map(posting.get("language")).get("code"))[:2],
        posted_at=as_day(posting.get("releasedDate")),
    )


def _level(label: str) -> str:
    return "" if label.casefold() == "not applicable" else label


SITE = Site("SmartRecruiters", _ADDRESS, _data_url, read)
