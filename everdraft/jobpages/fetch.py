"""One page from outside: resolved once, checked, and fetched from that very address, within limits.

The connection is made to the address that was checked, while Host and TLS keep the name: a
resolver that changes its mind changes nothing. Redirects are followed by hand, each through the
same guard. No proxy, no cookie, no credential; nothing but a page's text is taken.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import httpcore2

from everdraft import __version__
from everdraft.jobpages.addresses import Guard, Target, parse_url
from everdraft.jobpages.problems import page_problem

SECONDS = 10.0
"""For everything: resolving, redirects, headers and body."""
BYTES_LIMIT = 2 * 1024 * 1024
REDIRECTS_LIMIT = 3
TEXT_TYPES = frozenset(
    {
        "",
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/json",
        "application/ld+json",
        "application/xml",
        "text/xml",
    }
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_WALLS = frozenset({401, 403, 407, 451, 999})
_HEADERS = (
    (b"User-Agent", f"Everdraft/{__version__} (one page, asked for by a person)".encode()),
    (b"Accept", b"text/html, application/xhtml+xml, application/json;q=0.9, text/plain;q=0.8"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"Connection", b"close"),
)

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: the bytes, decoded of their transport, and where they came from."""

    url: str
    media_type: str
    charset: str
    data: bytes


async def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses of a name, A and AAAA, in the system's order. Raises `OSError`."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


class CheckedBackend(httpcore2.AsyncNetworkBackend):
    """Connects to nothing but an address that the guard let through a moment before."""

    def __init__(
        self, guard: Guard, resolver: Resolve, inner: httpcore2.AsyncNetworkBackend
    ) -> None:
        self._guard = guard
        self._resolve = resolver
        self._inner = inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 -- the port's own name
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Resolves, checks every answer, and connects to the first that takes the connection."""
        host = host.removeprefix("[").removesuffix("]")
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as failure:
            raise httpcore2.ConnectError(str(failure)) from failure
        failed: Exception = httpcore2.ConnectError("no address")
        for address in self._guard.checked(host, port, addresses):
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failure:
                failed = failure
        raise failed

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.AsyncNetworkStream:
        """No page is behind a file."""
        raise httpcore2.ConnectError("no socket")

    async def sleep(self, seconds: float) -> None:
        """The pool's own pause between two tries."""
        await self._inner.sleep(seconds)


class Fetcher:
    """Fetches one page at a time for whoever asks; keeps nothing between two."""

    def __init__(
        self,
        guard: Guard,
        *,
        resolver: Resolve = resolve,
        backend: httpcore2.AsyncNetworkBackend | None = None,
        ssl_context: ssl.SSLContext | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._guard = guard
        inner = backend or cast("httpcore2.AsyncNetworkBackend", httpcore2.AnyIOBackend())
        self._backend = CheckedBackend(guard, resolver, inner)
        self._ssl_context = ssl_context
        self._seconds = seconds

    async def fetch(self, url: str) -> Page:
        """The page behind an address. Raises `BadInput` for an address that is none or refused,
        `OutsideFailure` for a page that cannot be had."""
        target = parse_url(url)
        self._guard.check(target)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(target)
        except (TimeoutError, httpcore2.TimeoutException) as failure:
            raise page_problem(
                "page_too_slow", host=target.host, seconds=round(self._seconds)
            ) from failure

    async def _follow(self, target: Target) -> Page:
        for _ in range(REDIRECTS_LIMIT + 1):
            found = await self._get(target)
            if isinstance(found, Page):
                return found
            target = self._guard.follow(target, found)
        raise page_problem("too_many_redirects")

    async def _get(self, target: Target) -> Page | str:
        """The page, or the address that it leads to."""
        pool = httpcore2.AsyncConnectionPool(
            ssl_context=self._ssl_context, max_connections=1, network_backend=self._backend
        )
        begun = False
        try:
            async with pool, pool.stream("GET", _url(target), headers=_headers(target)) as response:
                begun = True
                return await self._read(target, response)
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as failure:
            kind = "page_broke_off" if begun else "page_unreachable"
            raise page_problem(kind, host=target.host) from failure

    async def _read(self, target: Target, response: httpcore2.Response) -> Page | str:
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in response.headers
        }
        status = response.status
        if status in _REDIRECTS and headers.get("location"):
            return _utf8(headers["location"])
        if status in _GONE:
            raise page_problem("advert_expired")
        if status in _WALLS:
            raise page_problem("login_wall")
        if status != 200:
            raise page_problem("page_status", host=target.host, number=status)
        media_type, _, parameters = headers.get("content-type", "").partition(";")
        media_type = media_type.strip().lower()
        if media_type not in TEXT_TYPES:
            raise page_problem("page_not_text", type=media_type[:80])
        data = await _body(response.aiter_stream(), headers.get("content-encoding", ""))
        return Page(target.url, media_type, _charset(parameters), data)


def _url(target: Target) -> httpcore2.URL:
    """In its parts: taken from a text, a URL loses the ";parameters" of its path."""
    return httpcore2.URL(
        scheme=target.scheme.encode(),
        host=target.host.encode(),
        port=target.port,
        target=target.path.encode(),
    )


def _utf8(header: str) -> str:
    """Letters of a header as UTF-8, as browsers take them, when they are."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeDecodeError:
        return header


def _headers(target: Target) -> list[tuple[bytes, bytes]]:
    port = "" if target.port == (443 if target.scheme == "https" else 80) else f":{target.port}"
    host = f"[{target.host}]" if ":" in target.host else target.host
    return [(b"Host", f"{host}{port}".encode()), *_HEADERS]


def _charset(parameters: str) -> str:
    for one in parameters.split(";"):
        name, _, value = one.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()[:40]
    return ""


async def _body(chunks: AsyncIterator[bytes], encoding: str) -> bytes:
    """The body unpacked; never more than the limit is held, however small the packed one is."""
    unpack = _unpacker(encoding.strip().lower())
    body = bytearray()
    packed_count = 0
    async for chunk in chunks:
        packed_count += len(chunk)
        body += unpack(chunk, BYTES_LIMIT + 1 - len(body))
        if max(packed_count, len(body)) > BYTES_LIMIT:
            raise page_problem("page_too_large")
    return bytes(body)


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """What takes a chunk and the most that may come of it."""
    if encoding in ("", "identity"):
        return lambda chunk, most: chunk[:most]
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise page_problem("page_not_text", type=encoding[:80])
    inflate = zlib.decompressobj(31 if "gzip" in encoding else zlib.MAX_WBITS)
    first = True

    def unpack(chunk: bytes, most: int) -> bytes:
        nonlocal inflate, first
        try:
            return inflate.decompress(chunk, most)
        except zlib.error as failure:
            if not first or encoding != "deflate":
                raise page_problem("page_broke_off") from failure
            inflate = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers leave the frame out
            try:
                return inflate.decompress(chunk, most)
            except zlib.error as again:
                raise page_problem("page_broke_off") from again
        finally:
            first = False

    return unpack
