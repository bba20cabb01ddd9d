"""Places: two letters behind a city are a state of its country, or the country."""

from __future__ import annotations

import pytest

from everdraft.cv.lexicon.places import parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("São Paulo, SP", ("São Paulo", "SP", "BR")),
        ("Limeira, SP", ("Limeira", "SP", "BR")),
        ("Florianópolis, SC", ("Florianópolis", "SC", "BR")),
        ("Charleston, SC", ("Charleston", "SC", "US")),
        ("Curitiba, PR, Brasil", ("Curitiba", "PR", "BR")),
        ("Belém/PA", ("Belém", "PA", "BR")),
        ("Pittsburgh, PA 15213", ("Pittsburgh", "PA", "US")),
        ("Toronto, ON", ("Toronto", "ON", "CA")),
        ("Toronto, CA", ("Toronto", "", "CA")),
        ("San Francisco, CA", ("San Francisco", "CA", "US")),
        ("Berlin, DE", ("Berlin", "", "DE")),
        ("Wilmington, DE", ("Wilmington", "DE", "US")),
        ("Bengaluru, IN", ("Bengaluru", "", "IN")),
        ("Gary, IN, USA", ("Gary", "IN", "US")),
    ],
)
def test_letters_behind_a_city_are_of_its_country(text: str, parts: tuple[str, str, str]) -> None:
    assert parts_of(text) == parts
