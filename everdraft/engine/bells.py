"""Waiting for the first of several things to happen: bells that a commit rings."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

Bell = asyncio.Future[bool]


def ring(bells: set[Bell], rung: bool = True) -> None:
    """Wakes everybody who waits there. ``rung`` False says that nothing certain is known."""
    for bell in bells:
        _answer(bell, rung)
    bells.clear()


async def wait_for_any(places: Sequence[set[Bell]], seconds: float) -> bool:
    """Waits until one of the places rings; False when none did in time, or only in doubt."""
    loop = asyncio.get_running_loop()
    bell: Bell = loop.create_future()
    for place in places:
        place.add(bell)
    timer = loop.call_later(seconds, _answer, bell, False)
    try:
        return await bell
    finally:
        timer.cancel()
        for place in places:
            place.discard(bell)


def _answer(bell: Bell, rung: bool) -> None:
    if not bell.done():
        bell.set_result(rung)
