"""Every workflow there is, crashed after every event: it goes on, and nothing is done twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from everdraft.cv.codec import to_json
from everdraft.cv.edit import new_document
from everdraft.cv.job import Job, with_readings
from everdraft.documents.reader import read_document
from everdraft.engine.library import READING
from everdraft.engine.requests import StartRequest
from everdraft.engine.workflow import Workflow
from everdraft.library.records import Document, PutDocument, PutResume, Resume
from everdraft.llm.scripted import ScriptedModel
from everdraft.runs.events import EventKind, decode
from everdraft.runs.fold import SectionStatus, fold
from everdraft.storage.memory import MemoryStore
from everdraft.streams.store import Commit
from everdraft.workflows import load_workflows
from everdraft.workflows.intake import CV
from tests.support.cv import DATA, NAME
from tests.support.engine import CuttingStore, Script, World, read_to_end

OWNER, RESUME, RUN = "ana", "res_0", "run_1"
K = EventKind
ADVERT = "https://jobs.example/1"
JOB = with_readings(Job(job_title="Engineer", job_description="Requirements:\n- Python"))
WRITERS = {"rules": None, "model": ScriptedModel("Some words. ", 0)}


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Mapping[str, Any]]:
    reading = asyncio.run(read_document(DATA, NAME))
    return {READING: to_json(reading), CV: new_document(to_json(reading.cv))}


async def store_with(documents: Mapping[str, Mapping[str, Any]]) -> MemoryStore:
    store = MemoryStore()
    at = "2026-01-01T00:00:00.000Z"
    resume = Resume(RESUME, OWNER, NAME, NAME, "txt", len(DATA), "0" * 64, at, at)
    puts = [
        PutDocument(Document(f"doc_{kind}", OWNER, kind, RESUME, "", body, at))
        for kind, body in documents.items()
    ]
    (result,) = await store.commit([Commit(effects=(PutResume(resume), *puts))])
    assert result.accepted
    return store


def start_of(workflow: Workflow) -> StartRequest:
    """A start of any workflow: each takes of these fields what it asks for."""
    fields = {"resumeId": RESUME, "documentRevision": 1, "jobUrl": ADVERT}
    wish = workflow.input.model_validate(fields)
    given = wish.model_dump(mode="json", by_alias=True)
    return StartRequest(OWNER, workflow.name, NAME, RESUME, given)


def check_whole(bodies: list[str]) -> None:
    events = [decode(body) for body in bodies]
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert events[-1].kind is K.RUN_COMPLETED, events[-1].data
    finished = Counter(event.section for event in events if event.kind is K.SECTION_COMPLETED)
    assert finished
    assert set(finished.values()) == {1}, "no section was finished twice"
    snapshot = fold(events)
    assert {one.status for one in snapshot.sections.values()} == {SectionStatus.COMPLETED}


@pytest.mark.plan(2, 29)
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("workflow", list(load_workflows()), ids=lambda one: one.name)
async def test_a_crash_after_any_event_of_any_workflow_costs_nothing(
    documents: Mapping[str, Mapping[str, Any]], workflow: Workflow, writer: str
) -> None:
    whole = await _run_with_crash(documents, workflow, writer, None)
    state = fold(map(decode, whole))
    texts = {one.id: one.text for one in state.sections.values()}
    suggested = [[one["text"] for one in s.suggestions] for s in state.sections.values()]
    for events in range(1, len(whole), 1 if writer == "rules" else 5):
        bodies = await _run_with_crash(documents, workflow, writer, events)
        again = fold(map(decode, bodies))
        assert {one.id: one.text for one in again.sections.values()} == texts
        found = [[one["text"] for one in s.suggestions] for s in again.sections.values()]
        assert found == suggested


async def _run_with_crash(
    documents: Mapping[str, Mapping[str, Any]], workflow: Workflow, writer: str, events: int | None
) -> list[str]:
    store = await store_with(documents)
    if events is not None:
        cutting = CuttingStore(store, events)
        before = _world(cutting, writer)
        await before.start()
        starting = asyncio.create_task(before.runs.start(start_of(workflow)))
        await asyncio.wait_for(cutting.cut.wait(), 10)
        starting.cancel()
        before.crash()
    seen = [event.body for event in await store.read(f"runs/{RUN}", 0, 1_000)]
    after = _world(store, writer)
    await after.start()
    if events is None:
        await after.runs.start(start_of(workflow))
    rest = await asyncio.wait_for(read_to_end(after, RUN, after=len(seen), owner=OWNER), 10)
    await after.stop()
    check_whole([*seen, *rest])
    return [*seen, *rest]


def _world(store: Any, writer: str) -> World:
    return World(
        store, Script(), workflows=load_workflows(), model=WRITERS[writer], read_job=_read_job
    )


async def _read_job(url: str) -> Job:
    return replace(JOB, url=url)
