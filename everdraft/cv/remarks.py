"""What a model remarks about a CV: kept only with words that stand there, never worth a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from everdraft.cv.findings import Evidence, Finding, finding_id
from everdraft.cv.reading import Line

REMARK = "M01"
SHORTEST_QUOTE = 3
LONGEST_QUOTE = 400
LONGEST_WORDS = 400


def remark_of(record: Mapping[str, Any], section_id: str, lines: Sequence[Line]) -> Finding | None:
    """The remark as a finding of severity info, or None when its quote is not in ``lines``.

    ``record`` is {quote, title, why, fix}. The quote must be there word for word; only the space
    between words may differ, since lines wrap. What a model says is data: it is shown as it is.
    """
    said = {name: _plain(record.get(name)) for name in ("quote", "title", "why", "fix")}
    quote = said["quote"]
    if not SHORTEST_QUOTE <= len(quote) <= LONGEST_QUOTE or not said["title"]:
        return None
    line = _line_of(quote, lines)
    if line is None:
        return None
    box = (line.box.left, line.box.top, line.box.right, line.box.bottom)
    return Finding(
        id=finding_id(REMARK, "", quote),
        check=REMARK,
        family=REMARK[0],
        severity="info",
        section=section_id,
        target="",
        evidence=(Evidence(quote, line.page, line.id, box),),
        title="%(title)s",
        why="%(why)s",
        fix="%(fix)s",
        arguments={name: said[name][:LONGEST_WORDS] for name in ("title", "why", "fix")},
        source="model",
    )


def _plain(value: object) -> str:
    """The value as one line of text; "" for anything that is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _line_of(quote: str, lines: Sequence[Line]) -> Line | None:
    """The visible line in which the quote begins."""
    text, starts = "", list[tuple[int, Line]]()
    for line in lines:
        if not line.hidden:
            starts.append((len(text), line))
            text += _plain(line.text) + " "
    place = text.find(quote)
    if place < 0:
        return None
    return next(line for start, line in reversed(starts) if start <= place)
