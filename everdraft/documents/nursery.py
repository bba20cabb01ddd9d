"""Children that start at once: a process that has everything loaded forks one for each document.

Loading the reader takes most of the time of a reading. The nursery loads it once; it never sees a
document, holds no secret and no file. Each child it forks reads one document under the limits of
`ReadLimits` and ends. Where a system offers no such thing, nothing here is used.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable

from everdraft.documents.limits import ReadLimits

#: The command that starts the nursery, given the number of its control socket.
Command = Callable[[int], list[str]]
PID_DIGITS = 12
START_SECONDS = 15.0
"""What a child may take to say that it is there, with the loading of the first."""


def available() -> bool:
    """True where a child can be forked, handed a socket, and killed without mistaking it."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open") and hasattr(socket, "send_fds")


class Nursery:
    """The process that forks; started with the first document, again when it has died."""

    def __init__(self, command: Command, start_seconds: float = START_SECONDS) -> None:
        self._command = command
        self._start_seconds = start_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def _started(self) -> socket.socket:
        if self._process is not None and self._process.poll() is None and self._control is not None:
            return self._control
        self.close()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                self._command(theirs.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        self._control = ours
        return ours

    async def run(self, order: bytes, data: bytes, limits: ReadLimits) -> tuple[bytes, bool] | None:
        """A child's answer and whether it was stopped or died; None if there was no child."""
        ours, theirs = socket.socketpair()
        with ours:
            try:
                with theirs:
                    socket.send_fds(self._started(), [b"d"], [theirs.fileno()])
            except OSError:
                self.close()
                return None
            asked = self._process
            ours.setblocking(False)
            try:
                async with asyncio.timeout(self._start_seconds):
                    handle = await _handle(ours)
            except TimeoutError:  # it is stuck: the next document gets another
                if asked is not None:
                    asked.kill()
                return None
            return None if handle is None else await _talk(ours, handle, order + data, limits)

    def close(self) -> None:
        """End the nursery; children that still read end by their own limits."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=2)
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()
            self._process = None


async def _talk(
    ours: socket.socket, handle: int, data: bytes, limits: ReadLimits
) -> tuple[bytes, bool]:
    try:
        async with asyncio.timeout(limits.wall_seconds):
            _, output = await asyncio.gather(_feed(ours, data), _collect(ours, limits.answer_bytes))
    except TimeoutError:
        return b"", True
    finally:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(handle, signal.SIGKILL)
        os.close(handle)
    whole = output is not None and output.endswith(b"\n")
    return output or b"", not whole


async def _handle(ours: socket.socket) -> int | None:
    """A handle on the child, which waits for its order: so no other process is ever meant."""
    loop = asyncio.get_running_loop()
    said = b""
    while not said.endswith(b"\n"):
        try:
            part = await loop.sock_recv(ours, 1)
        except OSError:
            part = b""
        if not part or len(said) > PID_DIGITS:
            return None
        said += part
    try:
        return os.pidfd_open(int(said))
    except (OSError, ValueError):
        return None


async def _feed(ours: socket.socket, data: bytes) -> None:
    with contextlib.suppress(OSError):
        await asyncio.get_running_loop().sock_sendall(ours, data)
        ours.shutdown(socket.SHUT_WR)


async def _collect(ours: socket.socket, most_bytes: int) -> bytes | None:
    """All that the child says, or None if it is longer than ``most_bytes``."""
    loop = asyncio.get_running_loop()
    parts: list[bytes] = []
    size = 0
    while True:
        try:
            part = await loop.sock_recv(ours, 65536)
        except OSError:
            return None
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > most_bytes:
            return None
        parts.append(part)
