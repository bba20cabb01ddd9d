"""The store on SQLite: one writing connection, group commits, durable when they return.

WAL with synchronous=FULL (and fullfsync on macOS): a commit that returned survives a power cut.
Commits run inline on the event loop, which is faster than a thread as long as the disk is quick
(docs/benchmarks.md); when the moving average of commit time passes three milliseconds they
move to a thread, so that a slow disk does not stop the loop. Reads have a connection of their own.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import apsw

from everdraft.base.clock import SystemClock
from everdraft.credits.ledger import Entry
from everdraft.credits.sends import Send, Spending
from everdraft.library.records import (
    Document,
    DocumentChange,
    Draft,
    IdempotencyKey,
    Resume,
)
from everdraft.runs.ending import ENDING
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunQuery, RunRow
from everdraft.storage import rows
from everdraft.storage.connection import (
    as_mappings,
    connect,
    execute,
    not_saved,
    require_safe_sqlite,
    roll_back,
)
from everdraft.storage.flush import Flush
from everdraft.storage.migrations import Tell, prepare_schema
from everdraft.storage.sql import statements
from everdraft.streams.store import Commit, CommitResult, StoredEvent, StreamHead

SLOW_COMMIT_SECONDS = 0.003
SYSTEM_CLOCK = SystemClock()


class SqliteStore:
    """All ports of the ground rooms on one database file.

    Opening makes the schema, or brings it to the version known here; ``tell`` hears of that, and
    ``now`` names the backup that is made before. Raises `OurFault` when it cannot.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime] = SYSTEM_CLOCK.now,
        tell: Tell | None = None,
    ) -> None:
        require_safe_sqlite()
        self._sql = statements("sqlite_queries.sql")
        # SQLite gives the files beside it (-wal, -shm) the mode that this one has.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        self._writer = connect(path)
        try:
            prepare_schema(self._writer, path, now=now, tell=tell)
        except BaseException:
            self._writer.close()
            raise
        self._reader = connect(path)
        execute(self._reader, "PRAGMA query_only = ON")
        self._commit_seconds = 0.0

    def close(self) -> None:
        """Closes both connections; a WAL is folded into the file."""
        self._reader.close()
        self._writer.close()

    # -- the log -----------------------------------------------------------------------------

    async def commit(self, commits: Sequence[Commit]) -> list[CommitResult]:
        """See `LogStore.commit`."""
        started = perf_counter()
        try:
            if self._commit_seconds > SLOW_COMMIT_SECONDS:
                return await asyncio.shield(asyncio.to_thread(self._commit, commits))
            return self._commit(commits)
        finally:
            elapsed = perf_counter() - started
            self._commit_seconds += (elapsed - self._commit_seconds) * 0.05

    def _commit(self, commits: Sequence[Commit]) -> list[CommitResult]:
        try:
            execute(self._writer, "BEGIN IMMEDIATE")
            flush = Flush(self._writer, self._sql)
            results = flush.write(commits)
            execute(self._writer, "COMMIT")
        except (apsw.Error, OSError) as failure:
            roll_back(self._writer)
            raise not_saved(failure) from failure
        except BaseException:
            roll_back(self._writer)
            raise
        return results

    async def head(self, stream_id: str) -> StreamHead | None:
        """See `LogStore.head`."""
        found = self._one("head", (stream_id,))
        return rows.head_from_row(found) if found else None

    async def read(self, stream_id: str, after: int, limit: int) -> list[StoredEvent]:
        """See `LogStore.read`."""
        given = (stream_id, after, limit)
        try:
            cursor = execute(self._reader, self._sql["read_events"], given)
            return [StoredEvent(int(seq), str(body)) for seq, body in cursor]
        except UnicodeDecodeError:
            return self._read_damaged(given)

    def _read_damaged(self, given: tuple[str, int, int]) -> list[StoredEvent]:
        """Events among which one is no text any more: that one is empty, which is no event."""
        events: list[StoredEvent] = []
        for seq, data in execute(self._reader, self._sql["read_event_bytes"], given):
            try:
                events.append(StoredEvent(int(seq), bytes(data).decode()))
            except UnicodeDecodeError:
                events.append(StoredEvent(int(seq), ""))
        return events

    # -- runs --------------------------------------------------------------------------------

    async def run(self, owner_id: str, run_id: str) -> RunRow | None:
        """See `RunStore.run`."""
        found = self._one("run", (run_id, owner_id))
        return rows.run_from_row(found) if found else None

    async def runs_named(self, owner_id: str, run_ids: Sequence[str]) -> list[RunRow]:
        """See `RunStore.runs_named`."""
        given = (owner_id, rows.dump(list(run_ids)))
        return [rows.run_from_row(row) for row in self._all("runs_named", given)]

    async def run_for_worker(self, run_id: str) -> RunRow | None:
        """See `RunStore.run_for_worker`."""
        found = self._one("run_for_worker", (run_id,))
        return rows.run_from_row(found) if found else None

    async def same_run(self, owner_id: str, kind: str, input_hash: str) -> RunRow | None:
        """See `RunStore.same_run`."""
        found = self._one("same_run", (owner_id, kind, input_hash))
        return rows.run_from_row(found) if found else None

    async def runs(self, query: RunQuery) -> list[RunRow]:
        """See `RunStore.runs`. One read by index for each status, then the newest of them all."""
        before_at, before_id = query.before or ("", "")
        given = {
            "owner_id": query.owner_id,
            "kind": query.kind,
            "subject_id": query.subject_id,
            "dismissed": query.dismissed,
            "before_at": before_at,
            "before_id": before_id,
            "limit": query.limit,
        }
        if not query.statuses:
            return [rows.run_from_row(row) for row in self._all("runs", given)]
        found = [
            row
            for status in query.statuses
            for row in self._all("runs_in_status", {**given, "status": status.value})
        ]
        found.sort(key=lambda row: (row["updated_at"], row["id"]), reverse=True)
        return [rows.run_from_row(row) for row in found[: query.limit]]

    async def count_runs(
        self, owner_id: str, statuses: Sequence[RunStatus], dismissed: bool
    ) -> dict[RunStatus, int]:
        """See `RunStore.count_runs`."""
        given = (owner_id, rows.dump([status.value for status in statuses]), dismissed)
        return {RunStatus(row["status"]): row["count"] for row in self._all("count_runs", given)}

    async def unfinished_run_ids(self) -> list[str]:
        """See `RunStore.unfinished_run_ids`."""
        return [row["id"] for row in self._all("unfinished_run_ids", ())]

    async def runs_going_on(self, now: str, limit: int) -> list[RunRow]:
        """See `RunStore.runs_going_on`."""
        return [rows.run_from_row(row) for row in self._all("runs_going_on", (now, limit))]

    async def endings_missing(self, before: str, limit: int) -> list[RunRow]:
        """See `RunStore.endings_missing`."""
        found = self._all("endings_missing", (before, ENDING, limit))
        return [rows.run_from_row(row) for row in found]

    # -- the library -------------------------------------------------------------------------

    async def resume(self, owner_id: str, resume_id: str) -> Resume | None:
        """See `LibraryStore.resume`."""
        found = self._one("resume", (resume_id, owner_id))
        return rows.resume_from_row(found) if found else None

    async def resume_by_sha256(self, owner_id: str, sha256: str) -> Resume | None:
        """See `LibraryStore.resume_by_sha256`."""
        found = self._one("resume_by_sha256", (owner_id, sha256))
        return rows.resume_from_row(found) if found else None

    async def resumes(self, owner_id: str, limit: int, before: str = "") -> list[Resume]:
        """See `LibraryStore.resumes`."""
        return [rows.resume_from_row(r) for r in self._all("resumes", (owner_id, before, limit))]

    async def document(self, owner_id: str, document_id: str) -> Document | None:
        """See `LibraryStore.document`."""
        found = self._one("document", (document_id, owner_id))
        return rows.document_from_row(found) if found else None

    async def document_of(self, owner_id: str, subject_id: str, kind: str) -> Document | None:
        """See `LibraryStore.document_of`."""
        found = self._one("document_of", (owner_id, subject_id, kind))
        return rows.document_from_row(found) if found else None

    async def documents_apart(
        self, owner_id: str, kind: str, limit: int, before: tuple[str, str] | None = None
    ) -> list[Document]:
        """See `LibraryStore.documents_apart`."""
        found = self._all("documents_apart", (owner_id, kind, limit, *(before or ("", ""))))
        return [rows.document_from_row(row) for row in found]

    async def documents_of_run(self, owner_id: str, run_id: str, kind: str) -> list[Document]:
        """See `LibraryStore.documents_of_run`."""
        found = self._all("documents_of_run", (owner_id, run_id, kind))
        return [rows.document_from_row(row) for row in found]

    async def changes(self, owner_id: str, document_id: str) -> list[DocumentChange]:
        """See `LibraryStore.changes`."""
        found = self._all("document_changes", (document_id, owner_id))
        return [rows.change_from_row(row) for row in found]

    async def change(self, owner_id: str, document_id: str, op_id: str) -> DocumentChange | None:
        """See `LibraryStore.change`."""
        found = self._one("document_change", (document_id, owner_id, op_id))
        return rows.change_from_row(found) if found else None

    async def idempotency_key(self, owner_id: str, key: str) -> IdempotencyKey | None:
        """See `LibraryStore.idempotency_key`."""
        found = self._one("idempotency_key", (owner_id, key))
        return rows.key_from_row(found) if found else None

    async def draft(self, owner_id: str, key: str) -> Draft | None:
        """See `LibraryStore.draft`."""
        found = self._one("draft", (owner_id, key))
        return rows.draft_from_row(found) if found else None

    async def sha256_is_used(self, owner_id: str, sha256: str) -> bool:
        """See `LibraryStore.sha256_is_used`."""
        ((used,),) = execute(self._reader, self._sql["sha256_is_used"], (owner_id, sha256))
        return bool(used)

    # -- credits -----------------------------------------------------------------------------

    async def balance(self, owner_id: str) -> int:
        """See `CreditStore.balance`."""
        ((amount,),) = execute(self._reader, self._sql["balance"], (owner_id,))
        return int(amount)

    async def reserved(self, owner_id: str) -> int:
        """See `CreditStore.reserved`."""
        ((amount,),) = execute(self._reader, self._sql["reserved"], (owner_id,))
        return int(amount)

    async def entries(self, owner_id: str, limit: int) -> list[Entry]:
        """See `CreditStore.entries`."""
        return [rows.entry_from_row(row) for row in self._all("credit_entries", (owner_id, limit))]

    # -- sends -------------------------------------------------------------------------------

    async def sends(self, owner_id: str, limit: int, before: str = "") -> list[Send]:
        """See `SendStore.sends`."""
        return [rows.send_from_row(row) for row in self._all("sends", (owner_id, before, limit))]

    async def run_tokens(self, run_id: str) -> int:
        """See `SendStore.run_tokens`."""
        ((tokens,),) = execute(self._reader, self._sql["run_tokens"], (run_id,))
        return int(tokens)

    async def spent(self, since: str, owner_id: str = "") -> Spending:
        """See `SendStore.spent`."""
        ((calls, tokens, usd, unpriced),) = execute(
            self._reader, self._sql["spent"], (since, owner_id)
        )
        return Spending(int(calls), int(tokens), float(usd), int(unpriced))

    def _all(self, name: str, given: Any) -> list[Mapping[str, Any]]:
        return as_mappings(execute(self._reader, self._sql[name], given))

    def _one(self, name: str, given: Any) -> Mapping[str, Any] | None:
        found = self._all(name, given)
        return found[0] if found else None
