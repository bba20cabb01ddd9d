"""Courses of study: school, degree, field, marks and dates of each entry."""

from __future__ import annotations

import re
from dataclasses import replace

from everdraft.cv.lexicon import labels, places, roles
from everdraft.cv.model import Education
from everdraft.documents.lines import TextLine
from everdraft.documents.structure import dates, fields, prose
from everdraft.documents.structure import entries as entry_rules
from everdraft.documents.structure.custom import place_shaped
from everdraft.documents.structure.entries import Entry
from everdraft.documents.structure.fields import Part
from everdraft.documents.structure.sources import Sources
from everdraft.documents.structure.work import set_dates, set_highlights

AREA_LINK = re.compile(
    r"^\s*(?:degree\s+)?(?:(?:in|of|im|en|em|de|di|w|na|по)\s+|d'|:|,|，|、|–|—|-|\(|/|的)\s*(?=\S)",
    re.I,
)
TRAILING_LINK = re.compile(r"\s+(?:in|em|en|im)$", re.I)
SUBJECT_INITIALS = re.compile(
    "ICT|TIC|CSE|ECE|EEE|MIS|CIS|STEM|TESOL|TEFL|ESL|ACCA|CIMA|CPA|GPA|MINT|BWL|VWL|EDV"
)


def read_education(lines: list[TextLine], sources: Sources) -> list[Education]:
    """All entries of a section, in order."""
    found = entry_rules.split_entries(lines, _starts)
    return educations_of(_merged(_one_school_each(found)), sources)


def read_courses(lines: list[TextLine]) -> list[str]:
    """The items of a section that only lists courses; [] if it names a school, degree or date."""
    if any(_starts(line) or dates.find_spans(line.text) for line in lines):
        return []
    items = [part.text for line in lines for part in line.segments]
    return [
        one.strip(" .") for item in items for one in re.split(r"[,;，、•]", item) if one.strip(" .")
    ]


def educations_of(found: list[Entry], sources: Sources) -> list[Education]:
    """Education of entries that were already split."""
    read = [_education(entry, sources) for entry in found]
    return [one for one in read if one.institution or one.study_type or one.area]


def _starts(line: TextLine) -> bool:
    return roles.is_school(line.text) or roles.has_degree(line.text)


def _merged(found: list[Entry]) -> list[Entry]:
    """A dated remark ("Dean's List 2015–2017") belongs to the studies above it."""
    kept: list[Entry] = []
    for entry in found:
        text = " ".join(line.text for line in entry.head)
        if (
            kept
            and labels.REMARK.search(text)
            and not roles.is_school(text)
            and not roles.has_degree(text)
        ):
            kept[-1].body += [*entry.head, *entry.body]
        else:
            kept.append(entry)
    return kept


def _one_school_each(found: list[Entry]) -> list[Entry]:
    """Lines that the dates left in a body although they name the school or degree join the head."""
    for entry in found:
        while entry.body and not entry.body[0].bullet and len(entry.head) < 5:
            line = entry.body[0]
            text = " ".join(one.text for one in entry.head)
            wanted = (roles.is_school(line.text) and not roles.is_school(text)) or (
                roles.has_degree(line.text) and not roles.has_degree(text)
            )
            if not wanted or len(line.text.split()) > 14:
                break
            entry.head.append(entry.body.pop(0))
    return found


def _education(entry: Entry, sources: Sources) -> Education:
    parts = [
        part
        for part in fields.parts_of(entry.head)
        if not (labels.MARKS.match(part.text) or labels.COURSES.match(part.line.text))
    ]
    school, degree, place, rest = _chosen(parts)
    span = entry.span
    identity = sources.identity(
        "e",
        school.text if school else "",
        degree.text if degree else "",
        span.start if span else "",
    )
    result = Education(identity)
    path = f"education.{identity}"
    if school:
        result.institution = sources.note(f"{path}.institution", school.text, [school.line])
    if degree:
        _set_degree(result, degree, path, sources)
    if not result.area and rest and not (degree and result.area):
        area = rest[0]
        result.area = sources.note(f"{path}.area", area.text, [area.line])
    _set_marks(result, entry, path, sources)
    bare = [part for part in parts if not labels.MARKS.search(part.text)]
    left = fields.left_over(bare, _taken(result, school, degree, place))
    if place is None and left and left[-1].last_segment and place_shaped(left[-1].text):
        place = left.pop()
    if place:
        result.location = sources.note(f"{path}.location", place.text, [place.line])
    set_dates(result, entry, path, sources)
    if span is not None and not span.ranged:
        result.start_date = ""
    said = [prose.Paragraph(part.text, [part.line]) for part in left]
    set_highlights(result, [*said, *_told(entry, result)], path, sources)
    return result


def _taken(result: Education, *parts: Part | None) -> list[str]:
    """The texts that an entry's fields were read from, and the fields, the longest first."""
    texts = [part.text for part in parts if part is not None]
    return sorted([*texts, result.area, result.study_type, result.score], key=len, reverse=True)


def _told(entry: Entry, result: Education) -> list[prose.Paragraph]:
    """The paragraphs under a head; one that stands alone and only says marks or courses is read."""
    found = prose.paragraphs_of(entry.body)
    plain = [one for one in found if not one.bulleted]
    if len(plain) > 1 and len(plain) == len(found):
        return found
    return [one for one in found if one.bulleted or not _is_read(one.text, result)]


def _is_read(text: str, result: Education) -> bool:
    courses = labels.COURSES.match(text)
    if courses and result.courses == _listed(text[courses.end() :]):
        return True
    mark = labels.MARKS.search(text)
    return bool(mark) and not re.search(r"[^\W\d_]{2}", labels.MARKS.sub("", text))


def _chosen(parts: list[Part]) -> tuple[Part | None, Part | None, Part | None, list[Part]]:
    """School, degree, place and what is left."""
    pieces: list[Part] = []
    place: Part | None = None
    for part in parts:
        if fields.WEB.search(part.text) and " " not in part.text:
            continue
        a_school = roles.is_school(part.text) and not any(
            roles.is_school(one.text) for one in parts if one is not part
        )
        if place is None and places.is_place(part.text) and not a_school:
            place = part
            continue
        text, found = fields.split_place(part.text)
        split = bool(found) and bool(roles.SCHOOL_WORDS.search(text))
        if split:
            place = place or replace(part, text=found)
        pieces += _apart(replace(part, text=text) if split else part)
    school = next(
        (part for part in pieces if roles.is_school(part.text) and not _is_degree(part.text)), None
    )
    school = school or next(
        (part for part in pieces if roles.is_school(part.text) and not roles.has_degree(part.text)),
        None,
    )
    degree = next(
        (part for part in pieces if part is not school and roles.has_degree(part.text)), None
    )
    if school is None:
        school = next(
            (part for part in pieces if part is not degree and roles.is_school(part.text)), None
        )
    rest = [part for part in pieces if part is not school and part is not degree]
    twin = next((part for part in rest if degree and _says_more(part.text, degree.text)), None)
    if twin is not None:
        degree, rest = twin, [part for part in rest if part is not twin]
    if school is None and rest and degree is not None:
        index = 0 if pieces[0] is not degree or len(rest) == 1 else len(rest) - 1
        bold = [part for part in rest if part.bold != degree.bold]
        school = bold[0] if bold else rest[index]
        rest = [part for part in rest if part is not school]
    elif school is None and pieces and pieces[0] is not degree:
        school, rest = pieces[0], pieces[1:]
    return school, degree, place, rest


def _says_more(text: str, degree: str) -> bool:
    """The same degree again, with its field: "PhD" in a margin, "PhD in Physics" beside it."""
    return len(text) > len(degree) and text.casefold().startswith(degree.casefold() + " ")


def _is_degree(text: str) -> bool:
    match = roles.DEGREE.match(text.strip())
    return bool(match) and match.start() == 0


def _apart(part: Part) -> list[Part]:
    """A part that holds school and degree is cut at the comma between them."""
    if not (
        (roles.is_school(part.text) and "," in part.text)
        or (roles.has_degree(part.text) and "," in part.text)
    ):
        return [part]
    pieces = fields.comma_parts(part.text)
    if len(pieces) < 2:
        return [part]
    schools = [roles.is_school(piece) for piece in pieces]
    if not any(schools):
        schools = [_is_initials(piece) for piece in pieces]
        # One of its ends, beside a degree: initials in the middle are a subject.
        if sum(schools) != 1 or not (schools[0] or schools[-1]):
            schools = [False]
    if not any(schools):
        return [part] if not any(mark in part.text for mark in "，、") else _cut(part, pieces)
    grouped: list[str] = []
    kinds: list[bool] = []
    for piece, is_school in zip(pieces, schools, strict=True):
        if grouped and kinds[-1] == is_school and not is_school:
            joint = part.text[part.text.find(grouped[-1]) + len(grouped[-1]) :]
            comma = joint[: joint.find(piece)]
            grouped[-1] = f"{grouped[-1]}{comma}{piece}"
        else:
            grouped.append(piece)
            kinds.append(is_school)
    return _cut(part, grouped)


def _is_initials(text: str) -> bool:
    """What schools are called for short ("LSE", "ISCAC"), and no subject is."""
    word = text.strip()
    if not (3 <= len(word) <= 6 and word.isalpha() and word.isupper()):
        return False
    return not (SUBJECT_INITIALS.fullmatch(word) or roles.has_degree(word))


def _cut(part: Part, pieces: list[str]) -> list[Part]:
    row, column, number = part.slot
    return [
        replace(part, text=piece, slot=(row, column, number * 10 + order))
        for order, piece in enumerate(pieces)
    ]


def _set_degree(result: Education, degree: Part, path: str, sources: Sources) -> None:
    """Degree and field: "M.Sc." and "Physics" of "M.Sc. in Physics"."""
    match = roles.DEGREE.search(degree.text)
    text = labels.MARKS.sub("", degree.text).strip(" ,;()")
    if match is None:
        return
    if match.start() == 0:
        kind, after = TRAILING_LINK.sub("", match[0].strip(" ,")), degree.text[match.end() :]
        link = AREA_LINK.match(after)
        area = after[link.end() :] if link else after
        area = labels.MARKS.sub("", area).strip(" ,،;:|()–—-")
        area = area if 1 < len(area) < 90 else ""
        if kind.count("(") != kind.count(")"):
            kind = degree.text[: match.end()].strip(" ,")
        result.study_type = sources.note(f"{path}.studyType", kind, [degree.line])
        if area:
            result.area = sources.note(f"{path}.area", area, [degree.line])
    else:
        result.study_type = sources.note(f"{path}.studyType", text, [degree.line])


def _set_marks(result: Education, entry: Entry, path: str, sources: Sources) -> None:
    for line in (*entry.head, *entry.body):
        found = labels.MARKS.search(line.text)
        if found and not result.score:
            result.score = sources.note(f"{path}.score", found[1], [line])
    for one in (*(line.text for line in entry.head), *_texts(entry.body)):
        courses = labels.COURSES.match(one)
        if courses and not result.courses:
            result.courses = _listed(one[courses.end() :])


def _texts(body: list[TextLine]) -> list[str]:
    return [one.text for one in prose.paragraphs_of(body)]


def _listed(text: str) -> list[str]:
    return [item for one in re.split(r"[,;，、]", text) if (item := one.strip(" ."))]
