"""A word diff for people: runs of equal, removed and added text, small islands swallowed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["equal", "removed", "added"]

LEAST_SIMILARITY = 0.4
MOST_TOKENS = 800
"""Tokens on a side, after what both begin and end with; more is shown as one block."""
MOST_PAIRS = 6_000
"""Equal words of the two sides, each with each: what the comparison's time grows with."""

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that stayed, went or came."""

    kind: Kind
    text: str


def word_diff(old: str, new: str) -> list[Run]:
    """Runs from ``old`` to ``new``.

    The equal and removed runs joined are ``old``, the equal and added ones ``new``, to the last
    byte. A change is one removed and one added run, in that order; changes with nothing but
    space between them are one. Texts with less than 0.4 of their letters in common are shown as
    one whole block.
    """
    if old == new:
        return [Run("equal", old)] if old else []
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if similarity(left, right) < LEAST_SIMILARITY:
        return _change(old, new)
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    middle_left, middle_right = left[head : len(left) - tail], right[head : len(right) - tail]
    opening, closing = "".join(left[:head]), "".join(left[len(left) - tail :])
    pieces = [
        (True, opening, opening),
        *_middle(middle_left, middle_right),
        (True, closing, closing),
    ]
    return _runs(one for one in pieces if one[1] or one[2])


def similarity(left: Sequence[str], right: Sequence[str]) -> float:
    """The share of letters (space aside) that two lists of tokens have in common, 0..1."""
    both = sum(len(one.strip()) * count for one, count in (Counter(left) & Counter(right)).items())
    all_letters = sum(len(one.strip()) for one in (*left, *right))
    return 2 * both / all_letters if all_letters else 1.0


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _middle(left: list[str], right: list[str]) -> list[tuple[bool, str, str]]:
    counts = Counter(one for one in left if not one.isspace())
    pairs = sum(counts[one] for one in right)
    if len(left) > MOST_TOKENS or len(right) > MOST_TOKENS or pairs > MOST_PAIRS:
        return [(False, "".join(left), "".join(right))]
    # Space is no anchor: two changes with nothing but space between them are one.
    matcher = SequenceMatcher(str.isspace, left, right, autojunk=False)
    return [
        (tag == "equal", "".join(left[a:b]), "".join(right[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    ]


def _runs(pieces: Iterable[tuple[bool, str, str]]) -> list[Run]:
    runs: list[Run] = []
    for same, old, new in pieces:
        runs += [Run("equal", old)] if same else _change(old, new)
    return runs


def _change(old: str, new: str) -> list[Run]:
    runs = [Run("removed", old)] if old else []
    return runs + ([Run("added", new)] if new else [])


def diff_to_json(old: str, new: str) -> list[list[str]]:
    """The diff as pairs of kind and text."""
    return [[one.kind, one.text] for one in word_diff(old, new)]


def line_diff_to_json(old: str, new: str) -> list[list[str]]:
    """The same for lists whose items moved: whole lines stayed, went or came, each with its end."""
    left, right = old.split("\n"), new.split("\n")
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    found: list[list[str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found.append(["equal", _ended(left[a:b])])
            continue
        found += [["removed", _ended(left[a:b])]] if b > a else []
        found += [["added", _ended(right[c:d])]] if d > c else []
    return found


def _ended(lines: Iterable[str]) -> str:
    return "".join(f"{one}\n" for one in lines)
