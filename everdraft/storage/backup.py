"""A backup is one zip: the database as of one moment, the uploaded files it names, a manifest.

It can be made while the server runs: SQLite's own backup gives a consistent database, and files
never change once they are there. Restoring goes into an empty folder alone and checks every byte
before it says that it is done.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import apsw

from everdraft.base.errors import BadInput, OurFault
from everdraft.storage.connection import copy_database, is_whole, schema_version
from everdraft.storage.migrations import SCHEMA_VERSION

DATABASE = "everdraft.sqlite3"
FILES = "files"
MANIFEST = "manifest.json"
LAST_BACKUP = "last-backup.json"
FORMAT = 1


def write_backup(folder: Path, target: Path, created_at: str) -> dict[str, Any]:
    """Writes ``target`` from a data folder, whole or not at all; gives the manifest.

    Raises `BadInput` when the target is there already or the folder holds no database, `OurFault`
    (``not_saved``) when it cannot be written.
    """
    if target.exists():
        raise BadInput(
            "%(path)s is there already.",
            code="file_exists",
            action="Choose another name, or move that file away.",
            path=str(target),
        )
    if not (folder / DATABASE).exists():
        raise BadInput(
            "There is nothing to back up in %(path)s.",
            code="empty",
            action="Choose another folder with --data.",
            path=str(folder),
        )
    partial = target.with_name(f".{target.name}.partial")
    try:
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            snapshot = Path(scratch) / DATABASE
            copy_database(folder / DATABASE, snapshot)
            manifest = _write_zip(partial, snapshot, folder / FILES, created_at)
        partial.replace(target)
        _note(folder, target, created_at)
    except (OSError, apsw.Error) as failure:
        raise OurFault(
            "The backup could not be written: %(reason)s",
            code="not_saved",
            action="Free some space, or choose another place.",
            reason=getattr(failure, "strerror", None) or str(failure),
        ) from failure
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _note(folder: Path, target: Path, created_at: str) -> None:
    """Leaves word of the newest backup in the folder, for who asks how old it is."""
    note = folder / LAST_BACKUP
    note.touch(mode=0o600)
    note.write_text(json.dumps({"createdAt": created_at, "name": target.name}), "utf-8")


def last_backup_at(folder: Path) -> str:
    """When the newest backup of a folder was made; empty when none is known of."""
    try:
        return str(json.loads((folder / LAST_BACKUP).read_text("utf-8"))["createdAt"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def restore_backup(source: Path, folder: Path) -> dict[str, Any]:
    """Unpacks a backup into a folder that is empty or not there yet; gives its manifest.

    Raises `BadInput` for a folder that holds something, a file that is no backup, one of a newer
    version, or one with a damaged byte: then the folder is left as it was.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(
            "%(path)s is not empty: a backup is restored into an empty folder.",
            code="folder_not_empty",
            action="Choose another folder with --data.",
            path=str(folder),
        )
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest_of(archive)
            contents = {name: _checked(archive, name, manifest) for name in manifest["sha256"]}
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as failure:
        raise _no_backup(source) from failure
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, data in contents.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(data)
    if not is_whole(folder / DATABASE):
        raise _no_backup(source)
    return manifest


def _write_zip(partial: Path, snapshot: Path, files: Path, created_at: str) -> dict[str, Any]:
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        named = [(DATABASE, snapshot)]
        if files.is_dir():
            whole = (path for path in sorted(files.rglob("*")) if path.is_file())
            named += [
                (f"{FILES}/{path.relative_to(files).as_posix()}", path)
                for path in whole
                if not path.name.startswith(".")
            ]
        for name, path in named:
            data = path.read_bytes()
            hashes[name] = hashlib.sha256(data).hexdigest()
            archive.writestr(name, data)
        manifest = {
            "format": FORMAT,
            "schema": schema_version(snapshot),
            "createdAt": created_at,
            "sha256": hashes,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    partial.chmod(0o600)
    return manifest


def _manifest_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT or manifest["schema"] > SCHEMA_VERSION:
        raise BadInput(
            "The backup was made by a newer Everdraft.",
            code="newer_schema",
            action="Restore it with that version.",
        )
    for name in manifest["sha256"]:
        if name != DATABASE and not (name.startswith(f"{FILES}/") and ".." not in name):
            raise ValueError("a name that leaves the folder")
    return manifest


def _checked(archive: zipfile.ZipFile, name: str, manifest: dict[str, Any]) -> bytes:
    data = archive.read(name)
    if hashlib.sha256(data).hexdigest() != manifest["sha256"][name]:
        raise ValueError(f"{name} is damaged")
    return data


def _no_backup(source: Path) -> BadInput:
    return BadInput(
        "%(path)s is no whole backup of Everdraft.",
        code="broken_backup",
        action="Take an earlier one.",
        path=str(source),
    )
