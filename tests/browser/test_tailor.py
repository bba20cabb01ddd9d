"""Tailoring in a browser: the form is kept, changes are taken into a copy, gaps are asked about."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.integration.test_tailoring import JOB, TEXT
from tests.support.server import ServerProcess, until

pytestmark = [pytest.mark.browser, pytest.mark.process]

Serve = Callable[..., ServerProcess]
PATIENCE_MILLISECONDS = 30_000


@pytest.fixture
def server(serve: Serve) -> ServerProcess:
    return serve()


def _resume(server: ServerProcess) -> str:
    status, resume = server.upload("Ana Exemplar.txt", TEXT.encode())
    assert status == 201, resume
    return resume["id"]


@pytest.mark.plan(16)
def test_from_the_form_to_the_copy(server: ServerProcess, page: Page) -> None:
    resume_id = _resume(server)
    page.goto(f"{server.url}/tailor?resume={resume_id}")
    page.get_by_label("Or the text of the advert").fill(JOB)
    page.get_by_label("The company").press_sequentially("Cais Digital")
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved"), timeout=PATIENCE_MILLISECONDS)
    page.reload()
    expect(page.get_by_label("Or the text of the advert")).to_have_value(JOB)
    expect(page.get_by_label("The company")).to_have_value("Cais Digital")
    page.get_by_role("button", name="Tailor it").click()
    page.wait_for_url(re.compile("/runs/run_"))
    line = page.locator("#going [data-slot=line]")
    expect(line).to_have_text("Finished", timeout=PATIENCE_MILLISECONDS)
    skills = page.locator('[data-type="suggestion"]', has_text="Kubernetes").first
    before = page.locator('[data-figure="now"] [data-slot="total"]').inner_text()
    skills.get_by_role("button", name="Accept").click()
    expect(skills.locator('[data-slot="state"]')).to_have_text("Accepted")
    total = page.locator('[data-figure="now"] [data-slot="total"]')
    expect(total).not_to_have_text(before)
    asked = page.locator('[data-type="question"]', has_text="Terraform").first
    asked.get_by_role("textbox").fill("Yes, Terraform for the staging machines")
    asked.get_by_role("button", name="Answer").click()
    expect(page.locator(".offer", has_text="From your answer")).to_contain_text("Terraform")
    page.get_by_role("link", name="Your CV for this job").click()
    expect(page.get_by_role("heading", name="Your CV for this job")).to_be_visible()
    expect(page.get_by_text("Platform Engineer, Cais Digital")).to_be_visible()
    expect(page.locator("textarea", has_text="Kubernetes").first).to_be_visible()
    base = server.get(f"/api/resumes/{resume_id}/document")[1]
    assert base["revision"] == 1, "the CV itself was not touched"


def test_without_a_script_in_portuguese_and_a_refusal_keeps_the_form(
    server: ServerProcess, new_context: Callable[..., BrowserContext], complaints: list[str]
) -> None:
    resume_id = _resume(server)
    page = new_context(java_script_enabled=False, locale="pt-PT").new_page()
    page.goto(f"{server.url}/tailor?resume={resume_id}")
    page.get_by_label("A empresa").fill("Cais Digital")
    page.get_by_role("button", name="Adaptar").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("A empresa")).to_have_value("Cais Digital")
    page.get_by_label("Ou o texto do anúncio").fill(JOB)
    page.get_by_role("button", name="Adaptar").click()
    page.wait_for_url(re.compile("/runs/run_"))
    run_id = page.url.rpartition("/")[2]
    assert list(server.events(run_id))[-1].kind == "run.completed"
    page.reload()
    order = page.locator('[data-type="suggestion"]', has_text="Managed the order service").first
    order.get_by_role("button", name="Aceitar").click()
    page.wait_for_url(re.compile("#card-"))
    expect(page.locator('[data-state="accepted"]', has_text="Managed the order")).to_be_visible()
    page.goto(f"{server.url}/tailor?resume={resume_id}&session={run_id}")
    assert page.url.endswith(run_id), "a bookmark leads to the run"
    complaints[:] = [one for one in complaints if "422" not in one]


def test_a_letter_is_finished_by_its_person(server: ServerProcess, page: Page) -> None:
    resume_id = _resume(server)
    page.goto(f"{server.url}/letter?resume={resume_id}")
    page.get_by_label("Or the text of the advert").fill(JOB)
    page.get_by_role("button", name="Begin the letter").click()
    page.wait_for_url(re.compile("/runs/run_"))
    page.get_by_role("link", name="Your letter").click(timeout=PATIENCE_MILLISECONDS)
    expect(page.get_by_role("heading", name="Your letter")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-alive", "true")
    page.get_by_label("Why this company").fill("I have sailed past your quay for ten years.")
    letter = page.url.rpartition("/")[2]

    def is_kept() -> bool:
        """The page said “Saved” before anything was typed: the draft is what tells."""
        draft = server.get(f"/api/drafts/letter:{letter}")[1]["draft"]
        return "sailed past" in str(draft)

    until(is_kept, "the draft")
    page.reload()
    expect(page.get_by_label("Why this company")).to_have_value(re.compile("sailed past"))
    page.get_by_role("button", name="Keep this letter").click()
    page.wait_for_load_state()
    expect(page.get_by_label("Why this company")).to_have_value(re.compile("sailed past"))

    def has_text() -> list[dict[str, str]] | None:
        """The paragraphs, once the form that was sent is taken."""
        found = server.get(f"/api/documents/{letter}")[1]["body"]["cv"]["letter"]["paragraphs"]
        why = [one for one in found if one["id"] == "why"]
        return why if why[0]["text"] else None

    (kept,) = until(has_text, "the letter")
    assert kept["text"].startswith("I have sailed")
    assert server.get(f"/api/drafts/letter:{letter}")[1]["draft"] is None


@pytest.mark.plan(70)
@pytest.mark.parametrize("locale", ["en-GB", "pt-PT"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    server: ServerProcess, new_context: Callable[..., BrowserContext], locale: str
) -> None:
    resume_id = _resume(server)
    start = {"resumeId": resume_id, "jobDescription": JOB, "includeCoverLetter": True}
    status, run = server.post("/api/tailor-resume-stream", start)
    assert status == 200, run
    assert list(server.events(run["id"]))[-1].kind == "run.completed"
    done = server.get(f"/api/runs/{run['id']}")[1]
    papers = [f"/documents/{one}" for one in (done["documentId"], done["result"]["letterId"])]
    papers.append(f"{papers[0]}/trace?target=basics.name")
    page = new_context(locale=locale).new_page()
    found: list[str] = []
    for address in (f"/tailor?resume={resume_id}", f"/runs/{run['id']}", *papers):
        page.goto(f"{server.url}{address}")
        found += violations(page)
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360, address
    assert found == []
