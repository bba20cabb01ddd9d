"""A CV of two columns is exported with its sidebar behind its work."""

from __future__ import annotations

from typing import Any

import pytest

from everdraft.cv.sidebar import without_sidebar

SIDEBAR_FIRST = [("contact", 1), ("skills", 1), ("education", 1), ("summary", 2), ("work", 2)]


def read(sections: list[tuple[str, int]], columns: int = 2) -> dict[str, Any]:
    return {
        "pages": [{"columns": 1}, {"columns": columns}],
        "lines": [{"id": at, "column": column} for at, (_kind, column) in enumerate(sections)],
        "cv": {
            "basics": {"name": "Ana"},
            "sections": [
                {"id": f"s{at}", "kind": kind, "firstLine": at}
                for at, (kind, _column) in enumerate(sections)
            ],
        },
    }


def kinds(cv: dict[str, Any]) -> list[str]:
    return [one["kind"] for one in cv["sections"]]


@pytest.mark.parametrize(
    ("sections", "wanted"),
    [
        (SIDEBAR_FIRST, "contact summary work education skills"),
        (
            [("skills", 1), ("work", 2), ("projects", 2), ("education", 2)],
            "work projects education skills",
        ),
        (
            [("work", 1), ("languages", 2), ("education", 2), ("publications", 1)],
            "work publications education languages",
        ),
        ([("awards", 0), ("skills", 1), ("education", 2)], "awards education skills"),
        ([("skills", 1), ("interests", 2)], "skills interests"),
    ],
)
def test_what_stands_beside_comes_behind(sections: list[tuple[str, int]], wanted: str) -> None:
    reading = read(sections)
    assert kinds(without_sidebar(reading["cv"], reading)) == wanted.split()
    assert without_sidebar(reading["cv"], reading)["basics"] == {"name": "Ana"}


def test_one_column_and_an_order_of_the_persons_own_stay() -> None:
    reading = read(SIDEBAR_FIRST, columns=1)
    assert without_sidebar(reading["cv"], reading) == reading["cv"]
    reading = read(SIDEBAR_FIRST)
    moved = {**reading["cv"], "sections": reading["cv"]["sections"][::-1]}
    assert without_sidebar(moved, reading) == moved
    own = {"id": "new", "kind": "other", "firstLine": 0}
    longer = {**reading["cv"], "sections": [*reading["cv"]["sections"][1:], own]}
    assert kinds(without_sidebar(longer, reading))[:2] == ["summary", "work"]
