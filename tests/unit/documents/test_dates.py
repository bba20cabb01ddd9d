"""Dates of many languages: what is found, how exact, and what counts as going on."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.documents.structure.dates import find_spans, without_spans

NOW = "now"


@pytest.mark.parametrize(
    ("text", "start", "finish"),
    [
        ("January 2019 to Present", "2019-01", NOW),
        ("Aug 2012 – May 2016", "2012-08", "2016-05"),
        ("2019–20", "2019", "2020"),
        ("1998-99", "1998", "1999"),
        ("2021-04 – heute", "2021-04", NOW),
        ("2016-10 – 2021-03", "2016-10", "2021-03"),
        ("06/2018 - 09/2020", "2018-06", "2020-09"),
        ("15.03.2019 - 31.12.2020", "2019-03", "2020-12"),
        ("seit 2020", "2020", NOW),
        ("depuis mars 2018", "2018-03", NOW),
        ("June – August 2019", "2019-06", "2019-08"),
        ("março de 2018 até o momento", "2018-03", NOW),
        ("с апреля 2019 по настоящее время", "2019-04", NOW),
        ("2020年3月至今", "2020-03", NOW),
        ("2018年9月～2020年2月", "2018-09", "2020-02"),
        ("يناير 2019 – الآن", "2019-01", NOW),
        ("Mar '19 – Dec '20", "2019-03", "2020-12"),
        ("Ocak 2015 – Haziran 2018", "2015-01", "2018-06"),
        ("stycznia 2015 – obecnie", "2015-01", NOW),
        ("2018-01-05 – 2019-02-03", "2018-01", "2019-02"),
        ("2020 –", "2020", NOW),
    ],
)
def test_ranges(text: str, start: str, finish: str):
    (span,) = find_spans(text)
    assert span.ranged
    assert span.start == start
    assert (NOW if span.current else span.finish) == finish


def test_a_lone_date_is_no_range_and_keeps_its_precision():
    (year,) = find_spans("Acme Corp, Berlin 2019")
    assert (year.start, year.ranged, year.current) == ("2019", False, False)
    (month,) = find_spans("Graduated May 2016")
    assert month.start == "2016-05"
    (season,) = find_spans("Summer 2019")
    assert season.start == "2019"


@pytest.mark.parametrize(
    "text", ["+49 30 23125 014", "Led 14 plants", "1.8 s to 320 ms", "$1.2M", ""]
)
def test_other_numbers_are_no_dates(text: str):
    assert find_spans(text) == []


def test_what_is_left_beside_the_date():
    text = "Engineer, Acme (2019 - 2021) · 2 yrs 3 mos"
    assert without_spans(text, find_spans(text)) == "Engineer, Acme"


@given(st.text(alphabet="0123456789 -–/.,JanuarMä年月 至今'present", max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str):
    spans = find_spans(text)
    for before, after in itertools.pairwise(spans):
        assert before.end <= after.begin
    for span in spans:
        assert 0 <= span.begin < span.end <= len(text)
        assert not (span.current and span.finish)
