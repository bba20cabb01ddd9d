"""Export over HTTP and by command: every format, what waits stays out, the screen says the same."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

import apsw
import docx
import pytest

from everdraft.documents.render.readback import PROGRAMS
from tests.integration.test_improvement import TEXT
from tests.integration.test_improvement_model import START, records, until_rest
from tests.integration.test_tailoring import JOB, tailored, upload
from tests.support.cli import Cli
from tests.support.cv import DATA, NAME
from tests.support.fake_llm import FakeLlm
from tests.support.modelled import modelled
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process

Json = dict[str, Any]
INVENTED = "Answered 500 customer calls at Google"
ORIGINAL = "Answered customer calls"


@pytest.fixture(scope="module")
def model() -> Iterator[FakeLlm]:
    with FakeLlm(text=records) as made:
        yield made


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, model: FakeLlm) -> Iterator[ServerProcess]:
    with modelled(tmp_path_factory.mktemp("export"), model) as made:
        yield made


@pytest.fixture(scope="module")
def cv(server: ServerProcess) -> Json:
    """The document of a plain CV."""
    status, resume = server.upload(NAME, DATA)
    assert status == 201
    return server.get(f"/api/resumes/{resume['id']}/document")[1]


def accepted(server: ServerProcess, tag: str) -> tuple[str, str]:
    """An improvement in which an invention was accepted: ids of the document and of the run."""
    status, resume = server.upload("ana.txt", f"{TEXT}\nInterests\n{tag}\n".encode())
    assert status == 201
    status, run = server.post(START, {"resumeId": resume["id"]})
    assert status == 200
    until_rest(server, run["id"])
    review = server.get(f"/api/runs/{run['id']}/suggestions")[1]
    invented = next(one for one in review["items"] if one.get("text") == INVENTED)
    operation = {"op_id": "a", "kind": "accept", "target": invented["id"]}
    status, _taken = server.post(
        f"/api/documents/{review['documentId']}/ops",
        {**operation, "base_rev": review["revision"]},
    )
    assert status == 200
    return review["documentId"], run["id"]


def export(server: ServerProcess, name: str, **asked: str) -> tuple[dict[str, str], bytes]:
    status, headers, body = server.request(
        "GET", f"/api/documents/{name}/export?{urlencode(asked)}"
    )
    assert status == 200, body
    return headers, body


def text_of(server: ServerProcess, name: str) -> str:
    return export(server, name, format="txt")[1].decode()


def page(server: ServerProcess, name: str, query: str = "", language: str = "en") -> str:
    headers = {"accept": "text/html", "accept-language": language}
    status, _headers, body = server.request(
        "GET", f"/documents/{name}/export{query}", None, headers
    )
    assert status == 200
    return html.unescape(body.decode())


def say(server: ServerProcess, name: str, act: str, **more: str) -> tuple[int, str, str]:
    """One of the three words about the first line that waits, by its plain form."""
    shown = page(server, name)
    found = dict(re.findall(r'type="hidden" name="(target|base_rev|paper)" value="([^"]*)"', shown))
    sent = urlencode({**found, "act": act, **more}).encode()
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    status, answered, body = server.request("POST", f"/documents/{name}/export", sent, headers)
    return status, answered.get("location", ""), body.decode()


def test_every_format_is_a_file_of_that_kind_with_a_name(server: ServerProcess, cv: Json) -> None:
    wanted = cv["body"]["cv"]["work"][0]["highlights"][0]["text"]
    texts: dict[str, str] = {}
    for kind in ("pdf", "docx", "json", "md", "txt"):
        headers, body = export(server, cv["id"], format=kind)
        assert f'filename="Maria Example - CV.{kind}"' in headers["content-disposition"]
        assert headers["export-held-back"] == "0"
        texts[kind] = body.decode("utf-8", "replace")
        if kind == "pdf":
            texts[kind] = " ".join(PROGRAMS["pypdf"](body)[0].split())
        if kind == "docx":
            paragraphs = docx.Document(io.BytesIO(body)).paragraphs
            texts[kind] = "\n".join(one.text for one in paragraphs)
    assert [kind for kind, text in texts.items() if wanted not in text] == []
    assert json.loads(texts["json"])["meta"]["version"] == "v1.0.0"


def test_a_run_and_a_file_stand_for_their_cv(server: ServerProcess, cv: Json) -> None:
    status, run = server.post("/api/analyze-resume-stream", {"resumeId": cv["resumeId"]})
    assert status == 200
    until_rest(server, run["id"])
    report = server.get(f"/api/runs/{run['id']}")[1]["documentId"]
    wanted = export(server, cv["id"], format="pdf")[1]
    for name in (cv["resumeId"], run["id"], report):
        assert export(server, name, format="pdf")[1] == wanted
    status, headers, _body = server.request("GET", f"/documents/{run['id']}/export?paper=letter")
    assert status == 307
    assert headers["location"] == f"/documents/{cv['id']}/export?paper=letter"


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("doc_none/export", 404, "not_found"),
        ("{id}/export?format=exe", 422, "bad_format"),
        ("{id}/export?paper=a5", 422, "bad_paper"),
        ("{id}/export/check?paper=a5", 422, "bad_paper"),
        ("{id}/export/pages/0.png", 404, "no_page"),
        ("{id}/export/pages/99.png", 404, "no_page"),
        ("{id}/export/pages/x.png", 404, "no_page"),
    ],
)
def test_what_is_not_there_is_said(
    server: ServerProcess, cv: Json, path: str, status: int, code: str
) -> None:
    found, answer = server.get(f"/api/documents/{path.format(id=cv['id'])}")
    assert (found, answer["code"]) == (status, code)


def test_paper_follows_the_country_of_the_cv_then_of_the_browser(
    server: ServerProcess, cv: Json
) -> None:
    def paper(name: str, language: str) -> str:
        headers = {"accept-language": language}
        path = f"/api/documents/{name}/export/check"
        return json.loads(server.request("GET", path, None, headers)[2])["paper"]

    texan = DATA.replace(b"Lisbon, Portugal", b"Austin, TX, USA")
    _status, resume = server.upload("texan.txt", texan)
    nowhere = DATA.replace(b" | Lisbon, Portugal", b"")
    _status, other = server.upload("nowhere.txt", nowhere)
    assert paper(cv["id"], "en-US") == "a4"
    assert paper(resume["id"], "pt-PT") == "letter"
    assert paper(other["id"], "en-US,en;q=0.9") == "letter"
    assert paper(other["id"], "en-GB") == "a4"
    picture = export_page_picture(server, cv["id"])
    assert picture.startswith(b"\x89PNG")


def export_page_picture(server: ServerProcess, name: str) -> bytes:
    return server.request("GET", f"/api/documents/{name}/export/pages/1.png")[2]


def test_the_screen_says_what_the_file_holds(server: ServerProcess, cv: Json) -> None:
    headers, _body = export(server, cv["id"], format="pdf")
    answer = server.get(f"/api/documents/{cv['id']}/export/check")[1]
    count = answer["lines"]
    assert answer["ok"]
    assert f"lines={count}, pages=1, pdfium={count}, pypdf={count}" in headers["export-check"]
    assert answer["reader"]["roles"] == answer["reader"]["rolesFound"] == 2
    assert f"Three programs read it back: all {count} lines found, in order." in page(
        server, cv["id"]
    )
    shown = page(server, cv["id"], language="pt")
    assert f"as {count} linhas foram todas encontradas, por ordem." in shown


def test_what_waits_stays_out_until_the_person_says_it_is_true(server: ServerProcess) -> None:
    name, run_id = accepted(server, "true")
    for kind in ("txt", "md", "json"):
        headers, body = export(server, name, format=kind)
        assert headers["export-held-back"] == "1"
        assert ORIGINAL in body.decode()
        assert "Google" not in body.decode()
    (held,) = server.get(f"/api/documents/{run_id}/export/check")[1]["heldBack"]
    assert (held["text"], held["original"]) == (INVENTED, ORIGINAL)
    shown = page(server, name)
    assert "1 line waits for your word" in shown
    assert INVENTED in shown
    status, location, _body = say(server, name, "true")
    assert (status, location) == (303, f"/documents/{name}/export?paper=a4")
    assert INVENTED in text_of(server, name)
    assert 'id="waiting"' not in page(server, name)


def test_my_original_comes_back_and_the_suggestion_is_refused(server: ServerProcess) -> None:
    name, run_id = accepted(server, "original")
    assert say(server, name, "original")[0] == 303
    assert ORIGINAL in text_of(server, name)
    body = server.get(f"/api/documents/{name}")[1]["body"]
    assert [one["decision"] for one in body["decisions"].values()] == ["rejected"]
    items = server.get(f"/api/runs/{run_id}/suggestions")[1]["items"]
    assert [one["state"] for one in items if one.get("text") == INVENTED] == ["rejected"]
    assert 'id="waiting"' not in page(server, name)


def test_removing_keeps_the_rest_of_the_line(server: ServerProcess) -> None:
    name, _run = accepted(server, "rewrite")
    assert "Answered customer calls at" in page(server, name)  # without what was claimed
    assert say(server, name, "rewrite", text="Answered many customer calls")[0] == 303
    assert "Answered many customer calls" in text_of(server, name)
    assert 'id="waiting"' not in page(server, name)


def test_a_mended_line_is_lost_by_no_reload_and_no_other_tab(server: ServerProcess) -> None:
    name, _run = accepted(server, "stale")
    (target,) = re.findall(r'name="target" value="([^"]*)"', page(server, name))[:1]
    path, json_type = f"/api/drafts/mended%3A{name}", {"content-type": "application/json"}
    typed = json.dumps({target: "Answered my own calls", "elsewhere": "Another line"}).encode()
    assert server.request("PUT", path, typed, json_type)[0] == 200
    assert "Answered my own calls</textarea>" in page(server, name)
    far = "Answered every call " * 1_100
    status, _location, body = say(server, name, "rewrite", text=far)
    assert status == 422
    assert far.strip() in body, "a refused text is in its field"
    shown = page(server, name)
    found = dict(re.findall(r'type="hidden" name="(target|base_rev|paper)" value="([^"]*)"', shown))
    assert say(server, name, "true")[0] == 303
    assert server.get(path)[1]["draft"]["body"] == {"elsewhere": "Another line"}
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    sent = urlencode({**found, "act": "rewrite", "text": "Answered my own calls"}).encode()
    status, _headers, answer = server.request("POST", f"/documents/{name}/export", sent, headers)
    assert status == 409
    assert "no longer waits" in answer.decode()
    assert "Answered my own calls" in answer.decode()
    assert INVENTED in text_of(server, name), "the line another tab confirmed stays"


def test_an_unknown_word_and_a_form_sent_twice_do_no_harm(server: ServerProcess) -> None:
    name, _run = accepted(server, "twice")
    assert say(server, name, "burn")[0] == 404
    fields = re.findall(
        r'type="hidden" name="(target|base_rev|paper)" value="([^"]*)"', page(server, name)
    )
    sent = urlencode({**dict(fields), "act": "true"}).encode()
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    for _ in range(2):
        assert server.request("POST", f"/documents/{name}/export", sent, headers)[0] == 303
    assert INVENTED in text_of(server, name)


def test_a_name_of_any_script_is_a_file_name(server: ServerProcess) -> None:
    text = DATA.replace(b"Maria Example", "Łukasz Ñúñez".encode())
    _status, resume = server.upload("name.txt", text)
    found = server.get(f"/api/resumes/{resume['id']}/document")[1]
    sent = {"op_id": "n", "kind": "set", "target": "basics.name", "base_rev": 1}
    evil = '../Łukasz "Ñúñez" \r\n花子/'
    server.post(f"/api/documents/{found['id']}/ops", {**sent, "value": evil})
    header = export(server, found["id"], format="txt")[0]["content-disposition"]
    plain, whole = re.findall(r"filename=\"(.*?)\"; filename\*=UTF-8''(.*)", header)[0]
    assert plain == "ukasz Nunez - CV.txt"
    assert unquote(whole) == "Łukasz Ñúñez 花子 - CV.txt"


def test_the_command_writes_files_beside_a_live_server_and_alone(
    server: ServerProcess, cv: Json, tmp_path: Path
) -> None:
    cli = Cli(server.data_dir)
    path = tmp_path / "out.docx"
    done = cli("export", cv["resumeId"], "-o", str(path))
    assert (done.code, done.out) == (0, "")
    assert f"Written: {path}" in done.err
    assert path.read_bytes().startswith(b"PK")
    shown = cli("export", cv["id"], "--format", "txt", "-o", "-")
    assert shown.out == text_of(server, cv["id"])
    assert cli("export", cv["id"], "-o", str(tmp_path / "no" / "x.pdf")).code == 2

    alone = Cli(tmp_path / "alone")
    source = tmp_path / NAME
    source.write_bytes(DATA)
    assert alone("analyze", str(source)).code == 0
    database = apsw.Connection(str(alone.data_dir / "everdraft.sqlite3"))
    ((run_id,),) = database.execute("SELECT id FROM runs")
    database.close()
    pdf = tmp_path / "alone.pdf"
    done = alone("export", run_id, "-o", str(pdf), "--paper", "a4")
    assert done.code == 0
    assert "Three programs read it back" in done.err
    assert pdf.read_bytes() == export(server, cv["id"], format="pdf", paper="a4")[1]


def test_a_cv_for_a_job_goes_out_by_its_run_and_is_called_after_the_job(
    server: ServerProcess,
) -> None:
    resume_id = upload(server, "Tailored")
    run_id, _seen = tailored(server, resume_id)
    document = server.get(f"/api/runs/{run_id}/suggestions")[1]["documentId"]
    sent = {"op_id": "t", "kind": "set", "target": "basics.label", "base_rev": 1}
    status, _taken = server.post(f"/api/documents/{document}/ops", {**sent, "value": "For Cais"})
    assert status == 200
    headers, body = export(server, run_id, format="txt")
    assert "For Cais" in body.decode()
    assert (
        'filename="Ana Tailored Exemplar - CV - Platform Engineer.txt"'
        in (headers["content-disposition"])
    )
    assert "For Cais" not in text_of(server, resume_id)


def test_a_letter_goes_out_by_its_run(server: ServerProcess) -> None:
    status, resume = server.upload("letter.txt", TEXT.replace("Ana", "Ana Carta").encode())
    assert status == 201
    wish = {"resumeId": resume["id"], "jobDescription": JOB}
    status, run = server.post("/api/cover-letter-stream", wish)
    assert status == 200
    until_rest(server, run["id"])
    name = server.get(f"/api/runs/{run['id']}")[1]["documentId"]
    sets = {
        "letter.paragraphs.why": "I like bread.",
        "letter.date": "2026-11",
        "letter.place": "Porto",
        "letter.language": "en",
    }
    for number, (target, value) in enumerate(sets.items()):
        sent = {"op_id": f"l{number}", "kind": "set", "target": target, "value": value}
        revision = server.get(f"/api/documents/{name}")[1]["revision"]
        server.post(f"/api/documents/{name}/ops", {**sent, "base_rev": revision})
    headers, body = export(server, run["id"], format="pdf", paper="letter")
    assert "Ana Carta Exemplar - Letter - Platform Engineer.pdf" in headers["content-disposition"]
    assert "in-order=yes" in headers["export-check"]
    text = text_of(server, name)
    assert "Porto, November 2026" in text
    assert "I like bread." in text
    assert " ".join(PROGRAMS["pdfium"](body)[0].split()).count("I like bread.") == 1
    assert server.get(f"/api/documents/{name}/export?format=json")[0] == 422
    assert "Send your letter" in page(server, name)


def test_json_comes_back_as_the_same_cv(server: ServerProcess, cv: Json) -> None:
    _headers, body = export(server, cv["id"], format="json")
    status, resume = server.upload("cv.json", body)
    assert status == 201
    again = server.get(f"/api/resumes/{resume['id']}/document")[1]["body"]["cv"]
    assert again["basics"]["name"] == cv["body"]["cv"]["basics"]["name"]
    titles = [one["position"] for one in cv["body"]["cv"]["work"]]
    assert [one["position"] for one in again["work"]] == titles
