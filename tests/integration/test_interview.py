"""Interview questions over HTTP: one file is a workflow, with its form, page and answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from everdraft.runs.events import EventKind as K
from tests.integration.test_tailoring import JOB, TEXT
from tests.support.fake_llm import FakeLlm
from tests.support.modelled import modelled
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process

START = "/api/interview-questions-stream"
HEADERS = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("interview") / "data").start()
    yield made
    made.stop()


def upload(server: ServerProcess) -> str:
    status, resume = server.upload("ana.txt", TEXT.encode())
    assert status == 201
    return resume["id"]


def test_from_its_form_to_kept_answers_without_a_page_of_its_own(server: ServerProcess) -> None:
    resume_id = upload(server)
    status, _headers, page = server.request(
        "GET", f"/start/interview?resume={resume_id}", headers={"accept": "text/html"}
    )
    assert status == 200
    assert "Prepare for an interview" in page.decode()
    assert 'name="jobDescription"' in page.decode()
    sent = urlencode({"resumeId": resume_id, "jobDescription": JOB}).encode()
    status, headers, _body = server.request("POST", "/start/interview", sent, HEADERS)
    assert status == 303
    run_id = headers["location"].rpartition("/")[2]
    assert list(server.events(run_id))[-1].kind == K.RUN_COMPLETED
    answer = server.get(f"/api/runs/{run_id}/suggestions")[1]
    asked = {one["place"]: one for one in answer["items"]}
    assert "nearest to it" in asked["Terraform"]["text"]
    assert asked["Terraform"]["why"] == "“SQL and Terraform”"
    assert "last use Kubernetes" in asked["Kubernetes"]["text"]
    assert asked["Engineer, Farol Systems"]["why"] == "“Managed the order service in k8s”"
    value = {"card": asked["Terraform"]["id"], "base_rev": answer["revision"], "act": "answer"}
    said = urlencode({**value, "text": "Ansible for eight machines"}).encode()
    assert server.request("POST", f"/runs/{run_id}/decide", said, HEADERS)[0] == 303
    items = server.get(f"/api/runs/{run_id}/suggestions")[1]["items"]
    kept = next(one for one in items if one["id"] == asked["Terraform"]["id"])
    assert (kept["state"], kept["answer"]) == ("answered", "Ansible for eight machines")
    assert not [one for one in items if one["type"] == "suggestion"], "nothing for the CV"
    status, _headers, page = server.request(
        "GET", f"/runs/{run_id}", headers={"accept": "text/html", "accept-language": "pt"}
    )
    assert status == 200
    assert "Perguntas de entrevista" in page.decode()


def test_it_is_found_again_by_its_bookmark(server: ServerProcess) -> None:
    resume_id = upload(server)
    status, run = server.post(START, {"resumeId": resume_id, "jobDescription": JOB + "\nGo\n"})
    assert status == 200
    path = f"/start/interview?resume={resume_id}&session={run['id']}"
    status, headers, _body = server.request("GET", path)
    assert (status, headers["location"]) == (307, f"/runs/{run['id']}")
    assert server.request("GET", "/start/nothing")[0] == 404
    assert server.request("GET", "/start/job_extract")[0] == 404


def test_a_model_asks_first_and_its_broken_call_leaves_nothing(tmp_path: Path) -> None:
    said = 'It turns on tools.\n\n{"question": "Why two languages?", "why": "Python, SQL"}\n'
    said += '{"question": 7}\n'
    said += "".join(f'{{"question": "And {n % 9}?"}}\n' for n in range(18))
    with FakeLlm(text=lambda _number: said) as model, modelled(tmp_path, model) as server:
        model.play("cut", "ok")
        wish = {"resumeId": upload(server), "jobDescription": JOB}
        status, run = server.post(START, wish)
        assert status == 200
        assert list(server.events(run["id"]))[-1].kind == K.RUN_COMPLETED
        found = server.get(f"/api/runs/{run['id']}")[1]["result"]["questions"]
        texts = [one["text"] for one in found]
        assert texts.count("Why two languages?") == 1
        assert [one for one in texts if one[:4] == "And "] == [f"And {n}?" for n in range(5)]
        assert len(texts) > 10, "those of the rules follow"
