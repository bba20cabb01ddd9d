"""A form in the place of a run that could not read its advert: the run, and its end."""

from __future__ import annotations

from everdraft.base.errors import NotFound
from everdraft.runs.states import RunStatus
from everdraft.runs.store import RunRow
from everdraft.web.context import WebContext


async def stands_in_for(
    context: WebContext, owner_id: str, run_id: str, kind: str
) -> RunRow | None:
    """The run of this kind that a form names; None for the form of a new one."""
    try:
        row = await context.runs.get(owner_id, run_id)
    except NotFound:
        return None
    return row if row.kind == kind else None


async def put_away(context: WebContext, row: RunRow | None) -> None:
    """The run that a paste stands in for is over: nothing of it waits any more."""
    if row is not None and row.status in (RunStatus.ERROR, RunStatus.PAUSED):
        await context.runs.dismiss(row.owner_id, row.id)
