"""Skills are found by name, aliases are one skill, usual words are not skills."""

import runpy
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.cv.claims.tools import tool_key, tools_in
from everdraft.cv.skill_table import CREDENTIALS, FIELDS, TOOLS
from everdraft.cv.skill_table.demand import ORDER
from everdraft.cv.skills import (
    EVERYDAY,
    canonical_skill,
    credentials,
    find_skills,
    names_of,
    same_skill,
    skill_key,
    skill_names,
    skill_weight,
)

SEED = Path(__file__).resolve().parents[3] / "scripts" / "seed-skills"


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


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("health & safety", "occupational health and safety"),
        ("for Health&Safety on site", "occupational health and safety"),
        ("health + safety", "occupational health and safety"),
        ("painting & decorating", "painting and decorating"),
        ("importação & exportação", "import and export"),
        ("Be- & Entladen", "loading and unloading"),
        ("tournage & fraisage", "turning and milling"),
    ],
)
def test_a_sign_between_words_is_an_and(text: str, skill: str) -> None:
    (mention,) = find_skills(text)
    assert canonical_skill(mention.text) == mention.canonical == canonical_skill(skill)
    assert mention.text in text


def test_a_sign_in_a_short_name_or_between_two_skills_is_none() -> None:
    assert [one.text for one in find_skills("GD&T, R&D")] == ["GD&T"]
    assert [one.text for one in find_skills("Python & SQL, C++ & C#")] == [
        *("Python", "SQL", "C++", "C#"),
    ]


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
    started = process_time()
    for piece in ("Go ", "C+", "machine ", "a", "\n"):
        find_skills(piece * 40_000)
    assert process_time() - started < 10


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Zuständig für Jahresabschluss und Mahnwesen", "financial statements"),
        ("Responsável pela reconciliação bancária mensal", "bank reconciliation"),
        ("Experiencia en albañilería y encofrado", "masonry"),
        ("Service en salle et mise en page des menus", "table service"),
        ("Conhecimentos de direito tributário", "tax law"),
        ("Planejamento de aulas para o 5.º ano", "lesson preparation"),
        ("Grundpflege und Verbandswechsel", "wound dressing"),
        ("Expérience en réception des marchandises", "goods receiving"),
    ],
)
def test_trades_are_known_in_five_languages(text: str, skill: str) -> None:
    assert skill in found(text)


def test_no_name_is_claimed_by_two_skills() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for name in names_of("\n".join((TOOLS, FIELDS, CREDENTIALS))):
        owners.setdefault(skill_key(name.written), set()).add(name.canonical)
    assert {key: who for key, who in owners.items() if len(who) > 1} == {}
    assert len(owners) > 2000


def test_a_word_with_a_capital_is_a_product_and_without_one_a_word() -> None:
    assert found("Built pages in React for 3 shops") == ["React"]
    assert found("Had to react to every alarm") == []
    assert found("python, react, docker") == ["Python", "React", "Docker"]
    assert found("Moved the slack in the plan to spring") == []


def test_what_is_near_is_one_skill_in_match_and_two_in_claims() -> None:
    assert same_skill("OpenSearch", "Elasticsearch")
    assert tool_key("OpenSearch") != tool_key("Elasticsearch")
    assert tool_key("k8s") == tool_key("Kubernetes")
    assert [one.key for one in tools_in("Ran Python 3.11, Go and K8s")] == [
        "python 3.11",
        "go",
        "kubernetes",
    ]


def test_rare_skills_weigh_more_by_the_published_rule() -> None:
    assert skill_weight("Microsoft Office") == 0.48
    assert skill_weight("Microsoft Office") < skill_weight("SQL") < skill_weight("Yardi") < 1
    assert skill_weight("HEC-RAS") == skill_weight("wound care") == 1
    assert skill_weight("sales") == 0.48
    assert set(ORDER.strip().splitlines()) <= set(skill_names())
    assert set(skill_names()) >= EVERYDAY


def test_the_seed_keeps_what_is_wanted_and_unknown() -> None:
    seed = runpy.run_path(str(SEED))["seed"]
    head = "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand"
    rows = [
        ("Microsoft Excel", "Y", "Y"),
        ("Microsoft Excel", "Y", "N"),
        ("Autodesk Loomwork software", "N", "Y"),
        ("Spreadsheet software", "N", "N"),
        ("Mozilla Firefox", "Y", "N"),
    ]
    text = "\n".join(
        [head, *(f"11-1\t{name}\t1\tx\t{hot}\t{wanted}" for name, hot, wanted in rows)]
    )
    assert seed(text) == (
        ["Loomwork=Autodesk Loomwork"],
        ["Microsoft Excel", "Loomwork"],
    )
