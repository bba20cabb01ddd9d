"""A CV as it would be with suggestions taken, and a model's offer as a suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from everdraft.cv.claims.source import Source
from everdraft.cv.edit import new_document
from everdraft.cv.editing.decisions import begin_line, write_text
from everdraft.cv.editing.draft import Draft, known_shape
from everdraft.cv.editing.targets import text_at
from everdraft.cv.suggestions.places import TextPlace
from everdraft.cv.suggestions.shapes import Reason, Suggestion
from everdraft.cv.truth import judge_claims

Json = Any
LONGEST_OFFER = 4_000
LONGEST_WHY = 600


def with_suggestions(
    cv_json: Mapping[str, Json], suggestions: Iterable[Suggestion]
) -> dict[str, Json]:
    """The CV with every suggestion in it whose words still stand and that claims nothing new."""
    draft = Draft(new_document(cv_json))
    for one in suggestions:
        if one.needs_word:
            continue
        shape = known_shape(one.target)
        is_new = one.base_text == "" and begin_line(draft, shape)
        if is_new or text_at(draft.cv, one.target) == one.base_text:
            write_text(draft, shape, one.text)
    return draft.cv


def offered_suggestion(
    record: Mapping[str, Json], places: Sequence[TextPlace], source: Source
) -> Suggestion | None:
    """What a model offers for one of the numbered texts, with its claims judged.

    ``record`` is {line: 1.., text, why}. None when it names no such line, says nothing, says the
    same again, or is longer than any line of a CV; what it claims beyond the source is kept as a
    claim and asked about, never dropped and never believed.
    """
    number, text, why = record.get("line"), record.get("text"), record.get("why", "")
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(text, str):
        return None
    if not 1 <= number <= len(places) or len(text) > LONGEST_OFFER:
        return None
    place = places[number - 1]
    several = place.target.endswith(".keywords")
    words = _lines(text) if several else " ".join(text.split())
    if not words or words == place.text or any("\ud800" <= one <= "\udfff" for one in words):
        return None
    reason = " ".join(why.split())[:LONGEST_WHY] if isinstance(why, str) else ""
    return Suggestion(
        target=place.target,
        base_text=place.text,
        text=words,
        kind="rewrite",
        reasons=(Reason("%(why)s", {"why": reason}),) if reason else (),
        source="model",
        claims=tuple(judge_claims(source, words, target=place.target)),
    )


def _lines(text: str) -> str:
    return "\n".join(one for one in (" ".join(line.split()) for line in text.split("\n")) if one)
