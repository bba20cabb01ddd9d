"""Who reads a text is said for every kind of model, in both languages; figures in brief."""

from __future__ import annotations

import ssl

import pytest
from prometheus_client import CollectorRegistry, Histogram

from everdraft.base.language import translator
from everdraft.llm.clients import failure_of
from everdraft.web.facts import Limits, ModelFacts, who_reads
from everdraft.web.health import timing
from everdraft.web.templating import amount

REMOTE = ModelFacts("openai:x", "openai:x", True, "api.openai.com", True, lambda: True)
LOCAL = ModelFacts("ollama:x", "ollama:x", False, "127.0.0.1", False, lambda: True)
RULES = ModelFacts("rules", "rules", False, "", False, lambda: True)
SCRIPTED = ModelFacts("scripted", "scripted", False, "", False, lambda: True)


@pytest.mark.parametrize(
    ("model", "said", "dito"),
    [
        (REMOTE, "sent to openai:x, on another machine, for: Match.", "enviadas a openai:x"),
        (LOCAL, "ollama:x reads it on this server, for: Match.", "lido por ollama:x"),
        (RULES, "nobody else reads it", "mais ninguém o lê"),
        (SCRIPTED, "reads nothing", "não lê nada"),
    ],
)
def test_who_reads_is_said_before_anything_is_sent(model: ModelFacts, said: str, dito: str) -> None:
    assert said in who_reads(model, "Match", translator("en"))
    assert dito in who_reads(model, "Match", translator("pt"))


def test_what_is_replaced_is_named_where_the_text_leaves() -> None:
    assert "Name, e-mail, phone and address are replaced" in who_reads(REMOTE, "x", str)
    assert "replaced" not in who_reads(LOCAL, "x", str)


@pytest.mark.parametrize(
    ("limits", "in_usd"),
    [
        (Limits(None, None, None, None, None), False),
        (Limits(100, None, None, None, None), False),
        (Limits(None, None, None, None, 0.0), True),
        (Limits(None, 1.0, None, None, None), True),
    ],
)
def test_limits_know_whether_prices_matter(limits: Limits, in_usd: bool) -> None:
    assert limits.in_usd is in_usd


def test_a_histogram_in_brief() -> None:
    registry = CollectorRegistry()
    seconds = Histogram("some_seconds", "s", ("of",), buckets=(0.01, 0.1), registry=registry)
    assert timing(registry, "some_seconds", {"of": "a"}).count == 0
    for _ in range(99):
        seconds.labels("a").observe(0.005)
    seconds.labels("a").observe(0.05)
    seconds.labels("b").observe(5)
    brief = timing(registry, "some_seconds", {"of": "a"})
    assert (brief.count, brief.most_milliseconds) == (100, 10.0)
    assert brief.mean_milliseconds == pytest.approx(5.45)
    assert timing(registry, "some_seconds", {"of": "b"}).most_milliseconds is None


@pytest.mark.parametrize(
    ("number", "said"), [(0.1074, "0,107"), (1.25, "1,2"), (17.4, "17"), (12_345.0, "12.345")]
)
def test_numbers_are_as_exact_as_people_need(number: float, said: str) -> None:
    assert amount(number, "pt").replace("\xa0", ".") == said


def test_a_certificate_that_is_not_valid_has_its_own_words() -> None:
    outer = RuntimeError("connection failed")
    outer.__cause__ = ssl.SSLCertVerificationError("self-signed certificate")
    failure = failure_of(outer, "openai:x", delivered=False)
    assert (failure.code, failure.again, failure.retryable) == ("model_certificate", False, False)
    assert "SSL_CERT_FILE" in failure.action
