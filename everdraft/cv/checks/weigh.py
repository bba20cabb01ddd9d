"""What each finding takes: the arithmetic of the rubric, part by part and check by check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from everdraft.cv.checks.base import Check
from everdraft.cv.checks.content import lines_told, share_told
from everdraft.cv.checks.view import View
from everdraft.cv.findings import Finding
from everdraft.cv.findings import message as _


@dataclass(frozen=True, slots=True)
class Part:
    """One part of Readiness and its maximum; ``judged`` by what the CV tells of the work."""

    id: str
    title: str
    maximum: float
    judged: bool = False


PARTS = (
    Part("readability", _("Readable by machines"), 25.0),
    Part("completeness", _("Complete"), 20.0),
    Part("evidence", _("Shows results"), 30.0, judged=True),
    Part("clarity", _("Clear"), 15.0, judged=True),
    Part("consistency", _("Consistent"), 10.0, judged=True),
)

#: The check that takes what cannot be judged, from each part that is judged by what is told.
FLOOR_CHECK = "N03"
JUDGED_POINTS = sum(one.maximum for one in PARTS if one.judged)


@dataclass(frozen=True, slots=True)
class Share:
    """What a check can take at most, in points of Readiness, and over how many items."""

    points: float
    items: int


def fixed_points(checks: Sequence[Check]) -> dict[str, float]:
    """The points of each check: its weight's share of its part, whatever the CV."""
    weights = {part.id: sum(one.weight for one in checks if one.part == part.id) for part in PARTS}
    maxima = {part.id: part.maximum for part in PARTS}
    return {
        one.id: maxima[one.part] * one.weight / weights[one.part] if one.weight else 0.0
        for one in checks
    }


def shares(checks: Sequence[Check], view: View) -> dict[str, Share]:
    """The points each check holds in this CV; one that does not apply has no items.

    Three parts are judged by what the CV tells of the work. With fewer lines than six they
    count for the share that is there, and the rest is `FLOOR_CHECK`'s.
    """
    told = share_told(lines_told(view))
    judged = {part.id for part in PARTS if part.judged}
    held = {
        one.id: Share(points * (told if one.part in judged else 1.0), len(one.items(view)))
        for one, points in zip(checks, fixed_points(checks).values(), strict=True)
    }
    return held | {FLOOR_CHECK: Share(JUDGED_POINTS * (1.0 - told), 1)}


def weighed(findings: Sequence[Finding], held: Mapping[str, Share]) -> list[Finding]:
    """The findings with their points; a check never takes more than it holds, a remark nothing."""
    affected: dict[str, float] = {}
    for one in findings:
        affected[one.check] = affected.get(one.check, 0.0) + _affected(one)
    return [
        replace(one, points=_points(one, held.get(one.check), affected[one.check]))
        for one in findings
    ]


def _affected(finding: Finding) -> float:
    return 0.0 if finding.severity == "info" else finding.affected


def _points(finding: Finding, share: Share | None, affected: float) -> float:
    if share is None or not affected:
        return 0.0
    return share.points * _affected(finding) / max(float(share.items), affected)


def taken_from(part: Part, finding: Finding) -> float:
    """The points that a finding of `FLOOR_CHECK` takes from one part."""
    return finding.points * part.maximum / JUDGED_POINTS if part.judged else 0.0
