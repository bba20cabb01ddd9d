"""Words with boxes to lines in reading order: segments, columns, rows, page headers and footers."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from statistics import median
from typing import NamedTuple

from everdraft.cv.lexicon.labels import PAGE_NUMBER
from everdraft.cv.reading import Page
from everdraft.documents import columns
from everdraft.documents.bidi import TOUCHING, logical_text
from everdraft.documents.lines import BULLETS, Segment, TextLine, Word

Mark = tuple[float, float, float, float]

STOP_ROWS = 4  # so many lines that begin at one edge make it a tab stop
WIDE_GAP = 1.0  # of the type size: a wider gap between words parts two segments
EDGE_SHARE = 0.09  # of the page's height: where repeated headers and footers live


class Direction(NamedTuple):
    """Whether the page, a line's text and the order of a row's parts run from right to left."""

    page: bool
    line: bool
    turned: bool


def lines_of(pages: list[tuple[Page, list[Word], list[Mark]]]) -> list[TextLine]:
    """All lines of the document in reading order, numbered from 0; sets ``Page.columns``."""
    laid = [
        (page, segments_of(_seen(words) + _drawn_bullets(_seen(words), marks)), words)
        for page, words, marks in pages
    ]
    repeated = _repeated([(page, segments) for page, segments, _ in laid])
    lines: list[TextLine] = []
    for page, segments, words in laid:
        lines += _page_lines(page, segments, repeated)
        unseen = segments_of([word for word in words if word.hidden])
        lines += [TextLine([one], page.number, hidden=True).settle() for one in unseen]
    for number, line in enumerate(lines):
        line.id = number
    return lines


def _seen(words: list[Word]) -> list[Word]:
    return [word for word in words if not word.hidden]


def body_size(lines: list[TextLine]) -> float:
    """The type size most characters have, in points; 0.0 where formats have none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _page_lines(page: Page, segments: list[Segment], repeated: dict[int, str]) -> list[TextLine]:
    edges: dict[str, list[Segment]] = {"header": [], "footer": []}
    body: list[Segment] = []
    for one in segments:
        edges.get(repeated.get(id(one), ""), body).append(one)
    leaves, page.columns = columns.reading_order(body)
    lines = [line for leaf in leaves for line in rows_of(leaf.segments, page.number, leaf.column)]
    for region, found in edges.items():
        rows = rows_of(found, page.number, 0)
        for line in rows:
            line.region = region
        lines = rows + lines if region == "header" else lines + rows
    return lines


def _drawn_bullets(words: list[Word], marks: list[Mark]) -> list[Word]:
    """Bullets that are drawn instead of written: a small mark just left of a word."""
    if not marks or len(marks) > 600:
        return []
    firsts = [word for word in words if word.text[0] not in BULLETS]
    found: list[Word] = []
    for left, top, right, bottom in marks:
        middle = (top + bottom) / 2
        for word in firsts:
            if (
                0 < word.left - right < 14
                and word.top + 1 < middle < word.bottom - 1
                and bottom - top < 0.46 * word.size  # a larger dot belongs to a drawn timeline
            ):
                if not any(
                    other.right > left - 14
                    and other.right <= left
                    and other.top < middle < other.bottom
                    for other in words
                ):
                    found.append(Word("•", left, word.top, right, word.bottom, word.size))
                break
    return found


def segments_of(words: list[Word]) -> list[Segment]:
    """Words joined along their baselines while the gaps are those of a sentence."""
    rows: list[list[Word]] = []
    open_rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        open_rows = [row for row in open_rows if row[-1].bottom > word.top - 40]
        for row in reversed(open_rows[-24:]):
            last = row[-1]
            height = min(word.bottom - word.top, last.bottom - last.top)
            if abs((last.top + last.bottom) / 2 - middle) < 0.3 * height:
                row.append(word)
                break
        else:
            row = [word]
            rows.append(row)
            open_rows.append(row)
    backwards = _right_to_left(words)
    left = min((word.left for word in words), default=0.0)
    right = max((word.right for word in words), default=0.0)
    groups: list[tuple[list[Word], Direction]] = []
    for row in rows:
        turned, cut = _turned(row, backwards), _row_groups(row)
        against = len(cut) == 1 and _begins_left(cut[0], left, right)
        groups += [
            (group, Direction(backwards, backwards and not against, turned)) for group in cut
        ]
    stops = Counter(round(group[0].left) for group, _ in groups)
    return [
        _segment_from(part, direction)
        for group, direction in groups
        for part in _at_stops(group, stops)
    ]


def _begins_left(group: list[Word], left: float, right: float) -> bool:
    """Whether a line opens at the left edge, not in Arabic, and ends short of the right one."""
    short = group[-1].right < right - 2 * group[0].size
    return short and group[0].left - left < 2 and not group[0].right_to_left


def _turned(row: list[Word], backwards: bool) -> bool:
    """Whether a row is read from the right: one with such words, or without any letters."""
    strong = any(word.right_to_left for word in row)
    lettered = any(mark.isalpha() for word in row for mark in word.text)
    return backwards and (strong or not lettered)


def _at_stops(group: list[Word], stops: Counter[int]) -> list[list[Word]]:
    """A group cut where a word stands on an edge that others share, a little apart."""
    parts = [[group[0]]]
    for last, word in itertools.pairwise(group):
        shared = max(stops[round(word.left) + by] for by in (-1, 0, 1)) >= STOP_ROWS
        bullet = len(parts[-1]) == 1 and last.text in BULLETS
        other = (word.bold, word.italic) != (last.bold, last.italic)
        least = -0.1 if other else 0.45
        if shared and word.left - last.right > least * last.size and not bullet:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _right_to_left(words: list[Word]) -> bool:
    """True if most words with letters are of a script that runs from right to left."""
    lettered = [word for word in words if any(mark.isalpha() for mark in word.text)]
    return sum(word.right_to_left for word in lettered) * 2 > len(lettered)


def _row_groups(row: list[Word]) -> list[list[Word]]:
    row.sort(key=lambda word: word.left)
    groups: list[list[Word]] = [[row[0]]]
    for word in row[1:]:
        last = groups[-1][-1]
        size = max(min(word.size, last.size), 1.0)
        gap = word.left - last.right
        bullet = len(groups[-1]) == 1 and last.text in BULLETS and gap < 4.5 * size
        if gap > WIDE_GAP * size and not bullet:
            groups.append([word])
        else:
            groups[-1].append(word)
    return groups


def _segment_from(words: list[Word], direction: Direction) -> Segment:
    bullet = ""
    first, last = words[0], words[-1]
    if len(words) > 1 and direction.page and last.text in BULLETS:
        bullet, words = last.text, words[:-1]
    elif len(words) > 1 and first.text in BULLETS:
        bullet, words = first.text, words[1:]
    text = _spelled(words, direction)
    if not bullet and len(text) > 2 and text[0] in "•▪●◦‣■▸►➢❖✓✔\uf0b7\uf0a7":
        bullet, text = text[0], text[1:].strip()
    lead = max(words, key=lambda word: len(word.text))
    return Segment(
        text,
        min(first.left, words[0].left),
        min(word.top for word in words),
        max(last.right, words[-1].right),
        max(word.bottom for word in words),
        lead.size,
        words[0].bold,
        words[0].italic,
        all(word.hidden for word in words),
        direction.turned,
        bullet,
        len(words),
    )


def _spelled(words: list[Word], direction: Direction) -> str:
    """The text of the words; letters set far apart ("E X P E R I E N C E") are joined."""
    if len(words) >= 4 and sum(len(word.text) == 1 for word in words) >= 0.8 * len(words):
        return _letter_spaced(words)
    if direction.page or any(word.right_to_left for word in words):
        return logical_text(words, direction.line)
    parts = [words[0].text]
    for last, word in itertools.pairwise(words):
        gap = word.left - last.right
        near = not word.apart and -0.5 * word.size < gap < TOUCHING * word.size
        parts.append(word.text if near else " " + word.text)
    return "".join(parts)


def _letter_spaced(words: list[Word]) -> str:
    gaps = [after.left - before.right for before, after in itertools.pairwise(words)]
    usual = median(gaps)
    parts = [words[0].text]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > usual * 1.8 + 0.5:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def rows_of(segments: list[Segment], page: int, column: int) -> list[TextLine]:
    """Lines of one column: segments of the same height become one line, left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda one: (one.middle, one.left)):
        if rows and _same_row(rows[-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    lines: list[TextLine] = []
    for row in rows:
        backwards = sum(one.right_to_left for one in row) * 2 > len(row)
        row.sort(key=lambda one: one.left, reverse=backwards)
        lines.append(TextLine(row, page, column).settle())
    _mark_spaced(lines)
    limit = max((line.right for line in lines), default=0.0)
    for line in lines:
        line.limit = limit
    return lines


def _same_row(row: list[Segment], segment: Segment) -> bool:
    for other in row:
        height = min(other.bottom - other.top, segment.bottom - segment.top)
        overlap = min(other.bottom, segment.bottom) - max(other.top, segment.top)
        if overlap > 0.5 * height:
            return not any(
                min(one.right, segment.right) - max(one.left, segment.left) > 1 for one in row
            )
    return False


def _mark_spaced(lines: list[TextLine]) -> None:
    gaps = [below.top - above.bottom for above, below in itertools.pairwise(lines)]
    usual = median(gaps) if gaps else 0.0
    for gap, line in zip(gaps, lines[1:], strict=False):
        line.spaced = gap > usual + max(1.5, 0.25 * line.size)
    if lines:
        lines[0].spaced = True


def _repeated(pages: list[tuple[Page, list[Segment]]]) -> dict[int, str]:
    """id(segment) -> header | footer: words that two pages have at one edge, page numbers."""
    places: dict[tuple[str, str], list[tuple[int, Segment]]] = {}
    for page, segments in pages:
        for one in segments:
            top = one.top < EDGE_SHARE * page.height
            if top or one.bottom > (1 - EDGE_SHARE) * page.height:
                key = re.sub(r"\d+", "#", one.text.casefold())
                region = "header" if top else "footer"
                places.setdefault((region, key), []).append((page.number, one))
    found: dict[int, str] = {}
    for (region, key), seen in places.items():
        several = len({number for number, _ in seen}) > 1
        if PAGE_NUMBER.fullmatch(key) and (several or region == "footer"):
            found |= {id(one): region for _, one in seen}
        elif several:  # a header's first showing is where the name may stand
            first = seen[0][0] if region == "header" else 0
            found |= {id(one): region for number, one in seen if number != first}
    return found
