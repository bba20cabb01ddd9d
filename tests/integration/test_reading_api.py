"""Have we read you right, over HTTP: a correction counts at once; pages are shown as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from everdraft.documents.sample import sample_bytes
from tests.support.cv import DATA, NAME
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process

Json = dict[str, Any]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("reading") / "data").start()
    yield made
    made.stop()


def document(server: ServerProcess, tag: str) -> Json:
    status, resume = server.upload(NAME, DATA + f"\nInterests\n{tag}\n".encode())
    assert status == 201
    status, found = server.get(f"/api/resumes/{resume['id']}/document")
    assert status == 200
    return found


def sample(server: ServerProcess) -> Json:
    data, name = sample_bytes()
    status, resume = server.upload(name, data)
    assert status == 201
    return resume


def check(server: ServerProcess, found: Json) -> Json:
    status, answer = server.get(f"/api/documents/{found['id']}/check")
    assert status == 200
    return answer


def apply(server: ServerProcess, found: Json, *operations: Json) -> None:
    status, answer = server.post(f"/api/documents/{found['id']}/ops", {"ops": list(operations)})
    assert status == 200, answer


def test_an_untouched_cv_scores_as_its_analysis_does(server: ServerProcess) -> None:
    found = document(server, "same")
    start = {"resumeId": found["resumeId"]}
    status, run = server.post("/api/analyze-resume-stream", start)
    assert status == 200
    ended = [one for one in server.events(run["id"]) if one.kind == "run.completed"]
    report = ended[0].json["result"]
    answer = check(server, found)
    for name in ("overall_score", "ats_score", "score_category", "score_parts", "findings"):
        assert answer[name] == report[name]
    assert answer["heldBack"] == []


def test_a_correction_counts_at_once(server: ServerProcess) -> None:
    found = document(server, "counts")
    before = check(server, found)
    role = found["body"]["cv"]["work"][0]
    (duty,) = [one for one in role["highlights"] if one["text"].startswith("Responsible")]
    target = f"work.{role['id']}.highlights.{duty['id']}"
    assert duty["id"] in {one["target"] for one in before["findings"]}
    better = "Wrote the daily report that 12 shops order by"
    op = {"op_id": "o1", "kind": "set", "target": target, "base_rev": 1, "value": better}
    apply(server, found, op)
    after = check(server, found)
    assert duty["id"] not in {one["target"] for one in after["findings"]}
    assert after["overall_score"] > before["overall_score"]
    assert after["revision"] == 2


def test_words_are_in_the_language_of_the_reader(server: ServerProcess) -> None:
    found = document(server, "pt")
    _status, answer = server.get(
        f"/api/documents/{found['id']}/check", {"Accept-Language": "pt-PT"}
    )
    assert answer["score_parts"][0]["title"] != check(server, found)["score_parts"][0]["title"]


def test_only_a_cv_can_be_checked(server: ServerProcess) -> None:
    status, run = server.post("/api/extract-job-info", {"jobDescription": "Welder\n\nWe weld."})
    assert status == 200
    assert [one for one in server.events(run["id"]) if one.kind == "run.completed"]
    job = server.get(f"/api/runs/{run['id']}")[1]["result"]["jobId"]
    for name in (job, "doc_x", "%2e%2e"):
        status, answer = server.get(f"/api/documents/{name}/check")
        assert (status, answer["code"]) == (404, "not_found")


def picture(server: ServerProcess, resume_id: str, page: str, **headers: str) -> Any:
    return server.request("GET", f"/api/resumes/{resume_id}/pages/{page}.png", headers=headers)


def test_a_page_is_shown_and_asked_about_by_its_tag(server: ServerProcess) -> None:
    resume = sample(server)
    status, headers, body = picture(server, resume["id"], "1")
    assert (status, headers["content-type"]) == (200, "image/png")
    assert body.startswith(b"\x89PNG")
    assert headers["cache-control"] == "private, no-cache"
    status, _headers, body = picture(
        server, resume["id"], "1", **{"If-None-Match": headers["etag"]}
    )
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(
    "page", ["0", "2", "-1", "1e3", "99999999999999999999", "٣", "%00", "1.png"]
)
def test_other_pages_are_not_there(server: ServerProcess, page: str) -> None:
    resume = sample(server)
    quoted = "%D9%A3" if page == "٣" else page
    status, headers, body = picture(server, resume["id"], quoted)
    assert status == 404
    assert headers["content-type"] == "application/json"
    assert b"Traceback" not in body


def test_text_and_unknown_files_have_no_pictures(server: ServerProcess) -> None:
    found = document(server, "text")
    assert picture(server, found["resumeId"], "1")[0] == 404
    assert picture(server, "res_x", "1")[0] == 404


def test_a_json_resume_is_uploaded_edited_checked_and_exported(server: ServerProcess) -> None:
    work = {"name": "Example Bakery", "position": "Baker", "startDate": "2020-01-15"}
    value = {
        "basics": {"name": "Ana Example", "image": "https://ana.example/me.png"},
        "work": [work | {"highlights": ["Baked 40 loaves a day for three shops"]}],
    }
    status, resume = server.upload("ana.json", json.dumps(value).encode())
    assert (status, resume["mediaType"]) == (201, "json")
    status, found = server.get(f"/api/resumes/{resume['id']}/document")
    assert status == 200
    before = check(server, found)
    assert before["overall_score"] > 0
    edit = {"op_id": "j1", "kind": "set", "target": "basics.email", "base_rev": 1}
    apply(server, found, edit | {"value": "ana.example@posteo.net"})
    assert check(server, found)["overall_score"] >= before["overall_score"]
    status, refused = server.upload("other.json", b'{"a": 1}')
    assert (status, refused["code"]) == (415, "wrong_type")


def test_what_is_in_no_field_is_named(server: ServerProcess) -> None:
    text = DATA.replace(b"Sales Manager\nmaria", b"Sales Manager\nHolds a boat licence\nmaria", 1)
    status, resume = server.upload("boat.txt", text)
    assert status == 201
    reading = server.get(f"/api/resumes/{resume['id']}/reading")[1]
    line = next(one for one in reading["lines"] if one["text"] == "Holds a boat licence")
    words = {"words": "Holds a boat licence", "text": "Holds a boat licence", "section": ""}
    assert reading["unread"] == [{"line": line["id"], "page": 1, **words}]
    assert 0 < reading["unreadShare"] < 0.1
