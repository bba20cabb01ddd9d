"""Drafts, credits and cleanup, asked of a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.cv import DATA, NAME
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process

START = "/api/analyze-resume-stream"
CRON = "/api/cron/cleanup-checkpoints"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    environment = {"EVERDRAFT_CREDITS": "on", "CRON_SECRET": "open sesame"}
    made = ServerProcess(tmp_path_factory.mktemp("upkeep") / "data", environment).start()
    yield made
    made.stop()


def put(server: ServerProcess, path: str, value: object, method: str = "PUT") -> tuple[int, dict]:
    headers = {"content-type": "application/json", "accept": "application/json"}
    status, _, body = server.request(method, path, json.dumps(value).encode(), headers)
    return status, json.loads(body)


@pytest.mark.plan(74)
def test_what_is_typed_is_kept_over_a_kill(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data").start()
    try:
        assert server.get("/api/drafts/improve")[1] == {"draft": None}
        for text in ("S", "Sa", "Sales 販売"):
            assert put(server, "/api/drafts/improve", {"targetRole": text})[0] == 200
        server.kill()
        server.start()
        draft = server.get("/api/drafts/improve")[1]["draft"]
        assert draft["body"] == {"targetRole": "Sales 販売"}
        assert server.request("DELETE", "/api/drafts/improve")[0] == 204
        assert server.get("/api/drafts/improve")[1] == {"draft": None}
        status, answer = put(server, "/api/drafts/improve", {"x": "y" * 70_000})
        assert (status, answer["code"]) == (413, "too_large")
        nothing = {"balance": 0, "reserved": 0, "entries": []}
        assert server.get("/api/credits") == (200, nothing), "off by default"
        assert server.request("GET", CRON)[0] == 401, "no secret, no cleanup"
        authorized = {"authorization": "Bearer "}
        assert server.request("GET", CRON, headers=authorized)[0] == 401
    finally:
        server.stop()


def test_two_tabs_change_a_draft_beside_each_other(server: ServerProcess) -> None:
    address = "/api/drafts/beside"
    texts = {f"field{one}": f"text {one}" for one in range(12)}
    with ThreadPoolExecutor(4) as tabs:
        answers = tabs.map(lambda one: put(server, address, dict([one]), "PATCH"), texts.items())
        assert {status for status, _ in answers} == {200}
    assert server.get(address)[1]["draft"]["body"] == texts
    assert put(server, address, {"field0": None, "text": None}, "PATCH")[0] == 200
    del texts["field0"]
    draft = server.get(address)[1]["draft"]
    assert draft["body"] == texts
    for wrong in ({"field1": 1}, {"field1": ["a"]}, {"field1": {"b": "c"}}, ["field1"]):
        status, answer = put(server, address, wrong, "PATCH")
        assert (status in (400, 422), answer["code"]) == (True, "bad_json")
    for name in ("long", "longer"):
        status, answer = put(server, address, {name: "y" * 40_000}, "PATCH")
    assert (status, answer["code"]) == (413, "too_large")
    assert "longer" not in server.get(address)[1]["draft"]["body"]


def test_without_credits_a_start_is_402_and_nothing_is_taken(server: ServerProcess) -> None:
    status, answer = server.upload(NAME, DATA, START)
    assert (status, answer["code"]) == (402, "no_credits")
    assert server.get("/api/credits")[1] == {"balance": 0, "reserved": 0, "entries": []}
    resume = server.upload(NAME, DATA)[1]
    with ThreadPoolExecutor(10) as pool:
        starts = pool.map(lambda _: server.post(START, {"resumeId": resume["id"]})[0], range(20))
    assert set(starts) == {402}


@pytest.mark.plan(95)
def test_a_file_can_be_renamed(server: ServerProcess) -> None:
    resume = server.upload(NAME, DATA)[1]
    status, renamed = put(server, f"/api/resumes/{resume['id']}", {"title": " For Ana \n"}, "PATCH")
    assert (status, renamed["title"]) == (200, "For Ana")
    assert server.get(f"/api/resumes/{resume['id']}")[1]["fileName"] == NAME
    assert put(server, f"/api/resumes/{resume['id']}", {"title": " "}, "PATCH")[0] == 422
    assert put(server, "/api/resumes/res_x", {"title": "x"}, "PATCH")[0] == 404


@pytest.mark.plan(74)
@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", "open sesame", "Basic b3Blbg=="])
def test_cleanup_wants_the_secret(server: ServerProcess, given: str) -> None:
    status, _, body = server.request("POST", CRON, headers={"authorization": given})
    assert (status, json.loads(body)["code"]) == (401, "unauthorized")


@pytest.mark.plan(77)
def test_metrics_speak_of_saving(server: ServerProcess) -> None:
    status, headers, body = server.request("GET", "/metrics")
    assert status == 200
    assert headers["content-type"].startswith("text/plain")
    text = body.decode()
    for name in (
        "everdraft_autosave_commit_seconds_count",
        "everdraft_autosave_batch_events_sum",
        'everdraft_runs_recovered_total{cause="restart"}',
        "everdraft_sse_connections",
        "everdraft_event_loop_lag_seconds",
    ):
        assert name in text


@pytest.mark.plan(74)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_cleanup_answers_in_the_plans_shape(server: ServerProcess, method: str) -> None:
    headers = {"authorization": "Bearer open sesame"}
    status, _, body = server.request(method, CRON, headers=headers)
    answer = json.loads(body)
    assert (status, answer["success"], answer["counts"]) == (200, True, {"runs": 0, "logs": 0})
    assert {"message", "timestamp"} <= answer.keys()
