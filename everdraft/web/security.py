"""What stands before every handler: who may call this host, from where, with how much.

Three guards and the headers. The Host allow-list stops DNS rebinding: without it any page on the
web could read a server on loopback by pointing its own name there. Requests that change something
must come from our own pages, by Sec-Fetch-Site or, on plain http where browsers leave that out, by
Origin. Bodies are counted as they come.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from everdraft.base.errors import BadInput, EverdraftError
from everdraft.web.errors import answer

BODY_BYTES_LIMIT = 6 * 1024 * 1024
BODY_WAIT_SECONDS = 60.0
"""Longest silence inside a request's body."""
KEPT_LONGER = {"/client/alive.js": "max-age=86400"}
"""What a browser must have at hand when the server is not there to be asked."""
LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def host_name(host: str) -> str:
    """The name in a Host header or an origin's authority, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].rstrip(".").lower()


def is_same_origin(headers: Headers) -> bool:
    """Whether a changing request comes from our own pages, or from a program without a browser."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return True  # browsers send Origin with every POST: this is curl or a script
    return origin.partition("://")[2] == headers.get("host", "")


class Guard:
    """The middleware."""

    def __init__(self, app: ASGIApp, allowed_hosts: Collection[str]) -> None:
        self._app = app
        self._allowed = frozenset(allowed_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused is not None:
            response = await answer(Request(scope, receive), refused)
            await response(scope, receive, _with_headers(send))
            return
        # Modules and styles may be kept and asked about by their ETag; answers about people not.
        path = scope["path"]
        caching = "no-cache" if path.startswith("/client/") else "no-store"
        await self._app(
            scope, _counted(receive), _with_headers(send, KEPT_LONGER.get(path, caching))
        )

    def _refusal(self, scope: Scope) -> EverdraftError | None:
        headers = Headers(scope=scope)
        if host_name(headers.get("host", "")) not in self._allowed:
            return BadInput(
                "This server does not answer under that name.",
                code="unknown_host",
                action="Open it as localhost, or add the name to EVERDRAFT_ALLOWED_HOSTS.",
                status=421,
            )
        if scope["method"] not in SAFE_METHODS and not is_same_origin(headers):
            return BadInput(
                "That request came from another site.",
                code="cross_origin",
                action="Use this server's own pages.",
                status=403,
            )
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > BODY_BYTES_LIMIT:
            return _too_large()
        return None


def _too_large() -> BadInput:
    return BadInput(
        "The file is larger than 5 MiB.",
        code="too_large",
        action="Save it as a smaller PDF, without large pictures, and try again.",
        status=413,
    )


def _too_slow() -> BadInput:
    return BadInput(
        "The rest of the request did not come.",
        code="too_slow",
        action="Send it again.",
        status=408,
    )


def _counted(receive: Receive) -> Receive:
    total = 0

    whole = False

    async def counting() -> Message:
        nonlocal total, whole
        try:
            # After the body, what is waited for is the end of the connection: that may take days.
            message = await asyncio.wait_for(receive(), None if whole else BODY_WAIT_SECONDS)
        except TimeoutError:
            raise _too_slow() from None
        whole = not message.get("more_body", False)
        total += len(message.get("body", b""))
        if total > BODY_BYTES_LIMIT:
            raise _too_large()
        return message

    return counting


def _with_headers(send: Send, caching: str = "no-store") -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
            if "cache-control" not in headers:
                headers["Cache-Control"] = caching
        await send(message)

    return sending
