"""A narrow phone: what belongs apart stands apart, and no box cuts the words in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import CV
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

PHONE = {"width": 360, "height": 740}
ADVERT = """Backend Engineer
Company: Beira Gestão, S.A.
Requirements:
- Responsible for the settlement service and for all the people who work on it day and night
- Settlement in minutes, SQL and Python in production, and a long list of other things besides,\
 with banks, branches, batches, ledgers
"""
WORDY = CV.replace(
    "Senior Backend Engineer,", "Senior Engineer for Settlement and Reconciliation,"
).replace(
    "Responsible for the settlement service",
    "Responsible for the settlement service of four banks and of their branches in Porto",
)
TOUCHING = """(selector) => {
  const boxes = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
  const apart = (one, other) => Math.max(
    one.left - other.right, other.left - one.right, one.top - other.bottom, other.top - one.bottom);
  return boxes.flatMap((one, at) => boxes.slice(at + 1).map((other) => apart(one, other)));
}"""
CUT_BOXES = """() => [...document.querySelectorAll("main textarea")]
  .filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.value)"""
CUT_HINTS = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  return [...document.querySelectorAll(".fresh input[placeholder]")].filter((one) => {
    const style = getComputedStyle(one);
    pen.font = `${style.fontSize} ${style.fontFamily}`;
    const room = one.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return pen.measureText(one.placeholder).width > room;
  }).map((one) => one.placeholder);
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path_factory.mktemp("phone") / "data").start()
    yield running
    running.stop()


@pytest.fixture(params=["en-GB", "pt-PT"])
def phone(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport=PHONE, locale=request.param).new_page()


@pytest.fixture(scope="module")
def resume(server: ServerProcess) -> str:
    return server.upload("cv.txt", WORDY.encode())[1]["id"]


def _done(server: ServerProcess, path: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The run that these fields start, when it is finished."""
    run_id = server.post(path, fields)[1]["id"]
    for event in server.events(run_id):
        if event.kind in ("run.completed", "run.error"):
            break
    return server.get(f"/api/runs/{run_id}")[1]


def test_the_figures_of_an_improvement_stand_apart(
    server: ServerProcess, resume: str, phone: Page
) -> None:
    run = _done(server, "/api/improve-resume-stream", {"resumeId": resume})
    phone.goto(f"{server.url}/runs/{run['id']}")
    expect(phone.locator(".figure").first).to_be_visible()
    assert phone.locator(".figure").count() == 3
    for figure in phone.locator(".figure").all():
        label = figure.locator(".figure__label").bounding_box()
        value = figure.locator(".figure__value").bounding_box()
        assert label is not None
        assert value is not None
        assert value["x"] - label["x"] - label["width"] >= 12


def test_the_buttons_of_a_job_do_not_touch_and_deleting_is_far_from_saving(
    server: ServerProcess, phone: Page
) -> None:
    run = _done(server, "/api/extract-job-info", {"jobDescription": ADVERT})
    phone.goto(f"{server.url}/jobs/{run['result']['jobId']}")
    expect(phone.locator(".wish__go .button").first).to_be_visible()
    assert min(phone.evaluate(TOUCHING, ".wish__go a.button")) >= 8
    assert min(phone.evaluate(TOUCHING, ".wish__end .button, .paste summary")) >= 32


def test_no_box_of_a_letter_cuts_its_paragraph(
    server: ServerProcess, resume: str, phone: Page
) -> None:
    wish = {"resumeId": resume, "jobDescription": ADVERT, "includeCoverLetter": True}
    run = _done(server, "/api/tailor-resume-stream", wish)
    phone.goto(f"{server.url}/documents/{run['result']['letterId']}")
    boxes = phone.locator("main textarea")
    expect(boxes.first).to_be_visible()
    lengths = boxes.evaluate_all("(all) => all.map((one) => one.value.length)")
    assert any(120 < one < 200 for one in lengths), lengths
    assert phone.evaluate(CUT_BOXES) == []
    # Where boxes do not grow by themselves their rows are enough for a phone.
    boxes.evaluate_all(
        "(all) => all.forEach((one) => one.style.setProperty('field-sizing', 'fixed'))"
    )
    assert phone.evaluate(CUT_BOXES) == []


def test_no_hint_in_an_empty_box_is_cut(server: ServerProcess, resume: str, phone: Page) -> None:
    phone.goto(f"{server.url}/resumes/{resume}/read")
    expect(phone.locator(".fresh input").first).to_be_visible()
    hints = phone.locator(".fresh input").evaluate_all("(all) => all.map((one) => one.placeholder)")
    assert len(hints) > 3
    assert phone.evaluate(CUT_HINTS) == []
    assert not [one for one in hints if "," in one], "one line is one line"
