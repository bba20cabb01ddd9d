"""Edits over HTTP: kept, exactly once, never over somebody's newer text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import apsw
import pytest

from everdraft.storage.backup import DATABASE
from tests.support.cv import DATA, NAME
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("documents") / "data").start()
    yield made
    made.stop()


def document(server: ServerProcess, tag: str) -> dict[str, Any]:
    status, resume = server.upload(NAME, DATA + f"\nInterests\n{tag}\n".encode())
    assert status == 201
    status, found = server.get(f"/api/resumes/{resume['id']}/document")
    assert status == 200
    return found


def operation(op_id: str, value: Any, base: int, **more: Any) -> dict[str, Any]:
    made = {"op_id": op_id, "kind": "set", "target": "basics.name", "base_rev": base}
    return {**made, "value": value, **more}


def test_an_edit_is_kept_over_a_kill_with_what_it_replaced(server: ServerProcess) -> None:
    found = document(server, "kept")
    path = f"/api/documents/{found['id']}"
    status, answer = server.post(f"{path}/ops", operation("op1", "Maria B. Example", 1))
    assert (status, answer["status"], answer["revision"]) == (200, "applied", 2)
    server.kill()
    server.start()
    kept = server.get(path)[1]
    assert kept["body"]["cv"]["basics"]["name"] == "Maria B. Example"
    assert kept["revision"] == 2
    (version,) = server.get(f"{path}/versions")[1]["versions"]
    assert version["before"] == {"basics.name": "Maria Example"}
    assert version["opId"] == "op1"


def test_an_edit_sent_twenty_times_is_one_edit(server: ServerProcess) -> None:
    found = document(server, "twenty")
    path = f"/api/documents/{found['id']}/ops"
    with ThreadPoolExecutor(10) as pool:
        answers = list(
            pool.map(lambda _: server.post(path, operation("same", "Once", 1)), range(20))
        )
    assert {status for status, _ in answers} == {200}
    assert sorted({answer["status"] for _, answer in answers}) == ["applied", "duplicate"]
    assert {answer["revision"] for _, answer in answers} == {2}


def test_a_stale_edit_answers_with_both_texts_and_changes_nothing(server: ServerProcess) -> None:
    found = document(server, "stale")
    path = f"/api/documents/{found['id']}"
    server.post(f"{path}/ops", operation("first", "From the phone", 1))
    status, answer = server.post(f"{path}/ops", operation("second", "From the laptop", 1))
    assert (status, answer["status"]) == (409, "conflict")
    assert (answer["current"], answer["offered"], answer["base"]) == (
        "From the phone",
        "From the laptop",
        "Maria Example",
    )
    assert answer["error"]
    assert answer["action"]
    assert server.get(path)[1]["body"]["cv"]["basics"]["name"] == "From the phone"


def test_a_list_of_edits_is_answered_one_by_one(server: ServerProcess) -> None:
    found = document(server, "list")
    path = f"/api/documents/{found['id']}/ops"
    sent = [
        operation("a", "Maria", 1),
        operation("b", "x", 1, target="basics.nothing"),
        operation("c", "maria@example.org", 1, target="basics.email"),
        {"op_id": "d"},
    ]
    status, answer = server.post(path, {"ops": sent})
    assert status == 422
    assert [one["status"] for one in answer["results"]] == [
        "applied",
        "refused",
        "applied",
        "refused",
    ]


@pytest.mark.parametrize("sent", [{"ops": []}, {"ops": "x"}, {"ops": [1]}, {"kind": "set"}, {}])
def test_what_is_no_operation_is_refused_in_words(server: ServerProcess, sent: Any) -> None:
    found = document(server, "refused")
    status, answer = server.post(f"/api/documents/{found['id']}/ops", sent)
    assert status == 422
    assert "Traceback" not in str(answer)


def test_a_suggestion_that_is_not_there_cannot_be_accepted(server: ServerProcess) -> None:
    found = document(server, "accept")
    accept = operation("op", None, 1, kind="accept", target="sug_x")
    status, answer = server.post(f"/api/documents/{found['id']}/ops", accept)
    assert (status, answer["code"]) == (422, "unknown_target")


def test_unknown_documents_are_404(server: ServerProcess) -> None:
    for path in ("/api/documents/doc_x", "/api/documents/doc_x/versions"):
        assert server.get(path)[0] == 404
    assert server.post("/api/documents/doc_x/ops", operation("o", "x", 1))[0] == 404


def test_a_stable_id_alone_is_a_target(server: ServerProcess) -> None:
    found = document(server, "ids")
    path = f"/api/documents/{found['id']}"
    role = found["body"]["cv"]["work"][0]
    bullet = role["highlights"][0]
    status, answer = server.post(
        f"{path}/ops", operation("bare", "Cut waste by half", 1, target=bullet["id"])
    )
    assert status == 200, answer
    kept = server.get(path)[1]["body"]["cv"]["work"][0]["highlights"][0]
    assert kept == {**bullet, "text": "Cut waste by half"}
    removal = {"op_id": "out", "kind": "delete", "target": role["id"], "base_rev": 2}
    assert server.post(f"{path}/ops", removal)[0] == 200
    assert role["id"] not in [one["id"] for one in server.get(path)[1]["body"]["cv"]["work"]]
    status, answer = server.post(f"{path}/ops", operation("no", "x", 3, target="hnobody"))
    assert (status, answer["code"]) == (422, "unknown_target")


def test_an_id_stands_for_one_operation_and_other_words_under_it_are_refused(
    server: ServerProcess,
) -> None:
    found = document(server, "reused")
    path = f"/api/documents/{found['id']}/ops"
    assert server.post(path, operation("once", "First", 1))[1]["status"] == "applied"
    assert server.post(path, operation("once", "First", 1))[1]["status"] == "duplicate"
    status, answer = server.post(path, operation("once", "Second", 1))
    assert (status, answer["code"], answer["op_id"]) == (422, "op_id_reused", "once")


@pytest.mark.parametrize(
    ("kind", "value"), [("accept", None), ("reject", None), ("answer", "thirty a day")]
)
def test_a_decision_about_nothing_is_refused(server: ServerProcess, kind: str, value: Any) -> None:
    found = document(server, f"nothing {kind}")
    sent = {"op_id": "x", "kind": kind, "target": "sug_nobody", "base_rev": 1, "value": value}
    status, answer = server.post(f"/api/documents/{found['id']}/ops", sent)
    assert (status, answer["code"], answer["op_id"]) == (422, "unknown_target", "x")
    assert server.get(f"/api/documents/{found['id']}/versions")[1]["versions"] == []


FORMATS = ("txt", "md", "json", "docx", "pdf")


def exports(server: ServerProcess, document_id: str) -> list[int]:
    """How every export of a document is answered, and its pages."""
    path = f"/api/documents/{document_id}/export"
    pages = (f"/documents/{document_id}", f"/documents/{document_id}/export")
    asked = [*(f"{path}?format={one}" for one in FORMATS), *pages, f"{path}/check"]
    return [server.request("GET", one)[0] for one in asked]


def test_a_whole_object_is_refused_in_words_and_everything_still_exports(
    server: ServerProcess,
) -> None:
    found = document(server, "whole")
    path = f"/api/documents/{found['id']}"
    whole = found["body"]["cv"]["basics"]
    for value in ({}, {"name": "x"}, {**whole, "location": ""}, {**whole, "profiles": "x"}):
        sent = operation("whole", value, 1, target="basics")
        status, answer = server.post(f"{path}/ops", sent)
        assert (status, answer["status"], answer["code"]) == (422, "refused", "wrong_type")
        assert answer["error"]
        assert answer["action"]
    assert server.get(path)[1]["body"] == found["body"]
    sent = operation("sound", {**whole, "name": "Another Name"}, 1, target="basics")
    assert server.post(f"{path}/ops", sent)[0] == 200
    (version,) = server.get(f"{path}/versions")[1]["versions"]
    assert version["before"] == {"basics": whole}
    assert b"Another Name" in server.request("GET", f"{path}/export?format=txt")[2]
    assert set(exports(server, found["id"])) == {200}


def test_a_document_that_an_earlier_version_damaged_opens_exports_and_is_mended(
    server: ServerProcess,
) -> None:
    found = document(server, "damaged")
    path = f"/api/documents/{found['id']}"
    server.kill()
    connection = apsw.Connection(str(server.data_dir / DATABASE))
    connection.execute(
        "UPDATE documents SET body = json_set(body, '$.cv.basics.location', '', "
        "'$.cv.basics.profiles', '', '$.cv.sections[0].firstLine', json('{}')) WHERE id = ?",
        (found["id"],),
    )
    connection.close()
    server.start()
    assert set(exports(server, found["id"])) == {200}
    assert server.request("GET", f"/resumes/{found['resumeId']}")[0] == 200
    read = server.get(path)[1]["body"]["cv"]["basics"]
    assert read["profiles"] == []
    assert read["location"] == {"text": "", "city": "", "region": "", "countryCode": ""}
    sent = operation("mend", "Porto", 1, target="basics.location.text")
    assert server.post(f"{path}/ops", sent)[0] == 200
    assert b"Porto" in server.request("GET", f"{path}/export?format=txt")[2]
    started = {"resumeId": found["resumeId"], "documentRevision": 2}
    status, _, body = server.request(
        "POST",
        "/api/analyze-resume-stream",
        json.dumps(started).encode(),
        {"Content-Type": "application/json"},
    )
    assert status == 200
    assert b"run.completed" in body
