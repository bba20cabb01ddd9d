"""A tailoring with a model: its offers are records, its inventions wait, its list drops nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from everdraft.runs.events import EventKind as K
from everdraft.runs.events import decode
from everdraft.runs.fold import SectionStatus, fold
from tests.integration.test_tailoring import JOB, START, TEXT, texts_of
from tests.support.fake_llm import FakeLlm, calls_in
from tests.support.modelled import modelled, suggested, until_rest
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process

TRUE = "Managed the order service in Kubernetes"
INVENTED = "Ran 40 Terraform modules at Google"


def records(number: int) -> str:
    """A true rewrite, an invention, and a list of skills that forgets some of them."""
    lines = [
        {"line": 1, "text": "Kubernetes\nTerraform", "why": "Shorter."},
        {"line": 2, "text": TRUE, "why": "The advert's name."},
        {"line": 3, "text": INVENTED, "why": "Bigger."},
    ]
    said = "".join(json.dumps(one) + "\n" for one in lines)
    return f"call{number}.1 call{number}.2 \n\n{said}"


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
    status, run = server.post(START, {"resumeId": resume["id"], "jobDescription": JOB})
    assert status == 200, run
    return run["id"], resume["id"]


def test_an_invention_waits_and_a_list_that_forgets_is_no_offer(
    server: ServerProcess, model: FakeLlm
) -> None:
    run_id, resume_id = start(server)
    seen = until_rest(server, run_id)
    assert seen[-1].kind == K.RUN_COMPLETED, seen[-1].json
    by_model = {one["text"]: one for one in suggested(seen) if one["source"] == "model"}
    assert TRUE in by_model
    assert not [text for text in by_model if text == "Kubernetes\nTerraform"]
    assert {one["text"] for one in by_model[INVENTED]["claims"]} >= {"40", "Terraform", "Google"}
    assert "Kubernetes in production" in model.calls[0].prompt, "it was given the advert"
    assert "Ana Exemplar" not in model.calls[0].prompt

    answer = server.get(f"/api/runs/{run_id}/suggestions")[1]
    path = f"/api/documents/{answer['documentId']}"
    item = next(one for one in answer["items"] if one.get("text") == INVENTED)
    accept = {"op_id": "a", "kind": "accept", "target": item["id"], "base_rev": answer["revision"]}
    assert server.post(f"{path}/ops", accept)[0] == 200, "nothing ever blocks"
    items = server.get(f"/api/runs/{run_id}/suggestions")[1]["items"]
    assert next(one for one in items if one["id"] == item["id"])["state"] == "waiting"
    held = server.get(f"{path}/check")[1]["heldBack"]
    assert [one["target"] for one in held] == [item["target"]], "it stays out of exports"
    truth = server.get(f"{path}/check")[1]["truth"]
    assert {one["check"] for one in truth} == {"T02"}
    assert {one["evidence"][0]["quote"] for one in truth} >= {"40", "Terraform", "Google"}
    base = server.get(f"/api/resumes/{resume_id}/document")[1]["body"]["cv"]
    result = server.get(f"/api/runs/{run_id}")[1]["result"]
    assert INVENTED not in texts_of(result["tailoredResume"])
    assert not [text for text in texts_of(base) if INVENTED in text]


@pytest.mark.parametrize("mood", ["cut", "junk"])
def test_a_call_that_breaks_off_leaves_no_change_behind(
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


@pytest.mark.parametrize("mood", ["length"])
def test_an_error_keeps_what_is_finished_and_a_retry_reads_no_advert_again(
    server: ServerProcess, model: FakeLlm, mood: str
) -> None:
    model.play("ok", mood)
    run_id, resume_id = start(server)
    seen = until_rest(server, run_id)
    assert seen[-1].kind == K.RUN_ERROR
    sections = fold(decode(event.data) for event in seen).sections
    done = [one.id for one in sections.values() if one.status is SectionStatus.COMPLETED]
    assert {"advert", "match"} < set(done)
    model.play("ok")
    status, again = server.post(START, {"resumeId": resume_id, "jobDescription": JOB})
    assert (status, again["id"]) == (200, run_id), "after an error a start is the retry"
    later = list(server.events(run_id, after=seen[-1].id))
    assert later[-1].kind == K.RUN_COMPLETED
    assert not [event for event in later if event.json.get("section") in done]
    copies = {one["documentId"] for one in server.get("/api/runs?kind=tailoring")[1]["runs"]}
    assert copies == {again["documentId"]}
