"""A model that lets one wait: why, and when it is asked again, on the page, the card, the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CV, start_run
from tests.support.fake_llm import FakeLlm
from tests.support.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.process]

Serve = Callable[..., ServerProcess]
MOMENT = r"It is tried again at \d\d:\d\d:\d\d"


@pytest.fixture
def model() -> Iterator[FakeLlm]:
    with FakeLlm() as made:
        yield made


def test_a_model_that_lets_wait_is_explained_live_on_the_card_and_in_the_list(
    serve: Serve, model: FakeLlm, page: Page
) -> None:
    server = serve(
        EVERDRAFT_MODEL="openai:test",
        EVERDRAFT_MODEL_BASE_URL=model.url,
        EVERDRAFT_MODEL_API_KEY="none",
    )
    model.play("slow", "rate_limited_after")
    run_id = start_run(server, CV)
    page.goto(f"{server.url}/runs/{run_id}")
    waiting = page.locator(".going__waiting")
    expect(waiting).to_have_text(
        re.compile(r"^The model has too much to do just now. " + MOMENT), timeout=15_000
    )
    expect(page.locator(".going__line")).to_contain_text("Waiting for the model")
    [session] = server.get("/api/recovery/list")[1]["sessions"]
    assert session["reason"] == "The model has too much to do just now."
    assert session["goesOnAt"] > session["lastActive"]
    portuguese = {"accept-language": "pt"}
    [session] = server.get("/api/recovery/list", portuguese)[1]["sessions"]
    assert session["reason"] == "O modelo está agora com demasiado trabalho."
    assert server.get("/api/runs")[1]["runs"][0]["reason"] == "model_overloaded"
    text = server.request("GET", f"/runs/{run_id}", headers=portuguese)[2].decode()
    assert re.search(r"O modelo está agora .*Nova tentativa às <time[^>]*>\d\d:\d\d:\d\d", text)
    page.goto(server.url)
    card = page.locator("li.card")
    expect(card).to_contain_text("Waiting for the model")
    expect(card.locator(".card__when")).to_have_text(re.compile(MOMENT))
    expect(card).to_contain_text("The model has too much to do just now.")
    server.post(f"/api/runs/{run_id}/pause")
    expect(card).to_contain_text("You paused it.")
    expect(card.locator(".card__when")).to_be_hidden()
