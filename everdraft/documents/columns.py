"""Columns by recursive XY cut: where a white gutter parts text, and in which order to read.

A gutter is a vertical strip that no segment crosses over several rows. Dates at the right margin
and labels at the left one leave such strips too; the guards in `_is_column` keep them in their
rows, since they belong to what stands beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from everdraft.cv.lexicon import dates, headings
from everdraft.documents.lines import Segment

LEAST_ROWS = 3
DEEPEST = 4
SPARSE = 0.4  # rows of a true column for each row beside it; labels and dates have fewer
UNTIL_NOW = frozenset(word for words in dates.PRESENT.values() for word in words.split("|"))
DATE_LIKE = re.compile(r"(?:^|\D)(?:19|20)\d\d(?:\D|$)|^\d{1,2}[/.]\d{2,4}")


@lru_cache(maxsize=4096)
def _date_like(text: str) -> bool:
    """A date, a range, or "present" alone."""
    return bool(DATE_LIKE.search(text)) or text.strip(" .()–—-").casefold() in UNTIL_NOW


@dataclass(slots=True)
class Leaf:
    """Segments that are read top to bottom; ``column`` 0 spans or stands alone, then 1, 2, …"""

    segments: list[Segment]
    column: int = 0


@dataclass(slots=True)
class Gutter:
    """A strip between two columns, from ``top`` to ``bottom``."""

    left: list[Segment]
    right: list[Segment]
    top: float
    bottom: float
    width: float


def reading_order(segments: list[Segment]) -> tuple[list[Leaf], int]:
    """Leaves in reading order, and how many columns stand side by side at most."""
    leaves = _cut(segments, DEEPEST, 0)
    return leaves, max((leaf.column for leaf in leaves), default=0) or 1


def _cut(segments: list[Segment], depth: int, column: int) -> list[Leaf]:
    gutter = _best_gutter(segments) if depth and len(segments) >= 2 * LEAST_ROWS else None
    if gutter is None:
        return [Leaf(segments, column)] if segments else []
    inside = {id(one) for one in gutter.left} | {id(one) for one in gutter.right}
    rest = [one for one in segments if id(one) not in inside]
    above = [one for one in rest if one.middle < gutter.top]
    below = [one for one in rest if one.middle >= gutter.top]
    left = _cut(gutter.left, depth - 1, column or 1)
    next_column = max((leaf.column for leaf in left), default=column) + 1
    return (
        _cut(above, depth - 1, column)
        + left
        + _cut(gutter.right, depth - 1, next_column)
        + _cut(below, depth - 1, column)
    )


def _best_gutter(segments: list[Segment]) -> Gutter | None:
    size = median(one.size for one in segments) or 10.0
    least_width = max(6.0, 0.8 * size)
    ordered = sorted(segments, key=lambda one: one.middle)
    spanning = _spanning(ordered)
    banded = spanning | {id(row[0]) for row in _rows(ordered) if _lone_heading(row)}
    gutters = [
        gutter
        for edge in sorted({round(one.right + 0.5) for one in segments})
        for crossing in (spanning, banded)
        for gutter in _gutters_at(edge, least_width, ordered, crossing)
    ]
    rails = [_start(gutter) for gutter in gutters if _is_rail(gutter)]
    best: Gutter | None = None
    for gutter in gutters:
        if best is not None and _worth(gutter) <= _worth(best):
            continue
        beside_rail = any(abs(_start(gutter) - rail) < 2 for rail in rails)
        if not beside_rail and _is_column(gutter):
            best = gutter
    return best


def _start(gutter: Gutter) -> float:
    """Where the right side begins."""
    return min(one.left for one in gutter.right)


def _is_rail(gutter: Gutter) -> bool:
    """The left side holds dates and labels of the right one, over three dates or more."""
    dated = sum(_date_like(one.text) for one in gutter.left)
    if dated < 3 or _width(gutter.left) > _width(gutter.right):
        return False
    return _date_rail(_rows(gutter.left), _rows(gutter.right))


def _spanning(ordered: list[Segment]) -> set[int]:
    """Lines that stand alone and centred: they belong to the whole width, however short."""
    left, right = min(one.left for one in ordered), max(one.right for one in ordered)
    near = 0.015 * (right - left)
    edges = [one.left for one in ordered]
    return {
        id(row[0])
        for row in _rows(ordered)
        if len(row) == 1
        and abs((row[0].left + row[0].right) / 2 - (left + right) / 2) < near
        and sum(abs(row[0].left - edge) < 1.5 for edge in edges) < 3  # else it is set to the left
    }


def _lone_heading(row: list[Segment]) -> bool:
    return len(row) == 1 and headings.is_heading(row[0].text)


def _worth(gutter: Gutter) -> float:
    return (gutter.bottom - gutter.top) * min(len(gutter.left), len(gutter.right), 12)


def _gutters_at(
    x: float, least_width: float, ordered: list[Segment], crossing: set[int]
) -> list[Gutter]:
    """Runs of rows that leave the strip from ``x`` on free; ``crossing`` ends a run anywhere."""
    runs: list[tuple[list[Segment], list[Segment]]] = [([], [])]
    floor = float("-inf")
    for one in ordered:
        if id(one) not in crossing:
            if one.right <= x + 0.5:
                runs[-1][0].append(one)
                continue
            if one.left >= x + least_width:
                runs[-1][1].append(one)
                continue
        if one.middle > floor:
            runs.append(([], []))
            floor = one.bottom
    gutters: list[Gutter] = []
    for left, right in runs:
        if len(left) < LEAST_ROWS or len(right) < LEAST_ROWS:
            continue
        top = min(one.top for one in (*left, *right))
        bottom = max(one.bottom for one in (*left, *right))
        width = min(one.left for one in right) - max(one.right for one in left)
        gutters.append(Gutter(left, right, top, bottom, width))
    return gutters


def _rows(side: list[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for one in side:
        last = rows[-1][-1] if rows else None
        if last and abs(last.middle - one.middle) < 0.3 * max(1.0, one.bottom - one.top):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _is_column(gutter: Gutter) -> bool:
    left, right = _rows(gutter.left), _rows(gutter.right)
    if len(left) < LEAST_ROWS or len(right) < LEAST_ROWS:
        return False
    narrow, wide = (left, right) if _width(gutter.left) <= _width(gutter.right) else (right, left)
    top = max(narrow[0][0].top, wide[0][0].top)
    bottom = min(narrow[-1][0].bottom, wide[-1][0].bottom)
    together = bottom - top
    shorter = min(narrow[-1][0].bottom - narrow[0][0].top, wide[-1][0].bottom - wide[0][0].top)
    if together < 0.5 * shorter:
        return False
    if any(_mostly_dates(side) for side in (narrow, wide)) or _date_rail(narrow, wide):
        return False
    beside = _share_beside(narrow, wide)
    within = sum(top - 2 <= row[0].middle <= bottom + 2 for row in wide)
    dense = len(narrow) / max(1, within)
    headed = [row for row in narrow if headings.is_heading(row[0].text)]
    other = [row for row in wide if headings.is_heading(row[0].text)]
    if dense < SPARSE:
        return False
    if bool(headed) != bool(other) and _across(headed or other, wide if headed else narrow):
        return False
    if beside >= 0.75:
        if headed and other and dense >= 0.6:
            return True
        return dense >= 0.6 and _is_grid(narrow, wide)
    if headed and other:
        return True
    return bool(headed) or (_words(narrow) >= 1.5 and beside < 0.5)


def _mostly_dates(side: list[list[Segment]]) -> bool:
    return sum(_date_like(row[0].text) for row in side) * 2 >= len(side)


def _date_rail(narrow: list[list[Segment]], wide: list[list[Segment]]) -> bool:
    """Dates and labels beside what they belong to: each date has a row at its height, and the
    other side has no dates of its own.
    """
    dated = [row for row in narrow if _date_like(row[0].text)]
    if len(dated) < 2 or _share_beside(dated, wide) < 1.0:
        return False
    return not any(_date_like(one.text) for row in wide for one in row)


def _across(found: list[list[Segment]], beside: list[list[Segment]]) -> bool:
    """True if no heading has anything beside it: they head both sides, which are no columns."""
    if len(found) < 2:
        return False
    return not any(
        min(row[0].bottom, one.bottom) - max(row[0].top, one.top) > 0.3 * (one.bottom - one.top)
        for row in found
        for rest in beside
        for one in rest
    )


def _is_grid(narrow: list[list[Segment]], wide: list[list[Segment]]) -> bool:
    """Entries side by side on the same baselines: both sides hold sentences of like width."""
    widths = [_width([one for row in side for one in row]) for side in (narrow, wide)]
    return widths[0] >= 0.6 * widths[1] and min(_words(narrow), _words(wide)) >= 3.0


def _words(rows: list[list[Segment]]) -> float:
    return sum(one.words for row in rows for one in row) / len(rows)


def _share_beside(narrow: list[list[Segment]], wide: list[list[Segment]]) -> float:
    """Which share of the narrow side's rows stand at the height of a row of the other side."""
    heights = [row[0].middle for row in wide]
    beside = 0
    for row in narrow:
        near = 0.2 * max(1.0, row[0].bottom - row[0].top)
        beside += any(abs(row[0].middle - height) <= near for height in heights)
    return beside / len(narrow)


def _width(side: list[Segment]) -> float:
    return max(one.right for one in side) - min(one.left for one in side)
