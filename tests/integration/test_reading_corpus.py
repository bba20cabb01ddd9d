"""Files of other people, good and hostile: each is read or refused with a reason in ten seconds.

Hostile ones go through the upload of a real server, which answers as before afterwards, and the
worst through the command line.
"""

from __future__ import annotations

import dataclasses
import os
import pathlib
import time

import pytest

from everdraft.base.errors import Refused
from everdraft.documents import reader
from tests.support.cli import Cli
from tests.support.server import ServerProcess

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("EVERDRAFT_TEST_DATA", ROOT.parent / "shared" / "data"))
SECONDS = 10.0
GOOD = b"Nora Whitfield\nnora@example.com\n\nWORK\nClerk, Acme Ltd, 2019 - 2020\n"
CODES = {"too_large", "wrong_type", "encrypted", "broken", "empty", "no_text", "too_complex"}
UPLOADS = (".pdf", ".docx", ".txt", ".md", ".png", ".gif", ".jpg")


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    file: str
    result: str
    milliseconds: float
    pages: int = 0
    name: str = ""
    roles: int = 0

    def row(self) -> str:
        name = self.name.encode("ascii", "replace").decode()[:24]
        head = f"{self.file.encode('ascii', 'replace').decode()[-60:]:60} {self.result:12}"
        return f"{head} {self.pages:5} {name:24} {self.roles:5} {self.milliseconds:6.0f}"


async def outcome_of(shown: str, data: bytes) -> Outcome:
    started = time.monotonic()
    try:
        reading = await reader.read_document(data, shown)
    except Refused as error:
        said = error.code if error.sentence() and error.action else "says nothing"
        return Outcome(shown, said, (time.monotonic() - started) * 1000)
    spent = (time.monotonic() - started) * 1000
    cv = reading.cv
    return Outcome(shown, "read", spent, len(reading.pages), cv.basics.name, len(cv.work))


def files_of(kind: str) -> tuple[pathlib.Path, list[pathlib.Path]]:
    folder = DATA / kind
    if not folder.is_dir():
        pytest.skip(f"the files to try on are not here: {folder} (EVERDRAFT_TEST_DATA)")
    found = sorted(
        one for one in folder.rglob("*") if one.suffix.lower() in UPLOADS and one.name != "INDEX.md"
    )
    return folder, found


async def test_every_cv_is_read_or_refused(capsys: pytest.CaptureFixture[str]):
    folder, found = files_of("cv")
    with reader.warm_children():
        outcomes = [
            await outcome_of(str(path.relative_to(folder)), path.read_bytes()) for path in found
        ]
    with capsys.disabled():
        print(f"\n{'file':60} {'outcome':12} pages {'name':24} roles     ms")
        for one in outcomes:
            print(one.row())
    slow = [one.file for one in outcomes if one.milliseconds > SECONDS * 1000]
    assert slow == []
    assert {one.result for one in outcomes} <= CODES | {"read"}
    unread = [one for one in outcomes if one.result != "read"]
    assert len(unread) <= 0.15 * len(outcomes)


@pytest.mark.process
def test_hostile_uploads_are_answered_and_the_server_lives(tmp_path: pathlib.Path):
    folder, _ = files_of("bad-input")
    kinds = ("docx", "pdf", "polyglot", "text")
    chosen = [one for kind in kinds for one in sorted((folder / kind).iterdir())]
    chosen += sorted((folder / "json").iterdir())[::16]
    server = ServerProcess(tmp_path / "data").start()
    try:
        for path in chosen:
            started = time.monotonic()
            status, answer = server.upload(path.name, path.read_bytes())
            spent = time.monotonic() - started
            if status != 201:
                assert answer["code"] in CODES, path.name
                assert answer["action"], path.name
                assert status in (413, 415, 422), path.name
            assert spent < SECONDS, path.name
        assert server.get("/readyz")[0] == 200
        status, _ = server.upload("cv.txt", GOOD)
        assert status == 201
    finally:
        server.stop()


@pytest.mark.process
def test_the_command_line_answers_the_worst(tmp_path: pathlib.Path):
    folder, _ = files_of("bad-input")
    worst = ("docx/own_zip_bomb_one_part.docx", "docx/own_xxe_file.docx", "polyglot/rtf.pdf",
             "pdf/own_flate_bomb_128MiB_x2.pdf", "text/invalid_utf8.txt")  # fmt: skip
    for name in worst:
        answer = Cli(tmp_path / "data")("parse", str(folder / name), "--json")
        assert answer.code in (0, 2), name
        assert "Traceback" not in answer.err
        if answer.code:
            assert any(code in answer.err for code in CODES), answer.err


async def test_after_all_that_a_good_file_is_read_as_before():
    reading = await reader.read_document(GOOD, "cv.txt")
    assert (reading.cv.basics.name, len(reading.cv.work)) == ("Nora Whitfield", 1)
