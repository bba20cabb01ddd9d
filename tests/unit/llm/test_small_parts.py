"""Specs, prompts, cleaning, failures, usage and budgets: the pure parts around a call."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.errors import BadInput, OutsideFailure
from everdraft.llm.budget import Budget, Spent, stop_of
from everdraft.llm.cleaning import Cleaner, clean
from everdraft.llm.failures import CODES, ModelFailure
from everdraft.llm.port import NO_USAGE, Prompt, Usage
from everdraft.llm.prompting import estimated_tokens, marker_of, user_text
from everdraft.llm.provider import make_model
from everdraft.llm.scripted import ScriptedModel
from everdraft.llm.spec import parse_spec
from tests.house.repository import ROOT

# -- specs -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spec", "base_url", "address", "remote"),
    [
        ("openai:gpt-x", "", "https://api.openai.com/v1", True),
        ("openai:gpt-x", "http://127.0.0.1:9", "http://127.0.0.1:9/v1", False),
        ("openai:gpt-x", "http://[::1]:9/v1/", "http://[::1]:9/v1", False),
        ("openai:gpt-x", "https://llm.example/a/v2", "https://llm.example/a/v2", True),
        ("anthropic:claude-x", "", "https://api.anthropic.com", True),
        ("anthropic:claude-x", "http://localhost:9/v1", "http://localhost:9", False),
        ("google:gemini-x", "", "https://generativelanguage.googleapis.com/v1beta/openai", True),
        ("openrouter:a/b:free", "", "https://openrouter.ai/api/v1", True),
        ("ollama:qwen3:8b", "", "http://127.0.0.1:11434/v1", False),
        ("ollama:gpt-oss:120b-cloud", "", "http://127.0.0.1:11434/v1", True),
        ("ollama:qwen3", "http://192.168.1.7:11434", "http://192.168.1.7:11434/v1", True),
    ],
)
def test_what_a_spec_means(spec: str, base_url: str, address: str, remote: bool) -> None:
    parsed = parse_spec(spec, base_url=base_url, api_key="secret-key")
    assert (parsed.base_url, parsed.remote) == (address, remote)
    assert parsed.title.startswith(spec)
    assert "secret-key" not in repr(parsed)


@pytest.mark.parametrize("spec", ["", "gpt-4", "openai:", ":x", "azure:x", "OpenAI:x", "rules:x"])
def test_an_unknown_spec_is_refused_with_the_known_ones(spec: str) -> None:
    with pytest.raises(BadInput) as raised:
        parse_spec(spec, api_key="k")
    assert raised.value.code == "unknown_model"
    assert "ollama:NAME" in str(raised.value.arguments["providers"])


@pytest.mark.parametrize(
    "url", ["127.0.0.1:80", "ftp://h/", "http://", "http://h:x", "http://h/?q"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BadInput) as raised:
        parse_spec("openai:x", base_url=url, api_key="k")
    assert raised.value.code == "model_base_url"


def test_a_key_is_needed_where_the_provider_needs_one() -> None:
    with pytest.raises(BadInput) as raised:
        parse_spec("anthropic:x", api_key=" ")
    assert raised.value.code == "model_key_missing"
    assert parse_spec("openai:x", base_url="http://127.0.0.1:9").api_key == ""
    assert parse_spec("ollama:x").calls == 1
    assert parse_spec("openai:x", api_key="k").calls == 4


@pytest.mark.parametrize(
    ("hosts", "calls"),
    [
        (["127.0.0.1:8080", "[::1]:1", "localhost", "192.168.1.7", "10.1.2.3", "gpu", "g.lan"], 1),
        (["llm.example.org", "93.184.216.34", "lan.example.org:443"], 4),
    ],
)
def test_a_model_in_the_own_network_is_asked_one_thing_at_a_time(
    hosts: list[str], calls: int
) -> None:
    for host in hosts:
        spec = parse_spec("openai:x", base_url=f"http://{host}")
        assert spec.calls == calls, host
        assert make_model("openai:x", base_url=f"http://{host}", calls=3).calls_at_a_time == 3


def test_a_title_shows_the_server_and_no_password() -> None:
    parsed = parse_spec("openai:m", base_url="http://me:pass@10.0.0.1:80/v1")
    assert parsed.title == "openai:m (10.0.0.1:80)"


# -- prompts ---------------------------------------------------------------------------------


@given(st.text())
def test_data_cannot_close_its_own_markers(data: str) -> None:
    text = user_text(Prompt("Do it.", data, "pt"))
    marker = marker_of(data)
    assert text.count(f"<{marker}>") == text.count(f"</{marker}>") == 1
    assert text.index("Do it.") > text.index(f"</{marker}>")
    assert "“pt”" in text
    assert marker not in marker_of(data + "x")


@given(st.text(), st.text())
def test_estimates_of_tokens_add_up(one: str, other: str) -> None:
    apart = estimated_tokens(one) + estimated_tokens(other)
    assert apart - 1 <= estimated_tokens(one + other) <= apart


# -- cleaning --------------------------------------------------------------------------------


def test_what_steers_a_terminal_or_a_reader_is_taken_away() -> None:
    dirty = "a\x00b\x1b[2Jc\ud800d\u202ee\u2066f\ufeffg\U000e0041h\ti\nj\r"
    assert clean(dirty) == "ab[2Jcdefgh\ti\nj"


def test_joiners_stay() -> None:
    family = "👩\u200d💻 می\u200cخواهم"
    assert clean(family) == family


@given(st.text(st.characters(codec=None), max_size=30), st.data())
def test_cleaning_a_stream_is_cleaning_the_text(text: str, data: st.DataObject) -> None:
    halves = text.encode("utf-16-le", "surrogatepass")
    units = [
        halves[i : i + 2].decode("utf-16-le", "surrogatepass") for i in range(0, len(halves), 2)
    ]
    cleaner = Cleaner()
    cleaned = ""
    while units:
        size = data.draw(st.integers(1, len(units)))
        cleaned += cleaner.feed("".join(units[:size]))
        units = units[size:]
    assert cleaned == clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == clean(cleaned)


# -- failures and usage ----------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_failure_says_what_happened_and_what_to_do(code: str) -> None:
    failure = ModelFailure(code, "openai:x", detail="never shown")
    assert isinstance(failure, OutsideFailure)
    assert failure.code == code
    assert "openai:x" in failure.sentence()
    assert failure.action.endswith(".")
    assert "never shown" not in failure.sentence()
    # What is worth another call in a moment is worth one later.
    assert failure.retryable or not failure.again


def test_the_documentation_lists_every_failure_and_whether_it_is_called_again() -> None:
    text = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(model_\w+)` \|.*\| (yes|no) \|$", text, re.MULTILINE))
    assert rows == {c: "yes" if ModelFailure(c, "").again else "no" for c in CODES}


def test_a_refused_key_is_not_tried_again_by_anybody() -> None:
    failure = ModelFailure("model_auth", "openai:x")
    assert (failure.again, failure.retryable) == (False, False)
    assert "key was refused" in failure.sentence()


USAGES = st.builds(
    Usage,
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.none() | st.integers(0, 1000).map(float),
    st.booleans(),
)


@given(st.lists(USAGES, max_size=5))
def test_usages_add_up_and_an_unknown_price_stays_unknown(usages: list[Usage]) -> None:
    whole = sum(usages, NO_USAGE)
    assert whole.tokens == sum(u.tokens for u in usages)
    assert whole.estimated == any(u.estimated for u in usages)
    unknown = any(u.cost_usd is None and u.tokens for u in usages)
    assert (whole.cost_usd is None) == unknown
    if not unknown:
        assert whole.cost_usd == sum(u.cost_usd or 0 for u in usages)


async def test_the_scripted_model_fits_the_port_and_costs_nothing() -> None:
    async def no_pause(seconds: float) -> None:
        assert seconds == 3.0

    used: list[Usage] = []
    model = ScriptedModel("one two", 3.0, no_pause)
    assert [c async for c in model.stream(Prompt("", "", "en"), used.append)] == ["one ", "two"]
    assert used == [NO_USAGE]
    assert not model.remote
    await model.close()


# -- budgets ---------------------------------------------------------------------------------

NOW = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("spent", "limit", "goes_on_at"),
    [
        (Spent(99, 0.9, 9.9), None, None),
        (Spent(100, 5.0, 50.0), "tokens_per_run", None),
        (Spent(0, 1.0, 1.0), "usd_per_day", datetime(2027, 1, 1, tzinfo=UTC)),
        (Spent(0, 1.0, 10.0), "usd_per_month", datetime(2027, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_budget_stops_at_its_limits_and_says_when_it_goes_on(
    spent: Spent, limit: str | None, goes_on_at: datetime | None
) -> None:
    stop = stop_of(Budget(100, 1.0, 10.0), spent, NOW)
    assert (stop.limit if stop else None) == limit
    assert (stop.goes_on_at if stop else None) == goes_on_at


@given(st.integers(0, 50 * 365 * 86_400))
def test_a_stop_ends_in_the_future_and_not_late(seconds: int) -> None:
    now = NOW + timedelta(seconds=seconds)
    day = stop_of(Budget(usd_per_day=0), Spent(), now)
    month = stop_of(Budget(usd_per_month=0), Spent(), now)
    assert day is not None
    assert month is not None
    assert day.goes_on_at is not None
    assert month.goes_on_at is not None
    assert now < day.goes_on_at <= now + timedelta(days=1)
    assert day.goes_on_at <= month.goes_on_at <= now + timedelta(days=31)
    assert month.goes_on_at.day == 1


@given(USAGES)
def test_without_limits_nothing_stops(usage: Usage) -> None:
    spent = Spent().with_call(usage)
    assert spent.run_tokens == usage.tokens
    assert stop_of(Budget(), spent, NOW) is None
