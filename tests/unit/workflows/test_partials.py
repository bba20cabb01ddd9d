"""Whatever moment a run is looked at, its partial report is one by the published schema."""

from __future__ import annotations

import asyncio
import json

import pytest

from everdraft.cv.codec import to_json
from everdraft.cv.edit import new_document
from everdraft.cv.report import report_schema
from everdraft.documents.reader import read_document
from everdraft.engine.library import READING
from everdraft.llm.scripted import ScriptedModel
from everdraft.runs.events import decode
from everdraft.runs.fold import Snapshot, apply
from everdraft.runs.fold import to_json as snapshot_to_json
from everdraft.workflows import load_workflows
from everdraft.workflows.intake import CV
from tests.simulation.test_workflows import OWNER, start_of, store_with
from tests.support.cv import DATA, NAME
from tests.support.engine import Script, World, read_to_end
from tests.unit.cv.test_schema import faults

WRITERS = {"rules": None, "model": ScriptedModel("Some words. ", 0)}


@pytest.mark.plan(98)
@pytest.mark.parametrize("writer", WRITERS)
async def test_every_partial_of_an_analysis_validates(writer: str) -> None:
    reading = await asyncio.create_task(read_document(DATA, NAME))
    store = await store_with({READING: to_json(reading), CV: new_document(to_json(reading.cv))})
    world = World(store, Script(), workflows=load_workflows(), model=WRITERS[writer])
    await world.start()
    row = await world.runs.start(start_of(load_workflows()["analysis"]))
    bodies = await read_to_end(world, row.id, owner=OWNER)
    await world.stop()
    snapshot, schema, sizes = Snapshot(), report_schema(), set[int]()
    for body in bodies:
        apply(snapshot, decode(body))
        state = json.loads(json.dumps(snapshot_to_json(snapshot)))
        for report in (state["partial"], state["result"] or {}):
            assert faults(report, schema) == [], body
            assert set(report) <= set(schema["properties"]), body
        sizes.add(len(json.dumps(state["partial"])))
    assert len(sizes) > 5, "the partial grows piece by piece"
    by_rules = {"without_model"} if WRITERS[writer] is None else set[str]()
    assert set(state["result"]) | {"without_model"} == set(schema["properties"])
    assert {"without_model"} & set(state["result"]) == by_rules
