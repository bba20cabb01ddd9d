"""A JSON Resume file as a reading: its values cleaned like any stranger's, laid out in lines."""

from __future__ import annotations

import json
from typing import Any, cast

from everdraft.base.errors import BadInput
from everdraft.cv.json_resume import MOST_BYTES, from_foreign_json
from everdraft.cv.laid import lay_out
from everdraft.cv.model import Cv
from everdraft.cv.reading import FileFacts, Page, Reading
from everdraft.documents import refusals
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read import hygiene

Json = Any
MOST_DEPTH = 40


class _Cleaner:
    """Takes out what nobody sees, and counts it and what cannot be read."""

    def __init__(self, limits: ReadLimits) -> None:
        self.limits = limits
        self.characters = 0
        self.removed = 0
        self.unmapped = 0

    def clean(self, value: Json, depth: int = 0) -> Json:
        """The value with clean strings; raises `Refused` when it is too much of anything."""
        if depth > MOST_DEPTH:
            raise refusals.too_complex()
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.clean(one, depth + 1) for one in cast("list[Json]", value)]
        if isinstance(value, dict):
            rows = cast("dict[str, Json]", value)
            return {self._text(key): self.clean(one, depth + 1) for key, one in rows.items()}
        return value

    def _text(self, text: str) -> str:
        if text.startswith("data:"):  # a picture written out as text
            return ""
        self.characters += len(text)
        if self.characters > self.limits.characters:
            raise refusals.too_complex()
        self.unmapped += len(hygiene.UNREADABLE.findall(text)) + text.count("\0")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text, removed = hygiene.strip_invisible(text.encode("utf-8", "replace").decode("utf-8"))
        self.removed += removed
        lines = (hygiene.tidy(line) for line in text.split("\n"))
        return "\n".join(line for line in lines if line)


def _one_line(cv: Cv) -> None:
    """Line breaks stay in prose alone."""
    lists = (cv.work, cv.volunteer, cv.education, cv.projects)
    for one in (*lists[0], *lists[1], *lists[2], *lists[3]):
        for bullet in one.highlights:
            bullet.text = " ".join(bullet.text.split())
    everything = (cv.basics, cv.basics.location, *cv.basics.profiles)
    others = (cv.skills, cv.certificates, cv.languages, cv.awards, cv.publications)
    for one in (*everything, *(entry for rows in (*lists, *others) for entry in rows)):
        for name in one.__slots__:
            value = getattr(one, name)
            if isinstance(value, str) and name not in ("summary", "description"):
                setattr(one, name, " ".join(value.split()))
            elif isinstance(value, list):
                items = cast("list[Json]", value)
                if all(isinstance(item, str) for item in items):
                    setattr(one, name, [" ".join(item.split()) for item in items])
    cv.interests = [" ".join(one.split()) for one in cv.interests]
    cv.references = [" ".join(one.split()) for one in cv.references]


def _constant(name: str) -> Json:
    raise ValueError(name)


def read_json(data: bytes, limits: ReadLimits) -> Reading:
    """The reading of a JSON Resume file; raises `Refused` for other JSON and for none.

    What the file says of ids, provenance and sections is not believed: all are made anew.
    """
    if len(data) > MOST_BYTES:
        raise refusals.too_large(MOST_BYTES)
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_constant)
    except (ValueError, RecursionError):
        raise refusals.broken("JSON") from None
    cleaner = _Cleaner(limits)
    clean = cleaner.clean(value)
    try:
        cv = from_foreign_json(clean)
    except BadInput:
        raise refusals.other_json() from None
    if "basics" not in clean or not (cv.sections or cv.basics.summary):
        raise refusals.other_json()  # another format that shares a few names with JSON Resume
    _one_line(cv)
    lines = lay_out(cv)
    characters = sum(len(line.text) for line in lines)
    if characters > limits.characters:
        raise refusals.too_complex()
    facts = FileFacts(
        media_type="json",
        byte_count=len(data),
        page_count=1,
        unmapped_characters=cleaner.unmapped,
        removed_characters=cleaner.removed,
    )
    return Reading(cv, lines, [Page(1, character_count=characters)], [], facts)
