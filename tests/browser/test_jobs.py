"""Jobs in the browser: what is typed is kept from the first letter, and corrections stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

TEXT = "Welder\n\nWe look for a person for the yard.\n\nRequirements:\n- MIG welding"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path_factory.mktemp("jobs") / "data").start()
    yield running
    running.stop()


@pytest.mark.plan(3)
def test_an_address_is_kept_a_refused_one_is_pasted_and_the_job_corrected(
    server: ServerProcess, page: Page
) -> None:
    page.goto(f"{server.url}/jobs")
    address = "http://10.0.0.1/job"
    page.get_by_label("Address of the advert").press_sequentially(address)
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(page.get_by_label("Address of the advert")).to_have_value(address)
    page.get_by_role("button", name="Read this advert").click()
    expect(page.get_by_role("heading", name="The advert could not be read")).to_be_visible()
    expect(page.locator("main")).to_contain_text("it is no public web address")
    page.get_by_label("The text of the advert").fill(TEXT)
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(page.get_by_label("The text of the advert")).to_have_value(TEXT)
    page.get_by_role("button", name="Use this text").click()
    expect(page.get_by_role("heading", name="Welder", exact=True)).to_be_visible()
    page.get_by_label("Company").fill("Quay")
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(page.get_by_label("Company")).to_have_value("Quay")
    page.get_by_role("button", name="Save the corrections").click()
    expect(page.locator(".wish__lead")).to_contain_text("Quay")
    expect(page.get_by_role("link", name="Tailor a CV to this job")).to_be_visible()
    page.get_by_role("link", name="Jobs").first.click()
    expect(page.get_by_role("link", name="Welder")).to_be_visible()
    expect(page.get_by_role("heading", name="Not read yet")).to_have_count(0)
    expect(page.get_by_label("Address of the advert")).to_have_value("")


def test_without_a_script_a_paste_becomes_a_job(
    server: ServerProcess, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{server.url}/jobs")
    page.get_by_text("Paste the text instead").click()
    page.get_by_label("The text of the advert").fill(TEXT.replace("Welder", "Painter"))
    page.get_by_role("button", name="Read this advert").click()
    expect(page.get_by_role("heading", name="Painter", exact=True)).to_be_visible()
