"""The job of a run, crashed after every event: fetched once when it was had, and kept once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from everdraft.base.errors import OutsideFailure
from everdraft.cv.job import Job, job_to_json, with_readings
from everdraft.engine.requests import StartRequest
from everdraft.library.records import Document, PutDocument
from everdraft.runs.events import EventKind, decode
from everdraft.runs.fold import fold
from everdraft.runs.states import RunStatus
from everdraft.storage.memory import MemoryStore
from everdraft.streams.store import Commit
from everdraft.workflows import load_workflows
from everdraft.workflows.advert import AdvertWish
from tests.support.engine import CuttingStore, Script, World, read_to_end

URL = "https://jobs.example/1"
FOUND = with_readings(
    Job(
        url=URL,
        job_title="Data Engineer",
        company_name="Quay",
        job_description="Requirements:\n- Python",
        source="json-ld",
    )
)


class Site:
    """A site that can be down; it counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.down = False

    async def read(self, url: str) -> Job:
        self.asked += 1
        if self.down:
            raise OutsideFailure("It does not answer.", code="page_unreachable", action="Paste.")
        return replace(FOUND, url=url)


def world(store: Any, site: Site) -> World:
    return World(store, Script(), workflows=load_workflows(), read_job=site.read)


def start(**fields: str) -> StartRequest:
    wish = AdvertWish.model_validate(fields)
    given = wish.model_dump(mode="json", by_alias=True)
    return StartRequest("ana", "job_extract", wish.run_title(), "", given)


@pytest.mark.plan(3, 29, 81)
async def test_a_page_that_was_had_is_never_fetched_again_and_is_kept_once() -> None:
    whole = await _crashed_after(None)
    kinds = [decode(body).kind for body in whole]
    assert kinds[-1] is EventKind.RUN_COMPLETED
    had = kinds.index(EventKind.STEP_COMPLETED) + 1
    for events in range(1, len(whole)):
        await _crashed_after(events, most_asked=1 if events >= had else 2)


async def _crashed_after(events: int | None, most_asked: int = 1) -> list[str]:
    store, site = MemoryStore(), Site()
    if events is not None:
        cutting = CuttingStore(store, events)
        before = world(cutting, site)
        await before.start()
        starting = asyncio.create_task(before.runs.start(start(jobUrl=URL)))
        await asyncio.wait_for(cutting.cut.wait(), 10)
        starting.cancel()
        before.crash()
        row = await store.run("ana", "run_1")
        assert row is not None
        assert row.input["jobUrl"] == URL
    after = world(store, site)
    await after.start()
    if events is None:
        await after.runs.start(start(jobUrl=URL))
    bodies = await asyncio.wait_for(read_to_end(after, "run_1"), 10)
    await after.stop()
    result = fold(map(decode, bodies)).result
    assert result is not None
    (kept,) = await store.documents_apart("ana", "job", 10)
    assert result == {"jobId": kept.id, **kept.body}
    assert kept.body["job_title"] == "Data Engineer"
    assert site.asked <= most_asked
    return bodies


@pytest.mark.plan(3)
async def test_the_state_shows_the_job_the_moment_it_is_found() -> None:
    store, site = MemoryStore(), Site()
    cutting = CuttingStore(store, 7)
    living = world(cutting, site)
    await living.start()
    starting = asyncio.create_task(living.runs.start(start(jobUrl=URL)))
    await asyncio.wait_for(cutting.cut.wait(), 10)
    starting.cancel()
    _, snapshot = await living.runs.snapshot("ana", "run_1")
    assert snapshot.status is RunStatus.IN_PROGRESS
    section = snapshot.sections["advert"]
    wanted = {key: section.result[key] for key in ("job_title", "company_name", "jobId")}
    (kept,) = await store.documents_apart("ana", "job", 10)
    assert wanted == {"job_title": "Data Engineer", "company_name": "Quay", "jobId": kept.id}
    living.crash()


@pytest.mark.plan(81)
async def test_a_site_that_is_down_keeps_the_address_and_a_retry_or_a_paste_goes_on() -> None:
    store, site = MemoryStore(), Site()
    site.down = True
    living = world(store, site)
    await living.start()
    row = await _ended(living, start(jobUrl=URL, jobTitle="Mine"))
    assert row.status is RunStatus.ERROR
    assert row.error == {
        "code": "page_unreachable",
        "message": "It does not answer.",
        "action": "Paste.",
        "retryable": True,
    }
    assert row.input["jobUrl"] == URL
    assert await store.documents_apart("ana", "job", 10) == []
    pasted = await _ended(living, start(jobUrl=URL, jobDescription="Welder\n\nWe weld."))
    assert pasted.status is RunStatus.COMPLETED
    (kept,) = await store.documents_apart("ana", "job", 10)
    assert (kept.body["url"], kept.body["source"]) == (URL, "paste")
    assert (kept.body["job_title"], kept.body["fetched_at"][:4]) == ("Welder", "2026")
    site.down = False
    again = await _ended(living, start(jobUrl=URL, jobTitle="Mine"))
    assert (again.id, again.status) == (row.id, RunStatus.COMPLETED)
    newest = await store.document("ana", again.document_id)
    assert newest is not None
    assert (newest.body["job_title"], newest.body["company_name"]) == ("Mine", "Quay")
    assert site.asked == 2
    await living.stop()


async def test_an_earlier_job_is_taken_as_it_is_and_another_persons_is_not_there() -> None:
    store, site = MemoryStore(), Site()
    puts = [
        PutDocument(Document(name, owner, kind, "", "", job_to_json(FOUND), "2026-01-01"))
        for name, owner, kind in (
            ("job_1", "ana", "job"),
            ("job_2", "ben", "job"),
            ("doc_3", "ana", "report"),
        )
    ]
    await store.commit([Commit(effects=tuple(puts))])
    living = world(store, site)
    await living.start()
    row = await _ended(living, start(jobId="job_1", jobUrl="https://ignored.example/"))
    assert (row.status, row.document_id) == (RunStatus.COMPLETED, "job_1")
    assert len(await store.documents_apart("ana", "job", 10)) == 1
    for wrong in ("job_2", "doc_3", "none"):
        row = await _ended(living, start(jobId=wrong))
        assert row.error is not None
        assert (row.status, row.error["code"]) == (RunStatus.ERROR, "not_found")
    assert site.asked == 0
    await living.stop()


async def _ended(living: World, request: StartRequest) -> Any:
    row = await living.runs.start(request)
    async with await living.runs.follow("ana", row.id, row.head) as reader:
        while True:
            batch = await reader.next(5.0)
            assert batch.events or batch.ended
            row = await living.runs.get("ana", row.id)
            if row.status in (RunStatus.COMPLETED, RunStatus.ERROR):
                return row
