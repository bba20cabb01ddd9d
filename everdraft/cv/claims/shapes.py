"""A claim: words of a suggestion that could be checked, and whether the CV says so too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from everdraft.cv.findings import Translate
from everdraft.cv.findings import message as _

KINDS = (
    "employer",
    "title",
    "date",
    "degree",
    "certificate",
    "number",
    "headcount",
    "tool",
    "contact",
    "name",
    "text",
)
VERDICTS = ("supported", "new", "changed", "elsewhere")

VERDICT_WORDS = {
    "supported": _("Your CV says so."),
    "new": _("Your CV does not say this. Is it true?"),
    "changed": _("Your CV says it differently: “%(evidence)s”. Is it true like this?"),
    "elsewhere": _("Your CV says this in another place: “%(evidence)s”. Is it true here?"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of a text.

    ``text`` is text[start:end] of the suggestion. ``verdict`` is supported (the bullet, its entry
    or the person's own words say the same), changed (they say something close to it), elsewhere
    (another entry says it: ``place`` is its target) or new. ``evidence`` quotes the CV or the
    person verbatim, "" when there is nothing to quote. ``normalized`` is the claim as compared.
    """

    kind: str
    text: str
    start: int
    end: int
    verdict: str
    evidence: str = ""
    normalized: str = ""
    place: str = ""

    @property
    def needs_word(self) -> bool:
        """Whether the person is asked: everything that is not supported."""
        return self.verdict != "supported"


def claim_to_json(claim: Claim, translate: Translate) -> dict[str, Any]:
    """The claim with its question in the reader's language."""
    said = translate(VERDICT_WORDS[claim.verdict]) % {"evidence": claim.evidence}
    return {
        "kind": claim.kind,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "verdict": claim.verdict,
        "evidence": claim.evidence,
        "normalized": claim.normalized,
        "place": claim.place,
        "said": said,
    }


def claim_from_json(data: Mapping[str, Any]) -> Claim:
    """The inverse of `claim_to_json`."""
    return Claim(
        kind=data["kind"],
        text=data["text"],
        start=data["start"],
        end=data["end"],
        verdict=data["verdict"],
        evidence=data["evidence"],
        normalized=data["normalized"],
        place=data["place"],
    )
