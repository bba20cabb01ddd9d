"""An answer of prose and records: text passes as it comes, a line that is a JSON object is lifted.

A model is asked for sentences first and then for one JSON object a line. Prose is shown at once; a
line that begins with a brace waits for its end, because half a record is nobody's business.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, cast

RECORD_CHARACTERS_MAX = 16_384
FENCE = "```"


@dataclass(slots=True)
class Heard:
    """What a chunk brought: text to show, and whole records in their order."""

    text: str = ""
    records: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


class RecordLines:
    """Splits a growing answer. ``unread`` counts lines that began like a record and were none."""

    def __init__(self) -> None:
        self.unread = 0
        self._line = ""
        self._told = 0
        self._blank = ""

    def feed(self, chunk: str) -> Heard:
        """Takes a chunk in; what of it can be told."""
        heard = Heard()
        for piece in chunk.splitlines(keepends=True):
            self._line += piece
            if piece.endswith(("\n", "\r")):
                self._end_line(heard)
            elif not self._waits():
                self._tell(heard)
        return heard

    def end(self) -> Heard:
        """The rest, when the answer is whole."""
        heard = Heard()
        self._end_line(heard)
        return heard

    def _waits(self) -> bool:
        """Whether the line could still be a record or a fence; an endless one no longer is."""
        start = self._line.lstrip()
        if len(self._line) > RECORD_CHARACTERS_MAX:
            return False
        return not start or start.startswith("{") or FENCE.startswith(start[:3])

    def _tell(self, heard: Heard) -> None:
        heard.text += self._blank + self._line[self._told :]
        self._blank, self._told = "", len(self._line)

    def _end_line(self, heard: Heard) -> None:
        line, stripped = self._line, self._line.strip()
        if self._told:
            self._tell(heard)
        elif stripped.startswith("{"):
            record = _object_of(stripped)
            if record is None:
                self.unread += 1
            else:
                heard.records.append(record)
        elif not stripped:
            # Blank lines between records are nobody's text; before more prose they are.
            self._blank += line
        elif not stripped.startswith(FENCE):
            self._tell(heard)
        self._line, self._told = "", 0


def _object_of(line: str) -> dict[str, Any] | None:
    """The line as a JSON object, also with a comma behind it; None when it is none."""
    try:
        value = json.loads(line.removesuffix(","))
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None
