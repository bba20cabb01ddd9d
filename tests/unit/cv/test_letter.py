"""A letter to JSON and back, and what a reader of JSON may leave out."""

from everdraft.cv.letter import Letter, letter_from_json, letter_to_json

LETTER = Letter(
    sender="Inês Carvalho",
    contact=("ines@example.org", "+351 912 345 678"),
    recipient=("Marta Okafor", "Tramway Bakeries"),
    place="Porto",
    date="2026-11-26",
    subject="Operations manager",
    greeting="Dear Ms Okafor,",
    paragraphs=("First.", "Second,\nwith a break."),
    closing="Kind regards,",
    language="en",
)


def test_a_letter_comes_back_from_its_json() -> None:
    assert letter_from_json(letter_to_json(LETTER)) == LETTER
    assert letter_to_json(LETTER)["paragraphs"] == ["First.", "Second,\nwith a break."]


def test_what_is_missing_is_empty_and_unknown_names_are_ignored() -> None:
    assert letter_from_json({"sender": "A", "tone": "warm"}) == Letter(sender="A")
