"""Uploaded bytes on disk, by their hash, apart for each owner, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from everdraft.base.errors import OurFault

_HASH = re.compile(r"[0-9a-f]{64}")


class DiskFiles:
    """``<folder>/<owner>/ab/cd/<sha256>``. The same bytes of two owners are two files: whether
    somebody else has a document is nobody's to find out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, owner_id: str, data: bytes) -> str:
        """See `FileStore.put`: file and folder entry are on disk when this returns."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self._path(owner_id, sha256)
        if target.exists() and target.stat().st_size == len(data):
            return sha256
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial = target.parent / f".{secrets.token_hex(8)}.partial"
            with open(partial, "xb", opener=_private) as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
            for folder in (target.parent, target.parent.parent, target.parent.parent.parent):
                _sync_folder(folder)
        except OSError as failure:
            raise OurFault(
                "The file could not be saved: %(reason)s",
                code="not_saved",
                action="Free some space or check the data folder, then upload again.",
                status=507,
                reason=failure.strerror or str(failure),
            ) from failure
        return sha256

    def get(self, owner_id: str, sha256: str) -> bytes:
        """See `FileStore.get`: the hash is checked at every read."""
        try:
            data = self._path(owner_id, sha256).read_bytes()
        except OSError as failure:
            raise OurFault(
                "The uploaded file is missing from the data folder.",
                code="file_missing",
                action="Upload it again; reports made from it are kept.",
            ) from failure
        if hashlib.sha256(data).hexdigest() != sha256:
            raise OurFault(
                "The uploaded file was damaged on disk.",
                code="file_damaged",
                action="Upload it again, or restore a backup.",
            )
        return data

    def delete(self, owner_id: str, sha256: str) -> None:
        """See `FileStore.delete`."""
        self._path(owner_id, sha256).unlink(missing_ok=True)

    def _path(self, owner_id: str, sha256: str) -> Path:
        if not _HASH.fullmatch(sha256):
            raise ValueError("not a SHA-256 in hex")
        # Owner ids are ours, but a path is made of nothing that was not looked at.
        owner = hashlib.sha256(owner_id.encode()).hexdigest()[:32]
        return self._folder / owner / sha256[:2] / sha256[2:4] / sha256


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
