"""Wrong fields: each is named, with what may stand there, in the person's language."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from everdraft.base.errors import BadInput
from everdraft.base.language import translator
from everdraft.web.errors import error_json
from everdraft.web.wishes import validated


class Wish(BaseModel):
    """A form of every kind of field."""

    model_config = ConfigDict(populate_by_name=True)

    resume_id: str = Field(alias="resumeId")
    tone: Literal["direct", "gentle", "roast"] = "direct"
    role: str = Field(default="", max_length=5)
    language: str = Field(default="", pattern="^[a-z]{0,2}$")
    revision: int = Field(default=0, alias="documentRevision")
    letter: bool = Field(default=False, alias="includeCoverLetter")


@pytest.mark.parametrize(
    ("fields", "english", "portuguese"),
    [
        ({"resumeId": None}, "The field resumeId must be text.", "tem de ser texto"),
        (
            {"tone": "angry"},
            "The field tone takes one of: direct, gentle, roast.",
            "O campo tone aceita um destes valores: direct, gentle, roast.",
        ),
        ({"role": "baker!"}, "The field role is longer than 5 characters.", "mais de 5 caracteres"),
        ({"language": "x" * 99}, f"The field language cannot be “{'x' * 40}…”.", "não pode ser"),
        ({"documentRevision": "two"}, "The field documentRevision must be a number.", "um número"),
        ({"includeCoverLetter": "maybe"}, "The field includeCoverLetter must be true or", "falso"),
    ],
)
def test_a_field_that_does_not_fit_is_named(
    fields: dict[str, object], english: str, portuguese: str
) -> None:
    with pytest.raises(BadInput) as raised:
        validated(Wish, {"resumeId": "res_1", **fields})
    said = [error_json(raised.value, translator(one)) for one in ("en", "pt")]
    assert str(said[0]["error"]).startswith(english)
    assert portuguese in str(said[1]["error"])
    assert (raised.value.status, raised.value.code) == (422, "bad_fields")
    assert "pydantic" not in str(said)


def test_a_field_that_is_missing_is_named() -> None:
    with pytest.raises(BadInput, match="is missing") as raised:
        validated(Wish, {})
    assert raised.value.sentence() == "The field resumeId is missing."
