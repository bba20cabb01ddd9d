"""The one module that knows pydantic-ai: its models, requests, events, errors and prices.

Import it late: it takes more than a second, and nobody without a provider needs it.
"""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx2
from genai_prices import Usage as PricedUsage
from genai_prices import calc_price
from pydantic_ai import exceptions as ai
from pydantic_ai.direct import model_request_stream
from pydantic_ai.messages import (
    ModelRequest,
    ModelResponseStreamEvent,
    PartDeltaEvent,
    PartStartEvent,
    SystemPromptPart,
    TextPart,
    TextPartDelta,
    UserPromptPart,
)
from pydantic_ai.models import Model, StreamedResponse
from pydantic_ai.settings import ModelSettings

from everdraft.llm.failures import ModelFailure
from everdraft.llm.spec import ModelSpec

__all__ = ["ProviderModel", "StreamedResponse"]

ProviderModel = Model[Any]

# Counts that make no sense are counted anew by us; a line on stderr would help nobody.
warnings.filterwarnings("ignore", category=ai.UsageExtractionFailedWarning)

# From the particular to the general: the first that fits names the failure.
_CODES: tuple[tuple[type[Exception], str], ...] = (
    (ai.ModelTimeoutError, "model_timeout"),
    (ai.ModelRequestTimeout, "model_timeout"),
    (ai.ModelRateLimitError, "model_overloaded"),
    (ai.ModelUnavailableError, "model_overloaded"),
    (ai.ModelServerError, "model_failed"),
    (ai.ModelQuotaExceededError, "model_quota"),
    (ai.ModelAuthenticationError, "model_auth"),
    (ai.ModelNotFoundError, "model_unknown"),
    (ai.ModelContextWindowExceededError, "model_too_long"),
    (ai.ModelRequestRejectedError, "model_rejected"),
    (ai.ContentFilterError, "model_refused"),
    (httpx2.TimeoutException, "model_timeout"),
)


def provider_model(spec: ModelSpec, http_client: httpx2.AsyncClient) -> ProviderModel:
    """The provider's model, speaking through the given client, without retries of its own."""
    build = _anthropic if spec.provider == "anthropic" else _chat_completions
    return build(spec, http_client)


def _anthropic(spec: ModelSpec, http_client: httpx2.AsyncClient) -> ProviderModel:
    from anthropic import AsyncAnthropic
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    client = AsyncAnthropic(
        api_key=spec.api_key or "none",
        base_url=spec.base_url,
        http_client=http_client,
        timeout=http_client.timeout,
        max_retries=0,
    )
    return AnthropicModel(spec.model_name, provider=AnthropicProvider(anthropic_client=client))


def _chat_completions(spec: ModelSpec, http_client: httpx2.AsyncClient) -> ProviderModel:
    """Chat completions, named as such: for a bare `openai:NAME` pydantic-ai takes another API."""
    from openai import AsyncOpenAI
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.profiles.openai import OpenAIModelProfile
    from pydantic_ai.providers.openai import OpenAIProvider
    from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

    client = AsyncOpenAI(
        api_key=spec.api_key or "none",
        base_url=spec.base_url,
        http_client=http_client,
        timeout=http_client.timeout,
        max_retries=0,
    )
    # The environment's OPENAI_ORG_ID and OPENAI_PROJECT_ID are no business of other servers.
    client.organization = client.project = None
    own_openai = spec.provider == "openai" and not spec.own_address
    provider = (
        OpenAIProvider(openai_client=client)
        if own_openai
        else OpenAICompatibleProvider(spec.provider, openai_client=client)
    )
    profile = OpenAIModelProfile(
        openai_chat_streaming_requires_finish_reason=True,
        openai_chat_supports_max_completion_tokens=own_openai,
    )
    return OpenAIChatModel(spec.model_name, provider=provider, profile=profile)


def request(
    model: ProviderModel, rules: str, text: str, answer_tokens_max: int
) -> AbstractAsyncContextManager[StreamedResponse]:
    """One request that streams; it is sent when the context is entered."""
    parts = [SystemPromptPart(rules), UserPromptPart(text)]
    settings = ModelSettings(max_tokens=answer_tokens_max)
    return model_request_stream(model, [ModelRequest(parts=parts)], model_settings=settings)


def failure_of(error: Exception, model: str, *, delivered: bool) -> ModelFailure:
    """What went wrong, in our words. ``delivered``: some of the text had come."""
    for cause in _chain(error):
        if isinstance(cause, ModelFailure):
            return cause  # ours, on its way through their layers
        if isinstance(cause, ssl.SSLCertVerificationError):
            return ModelFailure("model_certificate", model, detail=type(cause).__name__)
    detail = type(error).__name__
    if isinstance(error, ai.ModelHTTPError):
        detail = f"{detail} {error.status_code}"
    after = error.retry_after if isinstance(error, ai.ModelAPIError) else None
    code = _code(error, delivered)
    return ModelFailure(code, model, detail=detail, retry_after_seconds=after)


def was_refused(error: Exception) -> bool:
    """Whether the provider answered with a status that is none of success."""
    return isinstance(error, ai.ModelHTTPError)


def _code(error: Exception, delivered: bool) -> str:
    if isinstance(error, ai.ModelConnectionError) and error.phase in {"pool", "connect"}:
        return "model_unreachable"
    for kind, code in _CODES:
        if isinstance(error, kind):
            return code
    if isinstance(error, ai.ModelConnectionError):
        return "model_cut" if delivered or error.phase is not None else "model_unreachable"
    if isinstance(error, httpx2.TransportError):
        return "model_cut"
    if isinstance(error, ai.ModelAPIError):
        if "finish_reason" in error.message:
            return "model_cut"
        return "model_failed" if error.in_stream else "model_junk"
    return "model_junk"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it was raised from."""
    current: BaseException | None = error
    for _ in range(10):
        if current is None:
            return
        yield current
        current = current.__cause__ or current.__context__


def text_of(event: ModelResponseStreamEvent) -> str:
    """The text of an event; what a model thinks before it speaks is none."""
    if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
        return event.part.content
    if isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
        return event.delta.content_delta
    return ""


def price_usd(spec: ModelSpec, input_tokens: int, output_tokens: int) -> float | None:
    """What the tokens cost at the provider's list price; None where there is none.

    A model on this machine costs nothing. A server of one's own may forward to anything.
    """
    if spec.own_address or spec.provider == "ollama":
        return 0.0 if spec.provider == "ollama" and not spec.remote else None
    usage = PricedUsage(input_tokens=input_tokens, output_tokens=output_tokens)
    try:
        priced = calc_price(usage, spec.model_name, provider_id=spec.provider)
    except LookupError:
        return None
    return float(priced.total_price)
