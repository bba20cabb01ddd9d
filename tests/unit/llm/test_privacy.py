"""Placeholders: nothing of a person leaves, everything comes back, nothing else changes."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.llm.masked import masked
from everdraft.llm.port import NO_USAGE, OnSend, OnUsage, Prompt, Usage
from everdraft.llm.privacy import Mask, Secret, SecretKind, secrets_of_person

PERSON = secrets_of_person(
    name="Ana Maria dos Santos",
    emails=["ana.santos@example.com"],
    phones=["+351 912 345 678"],
    addresses=["Rua das Flores 12, 4000-123 Porto"],
    links=["https://ana-santos.example/cv"],
)
CV = """ANA MARIA DOS SANTOS
Rua das Flores 12,
4000-123 Porto · +351 912.345.678 · 912345678 or (+351)912345678
Ana.Santos@example.com · linkedin.com/in/ana-santos · https://ana-santos.example/cv
Analysis of 2018 - 2023 sales; reported by Ana to santos@other.example.
References: Rui Costa, rui@costa.example, +49 30 1234567
"""

# Texts dense in what masks look for: parts of values, brackets, placeholders, digits.
SCRAPS = st.sampled_from(
    [
        "Ana",
        "ana maria",
        "Santos",
        "an",
        "Analysis",
        "x",
        " ",
        "\n",
        "[",
        "]",
        "[NAME_1]",
        "[name_2]",
        "[NAME_",
        "1]",
        "+351 912 345 678",
        "351",
        "912",
        "ana.santos@example.com",
        "@",
        ".com",
        "linkedin.com/in/a",
        "Rua das\nFlores 12, 4000-123 Porto",
        "ß",
        "İ",
    ]
)
TEXTS = st.lists(SCRAPS | st.text(max_size=3), max_size=20).map("".join)
SECRETS = st.lists(
    st.builds(Secret, st.sampled_from(list(SecretKind)), TEXTS | st.text(min_size=1, max_size=12)),
    max_size=5,
)


def test_nothing_of_the_person_is_left_in_the_text() -> None:
    left = Mask(PERSON).mask(CV)
    for value in (
        "ana maria",
        "santos",
        "porto",
        "flores",
        "351",
        "example.com",
        "linkedin",
        "rui@",
    ):
        assert value not in left.casefold(), value
    assert not re.search(r"\bana\b", left, re.IGNORECASE)


def test_what_is_no_contact_datum_stays() -> None:
    left = Mask(PERSON).mask(CV)
    for kept in ("Analysis of 2018 - 2023 sales; reported by", "References: Rui Costa", "· "):
        assert kept in left


def test_every_form_of_a_value_comes_back_in_that_form() -> None:
    mask = Mask(PERSON)
    assert mask.restore(mask.mask(CV)) == CV
    assert len(set(mask.values.values())) == len(mask.values)


def test_the_same_value_has_the_same_placeholder_in_every_text() -> None:
    mask = Mask(PERSON)
    first, second = mask.mask("Ana wrote."), mask.mask("Dear Ana,")
    assert first == "[NAME_1] wrote."
    assert second == "Dear [NAME_1],"


def test_a_placeholder_in_the_source_is_not_mistaken_for_ours() -> None:
    mask = Mask(PERSON)
    text = "[NAME_1] and Ana"
    left = mask.mask(text)
    assert left == "[TEXT_1] and [NAME_2]"
    assert mask.restore(left) == text


def test_brackets_of_a_value_do_not_keep_its_parts_from_being_hidden() -> None:
    mask = Mask([Secret(SecretKind.ADDRESS, "Long Street 5 [Flat B12]")])
    text = "Long Street 5, second door: flat b12"
    assert mask.mask(text) == "[ADDRESS_1], second door: [ADDRESS_2]"
    assert mask.restore(mask.mask(text)) == text


def test_placeholders_nobody_gave_out_stay() -> None:
    assert Mask(PERSON).restore("Dear [NAME_7], [LINK_1]") == "Dear [NAME_7], [LINK_1]"


@pytest.mark.parametrize("value", ["", "  ", "12", "a", "123", "name", "E_1", "[]", "mail"])
def test_what_every_text_holds_is_no_secret(value: str) -> None:
    text = "a name in an e-mail: 12, 123, E_1"
    assert Mask([Secret(SecretKind.ADDRESS, value)]).mask(text) == text


@given(SECRETS, TEXTS)
def test_masking_can_be_undone(secrets: list[Secret], text: str) -> None:
    mask = Mask(secrets)
    assert mask.restore(mask.mask(text)) == text


@given(SECRETS, TEXTS)
def test_masked_text_has_nothing_left_to_mask(secrets: list[Secret], text: str) -> None:
    left = Mask(secrets).mask(text)
    found: Mask = Mask(secrets)
    found.mask(left)
    # Looking again finds the placeholders themselves, and nothing but them.
    assert all(placeholder.startswith("[TEXT_") for placeholder in found.values)


@given(st.lists(st.text("abcXYZ@. 123456789", min_size=4, max_size=12), max_size=4), TEXTS)
def test_masked_text_contains_no_value(values: list[str], text: str) -> None:
    secrets = [Secret(SecretKind.ADDRESS, value) for value in values]
    left = Mask(secrets).mask(text + "".join(values))
    hidden = Mask(secrets).mask("\n".join(values))
    for value in values:
        if value.strip() and value.strip() not in hidden:
            assert value.strip().casefold() not in left.casefold()


@given(TEXTS.filter(lambda text: "[" not in text and "@" not in text and "+" not in text))
def test_a_text_without_secrets_is_not_touched(text: str) -> None:
    quiet = text.replace(".com", ".org")
    assert Mask([]).mask(quiet) == quiet


@given(SECRETS, TEXTS, st.data())
def test_restoring_a_stream_is_restoring_the_text(
    secrets: list[Secret], text: str, data: st.DataObject
) -> None:
    mask = Mask(secrets)
    left = mask.mask(text)
    restorer = mask.restorer()
    restored = ""
    while left:
        size = data.draw(st.integers(1, len(left)))
        restored += restorer.feed(left[:size])
        left = left[size:]
    assert restored + restorer.end() == text


def test_a_stream_holds_back_no_more_than_a_placeholder_needs() -> None:
    mask = Mask(PERSON)
    mask.mask("Ana")
    restorer = mask.restorer()
    assert restorer.feed("Dear [NA") == "Dear "
    assert restorer.feed("ME_1") == ""
    assert restorer.feed("], see [1] and [x") == "Ana, see [1] and [x"
    assert restorer.feed(" [") == " "
    assert restorer.end() == "["


@given(st.text(min_size=4).filter(lambda value: not value.isspace()))
def test_values_are_put_into_json_as_json(value: str) -> None:
    mask = Mask([Secret(SecretKind.ADDRESS, value)])
    asked = {"place": mask.mask(f"in {value}!")}
    restorer = mask.restorer(in_json=True)
    answer = json.dumps(asked, ensure_ascii=False)
    restored = "".join(map(restorer.feed, answer)) + restorer.end()
    assert json.loads(restored) == {"place": f"in {value}!"}


@pytest.mark.parametrize(
    "scrap", ["a", "a.", "1 ", "+1", "x@", "www.", "[", "x.com/", "Ana ", "é-"]
)
def test_hostile_texts_are_masked_in_linear_time(scrap: str) -> None:
    mask = Mask(PERSON)

    def seconds(repeated: int) -> float:
        began = process_time()
        mask.mask(scrap * repeated)
        return process_time() - began

    # Twenty times the text takes some twenty times as long; the square would be four hundred.
    assert seconds(40_000) < 100 * max(seconds(2_000), 0.001)


# -- around a model --------------------------------------------------------------------------


@dataclass
class Echo:
    """A model that gives back its data, letter by letter, and keeps what it was sent."""

    remote: bool
    sent: list[Prompt] = field(default_factory=list)
    name: str = "echo"

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        del on_send
        self.sent.append(prompt)
        for letter in prompt.data:
            yield letter
        if on_usage is not None:
            on_usage(NO_USAGE)

    async def close(self) -> None:
        self.sent.clear()


async def test_a_remote_model_sees_no_name_and_its_answer_has_them_all() -> None:
    echo = Echo(remote=True)
    used: list[Usage] = []
    model = masked(echo, Mask(PERSON))
    prompt = Prompt("Write to Ana.", CV, "pt")
    answer = "".join([chunk async for chunk in model.stream(prompt, used.append)])
    assert answer == CV
    assert "Santos" not in echo.sent[0].data
    assert echo.sent[0].instructions == "Write to [NAME_1]."
    assert used == [NO_USAGE]
    assert (model.name, model.remote) == ("echo", True)


async def test_a_model_on_this_machine_sees_the_text_as_it_is() -> None:
    echo = Echo(remote=False)
    assert masked(echo, Mask(PERSON)) is echo
