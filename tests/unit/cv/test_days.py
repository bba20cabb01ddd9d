"""Days as people write them, in the languages that are read."""

from datetime import date

import pytest

from everdraft.cv.days import as_iso, day_of

WRITTEN = [
    ("2026-12-15", ""),
    ("2026-12-15T23:59:00Z", ""),
    ("2026/12/15", "ja"),
    ("15/12/2026", "pt"),
    ("15/12/2026", "en"),
    ("12/15/2026", "en"),
    ("15.12.2026", "en"),
    ("15-12-2026", "nl"),
    ("15/12/26", "pt"),
    ("15 de dezembro de 2026", "pt-PT"),
    ("15 DE DEZEMBRO DE 2026", "pt"),
    ("até 15 de dezembro de 2026", "pt"),
    ("terça-feira, 15 de dezembro de 2026", "pt"),
    ("15 December 2026", "en"),
    ("December 15, 2026", "en"),
    ("Dec. 15th 2026", "en"),
    ("15th of December 2026, 23:59", "en"),
    ("Tuesday, the 15th of December 2026", "en"),
    ("15-Dec-2026", "en"),
    ("15. Dezember 2026", "de"),
    ("15 décembre 2026", "fr"),
    ("15 de diciembre del 2026", "es"),
    ("15 dicembre 2026", "it"),
    ("15 december 2026", "nl"),
    ("15 grudnia 2026 r.", "pl"),
    ("15 ARALIK 2026", "tr"),
    ("15 декабря 2026 г.", "ru"),
    ("2026年12月15日", "zh"),
    ("2026年12月15日", "ja"),
    ("١٥ ديسمبر ٢٠٢٦", "ar"),
]


@pytest.mark.parametrize(("text", "language"), WRITTEN)
def test_a_day_is_read_as_people_write_it(text: str, language: str) -> None:
    assert day_of(text, language) == date(2026, 12, 15)
    assert as_iso(text, language) == "2026-12-15"


def test_the_first_of_a_month_has_marks_of_its_own() -> None:
    for text, language in (
        ("1er mai 2026", "fr"),
        ("1.º de maio de 2026", "pt"),
        ("1 mei 2026", "nl"),
    ):
        assert day_of(text, language) == date(2026, 5, 1), text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", ""),
        ("until filled", "en"),
        ("dezembro de 2026", "pt"),
        ("15 de dezembro", "pt"),
        ("31/02/2026", "pt"),
        ("15 December 2026 or until filled", "en"),
        ("not before 15 December 2026", "en"),
        ("1 May 2026 - 15 December 2026", "en"),
        ("05/12/26", "en"),
        ("2026-12-15 " * 40, "en"),
    ],
)
def test_words_that_name_no_one_day_stay_as_they_are(text: str, language: str) -> None:
    assert day_of(text, language) is None
    assert as_iso(text, language) == text


def test_a_day_in_figures_is_read_where_its_language_leaves_no_doubt() -> None:
    assert day_of("05/12/2026", "pt") == date(2026, 12, 5)
    assert day_of("05/12/2026", "en") is None
    assert day_of("05/05/2026", "en") == date(2026, 5, 5)
