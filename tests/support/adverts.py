"""A small server of pages on loopback, and a network on which names lead to it and nowhere else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpcore2

Answer = bytes | Callable[[socket.socket], None]


def page(
    body: str | bytes,
    *,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """A whole answer."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", "Connection: close"]
    lines += [f"Content-Type: {media_type}"] if media_type else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def redirect(to: str, status: str = "302 Found") -> bytes:
    """An answer that leads on."""
    return page("", status=status, Location=to)


def _host(head: str) -> str:
    lines = head.split("\r\n")
    return next((one[6:] for one in lines if one.lower().startswith("host: ")), "")


@dataclass
class AdvertServer:
    """Answers by ``Host`` and path, or by path alone; ``seen`` is every request's head."""

    answers: dict[str, Answer] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    touched: int = 0
    port: int = 0

    def __enter__(self) -> AdvertServer:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.touched += 1
            with connection, suppress(OSError):
                connection.settimeout(10)
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            chunk = connection.recv(65_536)
            if not chunk or head[:1] == b"\x16":
                break
            head += chunk
            if head[:1] == b"\x16":  # a TLS hello: it names the server it wants
                break
        text = head.decode("latin-1")
        self.seen.append(text)
        path = text.split(" ")[1] if text.count(" ") > 1 else ""
        host = _host(text)
        answer = self.answers.get(host + path, self.answers.get(path, page("no", status="404 No")))
        if callable(answer):
            answer(connection)
        else:
            connection.sendall(answer)


@dataclass
class LocalNetwork:
    """A resolver with a table, and a backend that brings every public address to one server.

    ``dialled`` is where connections were wanted; a private address is really dialled there, so
    that a listener sees whoever comes through.
    """

    server_port: int
    names: Mapping[str, Sequence[str] | Sequence[Sequence[str]]]
    dialled: list[tuple[str, int]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def resolve(self, host: str, _port: int) -> Sequence[str]:
        """The addresses of a name; a list of lists is a resolver that changes its mind."""
        self.asked.append(host)
        if host not in self.names:
            raise OSError("no such name")
        found = self.names[host]
        if found and not isinstance(found[0], str):
            return found[min(self.asked.count(host), len(found)) - 1]  # type: ignore[return-value]
        return found  # type: ignore[return-value]

    def backend(self) -> httpcore2.AsyncNetworkBackend:
        return _Dialler(self)


class _Dialler(httpcore2.AsyncNetworkBackend):
    def __init__(self, network: LocalNetwork) -> None:
        self._network = network
        self._inner: Any = httpcore2.AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, *more: Any, **named: Any) -> Any:
        self._network.dialled.append((host, port))
        return await self._inner.connect_tcp("127.0.0.1", self._network.server_port, *more, **named)
