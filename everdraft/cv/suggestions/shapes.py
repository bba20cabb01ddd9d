"""Suggestions and questions as records: anchored to the words they were made for, never edits."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from everdraft.cv.claims.shapes import Claim, claim_from_json, claim_to_json
from everdraft.cv.diff import diff_to_json, line_diff_to_json
from everdraft.cv.findings import Message, Translate, said

Json = Any
SOURCES = ("rules", "model", "answer")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as a message id and what stands in its places; a `Message` there is translated too."""

    text: str
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def said(self, translate: Translate) -> str:
        """The sentence in the reader's language."""
        return said(self.text, self.arguments, translate)


@dataclass(frozen=True, slots=True)
class ImproveWish:
    """What the person wants: all may be empty. ``tone`` is direct | gentle | roast.

    The rules read the target role only; the rest is for a model.
    """

    target_role: str = ""
    target_industry: str = ""
    instructions: str = ""
    tone: str = "direct"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Other words for one target.

    ``base_text`` is what stands there now (a list is one item a line); where it no longer does,
    the suggestion is outdated. ``kind`` names the weightiest change in it, ``reasons`` all of them,
    ``checks`` the ids of the checks it answers. ``source`` is rules | model | answer. An order of
    entries or lines has their ids as texts; ``shown`` is then what a person reads in their place,
    before and after.
    """

    target: str
    base_text: str
    text: str
    kind: str
    reasons: tuple[Reason, ...] = ()
    checks: tuple[str, ...] = ()
    source: str = "rules"
    claims: tuple[Claim, ...] = ()
    shown: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """The same words for the same words at the same place: the same id."""
        return stable_id("sg", self.target, self.base_text, self.text)

    @property
    def reason(self) -> Reason | None:
        """The weightiest reason."""
        return self.reasons[0] if self.reasons else None

    @property
    def needs_word(self) -> bool:
        """Whether it claims anything that the person has not said."""
        return any(one.needs_word for one in self.claims)


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the person knows. ``text`` and ``why`` are shown; the answer becomes words.

    ``kind`` is number | result | duty | buzzword | long | summary | headline.
    """

    target: str
    base_text: str
    kind: str
    text: Reason
    why: Reason
    checks: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The same question about the same words has the same id."""
        return stable_id("qu", self.target, self.base_text, self.kind)


def stable_id(prefix: str, *parts: str) -> str:
    """An id from what it names: prefix, a hyphen and 20 hexadecimal digits."""
    seed = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}-{hashlib.sha256(seed).hexdigest()[:20]}"


def _reason_to_json(reason: Reason, translate: Translate) -> Json:
    return {
        "said": reason.said(translate),
        "text": reason.text,
        "arguments": dict(reason.arguments),
        "translated": [k for k, v in reason.arguments.items() if isinstance(v, Message)],
    }


def _reason_from_json(data: Mapping[str, Json]) -> Reason:
    translated = data.get("translated", ())
    arguments = {
        name: Message(value) if name in translated else value
        for name, value in data["arguments"].items()
    }
    return Reason(data["text"], arguments)


def suggestion_to_json(suggestion: Suggestion, translate: Translate) -> dict[str, Json]:
    """The suggestion as it is stored and shown, with its diff and its words in one language."""
    before, after = suggestion.shown or (suggestion.base_text, suggestion.text)
    differ = line_diff_to_json if suggestion.kind == "order" else diff_to_json
    shown = {"shown": list(suggestion.shown)} if suggestion.shown else {}
    return {
        **shown,
        "id": suggestion.id,
        "target": suggestion.target,
        "base_text": suggestion.base_text,
        "text": suggestion.text,
        "diff": differ(before, after),
        "kind": suggestion.kind,
        "reason": " ".join(one.said(translate) for one in suggestion.reasons),
        "reasons": [_reason_to_json(one, translate) for one in suggestion.reasons],
        "checks": list(suggestion.checks),
        "source": suggestion.source,
        "claims": [claim_to_json(one, translate) for one in suggestion.claims],
    }


def suggestion_from_json(data: Mapping[str, Json]) -> Suggestion:
    """The inverse of `suggestion_to_json`."""
    return Suggestion(
        target=data["target"],
        base_text=data["base_text"],
        text=data["text"],
        kind=data["kind"],
        reasons=tuple(_reason_from_json(one) for one in data["reasons"]),
        checks=tuple(data["checks"]),
        source=data["source"],
        claims=tuple(claim_from_json(one) for one in data["claims"]),
        shown=(data["shown"][0], data["shown"][1]) if "shown" in data else None,
    )


def question_to_json(question: Question, translate: Translate) -> dict[str, Json]:
    """The question as it is stored and shown."""
    return {
        "id": question.id,
        "target": question.target,
        "base_text": question.base_text,
        "kind": question.kind,
        "text": question.text.said(translate),
        "why": question.why.said(translate),
        "words": {
            "text": _reason_to_json(question.text, translate),
            "why": _reason_to_json(question.why, translate),
        },
        "checks": list(question.checks),
    }


def question_from_json(data: Mapping[str, Json]) -> Question:
    """The inverse of `question_to_json`."""
    return Question(
        target=data["target"],
        base_text=data["base_text"],
        kind=data["kind"],
        text=_reason_from_json(data["words"]["text"]),
        why=_reason_from_json(data["words"]["why"]),
        checks=tuple(data["checks"]),
    )
