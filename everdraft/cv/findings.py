"""A finding: what a check saw, quoted, with reason and fix, to be said in any language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from everdraft.base.language import filled
from everdraft.cv.file_facts import decimal, said_fact

Translate = Callable[[str], str]
Json = dict[str, Any]

FINDING_VERSION = 1

SEVERITIES = ("blocker", "high", "medium", "low", "info")


def message(text: str) -> str:
    """Mark an English message id for the catalogues; imported as ``_``, it changes nothing."""
    return text


_ = message

SEVERITY_WORDS = {
    "blocker": _("Must"),
    "high": _("Must"),
    "medium": _("Should"),
    "low": _("Could"),
    "info": _("Could"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the document, verbatim, and where they stand.

    ``page`` counts from 1 (0: the file itself), ``line`` is the id of a line of the reading
    or None, ``box`` is left, top, right, bottom in points from the page's top left corner.
    ``cut`` says that the text goes on where the quote ends; a ``fact`` is no words of the document
    but a line of `file_facts.facts_of`.
    """

    quote: str
    page: int = 0
    line: int | None = None
    box: tuple[float, float, float, float] | None = None
    cut: bool = False
    fact: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found.

    ``section`` is the id of the CV's section it is shown under, "missing" for something that
    is not there, "" for the file as a whole. ``target`` is the id of a bullet or entry, or "".
    ``title``, ``why`` and ``fix`` are message ids with ``%(name)s`` places for ``arguments``.
    ``affected`` is how many of the check's items it touches; ``points`` what it takes from
    Readiness before the layout factor and the gate.
    """

    id: str
    check: str
    family: str
    severity: str
    section: str
    target: str
    evidence: tuple[Evidence, ...]
    title: str
    why: str
    fix: str
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])
    auto_fixable: bool = False
    source: str = ""
    affected: float = 1.0
    points: float = 0.0

    @property
    def quote(self) -> str:
        """The first quoted words, or "" when the finding is about something absent."""
        return self.evidence[0].quote if self.evidence else ""


def finding_id(check: str, target: str, quote: str, occurrence: int = 0) -> str:
    """The same finding in the same CV has the same id: 12 hexadecimal digits."""
    seed = "\x1f".join((check, target, quote, str(occurrence)))
    return f"{check}-{hashlib.sha256(seed.encode()).hexdigest()[:12]}"


def said(text: str, arguments: Mapping[str, Any], translate: Translate) -> str:
    """A message in the reader's language with its places filled in.

    An argument that is itself a message id (a str subclass `Message`) is translated too, and one
    with a fraction is written as the language writes it.
    """
    values = {name: _value(value, translate) for name, value in arguments.items()}
    return filled(translate(text), values)


def _value(value: Any, translate: Translate) -> Any:
    if isinstance(value, Message):
        return translate(value)
    return decimal(value, translate) if isinstance(value, float) else value


class Message(str):
    """A message id used as an argument of another message: translated when rendered."""

    __slots__ = ()


def title_of(finding: Finding, translate: Translate) -> str:
    """What was found, as one sentence without its full stop."""
    return said(finding.title, finding.arguments, translate)


def fix_of(finding: Finding, translate: Translate) -> str:
    """What to do about it."""
    return said(finding.fix, finding.arguments, translate)


def why_of(finding: Finding, translate: Translate) -> str:
    """Why it matters, in one sentence."""
    return said(finding.why, finding.arguments, translate)


def quote_of(finding: Finding, translate: Translate) -> str:
    """The first quoted words as people read them: a fact in their language, "…" after a part."""
    if not finding.evidence:
        return ""
    first = finding.evidence[0]
    if first.fact:
        return said_fact(first.quote, translate)
    return first.quote + "…" if first.cut else first.quote


def finding_to_json(finding: Finding, translate: Translate) -> Json:
    """The finding as the outside reads it, its words in the language of ``translate``."""
    first = finding.evidence[0] if finding.evidence else None
    return {
        "id": finding.id,
        "check": finding.check,
        "version": FINDING_VERSION,
        "severity": finding.severity,
        "severity_word": translate(SEVERITY_WORDS[finding.severity]),
        "section": finding.section,
        "target": finding.target,
        "quote": quote_of(finding, translate),
        "page": first.page if first else 0,
        "line": first.line if first else None,
        "evidence": [
            {
                "quote": one.quote,
                "page": one.page,
                "line": one.line,
                "box": list(one.box) if one.box else None,
            }
            for one in finding.evidence
        ],
        "title": title_of(finding, translate),
        "why": why_of(finding, translate),
        "fix": fix_of(finding, translate),
        "source": finding.source,
        "points": round(finding.points, 2),
        "auto_fixable": finding.auto_fixable,
    }


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Worst first: by severity, then by points, then in the order of the catalogue."""
    return sorted(findings, key=lambda one: (SEVERITIES.index(one.severity), -one.points))
