"""Whatever operations are taken, the document stays a sound one that can be read and exported."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everdraft.cv.codec import cv_from_json, from_json, to_json
from everdraft.cv.edit import (
    Applied,
    EditConflict,
    EditRefused,
    Operation,
    apply_operation,
    new_document,
    replay,
    sound_cv,
    sound_document,
    value_at,
)
from everdraft.cv.editing.targets import fields_of
from everdraft.cv.letter import Letter
from everdraft.cv.letter_text import LetterRoot, LetterText
from everdraft.cv.letters import exportable_letter
from everdraft.cv.model import Cv, Highlight
from everdraft.cv.truth import exportable_cv
from everdraft.documents.render.child import answer
from tests.unit.cv.test_edit import cv_json

Json = Any
Plan = tuple[str, str, Any, int]
"""An operation's kind, target and value, and how many revisions behind the newest it is made."""


def letter_json() -> Json:
    """A letter's document in the place of a CV."""
    text = LetterText("Marta", ["Berlin"], ["Quay"], greeting="Hello,", closing="Yours")
    text.paragraphs = [Highlight("p1", "I moved ships."), Highlight("p2", "I would like to come.")]
    return to_json(LetterRoot(text))


# -- what a sound document is ----------------------------------------------------------------


def faults(kind: Any, value: Json, path: str = "cv") -> list[str]:
    """Where a value is not of its kind; every field must be there and no other."""
    if get_origin(kind) is dict:
        return [] if isinstance(value, dict) else [f"{path}: {value!r}"]
    if get_origin(kind) is list:
        if not isinstance(value, list):
            return [f"{path}: {value!r} is no list"]
        (item,) = get_args(kind)
        return [one for n, each in enumerate(value) for one in faults(item, each, f"{path}[{n}]")]
    if not dataclasses.is_dataclass(kind):
        return [] if type(value) is kind else [f"{path}: {value!r} is no {kind.__name__}"]
    if not isinstance(value, dict):
        return [f"{path}: {value!r} is no object"]
    fields = fields_of(kind)  # type: ignore[arg-type]
    odd = sorted(fields.keys() ^ value.keys())
    inside = [
        one
        for name in fields.keys() & value.keys()
        for one in faults(fields[name], value[name], f"{path}.{name}")
    ]
    return [*(f"{path}: {name}" for name in odd), *inside]


def exported(read: Json, document: Json, kind: str) -> str:
    """The file of a document, as the child that makes it does."""
    if "letter" in document["cv"]:
        source = {"letter": to_json(exportable_letter(cv_json(), document))}
    else:
        source = {"cv": exportable_cv(read, document)}
    facts, data = answer({"source": source, "format": kind, "paper": "a4"})
    assert not facts.get("failed"), facts
    return data.decode()


# -- operations ------------------------------------------------------------------------------

IDS = ("w1", "w2", "h1", "h3", "e1", "s1", "p1", "p2", "sec1", "sec2", "n1", "n2", "added-work")
texts = st.sampled_from(["", "x", "2021-03", "2021", "work", "w1", "Led 6 engineers", "á\n\nb"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 10**9) | texts | st.floats(0, 1),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "text", "name", "after", "item"]), inner)
    ),
    max_leaves=4,
)


def targets(kind: Any, value: Json, path: str) -> Iterator[str]:
    """Every place of a document, with entries that are there and one that is not."""
    if path:
        yield path
    if dataclasses.is_dataclass(kind):
        for name, hint in fields_of(kind).items():  # type: ignore[arg-type]
            inner = value.get(name) if isinstance(value, dict) else None
            yield from targets(hint, inner, f"{path}.{name}".lstrip("."))
    elif get_origin(kind) is list and dataclasses.is_dataclass(get_args(kind)[0]):
        items = value if isinstance(value, list) else []
        for item in [*items, {"id": "n1"}]:
            yield from targets(get_args(kind)[0], item, f"{path}.{item.get('id', 0)}")


TARGETS = (
    *targets(Cv, cv_json(), ""),
    *targets(LetterRoot, letter_json(), ""),
    *IDS,
    "work.added-work.highlights",
    "basics.nothing",
    "",
)


def kind_at(target: str) -> Any:
    """What stands at a place: a dataclass, a list of something, str, bool, int; None for none."""
    steps = target.split(".")
    kind: Any = LetterRoot if steps[0] == "letter" else Cv
    for step in steps:
        if dataclasses.is_dataclass(kind):
            kind = fields_of(kind).get(step)  # type: ignore[arg-type]
        else:
            kind = get_args(kind)[0] if get_origin(kind) is list else None
    return kind


def fitting(kind: Any) -> st.SearchStrategy[Json]:
    """Values that fit a kind, whole or in part, and some that nearly do."""
    if kind is str:
        return texts
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(0, 40)
    if get_origin(kind) is list:
        return st.lists(fitting(get_args(kind)[0]), max_size=3)
    if not dataclasses.is_dataclass(kind):
        return anything
    if kind is Highlight:
        return texts | st.fixed_dictionaries({"id": st.sampled_from(IDS), "text": texts})
    parts = {
        name: st.sampled_from(IDS) if name == "id" else fitting(hint) | anything
        for name, hint in fields_of(kind).items()  # type: ignore[arg-type]
    }
    sound = {name: fitting(hint) for name, hint in fields_of(kind).items()}  # type: ignore[arg-type]
    sound |= {"id": st.sampled_from(IDS)} if "id" in sound else {}
    return st.fixed_dictionaries(sound) | st.fixed_dictionaries({}, optional=parts)


@st.composite
def operations(draw: st.DrawFn) -> Plan:
    """One operation that somebody could send."""
    kind = draw(st.sampled_from(["set"] * 4 + ["insert"] * 3 + ["delete", "delete", "move"]
                                + ["accept", "reject", "confirm", "answer"]))  # fmt: skip
    target = draw(st.sampled_from(TARGETS))
    behind = draw(st.sampled_from([0, 0, 0, 2]))
    fits = fitting(kind_at(target))
    value: Json = draw(fits | anything)
    if kind == "insert":
        lists = [one for one in TARGETS if get_origin(kind_at(one)) is list]
        target = draw(st.sampled_from(lists))
        item = draw(fitting(get_args(kind_at(target))[0]) | anything)
        value = {"after": draw(st.sampled_from([None, *IDS])), "item": item}
    elif kind == "move":
        value = {"after": draw(st.sampled_from([None, *IDS]))}
    elif kind in ("accept", "reject", "answer"):
        value = {"target": target, "text": draw(texts), "base_text": draw(texts)}
        target = draw(st.sampled_from(["sg-1", "sg-2"]))
    return kind, target, value, behind


def taken(
    start: Json, plan: list[tuple[str, str, Json, int]]
) -> Iterator[tuple[Operation, Applied]]:
    """The operations of a plan that are taken, each with what came of it."""
    document = new_document(start)
    for count, (kind, target, value, behind) in enumerate(plan):
        base = max(1, document["revision"] - behind)
        op = Operation(f"op{count}", kind, target, base, value)
        try:
            applied = apply_operation(document, op)
        except (EditConflict, EditRefused):
            continue
        yield op, applied
        document = json.loads(json.dumps(applied.document))


@settings(max_examples=100, deadline=None)
@given(st.lists(operations(), max_size=12))
def test_a_cv_stays_sound_and_is_exported_whatever_is_taken(plan: list[Any]) -> None:
    document: Json = new_document(cv_json())
    done: list[Operation] = []
    for op, applied in taken(cv_json(), plan):
        document = applied.document
        done.append(op)
        assert faults(Cv, document["cv"]) == [], op
        assert sound_cv(document["cv"]) is document["cv"]
        assert set(applied.before) == set(applied.changed_targets), "history shows it"
    assert to_json(cv_from_json(document["cv"])) == document["cv"]
    assert replay(cv_json(), done) == document
    for kind in ("txt", "md", "json"):
        exported(cv_json(), document, kind)
    name = " ".join(document["cv"]["basics"]["name"].split())
    assert name in exported(cv_json(), document, "txt")


@settings(max_examples=80, deadline=None)
@given(st.lists(operations(), max_size=12))
def test_a_letter_stays_sound_and_is_exported_whatever_is_taken(plan: list[Any]) -> None:
    document: Json = new_document(letter_json())
    for op, applied in taken(letter_json(), plan):
        document = applied.document
        assert faults(LetterRoot, document["cv"]) == [], op
    assert isinstance(from_json(Letter, document["cv"]["letter"]), Letter)
    exported(cv_json(), document, "txt")


@settings(max_examples=80, deadline=None)
@given(operations())
def test_what_was_set_can_be_set_back(plan: Plan) -> None:
    for op, applied in taken(cv_json(), [plan]):
        before = applied.before.get(op.target)
        if op.kind == "set" and before is not None:
            back = Operation("back", "set", op.target, applied.document["revision"], before)
            again = apply_operation(applied.document, back).document
            assert again["cv"] == cv_json()


ODD: tuple[Json, ...] = (
    {}, [], "", "x", 0, 3, -1, 10**5000, 1.5, True, None, [{}], [[]], [""], [0], {"name": "x"},
    {"id": "n1"}, {"id": "n1", "text": {}}, {"text": "x"}, {"network": 1}, [{"network": []}],
)  # fmt: skip


@pytest.mark.parametrize("start", [cv_json(), letter_json()], ids=["cv", "letter"])
def test_no_value_of_a_wrong_kind_is_taken_at_any_place(start: Json) -> None:
    kind = LetterRoot if "letter" in start else Cv
    for target in TARGETS:
        fields: Mapping[str, Any] = {}
        if get_origin(kind_at(target)) is list and dataclasses.is_dataclass(
            get_args(kind_at(target))[0]
        ):
            fields = fields_of(get_args(kind_at(target))[0])
        plans: list[Plan] = [("set", target, value, 0) for value in ODD]
        plans += [
            ("insert", target, {"after": None, "item": {"id": "n1", name: value}}, 0)
            for name in fields
            for value in ODD
        ]
        for plan in plans:
            for op, applied in taken(start, [plan]):
                assert faults(kind, applied.document["cv"]) == [], op


def test_a_whole_object_of_more_than_texts_is_given_whole() -> None:
    document = new_document(cv_json())
    whole = cv_json()["basics"]
    for value in ({}, {"name": "x"}, {**whole, "location": ""}, {**whole, "profiles": ""}):
        with pytest.raises(EditRefused) as refused:
            apply_operation(document, Operation("a", "set", "basics", 1, value))
        assert refused.value.code == "wrong_type"
    moved = {**whole, "name": "x", "location": {"city": "Porto"}, "profiles": [{"url": "a.b"}]}
    applied = apply_operation(document, Operation("a", "set", "basics", 1, moved))
    assert applied.document["cv"]["basics"] == {
        **whole,
        "name": "x",
        "location": {"text": "", "city": "Porto", "region": "", "countryCode": ""},
        "profiles": [{"network": "", "username": "", "url": "a.b"}],
    }
    assert applied.before == {"basics": whole}


def test_a_deleted_section_comes_back_with_its_line_numbers() -> None:
    start = cv_json()
    start["sections"][1] |= {"firstLine": 7, "lastLine": 9}
    gone = apply_operation(new_document(start), Operation("a", "delete", "sections.sec2", 1))
    item = gone.before["sections.sec2"]
    back = Operation("b", "insert", "sections", 2, {"after": "sec1", "item": item})
    assert apply_operation(gone.document, back).document["cv"] == start


# -- what an earlier version left ------------------------------------------------------------


def test_a_damaged_document_is_read_with_empty_fields_and_mended_by_the_next_edit() -> None:
    damaged = cv_json()
    damaged["basics"] |= {"location": "", "profiles": "", "email": None}
    damaged["sections"][0] |= {"firstLine": {}}
    damaged["work"].append("")
    body = new_document(damaged)
    read = sound_document(body)
    assert faults(Cv, read["cv"]) == []
    expected = cv_json()
    expected["basics"] |= {"location": to_json(Cv().basics.location), "profiles": [], "email": ""}
    assert read["cv"] == expected
    edit = Operation("a", "set", "basics.location.city", 1, "Porto")
    mended = apply_operation(read, edit).document
    assert value_at(mended["cv"], "basics.location.city") == "Porto"
    assert sound_document(mended) is mended
    assert body["cv"] is damaged
    assert damaged["basics"]["location"] == "", "what is stored is not written on"


def test_what_is_sound_or_no_document_is_given_back_as_it_is() -> None:
    for body in (new_document(cv_json()), new_document(letter_json()), {"jobId": "j"}, {"cv": ""}):
        assert sound_document(body) is body


def test_an_earlier_versions_operation_is_replayed_as_it_is_read_now() -> None:
    taken_before = Operation("a", "set", "basics", 1, {"name": "x"})
    stray = Operation("b", "set", "letter", 2, {})
    after = Operation("c", "set", "basics.email", 3, "x@example.org")
    document = replay(cv_json(), [taken_before, stray, after])
    assert document["revision"] == 4
    assert faults(Cv, document["cv"]) == []
    assert document["cv"]["basics"] == {
        **to_json(Cv().basics),
        "name": "x",
        "email": "x@example.org",
    }
