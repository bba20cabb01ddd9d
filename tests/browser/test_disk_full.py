"""A full disk as the person sees it: the page says so in the place of "Saved", and it passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import start_run
from tests.support.disk import fill, small_disk
from tests.support.server import ServerProcess, until

pytestmark = [pytest.mark.browser, pytest.mark.process]

__all__ = ["small_disk"]

WAIT_MILLISECONDS = 40_000


@pytest.mark.plan(91)
def test_not_saved_is_said_and_ends_by_itself(small_disk: Path, page: Page) -> None:
    environment = {
        "EVERDRAFT_MODEL": "scripted",
        "EVERDRAFT_PACE_MS": "60",
        "EVERDRAFT_HEARTBEAT_SECONDS": "2",
    }
    server = ServerProcess(small_disk / "data", environment).start()
    try:
        until((small_disk / "data" / "reserve").exists, "the reserve")
        run_id = start_run(server)
        page.goto(f"{server.url}/runs/{run_id}")
        saved = page.locator("#saved")
        expect(saved).to_contain_text("Saved")
        ballast = fill(small_disk)
        expect(saved).to_have_text("Not saved: disk full", timeout=WAIT_MILLISECONDS)
        expect(saved).to_have_attribute("data-state", "lost")
        ballast.unlink()
        expect(saved).to_contain_text("Saved", timeout=WAIT_MILLISECONDS)
        expect(saved).to_have_attribute("data-state", "saved")
        expect(page.locator("#run .going__line")).to_contain_text(
            "Finished", timeout=WAIT_MILLISECONDS
        )
    finally:
        server.stop()
