"""Workable: apply.workable.com; its data is an account's postings, once for each place."""

from __future__ import annotations

import re

from everdraft.cv.job import Job
from everdraft.jobpages.posting import as_day, as_list, as_map, as_text, html_text
from everdraft.jobpages.sites.site import Json, Parts, Site, joined, remote_of

_ADDRESS = re.compile(r"apply\.workable\.com/(?P<account>[\w-]+)/j/(?P<id>[0-9A-Fa-f]+)(?:[/?].*)?")


def _data_url(parts: Parts) -> str:
    account = parts["account"]
    return f"https://apply.workable.com/api/v1/widget/accounts/{account}?details=true"


def read(data: Json, parts: Parts) -> Job | None:
    """The posting of the account that the address names, with all its places."""
    whole = as_map(data)
    wanted = parts["id"].casefold()
    same = [
        posting
        for posting in map(as_map, as_list(whole.get("jobs")))
        if as_text(posting.get("shortcode")).casefold() == wanted
    ]
    if not same:
        return None
    first = same[0]
    places = [
        ", ".join(filter(None, (as_text(one.get("city")), as_text(one.get("country")))))
        for one in same
    ]
    return Job(
        job_title=as_text(first.get("title")),
        company_name=as_text(whole.get("name")),
        job_description=joined(
            *(html_text(first.get(name)) for name in ("description", "requirements", "benefits"))
        ),
        location="; ".join(dict.fromkeys(place for place in places if place)),
        remote=remote_of(remote=first.get("telecommuting") is True),
        posted_at=as_day(first.get("published_on")),
    )


SITE = Site("Workable", _ADDRESS, _data_url, read)
