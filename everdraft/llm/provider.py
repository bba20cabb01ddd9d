"""Models of providers: one prompt is one request that streams, within limits.

The clients' own retries are off (attempts.py has ours), a finish reason is required, and silence,
slowness, length and concurrency have limits. clients.py, which knows pydantic-ai, is imported at
the first call and not before: it takes more than a second.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from everdraft.base.errors import EverdraftError
from everdraft.llm.cleaning import Cleaner
from everdraft.llm.failures import ModelFailure
from everdraft.llm.port import OnSend, OnUsage, Prompt, Usage
from everdraft.llm.prompting import RULES, estimated_tokens, user_text
from everdraft.llm.spec import ModelSpec, parse_spec

if TYPE_CHECKING:
    import httpx2

    from everdraft.llm.clients import ProviderModel, StreamedResponse

REFUSED = Usage(0, 0, 0.0, estimated=True)
_NEVER_SENT = frozenset({"model_unreachable", "model_certificate"})
"""Failures before a byte of the text went out."""

log = structlog.get_logger(__name__)


@dataclass(slots=True, frozen=True)
class CallLimits:
    """What one call may take.

    ``timeout_seconds``: to the first sign of life and between two. ``call_seconds``: in all.
    ``answer_tokens``: asked of the provider. ``answer_characters``: counted here.
    """

    timeout_seconds: float = 60.0
    call_seconds: float = 600.0
    answer_tokens: int = 8_192
    answer_characters: int = 100_000


def make_model(
    spec: str,
    *,
    base_url: str = "",
    api_key: str = "",
    limits: CallLimits | None = None,
    calls: int | None = None,
) -> RemoteModel:
    """The model that `openai:NAME` and the like mean; nothing is imported or called yet.

    ``calls`` is the number of calls under way at a time (4; 1 for Ollama and for a server of one's
    own). Raises `BadInput`.
    """
    parsed = parse_spec(spec, base_url=base_url, api_key=api_key)
    return RemoteModel(parsed, limits or CallLimits(), calls or parsed.calls)


async def try_key(
    spec: str, *, base_url: str = "", api_key: str = "", timeout_seconds: float = 20.0
) -> EverdraftError | None:
    """Makes one tiny call. None when it works, otherwise what is wrong and what to do."""
    limits = CallLimits(timeout_seconds, call_seconds=3 * timeout_seconds, answer_tokens=64)
    try:
        model = make_model(spec, base_url=base_url, api_key=api_key, limits=limits)
    except EverdraftError as error:
        return error
    prompt = Prompt("Answer with the one word: ready.", "(no data)", "en")
    try:
        async with aclosing(model.stream(prompt)) as chunks:
            async for _ in chunks:
                return None  # the first word shows that key, address and name are right
    except ModelFailure as failure:
        # Only a model that answers can run into the cap of 64 tokens: it thinks before it speaks.
        return None if failure.code == "model_length" else failure
    finally:
        await model.close()
    return None


def price_is_known(spec: str, *, base_url: str = "", api_key: str = "") -> bool:
    """Whether calls of this model can be counted in dollars. The first call takes a second."""
    from everdraft.llm.clients import price_usd

    return price_usd(parse_spec(spec, base_url=base_url, api_key=api_key), 1, 1) is not None


class RemoteModel:
    """A `Model` behind HTTP. Belongs to one event loop; close it at the end."""

    def __init__(
        self,
        spec: ModelSpec,
        limits: CallLimits,
        calls: int,
        monotonic_seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._spec = spec
        self._limits = limits
        self.calls_at_a_time = calls
        self._slots = asyncio.Semaphore(calls)
        self._opening = asyncio.Lock()
        self._monotonic_seconds = monotonic_seconds
        self._client: httpx2.AsyncClient | None = None
        self._model: ProviderModel | None = None

    @property
    def name(self) -> str:
        """See `Model.name`."""
        return self._spec.title

    @property
    def remote(self) -> bool:
        """See `Model.remote`."""
        return self._spec.remote

    @property
    def obeys(self) -> bool:
        """See `Model.obeys`."""
        return True

    async def close(self) -> None:
        """See `Model.close`."""
        async with self._opening:
            client, self._client, self._model = self._client, None, None
        if client is not None:
            await client.aclose()

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        """See `Model.stream`. Waits for its turn first; that wait is under no limit."""
        async with self._slots:
            model = await self._opened()
            call = _Call(self._spec, self._limits, prompt, self._monotonic_seconds)
            if on_send is not None:
                await on_send(call.at_least())
            try:
                async with aclosing(call.text(model)) as chunks:
                    async for chunk in chunks:
                        yield chunk
            except ModelFailure as failure:
                log.info("model.failed", code=failure.code, detail=failure.detail)
                raise
            finally:
                usage = call.usage()
                if on_usage is not None and usage is not None:
                    on_usage(usage)

    async def _opened(self) -> ProviderModel:
        """The client, made at the first call, in a thread: the imports take more than a second."""
        from everdraft.llm.wire import remote_forbidden

        if remote_forbidden() and not self._spec.local_server:
            raise ModelFailure("model_forbidden", self.name)
        async with self._opening:
            if self._model is None:
                built = await asyncio.to_thread(_build, self._spec, self._limits.timeout_seconds)
                self._client, self._model = built
            return self._model


def _build(spec: ModelSpec, timeout_seconds: float) -> tuple[httpx2.AsyncClient, ProviderModel]:
    """The HTTP client and the model that speaks through it."""
    from everdraft.llm.clients import provider_model
    from everdraft.llm.wire import make_client

    http_client = make_client(spec, timeout_seconds)
    return http_client, provider_model(spec, http_client)


class _Call:
    """One request: its text, its clock, its bill."""

    def __init__(
        self,
        spec: ModelSpec,
        limits: CallLimits,
        prompt: Prompt,
        monotonic_seconds: Callable[[], float],
    ) -> None:
        self._spec = spec
        self._limits = limits
        self._prompt = prompt
        self._monotonic_seconds = monotonic_seconds
        self._ends_at = monotonic_seconds() + limits.call_seconds
        self._taken = ""
        self._stream: StreamedResponse | None = None
        self._sent = self._refused = self._whole = False

    async def text(self, model: ProviderModel) -> AsyncGenerator[str]:
        """The answer's text, cleaned. Raises `ModelFailure` and nothing else but cancellation."""
        from everdraft.llm.clients import failure_of, was_refused

        try:
            async with AsyncExitStack() as stack:
                async with self._patience():
                    self._sent = True  # whoever stops it from here on does not know how far it came
                    stream = await stack.enter_async_context(self._request(model))
                self._stream = stream
                async with aclosing(self._chunks(stream)) as chunks:
                    async for chunk in chunks:
                        yield chunk
            self._check_end(stream)
        except TimeoutError as error:
            raise self._failure("model_timeout", "silence") from error
        except Exception as error:
            failure = failure_of(error, self._spec.title, delivered=bool(self._taken))
            turned_away = was_refused(error) or failure.code == "model_rejected"  # or redirected
            self._refused = turned_away and self._stream is None
            self._sent = failure.code not in _NEVER_SENT
            raise failure from error

    def at_least(self) -> Usage:
        """What the call takes by being sent: its prompt, in four bytes a token."""
        from everdraft.llm.clients import price_usd

        tokens = estimated_tokens(RULES + user_text(self._prompt))
        return Usage(tokens, 0, price_usd(self._spec, tokens, 0), estimated=True)

    def usage(self) -> Usage | None:
        """What the call took; None when it never reached the provider. What a provider refused
        with a status took nothing."""
        if not self._sent:
            return None
        if self._refused:
            return REFUSED
        from everdraft.llm.clients import price_usd

        counted = self._stream.usage if self._stream is not None else None
        tokens_in = counted.input_tokens if counted is not None else 0
        tokens_out = counted.output_tokens if counted is not None else 0
        # Of an answer that broke off the last count is missing, or was made before the text came.
        estimated = not self._whole or tokens_in <= 0 or tokens_out <= 0
        if estimated:
            prompt_tokens = estimated_tokens(RULES + user_text(self._prompt))
            tokens_in = tokens_in if tokens_in > 0 else prompt_tokens
            tokens_out = max(tokens_out, estimated_tokens(self._taken))
        cost = price_usd(self._spec, tokens_in, tokens_out)
        return Usage(tokens_in, tokens_out, cost, estimated)

    def _request(self, model: ProviderModel) -> AbstractAsyncContextManager[StreamedResponse]:
        from everdraft.llm.clients import request

        tokens_max = self._prompt.answer_tokens_max or self._limits.answer_tokens
        return request(model, RULES, user_text(self._prompt), tokens_max)

    async def _chunks(self, stream: StreamedResponse) -> AsyncGenerator[str]:
        from everdraft.llm.clients import text_of

        cleaner = Cleaner()
        events = aiter(stream)
        while True:
            async with self._patience():
                try:
                    event = await anext(events)
                except StopAsyncIteration:
                    return
            text = cleaner.feed(text_of(event))
            self._taken += text
            if len(self._taken) > self._limits.answer_characters:
                raise self._failure("model_length", "characters")
            if text:
                yield text

    def _patience(self) -> asyncio.Timeout:
        """Until the next sign of life: the pause that is allowed, or what is left of the call."""
        left = self._ends_at - self._monotonic_seconds()
        return asyncio.timeout(max(0.0, min(self._limits.timeout_seconds, left)))

    def _check_end(self, stream: StreamedResponse) -> None:
        """A clean end is a whole answer only with a finish reason that says so."""
        reason = stream.finish_reason
        if reason is None and not (stream.provider_details or {}).get("finish_reason"):
            raise self._failure("model_cut", "no finish_reason")
        self._whole = True
        if reason == "length":
            raise self._failure("model_length", "finish_reason")
        if reason == "content_filter":
            raise self._failure("model_refused", "finish_reason")
        if reason == "error":
            raise self._failure("model_failed", "finish_reason")
        if not self._taken.strip():
            raise self._failure("model_junk", "empty")

    def _failure(self, code: str, detail: str) -> ModelFailure:
        return ModelFailure(code, self._spec.title, detail=detail)
