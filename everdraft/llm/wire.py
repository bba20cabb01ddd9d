"""The HTTP client of a model: where it may go, how long it waits, how much it takes."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

import httpx2

from everdraft.llm.failures import ModelFailure
from everdraft.llm.spec import ModelSpec, is_loopback

FORBID_VARIABLE = "EVERDRAFT_FORBID_REMOTE_MODELS"
RESPONSE_BYTES_MAX = 16 * 1024 * 1024
CONNECT_SECONDS_MAX = 10.0


def remote_forbidden() -> bool:
    """Whether the environment keeps every call on this machine, as all tests do."""
    return os.environ.get(FORBID_VARIABLE, "") not in {"", "0", "false"}


class _Capped(httpx2.AsyncByteStream):
    """A body that ends in a failure once it is longer than any answer."""

    def __init__(self, inner: httpx2.AsyncByteStream, model: str, bytes_max: int) -> None:
        self._inner = inner
        self._model = model
        self._bytes_left = bytes_max

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._inner:
            self._bytes_left -= len(part)
            if self._bytes_left < 0:
                raise ModelFailure("model_length", self._model, detail="bytes")
            yield part

    async def aclose(self) -> None:
        await self._inner.aclose()


def make_client(
    spec: ModelSpec, timeout_seconds: float, *, bytes_max: int = RESPONSE_BYTES_MAX
) -> httpx2.AsyncClient:
    """A client that calls this model's server and no other.

    Proxies of the environment are honoured, but never for a server on this machine. Redirects are
    not followed: they would carry the CV to a host that nobody named.
    """

    async def check_request(request: httpx2.Request) -> None:
        if remote_forbidden() and not is_loopback(request.url.host):
            raise ModelFailure("model_forbidden", spec.title)

    async def check_response(response: httpx2.Response) -> None:
        if response.is_redirect:
            raise ModelFailure("model_rejected", spec.title, detail="redirect")
        # Packed bodies could be small on the wire and endless in memory; none was asked for.
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise ModelFailure("model_junk", spec.title, detail="packed")
        content_type = response.headers.get("content-type", "").lower()
        if response.is_success and content_type.startswith("text/html"):
            raise ModelFailure("model_junk", spec.title, detail="html")
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Capped(response.stream, spec.title, bytes_max)

    return httpx2.AsyncClient(
        # Who calls keeps the time between two words; this is for what escapes them.
        timeout=httpx2.Timeout(timeout_seconds + 5, connect=CONNECT_SECONDS_MAX),
        trust_env=not spec.local_server,
        follow_redirects=False,
        headers={"accept-encoding": "identity"},
        event_hooks={"request": [check_request], "response": [check_response]},
    )
