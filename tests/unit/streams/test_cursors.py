"""One cursor over many streams: what was written is read, and nothing else is."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.errors import BadInput
from everdraft.streams.cursors import CursorWriter, parse_cursor, tag

IDS = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=1, max_size=26).map("runs/run_".__add__)
NUMBERS = st.integers(0, 10**15)


@given(st.dictionaries(IDS, NUMBERS, max_size=50), st.data())
def test_a_cursor_says_where_each_stream_and_the_feed_stand(
    positions: dict[str, int], data: st.DataObject
) -> None:
    writer = CursorWriter(positions)
    text = writer.text()
    for stream_id in data.draw(st.lists(st.sampled_from([*positions, "runs/new"]), max_size=5)):
        positions[stream_id] = data.draw(NUMBERS)
        text = writer.move(stream_id, positions[stream_id])
    parsed = parse_cursor(text)
    assert parsed is not None
    assert {name: parsed.position(name) for name in positions} == positions
    assert parsed.position("runs/another") is None
    assert parsed.feed_instance == ""
    again = parse_cursor(writer.move_feed("a1b2", 17))
    assert again is not None
    assert (again.feed_instance, again.feed_number) == ("a1b2", 17)
    assert again.positions == parsed.positions


def test_nothing_given_is_no_cursor() -> None:
    assert [parse_cursor(text) for text in (None, "", "  ")] == [None, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "1",
        "1.",
        "2..",
        "1.abc.",
        "1..7",
        "1.abc.seven",
        "1.a b.7",
        "1.abc.-7",
        "1..." + tag("s"),
        "1...x-",
        "1...x-1.x-2",
        "1...x-١",
        "1...x-" + "9" * 17,
        "1.." + ".x-1" * 2_000,
    ],
)
def test_what_is_no_cursor_of_ours_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_cursor(text)
    assert (refused.value.status, refused.value.code) == (400, "bad_event_id")


@given(st.text(max_size=60))
def test_any_text_is_a_cursor_or_refused_in_words(text: str) -> None:
    with suppress(BadInput):
        cursor = parse_cursor(text)
        assert cursor is None or text.strip().startswith("1.")


def test_the_text_says_nothing_of_the_ids_and_fits_a_header() -> None:
    ids = [f"runs/run_{number:026}" for number in range(50)]
    text = CursorWriter(dict.fromkeys(ids, 123_456)).move_feed("a1b2c3d4", 10**9)
    assert not any(one in text for one in ids)
    assert len(text) < 1_000
    assert len({tag(one) for one in ids}) == 50
