"""A CV becomes a sheet: sections in the given order, every value once, nothing dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from everdraft.cv.lexicon.places import is_city, parts_of
from everdraft.cv.model import (
    ENTRIES,
    Award,
    Certificate,
    Cv,
    Education,
    Highlight,
    Language,
    Location,
    Project,
    Publication,
    Section,
    Skill,
    Volunteer,
    Work,
)
from everdraft.documents.render import words
from everdraft.documents.render.clean import (
    clean,
    email,
    is_right_to_left,
    one_line,
    phone,
    plain,
    profile,
    says,
    web,
)
from everdraft.documents.render.said import says_grade, unsaid_period
from everdraft.documents.render.sheet import Block, Part, Piece, Sheet

LONG_INTEREST = 60
"""Characters from which an interest is a sentence, with a line of its own."""


def compose(cv: Cv) -> Sheet:
    """The CV as lines in reading order.

    Sections come as the CV has them, under its own headings; entries that stand in none come
    behind under the usual heading of their kind. Dates and "present" are written in the CV's
    language. The contact data stand under the name whatever section they were read in.
    """
    language = words.language_code(cv.language, *(one.language for one in cv.sections))
    composer = _Composer(cv, language)
    parts = tuple(composer.parts())
    basics = cv.basics
    sheet = Sheet(
        language=language,
        right_to_left=False,
        name=one_line(basics.name),
        label=one_line(basics.label),
        contact=tuple(_contact(cv, language)),
        parts=parts,
        unprinted=tuple(composer.unprinted),
    )
    if not is_right_to_left("".join(sheet.lines())):
        return sheet
    return Sheet(
        sheet.language, True, sheet.name, sheet.label, sheet.contact, parts, sheet.unprinted
    )


def _contact(cv: Cv, language: str) -> Iterator[tuple[Piece, ...]]:
    """How to reach the person on one line, where to look them up on the next."""
    basics = cv.basics
    near = [email(basics.email), phone(basics.phone), Piece(_place(basics.location, language))]
    far = [web(basics.url), *(piece for one in basics.profiles for piece in profile(one))]
    for line in (near, far):
        known = tuple(one for one in line if one.text)
        if known:
            yield known


def _place(place: Location, language: str) -> str:
    """The place as written; what its parts say besides, where they were given apart from it.

    A text that names its region or its country, or another city than the parts, is whole: what
    was worked out from "San Francisco, CA" is nobody's word.
    """
    said = one_line(place.text)
    city, region, code = parts_of(said)
    if region or code or (is_city(city) and plain(city) != plain(place.city)):
        return said
    for one in (place.city, place.region):
        part = one_line(one)
        if part and not says(said, part):
            said = f"{said}, {part}" if said else part
    code = one_line(place.country_code)
    if not code:
        return said
    names = words.country(code, language)
    here = any(says(said, one) for one in names[:-1])
    return said if here else ", ".join(one for one in (said, names[0]) if one)


class _Composer:
    """Walks the sections and keeps what was printed."""

    def __init__(self, cv: Cv, language: str) -> None:
        self.cv = cv
        self.language = language
        self.unprinted: list[str] = []
        self.left: dict[str, tuple[str, object]] = {
            one.id: (root, one) for root in ENTRIES for one in getattr(cv, root)
        }
        self.loose = {"summary": cv.basics.summary, "interests": "1", "references": "1"}

    def parts(self) -> Iterator[Part]:
        """The sections, then what stood in none; a summary without a section comes first."""
        if not any(one.kind == "summary" for one in self.cv.sections):
            yield from self._part("", self._texts("summary"))
        for section in self.cv.sections:
            blocks = self._section(section)
            heading = one_line(section.heading)
            if blocks:
                yield from self._part(heading or self._usual(section), blocks)
            elif heading:
                self.unprinted.append(heading)
        for root in ENTRIES:
            loose = [one for kind, one in self.left.values() if kind == root]
            yield from self._part(words.heading(root, self.language), self._blocks(root, loose))
        for kind in ("interests", "references"):
            yield from self._part(words.heading(kind, self.language), self._texts(kind))

    def _part(self, heading: str, blocks: list[Block]) -> Iterator[Part]:
        if blocks:
            yield Part(heading, tuple(blocks))

    def _usual(self, section: Section) -> str:
        return words.heading(section.kind, self.language) if section.kind != "other" else ""

    def _section(self, section: Section) -> list[Block]:
        blocks = self._texts(section.kind)
        run: list[object] = []
        last = ""
        for name in section.entries:
            root, entry = self.left.pop(name, ("", None))
            if root != last:
                blocks += self._blocks(last, run)
                run, last = [], root
            if entry is not None:
                run.append(entry)
        blocks += self._blocks(last, run)
        lines = tuple(line for one in section.lines if (line := clean(one)))
        return [*blocks, Block(texts=lines)] if lines else blocks

    def _texts(self, kind: str) -> list[Block]:
        """The summary, the interests or the references; each is printed once."""
        if not self.loose.pop(kind, ""):
            return []
        if kind == "summary":
            found = [clean(self.cv.basics.summary)]
        elif kind == "interests":
            found = _listed([one_line(one) for one in self.cv.interests])
        else:
            found = [clean(one) for one in self.cv.references]
        texts = tuple(one for one in found if one)
        return [Block(texts=texts)] if texts else []

    def _blocks(self, root: str, entries: list[object]) -> list[Block]:
        if root == "skills":
            return _skills([one for one in entries if isinstance(one, Skill)])
        if root == "languages":
            spoken = [_spoken(one) for one in entries if isinstance(one, Language)]
            texts = tuple(_listed(spoken))
            return [Block(texts=texts)] if texts else []
        made = [_MAKERS[root](one, self.language) for one in entries]
        return [one for one in made if any(one.lines())]


def _listed(items: list[str]) -> list[str]:
    """Short items on one line, sentences each on its own."""
    known = [one for one in items if one]
    if any(len(one) > LONG_INTEREST for one in known):
        return known
    return [", ".join(known)] if known else []


def _spoken(one: Language) -> str:
    name, fluency = one_line(one.language), one_line(one.fluency)
    return f"{name} ({fluency})" if name and fluency else name or fluency


def _skills(skills: list[Skill]) -> list[Block]:
    """A group is a line with its name; skills that stand alone share one."""
    blocks: list[Block] = []
    alone: list[str] = []
    for one in skills:
        name, level = one_line(one.name), one_line(one.level)
        title = f"{name} ({level})" if name and level else name or level
        keywords = ", ".join(word for each in one.keywords if (word := one_line(each)))
        if keywords:
            blocks += _alone(alone)
            alone = []
            blocks.append(Block(head=title, texts=(keywords,), compact=True))
        elif title:
            alone.append(title)
    return blocks + _alone(alone)


def _alone(names: list[str]) -> list[Block]:
    return [Block(texts=(", ".join(names),))] if names else []


# -- entries -------------------------------------------------------------------------------------


def _entry(
    names: tuple[str, ...],
    facts: tuple[Piece, ...] = (),
    texts: tuple[str, ...] = (),
    bullets: list[Highlight] | None = None,
) -> Block:
    """An entry called by the first of its names; the others are facts."""
    head, *more = [name for one in names if (name := one_line(one))] or [""]
    known = tuple(one for one in (*(Piece(name) for name in more), *facts) if one.text)
    written = tuple(text for one in texts if (text := clean(one)))
    lines = tuple(text for one in bullets or () if (text := clean(one.text)))
    if not head and known:
        head, known = known[0].text, known[1:]
    return Block(head, known, written, lines)


def _work(one: Work | Volunteer, language: str) -> Block:
    employer = one.name if isinstance(one, Work) else one.organization
    own = (one.position, employer, one.location)
    dates = unsaid_period(one.start_date, one.end_date, one.current, language, own)
    facts = (Piece(one_line(one.location)), Piece(dates))
    if isinstance(one, Work):
        facts = (*facts, web(one.url))
    return _entry((one.position, employer), facts, (one.summary,), one.highlights)


def _education(one: Education, language: str) -> Block:
    degree, area = one_line(one.study_type), one_line(one.area)
    if area and not says(degree, area):
        degree = f"{degree}, {area}" if degree else area
    own = (degree, one.institution, one.location)
    dates = unsaid_period(one.start_date, one.end_date, one.current, language, own)
    score = one_line(one.score)
    if says_grade(score, (degree, *(each.text for each in one.highlights))):
        score = ""
    bare = score and not any(mark.isalpha() for mark in score)
    graded = f"{words.label('grade', language)}: {score}" if bare else score
    facts = (Piece(one_line(one.location)), Piece(dates), Piece(graded))
    courses = ", ".join(name for each in one.courses if (name := one_line(each)))
    taken = f"{words.label('courses', language)}: {courses}" if courses else ""
    return _entry((degree, one.institution), facts, (taken,), one.highlights)


def _project(one: Project, language: str) -> Block:
    own = (one.name, one.description)
    dates = unsaid_period(one.start_date, one.end_date, one.current, language, own)
    keywords = ", ".join(word for each in one.keywords if (word := one_line(each)))
    facts = (Piece(dates), web(one.url), Piece(keywords))
    return _entry((one.name,), facts, (one.description,), one.highlights)


def _dated(names: tuple[str, ...], date: str, url: str, summary: str, language: str) -> Block:
    """A certificate, an award, a publication: one line when nothing more is said of it."""
    dates = unsaid_period(date, "", False, language, (*names, summary))
    facts = (Piece(dates), web(url))
    made = _entry(names, facts, (summary,))
    return Block(made.head, made.facts, made.texts, (), compact=not made.texts)


def _certificate(one: Certificate, language: str) -> Block:
    return _dated((one.name, one.issuer), one.date, one.url, "", language)


def _award(one: Award, language: str) -> Block:
    return _dated((one.title, one.awarder), one.date, "", one.summary, language)


def _publication(one: Publication, language: str) -> Block:
    names = (one.name, one.publisher)
    return _dated(names, one.release_date, one.url, one.summary, language)


_MAKERS: dict[str, Callable[..., Block]] = {
    "work": _work,
    "volunteer": _work,
    "education": _education,
    "projects": _project,
    "certificates": _certificate,
    "awards": _award,
    "publications": _publication,
}
