"""An analysis with a model behind HTTP, in its bad moods: what is kept, and what was called."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from everdraft.runs.events import EventKind as K
from everdraft.runs.events import decode
from everdraft.runs.fold import SectionStatus, fold
from tests.support.cv import DATA, NAME
from tests.support.fake_llm import FakeLlm, calls_in
from tests.support.modelled import modelled, until_rest
from tests.support.server import ServerProcess, SseEvent, until

pytestmark = pytest.mark.process

START = "/api/analyze-resume-stream"


@pytest.fixture
def model() -> Iterator[FakeLlm]:
    with FakeLlm() as made:
        yield made


@pytest.fixture
def server(tmp_path: Path, model: FakeLlm) -> Iterator[ServerProcess]:
    with modelled(tmp_path, model) as made:
        yield made


def start(server: ServerProcess) -> str:
    status, run = server.upload(NAME, DATA, START)
    assert status == 200, run
    return run["id"]


def check_sections(seen: list[SseEvent]) -> dict[str, Any]:
    """No section ever holds words of two calls; gives the snapshot's sections."""
    snapshot = fold(decode(event.data) for event in seen)
    for section in snapshot.sections.values():
        assert len(calls_in(section.text)) <= 1, section.text
    return snapshot.sections


def test_each_section_is_one_call_and_its_use_is_recorded(
    server: ServerProcess, model: FakeLlm
) -> None:
    run_id = start(server)
    seen = until_rest(server, run_id)
    assert seen[-1].kind == K.RUN_COMPLETED
    sections = check_sections(seen)
    assert len(model.calls) == len(sections)
    for section in sections.values():
        assert section.usage["calls"] == 1
        assert section.usage["outputTokens"] > 0
    with_rules = server.get(f"/api/runs/{run_id}")[1]["result"]
    assert with_rules["overall_score"] > 0, "points come from the checks, never from a model"
    for piece in with_rules["resume_sections"]:
        said = " ".join(sections[piece["id"]].text.split())
        assert piece["roast"] == said, "the section's own words are its roast"


@pytest.mark.parametrize("mood", ["cut", "stall_between", "no_finish", "overloaded", "failing"])
def test_a_call_that_fails_is_made_again_and_the_section_starts_anew(
    server: ServerProcess, model: FakeLlm, mood: str
) -> None:
    model.play(mood, "ok")
    seen = until_rest(server, start(server))
    assert seen[-1].kind == K.RUN_COMPLETED
    sections = list(check_sections(seen).values())
    assert len(model.calls) == len(sections) + 1
    assert sections[0].usage["calls"] == 2
    kinds = [event.kind for event in seen]
    assert K.RUN_WAITING in kinds, "when it is tried next is said"
    wrote = mood in ("cut", "stall_between", "no_finish")
    assert (K.SECTION_RESTARTED in kinds) == wrote


@pytest.mark.plan(21, 36, 53, 85)
@pytest.mark.parametrize(
    ("mood", "calls"), [("overloaded", 2), ("length", 1), ("auth", 1), ("junk", 2), ("html", 2)]
)
def test_when_the_calls_are_used_up_the_run_rests_with_all_it_has(
    server: ServerProcess, model: FakeLlm, mood: str, calls: int
) -> None:
    model.play("ok", "ok", mood)
    run_id = start(server)
    seen = until_rest(server, run_id)
    assert seen[-1].kind == K.RUN_ERROR
    error = seen[-1].json["error"]
    assert error["code"].startswith("model_")
    assert error["message"]
    assert error["action"]
    done = [s for s in check_sections(seen).values() if s.status is SectionStatus.COMPLETED]
    assert len(done) == 2
    assert len(model.calls) <= 2 + calls
    model.play("ok")
    server.kill()
    server.start()
    run = server.get(f"/api/runs/{run_id}")[1]
    assert run["status"] == "ERROR"
    assert run["error"]["code"] == error["code"]
    before = len(model.calls)
    assert server.post(f"/api/runs/{run_id}/retry")[0] == 200
    rest = list(server.events(run_id))
    assert rest[-1].kind == K.RUN_COMPLETED
    sections = check_sections(rest)
    assert len(model.calls) - before == len(sections) - 2, "finished sections are not asked again"


def test_every_call_is_recorded_and_a_limit_of_tokens_rests_the_run(
    tmp_path: Path, model: FakeLlm
) -> None:
    environment = {
        "EVERDRAFT_MODEL": "openai:test",
        "EVERDRAFT_MODEL_BASE_URL": model.url,
        "EVERDRAFT_MODEL_ATTEMPTS": "2",
    }
    limited = {**environment, "EVERDRAFT_BUDGET_TOKENS_PER_RUN": "2000"}
    server = ServerProcess(tmp_path / "data", limited).start()
    try:
        model.play("cut", "ok")
        run_id = start(server)
        seen: list[SseEvent] = []
        for event in server.events(run_id):
            seen.append(event)
            if event.kind == K.RUN_PAUSED:
                break
        assert seen[-1].json["reason"] == "budget_tokens_per_run"
        calls = len(model.calls)
        server.kill()
        server.environment = environment
        server.start()
        run = server.get(f"/api/runs/{run_id}")[1]
        assert (run["status"], run["goesOnAt"]) == ("PAUSED", "")
        assert run["usage"]["tokens"] >= 2000
        assert run["usage"]["calls"] == calls
        assert server.post(f"/api/runs/{run_id}/resume")[0] == 200
        assert until_rest(server, run_id)[-1].kind == K.RUN_COMPLETED
        assert server.get(f"/api/runs/{run_id}")[1]["usage"]["calls"] == len(model.calls)
    finally:
        server.stop()


def records(server: ServerProcess) -> list[tuple[str, str, int]]:
    """What is on record of calls: section, failure and tokens, oldest first."""
    path = f"file:{server.data_dir / 'everdraft.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(path, uri=True)) as connection:
        return connection.execute(
            "SELECT section, failure, input_tokens + output_tokens FROM sends ORDER BY number"
        ).fetchall()


@pytest.mark.parametrize(
    ("mood", "code", "takes"),
    [
        ("failing", "model_failed", False),
        ("overloaded", "model_overloaded", False),
        ("auth", "model_auth", False),
        ("html", "model_junk", True),
        ("junk", "model_junk", True),
        ("stall_first", "model_timeout", True),
    ],
)
def test_a_call_that_was_refused_is_on_record_too(
    server: ServerProcess, model: FakeLlm, mood: str, code: str, takes: bool
) -> None:
    model.play(mood)
    run_id = start(server)
    error = until_rest(server, run_id)[-1].json
    assert error["error"]["code"] == code
    found = records(server)
    assert [failure for _, failure, _ in found] == [code] * len(model.calls)
    assert all((tokens > 0) == takes for *_, tokens in found)
    assert error["usage"]["calls"] == len(model.calls)
    page = server.request("GET", "/activity", headers={"accept": "text/html"})[2].decode()
    assert page.count(f"({code})") == len(model.calls)


def test_a_call_under_way_when_its_server_is_killed_is_on_record(
    server: ServerProcess, model: FakeLlm
) -> None:
    model.play("ok", "stall_first")
    run_id = start(server)
    until(lambda: len(model.calls) == 2, "the second call")
    server.kill()
    model.play("ok")
    server.start()
    assert until_rest(server, run_id)[-1].kind == K.RUN_COMPLETED
    found = records(server)
    assert len(found) == len(model.calls)
    (lost,) = [one for one in found if one[1] == "unknown"]
    assert found.index(lost) == 1
    assert lost[2] > 0, "its prompt counts"
    page = server.request("GET", "/activity", headers={"accept": "text/html"})[2].decode()
    assert page.count("its end is not known") == 1


def test_a_stop_in_good_order_is_written_down_where_nothing_came_yet(
    server: ServerProcess, model: FakeLlm
) -> None:
    model.play("stall_first")
    run_id = start(server)
    for attempt in (1, 2):  # the first has done a step
        until(lambda at=attempt: len(model.calls) == at, "its call")
        server.terminate()
        model.play("stall_first" if attempt == 1 else "ok")
        server.start()
    seen = until_rest(server, run_id)
    handed_back = [one.json["attempt"] for one in seen if one.json.get("handedBack")]
    assert handed_back == [2]
    assert seen[-1].kind == K.RUN_COMPLETED
    assert [failure for _, failure, _ in records(server)[:3]] == ["stopped", "stopped", ""]


def test_no_test_reaches_a_provider(tmp_path: Path) -> None:
    environment = {"EVERDRAFT_MODEL": "openai:gpt-4o", "EVERDRAFT_MODEL_API_KEY": "sk-none"}
    server = ServerProcess(tmp_path / "data", environment).start()
    try:
        seen = until_rest(server, start(server))
        assert seen[-1].json["error"]["code"] == "model_forbidden"
    finally:
        server.stop()


def test_a_kill_in_the_middle_of_an_answer_costs_one_section(
    server: ServerProcess, model: FakeLlm
) -> None:
    model.play("slow")
    run_id = start(server)
    for event in server.events(run_id):
        if event.kind == K.DELTA and event.json["section"] != "file":
            break
    server.kill()
    server.start()
    seen = list(server.events(run_id))
    assert seen[-1].kind == K.RUN_COMPLETED
    sections = check_sections(seen)
    assert len(model.calls) == len(sections) + 1


def test_a_remark_needs_words_that_stand_there_and_takes_no_points(
    server: ServerProcess, model: FakeLlm
) -> None:
    by_rules = score_of(server, start(server))
    there = {"quote": "Served 40 customers a day", "title": "Which shop?", "why": "w", "fix": "f"}
    absent = {**there, "quote": "Served 400 customers a day"}
    model.text = lambda number: f"call{number}.1 \n{json.dumps(there)}\n{json.dumps(absent)}\n"
    status, run = server.upload("other.txt", DATA + b"\nInterests\nChess\n", START)
    assert status == 200
    assert until_rest(server, run["id"])[-1].kind == K.RUN_COMPLETED
    result = server.get(f"/api/runs/{run['id']}")[1]["result"]
    remarks = [one for one in result["findings"] if one["source"] == "model"]
    assert [one["quote"] for one in remarks] == [there["quote"]], "in its own section, and once"
    assert remarks[0]["points"] == 0
    assert result["overall_score"] == by_rules


def score_of(server: ServerProcess, run_id: str) -> int:
    until_rest(server, run_id)
    return server.get(f"/api/runs/{run_id}")[1]["result"]["overall_score"]
