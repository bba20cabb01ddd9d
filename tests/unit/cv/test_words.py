"""The words: every sentence has its Portuguese, keeps its places, and speaks in our voice."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from babel.messages.pofile import read_po

import everdraft
from everdraft.base.language import translator
from everdraft.cv import voice
from everdraft.cv.checks import CHECKS, run_checks
from everdraft.cv.findings import decimal, finding_to_json, title_of
from everdraft.cv.report import whole_report
from everdraft.cv.rubric import readiness
from everdraft.cv.suggestions.rewrites import PROSE, LineContext, rewritten
from everdraft.cv.words import LANGUAGES, any_of, base_language, run_around, words_for
from tests.unit.cv.build import CONTEXT, Role, build

HOUSE = Path(everdraft.__file__).parent
VERB_LAST = ("tr", "ja")
PLACES = re.compile(r"%\(\w+\)[sd]|%%")


OWN = (
    "checks",
    "lexicon",
    "words",
    "file_facts.py",
    "findings.py",
    "praise.py",
    "report.py",
    "rubric.py",
    "voice.py",
)
"""Where the check speaks; edits, suggestions and adverts bring catalogues of their own."""


def messages() -> set[str]:
    """Every message id that the check marks."""
    found: set[str] = set()
    for path in (HOUSE / "cv").rglob("*.py"):
        inside = path.relative_to(HOUSE / "cv")
        if inside.parts[0] not in OWN or path.name in ("advert.py", "tailored.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                found.add(ast.literal_eval(node.args[0]))
    return found


def portuguese() -> dict[str, str]:
    """The catalogue as it is shipped."""
    with (HOUSE / "locale" / "pt" / "LC_MESSAGES" / "checks.po").open("rb") as source:
        return {str(one.id): str(one.string) for one in read_po(source) if one.id}


def test_every_sentence_has_its_portuguese_and_none_is_left_over() -> None:
    assert messages() == set(portuguese())


def test_the_portuguese_keeps_every_place_and_our_voice() -> None:
    for english, words in portuguese().items():
        assert words
        assert sorted(PLACES.findall(english)) == sorted(PLACES.findall(words)), english
        assert "!" not in english + words
        assert english.endswith(".") == words.endswith("."), english


def test_the_line_at_the_top_has_eight_to_twelve_words_in_both_languages() -> None:
    catalogue = portuguese()
    for line in (*voice.BY_CHECK.values(), *voice.BY_CATEGORY.values()):
        assert 8 <= len(line.split()) <= 12, line
        assert 8 <= len(catalogue[line].split()) <= 12, catalogue[line]
    assert set(voice.BY_CHECK) <= {one.id for one in CHECKS}


def test_a_report_in_portuguese_has_no_english_sentence_of_ours() -> None:
    catalogue = portuguese()
    weak = Role(bullets=("Responsible for the shops", "Worked on javascript", "The tools"))
    reading = build(roles=[weak], email="", skills=(), summary="")
    findings = run_checks(reading, CONTEXT)
    asked: list[str] = []

    def translate(message: str) -> str:
        asked.append(message)
        return catalogue[message]

    report = whole_report(reading, findings, readiness(reading, findings, CONTEXT), translate)
    assert report["resume_sections"][0]["section_name"] == "Como uma máquina o lê"
    assert report["score_category"] in ("Critical", "Needs Work", "Good", "Excellent")
    assert len(set(asked)) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_is_lower_case_and_agrees_with_itself(language: str) -> None:
    words = words_for(f"{language}-XX")
    assert words is not None
    assert base_language(f"{language}_XX") == language
    assert language in VERB_LAST or len(words.verbs) > 60
    assert not words.verbs & words.weak_openers
    for phrases in (words.verbs, words.duty_openers, words.buzzwords, words.number_words):
        assert all(one == one.lower() for one in phrases)
    for pattern in (*words.first_person, words.passives, words.street, words.years_claim):
        re.compile(pattern)
    assert {"work", "education", "skills", "summary"} <= set(words.headings)
    assert set(words.creative_headings.values()) <= set(words.headings.values())
    for wrong, right in words.misspellings.items():
        assert wrong != right.lower()
        assert not any_of((wrong,)).fullmatch(right)


def test_an_unknown_language_has_no_words() -> None:
    assert words_for("tlh") is None


def test_what_is_rendered_is_whole() -> None:
    catalogue = portuguese()
    reading = build(roles=[Role(bullets=("Responsible for the shops",))])
    for one in run_checks(reading, CONTEXT):
        said = finding_to_json(one, catalogue.__getitem__)
        assert not PLACES.search(said["title"] + said["why"] + said["fix"])


# -- time ----------------------------------------------------------------------------------------


def test_a_line_that_is_one_fault_behind_the_other_takes_no_time() -> None:
    line = "recieved-" * 222
    started = process_time()
    found = run_checks(build(roles=[Role(bullets=(line,) * 10)]), CONTEXT)
    assert rewritten(line, LineContext("en"), PROSE)[-1].text == "received-" * 222
    assert sum(one.check == "L01" for one in found) == 2220
    assert process_time() - started < 5


def test_the_run_around_a_place_is_bounded() -> None:
    assert run_around("see www.recieve.example now", 8) == ("www.recieve.example", 4)
    assert run_around("recieve", 0) == ("recieve", 0)
    assert run_around("a" * 1000, 500) == ("a" * 400, 200)


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("en", 4.54, "4.5"), ("pt", 4.54, "4,5"), ("pt", 4.0, "4"), ("pt", 1234.0, "1234")],
)
def test_a_number_has_the_decimal_mark_of_its_language(
    language: str, number: float, said: str
) -> None:
    assert decimal(number, translator(language)) == said


def test_a_finding_says_its_numbers_as_its_language_does() -> None:
    reading = build(roles=[Role(bullets=("Responsible for the shops",))])
    large = replace(reading, facts=replace(reading.facts, byte_count=4_530_000))
    (found,) = (one for one in run_checks(large, CONTEXT) if "megabytes" in one.arguments)
    assert title_of(found, translator("en")) == "The file has 4.5 MB"
    assert title_of(found, translator("pt")) == "O ficheiro tem 4,5 MB"
