"""Reading GET /api/events as a browser would: frames as they complete, with their cursor."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.support.server import ServerProcess


@dataclass(frozen=True)
class FeedFrame:
    """One complete frame of the stream of everything."""

    cursor: str
    kind: str
    data: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.data)

    @property
    def run_id(self) -> str:
        return self.json.get("runId", "")

    @property
    def is_event(self) -> bool:
        """Whether it is an event of a watched run."""
        return not self.kind.startswith("feed.")


@contextmanager
def following(
    server: ServerProcess, watch: str = "", last_event_id: str = "", after: str = ""
) -> Iterator[Iterator[FeedFrame]]:
    """A connection; its frames end when the connection does, however that is."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {"accept": "text/event-stream"}
    if last_event_id:
        headers["last-event-id"] = last_event_id
    try:
        connection.request("GET", f"/api/events?watch={watch}&after={after}", headers=headers)
        response = connection.getresponse()
        assert response.status == 200, response.read()
        yield _frames(response)
    finally:
        connection.close()


def _frames(response: http.client.HTTPResponse) -> Iterator[FeedFrame]:
    buffer = b""
    while True:
        try:
            chunk = response.read1(65_536)
        except (OSError, http.client.HTTPException):
            return
        if not chunk:
            return
        buffer += chunk
        *whole, buffer = buffer.split(b"\n\n")
        for block in whole:
            fields = dict(
                line.split(": ", 1) for line in block.decode().split("\n") if line[0] != ":"
            )
            if "id" in fields:
                yield FeedFrame(fields["id"], fields["event"], fields["data"])
