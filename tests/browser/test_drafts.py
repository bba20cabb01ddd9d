"""What is typed into a form is there again: after a reload, a kill, offline, on another device."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import CV
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

Serve = Callable[..., ServerProcess]
SAVED = re.compile(r"^Saved \d\d:\d\d$")
TYPE_AT_ONCE = """(box, text) => {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""
PATIENCE_MILLISECONDS = 30_000


def _paste_box(page: Page):
    return page.get_by_label("The text of your CV")


def _open(page: Page, server: ServerProcess) -> None:
    page.goto(server.url)
    if not _paste_box(page).is_visible():
        page.get_by_text("Paste the text instead").click()


def _expect_said(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("#saved")).to_have_text(words, timeout=PATIENCE_MILLISECONDS)


def _on_server(server: ServerProcess, key: str = "paste") -> str:
    draft = server.get(f"/api/drafts/{quote(key)}")[1]["draft"]
    return draft["body"]["text"] if draft else ""


@pytest.mark.plan(5)
def test_every_letter_is_on_the_server_and_another_device_without_a_script_shows_it(
    serve: Serve, page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    server = serve()
    _open(page, server)
    _paste_box(page).press_sequentially("Maria Silva, typed letter by letter")
    _expect_said(page, SAVED)
    assert _on_server(server) == "Maria Silva, typed letter by letter"
    other = new_context(java_script_enabled=False).new_page()
    other.goto(server.url)
    expect(_paste_box(other)).to_have_value("Maria Silva, typed letter by letter")
    _expect_said(other, SAVED)


@pytest.mark.plan(90)
def test_what_no_server_heard_is_filled_in_again_and_sent(serve: Serve, page: Page) -> None:
    server = serve()
    _open(page, server)
    _paste_box(page).fill("before the kill")
    _expect_said(page, SAVED)
    server.kill()
    _paste_box(page).fill("before the kill, and after it")
    _expect_said(page, "The server does not answer; kept on this device")
    server.start()
    page.reload()
    expect(_paste_box(page)).to_have_value("before the kill, and after it")
    _expect_said(page, SAVED)
    assert _on_server(server) == "before the kill, and after it"


@pytest.mark.plan(90)
def test_offline_is_said_and_ends_by_itself(serve: Serve, page: Page) -> None:
    server = serve()
    _open(page, server)
    page.context.set_offline(True)
    _paste_box(page).fill("on a train")
    _expect_said(page, "Offline, kept on this device")
    page.context.set_offline(False)
    _expect_said(page, SAVED)
    assert _on_server(server) == "on a train"


def test_another_device_typed_later_and_is_not_written_over(serve: Serve, page: Page) -> None:
    server = serve()
    _open(page, server)
    server.kill()
    _paste_box(page).fill("older, here")
    _expect_said(page, "The server does not answer; kept on this device")
    page.goto("about:blank")
    server.start()
    server.request(
        "PUT",
        "/api/drafts/paste",
        b'{"text": "newer, elsewhere"}',
        {"content-type": "application/json"},
    )
    page.goto(server.url)
    expect(_paste_box(page)).to_have_value("newer, elsewhere")
    assert _on_server(server) == "newer, elsewhere"


@pytest.mark.plan(90)
@pytest.mark.parametrize("where", ["this browser", "another device"])
def test_two_tabs_with_one_form_keep_what_is_typed_in_both(
    serve: Serve, page: Page, new_context: Callable[..., BrowserContext], where: str
) -> None:
    """Also after a kill, and when the tab that typed first is closed before anybody answers."""
    server = serve()
    resume_id = server.upload("cv.txt", CV.encode())[1]["id"]
    address = f"{server.url}/improve?resume={resume_id}"
    other = (page.context if where == "this browser" else new_context()).new_page()
    for tab in (page, other):
        tab.goto(address)
    role, industry = "The role you want", "The industry"
    page.get_by_label(role).fill("Nurse")
    _expect_said(page, SAVED)
    other.get_by_label(industry).fill("Health")
    _expect_said(other, SAVED)
    server.kill()
    page.get_by_label(role).fill("Head nurse")
    _expect_said(page, "The server does not answer; kept on this device")
    other.get_by_label(industry).fill("Health care")
    _expect_said(other, "The server does not answer; kept on this device")
    page.goto("about:blank")
    server.start()
    _expect_said(other, SAVED)
    page.goto(address)
    expect(page.get_by_label(role)).to_have_value("Head nurse")
    expect(page.get_by_label(industry)).to_have_value("Health care")
    _expect_said(page, SAVED)
    draft = server.get("/api/drafts/" + quote(f"improve:{resume_id}"))[1]["draft"]
    assert draft["body"] == {"targetRole": "Head nurse", "targetIndustry": "Health care"}


def test_whoever_types_on_after_the_form_was_sent_keeps_the_whole_form(
    serve: Serve, page: Page
) -> None:
    """As on the way back to a page that the browser had put aside."""
    server = serve()
    resume_id = server.upload("cv.txt", CV.encode())[1]["id"]
    address = f"{server.url}/improve?resume={resume_id}"
    page.goto(address)
    page.get_by_label("The role you want").fill("Nurse")
    _expect_said(page, SAVED)
    page.route("**/improve", lambda one: one.abort("aborted"))
    with page.expect_request(lambda one: one.method == "POST"):
        page.get_by_role("button", name="Suggest better words").click()
    with page.expect_request("**/api/drafts/**") as sent:
        page.get_by_label("The industry").fill("Health")
    assert sent.value.post_data_json["targetRole"] == "Nurse"


def test_a_click_into_a_field_sends_nothing(serve: Serve, page: Page) -> None:
    """Nor does leaving it: a page that types nothing writes nothing over."""
    server = serve()
    resume_id = server.upload("cv.txt", CV.encode())[1]["id"]
    page.goto(f"{server.url}/improve?resume={resume_id}")
    page.get_by_label("The role you want").fill("Nurse")
    _expect_said(page, SAVED)
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.method) if "/drafts/" in one.url else None)
    page.get_by_label("The industry").click()
    page.get_by_label("The role you want").click()
    page.get_by_label("The role you want").press_sequentially("s")
    _expect_said(page, SAVED)
    page.wait_for_load_state("networkidle")
    assert sent == ["PATCH"]


KEPT_HERE = """async (words) => {
  const opened = indexedDB.open("everdraft");
  await new Promise((done) => { opened.onsuccess = done; });
  const found = opened.result.transaction("drafts").objectStore("drafts").get("paste");
  await new Promise((done) => { found.onsuccess = done; });
  opened.result.close();
  return found.result?.waiting.text?.value === words;
}"""


@pytest.mark.plan(5)
def test_what_is_typed_before_the_script_came_is_kept_too(serve: Serve, page: Page) -> None:
    server = serve()
    held: list[Route] = []
    is_typed = False

    def hold(script: Route) -> None:
        if is_typed:  # a slow machine asks for it only now
            script.continue_()
        else:
            held.append(script)

    page.route("**/client/drafts.js*", hold)
    page.goto(server.url, wait_until="commit")
    page.get_by_text("Paste the text instead").click()
    _paste_box(page).press_sequentially("Maria Silva, baker")
    is_typed = True
    for one in held:
        one.continue_()
    _expect_said(page, SAVED)
    assert _on_server(server) == "Maria Silva, baker"
    page.unroute_all()
    page.reload()
    expect(_paste_box(page)).to_have_value("Maria Silva, baker")


@pytest.mark.plan(5)
def test_our_own_older_words_that_reach_the_server_late_take_nothing_away(
    serve: Serve, page: Page
) -> None:
    server = serve()
    _open(page, server)
    page.route("**/api/drafts/**", lambda _: None)  # on its way for ever
    with page.expect_request("**/api/drafts/paste") as sent:
        _paste_box(page).press_sequentially("Maria Silva, baker")
    late = sent.value.post_data_buffer
    assert late
    assert json.loads(late)["text"] != "Maria Silva, baker"
    page.wait_for_function(KEPT_HERE, arg="Maria Silva, baker")
    server.request("PUT", "/api/drafts/paste", late, {"content-type": "application/json"})
    page.unroute_all()
    page.reload()
    expect(_paste_box(page)).to_have_value("Maria Silva, baker")
    _expect_said(page, SAVED)
    assert _on_server(server) == "Maria Silva, baker"


def test_a_text_too_long_for_a_draft_stays_on_the_device(
    serve: Serve, page: Page, complaints: list[str]
) -> None:
    server = serve()
    _open(page, server)
    long = f"{CV}\n" + "- Led the harbour office\n" * 3000
    _paste_box(page).evaluate(TYPE_AT_ONCE, long)
    _expect_said(page, "Too long for the server; kept on this device")
    page.reload()
    _expect_said(page, "Too long for the server; kept on this device")
    assert _paste_box(page).input_value() == long
    assert _on_server(server) == ""
    complaints[:] = [one for one in complaints if "413" not in one]


def test_a_form_that_was_taken_leaves_no_draft(
    serve: Serve, page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    server = serve()
    _open(page, server)
    _paste_box(page).fill(CV)
    page.get_by_role("button", name="Check this text").click()
    page.wait_for_url(re.compile("/runs/run_"))
    assert _on_server(server) == ""
    page.goto(server.url)
    expect(_paste_box(page)).to_have_value("")
    plain = new_context(java_script_enabled=False).new_page()
    server.request(
        "PUT",
        "/api/drafts/paste",
        json.dumps({"text": f"{CV}\nInterests\nSailing\n"}).encode(),
        {"content-type": "application/json"},
    )
    plain.goto(server.url)
    plain.get_by_role("button", name="Check this text").click()
    plain.wait_for_url(re.compile("/runs/run_"))
    assert _on_server(server) == ""
