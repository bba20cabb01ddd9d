"""What holds for every run of edits: replay, nothing lost, order of strangers, bytes untouched."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everdraft.cv.codec import cv_from_json, to_json
from everdraft.cv.edit import (
    Applied,
    EditConflict,
    EditRefused,
    Operation,
    apply_operation,
    new_document,
    replay,
    value_at,
)
from tests.unit.cv.test_edit import BULLET, cv_json

ROOT = Path(__file__).parents[3]
DATA = Path(os.environ.get("EVERDRAFT_TEST_DATA", ROOT.parent / "shared" / "data"))

texts = st.text(max_size=40).filter(lambda one: one.isprintable() or one == "")
FIELDS = ("basics.name", "basics.summary", "work.w1.position", "work.w2.name", BULLET,
          "work.w1.highlights.h2", "work.w2.highlights.h3", "sections.sec1.heading")  # fmt: skip
ITEMS = ("work.w1", "work.w2", BULLET, "work.w1.highlights.h2", "work.w2.highlights.h3")
new_ids = st.sampled_from(["n1", "n2", "n3", "w1", "h1"])


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, str, Any, int]:
    """Kind, target, value, and how many revisions behind the newest it was made."""
    behind = draw(st.sampled_from([0, 0, 0, 1, 3]))
    kind = draw(st.sampled_from(["set", "set", "insert", "delete", "move", "accept", "reject"]))
    if kind == "set":
        return kind, draw(st.sampled_from(FIELDS)), draw(texts), behind
    if kind == "insert":
        after = draw(st.sampled_from([None, "w1", "h1", "h2"]))
        item = {"id": draw(new_ids)}
        if draw(st.booleans()):
            value = {"after": after, "item": item | {"text": draw(texts)}}
            return kind, "work.w1.highlights", value, behind
        return kind, "work", {"after": after, "item": item | {"name": draw(texts)}}, behind
    if kind == "delete":
        return kind, draw(st.sampled_from(ITEMS)), None, behind
    if kind == "move":
        after = draw(st.sampled_from([None, "w1", "w2", "h1", "h2"]))
        return kind, draw(st.sampled_from(ITEMS)), {"after": after}, behind
    name = draw(st.sampled_from(["sg-1", "sg-2"]))
    if kind == "reject":
        return kind, name, None, behind
    value = {"target": BULLET, "text": draw(texts), "base_text": "Led 6 engineers"}
    return kind, name, value, behind


def run(plan: list[tuple[str, str, Any, int]]) -> tuple[list[Operation], list[Applied]]:
    """The operations of a plan that were applied, and what came of each."""
    document = new_document(cv_json())
    done: list[Operation] = []
    results: list[Applied] = []
    for count, (kind, target, value, behind) in enumerate(plan):
        base = max(1, document["revision"] - behind)
        op = Operation(f"op{count}", kind, target, base, value)
        try:
            applied = apply_operation(document, op)
        except (EditConflict, EditRefused):
            continue
        done.append(op)
        results.append(applied)
        document = applied.document
    return done, results


def strings(value: Any) -> list[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for item in inner for one in strings(item)]


@settings(max_examples=150, deadline=None)
@given(st.lists(steps(), max_size=14))
def test_replaying_the_operations_gives_the_same_document(plan: list[Any]) -> None:
    done, results = run(plan)
    last = results[-1].document if results else new_document(cv_json())
    assert json.dumps(replay(cv_json(), done)) == json.dumps(last)
    assert to_json(cv_from_json(last["cv"])) == last["cv"]


@settings(max_examples=150, deadline=None)
@given(st.lists(steps(), max_size=14))
def test_no_operation_loses_a_text(plan: list[Any]) -> None:
    _done, results = run(plan)
    stood = strings(cv_json())
    for one in results:
        now = strings(one.document["cv"])
        gone = [text for text in stood if text and text not in now]
        kept = strings(dict(one.before))
        assert all(text in kept for text in gone), (gone, kept)
        stood = now


@settings(max_examples=150, deadline=None)
@given(st.lists(steps(), max_size=14))
def test_every_id_stands_once_and_each_entry_in_one_section(plan: list[Any]) -> None:
    _done, results = run(plan)
    if not results:
        return
    cv = results[-1].document["cv"]
    ids = [one["id"] for one in cv["work"]]
    ids += [one["id"] for entry in cv["work"] for one in entry["highlights"]]
    assert len(ids) == len(set(ids))
    placed = [one for section in cv["sections"] for one in section["entries"]]
    assert sorted(one for one in placed if one not in ("e1", "s1")) == sorted(
        one["id"] for one in cv["work"]
    )


@settings(max_examples=100, deadline=None)
@given(st.permutations(FIELDS), texts, texts)
def test_edits_of_different_targets_commute(order: list[str], one: str, other: str) -> None:
    first = Operation("a", "set", order[0], 1, one)
    second = Operation("b", "set", order[1], 1, other)
    assert replay(cv_json(), [first, second])["cv"] == replay(cv_json(), [second, first])["cv"]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["work.w2", "work.w2.highlights.h3"]), st.sampled_from(FIELDS[:4]), texts)
def test_an_edit_and_a_delete_elsewhere_commute(gone: str, target: str, text: str) -> None:
    if target.startswith("work.w2"):
        target = "work.w1.location"
    edit, delete = Operation("a", "set", target, 1, text), Operation("b", "delete", gone, 1)
    assert replay(cv_json(), [edit, delete])["cv"] == replay(cv_json(), [delete, edit])["cv"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_a_text_is_kept_byte_for_byte(text: str) -> None:
    check_kept(text)


def check_kept(text: str) -> None:
    """Set a bullet to a text, through JSON, and compare bytes; then put the first one back."""
    op = Operation("a", "set", BULLET, 1, json.loads(json.dumps(text)))
    applied = apply_operation(new_document(cv_json()), op)
    document = json.loads(json.dumps(applied.document))
    assert value_at(document["cv"], BULLET).encode() == text.encode()
    assert applied.before in ({BULLET: "Led 6 engineers"}, {})


def test_naughty_strings_are_kept_byte_for_byte() -> None:
    path = DATA / "bad-input" / "text" / "blns.json"
    if not path.exists():
        pytest.skip("no naughty strings here: set EVERDRAFT_TEST_DATA to a folder that has them")
    strings_of_the_list = json.loads(path.read_text(encoding="utf-8"))
    for one in strings_of_the_list:
        check_kept(one)
    assert len(strings_of_the_list) > 200


def test_naughty_files_are_kept_or_refused_whole() -> None:
    folder = DATA / "bad-input" / "text"
    if not folder.exists():
        pytest.skip("no naughty texts here: set EVERDRAFT_TEST_DATA to a folder that has them")
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode(
            "utf-8", "surrogatepass" if "wtf8" in path.name else "replace"
        )
        half = any("\ud800" <= one <= "\udfff" for one in text)
        if len(text) <= 20_000 and not half:
            check_kept(text)
            continue
        with pytest.raises(EditRefused) as refused:
            check_kept(text)
        assert refused.value.code == ("too_long" if len(text) > 20_000 else "not_text"), path.name
