"""Lists of runs page by page: ``next`` is an opaque text for ?after=."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from everdraft.base.clock import is_timestamp
from everdraft.base.errors import BadInput
from everdraft.runs.store import RunRow

PAGE_SIZE = 50


def page_of(found: Sequence[RunRow]) -> tuple[Sequence[RunRow], str | None]:
    """The first `PAGE_SIZE` rows, and ``next`` when there was one more."""
    if len(found) <= PAGE_SIZE:
        return found, None
    last = found[PAGE_SIZE - 1]
    text = json.dumps([last.updated_at, last.id])
    return found[:PAGE_SIZE], base64.urlsafe_b64encode(text.encode()).decode()


def page_after(text: str) -> tuple[str, str] | None:
    """Where ``?after=`` goes on: (updated_at, id). Raises `BadInput` (``bad_cursor``)."""
    if not text:
        return None
    try:
        value: Any = json.loads(base64.urlsafe_b64decode(text.encode()))
        match value:
            case [str(at), str(run_id)]:
                # Half of a surrogate pair is no text: no database could look for it.
                (at + run_id).encode()
                return at, run_id
            case _:
                raise _bad_cursor()
    except (ValueError, RecursionError) as wrong:
        raise _bad_cursor() from wrong


def time_after(text: str) -> str:
    """Where a list goes on that is ordered by time alone. Raises `BadInput` (``bad_cursor``)."""
    if text and not is_timestamp(text):
        raise _bad_cursor()
    return text


def _bad_cursor() -> BadInput:
    return BadInput(
        "The list cannot be continued from there.", code="bad_cursor", action="Start over."
    )
