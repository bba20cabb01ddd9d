"""Checks against an advert: each sees its fault, and is silent when the fault is gone."""

import pytest

from everdraft.base.language import translator
from everdraft.cv.checks import CHECKS
from everdraft.cv.checks.advert import advert_findings
from everdraft.cv.findings import title_of
from everdraft.cv.match import advert_from_text
from everdraft.cv.model import Skill
from tests.unit.cv.build import CONTEXT, build


def seen(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in advert_findings(build(), advert_from_text(text), CONTEXT):
        assert title_of(one, str)
        assert one.points == 0
        found.setdefault(one.check, []).append(title_of(one, str))
    return found


def test_missing_things_are_named_with_the_adverts_words() -> None:
    found = seen(
        "Zookeeper\nRequirements:\n- COBOL on site\n- Forklift licence\n- 40 years of work\n"
        "- Fluent Japanese\nNice to have:\n- Simulink"
    )
    assert found["K01"] == ["The advert requires COBOL: “COBOL on site”"]
    assert "Simulink" in found["K02"][0]
    assert found["K05"] == ["The advert's title “Zookeeper” is not echoed"]
    assert len(found["K06"]) == 2
    assert "K07" not in found  # nobody asks for 40 years: not read as a demand


def test_a_credential_is_named_as_the_advert_names_it() -> None:
    advert = advert_from_text("Xyz\nRequisitos:\n- Carta de condução")
    (finding,) = (one for one in advert_findings(build(), advert, CONTEXT) if one.check == "K06")
    said = title_of(finding, translator("pt"))
    assert said == "O anúncio pede Carta de condução: “Carta de condução”"


@pytest.mark.parametrize(
    ("top", "title", "company"),
    [
        ("Contabilista\nBeira Gestão, S.A.", "Contabilista", "Beira Gestão, S.A."),
        ("**Nurse**\n**Quay Care Ltd**", "Nurse", "Quay Care Ltd"),
        ("Quay Care Ltd\nNurse", "Nurse", "Quay Care Ltd"),
        (
            "Krankenpfleger (m/w/d)\nHafen Pflege GmbH",
            "Krankenpfleger (m/w/d)",
            "Hafen Pflege GmbH",
        ),
        ("Engineer at Acme GmbH\nBerlin", "Engineer at Acme GmbH", ""),
        ("Nurse\nWe are Quay Care, a family of homes.", "Nurse", ""),
        ("Nurse", "Nurse", ""),
        ("Nurse\nCompany: Quay Care\nMaré, S.A.", "Nurse", "Quay Care"),
    ],
)
def test_a_firm_beside_the_title_is_the_company(top: str, title: str, company: str) -> None:
    advert = advert_from_text(f"{top}\n\nYou need a driving licence.\n")
    assert (advert.title, advert.company) == (title, company)
    assert company not in advert.required


def test_an_empty_advert_says_nothing() -> None:
    assert seen("") == {}


def test_alias_and_list_only_are_told_apart() -> None:
    reading = build()
    reading.cv.skills.append(Skill("x", "More", keywords=["RHEL"]))
    advert = advert_from_text("Requirements:\nRed Hat Enterprise Linux")
    checks = [one.check for one in advert_findings(reading, advert, CONTEXT)]
    assert checks == ["K03", "K04"]
    reading.cv.work[0].highlights[0].text += " on Red Hat Enterprise Linux"
    assert advert_findings(reading, advert, CONTEXT) == []


def test_place_language_and_stuffing() -> None:
    found = seen("Requirements:\nwork permit needed")
    assert "work permit needed" in found["K08"][0]
    german = "Wir suchen für das Team in der Stadt und die Region eine Person mit dem Auto"
    assert "K10" in seen(german)
    reading = build()
    reading.cv.skills.append(Skill("x", "All", keywords=[f"thing {n}" for n in range(41)]))
    titles = [title_of(one, str) for one in advert_findings(reading, advert_from_text(""), CONTEXT)]
    assert len(titles) == 1
    assert titles[0].startswith("The CV lists 4")


def test_they_are_no_part_of_readiness() -> None:
    assert not [one for one in CHECKS if one.family == "K"]
