"""What of a file is in no value is named by its words, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from everdraft.cv.codec import to_json
from everdraft.cv.model import Basics, Box, Cv, Highlight, Provenance, Section, Skill, Work
from everdraft.cv.reading import FileFacts, Line, Reading
from everdraft.cv.unread import still_unread, unread

Json = dict[str, Any]


def reading_of(
    texts: list[str],
    cv: Cv,
    sources: dict[str, tuple[str, list[int]]] | None = None,
    **regions: str,
) -> Json:
    """A reading of these lines; ``regions`` says of a line ("line3") that it is a footer."""
    lines = [
        Line(number, 1, text, Box(), region=regions.get(f"line{number}", "body"))
        for number, text in enumerate(texts)
    ]
    cv.provenance = {
        path: Provenance(1, Box(), quote, tuple(ids))
        for path, (quote, ids) in (sources or {}).items()
    }
    return to_json(Reading(cv, lines, [], [], FileFacts()))


def words_in(reading: Json) -> list[str]:
    return [one.words for one in unread(reading).lines]


def a_role() -> Cv:
    work = Work("w1", "Fernhill Bank", "Clerk", start_date="2019", end_date="2021")
    work.highlights = [Highlight("h1", "Wrote the software for reports.")]
    return Cv(work=[work], sections=[Section("s1", "work", "WORK", entries=["w1"], last_line=4)])


ROLE = [
    "WORK",
    "Clerk, Fernhill Bank (2019 – 2021)",
    "Wrote the soft-",
    "ware for reports.",
    "Bowls.",
]
ROLE_SOURCES = {
    "work.w1.position": ("Clerk", [1]),
    "work.w1.name": ("Fernhill Bank", [1]),
    "work.w1.startDate": ("2019 – 2021", [1]),
    "work.w1.endDate": ("2019 – 2021", [1]),
    "work.w1.highlights.h1": ("Wrote the software for reports.", [2, 3]),
}


def test_a_line_in_no_field_is_named_with_its_place():
    found = unread(reading_of(ROLE, a_role(), ROLE_SOURCES))
    (one,) = found.lines
    assert (one.line, one.page, one.text, one.words, one.section) == (
        4,
        1,
        "Bowls.",
        "Bowls.",
        "s1",
    )
    assert (found.word_count, found.words_in_file) == (1, 13)
    assert found.share == pytest.approx(1 / 13)


def test_case_accents_and_marks_do_not_count():
    cv = Cv(basics=Basics(name="JOSÉ NUÑEZ"))
    assert words_in(reading_of(["José Nunez,"], cv, {"basics.name": ("JOSÉ NUÑEZ", [0])})) == []


def test_words_count_as_often_as_they_stand():
    cv = Cv(skills=[Skill("k1", "", "", ["Go", "Python"])])
    sources = {"skills.k1.keywords": ("Go, Python", [0])}
    assert words_in(reading_of(["Go, Python", "Python"], cv, sources)) == ["Python"]
    assert words_in(reading_of(["Chess", "Chess"], Cv(interests=["Chess"]))) == ["Chess"]


def test_values_without_a_place_are_taken_off_their_own_section():
    sections = [
        Section("s1", "other", "Hobbies", first_line=0, last_line=1),
        Section("s2", "interests", "Interests", first_line=2, last_line=3),
    ]
    cv = Cv(interests=["Chess"], sections=sections)
    found = unread(reading_of(["Hobbies", "Chess", "Interests", "Chess"], cv))
    assert [(one.line, one.section) for one in found.lines] == [(1, "s1")]


def test_only_the_words_that_are_unread_are_quoted():
    cv = Cv(basics=Basics(email="nora@example.com"))
    text = "US Citizen | nora@example.com | Open to travel"
    sources = {"basics.email": ("nora@example.com", [0])}
    assert words_in(reading_of([text], cv, sources)) == ["US Citizen … Open to travel"]


def test_mother_tongue_is_a_label_before_a_language_and_a_level_behind_it():
    cv = Cv(interests=["Polish", "Polish"])
    texts = ["Mother tongue(s) Polish", "Polish (mother tongue)"]
    assert words_in(reading_of(texts, cv)) == ["mother tongue"]


def test_an_address_is_quoted_whole():
    cv = Cv(basics=Basics(email="nora@example.com"))
    text = "nora@example.com | whitfield@example.com"
    sources = {"basics.email": ("nora@example.com", [0])}
    assert words_in(reading_of([text], cv, sources)) == ["whitfield@example.com"]


def test_a_word_cut_before_a_margin_is_whole():
    cv = Cv(interests=["Rare submissions"])
    sections = [Section("s1", "interests", "INTERESTS", last_line=2)]
    cv.sections = sections
    assert words_in(reading_of(["INTERESTS", "Rare submis- 4 months", "sions"], cv)) == []


def test_a_word_said_again_in_its_line_is_nothing_to_keep():
    cv = Cv(work=[Work("w1", position="PhD in Physics")])
    text = "PhD PhD in Physics"
    assert words_in(reading_of([text], cv, {"work.w1.position": ("PhD in Physics", [0])})) == []


def test_small_words_between_unread_ones_are_quoted_with_them():
    cv = Cv(interests=["In the city"], basics=Basics(email="nora@example.com"))
    text = "Born in the north, nora@example.com"
    sources = {"basics.email": ("nora@example.com", [0])}
    assert words_in(reading_of([text, "City"], cv, sources)) == ["Born in the north"]


@pytest.mark.parametrize(
    "text",
    [
        "E-mail: nora@example.com",
        "Where to write: nora@example.com",
        "nora@example.com and",
        "nora@example.com (3 years 2 months)",
        "Curriculum Vitae",
        "2 years 1 month",
    ],
)
def test_labels_and_small_words_are_nothing_to_keep(text: str):
    cv = Cv(basics=Basics(email="nora@example.com"))
    assert words_in(reading_of([text], cv, {"basics.email": ("nora@example.com", [0])})) == []


@pytest.mark.parametrize(
    "text", ["Last updated in Mar 2026", "Stand: 3. Mai 2024", "最終更新日 2024"]
)
def test_when_the_file_was_last_changed_is_nothing_to_keep(text: str):
    assert text not in words_in(reading_of([*ROLE, text], a_role()))
    assert "Updated 14 manuals" in words_in(reading_of([*ROLE, "Updated 14 manuals"], a_role()))


def test_running_lines_and_numbers_of_pages_are_nothing_to_keep():
    texts = ["Nora – CV – 1", "Gardening", "Nora – CV – 2", "Page 2 of 2"]
    found = words_in(reading_of(texts, Cv(), line0="footer", line2="footer", line3="footer"))
    assert found == ["Gardening"]
    assert words_in(reading_of(["Page 2 of 2"], Cv())) == ["Page 2 of 2"]


def test_who_the_person_is_may_be_said_twice():
    cv = Cv(basics=Basics(name="Nora Whitfield"))
    texts = ["Nora Whitfield", "Nora Whitfield, painter"]
    assert words_in(reading_of(texts, cv, {"basics.name": ("Nora Whitfield", [0])})) == ["painter"]


def test_hidden_lines_are_told_elsewhere():
    reading = reading_of(["Add this"], Cv())
    reading["lines"][0]["hidden"] = True
    assert unread(reading).lines == ()


def test_scripts_without_spaces_are_counted_by_letters():
    cv = Cv(work=[Work("w1", position="产品经理")])
    assert words_in(reading_of(["产品经理成都"], cv, {"work.w1.position": ("产品经理", [0])})) == [
        "成都"
    ]


def test_what_was_put_into_a_field_is_unread_no_more():
    reading = reading_of(ROLE, a_role(), ROLE_SOURCES)
    found, before = unread(reading), reading["cv"]
    edited = a_role()
    edited.work[0].summary = "Played bowls."
    assert still_unread(found, before, to_json(edited)).lines == ()
    edited.work[0].summary = "Played chess."
    left = still_unread(found, before, to_json(edited))
    assert (len(left.lines), left.word_count) == (1, 1)


def test_a_correction_does_not_make_a_line_unread():
    reading = reading_of(ROLE[:4], a_role(), ROLE_SOURCES)
    edited = a_role()
    edited.work[0].name = "Fernhill Savings"
    assert still_unread(unread(reading), reading["cv"], to_json(edited)).lines == ()


def test_one_gained_word_keeps_one_line():
    reading = reading_of(["Chess", "Chess"], Cv())
    left = still_unread(unread(reading), reading["cv"], to_json(Cv(interests=["Chess"])))
    assert [one.line for one in left.lines] == [1]
