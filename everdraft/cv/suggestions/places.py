"""Every text of a CV that other words could stand for, section by section, and where that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from everdraft.cv.findings import Translate
from everdraft.cv.findings import message as _
from everdraft.cv.model import Cv, Education, Project, Volunteer, Work
from everdraft.cv.suggestions.sheet import CONTACT, Sheet

_FIELD_NAMES = {
    "basics.summary": _("Summary"),
    "basics.label": _("Headline"),
}


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A text that stands somewhere. ``target`` names it for an edit; a list is one item a line."""

    target: str
    text: str


def text_places(section_id: str, sheet: Sheet) -> list[TextPlace]:
    """The texts of one section of `suggest.section_ids`, in order, empty ones left out."""
    return [one for one in _places(section_id, sheet) if one.text.strip()]


def _places(section_id: str, sheet: Sheet) -> Iterator[TextPlace]:
    basics = sheet.cv.basics
    if section_id == sheet.section_of(CONTACT):
        yield TextPlace("basics.label", basics.label)
    summary = sheet.section_of("summary")
    if section_id == (summary if summary in sheet.sections else sheet.section_of(CONTACT)):
        yield TextPlace("basics.summary", basics.summary)
    own = {"work": sheet.cv.work, "volunteer": sheet.cv.volunteer}
    for root, entries in own.items():
        for one in entries:
            if sheet.section_of(root, one.id) == section_id:
                yield TextPlace(f"{root}.{one.id}.summary", one.summary)
    for one in sheet.cv.projects:
        if sheet.section_of("projects", one.id) == section_id:
            yield TextPlace(f"projects.{one.id}.description", one.description)
    for line in sheet.lines:
        if line.section == section_id:
            yield TextPlace(line.target, line.text)
    for skill in sheet.cv.skills:
        if sheet.section_of("skills", skill.id) == section_id:
            yield TextPlace(f"skills.{skill.id}.keywords", "\n".join(skill.keywords))


def place_name(cv: Cv, target: str, translate: Translate) -> str:
    """Where a target stands, in words: "Senior Engineer, Acme"; a heading; "" when unknown."""
    if target in _FIELD_NAMES:
        return translate(_FIELD_NAMES[target])
    root, _dot, rest = target.partition(".")
    wanted = rest.split(".")[0]
    if root == "sections":
        return next((one.heading for one in cv.sections if one.id == wanted), "")
    entries: list[Work | Volunteer | Project | Education] = [
        *cv.work,
        *cv.volunteer,
        *cv.projects,
        *cv.education,
    ]
    found = next((one for one in entries if one.id == wanted), None)
    if found is not None:
        return ", ".join(part for part in _names(found) if part.strip())
    return next((one.name for one in cv.skills if one.id == wanted), "")


def _names(entry: Work | Volunteer | Project | Education) -> tuple[str, str]:
    if isinstance(entry, Work):
        return entry.position, entry.name
    if isinstance(entry, Volunteer):
        return entry.position, entry.organization
    if isinstance(entry, Education):
        return entry.study_type or entry.area, entry.institution
    return entry.name, ""
