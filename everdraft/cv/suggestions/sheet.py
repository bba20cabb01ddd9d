"""A CV as suggestions see it: its lines with their sections, and the style most of them follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from everdraft.cv.checks.spellings import AMERICAN_BRITISH
from everdraft.cv.codec import cv_from_json, to_json
from everdraft.cv.model import Cv, Education, Project, Section, Volunteer, Work
from everdraft.cv.reading import Reading
from everdraft.cv.suggestions.rewrites import LineContext
from everdraft.cv.words import base_language, tokens, words_for
from everdraft.cv.words.endings import Ending, ending_of
from everdraft.cv.words.measure import extent, most

Json = Any
CONTACT = "contact"
RECENT_YEARS = 10
MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class TextLine:
    """A bullet with its target, its section and what is known of its entry."""

    target: str
    section: str
    entry: str
    kind: str
    text: str
    language: str
    current: bool
    ended: bool
    recent: bool

    @property
    def told(self) -> bool:
        """Whether it tells of work; in a project, up to three words name a part or a role."""
        return self.kind != "education" and (
            self.kind != "projects"
            or extent(self.text[:200], self.language) > most(3, self.language)
        )


def cv_of(given: Reading | Cv | Mapping[str, Json]) -> Cv:
    """The CV in a reading, in JSON, or itself."""
    if isinstance(given, Reading):
        return given.cv
    return given if isinstance(given, Cv) else cv_from_json(given)


class Sheet:
    """One CV, prepared once for all rules."""

    def __init__(self, cv: Cv) -> None:
        self.cv = cv
        self.language = base_language(cv.language)

    @cached_property
    def json(self) -> dict[str, Json]:
        """The CV as JSON."""
        return to_json(self.cv)

    @cached_property
    def sections(self) -> dict[str, str]:
        """Section ids in order, with their kinds; contact first, lists without a section last."""
        found = {one.id: one.kind for one in self.cv.sections}
        contact = [name for name, kind in found.items() if kind == CONTACT] or [CONTACT]
        ordered = dict.fromkeys(contact, CONTACT) | found
        for kind in ("summary", "work", "education", "skills", "projects", "volunteer"):
            value: Any = self.cv.basics.summary if kind == "summary" else getattr(self.cv, kind)
            if value and kind not in found.values():
                ordered[kind] = kind
        return ordered

    def section_of(self, kind: str, entry: str = "") -> str:
        """The section of an entry, else the first one of a kind, else the kind itself."""
        if entry in self._placed:
            return self._placed[entry]
        return next((name for name, one in self.sections.items() if one == kind), kind)

    @cached_property
    def _placed(self) -> dict[str, str]:
        return {entry: one.id for one in self.cv.sections for entry in one.entries}

    def language_of(self, section: str) -> str:
        """The language of a section, else of the whole."""
        own = next((one.language for one in self.cv.sections if one.id == section), "")
        return base_language(own or self.cv.language)

    @cached_property
    def lines(self) -> list[TextLine]:
        """Every bullet."""
        return list(self._lines())[:MOST_LINES]

    def _lines(self) -> Iterator[TextLine]:
        lists: list[tuple[str, list[Work] | list[Volunteer] | list[Project] | list[Education]]] = [
            ("work", self.cv.work),
            ("volunteer", self.cv.volunteer),
            ("projects", self.cv.projects),
            ("education", self.cv.education),
        ]
        for kind, entries in lists:
            for entry in entries:
                section = self.section_of(kind, entry.id)
                for one in entry.highlights:
                    if one.text.strip():
                        yield TextLine(
                            target=f"{kind}.{entry.id}.highlights.{one.id}",
                            section=section,
                            entry=entry.id,
                            kind=kind,
                            text=one.text,
                            language=self.language_of(section),
                            current=entry.current,
                            ended=bool(entry.end_date) and not entry.current,
                            recent=self._recent(entry.end_date, entry.current),
                        )

    def _recent(self, end: str, current: bool) -> bool:
        """Within ten years of the newest date that the CV names."""
        if current or not end[:4].isdigit() or not self._newest:
            return True
        return int(end[:4]) > self._newest - RECENT_YEARS

    @cached_property
    def _newest(self) -> int:
        dates = [one for entry in self.cv.work for one in (entry.start_date, entry.end_date)]
        return max((int(one[:4]) for one in dates if one[:4].isdigit()), default=0)

    @cached_property
    def told(self) -> list[TextLine]:
        """The bullets that tell of work."""
        return [one for one in self.lines if one.told]

    @cached_property
    def stop(self) -> str | None:
        """How lines end; None when all agree, or the others are too few to call it a fault."""
        ends = [ending_of(one.text) for one in self.told]
        dotted, bare = ends.count(Ending.STOP), ends.count(Ending.BARE)
        rarer = min(dotted, bare)
        if rarer < 2 or rarer * 7 < len(ends):
            return None
        return "." if dotted > bare else ""

    @cached_property
    def capitals(self) -> bool:
        """Whether four lines in five start with a capital."""
        starts = [first for one in self.told if (first := one.text.lstrip()[:1]).isalpha()]
        lower = sum(one.islower() for one in starts)
        return bool(lower) and lower * 5 <= len(starts)

    @cached_property
    def spelling(self) -> str:
        """The side that has more words, when both have some."""
        words = (one.lower() for line in self.lines for one in tokens(line.text[:2000]))
        sides = Counter(AMERICAN_BRITISH[one] for one in words if one in AMERICAN_BRITISH)
        if len(sides) < 2 or sides["american"] == sides["british"]:
            return ""
        return sides.most_common(1)[0][0]

    @cached_property
    def third_person(self) -> bool:
        """Whether more lines open with "liderou" than with "liderei"."""
        openers = [one.text.split()[0].lower() for one in self.told]
        words = words_for(self.language)
        verbs = [one for one in openers if words and one in words.verbs]
        third = sum(one.endswith(("ou", "eu", "iu", "ó", "ió")) for one in verbs)
        return third * 2 > len(verbs) > 0

    def _present_style(self, line: TextLine) -> bool:
        """Whether the other lines of a current role stand in the present, or nothing tells."""
        words = words_for(line.language)
        if words is None:
            return True
        openers = [
            one.text.split()[0].lower()
            for one in self.lines
            if one.entry == line.entry and one.target != line.target
        ]
        present = sum(one in words.present_verbs for one in openers)
        past = sum(one in words.verbs and one not in words.present_verbs for one in openers)
        return present >= past

    def context(self, line: TextLine) -> LineContext:
        """What the rewrites may know of a bullet."""
        return LineContext(
            language=line.language,
            current=line.current,
            ended=line.ended and line.told,
            stop=self.stop if line.told else None,
            capitals=self.capitals and line.told,
            spelling=self.spelling,
            third_person=self.third_person,
            present_style=self._present_style(line),
        )

    def section(self, name: str) -> Section | None:
        """The section of an id, None for those that only we name."""
        return next((one for one in self.cv.sections if one.id == name), None)
