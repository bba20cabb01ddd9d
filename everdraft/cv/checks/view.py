"""A reading as the checks see it: bullets, entries and lines with their section and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from everdraft.cv.checks.locate import Locator
from everdraft.cv.checks.months import Span, span_of
from everdraft.cv.checks.told import kept_words, sentences, twins
from everdraft.cv.findings import Evidence
from everdraft.cv.model import Education, Project, Section, Volunteer, Work
from everdraft.cv.reading import Line, Reading
from everdraft.cv.words import base_language, tokens, words_for
from everdraft.cv.words.lexicon import Words
from everdraft.cv.words.measure import characters, extent, in_characters, most

MISSING = "missing"
CONTACT = "contact"
RECENT_MONTHS = 120
LONGEST_LINE = 2_000
MOST_BULLETS = 400


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check may know besides the document: the day, the file's name, the target country.

    ``country`` is an ISO 3166 code in capitals, "" when nobody said.
    """

    today: date
    file_name: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet with what surrounds it."""

    id: str
    text: str
    kind: str  # work | volunteer | projects | education
    section: str
    entry: str
    language: str
    recent: bool
    current: bool
    ended: bool
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> list[str]:
        """The words of the bullet."""
        return tokens(self.text[:LONGEST_LINE])

    @property
    def length(self) -> int:
        """Its words; its letters and digits in Chinese and Japanese."""
        return extent(self.text[:LONGEST_LINE], self.language)


@dataclass(frozen=True, slots=True)
class Entry:
    """A role, course or project in one shape."""

    id: str
    kind: str
    section: str
    language: str
    organisation: str
    title: str
    summary: str
    start: str
    end: str
    current: bool
    span: Span | None
    bullets: tuple[Bullet, ...] = field(default_factory=tuple[Bullet, ...])

    @property
    def name(self) -> str:
        """What to call the entry in a sentence."""
        return self.title or self.organisation

    @property
    def word_count(self) -> int:
        """Words of its prose and bullets; letters and digits in Chinese and Japanese."""
        told = extent(self.summary, self.language)
        return told + sum(one.length for one in self.bullets)

    @property
    def kept_count(self) -> int:
        """Those words without the ones that a check asks to drop."""
        told = extent(self.summary, self.language)
        return told + sum(kept_words(one) for one in self.bullets)


class View:
    """One reading, prepared once for all checks."""

    def __init__(self, reading: Reading, context: CheckContext) -> None:
        self.reading = reading
        self.cv = reading.cv
        self.facts = reading.facts
        self.context = context
        self.today = context.today
        self.locator = Locator(reading)

    @cached_property
    def lines(self) -> list[Line]:
        """The visible lines."""
        return [line for line in self.reading.lines if not line.hidden]

    @cached_property
    def language(self) -> str:
        """The language of the whole, without its region."""
        return base_language(self.cv.language)

    @cached_property
    def words(self) -> Words | None:
        """The lexicon of the whole."""
        return words_for(self.cv.language)

    @cached_property
    def word_count(self) -> int:
        """Words in the visible text."""
        return sum(len(tokens(line.text[:LONGEST_LINE])) for line in self.lines)

    @cached_property
    def character_count(self) -> int:
        """Letters and digits in the visible text."""
        return sum(characters(line.text[:LONGEST_LINE]) for line in self.lines)

    @cached_property
    def unit(self) -> str:
        """The language by which the whole is measured; "" when it has a unit we do not know."""
        if not self.unspaced:
            return self.language if self.language and not in_characters(self.language) else "en"
        return self.language if in_characters(self.language) else ""

    @cached_property
    def unspaced(self) -> bool:
        """Whether most letters belong to a script without spaces between words."""
        letters = [one for line in self.lines[:400] for one in line.text[:400] if one.isalpha()]
        dense = sum("\u3040" <= one <= "\u9fff" or "\u0e00" <= one <= "\u0e7f" for one in letters)
        return dense * 3 > len(letters)

    @cached_property
    def contact_section(self) -> str:
        """The id of the contact block, also when it has no section of its own."""
        return next((one.id for one in self.cv.sections if one.kind == CONTACT), CONTACT)

    @cached_property
    def section_of_entry(self) -> dict[str, str]:
        """Entry id -> section id."""
        return {entry: one.id for one in self.cv.sections for entry in one.entries}

    @cached_property
    def section_of_line(self) -> dict[int, str]:
        """Line id -> section id; what stands in no section belongs to the contact block."""
        places = {line.id: place for place, line in enumerate(self.reading.lines)}
        found: dict[int, str] = {}
        for one in self.cv.sections:
            first, last = places.get(one.first_line), places.get(one.last_line)
            if first is None or last is None:
                continue
            for line in self.reading.lines[first : last + 1]:
                found.setdefault(line.id, one.id)
        return found

    def section_at(self, line: Line) -> str:
        """The section a line stands in."""
        return self.section_of_line.get(line.id, self.contact_section)

    def section(self, kind: str) -> Section | None:
        """The first section of a kind."""
        return next((one for one in self.cv.sections if one.kind == kind), None)

    def section_id(self, kind: str) -> str:
        """The id of the first section of a kind, or "missing"."""
        found = self.section(kind)
        return found.id if found else MISSING

    def language_at(self, section: str) -> str:
        """The language of a section, else of the whole."""
        tags = (one.language for one in self.cv.sections if one.id == section)
        return base_language(next(tags, "") or self.cv.language)

    def words_at(self, section: str) -> Words | None:
        """The lexicon for a section."""
        return words_for(self.language_at(section))

    def lines_of(self, section: str) -> list[Line]:
        """The visible lines of a section, its heading included."""
        return [line for line in self.lines if self.section_of_line.get(line.id) == section]

    def heading_evidence(self, section: Section) -> tuple[Evidence, ...]:
        """The heading as it stands."""
        return self.locator.find(section.heading)

    @cached_property
    def entries(self) -> list[Entry]:
        """Work, voluntary work, projects and education, in the order of the CV's lists."""
        return list(self._entries())

    def _entries(self) -> Iterator[Entry]:
        for one in self.cv.work:
            yield self._entry("work", one, one.name, one.position, one.summary)
        for one in self.cv.volunteer:
            yield self._entry("volunteer", one, one.organization, one.position, one.summary)
        for one in self.cv.projects:
            yield self._entry("projects", one, "", one.name, one.description)
        for one in self.cv.education:
            title = one.study_type or one.area
            yield self._entry("education", one, one.institution, title, "")

    def _entry(
        self,
        kind: str,
        one: Work | Volunteer | Project | Education,
        organisation: str,
        title: str,
        summary: str,
    ) -> Entry:
        section = self.section_of_entry.get(one.id) or self.section_id(kind)
        language = self.language_at(section)
        span = span_of(one.start_date, one.end_date, one.current, self.today)
        recent = self.is_recent(span)
        bullets = tuple(
            Bullet(
                id=bullet.id,
                text=bullet.text,
                kind=kind,
                section=section,
                entry=one.id,
                language=language,
                recent=recent,
                current=one.current,
                ended=bool(one.end_date) and span is not None and span.last < self.month_now - 1,
                evidence=self.locator.of_bullet(kind, one.id, bullet.id, bullet.text),
            )
            for bullet in one.highlights[:MOST_BULLETS]
            if bullet.text.strip()
        )
        return Entry(
            id=one.id,
            kind=kind,
            section=section,
            language=language,
            organisation=organisation,
            title=title,
            summary=summary,
            start=one.start_date,
            end=one.end_date,
            current=one.current,
            span=span,
            bullets=bullets,
        )

    @cached_property
    def month_now(self) -> int:
        """The month of today, counted from year 0."""
        return self.today.year * 12 + self.today.month - 1

    def is_recent(self, span: Span | None) -> bool:
        """Whether a span reaches into the last ten years; one without dates counts."""
        return span is None or self.month_now - span.last < RECENT_MONTHS

    @cached_property
    def work(self) -> list[Entry]:
        """The roles."""
        return [one for one in self.entries if one.kind == "work"]

    @cached_property
    def bullets(self) -> list[Bullet]:
        """Every bullet that can be quoted."""
        every = [bullet for entry in self.entries for bullet in entry.bullets if bullet.evidence]
        return every[:MOST_BULLETS]

    @cached_property
    def deeds(self) -> list[Bullet]:
        """The bullets that tell of work, each once."""
        again = {place for place, _other in self.twins}
        return [one for place, one in enumerate(self.every_deed) if place not in again]

    @cached_property
    def twins(self) -> list[tuple[int, int]]:
        """Places in `every_deed` of bullets that an earlier one says already, with its place."""
        return list(twins(self.every_deed))

    @cached_property
    def every_deed(self) -> list[Bullet]:
        """The bullets of roles, voluntary work and projects, also such as are said again.

        Under a project, a line of one to three words names a role or a part of it.
        """
        told = (one for one in self.bullets if one.kind != "education")
        return [one for one in told if one.kind != "projects" or one.length > most(3, one.language)]

    @cached_property
    def recent_deeds(self) -> list[Bullet]:
        """Those of the last ten years."""
        return [one for one in self.deeds if one.recent]

    @cached_property
    def prose(self) -> list[Bullet]:
        """Sentences of roles and projects that have no bullets, where they can be quoted."""
        return [
            Bullet(
                id=one.id,
                text=text,
                kind=one.kind,
                section=one.section,
                entry=one.id,
                language=one.language,
                recent=self.is_recent(one.span),
                current=one.current,
                ended=False,
                evidence=evidence,
            )
            for one in self.entries
            if not one.bullets and one.kind != "education"
            for text in sentences(one.summary, one.language)
            if (evidence := self.locator.find(text))
        ]

    @cached_property
    def recent_told(self) -> list[Bullet]:
        """What the last ten years are told in: bullets, and sentences where there are none."""
        return [*self.recent_deeds, *(one for one in self.prose if one.recent)]

    @cached_property
    def columns(self) -> int:
        """Columns of text side by side; the reading order of more than one is a guess.

        A column counts from five lines and a tenth of its page on: a rail of dates is none.
        """
        most = 1
        for page in self.reading.pages:
            if page.columns > 1:
                body = [one for one in self.lines if one.page == page.number]
                placed = Counter(one.column for one in body if one.column)
                least = max(5, len(body) // 10)
                most = max(most, sum(count >= least for count in placed.values()))
        return most

    @cached_property
    def has_list(self) -> bool:
        """Whether the page has bullets, also such as could be filed under no role."""
        long = 10 if self.unspaced else 30
        return any(line.bullet and len(line.text) > long for line in self.lines)

    @cached_property
    def experience_months(self) -> int:
        """Months covered by dated roles, overlaps counted once."""
        months: set[int] = set()
        for one in self.work:
            if one.span and one.span.last - one.span.first < 12 * 70:
                months.update(range(one.span.first, one.span.last + 1))
        return len(months)

    def quote(self, line: Line, part: str = "") -> tuple[Evidence, ...]:
        """A line, or a part of it, as evidence."""
        return (self.locator.at(line, part or line.text),)

    def fact(self, name: str) -> tuple[Evidence, ...]:
        """A fact about the file as evidence: one of `file_facts.facts_of`."""
        return tuple(
            Evidence(quote=one, fact=True)
            for one in self.locator.facts(self.context.file_name)
            if one.split(":", 1)[0] == name
        )
