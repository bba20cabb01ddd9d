"""A job as it was found or pasted: its fields, its text, and what the rules read in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, cast

from everdraft.cv.adverts import LONGEST_ADVERT, advert_from_text
from everdraft.cv.days import as_iso
from everdraft.cv.lexicon.ranks import LEVEL_NAMES
from everdraft.cv.match import asked_skills
from everdraft.cv.skills import SkillMention

JOB = "job"
"""The kind of the document that keeps a job; it belongs to no file."""

LONGEST_FIELD = 300
LONGEST_ADDRESS = 2_048
MOST_SKILLS = 60
PASTED = "paste"
SOURCES = ("json", "json-ld", "html", PASTED)

# Zero-width joiners spell words between letters of Persian and Indic scripts; elsewhere they hide.
_UNSEEN = re.compile(
    "(?P<joiner>(?<=[\u0600-\u06ff\u0900-\u0dff])[\u200c\u200d](?=[\u0600-\u06ff\u0900-\u0dff]))"
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SPACES = re.compile("[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_REMOTE = re.compile(r"\b(?:remote|remoto|remota|home ?office|télétravail)\b", re.IGNORECASE)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile("\n{3,}")


@dataclass(frozen=True, slots=True)
class Job:
    """A job advert; a field that the advert does not give is "".

    ``seniority`` is "intern", "junior", "senior", "lead", "head" or the board's own word,
    ``remote`` is "yes", "hybrid", "no" or "", ``language`` a tag such as "en". Dates are as
    "2026-03-31", or as a person wrote what names no one day; ``fetched_at`` is a timestamp in UTC,
    ``salary`` is in the advert's own words. ``source`` says where the text is from: "json" (a
    board's data), "json-ld", "html" or "paste".
    """

    url: str = ""
    job_title: str = ""
    company_name: str = ""
    job_description: str = ""
    location: str = ""
    remote: str = ""
    salary: str = ""
    seniority: str = ""
    required_skills: tuple[str, ...] = ()
    preferred_skills: tuple[str, ...] = ()
    language: str = ""
    posted_at: str = ""
    valid_through: str = ""
    source: str = ""
    fetched_at: str = ""


_LISTS = ("required_skills", "preferred_skills")
_DAYS = ("posted_at", "valid_through")
_NAMES = tuple(one.name for one in fields(Job))


def job_to_json(job: Job) -> dict[str, Any]:
    """The job as a JSON object, by the names of its fields."""
    return {name: list(value) if name in _LISTS else value for name, value in asdict(job).items()}


def job_from_json(data: Mapping[str, Any]) -> Job:
    """The inverse of `job_to_json`; what is missing or of another type is empty."""
    given: dict[str, Any] = {}
    for name in _NAMES:
        value = data.get(name)
        if name in _LISTS:
            items = cast("list[Any]", value) if isinstance(value, list) else []
            given[name] = tuple(item for item in items if isinstance(item, str))
        elif isinstance(value, str):
            given[name] = value
    return Job(**given)


def pasted_job(title: str, company: str, text: str) -> Job:
    """A job from pasted text; a title or company not given is taken from the text's own lines."""
    job = Job(job_title=title, company_name=company, job_description=text, source=PASTED)
    return with_readings(job)


def with_readings(job: Job) -> Job:
    """The job with tidy texts, and with language and skills read from its description by rule.

    A title, company or language that is there already stays. Never fails.
    """
    text = tidy_text(job.job_description)
    advert = advert_from_text(text)
    required = asked_skills(advert.required)
    preferred = asked_skills(advert.preferred)
    wished = {name: asked for name, asked in preferred.items() if name not in required}
    title = tidy_line(job.job_title) or tidy_line(advert.title)
    location = tidy_line(job.location)
    return replace(
        job,
        job_title=title,
        company_name=tidy_line(job.company_name) or tidy_line(advert.company),
        job_description=text,
        location=location,
        remote=job.remote or ("yes" if _REMOTE.search(location) else ""),
        salary=tidy_line(job.salary),
        seniority=tidy_line(job.seniority) or _level_of(title),
        required_skills=_in_its_words(required),
        preferred_skills=_in_its_words(wished),
        language=job.language or advert.language,
    )


def _in_its_words(asked: Mapping[str, tuple[SkillMention, str]]) -> tuple[str, ...]:
    """Skills as the advert writes them, each once."""
    return tuple(mention.text for mention, _row in asked.values())[:MOST_SKILLS]


def _level_of(title: str) -> str:
    """ "senior" of "Senior Engineer": the first word of the title that names a level, or ""."""
    words = (word.casefold() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", title))
    return next((LEVEL_NAMES[word] for word in words if word in LEVEL_NAMES), "")


def tidy_line(text: str, longest: int = LONGEST_FIELD) -> str:
    """One line of at most so many characters, without what nobody sees."""
    return " ".join(_seen(text).split())[:longest].rstrip()


def tidy_text(text: str) -> str:
    """Lines with single spaces and at most one empty line between them, without what nobody sees.

    At most 60,000 characters are kept.
    """
    lines = _SPACES.sub(" ", _LINE_ENDS.sub("\n", _seen(text))).split("\n")
    joined = _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in lines))
    return joined.strip()[:LONGEST_ADVERT].rstrip()


def _seen(text: str) -> str:
    kept = _UNSEEN.sub(lambda found: found["joiner"] or "", text)
    return unicodedata.normalize("NFC", kept)


# -- corrections ---------------------------------------------------------------------------------

CORRECTABLE = (
    "url",
    "job_title",
    "company_name",
    "job_description",
    "location",
    "remote",
    "salary",
    "seniority",
    "required_skills",
    "preferred_skills",
    "language",
    "posted_at",
    "valid_through",
)
"""What a person may correct; where a job came from and when stays as it was."""


def corrected(job: Job, fields: Mapping[str, Any]) -> Job:
    """The job with a person's corrections; a field not named stays.

    Skills are a list, or names divided by commas or lines. Skills that stood as they were read are
    read again from a new text. A day is kept as "2026-12-31" when its words name one. Raises
    ValueError with the name of a field that does not fit.
    """
    given: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in CORRECTABLE:
            raise ValueError(name)
        given[name] = _skills(name, value) if name in _LISTS else _text(name, value)
    for name in _DAYS:
        if name in given:
            given[name] = as_iso(given[name], given.get("language", job.language))
    read = with_readings(job)
    changed = replace(job, **given)
    for name in _LISTS:
        as_read = getattr(job, name) == getattr(read, name)
        if as_read and "job_description" in given and name not in given:
            changed = replace(changed, **{name: getattr(with_readings(changed), name)})
    if not changed.job_description:
        raise ValueError("job_description")
    return changed


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(name)
    if name == "url":
        if len(value.strip()) > LONGEST_ADDRESS:  # half of an address leads elsewhere
            raise ValueError(name)
        return tidy_line(value, LONGEST_ADDRESS)
    return tidy_text(value) if name == "job_description" else tidy_line(value)


def _skills(name: str, value: Any) -> tuple[str, ...]:
    items = cast("list[Any]", value) if isinstance(value, list) else None
    if isinstance(value, str):
        items = re.split(r"[,;\n]", value)
    if items is None or not all(isinstance(item, str) for item in items):
        raise ValueError(name)
    tidy = (tidy_line(item) for item in items)
    return tuple(dict.fromkeys(item for item in tidy if item))[:MOST_SKILLS]
