"""Following a run to where it rests or ends, and saying how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import aclosing
from typing import Any, cast

from everdraft.cli.paint import Painter, sink_for
from everdraft.cli.terminal import Terminal
from everdraft.cli.workplace import RunJson, Workplace
from everdraft.runs.fold import Snapshot, apply
from everdraft.runs.states import RESTING, TERMINAL, RunStatus
from everdraft.web.views import budget_sentences
from everdraft.web.words import words_for


async def follow(
    workplace: Workplace, run: RunJson, terminal: Terminal, *, text: bool, whole: bool
) -> Snapshot:
    """Paints the run as it goes on, until it rests or ends; gives its fold as of then.

    ``text``: paint the words too, not only progress. ``whole``: repeat what earlier attempts
    finished in full, otherwise as a line each. What was there before ``run`` was read is
    repeated, never taken for news: a run that failed yesterday and goes on now does not end here.
    """
    view = Snapshot()
    head = int(run["lastEventId"])
    run_id = str(run["id"])
    with sink_for(terminal, text=text) as sink:
        painter = Painter(sink, terminal)
        events = cast("Any", workplace.events(run_id, 0))
        joined = False
        async with aclosing(events):
            async for event in events:
                if event.seq > head and not joined:
                    joined = True
                    if event.attempt == view.attempt:
                        painter.joined(view)
                apply(view, event)
                if event.seq > head:
                    painter.event(event, view)
                elif event.seq == head:
                    painter.kept(view, whole=whole)
                if event.seq >= head and (view.status in RESTING or view.status in TERMINAL):
                    break
    return view


def exit_code(view: Snapshot) -> int:
    """0 for a run that is complete, 1 for every other end."""
    return 0 if view.status is RunStatus.COMPLETED else 1


def say_end(run_id: str, view: Snapshot, terminal: Terminal) -> None:
    """On stderr: why a run that is not complete has stopped, and what goes on with it."""
    translate = terminal.translate
    if view.status is RunStatus.ERROR:
        error = view.error or {}
        code, words = str(error.get("code", "")), str(error.get("message", ""))
        terminal.fail(code, words, str(error.get("action", "")))
        if error.get("retryable", True):
            said = translate("What is finished is kept: everdraft runs retry %(run_id)s")
            terminal.say("  " + said % {"run_id": run_id})
    elif view.status is RunStatus.PAUSED:
        rest = {"reason": view.reason, "goesOnAt": view.goes_on_at}
        for sentence in budget_sentences(rest, words_for(terminal.language)):
            terminal.say(sentence)
        terminal.say(translate("The run is paused: everdraft runs resume %(run_id)s") % _id(run_id))
    elif view.status is RunStatus.CANCELLED:
        terminal.say(translate("The run was stopped for good; what it wrote is kept."))
    elif view.status is not RunStatus.COMPLETED:
        say_left(run_id, terminal, is_live=False)


def say_left(run_id: str, terminal: Terminal, *, is_live: bool) -> None:
    """On stderr, after Ctrl-C: where the work is now."""
    translate = terminal.translate
    if is_live:
        said = translate("The run goes on in the server: everdraft runs resume %(run_id)s")
    else:
        said = translate("The run is kept: everdraft runs resume %(run_id)s")
    terminal.say(said % _id(run_id))


def _id(run_id: str) -> dict[str, str]:
    return {"run_id": run_id}


def show_scores(report: Mapping[str, Any], terminal: Terminal) -> None:
    """On stdout: the scores and the one fix worth most."""
    translate = terminal.translate
    said = translate("Score %(score)d of 100 (%(category)s), for machines alone %(ats)d.")
    terminal.show()
    terminal.show(
        said
        % {
            "score": report["overall_score"],
            "category": translate(str(report["score_category"])),
            "ats": report["ats_score"],
        }
    )
    top = report.get("top_fix")
    if top:
        said = translate("Worth most (%(points)d points): %(title)s.")
        terminal.show(said % {"points": top["points"], "title": str(top["title"]).rstrip(".")})
        if top.get("quote"):
            terminal.show(f"  “{' '.join(str(top['quote']).split())}”")
        terminal.show(f"  {top['fix']}")
    else:
        terminal.show(translate("There is nothing left that these checks could ask for."))
