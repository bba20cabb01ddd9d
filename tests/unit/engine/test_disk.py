"""A full disk: it is known while it lasts, deleting still works, and it passes by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from everdraft.base.errors import OurFault
from everdraft.engine.disk import LOOK_INTERVAL_SECONDS, Disk
from everdraft.library.records import Draft, PutDraft
from everdraft.storage.memory import MemoryStore, disk_full
from everdraft.storage.reserve import NAME, PROBE_NAME, DiskReserve
from everdraft.streams.store import Commit
from tests.support.engine import Script, World

PUT = Commit(effects=(PutDraft(Draft("ana", "k", {}, "2026-01-01")),))


class Aside:
    """A reserve that says what is asked of it."""

    def __init__(self, kept: int = 1) -> None:
        self.kept = kept
        self.works = False
        self.made = 0

    def give_up(self) -> bool:
        self.kept -= 1
        return self.kept >= 0

    def make(self) -> bool:
        self.made += 1
        return True

    def takes_writes(self) -> bool:
        return self.works


@pytest.mark.plan(91)
async def test_trouble_begins_with_a_refused_flush_and_ends_with_one_that_is_taken() -> None:
    store = MemoryStore()
    world = World(store, Script())
    rung: list[bool] = []
    world.committer.on_trouble = lambda: rung.append(world.committer.trouble is not None)
    store.before_commit = disk_full
    for _ in range(2):
        with pytest.raises(OurFault):
            await world.committer.commit(PUT)
    assert world.committer.trouble is not None
    assert world.committer.trouble.status == 507
    store.before_commit = None
    await world.committer.commit(PUT)
    assert world.committer.trouble is None
    assert rung == [True, False], "told once when it begins and once when it ends"


async def test_it_ends_also_when_nobody_writes() -> None:
    store, aside = MemoryStore(), Aside()
    world = World(store, Script())
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        aside.works = len(waits) > 1
        if len(waits) == 3:
            raise asyncio.CancelledError

    disk = Disk(world.committer, aside, wait)
    store.before_commit = disk_full
    with pytest.raises(OurFault):
        await world.committer.commit(PUT)
    await asyncio.wait((asyncio.create_task(disk.keep_looking()),))
    assert waits == [LOOK_INTERVAL_SECONDS] * 3
    assert world.committer.trouble is None
    assert aside.made == 0, "the reserve is made again only once all is well"
    await disk.look()
    assert aside.made == 1


async def test_a_deletion_gets_the_reserve_once() -> None:
    store = MemoryStore()
    world = World(store, Script())
    aside = Aside()
    disk = Disk(world.committer, aside)

    def refuse_while_kept(commits: Sequence[Commit]) -> None:
        if aside.kept > 0:
            disk_full(commits)

    store.before_commit = refuse_while_kept
    assert (await disk.commit_deletion(PUT)).accepted
    assert aside.kept == 0
    store.before_commit = disk_full
    with pytest.raises(OurFault, match="full"):
        await disk.commit_deletion(PUT)


def test_the_reserve_takes_room_and_gives_it_back(tmp_path: Path) -> None:
    reserve = DiskReserve(tmp_path, 1_000_000)
    assert not reserve.give_up()
    assert reserve.make()
    assert (tmp_path / NAME).stat().st_blocks * 512 >= 1_000_000, "no hole in a file"
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0
    assert reserve.make()
    assert reserve.takes_writes()
    assert reserve.give_up()
    assert list(tmp_path.iterdir()) == []
    assert not DiskReserve(tmp_path / "nowhere").make()
    assert not DiskReserve(tmp_path / "nowhere").takes_writes()
    assert not (tmp_path / PROBE_NAME).exists()


def test_without_room_for_more_there_is_no_reserve(tmp_path: Path) -> None:
    assert not DiskReserve(tmp_path, 2**60).make()
    assert list(tmp_path.iterdir()) == []
