"""A section's lines to entries: the lines of a head (who, what, when) and the text under it.

Every dated entry has one anchor, the line of its head that carries the date. How many lines of the
head stand above the anchor is learnt from the section's first entry and held against the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from everdraft.documents.lines import TextLine
from everdraft.documents.structure import dates, prose

LONGEST_HEAD_WORDS = 18
LINES_ABOVE = 3
LINES_BELOW = 3
SENTENCE_END = re.compile(r"[.!?。！？;；]$")
#: "S.L.", "z o.o.", "Inc.", "Co.": a dot, but no end of a sentence.
ABBREVIATED = re.compile(
    r"(?:\.[^\W\d_]{1,2}|\b(?:[^\W\d_]|inc|ltd|co|corp|llc|bros|st|şti|cie|lda|ltda))\.$", re.I
)
DURATION_ONLY = re.compile(dates.DURATION.pattern + r"\s*$", re.I)
LONE_DATE = re.compile(r"[\s()\[\],.|·•–—-]*")


@dataclass(slots=True)
class Entry:
    """The head's lines, the date found in it, and the body's lines."""

    head: list[TextLine] = field(default_factory=list[TextLine])
    body: list[TextLine] = field(default_factory=list[TextLine])
    span: dates.Span | None = None
    dated: TextLine | None = None


def is_date_only(text: str) -> bool:
    """True if the text is a date or range and nothing else."""
    spans = dates.find_spans(text)
    return bool(spans) and not dates.without_spans(text, spans)


def side_dates_apart(lines: list[TextLine]) -> list[TextLine]:
    """Dates that stand in a margin beside running text get a line of their own, before it."""
    result: list[TextLine] = []
    for line in lines:
        if len(line.segments) < 2:
            if not dates.LENGTH.fullmatch(line.text):  # "5 years 4 months" under an employer
                result.append(line)
            continue
        first, last = line.segments[0], line.segments[-1]
        running = bool(line.bullet) or len(first.text.split()) > 9
        kept = [one for one in line.segments if not DURATION_ONLY.fullmatch(one.text)] or [first]
        if running and is_date_only(last.text) and last is not first:
            side = replace(line, segments=[last], bullet="").settle()
            side.id = line.id
            if result and not result[-1].bullet and not line.spaced:
                side.spaced = False
            result.append(side)
            kept = [one for one in kept if one is not last]
        if not kept:  # a date and how long it was, nothing else
            continue
        less = len(kept) < len(line.segments)
        result.append(replace(line, segments=kept).settle() if less else line)
    return result


def unbulleted_heads(lines: list[TextLine]) -> list[TextLine]:
    """Where bullets have two depths and dates follow the outer ones, these mark entries."""
    bulleted = [line for line in lines if line.bullet]
    if len(bulleted) < 2:
        return lines
    outer = min(line.left for line in bulleted)
    inner = [line for line in bulleted if line.left > outer + 5]
    if not inner or inner[0] is bulleted[0]:
        return lines
    heads: set[int] = set()
    for position, line in enumerate(lines):
        if not line.bullet or line.left > outer + 5:
            continue
        near = (line, *lines[position + 1 : position + 4])
        if len(line.text.split()) > 12 or not any(_range_in(one) for one in near):
            return lines
        heads.add(id(line))
    return [replace(line, bullet="", spaced=True) if id(line) in heads else line for line in lines]


def _range_in(line: TextLine) -> bool:
    return any(span.ranged for span in dates.find_spans(line.text))


def joined_heads(lines: list[TextLine]) -> list[TextLine]:
    """A bold line that ran out of room goes on in the next: both are one line."""
    result: list[TextLine] = []
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, line.column)
        edges[key] = max(edges.get(key, 0.0), line.right)
    for line in lines:
        last = result[-1] if result else None
        wrapped = _date_runs_on(last, line) if last is not None else None
        cell = _cell_runs_on(last, line) if last is not None and wrapped is None else None
        edge = line.limit or edges[(line.page, line.column)]
        if last is not None and wrapped is not None:
            result[-1], rest = _with_rest_of_date(last, line, *wrapped)
            result += rest
        elif last is not None and cell is not None:
            segments = list(last.segments)
            for one, other in cell:
                text = _joined_text(segments[one].text, line.segments[other].text)
                segments[one] = replace(segments[one], text=text, bottom=line.bottom)
            result[-1] = replace(last, segments=segments).settle()
        elif last is not None and _runs_on(last, line, edge):
            text = _joined_text(last.segments[0].text, line.segments[0].text)
            segment = replace(last.segments[0], text=text, bottom=line.bottom, right=line.right)
            result[-1] = replace(last, segments=[segment]).settle()
        else:
            result.append(line)
    return result


OPEN_RANGE = re.compile(
    r"\d{2}\s*(?:[-–—]|\b(?:to|bis|à|a|até)\b)\s*(?:[^\W\d_]{3,12}\.?)?(?: de)?$",
    re.I,
)


def _date_runs_on(last: TextLine, line: TextLine) -> tuple[int, int] | None:
    """Which segments make one range that ran out of room: "May 2023 - June" over "2024"."""
    for one, above in enumerate(last.segments):
        if above.bullet or not OPEN_RANGE.search(above.text) or not dates.find_spans(above.text):
            continue
        for other, below in enumerate(line.segments):
            placed = abs(above.left - below.left) < 4 or abs(above.right - below.right) < 4
            joined = f"{above.text} {below.text}"
            spans = dates.find_spans(joined)
            whole = len(spans) == 1 and spans[0].ranged
            whole = whole and not joined[spans[0].end :].strip(" )].")
            whole = whole and not any(one.ranged for one in dates.find_spans(below.text))
            if whole and len(below.text) < 24 and (placed or len(line.segments) == 1):
                return one, other
    return None


def _with_rest_of_date(
    last: TextLine, line: TextLine, one: int, other: int
) -> tuple[TextLine, list[TextLine]]:
    """The line above with its whole date, and what is left of the line below."""
    segments = list(last.segments)
    segments[one] = replace(segments[one], text=f"{segments[one].text} {line.segments[other].text}")
    rest = [part for number, part in enumerate(line.segments) if number != other]
    if rest and other > 0 and one > 0 and not rest[0].bullet and rest[0].bold == segments[0].bold:
        segments[0] = replace(segments[0], text=f"{segments[0].text} {rest[0].text}")
        rest = rest[1:]
    above = replace(last, segments=segments).settle()
    if not rest:
        return above, []
    return above, [replace(line, segments=rest, bullet="", spaced=False).settle()]


def _joined_text(above: str, below: str) -> str:
    """Two lines of a head; a double name keeps its hyphen, without a space."""
    if above.endswith("-") and below[:1].isupper():
        return above + below
    return (
        prose.join(above, below) if above.endswith("-") and len(below) > 3 else f"{above} {below}"
    )


def _cell_runs_on(last: TextLine, line: TextLine) -> list[tuple[int, int]] | None:
    """Which parts of a row of cells go on in the parts below: each below fits one above it."""
    if len(last.segments) < 2 or line.bullet or last.bullet or line.bottom <= 0:
        return None
    if line.page != last.page or line.column != last.column or line.spaced:
        return None
    found: list[tuple[int, int]] = []
    for other, below in enumerate(line.segments):
        match = [n for n, above in enumerate(last.segments) if abs(above.left - below.left) < 2]
        if not match or dates.find_spans(below.text):
            return None
        above = last.segments[match[0]]
        if above.bold != below.bold or abs(above.size - below.size) > 0.3:
            return None
        if match[0] + 1 >= len(last.segments) and not found:
            return None  # only the last cell has room to its right
        end = last.segments[match[0] + 1].left if match[0] + 1 < len(last.segments) else line.limit
        first = below.text.split()[0]
        width = (below.right - below.left) * (len(first) + 1) / max(1, len(below.text))
        if above.right + width < end - 12 and not above.text.endswith(("-", ",")):
            return None
        found.append((match[0], other))
    return found or None


def _runs_on(last: TextLine, line: TextLine, edge: float) -> bool:
    if line.bullet or last.bullet or line.spaced or line.bottom <= 0 or line.page != last.page:
        return False
    if len(last.segments) > 1 or len(line.segments) > 1 or line.column != last.column:
        return False
    if last.bold != line.bold or abs(last.size - line.size) > 0.3:
        return False
    if abs(last.left - line.left) < 2 and not _dated(last, line):
        words = len(last.text.split()), len(line.text.split())
        if last.text.endswith(",") and words[0] < 9 and words[1] < 7:
            return True
        if line.text[:1].islower() and words[0] < 7 and words[1] < 5 and not line.bold:
            return not prose.SENTENCE_END.search(line.text)
    if not line.bold:
        return False
    if abs(last.left - line.left) > 2 or _dated(last, line):
        return False
    first = line.text.split()[0]
    width = (line.right - line.left) * (len(first) + 1) / max(1, len(line.text))
    return last.right + width > edge - 1


def _dated(last: TextLine, line: TextLine) -> bool:
    return bool(dates.find_spans(last.text) or dates.find_spans(line.text))


def anchor_of(line: TextLine) -> dates.Span | None:
    """The date that makes a line the anchor of an entry; None if it carries none or is prose."""
    if _is_prose(line):
        return None
    for segment in line.segments:
        spans = dates.find_spans(segment.text)
        if not spans:
            continue
        span = next((one for one in spans if one.ranged), spans[0])
        rest = dates.without_spans(segment.text, spans)
        if span.ranged or not rest or _at_edge(segment.text, span):
            return _joined(spans)
    return None


def _joined(spans: list[dates.Span]) -> dates.Span:
    """Two lone dates side by side are start and end ("Sep. 2023  Mar. 2024")."""
    ranged = next((one for one in spans if one.ranged), None)
    if ranged:
        return ranged
    if len(spans) == 2 and spans[0].start <= spans[1].start and spans[1].begin - spans[0].end <= 3:
        first, second = spans
        return dates.Span(first.begin, second.end, first.start, second.start, False, True)
    return spans[0]


def _at_edge(text: str, span: dates.Span) -> bool:
    """The date stands at the beginning or the end, apart from the words by a mark."""
    before, after = text[: span.begin].rstrip(), text[span.end :].strip()
    if not LONE_DATE.fullmatch(after):
        if before.strip("([") and not (len(before.split()) < 3 and after[:1] in "|,·•"):
            return False
        return after[:1] in ":|,–—-)·•/" or span.start[4:] != ""
    return before[-1:] in ("", ",", "|", "(", "–", "—", "-", "·", "•", ":", "/", "[", "（") or bool(
        span.start[4:]
    )


def _is_prose(line: TextLine) -> bool:
    words = len(line.text.split())
    if line.bullet:
        return words > LONGEST_HEAD_WORDS or not _leads_with_range(line)
    return words > LONGEST_HEAD_WORDS + 6 or (words > 12 and line.text.rstrip().endswith("."))


def _leads_with_range(line: TextLine) -> bool:
    """A bulleted line with a range at an end may be a head ("• 2019 – 2021 Acme")."""
    for span in dates.find_spans(line.text):
        if span.ranged and (span.begin <= 2 or span.end >= len(line.text) - 2):
            return True
    return False


def split_entries(
    lines: list[TextLine], is_head: Callable[[TextLine], bool] | None = None
) -> list[Entry]:
    """The entries of a section, in order; ``is_head`` finds heads where there are no dates."""
    lines = joined_heads(unbulleted_heads(side_dates_apart(lines)))
    anchors = _anchors(lines)
    if not anchors:
        return _undated(lines, is_head)
    bounds = _head_bounds(lines, anchors)
    entries: list[Entry] = []
    for number, (begin, end) in enumerate(bounds):
        stop = bounds[number + 1][0] if number + 1 < len(bounds) else len(lines)
        anchor = anchors[number]
        entries.append(
            Entry(lines[begin:end], lines[end:stop], anchor_of(lines[anchor]), lines[anchor])
        )
    lead = lines[: bounds[0][0]]
    if len(lead) == 1:
        entries[0].head = lead + entries[0].head
    elif any(line.bullet for line in lead[1:]):  # without a date, above the dated ones
        entries = _undated(lead, is_head) + entries
    return entries


def _anchors(lines: list[TextLine]) -> list[int]:
    """Positions of anchors; where heads carry ranges, lone years elsewhere do not count."""
    found = [(n, span) for n, line in enumerate(lines) if (span := anchor_of(line))]
    ranged = [n for n, span in found if span.ranged]
    if not ranged:
        return [n for n, _ in found]
    bulleted = [n for n in ranged if lines[n].bullet]
    plain = [n for n in ranged if not lines[n].bullet]
    if bulleted and plain:  # a bullet with a range under dated heads is a bullet
        found = [(n, span) for n, span in found if not lines[n].bullet]
    usual = {_shape(lines[n]) for n in plain or ranged}
    return [n for n, span in found if span.ranged or (_shape(lines[n]) in usual)]


def _shape(line: TextLine) -> tuple[int, bool, float]:
    """What heads of one section have in common: parts, weight, size."""
    return (min(len(line.segments), 3), line.bold, round(line.size))


def _is_head_line(line: TextLine) -> bool:
    if line.bullet:
        return False
    words = len(line.text.split())
    if words > LONGEST_HEAD_WORDS:
        return False
    if line.text[:1].islower() and words > 3 and not line.bold:
        return False
    return not (words > 6 and SENTENCE_END.search(line.text) and not ABBREVIATED.search(line.text))


def _head_bounds(lines: list[TextLine], anchors: list[int]) -> list[tuple[int, int]]:
    """(first, past last) line of each head."""
    first_above = _lines_above(lines, anchors)
    bounds: list[tuple[int, int]] = []
    for number, anchor in enumerate(anchors):
        floor = bounds[-1][1] if bounds else 0
        begin = anchor
        while anchor - begin < first_above and begin > floor and _joins(lines, begin, anchor):
            begin -= 1
        ceiling = anchors[number + 1] if number + 1 < len(anchors) else len(lines)
        end = _end_of_head(lines, anchor, ceiling, first_above if number + 1 < len(anchors) else 0)
        bounds.append((begin, end))
    return bounds


def _lines_above(lines: list[TextLine], anchors: list[int]) -> int:
    """How many lines of a head stand above its anchor: as many as the section leaves room for."""
    rooms: list[int] = []
    for number, anchor in enumerate(anchors):
        floor = anchors[number - 1] + 1 if number else 0
        room = 0
        while (
            room < LINES_ABOVE and anchor - room > floor and _is_head_line(lines[anchor - room - 1])
        ):
            room += 1
        rooms.append(room)
    return min(rooms[0], max(rooms[1:])) if len(rooms) > 1 else rooms[0]


def _joins(lines: list[TextLine], begin: int, anchor: int) -> bool:
    """True if the line above ``begin`` belongs to the head of ``anchor``."""
    above, below = lines[begin - 1], lines[begin]
    if not _is_head_line(above) or (above.page != below.page and begin != anchor):
        return False
    if below.spaced and not above.spaced and begin < anchor:
        return False
    return not _continues(lines, begin - 1)


def _continues(lines: list[TextLine], position: int) -> bool:
    """True if the line goes on with the bullet above it: indented like its text."""
    line = lines[position]
    if position == 0 or line.spaced or line.bold:
        return False
    before = lines[position - 1]
    while before.bullet == "" and position > 1 and not before.spaced:
        position -= 1
        before = lines[position - 1]
    return bool(before.bullet) and line.left > before.left + 2 and line.bottom > 0


def _end_of_head(lines: list[TextLine], anchor: int, ceiling: int, reserved: int) -> int:
    """Past the last line of the head: short plain lines below the anchor, before any text."""
    end = anchor + 1
    room = ceiling - reserved
    if reserved and all(not line.bullet for line in lines[anchor + 1 : ceiling]):
        spaced = [n for n in range(anchor + 1, ceiling) if lines[n].spaced]
        room = spaced[-1] if spaced else room
    while end < min(room, anchor + 1 + LINES_BELOW):
        line = lines[end]
        if not _is_head_line(line) or (
            line.spaced and end > anchor + 1 and lines[end - 1].spaced is False
        ):
            break
        if _text_follows(lines, end, ceiling):
            break
        end += 1
    return end


def _text_follows(lines: list[TextLine], position: int, ceiling: int) -> bool:
    """True if the line begins a paragraph: the next one goes on in lower case."""
    if position + 1 >= ceiling:
        return len(lines[position].text.split()) > 9
    after = lines[position + 1]
    return (
        len(lines[position].text.split()) > 6
        and not after.bullet
        and not after.spaced
        and after.text[:1].islower()
    )


def _undated(lines: list[TextLine], is_head: Callable[[TextLine], bool] | None) -> list[Entry]:
    """Without any date: a head is a line the caller knows, or one that stands before bullets."""
    entries: list[Entry] = []
    for position, line in enumerate(lines):
        after = lines[position + 1] if position + 1 < len(lines) else None
        before = lines[position - 1] if position else None
        head = not line.bullet and _is_head_line(line)
        fits = head and (
            (is_head is not None and is_head(line))
            or (after is not None and bool(after.bullet) and not _continues(lines, position))
        )
        fresh = fits and (before is None or not entries or bool(entries[-1].body) or line.spaced)
        if fresh and not (entries and not entries[-1].body and not line.spaced):
            entries.append(Entry([line]))
        elif fits and entries and not entries[-1].body:
            entries[-1].head.append(line)
        elif entries:
            entries[-1].body.append(line)
        elif head:
            entries.append(Entry([line]))
    return entries
