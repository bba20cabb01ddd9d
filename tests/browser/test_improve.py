"""An improvement in a browser: a form that is kept, decisions that are kept, nothing invented."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.axe import violations
from tests.support.fake_llm import FakeLlm
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

Serve = Callable[..., ServerProcess]
PATIENCE_MILLISECONDS = 30_000
NAME = "Ana Exemplar.txt"
CV = """Ana Exemplar
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
SAVED = re.compile(r"^Saved \d\d:\d\d$")


@pytest.fixture
def server(serve: Serve) -> ServerProcess:
    return serve()


def _resume(server: ServerProcess, text: str = CV) -> str:
    status, resume = server.upload(NAME, text.encode())
    assert status == 201, resume
    return resume["id"]


def _improved(server: ServerProcess, resume_id: str, **wish: str) -> str:
    status, run = server.post("/api/improve-resume-stream", {"resumeId": resume_id, **wish})
    assert status == 200, run
    assert list(server.events(run["id"]))[-1].kind == "run.completed"
    return run["id"]


def _item(server: ServerProcess, run_id: str, words: str) -> dict[str, Any]:
    review = server.get(f"/api/runs/{run_id}/suggestions")[1]
    (found,) = (
        one
        for one in review["items"]
        if one["type"] == "suggestion" and one["base_text"].startswith(words)
    )
    return found


def _state(server: ServerProcess, run_id: str, words: str) -> str:
    return _item(server, run_id, words)["state"]


def _card(page: Page, words: str, kind: str = "suggestion") -> Locator:
    return page.locator(f'[data-type="{kind}"]', has_text=words).first


def _expect_state(card: Locator, words: str) -> None:
    expect(card.locator('[data-slot="state"]')).to_have_text(words, timeout=PATIENCE_MILLISECONDS)


def _expect_saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text(SAVED, timeout=PATIENCE_MILLISECONDS)


def _expect_finished(page: Page) -> None:
    line = page.locator("#going [data-slot=line]")
    expect(line).to_have_text("Finished", timeout=PATIENCE_MILLISECONDS)


def _open(page: Page, server: ServerProcess, run_id: str) -> None:
    page.goto(f"{server.url}/runs/{run_id}")
    _expect_finished(page)


DUTY = "the order service in"
FIRST_PERSON = "the pull requests of two colleagues"
CALLS = "Answered customer calls"


@pytest.mark.plan(15)
def test_the_form_is_kept_over_a_reload_and_a_kill_and_starts_the_run(
    server: ServerProcess, page: Page
) -> None:
    resume_id = _resume(server)
    page.goto(f"{server.url}/improve?resume={resume_id}")
    expect(page.get_by_text("It stays on this server")).to_be_visible()
    page.get_by_label("The role you want").press_sequentially("Staff Engineer")
    page.get_by_label("What else should be kept in mind").fill("Bring out\nthe harbour")
    page.get_by_text("Gentle", exact=True).click()
    page.get_by_label("The language of the suggestions").select_option("pt")
    _expect_saved(page)
    server.kill()
    page.get_by_label("The industry").fill("Ships")
    expect(page.locator("#saved")).to_have_text("The server does not answer; kept on this device")
    page.get_by_role("button", name="Suggest better words").click()
    expect(page.get_by_role("alert")).to_contain_text("Everything so far is saved")
    server.start()
    page.reload()
    expect(page.get_by_label("The role you want")).to_have_value("Staff Engineer")
    expect(page.get_by_label("The industry")).to_have_value("Ships")
    expect(page.get_by_label("What else should be kept")).to_have_value("Bring out\nthe harbour")
    expect(page.get_by_label("Gentle")).to_be_checked()
    expect(page.get_by_label("The language of the suggestions")).to_have_value("pt")
    page.get_by_role("button", name="Suggest better words").click()
    page.wait_for_url(re.compile("/runs/run_"))
    run = server.get(f"/api/runs/{page.url.rpartition('/')[2]}")[1]
    assert run["input"]["targetRole"] == "Staff Engineer"
    assert run["input"]["tone"] == "gentle"
    assert run["input"]["targetIndustry"] == "Ships"
    assert server.get(f"/api/drafts/improve:{resume_id}")[1]["draft"] is None


@pytest.mark.plan(69)
def test_which_cv_is_asked_where_there_are_several_and_bookmarks_lead_to_the_run(
    server: ServerProcess, page: Page, complaints: list[str]
) -> None:
    page.goto(f"{server.url}/improve")
    expect(page.get_by_text("There is no CV here yet.")).to_be_visible()
    resume_id = _resume(server)
    page.goto(f"{server.url}/improve")
    expect(page.get_by_label("The role you want")).to_be_visible()
    other_id = _resume(server, CV.replace("Ana", "Rui"))
    page.goto(f"{server.url}/improve")
    page.get_by_role("link", name=NAME).first.click()
    page.wait_for_url(re.compile(f"resume={other_id}"))
    run_id = _improved(server, resume_id)
    page.goto(f"{server.url}/improve?resume={resume_id}&session={run_id}")
    page.wait_for_url(re.compile(f"/runs/{run_id}"))
    analysis = server.post("/api/analyze-resume-stream", {"resumeId": resume_id})[1]
    for address in (
        f"session={analysis['id']}",
        "session=none",
        f"resume={other_id}&session={run_id}",
    ):
        answer = page.goto(f"{server.url}/improve?{address}")
        assert answer is not None
        assert answer.status == 404, address
    complaints[:] = [one for one in complaints if "404" not in one]


def test_accept_reject_and_a_change_of_mind_survive_everything(
    server: ServerProcess, new_context: Callable[..., BrowserContext]
) -> None:
    run_id = _improved(server, _resume(server))
    context = new_context()
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        _open(page, server, run_id)
    duty, person = _card(first, DUTY), _card(first, FIRST_PERSON)
    expect(duty.locator("del").first).to_be_visible()
    expect(duty.locator("ins").first).to_be_visible()
    duty.get_by_role("button", name="Accept").click()
    _expect_state(duty, "Accepted")
    expect(first.locator("#aloud")).to_have_text("Accepted.")
    expect(person.get_by_role("button", name="Accept")).to_be_focused()
    person.get_by_role("button", name="Reject").click()
    _expect_state(person, "Rejected")
    _expect_state(_card(second, DUTY), "Accepted")
    _expect_state(_card(second, FIRST_PERSON), "Rejected")
    _expect_saved(first)
    assert _state(server, run_id, "Responsible for managing") == "accepted"
    server.kill()
    duty.get_by_role("button", name="Reject").click()
    _expect_state(duty, "Rejected")
    expect(first.locator("#saved")).to_have_text("The server does not answer; kept on this device")
    server.start()
    person.get_by_role("button", name="Accept").click()
    _expect_saved(first)
    first.reload()
    _expect_state(_card(first, DUTY), "Rejected")
    _expect_state(_card(first, FIRST_PERSON), "Accepted")
    assert _state(server, run_id, "Responsible for managing") == "rejected"
    assert _state(server, run_id, "I reviewed the pull") == "accepted"
    _expect_state(_card(second, FIRST_PERSON), "Accepted")


def test_a_killed_server_between_two_clicks_and_a_reload_lose_no_decision(
    server: ServerProcess, page: Page
) -> None:
    run_id = _improved(server, _resume(server))
    _open(page, server, run_id)
    _card(page, DUTY).get_by_role("button", name="Accept").click()
    server.kill()
    _card(page, FIRST_PERSON).get_by_role("button", name="Reject").click()
    _card(page, CALLS, "question").get_by_role("textbox").fill("Thirty a day, typed at nobody")
    expect(page.locator("#saved")).to_have_text("The server does not answer; kept on this device")
    server.start()
    page.reload()
    expect(_card(page, CALLS, "question").get_by_role("textbox")).to_have_value(
        "Thirty a day, typed at nobody"
    )
    _expect_state(_card(page, DUTY), "Accepted")
    _expect_state(_card(page, FIRST_PERSON), "Rejected")
    _expect_saved(page)
    page.wait_for_function("() => document.querySelector('#saved').dataset.state === 'saved'")
    assert _state(server, run_id, "I reviewed the pull") == "rejected"


def test_an_answer_becomes_a_suggestion_that_is_the_persons_own_word(
    server: ServerProcess, page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    run_id = _improved(server, _resume(server))
    _open(page, server, run_id)
    asked = _card(page, CALLS, "question")
    asked.get_by_role("textbox").press_sequentially("30 a day")
    _expect_saved(page)
    other = new_context(java_script_enabled=False).new_page()
    other.goto(f"{server.url}/runs/{run_id}")
    expect(_card(other, CALLS, "question").get_by_role("textbox")).to_have_value("30 a day")
    asked.get_by_role("button", name="Answer").click()
    _expect_state(asked, "Answered")
    made = page.locator(".offer", has_text="From your answer")
    expect(made).to_contain_text("30")
    expect(page.locator("#aloud")).to_have_text(
        "Your answer is kept, and a suggestion was made of it."
    )
    made.get_by_role("button", name="Accept").click()
    _expect_state(made, "Accepted")
    expect(made.get_by_text("Is this true?")).to_be_hidden()
    _expect_saved(page)
    page.reload()
    _expect_state(page.locator(".offer", has_text="From your answer"), "Accepted")
    answers = server.get(f"/api/drafts/answers:{run_id}")[1]["draft"]
    assert answers is None or answers["body"] == {}


def _inventions(number: int) -> str:
    """What the model says in its call: prose, then a line with two things nobody gave."""
    del number
    made = {"line": 3, "text": "Answered 500 customer calls at Google", "why": "Bigger."}
    return f"One line could say more.\n\n{json.dumps(made)}\n"


def test_what_nobody_said_waits_for_the_persons_word(
    serve: Serve, page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    with FakeLlm(text=_inventions) as model:
        server = serve(EVERDRAFT_MODEL="openai:test", EVERDRAFT_MODEL_BASE_URL=model.url)
        page.goto(f"{server.url}/improve?resume={_resume(server)}")
        expect(page.get_by_text("openai:test")).not_to_have_count(0)
        page.get_by_role("button", name="Suggest better words").click()
        page.wait_for_url(re.compile("/runs/run_"))
        _expect_finished(page)
    offered = _card(page, "500")
    expect(offered).to_contain_text("You are asked when you accept it.")
    offered.get_by_role("button", name="Accept").click()
    _expect_state(offered, "Accepted, waits for your word")
    expect(offered.get_by_text("Is this true?")).to_be_visible()
    expect(page.locator("#aloud")).to_have_text("Accepted. Is it true what it says?")
    expect(offered.get_by_role("button", name="True: 500")).to_be_focused()
    page.keyboard.press("Enter")
    expect(offered.get_by_role("button", name="True: 500")).to_have_count(0)
    _expect_state(offered, "Accepted, waits for your word")
    offered.get_by_text("Remove", exact=True).click()
    mended = offered.get_by_label("The line without it")
    expect(mended).to_have_value("Answered 500 customer calls at")
    offered.get_by_role("button", name="Use my original").click()
    _expect_state(offered, "Rejected")
    offered.get_by_role("button", name="Accept").click()
    _expect_saved(page)
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    left = _card(plain, "500")
    left.get_by_role("button", name="True: Google").click()
    plain.wait_for_url(re.compile("#card-"))
    _expect_state(left, "Accepted")
    page.reload()
    _expect_state(offered, "Accepted")


def test_the_line_without_the_claim_is_mended_by_hand(serve: Serve, page: Page) -> None:
    with FakeLlm(text=_inventions) as model:
        server = serve(EVERDRAFT_MODEL="openai:test", EVERDRAFT_MODEL_BASE_URL=model.url)
        run_id = _improved(server, _resume(server))
    _open(page, server, run_id)
    offered = _card(page, "500")
    offered.get_by_role("button", name="Accept").click()
    offered.get_by_text("Remove", exact=True).click()
    mended = offered.get_by_label("The line without it")
    expect(mended).to_have_value("Answered customer calls at")
    mended.fill("Answered customer calls every day")
    _expect_saved(page)
    offered.get_by_role("button", name="Keep this line").click()
    _expect_state(offered, "Accepted, and changed by you since")
    expect(offered.locator('[data-slot="now"]')).to_have_text("Answered customer calls every day")
    _expect_saved(page)
    page.reload()
    _expect_state(_card(page, "500"), "Accepted, and changed by you since")


def test_words_that_changed_make_a_suggestion_outdated(
    server: ServerProcess, page: Page, complaints: list[str]
) -> None:
    run_id = _improved(server, _resume(server))
    _open(page, server, run_id)
    review = server.get(f"/api/runs/{run_id}/suggestions")[1]
    item = _item(server, run_id, "Responsible for managing")
    operation = {"op_id": "elsewhere", "kind": "set", "target": item["target"]}
    value = {"base_rev": review["revision"], "value": "Ran the orders from a phone"}
    server.post(f"/api/documents/{review['documentId']}/ops", {**operation, **value})
    duty = page.locator(f"#card-{item['id']}")
    duty.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("alert")).to_contain_text("have changed since this was suggested")
    _expect_state(duty, "Outdated")
    expect(duty).to_contain_text("Ran the orders from a phone")
    expect(duty).to_contain_text(item["text"])
    expect(duty.get_by_role("button", name="Accept")).to_be_hidden()
    page.reload()
    _expect_state(duty, "Outdated")
    _expect_saved(page)
    complaints[:] = [one for one in complaints if "409" not in one]


def test_everything_that_needs_no_word_is_one_button(server: ServerProcess, page: Page) -> None:
    run_id = _improved(server, _resume(server))
    _open(page, server, run_id)
    before = page.locator('[data-figure="now"] [data-slot="total"]').inner_text()
    page.get_by_role("button", name="Accept the 2 that need no word of yours").click()
    expect(page.locator("#aloud")).to_have_text("2 accepted.")
    expect(page.locator("#take-all")).to_be_hidden()
    total = page.locator('[data-figure="now"] [data-slot="total"]')
    expect(total).not_to_have_text(before)
    expect(total).to_have_text(
        page.locator('[data-figure="after"] [data-slot="total"]').inner_text()
    )


def test_it_all_works_without_a_script_and_in_portuguese(
    server: ServerProcess, new_context: Callable[..., BrowserContext]
) -> None:
    resume_id = _resume(server)
    page = new_context(java_script_enabled=False, locale="pt-PT").new_page()
    page.goto(f"{server.url}/improve?resume={resume_id}")
    page.get_by_label("A função que procura").fill("Engenheira principal")
    page.get_by_role("button", name="Sugerir melhores palavras").click()
    page.wait_for_url(re.compile("/runs/run_"))
    run_id = page.url.rpartition("/")[2]
    assert list(server.events(run_id))[-1].kind == "run.completed"
    page.reload()
    _card(page, DUTY).get_by_role("button", name="Aceitar").click()
    page.wait_for_url(re.compile("#card-"))
    _expect_state(_card(page, DUTY), "Aceite")
    _card(page, DUTY).get_by_role("button", name="Recusar").click()
    _expect_state(_card(page, DUTY), "Recusada")
    asked = _card(page, CALLS, "question")
    asked.get_by_role("textbox").fill("30 por dia")
    asked.get_by_role("button", name="Responder").click()
    _expect_state(asked, "Respondida")
    expect(page.locator(".offer", has_text="Da sua resposta")).to_contain_text("30")
    page.get_by_role("button", name=re.compile("Aceitar as 2")).click()
    page.wait_for_url(re.compile("#summary"))
    expect(page.locator("#take-all")).to_be_hidden()


@pytest.mark.plan(70)
@pytest.mark.parametrize("locale", ["en-GB", "pt-PT"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    server: ServerProcess,
    new_context: Callable[..., BrowserContext],
    scheme: str,
    locale: str,
) -> None:
    resume_id = _resume(server)
    run_id = _improved(server, resume_id, targetRole="Staff Engineer")
    page = new_context(color_scheme=scheme, locale=locale).new_page()
    found: list[str] = []
    for address in (f"/improve?resume={resume_id}", f"/runs/{run_id}", "/improve"):
        page.goto(f"{server.url}{address}")
        found += violations(page)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= width, address
    assert found == []
