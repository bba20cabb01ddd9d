"""A letter is a document: its texts are edited by operations, and what nobody said stays out."""

from __future__ import annotations

from typing import Any

import pytest

from everdraft.cv.codec import to_json
from everdraft.cv.edit import EditRefused, Operation, apply_operation, new_document
from everdraft.cv.letter_by_rule import answered
from everdraft.cv.letters import (
    exportable_letter,
    letter_document,
    letter_held_back,
    letter_of,
    letter_words,
    new_letter,
    paragraphs_of,
    sentences_of,
)
from everdraft.cv.tailoring.answers import LINE, Answer
from everdraft.cv.words import LANGUAGES
from tests.unit.cv.build import build

CV = build().cv
READ = to_json(CV)
JOB = {"job_title": "Platform Engineer", "company_name": "Cais Digital"}
OWN = "Cut the monthly cloud bill by 31%, which saved 120,000 dollars a year."
INVENTED = "I led 90 people at Cais Digital. I like maps."


def document(*paragraphs: str, language: str = "en") -> dict[str, Any]:
    letter = new_letter(CV.basics, JOB["job_title"], JOB["company_name"], paragraphs, language)
    return letter_document(new_document(READ), to_json(letter), "job_1", JOB)


def edited(body: dict[str, Any], kind: str, target: str, value: Any) -> dict[str, Any]:
    op = Operation(f"{kind}{target}", kind, target, body["revision"], value)
    return apply_operation(body, op).document


def test_a_letter_has_the_persons_contact_and_the_three_open_questions() -> None:
    body = document(OWN)
    letter = letter_of(body)
    assert letter.sender == "Marta Quiroga"
    assert letter.contact == ("marta.quiroga@posteo.net", "+49 30 901820", "Berlin, Germany")
    assert (letter.recipient, letter.subject) == (
        ("Cais Digital",),
        "Platform Engineer, Cais Digital",
    )
    assert letter.paragraphs == (OWN,), "what is empty is left out"
    asked = [one for one in paragraphs_of(READ, body) if one.question]
    assert [one.id for one in asked] == ["why", "proud", "start"]
    assert letter_of(document(language="pt")).greeting.startswith("Cara equipa")
    assert letter_words(letter).split("\n\n")[1] == OWN


def test_its_texts_are_edited_like_those_of_a_cv() -> None:
    body = document(OWN)
    body = edited(body, "set", "letter.paragraphs.why", "I know your harbour.")
    body = edited(body, "set", "letter.greeting", "Dear Ms Okafor,")
    body = edited(body, "set", "letter.recipient", ["Ms Okafor", "Cais Digital"])
    new = {"after": "p1", "item": {"id": "p2", "text": "And one more thing."}}
    body = edited(body, "insert", "letter.paragraphs", new)
    body = edited(body, "move", "letter.paragraphs.p2", {"after": None})
    letter = letter_of(body)
    assert letter.paragraphs == ("And one more thing.", "I know your harbour.", OWN)
    assert (letter.greeting, letter.recipient[0]) == ("Dear Ms Okafor,", "Ms Okafor")
    assert letter_of(edited(body, "delete", "letter.paragraphs.p2", None)).paragraphs[0] != (
        "And one more thing."
    )
    with pytest.raises(EditRefused):
        edited(body, "set", "letter.nothing", "x")


def test_what_nobody_said_is_marked_and_stays_out_until_it_is_confirmed() -> None:
    body = document(OWN, INVENTED)
    (held,) = letter_held_back(READ, body)
    assert held.target == "letter.paragraphs.p2"
    assert [claim.text for claim in held.claims] == ["90", "Cais Digital"], "worked there"
    assert exportable_letter(READ, body).paragraphs == (OWN, "I like maps.")
    sure = edited(
        body, "confirm", held.target, {"text": "led 90 people at Cais Digital", "true": True}
    )
    assert letter_held_back(READ, sure) == []
    assert exportable_letter(READ, sure).paragraphs == (OWN, INVENTED)


def test_half_a_sentence_never_goes_out() -> None:
    body = document("I led 90 people at J. P. Morgan for approx. 40 clients. I like maps.")
    assert exportable_letter(READ, body).paragraphs == ("I like maps.",)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Silva hired me.| I like maps!| Do you?",
        "Ich begann am 3. Mai mit ca. 40 Leuten, z. B. in Ulm.| Heute leite ich sie.",
        "We sell e.g. maps, etc. and globes.| They sell.",
        "In 2019.| 40 people came.",
        "",
    ],
)
def test_sentences_end_where_they_end(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    assert sentences_of(" ".join(parts)) == parts


def test_greeting_and_closing_are_known_in_every_language() -> None:
    forms = {
        (letter.greeting, letter.closing)
        for language in LANGUAGES
        if (letter := letter_of(document(language=language)))
    }
    assert len(forms) == len(LANGUAGES)


def test_what_the_person_types_is_their_own_word() -> None:
    body = edited(document(), "set", "letter.paragraphs.start", "I moved 77 depots to Rust.")
    assert letter_held_back(READ, body) == []
    assert exportable_letter(READ, body).paragraphs == ("I moved 77 depots to Rust.",)


ADVERT = "You have 12 years of experience with Haskell and a PhD in physics."


def asked_of(paragraph: str, language: str = "en") -> list[str]:
    """What a letter's paragraph says that nobody has confirmed."""
    body = document(paragraph, language=language)
    body = {**body, "job": {**JOB, "job_description": ADVERT}}
    (found,) = (one for one in paragraphs_of(READ, body) if one.text)
    return [claim.text for claim in found.claims]


@pytest.mark.parametrize(
    ("paragraph", "claims"),
    [
        ("I bring “12 years of experience with Haskell”.", ["12 years", "Haskell"]),
        ("I hold “a PhD in physics”.", ["PhD"]),
        ("Your advert says: “a PhD in physics”. I hold “a PhD in physics”.", ["PhD"]),
        ("Your advert says: “a PhD in physics” and I have it.", ["PhD"]),
        ("Your advert says: “a PhD in physics”. I like it.", []),
        ("Your advert says: “a PhD in biology”. I like it.", ["PhD"]),
    ],
)
def test_a_quote_claims_nothing_only_where_a_letter_by_rule_quotes(
    paragraph: str, claims: list[str]
) -> None:
    assert asked_of(paragraph) == claims


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_quotes_in_its_own_words(language: str) -> None:
    (first,) = answered([Answer(LINE, "a PhD in physics", "ok")], language)
    assert "“a PhD in physics”" in first
    assert asked_of(first, language) == []


@pytest.mark.parametrize(
    ("paragraph", "language", "names"),
    [
        ("I am applying for the position of Platform Engineer at Cais Digital.", "en", False),
        ("I would like to join Cais Digital as a Platform Engineer.", "en", False),
        ("Venho candidatar-me à vaga de Platform Engineer (Cais Digital).", "pt", False),
        ("Ich bewerbe mich bei Cais Digital als Platform Engineer.", "de", False),
        ("I worked as a Platform Engineer at Cais Digital.", "en", True),
        ("At Cais Digital I was a Platform Engineer.", "en", True),
        ("As a Platform Engineer at Cais Digital I hope to stay.", "en", True),
        ("I am a Platform Engineer at Cais Digital and would like to stay.", "en", True),
        ("In my role as Platform Engineer at Cais Digital I would sail.", "en", True),
        ("Trabalhei como Platform Engineer na Cais Digital.", "pt", True),
        ("Trabajé como Platform Engineer en Cais Digital.", "es", True),
        ("J’ai été Platform Engineer chez Cais Digital.", "fr", True),
        ("Ich arbeitete als Platform Engineer bei Cais Digital.", "de", True),
    ],
)
def test_the_job_may_be_applied_for_and_not_have_been_held(
    paragraph: str, language: str, names: bool
) -> None:
    found = asked_of(paragraph, language)
    assert bool({"Platform Engineer", "Cais Digital"} & set(found)) is names, found
