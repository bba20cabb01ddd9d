"""Calling again when a model fails: bounded, spread out, announced; never two calls in one text.

The providers' own clients do not call again (it would be invisible and uncounted), this does. The
arithmetic is pure; sleep, chance and the clock are handed in.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta

from everdraft.base.clock import Clock
from everdraft.llm.failures import ModelFailure
from everdraft.llm.port import NO_USAGE, Model, OnUsage, Prompt, Usage

STOPPED = "stopped"
"""How a call ended that nobody wanted to hear to its end."""


@dataclass(slots=True, frozen=True)
class AttemptRules:
    """``attempts``: calls in all. Waits double from ``first_wait_seconds`` to ``wait_seconds_max``.

    A provider's own word (retry-after) counts when it is longer, up to ``retry_after_seconds_max``.
    """

    attempts: int = 3
    first_wait_seconds: float = 2.0
    wait_seconds_max: float = 60.0
    retry_after_seconds_max: float = 300.0


def wait_seconds(
    rules: AttemptRules, failed: int, retry_after_seconds: float | None, chance: float
) -> float:
    """How long to wait after the ``failed``-th failure (1, 2, …). ``chance`` is in [0, 1).

    Half of the wait is certain and half is chance, so that runs that failed together do not come
    back together. A provider's word is never undercut: the chance comes on top of it.
    """
    doubled = rules.first_wait_seconds * 2.0 ** min(failed - 1, 30)
    most = min(doubled, rules.wait_seconds_max)
    spread = most / 2 * chance
    asked = min(max(retry_after_seconds or 0.0, 0.0), rules.retry_after_seconds_max)
    return max(most / 2, asked) + spread


def calls_again(rules: AttemptRules, failed: int, failure: ModelFailure) -> bool:
    """Whether there is another call after the ``failed``-th failure."""
    return failure.again and failed < rules.attempts


@dataclass(slots=True, frozen=True)
class Answer:
    """A whole answer: its text, the calls it took, and what all of them together used."""

    text: str
    calls: int
    usage: Usage


@dataclass(slots=True, frozen=True)
class Teller:
    """What the caller is told while a model is called.

    ``write``: text of the call under way. ``restart``: what was written no longer counts; the next
    text is of a new call. ``wait``: nothing happens before the given moment, for that reason.
    ``used``: a call has ended and took this much, with the code of its failure: empty when it came
    whole, ``stopped`` when it was cut short from here. ``before``: a call is about to be made; what
    it raises goes through, and no call is made.
    """

    write: Callable[[str], Awaitable[None]]
    restart: Callable[[], Awaitable[None]]
    wait: Callable[[datetime, ModelFailure], Awaitable[None]]
    used: Callable[[Usage, str], None] | None = None
    before: Callable[[], Awaitable[None]] | None = None


async def call_with_attempts(
    model: Model,
    prompt: Prompt,
    tell: Teller,
    *,
    clock: Clock,
    rules: AttemptRules | None = None,
    accept: Callable[[str], object] | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    chance: Callable[[], float] = random.random,
) -> Answer:
    """The model's answer, called again after failures that may pass.

    Text is told as it comes. When a call fails after some of its text was told, ``restart`` comes
    before the first text of the next call, and only then: if no further call gets a word out, what
    was seen stays. ``accept`` looks at the whole answer and raises `ModelFailure` when it is not
    what was asked for, which counts as a failed call. Raises the last `ModelFailure` when it is
    final or the calls are used up; anything that ``tell`` raises goes through at once.
    """
    rules = rules or AttemptRules()
    used: list[Usage] = []
    voice = _Voice(tell)
    call = 0
    while True:
        call += 1
        if tell.before is not None:
            await tell.before()
        try:
            text = await _one_call(model, prompt, voice, tell, used, accept)
            return Answer(text, call, sum(used, NO_USAGE))
        except ModelFailure as failure:
            if not calls_again(rules, call, failure):
                raise
            seconds = wait_seconds(rules, call, failure.retry_after_seconds, chance())
            await tell.wait(clock.now() + timedelta(seconds=seconds), failure)
        await sleep(seconds)


async def _one_call(
    model: Model,
    prompt: Prompt,
    voice: _Voice,
    tell: Teller,
    used: list[Usage],
    accept: Callable[[str], object] | None,
) -> str:
    """The whole text of one call. However it ends, its bill is told with the way it ended."""
    bills: list[Usage] = []
    outcome = STOPPED
    try:
        text = await voice.say(model, prompt, bills.append)
        if accept is not None:
            accept(text)
        outcome = ""
        return text
    except ModelFailure as failure:
        outcome = failure.code
        raise
    finally:
        used += bills
        if tell.used is not None:
            for bill in bills:
                tell.used(bill, outcome)


class _Voice:
    """Tells the text of one call after the other, with a restart between two that were heard."""

    def __init__(self, tell: Teller) -> None:
        self._tell = tell
        self._told = False

    async def say(self, model: Model, prompt: Prompt, on_usage: OnUsage) -> str:
        heard: list[str] = []
        async with aclosing(model.stream(prompt, on_usage)) as chunks:
            async for chunk in chunks:
                if self._told and not heard:
                    await self._tell.restart()
                self._told = True
                heard.append(chunk)
                await self._tell.write(chunk)
        return "".join(heard)
