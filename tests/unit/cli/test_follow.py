"""Following a run: what is repeated, what is news, and where it stops."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from everdraft.cli.follow import exit_code, follow, say_end
from everdraft.cli.terminal import Terminal
from everdraft.cli.workplace import RunJson
from everdraft.runs.events import Event, EventKind
from everdraft.runs.states import RunStatus

E = EventKind


def log(*steps: tuple[EventKind, str, dict[str, Any]]) -> list[Event]:
    """Events with their numbers and attempts."""
    events: list[Event] = []
    attempt = 0
    for seq, (kind, section, data) in enumerate(steps, 1):
        attempt += kind is E.RUN_STARTED
        events.append(Event(seq, kind, "2026-01-01T00:00:00.000Z", attempt, section, data))
    return events


FINDING = {"title": "The line names a duty", "severity": "medium", "severity_word": "Should"}
FIRST = [
    (E.RUN_CREATED, "", {"kind": "analysis"}),
    (E.RUN_STARTED, "", {}),
    (E.PROGRESS, "", {"plan": [{"id": "a", "title": "Alpha"}, {"id": "b", "title": "Beta"}]}),
    (E.SECTION_STARTED, "a", {"title": "Alpha"}),
    (E.FINDING, "a", {"finding": FINDING}),
    (E.DELTA, "a", {"text": "first words"}),
    (E.SECTION_COMPLETED, "a", {"result": {}}),
    (E.SECTION_STARTED, "b", {"title": "Beta"}),
    (E.DELTA, "b", {"text": "half a "}),
]
STOPPED = [*FIRST, (E.RUN_ERROR, "", {"error": {"code": "outside", "message": "It broke."}})]
REST = [
    (E.RUN_RESUMED, "", {}),
    (E.RUN_STARTED, "", {}),
    (E.SECTION_RESTARTED, "b", {"title": "Beta"}),
    (E.DELTA, "b", {"text": "second \x1b[31mwords"}),
    (E.SECTION_COMPLETED, "b", {"result": {}}),
    (E.RUN_COMPLETED, "", {"result": {"overall_score": 50}}),
]


class Tape:
    """A workplace whose one run is a list of events; it never ends a stream by itself."""

    is_live = False

    def __init__(self, events: list[Event]) -> None:
        self.log = events

    async def events(self, run_id: str, after: int) -> AsyncIterator[Event]:
        for event in self.log[after:]:
            yield event
        raise AssertionError(f"{run_id} was followed behind its end")

    async def runs(self, statuses: Sequence[str], limit: int) -> list[RunJson]:
        raise AssertionError(statuses, limit)

    async def run(self, run_id: str) -> RunJson:
        raise AssertionError(run_id)

    async def start(self, kind: str, data: bytes, file_name: str) -> RunJson:
        raise AssertionError(kind, data, file_name)

    async def command(self, name: str, run_id: str) -> RunJson:
        raise AssertionError(name, run_id)


async def followed(events: list[Event], head: int, **how: bool) -> Any:
    return await follow(Tape(events), {"id": "run_1", "lastEventId": head}, Terminal(), **how)


async def test_a_run_that_goes_on_does_not_end_at_its_old_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    view = await followed(log(*STOPPED, *REST), len(STOPPED) + 1, text=True, whole=False)
    shown = capsys.readouterr()
    assert view.status is RunStatus.COMPLETED
    assert exit_code(view) == 0
    assert "Alpha (kept)" in shown.out
    assert "first words" not in shown.out
    assert "half a" not in shown.out
    assert "Beta (starts again)" in shown.out
    assert "second [31mwords" in shown.out
    assert "[2/2] Beta" in shown.err


async def test_what_was_finished_is_repeated_whole_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    await followed(log(*STOPPED, *REST), len(STOPPED) + 1, text=True, whole=True)
    shown = capsys.readouterr().out
    assert shown.count("first words") == 1
    assert "Should The line names a duty" in shown


async def test_joining_in_the_middle_shows_the_beginning_of_the_section(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rest = [(E.DELTA, "b", {"text": "sentence"}), (E.RUN_PAUSED, "", {"reason": "x"})]
    view = await followed(log(*FIRST, *rest), len(FIRST), text=True, whole=False)
    assert "half a sentence" in capsys.readouterr().out
    assert view.status is RunStatus.PAUSED
    assert exit_code(view) == 1


async def test_without_text_only_progress_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    await followed(log(*FIRST, *REST[1:]), 1, text=False, whole=True)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "[1/2] Alpha\n[2/2] Beta\n"


async def test_a_finding_that_the_text_has_said_is_not_said_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    events = [step for step in FIRST if step[0] is not E.DELTA]
    said = (E.DELTA, "a", {"text": "Should: The line names a duty. Say a deed."})
    await followed(log(*events[:5], said, events[5], *events[6:], *REST[1:]), 1, text=True, whole=1)
    assert capsys.readouterr().out.count("The line names a duty") == 1


async def test_a_run_that_rests_already_is_shown_and_its_end_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    view = await followed(log(*STOPPED), len(STOPPED), text=True, whole=False)
    say_end("run_1", view, Terminal())
    shown = capsys.readouterr()
    assert "everdraft: outside: It broke." in shown.err
    assert "everdraft runs retry run_1" in shown.err


async def test_a_run_that_a_budget_rests_says_why_and_until_when(
    capsys: pytest.CaptureFixture[str],
) -> None:
    until = {"reason": "budget_usd_per_day", "goesOnAt": "2026-12-02T00:00:00.000Z"}
    events = log(*FIRST, (E.RUN_PAUSED, "", until))
    view = await followed(events, len(events), text=False, whole=False)
    say_end("run_1", view, Terminal())
    said = capsys.readouterr().err
    assert "What models may cost today is used up." in said
    assert "2026-12-02 00:00 UTC" in said
    assert "everdraft runs resume run_1" in said
