"""A tailoring as data: what is emphasised, put first, carried over and missing, with the Match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from everdraft.cv.adverts import Advert
from everdraft.cv.checks.view import CheckContext
from everdraft.cv.findings import Translate
from everdraft.cv.findings import message as _
from everdraft.cv.match import CLOSE_TITLE, TITLE, MatchItem, MatchScore, match, title_overlap
from everdraft.cv.model import Cv, Volunteer, Work
from everdraft.cv.own_skills import own_names
from everdraft.cv.reading import Reading
from everdraft.cv.suggestions.shapes import Suggestion
from everdraft.cv.tailoring.keywords import Gap, Keyword, gaps, keywords
from everdraft.cv.tailoring.relevance import LEAST_TASK, Wanted

Json = dict[str, Any]
MOST_LINES = 8


def tailoring_analysis(
    reading: Reading, advert: Advert, context: CheckContext, translate: Translate
) -> Json:
    """The plan's fields of a tailoring: jobMatchScore, keywordAlignment, emphasizedSkills,
    prioritizedExperience, transferableExperience, gaps and recommendedAdjustments."""
    wanted = Wanted(advert, own_names(reading.cv))
    found = keywords(reading.cv, wanted)
    missing = gaps(reading, advert, context)
    return {
        "jobMatchScore": match(reading.cv, advert).total,
        "keywordAlignment": [keyword_json(one) for one in found],
        "emphasizedSkills": [one.keyword for one in found if one.covered],
        "prioritizedExperience": [_line_json(*one) for one in prioritized(reading.cv, wanted)],
        "transferableExperience": [_line_json(*one) for one in transferable(reading.cv, wanted)],
        "gaps": [one.to_json(translate) for one in missing],
        "recommendedAdjustments": adjustments(missing, translate),
    }


def keyword_json(one: Keyword) -> Json:
    """One keyword as it is stored and shown."""
    return {
        "keyword": one.keyword,
        "required": one.required,
        "covered": one.covered,
        "proven": one.credit == 1.0,
        "asked": one.asked,
        "yours": list(one.yours),
        "quote": one.quote,
        "places": list(one.places),
    }


def adjustments(missing: Sequence[Gap], translate: Translate) -> list[str]:
    """What the person could do, each thing once."""
    told = (one.to_json(translate) for one in missing)
    return list(dict.fromkeys(f"{one['said']}. {one['advice']}" for one in told))


Told = tuple[str, str, str, float]
"""Target, where it stands, the words, how far they answer the advert."""


def _told(cv: Cv, wanted: Wanted) -> Iterator[Told]:
    roles: list[tuple[str, Sequence[Work | Volunteer]]] = [
        ("work", cv.work),
        ("volunteer", cv.volunteer),
    ]
    for root, entries in roles:
        for role in entries:
            name = role.name if isinstance(role, Work) else role.organization
            where = ", ".join(one for one in (role.position, name) if one.strip())
            for line in role.highlights:
                target = f"{root}.{role.id}.highlights.{line.id}"
                yield target, where, line.text, wanted.weight(line.text)
    for project in cv.projects:
        for line in project.highlights:
            target = f"projects.{project.id}.highlights.{line.id}"
            yield target, project.name, line.text, wanted.weight(line.text)


def prioritized(cv: Cv, wanted: Wanted) -> list[Told]:
    """The lines that answer the advert most, at most eight."""
    told = [one for one in _told(cv, wanted) if one[3] > 0]
    return sorted(told, key=lambda one: -one[3])[:MOST_LINES]


def transferable(cv: Cv, wanted: Wanted) -> list[Told]:
    """Lines of roles with another title that answer a task without naming any asked skill."""
    near = {
        one.id
        for one in cv.work
        if title_overlap(Cv(work=[one]), wanted.advert.title)[0] >= CLOSE_TITLE
    }
    found = [
        (target, where, text, wanted.task(text)[0])
        for target, where, text, _weight in _told(cv, wanted)
        if target.split(".")[1] not in near and not wanted.named(text)
    ]
    answers = [one for one in found if one[3] >= LEAST_TASK]
    return sorted(answers, key=lambda one: -one[3])[:MOST_LINES]


def _line_json(target: str, where: str, text: str, _weight: float) -> Json:
    return {"target": target, "place": where, "text": text}


def change_json(one: Suggestion, translate: Translate) -> Json:
    """A change with its reason: what stood at the target, what would stand there."""
    before, after = one.shown or (one.base_text, one.text)
    return {
        "target": one.target,
        "kind": one.kind,
        "before": before,
        "after": after,
        "reason": " ".join(reason.said(translate) for reason in one.reasons),
        "source": one.source,
    }


MATCH_WORDS = _("%(held)d of %(asked)d things asked")


def match_summary(score: MatchScore, translate: Translate) -> Json:
    """A Match in the shape of a score: the total, and how many of the asked things are held.

    What is asked and not held are the gaps of `keywords.COUNTED`, one each.
    """
    asked = [_is_held(line.id, one) for line in score.lines for one in line.items]
    counts = {"held": asked.count(True), "asked": len(asked) - asked.count(None)}
    return {
        "overall_score": score.total,
        "score_category": translate(MATCH_WORDS) % counts,
        "version": score.version,
        "lines": [
            {
                "id": line.id,
                "title": translate(line.title),
                "points": round(line.points, 1),
                "maximum": line.maximum,
            }
            for line in score.lines
            if line.denominator
        ],
    }


def _is_held(line: str, item: MatchItem) -> bool | None:
    """Whether the CV holds it by the checks that name gaps; None for what they do not count."""
    if line in ("required", "preferred"):
        return item.credit > 0
    if line == "credentials":
        return item.credit == 1
    if line == "title" and item.name == TITLE:
        return item.credit >= CLOSE_TITLE
    return None
