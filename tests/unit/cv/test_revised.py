"""An edited CV is scored by the same rubric: its words stand in the lines, nothing else moves."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.codec import cv_from_json, reading_from_json, to_json
from everdraft.cv.edit import apply_operation, new_document, operation_from_json
from everdraft.cv.findings import Finding
from everdraft.cv.model import Cv
from everdraft.cv.reading import Link, Reading
from everdraft.cv.rescore import rescored
from everdraft.cv.revised import revised_reading
from everdraft.cv.rubric import Scorecard, readiness
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read.child import read
from everdraft.documents.sample import sample_bytes
from tests.samples.generate import samples

CONTEXT = CheckContext(today=datetime.date(2026, 11, 24), file_name="cv.pdf")


@cache
def shipped() -> Reading:
    return read(*sample_bytes(), ReadLimits())


@cache
def readings() -> list[Reading]:
    """The shipped sample, and CVs of every layout in scripts with and without spaces."""
    made = samples(11, ("en", "pt", "ja"))
    return [shipped(), *(read(one.data, one.name, ReadLimits()) for one in made)]


def checked(reading: Reading) -> Scorecard:
    return readiness(reading, run_checks(reading, CONTEXT), CONTEXT)


def edited(reading: Reading, *operations: tuple[str, str, Any]) -> Cv:
    """The CV after operations, through the JSON that is stored."""
    document: Any = new_document(to_json(reading.cv))
    for number, (kind, target, value) in enumerate(operations):
        sent = {"op_id": f"o{number}", "kind": kind, "target": target, "value": value}
        operation = operation_from_json(sent | {"base_rev": document["revision"]})
        document = apply_operation(document, operation).document
    return cv_from_json(document["cv"])


def revised(reading: Reading, *operations: tuple[str, str, Any]) -> Reading:
    return revised_reading(reading, edited(reading, *operations))


def of_check(findings: tuple[Finding, ...], check: str, target: str) -> list[Finding]:
    return [one for one in findings if one.check == check and one.target == target]


def line_texts(reading: Reading) -> list[str]:
    return [one.text for one in reading.lines]


def entry(reading: Reading, place: int = 0) -> str:
    return f"work.{reading.cv.work[place].id}"


def test_an_unchanged_cv_gives_the_same_reading_findings_and_score():
    for reading in readings():
        stored = reading_from_json(to_json(reading))
        again = revised_reading(stored, cv_from_json(new_document(to_json(reading.cv))["cv"]))
        assert again == reading
        assert checked(again) == checked(reading)


VOCABULARY = """Responsible for led cut raised 12 30 % € costs team Python sales the of gestão
Überblick 倉庫 C++ (new) well-known e-mail team's 2019 – und"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=40).map(" ".join)
NUMBER = st.integers(0, 10_000)


def bullet_at(reading: Reading, number: int) -> tuple[str, str, str]:
    """The target, the entry and the text of one of the bullets of a reading."""
    every = [
        (f"{kind}.{one.id}.highlights.{bullet.id}", bullet.id, bullet.text)
        for kind in ("work", "volunteer", "projects")
        for one in getattr(reading.cv, kind)
        for bullet in one.highlights
    ]
    assume(every)
    return every[number % len(every)]


def tight(text: str) -> str:
    return "".join(text.replace("-", "").split())


def own_findings(card: Scorecard, besides: str) -> set[tuple[str, str, str]]:
    """What single lines were found to lack, all but one line's; twins are two lines' matter."""
    return {
        (one.check, one.target, one.title)
        for one in card.findings
        if one.target.startswith("h") and one.target != besides and one.check != "B11"
    }


@settings(max_examples=40)
@given(NUMBER, NUMBER, WORDS)
def test_a_rewritten_line_stands_on_the_page_and_nothing_else_moves(
    which: int, number: int, words: str
):
    reading = readings()[which % len(readings())]
    target, bullet, _text = bullet_at(reading, number)
    lines = set(reading.cv.provenance[target].lines)
    after = revised(reading, ("set", target, words))
    place = after.cv.provenance[target]
    assert tight(words) in tight("".join(one.text for one in after.lines if one.id in place.lines))
    assert [one for one in after.lines if one.id not in lines] == [
        one for one in rebased(reading, after) if one.id not in lines
    ]
    seen = [one for one in checked(after).findings if one.target == bullet]
    assert all(tight(one.quote)[:12] in tight(words) for one in seen)
    assert own_findings(checked(after), bullet) == own_findings(checked(reading), bullet)


def rebased(reading: Reading, after: Reading) -> list[Any]:
    """The lines of a reading with the offsets that they have in another one."""
    starts = {one.id: one.start for one in after.lines}
    return [replace(one, start=starts.get(one.id, one.start)) for one in reading.lines]


@settings(max_examples=40)
@given(NUMBER, NUMBER, WORDS)
def test_there_and_back_leaves_the_same_words_and_the_same_findings(
    which: int, number: int, words: str
):
    reading = readings()[which % len(readings())]
    target, _bullet, _text = bullet_at(reading, number)
    there = revised(reading, ("set", target, words))
    back = revised_reading(there, reading.cv)
    assert tight(back.text) == tight(reading.text)
    kinds = [(one.check, one.target, one.title) for one in checked(reading).findings]
    assert [(one.check, one.target, one.title) for one in checked(back).findings] == kinds
    assert checked(back).total == checked(reading).total


@settings(max_examples=40)
@given(NUMBER, NUMBER, WORDS)
def test_offsets_ids_and_sections_stay_true(which: int, number: int, words: str):
    reading = readings()[which % len(readings())]
    target, bullet, text = bullet_at(reading, number)
    root, new = target.rsplit(".", 1)[0], {"id": "new1", "text": words}
    after = revised(
        reading,
        ("insert", root, {"after": bullet, "item": new}),
        ("delete", target, None),
        ("insert", root, {"after": None, "item": {"id": bullet, "text": text}}),
    )
    whole = after.text
    assert all(whole[one.start : one.start + len(one.text)] == one.text for one in after.lines)
    ids = [one.id for one in after.lines]
    assert len(ids) == len(set(ids))
    assert {line for one in after.cv.provenance.values() for line in one.lines} <= set(ids)
    for section in after.cv.sections:
        assert (section.first_line in ids) == (section.last_line in ids)
    assert after.cv.provenance[f"{root}.new1"].quote == words


LISTS = ("work", "education", "skills", "projects", "certificates", "languages", "sections")


def some_target(data: st.DataObject, reading: Reading) -> tuple[str, str, Any]:
    """An operation that fits a reading: on a value, an entry, a section or a list of words."""
    cv = reading.cv
    root = data.draw(st.sampled_from([one for one in LISTS if getattr(cv, one)]))
    entries = getattr(cv, root)
    one = data.draw(st.sampled_from(entries))
    words = data.draw(WORDS)
    target = f"{root}.{one.id}"
    fields = {
        "work": {"name": words, "startDate": "2003-04", "current": True, "summary": words},
        "education": {"area": words, "endDate": "", "courses": words.split()},
        "skills": {"keywords": words.split(), "name": ""},
        "projects": {"name": words, "description": words},
        "certificates": {"name": words, "date": "2020-02"},
        "languages": {"fluency": ""},
        "sections": {"heading": words, "lines": words.split()},
    }[root]
    field = data.draw(st.sampled_from(sorted(fields)))
    new = {"kind": "other", "heading": words, "lines": [words]} if root == "sections" else {}
    return data.draw(
        st.sampled_from(
            [
                ("set", f"{target}.{field}", fields[field]),
                ("delete", target, None),
                ("move", target, {"after": None}),
                ("move", target, {"after": entries[-1].id}),
                ("insert", root, {"after": one.id, "item": {"id": "fresh", **new}}),
                ("insert", root, {"after": None, "item": {"id": "fresh2", **new}}),
                ("set", "basics.name", words),
                ("set", "basics.summary", data.draw(st.sampled_from(["", words]))),
                ("set", "basics.phone", ""),
                ("set", "references", words.split()),
                ("set", "basics.profiles", [{"network": "", "username": "", "url": words}]),
            ]
        )
    )


@settings(max_examples=80)
@given(NUMBER, st.data())
def test_any_operation_leaves_a_reading_that_can_be_checked(which: int, data: st.DataObject):
    reading = readings()[which % len(readings())]
    operation = some_target(data, reading)
    cv = edited(reading, operation)
    after = revised_reading(reading, cv)
    ids = [one.id for one in after.lines]
    assert len(ids) == len(set(ids))
    assert all(after.text[one.start :].startswith(one.text) for one in after.lines)
    assert {line for one in after.cv.provenance.values() for line in one.lines} <= set(ids)
    assert replace(after.cv, provenance={}, sections=[]) == replace(cv, provenance={}, sections=[])
    assert 0 <= checked(after).total <= 100
    assert tight(revised_reading(after, reading.cv).text) or not reading.text


def test_a_duty_rewritten_as_a_deed_loses_its_finding_and_the_score_grows():
    reading = shipped()
    bullet = reading.cv.work[0].highlights[2]
    target = f"{entry(reading)}.highlights.{bullet.id}"
    before = checked(reading)
    assert of_check(before.findings, "B02", bullet.id)
    better = "Counted 4,000 parts a week and cut differences by 30 %"
    after = checked(revised(reading, ("set", target, better)))
    assert not of_check(after.findings, "B02", bullet.id)
    assert after.total > before.total


def test_a_deed_rewritten_as_a_duty_gets_a_finding_that_quotes_it():
    reading = shipped()
    bullet = reading.cv.work[0].highlights[1]
    target = f"{entry(reading)}.highlights.{bullet.id}"
    assert not of_check(checked(reading).findings, "B02", bullet.id)
    after = checked(revised(reading, ("set", target, "Responsible for the picking routes")))
    (found,) = of_check(after.findings, "B02", bullet.id)
    assert found.quote == "Responsible for the picking routes"
    assert found.evidence[0].line == reading.cv.provenance[target].lines[0]


def test_a_new_line_counts_and_a_deleted_one_is_gone():
    reading = shipped()
    bullet = reading.cv.work[0].highlights[2]
    root = f"{entry(reading)}.highlights"
    item = {"id": "mine", "text": "Responsible for the keys"}
    more = revised(reading, ("insert", root, {"after": bullet.id, "item": item}))
    texts = line_texts(more)
    assert texts.index(item["text"]) == texts.index(bullet.text) + 1
    assert of_check(checked(more).findings, "B02", "mine")
    less = revised(reading, ("delete", f"{root}.{bullet.id}", None))
    assert bullet.text not in less.text
    assert not of_check(checked(less).findings, "B02", bullet.id)


def test_an_address_that_is_taken_out_is_missed_and_one_put_back_counts():
    reading = shipped()
    without = revised(reading, ("set", "basics.email", ""))
    assert "@" not in without.text
    assert {one.check for one in checked(without).findings} >= {"C02"}
    again = revised_reading(without, edited(reading))
    assert "C02" not in {one.check for one in checked(again).findings}
    assert reading.cv.basics.email in again.text


FIELDS = [
    ("position", "Head of Operations"),
    ("name", "Tejo Stores"),
    ("location", "Porto, Portugal"),
    ("startDate", "2021-07"),
]


@pytest.mark.parametrize(("field", "value"), FIELDS)
def test_a_corrected_field_stands_where_the_old_one_stood(field: str, value: str):
    reading = shipped()
    target = f"{entry(reading)}.{field}"
    after = revised(reading, ("set", target, value))
    changed = [
        (old.text, new.text)
        for old, new in zip(reading.lines, after.lines, strict=True)
        if old.text != new.text
    ]
    assert len(changed) == 1
    shown = "07/2021" if field == "startDate" else value
    assert shown in changed[0][1]
    assert after.cv.provenance[target].lines == reading.cv.provenance[target].lines


def test_an_employer_of_two_roles_is_corrected_in_one():
    text = read(SHARED.encode(), "cv.txt", ReadLimits())
    second = text.cv.work[1]
    assert second.name == text.cv.work[0].name
    after = revised(text, ("set", f"work.{second.id}.name", "Harbour Ltd"))
    assert after.lines[line_texts(after).index("Harbour Ltd")].id not in {
        one.id for one in text.lines
    }
    assert "Boats and Sons" in after.text


SHARED = """Maria Example
maria@example.org

Experience
Boats and Sons, Lisbon
Sales Manager
March 2019 - Present
- Raised yearly sales from 1.2 to 2.1 million euros
Sales Assistant
June 2015 - February 2019
- Served 40 customers a day
"""


def test_what_was_only_read_wrongly_leaves_the_page_as_it_is():
    reading = shipped()
    one = reading.cv.work[0]
    swapped = revised(
        reading,
        ("set", f"{entry(reading)}.position", one.name),
        ("set", f"{entry(reading)}.name", one.position),
    )
    assert line_texts(swapped) == line_texts(reading)
    assert swapped.cv.work[0].position == one.name


PERIODS = [
    ({"endDate": "2024-01", "current": False}, "03/2021 – 01/2024"),
    ({"startDate": "2020"}, "2020 – Present"),
    ({"startDate": "2020-11"}, "11/2020 – Present"),
]


@pytest.mark.parametrize(("fields", "shown"), PERIODS)
def test_dates_are_written_as_they_were(fields: dict[str, Any], shown: str):
    reading = shipped()
    sets = [("set", f"{entry(reading)}.{name}", value) for name, value in fields.items()]
    after = revised(reading, *sets)
    assert f"Operations Manager, Armazéns do Tejo {shown}" in line_texts(after)


def test_dates_taken_out_are_missed():
    reading = shipped()
    after = revised(
        reading,
        ("set", f"{entry(reading)}.startDate", ""),
        ("set", f"{entry(reading)}.current", False),
    )
    assert "Operations Manager, Armazéns do Tejo" in line_texts(after)
    assert of_check(checked(after).findings, "D01", reading.cv.work[0].id)


def test_a_role_is_deleted_with_its_lines_and_no_others():
    reading = shipped()
    gone = set(range(13, 20))
    after = revised(reading, ("delete", entry(reading, 1), None))
    assert [one.id for one in after.lines] == [
        one.id for one in reading.lines if one.id not in gone
    ]


def test_a_moved_role_takes_its_lines_along():
    reading = shipped()
    after = revised(reading, ("move", entry(reading, 1), {"after": None}))
    assert [one.id for one in after.lines] == [
        *range(7),
        *range(13, 20),
        *range(7, 13),
        *range(20, 34),
    ]


def test_a_new_role_stands_in_its_section_and_is_scored():
    reading = shipped()
    item = {
        "id": "w9",
        "position": "Clerk",
        "name": "Post",
        "startDate": "2012-03",
        "endDate": "2014",
        "highlights": [{"id": "b9", "text": "Sorted 4,000 letters a day"}],
    }
    last = reading.cv.work[-1].id
    after = revised(reading, ("insert", "work", {"after": last, "item": item}))
    place = line_texts(after).index("Clerk")
    assert line_texts(after)[place : place + 4] == [
        "Clerk",
        "Post",
        "03/2012 – 2014",
        "Sorted 4,000 letters a day",
    ]
    section = next(one for one in after.cv.sections if one.kind == "work")
    assert [one.text for one in after.lines_of(section)][-1] == "Sorted 4,000 letters a day"
    assert not [one for one in checked(after).findings if one.target == "w9"]


def test_keywords_change_inside_their_line():
    reading = shipped()
    skill = reading.cv.skills[0]
    words = ["SQL" if one == "sql" else one for one in skill.keywords if one != "Power BI"]
    after = revised(reading, ("set", f"skills.{skill.id}.keywords", [*words, "Python"]))
    shown = "Excel, SAP EWM, SQL, Shift planning, Forklift licence, Python"
    assert shown in line_texts(after)


def test_one_of_several_languages_in_a_line_goes_alone():
    reading = shipped()
    after = revised(reading, ("delete", f"languages.{reading.cv.languages[1].id}", None))
    assert "Portuguese (native), Spanish (B1)" in line_texts(after)


def test_a_link_follows_its_corrected_address():
    reading = shipped()
    mail = Link(1, f"mailto:{reading.cv.basics.email}", reading.cv.basics.email)
    linked = replace(reading, links=[mail])
    after = revised(linked, ("set", "basics.email", "clara@example.org"))
    assert after.links == [Link(1, "mailto:clara@example.org", "clara@example.org")]


def test_hidden_text_is_never_taken_for_a_value():
    reading = shipped()
    hidden = replace(reading.lines[-1], id=99, text="Head of Operations", hidden=True, start=0)
    with_hidden = replace(reading, lines=[hidden, *reading.lines])
    after = revised(with_hidden, ("set", f"{entry(reading)}.position", "Head of Operations"))
    assert "Head of Operations, Armazéns do Tejo 03/2021 – Present" in line_texts(after)


def test_the_score_of_an_edited_cv_has_the_shape_of_the_report():
    reading = shipped()
    plain = rescored(reading, reading.cv, CONTEXT, str)
    card = checked(reading)
    assert plain["overall_score"] == card.total
    assert plain["ats_score"] == card.ats
    assert plain["score_category"] == card.category
    assert len(plain["findings"]) == len(card.findings)
    assert sum(one["points"] for one in plain["score_parts"]) == pytest.approx(
        card.before_layout, abs=0.5
    )
