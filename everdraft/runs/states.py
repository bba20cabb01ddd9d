"""The lifecycle of a run as one table; an illegal move is a missing key.

The statuses are the plan's words. PENDING waits for somebody to take it up; IN_PROGRESS is being
worked on, or waits for a provider (``run.waiting`` says until when); PAUSED and ERROR rest, with
the log open and everything kept, until an explicit resume or retry; COMPLETED and CANCELLED are
terminal, their event is the last and closes the stream. docs/lifecycle.md is drawn from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from everdraft.runs.events import EventKind as Kind


class RunStatus(StrEnum):
    """Where a run is."""

    PENDING = "PENDING"
    IN_PROGRESS = "IN_PROGRESS"
    PAUSED = "PAUSED"
    COMPLETED = "COMPLETED"
    ERROR = "ERROR"
    CANCELLED = "CANCELLED"


class IllegalMove(ValueError):
    """The event cannot follow in this status."""


_WORK = (
    Kind.SECTION_STARTED,
    Kind.SECTION_RESTARTED,
    Kind.SECTION_COMPLETED,
    Kind.DELTA,
    Kind.FINDING,
    Kind.SUGGESTION,
    Kind.QUESTION,
    Kind.ANSWER,
    Kind.PROGRESS,
    Kind.STEP_COMPLETED,
    Kind.RUN_WAITING,
)

TRANSITIONS: Mapping[RunStatus | None, Mapping[Kind, RunStatus]] = {
    None: {Kind.RUN_CREATED: RunStatus.PENDING},
    RunStatus.PENDING: {
        Kind.RUN_STARTED: RunStatus.IN_PROGRESS,
        Kind.RUN_PAUSED: RunStatus.PAUSED,
        Kind.RUN_CANCELLED: RunStatus.CANCELLED,
        Kind.RUN_ERROR: RunStatus.ERROR,
    },
    RunStatus.IN_PROGRESS: {
        **dict.fromkeys(_WORK, RunStatus.IN_PROGRESS),
        # A takeover: the worker before died or was stopped, the next attempt begins.
        Kind.RUN_STARTED: RunStatus.IN_PROGRESS,
        Kind.RUN_PAUSED: RunStatus.PAUSED,
        Kind.RUN_ERROR: RunStatus.ERROR,
        Kind.RUN_CANCELLED: RunStatus.CANCELLED,
        Kind.RUN_COMPLETED: RunStatus.COMPLETED,
    },
    RunStatus.PAUSED: {
        Kind.ANSWER: RunStatus.PAUSED,
        Kind.RUN_RESUMED: RunStatus.PENDING,
        Kind.RUN_CANCELLED: RunStatus.CANCELLED,
    },
    RunStatus.ERROR: {
        Kind.RUN_RESUMED: RunStatus.PENDING,
        Kind.RUN_CANCELLED: RunStatus.CANCELLED,
    },
    RunStatus.COMPLETED: {},
    RunStatus.CANCELLED: {},
}

TERMINAL = frozenset(
    status for status, moves in TRANSITIONS.items() if status is not None and not moves
)
RESTING = frozenset({RunStatus.PAUSED, RunStatus.ERROR})
UNFINISHED = frozenset({RunStatus.PENDING, RunStatus.IN_PROGRESS})
"""What a worker must take up after a restart."""


def next_status(status: RunStatus | None, kind: Kind) -> RunStatus:
    """The status after an event of ``kind``; raises `IllegalMove` where the table has no entry."""
    try:
        return TRANSITIONS[status][kind]
    except KeyError:
        raise IllegalMove(f"{kind} cannot follow in status {status or 'none'}") from None


def diagram() -> str:
    """The table as a Mermaid state diagram; loops are left out, the work they stand for named."""
    lines = ["stateDiagram-v2"]
    for status, moves in TRANSITIONS.items():
        source = "[*]" if status is None else status.value
        by_target: dict[RunStatus, list[str]] = {}
        for kind, target in moves.items():
            if target is not status:
                by_target.setdefault(target, []).append(kind.value)
        for target, kinds in by_target.items():
            lines.append(f"    {source} --> {target.value}: {', '.join(kinds)}")
    lines.extend(f"    {status.value} --> [*]" for status in RunStatus if status in TERMINAL)
    return "\n".join(lines)


if __name__ == "__main__":
    print(diagram())  # noqa: T201
