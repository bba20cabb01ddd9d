"""Settings, activity and health in Chromium: for everybody, in every dress, without a script."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import CV, start_run
from tests.browser.test_looks import DRESSES
from tests.support.fake_llm import FakeLlm
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

PAGES = ("/settings", "/activity", "/admin/health", "/")
SHOTS = os.environ.get("EVERDRAFT_TEST_SHOTS", "")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server with a model, a budget, credits, and a run with calls that went well and badly."""
    with FakeLlm() as model:
        environment = {
            "EVERDRAFT_MODEL": "openai:a-model-with-quite-a-long-name-2026-11-24",
            "EVERDRAFT_MODEL_BASE_URL": model.url,
            "EVERDRAFT_MODEL_API_KEY": "sk-none",
            "EVERDRAFT_MODEL_ATTEMPTS": "2",
            "EVERDRAFT_BUDGET_USD_PER_DAY": "2.5",
            "EVERDRAFT_BUDGET_TOKENS_PER_RUN": "200000",
            "EVERDRAFT_CREDITS": "on",
            "EVERDRAFT_PRICE_ANALYSIS": "0",
        }
        folder = tmp_path_factory.mktemp("settings") / "data"
        made = ServerProcess(folder, environment).start()
        model.play("cut", "ok")
        run_id = start_run(made, CV, "a-file-name-that-somebody-exported-twice-final-v2.txt")
        for event in made.events(run_id):
            if event.kind == "run.completed":
                break
        yield made
        made.stop()


def _open(page: Page, server: ServerProcess, path: str) -> None:
    page.goto(server.url + path)
    expect(page.locator("main")).to_be_visible()


@pytest.mark.parametrize(("scheme", "locale"), DRESSES)
def test_axe_finds_nothing(
    server: ServerProcess,
    new_context: Callable[..., BrowserContext],
    scheme: str,
    locale: str,
) -> None:
    page = new_context(color_scheme=scheme, locale=locale).new_page()
    found: list[str] = []
    for path in (*PAGES, "tried"):
        if path == "tried":
            _open(page, server, "/settings")
            page.locator("#model form button").click()
            expect(page.locator("#tried")).to_be_visible()
        else:
            _open(page, server, path)
        found += [f"{path}: {fault}" for fault in violations(page)]
        if SHOTS:
            name = path.strip("/").replace("/", "-") or "start"
            page.screenshot(path=Path(SHOTS) / f"{name}-{scheme}-{locale}.png", full_page=True)
    assert found == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out_sideways(
    server: ServerProcess, new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 740}).new_page()
    for path in PAGES:
        _open(page, server, path)
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        if SHOTS:
            name = path.strip("/").replace("/", "-") or "start"
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
        assert wide <= width, path


def test_the_language_is_chosen_and_the_key_tried_without_a_script(
    server: ServerProcess, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    _open(page, server, "/")
    page.get_by_role("link", name="Settings").click()
    expect(page).to_have_url(server.url + "/settings")
    page.get_by_role("button", name="Try it").click()
    expect(page.locator("#tried")).to_contain_text("It answers.")
    page.locator(".facts__choice").get_by_role("button", name="Português").click()
    expect(page).to_have_url(server.url + "/settings")
    expect(page.get_by_role("heading", level=1)).to_have_text("Definições")
    page.get_by_role("link", name="O que foi feito e enviado").click()
    expect(page.locator(".activity li").first).to_be_visible()


def test_every_control_is_reached_by_keyboard(
    server: ServerProcess, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    _open(page, server, "/settings")
    reached: set[str] = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.textContent.trim()"))
    assert {"English", "Português", "Try it", "What was done and sent"} <= reached
