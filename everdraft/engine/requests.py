"""What a start asks for, which two ask for the same, and what a new run takes over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow


@dataclass(slots=True, frozen=True)
class StartRequest:
    """What a start needs to know. ``input`` are the request's fields as JSON."""

    owner_id: str
    kind: str
    title: str
    subject_id: str
    input: Mapping[str, Any]
    language: str = "en"
    idempotency_key: str = ""
    added: frozenset[str] = frozenset()
    """Fields of ``input`` that nobody sent: what they stand for moves on between two sendings."""


def input_hash(request: StartRequest) -> str:
    """SHA-256 of what makes two starts the same: kind, subject and fields. The language is none of
    it: the same wish from another browser is the same run."""
    parts = [request.kind, request.subject_id, request.input]
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def request_hash(request: StartRequest) -> str:
    """SHA-256 of what was sent: the same request, whatever became of the CV since."""
    sent = {name: value for name, value in request.input.items() if name not in request.added}
    return input_hash(replace(request, input=sent))


def reused_run(request: StartRequest, before: RunRow | None) -> str:
    """The stopped run whose finished sections a new one takes over. One in another language is none
    of them: a report is not told in two."""
    if before is None or before.status is not RunStatus.CANCELLED:
        return ""
    return before.id if before.language == request.language else ""
