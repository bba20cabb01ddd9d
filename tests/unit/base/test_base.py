"""Ids, times, errors and words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.clock import ManualClock, parse_timestamp, timestamp
from everdraft.base.errors import BadInput, EverdraftError, NotFound, OurFault
from everdraft.base.ids import CountingIds, random_id
from everdraft.base.language import catalogue, filled, negotiate, plural, translator
from everdraft.streams.offsets import parse_event_id, to_token


def test_ids_carry_128_random_bits_and_are_safe_in_a_url() -> None:
    ids = {random_id("run") for _ in range(1_000)}
    assert len(ids) == 1_000
    for one in ids:
        prefix, _, rest = one.partition("_")
        assert prefix == "run"
        assert len(rest) == 26
        assert rest.isalnum()
    counting = CountingIds()
    assert [counting("a"), counting("b"), counting("a")] == ["a_1", "b_1", "a_2"]


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_timestamps_sort_as_time_does(naive: datetime) -> None:
    moment = naive.replace(tzinfo=UTC)
    later = moment + timedelta(milliseconds=1)
    assert timestamp(moment) < timestamp(later)
    assert abs(parse_timestamp(timestamp(moment)) - moment) < timedelta(milliseconds=1)


def test_a_name_that_ends_in_a_full_stop_has_no_second_one_behind_it() -> None:
    firm = {"firm": "Maré, S.A.", "job": "Cook"}
    assert filled("At %(firm)s. Good.", firm) == "At Maré, S.A. Good."
    assert filled("%(firm)s as %(job)s.", firm) == "Maré, S.A. as Cook."
    assert filled("%(job)s at %(firm)s.", firm) == "Cook at Maré, S.A."
    assert filled("%(job)s, and so on ..", firm) == "Cook, and so on .."
    assert filled("%(cut)s. %(count)d", {"cut": "half a…", "count": 2}) == "half a… 2"


def test_a_manual_clock_moves_only_when_told() -> None:
    clock = ManualClock()
    before, seconds = clock.now(), clock.monotonic_seconds()
    clock.advance(1.5)
    assert clock.now() - before == timedelta(seconds=1.5)
    assert clock.monotonic_seconds() - seconds == 1.5


def test_errors_carry_code_sentence_and_action() -> None:
    error = BadInput("No %(thing)s.", code="x", action="Do it.", status=400, thing="file")
    assert (error.sentence(), error.code, error.action, error.status) == (
        "No file.",
        "x",
        "Do it.",
        400,
    )
    assert NotFound("Nothing.").status == 404
    assert OurFault("Oh.").retryable
    assert issubclass(NotFound, BadInput)
    assert not EverdraftError("x").retryable


@pytest.mark.parametrize(
    ("wanted", "language"),
    [(["pt-BR", "en"], "pt"), (["de", "pt"], "pt"), (["de"], "en"), ([], "en"), (["*"], "en")],
)
def test_the_best_of_our_languages_is_chosen(wanted: list[str], language: str) -> None:
    assert negotiate(wanted) == language


def test_unknown_words_stay_and_counts_choose_their_form() -> None:
    translate = translator("pt")
    assert translate("a sentence nobody ever wrote") == "a sentence nobody ever wrote"
    assert plural(translator("en"), "%(count)d run", "%(count)d runs", 1) == "1 run"
    assert plural(translator("en"), "%(count)d run", "%(count)d runs", 3) == "3 runs"
    assert catalogue("en") == {}
    assert catalogue("../../etc") == {}


@pytest.mark.parametrize("text", [None, "", "  "])
def test_no_event_id_means_from_the_start(text: str | None) -> None:
    assert parse_event_id(text, 5) == 0


@given(st.text())
def test_any_event_id_is_a_place_in_the_log_or_a_clear_error(text: str) -> None:
    try:
        assert 0 <= parse_event_id(text, 7) <= 7
    except BadInput as refused:
        code, status = refused.code, refused.status
    else:
        return
    assert (code in ("bad_event_id", "future_event_id")) and status == 400  # noqa: PT018


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_tokens_sort_as_offsets_do(one: int, other: int) -> None:
    assert (to_token(one) < to_token(other)) == (one < other)
