"""The store's contract for drafts, credits, documents and cleanup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from everdraft.credits.ledger import Entry, EntryKind, PutEntry, faults
from everdraft.library.records import (
    DeleteDocument,
    DeleteDraft,
    DeleteResume,
    Document,
    DocumentChange,
    Draft,
    IdempotencyKey,
    MergeDraft,
    PutDocument,
    PutDraft,
    PutIdempotencyKey,
    PutResume,
    RenameResume,
    ReviseDocument,
)
from everdraft.runs.ending import ENDING
from everdraft.runs.states import RunStatus
from everdraft.runs.store import (
    DeleteExpiredRuns,
    RunQuery,
    TouchRun,
    UpdateRun,
    stream_id,
)
from everdraft.streams.store import Commit, OwnedStream
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


OLD, RECENT, CUT = "2026-01-01", "2026-03-01", "2026-02-01"
CLEANUP = Commit(effects=(DeleteExpiredRuns(CUT, NOW),))


@pytest.mark.plan(32)
async def test_cleanup_takes_what_rests_and_nobody_touched(store: Store) -> None:
    rows = [
        run_row("run_old", status=RunStatus.CANCELLED, updated_at=OLD),
        run_row("run_read", status=RunStatus.CANCELLED, updated_at=OLD),
        run_row("run_new", status=RunStatus.ERROR, updated_at=RECENT),
        run_row("run_waiting", status=RunStatus.PENDING, updated_at=OLD),
        run_row("run_going", status=RunStatus.IN_PROGRESS, updated_at=OLD),
        run_row("run_paused", status=RunStatus.PAUSED, updated_at=OLD),
        run_row("run_goes_on", status=RunStatus.PAUSED, updated_at=OLD),
    ]
    document = Document("doc_1", "ana", "report", "", "run_old", {"score": 1}, OLD)
    key = IdempotencyKey("ana", "k", "h", "run_old", OLD)
    goes_on = UpdateRun(
        "run_goes_on", RunStatus.PAUSED, OLD, 0.1, 1, owner_id="ana", goes_on_at="2027-01-01"
    )
    await accepted(
        store,
        *map(insert, rows),
        Commit(effects=(TouchRun("run_read", "ana", RECENT), goes_on)),
        Commit(effects=(PutDocument(document), PutIdempotencyKey(key))),
    )
    late = append(stream_id("run_old"), 0, 2, "late")
    results = await store.commit([CLEANUP, late])
    assert [result.accepted for result in results] == [True, False]
    assert [len(result.deleted) for result in results] == [2, 0]
    assert results[0].emptied == ()
    left = {run.id for run in await store.runs(RunQuery("ana"))}
    assert left == {"run_read", "run_new", "run_waiting", "run_going", "run_goes_on"}
    assert await store.head(stream_id("run_old")) is None
    assert await store.document("ana", "doc_1") == document, "results stay"
    assert await store.idempotency_key("ana", "k") is None


@pytest.mark.plan(32)
async def test_of_a_finished_run_the_log_goes_and_the_row_stays(store: Store) -> None:
    done = RunStatus.COMPLETED
    rows = [
        run_row("run_kept", status=done, updated_at=OLD),
        run_row("run_without", status=done, updated_at=OLD),
        run_row("run_new", status=done, updated_at=RECENT),
    ]
    endings = [
        Document(f"ending_{one.id}", "ana", ENDING, "", one.id, {"seq": 2}, OLD)
        for one in (rows[0], rows[2])
    ]
    key = IdempotencyKey("ana", "k", "h", "run_kept", OLD)
    await accepted(
        store,
        *map(insert, rows),
        *(append(stream_id(one.id), 0, 2, "end", close=True) for one in rows),
        Commit(effects=(*map(PutDocument, endings), PutIdempotencyKey(key))),
    )
    assert [run.id for run in await store.endings_missing(CUT, 10)] == ["run_without"]
    assert await store.endings_missing(CUT, 0) == []
    results = await store.commit([CLEANUP, CLEANUP])
    emptied = (OwnedStream("ana", stream_id("run_kept")),)
    assert [(result.deleted, result.emptied) for result in results] == [((), emptied), ((), ())]
    row = await store.run("ana", "run_kept")
    assert row is not None
    assert (row.head, row.log_deleted_at) == (2, NOW)
    assert await store.read(stream_id("run_kept"), 0, 10) == []
    head = await store.head(stream_id("run_kept"))
    assert head is not None
    assert (head.head, head.closed) == (2, True)
    assert await store.document("ana", "ending_run_kept") == endings[0]
    assert await store.idempotency_key("ana", "k") is None
    for name in ("run_without", "run_new"):
        row = await store.run("ana", name)
        assert row is not None
        assert row.log_deleted_at == ""
        assert len(await store.read(stream_id(name), 0, 10)) == 2
    assert [run.id for run in await store.endings_missing(CUT, 10)] == ["run_without"]


def held(run_id: str, hold: int, price: int, status: RunStatus, subject_id: str = "") -> Commit:
    """A run that holds what a start of it reserved."""
    row = run_row(
        run_id, status=status, updated_at=OLD, subject_id=subject_id, hold=hold, price=price
    )
    reserved = Entry(
        f"{run_id}/{hold}/reserve", "ana", NOW, EntryKind.RESERVE, -price, run_id, hold
    )
    made = insert(row)
    return Commit(made.appends, (*made.effects, PutEntry(reserved)), made.creates)


@pytest.mark.parametrize("by", ["file", "time"])
async def test_what_a_deleted_run_still_held_is_given_back_in_the_same_transaction(
    store: Store, by: str
) -> None:
    await accepted(
        store,
        Commit(effects=(PutResume(resume("res_1")),)),
        entry("grant", EntryKind.GRANT, 10),
        held("run_1", 7, 4, RunStatus.PAUSED, "res_1"),
        held("run_2", 1, 5, RunStatus.PENDING),
    )
    assert (await store.balance("ana"), await store.reserved("ana")) == (1, 9)
    deletion = DeleteResume("res_1", "ana", OLD) if by == "file" else DeleteExpiredRuns(CUT, OLD)
    refused = append("no such stream", 0, 1, "x")
    doomed = Commit(refused.appends, (deletion,))
    results = await store.commit([doomed])
    assert [result.accepted for result in results] == [False]
    assert (await store.balance("ana"), await store.reserved("ana")) == (1, 9)
    await accepted(store, Commit(effects=(deletion,)))
    assert (await store.balance("ana"), await store.reserved("ana")) == (5, 5)
    entries = await store.entries("ana", 10)
    assert entries[0] == Entry("run_1/7/release", "ana", OLD, EntryKind.RELEASE, 4, "run_1", 7)
    assert faults(entries[::-1]) == []
    (late,) = await store.commit([append(stream_id("run_1"), 1, 2, "the end")])
    assert not late.accepted


async def test_changed_fields_of_a_draft_leave_the_others(store: Store) -> None:
    """A field that becomes nothing goes; a draft that is not there yet is made."""
    steps = [
        ({"targetRole": "Nurse", "tone": None}, {"targetRole": "Nurse"}),
        (
            {"targetIndustry": "“Saúde”"},
            {"targetRole": "Nurse", "targetIndustry": "“Saúde”"},
        ),
        ({"targetRole": None}, {"targetIndustry": "“Saúde”"}),
        ({"targetIndustry": ""}, {"targetIndustry": ""}),
    ]
    for second, (changes, expected) in enumerate(steps):
        at = f"2026-11-26T10:00:0{second}Z"
        await accepted(store, Commit(effects=(MergeDraft(Draft("ana", "improve", changes, at)),)))
        kept = await store.draft("ana", "improve")
        assert kept is not None
        assert (kept.body, kept.updated_at) == (expected, at)
    assert await store.draft("ben", "improve") is None


async def test_drafts_about_a_file_go_with_it(store: Store) -> None:
    about = ["improve:res_1", "res_1", "answers:run_1", "edit:doc_1:summary", "new:res_1:of:it"]
    others = ["improve:res_10", "answers:run_2", "paste", "xres_1", "improve:res_1x"]
    drafts = [Draft("ana", key, {}, NOW) for key in about + others]
    document = Document("doc_1", "ana", "cv", "res_1", "", {}, NOW)
    await accepted(
        store,
        Commit(effects=(PutResume(resume("res_1")), PutDocument(document))),
        insert(run_row("run_1", subject_id="res_1")),
        insert(run_row("run_2", status=RunStatus.ERROR, updated_at=OLD)),
        Commit(effects=tuple(PutDraft(one) for one in drafts)),
        Commit(effects=(PutDraft(Draft("ben", "improve:res_1", {}, NOW)),)),
        Commit(effects=(DeleteResume("res_1", "ana", NOW),)),
    )
    kept = [key for key in about + others if await store.draft("ana", key) is not None]
    assert kept == others
    assert await store.draft("ben", "improve:res_1") is not None
    await accepted(store, CLEANUP)
    assert await store.draft("ana", "answers:run_2") is None
    assert await store.draft("ana", "paste") is not None


async def test_who_goes_on_with_a_run_that_was_put_away_sees_it_again(store: Store) -> None:
    await accepted(store, insert(run_row("run_1", dismissed_at=NOW)))
    update = UpdateRun("run_1", RunStatus.PENDING, NOW, 0.0, 0, owner_id="ana")
    await accepted(store, Commit(effects=(update,)))
    row = await store.run("ana", "run_1")
    assert row is not None
    assert row.dismissed_at == NOW, "None leaves it as it is"
    await accepted(store, Commit(effects=(replace(update, dismissed_at=""),)))
    row = await store.run("ana", "run_1")
    assert row is not None
    assert row.dismissed_at == ""


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


async def test_the_runs_of_a_renamed_file_are_listed_under_its_name(store: Store) -> None:
    for number in "12":
        file = PutResume(resume(f"res_{number}", sha256=number))
        await accepted(store, Commit(effects=(file,)))
        row = run_row(f"run_{number}", title="first", subject_id=f"res_{number}")
        await accepted(store, insert(row))
    await store.commit([Commit(effects=(RenameResume("res_1", "ben", "theirs", NOW),))])
    rows = await store.runs(RunQuery("ana"))
    assert {row.id: row.title for row in rows} == {"run_1": "first", "run_2": "first"}
    await accepted(store, Commit(effects=(RenameResume("res_1", "ana", "mine", NOW),)))
    rows = await store.runs(RunQuery("ana"))
    assert {row.id: row.title for row in rows} == {"run_1": "mine", "run_2": "first"}


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
