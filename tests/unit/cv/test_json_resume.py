"""JSON Resume: ours comes back whole, foreign files are read, junk is a clear error."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.errors import BadInput
from everdraft.cv.codec import cv_from_json, to_json
from everdraft.cv.json_resume import from_json_resume, read_json_resume, to_json_resume
from everdraft.cv.model import Cv
from tests.unit.cv.build import build

DATA = Path(os.environ.get("EVERDRAFT_TEST_DATA", Path(__file__).parents[4] / "shared" / "data"))
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "basics",
                    "work",
                    "highlights",
                    "meta",
                    "everdraft",
                    "cv",
                    "name",
                    "startDate",
                    "location",
                    "profiles",
                    "skills",
                    "keywords",
                    "education",
                    "interests",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


def test_ours_comes_back_whole() -> None:
    cv = build().cv
    written = json.dumps(to_json_resume(cv)).encode()
    assert to_json(read_json_resume(written)) == to_json(cv)


def test_the_visible_part_is_json_resume() -> None:
    shown = to_json_resume(build().cv)
    assert isinstance(shown["work"][0]["highlights"][0], str)
    assert "id" not in shown["work"][0]
    assert shown["meta"]["version"] == "v1.0.0"


def test_an_edit_of_the_visible_part_counts() -> None:
    shown = to_json_resume(build().cv)
    shown["basics"]["name"] = "Somebody Else"
    assert from_json_resume(shown).basics.name == "Somebody Else"


def test_a_foreign_file_gets_the_same_ids_each_time() -> None:
    work = {"company": "Old Name", "startDate": "2020-03-01", "highlights": ["a", "a"]}
    data = {"work": [work, work, {"name": 7}, None], "interests": [{"name": "Chess"}, "Go"]}
    first, second = from_json_resume(data), from_json_resume(data)
    assert first == second
    ids = [one.id for role in first.work for one in (role, *role.highlights)]
    assert len(ids) == len(set(ids)) == 7
    assert (first.work[0].name, first.work[0].start_date) == ("Old Name", "2020-03")
    assert first.work[0].current
    assert first.interests == ["Chess", "Go"]


def outcome(data: object) -> tuple[Cv | None, str]:
    try:
        return from_json_resume(data), ""
    except BadInput as error:
        return None, error.code


@given(JUNK)
def test_any_json_is_a_cv_or_a_clear_error(data: object) -> None:
    cv, code = outcome(data)
    if cv is None:
        assert code == "not_json_resume"
        return
    assert cv_from_json(json.loads(json.dumps(to_json(cv)))) == cv
    assert from_json_resume(to_json_resume(cv)) == cv


@given(st.binary(max_size=200))
def test_any_bytes_are_a_cv_or_a_clear_error(content: bytes) -> None:
    with pytest.raises(BadInput):
        read_json_resume(content)


def test_files_of_other_people_and_bad_json() -> None:
    if not DATA.is_dir():
        pytest.skip("the shared test data is not here")
    for path in (
        *DATA.glob("cv/fresh-test-resumes/jrs-*.json"),
        DATA / "cv/jsonresume/sample.resume.json",
    ):
        cv = read_json_resume(path.read_bytes())
        assert cv.basics.name or cv.work, path.name
        assert from_json_resume(json.loads(json.dumps(to_json_resume(cv)))) == cv
    for path in sorted(DATA.glob("bad-input/json/*")):
        with pytest.raises(BadInput):
            read_json_resume(path.read_bytes())
