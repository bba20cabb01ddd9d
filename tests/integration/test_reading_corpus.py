"""Files of other people, good and hostile: each is read or refused with a reason in ten seconds."""

from __future__ import annotations

import dataclasses
import os
import pathlib
import time

import pytest

from everdraft.base.errors import Refused
from everdraft.documents import reader

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("EVERDRAFT_TEST_DATA", ROOT.parent / "shared" / "data"))
SECONDS = 10.0
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


@pytest.mark.parametrize("kind", ["cv", "bad-input"])
async def test_every_file_is_read_or_refused(kind: str, capsys: pytest.CaptureFixture[str]):
    folder, found = files_of(kind)
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
    if kind == "cv":
        unread = [one for one in outcomes if one.result != "read"]
        assert len(unread) <= 0.15 * len(outcomes)


async def test_after_all_that_a_good_file_is_read_as_before():
    text = b"Nora Whitfield\nnora@example.com\n\nWORK\nClerk, Acme Ltd, 2019 - 2020\n"
    reading = await reader.read_document(text, "cv.txt")
    assert (reading.cv.basics.name, len(reading.cv.work)) == ("Nora Whitfield", 1)
