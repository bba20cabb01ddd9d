"""The page "Send your CV" in a browser: usable by everybody, and whole without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.test_looks import DRESSES
from tests.integration.test_export import INVENTED, ORIGINAL, accepted, text_of
from tests.integration.test_improvement_model import records
from tests.support.fake_llm import FakeLlm
from tests.support.modelled import modelled
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("send")
    with FakeLlm(text=records) as model, modelled(folder, model) as made:
        yield made


@pytest.fixture(scope="module")
def waiting(server: ServerProcess) -> str:
    """A CV with one line that waits for the person's word."""
    return accepted(server, "waits")[0]


@pytest.mark.parametrize(("scheme", "locale"), DRESSES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    server: ServerProcess, waiting: str, new_context: NewContext, scheme: str, locale: str
) -> None:
    small = {"width": 360, "height": 800}
    page = new_context(color_scheme=scheme, locale=locale, viewport=small).new_page()
    page.goto(f"{server.url}/documents/{waiting}/export")
    page.locator("summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= small["width"]


def test_without_a_script_words_are_given_and_files_come(
    server: ServerProcess, new_context: NewContext, tmp_path: Path
) -> None:
    name, run_id = accepted(server, "plain")
    page = new_context(java_script_enabled=False, viewport={"width": 900, "height": 800}).new_page()
    page.goto(f"{server.url}/runs/{run_id}")
    page.get_by_role("link", name="Send your CV").click()
    expect(page.locator("#waiting blockquote")).to_have_text([INVENTED, ORIGINAL])
    page.get_by_label("US letter").check()
    page.get_by_role("button", name="Use this paper").click()
    expect(page.get_by_label("US letter")).to_be_checked()
    assert _downloaded(page, "Plain text", tmp_path) == text_of(server, name)
    page.get_by_role("button", name="True").click()
    expect(page.locator("#waiting")).to_have_count(0)
    expect(page.get_by_label("US letter")).to_be_checked()
    assert INVENTED in _downloaded(page, "Plain text", tmp_path)
    expect(page.locator(".verdict__one").first).to_contain_text("Three programs read it back: all")


def _downloaded(page: Page, link: str, folder: Path) -> str:
    with page.expect_download() as coming:
        page.get_by_role("link", name=link).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    assert path.name == "Ana Exemplar - CV.txt"
    return path.read_text("utf-8")


def test_the_pages_are_shown_as_they_will_look(
    server: ServerProcess, waiting: str, page: Page
) -> None:
    page.goto(f"{server.url}/documents/{waiting}")
    page.get_by_role("link", name="Send your CV").click()
    picture = page.get_by_alt_text("Page 1 as it will look")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("one => one.naturalWidth") > 1000


def test_a_line_that_is_mended_is_there_after_a_reload_and_goes_out(
    server: ServerProcess, page: Page
) -> None:
    name, _run = accepted(server, "mended")
    page.goto(f"{server.url}/documents/{name}/export")
    page.get_by_text("Remove", exact=True).click()
    page.locator("#rewrite-1").press_sequentially(" and letters")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    page.reload()
    expect(page.locator("#rewrite-1")).to_be_visible()
    page.locator("#rewrite-1").fill("Answered calls and letters")
    page.get_by_role("button", name="Keep this line").click()
    expect(page.locator("#waiting")).to_have_count(0)
    assert "Answered calls and letters" in text_of(server, name)
    assert server.get(f"/api/drafts/mended%3A{name}")[1]["draft"] is None
