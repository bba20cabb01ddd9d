"""The JSON Schema of an improvement's result; on the way it has fewer of the same keys."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WORDS: Schema = {"type": ["string", "array"]}
"""A text, or a list of skills."""
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_CLAIM: Schema = {
    "type": "object",
    "properties": {
        "text": _TEXT,
        "verdict": {"enum": ["supported", "elsewhere", "changed", "new"]},
    },
    "required": ["text", "verdict"],
}
_SUGGESTION: Schema = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "target": _TEXT,
        "base_text": _WORDS,
        "text": _WORDS,
        "diff": {"type": "array"},
        "kind": _TEXT,
        "reason": _TEXT,
        "checks": _TEXTS,
        "source": _TEXT,
        "claims": {"type": "array", "items": _CLAIM},
    },
    "required": ["id", "target", "base_text", "text", "diff", "kind", "reason", "checks", "claims"],
}
_QUESTION: Schema = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "target": _TEXT,
        "base_text": _WORDS,
        "kind": _TEXT,
        "text": _TEXT,
        "why": _TEXT,
        "checks": _TEXTS,
    },
    "required": ["id", "target", "base_text", "kind", "text", "why", "checks"],
}
_SCORE: Schema = {
    "type": "object",
    "properties": {
        "overall_score": {"type": "integer", "minimum": 0, "maximum": 100},
        "ats_score": {"type": "integer", "minimum": 0, "maximum": 100},
        "score_category": {"enum": ["Critical", "Needs Work", "Good", "Excellent"]},
    },
    "required": ["overall_score", "ats_score", "score_category"],
}


def improvement_schema() -> Schema:
    """What an improvement ends with: its form, both scores, each suggestion and each question."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The result of an improvement",
        "type": "object",
        "properties": {
            "targetRole": _TEXT,
            "targetIndustry": _TEXT,
            "improveInstructions": _TEXT,
            "scores": {"type": "object", "properties": {"before": _SCORE, "after": _SCORE}},
            "suggestions": {"type": "array", "items": _SUGGESTION},
            "questions": {"type": "array", "items": _QUESTION},
        },
        "required": [],
    }
