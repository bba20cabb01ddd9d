"""A schema.org JobPosting, from JSON-LD or from marks in the HTML, becomes a job."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from math import isfinite
from typing import Any, cast

from everdraft.cv.job import Job
from everdraft.jobpages.html import Element, is_hidden, line_of, text_of, text_of_html
from everdraft.jobpages.sloppy import read_json

Data = Mapping[str, Any]

POSTING = "JobPosting"
MOST_NODES = 20_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
_MORE = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("experienceRequirements", "Experience"),
    ("educationRequirements", "Education"),
    ("skills", "Skills"),
    ("jobBenefits", "Benefits"),
)
"""What some adverts give beside the description; a part is added when the description lacks it."""


def as_list(value: Any) -> list[Any]:
    """A list as it is, nothing as none, anything else as one."""
    if isinstance(value, list):
        return cast("list[Any]", value)
    return [] if value in (None, "") else [value]


def as_map(value: Any) -> Data:
    """An object, or the first of a list; empty for anything else."""
    first = next(iter(as_list(value)), None)
    return cast("Data", first) if isinstance(first, dict) else {}


def as_text(value: Any, *names: str) -> str:
    """A text, a number, or the text under one of the names of an object; otherwise empty."""
    first = next(iter(as_list(value)), "")
    if isinstance(first, bool):
        return ""
    if isinstance(first, str):
        return " ".join(unescape(first).split())
    if isinstance(first, int):
        return str(first)
    if isinstance(first, float):
        if not isfinite(first):
            return ""
        return f"{first:g}" if abs(first) < 1e6 else f"{first:.0f}"
    return next((said for name in names if (said := as_text(as_map(first).get(name)))), "")


def as_day(value: Any) -> str:
    """ "2026-03-31" of a date or a moment; otherwise empty."""
    found = _DAY.match(as_text(value))
    return found[0] if found else ""


def html_text(value: Any) -> str:
    """The text of a description: HTML, HTML escaped once more, or plain."""
    said = "\n".join(one for one in as_list(value) if isinstance(one, str))
    for _ in range(2):
        if _TAG.search(said) or "&" not in said:
            break
        said = unescape(said)
    return text_of_html(said) if _TAG.search(said) else text_of_html(said.replace("\n", "<br>"))


# -- JSON-LD -------------------------------------------------------------------------------------


def postings_of(root: Element) -> list[Data]:
    """Every JobPosting in the page's JSON-LD, also inside lists and graphs."""
    found: list[Data] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if kind == "application/ld+json" and script.text:
            found.extend(postings_in(read_json(script.text.strip())))
    return found


def postings_in(value: Any) -> Iterator[Data]:
    """Every JobPosting in a JSON value, in its order."""
    waiting, seen = [value], 0
    while waiting and seen < MOST_NODES:
        one = waiting.pop()
        seen += 1
        if isinstance(one, list):
            waiting.extend(reversed(cast("list[Any]", one)))
        elif isinstance(one, dict):
            data = cast("Data", one)
            kinds = [str(kind).rpartition("/")[2] for kind in as_list(data.get("@type"))]
            if POSTING in kinds:
                yield data
            else:
                nested: list[Any] = [it for it in data.values() if isinstance(it, dict | list)]
                waiting.extend(reversed(nested))


def job_of_posting(data: Data, source: str = "json-ld") -> Job:
    """The job that a JobPosting tells of."""
    description = html_text(data.get("description"))
    for name, title in _MORE:
        more = as_text(data.get(name), "name", "description")
        if more and more[:40].casefold() not in " ".join(description.split()).casefold():
            description += f"\n\n{title}:\n{html_text(more)}"
    return Job(
        job_title=as_text(data.get("title")) or as_text(data.get("name")),
        company_name=as_text(data.get("hiringOrganization"), "name", "legalName"),
        job_description=description.strip(),
        location=_location(data),
        remote="yes" if "TELECOMMUTE" in as_text(data.get("jobLocationType")).upper() else "",
        salary=_salary(data),
        language=as_text(data.get("inLanguage"), "alternateName")[:2].lower(),
        posted_at=as_day(data.get("datePosted")),
        valid_through=as_day(data.get("validThrough")),
        source=source,
    )


def _location(data: Data) -> str:
    places = [_place(one) for one in as_list(data.get("jobLocation"))]
    said = list(dict.fromkeys(place for place in places if place))
    if not said:
        allowed = as_list(data.get("applicantLocationRequirements"))
        said = [name for one in allowed if (name := as_text(one, "name"))]
    return "; ".join(said[:5])


def _place(place: Any) -> str:
    if isinstance(place, str):
        return as_text(place)
    address = as_map(place).get("address")
    if not address:
        return as_text(place, "name")
    if isinstance(address, str):
        return as_text(address)
    names = ("addressLocality", "addressRegion", "addressCountry")
    parts = [as_text(as_map(address).get(name), "name") for name in names]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or as_text(place, "name")


def _salary(data: Data) -> str:
    base = next(iter(as_list(data.get("baseSalary"))), None)
    if not isinstance(base, dict):
        amount = as_text(base)
        return f"{as_text(data.get('salaryCurrency'))} {amount}".strip() if amount else ""
    inner = as_map(base)
    value = inner.get("value")
    many = as_map(value) or inner
    amount = salary_range(many.get("minValue"), many.get("maxValue"))
    amount = amount or as_text(many.get("value") if isinstance(value, dict) else value)
    currency = as_text(inner.get("currency")) or as_text(data.get("salaryCurrency"))
    unit = as_text(many.get("unitText")).lower()
    return f"{currency} {amount}{f' / {unit}' if unit else ''}".strip() if amount else ""


def salary_range(least: Any, most: Any) -> str:
    """ "60000–75000", or the one that is there."""
    ends = [text for text in (as_text(least), as_text(most)) if text and text != "0"]
    return "–".join(dict.fromkeys(ends))


# -- marks in the HTML ---------------------------------------------------------------------------


def marked_posting(root: Element) -> tuple[Element, Job] | None:
    """A JobPosting marked by Microdata or RDFa: its element, and what its marks say."""
    for node in root.iter():
        kinds = f"{node.get('itemtype') or ''} {node.get('typeof') or ''}"
        if (
            isinstance(node.tag, str)
            and POSTING in kinds.replace("/", " ").replace(":", " ").split()
        ):
            return node, _job_of_marks(node)
    return None


def _job_of_marks(node: Element) -> Job:
    def said(*names: str) -> str:
        for name in names:
            for one in node.iter():
                if isinstance(one.tag, str) and name in _marks(one) and not is_hidden(one):
                    return one.get("content") or one.get("datetime") or line_of(one)
        return ""

    organisation = next(
        (
            one
            for one in node.iter()
            if isinstance(one.tag, str) and "hiringOrganization" in _marks(one)
        ),
        None,
    )
    place = ", ".join(filter(None, (said("addressLocality"), said("addressRegion"))))
    amount = said("baseSalary")
    return Job(
        job_title=said("title"),
        company_name=_name_in(organisation),
        job_description=text_of(node),
        location=place or said("jobLocation"),
        salary=f"{said('salaryCurrency')} {amount}".strip() if amount else "",
        posted_at=as_day(said("datePosted")),
        valid_through=as_day(said("validThrough")),
        source="html",
    )


def _marks(node: Element) -> list[str]:
    return f"{node.get('itemprop') or ''} {node.get('property') or ''}".replace(":", " ").split()


def _name_in(organisation: Element | None) -> str:
    if organisation is None:
        return ""
    for one in organisation.iter():
        if isinstance(one.tag, str) and "name" in _marks(one):
            return one.get("content") or line_of(one)
    return line_of(organisation)
