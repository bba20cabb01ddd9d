"""One server for one data folder: a lock that dies with its process."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType

from everdraft.base.errors import OurFault

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no fcntl
    fcntl = None


class FolderLock:
    """Holds the folder's lock file for as long as the process lives; kill -9 releases it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "server.lock"
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Takes the lock. Raises `OurFault` (``folder_in_use``) naming the process that has it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if fcntl is not None:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            holder = os.read(descriptor, 32).decode("ascii", "replace").strip() or "?"
            os.close(descriptor)
            raise OurFault(
                "Another Everdraft (process %(holder)s) is using the data folder %(folder)s.",
                code="folder_in_use",
                action="Stop it first, or give this one another folder with --data.",
                holder=holder,
                folder=str(self._path.parent),
            ) from held
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Gives the lock back."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> FolderLock:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
