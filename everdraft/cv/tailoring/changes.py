"""What the rules would change in a CV for one advert: orders, spellings, a headline, a summary.

All of it are suggestions, as in an improvement. An order names ids, so that it can only move
what is there; words come from the CV or are the advert's spelling of what the CV names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from everdraft.base.language import filled
from everdraft.cv.checks.bullets import tells_result
from everdraft.cv.claims.source import Source
from everdraft.cv.findings import message as _
from everdraft.cv.match import skill_uses, title_overlap
from everdraft.cv.model import Cv, Education, Highlight, Project, Skill, Volunteer, Work
from everdraft.cv.skills import find_skills
from everdraft.cv.suggest import judged
from everdraft.cv.suggestions.places import TextPlace, text_places
from everdraft.cv.suggestions.shapes import Reason, Suggestion
from everdraft.cv.suggestions.sheet import CONTACT, Sheet
from everdraft.cv.tailoring.relevance import RESULT_WEIGHT, Wanted, by_weight
from everdraft.cv.tailoring.spelling import is_same_name, respelled

ORDER, SPELLING, HEADLINE, SUMMARY = "order", "spelling", "headline", "summary"
LEAST_IN_SUMMARY, MOST_IN_SUMMARY = 3, 6
SKILLS_FIRST = _("What the advert asks for stands first; all the others follow.")
LINES_FIRST = _(
    "The lines that answer the advert stand first, then those that say what came of it; all the "
    "others follow."
)
ADVERT_WRITES = _("The advert writes “%(asked)s” where you write “%(own)s”: “%(quote)s”")
HELD_TITLE = _("You held this title, and it is closest to the advert's “%(title)s”.")
ONLY_YOURS = _("There is no summary; this one has only words of your CV that the advert asks for.")

_REASON_SKILLS = Reason(SKILLS_FIRST)
_REASON_LINES = Reason(LINES_FIRST)


def changes_for(section_id: str, sheet: Sheet, wanted: Wanted, source: Source) -> list[Suggestion]:
    """The changes in one section of `suggest.section_ids`; at most one for each target.

    A change that would claim anything that ``source`` does not is no change of ours.
    """
    found = [_judged(one, source) for one in _raw(section_id, sheet, wanted)]
    return [one for one in found if not one.needs_word and one.text != one.base_text]


def _judged(one: Suggestion, source: Source) -> Suggestion:
    """An order says nothing new; everything else is held against the CV."""
    return one if one.shown else judged(one, source)


def _raw(section_id: str, sheet: Sheet, wanted: Wanted) -> Iterator[Suggestion]:
    places = text_places(section_id, sheet)
    if section_id == sheet.section_of(CONTACT):
        yield from _headline(sheet.cv, wanted)
    summary = sheet.section_of("summary")
    if section_id == (summary if summary in sheet.sections else sheet.section_of(CONTACT)):
        yield from _summary(sheet.cv, wanted)
    spelled = _spelled(places, sheet.cv, wanted)
    for place in places:
        if place.target == "basics.label" and any(_headline(sheet.cv, wanted)):
            continue
        yield from _text(place, spelled.get(place.target, ()), wanted)
    yield from _orders(section_id, sheet, wanted)


# -- words ---------------------------------------------------------------------------------------


def _headline(cv: Cv, wanted: Wanted) -> Iterator[Suggestion]:
    """A title that the person held and that is nearer to the advert's than the headline."""
    title = wanted.advert.title
    share, own = title_overlap(replace(cv, basics=replace(cv.basics, label="")), title)
    now, _label = title_overlap(replace(cv, work=[]), title)
    if own.strip() and share > now and share > 0:
        reason = Reason(HELD_TITLE, {"title": title})
        text = " ".join(own.split())
        yield Suggestion("basics.label", cv.basics.label, text, HEADLINE, (reason,), ("K05",))


def _summary(cv: Cv, wanted: Wanted) -> Iterator[Suggestion]:
    """Where there is none: the nearest title held, and the skills that its own bullets show.

    A title beside a skill says that the one was done with the other: a skill that only a list or
    another role names is left out, and a title that no role bears is not offered.
    """
    if cv.basics.summary.strip():
        return
    share, own = title_overlap(cv, wanted.advert.title)
    current = next((one.position for one in cv.work if one.position), "")
    title = own if share > 0 else cv.basics.label or current
    uses = skill_uses(Cv(work=[_only_bullets(one) for one in cv.work if one.position == title]))
    proven = [
        _in_its_words(uses[name].names[0], mention.text)
        for name, (mention, _row) in wanted.skills.items()
        if name in uses
    ]
    if len(proven) < LEAST_IN_SUMMARY or not title.strip():
        return
    named = f"{' '.join(title.split())}: {', '.join(proven[:MOST_IN_SUMMARY])}"
    text = filled("%(named)s.", {"named": named})
    base = cv.basics.summary
    yield Suggestion("basics.summary", base, text, SUMMARY, (Reason(ONLY_YOURS),), ("K01",))


def _only_bullets(role: Work) -> Work:
    return replace(role, position="", summary="")


def _in_its_words(own: str, asked: str) -> str:
    return asked if is_same_name(own, asked) else own


Respelling = tuple[str, str, str, str]
"""Canonical name, the advert's spelling, the CV's, the advert's line."""


def _spelled(places: Sequence[TextPlace], cv: Cv, wanted: Wanted) -> dict[str, list[Respelling]]:
    """For each target the spellings to take over; where a skill is listed, there, else once."""
    found: dict[str, list[Respelling]] = {}
    uses = skill_uses(cv)
    listed = {f"skills.{one.id}.keywords" for one in cv.skills}
    for name, (mention, row) in wanted.skills.items():
        use = uses.get(name)
        if use is None or mention.text.casefold() in (one.casefold() for one in use.names):
            continue
        own = next((one for one in use.names if is_same_name(one, mention.text)), "")
        in_list = any(_mentions(", ".join(one.keywords), name) for one in cv.skills)
        for place in places if own else ():
            wanted_here = place.target in listed if in_list else place.text == use.quote
            if wanted_here and _mentions(place.text.replace("\n", ", "), name):
                found.setdefault(place.target, []).append((name, mention.text, own, row))
                break
    return found


def _mentions(text: str, name: str) -> bool:
    return any(one.canonical == name for one in find_skills(text))


def _text(
    place: TextPlace, spellings: Iterable[Respelling], wanted: Wanted
) -> Iterator[Suggestion]:
    """One text in the advert's spelling; a list of skills in its order as well."""
    lines, reasons = place.text.split("\n"), list[Reason]()
    is_list = place.target.endswith(".keywords")
    for name, asked, own, row in spellings:
        lines = [respelled(one, name, asked) for one in lines]
        reasons.append(Reason(ADVERT_WRITES, {"asked": asked, "own": own, "quote": row}))
    kind = SPELLING if reasons else ORDER
    if is_list:
        ordered = by_weight(lines, [-float(wanted.rank(one)) for one in lines])
        if ordered != lines:
            lines, reasons = ordered, [_REASON_SKILLS, *reasons]
            kind = ORDER
    if reasons:
        checks = ("K03",) if kind == SPELLING else ()
        text = "\n".join(lines)
        yield Suggestion(place.target, place.text, text, kind, tuple(reasons), checks)


# -- orders --------------------------------------------------------------------------------------


def _orders(section_id: str, sheet: Sheet, wanted: Wanted) -> Iterator[Suggestion]:
    """The bullets of each role, and the groups of skills where one section holds them all."""
    cv = sheet.cv
    lists: list[tuple[str, list[Work] | list[Volunteer] | list[Project] | list[Education]]] = [
        ("work", cv.work),
        ("volunteer", cv.volunteer),
        ("projects", cv.projects),
    ]
    for root, entries in lists:
        for entry in entries:
            if sheet.section_of(root, entry.id) == section_id:
                target = f"{root}.{entry.id}.highlights"
                yield from _bullets(target, entry.highlights, wanted, sheet.language_of(section_id))
    homes = {sheet.section_of("skills", one.id) for one in cv.skills}
    if homes == {section_id}:
        ranks = [-float(_group_rank(one, wanted)) for one in cv.skills]
        shown = [_group_text(one) for one in cv.skills]
        ids = [one.id for one in cv.skills]
        yield from _order("skills", ids, shown, ranks, _REASON_SKILLS)


def _bullets(
    target: str, bullets: Sequence[Highlight], wanted: Wanted, language: str
) -> Iterator[Suggestion]:
    """What answers first; a result is worth more than words of a task, so it is never buried."""
    weights = [wanted.weight(one.text) for one in bullets]
    if not any(weights):
        return
    weights = [
        weight + RESULT_WEIGHT * tells_result(one.text, language)
        for weight, one in zip(weights, bullets, strict=True)
    ]
    ids, shown = [one.id for one in bullets], [" ".join(one.text.split()) for one in bullets]
    yield from _order(target, ids, shown, weights, _REASON_LINES)


def _order(
    target: str, ids: list[str], shown: list[str], weights: Sequence[float], reason: Reason
) -> Iterator[Suggestion]:
    ordered = by_weight(ids, weights)
    if ordered != ids:
        words = ("\n".join(shown), "\n".join(by_weight(shown, weights)))
        yield Suggestion(target, "\n".join(ids), "\n".join(ordered), ORDER, (reason,), shown=words)


def _group_rank(group: Skill, wanted: Wanted) -> int:
    return min(wanted.rank(one) for one in (group.name, *group.keywords))


def _group_text(group: Skill) -> str:
    words = ", ".join(group.keywords)
    return ": ".join(one for one in (group.name, words) if one)
