"""A line as it stands, a line as suggested, and the verdict that a person would give."""

from __future__ import annotations

from dataclasses import dataclass

VERDICTS = {"=": "supported", "~": "changed", "+": "new", "@": "elsewhere"}


@dataclass(frozen=True)
class Pair:
    """A line of the CV, the line suggested for it, a claim in it, and the right verdict."""

    language: str
    source: str
    suggested: str
    claim: str
    verdict: str


def pairs(language: str, block: str) -> list[Pair]:
    """Lines "source | suggested | claim sign, claim sign"; a sign is = ~ + @."""
    found: list[Pair] = []
    for line in block.strip().splitlines():
        source, suggested, claims = (one.strip() for one in line.split(" | "))
        for one in claims.split("; "):
            claim, sign = one.rsplit(" ", 1)
            found.append(Pair(language, source, suggested, claim, VERDICTS[sign]))
    return found
