"""One opaque cursor over many streams: where a reader stands in each, and in the feed of changes.

The text is made and read here alone. It names streams by a hash, so that it says nothing of them
and stays short, and it still fits when the set of streams changes: what is no longer read is
ignored, what is new begins where its reader says.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from everdraft.base.errors import BadInput

VERSION = "1"
TAG_BYTES = 5
DIGITS_LIMIT = 16
TEXT_LIMIT = 4_096


def tag(stream_id: str) -> str:
    """The name of a stream inside a cursor: 40 bits of a hash, as 8 characters of base 32."""
    digest = hashlib.blake2b(stream_id.encode(), digest_size=TAG_BYTES).digest()
    return b32encode(digest).decode().lower()


@dataclass(slots=True, frozen=True)
class Cursor:
    """Positions by `tag`, and in the feed: its number there, of which life of the server."""

    feed_instance: str = ""
    feed_number: int = 0
    positions: Mapping[str, int] | None = None

    def position(self, stream_id: str) -> int | None:
        """The last event of a stream that the reader has; None when the cursor does not say."""
        return (self.positions or {}).get(tag(stream_id))


class CursorWriter:
    """Writes the cursor after each frame; only what moved is written anew."""

    def __init__(self, positions: Mapping[str, int]) -> None:
        self._feed = f"{VERSION}.."
        self._parts = {stream_id: _part(stream_id, at) for stream_id, at in positions.items()}

    def move(self, stream_id: str, seq: int) -> str:
        """The cursor when the reader has that event of the stream."""
        self._parts[stream_id] = _part(stream_id, seq)
        return self.text()

    def move_feed(self, instance: str, number: int) -> str:
        """The cursor when the reader knows the feed up to there."""
        self._feed = f"{VERSION}.{instance}.{number}"
        return self.text()

    def text(self) -> str:
        return ".".join((self._feed, *self._parts.values()))


def _part(stream_id: str, seq: int) -> str:
    return f"{tag(stream_id)}-{seq}"


def parse_cursor(text: str | None) -> Cursor | None:
    """The inverse; None when nothing was given. Raises `BadInput` (400, ``bad_event_id``)."""
    if text is None or not text.strip():
        return None
    if len(text) > TEXT_LIMIT:
        raise bad_cursor()
    version, *rest = text.strip().split(".")
    if version != VERSION or len(rest) < 2:
        raise bad_cursor()
    instance, number, *parts = rest
    if bool(instance) != bool(number) or not (instance.isalnum() or not instance):
        raise bad_cursor()
    return Cursor(instance, _number(number or "0"), _positions(parts))


def _positions(parts: Iterable[str]) -> dict[str, int]:
    positions: dict[str, int] = {}
    for part in parts:
        name, dash, number = part.partition("-")
        if not dash or not name.isalnum() or name in positions:
            raise bad_cursor()
        positions[name] = _number(number)
    return positions


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= DIGITS_LIMIT):
        raise bad_cursor()
    return int(text)


def bad_cursor() -> BadInput:
    """What was given is no cursor of ours."""
    return BadInput(
        "The event id is none of this stream.",
        code="bad_event_id",
        status=400,
        action="Come back without it: what is there is sent again.",
    )


def future_cursor() -> BadInput:
    """The cursor speaks of events that are not there: of another log, or a lost disk."""
    return BadInput(
        "The event id is later than the last event.",
        code="future_event_id",
        status=400,
        action="Come back without it: what is there is sent again.",
    )
