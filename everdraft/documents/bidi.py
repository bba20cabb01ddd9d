"""From the order on the page to the order of reading, where a script runs from right to left.

A page shows what the Unicode bidirectional algorithm made of a text; this undoes it: words of
such a script are read from the right, Latin words among them keep their own order, and what stands
at the edge of them (signs, brackets) belongs to the line around.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from everdraft.documents.lines import Word

#: Letters that run from right to left; the Arabic comma and digits take their neighbours' way.
STRONG = re.compile(
    "[\u0590-\u05ff\u0608\u060b\u060d-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)
TOUCHING = 0.12  # of the type size: parts nearer than this have no space between them
LOOSE = 0.2
_ATOM = re.compile(r"[%٪]?\d[\d.,:/٫٬]*(?<=\d)[%٪]?|[^\W\d_](?:.*\w)?|.", re.DOTALL)
_SHARE_FIRST = re.compile(r"\A([%٪])(\d.*)\Z")
_NUMBER = re.compile(r"\A[%٪]?\d")
_ENDS_A_LINE = ")]}»”.,،؛;:+!?؟%"
_BRACKETS = frozenset("()[]{}")
_PAIRS = ("()", "[]", "{}", "«»", "“”")


@dataclass(slots=True)
class _Block:
    """A stretch of text that is read on end, with its edges on the page."""

    text: str
    left: float
    right: float
    size: float
    strong: bool = False

    @property
    def is_sign(self) -> bool:
        """Whether it has neither letters nor digits."""
        return not any(mark.isalnum() for mark in self.text)


def is_strong(text: str) -> bool:
    """Whether a letter of a script that runs from right to left stands in the text."""
    return bool(STRONG.search(text))


def from_the_right(letters: Sequence[str], spans: Sequence[tuple[float, float]]) -> list[str]:
    """The letters of one right-to-left word by their places: files keep them in either order.

    A vowel sign follows the letter it stands over.
    """

    def place(at: int) -> tuple[float, bool]:
        left, right = spans[at]
        if not unicodedata.combining(letters[at][0]):
            return -right, False
        middle = (left + right) / 2
        over = (
            other
            for mark, (start, other) in zip(letters, spans, strict=True)
            if not unicodedata.combining(mark[0]) and start <= middle <= other
        )
        return -next(over, right), True

    kept: list[int] = []
    for at in sorted(range(len(letters)), key=place):
        if not any(
            letters[at] == letters[one] and _drawn_twice(spans[at], spans[one]) for one in kept
        ):
            kept.append(at)
    return [letters[at] for at in kept]


def _drawn_twice(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two places are nearly one: some files name a letter again for the sign over it."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return one != other and shared > 0.6 * min(one[1] - one[0], other[1] - other[0])


def logical_text(words: Sequence[Word], backwards: bool) -> str:
    """The words of one line, given from left to right, in the order in which they are read.

    ``backwards`` says that the page as a whole runs from right to left.
    """
    lettered = [one for one in words if any(mark.isalpha() for mark in one.text)]
    strong = any(one.right_to_left for one in lettered)
    latin = any(_is_latin(one) for one in lettered)
    atoms = [atom for word in words for atom in _atoms(word)]
    if not strong and not (backwards and _ends_at_the_left(atoms)):
        numbers_only = backwards and not lettered
        return _paired(_said(_reversed(atoms) if numbers_only else _forwards(atoms)))
    from_the_right = backwards or not latin
    return _paired(_said(_from_the_right(atoms) if from_the_right else _from_the_left(atoms)))


def _atoms(word: Word) -> list[Word]:
    """A word without letters of right-to-left scripts, cut at the signs around its letters."""
    if word.right_to_left or len(word.text) == 1:
        return [word]
    width = (word.right - word.left) / len(word.text)
    return [
        replace(
            word,
            text=match[0],
            left=word.left + match.start() * width,
            right=word.left + match.end() * width,
        )
        for match in _ATOM.finditer(word.text)
    ]


def _is_latin(word: Word) -> bool:
    return not word.right_to_left and any(mark.isalpha() for mark in word.text)


def _ends_at_the_left(atoms: Sequence[Word]) -> bool:
    """Whether the sign that ends the line stands at its left: "++C" is how C++ is shown."""
    first, last = atoms[0].text, atoms[-1].text
    return len(atoms) > 1 and first in _ENDS_A_LINE and last[-1].isalnum()


def _block(word: Word) -> _Block:
    return _Block(word.text, word.left, word.right, word.size, word.right_to_left)


def _forwards(atoms: Sequence[Word]) -> list[_Block]:
    return [_block(one) for one in atoms]


def _reversed(atoms: Sequence[Word]) -> list[_Block]:
    """Numbers and signs from the right; a share has its sign behind."""
    turned = (replace(one, text=_SHARE_FIRST.sub(r"\2\1", one.text)) for one in reversed(atoms))
    return [_block(one) for one in turned]


def _from_the_right(atoms: Sequence[Word]) -> list[_Block]:
    blocks: list[_Block] = []
    for strong, group in itertools.groupby(reversed(atoms), key=lambda one: one.right_to_left):
        island = list(group)
        blocks += _reversed(island[::-1]) if strong else _island(island[::-1])
    return blocks


def _island(atoms: Sequence[Word]) -> list[_Block]:
    """What stands between right-to-left words: Latin words and their numbers in their own order."""
    core = [place for place, one in enumerate(atoms) if _is_latin(one) or _NUMBER.match(one.text)]
    if not any(_is_latin(one) for one in atoms):
        return _reversed(atoms)
    first, last = _with_partner(atoms, core[0], core[-1] + 1)
    inner = _forwards(atoms[first:last])
    whole = _Block(_said(inner), inner[0].left, max(one.right for one in inner), atoms[first].size)
    return [*_reversed(atoms[last:]), whole, *_reversed(atoms[:first])]


def _with_partner(atoms: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The edges of a core, moved where they cut a pair of brackets apart.

    "Docker (AWS)" keeps its bracket; of "R&D (12" and what follows, the number is no part.
    """
    inside = [place for place in range(first, last) if atoms[place].text in _BRACKETS]
    if len(inside) % 2 == 0:
        return first, last
    if last < len(atoms) and atoms[last].text in _BRACKETS:
        return first, last + 1
    if first and atoms[first - 1].text in _BRACKETS:
        return first - 1, last
    if not any(_is_latin(one) for one in atoms[first : inside[0]]):
        return inside[0] + 1, last
    return first, last


def _from_the_left(atoms: Sequence[Word]) -> list[_Block]:
    """A line of Latin words with some that run the other way: only those are turned."""
    blocks: list[_Block] = []
    strong = [place for place, one in enumerate(atoms) if one.right_to_left]
    at = 0
    while at < len(atoms):
        if not atoms[at].right_to_left:
            blocks.append(_block(atoms[at]))
            at += 1
            continue
        end = at
        for place in strong:
            if place > end and not any(_is_latin(one) for one in atoms[end:place]):
                end = place
        turned = _from_the_right(atoms[at : end + 1])
        left, right = atoms[at].left, atoms[end].right
        blocks.append(_Block(_said(turned), left, right, atoms[at].size))
        at = end + 1
    return blocks


def _said(blocks: Sequence[_Block]) -> str:
    """The blocks as one text; a space where white stands between two of them."""
    parts = [blocks[0].text] if blocks else []
    for last, block in itertools.pairwise(blocks):
        gap = max(block.left - last.right, last.left - block.right)
        # The boxes of right-to-left letters may be drawn close, which leaves white before a sign.
        loose = last.strong is not block.strong and (last.is_sign or block.is_sign)
        near = gap < (LOOSE if loose else TOUCHING) * max(block.size, 1.0)
        parts.append(block.text if near else " " + block.text)
    return "".join(parts)


def _paired(text: str) -> str:
    """Brackets are shown mirrored, and files name them either way: they open, then close."""
    for opening, closing in _PAIRS:
        places = [place for place, mark in enumerate(text) if mark in (opening, closing)]
        if len(places) % 2:
            continue
        marks = list(text)
        for number, place in enumerate(places):
            marks[place] = closing if number % 2 else opening
        paired = "".join(marks)
        if not re.search(rf"{re.escape(opening)}(?:\s|\Z)|(?:\A|\s){re.escape(closing)}", paired):
            text = paired
    return text
