"""The outside contract, asked of a real server over real sockets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from everdraft.runs.events import EventKind as K
from everdraft.web.api import prefers_json
from tests.support.cv import DATA, NAME
from tests.support.server import ServerProcess, multipart

pytestmark = pytest.mark.process

START = "/api/analyze-resume-stream"
DOCX = b"PK\x03\x04"


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server without a model: runs complete in milliseconds."""
    server = ServerProcess(tmp_path_factory.mktemp("rules") / "data").start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server whose runs stay unfinished for as long as a test looks at them."""
    environment = {"EVERDRAFT_MODEL": "scripted", "EVERDRAFT_PACE_MS": "500"}
    server = ServerProcess(tmp_path_factory.mktemp("slow") / "data", environment).start()
    yield server
    server.stop()


def cv(tag: str) -> bytes:
    """A CV that no other test has uploaded."""
    return DATA + f"\nInterests\nSailing, {tag}\n".encode()


def started(server: ServerProcess, tag: str) -> dict[str, Any]:
    status, run = server.upload(NAME, cv(tag), START)
    assert status == 200, run
    return run


def completed(server: ServerProcess, tag: str) -> dict[str, Any]:
    run = started(server, tag)
    assert [event.kind for event in server.events(run["id"])][-1] == K.RUN_COMPLETED
    return server.get(f"/api/runs/{run['id']}")[1]


def form(server: ServerProcess, path: str, **fields: str) -> tuple[int, dict[str, str], bytes]:
    body = "&".join(f"{name}={value}" for name, value in fields.items()).encode()
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
    return server.request("POST", path, body, headers)


# -- uploads -------------------------------------------------------------------------------------


@pytest.mark.plan(10, 95)
def test_an_upload_is_kept_listed_and_comes_back_byte_for_byte(rules: ServerProcess) -> None:
    data = cv("kept")
    status, resume = rules.upload("Ana's CV (ü).txt", data)
    assert status == 201
    assert resume["fileName"] == "Ana's CV (ü).txt"
    assert resume["sha256"] == hashlib.sha256(data).hexdigest()
    status, headers, body = rules.request("GET", f"/api/resumes/{resume['id']}/file")
    assert (status, body) == (200, data)
    assert headers["content-disposition"].startswith("attachment; filename*=UTF-8''Ana%27s")
    assert headers["x-content-type-options"] == "nosniff"
    listed = rules.get("/api/resumes")[1]["resumes"]
    assert resume["id"] in [one["id"] for one in listed]
    assert rules.upload("other name.txt", data)[1]["id"] == resume["id"], "the same bytes"
    reading = rules.get(f"/api/resumes/{resume['id']}/reading")[1]
    assert reading["cv"]["basics"]["email"] == "maria.example@example.org"


@pytest.mark.parametrize(
    ("name", "data", "status", "code"),
    [
        ("big.txt", b"x" * (5 * 1024 * 1024 + 1), 413, "too_large"),
        ("huge.txt", b"x" * (7 * 1024 * 1024), 413, "too_large"),
        ("program.pdf", b"MZ\x90\x00" + b"\x00" * 300, 415, "wrong_type"),
        ("empty.pdf", b"", 422, "empty"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", 422, "broken"),
        ("cut.docx", DOCX + b"\x14\x00" * 40, 422, "broken"),
        ("../../etc/passwd", b"   \n\n ", 422, "empty"),
    ],
)
def test_a_refused_upload_says_why_and_leaves_nothing(
    rules: ServerProcess, name: str, data: bytes, status: int, code: str
) -> None:
    before = len(rules.get("/api/resumes")[1]["resumes"])
    got, answer = rules.upload(name, data)
    assert (got, answer["success"], answer["code"]) == (status, False, code)
    assert answer["error"]
    assert answer["action"]
    assert "Traceback" not in answer["error"]
    assert len(rules.get("/api/resumes")[1]["resumes"]) == before


def test_pasted_text_is_a_cv_too(rules: ServerProcess) -> None:
    status, resume = rules.post("/api/resumes", {"text": cv("pasted").decode()})
    assert status == 201
    assert resume["mediaType"] == "txt"


@pytest.mark.parametrize("body", [b"[1]", b"{", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_object_is_a_clear_error(rules: ServerProcess, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    status, _, answer = rules.request("POST", "/api/resumes", body, headers)
    assert status == 400
    assert json.loads(answer)["code"] == "bad_json"


def test_without_a_file_the_answer_asks_for_one(rules: ServerProcess) -> None:
    for path in ("/api/resumes", START):
        status, answer = rules.post(path, {})
        assert (status, answer["code"]) == (422, "file_missing")


@pytest.mark.plan(25, 95)
def test_deleting_a_cv_deletes_its_runs_and_ends_their_readers(slow: ServerProcess) -> None:
    run = started(slow, "deleted")
    assert slow.request("DELETE", f"/api/resumes/{run['resumeId']}")[0] == 204
    for path in (
        f"/api/runs/{run['id']}",
        f"/api/runs/{run['id']}/events",
        f"/api/resumes/{run['resumeId']}",
        f"/api/resumes/{run['resumeId']}/file",
    ):
        assert slow.get(path)[0] == 404
    assert slow.request("DELETE", f"/api/resumes/{run['resumeId']}")[0] == 404


# -- runs ----------------------------------------------------------------------------------------


@pytest.mark.plan(6, 20, 41, 45, 76)
def test_a_start_streams_the_whole_analysis_and_names_the_run(rules: ServerProcess) -> None:
    body, content_type = multipart(NAME, cv("streamed"))
    status, headers, stream = rules.request("POST", START, body, {"content-type": content_type})
    assert status == 200
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["x-accel-buffering"] == "no"
    assert "no-cache" in headers["cache-control"]
    run = rules.get(f"/api/runs/{headers['run-id']}")[1]
    assert (run["status"], run["progress"], run["kind"]) == ("COMPLETED", 1, "analysis")
    blocks = stream.decode().split("\n\n")
    assert 1_000 <= int(blocks[0].removeprefix("retry: ").split("\n")[0]) <= 5_000
    frames = [block for block in blocks if block.startswith("id: ")]
    assert [int(block.split("\n")[0][4:]) for block in frames] == list(range(1, len(frames) + 1))
    for block in frames:
        _, event, data = block.split("\n")
        value = json.loads(data.removeprefix("data: "))
        assert value["type"] == event.removeprefix("event: ")
        assert {"v", "seq", "at", "attempt"} <= value.keys()
    report = run["result"]
    for field in (
        "overall_score",
        "ats_score",
        "score_category",
        "resume_sections",
        "missing_sections",
        "findings",
    ):
        assert field in report
    assert run["documentId"]


def test_the_same_file_twice_has_the_same_score(rules: ServerProcess) -> None:
    first = completed(rules, "scored")
    second = rules.upload(NAME, cv("scored"), START)[1]
    assert second["id"] == first["id"], "completed less than a minute ago"


@pytest.mark.plan(23)
def test_twenty_double_clicks_are_one_run(slow: ServerProcess) -> None:
    resume = slow.upload(NAME, cv("clicked"))[1]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: slow.post(START, {"resumeId": resume["id"]}), range(20)))
    assert {status for status, _ in answers} == {200}
    assert len({run["id"] for _, run in answers}) == 1
    runs = slow.get(f"/api/runs?resume={resume['id']}")[1]["runs"]
    assert len(runs) == 1


@pytest.mark.plan(13, 46, 48)
def test_resume_from_checkpoint_means_the_newest_run(slow: ServerProcess) -> None:
    run = started(slow, "checkpoint")
    again = {"resumeId": run["resumeId"], "resumeFromCheckpoint": "true"}

    def ask() -> tuple[int, dict[str, Any]]:
        status, _, body = form(slow, START, **again)
        return status, json.loads(body)

    assert ask()[1]["id"] == run["id"], "live: attached"
    assert slow.post(f"/api/runs/{run['id']}/pause")[1]["status"] == "PAUSED"
    status, resumed = ask()
    assert (status, resumed["id"]) == (200, run["id"])
    assert resumed["status"] in ("PENDING", "IN_PROGRESS")
    checkpoint = slow.get(f"/api/resumes/{run['resumeId']}/checkpoint?type=analysis")[1]
    assert checkpoint["checkpoint"]["id"] == run["id"]
    assert checkpoint["checkpoint"]["userId"] == "local"
    assert "partialAnalysis" in checkpoint["checkpoint"]
    assert slow.post(f"/api/runs/{run['id']}/cancel")[1]["status"] == "CANCELLED"
    status, refused = ask()
    assert (status, refused["code"]) == (409, "cancelled")
    assert refused["action"]
    fresh = slow.post(START, {"resumeId": run["resumeId"]})[1]
    assert fresh["id"] != run["id"]
    slow.post(f"/api/runs/{fresh['id']}/cancel")
    resume = slow.upload(NAME, cv("never run"))[1]
    status, first = slow.post(START, {"resumeId": resume["id"], "resumeFromCheckpoint": True})
    assert status == 200
    slow.post(f"/api/runs/{first['id']}/cancel")
    assert slow.get(f"/api/resumes/{resume['id']}/checkpoint?type=improvement")[1] == {
        "checkpoint": None
    }


@pytest.mark.plan(46)
def test_resume_from_checkpoint_replays_a_completed_run(rules: ServerProcess) -> None:
    run = completed(rules, "replayed")
    whole = [event.raw for event in rules.events(run["id"])]
    body = json.dumps({"resumeId": run["resumeId"], "resumeFromCheckpoint": True}).encode()
    headers = {"content-type": "application/json"}
    status, answered, stream = rules.request("POST", START, body, headers)
    assert (status, answered["run-id"]) == (200, run["id"])
    assert [b for b in stream.split(b"\n\n") if b.startswith(b"id: ")] == whole


@pytest.mark.plan(48)
def test_unknown_ids_are_404_everywhere(rules: ServerProcess) -> None:
    for method, path in (
        ("GET", "/api/runs/run_x"),
        ("GET", "/api/runs/run_x/events"),
        ("POST", "/api/runs/run_x/pause"),
        ("POST", "/api/runs/run_x/cancel"),
        ("POST", "/api/recovery/run_x/dismiss"),
        ("GET", "/api/resumes/res_x"),
        ("GET", "/api/resumes/res_x/file"),
        ("DELETE", "/api/resumes/res_x"),
        ("GET", "/api/nothing"),
    ):
        status, _, body = rules.request(method, path)
        assert (status, json.loads(body)["code"]) == (404, "not_found"), path
    status, answer = rules.post(START, {"resumeId": "res_x"})
    assert (status, answer["code"]) == (404, "not_found")


@pytest.mark.plan(9)
def test_lists_are_wrapped_and_continue(rules: ServerProcess) -> None:
    for number in range(3):
        completed(rules, f"listed {number}")
    listed = rules.get("/api/runs?status=COMPLETED")[1]
    assert {run["status"] for run in listed["runs"]} == {"COMPLETED"}
    assert "next" in listed
    assert "next" in rules.get("/api/resumes")[1]
    assert rules.get("/api/runs?status=SLEEPING")[0] == 422
    assert rules.get("/api/runs?after=%%%")[0] == 422


SURROGATE = b'{"value": "\\ud800", "resumeId": "\\ud800", "op_id": "\\ud800", "ops": []}'


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", START),
        ("POST", "/api/resumes"),
        ("PUT", "/api/drafts/paste"),
        ("POST", "/api/documents/doc_x/ops"),
    ],
)
def test_half_a_surrogate_is_refused_at_the_door(
    rules: ServerProcess, method: str, path: str
) -> None:
    headers = {"content-type": "application/json"}
    status, _, body = rules.request(method, path, SURROGATE, headers)
    assert (status, json.loads(body)["code"]) == (400, "bad_json")


def test_head_of_a_stream_answers_at_once(slow: ServerProcess) -> None:
    run = started(slow, "headed")
    status, headers, body = slow.request("HEAD", f"/api/runs/{run['id']}/events", timeout_seconds=5)
    assert (status, headers["run-id"], body) == (200, run["id"], b"")
    slow.post(f"/api/runs/{run['id']}/cancel")


def test_a_watcher_of_a_deleted_run_is_told_at_once(slow: ServerProcess) -> None:
    run = started(slow, "watched")
    reader = slow.events(run["id"], timeout_seconds=5)
    next(reader)
    assert slow.request("DELETE", f"/api/resumes/{run['resumeId']}")[0] == 204
    with ThreadPoolExecutor(1) as pool:
        rest = pool.submit(list, reader).result(timeout=5)
    assert [event.kind for event in rest if event.kind in (K.RUN_COMPLETED, K.RUN_CANCELLED)] == []


# -- the stream ----------------------------------------------------------------------------------


@pytest.mark.plan(79)
def test_any_place_in_the_stream_can_be_continued(rules: ServerProcess) -> None:
    run = completed(rules, "continued")
    whole = list(rules.events(run["id"]))
    for after in range(len(whole)):
        rest = list(rules.events(run["id"], after))
        assert [event.raw for event in rest] == [event.raw for event in whole[after:]]
    path = f"/api/runs/{run['id']}/events"
    status, _, body = rules.request("GET", f"{path}?after={len(whole) - 1}")
    assert (status, body.count(b"\nid: ") + body.startswith(b"id: ")) == (200, 1)
    both = {"last-event-id": str(len(whole))}
    assert rules.request("GET", f"{path}?after=0", headers=both)[0] == 204, "the header wins"
    empty = {"last-event-id": ""}
    assert rules.request("GET", path, headers=empty)[2].count(b"id: ") == len(whole)


@pytest.mark.parametrize("last", ["x", "-1", "1.5", "99999", "9" * 40, "٣", "1 2"])
def test_a_last_event_id_that_cannot_be_is_400(rules: ServerProcess, last: str) -> None:
    run = completed(rules, "numbered")
    headers = {"last-event-id": last.encode().decode("latin-1")}
    status, _, body = rules.request("GET", f"/api/runs/{run['id']}/events", headers=headers)
    assert status == 400
    assert json.loads(body)["code"] in ("bad_event_id", "future_event_id")


def test_silence_is_broken_and_pause_does_not_end_the_stream(tmp_path: Path) -> None:
    server = ServerProcess(
        tmp_path / "data",
        {
            "EVERDRAFT_MODEL": "scripted",
            "EVERDRAFT_PACE_MS": "60000",
            "EVERDRAFT_HEARTBEAT_SECONDS": "0.2",
        },
    ).start()
    try:
        run = started(server, "silent")
        server.post(f"/api/runs/{run['id']}/pause")
        with pytest.raises(TimeoutError, match="read"):
            read_comments(server, run["id"], comments=5)
    finally:
        server.stop()


def read_comments(server: ServerProcess, run_id: str, comments: int) -> None:
    """Reads until so many comments came, then says so by TimeoutError."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", f"/api/runs/{run_id}/events")
    response = connection.getresponse()
    seen = b""
    while chunk := response.read1():
        seen += chunk
        if seen.count(b"\n: ") >= comments:
            connection.close()
            raise TimeoutError("read enough")
    raise AssertionError("the stream ended although the run only rests")


# -- recovery ------------------------------------------------------------------------------------


@pytest.mark.plan(56, 57, 61)
def test_recovery_lists_dismisses_and_restores(slow: ServerProcess) -> None:
    run = started(slow, "recovered")
    listed = slow.get("/api/recovery/list")[1]
    assert listed["success"] is True
    assert listed["count"] == len(listed["sessions"])
    (session,) = [one for one in listed["sessions"] if one["id"] == run["id"]]
    assert {
        "id",
        "type",
        "resumeId",
        "resumeTitle",
        "progress",
        "lastActive",
        "canRecover",
        "metadata",
        "status",
        "reason",
    } <= session.keys()
    assert session["type"] == "analysis"

    def shown() -> set[str]:
        return {one["id"] for one in slow.get("/api/recovery/list")[1]["sessions"]}

    assert slow.post(f"/api/recovery/{run['id']}/dismiss")[0] == 200
    assert run["id"] not in shown()
    assert slow.get(f"/api/runs/{run['id']}")[1]["dismissed"] is True
    assert slow.post(f"/api/recovery/{run['id']}/restore")[0] == 200
    assert run["id"] in shown()
    slow.post(f"/api/runs/{run['id']}/pause")
    assert slow.post(f"/api/recovery/{run['id']}/resume")[1]["url"] == f"/runs/{run['id']}"
    slow.post(f"/api/runs/{run['id']}/cancel")
    assert run["id"] not in shown()


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", "application/json"),
        ("Application/JSON", "application/json"),
        ("text/event-stream, application/json;q=0.1", "text/event-stream"),
        ("application/json;q=0.9, text/event-stream;q=0.2", "application/json"),
        ("*/*", "text/event-stream"),
    ],
)
def test_a_start_answers_what_the_client_prefers(accept: str, kind: str) -> None:
    assert prefers_json(accept) == (kind == "application/json")
