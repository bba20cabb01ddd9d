"""Processes of `everdraft`: forks of one that has it imported, or interpreters of their own."""

from __future__ import annotations

import atexit
import json
import os
import select
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Process:
    """A running command, with the part of `subprocess.Popen` that tests use."""

    def __init__(self, arguments: Sequence[str], status: int) -> None:
        self.args = list(arguments)
        self.returncode: int | None = None
        self._status = status
        self._told = b""
        self.pid = int(self._next(None) or b"0")

    def _next(self, timeout_seconds: float | None) -> bytes | None:
        """The next line about the process; None when it did not come in time."""
        while b"\n" not in self._told:
            if not select.select([self._status], [], [], timeout_seconds)[0]:
                return None
            told = os.read(self._status, 64)
            assert told, "nobody keeps the process"
            self._told += told
        line, _, self._told = self._told.partition(b"\n")
        return line

    def poll(self) -> int | None:
        """The exit code, minus the signal's number for one that was killed; None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, when it is there. Raises `subprocess.TimeoutExpired`."""
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        return code

    def _ended(self, timeout_seconds: float | None) -> int | None:
        if self.returncode is None:
            told = self._next(timeout_seconds)
            if told is not None:
                self.returncode = int(told)
                os.close(self._status)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """A signal to the process alone."""
        if self.poll() is None:
            os.kill(self.pid, number)


def start(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    stdin: int,
    stdout: int,
    stderr: int,
) -> Process:
    """Starts ``everdraft`` with these files, in a session of its own."""
    ours, theirs = os.pipe()
    request = {
        "arguments": list(arguments),
        "environment": dict(environment),
        "folder": str(Path.cwd()),
    }
    files = [stdin, stdout, stderr, theirs]
    socket.send_fds(_zygote(), [json.dumps(request).encode()], files)
    os.close(theirs)
    return Process(arguments, ours)


@cache
def _zygote() -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.zygote", str(theirs.fileno())],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
        start_new_session=True,
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours
