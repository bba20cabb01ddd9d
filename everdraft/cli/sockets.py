"""Where a server listens: a TCP address for browsers, a socket in its folder for commands."""

from __future__ import annotations

import contextlib
import errno
import http.client
import ipaddress
import json
import os
import socket
import tempfile
from collections.abc import Generator
from pathlib import Path

from everdraft.base.errors import BadInput, Conflict, OurFault

SOCKET_NAME = "server.sock"
PATH_BYTES_LIMIT = 100  # the kernel takes 107 bytes on Linux and 103 on macOS
BACKLOG = 2048
PROBE_SECONDS = 2.0
PORTS_TRIED = 20


@contextlib.contextmanager
def reachable(folder: Path) -> Generator[str]:
    """A path to the folder's socket that is short enough for the kernel while the context lasts."""
    path = str(folder / SOCKET_NAME)
    if len(os.fsencode(path)) <= PATH_BYTES_LIMIT:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="everdraft-") as short:
        link = Path(short) / "d"
        link.symlink_to(folder, target_is_directory=True)
        yield str(link / SOCKET_NAME)


def has_unix_sockets() -> bool:
    """Whether this system has them; Windows does not."""
    return hasattr(socket, "AF_UNIX")


def bind_folder_socket(folder: Path) -> socket.socket:
    """The socket for commands, mode 0600. Call it with the folder's lock held.

    Whoever holds the lock is the only server: a socket that is there is left from a killed one.
    """
    (folder / SOCKET_NAME).unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    mask = os.umask(0o177)
    try:
        with reachable(folder) as path:
            listener.bind(path)
    except OSError:
        listener.close()
        raise
    finally:
        os.umask(mask)
    listener.listen(BACKLOG)
    return listener


def server_answers(folder: Path) -> bool:
    """Whether a server listens on the folder's socket; a stale socket refuses at once."""
    if not has_unix_sockets() or not (folder / SOCKET_NAME).exists():
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe, reachable(folder) as path:
        probe.settimeout(PROBE_SECONDS)
        try:
            probe.connect(path)
        except OSError:
            return False
        return True


def addresses_of(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    """What a host name stands for, IPv4 first. Raises `BadInput` for one that is unknown."""
    try:
        found = socket.getaddrinfo(host or "0.0.0.0", port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise BadInput(
            "There is no address %(host)s to listen on.",
            code="unknown_address",
            action="Use 127.0.0.1 for this machine alone.",
            host=host,
        ) from unknown
    known = {(family, (str(place[0]), port)) for family, _, _, _, place in found}
    return sorted(known, key=lambda one: one[0] != socket.AF_INET)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    return all(
        ipaddress.ip_address(address.partition("%")[0]).is_loopback
        for _, (address, _) in addresses_of(host, 0)
    )


def bind_address(host: str, port: int) -> socket.socket:
    """A listening TCP socket. Raises `Conflict` for a busy port, saying which one is free."""
    family, place = addresses_of(host, port)[0]
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(BACKLOG)
    except OSError as failure:
        listener.close()
        raise _explained(failure, host, port) from failure
    listener.setblocking(False)
    return listener


def _explained(failure: OSError, host: str, port: int) -> Exception:
    if failure.errno == errno.EADDRINUSE:
        return _busy(host, port)
    if failure.errno in (errno.EACCES, errno.EPERM):
        return BadInput(
            "Port %(port)d is not for ordinary users.",
            code="port_forbidden",
            action="Choose one above 1023 with --port.",
            port=port,
        )
    if failure.errno == errno.EADDRNOTAVAIL:
        return BadInput(
            "This machine does not have the address %(host)s.",
            code="unknown_address",
            action="Use 127.0.0.1 for this machine alone.",
            host=host,
        )
    return OurFault(
        "The address %(host)s cannot be used: %(reason)s",
        code="address_unusable",
        action="Choose another one with --host and --port.",
        host=host,
        reason=failure.strerror or str(failure),
    )


def _busy(host: str, port: int) -> Conflict:
    free = _free_port(host, port + 1)
    if is_everdraft(host, port):
        return Conflict(
            "An Everdraft already runs at http://%(place)s:%(port)d",
            code="port_busy",
            action="Open that address, or start another one with its own --data and --port.",
            place=host_in_url(host),
            port=port,
        )
    return Conflict(
        "Another program is using port %(port)d. Port %(free)d is free: --port %(free)d",
        code="port_busy",
        action="Choose another port, or stop the program that has this one.",
        port=port,
        free=free,
    )


def _free_port(host: str, first: int) -> int:
    family, (address, _) = addresses_of(host, first)[0]
    for port in [*range(first, min(first + PORTS_TRIED, 65_536)), 0]:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            try:
                probe.bind((address, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return 0


def host_in_url(host: str) -> str:
    """A host as a URL has it: one that listens everywhere is reached as localhost."""
    if host in ("", "0.0.0.0", "::"):
        return "localhost"
    return f"[{host}]" if ":" in host else host


def is_everdraft(host: str, port: int) -> bool:
    """Whether what listens there is one of us, by its sign of life."""
    connection = http.client.HTTPConnection(host_in_url(host).strip("[]"), port, PROBE_SECONDS)
    try:
        return _word(connection, "/healthz", "product") == "everdraft"
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()


def _word(connection: http.client.HTTPConnection, path: str, name: str) -> object:
    connection.request("GET", path, headers={"host": f"localhost:{connection.port}"})
    answer = json.loads(connection.getresponse().read(1_000))
    return answer.get(name) if isinstance(answer, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
