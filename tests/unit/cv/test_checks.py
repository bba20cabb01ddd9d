"""Every check: one CV on which it speaks and one, close to it, on which it is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from everdraft.cv.checks import CHECKS, CheckContext, run_checks
from everdraft.cv.checks.numbers import carries_number
from everdraft.cv.checks.view import View
from everdraft.cv.findings import Finding, finding_id, finding_to_json
from everdraft.cv.model import Work
from everdraft.cv.reading import Page, Reading
from tests.unit.cv.build import (
    CLEAN_BULLETS,
    CONTEXT,
    TODAY,
    beside,
    build,
    with_line,
)
from tests.unit.cv.check_cases import CASES, LONG, Case, bullets, in_country, older, role


def findings_of(made: Reading | Case, check: str) -> list[Finding]:
    reading, context = made if isinstance(made, tuple) else (made, CONTEXT)
    return [one for one in run_checks(reading, context) if one.check == check]


def test_the_table_names_every_check() -> None:
    assert set(CASES) == {one.id for one in CHECKS}


@pytest.mark.parametrize("check", CASES)
def test_it_speaks_on_the_faulty_cv(check: str) -> None:
    found = findings_of(CASES[check][0](), check)
    assert found, f"{check} is silent"
    for one in found:
        said = finding_to_json(one, lambda text: text)
        assert "%(" not in said["title"] + said["why"] + said["fix"]


@pytest.mark.parametrize("check", CASES)
def test_it_is_silent_on_the_clean_neighbour(check: str) -> None:
    found = findings_of(CASES[check][1](), check)
    assert not found, [(one.title, one.arguments, one.quote) for one in found]


def test_a_good_cv_gets_no_word_of_blame() -> None:
    reading = build(extra=[("Talks", [LONG])])
    assert run_checks(reading, CONTEXT) == []


@pytest.mark.parametrize(
    ("changes", "severity", "title"),
    [
        ({"email": "", "contact": ["marta @ posteo.net"]}, "blocker", "cannot be used as written"),
        ({"email": "sexybeast@posteo.net"}, "low", "does not sound like work"),
        ({"email": ""}, "blocker", "No e-mail address"),
    ],
)
def test_three_shapes_of_a_bad_address(changes: dict, severity: str, title: str) -> None:
    (found,) = findings_of(build(**changes), "C02")
    assert (found.severity, title in found.title) == (severity, True)


@pytest.mark.parametrize(
    ("phone", "country", "speaks"),
    [
        ("+49 30 901820", "", False),
        ("+49 3", "", True),
        ("030 901820", "", False),
        ("12345", "US", True),
        ("(212) 736-5000", "US", False),
    ],
)
def test_a_phone_number_is_judged_only_where_its_country_is_known(
    phone: str, country: str, speaks: bool
) -> None:
    assert bool(findings_of(in_country(build(phone=phone), country), "C03")) is speaks


@pytest.mark.parametrize(("country", "severity"), [("US", "high"), ("DE", "info"), ("", "low")])
def test_personal_data_weighs_by_country(country: str, severity: str) -> None:
    made = in_country(build(contact=["Date of birth: 1 May 1990"]), country)
    (found,) = findings_of(made, "C06")
    assert found.severity == severity


@pytest.mark.parametrize(
    ("text", "carries"),
    [
        ("Cut the bill by 31%", True),
        ("Led 5 engineers", True),
        ("Served 1,200 guests", True),
        ("Saved €2M a year", True),
        ("Led a team of twelve", True),
        ("Doubled the number of members", True),
        ("Wrote services in Python 3", False),
        ("Joined in 2019 and left in 2021", False),
        ("Certified to ISO 9001", False),
        ("Moved to Java 17 and Windows 10", False),
        ("Shipped the Q3 release", False),
        ("Built HTML5 games with OAuth2", False),
        ("Kept the lights on", False),
    ],
)
def test_a_number_is_an_amount_and_no_year_or_version(text: str, carries: bool) -> None:
    assert carries_number(text, "en") is carries


@pytest.mark.parametrize(
    ("language", "bullet", "check"),
    [
        ("pt", "Responsável pela gestão de 3 lojas", "B02"),
        ("de", "Verantwortlich für 3 Filialen in Berlin", "B02"),
        ("fr", "Chargé de la gestion de 3 magasins", "B02"),
        ("es", "Encargado de la gestión de 3 tiendas", "B02"),
        ("pt", "Eu liderei uma equipa de 3 pessoas", "B07"),
        ("de", "In dieser Rolle habe ich 3 Filialen geführt", "B07"),
        ("pt", "Foi desenvolvido um sistema para 3 lojas", "B10"),
        ("pt", "Gestao de 3 lojas em Maputo e Beira", "L01"),
    ],
)
def test_the_checks_speak_more_than_english(language: str, bullet: str, check: str) -> None:
    made = build(language=language, roles=[role(bullets=(bullet, *CLEAN_BULLETS)), older()])
    assert findings_of(made, check)


@pytest.mark.parametrize("bullet", ["Entwicklung von 3 Systemen", "Desenvolvimento de 3 sistemas"])
@pytest.mark.parametrize("language", ["de", "pt"])
def test_the_noun_style_of_other_languages_is_left_alone(language: str, bullet: str) -> None:
    made = build(language=language, roles=[role(bullets=(bullet, *CLEAN_BULLETS)), older()])
    assert not findings_of(made, "B01")


@pytest.mark.parametrize("check", [one for one in CHECKS if one.languages], ids=lambda one: one.id)
def test_a_check_without_words_for_a_language_stays_silent(check: object) -> None:
    made = CASES[check.id][0]()  # type: ignore[attr-defined]
    reading, context = made if isinstance(made, tuple) else (made, CONTEXT)
    unknown = "tlh"
    sections = [replace(one, language=unknown) for one in reading.cv.sections]
    cv = replace(reading.cv, language=unknown, sections=sections)
    assert not findings_of((replace(reading, cv=cv), context), check.id)  # type: ignore[attr-defined]


def test_a_year_alone_is_read_generously() -> None:
    roles = [role(start="2021", dates="2021 – present"), older(start="2016", end="2020")]
    checks = {one.check for one in run_checks(build(roles=roles), CONTEXT)}
    assert not checks & {"D04", "D05", "D06"}


def test_a_broken_date_harms_nobody() -> None:
    work = [Work("w1", "Harbour", "Engineer", start_date="20x1", end_date="2021-99")]
    reading = build()
    reading = replace(reading, cv=replace(reading.cv, work=work))
    assert View(reading, CONTEXT).experience_months == 0
    run_checks(reading, CheckContext(today=date(1, 1, 1)))


def test_ids_are_the_same_for_the_same_cv_and_differ_between_findings() -> None:
    weak = ("Responsible for 3 shops", "Worked on 3 shops", "Worked on 3 shops")
    one, other = run_checks(bullets(*weak), CONTEXT), run_checks(bullets(*weak), CONTEXT)
    ids = [finding.id for finding in one]
    assert ids == [finding.id for finding in other]
    assert len(set(ids)) == len(ids)
    assert finding_id("B02", "h1", "x") != finding_id("B02", "h2", "x")
    assert CONTEXT.today == TODAY


@pytest.mark.parametrize(("numbered", "share"), [(0, 1.0), (3, 0.5), (6, 0.0), (10, 0.0)])
def test_numbers_earn_full_marks_at_six_lines_in_ten(numbered: int, share: float) -> None:
    def lines_with(count: int) -> Reading:
        texts = tuple(
            f"Mended the {word} of the mill{' in 3 days' if place < count else ''}"
            for place, word in enumerate(
                ["roof", "door", "wheel", "wall", "lamp", "gate", "well", "oven", "loft", "pump"]
            )
        )
        return build(roles=[role(bullets=texts)])

    everything = sum(one.points for one in findings_of(lines_with(0), "B03"))
    lost = sum(one.points for one in findings_of(lines_with(numbered), "B03"))
    assert everything > 10
    assert lost == pytest.approx(share * everything)


def test_a_rail_of_dates_is_no_column() -> None:
    reading = beside(build(pages=[Page(1, 595, 842, 2, 2000)]), first=25)
    rail = [replace(one, column=0) if one.id >= 29 else one for one in reading.lines]
    assert View(reading, CONTEXT).columns == 1
    assert not findings_of(replace(reading, lines=rail), "F05")


def test_what_the_reader_may_have_filed_elsewhere_is_not_blamed_on_the_cv() -> None:
    untold = [role(bullets=()), older()]
    assert findings_of(build(roles=untold), "E02")
    told = build(roles=[role(bullets=(), dates=f"03/2021 – present {LONG}"), older()])
    assert not findings_of(told, "E02")
    assert not findings_of(build(roles=[role(employer="", dates="Globex, 2021"), older()]), "E01")
    assert not findings_of(build(skills=(), extra=[("Skills", ["Python"])]), "S01")
    listed = build(roles=[], extra=[("Work", ["x"])])
    listed = with_line(listed, -1, text="• Led the move of 40 services in 9 months", bullet="•")
    assert not findings_of(listed, "E02")
