"""Recruitee: COMPANY.recruitee.com."""

from __future__ import annotations

import re

from everdraft.cv.job import Job
from everdraft.jobpages.posting import as_day, as_map, as_text, html_text, salary_range
from everdraft.jobpages.sites.site import Json, Parts, Site, joined, one_of, remote_of

_ADDRESS = re.compile(
    r"(?P<company>[\w-]+)\.recruitee\.com/(?:l/\w+/)?o/(?P<slug>[\w%.-]+)(?:[/?].*)?"
)


def _data_url(parts: Parts) -> str:
    return f"https://{parts['company']}.recruitee.com/api/offers/{parts['slug']}"


def read(data: Json, parts: Parts) -> Job | None:
    """One offer, or all of a company's."""
    whole = as_map(data)
    offer = as_map(whole.get("offer")) or one_of(whole.get("offers"), "slug", parts["slug"])
    if not offer or "title" not in offer:
        return None
    pay = as_map(offer.get("salary"))
    amount = salary_range(pay.get("min"), pay.get("max"))
    period = as_text(pay.get("period"))
    return Job(
        job_title=as_text(offer.get("title")),
        company_name=as_text(offer.get("company_name")),
        job_description=joined(
            html_text(offer.get("description")), html_text(offer.get("requirements"))
        ),
        location=as_text(offer.get("location")) or as_text(offer.get("city")),
        remote=remote_of(
            remote=offer.get("remote") is True,
            hybrid=offer.get("hybrid") is True,
            kind="onsite" if offer.get("on_site") is True else "",
        ),
        salary=f"{as_text(pay.get('currency'))} {amount}{f' / {period}' if period else ''}".strip()
        if amount
        else "",
        posted_at=as_day(offer.get("published_at")),
        valid_through=as_day(offer.get("close_at")),
    )


SITE = Site("Recruitee", _ADDRESS, _data_url, read)
