"""One question to the workplace, for the commands that follow no run."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from everdraft.cli.terminal import Terminal

if TYPE_CHECKING:
    from everdraft.cli.workplace import Workplace

T = TypeVar("T")


def ask(question: Callable[[Workplace], Awaitable[T]], terminal: Terminal, data: Path | None) -> T:
    """The answer of the live server, or of the folder itself when there is none."""
    from everdraft.cli.prepare import prepared
    from everdraft.cli.workplace import opened

    settings = prepared(data_dir=data)

    async def asked() -> T:
        async with opened(settings, terminal.language) as workplace:
            return await question(workplace)

    return asyncio.run(asked())
