"""What became of suggestions and questions: open, accepted, rejected, outdated, asked, answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from everdraft.cv.claims.shapes import claim_to_json
from everdraft.cv.claims.source import Source
from everdraft.cv.diff import diff_to_json, line_diff_to_json
from everdraft.cv.editing.targets import shape_of, text_at, value_at
from everdraft.cv.findings import Translate
from everdraft.cv.relisting import relisted
from everdraft.cv.suggest import judged
from everdraft.cv.suggestions.applied import with_suggestions
from everdraft.cv.suggestions.asking import remark_on, skill_asked, suggestion_from_answer
from everdraft.cv.suggestions.lines import LINE, line_from_answer
from everdraft.cv.suggestions.shapes import Suggestion, question_from_json, suggestion_from_json
from everdraft.cv.truth import judge_claims, own_words_of

Json = Any

SUGGESTION_STATES = ("open", "accepted", "waiting", "replaced", "rejected", "outdated")
"""``waiting``: accepted, and it says something that needs the person's word. ``replaced``:
accepted, and written over since. ``outdated``: the words it was made for have changed."""


def review_items(
    suggestions: Sequence[Mapping[str, Json]],
    questions: Sequence[Mapping[str, Json]],
    document: Mapping[str, Json],
    source: Source,
    translate: Translate,
) -> list[dict[str, Json]]:
    """Suggestions, then questions, as they were streamed, each with its ``state``.

    ``document`` is the CV document as it is now, ``source`` what may be believed now; a claim that
    the person has confirmed since is no longer asked about.
    """
    items = [_suggestion(one, document, source, translate) for one in suggestions]
    return items + [_question(one, document) for one in questions]


def with_open(cv_json: Mapping[str, Json], items: Sequence[Mapping[str, Json]]) -> dict[str, Json]:
    """The CV with every suggestion that is still open and needs neither word nor look: a line that
    an answer made is taken on its own, for nothing has judged it."""
    left = (
        one
        for one in items
        if one["type"] == "suggestion" and one["state"] == "open" and one["kind"] != LINE
    )
    return with_suggestions(cv_json, (suggestion_from_json(one) for one in left))


def _suggestion(
    record: Mapping[str, Json], document: Mapping[str, Json], source: Source, translate: Translate
) -> dict[str, Json]:
    record = _as_of_now(record, document)
    current = text_at(document["cv"], record["target"])
    decision: Mapping[str, Json] = document.get("decisions", {}).get(record["id"], {})
    decided = decision.get("decision", "")
    if record["kind"] == LINE and current is None and decided != "accepted":
        lines = value_at(document["cv"], record["target"].rpartition(".")[0])
        current = None if lines is None else ""
    silent = record["kind"] in ("heading", LINE) or "shown" in record
    claims = [] if silent else judge_claims(source, record["text"], target=record["target"])
    stands = current == record["text"]
    if decided == "rejected":
        state = "rejected"
    elif stands:
        state = "waiting" if any(one.needs_word for one in claims) else "accepted"
    elif current == record["base_text"]:
        state = "open"
    else:
        state = "replaced" if decided == "accepted" else "outdated"
    return {
        **record,
        "type": "suggestion",
        "state": state,
        "decided": decided,
        "current_text": current,
        **(
            {"current_shown": _shown(document["cv"], record["target"])} if "shown" in record else {}
        ),
        "claims": [claim_to_json(one, translate) for one in claims],
    }


def _as_of_now(record: Mapping[str, Json], document: Mapping[str, Json]) -> Mapping[str, Json]:
    """The record; one that adds to a list, or orders it, as it does so to the list of now."""
    target, base, text = record["target"], record["base_text"], record["text"]
    current = text_at(document["cv"], target)
    shape = shape_of(target)
    if current in (None, base, text) or shape is None or shape.kind != "texts":
        return record
    moved = relisted(base, text, current)
    decision: Mapping[str, Json] = document.get("decisions", {}).get(record["id"], {})
    if moved is None or (moved != current and decision.get("decision") == "accepted"):
        return record
    base = str(decision.get("before", base)) if moved == current else current
    differ = line_diff_to_json if record["kind"] == "order" else diff_to_json
    return {**record, "base_text": base, "text": moved, "diff": differ(base, moved)}


def _shown(cv: Mapping[str, Json], target: str) -> str:
    """A list of entries or lines as a person reads it, one a line."""
    items: list[Mapping[str, Json]] = value_at(cv, target) or []
    return "\n".join(str(one.get("text") or _group(one)) for one in items)


def _group(entry: Mapping[str, Json]) -> str:
    words = ", ".join(entry.get("keywords") or [])
    return ": ".join(one for one in (str(entry.get("name") or ""), words) if one)


def _question(record: Mapping[str, Json], document: Mapping[str, Json]) -> dict[str, Json]:
    answer: Mapping[str, Json] | None = document.get("answers", {}).get(record["id"])
    current = text_at(document["cv"], record["target"])
    skill = skill_asked(question_from_json(record))
    return {
        **record,
        "type": "question",
        "state": "open" if answer is None else "answered",
        "answer": answer["text"] if answer else "",
        "remark": remark_on(record["kind"], answer["text"], skill) if answer else "",
        "current_text": current,
    }


def answered(
    record: Mapping[str, Json],
    text: str,
    document: Mapping[str, Json],
    read_cv: Mapping[str, Json],
) -> list[Suggestion]:
    """The suggestions that an answer to a question makes, in the person's words.

    They are made on the words that stand there now, and judged with the answer as their own. The
    sentence may also be a line of the entry that it names.
    """
    question = question_from_json(record)
    current = text_at(document["cv"], question.target)
    made = suggestion_from_answer(question, text, current)
    line = line_from_answer(question, text, document["cv"])
    source = Source.of(read_cv, own_words_of(document))
    return [*([judged(made, source)] if made else []), *([line] if line else [])]
