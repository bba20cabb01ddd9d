"""What a check is: an id, its words, its place in the rubric, a function over a view of the CV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from everdraft.cv.checks.view import View
from everdraft.cv.findings import Evidence

FAMILIES = {
    "F": "The file",
    "C": "Contact",
    "S": "Structure",
    "D": "Dates",
    "E": "Entries",
    "B": "Bullets",
    "L": "Language",
    "N": "Length",
    "X": "Security",
}

WEIGHTS = {"blocker": 10.0, "high": 6.0, "medium": 3.0, "low": 1.0, "info": 0.0}


@dataclass(frozen=True, slots=True)
class Found:
    """What a check's function yields: where, the quoted words, and the places of its sentences.

    ``title``, ``why``, ``fix`` and ``severity`` stand in for the check's own where one check
    sees several shapes of one fault. ``affected`` counts the items touched (default one).
    """

    evidence: tuple[Evidence, ...] = ()
    section: str = ""
    target: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])
    title: str = ""
    why: str = ""
    fix: str = ""
    severity: str = ""
    affected: float = 1.0


Items = Callable[[View], Sequence[str]]
Look = Callable[[View], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Check:
    """One published check.

    ``items`` lists what the check looks at, one section id an item ("" for the file); when it
    is empty the check does not apply and takes nothing. ``weight`` is its
    share in its part of the rubric. ``languages`` empty: holds in every language.
    """

    id: str
    title: str
    severity: str
    reads: str
    why: str
    fix: str
    source: str
    part: str
    items: Items
    look: Look
    languages: tuple[str, ...] = ()
    auto_fixable: bool = False
    weight: float = 0.0
    machine: bool = False

    @property
    def family(self) -> str:
        """The letter of the check's family."""
        return self.id[0]


def check(
    id: str,
    *,
    severity: str,
    part: str,
    title: str,
    reads: str,
    why: str,
    fix: str,
    source: str,
    items: Items,
    languages: tuple[str, ...] = (),
    auto_fixable: bool = False,
    weight: float | None = None,
    machine: bool = False,
) -> Callable[[Look], Check]:
    """Make the decorated function a `Check`; ``machine`` marks what software must find."""

    def build(look: Look) -> Check:
        return Check(
            id=id,
            title=title,
            severity=severity,
            reads=reads,
            why=why,
            fix=fix,
            source=source,
            part=part,
            items=items,
            look=look,
            languages=languages,
            auto_fixable=auto_fixable,
            weight=WEIGHTS[severity] if weight is None else weight,
            machine=machine,
        )

    return build


def the_file(view: View) -> Sequence[str]:
    """One item: the file itself."""
    return ("",) if view.lines or view.reading.pages else ()


def the_contact(view: View) -> Sequence[str]:
    """One item: the contact block."""
    return (view.contact_section,)
