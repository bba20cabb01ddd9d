"""A model's own words in the place of the rules' roast, and what the rules say of a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.cv.findings import Json
from everdraft.cv.findings import message as _

ROAST_CHARACTERS = 600
WITHOUT_MODEL = {
    "adds": _(
        "This report was made by published rules, without a language model. A model would say each "
        "section in words of its own and remark what rules cannot see, always beside a quote; the "
        "score would stay the same."
    ),
    "receives": _(
        "Sections of the CV would go to the provider that the settings name, without name, e-mail, "
        "phone and address; to a model on this machine they go nowhere else."
    ),
    "costs": _(
        "It costs what that provider asks for some thousand tokens a check; on this machine it "
        "costs nothing."
    ),
}
_ENDS = (". ", "? ", "… ", "。")


def bounded(text: str) -> str:
    """The first sentences of a text, at most `ROAST_CHARACTERS` of it."""
    plain = " ".join(text.split())
    if len(plain) <= ROAST_CHARACTERS:
        return plain
    head = plain[:ROAST_CHARACTERS]
    end = max(head.rfind(one) for one in _ENDS)
    return head[: end + 1].strip() if end > 0 else head.rsplit(" ", 1)[0] + "…"


def in_own_words(piece: Mapping[str, Json], words: Mapping[str, str]) -> Json:
    """A report, or a piece of one, whose sections are roasted in ``words``, by section id."""
    sections: Any = piece.get("resume_sections", [])
    if not sections:
        return dict(piece)
    said = [{**one, "roast": words.get(one["id"]) or one["roast"]} for one in sections]
    return {**piece, "resume_sections": said}
