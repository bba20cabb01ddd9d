"""Offsets: where a reader stands in a stream, as a number inside and a token outside."""

from __future__ import annotations

from everdraft.base.errors import BadInput

START = 0
TOKEN_DIGITS = 16
LATEST = 10**TOKEN_DIGITS - 1


def to_token(offset: int) -> str:
    """Zero-padded to 16 digits, so that the order of tokens as text is the order of offsets."""
    return f"{offset:0{TOKEN_DIGITS}d}"


def parse_event_id(text: str | None, head: int) -> int:
    """The last event a reader has, from Last-Event-ID or ?after=; nothing given means none.

    Raises `BadInput` (400, ``bad_event_id``) for anything but a number between 0 and ``head``:
    an id of the future means that the reader speaks of another log, and to follow silently
    from there would lose events.
    """
    if text is None or not text.strip():
        return START
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= TOKEN_DIGITS):
        raise BadInput(
            "The event id is not a number.",
            code="bad_event_id",
            status=400,
            action="Open the page again: it starts from the first event.",
        )
    offset = int(text)
    if offset > head:
        raise BadInput(
            "The event id is later than the last event of this run.",
            code="future_event_id",
            status=400,
            action="Open the page again: it starts from the first event.",
        )
    return offset
