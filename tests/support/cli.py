"""The command line as a user has it: a process on a folder, its output, its signals."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import selectors
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import Any

from tests.support.server import without_settings
from tests.support.starting import Process, start

WAIT_SECONDS = 60.0


@dataclass
class Answer:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Cli:
    """``everdraft`` on one data folder. ``environment`` comes on top of a clean one."""

    data_dir: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def with_environment(self, **more: str) -> Cli:
        """The same folder under other variables."""
        return Cli(self.data_dir, {**self.environment, **more})

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """Runs a command to its end."""
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            process = self._start(arguments, given.fileno(), out.fileno(), err.fileno())
            try:
                code = process.wait(WAIT_SECONDS)
            finally:
                process.send_signal(signal.SIGKILL)
            out.seek(0)
            err.seek(0)
            return Answer(code, out.read().decode(), err.read().decode())

    def on_a_terminal(self, *arguments: str) -> tuple[int, str]:
        """Runs a command on a terminal of its own; its exit code and all that was drawn."""
        ours, theirs = pty.openpty()
        process = self._start(arguments, theirs, theirs, theirs)
        os.close(theirs)
        drawn = b""
        with contextlib.suppress(OSError):  # EIO: the last one who could write has gone
            while data := os.read(ours, 65_536):
                drawn += data
        os.close(ours)
        return process.wait(WAIT_SECONDS), drawn.decode()

    def begin(self, *arguments: str) -> Started:
        """Starts a command and leaves it running."""
        out, their_out = os.pipe()
        err, their_err = os.pipe()
        with Path(os.devnull).open("rb") as nothing:
            process = self._start(arguments, nothing.fileno(), their_out, their_err)
        os.close(their_out)
        os.close(their_err)
        return Started(process, out, err)

    def _start(self, arguments: tuple[str, ...], stdin: int, stdout: int, stderr: int) -> Process:
        return start(arguments, self._environment(), stdin, stdout, stderr)

    def _environment(self) -> dict[str, str]:
        clean = {
            name: value
            for name, value in without_settings(os.environ).items()
            if not name.startswith("LC_") and name not in ("LANG", "LANGUAGE")
        }
        own = {"EVERDRAFT_DATA_DIR": str(self.data_dir), "LANG": "C.UTF-8"}
        return {**clean, **own, **self.environment}


class Started:
    """A running command whose output is read as it comes."""

    def __init__(self, process: Process, out: int, err: int) -> None:
        self.process = process
        self.out = b""
        self.err = b""
        self._selector = selectors.DefaultSelector()
        self._open = {"out": out, "err": err}
        for name, descriptor in self._open.items():
            self._selector.register(descriptor, selectors.EVENT_READ, name)

    def until(self, holds: Callable[[Started], bool]) -> None:
        """Reads on until ``holds``; fails when it ends, or does not come, before that."""
        deadline = monotonic() + WAIT_SECONDS
        while not holds(self):
            assert self._read(deadline), f"it never came: {self.out!r} {self.err!r}"

    def end(self) -> Answer:
        """Reads to the end; gives how it ended."""
        deadline = monotonic() + WAIT_SECONDS
        while self._read(deadline):
            pass
        code = self.process.wait(WAIT_SECONDS)
        return Answer(code, self.out.decode(), self.err.decode())

    def interrupt(self) -> Answer:
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.end()

    def terminate(self) -> Answer:
        """SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def _read(self, deadline: float) -> bool:
        if not self._selector.get_map():
            return False
        ready = self._selector.select(max(0.0, deadline - monotonic()))
        assert ready, f"it says nothing more: {self.out!r} {self.err!r}"
        for key, _ in ready:
            data = os.read(key.fd, 65_536)
            if not data:
                self._close(key.data)
            setattr(self, key.data, getattr(self, key.data) + data)
        return True

    def close_out(self) -> None:
        """Stops reading stdout and closes it, as `| head` does."""
        self._close("out")

    def _close(self, name: str) -> None:
        descriptor = self._open.pop(name)
        self._selector.unregister(descriptor)
        os.close(descriptor)

    def stop(self) -> None:
        """For fixtures: whatever state it is in, it is gone afterwards."""
        self.process.send_signal(signal.SIGKILL)
        for name in [*self._open]:
            self._close(name)
        self._selector.close()
        self.process.wait(WAIT_SECONDS)


def screen_of(drawn: str) -> list[str]:
    """The lines that stand on a screen after what was drawn, as a terminal would have them."""
    lines, row, column = [""], 0, 0
    for piece in re.finditer(r"\x1b\[([?\d;]*)([A-Za-z])|\r|\n|[^\x1b\r\n]", drawn):
        if piece[0] == "\r":
            column = 0
        elif piece[0] == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif piece[2] == "A":
            row = max(0, row - int(piece[1] or 1))
        elif piece[2] == "K":
            lines[row] = "" if piece[1] == "2" else lines[row][:column]
        elif piece[2] is None:
            lines[row] = lines[row].ljust(column)[:column] + piece[0] + lines[row][column + 1 :]
            column += 1
    return [line.rstrip() for line in lines]


def complete_events(events: list[Any]) -> None:
    """Asserts that a log is whole: 1, 2, 3, …, and every finished section finished once."""
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    finished = [event["section"] for event in events if event["type"] == "section.completed"]
    assert len(finished) == len(set(finished))
