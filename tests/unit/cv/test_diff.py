"""The word diff: both texts come out whole, and changes are as few as a reader wants."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everdraft.cv.diff import Run, diff_to_json, word_diff

words = st.lists(st.sampled_from(["led", "a", "team", "of", "5", " ", "  ", ".", "\n", "é", "🙂"]),
                 max_size=30).map("".join)  # fmt: skip


def joined(runs: list[Run], *kinds: str) -> str:
    """The text of some kinds of runs."""
    return "".join(one.text for one in runs if one.kind in kinds)


@settings(max_examples=500, deadline=None)
@given(st.one_of(words, st.text(max_size=60)), st.one_of(words, st.text(max_size=60)))
def test_the_runs_join_to_both_texts(old: str, new: str) -> None:
    runs = word_diff(old, new)
    assert joined(runs, "equal", "removed") == old
    assert joined(runs, "equal", "added") == new
    assert all(one.text for one in runs)
    pairs = [(one.kind, other.kind) for one, other in pairwise(runs)]
    assert not [one for one in pairs if one[0] == one[1] or one == ("added", "removed")]


SHOWN = [
    ("Same words", "Same words", "=Same words"),
    ("", "", ""),
    ("", "New", "+New"),
    ("Old", "", "-Old"),
    ("Responsible for managing shops", "Managed shops",
     "-Responsible for managing shops|+Managed shops"),
    ("Responsible for managing 3 shops in two towns", "Managed 3 shops in two towns",
     "-Responsible for managing|+Managed|= 3 shops in two towns"),
    ("I led the the crew", "Led the crew", "-I led the|+Led|= the crew"),
    ("Wrote javascript tools", "Wrote JavaScript tools",
     "=Wrote |-javascript|+JavaScript|= tools"),
    ("Cut costs by 30% in 2020", "Cut costs by 31% in 2021",
     "=Cut costs by |-30|+31|=% in |-2020|+2021"),
    ("one two three four five six", "one TWO THREE four five six",
     "=one |-two three|+TWO THREE|= four five six"),
    ("Completely different words here", "Nothing of it stayed",
     "-Completely different words here|+Nothing of it stayed"),
    ("Built it.", "Built it", "=Built it|-."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "shown"), SHOWN)
def test_a_diff_as_people_see_it(old: str, new: str, shown: str) -> None:
    signs = {"equal": "=", "removed": "-", "added": "+"}
    assert "|".join(signs[kind] + text for kind, text in diff_to_json(old, new)) == shown


def test_long_texts_are_compared_in_bounded_time() -> None:
    old = "a b " * 20_000
    new = "b a " * 20_000
    runs = word_diff("same start " + old, "same start " + new)
    assert joined(runs, "equal", "added") == "same start " + new
    assert len(runs) < 10
