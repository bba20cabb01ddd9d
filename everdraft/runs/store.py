"""The run's row: what lists, banners and workers ask, and the effects that change it.

The events are the truth about a run's content; the row is the truth about its status, and is
written in the transaction of the event that changes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from everdraft.runs.ending import ENDING
from everdraft.runs.states import RunStatus

STREAM_PREFIX = "runs/"


def stream_id(run_id: str) -> str:
    """The log of a run is one stream."""
    return STREAM_PREFIX + run_id


def run_id_of(stream: str) -> str:
    """The run whose log this is; empty for any other stream."""
    return stream.removeprefix(STREAM_PREFIX) if stream.startswith(STREAM_PREFIX) else ""


@dataclass(slots=True, frozen=True)
class RunRow:
    """A run without its events.

    ``subject_id`` is what the run is about (an uploaded CV) and dies with it; ``input`` holds the
    request's fields and ``input_hash`` decides whether two starts are the same run. ``summary`` is
    a small object for lists (sections done, words kept). ``error`` is {code, message, action,
    retryable} or None. ``goes_on_at`` is when a paused run goes on by itself, empty when it does
    not. ``reused_run_id`` names a stopped run of the same input whose finished
    sections are taken over. ``price`` is in credits, ``hold`` the number of the open hold or 0.
    ``head`` and ``epoch`` are the stream's. ``log_deleted_at`` is when the log of a finished run
    was deleted; what it came to is kept (see `everdraft.runs.ending`).
    """

    id: str
    owner_id: str
    kind: str
    title: str
    subject_id: str
    input: Mapping[str, Any]
    input_hash: str
    status: RunStatus
    progress: float
    attempts: int
    created_at: str
    updated_at: str
    language: str = "en"
    reason: str = ""
    error: Mapping[str, Any] | None = None
    summary: Mapping[str, Any] = field(default_factory=dict[str, Any])
    document_id: str = ""
    dismissed_at: str = ""
    read_at: str = ""
    reused_run_id: str = ""
    price: int = 0
    hold: int = 0
    head: int = 0
    epoch: int = 0
    goes_on_at: str = ""
    log_deleted_at: str = ""


@dataclass(slots=True, frozen=True)
class InsertRun:
    """A new run; refused while an open one of the same owner, kind and input stands."""

    effect: ClassVar[str] = "insert_run"
    run: RunRow


@dataclass(slots=True, frozen=True)
class UpdateRun:
    """What an event changes in the row; None leaves a column as it is.

    ``owner_id`` says whose feed hears of it; the fence of the event is what guards the row.
    """

    effect: ClassVar[str] = "update_run"
    run_id: str
    owner_id: str = field(kw_only=True)
    status: RunStatus
    updated_at: str
    progress: float
    attempts: int
    reason: str = ""
    error: Mapping[str, Any] | None = None
    summary: Mapping[str, Any] | None = None
    document_id: str | None = None
    hold: int | None = None
    goes_on_at: str = ""
    dismissed_at: str | None = None


@dataclass(slots=True, frozen=True)
class DismissRun:
    """Hides a run from the banner, or shows it again when ``dismissed_at`` is empty."""

    effect: ClassVar[str] = "dismiss_run"
    run_id: str
    owner_id: str
    dismissed_at: str


@dataclass(slots=True, frozen=True)
class DismissRuns:
    """`DismissRun` for the owner's runs in ``statuses`` whose ``dismissed_at`` is ``before``.

    From "" to a moment puts away what stands there; from that moment to "" takes it back.
    """

    effect: ClassVar[str] = "dismiss_runs"
    owner_id: str
    statuses: tuple[RunStatus, ...]
    before: str
    dismissed_at: str


@dataclass(slots=True, frozen=True)
class TouchRun:
    """Remembers that a person looked at the run: what was read lately is not cleaned up."""

    effect: ClassVar[str] = "touch_run"
    run_id: str
    owner_id: str
    read_at: str


@dataclass(slots=True, frozen=True)
class DeleteExpiredRuns:
    """Deletes what nobody touched since ``before``: runs that rest or were stopped, whole, and the
    logs of finished runs whose `ENDING` is kept.

    Decided where it is done, in the deleting transaction; PENDING, IN_PROGRESS and what goes on by
    itself never go. ``at`` is the moment of the entries that give open holds back.
    """

    effect: ClassVar[str] = "delete_expired_runs"
    before: str
    at: str
    ending: str = ENDING


@dataclass(slots=True, frozen=True)
class RunQuery:
    """Which runs to list, newest first. ``before`` is the (updated_at, id) of the last one seen.

    ``dismissed`` False leaves out what was put away, True everything else, None nothing.
    """

    owner_id: str
    statuses: Sequence[RunStatus] = ()
    kind: str = ""
    subject_id: str = ""
    dismissed: bool | None = None
    before: tuple[str, str] | None = None
    limit: int = 50


class RunStore(Protocol):
    """Questions about runs; every one that serves a person takes the owner."""

    async def run(self, owner_id: str, run_id: str) -> RunRow | None:
        """The owner's run, or None for an id that is not theirs."""
        ...

    async def runs_named(self, owner_id: str, run_ids: Sequence[str]) -> list[RunRow]:
        """Those of these runs that are the owner's, in no order."""
        ...

    async def run_for_worker(self, run_id: str) -> RunRow | None:
        """A run by id alone: only for who executes it."""
        ...

    async def same_run(self, owner_id: str, kind: str, input_hash: str) -> RunRow | None:
        """The newest run of the same owner, kind and input, in whatever status."""
        ...

    async def runs(self, query: RunQuery) -> list[RunRow]:
        """Runs of one owner, newest first by ``updated_at``."""
        ...

    async def runs_going_on(self, now: str, limit: int) -> list[RunRow]:
        """PAUSED runs of everybody whose ``goes_on_at`` has come, the longest due first."""
        ...

    async def endings_missing(self, before: str, limit: int) -> list[RunRow]:
        """COMPLETED runs of everybody that nobody touched since ``before`` and whose `ENDING` is
        not kept yet: those that ended under a version that did not keep it."""
        ...

    async def count_runs(
        self, owner_id: str, statuses: Sequence[RunStatus], dismissed: bool
    ) -> dict[RunStatus, int]:
        """How many runs of one owner are in each of these statuses, as far as there are any."""
        ...

    async def unfinished_run_ids(self) -> list[str]:
        """PENDING and IN_PROGRESS runs of everybody, oldest first: what a restart takes up."""
        ...
