"""A posting's own data, whatever somebody put in it: numbers without end, and the time it takes."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from everdraft.jobpages.posting import as_text, html_text, postings_in
from tests.unit.jobpages.test_extract import posting, read, script


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (40000, "40000"),
        (1500.5, "1500.5"),
        (2_500_000, "2500000"),
        (2_500_000.0, "2500000"),
        (float("inf"), ""),
        (float("nan"), ""),
        (-(10**400), f"-1{'0' * 400}"),
    ],
)
def test_a_number_of_any_size_is_text(value: float, said: str) -> None:
    assert as_text(value) == said


@pytest.mark.parametrize("written", ["1e999", "-1e999", "NaN", "1" + "0" * 400])
def test_a_pay_without_end_spoils_no_advert(written: str) -> None:
    page = script(posting(baseSalary="PAY")).replace('"PAY"', written)
    assert read(page).job_title == "Welder"


def test_signs_that_close_nothing_take_time_that_grows_with_them() -> None:
    assert _seconds(html_text, "<a" * 40_000) < 8 * _seconds(html_text, "<a" * 10_000) + 0.2


def test_a_long_list_is_no_slower_than_its_nodes() -> None:
    many = [[1]] * 1_000_000
    assert _seconds(lambda value: list(postings_in(value)), many) < 2


def _seconds(take: Callable[[Any], object], value: object) -> float:
    started = process_time()
    take(value)
    return process_time() - started


def test_postings_are_found_in_their_order() -> None:
    names = ["one", "two", "three", "four"]
    one, two, three, four = (posting(title=name) for name in names)
    value = [{"a": one, "b": [two]}, [three], four]
    assert [found["title"] for found in postings_in(value)] == names
