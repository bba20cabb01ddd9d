"""The pages of one CV and of credits, asked without a browser: nothing on them needs a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from everdraft.accounts.user import LOCAL_USER
from everdraft.cv.suggestion_schema import improvement_schema
from tests.integration.test_pages import Client, _finished, _page, _started, _words, opened
from tests.support.cv import NAME
from tests.unit.cv.test_schema import faults

WEAK = b"""Maria Silva
maria.silva@farol.pt | +351 912 345 678 | Porto, Portugal

Experience
Backend Engineer, Farol Pagamentos
March 2021 - present
- Responsible for preparing invoices
- Was responsible for the settlement service
"""


@pytest.mark.plan(95, 96)
async def test_a_cv_has_a_page_with_its_way_its_runs_another_name_and_an_end(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (client, _):
        assert "No CV yet" in (await client.get("/resumes")).text
        address = await _finished(client)
        resume_id = (await client.get(f"/api{address}")).json()["resumeId"]
        start = _page((await client.get("/")).text)
        assert start.xpath(f"//section[@id='recent']//a[@href='/resumes/{resume_id}']")
        assert start.xpath("//nav//a[@href='/resumes']")
        assert f'href="/resumes/{resume_id}"' in (await client.get("/resumes")).text
        page = _page((await client.get(f"/resumes/{resume_id}")).text)
        assert "Analysis done" in _words(page, "//li[@data-done='true']")
        assert "Improvement next" in _words(page, "//li[@aria-current='step']")
        assert page.xpath(f"//section[contains(@class, 'recent')]//a[@href='{address}']")
        assert page.xpath("//p[@class='recent__score']/strong")
        for path in (f"/start/improvement?resume={resume_id}", f"/resumes/{resume_id}/read"):
            assert page.xpath(f"//main//a[@href='{path}']")
            assert (await client.get(path)).status_code in (200, 307)
        assert page.xpath("//form[@action='/upload']//input[@name='resumeId']")
        way = (await client.get(f"/api/resumes/{resume_id}")).json()
        assert [one["name"] for one in way["steps"]][:3] == ["upload", "analysis", "improvement"]
        assert way["nextStep"]["name"] == "improvement"
        assert (await client.get(way["steps"][-1]["url"])).status_code == 200
        await client.post(f"/resumes/{resume_id}/rename", data={"title": "For banks"})
        assert "For banks" in (await client.get("/resumes")).text
        for path in ("/", "/activity", address):
            shown = (await client.get(path)).text
            assert "For banks" in shown, path
            assert NAME not in shown.replace(f"{NAME} ·", ""), path
        assert (await client.post(f"/resumes/{resume_id}/rename", data={})).status_code == 422
        document = (await client.get(f"/api/resumes/{resume_id}/document")).json()["id"]
        run_id = address.rpartition("/")[2]
        drafts = [f"improve:{resume_id}", f"lines:{document}", f"answers:{run_id}"]
        for key in drafts:
            await client.put(f"/api/drafts/{key}", json={"targetRole": "Cook"})
        asked = await client.get(f"/resumes/{resume_id}/delete")
        assert "Analysis: 1 run with its results" in _words(_page(asked.text), "//main//ul")
        gone = await client.post(f"/resumes/{resume_id}/delete")
        assert (gone.status_code, gone.headers["location"]) == (303, "/resumes")
        for path in (f"/resumes/{resume_id}", f"/resumes/{resume_id}/delete", address):
            assert (await client.get(path)).status_code == 404
        for key in drafts:
            assert (await client.get(f"/api/drafts/{key}")).json()["draft"] is None


async def test_the_page_of_an_edited_cv_says_what_it_has_now_and_what_the_check_said(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (client, _):
        address = await _started(client, WEAK)
        await client.get(f"/api{address}/events")
        run = (await client.get(f"/api{address}")).json()
        home = f"/resumes/{run['resumeId']}"
        then = run["result"]["overall_score"]
        assert "As it stands now" not in (await client.get(home)).text
        document = (await client.get(f"/api{home}/document")).json()
        (line, *_rest) = document["body"]["cv"]["work"][0]["highlights"]
        said = "Cut the time of 40 invoices a day from 3 hours to 20 minutes with a Python script"
        name = {"op_id": "name", "kind": "set", "base_rev": 1, "value": "Maria Silveira"}
        name["target"] = "basics.name"
        assert (await client.post(f"/api/documents/{document['id']}/ops", json=name)).is_success
        assert "As it stands now" not in (await client.get(home)).text, "it is the same"
        edit = {"op_id": "one", "kind": "set", "base_rev": 2, "value": said}
        edit["target"] = line["id"]
        answer = await client.post(f"/api/documents/{document['id']}/ops", json=edit)
        assert answer.status_code == 200, answer.text
        now = (await client.get(f"/api/documents/{document['id']}/check")).json()["overall_score"]
        assert now != then
        words = f"this CV has {now} of 100; at the check it had {then}."
        page = _page((await client.get(home)).text)
        assert words in _words(page, "//main")
        for path in (home, "/"):
            shown = _page((await client.get(path)).text)
            assert "at the check" in _words(shown, "//p[@class='recent__score']"), path
        portuguese = await client.get(home, headers={"accept-language": "pt"})
        assert f"este CV tem {now} de 100; na análise tinha {then}." in portuguese.text


async def test_the_upload_is_named_as_what_it_is_beside_the_way_to_what_is_sent(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (client, _):
        resume = (await client.post("/api/resumes", files={"file": (NAME, WEAK)})).json()
        page = _page((await client.get(f"/resumes/{resume['id']}")).text)
        document = (await client.get(f"/api/resumes/{resume['id']}/document")).json()["id"]
        (file,) = page.xpath(f"//main//a[@href='/api/resumes/{resume['id']}/file']")
        assert file.text == "The file as uploaded"
        assert file.getnext().get("href") == f"/documents/{document}/export"


async def test_a_report_by_rules_says_what_a_model_would_add(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        address = await _finished(client)
        said = (await client.get(f"/api{address}")).json()["result"]["without_model"]
        assert set(said) == {"adds", "receives", "costs"}
        page = _page((await client.get(address)).text)
        assert said["receives"] in _words(page, "//section[@id='without']")
        assert page.xpath("//section[@id='without' and not(@hidden)]//a[@href='/settings']")
    async with opened(tmp_path / "model", model="scripted", pace_ms=0) as (client, _):
        address = await _finished(client)
        assert "without_model" not in (await client.get(f"/api{address}")).json()["result"]
        page = _page((await client.get(address)).text)
        assert page.xpath("//section[@id='without' and @hidden]")


async def test_credits_are_shown_in_words_where_they_are_on_and_nowhere_else(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (client, _):
        assert (await client.get("/credits")).status_code == 404
        assert "/credits" not in (await client.get("/")).text
    async with opened(tmp_path / "on", credits="on") as (client, state):
        await state.context.ledger.grant(LOCAL_USER.id, 5)
        address = await _finished(client)
        assert _page((await client.get("/")).text).xpath("//footer//a[@href='/credits']")
        page = _page((await client.get("/credits")).text)
        text = _words(page, "//main")
        assert "You have 4 credits." in text
        for said in ("Granted", f"Held for Analysis, {NAME}", "Taken, the work is done:"):
            assert said in text
        assert page.xpath(f"//main//a[@href='{address}']")
        portuguese = await client.get("/credits", headers={"accept-language": "pt"})
        assert "Tem 4 créditos." in portuguese.text


async def test_the_schemas_of_results_are_served_and_hold(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        address = await _started(client, WEAK)
        await client.get(f"/api{address}/events")
        report = (await client.get(f"/api{address}")).json()
        schema = (await client.get("/api/schemas/report")).json()
        assert faults(report["result"], schema) == []
        assert (await client.get("/api/schemas/nothing")).status_code == 404
        body = {"resumeId": report["resumeId"], "targetRole": "Shop manager"}
        run = await client.post(
            "/api/improve-resume-stream", json=body, headers={"accept": "application/json"}
        )
        await client.get(f"/api/runs/{run.json()['id']}/events")
        result = (await client.get(f"/api/runs/{run.json()['id']}")).json()["result"]
        assert (await client.get("/api/schemas/improvement")).json() == improvement_schema()
        assert result["suggestions"]
        assert faults(result, improvement_schema()) == []


async def _letter_counts(client: Client, resume_id: str, run_id: str) -> None:
    """The letter that came with a tailored CV is the step "Cover letter", and is linked there."""
    letter = (await client.get(f"/api/runs/{run_id}")).json()["result"]["letterId"]
    page = _page((await client.get(f"/resumes/{resume_id}")).text)
    assert "Cover letter done" in _words(page, "//li[@data-done='true']")
    assert page.xpath(f"//nav[@class='way']//a[@href='/documents/{letter}']")
    way = (await client.get(f"/api/resumes/{resume_id}")).json()
    step = next(one for one in way["steps"] if one["name"] == "cover_letter")
    assert (step["done"], step["url"]) == (True, f"/documents/{letter}")
    assert (await client.get(step["url"])).status_code == 200


async def test_what_was_made_for_a_job_names_it_and_leads_to_copy_and_letter(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (client, _):
        resume = (await client.post("/api/resumes", files={"file": (NAME, WEAK)})).json()
        advert = "Engineer (m/f/d)\nCompany: Cais\nRequirements:\n- Invoices\n- SQL\n"
        wish = {"resumeId": resume["id"], "jobDescription": advert}
        made: dict[str, str] = {}
        for path in ("tailor-resume", "cover-letter", "interview-questions"):
            fields = {**wish, "includeCoverLetter": True} if path == "tailor-resume" else wish
            headers = {"accept": "text/event-stream"}
            done = await client.post(f"/api/{path}-stream", json=fields, headers=headers)
            assert done.status_code == 200, done.text
            made[path] = done.headers["run-id"]
            if path == "tailor-resume":
                await _letter_counts(client, resume["id"], made[path])
        run = (await client.get(f"/api/runs/{made['tailor-resume']}")).json()
        page = _page((await client.get(f"/resumes/{resume['id']}")).text)
        for run_id in made.values():
            (title,) = page.xpath(f"//a[@href='/runs/{run_id}' and @class='recent__title']")
            assert title.text == "For Engineer at Cais"
        letter = (await client.get(f"/api/runs/{made['cover-letter']}")).json()["documentId"]
        for paper in (run["documentId"], run["result"]["letterId"], letter):
            (link,) = page.xpath(f"//section//a[@href='/documents/{paper}']")
            assert link.get("aria-label").endswith("For Engineer at Cais")
