"""Every mood of a provider ends in the right way, in bounded time, and leaves nothing open."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest

from everdraft.base.clock import ManualClock
from everdraft.llm.attempts import AttemptRules, Teller, call_with_attempts
from everdraft.llm.failures import ModelFailure
from everdraft.llm.port import Prompt, Usage
from everdraft.llm.provider import CallLimits, RemoteModel, make_model, try_key
from everdraft.llm.spec import parse_spec
from everdraft.llm.wire import make_client
from tests.support.fake_llm import MOODS, WORDS, FakeLlm, calls_in

PROMPT = Prompt("Say what it means.", "Led a team of 4. 用户数据", "en")
LIMITS = CallLimits(
    timeout_seconds=0.6, call_seconds=60.0, answer_tokens=321, answer_characters=4_000
)
BOUND_SECONDS = 15.0
SPECS = ("openai:m", "anthropic:claude-m")

WHOLE = {"ok", "slow", "think"}
EXPECTED = {
    "stall_first": "model_timeout",
    "stall_between": "model_timeout",
    "comments": "model_timeout",
    "cut": "model_cut",
    "cut_utf8": "model_cut",
    "cut_before": "model_cut",
    "no_finish": "model_cut",
    "rate_limited": "model_overloaded",
    "rate_limited_after": "model_overloaded",
    "overloaded": "model_overloaded",
    "failing": "model_failed",
    "junk": "model_junk",
    "html": "model_junk",
    "packed": "model_junk",
    "endless": "model_length",
    "length": "model_length",
    "refusal": "model_refused",
    "error_inside": "model_overloaded",
    "wrong_types": "model_junk",
    "empty": "model_junk",
    "auth": "model_auth",
    "quota": "model_quota",
    "unknown": "model_unknown",
    "too_long": "model_too_long",
    "moved": "model_rejected",
}
# Said in the words of chat completions: Anthropic's have other names for it.
CHAT_ONLY = {"quota", "too_long", "wrong_types"}
UNTAKEN = {
    "auth", "quota", "unknown", "too_long", "moved", "rate_limited", "rate_limited_after",
    "overloaded", "failing",
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[FakeLlm]:
    """The server; the clients are imported first, for that is not what is timed here."""
    for name in (
        "everdraft.llm.clients",
        "pydantic_ai.models.openai",
        "pydantic_ai.models.anthropic",
    ):
        import_module(name)
    with FakeLlm() as running:
        yield running


@pytest.fixture(params=SPECS)
async def model(request: pytest.FixtureRequest, server: FakeLlm) -> AsyncIterator[RemoteModel]:
    made = make_model(request.param, base_url=server.url, api_key="key-1", limits=LIMITS)
    before = asyncio.all_tasks()
    yield made
    await made.close()
    for _ in range(3):
        await asyncio.sleep(0)  # generators that the clients dropped are closed by the loop
    assert asyncio.all_tasks() - before <= {asyncio.current_task()}
    assert await asyncio.to_thread(server.is_idle)
    gc.collect()  # a socket that was left open warns here, and warnings are errors


def test_every_mood_is_expected_to_end_somehow() -> None:
    assert WHOLE | EXPECTED.keys() | {"file:PATH"} == MOODS.keys()


async def heard(
    model: RemoteModel,
    used: list[Usage],
    prompt: Prompt = PROMPT,
    sent: list[Usage] | None = None,
) -> str:
    async def on_send(usage: Usage) -> None:
        if sent is not None:
            sent.append(usage)

    stream = model.stream(prompt, used.append, on_send)
    async with asyncio.timeout(BOUND_SECONDS), aclosing(stream) as text:
        return "".join([chunk async for chunk in text])


@pytest.mark.parametrize("mood", sorted(WHOLE))
async def test_a_whole_answer_comes_whole(model: RemoteModel, server: FakeLlm, mood: str) -> None:
    server.play(mood)
    used: list[Usage] = []
    text = await heard(model, used)
    assert len(text.split()) == WORDS
    assert calls_in(text) == {len(server.calls)}
    assert used == [Usage(900, 18)]


@pytest.mark.parametrize("mood", sorted(EXPECTED))
async def test_a_bad_mood_is_named(model: RemoteModel, server: FakeLlm, mood: str) -> None:
    if mood in CHAT_ONLY and model.name.startswith("anthropic"):
        mood_is_known = mood in MOODS
        assert mood_is_known
        return
    server.play(mood)
    used, sent = list[Usage](), list[Usage]()
    with pytest.raises(ModelFailure) as raised:
        await heard(model, used, sent=sent)
    failure = raised.value
    assert failure.code == EXPECTED[mood]
    assert failure.retry_after_seconds == (7.0 if mood == "rate_limited_after" else None)
    assert "key-1" not in f"{failure.sentence()} {failure.action} {failure.detail}"
    assert "long story" not in f"{failure.sentence()} {failure.detail}"
    # Every call that reached it is told once: who refused took nothing, of all others the tokens
    # are known or estimated.
    (usage,) = used
    assert (usage == Usage(0, 0, 0.0, estimated=True)) == (mood in UNTAKEN)
    assert (usage.input_tokens > 0) == (mood not in UNTAKEN)
    (announced,) = sent
    assert announced.input_tokens > 0
    assert announced.estimated


async def test_a_call_that_reaches_nobody_is_announced_and_takes_nothing() -> None:
    nowhere = make_model("openai:m", base_url="http://127.0.0.1:9/v1", api_key="k", limits=LIMITS)
    used, sent = list[Usage](), list[Usage]()
    with pytest.raises(ModelFailure) as raised:
        await heard(nowhere, used, sent=sent)
    await nowhere.close()
    assert (raised.value.code, used, len(sent)) == ("model_unreachable", [], 1)


async def test_what_is_said_before_a_call_leaves_keeps_it_here(server: FakeLlm) -> None:
    class Refused(Exception):
        pass

    async def on_send(_: Usage) -> None:
        raise Refused

    model = make_model("openai:m", base_url=server.url, api_key="k", limits=LIMITS)
    calls, used = len(server.calls), list[Usage]()
    with pytest.raises(Refused):
        async with aclosing(model.stream(PROMPT, used.append, on_send)) as text:
            await anext(text)
    await model.close()
    assert (len(server.calls), used) == (calls, [])


async def test_one_prompt_is_one_request_whatever_comes_back(
    model: RemoteModel, server: FakeLlm
) -> None:
    for mood in ("rate_limited_after", "overloaded", "failing", "cut", "cut_before"):
        before = len(server.calls)
        server.play(mood)
        with pytest.raises(ModelFailure):
            await heard(model, [])
        assert len(server.calls) == before + 1, mood


async def test_what_is_sent_is_the_data_between_markers_and_a_cap(
    model: RemoteModel, server: FakeLlm
) -> None:
    server.play("ok")
    await heard(model, [])
    call = server.calls[-1]
    assert call.model in model.name
    assert call.body["stream"] is True
    assert call.headers["accept-encoding"] == "identity"
    assert call.body["max_tokens"] == 321
    assert "key-1" in call.headers.get("authorization", "") + call.headers.get("x-api-key", "")
    assert "Led a team of 4. 用户数据" in call.prompt
    assert "tools" not in call.body


async def test_who_stops_listening_ends_the_call(model: RemoteModel, server: FakeLlm) -> None:
    server.play("endless")
    used: list[Usage] = []
    async with aclosing(model.stream(PROMPT, used.append)) as text:
        assert await anext(text)
    assert len(used) == 1
    assert used[0].estimated
    server.play("ok")
    assert calls_in(await heard(model, [])) == {len(server.calls)}


async def test_a_cancelled_call_lets_go_of_its_place(server: FakeLlm) -> None:
    server.play("stall_between")
    made = make_model("openai:m", base_url=server.url, limits=LIMITS, calls=1)
    started = asyncio.Event()

    async def listen() -> None:
        async for _ in made.stream(PROMPT):
            started.set()

    task = asyncio.create_task(listen())
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    server.play("ok")
    assert await heard(made, [])
    await made.close()


async def test_no_more_calls_are_under_way_than_there_are_places(server: FakeLlm) -> None:
    server.play("slow")
    made = make_model("openai:m", base_url=server.url, limits=LIMITS, calls=2)
    first = len(server.calls)
    under_way: list[int] = []
    most = 0

    async def listen(number: int) -> None:
        nonlocal most
        async for _ in made.stream(PROMPT):
            if number not in under_way:
                under_way.append(number)
            most = max(most, len(under_way))
        under_way.remove(number)

    await asyncio.gather(*map(listen, range(5)))
    assert most == 2
    assert len(server.calls) - first == 5
    await made.close()


async def test_a_call_that_never_ends_ends_after_its_seconds(server: FakeLlm) -> None:
    limits = CallLimits(timeout_seconds=5, call_seconds=0.4, answer_characters=10**9)
    made = make_model("openai:m", base_url=server.url, limits=limits)
    server.play("endless")
    with pytest.raises(ModelFailure) as raised:
        await heard(made, [])
    assert raised.value.code == "model_timeout"
    await made.close()


async def test_nobody_there_is_unreachable() -> None:
    with FakeLlm() as gone:
        url = gone.url
    made = make_model("openai:m", base_url=url, limits=LIMITS)
    used: list[Usage] = []
    with pytest.raises(ModelFailure) as raised:
        await heard(made, used)
    assert raised.value.code == "model_unreachable"
    assert used == []
    await made.close()


# -- the wire --------------------------------------------------------------------------------


async def test_a_body_has_a_largest_size_whatever_is_in_it(server: FakeLlm) -> None:
    server.play("comments")
    spec = parse_spec("openai:m", base_url=server.url)
    async with asyncio.timeout(BOUND_SECONDS), make_client(spec, 5, bytes_max=100) as client:
        with pytest.raises(ModelFailure) as raised:
            await client.post(f"{server.url}/chat/completions", json={})
    assert raised.value.code == "model_length"


async def test_proxies_and_accounts_of_the_environment_are_not_for_this_machine(
    server: FakeLlm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-somebody")
    monkeypatch.setenv("OPENAI_API_KEY", "key-of-somebody")
    server.play("ok")
    made = make_model("openai:m", base_url=server.url, limits=LIMITS)
    assert await heard(made, [])
    await made.close()
    assert "somebody" not in str(server.calls[-1].headers)


@pytest.mark.parametrize(
    ("spec", "own", "known"),
    [("openai:gpt-4o-mini", False, True), ("openai:gpt-4o-mini", True, False)],
)
def test_a_price_is_known_where_the_provider_publishes_one(
    server: FakeLlm, spec: str, own: bool, known: bool
) -> None:
    from everdraft.llm.clients import price_usd

    parsed = parse_spec(spec, base_url=server.url if own else "", api_key="k")
    price = price_usd(parsed, 1_000_000, 500_000)
    assert (price is not None) == known
    assert price is None or 0.01 < price < 10
    assert price_usd(parse_spec("openai:no-such-model", api_key="k"), 1, 1) is None
    assert price_usd(parse_spec("ollama:any"), 10**6, 1) == 0.0
    assert price_usd(parse_spec("ollama:any-cloud"), 10**6, 1) is None


# -- attempts --------------------------------------------------------------------------------


async def test_storms_pass_and_no_text_is_mixed(model: RemoteModel, server: FakeLlm) -> None:
    first = len(server.calls)
    server.play("overloaded", "cut", "rate_limited_after", "stall_between", "no_finish", "ok")
    clock = ManualClock()
    starts: list[str] = [""]
    waits: list[tuple[str, float]] = []
    used: list[Usage] = []
    outcomes: list[str] = []

    def note(usage: Usage, outcome: str) -> None:
        used.append(usage)
        outcomes.append(outcome)

    async def write(text: str) -> None:
        starts[-1] += text

    async def restart() -> None:
        starts.append("")

    async def wait(until: datetime, reason: ModelFailure) -> None:
        waits.append((reason.code, (until - clock.now()).total_seconds()))

    async def sleep(seconds: float) -> None:
        clock.advance(seconds)

    answer = await call_with_attempts(
        model,
        PROMPT,
        Teller(write, restart, wait, note),
        clock=clock,
        rules=AttemptRules(attempts=6),
        sleep=sleep,
        chance=lambda: 0.0,
    )
    made = [call.number for call in server.calls[first:]]
    assert len(made) == answer.calls == 6
    assert [calls_in(text) for text in starts] == [{made[n]} for n in (1, 3, 4, 5)]
    assert starts[-1] == answer.text
    assert [code for code, _ in waits] == [
        "model_overloaded",
        "model_cut",
        "model_overloaded",
        "model_timeout",
        "model_cut",
    ]
    assert [seconds for _, seconds in waits] == [1.0, 2.0, 7.0, 8.0, 16.0]
    assert answer.usage.tokens == sum(usage.tokens for usage in used)
    # Those who refused took nothing; every bill says how its call ended.
    assert outcomes == [code for code, _ in waits] + [""]
    refused = [usage.tokens == 0 for usage in used]
    assert refused == [True, False, True, False, False, False]


# -- the key ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mood", ["ok", "length", "think", "auth", "unknown", "stall_first", "html"]
)
async def test_a_key_is_tried_with_one_tiny_call(server: FakeLlm, mood: str) -> None:
    server.play(mood)
    before = len(server.calls)
    error = await try_key("openai:m", base_url=server.url, api_key="k", timeout_seconds=0.3)
    assert (error.code if error else None) == EXPECTED.get(mood) or mood == "length"
    assert mood != "length" or error is None
    assert len(server.calls) == before + 1
    assert server.calls[-1].body["max_tokens"] == 64


async def test_a_key_that_is_missing_is_said_without_a_call() -> None:
    error = await try_key("openai:m")
    assert error is not None
    assert error.code == "model_key_missing"


async def test_tests_cannot_call_another_machine() -> None:
    assert os.environ["EVERDRAFT_FORBID_REMOTE_MODELS"] == "1"
    error = await try_key("openai:m", base_url="http://192.0.2.1/v1", api_key="k")
    assert error is not None
    assert error.code == "model_forbidden"


# -- recorded answers ------------------------------------------------------------------------

WIRE = (
    Path(os.environ.get("EVERDRAFT_TEST_DATA") or Path(__file__).parents[3] / "shared" / "data")
    / "bad-input"
    / "llm-wire"
)
ENDINGS = {
    "refusal.sse": "model_refused",
    "truncated_json_length.sse": "model_length",
    "huge_one_event.sse": "model_length",
    "repeat_token.sse": "model_length",
    "endless_whitespace.sse": "model_length",
    "html_200.sse": "model_junk",
    "empty.sse": "model_junk",
    "error_mid_stream.sse": "model_junk",
    "cut_mid_utf8.sse": "model_junk",
}


@pytest.mark.skipif(not WIRE.is_dir(), reason="the recorded answers are not on this machine")
@pytest.mark.parametrize("path", sorted(WIRE.glob("*.sse")), ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore:Failed to extract usage")
async def test_recorded_answers_end_as_they_should(server: FakeLlm, path: Path) -> None:
    """None of them has a finish reason that says it is whole, so none of them is."""
    limits = CallLimits(timeout_seconds=5, call_seconds=5, answer_characters=3_900)
    made = make_model("openai:m", base_url=server.url, limits=limits)
    server.play(f"file:{path}")
    with pytest.raises(ModelFailure) as raised:
        await heard(made, [])
    await made.close()
    expected = "model_length" if path.stem == "deep_json" else ENDINGS.get(path.name, "model_cut")
    assert raised.value.code == expected


@pytest.mark.skipif(not WIRE.is_dir(), reason="the recorded answers are not on this machine")
@pytest.mark.parametrize("name", ["ok", "bom", "crlf_and_comments", "control_chars", "secret_echo"])
async def test_recorded_answers_with_a_finish_reason_are_whole(
    server: FakeLlm, tmp_path: Path, name: str
) -> None:
    body = (WIRE / f"{name}.sse").read_bytes().replace(b"data: [DONE]", b"")
    ended = b'\n\ndata: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
    path = tmp_path / "whole.sse"
    path.write_bytes(body + ended)
    server.play(f"file:{path}")
    made = make_model("openai:m", base_url=server.url, limits=LIMITS)
    text = await heard(made, [])
    await made.close()
    assert text
    assert text.isprintable()
