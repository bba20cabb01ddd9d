"""The real server as a process: started as a user would, killed as a power cut would."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from everdraft.llm.wire import FORBID_VARIABLE
from tests.support.starting import Process, start

START_SECONDS = 30


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(look: Callable[[], Any], what: str) -> Any:
    """What ``look`` gives, once that is something; another process is at work meanwhile."""
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline:
        found = look()
        if found:
            return found
        sleep(0.05)  # house: waiting for another process
    raise AssertionError(f"waited in vain for {what}")


def without_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment without a developer's own settings; what keeps tests off the network stays."""
    return {
        name: value
        for name, value in environment.items()
        if not name.startswith("EVERDRAFT_") or name == FORBID_VARIABLE
    }


@dataclass
class ServerProcess:
    """``everdraft serve`` on a folder and a port that stay the same over kills and restarts."""

    data_dir: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> ServerProcess:
        """Starts it and waits until /readyz says 200."""
        command = ["serve", "--port", str(self.port), "--data", str(self.data_dir)]
        environment = {**without_settings(os.environ), **self.environment}
        path = self.data_dir.parent / f"{self.data_dir.name}.log"
        with path.open("ab") as log, Path(os.devnull).open("rb") as nothing:
            files = nothing.fileno(), log.fileno(), log.fileno()
            self.process = start(command, environment, *files)
        deadline = monotonic() + START_SECONDS
        while monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended: {self.log_text()[-2000:]}")
            try:
                if self.get("/readyz")[0] == 200:
                    return self
            except OSError:
                pass
            sleep(0.02)  # house: waiting for another process
        raise RuntimeError(f"the server is not ready: {self.log_text()[-2000:]}")

    def log_text(self) -> str:
        return (self.data_dir.parent / f"{self.data_dir.name}.log").read_text("utf-8", "replace")

    def kill(self) -> None:
        """SIGKILL to the whole process group."""
        self._signal(signal.SIGKILL)

    def terminate(self) -> int:
        """SIGTERM; gives the exit code."""
        process = self.process
        assert process is not None
        process.send_signal(signal.SIGTERM)
        code = process.wait(START_SECONDS)
        self.process = None
        return code

    def _signal(self, number: int) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, number)
            self.process.wait(START_SECONDS)
            self.process = None

    def stop(self) -> None:
        """For fixtures: whatever state it is in, it is gone afterwards."""
        if self.process is not None and self.process.poll() is None:
            self.kill()
        self.process = None

    # -- a small client ----------------------------------------------------------------------

    def request(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout_seconds: float = 30,
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout_seconds)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return response.status, names, response.read()
        finally:
            connection.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, Any]:
        status, _, body = self.request("GET", path, headers=headers)
        return status, json.loads(body) if body else None

    def post(self, path: str, value: Any = None) -> tuple[int, Any]:
        headers = {"content-type": "application/json", "accept": "application/json"}
        status, _, body = self.request("POST", path, json.dumps(value or {}).encode(), headers)
        return status, json.loads(body) if body else None

    def upload(self, file_name: str, data: bytes, path: str = "/api/resumes") -> tuple[int, Any]:
        body, content_type = multipart(file_name, data)
        headers = {"content-type": content_type, "accept": "application/json"}
        status, _, answer = self.request("POST", path, body, headers)
        return status, json.loads(answer) if answer else None

    def events(
        self, run_id: str, after: int | None = None, timeout_seconds: float = 30
    ) -> Iterator[SseEvent]:
        """Complete events of a run's stream until the connection ends, however it ends."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout_seconds)
        headers = {"accept": "text/event-stream"}
        if after is not None:
            headers["last-event-id"] = str(after)
        try:
            connection.request("GET", f"/api/runs/{run_id}/events", headers=headers)
            response = connection.getresponse()
            if response.status != 200:
                return
            yield from parse_stream(response)
        except (OSError, http.client.HTTPException):
            return
        finally:
            connection.close()


@dataclass(frozen=True)
class SseEvent:
    """One complete frame, its bytes as received."""

    id: int
    kind: str
    data: str
    raw: bytes

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.data)


def parse_stream(response: http.client.HTTPResponse) -> Iterator[SseEvent]:
    """Frames as they complete; what has no blank line behind it was never received."""
    buffer = b""
    while chunk := response.read1(65_536):
        buffer += chunk
        *whole, buffer = buffer.split(b"\n\n")
        for block in whole:
            fields: dict[str, str] = {}
            for line in block.decode().split("\n"):
                name, _, value = line.partition(": ")
                if name:
                    fields[name] = value
            if "id" in fields:
                yield SseEvent(int(fields["id"]), fields["event"], fields["data"], block)


def multipart(file_name: str, data: bytes, fields: Mapping[str, str] | None = None):
    """A multipart body with one file, and its content type."""
    boundary = "everdraft-test-boundary"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in (fields or {}).items()
    ]
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file_name}"\r\n'
    )
    parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
    body = b"".join(parts) + f"--{boundary}--\r\n".encode()
    return body, f"multipart/form-data; boundary={boundary}"
