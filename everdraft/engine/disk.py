"""A disk that refuses: known while it lasts, looked at until it passes, and room for deletions."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import structlog

from everdraft.base.errors import OurFault
from everdraft.engine.commit import Committer
from everdraft.streams.store import Commit, CommitResult

LOOK_INTERVAL_SECONDS = 2.0

log = structlog.get_logger(__name__)


class Reserve(Protocol):
    """Room kept aside on the disk; none of this raises."""

    def give_up(self) -> bool:
        """Gives the room back to the disk; False when there was none left to give."""
        ...

    def make(self) -> bool:
        """Makes the reserve where there is room for it; whether it is there."""
        ...

    def takes_writes(self) -> bool:
        """Whether the disk takes a small file now."""
        ...


class Disk:
    """What the committer learns of the disk, and what can be done about it."""

    def __init__(
        self,
        committer: Committer,
        reserve: Reserve,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._committer = committer
        self._reserve = reserve
        self._sleep = sleep

    async def commit_deletion(self, commit: Commit) -> CommitResult:
        """As `Committer.commit`; on a full disk the reserve is given up for it, once."""
        try:
            return await self._committer.commit(commit)
        except OurFault as fault:
            if fault.code != "not_saved" or not self._reserve.give_up():
                raise
            log.warning("disk.reserve_given_up")
            return await self._committer.commit(commit)

    async def look(self) -> None:
        """While the disk refuses: whether it still does. Otherwise: that there is a reserve."""
        if self._committer.trouble is None:
            await asyncio.to_thread(self._reserve.make)
        elif await asyncio.to_thread(self._reserve.takes_writes):
            self._committer.disk_works()

    async def keep_looking(self) -> None:
        """Looks now and again until cancelled."""
        while True:
            await self.look()
            await self._sleep(LOOK_INTERVAL_SECONDS)
