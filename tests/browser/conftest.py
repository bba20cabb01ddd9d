"""The real Chromium in front of the real server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.server import ServerProcess

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A name that is not loopback, so that the page is no secure context; it stays on this machine.
    "--host-resolver-rules=MAP cv.lan 127.0.0.1",
]
# What Chromium writes to the console about servers killed, networks cut, and plain http.
ACCEPTED_NOISE = (
    "net::ERR_CONNECTION_REFUSED",
    "net::ERR_CONNECTION_RESET",
    "net::ERR_CONTENT_LENGTH_MISMATCH",
    "net::ERR_EMPTY_RESPONSE",
    "net::ERR_INCOMPLETE_CHUNKED_ENCODING",
    "net::ERR_INTERNET_DISCONNECTED",
    "Cross-Origin-Opener-Policy header has been ignored",
)

SCRIPT = (
    "Words with <b>angles</b> & ampersands,\n"
    "“quotes”, ação, 日本語, 🙂 and a second line;\n"
    "thirty small pieces, so that there is time to look away and to come back.\n"
)

CV = """Maria Silva
maria.silva@farol.pt | +351 912 345 678 | Porto, Portugal

Summary
Backend engineer with eight years in payments.

Experience
Senior Backend Engineer, Farol Pagamentos
March 2021 - present
- Responsible for the settlement service
- Cut the nightly settlement from 4 hours to 35 minutes

Education
BSc Computer Science, University of Porto, 2013 - 2017

Skills
Python, PostgreSQL, Go, Docker
"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser a module; closed before any other test brings its own event loop."""
    if not Path(CHROMIUM).exists():
        pytest.skip("the pages are tested in Chromium, and there is none: set CHROMIUM")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What consoles said; every test ends with it empty."""
    said: list[str] = []
    yield said
    assert said == []


@pytest.fixture
def new_context(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """A fresh profile; whatever its pages complain about fails the test."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"locale": "en-GB", **options})
        context.on("console", lambda message: _note(message.type, message.text, complaints))
        context.on("weberror", lambda failure: complaints.append(str(failure.error)))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


def _note(kind: str, text: str, complaints: list[str]) -> None:
    if kind in ("error", "warning") and not any(noise in text for noise in ACCEPTED_NOISE):
        complaints.append(f"{kind}: {text}")


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A tab."""
    return new_context().new_page()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., ServerProcess]]:
    """Starts servers, and ends them."""
    made: list[ServerProcess] = []

    def start(**environment: str) -> ServerProcess:
        server = ServerProcess(tmp_path / f"data{len(made)}", environment)
        made.append(server)
        return server.start()

    yield start
    for server in made:
        server.stop()


@pytest.fixture
def scripted(serve: Callable[..., ServerProcess], tmp_path: Path) -> Callable[..., ServerProcess]:
    """A server whose model recites `SCRIPT`, a piece every ``pace_milliseconds``."""

    def start(pace_milliseconds: int, **environment: str) -> ServerProcess:
        script = tmp_path / "script.txt"
        script.write_text(SCRIPT, "utf-8")
        return serve(
            EVERDRAFT_MODEL="scripted",
            EVERDRAFT_SCRIPT=str(script),
            EVERDRAFT_PACE_MS=str(pace_milliseconds),
            **environment,
        )

    return start


def start_run(server: ServerProcess, text: str = CV, file_name: str = "cv.txt") -> str:
    """Uploads a CV and starts its check; gives the run's id."""
    status, resume = server.upload(file_name, text.encode())
    assert status == 201, resume
    status, run = server.post("/api/analyze-resume-stream", {"resumeId": resume["id"]})
    assert status == 200, run
    return run["id"]
