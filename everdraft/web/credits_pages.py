"""The page of a person's credits: what is left, what is held, and every entry with its run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from everdraft.base.errors import NotFound
from everdraft.base.language import Translate, translator
from everdraft.credits.ledger import Entry, EntryKind
from everdraft.runs.store import RunRow
from everdraft.web.context import context_of, language_of, user_of
from everdraft.web.templating import render
from everdraft.web.words import message as _

ENTRIES_SHOWN = 100
DEEDS = {
    EntryKind.GRANT: _("Granted"),
    EntryKind.RESERVE: _("Held for"),
    EntryKind.SETTLE: _("Taken, the work is done:"),
    EntryKind.RELEASE: _("Given back from"),
}
TAKEN_BACK = _("Taken back")


async def credits_page(request: Request) -> Response:
    """GET /credits: the ledger in words; 404 where nothing costs anything."""
    context, owner_id = context_of(request), user_of(request).id
    if context.credits is None:
        raise NotFound("There is nothing here.", action="Go back to the start page.")
    account = await context.credits.account(owner_id)
    translate = translator(language_of(request))
    shown = account.entries[:ENTRIES_SHOWN]
    runs = await context.runs.named(owner_id, [one.run_id for one in shown if one.run_id])
    kinds = {one.name: translate(one.title) for one in context.workflows}
    entries = [_shown(one, runs.get(one.run_id), kinds, translate) for one in shown]
    values = {
        "account": account,
        "entries": entries,
        "prices": [
            (translate(one.title), price)
            for one in context.workflows
            if (price := context.facts.prices.get(one.name, 0))
        ],
    }
    return render(request, "credits.html", values)


def _shown(
    entry: Entry, row: RunRow | None, kinds: Mapping[str, str], translate: Translate
) -> dict[str, Any]:
    """An entry as the page says it; a run that was deleted has no name any more."""
    is_taken = entry.kind is EntryKind.GRANT and entry.amount < 0
    return {
        "at": entry.at,
        "deed": translate(TAKEN_BACK if is_taken else DEEDS[entry.kind]),
        "run_id": row.id if row else "",
        "title": row.title if row else "",
        "kind": kinds[row.kind] if row else "",
        "is_of_a_run": bool(entry.run_id),
        "amount": f"{entry.amount:+d}".replace("-", "−") if entry.amount else "0",
    }
