"""A disk without a free byte under the real server: said, deleted on, and over by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.cv import DATA, NAME
from tests.support.disk import fill, small_disk
from tests.support.server import ServerProcess, until

pytestmark = pytest.mark.process

__all__ = ["small_disk"]


def answer_of(server: ServerProcess, path: str, wanted: Callable[[int, Any], bool]) -> Any:
    """The answer, once it is as wanted."""

    def look() -> Any:
        status, answer = server.get(path)
        return answer if wanted(status, answer) else None

    return until(look, path)


@pytest.mark.plan(33, 91)
def test_it_is_said_deleting_works_and_the_run_goes_on_by_itself(small_disk: Path) -> None:
    environment = {"EVERDRAFT_MODEL": "scripted", "EVERDRAFT_PACE_MS": "20"}
    server = ServerProcess(small_disk / "data", environment).start()
    try:
        reserve = small_disk / "data" / "reserve"
        until(reserve.exists, "the reserve")
        other = server.upload("other.txt", DATA + b"\nInterests\nboats\n")[1]
        run = server.upload(NAME, DATA, "/api/analyze-resume-stream")[1]
        ballast = fill(small_disk)
        answer = answer_of(server, "/readyz", lambda status, _: status == 503)
        assert answer["status"] == "not_saved"
        assert "disk is full" in answer["reason"]
        # A commit that is small enough may still find room: it is said whenever one did not.
        path = f"/api/runs/{run['id']}"
        answer_of(server, path, lambda _, run: run["notSaved"] == "Not saved: disk full")
        page = f"/runs/{run['id']}"
        assert until(
            lambda: b">Not saved: disk full</p>" in server.request("GET", page)[2], "the words"
        )
        status, refused = server.upload("third.txt", DATA + b"\nInterests\nships\n")
        assert (status, refused["code"]) == (507, "not_saved")

        assert server.request("DELETE", f"/api/resumes/{other['id']}")[0] == 204
        assert server.get(f"/api/resumes/{other['id']}")[0] == 404
        assert not reserve.exists(), "it was given up for that"

        ballast.unlink()
        ready = answer_of(server, "/readyz", lambda status, _: status == 200)
        assert ready == {"status": "ready"}
        done = answer_of(server, path, lambda _, run: run["status"] == "COMPLETED")
        assert done["notSaved"] == ""
        assert until(reserve.exists, "the reserve"), "and it is kept aside again"
    finally:
        server.stop()
