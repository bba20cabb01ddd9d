"""A byte of the log that the disk has turned, under the real server: one run rests, no other."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from everdraft.storage.backup import DATABASE
from tests.support.cv import DATA, NAME
from tests.support.server import ServerProcess, until

pytestmark = pytest.mark.process

START = "/api/analyze-resume-stream"


def flip_a_byte(database: Path, run_id: str) -> None:
    """Turns one bit in the middle of one event of a run, while the server is down."""
    connection = apsw.Connection(str(database))
    ((key, seq, body),) = connection.execute(
        "SELECT e.stream_key, e.seq, e.body FROM events e JOIN streams s USING (stream_key) "
        'WHERE s.stream_id = ? AND e.body LIKE \'%"type":"delta"%\' ORDER BY e.seq LIMIT 1',
        (f"runs/{run_id}",),
    )
    data = bytearray(body.encode())
    data[len(data) // 2] ^= 0x80
    connection.execute(
        "UPDATE events SET body = CAST(? AS TEXT) WHERE stream_key = ? AND seq = ?",
        (bytes(data), key, seq),
    )
    connection.close()


@pytest.mark.plan(89)
def test_the_run_rests_its_page_opens_and_the_others_go_on(tmp_path: Path) -> None:
    environment = {"EVERDRAFT_MODEL": "scripted", "EVERDRAFT_PACE_MS": "30"}
    server = ServerProcess(tmp_path / "data", environment).start()
    try:
        damaged = server.upload(NAME, DATA, START)[1]
        other = server.upload("other.txt", DATA + b"\nInterests\nboats\n", START)[1]
        for run in (damaged, other):
            for event in server.events(run["id"]):
                if event.kind == "delta":
                    break
        server.kill()
        flip_a_byte(tmp_path / "data" / DATABASE, damaged["id"])
        server.start()

        path = f"/api/runs/{damaged['id']}"
        run = until(
            lambda: found if (found := server.get(path)[1])["status"] == "ERROR" else None, path
        )
        assert run["error"]["code"] == "log_damaged"
        assert not run["error"]["retryable"]
        assert run["sections"], "what stands before the damage is shown"
        status, _, page = server.request("GET", f"/runs/{damaged['id']}")
        assert status == 200
        assert b"the disk has damaged it" in page

        for event in server.events(other["id"]):
            last = event
        assert last.kind == "run.completed"
        assert server.log_text().count("run.log_damaged") == 1, "it is not tried again for ever"
        assert server.request("GET", "/")[0] == 200
        assert server.get("/readyz")[0] == 200
        assert server.post(f"{path}/cancel")[1]["status"] == "CANCELLED"
    finally:
        server.stop()
