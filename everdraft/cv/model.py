"""Cv v1: the fields of JSON Resume v1.0.0 with stable ids, date precision and provenance.

Plain dataclasses, because the reading child builds them too and imports nothing of the
application. Field names in Python are snake_case; `everdraft.cv.codec` writes them as
JSON Resume does (startDate, studyType, …). Dates are "YYYY" or "YYYY-MM", never more exact
than the source. Provenance lives beside the values, keyed by JSON path with ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, frozen=True)
class Box:
    """A rectangle in points from the page's top left corner."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(slots=True, frozen=True)
class Provenance:
    """Where a value was read: the page (1-based), the box, the exact words, and the line ids."""

    page: int
    box: Box
    quote: str
    lines: tuple[int, ...] = ()


@dataclass(slots=True)
class Location:
    """A place as written and, where certain, its parts."""

    text: str = ""
    city: str = ""
    region: str = ""
    country_code: str = ""


@dataclass(slots=True)
class Profile:
    """A profile on a network: LinkedIn, GitHub, a portfolio."""

    network: str = ""
    username: str = ""
    url: str = ""


@dataclass(slots=True)
class Basics:
    """Who the person is and how to reach them."""

    name: str = ""
    label: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    location: Location = field(default_factory=Location)
    profiles: list[Profile] = field(default_factory=list[Profile])


@dataclass(slots=True)
class Highlight:
    """One bullet, with an id that does not change when the same file is read again."""

    id: str
    text: str


@dataclass(slots=True)
class Work:
    """One role. ``current`` is true for "present"; ``end_date`` is then empty."""

    id: str
    name: str = ""  # the employer
    position: str = ""
    location: str = ""
    url: str = ""
    start_date: str = ""
    end_date: str = ""
    current: bool = False
    summary: str = ""
    highlights: list[Highlight] = field(default_factory=list[Highlight])


@dataclass(slots=True)
class Education:
    """One course of study."""

    id: str
    institution: str = ""
    area: str = ""
    study_type: str = ""
    location: str = ""
    start_date: str = ""
    end_date: str = ""
    current: bool = False
    score: str = ""
    courses: list[str] = field(default_factory=list[str])
    highlights: list[Highlight] = field(default_factory=list[Highlight])


@dataclass(slots=True)
class Skill:
    """A group of skills, or one skill with no keywords."""

    id: str
    name: str = ""
    level: str = ""
    keywords: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class Project:
    """A project with its bullets."""

    id: str
    name: str = ""
    description: str = ""
    url: str = ""
    start_date: str = ""
    end_date: str = ""
    current: bool = False
    keywords: list[str] = field(default_factory=list[str])
    highlights: list[Highlight] = field(default_factory=list[Highlight])


@dataclass(slots=True)
class Certificate:
    """A certificate, its issuer and date."""

    id: str
    name: str = ""
    issuer: str = ""
    date: str = ""
    url: str = ""


@dataclass(slots=True)
class Language:
    """A language a person speaks and how well, as written."""

    id: str
    language: str = ""
    fluency: str = ""


@dataclass(slots=True)
class Award:
    """An award, who gave it, when."""

    id: str
    title: str = ""
    awarder: str = ""
    date: str = ""
    summary: str = ""


@dataclass(slots=True)
class Publication:
    """A publication."""

    id: str
    name: str = ""
    publisher: str = ""
    release_date: str = ""
    url: str = ""
    summary: str = ""


@dataclass(slots=True)
class Volunteer:
    """Voluntary work."""

    id: str
    organization: str = ""
    position: str = ""
    location: str = ""
    start_date: str = ""
    end_date: str = ""
    current: bool = False
    summary: str = ""
    highlights: list[Highlight] = field(default_factory=list[Highlight])


@dataclass(slots=True)
class Section:
    """A heading of the CV as written, in order.

    ``kind`` names the list of `Cv` its entries went to (work, education, skills, projects,
    certificates, languages, awards, publications, volunteer, summary, contact, references,
    interests), or "other": then ``lines`` keeps the text as it stands. ``entries`` are ids.
    ``first_line`` and ``last_line`` are line ids of the reading, heading included.
    """

    id: str
    kind: str
    heading: str
    language: str = ""
    entries: list[str] = field(default_factory=list[str])
    lines: list[str] = field(default_factory=list[str])
    first_line: int = 0
    last_line: int = 0


ENTRIES = (
    "work",
    "education",
    "skills",
    "projects",
    "certificates",
    "languages",
    "awards",
    "publications",
    "volunteer",
)
"""The fields of a CV that are lists of entries, each with an id."""


@dataclass(slots=True)
class Cv:
    """A CV as data. ``provenance`` maps paths such as ``basics.email`` or ``work.w1.name``,
    ``work.w1.highlights.h3`` to where the value was read. ``extras`` keeps, as JSON by path, what
    a JSON Resume file said beyond this model (``basics.image``)."""

    language: str = ""
    basics: Basics = field(default_factory=Basics)
    work: list[Work] = field(default_factory=list[Work])
    education: list[Education] = field(default_factory=list[Education])
    skills: list[Skill] = field(default_factory=list[Skill])
    projects: list[Project] = field(default_factory=list[Project])
    certificates: list[Certificate] = field(default_factory=list[Certificate])
    languages: list[Language] = field(default_factory=list[Language])
    awards: list[Award] = field(default_factory=list[Award])
    publications: list[Publication] = field(default_factory=list[Publication])
    volunteer: list[Volunteer] = field(default_factory=list[Volunteer])
    interests: list[str] = field(default_factory=list[str])
    references: list[str] = field(default_factory=list[str])
    sections: list[Section] = field(default_factory=list[Section])
    provenance: dict[str, Provenance] = field(default_factory=dict[str, Provenance])
    extras: dict[str, str] = field(default_factory=dict[str, str])
