"""The banner as the server renders it and as the client paints it, in every state and language."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from everdraft.base.clock import timestamp
from everdraft.web.cards import banner_view, card_view
from everdraft.web.words import kind_words, words_for
from tests.unit.client.node import run_in_node

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
VIEWS = """
import { bannerView } from "./client/recovery_view.js";
export default ({ states, words, now }) => states.map((one) => bannerView(one, words, now));
"""


def _words(language: str) -> dict[str, Any]:
    return {**words_for(language), **kind_words({"analysis": "Analysis"}, language)}


def _session(number: int = 1, **changed: Any) -> dict[str, Any]:
    return {
        "id": f"run_{number}",
        "type": "analysis",
        "resumeTitle": "Maria's CV.pdf",
        "progress": 0.405,
        "lastActive": timestamp(NOW - timedelta(minutes=number)),
        "canRecover": True,
        "metadata": {},
        "status": "ERROR",
        "reason": "",
        "error": None,
        "summary": {"sectionsDone": 2, "sectionsPlanned": 5, "words": 412},
        "recoveryUrl": f"/runs/run_{number}",
        "keptUntil": timestamp(NOW + timedelta(days=20)),
        "dismissed": False,
        **changed,
    }


def _state(*sessions: dict[str, Any], more: int = 0, **changed: Any) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for one in sessions:
        counts[one["status"]] = counts.get(one["status"], 0) + 1
    if more:
        counts["ERROR"] = counts.get("ERROR", 0) + more
    count = len(sessions) + more
    return {"sessions": list(sessions), "counts": counts, "count": count, **changed}


def _states() -> list[dict[str, Any]]:
    error = {"code": "model_down", "message": "The model did not answer.", "action": "Try again."}
    sessions = [
        _session(),
        _session(2, status="PAUSED", reason="You paused it."),
        _session(3, status="PAUSED", reason="budget_usd_per_day"),
        _session(4, status="PAUSED", reason="a word of a newer version"),
        _session(5, error=error, canRecover=False),
        _session(6, status="IN_PROGRESS", keptUntil=None, progress=0),
        _session(7, status="PENDING", keptUntil=None, summary={}),
        _session(8, type="improvement", metadata={"targetRole": "Data engineer"}),
        _session(9, type="tailoring", metadata={"jobTitle": "Clerk", "companyName": "Farol"}),
        _session(10, keptUntil=timestamp(NOW + timedelta(days=7))),
        _session(11, keptUntil=timestamp(NOW + timedelta(days=7, seconds=1))),
        _session(12, summary={"sectionsDone": 1, "sectionsPlanned": 1, "words": 1}, progress=1),
        _session(13, status="PAUSED", goesOnAt="2026-12-02T00:00:00.000Z"),
        _session(14, status="IN_PROGRESS", goesOnAt="2026-11-01T10:00:09.000Z"),
        _session(15, status="PENDING", queuePosition=2, metadata={"targetRole": "Cook"}),
    ]
    away = _session(1, dismissed=True, lastActive=timestamp(NOW))
    return [
        _state(),
        *(_state(one) for one in sessions),
        *(_state(one, other) for one, other in product(sessions[:2], sessions[5:7])),
        _state(*sessions, dismissed=[away]),
        _state(dismissed=[away]),
        _state(*sessions, more=40),
    ]


@pytest.mark.parametrize("language", ["en", "pt"])
def test_every_banner_reads_alike(tmp_path: Path, language: str) -> None:
    states, words = _states(), _words(language)
    value = {"states": states, "words": words, "now": NOW.timestamp() * 1000}
    painted = run_in_node(tmp_path, VIEWS, value)
    rendered = [banner_view(state, words, NOW) for state in states]
    assert painted == json.loads(json.dumps(rendered))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        (
            "en",
            "1 piece of work is waiting for you. Everything in it is kept.",
            "2 pieces of work are waiting for you. Everything in them is kept.",
        ),
        (
            "pt",
            "Há 1 trabalho à sua espera. Está tudo guardado.",
            "Há 2 trabalhos à sua espera. Está tudo guardado.",
        ),
    ],
)
def test_the_sentence_counts_in_singular_and_plural(language: str, one: str, two: str) -> None:
    words = _words(language)
    assert banner_view(_state(_session()), words, NOW)["waitingSentence"] == one
    assert banner_view(_state(_session(), _session(2)), words, NOW)["waitingSentence"] == two
    assert banner_view(_state(), words, NOW)["hidden"] is True


def test_a_card_says_what_is_kept_why_it_rests_and_for_which_role() -> None:
    error = {"code": "model_down", "message": "The model did not answer."}
    session = _session(error=error, type="improvement", metadata={"targetRole": "Data engineer"})
    card = card_view(session, _words("en"), NOW)
    assert card["kept"] == "2 of 5 sections done, 412 words saved"
    assert card["reason"] == "The model did not answer."
    assert card["role"] == "for Data engineer"
    assert card["percent"] == "41 %"
    assert card["near"] is False
    assert card["labels"]["resume"] == "Continue Maria's CV.pdf, improvement for Data engineer"
    assert card["when"] is None


@pytest.mark.parametrize(
    ("changed", "word", "when"),
    [
        ({"status": "PENDING", "queuePosition": 3}, "Third in line", None),
        ({"status": "PENDING", "queuePosition": 12}, "Number 12 in line", None),
        ({"status": "IN_PROGRESS", "goesOnAt": "x"}, "Waiting for the model", "It is tried again"),
        ({"status": "PAUSED", "goesOnAt": "x"}, "Paused", "It goes on by itself:"),
        ({"status": "IN_PROGRESS"}, "In progress", None),
        ({"status": "ERROR", "goesOnAt": None}, "Interrupted", None),
    ],
)
def test_a_card_says_what_is_waited_for_and_when_it_goes_on(
    changed: dict[str, Any], word: str, when: str | None
) -> None:
    card = card_view(_session(**changed), _words("en"), NOW)
    assert card["word"] == word
    assert (card["when"] is None) == (when is None)
    assert card["when"] is None or card["when"]["words"].startswith(when)
