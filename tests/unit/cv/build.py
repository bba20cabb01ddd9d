"""A CV and its page from a few lines of plain text, so that a test says only what it is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from everdraft.cv.checks import CheckContext
from everdraft.cv.model import (
    Basics,
    Box,
    Cv,
    Education,
    Highlight,
    Language,
    Location,
    Profile,
    Project,
    Provenance,
    Section,
    Skill,
    Work,
)
from everdraft.cv.reading import FileFacts, Line, Link, Page, Reading

TODAY = date(2026, 11, 20)
CONTEXT = CheckContext(today=TODAY)

CLEAN_BULLETS = (
    "Led 6 engineers who moved 40 services to the new platform in 9 months",
    "Cut the monthly cloud bill by 31%, which saved 120,000 dollars a year",
    "Built a release pipeline that reduced failed deployments from 12 to 2 a month",
)
OLDER_BULLETS = (
    "Designed the billing system that 300 shops use every day",
    "Raised test coverage from 45% to 88%, halving the reported defects",
    "Trained 14 colleagues in database tuning during two yearly courses",
)


@dataclass
class Role:
    """A role as a test writes it; ``dates`` is printed, start and end are what was read."""

    title: str = "Senior Engineer"
    employer: str = "Harbour Systems"
    start: str = "2021-03"
    end: str = ""
    dates: str = "03/2021 – present"
    bullets: tuple[str, ...] = CLEAN_BULLETS
    summary: str = ""


def usual_roles() -> list[Role]:
    """Two roles without a fault."""
    older = Role("Engineer", "Northwind Labs", "2016-06", "2021-02", "06/2016 – 02/2021")
    return [Role(), replace(older, bullets=OLDER_BULLETS)]


@dataclass
class Draft:
    """Everything a built CV consists of; change a field, then `build`."""

    language: str = "en"
    name: str = "Marta Quiroga"
    email: str = "marta.quiroga@posteo.net"
    phone: str = "+49 30 901820"
    place: str = "Berlin, Germany"
    profile: str = "linkedin.com/in/martaquiroga"
    contact: list[str] = field(default_factory=list)
    summary: str = (
        "Senior engineer with 10 years in payment and logistics systems, known for moving "
        "old platforms to new ones without a day of downtime."
    )
    roles: list[Role] = field(default_factory=usual_roles)
    school: str = "Technical University of Berlin"
    degree: str = "BSc Computer Science"
    school_dates: str = "09/2012 – 05/2016"
    school_years: tuple[str, str] = ("2012-09", "2016-05")
    skills: tuple[str, ...] = ("Python", "PostgreSQL", "Kubernetes", "Terraform", "Go")
    languages: tuple[tuple[str, str], ...] = (("English", "C1"), ("German", "C2"))
    project: str = ""
    project_bullets: tuple[str, ...] = ()
    headings: dict[str, str] = field(
        default_factory=lambda: {
            "summary": "Summary",
            "work": "Experience",
            "projects": "Projects",
            "education": "Education",
            "skills": "Skills",
            "languages": "Languages",
        }
    )
    order: tuple[str, ...] = ("summary", "work", "projects", "education", "skills", "languages")
    extra: list[tuple[str, list[str]]] = field(default_factory=list)
    section_languages: dict[str, str] = field(default_factory=dict)
    facts: FileFacts = field(
        default_factory=lambda: FileFacts(
            media_type="pdf", byte_count=48_000, page_count=1, body_font_size=10.5
        )
    )
    pages: list[Page] | None = None
    links: list[Link] = field(default_factory=list)
    filler: bool = True


class _Paper:
    """Lays lines on a page, one under the other, and keeps where each value stands."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.provenance: dict[str, Provenance] = {}

    def put(self, text: str, path: str = "", bullet: str = "") -> Line:
        number = len(self.lines)
        box = Box(60.0, 50.0 + 14 * number, 60.0 + 5 * len(text), 62.0 + 14 * number)
        line = Line(number, 1, text, box, font_size=10.5, bullet=bullet)
        self.lines.append(line)
        if path:
            self.provenance[path] = Provenance(1, box, text, (number,))
        return line


def build(draft: Draft | None = None, **changes: object) -> Reading:
    """A reading of the draft; keyword arguments change fields of the usual one."""
    draft = replace(draft or Draft(), **changes)  # type: ignore[arg-type]
    paper, cv = _Paper(), Cv(language=draft.language)
    _contact(draft, paper, cv)
    for kind in draft.order:
        _section(kind, draft, paper, cv)
    for heading, lines in draft.extra:
        first = paper.put(heading).id
        for text in lines:
            paper.put(text)
        last = paper.lines[-1].id
        cv.sections.append(
            Section(f"s-{first}", "other", heading, draft.language, [], lines, first, last)
        )
    cv.provenance = paper.provenance
    characters = sum(len(line.text) for line in paper.lines)
    pages = draft.pages
    if pages is None:
        pages = [Page(1, 595.0, 842.0 + 14 * len(paper.lines), 1, characters)]
    return Reading(cv, paper.lines, pages, draft.links, draft.facts, "test")


def _contact(draft: Draft, paper: _Paper, cv: Cv) -> None:
    cv.basics = Basics(name=draft.name, email=draft.email, phone=draft.phone)
    for field_name in ("name", "email", "phone"):
        if getattr(draft, field_name):
            paper.put(getattr(draft, field_name), f"basics.{field_name}")
    if draft.place:
        paper.put(draft.place, "basics.location")
        cv.basics.location = Location(text=draft.place)
    if draft.profile:
        paper.put(draft.profile)
        user = draft.profile.rsplit("/", 1)[-1] if "/in/" in draft.profile else ""
        cv.basics.profiles = [Profile("LinkedIn", user, draft.profile)] if user else []
    for text in draft.contact:
        paper.put(text)
    if paper.lines:
        last = paper.lines[-1].id
        cv.sections.append(Section("contact-block", "contact", "", draft.language, last_line=last))


def _section(kind: str, draft: Draft, paper: _Paper, cv: Cv) -> None:
    filled = {
        "summary": draft.summary,
        "work": draft.roles,
        "projects": draft.project,
        "education": draft.school,
        "skills": draft.skills,
        "languages": draft.languages,
    }
    if not filled[kind]:
        return
    first = paper.put(draft.headings[kind]).id
    language = draft.section_languages.get(kind, draft.language)
    section = Section(f"s-{kind}", kind, draft.headings[kind], language, first_line=first)
    {
        "summary": _summary,
        "work": _work,
        "projects": _projects,
        "education": _education,
        "skills": _skills,
        "languages": _languages,
    }[kind](draft, paper, cv, section)
    section.last_line = paper.lines[-1].id
    cv.sections.append(section)


def _summary(draft: Draft, paper: _Paper, cv: Cv, section: Section) -> None:
    paper.put(draft.summary, "basics.summary")
    cv.basics.summary = draft.summary
    section.lines.append(draft.summary)


def _bullets(texts: tuple[str, ...], path: str, paper: _Paper) -> list[Highlight]:
    found: list[Highlight] = []
    for text in texts:
        one = f"{path.split('.')[1]}h{len(found) + 1}"
        paper.put(f"• {text}", f"{path}.highlights.{one}", "•")
        found.append(Highlight(one, text))
    return found


def _work(draft: Draft, paper: _Paper, cv: Cv, section: Section) -> None:
    for number, role in enumerate(draft.roles, start=1):
        path = f"work.w{number}"
        if role.title:
            paper.put(role.title, f"{path}.position")
        if role.employer:
            paper.put(role.employer, f"{path}.name")
        if role.dates:
            paper.put(role.dates)
        if role.summary:
            paper.put(role.summary, f"{path}.summary")
        cv.work.append(
            Work(
                f"w{number}",
                name=role.employer,
                position=role.title,
                start_date=role.start,
                end_date=role.end,
                current=bool(role.start) and not role.end,
                summary=role.summary,
                highlights=_bullets(role.bullets, path, paper),
            )
        )
        section.entries.append(f"w{number}")


def _projects(draft: Draft, paper: _Paper, cv: Cv, section: Section) -> None:
    paper.put(draft.project, "projects.p1.name")
    highlights = _bullets(draft.project_bullets, "projects.p1", paper)
    cv.projects.append(Project("p1", name=draft.project, highlights=highlights))
    section.entries.append("p1")


def _education(draft: Draft, paper: _Paper, cv: Cv, section: Section) -> None:
    paper.put(draft.degree, "education.e1.studyType")
    paper.put(draft.school, "education.e1.institution")
    if draft.school_dates:
        paper.put(draft.school_dates)
    start, end = draft.school_years
    cv.education.append(
        Education("e1", draft.school, study_type=draft.degree, start_date=start, end_date=end)
    )
    section.entries.append("e1")


def _skills(draft: Draft, paper: _Paper, cv: Cv, section: Section) -> None:
    paper.put(", ".join(draft.skills))
    cv.skills.append(Skill("k1", keywords=list(draft.skills)))
    section.entries.append("k1")


def _languages(draft: Draft, paper: _Paper, cv: Cv, section: Section) -> None:
    for number, (language, fluency) in enumerate(draft.languages, start=1):
        paper.put(f"{language}: {fluency}")
        cv.languages.append(Language(f"l{number}", language, fluency))
        section.entries.append(f"l{number}")


def with_line(reading: Reading, number: int, **changes: object) -> Reading:
    """The reading with one line changed."""
    lines = list(reading.lines)
    lines[number] = replace(lines[number], **changes)  # type: ignore[arg-type]
    return replace(reading, lines=lines)


def beside(reading: Reading, first: int = 12) -> Reading:
    """The reading with the lines from ``first`` on in a second column beside the others."""
    lines = []
    for one in reading.lines:
        row = one.id if one.id < first else one.id - first
        left = 60.0 if one.id < first else 320.0
        box = Box(left, 50.0 + 14 * row, left + 200, 62.0 + 14 * row)
        lines.append(replace(one, column=1 if one.id < first else 2, box=box))
    return replace(reading, lines=lines)
