"""The real server with a model behind HTTP: its start, what it told until a run rested."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from everdraft.runs.events import EventKind as K
from everdraft.runs.events import decode
from everdraft.runs.fold import fold
from tests.support.fake_llm import FakeLlm
from tests.support.server import ServerProcess, SseEvent

KEY = "sk-a-key-that-nobody-prints"


@contextmanager
def modelled(folder: Path, model: FakeLlm) -> Iterator[ServerProcess]:
    """A server that calls the model twice at most; in the end its log has nowhere named the key."""
    environment = {
        "EVERDRAFT_MODEL": "openai:test",
        "EVERDRAFT_MODEL_BASE_URL": model.url,
        "EVERDRAFT_MODEL_API_KEY": KEY,
        "EVERDRAFT_MODEL_TIMEOUT_SECONDS": "1",
        "EVERDRAFT_MODEL_ATTEMPTS": "2",
    }
    server = ServerProcess(folder / "data", environment).start()
    try:
        yield server
    finally:
        server.stop()
    assert KEY not in server.log_text()


def until_rest(server: ServerProcess, run_id: str) -> list[SseEvent]:
    """A run's events until it ends or rests in an error."""
    seen: list[SseEvent] = []
    for event in server.events(run_id):
        seen.append(event)
        if event.kind in (K.RUN_COMPLETED, K.RUN_ERROR, K.RUN_CANCELLED):
            break
    return seen


def suggested(seen: list[SseEvent]) -> list[dict[str, Any]]:
    """What stands in the end: suggestions of calls that broke off are gone with their section."""
    sections = fold(decode(event.data) for event in seen).sections.values()
    return [dict(one) for section in sections for one in section.suggestions]
