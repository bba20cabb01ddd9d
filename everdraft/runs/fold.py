"""Events to snapshot: the one function that says what a run is now.

Pure and incremental: folding a prefix and then the rest gives what folding all gives. The same
rules stand in client/fold.js, and both pass tests/vectors/fold.json. What happens to a
section that is started again on a later attempt: its partial text, findings, suggestions and
questions are dropped (they came from a call that never ended) and it begins anew; a section that
was completed is never touched again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, assert_never

from everdraft.runs.events import Event, EventKind
from everdraft.runs.states import IllegalMove, RunStatus, next_status


class SectionStatus(StrEnum):
    """Where a section is. ``waiting`` is planned and not begun."""

    WAITING = "waiting"
    ACTIVE = "active"
    COMPLETED = "completed"


@dataclass(slots=True)
class SectionState:
    """One section as a reader sees it."""

    id: str
    title: str = ""
    status: SectionStatus = SectionStatus.WAITING
    attempt: int = 0
    parts: list[str] = field(default_factory=list[str])
    findings: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    suggestions: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    questions: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    result: Mapping[str, Any] = field(default_factory=dict[str, Any])
    usage: Mapping[str, Any] | None = None

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(slots=True)
class Snapshot:
    """A run after its first ``seq`` events."""

    seq: int = 0
    status: RunStatus | None = None
    attempt: int = 0
    kind: str = ""
    title: str = ""
    writer: str = ""
    created_at: str = ""
    updated_at: str = ""
    sections: dict[str, SectionState] = field(default_factory=dict[str, SectionState])
    active_section: str = ""
    progress: float = 0.0
    steps: dict[str, Any] = field(default_factory=dict[str, Any])
    answers: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    findings: list[Mapping[str, Any]] = field(default_factory=list[Mapping[str, Any]])
    waiting: Mapping[str, Any] | None = None
    reason: str = ""
    goes_on_at: str = ""
    usage: Mapping[str, Any] | None = None
    """What models took for the run so far: {tokens, costUsd, calls}; None when none was asked."""
    error: Mapping[str, Any] | None = None
    result: Mapping[str, Any] | None = None
    idle_attempts: int = 0
    """Attempts in a row without a new delta or anything completed: a poison run is parked by it.

    A finding alone is no progress: rules give it again on every attempt before a model is asked. An
    attempt that ended with its server, in good order, does not count, nor one in which a provider
    was heard of: who waits for it has not brought down a worker.
    """
    failed_calls: int = 0
    """Calls of a model that failed in the open section so far, over all attempts since a person
    last went on: what is left of the calls that a section may take."""

    def planned_count(self) -> int:
        return len(self.sections)

    def completed_count(self) -> int:
        return sum(s.status is SectionStatus.COMPLETED for s in self.sections.values())


def merge(pieces: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Results of sections into one: lists are joined in order, everything else is replaced."""
    whole: dict[str, Any] = {}
    for piece in pieces:
        for key, value in piece.items():
            if isinstance(value, list) and isinstance(whole.get(key), list):
                whole[key] = [*whole[key], *value]
            else:
                whole[key] = value
    return whole


def partial_result(snapshot: Snapshot) -> dict[str, Any]:
    """What is known so far: results of the completed sections merged, and all findings."""
    sections = snapshot.sections.values()
    whole = merge(s.result for s in sections if s.status is SectionStatus.COMPLETED)
    for name in ("findings", "suggestions", "questions"):
        loose = snapshot.findings if name == "findings" else []
        found = [*loose, *(item for s in sections for item in getattr(s, name))]
        if found:
            whole[name] = found
    return whole


def to_json(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot as the wire gives it; docs/protocol.md names every field."""
    return {
        "seq": snapshot.seq,
        "status": snapshot.status,
        "attempt": snapshot.attempt,
        "kind": snapshot.kind,
        "title": snapshot.title,
        "writer": snapshot.writer,
        "createdAt": snapshot.created_at,
        "updatedAt": snapshot.updated_at,
        "progress": round(snapshot.progress, 4),
        "activeSection": snapshot.active_section,
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "status": section.status,
                "attempt": section.attempt,
                "text": section.text,
                "findings": section.findings,
                "suggestions": section.suggestions,
                "questions": section.questions,
                "result": section.result,
                "usage": section.usage,
            }
            for section in snapshot.sections.values()
        ],
        "partial": partial_result(snapshot),
        "result": snapshot.result,
        "error": snapshot.error,
        "reason": snapshot.reason,
        "goesOnAt": snapshot.goes_on_at,
        "usage": snapshot.usage,
        "waiting": snapshot.waiting,
        "answers": snapshot.answers,
    }


def apply(snapshot: Snapshot, event: Event) -> None:
    """Advance the snapshot by one event. Raises `IllegalMove`, and then changes nothing."""
    _check(snapshot, event)
    snapshot.status = next_status(snapshot.status, event.kind)
    snapshot.seq = event.seq
    snapshot.attempt = event.attempt
    snapshot.updated_at = event.at
    if event.kind in _TELLS_USAGE and event.data.get("usage") is not None:
        snapshot.usage = _with_usage(snapshot.usage, event.data["usage"])
    _fold_kind(snapshot, event)


def fold(events: Iterable[Event], snapshot: Snapshot | None = None) -> Snapshot:
    """All events into one snapshot, going on from ``snapshot`` if given."""
    whole = snapshot or Snapshot()
    for event in events:
        apply(whole, event)
    return whole


_TELLS_USAGE = frozenset({EventKind.SECTION_COMPLETED, EventKind.RUN_PAUSED, EventKind.RUN_ERROR})
"""A section's end tells what its calls took; a rest, what the calls of an unfinished one took."""


def _with_usage(total: Mapping[str, Any] | None, more: Mapping[str, Any]) -> dict[str, Any]:
    """Both together; one call of unknown price leaves the price of all unknown."""
    before = total or {"tokens": 0, "costUsd": 0, "calls": 0}
    tokens = more.get("inputTokens", 0) + more.get("outputTokens", 0)
    cost, so_far = more.get("costUsd") if tokens else 0, before["costUsd"]
    return {
        "tokens": before["tokens"] + tokens,
        "costUsd": None if cost is None or so_far is None else so_far + cost,
        "calls": before["calls"] + more.get("calls", 0),
    }


_IN_SECTION = frozenset(
    {
        EventKind.DELTA,
        EventKind.SUGGESTION,
        EventKind.QUESTION,
        EventKind.SECTION_COMPLETED,
    }
)


def _check(snapshot: Snapshot, event: Event) -> None:
    next_status(snapshot.status, event.kind)
    if event.seq != snapshot.seq + 1:
        raise IllegalMove(f"event {event.seq} after {snapshot.seq}: a gap or a repetition")
    expected = snapshot.attempt + 1 if event.kind is EventKind.RUN_STARTED else snapshot.attempt
    if event.attempt != expected:
        raise IllegalMove(f"{event.kind} of attempt {event.attempt}, expected {expected}")
    section = snapshot.sections.get(event.section)
    started = section is not None and section.attempt > 0
    if event.kind is EventKind.SECTION_STARTED:
        if not event.section or started or snapshot.active_section:
            raise IllegalMove(f"section {event.section!r} cannot start here")
    elif event.kind is EventKind.SECTION_RESTARTED:
        abandoned = section is not None and section.status is not SectionStatus.COMPLETED
        # On a later attempt, or on this one when a model's call broke off inside the section.
        if not (started and abandoned) or snapshot.active_section not in ("", event.section):
            raise IllegalMove(f"section {event.section!r} cannot start again here")
    elif event.kind in _IN_SECTION or (event.kind is EventKind.FINDING and event.section):
        if not event.section or event.section != snapshot.active_section:
            raise IllegalMove(f"{event.kind} outside of its section {event.section!r}")
    elif event.kind is EventKind.RUN_COMPLETED and snapshot.active_section:
        raise IllegalMove("a run cannot complete inside a section")


def _fold_kind(snapshot: Snapshot, event: Event) -> None:
    data = event.data
    match event.kind:
        case EventKind.RUN_CREATED:
            snapshot.kind = data.get("kind", "")
            snapshot.title = data.get("title", "")
            snapshot.created_at = event.at
        case EventKind.RUN_STARTED:
            snapshot.active_section = ""
            snapshot.waiting = None
            snapshot.error = None
            snapshot.reason = ""
            snapshot.goes_on_at = ""
            snapshot.idle_attempts += 1
            snapshot.writer = data.get("writer", snapshot.writer)
        case EventKind.PROGRESS:
            _fold_plan(snapshot, data)
            if data.get("handedBack"):
                snapshot.idle_attempts = max(0, snapshot.idle_attempts - 1)
        case EventKind.SECTION_STARTED | EventKind.SECTION_RESTARTED:
            if event.kind is EventKind.SECTION_STARTED:
                snapshot.failed_calls = 0
            _start_section(snapshot, event)
        case (
            EventKind.DELTA
            | EventKind.FINDING
            | EventKind.SUGGESTION
            | EventKind.QUESTION
            | EventKind.SECTION_COMPLETED
        ):
            if event.kind is not EventKind.FINDING:
                snapshot.idle_attempts = 0
            snapshot.waiting = None
            _fold_section(snapshot, event)
        case EventKind.STEP_COMPLETED:
            snapshot.idle_attempts = 0
            snapshot.steps[data["name"]] = data.get("value")
        case EventKind.ANSWER:
            snapshot.answers.append(data)
        case EventKind.RUN_WAITING:
            snapshot.idle_attempts = 0
            snapshot.failed_calls += 1
            snapshot.waiting = data
        case _:
            _fold_rest(snapshot, event)


def _fold_rest(snapshot: Snapshot, event: Event) -> None:
    """The events after which nobody works on the run."""
    snapshot.active_section = ""
    snapshot.waiting = None
    match event.kind:
        case EventKind.RUN_PAUSED | EventKind.RUN_CANCELLED:
            snapshot.reason = event.data.get("reason", "")
            snapshot.goes_on_at = event.data.get("goesOnAt", "")
        case EventKind.RUN_RESUMED:
            snapshot.reason = ""
            snapshot.goes_on_at = ""
            snapshot.error = None
            snapshot.idle_attempts = 0
            snapshot.failed_calls = 0
        case EventKind.RUN_ERROR:
            snapshot.error = event.data.get("error", {})
        case EventKind.RUN_COMPLETED:
            snapshot.progress = 1.0
            snapshot.result = event.data.get("result")
        case (
            EventKind.RUN_CREATED
            | EventKind.RUN_STARTED
            | EventKind.RUN_WAITING
            | EventKind.SECTION_STARTED
            | EventKind.SECTION_RESTARTED
            | EventKind.SECTION_COMPLETED
            | EventKind.DELTA
            | EventKind.FINDING
            | EventKind.SUGGESTION
            | EventKind.QUESTION
            | EventKind.ANSWER
            | EventKind.PROGRESS
            | EventKind.STEP_COMPLETED
        ):
            raise AssertionError(f"{event.kind} is folded elsewhere")
        case _ as unknown:
            assert_never(unknown)


def _fold_plan(snapshot: Snapshot, data: Mapping[str, Any]) -> None:
    for planned in data.get("plan", []):
        known = snapshot.sections.setdefault(planned["id"], SectionState(planned["id"]))
        known.title = planned.get("title", known.title)
    value = data.get("value")
    if value is not None:
        snapshot.progress = max(snapshot.progress, min(1.0, float(value)))


def _start_section(snapshot: Snapshot, event: Event) -> None:
    section = snapshot.sections.setdefault(event.section, SectionState(event.section))
    section.title = event.data.get("title", section.title)
    section.status = SectionStatus.ACTIVE
    section.attempt = event.attempt
    section.parts = []
    section.findings = []
    section.suggestions = []
    section.questions = []
    snapshot.active_section = event.section


def _fold_section(snapshot: Snapshot, event: Event) -> None:
    if not event.section:
        snapshot.findings.append(event.data["finding"])
        return
    section = snapshot.sections[event.section]
    match event.kind:
        case EventKind.DELTA:
            section.parts.append(event.data["text"])
        case EventKind.FINDING:
            section.findings.append(event.data["finding"])
        case EventKind.SUGGESTION:
            section.suggestions.append(event.data["suggestion"])
        case EventKind.QUESTION:
            section.questions.append(event.data["question"])
        case _:
            section.status = SectionStatus.COMPLETED
            section.result = event.data.get("result", {})
            section.usage = event.data.get("usage")
            snapshot.active_section = ""
            done = snapshot.completed_count() / snapshot.planned_count()
            snapshot.progress = max(snapshot.progress, done)
