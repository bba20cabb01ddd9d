"""Edits of one document that come at once: each is kept, in the order in which they came."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from everdraft.engine.library import LibraryService
from everdraft.library.records import Document, PutDocument
from everdraft.storage.files import DiskFiles
from everdraft.storage.memory import MemoryStore
from everdraft.streams.store import Commit
from tests.support.engine import Script, World


async def test_fifty_edits_of_one_document_at_once_are_all_kept(tmp_path: Path) -> None:
    store = MemoryStore()
    world = World(store, Script())
    library = LibraryService(
        store, DiskFiles(tmp_path), world.committer, clock=world.clock, ids=world.ids
    )
    document = Document("doc_1", "ana", "cv", "", "", {"edits": 0}, "2026-01-01")
    await world.committer.commit(Commit(effects=(PutDocument(document),)))

    def one_more(body: Mapping[str, Any]) -> tuple[Mapping[str, Any], Any]:
        return {"edits": body["edits"] + 1}, None

    sent = [library.revise("ana", "doc_1", f"op{n}", {}, one_more) for n in range(50)]
    revised = await asyncio.gather(*sent)
    assert [one.revision for one in revised] == list(range(2, 52)), "in the order they came"
    assert (await library.document("ana", "doc_1")).body == {"edits": 50}
