"""What each finding takes: the arithmetic of the rubric, part by part and check by check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from everdraft.cv.checks.base import Check
from everdraft.cv.checks.view import View
from everdraft.cv.findings import Finding
from everdraft.cv.findings import message as _


@dataclass(frozen=True, slots=True)
class Part:
    """One part of Readiness and its maximum."""

    id: str
    title: str
    maximum: float


PARTS = (
    Part("readability", _("Readable by machines"), 25.0),
    Part("completeness", _("Complete"), 20.0),
    Part("evidence", _("Shows results"), 30.0),
    Part("clarity", _("Clear"), 15.0),
    Part("consistency", _("Consistent"), 10.0),
)


@dataclass(frozen=True, slots=True)
class Share:
    """What a check can take at most, in points of Readiness, and over how many items."""

    points: float
    items: int


def shares(checks: Sequence[Check], view: View) -> dict[str, Share]:
    """The points each applicable check holds; those that do not apply leave the denominator.

    Within a part the points are divided by weight; parts where no check applies give their
    points to the others in proportion.
    """
    items = {one.id: len(one.items(view)) for one in checks}
    active = [one for one in checks if items[one.id] and one.weight]
    weights = {part.id: sum(one.weight for one in active if one.part == part.id) for part in PARTS}
    maxima = {part.id: part.maximum for part in PARTS if weights[part.id]}
    scale = 100.0 / sum(maxima.values()) if maxima else 0.0
    return {
        one.id: Share(maxima[one.part] * scale * one.weight / weights[one.part], items[one.id])
        for one in active
    }


def weighed(findings: Sequence[Finding], held: dict[str, Share]) -> list[Finding]:
    """The findings with their points; a check never takes more than it holds."""
    affected: dict[str, float] = {}
    for one in findings:
        affected[one.check] = affected.get(one.check, 0.0) + one.affected
    return [
        replace(one, points=_points(one, held.get(one.check), affected[one.check]))
        for one in findings
    ]


def _points(finding: Finding, share: Share | None, affected: float) -> float:
    if share is None or not affected:
        return 0.0
    return share.points * finding.affected / max(float(share.items), affected)
