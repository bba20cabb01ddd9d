"""Jobs through the API and the pages: found, kept, corrected, deleted, or asked for as text."""

from __future__ import annotations

import re
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import lxml.html
import pytest

from everdraft.app import create_app
from everdraft.settings import Settings
from tests.support.adverts import AdvertServer, page
from tests.support.cv import DATA, NAME

TEXT = """Welder for ships (m/f/d)
Company: Quay & Daughters

We look for a person who is at home in the yard and who can weld in any position of the ship.

Requirements:
- MIG welding and TIG welding
- CNC machining
Nice to have:
- AutoCAD
"""
PAGE = """<html lang="en"><title>Welder</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "JobPosting", "title": "Welder", "datePosted":
 "2026-10-01", "hiringOrganization": {"name": "Quay & Daughters"}, "description":
 "<p>Requirements:</p><ul><li>MIG welding</li><li>AutoCAD</li></ul><script>alert(1)</script>",}
</script><h1>Welder</h1>"""

Client = httpx2.AsyncClient


@pytest.fixture
def site() -> Iterator[AdvertServer]:
    with AdvertServer({"/job": page(PAGE)}) as running:
        yield running


@asynccontextmanager
async def opened(folder: Path, allow: str = "") -> AsyncIterator[Client]:
    app = create_app(Settings(data_dir=folder / "data", job_allow=allow))
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app=app)
        async with Client(transport=transport, base_url="http://localhost:8765") as client:
            client.headers["accept"] = "application/json"
            yield client


def allowed(site: AdvertServer) -> str:
    return f"127.0.0.1:{site.port}"


async def started(client: Client, **fields: Any) -> dict[str, Any]:
    """A run of the given form, once it rests or ends."""
    answer = await client.post("/api/extract-job-info", json=fields)
    assert answer.status_code == 200, answer.text
    run_id = answer.headers["run-id"]
    stream = await client.post(
        "/api/extract-job-info", json=fields, headers={"accept": "text/event-stream"}
    )
    assert stream.headers["run-id"] == run_id
    return (await client.get(f"/api/runs/{run_id}")).json()


async def pasted(client: Client, text: str = TEXT, **fields: str) -> dict[str, Any]:
    run = await started(client, jobDescription=text, **fields)
    assert run["status"] == "COMPLETED", run
    return run["result"]


# -- finding -------------------------------------------------------------------------------------


@pytest.mark.plan(3, 16)
async def test_an_address_becomes_a_job_that_is_kept(tmp_path: Path, site: AdvertServer) -> None:
    async with opened(tmp_path, allowed(site)) as client:
        run = await started(client, jobUrl=f"{site.url}/job")
        assert (run["status"], run["title"], run["cost"]) == ("COMPLETED", allowed(site), 0)
        result = run["result"]
        assert (result["job_title"], result["company_name"]) == ("Welder", "Quay & Daughters")
        assert result["job_description"] == "Requirements:\n\n- MIG welding\n- AutoCAD"
        assert result["required_skills"] == ["MIG welding", "AutoCAD"]
        assert (result["source"], result["posted_at"]) == ("json-ld", "2026-10-01")
        assert (result["url"], run["documentId"]) == (f"{site.url}/job", result["jobId"])
        (listed,) = (await client.get("/api/jobs")).json()["jobs"]
        assert (listed["id"], listed["runId"]) == (result["jobId"], run["id"])
        assert "job_description" not in listed
        job = (await client.get(f"/api/jobs/{result['jobId']}")).json()
        assert job["job_description"] == result["job_description"]
        assert job["runs"] == []
        assert len(site.seen) == 1


async def test_the_same_page_with_the_same_text_is_the_same_job(
    tmp_path: Path, site: AdvertServer
) -> None:
    async with opened(tmp_path, allowed(site)) as client:
        first = (await started(client, jobUrl=f"{site.url}/job"))["result"]["jobId"]
        corrected = {"location": "Viana do Castelo", "job_title": "Ship welder"}
        assert (await client.patch(f"/api/jobs/{first}", json=corrected)).status_code == 200
        site.answers["/job?utm_source=mail"] = site.answers["/job"]
        again = await started(client, jobUrl=f"{site.url}/job?utm_source=mail")
        assert again["documentId"] == again["result"]["jobId"] == first
        assert again["result"]["location"] == "Viana do Castelo", "with what was corrected"
        assert "You have this job already" in again["sections"][0]["text"]
        resume = (await client.post("/api/resumes", files={"file": (NAME, DATA)})).json()
        wish = {"resumeId": resume["id"], "jobUrl": f"{site.url}/job"}
        streamed = await client.post(
            "/api/cover-letter-stream", json=wish, headers={"accept": "text/event-stream"}
        )
        (made,) = (await client.get(f"/api/jobs/{first}")).json()["runs"]
        assert made["id"] == streamed.headers["run-id"]
        site.answers["/job?ref=2"] = page(PAGE.replace("AutoCAD", "Rhino"))
        other = await started(client, jobUrl=f"{site.url}/job?ref=2")
        assert other["result"]["jobId"] != first, "another text is another job"
        named = await started(client, jobUrl=f"{site.url}/job", jobTitle="Boilermaker")
        assert named["result"]["jobId"] != first
        assert len((await client.get("/api/jobs")).json()["jobs"]) == 3


async def test_a_form_works_like_json_and_null_is_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        fields = {"jobDescription": TEXT, "jobTitle": "Mine", "companyName": "", "jobUrl": ""}
        answer = await client.post("/api/extract-job-info", data=fields)
        assert answer.status_code == 200
        result = await pasted(client, jobTitle="Mine", companyName=None, jobUrl=None)
        assert (result["job_title"], result["company_name"]) == ("Mine", "Quay & Daughters")
        assert (result["required_skills"], result["preferred_skills"]) == (
            ["MIG welding", "TIG welding", "CNC machining"],
            ["AutoCAD"],
        )
        assert len((await client.get("/api/jobs")).json()["jobs"]) == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"jobUrl": "not an address"}, "bad_url"),
        ({"jobUrl": "file:///etc/passwd"}, "bad_url"),
        ({"jobUrl": "http://example.com/\r\nHost: x"}, "bad_url"),
        ({"jobUrl": 7}, "bad_fields"),
        ({}, "job_missing"),
        ({"jobDescription": "  \n "}, "job_missing"),
        ({"jobDescription": "x" * 60_001}, "bad_fields"),
    ],
)
async def test_what_is_no_job_starts_nothing(
    tmp_path: Path, fields: dict[str, Any], code: str
) -> None:
    async with opened(tmp_path) as client:
        answer = await client.post("/api/extract-job-info", json=fields)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert answer.json()["action"]
        assert (await client.get("/api/runs")).json()["runs"] == []


@pytest.mark.plan(81)
async def test_a_refused_address_ends_its_run_and_is_kept(
    tmp_path: Path, site: AdvertServer
) -> None:
    async with opened(tmp_path) as client:
        for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "a@127.0.0.1"):
            url = f"http://{host}:{site.port}/job"
            run = await started(client, jobUrl=url)
            assert (run["status"], run["error"]["code"]) == ("ERROR", "address_refused")
            assert "paste it here" in run["error"]["action"]
            assert run["error"]["retryable"] is False
            assert run["input"]["jobUrl"] == url
        assert site.touched == 0
        assert (await client.get("/api/jobs")).json() == {"jobs": [], "next": None}


async def test_pages_that_are_no_advert_say_what_they_are(
    tmp_path: Path, site: AdvertServer
) -> None:
    site.answers |= {
        "/wall": page('<h1>Sign in to see this job</h1><input type="password">'),
        "/closed": page("<h1>Welder</h1><p>This job has expired</p><p>We are hiring a welder</p>"),
        "/script": page("<div id=app></div><script>load()</script>"),
        "/other": page("<h1>Apple cake</h1>" + "<p>Peel the apples and stir the dough.</p>" * 20),
        "/gone": page("", status="410 Gone"),
        "/pdf": page("%PDF", media_type="application/pdf"),
    }
    codes: dict[str, str] = {}
    async with opened(tmp_path, allowed(site)) as client:
        for path in site.answers:
            run = await started(client, jobUrl=site.url + path)
            codes[path] = (run["error"] or {}).get("code", run["status"])
    assert codes == {
        "/job": "COMPLETED",
        "/wall": "login_wall",
        "/closed": "advert_expired",
        "/script": "script_only",
        "/other": "not_an_advert",
        "/gone": "advert_expired",
        "/pdf": "page_not_text",
    }


async def test_a_server_that_dies_in_the_middle_is_said_and_a_paste_goes_on(
    tmp_path: Path, site: AdvertServer
) -> None:
    def dies(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
        connection.sendall(b"Content-Length: 9000\r\n\r\n<h1>Half an adv")

    site.answers["/dies"] = dies
    url = f"{site.url}/dies"
    async with opened(tmp_path, allowed(site)) as client:
        answer = await client.post("/jobs", data={"jobUrl": url})
        assert answer.status_code == 303
        address = answer.headers["location"]
        (card,) = (await client.get("/api/recovery/list")).json()["sessions"]
        assert (card["recoveryUrl"], card["canRecover"]) == (address, True)
        shown = lxml.html.fromstring((await client.get(address)).text)
        text = " ".join(shown.text_content().split())
        assert "The page broke off before it was whole." in text
        assert "The address is kept." in text
        form = next(one for one in shown.forms if one.action == "/jobs")
        assert form.fields["jobUrl"] == url
        (unread,) = lxml.html.fromstring((await client.get("/jobs")).text).xpath(
            "//section[@aria-labelledby='unread-title']//a"
        )
        assert unread.get("href") == address
        fields = {**dict(form.form_values()), "jobDescription": TEXT}
        answer = await client.post("/jobs", data=fields)
        assert answer.headers["location"].startswith("/jobs/job_")
        job = (await client.get("/api" + answer.headers["location"])).json()
        assert (job["url"], job["source"], job["job_title"]) == (
            url,
            "paste",
            "Welder for ships (m/f/d)",
        )
        assert "unread-title" not in (await client.get("/jobs")).text
        recovery = (await client.get("/api/recovery/list")).json()
        assert recovery["count"] == 0


# -- correcting ----------------------------------------------------------------------------------


async def test_corrections_are_kept_with_what_they_replaced(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        job_id = (await pasted(client))["jobId"]
        where = f"/api/jobs/{job_id}"
        fields = {"job_title": " Ship\u200b welder ", "companyName": "Quay", "baseRevision": 1}
        job = (await client.patch(where, json=fields)).json()
        assert (job["job_title"], job["company_name"], job["revision"]) == (
            "Ship welder",
            "Quay",
            2,
        )
        versions = (await client.get(f"/api/documents/{job_id}/versions")).json()["versions"]
        assert versions[0]["before"] == {
            "job_title": "Welder for ships (m/f/d)",
            "company_name": "Quay & Daughters",
        }
        again = {**fields, "opId": "op_mine"}
        for _ in range(2):
            assert (await client.patch(where, json=again)).json()["revision"] == 3
        text = "Requirements:\n- Python"
        job = (await client.patch(where, json={"jobDescription": text})).json()
        assert (job["required_skills"], job["preferred_skills"]) == (["Python"], [])
        job = (await client.patch(where, json={"required_skills": "Go; Rust\nGo,"})).json()
        assert job["required_skills"] == ["Go", "Rust"]
        job = (await client.patch(where, json={"job_description": "We use Java."})).json()
        assert job["required_skills"] == ["Go", "Rust"]


async def test_a_stale_correction_is_not_applied_silently(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        where = f"/api/jobs/{(await pasted(client))['jobId']}"
        assert (await client.patch(where, json={"job_title": "First"})).status_code == 200
        late = {"job_title": "Second", "location": "Porto", "baseRevision": 1}
        answer = await client.patch(where, json=late)
        assert answer.status_code == 409
        assert (answer.json()["current"], answer.json()["offered"]) == (
            {"job_title": "First"},
            {"job_title": "Second"},
        )
        job = (await client.get(where)).json()
        assert (job["job_title"], job["location"], job["revision"]) == ("First", "", 2)
        beside = {"location": "Porto", "baseRevision": 1}
        assert (await client.patch(where, json=beside)).status_code == 200
        same = {"job_title": "First", "baseRevision": 1}
        assert (await client.patch(where, json=same)).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"job_title": 7},
        {"required_skills": [1]},
        {"required_skills": 5},
        {"job_description": " "},
        {"location": None},
    ],
)
async def test_a_correction_that_does_not_fit_changes_nothing(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    async with opened(tmp_path) as client:
        where = f"/api/jobs/{(await pasted(client))['jobId']}"
        answer = await client.patch(where, json=fields)
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_fields")
        assert (await client.get(where)).json()["revision"] == 1


async def test_a_deleted_job_is_gone_and_what_is_no_job_was_never_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        run = await started(client, jobDescription=TEXT)
        where = f"/api/jobs/{run['documentId']}"
        assert (await client.delete(where)).status_code == 204
        for method, path in (("GET", where), ("PATCH", where), ("DELETE", where)):
            answer = await client.request(method, path, json={"job_title": "x"})
            assert answer.status_code == 404
        assert (await client.get("/api/jobs/none")).status_code == 404
        assert (await client.get(f"/jobs/{run['documentId']}")).status_code == 404
        shown = (await client.get(f"/runs/{run['id']}")).text
        assert "The job was deleted" in shown
        operation = {"op_id": "o", "kind": "set", "target": "x", "base_rev": 1, "value": "y"}
        other = (await pasted(client, TEXT + "More."))["jobId"]
        answer = await client.post(f"/api/documents/{other}/ops", json=operation)
        assert (answer.status_code, answer.json()["code"]) == (422, "not_a_cv")
        assert (await client.get(f"/documents/{other}")).status_code == 404


async def test_the_list_goes_on_page_by_page(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        for number in range(52):
            answer = await client.post(
                "/jobs", data={"jobDescription": f"Job {number}\n\nWe weld.", "jobUrl": ""}
            )
            assert answer.status_code == 303
        first = (await client.get("/api/jobs")).json()
        second = (await client.get("/api/jobs", params={"after": first["next"]})).json()
        titles = [job["job_title"] for job in [*first["jobs"], *second["jobs"]]]
        assert titles == [f"Job {number}" for number in reversed(range(52))]
        assert second["next"] is None
        earlier = re.search(r'href="(/jobs\?after=[^"]+)"', (await client.get("/jobs")).text)
        assert earlier
        assert "Job 0<" in (await client.get(earlier[1])).text
        assert (await client.get("/api/jobs?after=x")).status_code == 422
