"""The published checks, one family a file, and the run over a reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everdraft.cv.checks import (
    bullets,
    contact,
    dates,
    entries,
    file,
    language,
    layout,
    length,
    security,
    structure,
)
from everdraft.cv.checks.base import Check, Found
from everdraft.cv.checks.view import CheckContext, View
from everdraft.cv.checks.weigh import shares, weighed
from everdraft.cv.findings import Finding, finding_id
from everdraft.cv.reading import Reading

__all__ = ["CHECKS", "Check", "CheckContext", "check_of", "run_checks"]

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (
            *file.CHECKS,
            *layout.CHECKS,
            *contact.CHECKS,
            *structure.CHECKS,
            *dates.CHECKS,
            *entries.CHECKS,
            *bullets.CHECKS,
            *language.CHECKS,
            *length.CHECKS,
            *security.CHECKS,
        ),
        key=lambda one: ("FCSDEBLNX".index(one.family), one.id),
    )
)

_BY_ID = {one.id: one for one in CHECKS}


def check_of(finding: Finding) -> Check:
    """The check that made a finding."""
    return _BY_ID[finding.check]


def run_checks(reading: Reading, context: CheckContext) -> list[Finding]:
    """Everything the checks see in a reading, in the order of the catalogue, with points."""
    view = View(reading, context)
    found = [finding for one in CHECKS for finding in _findings(one, view)]
    return weighed(found, shares(CHECKS, view))


def _findings(check: Check, view: View) -> Iterator[Finding]:
    if not check.items(view):
        return
    seen: Counter[tuple[str, str]] = Counter()
    for one in check.look(view):
        quote = one.evidence[0].quote if one.evidence else one.title
        seen[(one.target, quote)] += 1
        yield _finding(check, one, quote, seen[(one.target, quote)] - 1)


def _finding(check: Check, found: Found, quote: str, occurrence: int) -> Finding:
    return Finding(
        id=finding_id(check.id, found.target, quote, occurrence),
        check=check.id,
        family=check.family,
        severity=found.severity or check.severity,
        section=found.section,
        target=found.target,
        evidence=found.evidence,
        title=found.title or check.title,
        why=found.why or check.why,
        fix=found.fix or check.fix,
        arguments=dict(found.arguments),
        auto_fixable=check.auto_fixable,
        source=check.source,
        affected=found.affected,
    )
