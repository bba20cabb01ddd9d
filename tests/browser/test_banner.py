"""The banner in a browser: it counts, follows, continues, puts away and takes back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import CV, start_run
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

Serve = Callable[..., ServerProcess]
NewContext = Callable[..., BrowserContext]
HALF_A_MINUTE_MILLISECONDS = 30_000


def _paused(server: ServerProcess, name: str) -> str:
    """A run that rests after its first words."""
    run_id = start_run(server, f"{CV}\nInterests\nSailing, {name}\n", f"{name}.txt")
    assert any(event.kind == "delta" for event in server.events(run_id))
    assert server.post(f"/api/runs/{run_id}/pause")[0] == 200
    return run_id


def _card(page: Page, name: str) -> Locator:
    return page.locator(".card", has=page.get_by_role("link", name=f"{name}.txt"))


def _is_linked(page: Page) -> None:
    """The tab hears of changes: its connection is there."""
    page.wait_for_function("() => document.querySelector('workflow-recovery-banner').isLive")


@pytest.mark.plan(63)
@pytest.mark.parametrize(
    ("locale", "one", "two"),
    [
        ("en-GB", "1 piece of work is waiting for you.", "2 pieces of work are waiting for you."),
        ("pt-PT", "Há 1 trabalho à sua espera.", "Há 2 trabalhos à sua espera."),
    ],
)
def test_it_counts_in_both_languages_and_what_is_painted_is_what_is_rendered(
    scripted: Serve, new_context: NewContext, locale: str, one: str, two: str
) -> None:
    server = scripted(300)
    page = new_context(locale=locale).new_page()
    page.goto(server.url)
    banner = page.locator("#continue")
    expect(banner).to_be_hidden()
    _paused(server, "first")
    expect(banner).to_contain_text(one)
    _paused(server, "second")
    expect(banner).to_contain_text(two)
    expect(page.locator(".card .badge").first).to_have_text(re.compile("Analysis|Análise"))
    painted = banner.inner_text()
    page.reload()
    assert banner.inner_text() == painted


def test_another_tab_s_new_run_appears_without_a_reload(
    scripted: Serve, new_context: NewContext
) -> None:
    server = scripted(300)
    context = new_context()
    page, other = context.new_page(), context.new_page()
    page.goto(server.url)
    other.goto(server.url)
    other.locator("#file").set_input_files(
        {"name": "new.txt", "mimeType": "text/plain", "buffer": CV.encode()}
    )
    other.wait_for_url(re.compile("/runs/run_"))
    expect(_card(page, "new")).to_contain_text("In progress")
    bar = _card(page, "new").locator("progress")
    expect(bar).not_to_have_attribute("value", "0", timeout=60_000)


def test_with_the_feed_cut_it_asks_within_half_a_minute(scripted: Serve, page: Page) -> None:
    server = scripted(300)
    page.route("**/api/events?*", lambda route: route.abort("connectionrefused"))
    page.clock.install()
    page.goto(server.url)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _paused(server, "unheard")
    assert not [url for url in asked if url.endswith("/api/recovery/list")]
    expect(page.locator("#continue")).to_be_hidden()
    page.clock.fast_forward(HALF_A_MINUTE_MILLISECONDS - 4_000)
    expect(_card(page, "unheard")).to_be_visible()


@pytest.mark.plan(64)
@pytest.mark.parametrize(
    ("locale", "kind", "word", "ago"),
    [
        ("en-GB", "Analysis", "Paused", "just now"),
        ("pt-PT", "Análise", "Em pausa", "agora mesmo"),
    ],
)
def test_a_card_says_what_it_is_when_it_was_worked_on_and_how_far_it_is(
    scripted: Serve, new_context: NewContext, locale: str, kind: str, word: str, ago: str
) -> None:
    server = scripted(5)
    run_id = start_run(server, CV, "work.txt")
    finished = (event for event in server.events(run_id) if event.kind == "section.completed")
    assert next(finished)
    assert server.post(f"/api/runs/{run_id}/pause")[0] == 200
    run = server.get(f"/api/runs/{run_id}")[1]
    assert 0 < run["progress"] < 1
    page = new_context(locale=locale).new_page()
    page.goto(server.url)
    card = _card(page, "work")
    expect(card.locator(".badge")).to_have_text(kind)
    expect(card.locator(".card__about")).to_contain_text(word)
    expect(card.locator(".card__about time")).to_have_text(ago)
    expect(card.locator(".card__about time")).to_have_attribute("datetime", run["updatedAt"])
    expect(card.locator("progress")).to_have_attribute("value", re.compile(r"0\.\d+"))
    percent = card.locator(".card__percent")
    expect(percent).to_have_text(re.compile(rf"{int(run['progress'] * 100 + 0.5)}\s?%"))


@pytest.mark.plan(65)
def test_continue_says_so_while_it_works_and_leads_to_the_run(scripted: Serve, page: Page) -> None:
    server = scripted(300)
    run_id = _paused(server, "one")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/recovery/*/resume", hold)
    page.goto(server.url)
    page.get_by_role("button", name="Continue one.txt").click()
    busy = page.get_by_role("button", name="Continuing one.txt, Analysis…")
    expect(busy).to_be_disabled()
    expect(busy).to_have_text("Continuing…")
    held.pop().continue_()
    page.wait_for_url(re.compile(run_id))
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_continue_that_fails_comes_back_with_a_sentence(
    scripted: Serve, page: Page, complaints: list[str]
) -> None:
    server = scripted(300)
    _paused(server, "one")
    page.goto(server.url)
    refusal = {"json": {"error": "There are no credits left.", "action": "Ask for more."}}
    page.route("**/resume", lambda route: route.fulfill(status=402, **refusal))
    button = page.get_by_role("button", name="Continue one.txt")
    button.click()
    alert = _card(page, "one").get_by_role("alert")
    expect(alert).to_have_text("There are no credits left. Ask for more.")
    expect(button).to_be_enabled()
    expect(button).to_be_focused()
    page.route("**/resume", lambda route: route.abort("connectionrefused"))
    button.click()
    expect(alert).to_contain_text("The server does not answer.")
    expect(button).to_have_text("Continue")
    complaints[:] = [one for one in complaints if "402" not in one]


def test_all_is_put_away_and_taken_back_by_keyboard(scripted: Serve, page: Page) -> None:
    server = scripted(300)
    for name in ("one", "two", "three"):
        _paused(server, name)
    page.goto(server.url)
    every = page.get_by_role("button", name="Dismiss all")
    every.focus()
    page.keyboard.press("Enter")
    undo = page.get_by_role("button", name="Undo: show all of it again")
    expect(undo).to_be_focused()
    expect(page.locator(".card")).to_have_count(0)
    expect(
        page.get_by_role("status").filter(has_text="3 pieces of work are put away.")
    ).to_be_attached()
    assert server.get("/api/recovery/list")[1]["count"] == 0
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(3)
    expect(every).to_be_focused()
    expect(undo).to_be_hidden()
    assert server.get("/api/recovery/list")[1]["count"] == 3


def test_all_is_put_away_and_taken_back_without_a_script(
    scripted: Serve, new_context: NewContext
) -> None:
    server = scripted(300)
    for name in ("one", "two"):
        _paused(server, name)
    page = new_context(java_script_enabled=False).new_page()
    page.goto(server.url)
    page.get_by_role("button", name="Dismiss all").click()
    expect(page.locator("#continue")).to_contain_text("2 pieces of work are put away.")
    expect(page.locator(".card")).to_have_count(0)
    page.get_by_role("button", name="Undo: show all of it again").click()
    expect(page.locator(".card")).to_have_count(2)


def test_what_is_put_away_on_another_device_goes_here_too(
    scripted: Serve, new_context: NewContext
) -> None:
    server = scripted(300)
    run_id = _paused(server, "one")
    here, there = (new_context().new_page() for _ in range(2))
    for page in (here, there):
        page.goto(server.url)
        _is_linked(page)
    there.get_by_role("button", name="Dismiss one.txt").click()
    expect(here.locator("#continue")).to_be_hidden()
    expect(here.locator("#recent")).to_contain_text("one.txt")
    there.get_by_role("button", name="Undo: show one.txt").click()
    expect(_card(here, "one")).to_be_visible()
    resume_id = server.get(f"/api/runs/{run_id}")[1]["resumeId"]
    server.request("DELETE", f"/api/resumes/{resume_id}")
    for page in (here, there):
        expect(page.locator("#continue")).to_be_hidden()


def test_the_day_it_goes_is_said_when_it_is_near_or_asked_for(scripted: Serve, page: Page) -> None:
    near = scripted(300, EVERDRAFT_RETENTION_DAYS="2")
    _paused(near, "soon")
    page.goto(near.url)
    expect(_card(page, "soon")).to_contain_text(re.compile(r"Kept until \w+ \d+, \d{4}"))
    far = scripted(300)
    _paused(far, "later")
    page.goto(far.url)
    until = _card(page, "later").get_by_text(re.compile(r"Until \w+ \d+, \d{4}, and longer"))
    expect(until).to_be_hidden()
    _card(page, "later").get_by_text("How long is it kept?").click()
    expect(until).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-GB", "pt-PT"])
def test_axe_finds_nothing_and_a_phone_needs_no_sideways_scrolling(
    scripted: Serve, new_context: NewContext, scheme: str, locale: str
) -> None:
    server = scripted(300)
    _paused(server, "a-name-without-any-space-that-somebody-exported-twice-really-final")
    _paused(server, "put away")
    start_run(server, CV, "going.txt")
    context = new_context(
        color_scheme=scheme, locale=locale, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(server.url)
    _is_linked(page)
    page.get_by_role("button", name=re.compile("(Dismiss|Pôr de lado) put away.txt")).click()
    expect(page.locator(".card--gone")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
    names = page.get_by_role("button").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label')).filter(Boolean)"
    )
    assert len(names) == len(set(names)), "every button says of which card it is"
