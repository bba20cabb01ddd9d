"""The screen while a run is followed: each line stands once, and the bar goes in the end."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Iterator

import pytest
from rich.console import Console

from everdraft.cli import paint
from everdraft.cli.terminal import Terminal
from tests.support.cli import screen_of


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads, where there are any, take turns at every step."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
async def test_each_line_stands_once_however_often_the_foot_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paint, "REFRESHES_PER_SECOND", 5000)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    drawn, terminal = io.StringIO(), Terminal()
    terminal.side = Console(file=drawn, force_terminal=True, width=100, height=40)
    sink = paint.ScreenSink(terminal, text=True)
    with sink:
        for number in range(400):
            sink.progress(number, 400, f"Section {number}")
            for word in ("one ", "two ", f"{number}", "\n"):
                sink.write(word)
                await asyncio.sleep(0)
    lines = [line for line in screen_of(drawn.getvalue()) if line]
    assert lines == [f"one two {number}" for number in range(400)]
