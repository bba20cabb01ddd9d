"""The store's contract for drafts, credits, documents and cleanup."""

from __future__ import annotations

import pytest

from everdraft.credits.ledger import Entry, EntryKind, PutEntry
from everdraft.library.records import (
    DeleteDocument,
    DeleteDraft,
    Document,
    DocumentChange,
    Draft,
    IdempotencyKey,
    PutDocument,
    PutDraft,
    PutIdempotencyKey,
    PutResume,
    RenameResume,
    ReviseDocument,
)
from everdraft.runs.states import RunStatus
from everdraft.runs.store import (
    DeleteExpiredRuns,
    RunQuery,
    TouchRun,
    stream_id,
)
from everdraft.streams.store import Commit
from tests.support.stores import NOW, Store, accepted, append, insert, resume, run_row

# -- drafts, credits, cleanup --------------------------------------------------------------------


async def test_the_newest_draft_of_a_form_is_kept_for_its_owner(store: Store) -> None:
    for text in ("S", "Sales"):
        draft = Draft("ana", "improve", {"targetRole": text}, NOW)
        await accepted(store, Commit(effects=(PutDraft(draft),)))
    kept = await store.draft("ana", "improve")
    assert kept is not None
    assert kept.body == {"targetRole": "Sales"}
    assert await store.draft("ben", "improve") is None
    await accepted(store, Commit(effects=(DeleteDraft("ana", "improve"),)), Commit())
    assert await store.draft("ana", "improve") is None


def entry(entry_id: str, kind: EntryKind, amount: int, run: str = "", hold: int = 0) -> Commit:
    return Commit(effects=(PutEntry(Entry(entry_id, "ana", NOW, kind, amount, run, hold)),))


async def test_the_balance_is_the_sum_and_never_negative(store: Store) -> None:
    results = await store.commit(
        [
            entry("e1", EntryKind.RESERVE, -1, "run_1", 1),
            entry("e2", EntryKind.GRANT, 3),
            entry("e3", EntryKind.RESERVE, -2, "run_1", 1),
            entry("e4", EntryKind.RESERVE, -2, "run_2", 1),
            entry("e5", EntryKind.RELEASE, 2, "run_1", 1),
            entry("e6", EntryKind.RELEASE, 2, "run_1", 1),
            entry("e7", EntryKind.SETTLE, 0, "run_1", 1),
            entry("e8", EntryKind.RESERVE, -2, "run_1", 2),
            entry("e9", EntryKind.SETTLE, 0, "run_1", 2),
            entry("e10", EntryKind.RESERVE, -1, "run_1", 3),
            entry("e11", EntryKind.SETTLE, 0, "run_1", 3),
        ]
    )
    taken = [f"e{n}" for n, result in enumerate(results, start=1) if result.accepted]
    assert taken == ["e2", "e3", "e5", "e8", "e9", "e10"]
    entries = await store.entries("ana", 100)
    assert [one.id for one in entries] == taken[::-1]
    assert await store.balance("ana") == sum(one.amount for one in entries) == 0
    assert await store.balance("ben") == 0
    assert await store.entries("ben", 10) == []


@pytest.mark.plan(32)
async def test_cleanup_takes_what_rests_and_nobody_touched(store: Store) -> None:
    old, new_, cut = "2026-01-01", "2026-03-01", "2026-02-01"
    rows = [
        run_row("run_old", status=RunStatus.COMPLETED, updated_at=old),
        run_row("run_read", status=RunStatus.COMPLETED, updated_at=old),
        run_row("run_new", status=RunStatus.ERROR, updated_at=new_),
        run_row("run_waiting", status=RunStatus.PENDING, updated_at=old),
        run_row("run_going", status=RunStatus.IN_PROGRESS, updated_at=old),
        run_row("run_paused", status=RunStatus.PAUSED, updated_at=old),
    ]
    document = Document("doc_1", "ana", "report", "", "run_old", {"score": 1}, old)
    key = IdempotencyKey("ana", "k", "h", "run_old", old)
    await accepted(
        store,
        *map(insert, rows),
        Commit(effects=(TouchRun("run_read", "ana", new_),)),
        Commit(effects=(PutDocument(document), PutIdempotencyKey(key))),
    )
    cleanup = Commit(effects=(DeleteExpiredRuns(cut),))
    late = append(stream_id("run_old"), 0, 2, "late")
    results = await store.commit([cleanup, late])
    assert [result.accepted for result in results] == [True, False]
    assert [result.deleted_streams for result in results] == [2, 0]
    left = {run.id for run in await store.runs(RunQuery("ana"))}
    assert left == {"run_read", "run_new", "run_waiting", "run_going"}
    assert await store.head(stream_id("run_old")) is None
    assert await store.document("ana", "doc_1") == document, "results stay"
    assert await store.idempotency_key("ana", "k") is None


async def test_a_file_is_renamed_by_its_owner_alone(store: Store) -> None:
    await accepted(store, Commit(effects=(PutResume(resume("res_1")),)))
    results = await store.commit(
        [
            Commit(effects=(RenameResume("res_1", "ben", "theirs", NOW),)),
            Commit(effects=(RenameResume("res_1", "ana", "mine", NOW),)),
        ]
    )
    assert [result.accepted for result in results] == [False, True]
    renamed = await store.resume("ana", "res_1")
    assert renamed is not None
    assert renamed.title == "mine"


def revision(number: int, op_id: str, text: str, owner: str = "ana") -> Commit:
    change = DocumentChange("doc_1", number, op_id, {"kind": "set"}, {"was": number - 1}, NOW)
    return Commit(effects=(ReviseDocument(owner, {"text": text}, change),))


async def test_a_document_is_revised_in_order_once_and_by_its_owner(store: Store) -> None:
    document = Document("doc_1", "ana", "cv", "", "", {"text": "a"}, NOW)
    results = await store.commit(
        [
            Commit(effects=(PutDocument(document),)),
            revision(2, "op_1", "b"),
            revision(2, "op_2", "written on top of what had changed"),
            revision(3, "op_1", "sent again"),
            revision(3, "op_3", "not theirs", owner="ben"),
            revision(3, "op_4", "c"),
        ]
    )
    assert [result.accepted for result in results] == [True, True, False, False, False, True]
    kept = await store.document("ana", "doc_1")
    assert kept is not None
    assert (kept.body, kept.revision) == ({"text": "c"}, 3)
    changes = await store.changes("ana", "doc_1")
    assert [(one.revision, one.op_id, one.before) for one in changes] == [
        (2, "op_1", {"was": 1}),
        (3, "op_4", {"was": 2}),
    ]
    assert await store.change("ana", "doc_1", "op_4") == changes[1]
    assert await store.change("ana", "doc_1", "op_2") is None
    assert await store.changes("ben", "doc_1") == []


async def test_documents_are_found_by_their_run_oldest_first(store: Store) -> None:
    made = [
        Document("doc_b", "ana", "letter", "", "run_1", {"n": 2}, "2026-01-02"),
        Document("doc_a", "ana", "letter", "", "run_1", {"n": 3}, "2026-01-02T01"),
        Document("doc_c", "ana", "letter", "", "run_1", {"n": 1}, "2026-01-01"),
        Document("doc_d", "ana", "report", "", "run_1", {}, "2026-01-01"),
        Document("doc_e", "ana", "letter", "", "run_2", {}, "2026-01-01"),
        Document("doc_f", "ben", "letter", "", "run_1", {}, "2026-01-01"),
    ]
    await accepted(store, Commit(effects=tuple(PutDocument(document) for document in made)))
    found = await store.documents_of_run("ana", "run_1", "letter")
    assert [document.id for document in found] == ["doc_c", "doc_b", "doc_a"]
    assert found[0] == made[2]
    assert [document.id for document in await store.documents_of_run("ben", "run_1", "letter")] == [
        "doc_f"
    ]
    assert await store.documents_of_run("ana", "run_3", "letter") == []


async def test_documents_of_no_file_are_listed_newest_first_page_by_page(store: Store) -> None:
    made = [
        Document("doc_a", "ana", "job", "", "run_1", {"n": 1}, "2026-01-01"),
        Document("doc_b", "ana", "job", "", "run_2", {"n": 2}, "2026-01-02"),
        Document("doc_c", "ana", "job", "", "", {"n": 3}, "2026-01-02"),
        Document("doc_d", "ana", "letter", "", "run_1", {}, "2026-01-03"),
        Document("doc_e", "ana", "job", "res_1", "", {}, "2026-01-04"),
        Document("doc_f", "ben", "job", "", "", {}, "2026-01-05"),
    ]
    puts = tuple(PutDocument(document) for document in made)
    await accepted(store, Commit(effects=(PutResume(resume("res_1")), *puts)))
    found = await store.documents_apart("ana", "job", 10)
    assert found == [made[2], made[1], made[0]]
    assert await store.documents_apart("ana", "job", 1) == [made[2]]
    after = (made[2].created_at, made[2].id)
    assert await store.documents_apart("ana", "job", 1, after) == [made[1]]
    assert await store.documents_apart("ben", "job", 10) == [made[5]]
    assert await store.documents_apart("ana", "report", 10) == []


async def test_a_document_is_deleted_by_its_owner_alone_with_its_changes(store: Store) -> None:
    document = Document("doc_1", "ana", "job", "", "", {"text": "a"}, NOW)
    await accepted(store, Commit(effects=(PutDocument(document),)), revision(2, "op_1", "b"))
    deletions = [
        Commit(effects=(DeleteDocument("doc_1", owner),)) for owner in ("ben", "ana", "ana")
    ]
    results = await store.commit(deletions)
    assert [result.accepted for result in results] == [False, True, False]
    assert await store.document("ana", "doc_1") is None
    assert await store.changes("ana", "doc_1") == []
    await accepted(store, Commit(effects=(PutDocument(document),)), revision(2, "op_1", "again"))
