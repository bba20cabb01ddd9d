"""The lines of a reading while words in them are found, replaced, taken out and added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from everdraft.cv.model import Box
from everdraft.cv.reading import Line

_SEPARATORS = " \t,;|·•∙/–—،、，；"
_OPENING, _CLOSING = "([（", ")]）"
_EDGE = r"[,;|·•∙:：()（）\[\]/、，；،\t]"
_EDGE_BEFORE = re.compile(rf"(?:\A|{_EDGE}|\s[-–—])\s*\Z")
_EDGE_AFTER = re.compile(rf"\s*(?:\Z|{_EDGE}|[-–—]\s|\.\Z)")
_JOINT = re.compile(r"\s*[,;|·•∙/、，；،]\s*(?=\S)")
_JOINT_BEFORE = re.compile(r"(?<=\S)\s*[,;|·•∙/、，；،]\s*\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """Words on the page: from ``begin`` in the first line to ``end`` in the last."""

    lines: tuple[int, ...]
    begin: int
    end: int


def _tight(text: str) -> str:
    """A text as it stays however its lines break."""
    return "".join(one for one in text if one not in "-\u00ad" and not one.isspace())


class Manuscript:
    """Lines in reading order. Ids stay; a line without words is gone; new ones get new ids."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = [replace(one) for one in lines]
        self._next = max((one.id for one in self.lines), default=-1) + 1
        self._places: dict[int, int] | None = None

    @property
    def places(self) -> dict[int, int]:
        """Line id -> its place in reading order."""
        if self._places is None:
            self._places = {line.id: place for place, line in enumerate(self.lines)}
        return self._places

    def line(self, identity: int) -> Line | None:
        """A line that is still there."""
        place = self.places.get(identity)
        return None if place is None else self.lines[place]

    def alive(self, ids: Iterable[int]) -> list[int]:
        """Those of the ids that are still there, in reading order."""
        return sorted({one for one in ids if one in self.places}, key=self.places.__getitem__)

    def between(self, first: int, last: int) -> list[int]:
        """The ids from one line to another, both included."""
        if first not in self.places or last not in self.places:
            return []
        return [one.id for one in self.lines[self.places[first] : self.places[last] + 1]]

    def find(self, text: str, ids: Iterable[int]) -> Span | None:
        """The first place where ``text`` stands in the lines, also when it runs over several.

        What stands between commas is preferred to words of a sentence, those to parts of words,
        and one line to many; hidden lines are none.
        """
        wanted = text.strip()
        own = [one for one in self.alive(ids) if not self.lines[self.places[one]].hidden]
        if not wanted:
            return None
        best: Span | None = None
        standing = -1
        for one in own:
            for begin in _starts(self.lines[self.places[one]].text, wanted):
                span = Span((one,), begin, begin + len(wanted))
                rank = self.standing(span)
                if rank > standing:
                    best, standing = span, rank
        return best or self._find_run(wanted, own)

    def standing(self, span: Span) -> int:
        """2 when a span stands between commas, brackets or edges, 1 as whole words, else 0."""
        text = self.lines[self.places[span.lines[0]]].text[: span.begin]
        rest = self.lines[self.places[span.lines[-1]]].text[span.end :]
        if _EDGE_BEFORE.search(text) and _EDGE_AFTER.match(rest):
            return 2
        words = self.words(span)
        cut = text[-1:].isalnum() and words[:1].isalnum()
        return 0 if cut or (rest[:1].isalnum() and words[-1:].isalnum()) else 1

    def inside(self, inner: Span, outer: Span) -> bool:
        """Whether a span lies within another one."""
        places = self.places
        return (places[outer.lines[0]], outer.begin) <= (places[inner.lines[0]], inner.begin) and (
            (places[inner.lines[-1]], inner.end) <= (places[outer.lines[-1]], outer.end)
        )

    def apart(self, one: Span, other: Span) -> bool:
        """Whether two spans share no words."""
        places = self.places
        return (places[one.lines[-1]], one.end) <= (places[other.lines[0]], other.begin) or (
            (places[other.lines[-1]], other.end) <= (places[one.lines[0]], one.begin)
        )

    def _find_run(self, wanted: str, ids: Sequence[int]) -> Span | None:
        """Words that run over lines: where lines break, spaces and hyphens come and go."""
        key = _tight(wanted)
        marks = [
            (one, at, mark)
            for one in ids
            for at, mark in enumerate(self.lines[self.places[one]].text)
            if _tight(mark)
        ]
        start = "".join(mark for _one, _at, mark in marks).find(key) if key else -1
        if start < 0:
            return None
        (first, begin, _), (last, end, _) = marks[start], marks[start + len(key) - 1]
        run = [one for one in ids if one in self.between(first, last)]
        return Span(tuple(run), begin, end + 1)

    def words(self, span: Span) -> str:
        """The words of a span, a line each."""
        texts = [self.lines[self.places[one]].text for one in span.lines]
        texts[-1] = texts[-1][: span.end]
        texts[0] = texts[0][span.begin :]
        return "\n".join(texts)

    def put(self, span: Span, text: str) -> list[int]:
        """Write ``text`` in place of a span; the ids of the lines that hold it now."""
        new = " ".join(text.split())
        if not new:
            self.cut(span)
            return []
        old = [self.lines[self.places[one]] for one in span.lines]
        head, tail = old[0].text[: span.begin], old[-1].text[span.end :]
        parts = _wrapped(new, [len(one) for one in self.words(span).split("\n")])
        held = [line.id for line, part in zip(old, parts, strict=True) if part]
        parts[0] = head + parts[0]
        parts[-1] = parts[-1] + tail
        for line, part in zip(old, parts, strict=True):
            line.text = part.strip()
        self.drop(line.id for line in old if not line.text)
        return self.alive(held)

    def cut(self, span: Span) -> None:
        """Take words out together with the comma or bracket that held them."""
        head = self.lines[self.places[span.lines[0]]].text[: span.begin]
        tail = self.lines[self.places[span.lines[-1]]].text[span.end :]
        if head[-1:] in _OPENING and tail[:1] in _CLOSING and head and tail:
            head, tail = head[:-1], tail[1:]
        left, right = head.rstrip(_SEPARATORS), tail.lstrip(_SEPARATORS)
        if right.strip(".:") == "" and left:
            whole = left + right
        elif not left or left[-1] in _OPENING + ":：":
            whole = f"{left} {right}" if left[-1:] in (":", "：") else left + right
        else:
            joint = tail[: len(tail) - len(right)] or head[len(left) :]
            whole = left + (joint if right[:1] not in _CLOSING else "") + right
        for one in span.lines:
            self.lines[self.places[one]].text = ""
        self.lines[self.places[span.lines[0]]].text = whole.strip()
        self._sweep(span.lines)

    def beside(self, span: Span, text: str, *, before: bool = False) -> None:
        """Write ``text`` behind a span (or before it), set off as the list sets off its items."""
        first = self.lines[self.places[span.lines[0]]]
        last = self.lines[self.places[span.lines[-1]]]
        joint = _JOINT.match(last.text[span.end :])
        joint = joint or _JOINT_BEFORE.search(first.text[: span.begin])
        mark = joint[0] if joint else ", "
        if before:
            first.text = f"{first.text[: span.begin]}{text}{mark}{first.text[span.begin :]}"
        else:
            last.text = f"{last.text[: span.end]}{mark}{text}{last.text[span.end :]}"

    def fills(self, span: Span) -> bool:
        """Whether a span is all there is in its lines."""
        return span.begin == 0 and not self.lines[self.places[span.lines[-1]]].text[span.end :]

    def add(self, after: int | None, text: str, like: Line | None = None, bullet: str = "") -> int:
        """A new line behind another one (None: before all); type and column as in ``like``."""
        place = -1 if after is None else self.places.get(after, len(self.lines) - 1)
        above = self.lines[max(place, 0)] if self.lines else None
        model = like or above
        line = Line(self._next, 1, " ".join(text.split()), Box(), bullet=bullet)
        if model is not None and above is not None:
            edge = above.box
            line.page, line.region = above.page, above.region
            line.column, line.font_size = model.column, model.font_size
            line.box = Box(edge.left, edge.bottom, edge.left, edge.bottom)
        self._next += 1
        self.lines.insert(place + 1, line)
        self._places = None
        return line.id

    def drop(self, ids: Iterable[int]) -> None:
        """Take lines out."""
        gone = set(ids)
        self.lines = [one for one in self.lines if one.id not in gone]
        self._places = None

    def reorder(self, blocks: Sequence[Sequence[int]]) -> None:
        """Put blocks of lines into this order, in the places that they take up together."""
        ids = [one for block in blocks for one in block]
        slots = sorted(self.places[one] for one in ids)
        moved = [self.lines[self.places[one]] for one in ids]
        for slot, line in zip(slots, moved, strict=True):
            self.lines[slot] = line
        self._places = None

    def _sweep(self, ids: Iterable[int]) -> None:
        texts = ((one, self.lines[self.places[one]].text) for one in ids)
        empty = [one for one, text in texts if not any(mark.isalnum() for mark in text)]
        if empty:
            self.drop(empty)

    def finished(self) -> list[Line]:
        """The lines, each with the offset of its first character in the whole text."""
        start = 0
        for line in self.lines:
            line.start = start
            start += len(line.text) + 1
        return self.lines


def _starts(text: str, wanted: str) -> Iterable[int]:
    place = text.find(wanted)
    while place >= 0:
        yield place
        place = text.find(wanted, place + 1)


def _wrapped(text: str, widths: Sequence[int]) -> list[str]:
    """One part a line, about as wide as the lines were; the last takes what is left."""
    parts: list[str] = []
    rest, width = text, max(widths, default=0)
    for _one in widths[:-1]:
        cut = rest.rfind(" ", 0, width + 2) if len(rest) > width else len(rest)
        cut = cut if cut > 0 else len(rest)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*parts, rest]
