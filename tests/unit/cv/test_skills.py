"""Skills are found by name, aliases are one skill, usual words are not skills."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.cv.skills import (
    canonical_skill,
    credentials,
    find_skills,
    same_skill,
    skill_names,
)


def found(text: str) -> list[str]:
    return [one.canonical for one in find_skills(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("k8s", "Kubernetes"),
        ("golang", "Go"),
        ("postgres", "PostgreSQL"),
        ("js", "JavaScript"),
        ("TS", "TypeScript"),
        ("NodeJS", "node.js"),
        ("AWS", "Amazon Web Services"),
        ("MS Office", "Microsoft 365"),
        ("Staplerschein", "forklift license"),
        ("C sharp", "C#"),
        ("Führerschein", "driving licence"),
    ],
)
def test_aliases_are_one_skill(first: str, second: str) -> None:
    assert same_skill(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Java", "JavaScript"), ("C", "C++"), ("C", "C#"), ("React", "React Native"), ("Go", "Git")],
)
def test_neighbours_are_not_one_skill(first: str, second: str) -> None:
    assert not same_skill(first, second)


@pytest.mark.parametrize(
    "text",
    [
        "Go beyond what is asked and go far",
        "Excel at communication, and in a word: swift answers",
        "John C. Smith, R&D, C-level reports",
        "the rest of the spring season, no rust",
        "A word of thanks\nGo to market strategy",
        "Reaction times, javanese, dockers",
    ],
)
def test_usual_words_are_no_skills(text: str) -> None:
    assert found(text) == []


def test_usual_words_count_in_lists_and_beside_skills() -> None:
    assert found("Go, R, C and Excel") == ["Go", "R", "C", "Microsoft Excel"]
    assert found("Wrote Go services") == ["Go"]
    assert found("Moved the API to Go with PostgreSQL") == ["Go", "PostgreSQL"]
    assert found("C, C++, C#, .NET, ASP.NET") == ["C", "C++", "C#", ".NET", "ASP.NET"]


def test_a_latin_name_in_a_japanese_sentence_is_found() -> None:
    assert found("Pythonを使用した開発") == ["Python"]


def test_the_longest_name_wins_and_spans_are_exact() -> None:
    text = "Built with React Native and Spring Boot on Google Cloud Platform (CI/CD)"
    mentions = find_skills(text)
    assert [one.canonical for one in mentions] == [
        "React Native",
        "Spring Boot",
        "Google Cloud Platform",
        "CI/CD",
    ]
    assert all(text[one.start : one.end] == one.text for one in mentions)


def test_the_table_is_large_and_every_name_finds_itself() -> None:
    names = skill_names()
    assert len(names) > 600
    assert credentials() <= set(names)
    for name in names:
        assert canonical_skill(name) == name
        assert name in found(name), name


@given(st.text(max_size=300))
def test_any_text_is_searched_and_spans_lie_in_it(text: str) -> None:
    end = 0
    for one in find_skills(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end


def test_time_grows_with_length_only() -> None:
    started = time.perf_counter()
    for piece in ("Go ", "C+", "machine ", "a", "\n"):
        find_skills(piece * 40_000)
    assert time.perf_counter() - started < 10
