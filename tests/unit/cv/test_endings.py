"""How lines end: a full stop is a habit, the point of an abbreviation is none."""

from __future__ import annotations

import pytest

from everdraft.cv.suggest import suggestions
from everdraft.cv.words.endings import Ending, ending_of
from tests.unit.cv.test_suggest import cv_with


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("Ran the shop.", Ending.STOP),
        ("管理了三家店。", Ending.STOP),
        ("Ran the shop", Ending.BARE),
        ("Cut costs by 4%", Ending.BARE),
        ("Ran the shop (2 sites)", Ending.BARE),
        ("Post, phone, etc.", Ending.NEITHER),
        ("Etc.", Ending.NEITHER),
        ("Worked for Acme Inc.", Ending.NEITHER),
        ("Sold to the U.S.", Ending.NEITHER),
        ("Telefon, Post usw.", Ending.NEITHER),
        ("Почта, телефон и т.д.", Ending.NEITHER),
        ("And so on..", Ending.NEITHER),
        ("Cut costs!", Ending.NEITHER),
        ("", Ending.NEITHER),
        ("Sold the fleet.", Ending.STOP),
    ],
)
def test_an_end(text: str, ending: Ending) -> None:
    assert ending_of(text) is ending


def test_the_point_of_an_abbreviation_stays() -> None:
    lines = ["Cut costs", "Built sites", "Led teams", "Ran shops.", "Sold cars.", "Post, etc."]
    found = {one.base_text: one.text for one in suggestions(cv_with(*lines))}
    assert found["Ran shops."] == "Ran shops"
    assert "Post, etc." not in found
