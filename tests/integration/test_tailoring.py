"""A tailoring over HTTP: a copy for one job, gaps as questions, and the CV stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from everdraft.app import prices_of
from everdraft.runs.events import EventKind as K
from everdraft.settings import Settings
from everdraft.workflows import load_workflows
from tests.support.server import ServerProcess, SseEvent

pytestmark = pytest.mark.process

START = "/api/tailor-resume-stream"
TEXT = """Ana Exemplar
ana.exemplar@example.org | +351 912 345 678 | Porto, Portugal

Experience
Engineer, Farol Systems
March 2021 - Present
- Answered customer calls
- Managed the order service in k8s
- Reviewed the pull requests of two colleagues

Engineer, Maré
January 2018 - February 2021
- Built a stock list in Python that cut missing items by 30 %

Education
BSc Informatics, University of Porto
2014 - 2017

Languages
English (C1)

Skills
Python, SQL, k8s
"""
JOB = """Platform Engineer
Company: Cais Digital

What you will do:
- Run the order service

Requirements:
- Kubernetes in production
- SQL and Terraform

Nice to have:
- Ansible
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("tailoring") / "data").start()
    yield made
    made.stop()


def upload(server: ServerProcess, tag: str) -> str:
    status, resume = server.upload("ana.txt", TEXT.replace("Ana", f"Ana {tag}").encode())
    assert status == 201, resume
    return resume["id"]


def tailored(server: ServerProcess, resume_id: str, **wish: Any) -> tuple[str, list[SseEvent]]:
    status, run = server.post(START, {"resumeId": resume_id, "jobDescription": JOB, **wish})
    assert status == 200, run
    seen = list(server.events(run["id"]))
    assert seen[-1].kind == K.RUN_COMPLETED, seen[-1].json
    return run["id"], seen


def review(server: ServerProcess, run_id: str) -> dict[str, Any]:
    status, answer = server.get(f"/api/runs/{run_id}/suggestions")
    assert status == 200, answer
    return answer


def at(answer: dict[str, Any], target: str) -> dict[str, Any]:
    items = [one for one in answer["items"] if one["type"] == "suggestion"]
    (found,) = (one for one in items if one["target"].endswith(target))
    return found


def send(server: ServerProcess, answer: dict[str, Any], **operation: Any) -> tuple[int, Any]:
    body = {"op_id": f"op-{answer['revision']}-{operation}"[:120], "base_rev": answer["revision"]}
    return server.post(f"/api/documents/{answer['documentId']}/ops", {**body, **operation})


def texts_of(cv: Any) -> Counter[str]:
    if isinstance(cv, str):
        return Counter([cv])
    parts = cv.values() if isinstance(cv, dict) else cv if isinstance(cv, list) else ()
    return sum((texts_of(one) for one in parts), Counter())


def test_changes_are_taken_into_a_copy_and_the_cv_stays_as_it_is(server: ServerProcess) -> None:
    resume_id = upload(server, "Copy")
    before = server.get(f"/api/resumes/{resume_id}/document")[1]
    run_id, _seen = tailored(server, resume_id)
    run = server.get(f"/api/runs/{run_id}")[1]
    answer = review(server, run_id)
    assert run["documentId"] == answer["documentId"] != before["id"]
    order = next(one for one in answer["items"] if one["target"].endswith(".highlights"))
    assert order["shown"][1].startswith("Managed the order service")
    assert answer["scores"]["after"]["overall_score"] > answer["scores"]["now"]["overall_score"]
    skills = at(answer, ".keywords")
    assert skills["text"].split("\n") == ["Kubernetes", "SQL", "Python"]
    for one in (order, skills):
        status, taken = send(server, answer, kind="accept", target=one["id"])
        assert (status, taken["status"]) == (200, "applied"), taken
        answer = review(server, run_id)
    copy = server.get(f"/api/documents/{answer['documentId']}")[1]
    assert copy["kind"] == "tailored"
    assert copy["body"]["job"]["company_name"] == "Cais Digital"
    role = copy["body"]["cv"]["work"][0]
    assert [one["text"] for one in role["highlights"]] == order["shown"][1].split("\n")
    assert server.get(f"/api/resumes/{resume_id}/document")[1] == before
    scores = answer["scores"]
    assert scores["before"]["overall_score"] < scores["now"]["overall_score"]
    path = f"/api/documents/{before['id']}/ops"
    accept = {"op_id": "x", "kind": "accept", "target": skills["id"], "base_rev": 1}
    assert server.post(path, accept)[0] == 422, "what is for a job is not for the CV itself"
    assert scores["after"]["overall_score"] >= scores["now"]["overall_score"]
    for one in answer["items"]:
        if one["type"] == "suggestion":
            assert send(server, review(server, run_id), kind="reject", target=one["id"])[0] == 200
    scores = review(server, run_id)["scores"]
    assert scores["after"] == scores["now"], "what is rejected is no longer promised"


def test_the_result_has_the_plans_fields_and_drops_nothing(server: ServerProcess) -> None:
    resume_id = upload(server, "Fields")
    run_id, _seen = tailored(server, resume_id, jobTitle="Platform Engineer II")
    result = server.get(f"/api/runs/{run_id}")[1]["result"]
    assert {
        "jobMatchScore",
        "keywordAlignment",
        "emphasizedSkills",
        "prioritizedExperience",
        "transferableExperience",
        "gaps",
        "recommendedAdjustments",
        "coverLetter",
    } <= set(result)
    assert result["jobTitle"] == "Platform Engineer II"
    assert result["companyName"] == "Cais Digital"
    assert {one["name"] for one in result["gaps"]} >= {"Terraform", "Ansible"}
    assert result["changes"]
    assert all(one["reason"] and one["target"] for one in result["changes"])
    base = server.get(f"/api/resumes/{resume_id}/document")[1]["body"]["cv"]
    own, made = texts_of(base), texts_of(result["tailoredResume"])
    copy = server.get(f"/api/runs/{run_id}")[1]["documentId"]
    assert server.get(f"/api/documents/{copy}/check")[1]["truth"] == []
    assert {text for text in own - made if len(text) > 3 and "k8s" not in text} == set()


def _tell_an_improvement(server: ServerProcess, resume_id: str, text: str) -> None:
    """Answers a question of an improvement of the same CV."""
    status, run = server.post("/api/improve-resume-stream", {"resumeId": resume_id})
    assert status == 200
    assert list(server.events(run["id"]))[-1].kind == K.RUN_COMPLETED
    found = review(server, run["id"])
    asked = next(one for one in found["items"] if one["type"] == "question")
    value = {"text": text, "target": asked["target"]}
    status, told = send(server, found, kind="answer", target=asked["id"], value=value)
    assert status == 200, told


def test_a_gap_is_answered_once_and_never_asked_again(server: ServerProcess) -> None:
    resume_id = upload(server, "Gap")
    run_id, _seen = tailored(server, resume_id)
    answer = review(server, run_id)
    asked = {one["words"]["text"]["arguments"]["skill"]: one for one in answer["items"]
             if one["type"] == "question"}  # fmt: skip
    assert set(asked) == {"Terraform", "Ansible"}
    said = {
        "text": "Yes, Terraform for the staging machines",
        "target": asked["Terraform"]["target"],
    }
    status, told = send(server, answer, kind="answer", target=asked["Terraform"]["id"], value=said)
    assert status == 200
    made = told["suggestion"]
    assert made["text"].split("\n")[-1] == "Terraform"
    assert not [one for one in made["claims"] if one["verdict"] != "supported"]
    status, refused = send(server, review(server, run_id), kind="accept", target=made["id"])
    assert status == 200, refused
    _tell_an_improvement(server, resume_id, "I wrote Ansible playbooks")
    again, _seen = tailored(server, resume_id)
    asked_again = [one for one in review(server, again)["items"] if one["type"] == "question"]
    assert again != run_id
    assert [one["words"]["text"]["arguments"]["skill"] for one in asked_again] == ["Terraform"]


def test_the_sentence_of_an_answer_is_offered_as_a_line_where_it_was_done(
    server: ServerProcess,
) -> None:
    run_id, _seen = tailored(server, upload(server, "Line"))
    answer = review(server, run_id)
    asked = next(one for one in answer["items"] if "Terraform" in str(one.get("words")))
    said = "Yes, Terraform for the 40 staging machines at Farol Systems"
    value = {"text": said, "target": asked["target"]}
    assert send(server, answer, kind="answer", target=asked["id"], value=value)[0] == 200
    for word in ("accept", "reject", "accept"):
        answer = review(server, run_id)
        skill, line = (one for one in answer["items"] if one.get("question") == asked["id"])
        assert skill["text"].endswith("Terraform")
        assert (line["text"], line["place"]) == (
            "Terraform for the 40 staging machines",
            "Engineer, Farol Systems",
        )
        assert line["claims"] == []
        assert send(server, answer, kind=word, target=line["id"])[0] == 200
        assert at(review(server, run_id), line["target"])["state"] == f"{word}ed"
        path = f"/api/documents/{answer['documentId']}"
        role = server.get(path)[1]["body"]["cv"]["work"][0]
        assert [one["text"] for one in role["highlights"]][3:] == (
            [line["text"]] if word == "accept" else []
        )
    assert server.get(f"{path}/check")[1]["heldBack"] == [], "it is the person's own word"
    sent = server.request("GET", f"{path}/export?format=txt")[2].decode()
    assert "Terraform for the 40 staging machines" in sent
    gone = {"kind": "delete", "target": line["target"]}
    assert send(server, review(server, run_id), **gone)[0] == 200
    assert at(review(server, run_id), line["target"])["state"] == "replaced"


def test_a_line_out_of_an_answer_is_taken_by_itself_only(server: ServerProcess) -> None:
    """Nothing judges whose deed it tells of, so all that needs no word goes without it."""
    run_id, _seen = tailored(server, upload(server, "Alone"))
    answer = review(server, run_id)
    asked = next(one for one in answer["items"] if "Terraform" in str(one.get("words")))
    value = {"text": "We had Terraform for 40 machines at Farol Systems", "target": asked["target"]}
    assert send(server, answer, kind="answer", target=asked["id"], value=value)[0] == 200
    before = review(server, run_id)
    skill, line = (one for one in before["items"] if one.get("question") == asked["id"])
    assert (skill["state"], line["state"]) == ("open", "open")
    fields = urlencode({"act": "take_all", "base_rev": before["revision"]}).encode()
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    assert server.request("POST", f"/runs/{run_id}/decide", fields, headers)[0] == 303
    after = review(server, run_id)
    states = {one["id"]: one["state"] for one in after["items"]}
    assert (states[skill["id"]], states[line["id"]]) == ("accepted", "open")
    assert after["scores"]["now"] == after["scores"]["after"], "it is not counted either"
    sent = server.request("GET", f"/api/documents/{after['documentId']}/export?format=txt")[2]
    assert "We had Terraform" not in sent.decode()


def test_every_word_of_the_copy_says_where_it_is_from(server: ServerProcess) -> None:
    resume_id = upload(server, "Trace")
    run_id, _seen = tailored(server, resume_id)
    answer = review(server, run_id)
    skills = at(answer, ".keywords")
    assert send(server, answer, kind="accept", target=skills["id"])[0] == 200
    path = f"/documents/{answer['documentId']}/trace?target={skills['target']}"
    status, found = server.get(f"/api{path}")
    assert status == 200
    assert "".join(one["text"] for one in found["words"]) == skills["text"]
    steps = {one["kind"]: one for one in found["steps"]}
    assert (steps["accepted"]["runId"], steps["accepted"]["source"]) == (run_id, "rules")
    assert steps["accepted"]["at"]
    assert "read" in steps
    status, _headers, page = server.request("GET", path, headers={"accept": "text/html"})
    assert status == 200
    assert f"/runs/{run_id}#card-{skills['id']}" in page.decode()
    assert server.get(f"/api{path}x")[0] == 404
    letter = "/api/documents/none/trace?target=letter.greeting"
    assert server.get(letter)[0] == 404


@pytest.mark.plan(3, 16)
def test_the_session_keeps_what_was_given_and_what_was_found(server: ServerProcess) -> None:
    resume_id = upload(server, "Session")
    run_id, _seen = tailored(server, resume_id, jobUrl="https://jobs.example/7")
    path = f"/api/resumes/{resume_id}/checkpoint?type=tailoring"
    session = server.get(path)[1]["checkpoint"]
    assert session["id"] == run_id
    assert session["jobUrl"] == "https://jobs.example/7"
    assert session["jobDescription"].startswith("Platform Engineer")
    assert (session["jobTitle"], session["companyName"]) == ("Platform Engineer", "Cais Digital")
    assert session["includeCoverLetter"] is False
    assert session["partialTailoring"]["changes"]
    listed = server.get("/api/recovery/list")[1]["sessions"]
    assert run_id not in [one["id"] for one in listed], "it is done"


def test_it_costs_four_credits_unless_the_operator_says_otherwise(tmp_path: Path) -> None:
    assert prices_of(Settings(data_dir=tmp_path)) == {}
    prices = prices_of(Settings(data_dir=tmp_path, credits="on"))
    assert (prices["tailoring"], prices["improvement"]) == (4, 2)
    assert set(prices) == {one.name for one in load_workflows()}
    dear = Settings(data_dir=tmp_path, credits="on", price_tailoring=9)
    assert prices_of(dear)["tailoring"] == 9


def test_a_saved_job_is_not_read_again(server: ServerProcess) -> None:
    resume_id = upload(server, "Kept")
    run_id, _seen = tailored(server, resume_id)
    job_id = server.get(f"/api/runs/{run_id}")[1]["result"]["jobId"]
    status, run = server.post(START, {"resumeId": resume_id, "jobId": job_id})
    assert status == 200, run
    assert list(server.events(run["id"]))[-1].kind == K.RUN_COMPLETED
    result = server.get(f"/api/runs/{run['id']}")[1]["result"]
    assert (result["jobId"], result["companyName"]) == (job_id, "Cais Digital")


@pytest.mark.parametrize(
    "wrong", [{}, {"jobUrl": "no address"}, {"jobDescription": "x", "tone": "z"}]
)
def test_without_a_job_nothing_starts(server: ServerProcess, wrong: dict[str, str]) -> None:
    status, refused = server.post(START, {"resumeId": upload(server, "Wrong"), **wrong})
    assert status == 422
    assert refused["code"] in ("job_missing", "bad_url", "bad_fields")
