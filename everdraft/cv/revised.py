"""The reading of a file as it would be if its CV said what an edited CV says.

Checks read the CV and the lines of the page. So that one rubric serves for both, a changed value
is written into the lines where it was read, a new one gets a line where it belongs, and what was
deleted leaves its lines. What the page says already stays as it is: it was only read wrongly.
The file's own facts (pages, fonts, size, hidden text) are those of the file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from everdraft.cv.editing.operation import list_of, table_of
from everdraft.cv.model import ENTRIES, Cv, Section
from everdraft.cv.reading import Link, Reading
from everdraft.cv.revising.entries import EntryReviser
from everdraft.cv.revising.reviser import Reviser
from everdraft.cv.revising.values import Versions, by_id

__all__ = ["revised_reading"]

Json = Any
_BASICS = ("name", "label", "email", "phone", "url")


def revised_reading(reading: Reading, cv: Cv) -> Reading:
    """The reading with ``cv`` in place of its own: the same ids, words changed in the lines.

    A CV that says the same gives the reading back as it is. Lines keep their ids and boxes; a
    line without words is gone; a new one has a new id and a box without area.
    """
    versions = Versions.of(reading.cv, cv)
    if versions.same:
        return reading
    reviser = Reviser(reading, versions)
    _find_changes(reviser)
    _sections_before(reviser)
    _basics(reviser)
    entries = EntryReviser(reviser, cv.language or reading.cv.language)
    for root in ENTRIES:
        entries.revise(root)
    _loose_lists(reviser)
    _sections_after(reviser)
    revised = replace(cv, provenance=reviser.where, sections=_sections(reviser, cv.sections))
    return Reading(
        cv=revised,
        lines=reviser.page.finished(),
        pages=reading.pages,
        links=_links(reading.links, versions),
        facts=reading.facts,
        reader_version=reading.reader_version,
    )


def _leaves(value: Json, path: str) -> dict[str, Json]:
    """Every value of a CV by its target; a bullet is its text, a list of words is one value."""
    table = table_of(value)
    if "id" in table and "text" in table:
        return {path: table["text"]}
    items = list_of(value)
    if items and table_of(items[0]):
        table = {str(one.get("id", place)): one for place, one in enumerate(map(table_of, items))}
    if not table:
        return {path: value}
    found: dict[str, Json] = {}
    for name, one in table.items():
        if name != "id":
            found |= _leaves(one, f"{path}.{name}" if path else name)
    return found


def _find_changes(reviser: Reviser) -> None:
    """Every path whose value is another one now, or none."""
    before = _leaves(reviser.versions.before, "")
    after = _leaves(reviser.versions.after, "")
    reviser.changed = {path for path, value in before.items() if after.get(path) != value}
    if "basics.location.text" in reviser.changed:
        reviser.changed.add("basics.location")
    for path in [one for one in reviser.changed if one.startswith("basics.profiles.")]:
        reviser.changed.add(path.rsplit(".", 1)[0])


def _sections_before(reviser: Reviser) -> None:
    """Deleted sections lose their heading, renamed ones get the new one, moved ones move."""
    before = by_id(reviser.versions.before["sections"])
    after = by_id(reviser.versions.after["sections"])
    page = reviser.page
    for name, one in before.items():
        own = [line for line, section in reviser.section_of.items() if section == name]
        heading = page.find(one["heading"], own[:2]) if one["heading"] else None
        if heading is None:
            continue
        if name not in after:
            page.cut(heading)
        elif after[name]["heading"] != one["heading"]:
            page.put(heading, after[name]["heading"])
    stay = [name for name in before if name in after]
    now = [name for name in after if name in before]
    if stay != now:
        blocks = [_lines_of(reviser, name) for name in now]
        page.reorder([block for block in blocks if block])


def _lines_of(reviser: Reviser, section: str) -> list[int]:
    own = (line for line, name in reviser.section_of.items() if name == section)
    return reviser.page.alive(own)


def _contact_lines(reviser: Reviser) -> list[int]:
    """The lines about the person: those of basics, else what stands in no section."""
    paths = [one for one in reviser.where if one.startswith("basics.") and "summary" not in one]
    ids = {line for path in paths for line in reviser.where[path].lines}
    free = [one.id for one in reviser.page.lines[:12] if one.id not in reviser.section_of]
    return reviser.page.alive([*ids, *free])


def _contact_end(reviser: Reviser) -> int | None:
    """The last line of the contact block at the head of the page."""
    free = [one for one in _contact_lines(reviser) if one not in reviser.section_of]
    own = free or _contact_lines(reviser)
    first = next((one.id for one in reviser.page.lines if one.id in reviser.section_of), None)
    if free and first is not None:
        places = reviser.page.places
        own = [one for one in free if places[one] < places[first]] or free
    return own[-1] if own else None


def _basics(reviser: Reviser) -> None:
    before, after = reviser.versions.before["basics"], reviser.versions.after["basics"]
    for name in _BASICS:
        _basic(reviser, f"basics.{name}", before[name], after[name])
    place = (before["location"]["text"], after["location"]["text"])
    _basic(reviser, "basics.location", *place)
    if before["summary"] != after["summary"]:
        _summary(reviser, before["summary"], after["summary"])
    _profiles(reviser, before["profiles"], after["profiles"])


def _basic(reviser: Reviser, path: str, before: str, after: str) -> None:
    if before == after:
        return
    if not after:
        reviser.take_out(path, before)
        return
    anchor = _contact_end(reviser)
    if path == "basics.name":
        anchor = None
    elif path == "basics.label":
        anchor = next(iter(reviser.ids("basics.name")[-1:]), anchor)
    reviser.write(path, before, after, _contact_lines(reviser), anchor)


def _summary(reviser: Reviser, before: str, after: str) -> None:
    path = "basics.summary"
    if not after:
        reviser.take_out(path, before)
        return
    sections = reviser.versions.after["sections"]
    own = next((one["id"] for one in sections if one["kind"] == "summary"), "")
    lines = _lines_of(reviser, own) if own else []
    anchor = lines[0] if lines else _contact_end(reviser)
    reviser.write(path, before, after, reviser.below(path), anchor)


def _profiles(reviser: Reviser, before: list[Json], after: list[Json]) -> None:
    old, new = ([one["url"] or one["username"] for one in part] for part in (before, after))
    if old == new:
        return
    ids = _contact_lines(reviser)
    reviser.change_list(old, new, ids, anchor=_contact_end(reviser), whole=False)
    for place in range(max(len(old), len(new))):
        reviser.where.pop(f"basics.profiles.{place}", None)
    ids = _contact_lines(reviser)
    for place, text in enumerate(new):
        span = reviser.page.find(text, [*ids, *(one.id for one in reviser.page.lines)])
        if span:
            reviser.note(f"basics.profiles.{place}", text, span.lines)


def _loose_lists(reviser: Reviser) -> None:
    """Interests and references: items of the sections of their kind."""
    for kind in ("interests", "references"):
        before, after = reviser.versions.before[kind], reviser.versions.after[kind]
        sections = reviser.versions.after["sections"]
        own = [one["id"] for one in sections if one["kind"] == kind]
        lines = [line for name in own for line in _lines_of(reviser, name)]
        anchor = lines[-1] if lines else None
        whole = kind == "references"
        reviser.change_list(before, after, lines[1:], anchor=anchor, whole=whole)


def _sections_after(reviser: Reviser) -> None:
    """Lines of sections that we file nowhere; headings of new sections."""
    before = by_id(reviser.versions.before["sections"])
    last: int | None = _contact_end(reviser)
    for name, one in by_id(reviser.versions.after["sections"]).items():
        if name not in before and one["heading"] and not _lines_of(reviser, name):
            heading = reviser.page.add(last, one["heading"])
            reviser.section_of[heading] = name
            last = heading
            for text in one["lines"]:
                last = reviser.add(last, text)
        elif name in before and before[name]["lines"] != one["lines"]:
            own = _lines_of(reviser, name)
            anchor = own[-1] if own else last
            reviser.change_list(
                before[name]["lines"], one["lines"], own[1:], anchor=anchor, whole=True
            )
        last = next(iter(_lines_of(reviser, name)[-1:]), last)
    gone = set(before) - set(by_id(reviser.versions.after["sections"]))
    left = [line for line, name in reviser.section_of.items() if name in gone]
    reviser.page.drop(one for one in left if not reviser.owners(one))


def _sections(reviser: Reviser, sections: list[Section]) -> list[Section]:
    """The sections with the first and the last of their lines."""
    found: list[Section] = []
    for one in sections:
        own = _lines_of(reviser, one.id)
        places = reviser.page.places
        if not own:
            found.append(replace(one, first_line=-1, last_line=-1))
            continue
        first = one.first_line if one.first_line in own else own[0]
        last = own[-1] if one.last_line not in own else max(own, key=places.__getitem__)
        found.append(replace(one, first_line=first, last_line=last))
    return found


def _links(links: list[Link], versions: Versions) -> list[Link]:
    """Links to an address that was corrected lead to the new one."""
    before, after = versions.before["basics"], versions.after["basics"]
    pairs: list[tuple[str, str]] = [(before[name], after[name]) for name in ("email", "url")]
    for old, new in zip(before["profiles"], after["profiles"], strict=False):
        pairs.append((old["url"], new["url"]))
    found = links
    for old, new in pairs:
        if old and new and old != new:
            found = [_relinked(one, old, new) for one in found]
    return found


def _relinked(link: Link, old: str, new: str) -> Link:
    return replace(link, target=link.target.replace(old, new), text=link.text.replace(old, new))
