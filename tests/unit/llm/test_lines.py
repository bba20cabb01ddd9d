"""Prose and records in one answer: nothing shown twice, nothing lost, however it is cut."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from everdraft.llm.lines import RECORD_CHARACTERS_MAX, RecordLines

PROSE = st.text(
    st.characters(exclude_characters="{`\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", codec="utf-8"),
    max_size=40,
)
RECORD = st.dictionaries(st.sampled_from(["line", "text", "why"]), st.text(max_size=20))


def fed(answer: str, cuts: list[int]) -> tuple[str, list[dict[str, object]], int]:
    scanner = RecordLines()
    text, records = "", []
    places = sorted({0, len(answer), *(cut % (len(answer) + 1) for cut in cuts)})
    for start, end in pairwise(places):
        heard = scanner.feed(answer[start:end])
        text += heard.text
        records += heard.records
    heard = scanner.end()
    return text + heard.text, records + heard.records, scanner.unread


@given(st.lists(st.one_of(PROSE, RECORD), max_size=8), st.lists(st.integers(0, 400), max_size=12))
def test_whatever_the_cuts_prose_is_text_and_objects_are_records(
    parts: list[str | dict[str, str]], cuts: list[int]
) -> None:
    answer = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in parts)
    text, records, unread = fed(answer, cuts)
    assert records == [one for one in parts if isinstance(one, dict)]
    assert unread == 0
    prose = "".join(one for one in parts if isinstance(one, str))
    assert "".join(text.split()) == "".join(prose.split())


@given(st.lists(PROSE, min_size=1, max_size=8), st.lists(st.integers(0, 400), max_size=12))
def test_prose_alone_stays_as_it_is(parts: list[str], cuts: list[int]) -> None:
    answer = "\n".join(parts)
    assert fed(answer, cuts)[0] == answer.rstrip() + _kept_blank(answer)


def _kept_blank(answer: str) -> str:
    """Space at the end of a line that has words is told; blank lines at the end are not."""
    rest = answer[len(answer.rstrip()) :]
    first, newline, _ = rest.partition("\n")
    return (first + newline) if answer.strip() else ""


def test_prose_is_told_before_its_line_ends() -> None:
    assert RecordLines().feed("Two lines can").text == "Two lines can"


def test_half_a_record_is_not_told_and_a_broken_one_is_counted() -> None:
    scanner = RecordLines()
    assert scanner.feed('Good.\n{"line": 1, "te').text == "Good.\n"
    heard = scanner.feed('xt": "x"}\n{"line": oops}\n```json\n```\n')
    assert (heard.records, heard.text, scanner.unread) == ([{"line": 1, "text": "x"}], "", 1)


def test_a_record_without_end_does_not_grow_for_ever() -> None:
    scanner = RecordLines()
    assert scanner.feed("{" * (RECORD_CHARACTERS_MAX + 1)).text
