"""What the banner "Continue Your Work" says; client/recovery_view.js says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from everdraft.base.clock import parse_timestamp
from everdraft.web.views import GOING
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
    until: str = session["keptUntil"] or ""
    return {
        "id": session["id"],
        "url": session["recoveryUrl"],
        "dismissed": session["dismissed"],
        "title": title,
        "kind": words.get(f"kind_{session['type']}", session["type"]),
        "role": _role(session["metadata"], words),
        "status": session["status"],
        "word": say(words, session["status"]),
        "going": session["status"] in GOING,
        "opens": not session["canRecover"],
        "at": session["lastActive"],
        "reason": _reason(session, words),
        "kept": _kept(session["summary"], words),
        "progress": session["progress"],
        "percent": say(words, "card_percent", percent=int(session["progress"] * 100 + 0.5)),
        "until": until,
        "near": bool(until) and parse_timestamp(until) - now <= NEAR,
        "labels": {
            "bar": say(words, "card_bar", title=title),
            "resume": say(words, "continue_title", title=title),
            "dismiss": say(words, "dismiss_title", title=title),
            "restore": say(words, "undo_title", title=title),
            "gone": say(words, "put_away", title=title),
        },
    }


def _role(metadata: Mapping[str, Any], words: Words) -> str:
    names: Sequence[Any] = [metadata.get(key) for key in ("targetRole", "jobTitle", "companyName")]
    role = ", ".join(str(name) for name in names if name)
    return say(words, "card_role", role=role) if role else ""


def _reason(session: Mapping[str, Any], words: Words) -> str:
    error: Mapping[str, Any] = session["error"] or {}
    if error.get("message"):
        return str(error["message"])
    reason: str = session["reason"]
    return say(words, reason) if reason in words else ""


def _kept(summary: Mapping[str, Any], words: Words) -> str:
    planned = summary.get("sectionsPlanned", 0)
    if not planned:
        return say(words, "card_nothing")
    sections = say(words, "sections_done", count=summary.get("sectionsDone", 0), planned=planned)
    saved = say(words, "card_words", count=summary.get("words", 0))
    return say(words, "card_kept", sections=sections, saved=saved)
