"""A page whose scripts did not come, because the server died while it loaded, wakes by itself."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import start_run
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

PATIENCE_MILLISECONDS = 30_000
DEAD = "The server does not answer; what you see is saved."
TYPED = "The server answers again. What you typed is kept by the button of its form."


@pytest.fixture
def server(scripted: Callable[..., ServerProcess]) -> ServerProcess:
    return scripted(5)


def _expect_finished(page: Page) -> None:
    line = page.locator("#going [data-slot=line]")
    expect(line).to_have_text("Finished", timeout=PATIENCE_MILLISECONDS)


@pytest.fixture
def loads(page: Page) -> list[str]:
    """The documents that the tab loaded."""
    seen: list[str] = []
    page.on("request", lambda one: seen.append(one.url) if one.resource_type == "document" else 0)
    return seen


@pytest.mark.parametrize("module", ["run_page.js", "fold.js"])
def test_a_module_that_did_not_come_is_fetched_again(
    server: ServerProcess, page: Page, loads: list[str], module: str
) -> None:
    refused: list[str] = []

    def refuse_once(route: Route) -> None:
        if refused:
            return route.continue_()
        refused.append(route.request.url)
        return route.abort("connectionrefused")

    page.route(f"**/client/{module}*", refuse_once)
    page.goto(f"{server.url}/runs/{start_run(server)}")
    expect(page.locator("#saved")).to_have_text(DEAD)
    _expect_finished(page)
    assert len(refused) == 1
    assert len(loads) == 2


def _answer_once(port: int, path: str, document: bytes) -> threading.Thread:
    """Whoever asks for this page at ``port`` gets it; after it nobody listens there any more."""
    listener = socket.create_server(("127.0.0.1", port))

    def answer() -> None:
        with listener:
            while True:
                connection, _ = listener.accept()
                with connection:
                    if not connection.recv(65_536).startswith(f"GET {path} ".encode()):
                        continue  # opened ahead of need, or a tab that asks for the server
                    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(document)}\r\n"
                    head += "Content-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n"
                    listener.close()
                    connection.sendall(head.encode() + document)
                    return

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    return thread


def test_killed_right_after_the_words_of_the_page(
    server: ServerProcess, page: Page, loads: list[str]
) -> None:
    page.goto(server.url)  # the page from which a check is started has the script already
    expect(page.locator("html")).to_have_attribute("data-alive", "true")
    run_id = start_run(server)
    document = server.request("GET", f"/runs/{run_id}")[2]
    server.kill()
    once = _answer_once(server.port, f"/runs/{run_id}", document)
    page.goto(f"{server.url}/runs/{run_id}", wait_until="commit")
    once.join(10)
    expect(page.locator("#saved")).to_have_text(DEAD)
    server.start()
    _expect_finished(page)
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved"))
    assert len(loads) == 3


def test_where_no_script_came_at_all_it_is_said_and_a_link_given(
    server: ServerProcess, page: Page
) -> None:
    page.route("**/client/**", lambda route: route.abort("connectionrefused"))
    page.goto(f"{server.url}/runs/{start_run(server)}")
    still = page.locator("#still")
    expect(still).to_contain_text("This page does not move by itself just now")
    page.unroute_all()
    still.get_by_role("link", name="Load it again").click()
    _expect_finished(page)
    expect(still).to_have_count(0)


def test_what_is_typed_into_a_page_without_its_script_is_not_thrown_away(
    server: ServerProcess, page: Page, loads: list[str]
) -> None:
    page.route("**/client/start_page.js*", lambda route: route.abort("connectionrefused"))
    page.route("**/readyz", lambda route: route.abort("connectionrefused"))
    page.goto(f"{server.url}/jobs")
    expect(page.locator("#saved")).to_have_text(DEAD)
    page.locator("#jobUrl").fill("https://jobs.example.com/welder")
    page.unroute_all()
    expect(page.locator("#saved")).to_have_text(TYPED)
    expect(page.locator("#jobUrl")).to_have_value("https://jobs.example.com/welder")
    assert len(loads) == 1


NO_STORAGE = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("forbidden", "SecurityError"); } });"""


@pytest.mark.parametrize("script", ["", NO_STORAGE])
def test_where_modules_never_come_the_page_is_not_loaded_in_a_loop(
    server: ServerProcess, page: Page, loads: list[str], script: str
) -> None:
    asked: list[int] = []
    page.on("request", lambda one: asked.append(len(loads)) if "/readyz" in one.url else None)
    page.add_init_script(script)
    page.clock.install()
    page.route("**/client/run_page.js*", lambda route: route.abort("connectionrefused"))
    page.goto(f"{server.url}/runs/{start_run(server)}")
    expect(page.locator("#saved")).to_have_text(DEAD)
    with page.expect_navigation():
        page.clock.run_for(2500)
    expect(page.locator("#saved")).to_have_text(DEAD)
    for milliseconds in (2100, 3100):
        with page.expect_response("**/readyz"):
            page.clock.run_for(milliseconds)
    assert asked[:3] == [1, 2, 2], "the second answer did not load it once more"
