"""What the page of an improvement says: suggestions and questions as cards, as decided.

`improvement_view` has a twin in client/improvement_view.js, so that what the server rendered and
what the client painted are the same page; a test holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from everdraft.web.views import report_of, run_view
from everdraft.web.words import Words, say

Json = dict[str, Any]

OWN_WORDS = ("all_done", "error_title", "kept_nothing")
"""Words that an improvement says in its own way, under the same name with this prefix."""
OWN_PREFIX = "improved_"
TO_DECIDE = ("open", "waiting")
ABOUT_NO_LINE = ("gap", "spoken")
"""Kinds of questions that are about no words of the CV."""
LOOKED_AT = ("line",)
"""Kinds of suggestions that are taken one by one: a line that is new says what nobody judged."""
SCORES = ("before", "now", "after")


def improvement_view(run: Mapping[str, Any], review: Mapping[str, Any], words: Words) -> Json:
    """The page's content. ``run`` is `shapes.run_whole`, ``review`` the answer of
    GET /api/runs/{id}/suggestions."""
    own = {**words, **{name: words[OWN_PREFIX + name] for name in OWN_WORDS}}
    base = run_view(run, own, "")
    cards = [_card(one, words) for one in ordered(run, review)]
    taking = [one["id"] for one in cards if one["simple"]]
    left = sum(one["left"] for one in cards)
    return {
        **base,
        "sections": [_section(one, cards, words) for one in base["sections"]],
        "scores": _scores(run, review, words),
        "letter": str(report_of(run).get("letterId") or ""),
        "left": left,
        "left_line": _left_line(cards, left, run, words),
        "taking": taking,
        "take_all": say(words, "take_all", count=len(taking)) if len(taking) > 1 else "",
    }


def ordered(run: Mapping[str, Any], review: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every suggestion and question once, in the order of the sections; a suggestion that an
    answer made stands behind its question. What streamed after the review was read is open."""
    known: dict[str, Mapping[str, Any]] = {one["id"]: one for one in review["items"]}
    made: dict[str, list[Mapping[str, Any]]] = {}
    for one in review["items"]:
        if one["type"] == "suggestion" and one.get("question"):
            made.setdefault(one["question"], []).append(one)
    found: list[Mapping[str, Any]] = []
    for section in run["sections"]:
        place = {"section": section["id"]}
        for one in section["suggestions"]:
            found.append({**fresh(one, "suggestion"), **known.get(one["id"], {}), **place})
        for one in section["questions"]:
            answers = made.get(one["id"], [])
            lines = {"made": bool(answers)}
            found.append({**fresh(one, "question"), **known.get(one["id"], {}), **place, **lines})
            found += [{**answer, **place} for answer in answers]
    return found


def fresh(record: Mapping[str, Any], kind: str) -> Json:
    """A record that nobody has decided on, in the shape of a review's item."""
    asked = {"answer": ""} if kind == "question" else {}
    return {
        **record,
        **asked,
        "type": kind,
        "state": "open",
        "current_text": record["base_text"],
    }


# -- a card --------------------------------------------------------------------------------------


def _card(item: Mapping[str, Any], words: Words) -> Json:
    if item["type"] == "question":
        return _question(item, words)
    # An order has ids as its texts, and beside them what a person reads.
    state, current = item["state"], item.get("current_shown") or item["current_text"] or ""
    moved = state in ("outdated", "replaced")
    text = (item.get("shown") or ["", item["text"]])[1]
    now, offered = [["equal", current]], [["equal", text]]
    if not moved:
        now, offered = _sides(item, words)
    asked = [one for one in item["claims"] if one["verdict"] != "supported"]
    return {
        **_common(item, words),
        "label": say(words, "from_answer" if item.get("question") else "suggestion"),
        "now": [one for one in now if one[1]],
        "offered": [one for one in offered if one[1]],
        "why": item.get("reason", ""),
        "note": say(words, f"{state}_note") if moved else "",
        "claims": _claims(item, asked, words) if state in TO_DECIDE else [],
        "asks": state == "waiting",
        "claims_title": say(words, "is_it_true" if state == "waiting" else "says_more")
        if asked and state in TO_DECIDE
        else "",
        "without": without(item["text"], asked) if state == "waiting" else "",
        "accepted": state in ("accepted", "waiting"),
        "rejected": state == "rejected",
        "decides": state != "replaced",
        "accepts": not moved,
        "simple": state == "open" and not asked and item.get("kind") not in LOOKED_AT,
        "text": "",
        "answer": "",
    }


def _question(item: Mapping[str, Any], words: Words) -> Json:
    answered = item["state"] == "answered"
    current = item["current_text"] or ""
    barren = answered and not item["made"] and not item.get("pending")
    barren = barren and item.get("kind") != "spoken"
    return {
        **_common(item, words),
        "label": say(words, "question"),
        "now": [["equal", current]] if current and item.get("kind") not in ABOUT_NO_LINE else [],
        "offered": [],
        "why": item.get("why", ""),
        "note": say(words, item.get("remark") or "answer_kept") if barren else "",
        "claims": [],
        "asks": False,
        "claims_title": "",
        "without": "",
        "accepted": False,
        "rejected": False,
        "decides": False,
        "accepts": False,
        "simple": False,
        "text": item["text"],
        "answer": item["answer"] if answered else "",
    }


def _common(item: Mapping[str, Any], words: Words) -> Json:
    checks: Sequence[str] = item.get("checks") or ()
    return {
        "id": item["id"],
        "type": item["type"],
        "section": item["section"],
        "target": item["target"],
        "state": item["state"],
        "state_word": say(words, f"decided_{item['state']}"),
        "place": item.get("place", ""),
        "checks": say(words, "answers_checks", count=len(checks), checks=", ".join(checks))
        if checks
        else "",
        "left": item["state"] in TO_DECIDE,
    }


def _sides(item: Mapping[str, Any], words: Words) -> tuple[list[list[str]], list[list[str]]]:
    """What stands there and what is offered, as runs: what stays, and what goes or comes.

    A line that only moves neither goes nor comes; behind it stands whereto it moved.
    """
    if item.get("kind") != "order":
        return _side(item["diff"], "removed"), _side(item["diff"], "added")
    lines = [(kind, one) for kind, text in item["diff"] for one in text.split("\n")[:-1]]
    old = [one for kind, one in lines if kind != "added"]
    new = [one for kind, one in lines if kind != "removed"]
    offered: list[list[str]] = []
    for kind, one in lines:
        if kind == "added" and one in old:
            way = new.index(one) - old.index(one)
            word = say(words, "moved_up" if way < 0 else "moved_down") if way else ""
            offered += [["equal", one], ["moved", word], ["equal", "\n"]]
        elif kind != "removed":
            offered.append([kind, f"{one}\n"])
    now = [["equal" if one in new else kind, f"{one}\n"] for kind, one in lines if kind != "added"]
    return now, offered


def _side(diff: Sequence[Sequence[str]], changed: str) -> list[list[str]]:
    """One side of a word diff."""
    return [list(run) for run in diff if run[0] in ("equal", changed)]


def _claims(
    item: Mapping[str, Any], asked: Sequence[Mapping[str, Any]], words: Words
) -> list[Json]:
    """The words to be confirmed: alone in their text, or each by itself."""
    return [
        {
            "text": one["text"],
            "said": one["said"],
            "confirms": item["text"] if len(asked) == 1 else one["text"],
            "label": say(words, "confirm_label", claim=one["text"]),
        }
        for one in asked
    ]


def without(text: str, claims: Sequence[Mapping[str, Any]]) -> str:
    """The text with the claimed words cut out, for the person to mend."""
    for one in sorted(claims, key=lambda claim: claim["start"], reverse=True):
        text = text[: one["start"]] + text[one["end"] :]
    return " ".join(part for part in text.split(" ") if part)


# -- sections and scores -------------------------------------------------------------------------


def _section(section: Json, cards: Sequence[Json], words: Words) -> Json:
    own = [one for one in cards if one["section"] == section["id"]]
    left = sum(one["left"] for one in own)
    done = section["status"] == "completed"
    return {
        "id": section["id"],
        "title": section["title"],
        "status": section["status"],
        "state": say(words, "to_decide", count=left) if done and left else section["state"],
        "note": section["note"],
        "text": section["text"],
        "cards": own,
    }


def _scores(run: Mapping[str, Any], review: Mapping[str, Any], words: Words) -> list[Json]:
    known: Json = {}
    sources: list[Mapping[str, Any] | None] = [run["partial"], run["result"], review]
    for source in sources:
        known |= (source.get("scores") or {}) if source else {}
    if not all(name in known for name in SCORES):
        return []
    return [
        {
            "name": name,
            "label": say(words, f"score_{name}"),
            "total": str(known[name]["overall_score"]),
            "category": words.get(known[name]["score_category"], known[name]["score_category"]),
        }
        for name in SCORES
    ]


def _left_line(cards: Sequence[Json], left: int, run: Mapping[str, Any], words: Words) -> str:
    if left:
        return say(words, "left", count=left)
    if not cards:
        return say(words, "nothing_yet" if run["status"] != "COMPLETED" else "nothing_to_say")
    return say(words, "all_decided")
