"""The vocabulary of a run: what reaches disk and browser, versioned.

One event is one JSON object. Its fields in order: ``v`` (version of this vocabulary), ``seq``
(its number in the run: 1, 2, 3, …), ``type`` (its kind), ``at`` (RFC 3339, UTC), ``attempt``
(the run's, 0 at creation, never falling), ``section`` inside a section, then the kind's own
fields, listed in docs/protocol.md. The encoded text is made once and never again: what lies on
disk is what every reader gets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

VERSION = 1


class EventKind(StrEnum):
    """All kinds there are; a new one breaks the type check wherever it must be handled."""

    RUN_CREATED = "run.created"
    RUN_STARTED = "run.started"
    RUN_PAUSED = "run.paused"
    RUN_RESUMED = "run.resumed"
    RUN_WAITING = "run.waiting"
    RUN_ERROR = "run.error"
    RUN_CANCELLED = "run.cancelled"
    RUN_COMPLETED = "run.completed"
    SECTION_STARTED = "section.started"
    SECTION_RESTARTED = "section.restarted"
    SECTION_COMPLETED = "section.completed"
    DELTA = "delta"
    FINDING = "finding"
    SUGGESTION = "suggestion"
    QUESTION = "question"
    ANSWER = "answer"
    PROGRESS = "progress"
    STEP_COMPLETED = "step.completed"


@dataclass(slots=True, frozen=True)
class Event:
    """One event, decoded. ``data`` holds the kind's own fields."""

    seq: int
    kind: EventKind
    at: str
    attempt: int
    section: str = ""
    data: Mapping[str, Any] = field(default_factory=dict[str, Any])


def encode(event: Event) -> str:
    """The event's exact text: compact JSON in one line, no raw line breaks."""
    head: dict[str, Any] = {
        "v": VERSION,
        "seq": event.seq,
        "type": event.kind.value,
        "at": event.at,
        "attempt": event.attempt,
    }
    if event.section:
        head["section"] = event.section
    clash = head.keys() & event.data.keys()
    if clash:
        raise ValueError(f"an event's own fields may not be named {sorted(clash)}")
    # U+2028 and U+2029 end lines for some readers: JSON allows them escaped as well.
    text = json.dumps({**head, **event.data}, ensure_ascii=False, separators=(",", ":"))
    if not text.isascii():
        # Half of a surrogate pair, which a model may send, is no text and can lie nowhere.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def decode(body: str) -> Event:
    """The inverse of `encode`. Raises ValueError for what is no event of this vocabulary."""
    data = json.loads(body)
    if not isinstance(data, dict) or data.get("v") != VERSION:  # pyright: ignore[reportUnknownMemberType]
        raise ValueError("not an event of this version")
    fields: dict[str, Any] = dict(data)  # pyright: ignore[reportUnknownArgumentType]
    del fields["v"]
    try:
        return Event(
            seq=fields.pop("seq"),
            kind=EventKind(fields.pop("type")),
            at=fields.pop("at"),
            attempt=fields.pop("attempt"),
            section=fields.pop("section", ""),
            data=fields,
        )
    except KeyError as missing:
        raise ValueError(f"an event without {missing}") from missing
