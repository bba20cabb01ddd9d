"""Uploaded bytes: whole or not at all, checked at every read, apart for each owner."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from everdraft.base.errors import OurFault
from everdraft.storage.files import DiskFiles


@pytest.fixture
def files(tmp_path: Path) -> DiskFiles:
    return DiskFiles(tmp_path / "files")


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_come_back_and_lie_once(files: DiskFiles, tmp_path: Path) -> None:
    sha256 = files.put("ana", b"cv")
    assert files.put("ana", b"cv") == sha256
    assert files.get("ana", sha256) == b"cv"
    (path,) = stored(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_owners_of_the_same_bytes_have_two_files(files: DiskFiles, tmp_path: Path) -> None:
    sha256 = files.put("ana", b"cv")
    with pytest.raises(OurFault):
        files.get("ben", sha256)
    files.put("ben", b"cv")
    assert len(stored(tmp_path)) == 2
    files.delete("ana", sha256)
    assert files.get("ben", sha256) == b"cv"
    files.delete("ana", sha256)


def test_a_damaged_file_is_said_and_not_served(files: DiskFiles, tmp_path: Path) -> None:
    sha256 = files.put("ana", b"cv of ana")
    (path,) = stored(tmp_path)
    path.write_bytes(b"cv of anA")
    with pytest.raises(OurFault) as damaged:
        files.get("ana", sha256)
    assert damaged.value.code == "file_damaged"


def test_a_torn_write_is_written_again(files: DiskFiles, tmp_path: Path) -> None:
    sha256 = files.put("ana", b"cv of ana")
    (path,) = stored(tmp_path)
    path.write_bytes(b"cv")
    assert files.put("ana", b"cv of ana") == sha256
    assert files.get("ana", sha256) == b"cv of ana"


@pytest.mark.parametrize("sha256", ["..", "a" * 63, "A" * 64, "../" + "a" * 61])
def test_no_path_is_made_of_anything_but_a_hash(files: DiskFiles, sha256: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        files.get("ana", sha256)


def test_a_disk_that_does_not_take_it_is_an_error_with_words(
    files: DiskFiles, tmp_path: Path
) -> None:
    blocker = tmp_path / "files"
    blocker.rmdir()
    blocker.write_text("a file where a folder should be", "utf-8")
    with pytest.raises(OurFault) as refused:
        files.put("ana", b"cv")
    assert refused.value.code == "not_saved"
