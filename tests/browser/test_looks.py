"""What everybody must be able to use: no axe violation, no sideways scrolling, in every dress."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import CV, SCRIPT, start_run
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

DRESSES = [(scheme, locale) for scheme in ("light", "dark") for locale in ("en-GB", "pt-PT")]
LONG_NAME = "a-file-name-without-any-space-that-somebody-exported-twice-final-v2-really-final.txt"

ADVERT = "Soldador naval (m/f/d)\n\nProcuramos uma pessoa para o estaleiro e para a equipa.\n\n"
ADVERT += "Requisitos:\n- Soldadura MIG e TIG\n- AutoCAD\n\n" + "Uma linha do anúncio. " * 20

Pages = dict[str, str]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """One server with runs in every state, and the addresses to look at."""
    folder = tmp_path_factory.mktemp("looks")
    (folder / "script.txt").write_text(SCRIPT, "utf-8")
    data = folder / "data"
    rules = ServerProcess(data).start()
    finished = start_run(rules, CV, LONG_NAME)
    for event in rules.events(finished):
        if event.kind == "run.completed":
            break
    rules.terminate()
    environment = {
        "EVERDRAFT_MODEL": "scripted",
        "EVERDRAFT_SCRIPT": str(folder / "script.txt"),
        "EVERDRAFT_PACE_MS": "1000",
    }
    server = ServerProcess(data, environment).start()
    states: dict[str, str] = {"finished": finished}
    for number, (name, command) in enumerate(
        [("streaming", ""), ("paused", "pause"), ("stopped", "cancel")]
    ):
        states[name] = start_run(server, f"{CV}\nInterests\nSailing {number}\n", f"{name}.txt")
        if command:
            server.post(f"/api/runs/{states[name]}/{command}")
    for name, fields in (
        ("job", {"jobDescription": ADVERT, "companyName": "Quay & Daughters"}),
        ("job not read", {"jobUrl": f"http://127.0.0.1/{'a-long-address-' * 12}"}),
    ):
        states[name] = server.post("/api/extract-job-info", fields)[1]["id"]
        for event in server.events(states[name]):
            if event.kind in ("run.completed", "run.error"):
                break
    addresses = {name: f"{server.url}/runs/{run_id}" for name, run_id in states.items()}
    addresses["jobs"] = f"{server.url}/jobs"
    resume_id = server.get(f"/api/runs/{finished}")[1]["resumeId"]
    cv = f"{server.url}/resumes/{resume_id}"
    addresses |= {"CVs": f"{server.url}/resumes", "a CV": cv, "its end": f"{cv}/delete"}
    yield {"dashboard": f"{server.url}/", "not found": f"{server.url}/runs/none", **addresses}
    server.stop()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("main")).to_be_visible()


@pytest.mark.plan(70)
@pytest.mark.parametrize(("scheme", "locale"), DRESSES)
def test_axe_finds_nothing(
    pages: Pages,
    new_context: Callable[..., BrowserContext],
    complaints: list[str],
    scheme: str,
    locale: str,
) -> None:
    page = new_context(color_scheme=scheme, locale=locale).new_page()
    found: list[str] = []
    for name, address in pages.items():
        _open(page, address)
        found += [f"{name}: {fault}" for fault in violations(page)]
    assert found == []
    complaints[:] = [one for one in complaints if "404" not in one]


@pytest.mark.plan(70)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out_sideways(
    pages: Pages, new_context: Callable[..., BrowserContext], complaints: list[str], width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 740}).new_page()
    for name, address in pages.items():
        _open(page, address)
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= width, name
    complaints[:] = [one for one in complaints if "404" not in one]


# How many lines a header's names take, and what stands out of the header or over the page's edge.
HEADER = """(words) => {
  document.querySelector("#saved").textContent = words;
  const names = [...document.querySelectorAll(".wordmark, .top__nav a")];
  const lines = names.map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
  });
  const saved = document.querySelector("#saved");
  const within = (one, other) => {
    const [inner, outer] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return inner.left >= outer.left && inner.right <= outer.right + 0.5
      && inner.top >= outer.top && inner.bottom <= outer.bottom + 0.5;
  };
  const longest = document.createElement("span");
  longest.style.whiteSpace = "nowrap";
  longest.textContent = words.split(" ").sort((one, other) => other.length - one.length)[0];
  saved.append(longest);
  const word = longest.getBoundingClientRect().width;
  longest.remove();
  return {
    lines,
    inside: [...names, saved].every((one) => within(one, document.querySelector(".top"))),
    whole: word <= saved.clientWidth,
    wide: document.documentElement.scrollWidth,
  };
}"""


@pytest.mark.plan(70)
@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("locale", ["en-GB", "pt-PT"])
def test_the_header_breaks_no_word_whatever_is_said_about_saving(
    pages: Pages, new_context: Callable[..., BrowserContext], locale: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 740}, locale=locale).new_page()
    _open(page, pages["finished"])
    sentence = page.locator("script[data-words]").get_attribute("data-words")
    words = page.evaluate("() => JSON.parse(document.querySelector('#words').textContent)")
    said = [words["saved"].replace("%(time)s", "12:02"), words["unanswered_kept"], sentence]
    for one in said:
        found = page.evaluate(HEADER, one)
        assert found == {"lines": [1, 1, 1], "inside": True, "whole": True, "wide": width}, one


@pytest.mark.plan(70)
def test_what_can_be_pressed_is_large_enough(
    pages: Pages, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, has_touch=True).new_page()
    small: list[str] = []
    for name in ("dashboard", "paused", "streaming"):
        _open(page, pages[name])
        for control in page.locator("button:visible, summary:visible").all():
            box = control.bounding_box()
            if box and (box["height"] < 24 or box["width"] < 24):
                small.append(f"{name}: {control.inner_text()} {box}")
    assert small == []


def test_motion_can_be_switched_off(
    pages: Pages, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    _open(page, pages["finished"])
    moving = page.evaluate(
        "() => [...document.querySelectorAll('*')].filter((one) => {"
        "  const { animationName, transitionDuration } = getComputedStyle(one);"
        "  return animationName !== 'none' || parseFloat(transitionDuration) > 0;"
        "}).length"
    )
    assert moving == 0


def test_what_waits_to_be_shown_waits_without_motion_too(
    pages: Pages, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.route("**/client/*.js*", lambda route: route.abort("connectionrefused"))
    page.goto(pages["paused"])
    name = page.locator("#still").evaluate("(one) => getComputedStyle(one).animationName")
    assert name == "still-hidden"


def test_the_page_says_its_language_and_the_cv_says_its_own(
    pages: Pages, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(locale="pt-PT").new_page()
    _open(page, pages["finished"])
    expect(page.locator("html")).to_have_attribute("lang", "pt")
    expect(page.locator(".findings").first).to_have_attribute("lang", "en")
