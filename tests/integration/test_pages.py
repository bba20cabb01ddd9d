"""The pages as HTML, asked without a browser: state, forms, languages, and nothing that runs."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import httpx2
import lxml.html
import pytest

from everdraft.accounts.user import LOCAL_USER
from everdraft.app import create_app
from everdraft.base.clock import SystemClock
from everdraft.base.errors import OutsideFailure
from everdraft.base.ids import random_id
from everdraft.cv import tones
from everdraft.engine.execute import Executor, Stores
from everdraft.llm.port import OnSend, OnUsage, Prompt
from everdraft.settings import Settings
from everdraft.web.pages import local_path
from everdraft.workflows import load_workflows
from everdraft.workflows.tools import Tools
from tests.support.cv import DATA, NAME

HTML = {"accept": "text/html"}
HOSTILE = (
    b"<script>alert(1)</script> Maria\nmaria@farol.pt | +351 912 345 678\n\n"
    b"Experience\n<img src=x onerror=alert(2)>, Farol\nMarch 2021 - present\n"
    b"- Responsible for </script><script>alert(3)</script> things\n"
    b"- Responsible for \"'><svg onload=alert(4)> things\n"
)

Client = httpx2.AsyncClient


class Breaking:
    """A model that breaks off in its second section."""

    name = "breaking"
    remote = False
    obeys = False

    def __init__(self) -> None:
        self.calls = 0

    async def close(self) -> None:
        """See `Model.close`."""

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncIterator[str]:
        """See `Model.stream`."""
        del prompt, on_usage, on_send
        self.calls += 1
        yield f"Words of call {self.calls}. "
        if self.calls > 1:
            raise OutsideFailure("The model did not answer.", action="Try again in a minute.")


@asynccontextmanager
async def opened(folder: Path, **settings: Any) -> AsyncIterator[tuple[Client, Any]]:
    """The application in process: a client and its state."""
    app = create_app(Settings(data_dir=folder / "data", **settings))
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app=app)
        base = "http://localhost:8765"
        async with Client(transport=transport, base_url=base, headers=HTML) as client:
            yield client, app.state


async def _started(client: Client, data: bytes = DATA, name: str = NAME) -> str:
    """Uploads by the plain form; gives the address of the run."""
    answer = await client.post("/upload", files={"file": (name, data)})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def _finished(client: Client, data: bytes = DATA, name: str = NAME) -> str:
    """The same, when the run is through."""
    address = await _started(client, data, name)
    events = await client.get(f"/api{address}/events")
    assert "event: run.completed" in events.text
    return address


async def _broken(client: Client, state: Any) -> str:
    """A run that a model broke off in its second section."""
    answer = await client.post("/api/resumes", files={"file": (NAME, DATA)})
    store, engine = state.engine.store, state.engine
    clock = SystemClock()
    tools = Tools(Breaking(), clock, random_id)
    executor = Executor(
        Stores(*(store for _ in fields(Stores))),
        engine.committer,
        load_workflows(),
        tools,
        clock=clock,
        ids=random_id,
    )
    await engine.execution.stop()
    body = {"resumeId": answer.json()["id"]}
    run = await client.post(
        "/api/analyze-resume-stream", json=body, headers={"accept": "application/json"}
    )
    await executor.execute(run.json()["id"])
    return run.json()["id"]


def _page(text: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(text)


def _words(page: lxml.html.HtmlElement, selector: str) -> str:
    found = page.xpath(selector)
    return " ".join(" ".join(one.text_content() for one in found).split())


# -- the dashboard -------------------------------------------------------------------------------


@pytest.mark.plan(67)
async def test_the_first_visit_teaches_one_thing_and_hides_what_is_empty(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        answer = await client.get("/")
        page = _page(answer.text)
        assert answer.status_code == 200
        assert page.xpath("//section[@id='continue' and @hidden]")
        assert page.xpath("//section[@id='recent' and @hidden]")
        assert page.xpath("//form[@action='/upload']//input[@type='file']")
        assert page.xpath("//form[@action='/sample']//button")
        link = await client.get("/dashboard")
        assert (link.status_code // 100, link.headers["location"]) == (3, "/")


@pytest.mark.plan(4, 82, 85, 92)
async def test_an_interrupted_run_says_what_is_kept_and_goes_on(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, state):
        run_id = await _broken(client, state)
        page = _page((await client.get("/")).text)
        card = _words(page, "//li[contains(@class, 'card')]")
        assert re.search(r"1 of \d+ sections done, \d+ words saved", card)
        assert "The model did not answer." in card
        assert "1 piece of work is waiting for you." in _words(page, "//section[@id='continue']")
        bar = page.xpath("//li[contains(@class, 'card')]//progress")[0]
        assert 0 < float(bar.get("value")) < 1
        page = _page((await client.get(f"/runs/{run_id}")).text)
        notice = _words(page, "//section[@id='notice']")
        assert "The model did not answer. 1 of" in notice
        assert "Going on costs nothing. Try again in a minute." in notice
        assert page.xpath("//form[@data-command='retry' and not(@hidden)]")
        assert page.xpath("//form[@data-command='pause' and @hidden]")
        assert "Words of call 1." in _words(page, "//div[@id='parts']")
        answer = await client.post(f"/recovery/{run_id}/resume")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/runs/{run_id}")


async def test_a_retry_with_credits_on_says_what_it_costs(tmp_path: Path) -> None:
    async with opened(tmp_path, credits="on") as (client, state):
        await state.context.ledger.grant(LOCAL_USER.id, 5)
        run_id = await _broken(client, state)
        for language, said in (
            ("en", "Going on costs 1 credit; the one held for it was given back."),
            ("pt", "Continuar custa 1 crédito; o que estava reservado foi devolvido."),
        ):
            answer = await client.get(f"/runs/{run_id}", headers={"accept-language": language})
            notice = _words(_page(answer.text), "//section[@id='notice']")
            assert said in notice
            assert "costs nothing" not in notice


async def test_the_tone_is_chosen_before_the_check_and_kept_for_the_next(tmp_path: Path) -> None:
    async with opened(tmp_path, credits="on") as (client, state):
        await state.context.ledger.grant(LOCAL_USER.id, 5)
        await client.put("/api/drafts/upload", json={"tone": "roast"})
        page = _page((await client.get("/")).text)
        chosen = page.xpath("//form[@id='upload']//input[@name='tone' and @checked]")
        assert [one.get("value") for one in chosen] == ["roast"]
        assert "This costs 1 credit; you have 5." in _words(page, "//form[@id='upload']")
        answer = await client.post("/upload", files={"file": (NAME, DATA)}, data={"tone": "roast"})
        address = answer.headers["location"]
        await client.get(f"/api{address}/events")
        run = (await client.get(f"/api{address}")).json()
        assert run["input"]["tone"] == "roast"
        roasts = [one["roast"] for one in (*tones.BY_CHECK.values(), *tones.BY_CATEGORY.values())]
        assert run["result"]["main_roast"] in roasts
        page = _page((await client.get(address)).text)
        again = page.xpath("//form[@data-command='again']//input[@name='tone']")[0]
        assert again.get("value") == "roast"
        assert (await client.get("/api/drafts/upload")).json()["draft"] is None
        angry = await client.post("/upload", files={"file": (NAME, DATA)}, data={"tone": "angry"})
        assert angry.status_code == 422
        assert "takes one of: direct, gentle, roast" in angry.text


@pytest.mark.plan(61)
async def test_dismiss_is_kept_and_can_be_undone(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, state):
        run_id = await _broken(client, state)
        answer = await client.post(f"/recovery/{run_id}/dismiss")
        assert answer.headers["location"] == f"/?dismissed={run_id}"
        page = _page((await client.get(answer.headers["location"])).text)
        assert page.xpath(f"//section[@id='continue']//form[@action='/recovery/{run_id}/restore']")
        assert not page.xpath(f"//form[@action='/recovery/{run_id}/dismiss']")
        page = _page((await client.get("/")).text)
        assert page.xpath("//section[@id='continue' and @hidden]")
        assert page.xpath(f"//section[@id='recent']//form[@action='/recovery/{run_id}/restore']")
        assert (await client.post(f"/recovery/{run_id}/restore")).headers["location"] == "/"
        page = _page((await client.get("/?dismissed=none&dismissed=" + run_id)).text)
        assert page.xpath(f"//form[@action='/recovery/{run_id}/dismiss']")


async def test_a_refused_file_shows_the_sentence_and_keeps_the_text(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        answer = await client.post(
            "/upload", files={"file": ("cv.pdf", b"%PDF-1.4 broken")}, data={"text": "my own words"}
        )
        page = _page(answer.text)
        assert answer.status_code == 422
        assert "is damaged and cannot be opened" in _words(page, "//div[@role='alert']")
        assert page.xpath("//textarea")[0].text.strip() == "my own words"
        answer = await client.post("/upload", data={"text": " "})
        assert answer.status_code == 422
        assert "Choose a file, or paste the text." in answer.text
        assert (await client.get("/api/resumes")).json()["resumes"] == []


async def test_the_sample_becomes_a_run(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        answer = await client.post("/sample")
        assert answer.status_code == 303
        assert (await client.get(answer.headers["location"])).status_code == 200


# -- a run ---------------------------------------------------------------------------------------


async def test_a_finished_run_opens_with_the_fix_worth_most(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        address = await _finished(client)
        report = (await client.get(f"/api{address}")).json()["result"]
        page = _page((await client.get(address)).text)
        lead = page.xpath("//section[@id='lead']")[0]
        assert report["top_fix"]["title"] in lead.text_content()
        assert report["top_fix"]["fix"] in lead.text_content()
        first_heading = page.xpath("//main//h2[not(ancestor::*[@hidden])]")[0]
        assert first_heading.text_content().startswith("The one fix worth most")
        assert _words(page, "//span[@class='score__number']") == str(report["overall_score"])
        assert len(page.xpath("//li[@class='score__part']")) == len(report["score_parts"])
        shown = page.xpath("//li[@class='finding']//*[@data-slot='words']")
        quotes = {one["quote"] for one in report["findings"] if one["quote"]}
        assert {one.text_content() for one in shown} == quotes
        assert not page.xpath("//script[@id='run-state']"), "nothing follows the end"


@pytest.mark.plan(5, 43)
async def test_an_unfinished_run_carries_its_whole_state(tmp_path: Path) -> None:
    async with opened(tmp_path, model="scripted", pace_ms=60_000) as (client, _):
        address = await _started(client)
        await client.post(f"/api{address}/pause")
        page = _page((await client.get(address)).text)
        state = json.loads(page.xpath("//script[@id='run-state']")[0].text)
        assert state == (await client.get(f"/api{address}")).json()
        assert state["status"] == "PAUSED"
        assert re.fullmatch(r"Saved \d\d:\d\d", _words(page, "//p[@id='saved']"))
        answer = await client.post(f"{address}/cancel")
        assert (answer.status_code, answer.headers["location"]) == (303, address)
        page = _page((await client.get(address)).text)
        assert "What was written stays here" in page.text_content() or "kept" in page.text_content()
        assert page.xpath("//form[@action='/upload' and not(@hidden)]//input[@name='resumeId']")
        assert (await client.post(f"{address}/resume")).status_code == 409
        assert (await client.post(f"{address}/explode")).status_code == 404


async def test_words_of_a_cv_are_never_markup(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        address = await _finished(client, HOSTILE, "<b onclick=alert(5)>cv</b>.txt")
        for path in (address, "/"):
            answer = await client.get(path)
            page = _page(answer.text)
            assert page.xpath("//script[not(@src) and not(@type='application/json')]") == []
            assert page.xpath("//img | //*[@onerror] | //*[@onload] | //*[@onclick]") == []
            assert "default-src 'self'" in answer.headers["content-security-policy"]
        text = _page((await client.get(address)).text).text_content()
        assert "<script>alert(3)</script> things" in text
        assert "<b onclick=alert(5)>cv<" in text


async def test_state_in_a_script_block_cannot_end_it(tmp_path: Path) -> None:
    async with opened(tmp_path, model="scripted", pace_ms=60_000) as (client, _):
        address = await _started(client, HOSTILE, "</script><script>alert(6)</script>.txt")
        page = _page((await client.get(address)).text)
        state = json.loads(page.xpath("//script[@id='run-state']")[0].text)
        assert state["id"] == address.removeprefix("/runs/")
        assert page.xpath("//script[not(@src) and not(@type='application/json')]") == []


@pytest.mark.plan(69)
async def test_bookmarks_of_the_plan_lead_to_the_run(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        address = await _finished(client)
        run = (await client.get(f"/api{address}")).json()
        for query in (f"resume={run['resumeId']}", f"checkpoint={run['id']}"):
            answer = await client.get(f"/analyze?{query}")
            assert (answer.status_code, answer.headers["location"]) == (307, address)
        for query in ("resume=none", "checkpoint=none"):
            answer = await client.get(f"/analyze?{query}")
            assert answer.status_code == 404
            assert "To the start page" in answer.text
        assert (await client.get("/analyze")).headers["location"] == "/"


# -- languages and errors ------------------------------------------------------------------------


async def test_the_language_is_negotiated_chosen_and_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        address = await _finished(client)
        page = _page((await client.get("/", headers={"accept-language": "pt-BR,en;q=0.5"})).text)
        assert page.get("lang") == "pt"
        assert page.xpath("//button[@name='language' and @value='pt' and @aria-current]")
        answer = await client.post("/language", data={"language": "pt", "next": address})
        assert (answer.status_code, answer.headers["location"]) == (303, address)
        page = _page((await client.get(address)).text)
        assert page.get("lang") == "pt"
        assert "A mudança que mais vale" in page.text_content()
        assert page.xpath("//section[@id='lead']//*[@lang='en']"), "the report is in English"
        assert (await client.post("/language", data={"language": "xx"})).status_code == 422


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/runs/run_1?x=1", "/runs/run_1?x=1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("", "/"),
    ],
)
def test_a_language_switch_leads_nowhere_else(wanted: str, led: str) -> None:
    assert local_path(wanted) == led


async def test_what_is_not_there_says_the_way_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as (client, _):
        for path in ("/runs/run_none", "/nothing/here"):
            answer = await client.get(path)
            page = _page(answer.text)
            assert answer.status_code == 404
            assert page.xpath("//main//a[@href='/']")
            assert "Whatever was saved is kept." in page.text_content()
        json_answer = await client.get("/runs/run_none", headers={"accept": "application/json"})
        assert json_answer.json()["code"] == "not_found"
