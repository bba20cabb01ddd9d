"""The sentence of an answer as a new line of the entry that it names, in the person's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from everdraft.cv.findings import message as _
from everdraft.cv.skills import canonical_skill, find_skills
from everdraft.cv.suggestions.asking import LONGEST_ANSWER, skill_asked
from everdraft.cv.suggestions.declining import declines
from everdraft.cv.suggestions.shapes import Question, Reason, Suggestion, stable_id
from everdraft.cv.words import tokens

Json = Any
LINE = "line"
"""The kind of a suggestion whose line is not there yet: accepting it adds the line."""
LEAST_WORDS = 4
_NAMES = {"work": "name", "volunteer": "organization", "projects": "name"}
_YES = re.compile(r"(?:yes|yeah|yep|sim|ja|oui|sí|si|sì|tak|да)\b[\s,.;:!–—-]*", re.I)
_AT = r"[\s,]+(?:at|with|for|in|na|no|em|en|bei|chez|presso|bij)\s+(?:the\s+)?"


def line_from_answer(
    question: Question, answer: str, cv_json: Mapping[str, Json]
) -> Suggestion | None:
    """None where the answer is a no, too short, without the skill, or names no entry for sure."""
    said = " ".join(answer[:LONGEST_ANSWER].split())
    skill = skill_asked(question)
    if (
        question.kind != "gap"
        or not skill
        or declines(said, skill)
        or not _names_skill(said, skill)
    ):
        return None
    named = [one for one in _entries(cv_json) if _is_named(one[1], said)]
    if len(named) > 1:
        named = [one for one in named if _is_named(one[2], said)]
    if len(named) != 1:
        return None
    target, name, _title = named[0]
    text = re.sub(rf"{_AT}{re.escape(name)}\W*\Z", "", _YES.sub("", said, count=1), flags=re.I)
    if len(tokens(text)) < LEAST_WORDS:
        return None
    return Suggestion(
        target=f"{target}.highlights.{stable_id('line', question.id, said)}",
        base_text="",
        text=text[:1].upper() + text[1:],
        kind=LINE,
        reasons=(Reason(_("This is your own answer, as a line of its own.")),),
        checks=question.checks,
        source="answer",
    )


def _names_skill(said: str, skill: str) -> bool:
    mentioned = {one.canonical for one in find_skills(said)}
    return canonical_skill(skill) in mentioned or skill.casefold() in said.casefold()


def _entries(cv_json: Mapping[str, Json]) -> Iterator[tuple[str, str, str]]:
    """Target, name and title of each entry that has lines."""
    for root, field in _NAMES.items():
        for one in cv_json.get(root, ()):
            yield f"{root}.{one['id']}", str(one.get(field) or ""), str(one.get("position") or "")


def _is_named(name: str, said: str) -> bool:
    return bool(name.strip()) and bool(
        re.search(rf"(?<!\w){re.escape(name.strip())}(?!\w)", said, re.I)
    )
