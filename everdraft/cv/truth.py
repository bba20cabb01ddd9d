"""Truth: what a suggestion claims, held against the CV that was read and the person's own words.

Nothing here blocks. Every claim gets a verdict; what is not supported waits for the person's
word, and stays out of exports until then (`held_back`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from everdraft.cv.claims.fields import judge_field
from everdraft.cv.claims.judge import (
    Answer,
    ask,
    look_for_contact,
    look_for_credential,
    look_for_date,
    look_for_name,
    look_for_quantity,
    look_for_tool,
)
from everdraft.cv.claims.shapes import KINDS, VERDICTS, Claim, claim_from_json, claim_to_json
from everdraft.cv.claims.source import LONGEST_PLACE, OwnWords, Place, Source, facts_of
from everdraft.cv.denials import Part, parts_of
from everdraft.cv.editing.draft import Draft, known_shape
from everdraft.cv.editing.targets import text_at, value_of_text
from everdraft.cv.suggestions.declining import declines

__all__ = [
    "KINDS",
    "VERDICTS",
    "Claim",
    "HeldBack",
    "OwnWords",
    "Source",
    "claim_from_json",
    "claim_to_json",
    "exportable_cv",
    "held_back",
    "judge_claims",
    "own_words_of",
    "words_said",
]

Json = Any
Look = Callable[[Place], Answer | None]
_SENTENCE_END = re.compile(r"[.!?…]\s|[。！？\n]")


def judge_claims(source: Source, text: str, *, target: str) -> list[Claim]:
    """The claims of ``text`` at ``target``, in order, each with its verdict.

    A bullet or field is supported by its own entry and by what the person said; the summary, the
    headline and skills by the whole CV; degrees, certificates and contact data by the whole CV
    too, for they belong to the person. Own words that deny something vouch only for a text that
    repeats the denial. Words behind the first 5,000 characters are one claim of
    kind "text" that is never supported.
    """
    source = _believed(source, text)
    field = judge_field(source, text, target)
    if field is not None:
        return field
    head, rest = text[:LONGEST_PLACE], text[LONGEST_PLACE:]
    close, far = source.near(target)
    found = [
        _judged(head, one, kind, look, places)
        for one, kind, look, places in _facts(source, head, target, close, far)
    ]
    if rest.strip():
        known = any(one.own and one.text == rest.strip() for one in close)
        verdict = "supported" if known else "new"
        found.append(Claim("text", rest, LONGEST_PLACE, len(text), verdict))
    return sorted(found, key=lambda one: (one.start, one.end))


Fact = tuple[tuple[int, int, str], str, Look, tuple[list[Place], list[Place]]]


def _facts(
    source: Source, text: str, target: str, close: list[Place], far: list[Place]
) -> list[Fact]:
    """Every fact of the text with its kind, how to look for it, and where."""
    facts = facts_of(text, source.language)
    everywhere = ([*close, *far], list[Place]())
    personal = (close, far) if target.startswith("education.") else everywhere
    here = (close, far)
    found: list[Fact] = []
    for point in facts.contacts:
        found.append(
            ((point.start, point.end, point.key), "contact", look_for_contact(point), everywhere)
        )
    for point in facts.dates:
        found.append(((point.start, point.end, point.key), "date", look_for_date(point), here))
    for tool in facts.tools:
        found.append(((tool.start, tool.end, tool.key), "tool", look_for_tool(tool), here))
    for one in facts.credentials:
        found.append(((one.start, one.end, one.key), one.kind, look_for_credential(one), personal))
    for name in facts.names:
        key = " ".join(name.words)
        found.append(((name.start, name.end, key), name.kind, look_for_name(name), here))
    for number in facts.quantities:
        kind = "headcount" if number.people else "number"
        key = number.normalized
        found.append(
            ((number.start, number.end, key), kind, look_for_quantity(number, close), here)
        )
    return found


def _judged(
    text: str,
    span: tuple[int, int, str],
    kind: str,
    look: Look,
    places: tuple[list[Place], list[Place]],
) -> Claim:
    start, end, key = span
    close, far = places
    answer = ask(close, look)
    if answer.supported:
        verdict, evidence, place = "supported", answer.supported, answer.place
    else:
        elsewhere = ask(far, look)
        if elsewhere.supported:
            verdict, evidence, place = "elsewhere", elsewhere.supported, elsewhere.place
        elif answer.close:
            verdict, evidence, place = "changed", answer.close, answer.place
        else:
            verdict, evidence, place = "new", "", ""
    return Claim(kind, text[start:end], start, end, verdict, evidence, key, place)


def words_said(document: Mapping[str, Json]) -> list[OwnWords]:
    """All that the person said themselves in a document: typed, confirmed, answered."""
    return [*_typed(document), *_answered(document)]


def own_words_of(document: Mapping[str, Json]) -> list[OwnWords]:
    """What the person said that may be believed: all of it but a no to a question for a skill.

    What other answers deny is told apart by `judge_claims`.
    """
    return [*_typed(document), *(one for one in _answered(document) if not _refuses(one))]


def _typed(document: Mapping[str, Json]) -> list[OwnWords]:
    return [
        OwnWords(text, target)
        for part in ("written", "confirmed")
        for target, texts in document.get(part, {}).items()
        for text in texts
    ]


def _answered(document: Mapping[str, Json]) -> list[OwnWords]:
    return [OwnWords(one["text"], one["target"]) for one in document.get("answers", {}).values()]


def _refuses(answer: OwnWords) -> bool:
    """Whether it is a no, or hardly a yes, to the question for a skill. Without a list of skills
    that question has no place; a longer answer without one is the story of something."""
    listed = answer.target.endswith(".keywords")
    short = not answer.target and not _SENTENCE_END.search(answer.text.strip())
    return (listed or short) and declines(answer.text)


def _believed(source: Source, text: str) -> Source:
    """The source without what its own words deny; a text may repeat a denial as it was said."""
    own = [one for one in source.places if one.own]
    if not any(part.denied for one in own for part in parts_of(one.text)):
        return source
    said = _plain(text)
    kept = [
        OwnWords(part.text, one.target)
        for one in own
        for part in _together(parts_of(one.text), said)
    ]
    return Source.of(source.cv, kept)


def _together(parts: tuple[Part, ...], said: str) -> list[Part]:
    """The parts that vouch for a text: the whole where it repeats all that is denied."""
    if all(not one.denied or _plain(one.text) in said for one in parts):
        return [Part("".join(one.text for one in parts), denied=False)]
    return [one for one in parts if not one.denied or _plain(one.text) in said]


def _plain(text: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    return f" {' '.join(words)} "


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Accepted words that wait for the person: exports show ``original`` in their place."""

    target: str
    text: str
    original: str
    claims: tuple[Claim, ...]


def held_back(cv_json: Mapping[str, Json], document: Mapping[str, Json]) -> list[HeldBack]:
    """The accepted texts of a document with claims that nobody has confirmed yet.

    ``cv_json`` is the CV as it was read. A claim is confirmed by an operation `confirm` whose
    text holds it, by an answer, or by typing it.
    """
    source = Source.of(cv_json, own_words_of(document))
    accepted: dict[str, Mapping[str, Json]] = {}
    decisions: Sequence[Mapping[str, Json]] = list(document.get("decisions", {}).values())
    for one in sorted(decisions, key=lambda one: one["revision"]):
        if one["decision"] == "accepted":
            accepted.setdefault(one["target"], one)
    found: list[HeldBack] = []
    for target, first in accepted.items():
        text = text_at(document["cv"], target)
        if text is None or known_shape(target).kind == "list":
            continue  # an order says nothing
        asked = tuple(one for one in judge_claims(source, text, target=target) if one.needs_word)
        if asked:
            found.append(HeldBack(target, text, first["before"], asked))
    return found


def exportable_cv(cv_json: Mapping[str, Json], document: Mapping[str, Json]) -> dict[str, Json]:
    """The document's CV with the original words wherever accepted ones still wait."""
    draft = Draft(document)
    for one in held_back(cv_json, document):
        draft.write(known_shape(one.target), value_of_text(one.target, one.original))
    return draft.cv
