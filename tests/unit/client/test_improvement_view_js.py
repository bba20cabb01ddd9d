"""web/improvement_view.py and client/improvement_view.js say the same of every improvement."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from everdraft.cv.diff import diff_to_json, line_diff_to_json
from everdraft.cv.suggestions.review import SUGGESTION_STATES
from everdraft.web.improvement_view import improvement_view, ordered, without
from everdraft.web.words import words_for
from tests.unit.client.node import run_in_node

VIEWS = """
import { improvementView } from "./client/improvement_view.js";
export default ({ cases, words }) =>
  cases.map(({ run, review }) => improvementView(run, review, words));
"""

DECIDED = """
import { decided, operationOf, wishOf } from "./client/deciding.js";
export default ({ review, wishes }) => ({
  reviews: wishes.map((_, index) => decided(review, wishes.slice(0, index + 1)).items),
  operations: wishes.map(operationOf),
  back: wishes.map((wish) => wishOf(operationOf(wish), review.items)),
});
"""

BASE, TEXT = "Responsible for 🙂 ships and  harbours", "Led 🙂 ships of 12 harbours in Python"


def _claim(words: str, verdict: str = "new") -> dict[str, Any]:
    start = TEXT.index(words)
    return {
        "kind": "number",
        "text": words,
        "start": start,
        "end": start + len(words),
        "verdict": verdict,
        "said": "Your CV does not say this. Is it true?",
    }


def _suggestion(name: str, *claims: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {
        "id": name,
        "target": f"work.w1.highlights.{name}",
        "base_text": BASE,
        "text": TEXT,
        "diff": diff_to_json(BASE, TEXT),
        "reason": "The line opens with what you did.",
        "checks": ["B02", "B07"],
        "claims": list(claims),
        "place": "Captain, Farol",
        **changed,
    }


def _question(name: str, **changed: Any) -> dict[str, Any]:
    return {
        "id": name,
        "target": "basics.summary",
        "base_text": "",
        "text": "What are you?",
        "why": "Three lines decide.",
        "checks": ["S05"],
        "place": "Summary",
        **changed,
    }


def _item(kind: str, record: dict[str, Any], state: str, **changed: Any) -> dict[str, Any]:
    return {**record, "type": kind, "state": state, "current_text": record["base_text"], **changed}


def _section(name: str, status: str, suggestions: Any = (), questions: Any = (), **result: Any):
    return {
        "id": name,
        "title": name.title(),
        "status": status,
        "attempt": 0 if status == "waiting" else 1,
        "text": "Two lines can be said better." if status != "waiting" else "",
        "findings": [],
        "suggestions": list(suggestions),
        "questions": list(questions),
        "result": result,
    }


def _case(status: str, states: str, *, scored: bool) -> dict[str, Any]:
    """A run in a status, with a suggestion in every state, or with what only streamed so far."""
    claims = (_claim("12"), _claim("Python"), _claim("harbours", "supported"))
    records = [
        _suggestion(f"s-{name}", *claims[: 2 + index % 2 * -1])
        for index, name in enumerate(SUGGESTION_STATES)
    ]
    asked = [_question("q-open"), _question("q-answered"), _question("q-barren")]
    score = {"overall_score": 61, "ats_score": 80, "score_category": "Needs Work"}
    items: list[dict[str, Any]] = []
    if states == "decided":
        current = {"outdated": "Other words", "replaced": "By hand", "accepted": TEXT}
        items = [
            _item("suggestion", one, state, current_text=current.get(state, BASE))
            for one, state in zip(records, SUGGESTION_STATES, strict=True)
        ]
        made = _suggestion("s-made", base_text="", diff=[["added", TEXT]], question="q-answered")
        line = _suggestion("s-line", base_text="", kind="line", question="q-answered")
        items += [
            _item("suggestion", made, "open", section="work"),
            _item("suggestion", line, "open", section="work"),
            _item("question", asked[0], "open", answer=""),
            _item("question", asked[1], "answered", answer="A captain"),
            _item("question", asked[2], "answered", answer="Yes", current_text=None),
        ]
    ends = status == "COMPLETED"
    scores = {"before": score, "after": {**score, "overall_score": 94}}
    return {
        "run": {
            "status": status,
            "activeSection": "" if ends else "skills",
            "waiting": None,
            "reason": "",
            "goesOnAt": "",
            "error": {"message": "It broke.", "retryable": True} if status == "ERROR" else None,
            "sections": [
                _section("work", "completed", records, asked),
                _section("skills", "completed" if ends else "active", [_suggestion("s-late")]),
                _section("outcome", "completed" if ends else "waiting"),
            ],
            "partial": {},
            "result": {"scores": scores} if ends else None,
        },
        "review": {"items": items, "scores": {"now": score} if scored else {}, "revision": 3},
    }


def _ordered() -> dict[str, Any]:
    """A streamed order of lines, one of them in another spelling as well."""
    before, after = "Made tea\nRan k8s\nCut 30%", "Cut 30%\nRan Kubernetes\nMade tea"
    order = _suggestion("s-order", kind="order", diff=line_diff_to_json(before, after))
    case = _case("IN_PROGRESS", "streamed", scored=False)
    case["run"]["sections"][0]["suggestions"] = [order]
    return case


CASES = [
    _case(status, states, scored=scored)
    for status, states, scored in product(
        ["PENDING", "IN_PROGRESS", "PAUSED", "ERROR", "CANCELLED", "COMPLETED"],
        ["streamed", "decided"],
        [True, False],
    )
]
CASES.append(_ordered())


def test_a_line_that_only_moves_neither_goes_nor_comes() -> None:
    case = _ordered()
    (card, *_rest) = improvement_view(case["run"], case["review"], words_for("en"))["sections"][0][
        "cards"
    ]
    made, ran, cut = "Made tea\n", "Ran k8s\n", "Cut 30%"
    assert card["now"] == [["equal", made], ["removed", ran], ["equal", f"{cut}\n"]]
    assert card["offered"] == [
        ["equal", cut],
        ["moved", "moved up"],
        ["equal", "\n"],
        ["added", "Ran Kubernetes\n"],
        ["equal", made],
    ]


@pytest.mark.parametrize("language", ["en", "pt"])
def test_every_state_reads_alike(tmp_path: Path, language: str) -> None:
    words = words_for(language)
    painted = run_in_node(tmp_path, VIEWS, {"cases": CASES, "words": words})
    for case, theirs in zip(CASES, painted, strict=True):
        ours = json.loads(json.dumps(improvement_view(case["run"], case["review"], words)))
        assert theirs == ours, case["run"]["status"]


def test_every_card_once_and_an_answers_suggestion_behind_its_question() -> None:
    case = _case("COMPLETED", "decided", scored=True)
    names = [one["id"] for one in ordered(case["run"], case["review"])]
    assert len(set(names)) == len(names) == 12
    assert names.index("s-made") == names.index("q-answered") + 1


def test_a_finished_improvement_is_said_in_full() -> None:
    case = _case("COMPLETED", "decided", scored=True)
    view = improvement_view(case["run"], case["review"], words_for("en"))
    cards = {one["id"]: one for section in view["sections"] for one in section["cards"]}
    assert [one["total"] for one in view["scores"]] == ["61", "61", "94"]
    assert cards["s-waiting"]["claims_title"] == "Is this true?"
    assert [one["text"] for one in cards["s-waiting"]["claims"]] == ["12", "Python"]
    assert cards["s-waiting"]["without"] == "Led 🙂 ships of harbours in"
    assert cards["s-outdated"]["now"] == [["equal", "Other words"]]
    assert not cards["s-outdated"]["accepts"]
    assert cards["q-barren"]["note"].startswith("Your answer is kept.")
    assert cards["s-open"]["simple"] is False
    assert cards["s-line"]["simple"] is False, "a line out of an answer is looked at"
    assert view["take_all"] == "Accept the 2 that need no word of yours"
    assert view["left"] == 6


def test_words_are_cut_out_whole() -> None:
    assert without(TEXT, [_claim("12"), _claim("Python")]) == "Led 🙂 ships of harbours in"
    assert without("All of it", []) == "All of it"


def test_a_wish_is_seen_at_once_and_told_again_after_a_reload(tmp_path: Path) -> None:
    item = _item("suggestion", _suggestion("sug-1", _claim("12"), _claim("Python")), "open")
    asked = _item("question", _question("que-1"), "open", answer="")
    acts = [
        ("accept", item, ""),
        ("confirm", item, "12"),
        ("confirm", item, "Python"),
        ("reject", item, ""),
        ("answer", asked, "A captain"),
        ("accept", item, ""),
        ("confirm", item, TEXT),
        ("rewrite", item, "Led ships"),
    ]
    wishes = [{"act": act, "item": one, "text": text} for act, one, text in acts]
    review = {"items": [{**item, "state": "waiting"}, asked]}
    said = run_in_node(tmp_path, DECIDED, {"review": review, "wishes": wishes})
    states = [[one["state"] for one in items] for items in said["reviews"]]
    seen = "waiting waiting accepted rejected rejected accepted accepted replaced"
    assert [one[0] for one in states] == seen.split()
    assert states[4][1] == "answered"
    kinds = "accept confirm confirm reject answer accept confirm set"
    assert [one["kind"] for one in said["operations"]] == kinds.split()
    assert said["operations"][0]["touches"] == [item["target"]]
    assert [(one["act"], one["text"]) for one in said["back"]] == [
        (wish["act"], wish["text"]) for wish in wishes
    ]
