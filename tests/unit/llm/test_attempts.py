"""Calling again: the arithmetic of waits, what the caller is told, and that no text is mixed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.clock import ManualClock
from everdraft.llm.attempts import (
    Answer,
    AttemptRules,
    Teller,
    call_with_attempts,
    calls_again,
    wait_seconds,
)
from everdraft.llm.failures import CODES, ModelFailure
from everdraft.llm.port import OnSend, OnUsage, Prompt, Usage
from tests.support.fake_llm import calls_in

PROMPT = Prompt("Say it.", "data", "en")
RULES = st.builds(
    AttemptRules,
    attempts=st.integers(1, 8),
    first_wait_seconds=st.floats(0.001, 30),
    wait_seconds_max=st.floats(0.001, 600),
    retry_after_seconds_max=st.floats(0, 3_600),
)
CHANCES = st.floats(0, 1, exclude_max=True)


@dataclass
class Recited:
    """A model that plays a script: words and a failure (or none) for each call."""

    script: list[tuple[int, ModelFailure | None]]
    calls: int = 0
    closed: int = 0
    name: str = "recited"
    remote: bool = False

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        assert prompt is PROMPT
        words, failure = self.script[min(self.calls, len(self.script) - 1)]
        self.calls += 1
        number = self.calls
        if on_send is not None:
            await on_send(Usage(10, 0))
        try:
            for index in range(words):
                yield f"call{number}.{index} "
            if failure is not None:
                raise failure
        finally:
            self.closed += 1
            if on_usage is not None:
                on_usage(Usage(10, words, 0.5))

    async def close(self) -> None:
        self.closed += 1


@dataclass
class Told:
    """What a section would show, and all that was said in between."""

    clock: ManualClock = field(default_factory=ManualClock)
    text: str = ""
    texts: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    used: list[Usage] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)

    async def write(self, text: str) -> None:
        self.text += text
        self.said.append("write")
        assert len(calls_in(self.text)) == 1, "text of two calls in one start"

    async def restart(self) -> None:
        self.said.append("restart")
        self.texts.append(self.text)
        self.text = ""

    async def wait(self, until: datetime, reason: ModelFailure) -> None:
        self.said.append(f"wait {reason.code}")
        self.waits.append((until - self.clock.now()) / timedelta(seconds=1))

    def use(self, usage: Usage, outcome: str) -> None:
        self.used.append(usage)
        self.outcomes.append(outcome)

    async def sleep(self, seconds: float) -> None:
        self.said.append("sleep")
        self.clock.advance(seconds)

    async def call(self, model: Recited, rules: AttemptRules | None = None) -> Answer:
        teller = Teller(self.write, self.restart, self.wait, self.use)
        return await call_with_attempts(
            model,
            PROMPT,
            teller,
            clock=self.clock,
            rules=rules,
            sleep=self.sleep,
            chance=lambda: 0.5,
        )


def failed(code: str, after: float | None = None) -> ModelFailure:
    return ModelFailure(code, "recited", retry_after_seconds=after)


# -- arithmetic ------------------------------------------------------------------------------


@given(RULES, st.integers(1, 100), CHANCES, st.none() | st.floats(-10, 1e9))
def test_waits_are_bounded_and_the_word_of_a_provider_is_kept(
    rules: AttemptRules, count: int, chance: float, after: float | None
) -> None:
    seconds = wait_seconds(rules, count, after, chance)
    most = max(rules.wait_seconds_max, rules.retry_after_seconds_max + rules.wait_seconds_max / 2)
    assert 0 < seconds <= most
    asked = min(after or 0, rules.retry_after_seconds_max)
    assert seconds >= asked


@given(RULES, st.integers(1, 99), CHANCES)
def test_waits_grow_until_they_are_as_long_as_they_get(
    rules: AttemptRules, count: int, chance: float
) -> None:
    now, then = (wait_seconds(rules, n, None, chance) for n in (count, count + 1))
    assert now <= then <= 2 * now * (1 + 1e-9)


@given(RULES, CHANCES, CHANCES)
def test_chance_spreads_the_wait_over_half_of_it(
    rules: AttemptRules, one: float, other: float
) -> None:
    low, high = sorted(wait_seconds(rules, 1, None, chance) for chance in (one, other))
    base = wait_seconds(rules, 1, None, 0.0)
    assert base <= low <= high < 2 * base + 1e-9
    assert low < high or abs(one - other) < 0.01


@given(RULES, st.integers(1, 20), st.sampled_from(sorted(CODES)))
def test_final_failures_and_the_last_call_are_not_called_again(
    rules: AttemptRules, count: int, code: str
) -> None:
    again = calls_again(rules, count, failed(code))
    assert again == (failed(code).again and count < rules.attempts)


# -- what the caller is told -----------------------------------------------------------------


async def test_a_good_call_is_told_as_it_comes() -> None:
    told = Told()
    model = Recited([(3, None)])
    answer = await told.call(model)
    assert answer == Answer("call1.0 call1.1 call1.2 ", 1, Usage(10, 3, 0.5))
    assert told.said == ["write", "write", "write"]
    assert told.used == [answer.usage]
    assert model.closed == 1


async def test_a_failure_before_any_text_needs_no_restart() -> None:
    told = Told()
    answer = await told.call(Recited([(0, failed("model_overloaded")), (1, None)]))
    assert told.said == ["wait model_overloaded", "sleep", "write"]
    assert answer.calls == 2
    assert answer.usage == Usage(20, 1, 1.0)


async def test_text_of_two_calls_never_stands_together() -> None:
    told = Told()
    script = [(2, failed("model_cut")), (0, failed("model_failed")), (1, failed("model_cut"))]
    answer = await told.call(Recited([*script, (2, None)]), AttemptRules(attempts=4))
    assert told.texts == ["call1.0 call1.1 ", "call3.0 "]
    assert told.text == answer.text == "call4.0 call4.1 "
    assert [s for s in told.said if s.startswith(("wait", "restart"))] == [
        "wait model_cut",
        "wait model_failed",
        "restart",
        "wait model_cut",
        "restart",
    ]


async def test_what_was_seen_stays_when_no_further_call_gets_a_word_out() -> None:
    told = Told()
    model = Recited([(2, failed("model_cut")), (0, failed("model_unreachable"))])
    with pytest.raises(ModelFailure) as raised:
        await told.call(model)
    assert raised.value.code == "model_unreachable"
    assert raised.value.retryable
    assert told.text == "call1.0 call1.1 "
    assert "restart" not in told.said
    assert model.calls == model.closed == 3
    assert told.outcomes == ["model_cut", "model_unreachable", "model_unreachable"]


async def test_the_wait_is_announced_before_it_begins_and_retry_after_is_kept() -> None:
    told = Told()
    await told.call(Recited([(0, failed("model_overloaded", after=7.0)), (1, None)]))
    assert told.said[:2] == ["wait model_overloaded", "sleep"]
    assert told.waits == [7.5]


@pytest.mark.parametrize("code", sorted(c for c in CODES if not ModelFailure(c, "").again))
async def test_a_final_failure_is_raised_at_once(code: str) -> None:
    told = Told()
    model = Recited([(1, failed(code))])
    with pytest.raises(ModelFailure) as raised:
        await told.call(model)
    assert raised.value.code == code
    assert model.calls == 1
    assert told.waits == []


async def test_an_answer_that_is_not_accepted_counts_as_a_failed_call() -> None:
    told = Told()

    def accept(text: str) -> None:
        if "call1" in text:
            raise failed("model_junk")

    answer = await call_with_attempts(
        Recited([(1, None)]),
        PROMPT,
        Teller(told.write, told.restart, told.wait),
        clock=told.clock,
        accept=accept,
        sleep=told.sleep,
    )
    assert answer.text == told.text == "call2.0 "
    assert told.texts == ["call1.0 "]


async def test_what_the_caller_raises_ends_the_call_at_once() -> None:
    class Lost(Exception):
        pass

    async def write(text: str) -> None:
        raise Lost(text)

    told = Told()
    model = Recited([(5, None)])
    with pytest.raises(Lost):
        await call_with_attempts(
            model, PROMPT, Teller(write, told.restart, told.wait), clock=told.clock
        )
    assert (model.calls, model.closed) == (1, 1)


async def test_a_call_that_nobody_wants_to_its_end_is_used_and_stopped() -> None:
    async def write(_: str) -> None:
        raise asyncio.CancelledError

    told = Told()
    teller = Teller(write, told.restart, told.wait, told.use)
    with pytest.raises(asyncio.CancelledError):
        await call_with_attempts(Recited([(5, None)]), PROMPT, teller, clock=told.clock)
    assert (len(told.used), told.outcomes) == (1, ["stopped"])


async def test_what_forbids_a_call_goes_through_before_it_is_made() -> None:
    class Empty(Exception):
        pass

    asked = 0

    async def before() -> None:
        nonlocal asked
        asked += 1
        if asked == 2:
            raise Empty

    told = Told()
    model = Recited([(1, failed("model_cut")), (1, None)])
    teller = Teller(told.write, told.restart, told.wait, told.use, before)
    with pytest.raises(Empty):
        await call_with_attempts(model, PROMPT, teller, clock=told.clock, sleep=told.sleep)
    assert model.calls == 1
    assert told.outcomes == ["model_cut"]


async def test_each_call_is_announced_before_it_leaves_and_ends_once() -> None:
    told = Told()
    said: list[str] = []

    async def sending(usage: Usage) -> None:
        said.append(f"sending {usage.input_tokens}")

    def used(usage: Usage, outcome: str) -> None:
        said.append(f"used {usage.tokens} {outcome}")

    class Nowhere(Recited):
        """The second call never comes to anybody."""

        async def stream(
            self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
        ) -> AsyncGenerator[str]:
            hidden = on_usage if self.calls != 1 else None
            async with aclosing(super().stream(prompt, hidden, on_send)) as chunks:
                async for chunk in chunks:
                    yield chunk

    model = Nowhere([(0, failed("model_cut")), (0, failed("model_unreachable")), (2, None)])
    teller = Teller(
        told.write, told.restart, told.wait, used, None, sending, lambda: said.append("unsent")
    )
    await call_with_attempts(model, PROMPT, teller, clock=told.clock, sleep=told.sleep)
    assert said == [
        "sending 10", "used 10 model_cut", "sending 10", "unsent", "sending 10", "used 12 ",
    ]  # fmt: skip


@pytest.mark.parametrize(("before", "calls"), [(0, 3), (1, 2), (2, 1), (9, 1)])
async def test_calls_of_a_process_that_is_no_more_count(before: int, calls: int) -> None:
    told = Told()
    model = Recited([(0, failed("model_failed"))])
    with pytest.raises(ModelFailure) as raised:
        await call_with_attempts(
            model,
            PROMPT,
            Teller(told.write, told.restart, told.wait),
            clock=told.clock,
            failed=before,
            sleep=told.sleep,
        )
    assert (raised.value.code, model.calls) == ("model_failed", calls)


class Silent(Recited):
    """A model that says a word, when it has its turn, and then nothing for good."""

    def __init__(self, turn: asyncio.Event) -> None:
        super().__init__([])
        self.turn = turn

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        del prompt
        await self.turn.wait()
        assert on_send is not None
        assert on_usage is not None
        await on_send(Usage(10, 0))
        try:
            yield "call1.0 "
            await asyncio.Event().wait()
        finally:
            on_usage(Usage(10, 1))


async def test_a_section_has_its_time_and_a_wait_for_a_turn_is_none_of_it() -> None:
    told, turn = Told(), asyncio.Event()
    rules = AttemptRules(section_seconds=0.05)
    asking = asyncio.create_task(told.call(Silent(turn), rules))
    done, _ = await asyncio.wait((asking,), timeout=0.2)
    assert not done, "nobody has had a turn yet"
    turn.set()
    with pytest.raises(ModelFailure) as raised:
        await asking
    assert raised.value.code == "model_section_timeout"
    assert told.outcomes == ["model_section_timeout"]
    assert told.text == "call1.0 "


async def test_a_wait_beyond_the_time_of_a_section_is_not_begun() -> None:
    told = Told()
    rules = AttemptRules(attempts=9, first_wait_seconds=8.0, section_seconds=20.0)
    model = Recited([(0, failed("model_failed"))])
    with pytest.raises(ModelFailure) as raised:
        await told.call(model, rules)
    assert raised.value.code == "model_failed", "what went wrong, and not that it took long"
    assert told.waits == [6.0, 12.0]
    assert model.calls == 3


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from(["", "model_cut", "model_auth"])),
        min_size=1,
        max_size=6,
    ),
    st.integers(1, 5),
)
async def test_any_course_of_calls_tells_one_call_at_a_time(
    course: list[tuple[int, str]], attempts: int
) -> None:
    told = Told()
    model = Recited([(words, failed(code) if code else None) for words, code in course])
    try:
        answer = await told.call(model, AttemptRules(attempts=attempts))
        if answer.text:
            assert told.text == answer.text
    except ModelFailure:
        pass
    assert model.calls <= attempts
    assert model.closed == model.calls == len(told.used)
    assert len(told.waits) <= attempts - 1
    for text in [*told.texts, told.text]:
        assert len(calls_in(text)) <= 1
        assert not re.sub(r"call\d+\.\d+ ", "", text)
