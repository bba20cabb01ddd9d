"""What a person sees of credits, and what the operator grants."""

from __future__ import annotations

from dataclasses import dataclass

from everdraft.base.clock import Clock, timestamp
from everdraft.base.errors import BadInput
from everdraft.base.ids import IdSource
from everdraft.credits.ledger import CreditStore, Entry, EntryKind, PutEntry
from everdraft.engine.commit import Committer
from everdraft.streams.store import Commit

ENTRIES_SHOWN = 200


@dataclass(slots=True, frozen=True)
class Account:
    """A person's credits: what is left, what open holds took, and the newest entries."""

    balance: int
    reserved: int
    entries: list[Entry]


class CreditService:
    """Questions and grants. Runs write their own entries with their events."""

    def __init__(
        self, store: CreditStore, committer: Committer, *, clock: Clock, ids: IdSource
    ) -> None:
        self._store = store
        self._committer = committer
        self._clock = clock
        self._ids = ids

    async def account(self, owner_id: str) -> Account:
        """The owner's account, newest entries first."""
        return Account(
            await self._store.balance(owner_id),
            await self._store.reserved(owner_id),
            await self._store.entries(owner_id, ENTRIES_SHOWN),
        )

    async def grant(self, owner_id: str, amount: int) -> Entry:
        """Gives credits, or takes back what is left of them with a negative amount."""
        if amount == 0:
            raise _bad_amount(amount)
        now = timestamp(self._clock.now())
        entry = Entry(self._ids("crd"), owner_id, now, EntryKind.GRANT, amount)
        result = await self._committer.commit(Commit(effects=(PutEntry(entry),)))
        if not result.accepted:
            raise _bad_amount(amount)
        return entry


def _bad_amount(amount: int) -> BadInput:
    return BadInput(
        "%(amount)s credit cannot be granted: the balance is never negative."
        if abs(amount) == 1
        else "%(amount)s credits cannot be granted: the balance is never negative.",
        code="bad_amount",
        action="Take back at most what is left: everdraft credits show says how much that is.",
        amount=amount,
    )
