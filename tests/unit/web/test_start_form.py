"""A form is what its workflow's input says: titles, choices, limits, and nothing that is hidden."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from everdraft.web.start_form import fields_of, names_of
from everdraft.workflows import load_workflows
from everdraft.workflows.wishes import OUTPUT_LANGUAGE


class Wish(BaseModel):
    resume_id: str = Field(alias="resumeId")
    role: str = Field(default="", max_length=200, title="The role", description="As it is called.")
    why: str = Field(default="", max_length=4000, title="Why")
    letter: bool = Field(default=False, alias="withLetter", title="With a letter")
    tone: Literal["soft", "hard"] = Field(
        default="soft",
        title="Tone",
        json_schema_extra={"choices": {"soft": "Soft", "hard": "Hard"}},
    )
    output_language: str = OUTPUT_LANGUAGE


def test_a_field_with_a_title_is_a_field_of_the_form() -> None:
    fields = {one.name: one for one in fields_of(Wish, {"role": "Lead", "withLetter": "on"})}
    assert list(fields) == ["role", "why", "withLetter", "tone", "outputLanguage"]
    assert [one.control for one in fields.values()] == [
        "text",
        "long",
        "flag",
        "choice",
        "language",
    ]
    assert fields["role"].value == "Lead"
    assert (fields["role"].longest, fields["role"].hint) == (200, "As it is called.")
    assert fields["withLetter"].value == "on"
    assert fields["tone"].value == "soft"
    assert fields["tone"].choices == (("soft", "Soft"), ("hard", "Hard"))
    assert {one.name: one.value for one in fields_of(Wish, {})}["withLetter"] == ""


def test_every_workflow_with_a_button_has_a_form_and_its_words() -> None:
    with_forms = [one for one in load_workflows() if one.action]
    assert with_forms
    for declared in with_forms:
        assert names_of(declared.input), declared.name
        assert all((declared.heading, declared.lead, declared.form.startswith("/")))
