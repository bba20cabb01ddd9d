"""Have we read you right, in the browser: a correction counts at once, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from everdraft.documents.sample import sample_bytes
from tests.browser.axe import violations
from tests.browser.conftest import CV
from tests.browser.test_looks import DRESSES
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

DUTY = "Responsible for weekly stock counts"
DEED = "Counted 4,000 parts a week and cut differences by 30 %"
NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("document") / "data").start()
    yield made
    made.stop()


def upload(server: ServerProcess, tag: str) -> str:
    """The address of a text CV's page."""
    status, resume = server.upload("cv.txt", f"{CV}\nInterests\n{tag}\n".encode())
    assert status == 201
    return f"{server.url}/resumes/{resume['id']}/read"


def sample(server: ServerProcess, tag: str) -> str:
    """The address of the page of the sample PDF; a comment behind its end makes it another file."""
    data, name = sample_bytes()
    status, resume = server.upload(name, data + f"\n%{tag}\n".encode())
    assert status == 201
    return f"{server.url}/resumes/{resume['id']}/read"


def line(page: Page, text: str) -> str:
    """A selector of the line with these words that stays when the words change."""
    lines = page.locator(".line textarea")
    place = next(n for n in range(lines.count()) if lines.nth(n).input_value() == text)
    return f'[id="{lines.nth(place).get_attribute("id")}"]'


def test_a_correction_counts_at_once_and_is_there_after_a_reload(
    server: ServerProcess, page: Page
) -> None:
    page.goto(sample(server, "counts"))
    expect(page.locator(".tally__change")).to_have_text("The same as it was read.")
    before = int(page.locator(".tally__number").inner_text())
    place = line(page, DUTY)
    page.locator(place).fill(DEED)
    page.locator(place).blur()
    expect(page.locator(".tally__change")).to_contain_text(f"more than as it was read ({before})")
    assert int(page.locator(".tally__number").inner_text()) > before
    expect(page.locator("#aloud")).to_contain_text("more than as it was read")
    expect(page.locator("#saved")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    page.reload()
    expect(page.locator(place)).to_have_value(DEED)
    expect(page.locator(f".line:has({place}) .value__note")).to_contain_text(DUTY)


def test_the_place_of_a_value_is_marked_on_the_page(server: ServerProcess, page: Page) -> None:
    page.goto(sample(server, "marks"))
    picture = page.locator(".sheet img").first
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("one => one.naturalWidth") == 1240
    page.locator(line(page, DUTY)).focus()
    mark = page.locator("rect[data-marked]")
    expect(mark).to_have_count(1)
    expect(page.locator("#here")).to_have_text(f"“{DUTY}”")
    box, whole = mark.bounding_box(), picture.bounding_box()
    assert box is not None
    assert whole is not None
    share = (box["y"] - whole["y"]) / whole["height"]
    assert 0.3 < share < 0.34  # the line stands a third down the page
    page.get_by_label("Name", exact=True).hover()
    expect(page.locator("#here")).to_have_text("“Clara Nogueira”")


def test_text_without_pages_shows_its_lines_with_the_place(
    server: ServerProcess, page: Page
) -> None:
    page.goto(upload(server, "lines"))
    page.locator(line(page, "Responsible for the settlement service")).focus()
    marked = page.locator(".sheet__line[data-marked]")
    expect(marked).to_have_text("- Responsible for the settlement service")


def test_a_line_in_no_field_is_kept_with_a_click(server: ServerProcess, page: Page) -> None:
    head, rest = CV.split("\n", 1)
    status, resume = server.upload("cv.txt", f"{head}\nHolds a boat licence\n{rest}".encode())
    assert status == 201
    page.goto(f"{server.url}/resumes/{resume['id']}/read")
    expect(page.locator("#unread q")).to_have_text("Holds a boat licence")
    page.locator("#unread").get_by_role("button").dblclick()
    expect(page.locator("#unread q")).to_have_count(0)
    expect(page.locator(".group").last.locator("textarea")).to_have_value("Holds a boat licence")
    expect(page.locator(".value__problem")).to_have_count(0)
    expect(page.locator("#unread")).to_be_focused()


def test_typed_words_survive_a_server_that_is_gone(
    server: ServerProcess, new_context: NewContext
) -> None:
    page = new_context().new_page()
    page.goto(upload(server, "gone"))
    place = line(page, "Responsible for the settlement service")
    page.route("**/ops", lambda route: route.abort("internetdisconnected"))
    page.locator(place).press("End")
    page.keyboard.type(" of 3 banks")
    page.reload()
    expect(page.locator(place)).to_have_value("Responsible for the settlement service of 3 banks")
    expect(page.locator("#saved")).to_contain_text("kept on this device")
    page.unroute("**/ops")
    expect(page.locator("#saved")).to_have_text(re.compile(r"Saved \d\d:\d\d"), timeout=15_000)
    page.reload()
    expect(page.locator(place)).to_have_value("Responsible for the settlement service of 3 banks")


@pytest.mark.plan(5)
def test_steady_typing_is_sent_letter_by_letter_and_is_one_line_of_the_history(
    server: ServerProcess, page: Page
) -> None:
    page.goto(upload(server, "steady"))
    place = line(page, "Responsible for the settlement service")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url.rsplit("/", 1)[-1]))
    page.locator(place).focus()
    page.keyboard.press("End")
    page.keyboard.type(" of 3 banks in 2 countries, day and night", delay=60)
    flights = sent.count("ops")
    assert flights >= 8, "letters waited for a pause"
    assert flights == len(sent), "counting anew waits for a pause"
    whole = "Responsible for the settlement service of 3 banks in 2 countries, day and night"
    expect(page.locator("#saved")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    note = page.locator(f".line:has({place}) .value__note")
    expect(note).to_contain_text("Your own word")
    assert len(sent) - sent.count("ops") <= 2
    page.locator("#versions summary").click()
    expect(page.locator("#versions-list > li")).to_have_count(1)
    expect(page.locator("#versions-list ins")).to_have_text(whole)
    expect(page.locator("#versions-list del")).to_have_text(
        "Responsible for the settlement service"
    )
    page.locator("#versions-list button").click()
    expect(page.locator(place)).to_have_value("Responsible for the settlement service")


@pytest.mark.plan(5)
def test_a_line_that_is_not_added_yet_is_kept_here_and_on_the_server(
    server: ServerProcess, page: Page, new_context: NewContext
) -> None:
    address = upload(server, "box")
    page.goto(address)
    box = page.get_by_label("A new line for Senior Backend Engineer")
    box.focus()
    page.keyboard.type("Trained 4 coll")
    page.reload()
    expect(box).to_have_value("Trained 4 coll")
    expect(page.locator("#saved")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    # What comes anew around the box does not take it away.
    page.get_by_label("New in Skills").fill("Rust")
    page.get_by_label("New in Skills").press("Enter")
    expect(page.locator("#versions-list > li")).to_have_count(1)
    expect(box).to_have_value("Trained 4 coll")
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    there = plain.get_by_label("A new line for Senior Backend Engineer")
    expect(there).to_have_value("Trained 4 coll")
    box.press("End")
    page.keyboard.type("eagues")
    box.press("Enter")
    expect(page.locator(".line textarea").last).to_have_value("Trained 4 colleagues")
    expect(box).to_have_value("")
    expect(page.locator("#saved")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    page.reload()
    expect(page.locator(".line textarea")).to_have_count(3)
    expect(box).to_have_value("")
    there.fill("Wrote the handbook")
    there.press("Enter")
    expect(plain.locator(".line textarea")).to_have_count(4)
    expect(there).to_have_value("")


def test_words_of_another_tab_meet_mine_and_both_are_shown(
    server: ServerProcess, new_context: NewContext, complaints: list[str]
) -> None:
    address = upload(server, "conflict")
    here, there = new_context().new_page(), new_context().new_page()
    here.goto(address)
    there.goto(address)
    place = line(here, "Responsible for the settlement service")
    there.locator(place).fill("Ran the settlement service")
    there.locator(place).blur()
    expect(there.locator("#saved")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    expect(there.locator(f".line:has({place}) .value__note")).to_contain_text("Your own word")
    here.locator(place).fill("Built the settlement service")
    here.locator(place).blur()
    clash = here.locator(".clash:visible")
    expect(clash).to_contain_text("Ran the settlement service")
    expect(clash).to_contain_text("Built the settlement service")
    here.reload()
    expect(clash).to_contain_text("Built the settlement service")
    clash.get_by_role("button", name="Use what I typed").click()
    expect(clash).to_have_count(0)
    expect(here.locator(place)).to_have_value("Built the settlement service")
    there.reload()
    expect(there.locator(place)).to_have_value("Built the settlement service")
    complaints[:] = [one for one in complaints if "409" not in one]


def test_keeping_what_stands_there_takes_it_over(
    server: ServerProcess, new_context: NewContext, complaints: list[str]
) -> None:
    address = upload(server, "theirs")
    here, there = new_context().new_page(), new_context().new_page()
    here.goto(address)
    there.goto(address)
    place = line(here, "Responsible for the settlement service")
    said = ((there, "Ran the settlement", "Your own"), (here, "Built the settlement", "Ran the"))
    for page, text, answer in said:
        page.locator(place).fill(text)
        page.locator(place).blur()
        shown = page.locator(f".line:has({place}) :is(.value__note, .clash)")
        expect(shown.filter(has_text=answer)).to_be_visible()
    here.get_by_role("button", name="Keep what stands there").click()
    expect(here.locator(place)).to_have_value("Ran the settlement")
    here.reload()
    expect(here.locator(place)).to_have_value("Ran the settlement")
    expect(here.locator(".clash:visible")).to_have_count(0)
    complaints[:] = [one for one in complaints if "409" not in one]


def test_everything_works_from_the_keyboard(server: ServerProcess, page: Page) -> None:
    page.goto(upload(server, "keyboard"))
    page.get_by_role("textbox", name="Headline").focus()
    page.keyboard.type("Engineer of payments")
    page.keyboard.press("Enter")
    expect(page.locator('[id="f-basics.label"] .value__note')).to_contain_text("Your own word")
    expect(page.get_by_role("textbox", name="Headline")).to_be_focused()
    new = page.get_by_label("A new line for Senior Backend Engineer")
    new.focus()
    page.keyboard.type("Trained 4 colleagues")
    page.keyboard.press("Enter")
    expect(page.locator(".line textarea")).to_have_count(3)
    expect(page.locator(".line textarea").last).to_have_value("Trained 4 colleagues")
    expect(new).to_be_focused()
    page.get_by_role("button", name="Move up: Trained 4 colleagues").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".line textarea").nth(1)).to_have_value("Trained 4 colleagues")
    page.get_by_role("button", name="Take out: Trained 4 colleagues").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".line textarea")).to_have_count(2)
    assert page.evaluate("() => document.activeElement !== document.body")
    page.locator("#versions summary").focus()
    page.keyboard.press("Enter")
    undo = page.locator("#versions-list button").first
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".line textarea")).to_have_count(3)


def test_a_date_that_is_none_stays_in_its_field(server: ServerProcess, page: Page) -> None:
    page.goto(upload(server, "date"))
    start = page.get_by_label("From").first
    start.fill("spring")
    start.press("Enter")
    expect(start).to_have_value("spring")
    page.reload()
    expect(start).to_have_value("spring")
    start.fill("2020-11")
    start.press("Enter")
    expect(page.locator("#saved")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    page.reload()
    expect(start).to_have_value("2020-11")


def test_the_page_works_without_a_script(server: ServerProcess, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(upload(server, "plain"))
    page.get_by_role("textbox", name="Headline").fill("Engineer of payments")
    page.locator('[id="f-basics.label"]').get_by_role("button", name="Save").click()
    expect(page.get_by_role("textbox", name="Headline")).to_have_value("Engineer of payments")
    expect(page.locator("#f-basics\\.label .value__note")).to_contain_text("Your own word")


def test_plain_http_under_another_name_keeps_corrections_too(
    serve: Callable[..., ServerProcess], new_context: NewContext
) -> None:
    server = serve(EVERDRAFT_ALLOWED_HOSTS="cv.lan")
    page = new_context().new_page()
    page.goto(upload(server, "lan").replace("127.0.0.1", "cv.lan"))
    assert page.evaluate("() => !window.isSecureContext")
    page.get_by_role("textbox", name="Headline").fill("Engineer of payments")
    page.get_by_role("textbox", name="Headline").press("Enter")
    expect(page.locator('[id="f-basics.label"] .value__note')).to_contain_text("Your own word")


def test_a_slow_answer_never_overwrites_newer_words(server: ServerProcess, page: Page) -> None:
    page.goto(upload(server, "slow"))
    place = line(page, "Responsible for the settlement service")
    held: list[Route] = []
    page.route("**/ops", lambda route: route.continue_() if held else held.append(route))
    page.locator(place).fill("Ran the settlement")
    page.locator(place).blur()
    page.wait_for_function("() => document.getElementById('saved').dataset.state === 'saving'")
    page.locator(place).focus()
    page.keyboard.press("End")
    page.keyboard.type(" of 3 banks")
    held[0].continue_()
    expect(page.locator(f".line:has({place}) .value__note")).to_contain_text("Your own word")
    expect(page.locator(place)).to_have_value("Ran the settlement of 3 banks")
    page.locator(place).blur()
    expect(page.locator("#saved")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    page.reload()
    expect(page.locator(place)).to_have_value("Ran the settlement of 3 banks")


@pytest.mark.parametrize(("scheme", "locale"), DRESSES)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out(
    server: ServerProcess, new_context: NewContext, scheme: str, locale: str, width: int
) -> None:
    context = new_context(
        color_scheme=scheme, locale=locale, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    for address in (sample(server, "looks"), upload(server, "looks")):
        page.goto(address)
        page.locator("#versions summary").click()
        page.locator("#values textarea").first.focus()
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert violations(page) == []
