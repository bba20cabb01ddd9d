"""Ashby: jobs.ashbyhq.com; its data is a whole board, of which the one posting is taken."""

from __future__ import annotations

import re

from everdraft.cv.job import Job
from everdraft.jobpages.posting import as_day, as_list, as_map, as_text, html_text
from everdraft.jobpages.sites.site import Json, Parts, Site, as_name, one_of, remote_of

_ADDRESS = re.compile(r"jobs\.ashbyhq\.com/(?P<board>[\w.%-]+)/(?P<id>[0-9a-f-]{36})(?:[/?].*)?")


def _data_url(parts: Parts) -> str:
    board = parts["board"]
    return f"https://api.ashbyhq.com/posting-api/job-board/{board}?includeCompensation=true"


def read(data: Json, parts: Parts) -> Job | None:
    """The posting of the board that the address names."""
    posting = one_of(as_map(data).get("jobs"), "id", parts["id"])
    if posting is None:
        return None
    others = [as_text(one, "location") for one in as_list(posting.get("secondaryLocations"))]
    places = [as_text(posting.get("location")), *others]
    pay = as_map(posting.get("compensation"))
    return Job(
        job_title=as_text(posting.get("title")),
        company_name=as_name(parts["board"]),
        job_description=html_text(posting.get("descriptionHtml"))
        or html_text(posting.get("descriptionPlain")),
        location="; ".join(dict.fromkeys(one for one in places if one)),
        remote=remote_of(
            remote=posting.get("isRemote") is True, kind=as_text(posting.get("workplaceType"))
        ),
        salary=as_text(pay.get("compensationTierSummary")),
        posted_at=as_day(posting.get("publishedAt")),
    )


SITE = Site("Ashby", _ADDRESS, _data_url, read)
