"""What a command becomes: its event under a raised epoch and the row of the run, in one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from everdraft.base.errors import Conflict
from everdraft.credits import ledger
from everdraft.engine.run import close_hold, open_hold
from everdraft.runs.events import Event, EventKind, encode
from everdraft.runs.lease import next_epoch
from everdraft.runs.states import RunStatus, next_status
from everdraft.runs.store import RunRow, UpdateRun, stream_id
from everdraft.streams.store import Append, Commit

BY_PERSON = "person"
BY_TIME = "time"


def command_commit(
    row: RunRow, kind: EventKind, data: Mapping[str, Any], summary: Mapping[str, Any], now: str
) -> tuple[Commit, RunRow]:
    """The commit of a command, and the row as it is after it. Raises `Conflict`.

    Who goes on with a run that was put away wants to see it again.
    """
    status = _status_after(row, kind)
    event = Event(row.head + 1, kind, now, row.attempts, data=data)
    epoch = next_epoch(row.epoch)
    reason = str(data.get("reason", ""))
    append = Append(
        stream_id(row.id),
        epoch,
        event.seq,
        (encode(event),),
        close=status is RunStatus.CANCELLED,
    )
    hold, entries = row.hold, ()
    if status is RunStatus.CANCELLED:
        hold, entries = 0, close_hold(row, ledger.release, now)
    elif kind is EventKind.RUN_RESUMED and row.price and not row.hold:
        hold, entries = event.seq, open_hold(row, event.seq, now)
    explicit = kind is EventKind.RUN_RESUMED and data.get("by") == BY_PERSON
    update = UpdateRun(
        row.id,
        status,
        now,
        row.progress,
        row.attempts,
        reason=reason,
        summary=summary,
        hold=hold,
        owner_id=row.owner_id,
        dismissed_at="" if explicit else None,
    )
    after = replace(
        row,
        status=status,
        updated_at=now,
        reason=reason,
        error=None,
        hold=hold,
        dismissed_at="" if explicit else row.dismissed_at,
        goes_on_at="",
        head=event.seq,
        epoch=epoch,
    )
    return Commit((append,), (update, *entries)), after


def _status_after(row: RunRow, kind: EventKind) -> RunStatus:
    try:
        return next_status(row.status, kind)
    except ValueError as illegal:
        raise _forbidden(row.status) from illegal


def _forbidden(status: RunStatus) -> Conflict:
    if status is RunStatus.CANCELLED:
        return Conflict(
            "This run was stopped for good.",
            code="cancelled",
            action="Start a new one: what was finished is used again.",
        )
    if status is RunStatus.COMPLETED:
        return Conflict(
            "This run is already complete.", code="completed", action="Open its result."
        )
    return Conflict(
        "This cannot be done while the run is %(run_status)s.",
        code="wrong_status",
        action="Look at the run's page for what can be done now.",
        run_status=status.value,
    )
