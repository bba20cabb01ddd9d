"""The scripted model: streams a given text at a given pace, and says that it does.

It makes interruption testable without a network or a key: every call gives the whole text, cut
into the same chunks, one every ``pace_seconds``. It reads nothing and knows nothing.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from importlib.resources import files
from pathlib import Path

from everdraft.base.errors import OurFault
from everdraft.llm.port import NO_USAGE, OnSend, OnUsage, Prompt

_CHUNK = re.compile(r"\S+\s*|\s+")

Sleep = Callable[[float], Awaitable[None]]


def chunks_of(text: str) -> list[str]:
    """The text word by word, each with the white space that follows it."""
    return _CHUNK.findall(text)


def load_script(path: Path | None) -> str:
    """The text of a file, or the one that is built in."""
    if path is None:
        return files("everdraft.llm").joinpath("script.txt").read_text("utf-8")
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise OurFault(
            "The script %(path)s cannot be read: %(reason)s",
            code="script_unreadable",
            action="Point EVERDRAFT_SCRIPT to a text file in UTF-8, or leave it out.",
            path=str(path),
            reason=str(failure),
        ) from failure


class ScriptedModel:
    """A `Model` that recites."""

    name = "scripted"
    remote = False
    obeys = False

    def __init__(self, text: str, pace_seconds: float, sleep: Sleep = asyncio.sleep) -> None:
        self._chunks = chunks_of(text)
        self._pace_seconds = pace_seconds
        self._sleep = sleep

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        """See `Model.stream`; it takes no tokens and costs nothing."""
        del prompt, on_send  # recited whatever was asked, and sent to nobody
        try:
            for chunk in self._chunks:
                await self._sleep(self._pace_seconds)
                yield chunk
        finally:
            if on_usage is not None:
                on_usage(NO_USAGE)

    async def close(self) -> None:
        """See `Model.close`; there is nothing to let go of."""
