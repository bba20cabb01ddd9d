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
from dataclasses import replace
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
from everdraft.storage.migrations import Tell, prepare_schema
from everdraft.storage.sql import statements
from everdraft.streams.producers import Verdict, judge
from everdraft.streams.store import (
    Append,
    Commit,
    CommitResult,
    Effect,
    NewStream,
    OwnedStream,
    StoredEvent,
    StreamHead,
)

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
            flush = _Flush(self._writer, self._sql)
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


class _Flush:
    """One transaction's work: judge every commit, run its effects, then write all events."""

    def __init__(self, connection: apsw.Connection, sql: Mapping[str, str]) -> None:
        self._connection = connection
        self._sql = sql
        self._heads: dict[str, tuple[int, StreamHead]] = {}
        self._events: list[tuple[int, int, str]] = []
        self._touched: set[str] = set()
        self._deleted: list[OwnedStream] = []

    def write(self, commits: Sequence[Commit]) -> list[CommitResult]:
        self._load_heads({a.stream_id for commit in commits for a in commit.appends})
        results = [self._write_one(commit) for commit in commits]
        if self._events:
            advanced = [
                (key, head.head, head.epoch, int(head.closed))
                for key, head in (self._heads[stream_id] for stream_id in self._touched)
            ]
            execute(self._connection, self._sql["insert_events"], (rows.dump(self._events),))
            execute(self._connection, self._sql["advance_streams"], (rows.dump(advanced),))
        return results

    def _load_heads(self, stream_ids: set[str]) -> None:
        found = execute(self._connection, self._sql["heads"], (rows.dump(sorted(stream_ids)),))
        for row in as_mappings(found):
            self._heads[row["stream_id"]] = (row["stream_key"], rows.head_from_row(row))

    def _write_one(self, commit: Commit) -> CommitResult:
        if not (commit.effects or commit.creates):
            return self._append_all(commit.appends)
        before = dict(self._heads), self._events, self._touched
        self._deleted = []
        execute(self._connection, "SAVEPOINT one_commit")
        result = self._write_effects(commit)
        if result.accepted:
            result = self._append_all(commit.appends)
        if not result.accepted:
            execute(self._connection, "ROLLBACK TO one_commit")
            self._heads, self._events, self._touched = before
            self._deleted = []
        execute(self._connection, "RELEASE one_commit")
        return replace(result, deleted=tuple(self._deleted))

    def _write_effects(self, commit: Commit) -> CommitResult:
        try:
            for new in commit.creates:
                self._create(new)
            for effect in commit.effects:
                if not self._run_effect(effect):
                    return CommitResult(None, effect.effect)
        except apsw.ConstraintError as refused:
            return CommitResult(None, str(refused))
        return CommitResult(Verdict.ACCEPTED)

    def _create(self, new: NewStream) -> None:
        given = (new.stream_id, new.owner_id, new.content_type, new.created_at)
        ((key,),) = execute(self._connection, self._sql["create_stream"], given)
        head = StreamHead(new.stream_id, new.owner_id, 0, 0, False, new.content_type)
        self._heads[new.stream_id] = (int(key), head)

    def _run_effect(self, effect: Effect) -> bool:
        given = rows.parameters(effect)
        if effect.effect == "delete_resume":
            self._delete_streams("run_streams_of_resume", given)
        elif effect.effect == "delete_expired_runs":
            self._delete_streams("delete_expired_runs", given)
            return True
        execute(self._connection, self._sql[effect.effect], given)
        if effect.effect == "revise_document":
            if self._connection.changes() == 0:
                return False
            execute(self._connection, self._sql["put_document_change"], given)
        return effect.effect not in rows.MUST_TOUCH_A_ROW or self._connection.changes() > 0

    def _delete_streams(self, whose: str, given: Mapping[str, Any]) -> None:
        """Streams that go with what ``whose`` names; what this flush adds to them goes too."""
        names = [name for (name,) in execute(self._connection, self._sql[whose], given)]
        gone = execute(self._connection, self._sql["delete_streams"], (rows.dump(names),))
        keys: set[object] = set()
        for owner_id, stream_id, stream_key in list(gone):
            self._heads.pop(stream_id, None)
            self._touched = self._touched - {stream_id}
            keys.add(stream_key)
            self._deleted.append(OwnedStream(owner_id, stream_id))
        self._events = [event for event in self._events if event[0] not in keys]

    def _append_all(self, appends: Sequence[Append]) -> CommitResult:
        # Judge all before the first is taken: a commit is whole or not at all.
        judged: dict[str, tuple[int, StreamHead]] = {}
        events: list[tuple[int, int, str]] = []
        for append in appends:
            known = judged.get(append.stream_id) or self._heads.get(append.stream_id)
            if known is None:
                return CommitResult(Verdict.MISSING)
            key, head = known
            verdict = judge(
                epoch=append.epoch,
                first_seq=append.first_seq,
                stream_epoch=head.epoch,
                head=head.head,
                closed=head.closed,
            )
            if verdict is not Verdict.ACCEPTED:
                return CommitResult(verdict)
            events.extend(
                (key, append.first_seq + index, body) for index, body in enumerate(append.bodies)
            )
            judged[append.stream_id] = (
                key,
                StreamHead(
                    head.stream_id,
                    head.owner_id,
                    head.head + len(append.bodies),
                    append.epoch,
                    append.close,
                    head.content_type,
                ),
            )
        self._heads.update(judged)
        self._touched.update(judged)
        self._events.extend(events)
        return CommitResult(Verdict.ACCEPTED)
