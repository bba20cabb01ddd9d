"""Edits: applied once, never over newer words in silence, nothing that was written ever lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from everdraft.cv.codec import cv_from_json, to_json
from everdraft.cv.edit import (
    EditConflict,
    EditRefused,
    Operation,
    apply_operation,
    new_document,
    operation_from_json,
    value_at,
)
from everdraft.cv.model import (
    Basics,
    Cv,
    Education,
    Highlight,
    Location,
    Profile,
    Project,
    Section,
    Skill,
    Work,
)

BULLET = "work.w1.highlights.h1"


def cv_json() -> dict[str, Any]:
    """Two roles, a course, skills and a project, in sections."""
    return to_json(
        Cv(
            language="en",
            basics=Basics(
                name="Marta Quiroga",
                label="Engineer",
                email="marta@example.org",
                summary="Ten years in logistics.",
                location=Location("Berlin", "Berlin"),
                profiles=[Profile("GitHub", "marta", "https://github.com/marta")],
            ),
            work=[
                Work("w1", "Harbour Systems", "Senior Engineer", start_date="2021-03", current=True,
                     highlights=[Highlight("h1", "Led 6 engineers"), Highlight("h2", "Cut costs")]),
                Work("w2", "Northwind", "Engineer", start_date="2016", end_date="2021-02",
                     highlights=[Highlight("h3", "Built a billing system")]),
            ],
            education=[Education("e1", "TU Berlin", "Physics", "BSc", courses=["Optics"])],
            skills=[Skill("s1", "Languages", keywords=["python", "Go"])],
            projects=[Project("p1", "Atlas")],
            interests=["Chess"],
            sections=[
                Section("sec1", "work", "Experience", entries=["w1", "w2"]),
                Section("sec2", "education", "Education", entries=["e1"]),
                Section("sec3", "skills", "Skills", entries=["s1"]),
            ],
        )
    )  # fmt: skip


class Desk:
    """A document and somebody who edits it; every state is kept as its JSON, to see it is whole."""

    def __init__(self) -> None:
        self.document = new_document(cv_json())
        self.count = 0

    def do(self, kind: str, target: str, value: Any = None, base: int | None = None) -> Any:
        """Apply one operation on the newest revision, or on ``base``."""
        self.count += 1
        revision = self.document["revision"] if base is None else base
        before = json.dumps(self.document)
        applied = apply_operation(
            self.document, Operation(f"op{self.count}", kind, target, revision, value)
        )
        assert json.dumps(self.document) == before  # the old state is untouched
        assert applied.document["revision"] == self.document["revision"] + 1
        cv_from_json(applied.document["cv"])
        self.document = applied.document
        return applied

    def at(self, target: str) -> Any:
        """The value at a target."""
        return value_at(self.document["cv"], target)

    def ids(self, name: str = "work") -> list[str]:
        """The ids of one list of the CV."""
        return [one["id"] for one in self.document["cv"][name]]

    def refused(self, kind: str, target: str, value: Any = None, base: int | None = None) -> str:
        """The code with which an operation is refused."""
        with pytest.raises(EditRefused) as caught:
            self.do(kind, target, value, base)
        caught.value.sentence()
        return caught.value.code

    def conflict(self, kind: str, target: str, value: Any = None, base: int = 1) -> EditConflict:
        """The conflict that an operation runs into."""
        before = json.dumps(self.document)
        with pytest.raises(EditConflict) as caught:
            self.do(kind, target, value, base)
        assert json.dumps(self.document) == before
        return caught.value


SETTABLE = [
    ("basics.name", "Marta Q."),
    ("basics.location.city", "Hamburg"),
    ("basics.location", {"text": "Kiel", "city": "Kiel", "region": "", "countryCode": "DE"}),
    ("basics.profiles", [{"network": "X", "username": "m", "url": ""}]),
    ("work.w1.position", "Principal Engineer"),
    ("work.w1.startDate", "2020"),
    ("work.w2.endDate", ""),
    ("work.w1.current", False),
    (BULLET, "Led seven engineers"),
    ("education.e1.studyType", "MSc"),
    ("education.e1.courses", ["Optics", "Lasers"]),
    ("skills.s1.keywords", ["Python", "Go"]),
    ("interests", []),
    ("sections.sec2.heading", "Studies"),
    ("language", "pt"),
]


@pytest.mark.parametrize(("target", "value"), SETTABLE)
def test_a_set_writes_its_target_and_gives_back_what_stood_there(target: str, value: Any) -> None:
    desk = Desk()
    stood = desk.at(target)
    applied = desk.do("set", target, value)
    assert desk.at(target) == value
    assert applied.changed_targets == (target,)
    assert applied.before == {target: stood}
    assert desk.document["revisions"][target] == desk.document["revision"]


def test_a_set_of_the_same_value_changes_nothing() -> None:
    desk = Desk()
    applied = desk.do("set", "basics.name", "Marta Quiroga")
    assert (applied.changed_targets, applied.before) == ((), {})
    assert desk.document["revisions"] == {}


REFUSED = [
    ("set", "basics.shoeSize", "43", "unknown_target"),
    ("set", "work.w9.position", "Chief", "unknown_target"),
    ("set", "work.w1.highlights.h9", "Text", "unknown_target"),
    ("set", "work.w1.id", "w7", "unknown_target"),
    ("set", "provenance.basics.name", "x", "unknown_target"),
    ("set", "work.w1.highlights.h1.text.more", "x", "unknown_target"),
    ("set", "a." * 400, "x", "unknown_target"),
    ("set", "basics.name", 7, "wrong_type"),
    ("set", "basics.name", None, "wrong_type"),
    ("set", "work.w1", {"name": "x"}, "wrong_type"),
    ("set", "work", [], "wrong_type"),
    ("set", "work.w1.current", 1, "wrong_type"),
    ("set", "skills.s1.keywords", "Python", "wrong_type"),
    ("set", "skills.s1.keywords", ["Python", 3], "wrong_type"),
    ("set", "basics.location", {"town": "Kiel"}, "unknown_field"),
    ("set", "basics.profiles", ["x"], "wrong_type"),
    ("set", "basics.name", "x" * 2_001, "too_long"),
    ("set", BULLET, "x" * 20_001, "too_long"),
    ("set", "skills.s1.keywords", ["x"] * 401, "too_many"),
    ("set", BULLET, "half \ud83d", "not_text"),
    ("set", "work.w1.startDate", "March 2020", "bad_date"),
    ("set", "work.w1.startDate", "2020-13", "bad_date"),
    ("insert", "work", {"after": None, "item": {"id": "w2"}}, "id_taken"),
    ("insert", "work", {"after": None, "item": {"id": "h3"}}, "id_taken"),
    ("insert", "work", {"after": None, "item": {"id": "a.b"}}, "bad_id"),
    ("insert", "work", {"after": None, "item": {}}, "bad_id"),
    ("insert", "work", {"after": None}, "wrong_type"),
    ("insert", "work", {"after": "w9", "item": {"id": "w3"}}, "unknown_target"),
    ("insert", "work", {"after": None, "item": {"id": "w3", "salary": "9"}}, "unknown_field"),
    ("insert", "work", {"after": None, "item": {"id": "w3", "startDate": "soon"}}, "bad_date"),
    ("insert", "basics", {"after": None, "item": {"id": "w3"}}, "wrong_type"),
    ("insert", "work.w9.highlights", {"after": None, "item": {"id": "n"}}, "unknown_target"),
    ("delete", "basics.name", None, "wrong_type"),
    ("delete", "work.w9", None, "unknown_target"),
    ("move", "work.w1", None, "wrong_type"),
    ("move", "work.w1", {"after": "e1"}, "unknown_target"),
    ("accept", "work", {"target": BULLET, "text": "x", "base_text": "y"}, "unknown_target"),
    ("accept", "sg-1", {"target": "work.w1", "text": "x", "base_text": "y"}, "wrong_type"),
    ("accept", "sg-1", {"target": BULLET, "base_text": "y"}, "wrong_type"),
    ("reject", "not an id", None, "unknown_target"),
    ("confirm", BULLET, {"text": 3}, "wrong_type"),
    ("confirm", BULLET, {"text": "x", "true": "yes"}, "wrong_type"),
    ("answer", "q-1", {"text": "x", "target": "nowhere"}, "unknown_target"),
    ("rename", BULLET, "x", "unknown_kind"),
]


@pytest.mark.parametrize(("kind", "target", "value", "code"), REFUSED)
def test_what_fits_no_document_is_refused_with_a_code(
    kind: str, target: str, value: Any, code: str
) -> None:
    desk = Desk()
    before = json.dumps(desk.document)
    assert desk.refused(kind, target, value) == code
    assert json.dumps(desk.document) == before


def test_an_operation_on_a_state_to_come_is_refused() -> None:
    assert Desk().refused("set", "basics.name", "x", base=2) == "future_revision"


def test_a_stale_set_is_a_conflict_with_all_three_texts() -> None:
    desk = Desk()
    desk.do("set", BULLET, "Led 7 engineers")
    conflict = desk.conflict("set", BULLET, "Led 8 engineers", base=1)
    assert (conflict.code, conflict.status) == ("stale_edit", 409)
    assert conflict.to_json() == {
        "target": BULLET,
        "current": "Led 7 engineers",
        "offered": "Led 8 engineers",
        "base": "Led 6 engineers",
        "revision": 2,
    }
    desk.do("set", BULLET, "Led 8 engineers", base=conflict.revision)
    assert desk.at(BULLET) == "Led 8 engineers"


def test_a_stale_set_of_what_stands_there_anyway_is_no_conflict() -> None:
    desk = Desk()
    desk.do("set", BULLET, "Led 7 engineers")
    assert desk.do("set", BULLET, "Led 7 engineers", base=1).changed_targets == ()


def test_the_base_is_not_guessed_when_it_is_no_longer_known() -> None:
    desk = Desk()
    for number in range(12):
        desk.do("set", BULLET, f"Led {number} engineers")
    assert desk.conflict("set", BULLET, "x", base=1).base is None
    assert desk.conflict("set", BULLET, "x", base=10).base == "Led 8 engineers"


def test_above_and_below_conflict_and_neighbours_do_not() -> None:
    desk = Desk()
    desk.do("set", "basics.location.city", "Hamburg")
    assert desk.conflict("set", "basics.location", {"city": "Kiel"}).current["city"] == "Hamburg"
    desk.do("set", "basics.location", {"city": "Kiel"})
    assert desk.conflict("set", "basics.location.region", "North").current == ""
    desk.do("set", "basics.label", "Lead", base=1)
    desk.do("set", "work.w1.highlights.h2", "Cut costs by a third", base=1)
    assert desk.at("work.w1.highlights.h2") == "Cut costs by a third"


def test_an_insert_stands_where_it_was_put_and_in_its_section() -> None:
    desk = Desk()
    item = {"id": "w3", "name": "Dock Ltd", "highlights": [{"id": "h9", "text": "Sailed"}]}
    applied = desk.do("insert", "work", {"after": "w1", "item": item})
    assert desk.ids() == ["w1", "w3", "w2"]
    assert desk.document["cv"]["sections"][0]["entries"] == ["w1", "w3", "w2"]
    assert desk.at("work.w3.highlights.h9") == "Sailed"
    assert desk.at("work.w3.position") == ""
    assert applied.before == {"work.w3": None}
    desk.do("insert", "work.w1.highlights", {"after": None, "item": {"id": "h0", "text": "Began"}})
    assert [one["id"] for one in desk.at("work.w1.highlights")] == ["h0", "h1", "h2"]


def test_an_insert_is_no_change_of_its_neighbours_nor_of_what_is_typed_into_it_next() -> None:
    desk = Desk()
    desk.do("insert", "work", {"after": None, "item": {"id": "w3"}})
    desk.do("set", "work.w1.position", "Chief", base=1)
    desk.do("set", "work.w3.position", "Mate", base=1)
    assert (desk.at("work.w1.position"), desk.at("work.w3.position")) == ("Chief", "Mate")


def test_an_entry_without_a_section_gets_one() -> None:
    desk = Desk()
    desk.do("insert", "volunteer", {"after": None, "item": {"id": "v1"}})
    added = desk.document["cv"]["sections"][-1]
    assert (added["kind"], added["entries"], added["heading"]) == ("volunteer", ["v1"], "")
    desk.do("insert", "volunteer", {"after": "v1", "item": {"id": "v2"}})
    assert desk.document["cv"]["sections"][-1]["entries"] == ["v1", "v2"]


def test_an_insert_behind_a_deleted_neighbour_stands_where_that_one_was() -> None:
    desk = Desk()
    desk.do("delete", "work.w1.highlights.h2")
    item = {"id": "h5", "text": "New"}
    desk.do("insert", "work.w1.highlights", {"after": "h2", "item": item}, base=1)
    assert [one["id"] for one in desk.at("work.w1.highlights")] == ["h1", "h5"]


def test_a_delete_keeps_the_whole_entry_in_before() -> None:
    desk = Desk()
    whole = desk.at("work.w1")
    applied = desk.do("delete", "work.w1")
    assert applied.before == {"work.w1": whole}
    assert desk.ids() == ["w2"]
    assert desk.document["cv"]["sections"][0]["entries"] == ["w2"]
    assert desk.do("delete", "work.w1").changed_targets == ()


def test_a_delete_of_what_was_changed_below_it_is_a_conflict() -> None:
    desk = Desk()
    desk.do("set", BULLET, "Led 9 engineers")
    conflict = desk.conflict("delete", "work.w1", base=1)
    assert conflict.current["highlights"][0]["text"] == "Led 9 engineers"
    assert conflict.offered is None
    desk.do("insert", "work.w2.highlights", {"after": None, "item": {"id": "n1", "text": "New"}})
    assert desk.conflict("delete", "work.w2", base=1).current["highlights"][0]["id"] == "n1"
    desk.do("delete", "work.w2")
    assert desk.ids() == ["w1"]


def test_a_late_edit_brings_a_deleted_bullet_back_at_its_old_place() -> None:
    desk = Desk()
    desk.do("delete", "work.w1.highlights.h1")
    applied = desk.do("set", BULLET, "Led 7 engineers", base=1)
    assert [one["id"] for one in desk.at("work.w1.highlights")] == ["h1", "h2"]
    assert desk.at(BULLET) == "Led 7 engineers"
    assert [(one.code, one.target) for one in applied.notices] == [("resurrected", BULLET)]
    assert applied.before == {BULLET: "Led 6 engineers"}
    assert desk.document["tombstones"] == {}


def test_a_late_edit_brings_back_the_entry_around_it_too() -> None:
    desk = Desk()
    desk.do("delete", "work.w2.highlights.h3")
    desk.do("delete", "work.w2")
    applied = desk.do("set", "work.w2.highlights.h3", "Built billing", base=1)
    assert [one.target for one in applied.notices] == ["work.w2", "work.w2.highlights.h3"]
    assert desk.ids() == ["w1", "w2"]
    assert desk.document["cv"]["sections"][0]["entries"] == ["w1", "w2"]
    assert desk.at("work.w2.highlights.h3") == "Built billing"


def test_a_late_edit_of_a_deleted_and_changed_line_is_still_a_conflict() -> None:
    desk = Desk()
    desk.do("set", BULLET, "Led 7 engineers")
    desk.do("delete", BULLET)
    assert desk.conflict("set", BULLET, "Led 8 engineers").current == "Led 7 engineers"
    desk.do("set", BULLET, "Led 8 engineers")
    assert desk.at(BULLET) == "Led 8 engineers"


def test_a_late_edit_that_changes_nothing_brings_nothing_back() -> None:
    desk = Desk()
    desk.do("delete", BULLET)
    assert desk.do("set", BULLET, "Led 6 engineers", base=1).notices == ()
    assert desk.at(BULLET) is None


def test_a_deleted_entry_can_be_put_back_under_its_id() -> None:
    desk = Desk()
    item = desk.do("delete", BULLET).before[BULLET]
    assert desk.refused("insert", "work", {"after": None, "item": {"id": "h1"}}) == "id_taken"
    desk.do("insert", "work.w1.highlights", {"after": None, "item": item})
    assert desk.at(BULLET) == "Led 6 engineers"
    assert desk.document["tombstones"] == {}


def test_a_move_changes_places_and_nothing_else() -> None:
    desk = Desk()
    applied = desk.do("move", "work.w2", {"after": None})
    assert desk.ids() == ["w2", "w1"]
    assert desk.document["cv"]["sections"][0]["entries"] == ["w2", "w1"]
    assert applied.before == {"work.w2": {"after": "w1"}}
    desk.do("set", "work.w2.position", "Chief", base=1)
    conflict = desk.conflict("move", "work.w2", {"after": "w1"}, base=1)
    assert (conflict.current, conflict.offered) == (None, "w1")
    desk.do("move", "sections.sec3", {"after": None})
    assert desk.ids("sections") == ["sec3", "sec1", "sec2"]
    desk.do("delete", "work.w1")
    assert [one.code for one in desk.do("move", "work.w1", {"after": None}).notices] == ["deleted"]


def test_an_operation_is_read_from_what_a_client_sends() -> None:
    sent = {"op_id": "o1", "kind": "set", "target": "basics.name", "base_rev": 1, "value": "M"}
    assert operation_from_json(sent) == Operation("o1", "set", "basics.name", 1, "M")
    wrong: list[Any] = [
        None, [], {}, sent | {"op_id": ""}, sent | {"op_id": "x" * 129}, sent | {"kind": "sot"},
        sent | {"target": 3}, sent | {"base_rev": True}, sent | {"base_rev": -1},
        sent | {"base_rev": "1"}, sent | {"kind": ["set"]},
    ]  # fmt: skip
    for one in wrong:
        with pytest.raises(EditRefused):
            operation_from_json(one)
