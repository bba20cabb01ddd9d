"""Builders of commits and records for the stores' contract."""

from __future__ import annotations

from dataclasses import replace

from everdraft.library.records import Resume
from everdraft.runs.states import RunStatus
from everdraft.runs.store import InsertRun, RunRow, stream_id
from everdraft.storage.memory import MemoryStore
from everdraft.storage.sqlite import SqliteStore
from everdraft.streams.producers import Verdict
from everdraft.streams.store import Append, Commit, NewStream

Store = SqliteStore | MemoryStore
NOW = "2026-01-01T00:00:00.000Z"


def new(stream: str, owner: str = "ana") -> Commit:
    return Commit(creates=(NewStream(stream, owner, "application/json", NOW),))


def append(stream: str, epoch: int, first: int, *bodies: str, close: bool = False) -> Commit:
    return Commit((Append(stream, epoch, first, bodies, close),))


def run_row(run_id: str, owner: str = "ana", **changes: object) -> RunRow:
    row = RunRow(
        id=run_id,
        owner_id=owner,
        kind="analysis",
        title="cv.pdf",
        subject_id="",
        input={"resumeId": "res_1"},
        input_hash=f"hash of {run_id}",
        status=RunStatus.PENDING,
        progress=0.0,
        attempts=0,
        created_at=NOW,
        updated_at=NOW,
    )
    return replace(row, **changes)  # pyright: ignore[reportArgumentType]


def resume(resume_id: str, owner: str = "ana", sha256: str = "a") -> Resume:
    return Resume(
        resume_id, owner, "cv.pdf", "cv.pdf", "pdf", 3, sha256 * 64, NOW, NOW, {"pages": 1}
    )


def insert(row: RunRow) -> Commit:
    stream = stream_id(row.id)
    return Commit(
        appends=(Append(stream, 0, 1, ("created",)),),
        effects=(InsertRun(row),),
        creates=(NewStream(stream, row.owner_id, "application/json", row.created_at),),
    )


async def accepted(store: Store, *commits: Commit) -> None:
    results = await store.commit(commits)
    assert [result.verdict for result in results] == [Verdict.ACCEPTED] * len(commits)
