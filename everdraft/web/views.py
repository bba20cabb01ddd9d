"""What the pages say about runs: a run's state becomes sentences and groups, ready to be shown.

`run_view` has a twin in client/view.js, so that what the server rendered and what the client
painted are the same page; a test holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow
from everdraft.web.words import Words, say
from everdraft.workflows.advert import ADVERT

Json = dict[str, Any]

GOING = (RunStatus.PENDING, RunStatus.IN_PROGRESS)
QUOTES_SHOWN = 3
BY_RULES = "rules"


def run_view(run: Mapping[str, Any], words: Words, writer: str) -> Json:
    """The run page's content. ``run`` is `shapes.run_whole`, ``writer`` who writes the text."""
    done = sum(one["status"] == "completed" for one in run["sections"])
    return {
        "status": run["status"],
        "going": run["status"] in GOING,
        "commands": _commands(run),
        "line": _line(run, done, words),
        "waiting": _waiting(run, words),
        "count": _count(run, done, words),
        "done": done,
        "planned": len(run["sections"]),
        "notice": _notice(run, done, words),
        "lead": _lead(run, words),
        "score": _score(run, words),
        "without_model": _without_model(run),
        "sections": _sections(run, words, writer),
    }


COMMANDS: Mapping[str, Sequence[str]] = {
    RunStatus.PENDING: ("pause", "cancel"),
    RunStatus.IN_PROGRESS: ("pause", "cancel"),
    RunStatus.PAUSED: ("resume", "cancel"),
    RunStatus.ERROR: ("retry", "cancel"),
    RunStatus.CANCELLED: ("again",),
    RunStatus.COMPLETED: (),
}


def _without_model(run: Mapping[str, Any]) -> str:
    """What a model would add to a report that rules wrote; empty where one wrote it."""
    result: Mapping[str, Any] = run["result"] or {}
    said: Mapping[str, str] = result.get("without_model", {})
    return " ".join(said.values())


def _commands(run: Mapping[str, Any]) -> list[str]:
    """What the person can do now; a retry only where it can help."""
    error: Mapping[str, Any] = run["error"] or {}
    helps = error.get("retryable", True)
    return [one for one in COMMANDS[run["status"]] if one != "retry" or helps]


def report_of(run: Mapping[str, Any]) -> Mapping[str, Any]:
    """The result, or what is known so far."""
    return run["result"] or run["partial"]


def _line(run: Mapping[str, Any], done: int, words: Words) -> str:
    if run["status"] not in GOING:
        return say(words, run["status"])
    if run["waiting"]:
        return say(words, "waiting_for_model")
    place = run.get("queuePosition")
    if place and run["status"] == RunStatus.PENDING:
        return in_line(place, words)
    active = next((one for one in run["sections"] if one["id"] == run["activeSection"]), None)
    if active is not None:
        return say(words, "now_checking", section=active["title"])
    return say(words, "IN_PROGRESS" if done else "starting")


def in_line(place: int, words: Words) -> str:
    """The place of a run that waits to be taken up: "Third in line"."""
    name = f"in_line_{place}"
    return say(words, name) if name in words else say(words, "in_line", place=place)


def _waiting(run: Mapping[str, Any], words: Words) -> Json | None:
    """Why the model is waited for, and when it is asked again."""
    waiting: Mapping[str, Any] | None = run["waiting"]
    if waiting is None or run["status"] not in GOING:
        return None
    return {"reason": reason_words(waiting["reason"], words), "until": waiting["until"]}


def reason_words(reason: str, words: Words) -> str:
    """Why a run rests or waits, in a sentence; empty for a reason that has none."""
    return say(words, reason) if reason in words else ""


def rest_reason(row: RunRow, words: Words) -> str:
    """The same of a run in a list: its error's own sentence, or what its reason says."""
    error: Mapping[str, Any] = row.error or {}
    if error.get("message"):
        return str(error["message"])
    never = row.reason.startswith("budget_") and not row.goes_on_at
    sentences = [reason_words(row.reason, words), say(words, "goes_on_never") if never else ""]
    return " ".join(one for one in sentences if one)


def _count(run: Mapping[str, Any], done: int, words: Words) -> str:
    planned = len(run["sections"])
    if not planned:
        return ""
    if run["status"] == RunStatus.COMPLETED:
        return say(words, "all_done", count=planned)
    return say(words, "sections_done", count=done, planned=planned)


def _notice(run: Mapping[str, Any], done: int, words: Words) -> Json | None:
    status = run["status"]
    if status in GOING or status == RunStatus.COMPLETED:
        return None
    planned = len(run["sections"])
    written = any(section["text"] for section in run["sections"])
    nothing_done = say(words, "kept_words" if written else "kept_nothing")
    kept = say(words, "kept", count=done, planned=planned) if done else nothing_done
    action, pastes = "", False
    if status == RunStatus.PAUSED:
        title = say(words, "paused_title")
        sentences = [*budget_sentences(run, words), kept, say(words, "costs_nothing")]
    elif status == RunStatus.CANCELLED:
        title = say(words, "cancelled_title")
        sentences = [kept, say(words, "cancelled_kept")] if done else [kept]
    else:
        error: Mapping[str, Any] = run["error"] or {}
        title = say(words, "error_title")
        sentences = [error.get("message", ""), kept]
        action, pastes = error.get("action", ""), _wants_advert(run)
        if error.get("retryable", True):
            sentences.append(_costs_again(run, words))
    shown = [one for one in sentences if one]
    return {"title": title, "sentences": shown, "action": action, "pastes": pastes}


def _costs_again(run: Mapping[str, Any], words: Words) -> str:
    """An error gives back what was held: a retry reserves it again."""
    price = run.get("price") or 0
    return say(words, "costs_again", count=price) if price else say(words, "costs_nothing")


def _wants_advert(run: Mapping[str, Any]) -> bool:
    """Whether the run ended before its advert was read, and a paste would do."""
    read = any(one["id"] == ADVERT and one["status"] == "completed" for one in run["sections"])
    asked: Mapping[str, Any] = run.get("input") or {}
    return bool(asked.get("jobUrl")) and not read


def budget_sentences(run: Mapping[str, Any], words: Words) -> list[str]:
    """Why a budget rests the run, and when it goes on; nothing for a pause of another kind."""
    reason, at = run["reason"], run["goesOnAt"]
    if not reason.startswith("budget_"):
        return []
    # The moment is a midnight of UTC, and is said as it was decided.
    when = say(words, "goes_on_at", time=f"{at[:10]} {at[11:16]}") if at else ""
    return [say(words, reason), when or say(words, "goes_on_never")]


def _lead(run: Mapping[str, Any], words: Words) -> Json | None:
    report = report_of(run)
    top = report.get("top_fix")
    if not top:
        return None
    none: Json = {}
    finding = next((one for one in report.get("findings", []) if one["id"] == top["id"]), none)
    section_id = finding.get("section") or "file"
    section = next((one for one in run["sections"] if one["id"] == section_id), None)
    return {
        "title": top["title"],
        "quote": top["quote"],
        "fix": top["fix"],
        "why": finding.get("why", ""),
        "worth": say(words, "worth", count=top["points"]) if top["points"] > 0 else "",
        "section": section["id"] if section else "",
        "see": say(words, "see_in", section=section["title"]) if section else "",
    }


def _score(run: Mapping[str, Any], words: Words) -> Json | None:
    report = report_of(run)
    if "score_category" not in report:
        return None
    return {
        "total": str(report["overall_score"]),
        "category": words.get(report["score_category"], report["score_category"]),
        "sentence": report.get("main_roast", ""),
        "machines": say(words, "for_machines", score=report["ats_score"]),
        "parts": [
            {
                "title": part["title"],
                "text": say(
                    words,
                    "part_points",
                    points=_number(part["points"], words),
                    maximum=_number(part["maximum"], words),
                ),
                "points": part["points"],
                "maximum": part["maximum"],
            }
            for part in report.get("score_parts", [])
        ],
    }


def _number(value: float, words: Words) -> str:
    return f"{value:g}".replace(".", words["decimal"])


def _sections(run: Mapping[str, Any], words: Words, writer: str) -> list[Json]:
    seen = {0, 1}
    views: list[Json] = []
    for section in run["sections"]:
        views.append(_section(section, run, words, writer, section["attempt"] not in seen))
        seen.add(section["attempt"])
    return views


def _section(
    section: Mapping[str, Any],
    run: Mapping[str, Any],
    words: Words,
    writer: str,
    continued: bool,
) -> Json:
    pieces: Sequence[Json] = section["result"].get("resume_sections") or [{}]
    piece = pieces[0]
    groups = grouped(section["findings"], words)
    goods: list[str] = piece.get("good_things", [])
    # Without a model the text says the good things and the findings again: it stands for the
    # good things where there is nothing else, and is folded away below the findings.
    repeats = writer == BY_RULES and section["status"] == "completed"
    folds = repeats and bool(groups)
    return {
        "id": section["id"],
        "title": section["title"] or section["id"],
        "status": section["status"],
        "state": _section_state(section, piece, run["status"], words),
        "note": say(words, "continued") if continued else "",
        "text": "" if folds else section["text"],
        "folded": section["text"] if folds else "",
        "goods": [] if repeats and not folds else goods,
        "groups": groups,
    }


def _section_state(
    section: Mapping[str, Any], piece: Mapping[str, Any], status: str, words: Words
) -> str:
    if section["status"] == "completed":
        score = piece.get("score", section["result"].get("overall_score"))
        if score is not None:
            return say(words, "section_score", score=score)
        return say(words, "section_completed")
    if section["status"] == "active":
        return say(words, "section_active" if status in GOING else status)
    return say(words, "section_kept" if status == RunStatus.CANCELLED else "section_waiting")


def grouped(findings: Sequence[Mapping[str, Any]], words: Words) -> list[Json]:
    """Findings of one check that say the same become one, with all their quotes."""
    groups: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for one in findings:
        key = (one["check"], one.get("title", ""), one.get("fix", ""))
        groups.setdefault(key, []).append(one)
    return [_group(same, words) for same in groups.values()]


def _group(same: Sequence[Mapping[str, Any]], words: Words) -> Json:
    first = same[0]
    quotes = [
        {
            "text": one["quote"],
            # What has no page was not read in the CV: it is a fact about the file.
            "page": say(words, "page", page=one["page"]) if one.get("page") else "",
        }
        for one in same
        if one.get("quote")
    ]
    hidden = len(quotes) - QUOTES_SHOWN
    return {
        "severity": first["severity"],
        "word": first.get("severity_word", ""),
        "title": first.get("title", ""),
        "why": first.get("why", ""),
        "fix": first.get("fix", ""),
        "quotes": quotes[:QUOTES_SHOWN],
        "rest": quotes[QUOTES_SHOWN:],
        "more": say(words, "more_quotes", count=hidden) if hidden > 0 else "",
    }
