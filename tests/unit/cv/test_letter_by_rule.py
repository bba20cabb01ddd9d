"""A letter by rule names the job, quotes what is asked and answers with the person's own words."""

from __future__ import annotations

from typing import Any

import pytest

from everdraft.cv.adverts import Advert, advert_from_text
from everdraft.cv.codec import to_json
from everdraft.cv.credentials_asked import degree_words
from everdraft.cv.edit import new_document
from everdraft.cv.letter_by_rule import answered, opening
from everdraft.cv.letters import (
    exportable_letter,
    letter_document,
    letter_held_back,
    letter_of,
    new_letter,
    paragraphs_of,
)
from everdraft.cv.model import Cv, Education, Language
from everdraft.cv.tailoring.answers import LINE, LISTED, Answer, answers
from everdraft.cv.tailoring.relevance import Wanted
from everdraft.cv.words import LANGUAGES
from tests.unit.cv.build import Role, build

ADVERT = """Platform Engineer
Company: Cais Digital
What you will do:
- Reduce failed deployments of the release pipeline
- Train 20 colleagues a year
Requirements:
- 5+ years with Kubernetes; we like maps
- Kubernetes and Kafka in production
- Strong Python and Terraform
- Fluent German
"""
ROLES = [
    Role("Engineer", "Farol Systems", bullets=("Ran Kubernetes with 3 people", "Made tea")),
    Role("Engineer", "Dock", bullets=("Used Kubernetes", "Moved Kubernetes to Kafka")),
]
CV = build(skills=("Python", "Terraform"), roles=ROLES, summary="I train colleagues.").cv
CV.languages = [Language("l1", "German", "C2")]


def letter(cv: Cv, advert: Advert, language: str = "en") -> dict[str, Any]:
    begun = opening(advert.title, advert.company, language)
    paragraphs = answered(answers(cv, Wanted(advert)), language)
    made = new_letter(cv.basics, advert.title, advert.company, paragraphs, language, opening=begun)
    job = {"job_title": advert.title, "company_name": advert.company}
    job["job_description"] = advert.text
    return letter_document(new_document(to_json(cv)), to_json(made), "job_1", job)


def test_each_line_of_the_advert_is_quoted_and_answered_with_the_persons_own_lines() -> None:
    texts = letter_of(letter(CV, advert_from_text(ADVERT))).paragraphs
    assert texts == (
        "I am applying for the position of Platform Engineer at Cais Digital.",
        "Your advert says: “Kubernetes and Kafka in production”. "
        "I moved Kubernetes to Kafka (Engineer, Dock).",
        "It also says: “5+ years with Kubernetes”. "
        "I ran Kubernetes with 3 people (Engineer, Farol Systems). "
        "I used Kubernetes (Engineer, Dock).",
        "It also says: “Train 20 colleagues a year”. I train colleagues.",
        "It also says: “Fluent German”. German C2.",
        "It also says: “Strong Python and Terraform”. My CV names Python, Terraform.",
    )


@pytest.mark.parametrize("language", ["en", "pt", "es", "fr", "de", "it", "nl", "pl"])
def test_nothing_of_it_waits_for_the_persons_word_and_all_of_it_is_sent(language: str) -> None:
    body, read = letter(CV, advert_from_text(ADVERT), language), to_json(CV)
    assert letter_held_back(read, body) == []
    sent = exportable_letter(read, body).paragraphs
    assert sent == letter_of(body).paragraphs
    assert "Cais Digital" in sent[0]
    moved = "I moved" if language == "en" else "Moved"
    assert f"“Kubernetes and Kafka in production”. {moved} Kubernetes to Kafka (" in sent[1]


@pytest.mark.parametrize("language", ["pl", "tr", "ru", "ja", "zh", "ar"])
def test_the_words_around_are_of_the_letters_language(language: str) -> None:
    body, read = letter(CV, advert_from_text(ADVERT), language), to_json(CV)
    sent = exportable_letter(read, body).paragraphs
    assert sent == letter_of(body).paragraphs, "nothing of it waits"
    for number, english in enumerate(letter_of(letter(CV, advert_from_text(ADVERT))).paragraphs):
        assert sent[number].split()[0] != english.split()[0]
    assert "Moved Kubernetes to Kafka (Engineer, Dock)" in sent[1]


def test_what_stands_in_quotes_but_not_in_the_advert_is_a_claim() -> None:
    body, read = letter(CV, advert_from_text(ADVERT)), to_json(CV)
    (_begun, _why, first, *_rest) = body["cv"]["letter"]["paragraphs"]
    first["text"] = "Your advert says: “5+ years with Kubernetes”. I am “the one of 900”. I sail."
    assert [claim.text for one in paragraphs_of(read, body) for claim in one.claims] == ["900"]
    sent = exportable_letter(read, body).paragraphs[1]
    assert sent == "Your advert says: “5+ years with Kubernetes”. I sail."


def test_where_nothing_answers_the_letter_says_so_and_leaves_room() -> None:
    nurse = advert_from_text("Nurse\nCompany: Saint Mary\nRequirements:\n- Nights on the ward\n")
    body, read = letter(CV, nurse), to_json(CV)
    assert letter_of(body).paragraphs == ("I am applying for the position of Nurse at Saint Mary.",)
    asked = {one.id: one.question for one in paragraphs_of(read, body) if one.question}
    assert list(asked) == ["why", "answer", "start"]
    assert asked["answer"].startswith("Nothing in your CV answers this advert")


def test_a_skill_in_a_title_is_told_by_the_whole_title() -> None:
    asked = advert_from_text("Gestor de Vendas\nRequisitos:\n- Marketing Digital\n- Inglês\n")
    role = Role("Gestora de Marketing Digital", "Mar Azul", bullets=("Fiz chá",))
    cv = build(language="pt", roles=[role], summary="", skills=(), languages=()).cv
    body, read = letter(cv, asked, "pt"), to_json(cv)
    assert letter_of(body).paragraphs[1].endswith("refere Gestora de Marketing Digital.")
    assert letter_held_back(read, body) == []


def test_the_name_of_the_company_is_no_condition() -> None:
    advert = advert_from_text("Title: Data Scientist\nCompany: Tram\nYou count things with us.\n")
    assert advert.required == ("You count things with us.",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_firm_whose_name_ends_in_a_full_stop_has_no_second_one(language: str) -> None:
    begun = opening("Cook", "Beira Gestão, S.A.", language)
    assert "S.A." in begun
    assert ".." not in begun
    told = Answer(LINE, "Used Kubernetes", "Ran Kubernetes at Dock Ltd.")
    listed = Answer(LISTED, "Kubernetes", "Kubernetes Inc.")
    assert ".." not in " ".join(answered([told, listed], language))


@pytest.mark.parametrize(
    ("line", "current", "said"),
    [
        ("Was responsible for the training of new starters", False, "I was responsible for the"),
        ("Responsible for managing a team", True, "I am responsible for managing a team"),
        ("Responsible for managing a team", False, "I was responsible for managing a team"),
        ("In charge of stock counts", False, "I was in charge of stock counts"),
        ("Tasked with improving pick rates", True, "I was tasked with improving pick rates"),
        ("Successfully completed the training", False, "I successfully completed the training"),
        ("Manage a team of 9", True, "I manage a team of 9"),
        ("Manage a team of 9", False, "Manage a team of 9"),
        ("I have been responsible for rotas", True, "I have been responsible for rotas"),
        ("Duties included checking deliveries", False, "Duties included checking deliveries"),
        ("SAP migration for 9 shops", False, "SAP migration for 9 shops"),
        ("Advanced Excel for 9 shops", False, "Advanced Excel for 9 shops"),
        ("7 years in warehouses", False, "7 years in warehouses"),
    ],
)
def test_an_english_line_has_a_subject(line: str, current: bool, said: str) -> None:
    (paragraph,) = answered([Answer(LINE, "Team", line, "Lead, Dock", current)], "en")
    assert paragraph.startswith(f"Your advert says: “Team”. {said}")
    (other,) = answered([Answer(LINE, "Team", line, "Lead, Dock", current)], "pt")
    assert other.startswith(f"No vosso anúncio lê-se: “Team”. {line} (")


@pytest.mark.parametrize(
    ("language", "degree", "area", "said"),
    [
        ("pt", "Licenciatura", "Contabilidade", "Licenciatura em Contabilidade"),
        ("pt", "Mestrado Integrado", "Física", "Mestrado Integrado em Física"),
        ("pt", "Engenharia", "Informática", "Engenharia Informática"),
        ("es", "Grado", "Derecho", "Grado en Derecho"),
        ("fr", "Licence", "Droit", "Licence en Droit"),
        ("it", "Laurea magistrale", "Fisica", "Laurea magistrale in Fisica"),
        ("en", "BSc", "Physics", "BSc Physics"),
        ("en", "Bachelor of Science", "Physics", "Bachelor of Science in Physics"),
        ("en", "Bachelor", "of Arts", "Bachelor of Arts"),
        ("de", "Bachelor", "Informatik", "Bachelor Informatik"),
        ("pt", "Licenciatura", "", "Licenciatura"),
        ("", "BSc", "Physics", "BSc Physics"),
    ],
)
def test_a_degree_is_said_with_its_field(language: str, degree: str, area: str, said: str) -> None:
    assert degree_words(Education("e", study_type=degree, area=area), language) == said


def test_a_degree_in_the_letter_is_the_persons_own_and_waits_for_no_word() -> None:
    asked = advert_from_text("Contabilista\nRequisitos:\n- Licenciatura em Gestão\n")
    cv = build(language="pt", roles=[Role("Técnica", "Mar Azul", bullets=("Fiz chá",))]).cv
    cv.education = [Education("e1", study_type="Licenciatura", area="Contabilidade")]
    body, read = letter(cv, asked, "pt"), to_json(cv)
    assert letter_of(body).paragraphs[1].endswith("Licenciatura em Contabilidade.")
    assert letter_held_back(read, body) == []
