"""The plan's checkpoints and sessions, asked of a real server: views of runs, from start to end."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from everdraft.runs.events import EventKind as K
from everdraft.runs.events import decode
from everdraft.runs.fold import SectionStatus, fold
from tests.support.cv import DATA, NAME
from tests.support.server import ServerProcess, SseEvent, free_port, multipart, parse_stream

pytestmark = pytest.mark.process

ANALYZE, IMPROVE = "/api/analyze-resume-stream", "/api/improve-resume-stream"
CHECKPOINT = {
    "id", "resumeId", "userId", "progress", "partialAnalysis", "status", "createdAt", "updatedAt",
}  # fmt: skip
WISH = {"targetRole": "Team Lead", "targetIndustry": "Ships", "improveInstructions": "Short"}

Serve = Callable[..., ServerProcess]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts servers with a scripted model, a word every ``pace`` milliseconds, and ends them."""
    made: list[ServerProcess] = []

    def start(pace: int = 60_000, **environment: str) -> ServerProcess:
        scripted = {"EVERDRAFT_MODEL": "scripted", "EVERDRAFT_PACE_MS": str(pace)}
        server = ServerProcess(tmp_path / f"data{len(made)}", {**scripted, **environment})
        made.append(server)
        return server.start()

    yield start
    for server in made:
        server.stop()


def upload(server: ServerProcess, tag: str = "") -> str:
    status, resume = server.upload(NAME, DATA + f"\nInterests\nSailing {tag}\n".encode())
    assert status == 201, resume
    return resume["id"]


def start(server: ServerProcess, path: str, resume_id: str, **wish: Any) -> dict[str, Any]:
    status, run = server.post(path, {"resumeId": resume_id, **wish})
    assert status == 200, run
    return run


def until(server: ServerProcess, run_id: str, kind: K, after: int = 0) -> list[SseEvent]:
    seen: list[SseEvent] = []
    for event in server.events(run_id, after):
        seen.append(event)
        if event.kind == kind:
            return seen
    raise AssertionError(f"the stream ended without {kind}")


def checkpoint(server: ServerProcess, resume_id: str, kind: str) -> dict[str, Any]:
    return server.get(f"/api/resumes/{resume_id}/checkpoint?type={kind}")[1]["checkpoint"]


def sessions(server: ServerProcess) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in server.get("/api/recovery/list")[1]["sessions"]}


@pytest.mark.plan(13, 17, 50)
def test_the_checkpoint_of_an_analysis_has_the_plans_fields_from_the_start(serve: Serve) -> None:
    server = serve(EVERDRAFT_MAX_ACTIVE_RUNS="1")
    first = start(server, ANALYZE, upload(server, "first"))
    until(server, first["id"], K.RUN_STARTED)
    resume_id = upload(server, "second")
    waiting = start(server, ANALYZE, resume_id)
    assert waiting["status"] == "PENDING"
    assert server.get(f"/api/runs/{waiting['id']}")[1]["queuePosition"] == 1
    portuguese = {"accept": "text/html", "accept-language": "pt"}
    page = server.request("GET", f"/runs/{waiting['id']}", headers=portuguese)[2].decode()
    assert '<span data-slot="line">Primeiro na fila</span>' in page
    start_page = server.request("GET", "/", headers={"accept": "text/html"})[2].decode()
    assert '<span data-slot="word">First in line</span>' in start_page
    listed = sessions(server)
    assert listed[waiting["id"]]["queuePosition"] == 1
    assert listed[waiting["id"]]["status"] == "PENDING"
    assert listed[first["id"]]["status"] == "IN_PROGRESS"
    found = checkpoint(server, resume_id, "analysis")
    assert found.keys() == CHECKPOINT
    assert (found["id"], found["resumeId"]) == (waiting["id"], resume_id)
    assert (found["progress"], found["partialAnalysis"]) == (0, {})
    assert found["createdAt"] <= found["updatedAt"]


@pytest.mark.plan(14, 18, 30, 52)
def test_an_unfinished_analysis_answers_its_partial_and_its_status(serve: Serve) -> None:
    server = serve(4)
    resume_id = upload(server)
    run = start(server, ANALYZE, resume_id)
    progress: list[float] = []
    parts: list[int] = []
    for event in server.events(run["id"]):
        if event.kind == K.SECTION_COMPLETED:
            found = checkpoint(server, resume_id, "analysis")
            progress.append(found["progress"])
            parts.append(len(json.dumps(found["partialAnalysis"])))
            assert found["status"] in ("IN_PROGRESS", "COMPLETED")
            if len(progress) == 1:
                assert found["status"] == "IN_PROGRESS"
    assert len(progress) > 3
    assert progress == sorted(progress)
    assert 0 < progress[0] < 1
    assert parts[0] > 2
    assert parts == sorted(parts)
    ended = checkpoint(server, resume_id, "analysis")
    assert (ended["status"], ended["progress"]) == ("COMPLETED", 1)
    assert "overall_score" in ended["partialAnalysis"]


@pytest.mark.plan(15, 31)
def test_an_unfinished_improvement_answers_its_form_and_its_partial(serve: Serve) -> None:
    server = serve(500, EVERDRAFT_MAX_ACTIVE_RUNS="1")
    resume_id = upload(server)
    first = start(server, IMPROVE, resume_id, **WISH)
    assert any(event.kind == K.DELTA for event in server.events(first["id"]))
    found = checkpoint(server, resume_id, "improvement")
    assert found["status"] == "IN_PROGRESS"
    assert {name: found[name] for name in WISH} == WISH
    assert "partialImprovement" in found
    start(server, IMPROVE, resume_id, **{**WISH, "targetRole": "Captain"})
    second = checkpoint(server, resume_id, "improvement")
    assert (second["targetRole"], second["progress"]) == ("Captain", 0)


@pytest.mark.plan(58)
def test_two_roles_are_two_cards_that_say_which(serve: Serve) -> None:
    server = serve()
    resume_id = upload(server)
    roles = ("Data Engineer", "Team Lead")
    runs = [
        start(server, IMPROVE, resume_id, targetRole=role, targetIndustry="Ships")["id"]
        for role in roles
    ]
    listed = sessions(server)
    said = [(listed[one]["type"], listed[one]["metadata"]) for one in runs]
    wanted = [{"targetRole": role, "targetIndustry": "Ships"} for role in roles]
    assert said == [("improvement", one) for one in wanted]


@pytest.mark.plan(2, 29, 55, 80)
def test_an_improvement_left_alone_and_killed_goes_on_to_its_end(serve: Serve) -> None:
    server = serve(5)
    resume_id = upload(server)
    run_id, seen = opened_and_closed(server, resume_id)
    server.kill()
    server.start()
    until(server, run_id, K.SECTION_COMPLETED, after=seen[-1].id)
    server.kill()
    server.start()
    again = {"resumeFromCheckpoint": True, **WISH}
    assert start(server, IMPROVE, resume_id, **again)["id"] == run_id, "the same one goes on"
    rest = list(server.events(run_id, after=seen[-1].id))
    assert rest[-1].kind == K.RUN_COMPLETED
    whole = list(server.events(run_id))
    assert [event.raw for event in whole] == [event.raw for event in seen + rest]
    snapshot = fold(decode(event.data) for event in whole)
    assert {one.status for one in snapshot.sections.values()} == {SectionStatus.COMPLETED}
    ended = checkpoint(server, resume_id, "improvement")
    assert (ended["status"], ended["progress"]) == ("COMPLETED", 1)
    assert ended["partialImprovement"]["scores"]["after"]["overall_score"] > 0


def opened_and_closed(server: ServerProcess, resume_id: str) -> tuple[str, list[SseEvent]]:
    """Starts an improvement as a page does, and goes away in the middle of its first words."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    seen: list[SseEvent] = []
    try:
        body = json.dumps({"resumeId": resume_id, **WISH})
        connection.request("POST", IMPROVE, body, {"content-type": "application/json"})
        response = connection.getresponse()
        run_id = response.headers["Run-Id"]
        for event in parse_stream(response):
            seen.append(event)
            if event.kind == K.DELTA:
                break
    finally:
        connection.close()
    return run_id, seen


@pytest.mark.plan(21, 49, 53)
def test_a_cv_is_kept_although_the_model_cannot_be_reached(serve: Serve) -> None:
    nobody = f"http://127.0.0.1:{free_port()}/v1"
    model = {"EVERDRAFT_MODEL": "openai:test", "EVERDRAFT_MODEL_BASE_URL": nobody}
    server = serve(**model, EVERDRAFT_MODEL_ATTEMPTS="1")
    body, content_type = multipart(NAME, DATA)
    headers = {"content-type": content_type}
    status, answered, _stream = server.request("POST", ANALYZE, body, headers)
    assert status == 200
    server.kill()
    server.start()
    run = server.get(f"/api/runs/{answered['run-id']}")[1]
    assert (run["status"], run["error"]["code"]) == ("ERROR", "model_unreachable")
    assert run["error"]["message"]
    assert sessions(server)[run["id"]]["canRecover"] is True
    assert run["resumeId"] in [one["id"] for one in server.get("/api/resumes")[1]["resumes"]]
    assert server.request("GET", f"/api/resumes/{run['resumeId']}/file")[2] == DATA


@pytest.mark.plan(9, 95)
def test_what_was_made_is_listed_and_opens_after_a_restart_until_it_is_deleted(
    serve: Serve,
) -> None:
    server = serve(EVERDRAFT_MODEL="rules")
    resume_id = upload(server)
    runs = {path: start(server, path, resume_id)["id"] for path in (ANALYZE, IMPROVE)}
    for run_id in runs.values():
        until(server, run_id, K.RUN_COMPLETED)
    server.kill()
    server.start()
    assert [one["id"] for one in server.get("/api/resumes")[1]["resumes"]] == [resume_id]
    listed = {one["id"]: one for one in server.get("/api/runs")[1]["runs"]}
    assert listed.keys() == set(runs.values())
    assert server.get(f"/api/runs/{runs[ANALYZE]}")[1]["result"]["overall_score"] > 0
    for run_id in runs.values():
        cv = server.get(f"/api/documents/{listed[run_id]['documentId']}")[1]
        assert cv["body"]["cv"]["work"]
    assert server.get(f"/api/runs/{runs[IMPROVE]}/suggestions")[1]["items"]
    assert server.request("DELETE", f"/api/resumes/{resume_id}")[0] == 204
    assert server.get("/api/resumes")[1]["resumes"] == server.get("/api/runs")[1]["runs"] == []


@pytest.mark.plan(54)
def test_a_failure_of_ours_is_a_sentence_a_code_and_what_to_do(serve: Serve) -> None:
    server = serve()
    resume_id = upload(server)
    (stored,) = [path for path in (server.data_dir / "files").rglob("*") if path.is_file()]
    stored.chmod(0o600)
    stored.write_bytes(b"something else")
    status, answer = server.get(f"/api/resumes/{resume_id}/file")
    assert (status, answer["success"]) == (500, False)
    assert answer.keys() == {"success", "error", "code", "action"}
    assert answer["error"]
    assert answer["action"]
    assert str(server.data_dir) not in json.dumps(answer)


@pytest.mark.plan(60, 61, 66)
def test_sessions_are_resumed_and_put_away_one_by_one_or_all_at_once(serve: Serve) -> None:
    server = serve()
    ids = [start(server, ANALYZE, upload(server, tag))["id"] for tag in "abc"]
    for run_id in ids:
        assert server.post(f"/api/runs/{run_id}/pause")[0] == 200
    status, answer = server.post("/api/recovery/resume-session", {"sessionId": ids[0]})
    assert (status, answer["success"], answer["url"]) == (200, True, f"/runs/{ids[0]}")
    assert server.get(f"/api/runs/{ids[0]}")[1]["status"] in ("PENDING", "IN_PROGRESS")
    assert server.post("/api/recovery/dismiss-session", {"sessionId": ids[1]})[0] == 200
    assert sessions(server).keys() == {ids[0], ids[2]}
    status, away = server.post("/api/recovery/dismiss-all")
    assert (status, away["count"]) == (200, 2)
    server.kill()
    server.start()
    assert sessions(server) == {}
    again = {"dismissedAt": away["dismissedAt"]}
    assert server.post("/api/recovery/restore-all", again)[0] == 200
    assert sessions(server).keys() == {ids[0], ids[2]}, "the one put away before stays away"
    assert server.post(f"/api/recovery/{ids[1]}/restore")[0] == 200
    assert sessions(server).keys() == set(ids)
    status, refused = server.post("/api/recovery/resume-session", {})
    assert (status, refused["code"]) == (400, "bad_fields")


@pytest.mark.plan(35, 77)
def test_saving_is_measured_by_workflow_and_cleanup_by_kind(serve: Serve) -> None:
    server = serve(EVERDRAFT_MODEL="rules", CRON_SECRET="open", EVERDRAFT_RETENTION_DAYS="1e-9")
    resume_id = upload(server)
    for path in (ANALYZE, IMPROVE):
        until(server, start(server, path, resume_id)["id"], K.RUN_COMPLETED)
    headers = {"authorization": "Bearer open"}
    _, _, body = server.request("POST", "/api/cron/cleanup-checkpoints", headers=headers)
    assert json.loads(body)["counts"] == {"runs": 0, "logs": 2}
    text = server.request("GET", "/metrics")[2].decode()

    def value(series: str) -> float:
        found = re.search(rf"^{re.escape(series)} (\S+)$", text, re.MULTILINE)
        return float(found[1]) if found else 0.0

    for workflow in ("analysis", "improvement"):
        lag = f'everdraft_autosave_visible_lag_seconds_count{{workflow="{workflow}"}}'
        assert value(lag) > 5, workflow
    assert value('everdraft_cleanup_deleted_total{kind="logs"}') == 2
    assert value("everdraft_autosave_commit_seconds_count") > 5


@pytest.mark.plan(17)
def test_the_place_in_the_line_is_in_every_answer(serve: Serve) -> None:
    server = serve(EVERDRAFT_MAX_ACTIVE_RUNS="1")
    resume_id = upload(server)
    runs = [start(server, IMPROVE, resume_id, targetRole=f"R{n}") for n in range(4)]
    assert [run["queuePosition"] for run in runs] == [None, 1, 2, 3]
    ids = [run["id"] for run in runs]

    def places() -> dict[str, list[int | None]]:
        listed = {one["id"]: one for one in server.get("/api/runs")[1]["runs"]}
        cards = {one["id"]: one for one in server.get("/api/recovery/list")[1]["sessions"]}
        single = [server.get(f"/api/runs/{one}")[1]["queuePosition"] for one in ids]
        in_list = [listed[one]["queuePosition"] for one in ids]
        return {"run": single, "list": in_list, "card": [cards[o]["queuePosition"] for o in ids]}

    assert places() == {key: [None, 1, 2, 3] for key in ("run", "list", "card")}
    assert server.post(f"/api/runs/{ids[1]}/pause")[1]["queuePosition"] is None
    assert server.post(f"/api/runs/{ids[1]}/resume")[1]["queuePosition"] == 3
    assert places() == {key: [None, 3, 1, 2] for key in ("run", "list", "card")}
    session = server.post(f"/api/recovery/{ids[3]}/resume")[1]["session"]
    assert session["queuePosition"] == 2


def test_what_cannot_be_meant_is_refused_in_words(serve: Serve) -> None:
    server = serve()
    resume_id = upload(server)
    run = start(server, ANALYZE, resume_id)
    status, refused = server.get(f"/api/resumes/{resume_id}/checkpoint?type=nonsense")
    assert (status, refused["code"]) == (422, "bad_fields")
    assert {"analysis,", "improvement,"} <= set(refused["error"].split())
    for moment in ("nonsense", "2026-13-01T00:00:00.000Z", "2026-01-01"):
        status, refused = server.post("/api/recovery/restore-all", {"dismissedAt": moment})
        assert (status, refused["code"]) == (422, "bad_fields"), moment
    body = json.dumps({"resumeId": resume_id}).encode()
    spoken = {"content-type": "application/json", "accept": "application/json"}
    _, _, answer = server.request("POST", ANALYZE, body, {**spoken, "accept-language": "pt"})
    assert json.loads(answer)["id"] == run["id"], "the same wish from a browser in Portuguese"
