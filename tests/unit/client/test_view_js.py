"""The server's page and the client's paint say the same: web/views.py and client/view.js."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from everdraft.runs.events import decode
from everdraft.runs.fold import Snapshot, apply, to_json
from everdraft.web.views import run_view
from everdraft.web.words import words_for
from tests.unit.client.node import run_in_node

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "fold.json").read_text("utf-8"))

VIEWS = """
import { runView } from "./client/view.js";
export default ({ states, words, writer }) => states.map((run) => runView(run, words, writer));
"""


def _finding(number: int, **changed: Any) -> dict[str, Any]:
    return {
        "id": f"B02-{number}",
        "check": "B02",
        "severity": "medium",
        "severity_word": "Should",
        "section": "work",
        "quote": f"Responsible for ship {number}",
        "page": 1,
        "title": "The line names a duty",
        "why": "A duty is what anybody had.",
        "fix": "Say what you did.",
        **changed,
    }


def _finished() -> dict[str, Any]:
    """A finished report with all that a page can show."""
    findings = [_finding(number) for number in range(5)]
    findings.append(_finding(9, check="N02", quote="words: 99", page=0, title="It is short"))
    piece = {"section_name": "Experience", "score": 61, "good_things": ["All roles have dates."]}
    score = {
        "overall_score": 58,
        "ats_score": 100,
        "score_category": "Needs Work",
        "main_roast": "Solid ground.",
        "top_fix": {
            "id": "B02-1",
            "check": "B02",
            "points": 7,
            "title": "The line names a duty",
            "quote": "Responsible for ship 1",
            "fix": "Say what you did.",
        },
        "score_parts": [
            {"id": "clarity", "title": "Clear", "points": 9.5, "maximum": 16.7, "lost": []},
            {"id": "evidence", "title": "Shows results", "points": 0.0, "maximum": 30.0},
        ],
    }
    blank = {"suggestions": [], "questions": [], "status": "completed", "attempt": 1}
    work = {"resume_sections": [piece]}
    return {
        "status": "COMPLETED",
        "activeSection": "",
        "waiting": None,
        "reason": "",
        "goesOnAt": "",
        "error": None,
        "sections": [
            {"id": "work", "title": "Experience", "text": "Two.", "findings": findings}
            | {**blank, "result": work},
            {"id": "score", "title": "The score", "text": "58.", "findings": []}
            | {**blank, "attempt": 2, "result": score},
        ],
        "partial": {**work, **score, "findings": findings},
        "result": {**work, **score, "findings": findings},
    }


def _states() -> list[dict[str, Any]]:
    states: list[Any] = [
        _finished(),
        _finished() | {"status": "PENDING", "queuePosition": 2},
        _finished() | {"status": "ERROR", "result": None, "price": 2},
        _finished() | {"status": "ERROR", "result": None, "input": {"jobUrl": "https://a.example"}},
    ]
    for case in VECTORS["cases"]:
        snapshot = Snapshot()
        for body in case["events"]:
            apply(snapshot, decode(body))
            states.append(json.loads(json.dumps(to_json(snapshot))))
    return states


@pytest.mark.parametrize("writer", ["rules", "scripted"])
@pytest.mark.parametrize("language", ["en", "pt"])
def test_every_state_reads_alike(tmp_path: Path, language: str, writer: str) -> None:
    states, words = _states(), words_for(language)
    value = {"states": states, "words": words, "writer": writer}
    painted = run_in_node(tmp_path, VIEWS, value)
    rendered = json.loads(json.dumps([run_view(state, words, writer) for state in states]))
    for state, ours, theirs in zip(states, rendered, painted, strict=True):
        assert theirs == ours, state["status"]


def test_a_finished_report_is_said_in_full() -> None:
    view = run_view(_finished(), words_for("en"), "rules")
    work, score = view["sections"]
    assert [group["title"] for group in work["groups"]] == ["The line names a duty", "It is short"]
    assert work["groups"][0]["more"] == "and 2 more places"
    assert work["groups"][1]["quotes"] == [{"text": "words: 99", "page": ""}]
    assert (work["text"], work["folded"]) == ("", "Two.")
    assert (score["state"], score["text"]) == ("58 of 100", "58.")
    assert score["note"] == "Continued here after an interruption."
    assert view["lead"]["worth"] == "worth 7 points"
    assert view["lead"]["see"] == "See it in Experience"
    assert view["score"]["parts"][0]["text"] == "9.5 of 16.7"


def test_a_model_s_text_is_shown_and_not_folded() -> None:
    work = run_view(_finished(), words_for("en"), "scripted")["sections"][0]
    assert (work["text"], work["folded"]) == ("Two.", "")


@pytest.mark.plan(92)
def test_an_error_says_what_is_kept_what_it_costs_and_what_to_do() -> None:
    state = _finished() | {
        "status": "ERROR",
        "result": None,
        "error": {"message": "The model did not answer.", "action": "Try again.", "code": "x"},
    }
    notice = run_view(state, words_for("en"), "rules")["notice"]
    assert notice == {
        "title": "The check was interrupted",
        "sentences": [
            "The model did not answer.",
            "2 of 2 sections are done and kept.",
            "Going on costs nothing.",
        ],
        "action": "Try again.",
        "pastes": False,
    }


@pytest.mark.parametrize(("status", "pastes"), [("active", True), ("completed", False)])
def test_a_paste_is_offered_where_the_advert_was_not_read(status: str, pastes: bool) -> None:
    advert = {**_finished()["sections"][0], "id": "advert", "status": status, "findings": []}
    asked = {"jobUrl": "https://a.example/job"}
    state = _finished() | {"status": "ERROR", "result": None, "sections": [advert], "input": asked}
    notice = run_view(state, words_for("en"), "rules")["notice"]
    assert notice is not None
    assert notice["pastes"] is pastes


@pytest.mark.parametrize(
    ("reason", "at", "said"),
    [
        (
            "budget_usd_per_day",
            "2026-12-02T00:00:00.000Z",
            "What models may cost today is used up. It goes on by itself at 2026-12-02 00:00 UTC; "
            "Continue tries it now.",
        ),
        (
            "budget_tokens_per_run",
            "",
            "This run took all the tokens that a run may take. It goes on when "
            "EVERDRAFT_BUDGET_TOKENS_PER_RUN is raised.",
        ),
        ("paused_by_person", "", "2 of 2 sections are done and kept."),
    ],
)
def test_a_rest_by_a_budget_says_why_and_until_when(reason: str, at: str, said: str) -> None:
    state = _finished() | {"status": "PAUSED", "result": None, "reason": reason, "goesOnAt": at}
    notice = run_view(state, words_for("en"), "rules")["notice"]
    assert notice is not None
    assert " ".join(notice["sentences"]).startswith(said)


@pytest.mark.parametrize(
    ("changed", "line", "waiting"),
    [
        ({"status": "PENDING", "queuePosition": 3}, "Third in line", None),
        ({"status": "PENDING", "queuePosition": None}, "In progress", None),
        (
            {"waiting": {"reason": "model_unreachable", "until": "T"}},
            "Waiting for the model",
            {"reason": "The model cannot be reached.", "until": "T"},
        ),
        (
            {"waiting": {"reason": "of another version", "until": "T"}},
            "Waiting for the model",
            {"reason": "", "until": "T"},
        ),
    ],
)
def test_waiting_says_why_and_until_when(
    changed: dict[str, Any], line: str, waiting: dict[str, str] | None
) -> None:
    state = _finished() | {"status": "IN_PROGRESS", "result": None, **changed}
    view = run_view(state, words_for("en"), "rules")
    assert (view["line"], view["waiting"]) == (line, waiting)


@pytest.mark.parametrize(
    ("status", "price", "said"),
    [
        ("ERROR", 0, "Going on costs nothing."),
        ("ERROR", 1, "Going on costs 1 credit; the one held for it was given back."),
        ("ERROR", 2, "Going on costs 2 credits; those held for it were given back."),
        ("PAUSED", 2, "Going on costs nothing."),
    ],
)
def test_what_going_on_costs_is_said(status: str, price: int, said: str) -> None:
    state = _finished() | {"status": status, "result": None, "price": price}
    notice = run_view(state, words_for("en"), "rules")["notice"]
    assert notice is not None
    assert notice["sentences"][-1] == said


@pytest.mark.parametrize(
    ("retryable", "commands"), [(True, ["retry", "cancel"]), (False, ["cancel"])]
)
def test_a_retry_is_offered_where_it_can_help(retryable: bool, commands: list[str]) -> None:
    error = {"message": "m", "action": "", "code": "x", "retryable": retryable}
    state = _finished() | {"status": "ERROR", "result": None, "error": error}
    assert run_view(state, words_for("en"), "rules")["commands"] == commands
