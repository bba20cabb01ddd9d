"""The score of an edited CV, by the same checks and the same rubric as the file's own."""

from __future__ import annotations

from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.findings import Json, Translate, finding_to_json
from everdraft.cv.model import Cv
from everdraft.cv.reading import Reading
from everdraft.cv.report import score_of
from everdraft.cv.revised import revised_reading
from everdraft.cv.rubric import readiness

_KEYS = ("overall_score", "ats_score", "score_category", "score_parts")


def rescored(reading: Reading, cv: Cv, context: CheckContext, translate: Translate) -> Json:
    """What the report says of an edited CV: its scores with their parts, and its findings."""
    revised = revised_reading(reading, cv)
    scorecard = readiness(revised, run_checks(revised, context), context)
    score = score_of(scorecard, translate)
    findings = [finding_to_json(one, translate) for one in scorecard.findings]
    return {name: score[name] for name in _KEYS} | {"findings": findings}
