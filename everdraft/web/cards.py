"""What the banner "Continue Your Work" says; client/recovery_view.js says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from everdraft.base.clock import parse_timestamp
from everdraft.runs.states import RunStatus
from everdraft.web.views import GOING, in_line
from everdraft.web.words import Words, say

NEAR = timedelta(days=7)
"""A card says by itself until when it is kept when that is no further away."""

Json = dict[str, Any]


def banner_view(state: Mapping[str, Any], words: Words, now: datetime) -> Json:
    """The banner's content. ``state`` is GET /api/recovery/list, with ``dismissed`` sessions whose
    places show Undo, newest first."""
    sessions = sorted(
        [*state["sessions"], *state.get("dismissed", ())],
        key=lambda one: (one["lastActive"], one["id"]),
        reverse=True,
    )
    counts: Mapping[str, int] = state["counts"]
    going = sum(count for status, count in counts.items() if status in GOING)
    waiting = state["count"] - going
    cards = [card_view(one, words, now) for one in sessions]
    shown = len(state["sessions"])
    return {
        "hidden": not cards,
        "waiting": [card for card in cards if not card["going"]],
        "going": [card for card in cards if card["going"]],
        "waitingSentence": say(words, "waiting_for_you", count=waiting) if waiting else "",
        "goingSentence": say(words, "going_by_itself", count=going) if going else "",
        "rest": say(words, "newest_shown", shown=shown, count=state["count"])
        if state["count"] > shown
        else "",
        "many": state["count"] > 1,
    }


def card_view(session: Mapping[str, Any], words: Words, now: datetime) -> Json:
    """One card: what it is, what is kept, and the words of what can be done with it."""
    title: str = session["resumeTitle"]
    kind = str(words.get(f"kind_{session['type']}", session["type"]))
    role = _role(session["metadata"], words)
    name = f"{title}, {kind} {role}".strip()
    until: str = session["keptUntil"] or ""
    return {
        "id": session["id"],
        "url": session["recoveryUrl"],
        "dismissed": session["dismissed"],
        "title": title,
        "kind": kind,
        "role": role,
        "status": session["status"],
        "word": _word(session, words),
        "going": session["status"] in GOING,
        "opens": not session["canRecover"],
        "at": session["lastActive"],
        "reason": _reason(session),
        "when": _when(session, words),
        "kept": _kept(session["summary"], words),
        "progress": session["progress"],
        "percent": say(words, "card_percent", percent=int(session["progress"] * 100 + 0.5)),
        "until": until,
        "near": bool(until) and parse_timestamp(until) - now <= NEAR,
        "labels": {
            "name": name,
            "bar": say(words, "card_bar", title=name),
            "resume": say(words, "continue_title", title=name),
            "dismiss": say(words, "dismiss_title", title=name),
            "restore": say(words, "undo_title", title=name),
            "gone": say(words, "put_away", title=title),
        },
    }


def _role(metadata: Mapping[str, Any], words: Words) -> str:
    names: Sequence[Any] = [metadata.get(key) for key in ("targetRole", "jobTitle", "companyName")]
    role = ", ".join(str(name) for name in names if name)
    return say(words, "card_role", role=role) if role else ""


def _reason(session: Mapping[str, Any]) -> str:
    error: Mapping[str, Any] = session["error"] or {}
    if error.get("message"):
        return str(error["message"])
    return str(session["reason"])


def _word(session: Mapping[str, Any], words: Words) -> str:
    """What it is now: its place in the line, that it waits for the model, or its status."""
    place = session.get("queuePosition")
    if place and session["status"] == RunStatus.PENDING:
        return in_line(place, words)
    waits = session["status"] == RunStatus.IN_PROGRESS and session.get("goesOnAt")
    return say(words, "waiting_for_model" if waits else session["status"])


def _when(session: Mapping[str, Any], words: Words) -> Json | None:
    """When it goes on by itself, or the model is asked again."""
    at = session.get("goesOnAt")
    if not at or session["status"] not in (RunStatus.IN_PROGRESS, RunStatus.PAUSED):
        return None
    waits = session["status"] == RunStatus.IN_PROGRESS
    return {"words": say(words, "tried_next" if waits else "goes_on_by_itself"), "at": at}


def _kept(summary: Mapping[str, Any], words: Words) -> str:
    planned = summary.get("sectionsPlanned", 0)
    if not planned:
        return say(words, "card_nothing")
    sections = say(words, "sections_done", count=summary.get("sectionsDone", 0), planned=planned)
    saved = say(words, "card_words", count=summary.get("words", 0))
    return say(words, "card_kept", sections=sections, saved=saved)
