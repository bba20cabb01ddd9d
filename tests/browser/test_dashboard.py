"""The dashboard in a browser: a CV comes in; unfinished work is found, dismissed and undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from playwright.sync_api import BrowserContext, Locator, Page, expect

from everdraft.documents import recognition
from tests.browser.conftest import CV, start_run
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

Serve = Callable[..., ServerProcess]
DROP = """([zone, name, text, count]) => {
  const transfer = new DataTransfer();
  for (let number = 0; number < count; number += 1) {
    transfer.items.add(new File([text], name, { type: "text/plain" }));
  }
  const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
  zone.dispatchEvent(new DragEvent("dragenter", options));
  const over = zone.dataset.over;
  zone.dispatchEvent(new DragEvent("dragover", options));
  zone.dispatchEvent(new DragEvent("drop", options));
  return over;
}"""


def _expect_report(page: Page) -> None:
    page.wait_for_url(re.compile("/runs/run_"))
    expect(page.locator("#going [data-slot=line]")).to_have_text("Finished")
    expect(page.locator(".score__number")).to_have_text(re.compile(r"^\d+$"))


def _card(page: Page, title: str) -> Locator:
    return page.locator(".card", has=page.get_by_role("link", name=title))


def _pause_in_a_section(server: ServerProcess, run_id: str) -> None:
    """Rests the run once the plan is known and words are written."""
    assert any(event.kind == "delta" for event in server.events(run_id))
    assert server.post(f"/api/runs/{run_id}/pause")[0] == 200


def test_a_chosen_file_becomes_a_report(serve: Serve, page: Page, tmp_path: Path) -> None:
    page.goto(serve().url)
    expect(page.locator("#continue")).to_be_hidden()
    file = tmp_path / "Maria Silva.txt"
    file.write_text(CV, "utf-8")
    page.locator("#file").set_input_files(file)
    _expect_report(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Maria Silva.txt")
    expect(page.locator(".lead__title")).not_to_be_empty()


def test_a_dropped_file_becomes_a_report(serve: Serve, page: Page) -> None:
    page.goto(serve().url)
    zone = page.locator(".drop")
    lit = page.evaluate(DROP, [zone.element_handle(), "dropped.txt", CV, 1])
    assert lit == "true"
    _expect_report(page)


def test_a_refused_file_says_why_and_the_place_is_kept(
    serve: Serve, page: Page, complaints: list[str]
) -> None:
    page.goto(serve().url)
    page.get_by_text("Paste the text instead").click()
    page.get_by_label("The text of your CV").fill("half a CV")
    expect(page.locator("#saved")).to_contain_text("Saved")
    refused = page.get_by_role("alert")
    kept: list[str] = []
    page.on("request", lambda one: kept.append(one.url) if one.method == "PUT" else None)
    not_a_cv = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"\x89PNG\r\n\x1a\n" * 9}
    page.locator("#file").set_input_files(not_a_cv)
    expect(refused).to_contain_text("a picture has no text to read")
    there = recognition.installed()
    expect(refused).to_contain_text("read as a picture" if there else "paste the text of your CV")
    expect(page.get_by_role("button", name="Read it as a picture")).to_be_visible(visible=there)
    expect(page.get_by_label("The text of your CV")).to_have_value("half a CV")
    page.locator("#file").set_input_files({**not_a_cv, "buffer": b""})
    expect(refused).to_contain_text("The file is empty.")
    page.locator("#file").set_input_files({**not_a_cv, "buffer": bytes(5 * 1024 * 1024 + 1)})
    expect(refused).to_contain_text("The file is larger than 5 MiB.")
    page.evaluate(DROP, [page.locator(".drop").element_handle(), "two.txt", CV, 2])
    expect(refused).to_contain_text("One CV at a time")
    assert kept == [], "nothing of a file is a draft, and nothing says that it was saved"
    assert [one for one in complaints if "422" not in one] == []
    complaints.clear()  # the browser itself writes the refusal's status to the console


@pytest.mark.skipif(not recognition.installed(), reason="requirements/ocr.txt is not installed")
def test_a_picture_is_read_when_somebody_asks_for_it(
    serve: Serve, page: Page, complaints: list[str]
) -> None:
    page.goto(serve().url)
    drawn = typst.compile(CV.replace("@", r"\@").replace("\n", "\n\n").encode(), format="png")
    page.locator("#file").set_input_files(
        {"name": "cv.png", "mimeType": "image/png", "buffer": drawn}
    )
    page.get_by_role("button", name="Read it as a picture").click()
    _expect_report(page)
    page.get_by_role("link", name="Have we read you right?").first.click()
    expect(page.locator("#recognised")).to_contain_text("its words were recognised")
    assert [one for one in complaints if "422" not in one] == []
    complaints.clear()


def test_an_upload_that_met_no_server_is_tried_again(serve: Serve, page: Page) -> None:
    server = serve()
    page.goto(server.url)
    server.kill()
    page.locator("#file").set_input_files(
        {"name": "cv.txt", "mimeType": "text/plain", "buffer": CV.encode()}
    )
    expect(page.get_by_role("alert")).to_contain_text("cv.txt is still here.")
    server.start()
    page.get_by_role("button", name="Try again").click()
    _expect_report(page)


def test_pasted_text_survives_a_reload_and_is_checked(serve: Serve, page: Page) -> None:
    page.goto(serve().url)
    page.get_by_text("Paste the text instead").click()
    page.get_by_label("The text of your CV").fill(CV)
    expect(page.locator("#saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    page.reload()
    expect(page.get_by_label("The text of your CV")).to_have_value(CV)
    page.get_by_role("button", name="Check this text").click()
    _expect_report(page)
    page.get_by_role("link", name="Your work").click()
    expect(page.get_by_label("The text of your CV")).to_be_hidden()


def test_the_sample_is_one_click_away(serve: Serve, page: Page) -> None:
    page.goto(serve().url)
    page.get_by_role("button", name="Try the sample CV").click()
    _expect_report(page)


@pytest.mark.plan(4, 61, 62)
def test_unfinished_work_is_found_dismissed_and_undone(scripted: Serve, page: Page) -> None:
    server = scripted(500)
    run_id = start_run(server, file_name="paused.txt")
    _pause_in_a_section(server, run_id)
    page.goto(server.url)
    banner = page.locator("#continue")
    expect(banner).to_contain_text("1 piece of work is waiting for you.")
    expect(_card(page, "paused.txt")).to_contain_text(re.compile(r"\d+ of \d+ sections done"))
    page.get_by_role("button", name="Dismiss paused.txt").click()
    undo = page.get_by_role("button", name="Undo: show paused.txt")
    expect(undo).to_be_focused()
    expect(_card(page, "paused.txt")).to_have_count(0)
    page.reload()
    expect(banner).to_be_hidden()
    assert server.get("/api/recovery/list")[1]["count"] == 0
    page.get_by_role("button", name="Put back: paused.txt").click()
    expect(_card(page, "paused.txt")).to_be_visible()
    page.get_by_role("button", name="Dismiss paused.txt").click()
    undo.click()
    expect(page.get_by_role("button", name="Dismiss paused.txt")).to_be_focused()
    page.get_by_role("button", name="Continue paused.txt").click()
    page.wait_for_url(re.compile(run_id))
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_the_banner_follows_without_a_reload(scripted: Serve, page: Page) -> None:
    server = scripted(500)
    first = start_run(server, file_name="one.txt")
    page.goto(server.url)
    expect(page.get_by_role("heading", name="In progress")).to_be_visible()
    kept = _card(page, "one.txt").element_handle()
    server.post(f"/api/runs/{first}/pause")
    second = start_run(server, CV + "\nInterests\nSailing\n", "two.txt")
    server.post(f"/api/runs/{second}/pause")
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#continue")).to_contain_text("2 pieces of work are waiting for you.")
    expect(page.locator(".card")).to_have_count(2)
    assert kept is not None
    settled = _card(page, "two.txt").element_handle()
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".card")).to_have_count(2)
    assert settled is not None
    assert settled.evaluate("card => card.isConnected"), "what did not change stays as it is"


@pytest.mark.plan(82)
def test_everything_works_without_a_script(
    scripted: Serve, new_context: Callable[..., BrowserContext]
) -> None:
    server = scripted(500)
    page = new_context(java_script_enabled=False).new_page()
    page.goto(server.url)
    page.locator("#file").set_input_files(
        {"name": "plain.txt", "mimeType": "text/plain", "buffer": CV.encode()}
    )
    page.get_by_role("button", name="Check this file").click()
    page.wait_for_url(re.compile("/runs/run_"))
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("#notice")).to_contain_text("Paused")
    page.get_by_role("link", name="Your work").click()
    page.get_by_role("button", name="Dismiss plain.txt").click()
    page.get_by_role("button", name="Undo: show plain.txt").click()
    page.get_by_role("button", name="Português").click()
    expect(page.locator("html")).to_have_attribute("lang", "pt")
    expect(page.locator("#continue")).to_contain_text("Há 1 trabalho à sua espera.")
