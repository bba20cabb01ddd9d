"""Nothing invisible comes in, and what is taken out is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.documents.read.hygiene import INVISIBLE, strip_invisible, tidy


@pytest.mark.parametrize(
    ("text", "clean", "removed"),
    [
        ("plain", "plain", 0),
        ("zero\u200bwidth", "zerowidth", 1),
        ("nul\x00byte", "nulbyte", 1),
        ("\u202eevil\u202c", "evil", 2),
        ("tag\U000e0041\U000e0042", "tag", 2),
        ("soft\u00adhyphen", "softhyphen", 1),
        ("\ufeffmark", "mark", 1),
        ("می\u200cخواهم", "می\u200cخواهم", 0),
    ],
)
def test_what_nobody_sees_is_taken_out(text: str, clean: str, removed: int):
    assert strip_invisible(text) == (clean, removed)


def test_ligatures_spaces_and_accents_are_made_one():
    assert tidy("Pro\ufb01le\u00a0 of  Jose\u0301") == "Profile of José"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str):
    clean, removed = strip_invisible(text)
    assert len(clean) + removed == len(text)
    assert strip_invisible(clean)[0] == clean or INVISIBLE.search(clean)
