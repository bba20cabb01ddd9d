"""Greenhouse: boards.greenhouse.io and job-boards.greenhouse.io."""

from __future__ import annotations

import re

from everdraft.cv.job import Job
from everdraft.jobpages.posting import as_day, as_list, as_map, as_text, html_text, salary_range
from everdraft.jobpages.sites.site import Json, Parts, Site, one_of

_ADDRESS = re.compile(
    r"(?:job-)?boards(?:\.eu)?\.greenhouse\.io/"
    r"(?:(?P<board>[\w-]+)/jobs/(?P<id>\d+)(?:[/?].*)?"
    r"|embed/job_app\?(?:.*&)?for=(?P<board2>[\w-]+)(?:&.*)?&token=(?P<id2>\d+)(?:&.*)?)"
)


def _data_url(parts: Parts) -> str:
    board, number = parts["board"] or parts["board2"], parts["id"] or parts["id2"]
    return f"https://boards-api.greenhouse.io/v1/boards/{board}/jobs/{number}?pay_transparency=true"


def read(data: Json, parts: Parts) -> Job | None:
    """One posting, or a whole board."""
    number = parts["id"] or parts["id2"]
    whole = as_map(data)
    posting = one_of(whole.get("jobs"), "id", number) if "jobs" in whole else whole
    if not posting or "title" not in posting:
        return None
    pay = as_map(as_list(posting.get("pay_input_ranges")))
    cents = [pay.get(name) for name in ("min_cents", "max_cents")]
    amount = salary_range(*(one // 100 if isinstance(one, int) else None for one in cents))
    return Job(
        job_title=as_text(posting.get("title")),
        company_name=as_text(posting.get("company_name")),
        job_description=html_text(posting.get("content")),
        location=as_text(posting.get("location"), "name"),
        salary=f"{as_text(pay.get('currency_type'))} {amount}".strip() if amount else "",
        language=as_text(posting.get("language"))[:2],
        posted_at=as_day(posting.get("first_published")) or as_day(posting.get("updated_at")),
        valid_through=as_day(posting.get("application_deadline")),
    )


SITE = Site("Greenhouse", _ADDRESS, _data_url, read)
