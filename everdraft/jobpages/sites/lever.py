"""Lever: jobs.lever.co and jobs.eu.lever.co."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from everdraft.cv.job import Job
from everdraft.jobpages.posting import as_list, as_map, as_text, html_text, salary_range
from everdraft.jobpages.sites.site import Json, Parts, Site, as_name, joined, one_of, remote_of

_ADDRESS = re.compile(
    r"jobs(?P<eu>\.eu)?\.lever\.co/(?P<board>[\w.%-]+)/(?P<id>[0-9a-f-]{36})(?:[/?].*)?"
)


def _data_url(parts: Parts) -> str:
    return f"https://api{parts['eu']}.lever.co/v0/postings/{parts['board']}/{parts['id']}"


def read(data: Json, parts: Parts) -> Job | None:
    """One posting, or a whole board."""
    posting = one_of(data, "id", parts["id"]) if isinstance(data, list) else as_map(data)
    if not posting or "text" not in posting:
        return None
    kinds = as_map(posting.get("categories"))
    places = [as_text(one) for one in as_list(kinds.get("allLocations"))]
    pay = as_map(posting.get("salaryRange"))
    amount = salary_range(pay.get("min"), pay.get("max"))
    created = posting.get("createdAt")
    return Job(
        job_title=as_text(posting.get("text")),
        company_name=as_name(parts["board"]),
        job_description=joined(
            html_text(posting.get("description")),
            *(
                joined(as_text(one.get("text")), html_text(f"<ul>{one.get('content') or ''}</ul>"))
                for one in map(as_map, as_list(posting.get("lists")))
            ),
            html_text(posting.get("additional")),
        ),
        location="; ".join(places) or as_text(kinds.get("location")),
        remote=remote_of(kind=as_text(posting.get("workplaceType"))),
        salary=f"{as_text(pay.get('currency'))} {amount}".strip() if amount else "",
        posted_at=_day(created) if isinstance(created, int) else "",
    )


def _day(milliseconds: int) -> str:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


SITE = Site("Lever", _ADDRESS, _data_url, read)
