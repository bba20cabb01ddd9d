"""An improvement watched live: reloaded and killed in its middle, its page goes on by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CV, SCRIPT
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

PATIENCE_MILLISECONDS = 60_000


def _words(page: Page) -> str:
    return "".join(page.locator(".part > [data-slot=text]").all_text_contents())


@pytest.mark.plan(8, 44)
def test_an_improvement_is_followed_over_a_reload_and_a_kill(
    scripted: Callable[..., ServerProcess], page: Page
) -> None:
    server = scripted(40)
    resume_id = server.upload("cv.txt", CV.encode())[1]["id"]
    wish = {"resumeId": resume_id, "targetRole": "Team Lead"}
    run_id = server.post("/api/improve-resume-stream", wish)[1]["id"]
    page.goto(f"{server.url}/runs/{run_id}")
    live = page.locator('.part[data-status="active"] [data-slot="text"]')
    some = re.compile(r"(\S+\s+){3,}")
    expect(live).to_have_text(some, timeout=PATIENCE_MILLISECONDS)
    assert SCRIPT.startswith(live.text_content() or "nothing")
    before = len(_words(page))
    page.reload()
    assert len(_words(page)) >= before
    server.kill()
    expect(page.locator("#saved")).to_have_text("Reconnecting, everything so far is saved")
    assert len(_words(page)) >= before
    server.start()
    line = page.locator("#going [data-slot=line]")
    expect(line).to_have_text("Finished", timeout=PATIENCE_MILLISECONDS)
    run = server.get(f"/api/runs/{run_id}")[1]
    assert run["status"] == "COMPLETED"
    assert {section["text"] for section in run["sections"]} <= {SCRIPT, ""}
