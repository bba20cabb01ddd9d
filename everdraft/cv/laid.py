"""A CV that came as data, laid out in lines as a text file has them, each value in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from everdraft.cv.lexicon.languages import language_of
from everdraft.cv.model import Box, Cv, Highlight, Provenance, Section
from everdraft.cv.reading import Line
from everdraft.cv.words import words_for

#: Headings where the language's usual one is not known.
HEADINGS = {
    "summary": "Summary",
    "work": "Experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "projects": "Projects",
    "skills": "Skills",
    "certificates": "Certificates",
    "awards": "Awards",
    "publications": "Publications",
    "languages": "Languages",
    "interests": "Interests",
    "references": "References",
}
#: The fields of an entry line by line; what stands on one line is parted by commas.
ENTRY_LINES: dict[str, tuple[tuple[str, ...], ...]] = {
    "work": (("position",), ("name", "location", "url")),
    "volunteer": (("position",), ("organization", "location")),
    "education": (("study_type", "area"), ("institution", "location"), ("score",)),
    "projects": (("name", "url"),),
    "skills": (("name", "level"),),
    "certificates": (("name", "issuer", "date", "url"),),
    "awards": (("title", "awarder", "date"),),
    "publications": (("name", "publisher", "release_date", "url"),),
    "languages": (("language", "fluency"),),
}
PROSE = ("summary", "description")
LISTED = ("keywords", "courses")


class _Sheet:
    """Puts lines one under the other and keeps where each value stands."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.provenance: dict[str, Provenance] = {}
        self._start = 0

    def put(self, text: str, paths: Iterable[tuple[str, str]] = (), bullet: str = "") -> int:
        """A line and the values in it; its number."""
        number = len(self.lines)
        self.lines.append(Line(number, 1, text, Box(), start=self._start, bullet=bullet))
        self._start += len(text) + 1
        for path, value in paths:
            self.provenance[path] = Provenance(1, Box(), value, (number,))
        return number

    def put_prose(self, text: str, path: str) -> None:
        """A text of several lines as one value."""
        numbers = tuple(self.put(line) for line in text.split("\n") if line.strip())
        if numbers:
            self.provenance[path] = Provenance(1, Box(), text, numbers)


def lay_out(cv: Cv) -> list[Line]:
    """The lines of a CV; sets its language, sections and provenance to match them."""
    cv.language = cv.language or language_of("\n".join(_texts(cv)))
    custom = [one for one in cv.sections if one.kind == "other" and one.lines]
    cv.sections = []
    sheet = _Sheet()
    _head(cv, sheet)
    if cv.basics.summary:
        with_heading(cv, sheet, "summary", [])
        sheet.put_prose(cv.basics.summary, "basics.summary")
        _close(cv, sheet)
    for kind in ENTRY_LINES:
        entries: list[Any] = getattr(cv, kind)
        if entries:
            with_heading(cv, sheet, kind, [one.id for one in entries])
            for one in entries:
                _entry(sheet, kind, one)
            _close(cv, sheet)
    for kind in ("interests", "references"):
        values: list[str] = getattr(cv, kind)
        if values:
            with_heading(cv, sheet, kind, [])
            for value in values:
                sheet.put(value)
            _close(cv, sheet)
    for one in custom:
        one.first_line = sheet.put(one.heading)
        for line in one.lines:
            sheet.put(line)
        cv.sections.append(one)
        _close(cv, sheet)
    cv.provenance = sheet.provenance
    return sheet.lines


def _texts(cv: Cv) -> Iterable[str]:
    yield cv.basics.summary
    for role in (*cv.work, *cv.volunteer):
        yield from (role.position, role.summary, *(one.text for one in role.highlights))
    for project in cv.projects:
        yield from (project.description, *(one.text for one in project.highlights))
    for course in cv.education:
        yield from (course.area, *course.courses)
    yield from cv.references


def _head(cv: Cv, sheet: _Sheet) -> None:
    basics = cv.basics
    if basics.name:
        sheet.put(basics.name, [("basics.name", basics.name)])
    if basics.label:
        sheet.put(basics.label, [("basics.label", basics.label)])
    contact = (
        ("basics.location", _place(cv)),
        ("basics.phone", basics.phone),
        ("basics.email", basics.email),
        ("basics.url", basics.url),
    )
    held = [(path, value) for path, value in contact if value]
    if held:
        sheet.put(" | ".join(value for _path, value in held), held)
    for place, one in enumerate(basics.profiles):
        address = one.url or " ".join(filter(None, (one.network, one.username)))
        if address:
            sheet.put(address, [(f"basics.profiles.{place}", address)])


def _place(cv: Cv) -> str:
    """The place as written, and city and region where it does not name them."""
    where = cv.basics.location
    parts = [where.text]
    parts += [one for one in (where.city, where.region) if one.lower() not in where.text.lower()]
    return ", ".join(one for one in parts if one)


def with_heading(cv: Cv, sheet: _Sheet, kind: str, entries: list[str]) -> None:
    """Open a section under the usual heading of the CV's language."""
    words = words_for(cv.language)
    heading = (words.headings.get(kind) if words else None) or HEADINGS[kind]
    number = sheet.put(heading)
    section = Section(f"x-{kind}", kind, heading, cv.language, entries, first_line=number)
    cv.sections.append(section)


def _close(cv: Cv, sheet: _Sheet) -> None:
    cv.sections[-1].last_line = len(sheet.lines) - 1


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(one.capitalize() for one in rest)


def _fields(path: str, one: Any, names: Sequence[str]) -> list[tuple[str, str]]:
    found = [(f"{path}.{_camel(name)}", str(getattr(one, name))) for name in names]
    return [(where, value) for where, value in found if value]


def _entry(sheet: _Sheet, kind: str, one: Any) -> None:
    path = f"{kind}.{one.id}"
    for names in ENTRY_LINES[kind]:
        held = _fields(path, one, names)
        if held:
            sheet.put(", ".join(value for _where, value in held), held)
    if hasattr(one, "start_date"):
        held = _fields(path, one, ("start_date", "end_date"))
        now = ["present"] if one.current else []
        if held or now:
            sheet.put(" – ".join([*(value for _where, value in held), *now]), held)
    for name in PROSE:
        if getattr(one, name, ""):
            sheet.put_prose(getattr(one, name), f"{path}.{name}")
    for name in LISTED:
        values: list[str] = getattr(one, name, [])
        if values:
            sheet.put(", ".join(values), [(f"{path}.{name}", ", ".join(values))])
    highlights: list[Highlight] = getattr(one, "highlights", [])
    for bullet in highlights:
        where = [(f"{path}.highlights.{bullet.id}", bullet.text)]
        sheet.put(f"• {bullet.text}", where, bullet="•")
