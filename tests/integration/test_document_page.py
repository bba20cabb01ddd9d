"""The page of a CV without a script: plain forms make the same operations, and nothing is lost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.support.cv import DATA, NAME
from tests.support.server import ServerProcess
from tests.unit.documents.test_pdf import VISIBLE, pdf

pytestmark = pytest.mark.process

Json = dict[str, Any]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("page") / "data").start()
    yield made
    made.stop()


def document(server: ServerProcess, tag: str, data: bytes = DATA, name: str = NAME) -> Json:
    tail = b"" if name.endswith(".pdf") else f"\nInterests\n{tag}\n".encode()
    status, resume = server.upload(name, data + tail)
    assert status == 201
    return server.get(f"/api/resumes/{resume['id']}/document")[1]


def page(server: ServerProcess, path: str, language: str = "en") -> tuple[int, str]:
    headers = {"accept": "text/html", "accept-language": language}
    status, _headers, body = server.request("GET", path, headers=headers)
    return status, body.decode()


def send(server: ServerProcess, found: Json, **fields: str) -> tuple[int, str, str]:
    """Status, where it leads, and the page of a form that was sent."""
    whole = {"op_id": f"op{len(fields)}-{abs(hash(str(fields)))}", "base_rev": "1", **fields}
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    status, answered, body = server.request(
        "POST", f"/documents/{found['id']}/edit", urlencode(whole).encode(), headers
    )
    return status, answered.get("location", ""), body.decode()


def cv(server: ServerProcess, found: Json) -> Json:
    return server.get(f"/api/documents/{found['id']}")[1]["body"]["cv"]


def test_a_cv_leads_to_its_page_and_the_page_shows_every_value(server: ServerProcess) -> None:
    found = document(server, "shown")
    status, headers, _ = server.request("GET", f"/resumes/{found['resumeId']}/read")
    assert (status, headers["location"]) == (307, f"/documents/{found['id']}")
    status, text = page(server, headers["location"])
    assert status == 200
    seen = html.unescape(text)
    role = found["body"]["cv"]["work"][0]
    bullets = [one["text"] for one in role["highlights"]]
    for value in ("Maria Example", "maria.example@example.org", role["name"], *bullets):
        assert value in seen
    assert f'id="f-work.{role["id"]}.position"' in text


@pytest.mark.parametrize("path", ["/documents/doc_x", "/resumes/res_x/read", "/documents/%2e%2e"])
def test_what_is_not_there_is_a_page_that_says_so(server: ServerProcess, path: str) -> None:
    status, text = page(server, path)
    assert status == 404
    assert "Traceback" not in text


def job(server: ServerProcess) -> str:
    """The id of a document that is no CV."""
    status, run = server.post("/api/extract-job-info", {"jobDescription": "Welder\n\nWe weld."})
    assert status == 200, run
    assert [one for one in server.events(run["id"]) if one.kind == "run.completed"]
    return server.get(f"/api/runs/{run['id']}")[1]["result"]["jobId"]


def test_what_is_no_cv_has_no_such_page(server: ServerProcess) -> None:
    other = job(server)
    assert server.get(f"/api/documents/{other}")[0] == 200
    assert page(server, f"/documents/{other}")[0] == 404
    assert send(server, {"id": other}, kind="set", target="basics.name", words="x")[0] == 404


def test_the_document_of_a_check_is_its_cv(server: ServerProcess) -> None:
    found = document(server, "checked")
    run = server.post("/api/analyze-resume-stream", {"resumeId": found["resumeId"]})[1]
    assert [one for one in server.events(run["id"]) if one.kind == "run.completed"]
    assert server.get(f"/api/runs/{run['id']}")[1]["documentId"] == found["id"]
    assert page(server, f"/documents/{found['id']}")[0] == 200


def test_a_form_corrects_a_value_and_leads_back_to_it(server: ServerProcess) -> None:
    found = document(server, "set")
    status, location, _ = send(server, found, kind="set", target="basics.name", words="Maria B.")
    assert (status, location) == (303, f"/documents/{found['id']}#f-basics.name")
    assert cv(server, found)["basics"]["name"] == "Maria B."
    _status, text = page(server, f"/documents/{found['id']}")
    assert "Your own word. It was read as" in text
    assert "Maria Example" in text


def test_a_form_sent_twice_is_one_change(server: ServerProcess) -> None:
    found = document(server, "twice")
    for _ in range(2):
        send(server, found, kind="set", target="basics.name", words="Once", op_id="same")
    assert server.get(f"/api/documents/{found['id']}")[1]["revision"] == 2


def test_a_stale_form_shows_both_texts_and_the_choice(server: ServerProcess) -> None:
    found = document(server, "stale")
    send(server, found, kind="set", target="basics.name", words="From the phone")
    status, _, text = send(server, found, kind="set", target="basics.name", words="From the laptop")
    assert status == 409
    assert "From the phone" in text
    assert "From the laptop" in text
    assert cv(server, found)["basics"]["name"] == "From the phone"
    clash = text[text.index('id="problem"') :]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', clash[: clash.index("</form>")]))
    chosen = {name: html.unescape(value) for name, value in fields.items()}
    assert send(server, found, **chosen)[0] == 303
    assert cv(server, found)["basics"]["name"] == "From the laptop"


def test_a_date_that_is_none_is_refused_with_the_words_kept(server: ServerProcess) -> None:
    found = document(server, "date")
    target = f"work.{found['body']['cv']['work'][0]['id']}.startDate"
    status, _, text = send(server, found, kind="set", target=target, words="last <b>spring</b>")
    assert status == 422
    assert "last &lt;b&gt;spring&lt;/b&gt;" in text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "nothing", "target": "basics.name"},
        {"kind": "set", "target": "basics.nothing", "words": "x"},
        {"kind": "set", "target": "provenance", "words": "x"},
        {"kind": "set", "target": "basics.name", "words": "x", "base_rev": "soon"},
        {"kind": "set", "target": "basics.name", "words": "x", "base_rev": "99"},
        {"kind": "set", "target": "basics.name", "json": "{"},
        {"kind": "set", "target": "basics.name", "json": "[" * 50_000},
        {"kind": "insert", "target": "work", "field": "x", "item": "../x", "words": "y"},
        {"kind": "insert", "target": "", "field": "", "item": "", "words": ""},
        {"kind": "delete", "target": "work.nobody"},
        {"kind": "move", "target": "basics", "after": "x"},
        {"kind": "accept", "target": "sug_x"},
        {"kind": "set", "target": "a" * 5_000, "words": "x"},
    ],
)
def test_what_is_no_operation_is_refused_in_words(
    server: ServerProcess, fields: dict[str, str]
) -> None:
    found = document(server, "refused")
    status, _, text = send(server, found, **fields)
    assert status == 422
    assert 'id="problem"' in text
    assert server.get(f"/api/documents/{found['id']}")[1]["revision"] == 1


def test_lines_are_added_moved_taken_out_and_brought_back(server: ServerProcess) -> None:
    found = document(server, "lines")
    role = found["body"]["cv"]["work"][0]
    root, bullets = f"work.{role['id']}.highlights", [one["id"] for one in role["highlights"]]
    send(
        server,
        found,
        kind="insert",
        target=root,
        after=bullets[0],
        item="mine",
        field="text",
        words="Opened 2 shops",
    )
    send(server, found, kind="move", target=f"{root}.{bullets[2]}", after="", base_rev="2")
    send(server, found, kind="delete", target=f"{root}.{bullets[1]}", base_rev="3")

    def now() -> list[str]:
        return [one["id"] for one in cv(server, found)["work"][0]["highlights"]]

    assert now() == [bullets[2], bullets[0], "mine"]
    for _ in range(3):
        _status, text = page(server, f"/documents/{found['id']}")
        undo = text[text.index('id="versions-list"') :]
        undo = undo[undo.index("<form") : undo.index("</form>")]
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', undo))
        chosen = {name: html.unescape(value) for name, value in fields.items()}
        assert send(server, found, **chosen)[0] == 303
        if now() == [bullets[2], bullets[0], bullets[1], "mine"]:
            break
    assert bullets[1] in now()


def test_places_profiles_and_lists_are_typed_as_lines(server: ServerProcess) -> None:
    found = document(server, "typed")
    skill = found["body"]["cv"]["skills"][0]["id"]
    role = found["body"]["cv"]["work"][0]["id"]
    for target, words in (
        ("basics.location", "Porto, Portugal"),
        ("basics.profiles", "github.com/maria\r\nlinkedin.com/in/maria"),
        (f"skills.{skill}.keywords", "Excel\r\n\r\n SQL "),
        (f"work.{role}.current", ""),
    ):
        assert send(server, found, kind="set", target=target, words=words)[0] == 303
    now = cv(server, found)
    assert now["basics"]["location"]["text"] == "Porto, Portugal"
    assert now["basics"]["location"]["city"] == ""
    assert [one["url"] for one in now["basics"]["profiles"]] == [
        "github.com/maria",
        "linkedin.com/in/maria",
    ]
    assert now["skills"][0]["keywords"] == ["Excel", "SQL"]
    assert now["work"][0]["current"] is False


def test_hidden_text_is_shown_as_such_and_is_no_value(server: ServerProcess) -> None:
    trick = b"1 1 1 rg BT /F1 12 Tf 72 600 Td (Chief Wizard of Everything) Tj ET\n"
    found = document(server, "hidden", pdf(VISIBLE + trick), "cv.pdf")
    _status, text = page(server, f"/documents/{found['id']}")
    assert text.count("Chief Wizard of Everything") == 1
    assert "Text nobody sees" in text


def test_markup_in_a_cv_is_text_on_the_page(server: ServerProcess) -> None:
    data = DATA.replace(b"Raised yearly sales", b"<script>alert(1)</script> \"'><img src=x>")
    found = document(server, "markup", data)
    _status, text = page(server, f"/documents/{found['id']}")
    assert "<script>alert" not in text
    assert "<img src=x>" not in text
    assert "&lt;script&gt;alert" in text


def test_the_page_speaks_portuguese(server: ServerProcess) -> None:
    found = document(server, "pt")
    _status, text = page(server, f"/documents/{found['id']}", "pt")
    assert "Lemos bem o seu CV?" in text
    assert "Empregador" in text


LICENCE = b"Sales Manager\nHolds a boat licence\nmaria"
"""A line of the head that is no datum of the person that we know."""


def keep_forms(text: str) -> list[dict[str, str]]:
    """The forms that keep an unread line, as a browser would send them."""
    part = text.split('id="unread"')[1].split("</section>")[0]
    return [
        {name: html.unescape(value) for name, value in INPUT.findall(form)}
        for form in re.findall(r"<form.*?</form>", part, re.DOTALL)
    ]


INPUT = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def test_a_line_in_no_field_is_shown_until_it_is_kept(server: ServerProcess) -> None:
    data = DATA.replace(b"Sales Manager\nmaria", LICENCE, 1)
    found = document(server, "kept", data)
    export = f"/documents/{found['id']}/export"
    text = page(server, f"/documents/{found['id']}")[1]
    assert "These lines are in your file and in no field yet" in text
    assert "<q>Holds a boat licence</q>" in text
    assert "1 line of your file is in no field" in page(server, export)[1]
    assert "não está em nenhum campo" in page(server, export, "pt")[1]
    (form,) = keep_forms(text)
    assert send(server, found, **form)[0] == 303
    assert cv(server, found)["sections"][-1]["lines"] == ["Holds a boat licence"]
    assert "in no field" not in page(server, f"/documents/{found['id']}")[1]
    assert "in no field" not in page(server, export)[1]


def test_a_line_is_kept_in_the_entry_under_which_it_stands(server: ServerProcess) -> None:
    data = DATA.replace(b"2011 - 2015\n", b"2011 - 2015\n\nLanguages\nEnglish\nSwims\n", 1)
    found = document(server, "entry", data)
    typed = f"/api/drafts/{quote('lines:' + found['id'])}"
    sent = {"content-type": "application/json"}
    assert server.request("PUT", typed, b'{"languages": "Fren"}', sent)[0] == 200
    (form,) = keep_forms(page(server, f"/documents/{found['id']}")[1])
    assert send(server, found, **form)[0] == 303
    assert [one["language"] for one in cv(server, found)["languages"]] == ["English", "Swims"]
    assert server.get(typed)[1]["draft"]["body"] == {"languages": "Fren"}
