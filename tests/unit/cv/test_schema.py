"""The published schema holds for the whole report and for every partial one on the way."""

from __future__ import annotations

import json
from typing import Any

import pytest

from everdraft.cv.checks import run_checks
from everdraft.cv.report import (
    merged,
    planned_sections,
    report_schema,
    section_result,
    whole_report,
    without_model,
)
from everdraft.cv.rubric import readiness
from tests.unit.cv.build import CONTEXT, Role, build

KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], path: str = "$") -> list[str]:
    """What is wrong with a value, for the words of JSON Schema that our schema uses."""
    if "anyOf" in schema:
        ways = [faults(value, one, path) for one in schema["anyOf"]]
        return [] if any(not one for one in ways) else [fault for one in ways for fault in one]
    found: list[str] = []
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: {value!r} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: {value!r} is none of {schema['enum']}")
    names = schema.get("type", [])
    kinds = tuple(KINDS[one] for one in ([names] if isinstance(names, str) else names))
    if kinds and not isinstance(value, kinds):  # type: ignore[arg-type]
        return [*found, f"{path}: {value!r} is no {names}"]
    if isinstance(value, int | float) and not isinstance(value, bool):
        within = schema.get("minimum", value) <= value <= schema.get("maximum", value)
        found += [] if within else [f"{path}: {value} is out of range"]
    if isinstance(value, dict):
        found += [f"{path}: no {one}" for one in schema.get("required", []) if one not in value]
        for name, inner in schema.get("properties", {}).items():
            found += faults(value[name], inner, f"{path}.{name}") if name in value else []
    if isinstance(value, list):
        if len(value) > schema.get("maxItems", len(value)):
            found.append(f"{path}: {len(value)} items")
        for place, one in enumerate(value):
            found += faults(one, schema.get("items", {}), f"{path}[{place}]")
    return found


WEAK = Role(bullets=("Responsible for the shops", "Worked on javascript", "The tools of trade"))


@pytest.mark.plan(98)
@pytest.mark.parametrize(
    "reading",
    [build(), build(roles=[WEAK], email="", summary=""), build(roles=[], skills=(), school="")],
    ids=["clean", "weak", "bare"],
)
def test_the_whole_and_every_partial_validate(reading: Any) -> None:
    schema = report_schema()
    assert json.loads(json.dumps(schema)) == schema
    findings = run_checks(reading, CONTEXT)
    scorecard = readiness(reading, findings, CONTEXT)
    report: dict[str, Any] = {}
    for one in planned_sections(reading):
        piece = section_result(one.id, reading, findings, scorecard, str)
        assert set(piece) <= set(schema["properties"])
        report = merged(report, piece)
        assert faults(report, schema) == []
    whole = whole_report(reading, findings, scorecard, str)
    whole["without_model"] = without_model(str)
    assert set(whole) == set(schema["properties"])
    assert faults(whole, schema) == []


def test_the_judge_of_the_schema_sees_faults() -> None:
    assert faults({"overall_score": 101, "score_category": "Fair"}, report_schema()) != []
    assert len(faults({"top_fix": {"id": "x"}, "findings": [{}]}, report_schema())) > 5
