"""The order of a CV that stood in two columns, for a page that has only one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = Any
_FIRST = {"contact": 0, "summary": 1}


def without_sidebar(cv_json: Mapping[str, Json], reading: Mapping[str, Json]) -> dict[str, Json]:
    """The CV with what stood beside its work behind it; summary first, education before the rest.

    Nothing moves in a CV of one column, and none of what the person has put in another order.
    """
    columns = {line["id"]: line["column"] for line in reading.get("lines", ())}
    pages = reading.get("pages", ())
    sections = list(cv_json["sections"])
    told = [one for kind in ("work", "education") for one in sections if one["kind"] == kind]
    several = any(page["columns"] > 1 for page in pages)
    if not several or not told or not _as_read(sections, reading["cv"]["sections"]):
        return dict(cv_json)
    main = columns.get(told[0]["firstLine"], 0)

    def place(section: Mapping[str, Json]) -> int:
        if section["kind"] in _FIRST:
            return _FIRST[section["kind"]]
        if section["kind"] == "work" or columns.get(section["firstLine"], 0) in (0, main):
            return 2
        return 3 if section["kind"] == "education" else 4

    return {**cv_json, "sections": sorted(sections, key=place)}


def _as_read(sections: list[Mapping[str, Json]], read: list[Mapping[str, Json]]) -> bool:
    """Whether the sections that are still there stand as they were read."""
    known = [one["id"] for one in read]
    places = [known.index(one["id"]) for one in sections if one["id"] in known]
    return places == sorted(places)
