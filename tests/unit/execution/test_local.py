"""The embedded driver: who is dispatched is executed, also when it is just ending; the lock."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from everdraft.base.errors import OurFault
from everdraft.execution.local import RETRY_SECONDS, LocalExecution
from everdraft.execution.lock import FolderLock
from everdraft.storage.memory import MemoryStore


class Calls:
    """An `execute` that a test holds and lets go."""

    def __init__(self) -> None:
        self.started: list[str] = []
        self.gate = asyncio.Event()
        self.failures = 0

    async def execute(self, run_id: str) -> None:
        self.started.append(run_id)
        if self.failures:
            self.failures -= 1
            raise OurFault("Not saved.", code="not_saved")
        await self.gate.wait()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.mark.plan(38)
async def test_a_run_dispatched_while_it_is_ending_is_looked_at_once_more() -> None:
    calls = Calls()
    execution = LocalExecution(MemoryStore(), active_runs_limit=10)
    await execution.start(calls.execute)
    execution.dispatch("run_1")
    await settle()
    execution.dispatch("run_1")
    execution.dispatch("run_1")
    await settle()
    assert calls.started == ["run_1"], "never twice at once"
    calls.gate.set()
    await settle()
    assert calls.started == ["run_1", "run_1"]
    assert execution.active_count == 0


async def test_more_runs_than_places_wait_in_line() -> None:
    calls = Calls()
    execution = LocalExecution(MemoryStore(), active_runs_limit=2)
    await execution.start(calls.execute)
    for number in range(5):
        execution.dispatch(f"run_{number}")
    await settle()
    assert calls.started == ["run_0", "run_1"]
    calls.gate.set()
    await settle()
    assert calls.started == [f"run_{number}" for number in range(5)]


@pytest.mark.plan(36)
async def test_what_the_disk_refused_is_tried_again_with_growing_waits() -> None:
    calls = Calls()
    calls.failures = 6
    calls.gate.set()
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    execution = LocalExecution(MemoryStore(), active_runs_limit=1, sleep=wait)
    await execution.start(calls.execute)
    execution.dispatch("run_1")
    await settle()
    assert waits == [*RETRY_SECONDS, RETRY_SECONDS[-1], RETRY_SECONDS[-1]]
    assert execution.active_count == 0


async def test_an_interrupted_run_stops_and_stopping_takes_nothing_new() -> None:
    calls = Calls()
    execution = LocalExecution(MemoryStore(), active_runs_limit=10)
    await execution.start(calls.execute)
    execution.dispatch("run_1")
    await settle()
    execution.interrupt("run_1")
    execution.interrupt("run_of_nobody")
    await settle()
    assert execution.active_count == 0
    execution.dispatch("run_2")
    await settle()
    await execution.stop()
    execution.dispatch("run_3")
    assert execution.active_count == 0
    assert calls.started == ["run_1", "run_2"]


def test_the_lock_names_who_has_it_and_can_be_given_back(tmp_path: Path) -> None:
    with FolderLock(tmp_path):
        with pytest.raises(OurFault) as refused:
            FolderLock(tmp_path).acquire()
        assert refused.value.code == "folder_in_use"
        assert "process" in refused.value.sentence()
    with FolderLock(tmp_path):
        pass
