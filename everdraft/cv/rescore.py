"""The score of an edited CV, by the same checks and the same rubric as the file's own."""

from __future__ import annotations

from collections.abc import Mapping

from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.codec import cv_from_json, reading_from_json
from everdraft.cv.findings import Json, Translate, finding_to_json
from everdraft.cv.model import Cv
from everdraft.cv.reading import Reading
from everdraft.cv.report import score_of, score_summary
from everdraft.cv.revised import revised_reading
from everdraft.cv.rubric import readiness
from everdraft.cv.truth import claim_to_json, held_back

_KEYS = ("overall_score", "ats_score", "score_category", "score_parts")


def rescored(reading: Reading, cv: Cv, context: CheckContext, translate: Translate) -> Json:
    """What the report says of an edited CV: its scores with their parts, and its findings."""
    revised = revised_reading(reading, cv)
    scorecard = readiness(revised, run_checks(revised, context), context)
    score = score_of(scorecard, translate)
    findings = [finding_to_json(one, translate) for one in scorecard.findings]
    return {name: score[name] for name in _KEYS} | {"findings": findings}


def score_now(
    reading: Mapping[str, Json],
    document: Mapping[str, Json],
    context: CheckContext,
    translate: Translate,
) -> int:
    """The overall score alone, from stored JSON."""
    whole, cv = reading_from_json(reading), cv_from_json(document["cv"])
    return int(rescored(whole, cv, context, translate)["overall_score"])


def rescored_document(
    reading: Mapping[str, Json],
    document: Mapping[str, Json],
    context: CheckContext,
    translate: Translate,
) -> Json:
    """The same from stored JSON, with the figures of the CV as it was read (``asRead``).

    ``heldBack`` lists the accepted words that wait for the person.
    """
    whole, cv = reading_from_json(reading), cv_from_json(document["cv"])
    score = rescored(whole, cv, context, translate)
    card = readiness(whole, run_checks(whole, context), context)
    waiting = [
        {
            "target": one.target,
            "text": one.text,
            "original": one.original,
            "claims": [claim_to_json(claim, translate) for claim in one.claims],
        }
        for one in held_back(reading["cv"], document)
    ]
    return score | {"asRead": score_summary(card), "heldBack": waiting}
