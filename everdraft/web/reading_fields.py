"""The fields of a CV as its page names them, and how each is typed."""

from __future__ import annotations

from collections.abc import Mapping

from everdraft.cv.editing.targets import shape_of
from everdraft.cv.findings import message as _

_SPAN: Mapping[str, str] = {
    "startDate": _("From"),
    "endDate": _("Until"),
    "current": _("Still going on"),
}

FIELDS: Mapping[str, Mapping[str, str]] = {
    "basics": {
        "name": _("Name"),
        "label": _("Headline"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "location": _("Place"),
        "url": _("Web page"),
        "profiles": _("Profiles, one a line"),
        "summary": _("Summary"),
    },
    "work": {
        "position": _("Job title"),
        "name": _("Employer"),
        "location": _("Place"),
        **_SPAN,
        "url": _("Web page"),
        "summary": _("In a few words"),
    },
    "volunteer": {
        "position": _("Role"),
        "organization": _("Organisation"),
        "location": _("Place"),
        **_SPAN,
        "summary": _("In a few words"),
    },
    "education": {
        "studyType": _("Degree"),
        "area": _("Field of study"),
        "institution": _("School"),
        "location": _("Place"),
        **_SPAN,
        "score": _("Grade"),
        "courses": _("Courses, one a line"),
    },
    "projects": {
        "name": _("Project"),
        **_SPAN,
        "url": _("Web page"),
        "description": _("In a few words"),
        "keywords": _("Keywords, one a line"),
    },
    "skills": {
        "name": _("Group"),
        "level": _("Level"),
        "keywords": _("Skills, one a line"),
    },
    "languages": {"language": _("Language"), "fluency": _("How well")},
    "certificates": {
        "name": _("Certificate"),
        "issuer": _("Issuer"),
        "date": _("Date"),
        "url": _("Web page"),
    },
    "awards": {
        "title": _("Award"),
        "awarder": _("Given by"),
        "date": _("Date"),
        "summary": _("In a few words"),
    },
    "publications": {
        "name": _("Publication"),
        "publisher": _("Publisher"),
        "releaseDate": _("Date"),
        "url": _("Web page"),
        "summary": _("In a few words"),
    },
}
"""List of the CV -> field -> its label; dates are "YYYY" or "YYYY-MM"."""

ALWAYS: Mapping[str, frozenset[str]] = {
    "work": frozenset({"position", "name", "location", "startDate", "endDate", "current"}),
    "volunteer": frozenset({"position", "organization", "startDate", "endDate", "current"}),
    "education": frozenset({"studyType", "area", "institution", "startDate", "endDate", "current"}),
    "projects": frozenset({"name", "description"}),
    "skills": frozenset({"keywords"}),
    "languages": frozenset({"language", "fluency"}),
    "certificates": frozenset({"name", "issuer", "date"}),
    "awards": frozenset({"title", "awarder", "date"}),
    "publications": frozenset({"name"}),
}
"""Fields that are shown also when nothing was found for them."""

MAIN_FIELDS: Mapping[str, str] = {
    "work": "position",
    "education": "studyType",
    "projects": "name",
    "volunteer": "position",
    "skills": "keywords",
    "languages": "language",
    "certificates": "name",
    "awards": "title",
    "publications": "name",
}
"""The field that names an entry, and that a new one starts with."""

ADDED: Mapping[str, str] = {"skills": _("Skill")}
"""What is typed into a box of one line, where the field itself has several."""

BULLETED = frozenset({"work", "volunteer", "projects", "education"})

KIND_TITLES: Mapping[str, str] = {
    "contact": _("Contact"),
    "summary": _("Summary"),
    "work": _("Experience"),
    "education": _("Education"),
    "skills": _("Skills"),
    "projects": _("Projects"),
    "volunteer": _("Voluntary work"),
    "languages": _("Languages"),
    "certificates": _("Certificates"),
    "awards": _("Awards"),
    "publications": _("Publications"),
    "interests": _("Interests"),
    "references": _("References"),
    "lines": _("Lines"),
    "other": _("Without a heading"),
}
_SPECIAL = {"basics.location": "place", "basics.profiles": "profiles"}
_CONTROLS = {"date": "date", "flag": "flag", "texts": "words", "bullet": "area"}


def control_of(target: str) -> str:
    """How a value is typed: text | area | date | flag | words | place | profiles."""
    if target in _SPECIAL:
        return _SPECIAL[target]
    shape = shape_of(target)
    if shape is None:
        return "text"
    if shape.kind == "text" and shape.field in ("summary", "description"):
        return "area"
    return _CONTROLS.get(shape.kind, "text")
