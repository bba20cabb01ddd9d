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
from everdraft.llm.port import NO_USAGE, Model, OnSend, OnUsage, Prompt, Usage

STOPPED = "stopped"
"""How a call ended that nobody wanted to hear to its end."""


@dataclass(slots=True, frozen=True)
class AttemptRules:
    """``attempts``: calls in all. Waits double from ``first_wait_seconds`` to ``wait_seconds_max``.

    A provider's own word (retry-after) counts when it is longer, up to ``retry_after_seconds_max``.
    ``section_seconds``: all calls and waits together; a wait for one's turn is none of them.
    """

    attempts: int = 3
    first_wait_seconds: float = 2.0
    wait_seconds_max: float = 60.0
    retry_after_seconds_max: float = 300.0
    section_seconds: float = 1_800.0


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
    it raises goes through, and no call is made. ``sending``: it has its turn and leaves now, and
    takes this much at least; ``unsent``: it left and came nowhere.
    """

    write: Callable[[str], Awaitable[None]]
    restart: Callable[[], Awaitable[None]]
    wait: Callable[[datetime, ModelFailure], Awaitable[None]]
    used: Callable[[Usage, str], None] | None = None
    before: Callable[[], Awaitable[None]] | None = None
    sending: OnSend | None = None
    unsent: Callable[[], None] | None = None


async def call_with_attempts(
    model: Model,
    prompt: Prompt,
    tell: Teller,
    *,
    clock: Clock,
    rules: AttemptRules | None = None,
    failed: int = 0,
    accept: Callable[[str], object] | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    chance: Callable[[], float] = random.random,
) -> Answer:
    """The model's answer, called again after failures that may pass.

    Text is told as it comes. When a call fails after some of its text was told, ``restart`` comes
    before the first text of the next call, and only then: if no further call gets a word out, what
    was seen stays. ``accept`` looks at the whole answer and raises `ModelFailure` when it is not
    what was asked for, which counts as a failed call. ``failed`` calls were made before, by a
    process that is no more. Raises the last `ModelFailure` when it is final, or when calls or time
    are used up; anything that ``tell`` raises goes through at once.
    """
    rules = rules or AttemptRules()
    used: list[Usage] = []
    voice = _Voice(tell)
    left = _Left(rules.section_seconds, clock)
    call = 0
    while True:
        call += 1
        if tell.before is not None:
            await tell.before()
        try:
            text = await _one_call(model, prompt, voice, left, used, accept)
            return Answer(text, call, sum(used, NO_USAGE))
        except ModelFailure as failure:
            seconds = wait_seconds(rules, failed + call, failure.retry_after_seconds, chance())
            if not calls_again(rules, failed + call, failure) or seconds >= left.seconds:
                raise
            await tell.wait(clock.now() + timedelta(seconds=seconds), failure)
        await sleep(seconds)
        left.seconds -= seconds


async def _one_call(
    model: Model,
    prompt: Prompt,
    voice: _Voice,
    left: _Left,
    used: list[Usage],
    accept: Callable[[str], object] | None,
) -> str:
    """The whole text of one call. However it ends, its bill is told with the way it ended."""
    bills: list[Usage] = []
    outcome = STOPPED
    tell = voice.tell
    try:
        text = await left.limit(voice.say(model, prompt, bills.append, left), model.name)
        if accept is not None:
            accept(text)
        outcome = ""
        return text
    except ModelFailure as failure:
        outcome = failure.code
        raise
    finally:
        left.stop()
        used += bills
        if tell.used is not None:
            for bill in bills:
                tell.used(bill, outcome)
        if tell.unsent is not None and not bills:
            tell.unsent()


class _Left:
    """The seconds that are left of a section's; they run while a call is on its way."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self.seconds = seconds
        self._clock = clock
        self._since: float | None = None
        self._timeout: asyncio.Timeout | None = None

    async def limit(self, work: Awaitable[str], model: str) -> str:
        """The work's answer; `ModelFailure` when the time runs out after `start`."""
        try:
            async with asyncio.timeout(None) as self._timeout:
                return await work
        except TimeoutError as late:
            if self._timeout is None or not self._timeout.expired():
                raise
            raise ModelFailure("model_section_timeout", model, detail="section") from late

    def start(self) -> None:
        """A call leaves now."""
        self._since = self._clock.monotonic_seconds()
        if self._timeout is not None:
            self._timeout.reschedule(asyncio.get_running_loop().time() + self.seconds)

    def stop(self) -> None:
        """It has ended."""
        if self._since is not None:
            self.seconds -= self._clock.monotonic_seconds() - self._since
            self._since = None


class _Voice:
    """Tells the text of one call after the other, with a restart between two that were heard."""

    def __init__(self, tell: Teller) -> None:
        self.tell = tell
        self._told = False

    async def say(self, model: Model, prompt: Prompt, on_usage: OnUsage, left: _Left) -> str:
        async def on_send(usage: Usage) -> None:
            if self.tell.sending is not None:
                await self.tell.sending(usage)
            left.start()

        heard: list[str] = []
        async with aclosing(model.stream(prompt, on_usage, on_send)) as chunks:
            async for chunk in chunks:
                if self._told and not heard:
                    await self.tell.restart()
                self._told = True
                heard.append(chunk)
                await self.tell.write(chunk)
        return "".join(heard)
