"""One transaction of the SQLite store: what a flush of commits becomes, statement by statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import apsw

from everdraft.storage import rows
from everdraft.storage.connection import Given, as_mappings, execute
from everdraft.streams.producers import Verdict, judge
from everdraft.streams.store import (
    Append,
    Commit,
    CommitResult,
    Effect,
    NewStream,
    OwnedStream,
    StreamHead,
)


class Flush:
    """One transaction's work: judge every commit, run its effects, then write all events."""

    def __init__(self, connection: apsw.Connection, sql: Mapping[str, str]) -> None:
        self._connection = connection
        self._sql = sql
        self._heads: dict[str, tuple[int, StreamHead]] = {}
        self._events: list[tuple[int, int, str]] = []
        self._touched: set[str] = set()
        self._deleted: list[OwnedStream] = []
        self._emptied: list[OwnedStream] = []

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
        self._deleted, self._emptied = [], []
        execute(self._connection, "SAVEPOINT one_commit")
        result = self._write_effects(commit)
        if result.accepted:
            result = self._append_all(commit.appends)
        if not result.accepted:
            execute(self._connection, "ROLLBACK TO one_commit")
            self._heads, self._events, self._touched = before
            self._deleted, self._emptied = [], []
        execute(self._connection, "RELEASE one_commit")
        return replace(result, deleted=tuple(self._deleted), emptied=tuple(self._emptied))

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
            self._execute("delete_drafts_of_resume", given)
            self._delete_runs(self._named("runs_of_resume", given), given["at"])
        elif effect.effect == "delete_expired_runs":
            self._delete_runs(self._named("expired_runs", given), given["at"])
            self._delete_logs(self._named("expired_logs", given), given["at"])
            return True
        self._execute(effect.effect, given)
        if effect.effect == "revise_document":
            if self._connection.changes() == 0:
                return False
            self._execute("put_document_change", given)
        if effect.effect == "rename_resume":
            if self._connection.changes() == 0:
                return False
            self._execute("rename_runs_of_resume", given)
            return True
        return effect.effect not in rows.MUST_TOUCH_A_ROW or self._connection.changes() > 0

    def _execute(self, name: str, given: Given) -> list[tuple[Any, ...]]:
        return list(execute(self._connection, self._sql[name], given))

    def _named(self, whose: str, given: Given) -> str:
        """Run ids as one JSON array."""
        ((run_ids,),) = self._execute(whose, given)
        return str(run_ids)

    def _delete_runs(self, run_ids: str, at: str) -> None:
        """Runs go with their logs and drafts, and what they still held is given back."""
        self._execute("release_holds", (run_ids, at))
        self._execute("delete_drafts_of_runs", (run_ids,))
        names = [name for (name,) in self._execute("delete_runs", (run_ids,))]
        keys: set[object] = set()
        for owner_id, stream_id, stream_key in self._execute("delete_streams", (rows.dump(names),)):
            self._heads.pop(stream_id, None)
            self._touched = self._touched - {stream_id}
            keys.add(stream_key)
            self._deleted.append(OwnedStream(owner_id, stream_id))
        # What this flush adds to them goes too.
        self._events = [event for event in self._events if event[0] not in keys]

    def _delete_logs(self, run_ids: str, at: str) -> None:
        """The events of finished runs go; rows and heads stay."""
        self._execute("delete_logs", (run_ids,))
        self._execute("delete_keys_of_runs", (run_ids,))
        for owner_id, stream_id in self._execute("note_deleted_logs", (run_ids, at)):
            self._emptied.append(OwnedStream(owner_id, stream_id))

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
