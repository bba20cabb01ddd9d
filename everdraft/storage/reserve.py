"""Some room kept aside in the data folder, so that on a full disk deleting still works.

SQLite writes what it deletes into its log first: on a disk without a free byte nothing could be
deleted to make room. The reserve is a file of zeros that is given up for that, and made again
later.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAME = "reserve"
RESERVE_BYTES = 8 * 1024 * 1024
PROBE_NAME = ".probe"
PROBE_BYTES = 256 * 1024


class DiskReserve:
    """The reserve of one data folder. None of its methods raises for a disk that refuses."""

    def __init__(self, folder: Path, byte_count: int = RESERVE_BYTES) -> None:
        self._path = folder / NAME
        self._probe = folder / PROBE_NAME
        self._byte_count = byte_count

    def give_up(self) -> bool:
        """Gives the room back to the disk; False when there was none left to give."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def make(self) -> bool:
        """Makes the reserve unless it is there or room is short; whether it is there now."""
        try:
            if self._path.exists():
                return True
            if shutil.disk_usage(self._path.parent).free < 2 * self._byte_count:
                return False
            _write_zeros(self._path, self._byte_count)
        except OSError:
            self._path.unlink(missing_ok=True)
            return False
        return True

    def takes_writes(self) -> bool:
        """Whether the disk takes a small file now, and keeps it."""
        try:
            _write_zeros(self._probe, PROBE_BYTES)
            return True
        except OSError:
            return False
        finally:
            self._probe.unlink(missing_ok=True)


def _write_zeros(path: Path, byte_count: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        left = byte_count
        while left:
            left -= os.write(descriptor, bytes(min(left, PROBE_BYTES)))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
