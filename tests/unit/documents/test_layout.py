"""Words with boxes to lines: columns, dates at the margin, grids, letter spacing, page footers."""

from __future__ import annotations

from everdraft.cv.reading import Page
from everdraft.documents import layout
from everdraft.documents.lines import Word

SIZE = 10.0


def words(text: str, left: float, top: float, size: float = SIZE, bold: bool = False) -> list[Word]:
    """The words of a line from ``left`` on, half an em a letter, a quarter em between words."""
    found: list[Word] = []
    for part in text.split():
        right = left + 0.5 * size * len(part)
        found.append(Word(part, left, top, right, top + 1.2 * size, size, bold))
        left = right + 0.25 * size
    return found


def read(*pages: list[Word]) -> list[str]:
    lines = layout.lines_of(
        [(Page(number, 595, 842), page, []) for number, page in enumerate(pages, start=1)]
    )
    return [" | ".join(part.text for part in line.segments) for line in lines]


def column(texts: list[str], left: float, top: float, pitch: float = 14.0) -> list[Word]:
    return [word for row, text in enumerate(texts) for word in words(text, left, top + row * pitch)]


def test_two_columns_are_read_one_after_the_other():
    left = column(
        ["Skills", "Python Django", "SQL and Postgres", "Languages", "English native"], 40, 100
    )
    right = column(["Experience", "Engineer at Acme Corporation", "Built many bridges over rivers",
                    "Mentored nine young engineers", "Education"], 220, 103, 15)  # fmt: skip
    assert read(left + right)[:6] == [
        "Skills", "Python Django", "SQL and Postgres", "Languages", "English native", "Experience",
    ]  # fmt: skip


def test_dates_at_the_right_margin_stay_in_their_rows():
    left = column(["Engineer", "Acme", "Designer", "Beta", "Intern", "Gamma"], 40, 100)
    right = column(
        ["2019 - 2021", "2018 - 2019", "2017 - 2018", "2016 - 2017", "2015", "2014"], 480, 100
    )
    assert read(left + right)[0] == "Engineer | 2019 - 2021"


def test_letter_spaced_headings_are_joined():
    spaced: list[Word] = []
    for place, mark in enumerate("WORKDONE"):
        left = 40 + 9.0 * place + (6.0 if place > 3 else 0.0)  # gaps of 3, and of 9 between words
        spaced.append(Word(mark, left, 100, left + 6, 112, SIZE))
    assert read(spaced) == ["WORK DONE"]


def test_a_bullet_belongs_to_its_text():
    page = words("•", 40, 100) + words("Led a team", 60, 100)
    (line,) = layout.lines_of([(Page(1, 595, 842), page, [])])
    assert (line.bullet, line.text) == ("•", "Led a team")


def test_drawn_bullets_count_as_bullets():
    page = words("Led a team", 60, 100)
    (line,) = layout.lines_of([(Page(1, 595, 842), page, [(50.0, 105.0, 53.0, 108.0)])])
    assert (line.bullet, line.text) == ("•", "Led a team")


def test_repeated_footers_and_page_numbers_are_set_apart():
    pages = [
        words(f"Body of page {number} here", 40, 100)
        + words("Jane Smith", 40, 815)
        + words(f"Page {number} of 2", 480, 815)
        for number in (1, 2)
    ]
    lines = layout.lines_of(
        [(Page(n, 595, 842), page, []) for n, page in enumerate(pages, start=1)]
    )
    assert [line.region for line in lines] == ["body", "footer", "body", "footer"]


def test_right_to_left_lines_are_turned():
    page = [
        Word("مدير", 500, 100, 530, 112, SIZE, right_to_left=True),
        Word("مشروع", 460, 100, 495, 112, SIZE, right_to_left=True),
    ]
    assert read(page) == ["مدير مشروع"]
