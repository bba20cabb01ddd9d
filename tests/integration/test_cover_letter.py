"""A cover letter over HTTP: the person's own facts, three open questions, and nothing made up."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import docx
import lxml.html
import pytest

from everdraft.cv.letter_by_rule import words_around
from everdraft.documents.render.readback import PROGRAMS
from everdraft.runs.events import EventKind as K
from tests.integration.test_tailoring import JOB, TEXT
from tests.support.fake_llm import FakeLlm
from tests.support.modelled import modelled
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process

START = "/api/cover-letter-stream"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("letter") / "data").start()
    yield made
    made.stop()


def written(server: ServerProcess, **wish: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The finished run and its letter's document."""
    status, resume = server.upload("ana.txt", TEXT.encode())
    assert status == 201, resume
    status, run = server.post(START, {"resumeId": resume["id"], "jobDescription": JOB, **wish})
    assert status == 200, run
    seen = list(server.events(run["id"]))
    assert seen[-1].kind == K.RUN_COMPLETED, seen[-1].json
    run = server.get(f"/api/runs/{run['id']}")[1]
    return run, server.get(f"/api/documents/{run['documentId']}")[1]


def page(server: ServerProcess, path: str) -> str:
    status, _headers, body = server.request("GET", path, headers={"accept": "text/html"})
    assert status == 200
    return body.decode()


def test_by_rule_a_letter_is_the_persons_own_lines_and_nothing_else(server: ServerProcess) -> None:
    run, document = written(server)
    assert document["kind"] == "letter"
    assert run["result"]["letterId"] == document["id"]
    texts = {one["id"]: one["text"] for one in document["body"]["cv"]["letter"]["paragraphs"]}
    assert texts["p1"].endswith("”. I managed the order service in k8s (Engineer, Farol Systems).")
    assert (texts["why"], texts["proud"], texts["start"]) == ("", "", "")
    assert run["result"]["waiting"] == 0
    path = f"/api/resumes/{run['resumeId']}/checkpoint?type=cover_letter"
    assert server.get(path)[1]["checkpoint"]["partialCoverLetter"] == run["result"]
    assert "I managed the order service in k8s" in run["result"]["coverLetter"]
    said = " ".join(one["text"] for one in run["sections"])
    assert "Why this company" in said
    assert texts["opening"].startswith("I am applying for the position of ")
    own = set(re.findall(r"\w+", (TEXT + JOB + " ".join(words_around("en"))).lower()))
    written_words = {word for text in texts.values() for word in re.findall(r"\w+", text.lower())}
    assert written_words <= own, "not a word of its own"


def test_the_letter_is_kept_by_a_plain_form_and_a_late_one_is_refused(
    server: ServerProcess,
) -> None:
    _run, document = written(server, jobTitle="Platform Engineer III")
    path = f"/documents/{document['id']}"
    assert "Why this company" in page(server, path)
    sent = {"base_rev": "1", "letter.paragraphs.why": "I sail there.", "keep": "on"}
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    answer = server.request("POST", f"{path}/letter", urlencode(sent).encode(), headers)
    assert answer[0] == 303
    after = server.get(f"/api/documents/{document['id']}")[1]
    assert "I sail there." in str(after["body"]["cv"]["letter"]["paragraphs"])
    late = {**sent, "letter.paragraphs.why": "Something else."}
    status, _headers, body = server.request(
        "POST", f"{path}/letter", urlencode(late).encode(), headers
    )
    assert status == 409
    assert "Something else." in body.decode(), "what was typed stays in its field"
    again = server.get(f"/api/documents/{document['id']}")[1]
    assert "I sail there." in str(again["body"])


def form_of(server: ServerProcess, path: str) -> dict[str, str]:
    """The fields of the letter's page as a browser would send them."""
    shown = lxml.html.fromstring(page(server, path))
    form = next(one for one in shown.forms if one.action == f"{path}/letter")
    return {name: str(value) for name, value in form.form_values()}


def send(server: ServerProcess, path: str, fields: dict[str, str]) -> tuple[int, str]:
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    status, _headers, body = server.request(
        "POST", f"{path}/letter", urlencode(fields).encode(), headers
    )
    return status, body.decode()


def test_a_letter_saved_in_one_tab_leaves_alone_what_another_tab_wrote(
    server: ServerProcess,
) -> None:
    _run, document = written(server, jobTitle="Platform Engineer VI")
    path, why, proud = f"/documents/{document['id']}", "letter.paragraphs.why", "letter.greeting"
    one, other = form_of(server, path), form_of(server, path)
    assert send(server, path, {**one, why: "I sail there.", "letter.place": "Porto"})[0] == 303
    assert send(server, path, {**other, proud: "Dear Marta,"})[0] == 303, "nothing met"
    letter = server.get(f"/api{path}")[1]["body"]["cv"]["letter"]
    assert (letter["place"], letter["greeting"]) == ("Porto", "Dear Marta,")
    assert "I sail there." in str(letter["paragraphs"])
    status, shown = send(server, path, {**other, why: "I row.", "letter.date": "Monday"})
    assert status == 409
    assert "I row." in shown
    assert "changed elsewhere" in shown
    assert "I sail there." in shown, "both texts are on the page"
    text = server.request("GET", f"/api{path}/export?format=txt")[2].decode()
    assert "I sail there." in text
    assert "I row." not in text, "what met newer words goes nowhere by itself"
    again = form_of(server, path)
    assert again[why] == "I row."
    assert "changed elsewhere" in page(server, path)
    status, shown = send(server, path, again)
    assert status == 409, "the form still stands on the older letter"
    seen = {**again, "base_rev": str(server.get(f"/api{path}")[1]["revision"])}
    assert send(server, path, seen)[0] == 303
    assert "I row." in str(server.get(f"/api{path}")[1]["body"]["cv"]["letter"])


def test_a_page_goes_on_from_its_own_words_and_leaves_another_pages_draft(
    server: ServerProcess,
) -> None:
    _run, document = written(server, jobTitle="Platform Engineer VII")
    name, path, why = document["id"], f"/documents/{document['id']}", "letter.paragraphs.why"
    mine, other = form_of(server, path), form_of(server, path)
    opened = {field: mine[field] for field in ("base_rev", "page")}
    for words in ("I sail.", "I sail on your river."):
        draft(server, name, {why: words, **opened})
        text = server.request("GET", f"/api{path}/export?format=txt")[2].decode()
        assert words in text, "a page never meets itself"
    draft(server, name, {why: "I sail on your sea.", **opened})
    assert send(server, path, {**other, "letter.greeting": "Dear Marta,"})[0] == 303
    assert draft(server, name)["body"][why] == "I sail on your sea."
    assert send(server, path, {**mine, why: "I sail on your sea."})[0] == 303
    assert draft(server, name) is None
    late = {field: other[field] for field in ("base_rev", "page")}
    draft(server, name, {why: "I row.", **late})
    text = server.request("GET", f"/api{path}/export?format=txt")[2].decode()
    assert "I sail on your sea." in text
    assert draft(server, name)["body"] == {why: "I row.", **late}


def draft(server: ServerProcess, name: str, typed: dict[str, str] | None = None) -> Any:
    """What is typed on a letter's page, kept as the page keeps it; without it, what is kept."""
    path = f"/api/drafts/letter%3A{name}"
    if typed is None:
        return server.get(path)[1]["draft"]
    sent = {"content-type": "application/json"}
    assert server.request("PUT", path, json.dumps(typed).encode(), sent)[0] == 200
    return typed


def test_what_is_typed_goes_out_with_the_letter_without_a_button(server: ServerProcess) -> None:
    run, document = written(server, jobTitle="Platform Engineer IV")
    name = document["id"]
    draft(
        server,
        name,
        {
            "letter.paragraphs.why": "I sail on your river.",
            "letter.recipient": "Marta Okafor\nCais Lda",
            "letter.date": "5 November 2026",
            "keep": "on",
        },
    )
    shown = page(server, f"/documents/{name}/export")
    assert "Send your letter" in shown
    for kind in ("txt", "md", "docx", "pdf"):
        status, _headers, body = server.request(
            "GET", f"/api/documents/{run['id']}/export?format={kind}"
        )
        assert status == 200
        if kind in ("txt", "md"):
            text = body.decode()
        elif kind == "docx":
            text = "\n".join(one.text for one in docx.Document(io.BytesIO(body)).paragraphs)
        else:
            text = " ".join(PROGRAMS["pdfium"](body)[0].split())
        for words in ("I sail on your river.", "Marta Okafor", "5 November 2026"):
            assert words in text, kind
    after = server.get(f"/api/documents/{name}")[1]
    assert after["body"]["cv"]["letter"]["recipient"] == ["Marta Okafor", "Cais Lda"]
    assert after["revision"] == document["revision"] + 3, "each text once, however often exported"
    assert draft(server, name) is None
    assert "I sail on your river." in page(server, f"/documents/{name}")


def test_typed_words_that_do_not_fit_stay_in_their_field(server: ServerProcess) -> None:
    _run, document = written(server, jobTitle="Platform Engineer V")
    name, long = document["id"], "far " * 1_000
    draft(server, name, {"letter.subject": long, "letter.greeting": "Dear Marta,"})
    text = server.request("GET", f"/api/documents/{name}/export?format=txt")[2].decode()
    assert "Dear Marta," in text
    assert "far far" not in text
    assert draft(server, name)["body"] == {"letter.subject": long}
    assert "far far" in page(server, f"/documents/{name}")


def test_the_language_is_the_adverts_or_the_cvs(server: ServerProcess) -> None:
    advert = "Engenheira de software\nRequisitos:\n- Python para o serviço de pedidos e a rede\n"
    advert += "- Experiência com a gestão de uma equipa que não para de crescer\n"
    run, document = written(server, jobDescription=advert)
    assert run["result"]["language"] == "pt"
    assert document["body"]["cv"]["letter"]["greeting"].startswith("Cara equipa")
    run, _document = written(server, jobDescription=advert, letterLanguage="cv")
    assert run["result"]["language"] == "en"


def test_a_tailoring_writes_the_letter_on_request(server: ServerProcess) -> None:
    status, resume = server.upload("ana.txt", TEXT.replace("Ana", "Ana With").encode())
    assert status == 201
    wish = {"resumeId": resume["id"], "jobDescription": JOB, "includeCoverLetter": True}
    status, run = server.post("/api/tailor-resume-stream", wish)
    assert status == 200, run
    assert list(server.events(run["id"]))[-1].kind == K.RUN_COMPLETED
    result = server.get(f"/api/runs/{run['id']}")[1]["result"]
    assert result["includedCoverLetter"] is True
    assert "I managed the order service" in result["coverLetter"]
    letter = server.get(f"/api/documents/{result['letterId']}")[1]
    assert letter["kind"] == "letter"
    session = server.get(f"/api/resumes/{resume['id']}/checkpoint?type=tailoring")[1]["checkpoint"]
    assert session["includeCoverLetter"] is True
    assert session["partialTailoring"]["coverLetter"] == result["coverLetter"]


def test_what_a_model_makes_up_waits_for_the_person(tmp_path: Path) -> None:
    told = "I managed the order service in Kubernetes.\n\nI also led 40 people at Google. I sail."
    with FakeLlm(text=lambda _number: told) as model, modelled(tmp_path, model) as server:
        model.play("cut", "ok")
        run, document = written(server)
        assert run["result"]["waiting"] >= 2
        section = next(one for one in run["sections"] if one["id"] == "letter")
        assert section["text"] == told, "the call that broke off left nothing"
        path = f"/api/documents/{document['id']}"
        (held,) = server.get(f"{path}/check")[1]["heldBack"]
        assert held["target"] == "letter.paragraphs.p2"
        assert {one["text"] for one in held["claims"]} >= {"Google"}
        assert "Is this true?" in page(server, f"/documents/{document['id']}")
        value = {"text": held["text"], "true": True}
        confirm = {"op_id": "c", "kind": "confirm", "target": held["target"], "base_rev": 1}
        assert server.post(f"{path}/ops", {**confirm, "value": value})[0] == 200
        assert server.get(f"{path}/check")[1]["heldBack"] == []
