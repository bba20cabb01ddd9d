"""JSON answers: partial while they come, strict at the end, whatever a model wraps around them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from everdraft.llm.failures import ModelFailure
from everdraft.llm.structure import (
    ANSWER_BYTES_MAX,
    DEPTH_MAX,
    ObjectScanner,
    StructuredAnswer,
    read_whole,
)


class Tips(BaseModel):
    model_config = ConfigDict(strict=True)

    score: int
    tips: list[str] = []


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(max_size=5), JSON, max_size=4)


@given(OBJECTS, st.text(st.characters(exclude_characters="{"), max_size=20), st.text(max_size=20))
def test_the_first_object_is_found_in_any_prose(
    value: dict[str, object], before: str, after: str
) -> None:
    scanner = ObjectScanner()
    for character in before + json.dumps(value, ensure_ascii=False) + after:
        scanner.feed(character)
    assert json.loads(scanner.found()) == value


@given(OBJECTS, st.data())
def test_chunks_make_no_difference(value: dict[str, object], data: st.DataObject) -> None:
    text = "Here:\n```json\n" + json.dumps(value) + "\n```"
    whole, chunked = ObjectScanner(), ObjectScanner()
    whole.feed(text)
    while text:
        size = data.draw(st.integers(1, len(text)))
        chunked.feed(text[:size])
        text = text[size:]
    assert (whole.found(), whole.end) == (chunked.found(), chunked.end)


@given(OBJECTS)
def test_every_partial_value_is_a_beginning_of_the_whole(value: dict[str, object]) -> None:
    answer = StructuredAnswer(Tips, "m", Clock())
    for character in json.dumps(value, ensure_ascii=False):
        answer.feed(character)
        partial = answer.partial()
        assert partial is None or list(partial) == list(value)[: len(partial)]
    assert answer.partial() == value


def test_partial_values_come_after_100_ms_or_256_bytes() -> None:
    clock = Clock()
    answer = StructuredAnswer(Tips, "m", clock)
    assert answer.feed('{"score": 7, "tips": ["say') is None
    clock.seconds = 0.1
    assert answer.feed(" mo") == {"score": 7, "tips": ["say mo"]}
    assert answer.feed("re") is None
    assert answer.feed("é" * 127) == {"score": 7, "tips": ["say more" + "é" * 127]}


def test_fences_and_prose_are_left_out() -> None:
    text = 'Sure! Here it is:\n```json\n{"score": 7, "tips": ["a } b"]}\n```\nGood luck {you}!'
    assert read_whole(text, Tips, "m") == Tips(score=7, tips=["a } b"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I would rather not.",
        '{"score": 7',
        '{"score": "7"}',
        '{"score": 7, "tips": {"0": "a"}}',
        '{"score": NaN}',
        '{"score": 7, "extra": Infinity}',
        '{"score": 7, "extra": 1e999}',
        '{"score": 1, "score": 100}',
        '{"tips": []}',
        '{"score": ' + "9" * 5_000 + "}",
        '{"score": 7, "extra": ' + "[" * 5_000,
        '{"score": 7,}',
        '["score", 7]',
    ],
)
def test_what_is_not_the_value_is_junk(text: str) -> None:
    with pytest.raises(ModelFailure) as raised:
        read_whole(text, Tips, "the model")
    assert raised.value.code == "model_junk"
    assert raised.value.again
    assert raised.value.sentence() == "What the model sent cannot be used."


def test_depth_and_size_are_limited_while_the_text_comes() -> None:
    deep = StructuredAnswer(Tips, "m", Clock())
    with pytest.raises(ModelFailure, match="cannot be used"):
        deep.feed('{"a":' * (DEPTH_MAX + 1))
    long = StructuredAnswer(Tips, "m", Clock())
    long.feed("x" * ANSWER_BYTES_MAX)
    with pytest.raises(ModelFailure) as raised:
        long.feed("x")
    assert raised.value.code == "model_length"


def test_a_partial_value_is_none_before_it_can_be_read() -> None:
    answer = StructuredAnswer(Tips, "m", Clock())
    answer.feed("Well, ")
    assert answer.partial() is None
    answer.feed('{"score": NaN')
    assert answer.partial() is None
