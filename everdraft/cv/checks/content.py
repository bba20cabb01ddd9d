"""How much a CV tells of the work: the lines and words that the judgement of it can stand on.

What another check asks to drop counts for nothing here, so that following its advice never
costs a point: a line that only names references, an order to a machine, a line said before.
"""

from __future__ import annotations

from collections.abc import Iterable

from everdraft.cv.checks.contact import personal_data
from everdraft.cv.checks.entries import long_ago
from everdraft.cv.checks.security import orders_to_a_machine
from everdraft.cv.checks.structure import LONGEST_SUMMARY, references_line
from everdraft.cv.checks.told import LEAST_LINES, is_short, kept_words
from everdraft.cv.checks.view import LONGEST_LINE, Bullet, View
from everdraft.cv.reading import Line
from everdraft.cv.words.measure import extent, least, most

#: Sections whose lines tell nothing of the work done.
SILENT_KINDS = frozenset(
    {"skills", "languages", "interests", "references", "contact", "education", "summary"}
)
DROPPING = (references_line, personal_data, orders_to_a_machine)


def _lines_of(view: View, bullets: Iterable[Bullet]) -> set[int]:
    found: set[int] = set()
    for one in bullets:
        path = f"{one.kind}.{one.entry}.highlights.{one.id}"
        provenance = view.cv.provenance.get(path)
        found.update(provenance.lines if provenance else ())
        found.update(item.line for item in one.evidence if item.line is not None)
    return found


def _spare_bullets(view: View) -> list[Bullet]:
    """Lines said before, and all but the first line of roles that are told in full too late."""
    said = [view.every_deed[place] for place, _other in view.twins]
    late = {found.target for found in long_ago.look(view)}
    old = [bullet for one in view.work if one.id in late for bullet in one.bullets[1:]]
    return [*said, *old]


def _spare_lines(view: View) -> set[int]:
    found = _lines_of(view, _spare_bullets(view))
    for one in DROPPING:
        for seen in one.look(view):
            found.update(item.line for item in seen.evidence if item.line is not None)
    return found


def _long(view: View, line: Line) -> bool:
    language = view.language_at(view.section_at(line))
    return extent(line.text[:LONGEST_LINE], language) >= least(8, language)


def _loose(view: View, spare: set[int]) -> list[Line]:
    """Lines that look like telling of work and could be filed under no role."""
    filed = {line for one in view.cv.provenance.values() for line in one.lines}
    filed |= _lines_of(view, view.bullets) | spare
    filed |= {one.first_line for one in view.cv.sections if one.heading}
    silent = {one.id for one in view.cv.sections if one.kind in SILENT_KINDS}
    silent |= {view.contact_section}
    least = 10 if view.unspaced else 30
    return [
        line
        for line in view.lines
        if line.id not in filed
        and view.section_at(line) not in silent
        and ":" not in line.text[:25]
        and (len(line.text) > least if line.bullet else _long(view, line))
    ]


def lines_told(view: View) -> float:
    """How many lines tell of the work; a short one counts half, one to be dropped nothing.

    Sentences count where a role has no bullets, lines that could be filed under no role do, and
    so do publications.
    """
    spare = _spare_lines(view)
    deeds = [one for one in view.deeds if not _lines_of(view, (one,)) & spare]
    told = sum(0.5 if is_short(one) else 1.0 for one in deeds)
    return told + len(view.prose) + len(_loose(view, spare)) + len(view.cv.publications)


def share_told(lines: float) -> float:
    """How far what is told can be judged: 1 from six lines on, below that their share of six."""
    return min(1.0, lines / LEAST_LINES)


def _contact_lines(view: View) -> set[int]:
    """Lines that say who somebody is and how to answer."""
    found = {
        line
        for path, one in view.cv.provenance.items()
        if path.startswith("basics.") and path != "basics.summary"
        for line in one.lines
    }
    block = (one for one in view.cv.sections if one.id == view.contact_section)
    return found | {line.id for one in block for line in view.reading.lines_of(one)}


def words_told(view: View) -> int:
    """Words (letters in Chinese and Japanese) without contact lines and what is to be dropped."""
    spare = _spare_lines(view)
    aside = spare | _contact_lines(view)
    unit = view.unit
    told = sum(extent(one.text[:LONGEST_LINE], unit) for one in view.lines if one.id not in aside)
    deeds = (one for one in view.deeds if not _lines_of(view, (one,)) & spare)
    told -= sum(one.length - kept_words(one) for one in deeds)
    return told - max(0, extent(view.cv.basics.summary[:8_000], unit) - most(LONGEST_SUMMARY, unit))
