"""Backups: of one moment, checked byte by byte, restored into emptiness alone."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path
from time import monotonic

import apsw
import pytest

from everdraft.base.errors import BadInput, OurFault
from everdraft.storage.backup import DATABASE, restore_backup, write_backup
from everdraft.storage.files import DiskFiles
from everdraft.storage.sqlite import SqliteStore
from everdraft.streams.store import Append, Commit, NewStream

NOW = "2026-01-01T00:00:00.000Z"
PATIENCE_SECONDS = 60


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir()
    store = SqliteStore(made / DATABASE)
    await store.commit(
        [
            Commit(creates=(NewStream("s", "ana", "application/json", NOW),)),
            Commit((Append("s", 0, 1, ("one", "two")),)),
        ]
    )
    DiskFiles(made / "files").put("ana", b"a cv")
    return made  # the store stays open, as that of a running server


async def test_a_backup_of_an_open_folder_comes_back_whole(folder: Path, tmp_path: Path) -> None:
    manifest = write_backup(folder, tmp_path / "b.zip", NOW)
    assert len(manifest["sha256"]) == 2
    assert restore_backup(tmp_path / "b.zip", tmp_path / "again") == manifest
    store = SqliteStore(tmp_path / "again" / DATABASE)
    assert [event.body for event in await store.read("s", 0, 10)] == ["one", "two"]
    files = DiskFiles(tmp_path / "again" / "files")
    assert files.get("ana", files.put("ana", b"a cv")) == b"a cv"
    store.close()


async def test_a_backup_ends_although_somebody_writes_all_the_time(
    folder: Path, tmp_path: Path
) -> None:
    busy = apsw.Connection(str(folder / DATABASE))
    busy.execute("CREATE TABLE ballast (bytes BLOB)")
    with busy:
        busy.executemany("INSERT INTO ballast VALUES (randomblob(?))", [(4_000,)] * 4_000)
    done = threading.Event()

    def back_up() -> None:
        write_backup(folder, tmp_path / "b.zip", NOW)
        done.set()

    backing_up = threading.Thread(target=back_up, daemon=True)
    backing_up.start()
    written = 0
    deadline = monotonic() + PATIENCE_SECONDS
    while not done.is_set() and monotonic() < deadline:
        busy.execute("INSERT INTO ballast VALUES (x'00')")
        written += 1
    assert done.is_set(), "it waits for a pause that never comes"
    assert written
    busy.close()
    backing_up.join()
    restore_backup(tmp_path / "b.zip", tmp_path / "again")
    restored = apsw.Connection(str(tmp_path / "again" / DATABASE))
    ((count,),) = restored.execute("SELECT count(*) FROM ballast")
    restored.close()
    assert count >= 4_000, "all of it was copied"


def test_a_disk_that_takes_no_backup_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OurFault) as refused:
        write_backup(folder, tmp_path / "no such folder" / "b.zip", NOW)
    assert refused.value.code == "not_saved"
    (folder / DATABASE).write_bytes(b"no database at all, but long enough to look at" * 100)
    with pytest.raises(OurFault) as refused:
        write_backup(folder, tmp_path / "b.zip", NOW)
    assert refused.value.code == "not_saved"
    assert not list(tmp_path.glob("*b.zip*"))


def test_nothing_is_overwritten(folder: Path, tmp_path: Path) -> None:
    write_backup(folder, tmp_path / "b.zip", NOW)
    with pytest.raises(BadInput, match="there already"):
        write_backup(folder, tmp_path / "b.zip", NOW)
    with pytest.raises(BadInput, match="not empty"):
        restore_backup(tmp_path / "b.zip", folder)
    with pytest.raises(BadInput, match="nothing to back up"):
        write_backup(tmp_path / "nowhere", tmp_path / "c.zip", NOW)


def rewrite(source: Path, target: Path, name: str, data: bytes) -> None:
    """A copy of a zip with one member replaced or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)


def test_a_damaged_backup_is_refused_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    write_backup(folder, tmp_path / "b.zip", NOW)
    rewrite(tmp_path / "b.zip", tmp_path / "flipped.zip", DATABASE, b"not what it was")
    (tmp_path / "noise.zip").write_bytes(b"PK\x03\x04 and then nothing")
    evil = b'{"format":1,"schema":1,"sha256":{"files/../../evil":"x"}}'
    rewrite(tmp_path / "b.zip", tmp_path / "evil.zip", "manifest.json", evil)
    for name in ("flipped.zip", "noise.zip", "evil.zip", "missing.zip"):
        with pytest.raises(BadInput, match="no whole backup"):
            restore_backup(tmp_path / name, tmp_path / "again")
        assert not (tmp_path / "again").exists()


def test_a_backup_of_a_newer_version_is_refused(folder: Path, tmp_path: Path) -> None:
    write_backup(folder, tmp_path / "b.zip", NOW)
    newer = b'{"format":1,"schema":99,"sha256":{}}'
    rewrite(tmp_path / "b.zip", tmp_path / "newer.zip", "manifest.json", newer)
    with pytest.raises(BadInput, match="newer"):
        restore_backup(tmp_path / "newer.zip", tmp_path / "again")
