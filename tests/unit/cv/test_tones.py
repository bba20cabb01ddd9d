"""Three tones: other words for the same verdict, in both languages, with nothing else changed."""

from __future__ import annotations

from typing import Any

import pytest

from everdraft.base.language import translator
from everdraft.cv import tones, voice
from everdraft.cv.checks import run_checks
from everdraft.cv.report import whole_report
from everdraft.cv.roasting import ROAST_CHARACTERS, bounded, in_own_words
from everdraft.cv.rubric import readiness
from tests.unit.cv.build import CONTEXT, Role, build

WEAK = build(roles=[Role(bullets=("Responsible for the shops", "Worked on javascript"))], email="")
TABLES = (tones.BY_CHECK, tones.BY_CATEGORY, tones.OPENERS)


def report(tone: str, language: str = "en") -> dict[str, Any]:
    findings = run_checks(WEAK, CONTEXT)
    card = readiness(WEAK, findings, CONTEXT)
    return whole_report(WEAK, findings, card, translator(language), tone)


@pytest.mark.parametrize("language", ["en", "pt"])
def test_each_tone_says_it_in_its_own_words_and_changes_nothing_else(language: str) -> None:
    said = {tone: report(tone, language) for tone in (tones.DIRECT, tones.GENTLE, tones.ROAST)}
    assert len({one["main_roast"] for one in said.values()}) == 3
    roasts = [[part["roast"] for part in one["resume_sections"]] for one in said.values()]
    assert all(len(set(same)) == 3 for same in zip(*roasts, strict=True))
    rest = [
        {**one, "main_roast": "", "resume_sections": [], "missing_sections": []}
        for one in said.values()
    ]
    assert rest[0] == rest[1] == rest[2]
    assert said["direct"] == report("direct", language)


def test_a_roast_ends_on_the_fix() -> None:
    for one in report(tones.ROAST)["resume_sections"]:
        if one["quick_fixes"]:
            assert one["roast"].rstrip(".").endswith(one["quick_fixes"][0].rstrip("."))


def test_every_sentence_is_short_calm_and_there_in_both_languages() -> None:
    sentences = [one for table in TABLES for pair in table.values() for one in pair.values()]
    assert set(tones.BY_CHECK) == set(voice.BY_CHECK)
    assert set(tones.BY_CATEGORY) == set(voice.BY_CATEGORY) == set(tones.OPENERS)
    for one in (*sentences, *tones.MISSING.values()):
        portuguese = translator("pt")(one)
        assert portuguese != one
        assert "!" not in one + portuguese
        assert len(one.split()) <= 13
        assert len(portuguese.split()) <= 14


def test_a_models_words_are_bounded_and_take_the_place_of_the_roast_alone() -> None:
    long = "One short sentence. " * 100
    assert len(bounded(long)) <= ROAST_CHARACTERS
    assert bounded(long).endswith("sentence.")
    assert bounded("word" * 400)[-1] == "…"
    assert bounded(" Two\n lines. ") == "Two lines."
    piece = {"resume_sections": [{"id": "a", "roast": "rules", "score": 3}], "other": 1}
    assert in_own_words(piece, {"a": "model"})["resume_sections"][0]["roast"] == "model"
    assert in_own_words(piece, {"a": ""}) == in_own_words(piece, {"b": "x"}) == piece
    assert in_own_words({"missing_sections": []}, {"a": "x"}) == {"missing_sections": []}
