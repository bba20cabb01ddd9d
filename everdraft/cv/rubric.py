"""The rubric "CV check 1.0": Readiness as arithmetic; each lost point names its check."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from everdraft.cv.checks import CHECKS, check_of
from everdraft.cv.checks.base import Check
from everdraft.cv.checks.view import MISSING, CheckContext, View
from everdraft.cv.checks.weigh import FLOOR_CHECK, PARTS, fixed_points, shares, taken_from, weighed
from everdraft.cv.findings import SEVERITIES, Finding
from everdraft.cv.findings import message as _
from everdraft.cv.reading import Reading

RUBRIC_VERSION = "CV check 1.0"
GATE = 40.0
LAYOUT_CHECKS = ("F05", "F06", "F07")
ONE_LAYOUT_FAULT = 0.85
TWO_LAYOUT_FAULTS = 0.70

# What one finding takes from the 100 of its own section, at most once for each check.
SECTION_COSTS = {"blocker": 60.0, "high": 30.0, "medium": 15.0, "low": 6.0, "info": 0.0}

CATEGORIES = (
    (90, _("Excellent")),
    (70, _("Good")),
    (40, _("Needs Work")),
    (0, _("Critical")),
)


@dataclass(frozen=True, slots=True)
class Lost:
    """Points that one check took."""

    check: str
    points: float


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part: its points, its maximum, and who took the rest."""

    id: str
    title: str
    points: float
    maximum: float
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Readiness of one CV.

    ``parts`` add up to ``before_layout``; times ``layout_factor``, at most 40 when ``gate``
    names a blocking check, rounded half up, that is ``total``. ``ats`` is the same over what
    a machine must find. ``gains`` says what each check's findings cost in the total.
    """

    total: int
    ats: int
    category: str
    parts: tuple[PartScore, ...]
    before_layout: float
    layout_factor: float
    layout_checks: tuple[str, ...]
    gate: tuple[str, ...]
    gains: Mapping[str, int]
    sections: Mapping[str, int]
    findings: tuple[Finding, ...]
    context: CheckContext
    version: str = RUBRIC_VERSION


def category_of(score: int) -> str:
    """Critical 0-39, Needs Work 40-69, Good 70-89, Excellent 90-100."""
    return next(name for least, name in CATEGORIES if score >= least)


def half_up(value: float) -> int:
    """Rounded to whole points; a half counts up; within 0..100."""
    return max(0, min(100, math.floor(value + 0.5 + 1e-9)))


def layout_factor(findings: Iterable[Finding]) -> tuple[float, tuple[str, ...]]:
    """0.85 with one fault of layout, 0.70 with two or more, and which."""
    faults = tuple(sorted({one.check for one in findings if one.check in LAYOUT_CHECKS}))
    return (1.0, ONE_LAYOUT_FAULT, TWO_LAYOUT_FAULTS)[min(len(faults), 2)], faults


def blocking(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The checks that close the gate."""
    return tuple(sorted({one.check for one in findings if one.severity == "blocker"}))


def _total(findings: Sequence[Finding]) -> float:
    kept = 100.0 - sum(one.points for one in findings)
    factor, _faults = layout_factor(findings)
    return min(kept * factor, GATE) if blocking(findings) else kept * factor


def reads_for_machines(check: Check) -> bool:
    """Whether a check counts for ats_score."""
    return check.machine or check.part == "readability"


def _ats(findings: Sequence[Finding]) -> int:
    points = fixed_points(CHECKS)
    checks = [one.id for one in CHECKS if reads_for_machines(one)]
    most = sum(points[one] for one in checks)
    own = [one for one in findings if one.check in checks]
    kept = 100.0 * (most - sum(one.points for one in own)) / most
    factor, _faults = layout_factor(findings)
    gated = any(one.severity == "blocker" and check_of(one).machine for one in own)
    return half_up(min(kept * factor, GATE) if gated else kept * factor)


def _part_scores(findings: Sequence[Finding]) -> Iterable[PartScore]:
    parts = {one.id: one.part for one in CHECKS}
    for part in PARTS:
        taken: dict[str, float] = {}
        for one in findings:
            own = one.points if parts[one.check] == part.id else 0.0
            points = taken_from(part, one) if one.check == FLOOR_CHECK else own
            taken[one.check] = taken.get(one.check, 0.0) + points
        lost = sorted(
            (Lost(check, points) for check, points in taken.items() if points > 0),
            key=lambda one: (-one.points, one.check),
        )
        kept = part.maximum - sum(one.points for one in lost)
        yield PartScore(part.id, part.title, max(0.0, kept), part.maximum, tuple(lost))


def _section_scores(findings: Sequence[Finding], view: View) -> dict[str, int]:
    ids = ["", view.contact_section, *(one.id for one in view.cv.sections)]
    items = {one.id: list(one.items(view)) for one in CHECKS}
    scores: dict[str, int] = {}
    for section in dict.fromkeys(ids):
        own = [one for one in findings if one.section == section and section != MISSING]
        lost = 0.0
        for check in {one.check: None for one in own}:
            same = [one for one in own if one.check == check]
            worst = min(same, key=lambda one: SEVERITIES.index(one.severity))
            share = sum(one.affected for one in same) / max(1, items[check].count(section))
            lost += SECTION_COSTS[worst.severity] * min(1.0, share)
        scores[section] = half_up(100.0 - lost)
    return scores


def readiness(reading: Reading, findings: Iterable[Finding], context: CheckContext) -> Scorecard:
    """The scorecard of a reading with these findings: same input, same score."""
    view = View(reading, context)
    own = weighed(list(findings), shares(CHECKS, view))
    total = half_up(_total(own))
    gains = {
        check: half_up(_total([one for one in own if one.check != check])) - total
        for check in dict.fromkeys(one.check for one in own)
    }
    factor, faults = layout_factor(own)
    return Scorecard(
        total=total,
        ats=_ats(own),
        category=category_of(total),
        parts=tuple(_part_scores(own)),
        before_layout=100.0 - sum(one.points for one in own),
        layout_factor=factor,
        layout_checks=faults,
        gate=blocking(own),
        gains=gains,
        sections=_section_scores(own, view),
        findings=tuple(own),
        context=context,
    )
