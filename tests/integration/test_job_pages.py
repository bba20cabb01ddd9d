"""The pages of jobs: plain forms that keep what was typed, and never write over newer words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html

from tests.integration.test_jobs import TEXT, Client, allowed, opened, pasted, site, started
from tests.support.adverts import AdvertServer, page
from tests.support.cv import DATA, NAME

__all__ = ["site"]  # the fixture


async def test_the_plain_forms_do_all_of_it(tmp_path: Path, site: AdvertServer) -> None:
    async with opened(tmp_path, allowed(site)) as client:
        answer = await client.post("/jobs", data={"jobUrl": f"{site.url}/job"})
        assert answer.status_code == 303
        address = answer.headers["location"]
        shown = lxml.html.fromstring((await client.get(address)).text)
        assert shown.findtext(".//h1") == "Welder"
        links = [one.get("href") for one in shown.iter("a")]
        job_id = address.rpartition("/")[2]
        assert f"/tailor?job={job_id}" in links
        assert f"/letter?job={job_id}" in links
        form = next(one for one in shown.forms if one.action == address)
        values = dict(form.form_values())
        assert values["required_skills"] == "MIG welding, AutoCAD"
        assert (await client.post(address, data=values)).status_code == 303
        assert (await client.get(f"/api{address}")).json()["revision"] == 2
        values |= {"company_name": "Quay", "revision": "2"}
        values["job_description"] = values["job_description"].replace("\n", "\r\n")
        assert (await client.post(address, data=values)).status_code == 303
        job = (await client.get(f"/api{address}")).json()
        assert (job["company_name"], job["revision"]) == ("Quay", 3)
        assert job["job_description"] == "Requirements:\n\n- MIG welding\n- AutoCAD"
        late = await client.post(address, data={**values, "company_name": "Port", "revision": "2"})
        assert late.status_code == 409
        assert "corrected elsewhere" in late.text
        assert 'value="Port"' in late.text
        assert "now reads: <q>Quay</q>" in " ".join(late.text.split())
        empty = await client.post(address, data={**values, "job_description": " "})
        assert empty.status_code == 422
        home = (await client.get("/jobs")).text
        assert "Quay" in home
        assert f"127.0.0.1:{site.port}" in home
        assert (await client.post(f"{address}/delete")).headers["location"] == "/jobs"
        assert "No job is kept yet" in (await client.get("/jobs")).text


async def fields_of(client: Client, address: str) -> dict[str, Any]:
    """The fields of a job's form as a browser would send them."""
    shown = lxml.html.fromstring((await client.get(address)).text)
    return dict(next(one for one in shown.forms if one.action == address).form_values())


async def test_a_job_saved_in_one_tab_leaves_alone_what_another_tab_corrected(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as client:
        address = f"/jobs/{(await pasted(client))['jobId']}"
        one, other = await fields_of(client, address), await fields_of(client, address)
        first = {**one, "location": "Porto", "required_skills": "MIG welding, Rowing"}
        assert (await client.post(address, data=first)).status_code == 303
        second = {**other, "company_name": "Quay"}
        assert (await client.post(address, data=second)).status_code == 303, "nothing met"
        job = (await client.get(f"/api{address}")).json()
        assert (job["location"], job["company_name"]) == ("Porto", "Quay")
        assert job["required_skills"] == ["MIG welding", "Rowing"]
        late = {**other, "required_skills": "Sailing", "salary": "9 boats"}
        answer = await client.post(address, data=late)
        assert answer.status_code == 409
        text = " ".join(answer.text.split())
        assert "now reads: <q>MIG welding, Rowing</q>" in text
        assert "[&#39;" not in text, "skills are words, and no list of a program"
        assert text.count("now reads:") == 1
        shown = lxml.html.fromstring(answer.text)
        form = next(one for one in shown.forms if one.action == address)
        values = dict(form.form_values())
        assert (values["location"], values["salary"]) == ("Porto", "9 boats")
        assert "now reads:" in (await client.get(address)).text, "a draft says so as well"
        assert (await client.post(address, data=values)).status_code == 303
        job = (await client.get(f"/api{address}")).json()
        assert (job["required_skills"], job["location"], job["salary"]) == (
            ["Sailing"],
            "Porto",
            "9 boats",
        )
        assert (await client.get(f"/api/drafts/job:{job['id']}")).json() == {"draft": None}


async def test_what_was_made_for_a_job_stands_beside_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        job_id = (await pasted(client))["jobId"]
        made: list[str] = []
        for number, wish in enumerate(({"jobId": job_id}, {"jobDescription": "Another\n\nText."})):
            cv = DATA + f"\nInterests\nSailing {number}\n".encode()
            resume = (await client.post("/api/resumes", files={"file": (NAME, cv)})).json()
            fields = {"resumeId": resume["id"], **wish}
            answer = await client.post("/api/tailor-resume-stream", json=fields)
            assert answer.status_code == 200, answer.text
            made.append(answer.headers["run-id"])
        job = (await client.get(f"/api/jobs/{job_id}")).json()
        assert [run["id"] for run in job["runs"]] == made[:1]
        shown = lxml.html.fromstring((await client.get(f"/jobs/{job_id}")).text)
        (link,) = shown.xpath("//section[@aria-labelledby='made-title']//a")
        assert link.get("href") == f"/runs/{made[0]}"


async def test_a_refused_form_keeps_what_was_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        typed = {"jobUrl": "nonsense", "jobTitle": "Welder <b>"}
        answer = await client.post("/jobs", data=typed)
        assert answer.status_code == 422
        assert "This is no web address" in answer.text
        draft = (await client.get("/api/drafts/job")).json()["draft"]
        assert draft["body"] == typed
        shown = lxml.html.fromstring((await client.get("/jobs")).text)
        form = next(one for one in shown.forms if one.action == "/jobs")
        assert form.fields["jobTitle"] == "Welder <b>"
        client.cookies.set("language", "pt")
        answer = await client.post("/jobs", data=typed)
        assert "Vagas" in answer.text
        assert "This is no web address" not in answer.text


async def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        hostile = "<img src=x onerror=alert(1)>\n\n</textarea><script>alert(2)</script>\nWe weld."
        fields = {"jobDescription": hostile, "jobUrl": "", "companyName": '"><script>x</script>'}
        address = (await client.post("/jobs", data=fields)).headers["location"]
        for path in (address, "/jobs", "/"):
            shown = lxml.html.fromstring((await client.get(path)).text)
            assert not list(shown.iter("img"))
            assert all(one.get("src") or one.get("type") for one in shown.iter("script"))
        javascript = {"url": "javascript:alert(1)"}
        await client.patch(f"/api{address}", json=javascript)
        assert 'href="javascript' not in (await client.get(address)).text


async def test_a_form_forgets_its_own_draft_and_no_other(
    tmp_path: Path, site: AdvertServer
) -> None:
    site.answers["/other"] = page("<h1>Apple cake</h1>" + "<p>Peel the apples.</p>" * 40)
    async with opened(tmp_path, allowed(site)) as client:
        run = await started(client, jobUrl=f"{site.url}/other")
        own, other = f"/api/drafts/job:{run['id']}", "/api/drafts/job"
        await client.put(other, json={"jobTitle": "Another job"})
        await client.put(own, json={"jobDescription": "Half of"})
        fields = {"instead": run["id"], "jobUrl": f"{site.url}/other"}
        answer = await client.post("/jobs", data={**fields, "jobDescription": "x" * 60_001})
        assert answer.status_code == 422
        assert "x" * 60_001 in answer.text
        assert f'name="instead" value="{run["id"]}"' in answer.text, "the same form again"
        answer = await client.post("/jobs", data={**fields, "jobDescription": TEXT})
        assert answer.status_code == 303
        assert (await client.get(own)).json() == {"draft": None}
        assert (await client.get(other)).json()["draft"]["body"] == {"jobTitle": "Another job"}


async def test_a_long_address_is_kept_whole_and_a_longer_one_is_refused(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        address = f"/jobs/{(await pasted(client))['jobId']}"
        long = f"https://jobs.example.com/{'a' * 2_000}"
        assert (await client.patch(f"/api{address}", json={"url": long})).json()["url"] == long
        longer = {"url": long + "b" * 50}
        answer = await client.patch(f"/api{address}", json=longer)
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_fields")
        assert "The address is too long." in answer.json()["error"]
        answer = await client.post(address, data={**await fields_of(client, address), **longer})
        assert answer.status_code == 422
        assert longer["url"] in answer.text
        assert (await client.get(f"/api{address}")).json()["url"] == long


async def test_the_page_of_a_job_says_when_it_was_last_saved(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        job_id = (await pasted(client))["jobId"]
        await client.patch(f"/api/jobs/{job_id}", json={"location": "Porto"})
        versions = (await client.get(f"/api/documents/{job_id}/versions")).json()["versions"]
        shown = lxml.html.fromstring((await client.get(f"/jobs/{job_id}")).text)
        assert shown.get_element_by_id("saved").get("data-at") == versions[-1]["at"]


async def test_only_a_day_that_is_understood_and_past_makes_a_job_past(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        job_id = (await pasted(client))["jobId"]
        portuguese = {"accept-language": "pt"}

        async def corrected(words: str) -> tuple[str, str, str]:
            """What is kept of these words, and what the page says in both languages."""
            changes = {"valid_through": words, "language": "pt"}
            kept = (await client.patch(f"/api/jobs/{job_id}", json=changes)).json()
            page_en = (await client.get(f"/jobs/{job_id}")).text
            page_pt = (await client.get(f"/jobs/{job_id}", headers=portuguese)).text
            return kept["valid_through"], page_en, page_pt

        kept, page_en, page_pt = await corrected("15 de dezembro de 2098")
        assert kept == "2098-12-15"
        assert "was open until" not in page_en
        assert "No day was read" not in page_en
        kept, page_en, page_pt = await corrected("15 de dezembro de 2001")
        assert kept == "2001-12-15"
        assert "was open until December 15, 2001." in page_en
        assert "esteve aberto até 15 de dezembro de 2001." in page_pt
        kept, page_en, page_pt = await corrected("15 de dezembro, se possível")
        assert kept == "15 de dezembro, se possível"
        assert "was open until" not in page_en
        assert "No day was read in this" in page_en
        assert "Aqui não se leu nenhum dia" in page_pt


async def uploaded(client: Client) -> str:
    """The id of a CV."""
    return (await client.post("/api/resumes", files={"file": (NAME, DATA)})).json()["id"]


async def test_a_deleted_job_does_not_lock_the_form_that_chose_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        resume_id, gone = await uploaded(client), (await pasted(client))["jobId"]
        kept = (await pasted(client, TEXT + "More."))["jobId"]
        draft = {"jobId": gone, "jobTitle": "Welder"}
        await client.put(f"/api/drafts/tailor:{resume_id}", json=draft)
        await client.delete(f"/api/jobs/{gone}")
        for address in (f"/tailor?resume={resume_id}", f"/tailor?resume={resume_id}&job={gone}"):
            answer = await client.get(address)
            assert answer.status_code == 200
            assert "The job you chose is no longer kept" in answer.text
            form = next(
                one for one in lxml.html.fromstring(answer.text).forms if one.action == "/tailor"
            )
            assert (form.fields["jobId"], form.fields["jobTitle"]) == ("", "Welder")
        answer = await client.get(f"/tailor?resume={resume_id}&job={kept}")
        assert "no longer kept" not in answer.text
        answer = await client.post("/tailor", data={"resumeId": resume_id, **draft})
        assert answer.status_code == 303, "the run says what became of its job"


async def test_what_is_too_long_for_a_draft_is_refused_for_its_own_reason(tmp_path: Path) -> None:
    async with opened(tmp_path) as client:
        resume_id, far = await uploaded(client), "weld the ship " * 6_000
        sent = {"resumeId": resume_id, "jobDescription": far, "jobTitle": "Welder"}
        answer = await client.post("/tailor", data=sent)
        assert answer.status_code == 422
        assert "The field jobDescription is longer than 60000 characters." in answer.text
        assert far.strip() in answer.text, "what was typed is in its field"
