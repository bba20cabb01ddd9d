"""The JSON Schema of the report: every key optional at the top, so that each partial validates."""

from __future__ import annotations

from typing import Any

from everdraft.cv.findings import SEVERITIES

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_SCORE: Schema = {"type": "integer", "minimum": 0, "maximum": 100}
_POINTS: Schema = {"type": "number", "minimum": 0, "maximum": 100}
_RATING: Schema = {"enum": ["Critical", "Needs Work", "Good", "Excellent"]}


def _list(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, **more}


def _object(properties: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


_EVIDENCE = _object(
    {
        "quote": _TEXT,
        "page": _WHOLE,
        "line": {"type": ["integer", "null"]},
        "box": {"type": ["array", "null"], "items": {"type": "number"}},
    }
)

_FINDING = _object(
    {
        "id": _TEXT,
        "check": _TEXT,
        "version": _WHOLE,
        "severity": {"enum": list(SEVERITIES)},
        "severity_word": _TEXT,
        "section": _TEXT,
        "target": _TEXT,
        "quote": _TEXT,
        "page": _WHOLE,
        "line": {"type": ["integer", "null"]},
        "evidence": _list(_EVIDENCE),
        "title": _TEXT,
        "why": _TEXT,
        "fix": _TEXT,
        "source": _TEXT,
        "points": _POINTS,
        "auto_fixable": {"type": "boolean"},
    }
)

_RESUME_SECTION = _object(
    {
        "id": _TEXT,
        "section_name": _TEXT,
        "found": {"const": True},
        "score": _SCORE,
        "rating": _RATING,
        "roast": _TEXT,
        "good_things": _list(_TEXT, maxItems=3),
        "issues_found": _list(_TEXT, maxItems=3),
        "quick_fixes": _list(_TEXT, maxItems=3),
    }
)

_MISSING_SECTION = _object(
    {
        "section_name": _TEXT,
        "importance": {"enum": ["Critical", "Important", "Nice-to-have"]},
        "roast": _TEXT,
        "recommendation": _TEXT,
    }
)

_PART = _object(
    {
        "id": _TEXT,
        "title": _TEXT,
        "points": _POINTS,
        "maximum": _POINTS,
        "lost": _list(_object({"check": _TEXT, "points": _POINTS})),
    }
)

_TOP_FIX = _object(
    {"id": _TEXT, "check": _TEXT, "points": _SCORE, "title": _TEXT, "quote": _TEXT, "fix": _TEXT}
)


def report_schema() -> Schema:
    """The schema of the whole report and of every part of it on the way."""
    properties: dict[str, Schema] = {
        "overall_score": _SCORE,
        "ats_score": _SCORE,
        "score_category": _RATING,
        "main_roast": _TEXT,
        "improvement_potential": _object({"points_possible": _SCORE, "headline": _TEXT}),
        "top_fix": {"anyOf": [_TOP_FIX, {"type": "null"}]},
        "score_parts": _list(_PART),
        "score_layout": _object(
            {"factor": {"enum": [1.0, 0.85, 0.7]}, "before": _POINTS, "checks": _list(_TEXT)}
        ),
        "score_gate": _object({"capped": {"type": "boolean"}, "checks": _list(_TEXT)}),
        "rubric_version": _TEXT,
        "resume_sections": _list(_RESUME_SECTION),
        "missing_sections": _list(_MISSING_SECTION),
        "findings": _list(_FINDING),
        "facts": {"type": "object"},
        "without_model": _object({"adds": _TEXT, "receives": _TEXT, "costs": _TEXT}),
        "language": _TEXT,
        "schema_version": {"const": 1},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The report of a CV",
        "type": "object",
        "properties": properties,
        "required": [],
    }
