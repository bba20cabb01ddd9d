"""Lists of runs page by page: ``next`` is an opaque text for ?after=."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

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
        at, run_id = value
    except (ValueError, binascii.Error, TypeError) as wrong:
        raise _bad_cursor() from wrong
    if not (isinstance(at, str) and isinstance(run_id, str)):
        raise _bad_cursor()
    return at, run_id


def _bad_cursor() -> BadInput:
    return BadInput(
        "The list cannot be continued from there.", code="bad_cursor", action="Start over."
    )
