"""From the advert to the PDF in a browser, with a reload behind every step: nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from everdraft.documents.render.readback import PROGRAMS
from tests.integration.test_tailoring import JOB, TEXT
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

PATIENCE_MILLISECONDS = 30_000
ANSWER = "Yes, Terraform for the 40 staging machines at Farol Systems"
LINE = "Terraform for the 40 staging machines"
WHY = "I have sailed past your quay for ten years."


def _typed(page: Page, label: str, words: str) -> None:
    """Typed once the page's script is there to keep it."""
    expect(page.locator("html")).to_have_attribute("data-alive", "true")
    page.get_by_label(label).fill(words)


def _saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved"), timeout=PATIENCE_MILLISECONDS)


def _card(page: Page, words: str) -> str:
    """The selector of the open suggestion with these words, which stays when it is decided."""
    card = page.locator('[data-type="suggestion"]', has_text=words).first
    return f'[data-card="{card.get_attribute("data-card")}"]'


def _accepted(page: Page, words: str) -> None:
    card = page.locator(_card(page, words))
    card.get_by_role("button", name="Accept").click()
    expect(card.locator('[data-slot="state"]')).to_have_text("Accepted")


def _exported(page: Page, folder: Path) -> str:
    """The text of the PDF that the page gives."""
    with page.expect_download() as coming:
        page.get_by_role("link", name="PDF").first.click()
    path = folder / "sent.pdf"
    coming.value.save_as(path)
    return " ".join(" ".join(PROGRAMS["pdfium"](path.read_bytes())).split())


def test_a_job_becomes_a_cv_a_letter_and_their_files(
    serve: Callable[..., ServerProcess], page: Page, tmp_path: Path
) -> None:
    server = serve()
    status, resume = server.upload("Ana Exemplar.txt", TEXT.encode())
    assert status == 201, resume

    page.goto(f"{server.url}/tailor?resume={resume['id']}")
    _typed(page, "Or the text of the advert", JOB)
    page.get_by_label("With a cover letter").check()
    _saved(page)
    page.reload()
    expect(page.get_by_label("Or the text of the advert")).to_have_value(JOB)
    expect(page.get_by_label("With a cover letter")).to_be_checked()
    page.get_by_role("button", name="Tailor it").click()
    page.wait_for_url(re.compile("/runs/run_"))
    line = page.locator("#going [data-slot=line]")
    expect(line).to_have_text("Finished", timeout=PATIENCE_MILLISECONDS)
    order = page.locator('[data-type="suggestion"]', has_text="Managed the order service").first
    expect(order).to_contain_text("moved up")
    expect(order.locator("del, ins")).to_have_count(0)
    _accepted(page, "Managed the order service")

    page.reload()
    asked = page.locator('[data-type="question"]', has_text="Terraform").first
    asked.get_by_role("textbox").fill(ANSWER)
    asked.get_by_role("button", name="Answer").click()
    expect(page.locator(".offer", has_text="From your answer")).to_have_count(2)
    _accepted(page, LINE)
    _saved(page)

    page.reload()
    page.get_by_role("link", name="Send your CV").click()
    sent = _exported(page, tmp_path)
    assert LINE in sent
    assert sent.index("Managed the order service") < sent.index("Answered customer calls")

    page.goto(f"{server.url}/resumes/{resume['id']}")
    page.get_by_role("link", name="Your letter").click()
    _typed(page, "Why this company", WHY)
    _saved(page)
    page.reload()
    expect(page.get_by_label("Why this company")).to_have_value(WHY)
    page.get_by_role("link", name="Send your letter").click()
    sent = _exported(page, tmp_path)
    assert "I am applying for the position of Platform Engineer at Cais Digital." in sent
    assert WHY in sent
    assert "Managed the order service in k8s (Engineer, Farol Systems)." in sent
