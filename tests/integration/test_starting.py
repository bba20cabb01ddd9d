"""Starts, asked of a real server: which request means which run, and what starts nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.integration.test_api import START, completed, cv
from tests.support.cv import NAME
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server whose rules write."""
    server = ServerProcess(tmp_path_factory.mktemp("starting") / "data").start()
    yield server
    server.stop()


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server whose runs stay unfinished for as long as the test looks at them."""
    environment = {"EVERDRAFT_MODEL": "scripted", "EVERDRAFT_PACE_MS": "500"}
    server = ServerProcess(tmp_path / "data", environment).start()
    yield server
    server.stop()


def test_an_idempotency_key_is_honoured(slow: ServerProcess) -> None:
    resume = slow.upload(NAME, cv("idempotent"))[1]
    body = json.dumps({"resumeId": resume["id"]}).encode()
    headers = {
        "content-type": "application/json",
        "accept": "application/json",
        "idempotency-key": "one",
    }
    first = json.loads(slow.request("POST", START, body, headers)[2])
    slow.post(f"/api/runs/{first['id']}/cancel")
    assert json.loads(slow.request("POST", START, body, headers)[2])["id"] == first["id"]
    other = json.dumps({"resumeId": slow.upload(NAME, cv("other"))[1]["id"]}).encode()
    status, _, answer = slow.request("POST", START, other, headers)
    assert (status, json.loads(answer)["code"]) == (422, "idempotency_key_reused")
    status, _, answer = slow.request(
        "POST", START, other, {**headers, "idempotency-key": "1" * 201}
    )
    assert (status, json.loads(answer)["code"]) == (422, "bad_fields"), "half a key is no key"


def test_the_same_request_is_the_same_run_also_after_an_edit_of_the_cv(
    rules: ServerProcess,
) -> None:
    """Whoever lost the answer sends it again, and pays for no second run."""
    run = completed(rules, "sent again")
    path = "/api/improve-resume-stream"
    body = json.dumps({"resumeId": run["resumeId"], "targetRole": "Nurse"}).encode()
    headers = {
        "content-type": "application/json",
        "accept": "application/json",
        "idempotency-key": "again",
    }
    first = json.loads(rules.request("POST", path, body, headers)[2])
    document_id = rules.get(f"/api/runs/{run['id']}")[1]["documentId"]
    edit = {"op_id": "e1", "kind": "set", "target": "basics.name", "base_rev": 1, "value": "Mia"}
    assert rules.post(f"/api/documents/{document_id}/ops", edit)[0] == 200
    status, _, answer = rules.request("POST", path, body, headers)
    assert (status, json.loads(answer)["id"]) == (200, first["id"])
    del headers["idempotency-key"]
    status, _, answer = rules.request("POST", path, body, headers)
    assert json.loads(answer)["id"] != first["id"], "without a key an edited CV is another run"


def test_a_start_that_cannot_be_answered_starts_nothing(rules: ServerProcess) -> None:
    resume = rules.upload(NAME, cv("not started"))[1]
    body = json.dumps({"resumeId": resume["id"]}).encode()
    headers = {"content-type": "application/json", "last-event-id": "x"}
    status, _, answer = rules.request("POST", START, body, headers)
    assert (status, json.loads(answer)["code"]) == (400, "bad_event_id")
    assert rules.get(f"/api/runs?resume={resume['id']}")[1]["runs"] == []
    headers["last-event-id"] = "999999"
    status, answered, stream = rules.request("POST", START, body, headers)
    assert status == 200
    assert answered["run-id"].startswith("run_")
    assert b"id: 1\n" in stream


@pytest.mark.parametrize(
    "cursor",
    ["x", "ab", "[" * 5000, '["\\ud800", "b"]', '{"a": 1, "b": 2}', '["a", 1]', '["a"]', "[]"],
)
def test_a_list_is_not_continued_from_nowhere(rules: ServerProcess, cursor: str) -> None:
    after = base64.urlsafe_b64encode(cursor.encode()).decode()
    for path in ("/api/runs", "/api/jobs", "/api/resumes", "/api/recovery/list"):
        for text in (after, cursor[:20]):
            status, answer = rules.get(f"{path}?after={quote(text)}")
            assert (status, answer["code"]) == (422, "bad_cursor"), path
