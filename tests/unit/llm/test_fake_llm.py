"""The scripted server as a process of its own: its log says what came and how it ended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from everdraft.llm.failures import ModelFailure
from everdraft.llm.provider import try_key
from tests.support.fake_llm import FakeLlm, read_log


@pytest.fixture
def process(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address and the log of a server that fails once."""
    log = tmp_path / "calls.jsonl"
    command = [sys.executable, "-m", "tests.support.fake_llm", "0", str(log), "failing", "ok"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip(), log
        running.terminate()


async def test_a_process_of_its_own_keeps_a_log(process: tuple[str, Path]) -> None:
    url, log = process
    first = await try_key("openai:m", base_url=url)
    assert isinstance(first, ModelFailure)
    assert first.code == "model_failed"
    # Takes the first word and leaves; the server has said all by then, or sees it leave.
    assert await try_key("openai:m", base_url=url) is None
    entries = list(read_log(log))
    assert [entry["mood"] for entry in entries if "mood" in entry] == ["failing", "ok"]
    assert {"number": 1, "ended": "refused"} in entries
    assert entries[0]["body"]["messages"][1]["role"] == "user"


async def test_the_words_of_a_call_can_be_given() -> None:
    with FakeLlm(text=lambda number: f'{{"call": {number}}}') as server:
        assert server.words(3) == ['{"call": ', "3}"]
        assert await try_key("openai:m", base_url=server.url) is None
        assert server.moods_played() == ["ok"]
