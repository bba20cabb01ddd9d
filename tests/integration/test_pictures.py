"""A picture of a CV, sent to a real server: refused with an offer, read where somebody asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typst

from everdraft.documents import recognition
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process

WORDS = rb"Ana Example \ ana\@example.com \ Baker, Example Ltd, January 2020 - March 2024"


def test_a_picture_is_read_where_that_is_installed_and_asked_for(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data").start()
    there = recognition.installed()
    status, refused = _start(server, b"")
    assert (status, refused["code"], refused["action"] != "") == (422, "no_text", True)
    assert refused.get("readPictures", False) is there
    status, answer = _start(server, b"true")
    assert status == (200 if there else 422)
    if there:
        reading = server.get(f"/api/resumes/{answer['resumeId']}/reading")[1]
        assert reading["cv"]["basics"]["email"] == "ana@example.com"
        assert reading["facts"]["recognised"] is True
        found = server.get(f"/api/resumes/{answer['resumeId']}/document")[1]
        page = server.request("GET", f"/documents/{found['id']}", headers={"accept": "text/html"})
        assert b"its words were recognised" in page[2]
    server.stop()


def _start(server: ServerProcess, asked: bytes) -> tuple[int, dict[str, str]]:
    parts = {
        b'"file"; filename="cv.png"': typst.compile(WORDS, format="png", ppi=150.0),
        b'"readPictures"': asked,
    }
    body = b"".join(
        b"--x\r\nContent-Disposition: form-data; name=%s\r\n\r\n%s\r\n" % part
        for part in parts.items()
    )
    headers = {"content-type": "multipart/form-data; boundary=x", "accept": "application/json"}
    path = "/api/analyze-resume-stream"
    status, _, said = server.request("POST", path, body + b"--x--\r\n", headers)
    return status, json.loads(said)
