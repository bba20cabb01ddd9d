"""Cv v1 and readings to JSON and back: JSON Resume's names outside, nothing lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.cv.codec import camel, cv_from_json, from_json, reading_from_json, to_json
from everdraft.cv.model import (
    Basics,
    Box,
    Cv,
    Education,
    Highlight,
    Location,
    Profile,
    Provenance,
    Skill,
    Work,
)
from everdraft.cv.reading import FileFacts, Line, Link, Page, Reading

texts = st.text(max_size=20)
works = st.builds(
    Work,
    id=texts,
    name=texts,
    position=texts,
    start_date=texts,
    current=st.booleans(),
    highlights=st.lists(st.builds(Highlight, id=texts, text=texts), max_size=2),
)
sources = st.builds(
    Provenance,
    page=st.integers(1, 9),
    box=st.builds(Box, left=st.integers(0, 9).map(float)),
    quote=texts,
    lines=st.lists(st.integers(0, 9), max_size=3).map(tuple),
)
cvs = st.builds(
    Cv,
    language=texts,
    basics=st.builds(
        Basics,
        name=texts,
        location=st.builds(Location, city=texts),
        profiles=st.lists(st.builds(Profile, network=texts), max_size=2),
    ),
    work=st.lists(works, max_size=2),
    education=st.lists(st.builds(Education, id=texts, study_type=texts), max_size=2),
    skills=st.lists(st.builds(Skill, id=texts, keywords=st.lists(texts, max_size=2)), max_size=2),
    provenance=st.dictionaries(texts, sources, max_size=2),
)


@given(cvs)
def test_a_cv_survives_json(cv: Cv):
    assert cv_from_json(json.loads(json.dumps(to_json(cv)))) == cv


@given(cvs)
def test_a_reading_survives_json(cv: Cv):
    reading = Reading(
        cv,
        [Line(0, 1, "Nora", Box(1.0, 2.0, 3.0, 4.0), hidden=True, bullet="•")],
        [Page(1, 595.0, 842.0, columns=2)],
        [Link(1, "mailto:nora@example.com", "Nora")],
        FileFacts(media_type="pdf", font_families=["Helvetica"]),
        "rules/1",
    )
    assert reading_from_json(json.loads(json.dumps(to_json(reading)))) == reading


def test_the_outer_names_are_those_of_json_resume():
    work = Work("w1", "Acme", "Engineer", start_date="2019-01", highlights=[Highlight("h", "x")])
    data = to_json(Cv(work=[work]))["work"][0]
    assert data["startDate"] == "2019-01"
    assert {"name", "position", "endDate", "current", "highlights"} <= set(data)
    assert to_json(Education("e", study_type="M.Sc."))["studyType"] == "M.Sc."
    assert data["highlights"] == [{"id": "h", "text": "x"}]


@pytest.mark.parametrize(("inner", "outer"), [("start_date", "startDate"), ("name", "name")])
def test_camel(inner: str, outer: str):
    assert camel(inner) == outer


@pytest.mark.parametrize("data", [{}, {"unknown": 1, "basics": {"name": "Nora", "more": [1]}}])
def test_unknown_names_are_ignored_and_missing_ones_are_empty(data: dict[str, Any]):
    cv = from_json(Cv, data)
    assert cv.basics.name == data.get("basics", {}).get("name", "")
    assert cv.work == []
