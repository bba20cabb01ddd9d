"""Every implementation of the store's ports, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from everdraft.storage.memory import MemoryStore
from everdraft.storage.sqlite import SqliteStore
from tests.support.stores import Store


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = SqliteStore(tmp_path / "db") if request.param == "sqlite" else MemoryStore()
    yield made
    made.close()
