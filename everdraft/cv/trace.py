"""Where every word of a text is from: the file, a suggestion that was accepted, or the person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from everdraft.cv.diff import word_diff
from everdraft.cv.editing.operation import list_of, table_of

Json = Any
READ, TYPED, ACCEPTED, RETURNED, MADE = "read", "typed", "accepted", "returned", "made"
_KINDS = {
    "set": TYPED,
    "insert": TYPED,
    "accept": ACCEPTED,
    "reject": RETURNED,
    "move": TYPED,
    "delete": TYPED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """What brought words to a place.

    ``kind`` is read (the file; ``page`` and ``quote`` say where), typed (the person), accepted (a
    suggestion, named), returned (one that was refused again) or made (the text that a run began
    with). ``at`` and ``revision`` are those of the operation, ``document`` the one it was made on.
    """

    kind: str
    at: str = ""
    revision: int = 0
    document: str = ""
    suggestion: str = ""
    page: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """A document and what was done to it, oldest first; a copy's life follows its original's.

    ``changes`` are {revision, operation, before, at}.
    """

    document: str
    changes: Sequence[Mapping[str, Json]]


@dataclass(frozen=True, slots=True)
class Trace:
    """``words`` are the text in pieces, each with the index of the step that brought it."""

    target: str
    words: tuple[tuple[str, int], ...]
    steps: tuple[Step, ...]


@dataclass(slots=True)
class _Woven:
    pieces: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    steps: list[Step] = field(default_factory=list[Step])

    def weave(self, text: str, step: Step) -> None:
        """The next text: what stays keeps its step, what came is of this one."""
        self.steps.append(step)
        old = "".join(piece for piece, _index in self.pieces)
        kept: list[tuple[str, int]] = []
        at = 0
        for run in word_diff(old, text):
            if run.kind == "added":
                kept.append((run.text, len(self.steps) - 1))
                continue
            if run.kind == "equal":
                kept += _between(self.pieces, at, at + len(run.text))
            at += len(run.text)
        self.pieces = [one for one in kept if one[0]]


def _between(pieces: Sequence[tuple[str, int]], start: int, end: int) -> Iterator[tuple[str, int]]:
    at = 0
    for text, step in pieces:
        part = text[max(0, start - at) : max(0, end - at)]
        if part:
            yield part, step
        at += len(text)


def trace(
    target: str,
    text: str,
    lives: Sequence[Life],
    read_text: str,
    where: Mapping[str, Json] | None = None,
) -> Trace:
    """The trace of a text as it stands at a target.

    ``read_text`` is what the file has there ("" for nothing), ``where`` its provenance.
    """
    events = [
        (before, _step(change, life.document))
        for life in lives
        for change in life.changes
        for before in _before(change, target)
    ]
    woven = _Woven()
    first = events[0][0] if events else text
    if read_text:
        page = table_of(where)
        woven.weave(
            read_text,
            Step(READ, page=int(page.get("page") or 0), quote=str(page.get("quote") or "")),
        )
    if first != read_text and first:
        woven.weave(first, Step(MADE, document=lives[-1].document if lives else ""))
    for place, (_text, step) in enumerate(events):
        after = events[place + 1][0] if place + 1 < len(events) else text
        woven.weave(after, step)
    return Trace(target, tuple(woven.pieces), tuple(woven.steps))


def _before(change: Mapping[str, Json], target: str) -> Iterator[str]:
    """What stood at the target before a change that touched it, or an entry it stands in."""
    for place, value in table_of(change["before"]).items():
        if place == target:
            yield _text(value)
        elif target.startswith(f"{place}.") and value is None:
            yield ""


def _text(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(str(one) for one in list_of(value))
    return str(table_of(value).get("text", "")) if isinstance(value, Mapping) else str(value)


def _step(change: Mapping[str, Json], document: str) -> Step:
    operation = table_of(change["operation"])
    kind = str(operation.get("kind"))
    decided = kind in ("accept", "reject")
    return Step(
        kind=_KINDS.get(kind, TYPED),
        at=str(change.get("at") or ""),
        revision=int(change.get("revision") or 0),
        document=document,
        suggestion=str(operation.get("target") or "") if decided else "",
    )
