"""A run watched live: reloaded, in two tabs, through a kill -9; no word is lost or doubled."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import CV, SCRIPT, start_run
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

Scripted = Callable[..., ServerProcess]
PATIENCE_MILLISECONDS = 60_000


def _streaming_text(page: Page):
    return page.locator('.part[data-status="active"] [data-slot="text"]')


def _expect_words(page: Page, pieces: int = 3) -> None:
    """Some words of the section that is being written are there."""
    some = re.compile(rf"(\S+\s+){{{pieces},}}")
    expect(_streaming_text(page)).to_have_text(some, timeout=PATIENCE_MILLISECONDS)


def _expect_finished(page: Page) -> None:
    line = page.locator("#going [data-slot=line]")
    expect(line).to_have_text("Finished", timeout=PATIENCE_MILLISECONDS)


def _expect_another_section(page: Page, milliseconds: float) -> None:
    """One more section is completed soon: sooner than a tab that was told nothing would look."""
    completed = page.locator('.part[data-status="completed"]')
    expect(completed).not_to_have_count(completed.count(), timeout=milliseconds)


def _texts(page: Page) -> list[str | None]:
    return [one.text_content() for one in page.locator(".part > [data-slot=text]").all()]


def _assert_whole(page: Page, server: ServerProcess, run_id: str) -> None:
    """Every section's text is exactly the script, in the tab and on the server."""
    run = server.get(f"/api/runs/{run_id}")[1]
    assert len(run["sections"]) > 4
    assert [section["text"] for section in run["sections"]] == [SCRIPT] * len(run["sections"])
    assert _texts(page) == [SCRIPT] * len(run["sections"])


@pytest.mark.plan(43, 80)
def test_reload_second_tab_kill_and_restart(
    scripted: Scripted, new_context: Callable[..., BrowserContext]
) -> None:
    server = scripted(40)
    run_id = start_run(server)
    context = new_context()
    first = context.new_page()
    first.goto(f"{server.url}/runs/{run_id}")
    _expect_words(first)
    before = _streaming_text(first).text_content() or ""
    first.reload()
    after = "".join(text or "" for text in _texts(first))
    assert len(after) >= len(before)
    assert SCRIPT.startswith(_streaming_text(first).text_content() or "")

    second = context.new_page()
    second.goto(f"{server.url}/runs/{run_id}")
    _expect_words(second)
    server.kill()
    for page in (first, second):
        expect(page.locator("#saved")).to_have_text("Reconnecting, everything so far is saved")
        assert SCRIPT.startswith(_streaming_text(page).text_content() or "")
        assert _streaming_text(page).text_content()
    server.start()
    for page in (first, second):
        _expect_finished(page)
        expect(page.locator("#saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
        _assert_whole(page, server, run_id)
        expect(page.locator(".part__note:visible")).to_have_text(
            "Continued here after an interruption."
        )


def test_tabs_share_one_stream_and_hand_it_on(
    scripted: Scripted, new_context: Callable[..., BrowserContext]
) -> None:
    server = scripted(40)
    run_id = start_run(server)
    context = new_context()
    streams: list[Page | None] = []
    context.on(
        "request",
        lambda request: streams.append(request.frame.page) if "/events" in request.url else None,
    )
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(f"{server.url}/runs/{run_id}")
        _expect_words(page)
    assert streams == [first]
    _expect_another_section(second, 4_000)
    first.close()
    _expect_finished(second)
    _assert_whole(second, server, run_id)
    assert streams == [first, second]


def test_many_runs_in_many_tabs_leave_the_browser_its_connections(
    scripted: Scripted, new_context: Callable[..., BrowserContext]
) -> None:
    server = scripted(100)
    context = new_context()
    pages: list[Page] = []
    for number in range(8):
        run_id = start_run(server, f"{CV}\nInterests\nSailing {number}\n")
        tab = context.new_page()
        tab.goto(f"{server.url}/runs/{run_id}")
        pages.append(tab)
    for tab in pages:
        _expect_another_section(tab, 9_000)
        assert tab.evaluate("async () => (await fetch('/healthz')).status") == 200


def test_where_tabs_cannot_agree_each_follows_by_itself(scripted: Scripted, page: Page) -> None:
    server = scripted(20, EVERDRAFT_ALLOWED_HOSTS="cv.lan")
    run_id = start_run(server)
    page.goto(f"http://cv.lan:{server.port}/runs/{run_id}")
    assert page.evaluate("() => [isSecureContext, 'locks' in navigator]") == [False, False]
    _expect_finished(page)
    _assert_whole(page, server, run_id)


@pytest.mark.plan(7, 92)
def test_pause_continue_stop_and_check_again(scripted: Scripted, page: Page) -> None:
    server = scripted(40)
    run_id = start_run(server)
    page.goto(f"{server.url}/runs/{run_id}")
    _expect_words(page)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("#notice")).to_contain_text("Going on costs nothing.")
    kept = _texts(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#notice")).to_be_hidden()
    _expect_words(page)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#notice")).to_contain_text("Stopped")
    stopped = _texts(page)
    assert len(stopped) == len(kept)
    page.reload()
    assert _texts(page) == stopped
    page.get_by_role("button", name="Check it again").click()
    page.wait_for_url(lambda url: "/runs/" in url and run_id not in url)
    _expect_finished(page)


def test_what_was_painted_is_what_the_server_renders(scripted: Scripted, page: Page) -> None:
    def shown() -> list[str]:
        regions = page.locator("#notice, #summary, #going, #steps, #parts")
        return [one.inner_text() for one in regions.all()]

    server = scripted(5)
    run_id = start_run(server)
    page.goto(f"{server.url}/runs/{run_id}")
    _expect_finished(page)
    painted = shown()
    assert page.locator(".finding").count() > 3
    page.reload()
    assert shown() == painted


def test_going_back_to_a_page_shows_what_happened_meanwhile(scripted: Scripted, page: Page) -> None:
    server = scripted(40)
    run_id = start_run(server)
    page.goto(f"{server.url}/runs/{run_id}")
    _expect_words(page)
    page.goto(server.url)
    expect(page.get_by_role("heading", name="In progress")).to_be_visible()
    page.go_back()
    _expect_finished(page)
    _assert_whole(page, server, run_id)


def test_the_writer_is_named(scripted: Scripted, page: Page) -> None:
    server = scripted(5)
    page.goto(f"{server.url}/runs/{start_run(server)}")
    expect(page.get_by_text("This text is recited by the scripted model.")).to_be_visible()


def test_nothing_is_read_aloud_word_by_word_and_the_focus_stays(
    scripted: Scripted, page: Page
) -> None:
    server = scripted(10)
    run_id = start_run(server)
    page.goto(f"{server.url}/runs/{run_id}")
    link = page.get_by_role("link", name="Your work")
    link.focus()
    _expect_words(page)
    assert page.locator("[aria-live]").count() == 0
    expect(_streaming_text(page)).to_have_attribute("aria-busy", "true")
    _expect_finished(page)
    expect(page.locator("#aloud")).to_have_text(re.compile("The check is finished"))
    expect(page.locator('[aria-busy="true"]')).to_have_count(0)
    expect(link).to_be_focused()
    assert page.evaluate("() => scrollY") == 0
