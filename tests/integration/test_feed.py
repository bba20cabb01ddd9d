"""The one stream of a browser, of a real server: what it carries; a break costs nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from tests.support.cv import DATA, NAME
from tests.support.feed import FeedFrame, following
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process

START = "/api/analyze-resume-stream"
SCRIPT = "Whatever you have seen is saved, in every tab and on every device. "
Serve = Callable[..., ServerProcess]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    made: list[ServerProcess] = []

    def start(pace_milliseconds: int, **environment: str) -> ServerProcess:
        script = tmp_path / "script.txt"
        script.write_text(SCRIPT, "utf-8")
        scripted = {
            "EVERDRAFT_MODEL": "scripted",
            "EVERDRAFT_SCRIPT": str(script),
            "EVERDRAFT_PACE_MS": str(pace_milliseconds),
        }
        server = ServerProcess(tmp_path / f"data{len(made)}", {**scripted, **environment})
        made.append(server)
        return server.start()

    yield start
    for server in made:
        server.stop()


def started(server: ServerProcess, tag: str) -> str:
    status, run = server.upload(NAME, DATA + f"\nInterests\nSailing {tag}\n".encode(), START)
    assert status == 200, run
    return run["id"]


def first(frames: Iterator[FeedFrame], kind: str, run_id: str = "") -> FeedFrame:
    return next(f for f in frames if f.kind == kind and run_id in ("", f.run_id))


def poll(server: ServerProcess, **query: str) -> dict[str, Any]:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    status, answer = server.get(f"/api/events?live=long-poll&{asked}")
    assert status == 200, answer
    return answer


def test_killed_and_read_on_no_event_of_any_run_is_missing_or_twice(serve: Serve) -> None:
    server = serve(10)
    runs = [started(server, str(number)) for number in range(4)]
    seen: dict[str, list[str]] = defaultdict(list)
    cursor = ""
    for breaks in range(5):
        with following(server, ",".join(runs), last_event_id=cursor) as frames:
            for frame in frames:
                cursor = frame.cursor
                if frame.is_event:
                    seen[frame.run_id].append(frame.data)
                done = sum(one[-1].find('"run.completed"') > 0 for one in seen.values())
                if done == len(runs) or (breaks < 4 and sum(map(len, seen.values())) % 60 == 59):
                    break
        if breaks % 2 == 0:
            server.kill()
            server.start()
    assert set(seen) == set(runs)
    for run_id in runs:
        whole = [event.data for event in server.events(run_id)]
        ours = [data.replace(f'"runId":"{run_id}",', "", 1) for data in seen[run_id]]
        assert ours == whole, "the same bytes, each once, with the run's id in front"


@pytest.mark.plan(68)
def test_the_feed_tells_of_every_change_of_a_run(serve: Serve) -> None:
    server = serve(100)
    with following(server) as frames:
        opened = next(frames)
        assert opened.kind == "feed.open"
        assert opened.json == {"watching": [], "heartbeatSeconds": 15.0, "longPollSeconds": 20.0}
        empty = first(frames, "feed.sync").json
        assert (empty["sessions"], empty["count"], empty["next"]) == ([], 0, None)

        run_id = started(server, "one")
        made = first(frames, "feed.run", run_id).json
        assert made["session"]["recoveryUrl"].endswith(f"checkpoint={run_id}")
        assert made["run"]["id"] == run_id
        statuses = [made["run"]["status"]]
        for frame in frames:
            statuses.append(frame.json["run"]["status"])
            if frame.json["run"]["progress"] > 0:
                break
        assert set(statuses) <= {"PENDING", "IN_PROGRESS"}

        def said(command: str) -> dict[str, Any]:
            assert server.post(command)[0] == 200
            return first(frames, "feed.run", run_id).json

        paused = {"status": "IN_PROGRESS"}
        server.post(f"/api/runs/{run_id}/pause")
        while paused["status"] != "PAUSED":
            paused = first(frames, "feed.run", run_id).json["run"]
        assert said(f"/api/recovery/{run_id}/dismiss")["session"] is None
        assert said(f"/api/recovery/{run_id}/restore")["session"]["status"] == "PAUSED"
        server.post("/api/recovery/dismiss-all")
        assert first(frames, "feed.sync").json["count"] == 0
        resume_id = server.get(f"/api/runs/{run_id}")[1]["resumeId"]
        assert server.request("DELETE", f"/api/resumes/{resume_id}")[0] == 204
        assert first(frames, "feed.deleted", run_id).json == {"runId": run_id}


def test_what_changed_during_a_break_is_told_after_it(serve: Serve) -> None:
    server = serve(200)
    with following(server) as frames:
        cursor = first(frames, "feed.sync").cursor
    first_run, second_run = started(server, "one"), started(server, "two")
    with following(server, last_event_id=cursor) as frames:
        told = {frame.run_id for frame in (first(frames, "feed.run") for _ in range(2))}
        assert told == {first_run, second_run}
    server.kill()
    server.start()
    with following(server, last_event_id=cursor) as frames:
        sync = first(frames, "feed.sync").json
        assert {one["id"] for one in sync["sessions"]} == {first_run, second_run}


def test_ids_that_are_no_runs_of_ours_are_named_and_the_others_go_on(serve: Serve) -> None:
    server = serve(50)
    run_id = started(server, "one")
    with following(server, f"run_none,{run_id}:1") as frames:
        refused = first(frames, "feed.refused").json
        assert (refused["runId"], refused["code"]) == ("run_none", "not_found")
        assert refused["error"] == "There is no such run."
        event = next(frame for frame in frames if frame.is_event)
        assert (event.run_id, event.json["seq"]) == (run_id, 2)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("after=7", "bad_event_id"),
        ("after=1..", ""),
        ("watch=run_a:x", "bad_fields"),
        ("watch=" + "x" * 65, "bad_fields"),
        ("watch=" + ",".join(f"run_{n}" for n in range(51)), "too_many"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_words(serve: Serve, query: str, code: str) -> None:
    server = serve(50, EVERDRAFT_LONG_POLL_SECONDS="0.05")
    status, answer = server.get(f"/api/events?live=long-poll&{query}")
    assert (status, answer.get("code", "")) == ((400, code) if code else (200, ""))


def test_a_cursor_of_the_future_and_the_header_that_wins(serve: Serve) -> None:
    server = serve(500)
    run_id = started(server, "one")
    with following(server, run_id) as frames:
        cursor = next(frame for frame in frames if frame.is_event).cursor
    with following(server, run_id, last_event_id=cursor, after="nonsense") as frames:
        assert next(frame for frame in frames if frame.is_event).json["seq"] == 2
    name, _, _ = cursor.rpartition("-")
    status, answer = server.get(f"/api/events?watch={run_id}&after={name}-999")
    assert (status, answer["code"]) == (400, "future_event_id")
    status, _, _ = server.request("HEAD", f"/api/events?watch={run_id}")
    assert status == 200


def test_a_long_poll_carries_the_same_frames_and_goes_on_from_next(serve: Serve) -> None:
    server = serve(20, EVERDRAFT_LONG_POLL_SECONDS="0.2")
    run_id = started(server, "one")
    bodies: list[str] = []
    after = ""
    while not bodies or '"run.completed"' not in bodies[-1]:
        answer = poll(server, watch=run_id, after=after)
        assert answer["longPollSeconds"] == 0.2
        after = answer["next"]
        events = takewhile(lambda frame: not frame["event"].startswith("feed."), answer["frames"])
        for frame in events:
            assert frame["data"].pop("runId") == run_id
            bodies.append(json.dumps(frame["data"], ensure_ascii=False, separators=(",", ":")))
    assert bodies == [event.data for event in server.events(run_id)]
    while poll(server, watch=run_id, after=after)["frames"]:
        after = poll(server, watch=run_id, after=after)["next"]
    assert poll(server, watch=run_id, after=after)["next"] == after


def test_the_stream_ends_when_the_server_stops(serve: Serve) -> None:
    server = serve(500)
    with following(server, started(server, "one")) as frames:
        next(frames)
        assert server.terminate() == 0
        assert len(list(frames)) < 50, "the end of the connection, and no error"
