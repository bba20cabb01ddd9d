"""`analyze` and `runs` without a server: streaming, Ctrl-C, and going on where it stood."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from everdraft.app import Engine, open_engine
from everdraft.cli.here import Here
from everdraft.settings import Settings
from tests.integration.test_cli_documents import CV
from tests.support.cli import Answer, Cli, Started, complete_events, screen_of

SCRIPT = "One two three four five six."
PACE_MS = "40"

pytestmark = pytest.mark.process


@pytest.fixture
def cv(tmp_path: Path) -> str:
    path = tmp_path / "ana.txt"
    path.write_text(CV, encoding="utf-8")
    return str(path)


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path / "data")


def scripted(folder: Path) -> dict[str, str]:
    """A scripted model that takes its time."""
    script = folder / "script.txt"
    script.write_text(SCRIPT, encoding="utf-8")
    return {
        "EVERDRAFT_MODEL": "scripted",
        "EVERDRAFT_SCRIPT": str(script),
        "EVERDRAFT_PACE_MS": PACE_MS,
    }


@pytest.fixture
def slow(cli: Cli, tmp_path: Path) -> Cli:
    """The same folder under that model."""
    return cli.with_environment(**scripted(tmp_path))


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, Answer]:
    """A folder with a run left by Ctrl-C inside its third section; its id, and what was said."""
    place = tmp_path_factory.mktemp("left")
    path = place / "ana.txt"
    path.write_text(CV, encoding="utf-8")
    started = Cli(place / "data", scripted(place)).begin("analyze", str(path))
    try:
        started.until(in_third_section)
        answer = started.interrupt()
    finally:
        started.stop()
    found = re.search(r"everdraft runs resume (run_\w+)", answer.err)
    assert found, answer.err
    return place / "data", found[1], answer


@pytest.fixture
def interrupted(cli: Cli, left_behind: tuple[Path, str, Answer]) -> tuple[str, Answer]:
    """A copy of that folder as this test's own."""
    folder, run_id, answer = left_behind
    shutil.copytree(folder, cli.data_dir)
    return run_id, answer


def in_third_section(started: Started) -> bool:
    return started.out.count(b"One two") == 3


def events_of(cli: Cli, run_id: str) -> list[Any]:
    answer = cli("runs", "show", run_id, "--events")
    assert answer.code == 0, answer.err
    return answer.json_lines


def test_analyze_streams_and_ends_with_the_fix_worth_most(cli: Cli, cv: str) -> None:
    answer = cli("analyze", cv)
    assert answer.code == 0, answer.err
    assert "Responsible for" in answer.out
    assert re.search(r"^Score \d+ of 100", answer.out, re.MULTILINE)
    assert "Worth most" in answer.out
    assert "[1/" in answer.err
    shown = cli("runs", "list", "--json").json["runs"]
    assert [(run["status"], run["title"]) for run in shown] == [("COMPLETED", "ana.txt")]


def test_analyze_json_is_the_report_alone(cli: Cli, cv: str) -> None:
    answer = cli("analyze", cv, "--json")
    assert answer.code == 0, answer.err
    report = answer.json
    assert {"overall_score", "ats_score", "resume_sections", "findings", "top_fix"} <= report.keys()
    checked = cli("check", cv, "--json").json
    assert report == checked


def test_the_same_file_again_is_the_same_run(cli: Cli, cv: str) -> None:
    first, second = cli("analyze", cv, "--json"), cli("analyze", cv, "--json")
    assert first.json == second.json
    runs = cli("runs", "list", "--json").json["runs"]
    assert len(runs) == 1
    assert runs[0]["attempts"] == 1


def test_ctrl_c_keeps_the_run_and_says_how_to_go_on(
    cli: Cli, interrupted: tuple[str, Answer]
) -> None:
    run_id, answer = interrupted
    assert answer.code == 130
    assert "The run is kept" in answer.err
    assert "Traceback" not in answer.err
    events = events_of(cli, run_id)
    complete_events(events)
    assert events[-1]["type"] in ("delta", "section.started", "finding")


def test_looking_at_a_run_does_not_work_on_it(cli: Cli, interrupted: tuple[str, Answer]) -> None:
    run_id, _ = interrupted
    before = events_of(cli, run_id)
    assert cli("runs", "list").code == 0
    assert cli("runs", "show").code == 0
    assert events_of(cli, run_id) == before


async def idle(engine: Engine) -> None:
    while engine.execution.active_count:  # noqa: ASYNC110 - it has no event to wait for
        await asyncio.sleep(0)


async def test_a_workplace_here_works_only_on_what_it_was_asked_for(
    cli: Cli, interrupted: tuple[str, Answer]
) -> None:
    run_id, _ = interrupted
    settings = Settings(data_dir=cli.data_dir)
    engine = open_engine(settings)
    try:
        here = Here(engine, settings, "en")
        await here.open()
        await idle(engine)
        untouched = await here.run(run_id)
        await here.command("resume", run_id)
        await idle(engine)
        finished = await here.run(run_id)
    finally:
        await engine.stop()
    assert (untouched["status"], untouched["attempts"]) == ("IN_PROGRESS", 1)
    assert (finished["status"], finished["attempts"]) == ("COMPLETED", 2)


def test_resume_goes_on_to_the_exact_text_and_repeats_nothing(
    slow: Cli, interrupted: tuple[str, Answer]
) -> None:
    run_id, _ = interrupted
    before = events_of(slow, run_id)
    fast = slow.with_environment(EVERDRAFT_PACE_MS="0")
    answer = fast("runs", "resume", run_id[:10])
    assert answer.code == 0, answer.err
    after = events_of(slow, run_id)
    complete_events(after)
    assert after[: len(before)] == before
    assert after[-1]["type"] == "run.completed"
    run = slow("runs", "show", run_id, "--json").json
    assert run["status"] == "COMPLETED"
    assert [section["text"] for section in run["sections"]] == [SCRIPT] * len(run["sections"])
    finished_before = [e["section"] for e in before if e["type"] == "section.completed"]
    assert len(finished_before) == 2
    assert not {e["section"] for e in after[len(before) :] if "section" in e} & {*finished_before}
    assert answer.out.count(SCRIPT) == len(run["sections"]) - 2
    assert answer.out.count("(kept)") == 2


def test_analyze_again_goes_on_with_the_interrupted_run(
    slow: Cli, cv: str, interrupted: tuple[str, Answer]
) -> None:
    run_id, _ = interrupted
    answer = slow.with_environment(EVERDRAFT_PACE_MS="0")("analyze", cv)
    assert answer.code == 0, answer.err
    runs = slow("runs", "list", "--json").json["runs"]
    assert [(run["id"], run["status"]) for run in runs] == [(run_id, "COMPLETED")]
    assert answer.out.count(SCRIPT) == len(slow("runs", "show", "--json").json["sections"])


def test_pause_rests_a_run_and_cancel_ends_it(cli: Cli, interrupted: tuple[str, Answer]) -> None:
    run_id, _ = interrupted
    assert cli("runs", "pause", "--json").json["status"] == "PAUSED"
    assert cli("runs", "list", "--status", "paused", "--json").json["runs"][0]["id"] == run_id
    unset = cli("runs", "cancel", "")
    assert (unset.code, "The id is empty." in unset.err) == (2, True)
    assert cli("runs", "cancel", run_id, "--json").json["status"] == "CANCELLED"
    refused = cli("runs", "resume", run_id)
    assert refused.code == 1
    assert "everdraft: cancelled: " in refused.err
    complete_events(events_of(cli, run_id))


def test_nothing_to_go_on_with_is_said(cli: Cli) -> None:
    answer = cli("runs", "resume")
    assert answer.code == 2
    assert "everdraft: not_found: " in answer.err


def test_a_file_that_cannot_be_read_leaves_nothing(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7\nnot a document")
    answer = cli("analyze", str(path))
    assert answer.code == 2
    assert answer.out == ""
    assert cli("runs", "list", "--json").json == {"runs": [], "next": None}


def test_on_a_terminal_the_text_stays_and_the_bar_goes(slow: Cli, cv: str) -> None:
    fast = slow.with_environment(EVERDRAFT_PACE_MS="1", TERM="xterm-256color", COLUMNS="100")
    code, drawn = fast.on_a_terminal("analyze", cv)
    assert code == 0, drawn
    assert "━" in drawn
    lines = screen_of(drawn)
    sections = slow("runs", "show", "--json").json["sections"]
    assert lines.count(SCRIPT) == len(sections)
    assert [line for line in lines if line in [section["title"] for section in sections]] == [
        section["title"] for section in sections
    ]
    assert not [line for line in lines if "━" in line]
    assert any(line.startswith("Score ") for line in lines)


def test_a_closed_pipe_is_no_traceback(slow: Cli, cv: str) -> None:
    started = slow.with_environment(EVERDRAFT_PACE_MS="5").begin("analyze", cv)
    try:
        started.until(lambda s: b"One two" in s.out)
        started.close_out()
        answer = started.end()
    finally:
        started.stop()
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert "everdraft runs resume run_" in answer.err
