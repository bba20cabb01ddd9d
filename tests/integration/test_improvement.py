"""An improvement over HTTP: suggestions are records, decisions are edits, nothing is invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from everdraft.runs.events import EventKind as K
from tests.support.server import ServerProcess, SseEvent

pytestmark = pytest.mark.process

NAME = "ana.txt"
TEXT = """Ana Exemplar
ana.exemplar@example.org | +351 912 345 678 | Porto, Portugal

Experience
Engineer, Farol Systems
March 2021 - Present
- Responsible for managing the order service in kubernetes
- I reviewed the pull requests of two colleagues
- Answered customer calls

Engineer, Maré
January 2018 - February 2021
- Built a stock list in Python that cut missing items by 30 %

Education
BSc Informatics, University of Porto
2014 - 2017

Skills
python, Kubernetes, SQL
"""
START = "/api/improve-resume-stream"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("improvement") / "data").start()
    yield made
    made.stop()


def upload(server: ServerProcess, tag: str) -> str:
    status, resume = server.upload(NAME, TEXT.replace("Ana", f"Ana {tag}").encode())
    assert status == 201, resume
    return resume["id"]


def improved(server: ServerProcess, resume_id: str, **wish: str) -> tuple[str, list[SseEvent]]:
    status, run = server.post(START, {"resumeId": resume_id, **wish})
    assert status == 200, run
    seen = list(server.events(run["id"]))
    assert seen[-1].kind == K.RUN_COMPLETED, seen[-1].json
    return run["id"], seen


def review(server: ServerProcess, run_id: str) -> dict[str, Any]:
    status, answer = server.get(f"/api/runs/{run_id}/suggestions")
    assert status == 200, answer
    return answer


def one(answer: dict[str, Any], kind: str, words: str) -> dict[str, Any]:
    (found,) = (i for i in answer["items"] if i["type"] == kind and words in i["base_text"])
    return found


def send(server: ServerProcess, answer: dict[str, Any], **operation: Any) -> tuple[int, Any]:
    body = {"op_id": f"op-{len(operation)}-{operation}"[:120], "base_rev": answer["revision"]}
    return server.post(f"/api/documents/{answer['documentId']}/ops", {**body, **operation})


def test_suggestions_and_questions_stream_one_by_one_and_the_cv_is_untouched(
    server: ServerProcess,
) -> None:
    resume_id = upload(server, "Stream")
    before = server.get(f"/api/resumes/{resume_id}/document")[1]
    run_id, seen = improved(server, resume_id, targetRole="Staff Engineer", targetIndustry="Ships")
    kinds = [event.kind for event in seen]
    assert kinds.count(K.SUGGESTION) == 2
    assert kinds.count(K.QUESTION) == 5
    run = server.get(f"/api/runs/{run_id}")[1]
    assert run["documentId"] == before["id"], "the run names the CV that decisions are made on"
    assert run["input"]["targetRole"] == "Staff Engineer"
    scores = run["result"]["scores"]
    assert scores["before"]["overall_score"] < scores["after"]["overall_score"]
    assert run["result"]["summary"]
    assert server.get(f"/api/resumes/{resume_id}/document")[1] == before
    first = run["result"]["suggestions"][0]
    assert first["place"]
    assert first["reason"]
    assert not [claim for claim in first["claims"] if claim["verdict"] != "supported"]


def test_accept_reject_and_a_change_of_mind_are_edits_of_the_person(server: ServerProcess) -> None:
    resume_id = upload(server, "Decide")
    run_id, _seen = improved(server, resume_id)
    answer = review(server, run_id)
    duty = one(answer, "suggestion", "Responsible for")
    assert duty["state"] == "open"
    assert "order service in Kubernetes" in duty["text"]
    status, taken = send(server, answer, kind="accept", target=duty["id"])
    assert (status, taken["status"]) == (200, "applied")
    answer = review(server, run_id)
    assert one(answer, "suggestion", "Responsible for")["state"] == "accepted"
    assert answer["scores"]["now"]["overall_score"] > answer["scores"]["before"]["overall_score"]
    send(server, answer, kind="reject", target=duty["id"])
    answer = review(server, run_id)
    item = one(answer, "suggestion", "Responsible for")
    assert (item["state"], item["current_text"]) == ("rejected", item["base_text"])


def test_an_outdated_suggestion_is_refused_with_both_texts(server: ServerProcess) -> None:
    resume_id = upload(server, "Outdated")
    run_id, _seen = improved(server, resume_id)
    answer = review(server, run_id)
    duty = one(answer, "suggestion", "Responsible for")
    status, _done = send(server, answer, kind="set", target=duty["target"], value="Ran it all")
    assert status == 200
    answer = review(server, run_id)
    assert one(answer, "suggestion", "Responsible for")["state"] == "outdated"
    status, refused = send(server, answer, kind="accept", target=duty["id"])
    assert (status, refused["code"], refused["current"]) == (409, "outdated", "Ran it all")
    assert refused["offered"] == duty["text"]
    document = server.get(f"/api/documents/{answer['documentId']}")[1]
    assert "Ran it all" in str(document["body"]["cv"])


def test_an_answer_becomes_a_suggestion_once_and_survives_a_kill(server: ServerProcess) -> None:
    resume_id = upload(server, "Answer")
    run_id, _seen = improved(server, resume_id)
    answer = review(server, run_id)
    calls = one(answer, "question", "Answered customer calls")
    said = {"text": "about 40 a day", "target": calls["target"]}
    operation = {"kind": "answer", "target": calls["id"], "value": said}
    status, told = send(server, answer, **operation)
    assert status == 200
    suggested = told["suggestion"]
    assert suggested["text"] == "Answered about 40 customer calls a day"
    assert not [claim for claim in suggested["claims"] if claim["verdict"] != "supported"]
    server.kill()
    server.start()
    again = send(server, answer, **operation)[1]
    assert (again["status"], again["suggestion"]["id"]) == ("duplicate", suggested["id"])
    answer = review(server, run_id)
    kept = [i for i in answer["items"] if i["id"] == suggested["id"]]
    assert [i["state"] for i in kept] == ["open"]
    assert one(answer, "question", "Answered customer calls")["state"] == "answered"
    status, _done = send(server, answer, kind="accept", target=suggested["id"])
    assert status == 200
    document = server.get(f"/api/documents/{answer['documentId']}")[1]
    assert "Answered about 40 customer calls a day" in str(document["body"]["cv"])


def test_nobody_accepts_what_was_never_suggested(server: ServerProcess) -> None:
    resume_id = upload(server, "Forged")
    run_id, _seen = improved(server, resume_id)
    answer = review(server, run_id)
    forged = {"target": "basics.name", "text": "Somebody Else", "base_text": "Ana Forged Exemplar"}
    status, refused = send(server, answer, kind="accept", target="sug-none", value=forged)
    assert (status, refused["code"]) == (422, "unknown_target")
    other = review(server, improved(server, upload(server, "Other"))[0])
    theirs = one(other, "suggestion", "Responsible for")
    status, refused = send(server, answer, kind="accept", target=theirs["id"])
    assert (status, refused["code"]) == (422, "unknown_target"), "it was made for another CV"


@pytest.mark.plan(58)
def test_two_roles_are_two_runs_and_an_edit_makes_a_third(server: ServerProcess) -> None:
    resume_id = upload(server, "Roles")
    first, _seen = improved(server, resume_id, targetRole="Data Engineer")
    second, _seen = improved(server, resume_id, targetRole="Team Lead")
    again, _seen = improved(server, resume_id, targetRole="Data Engineer")
    assert first == again != second
    answer = review(server, first)
    send(server, answer, kind="set", target="basics.label", value="Engineer")
    third, seen = improved(server, resume_id, targetRole="Data Engineer")
    assert third not in (first, second), "a changed CV is kept out of an old run"
    assert seen[-1].kind == K.RUN_COMPLETED


@pytest.mark.plan(15, 31, 52)
def test_the_checkpoint_has_the_fields_of_an_improvement_session(server: ServerProcess) -> None:
    resume_id = upload(server, "Session")
    wish = {"targetRole": "Lead", "targetIndustry": "Ships", "improveInstructions": "Short"}
    run_id, _seen = improved(server, resume_id, **wish)
    path = f"/api/resumes/{resume_id}/checkpoint?type=improvement"
    session = server.get(path)[1]["checkpoint"]
    assert session["id"] == run_id
    assert {name: session[name] for name in wish} == wish
    assert session["status"] == "COMPLETED"
    assert session["progress"] == 1
    assert session["partialImprovement"]["suggestions"]
    assert server.get(f"/api/resumes/{resume_id}/checkpoint")[1] == {"checkpoint": None}


@pytest.mark.parametrize(
    "wrong",
    [{"tone": "cruel"}, {"targetRole": "x" * 201}, {"outputLanguage": "<b>"}, {"targetRole": 7}],
)
def test_wrong_fields_are_refused_in_words(server: ServerProcess, wrong: dict[str, Any]) -> None:
    status, refused = server.post(START, {"resumeId": upload(server, "Wrong"), **wrong})
    assert (status, refused["code"]) == (422, "bad_fields")


def test_what_a_plain_form_could_not_give_stays_in_its_field(server: ServerProcess) -> None:
    run_id, _seen = improved(server, upload(server, "Kept"))
    question = next(one for one in review(server, run_id)["items"] if one["type"] == "question")
    far = "40 orders " * 8_000  # more than a draft may have
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    for act, text in (("answer", far), ("rewrite", "A line of mine. " * 2_000)):
        sent = {"card": question["id"], "base_rev": "1", "act": act, "text": text}
        if act == "rewrite":
            suggestion = one(review(server, run_id), "suggestion", "order service")
            sent["card"] = suggestion["id"]
        status, _headers, body = server.request(
            "POST", f"/runs/{run_id}/decide", urlencode(sent).encode(), headers
        )
        assert status == 422
        assert text in body.decode()
    shown = server.request("GET", f"/runs/{run_id}", None, {"accept": "text/html"})[2].decode()
    assert "A line of mine. A line" in shown, "and what fits a draft is there after a reload"
