"""From an advert that dies to files in a browser, a reload behind every step: nothing is lost."""

from __future__ import annotations

import html
import io
import re
import socket
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, expect

from everdraft.documents.render.readback import PROGRAMS
from tests.integration.test_tailoring import JOB, TEXT
from tests.support.adverts import AdvertServer
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

PATIENCE_MILLISECONDS = 30_000
ANSWER = "Yes, Terraform for the 40 staging machines at Farol Systems"
LINE = "Terraform for the 40 staging machines"
HALF = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<h1>Half an adv"
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


def _downloaded(page: Page, link: str, path: Path) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("link", name=link).first.click()
    coming.value.save_as(path)
    return path.read_bytes()


def _in_pdf(page: Page, folder: Path) -> str:
    """The text of the PDF that the page gives."""
    data = _downloaded(page, "PDF", folder / "sent.pdf")
    return " ".join(" ".join(PROGRAMS["pdfium"](data)).split())


def _in_word(page: Page, folder: Path) -> str:
    """The text of the Word file that the page gives."""
    data = _downloaded(page, "Word", folder / "sent.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", body)).split())


@contextmanager
def _dying(serve: Callable[..., ServerProcess]) -> Iterator[tuple[ServerProcess, str]]:
    """A server and the address of an advert that stalls in its middle until both are killed."""
    begun, let_go = Event(), Event()

    def stall(connection: socket.socket) -> None:
        connection.sendall(HALF)
        begun.set()
        let_go.wait(PATIENCE_MILLISECONDS / 1000)

    with AdvertServer({"/job": stall}) as adverts:
        server = serve(EVERDRAFT_JOB_ALLOW=f"127.0.0.1:{adverts.port}")
        yield server, f"{adverts.url}/job"
        assert begun.wait(PATIENCE_MILLISECONDS / 1000)
        server.kill()
        let_go.set()
    server.start()


@pytest.mark.plan(3, 16)
def test_a_job_becomes_a_cv_a_letter_and_their_files(
    serve: Callable[..., ServerProcess], page: Page, tmp_path: Path
) -> None:
    with _dying(serve) as (server, address):
        status, resume = server.upload("Ana Exemplar.txt", TEXT.encode())
        assert status == 201, resume
        page.goto(f"{server.url}/tailor?resume={resume['id']}")
        _typed(page, "The address of the advert", address)
        page.get_by_label("With a cover letter").check()
        _saved(page)
        page.get_by_role("button", name="Tailor it").click()
        page.wait_for_url(re.compile("/runs/run_"))
    page.goto(server.url)
    page.get_by_role("button", name=re.compile("^Continue")).click()
    page.wait_for_url(re.compile("/runs/run_"))
    page.get_by_role("link", name="Paste the text of the advert").click()
    expect(page.get_by_label("The address of the advert")).to_have_value(address)
    expect(page.get_by_label("With a cover letter")).to_be_checked()
    _typed(page, "Or the text of the advert", JOB)
    _saved(page)
    page.reload()
    expect(page.get_by_label("The address of the advert")).to_have_value(address)
    expect(page.get_by_label("Or the text of the advert")).to_have_value(JOB)
    _decides(page)
    assert server.get("/api/recovery/list")[1]["count"] == 0, "the paste took the run's place"
    _sends_the_cv(page, tmp_path)
    page.goto(f"{server.url}/resumes/{resume['id']}")
    _sends_the_letter(page, tmp_path)


def _decides(page: Page) -> None:
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


def _sends_the_cv(page: Page, folder: Path) -> None:
    page.reload()
    page.get_by_role("link", name="Your CV for this job").click()
    shown = page.locator(".line textarea")
    lines = [shown.nth(place).input_value() for place in range(shown.count())]
    assert LINE in lines
    page.get_by_role("link", name="Send your CV").first.click()
    for sent in (_in_pdf(page, folder), _in_word(page, folder)):
        assert [line for line in lines if line not in sent] == []
        assert sent.index("Managed the order service") < sent.index("Answered customer calls")


def _sends_the_letter(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Your letter").click()
    _typed(page, "Why this company", WHY)
    _saved(page)
    page.reload()
    expect(page.get_by_label("Why this company")).to_have_value(WHY)
    page.get_by_role("link", name="Send your letter").click()
    for sent in (_in_pdf(page, folder), _in_word(page, folder)):
        assert "I am applying for the position of Platform Engineer at Cais Digital." in sent
        assert WHY in sent
        assert "I managed the order service in k8s (Engineer, Farol Systems)." in sent
