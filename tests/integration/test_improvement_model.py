"""An improvement with a model behind HTTP: its records, its inventions, its bad moods."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from everdraft.runs.events import EventKind as K
from everdraft.runs.events import decode
from everdraft.runs.fold import SectionStatus, fold
from tests.integration.test_improvement import START, TEXT
from tests.support.fake_llm import FakeLlm, calls_in
from tests.support.modelled import modelled, suggested, until_rest
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process


def records(number: int) -> str:
    """Prose, a true rewrite, an invention, a line that does not exist, and a broken record."""
    lines = [
        {"line": 1, "text": "Managed the order service in Kubernetes", "why": "A deed, no duty."},
        {"line": 3, "text": "Answered 500 customer calls at Google", "why": "Bigger."},
        {"line": 99, "text": "Nobody", "why": "No such line."},
    ]
    said = "".join(json.dumps(one) + "\n" for one in lines)
    return f'call{number}.1 call{number}.2 \n\n{said}{{"line": 2, "te\n'


@pytest.fixture
def model() -> Iterator[FakeLlm]:
    with FakeLlm(text=records) as made:
        yield made


@pytest.fixture
def server(tmp_path: Path, model: FakeLlm) -> Iterator[ServerProcess]:
    with modelled(tmp_path, model) as made:
        yield made


def start(server: ServerProcess) -> tuple[str, str]:
    status, resume = server.upload("ana.txt", TEXT.encode())
    assert status == 201
    status, run = server.post(START, {"resumeId": resume["id"], "targetRole": "Staff Engineer"})
    assert status == 200, run
    return run["id"], resume["id"]


def test_records_become_suggestions_and_an_invention_waits_for_the_person(
    server: ServerProcess, model: FakeLlm
) -> None:
    run_id, _resume = start(server)
    seen = until_rest(server, run_id)
    assert seen[-1].kind == K.RUN_COMPLETED
    by_model = [one for one in suggested(seen) if one["source"] == "model"]
    assert {one["text"] for one in by_model} == {
        "Managed the order service in Kubernetes",
        "Answered 500 customer calls at Google",
    }
    run = server.get(f"/api/runs/{run_id}")[1]
    work = run["sections"][[s["title"] for s in run["sections"]].index("Experience")]
    assert work["text"].strip() == f"call{calls_in(work['text']).pop()}.1 {work['text'].split()[1]}"
    assert "{" not in work["text"], "a record is no prose"
    assert work["result"]["unreadLines"] == 2
    assert "Staff Engineer" in model.calls[0].prompt
    targets = [one["target"] for one in suggested(seen)]
    assert len(targets) == len(set(targets)), "one suggestion a line, the model's before the rule's"

    answer = server.get(f"/api/runs/{run_id}/suggestions")[1]
    invented = next(one for one in answer["items"] if "Google" in one.get("text", ""))
    new = {claim["text"] for claim in invented["claims"] if claim["verdict"] == "new"}
    assert new >= {"500", "Google"}
    path = f"/api/documents/{answer['documentId']}/ops"
    accept = {"op_id": "a", "kind": "accept", "target": invented["id"]}
    status, _taken = server.post(path, {**accept, "base_rev": answer["revision"]})
    assert status == 200, "nothing ever blocks"
    states = _states(server, run_id)
    assert states[invented["id"]] == "waiting", "accepted, and kept out of exports until confirmed"
    confirm = {"op_id": "c", "kind": "confirm", "target": invented["target"]}
    value = {"text": invented["text"], "true": True}
    status, _done = server.post(
        path, {**confirm, "base_rev": answer["revision"] + 1, "value": value}
    )
    assert status == 200
    assert _states(server, run_id)[invented["id"]] == "accepted"


def _states(server: ServerProcess, run_id: str) -> dict[str, str]:
    items = server.get(f"/api/runs/{run_id}/suggestions")[1]["items"]
    return {one["id"]: one["state"] for one in items}


@pytest.mark.parametrize("mood", ["cut", "stall_between", "no_finish", "overloaded", "junk"])
def test_a_call_that_breaks_off_leaves_no_suggestion_behind(
    server: ServerProcess, model: FakeLlm, mood: str
) -> None:
    model.play(mood, "ok")
    run_id, _resume = start(server)
    seen = until_rest(server, run_id)
    assert seen[-1].kind == K.RUN_COMPLETED
    for section in fold(decode(event.data) for event in seen).sections.values():
        assert len(calls_in(section.text)) <= 1, section.text
    targets = [one["target"] for one in suggested(seen)]
    assert len(targets) == len(set(targets))
    run = server.get(f"/api/runs/{run_id}")[1]
    calls = sum((section["usage"] or {}).get("calls", 0) for section in run["sections"])
    assert calls == len(model.calls), "every call is counted, also the one that failed"


@pytest.mark.parametrize("mood", ["length", "auth", "html", "rate_limited"])
def test_finished_sections_stay_and_a_retry_goes_on_from_there(
    server: ServerProcess, model: FakeLlm, mood: str
) -> None:
    model.play("ok", mood)
    run_id, resume_id = start(server)
    seen = until_rest(server, run_id)
    assert seen[-1].kind == K.RUN_ERROR
    done = [
        one.id
        for one in fold(decode(event.data) for event in seen).sections.values()
        if one.status is SectionStatus.COMPLETED
    ]
    assert len(done) == 2, "the contact, which has no words to change, and the first call"
    called = len(model.calls)
    model.play("ok")
    status, again = server.post(
        START, {"resumeId": resume_id, "targetRole": "Staff Engineer", "tone": "direct"}
    )
    assert (status, again["id"]) == (200, run_id), "after an error a start is the retry"
    for event in server.events(run_id, after=seen[-1].id):
        assert event.json.get("section") not in done, "what was finished is not touched again"
    run = server.get(f"/api/runs/{run_id}")[1]
    assert run["status"] == "COMPLETED"
    assert len(model.calls) - called == len(run["sections"]) - len(done), "one call a section"


def test_a_corrected_name_is_kept_from_a_remote_model_as_well_as_the_one_that_was_read(
    tmp_path: Path, model: FakeLlm
) -> None:
    environment = {
        "EVERDRAFT_MODEL": "ollama:test-cloud",  # served here, computed elsewhere
        "EVERDRAFT_MODEL_BASE_URL": model.url,
    }
    server = ServerProcess(tmp_path / "remote", environment).start()
    try:
        resume = server.upload("ana.txt", TEXT.encode())[1]
        document = server.get(f"/api/resumes/{resume['id']}/document")[1]
        read = document["body"]["cv"]["basics"]["name"]
        corrections = {
            "basics.name": "Zbigniew Kowalczyk",
            "basics.summary": f"Zbigniew Kowalczyk, once {read}, keeps harbours running.",
        }
        revision = document["revision"]
        for target, value in corrections.items():
            operation = {"op_id": target, "kind": "set", "target": target, "value": value}
            path = f"/api/documents/{document['id']}/ops"
            status, taken = server.post(path, {**operation, "base_rev": revision})
            assert status == 200, taken
            revision = taken["revision"]
        for start_path in (START, "/api/analyze-resume-stream"):
            status, run = server.post(start_path, {"resumeId": resume["id"]})
            assert status == 200, run
            assert until_rest(server, run["id"])[-1].kind == K.RUN_COMPLETED
    finally:
        server.stop()
    sent = " ".join(call.prompt for call in model.calls)
    assert "harbours" in sent
    for part in (*["Zbigniew", "Kowalczyk"], *read.split()):
        assert part not in sent
