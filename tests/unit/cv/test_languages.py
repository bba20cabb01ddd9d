"""The checks in each language: silent on good lines, to the point on bad ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from everdraft.cv.checks import CHECKS, run_checks
from everdraft.cv.checks.numbers import carries_number, goes_from_to
from everdraft.cv.findings import Finding
from everdraft.cv.reading import Reading
from everdraft.cv.suggest import suggestions
from everdraft.cv.words import (
    LANGUAGES,
    any_of,
    base_language,
    capitalised,
    lowered,
    tokens,
    words_for,
)
from everdraft.cv.words.lexicon import split
from everdraft.cv.words.measure import extent, least, most
from tests.unit.cv.build import CONTEXT, Role, build
from tests.unit.cv.language_lines import BAD, GOOD

OF_LANGUAGE = frozenset(
    split("B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 B11 B12 L01 L02 L03 L04 L06 S01 S02")
)


def cv_of(tag: str, bullets: tuple[str, ...], ended: bool = True) -> Reading:
    """A CV of that language: one role that has ended, its usual headings, these bullets."""
    words = words_for(tag)
    assert words is not None
    dates = ("2019-02", "2023-04", "02/2019 – 04/2023") if ended else ("2019-02", "", "02/2019 –")
    role = Role("Analyst", "Kronbach", *dates, bullets=bullets)
    kinds = ("summary", "work", "projects", "education", "skills", "languages")
    return build(
        language=base_language(tag),
        roles=[role],
        summary="",
        headings={kind: words.headings[kind] for kind in kinds},
    )


def of_language(reading: Reading) -> list[Finding]:
    return [one for one in run_checks(reading, CONTEXT) if one.check in OF_LANGUAGE]


@pytest.mark.parametrize("tag", GOOD)
def test_good_lines_are_blamed_for_nothing(tag: str) -> None:
    assert len(GOOD[tag]) >= 12
    half = len(GOOD[tag]) // 2
    for some in (GOOD[tag][:half], GOOD[tag][half:]):
        found = of_language(cv_of(tag, some))
        assert not found, [(one.check, one.quote, one.arguments) for one in found]


@pytest.mark.parametrize(("tag", "line", "expected"), BAD)
def test_a_bad_line_is_named(tag: str, line: str, expected: str) -> None:
    half = len(GOOD[tag]) // 2
    reading = cv_of(tag, (*GOOD[tag][:half], line))
    found = [one for one in of_language(reading) if one.check not in ("B03", "B04")]
    assert {one.check for one in found} == set(expected.split())
    for one in found:
        assert one.quote.replace("\n", " ") in f"• {line}"


def test_every_language_has_good_lines_and_every_new_one_bad_ones() -> None:
    assert {base_language(tag) for tag in GOOD} == set(LANGUAGES)
    assert {tag for tag, _line, _checks in BAD} >= set(LANGUAGES) - {"en", "pt", "de", "fr", "es"}


def test_a_check_says_in_which_languages_it_holds() -> None:
    holds = {one.id: one.languages for one in CHECKS}
    assert set(holds["B02"]) == set(LANGUAGES)
    assert not {"tr", "ja"} & {*holds["B01"], *holds["B08"]}, "the verb stands last there"
    assert not {"tr", "ja", "zh"} & {*holds["B06"], *holds["B10"]}
    assert set(holds["L04"]) == {"en", "pt"}


def test_lengths_are_measured_in_the_languages_own_unit() -> None:
    assert extent("8名のチームを率い、納期を24%短縮", "ja") == 16
    assert extent("使用Python开发", "zh") == 10
    assert extent("Cut costs by 8%", "en") == 4
    assert (least(6, "ja"), most(32, "ja"), least(6, "tr"), most(32, "tr")) == (13, 71, 4, 32)


def test_a_japanese_line_is_short_or_long_by_its_characters() -> None:
    fine = "8名のチームを率いて新しい倉庫を立ち上げた"
    short, long = "倉庫の管理", fine * 4
    found = of_language(cv_of("ja", (fine, short, long)))
    told = {one.quote: one.arguments for one in found if one.check == "B05"}
    assert told == {short: {"characters": 5}, long: {"characters": 84}}


def test_a_short_chinese_cv_is_told_so_in_characters() -> None:
    found = run_checks(cv_of("zh", GOOD["zh"][:5]), CONTEXT)
    (one,) = [one for one in found if one.check == "N02"]
    assert one.title == "The whole CV has %(characters)d characters"
    assert 0 < one.arguments["characters"] < least(200, "zh")
    long = tuple(f"{line}第{number}次" for number in range(3) for line in GOOD["zh"])
    assert "N02" not in {one.check for one in run_checks(cv_of("zh", long), CONTEXT)}


@pytest.mark.parametrize(
    ("language", "text", "carried"),
    [
        ("ja", "納期を24%短縮", True),
        ("ja", "第2営業部で2019年4月から勤務", False),
        ("ja", "八人のチームを率いた", True),
        ("zh", "带领八人团队", True),
        ("zh", "统一三方接口与第三方平台", False),
        ("zh", "2019年5月加入公司", False),
        ("ar", "خفض التكاليف بنسبة ١٥٪", True),
        ("ar", "رفع الإنتاج بـ24 بالمئة", True),
        ("ar", "انضممت عام ٢٠١٩", False),
        ("tr", "Teslim süresini %24 kısalttım", True),
        ("pl", "Prowadziłem zespół ośmiu osób", True),
        ("ru", "Руководил отделом в 2019", False),
    ],
)
def test_a_number_is_seen_in_any_script(language: str, text: str, carried: bool) -> None:
    assert carries_number(text, language) is carried


def test_before_and_after_is_a_result() -> None:
    assert goes_from_to("Moved the closing from nine to four days", "en")
    assert goes_from_to("从九天缩短至4天，由12到3", "zh")
    assert not goes_from_to("Led nine people in Leeds", "en")


def test_words_of_scripts_without_spaces() -> None:
    assert tokens("Pythonで開発") == ["Python", "で", "開発"]
    assert any_of(("负责",)).search("主要负责维护")
    assert any_of(("sql",)).search("使用SQL开发")
    assert not any_of(("sql",)).search("MySQL")
    assert not any_of(("odpowiedzialny",)).search("nieodpowiedzialny")


def test_turkish_letters_and_arabic_signs() -> None:
    assert lowered("IŞIK İL", "tr") == "ışık il"
    assert capitalised("ilk", "tr") == "İlk"
    assert lowered("طوّرتُ", "ar") == "طورت"
    lines = ("ilk üç ayda 40 müşteri kazandım", *GOOD["tr"][:6])
    reading = cv_of("tr", lines)
    (found,) = [one for one in suggestions(reading) if one.base_text == lines[0]]
    assert found.text.startswith("İlk üç ayda")


def test_brazilian_and_european_spelling_are_told_apart() -> None:
    mixed = (*GOOD["pt-BR"][:6], "Reduzi em 12% o custo de contacto com a equipe de vendas")
    (found,) = [one for one in of_language(cv_of("pt", mixed)) if one.check == "L04"]
    assert found.title.startswith("Brazilian and European")
    assert found.arguments == {"one": "equipe", "other": "contacto"}


def test_twelve_years_in_one_word_are_a_claim() -> None:
    reading = cv_of("de", GOOD["de"][:6])
    summary = "Analystin mit 12-jähriger Erfahrung in der Logistik"
    claimed = replace(reading, lines=[replace(reading.lines[0], text=summary), *reading.lines[1:]])
    (found,) = [one for one in run_checks(claimed, CONTEXT) if one.check == "D08"]
    assert found.arguments["claimed"] == 12
