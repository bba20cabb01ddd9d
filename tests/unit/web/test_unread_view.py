"""Where a line that is in no field would be kept: in the entry above it, else by itself."""

from __future__ import annotations

from typing import Any

from everdraft.cv.codec import to_json
from everdraft.cv.model import Award, Box, Cv, Highlight, Provenance, Section, Work
from everdraft.cv.reading import FileFacts, Line, Reading
from everdraft.web.unread_view import MOST_SHOWN, unread_count, unread_view

Json = dict[str, Any]
LINES = (
    *("Drives a bus", "WORK", "Clerk", "Filed.", "Sang.", "Typed.", "Cook", "Danced."),
    *("AWARDS", "Best Poster", "Runner up"),
)


def reading_of(lines: tuple[str, ...] = LINES) -> Json:
    clerk = Work(
        "w1", position="Clerk", highlights=[Highlight("h1", "Filed."), Highlight("h2", "Typed.")]
    )
    sections = [
        Section("s1", "work", "WORK", entries=["w1", "w2"], first_line=1, last_line=7),
        Section("s2", "awards", "AWARDS", entries=["a1"], first_line=8, last_line=10),
    ]
    cv = Cv(
        work=[clerk, Work("w2", position="Cook")],
        awards=[Award("a1", "Best Poster")],
        sections=sections,
    )
    places = {
        "work.w1.position": 2,
        "work.w1.highlights.h1": 3,
        "work.w1.highlights.h2": 5,
        "work.w2.position": 6,
        "awards.a1.title": 9,
    }
    cv.provenance = {path: Provenance(1, Box(), lines[at], (at,)) for path, at in places.items()}
    found = [Line(number, 1, text, Box()) for number, text in enumerate(lines)]
    return to_json(Reading(cv, found, [], [], FileFacts()))


def view_of(reading: Json, body: Json | None = None) -> Json:
    return unread_view(reading, body or {"cv": reading["cv"]}, str)


def kept(one: Json) -> tuple[str, str, str | None, Json]:
    item = {name: value for name, value in one["value"]["item"].items() if name != "id"}
    return one["place"], one["target"], one["value"]["after"], item


def test_each_line_goes_to_the_entry_above_it_behind_the_bullet_above_it():
    view = view_of(reading_of())
    assert [kept(one) for one in view["lines"]] == [
        ("", "sections", "s2", {"kind": "other", "lines": ["Drives a bus"]}),
        ("WORK: Clerk", "work.w1.highlights", "h1", {"text": "Sang."}),
        ("WORK: Cook", "work.w2.highlights", None, {"text": "Danced."}),
        ("AWARDS", "awards", "a1", {"title": "Runner up"}),
    ]
    assert view["count"] == 4


def test_where_the_section_is_gone_a_line_stands_by_itself():
    reading = reading_of()
    body = {"cv": reading["cv"] | {"sections": [], "work": [], "awards": []}}
    assert {one["target"] for one in view_of(reading, body)["lines"]} == {"sections"}


def test_a_page_shows_some_and_counts_all():
    lines = (*LINES, *(f"Unread {number}" for number in range(100)))
    view = view_of(reading_of(lines))
    assert (len(view["lines"]), view["count"]) == (MOST_SHOWN, 104)
    reading = reading_of(lines)
    assert unread_count(reading, {"cv": reading["cv"]}) == 104
