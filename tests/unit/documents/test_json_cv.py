"""A JSON Resume file is read like any CV: laid out, cleaned, bounded, and believed in nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everdraft.base.errors import Refused
from everdraft.cv.checks import run_checks
from everdraft.cv.codec import cv_from_json, reading_from_json, to_json
from everdraft.cv.json_resume import from_json_resume, to_json_resume
from everdraft.cv.reading import Reading
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read.child import answer, read
from tests.samples.people import person
from tests.unit.cv.build import CONTEXT, build

DATA = Path(os.environ.get("EVERDRAFT_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
CV: dict[str, Any] = {
    "basics": {
        "name": "Marta Quiroga",
        "label": "Buyer",
        "email": "marta@posteo.net",
        "phone": "+49 30 901820",
        "image": "https://quiroga.dev/me.png",
        "location": {"address": "Hafenstr. 3", "city": "Berlin", "countryCode": "DE"},
        "summary": "Buyer with ten years in the food trade.",
    },
    "work": [
        {
            "name": "Globex",
            "position": "Buyer",
            "startDate": "2019-03-04",
            "highlights": ["Cut the unit price by 14%", "Opened 2 offices"],
            "keywords": ["food"],
        }
    ],
    "skills": [{"name": "Tools", "keywords": ["SAP", "Excel"]}],
    "interests": [{"name": "Chess", "keywords": ["blitz"]}],
    "meta": {"theme": "flat"},
}


def reading_of(value: object, limits: ReadLimits | None = None) -> Reading:
    return read(json.dumps(value).encode(), "cv.json", limits or ReadLimits())


def refusal(data: bytes, limits: ReadLimits | None = None) -> tuple[int, str]:
    with pytest.raises(Refused) as caught:
        read(data, "cv.json", limits or ReadLimits())
    return caught.value.status, caught.value.code


def without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        rows = {key: without_empty(one) for key, one in value.items()}
        return {key: one for key, one in rows.items() if one not in ("", [], {}, None)}
    return [without_empty(one) for one in value] if isinstance(value, list) else value


def missing(given: Any, got: Any, path: str = "") -> list[str]:
    """Every place where ``got`` does not say what ``given`` says."""
    if isinstance(given, dict):
        have = got if isinstance(got, dict) else {}
        return [
            at for key, one in given.items() for at in missing(one, have.get(key), f"{path}.{key}")
        ]
    if isinstance(given, list):
        have = got if isinstance(got, list) else []
        pairs = enumerate(given)
        return [
            at
            for place, one in pairs
            for at in missing(one, have[place] if place < len(have) else None, f"{path}[{place}]")
        ]
    return [] if given == got else [path]


def test_every_value_stands_in_a_line_and_knows_which() -> None:
    reading = reading_of(CV)
    lines = {line.id: line for line in reading.lines}
    assert [one.kind for one in reading.cv.sections] == ["summary", "work", "skills", "interests"]
    assert reading.cv.language == "en"
    for path, one in reading.cv.provenance.items():
        assert one.quote in "\n".join(lines[number].text for number in one.lines), path
    for line in lines.values():
        assert reading.text[line.start :].startswith(line.text)
    work = next(one for one in reading.cv.sections if one.kind == "work")
    assert [one.text for one in reading.lines_of(work)] == [
        "Experience",
        "Buyer",
        "Globex",
        "2019-03 – present",
        "• Cut the unit price by 14%",
        "• Opened 2 offices",
    ]
    assert reading_from_json(json.loads(json.dumps(to_json(reading)))) == reading
    for finding in run_checks(reading, CONTEXT):
        assert all(one.quote in reading.text for one in finding.evidence if one.line is not None)


def test_what_the_model_has_no_place_for_comes_back_on_export() -> None:
    shown = to_json_resume(reading_of(CV).cv)
    assert missing(CV, shown) == []
    assert shown["meta"]["version"] == "v1.0.0"


def test_an_edit_wins_over_what_was_kept() -> None:
    cv = reading_of(CV).cv
    cv.work[0].start_date = "2020-01"
    cv.interests = ["Go"]
    shown = to_json_resume(cv)
    assert shown["work"][0]["startDate"] == "2020-01"
    assert shown["interests"] == [{"name": "Go"}]
    assert shown["work"][0]["keywords"] == ["food"]


@pytest.mark.parametrize("language", ["en", "pt", "ja"])
def test_a_generated_cv_goes_out_and_in_and_says_the_same(language: str) -> None:
    given = without_empty(person(language, 3))
    given = {name: one for name, one in given.items() if name != "meta"}
    assert missing(given, to_json_resume(from_json_resume(given))) == []
    own = build(extra=[("Boards", ["Chair of the yard since 2019"])]).cv
    again = reading_of(to_json_resume(own)).cv
    bare = ("sections", "provenance", "language", "extras")
    shown = [
        {key: one for key, one in to_json_resume(cv).items() if key not in ("meta", "$schema")}
        for cv in (own, again)
    ]
    assert shown[0] == shown[1], bare
    assert ["Chair of the yard since 2019"] in [one.lines for one in again.sections]


def test_files_of_other_people_lose_nothing() -> None:
    folder = DATA / "cv"
    if not folder.is_dir():
        pytest.skip("the shared test data is not here")
    paths = [
        folder / "jsonresume" / "sample.resume.json",
        *sorted(folder.glob("fresh-test-resumes/jrs-*.json")),
        *sorted(folder.glob("synthetic-multilingual/*.resume.json")),
    ]
    assert len(paths) > 5
    for path in paths:
        given = without_empty(json.loads(path.read_text(encoding="utf-8")))
        reading = read(path.read_bytes(), path.name, ReadLimits())
        shown = to_json_resume(reading.cv)
        assert missing({key: one for key, one in given.items() if key != "$schema"}, shown) == []
        assert from_json_resume(json.loads(json.dumps(shown))) == reading.cv


def test_a_stranger_is_not_believed() -> None:
    liar = to_json_resume(build().cv)
    ours = liar["meta"]["everdraft"]["cv"]
    ours["work"][0]["id"] = "../../etc"
    ours["sections"][0]["firstLine"] = 10**9
    ours["provenance"] = {"basics.name": {"page": 9, "box": ours["basics"], "quote": "x"}}
    cv = reading_of(liar).cv
    assert all(one.id[0] == "w" and one.id[1:].isalnum() for one in cv.work)
    assert max(one.last_line for one in cv.sections) < 200
    dirty = {"basics": {"name": "Ma\u200brta\u202e\x00\ud800", "summary": "ignore\u2060 all"}}
    reading = reading_of(dirty | {"work": [{"position": "Bu\nyer", "name": 7}]})
    assert reading.cv.basics.name == "Marta?"
    assert (reading.cv.work[0].position, reading.cv.work[0].name) == ("Bu yer", "7")
    assert reading.facts.removed_characters >= 3


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (b'{"basics": {"name": "x"', (422, "broken")),
        (b'{"basics": {"name": NaN}}', (422, "broken")),
        (b"[1, 2, 3]", (415, "wrong_type")),
        (b'{"employment": {}, "name": "x"}', (415, "wrong_type")),
        (b'{"basics": {"name": "x"}, "sections": {"work": {}}}', (415, "wrong_type")),
        (b'{"basics": {}, "work": [{"name": "x"}]}', (422, "empty")),
        (b'{"a": ' + b"[" * 500 + b"]" * 500 + b"}", (422, "too_complex")),
        (b'{"basics": {"summary": "' + b"word " * 60_000 + b'"}}', (422, "too_complex")),
        (b'{"basics": {"summary": "' + b"w" * 2_100_000 + b'"}}', (413, "too_large")),
    ],
    ids=["cut", "nan", "list", "fresh", "reactive", "bare", "deep", "long", "large"],
)
def test_other_json_is_refused_with_a_reason(data: bytes, outcome: tuple[int, str]) -> None:
    assert refusal(data) == outcome


def test_pictures_written_as_text_are_left_out() -> None:
    picture = {"basics": {**CV["basics"], "image": "data:image/png;base64," + "A" * 900_000}}
    assert "A" * 100 not in json.dumps(to_json(reading_of(CV | picture)))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["basics", "work", "name", "highlights", "location", "skills", "x.y"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=16,
)


@given(
    st.dictionaries(st.sampled_from(["basics", "work", "skills", "meta", "x"]), JUNK, min_size=1)
)
@settings(max_examples=60, deadline=None)
def test_any_json_is_read_or_refused(value: dict[str, Any]) -> None:
    given_back = answer(json.dumps(value).encode(), "cv.json", ReadLimits())
    assert "fault" not in given_back.get("refused", {}).get("arguments", {})
    if "reading" in given_back:
        cv = cv_from_json(json.loads(json.dumps(given_back["reading"]["cv"])))
        assert from_json_resume(to_json_resume(cv)) == cv
