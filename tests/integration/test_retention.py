"""After the promised time: logs are gone, what runs came to is still reached by every way to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.cv import DATA, NAME
from tests.support.feed import following
from tests.support.server import ServerProcess, until

pytestmark = pytest.mark.process

WORDS = "Whatever you have seen is saved. "
SECRET = {"authorization": "Bearer open sesame"}
HTML = {"accept": "text/html"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    (tmp_path / "script.txt").write_text(WORDS, "utf-8")
    environment = {
        "EVERDRAFT_MODEL": "scripted",
        "EVERDRAFT_SCRIPT": str(tmp_path / "script.txt"),
        "EVERDRAFT_PACE_MS": "0",
        "EVERDRAFT_RETENTION_DAYS": "0.000005",
        "CRON_SECRET": "open sesame",
    }
    made = ServerProcess(tmp_path / "data", environment).start()
    yield made
    made.stop()


def swept(server: ServerProcess) -> dict[str, int]:
    status, _, body = server.request("POST", "/api/cron/cleanup-checkpoints", headers=SECRET)
    assert status == 200
    return json.loads(body)["counts"]


def ways_to(server: ServerProcess, resume_id: str, runs: dict[str, str]) -> dict[str, Any]:
    """What every way to the two runs answers."""
    analysis, improvement = runs["analysis"], runs["improvement"]
    answers: dict[str, Any] = {
        "runs": [server.get(f"/api/runs/{one}") for one in runs.values()],
        "checkpoints": [
            server.get(f"/api/resumes/{resume_id}/checkpoint?type={kind}") for kind in runs
        ],
        "suggestions": server.get(f"/api/runs/{improvement}/suggestions"),
        "listed": [one["id"] for one in server.get("/api/runs")[1]["runs"]],
    }
    for path in (
        f"/analyze?resume={resume_id}&checkpoint={analysis}",
        f"/improve?resume={resume_id}&session={improvement}",
    ):
        status, headers, _ = server.request("GET", path, headers=HTML)
        answers[path] = (status, headers["location"])
    return answers


@pytest.mark.plan(32)
def test_when_its_log_is_gone_a_finished_run_is_still_there(server: ServerProcess) -> None:
    resume_id = server.upload(NAME, DATA)[1]["id"]
    runs: dict[str, str] = {}
    for kind, path in (("analysis", "analyze"), ("improvement", "improve")):
        run = server.post(f"/api/{path}-resume-stream", {"resumeId": resume_id})[1]
        runs[kind] = run["id"]
        *_, last = server.events(run["id"])
        assert last.kind == "run.completed"
    before = ways_to(server, resume_id, runs)
    until(lambda: swept(server) and _gone(server, runs) == list(runs.values()), "both logs go")

    assert ways_to(server, resume_id, runs) == before
    assert WORDS in str(before["runs"]), "with the words of the model"
    assert before["suggestions"][1]["items"]
    for run_id in runs.values():
        status, _, page = server.request("GET", f"/runs/{run_id}", headers=HTML)
        assert status == 200
        assert WORDS.strip() in page.decode()
    home = server.request("GET", "/", headers=HTML)[2].decode()
    for run_id in runs.values():
        assert f"/runs/{run_id}" in home

    run_id = runs["analysis"]
    head = before["runs"][0][1]["lastEventId"]
    last = {"last-event-id": str(head)}
    assert server.request("GET", f"/api/runs/{run_id}/events", headers=last)[0] == 204
    status, refused = server.get(f"/api/runs/{run_id}/events?after={head - 1}")
    assert (status, refused["code"]) == (410, "log_deleted")
    with following(server, watch=f"{run_id}:3") as frames:
        frame = next(one for one in frames if one.kind == "feed.refused")
        assert (frame.run_id, frame.json["code"]) == (run_id, "log_deleted")
    again = {"resumeId": resume_id, "resumeFromCheckpoint": True}
    status, replayed = server.post("/api/analyze-resume-stream", again)
    assert (status, replayed["id"], replayed["result"]) == (
        200,
        run_id,
        before["runs"][0][1]["result"],
    )
    assert server.request("DELETE", f"/api/resumes/{resume_id}")[0] == 204
    assert {server.get(f"/api/runs/{one}")[0] for one in runs.values()} == {404}


def _gone(server: ServerProcess, runs: dict[str, str]) -> list[str]:
    """Runs whose log cannot be read any more."""
    paths = {one: f"/api/runs/{one}/events?after=1" for one in runs.values()}
    return [one for one, path in paths.items() if server.request("GET", path)[0] == 410]
