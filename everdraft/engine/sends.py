"""What a person sees of what was sent to models, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass

from everdraft.base.clock import Clock, timestamp
from everdraft.credits.sends import Send, SendStore, Spending


@dataclass(slots=True, frozen=True)
class Spent:
    """Today's and this month's, in UTC: of one person, and of everybody here."""

    day: Spending
    month: Spending
    day_of_all: Spending
    month_of_all: Spending


class SendService:
    """Questions about sends; runs write the records with their own work."""

    def __init__(self, store: SendStore, *, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def sends(self, owner_id: str, limit: int, before: str = "") -> list[Send]:
        """The owner's calls, newest first: those before the call ``before``, if given."""
        return await self._store.sends(owner_id, limit, before)

    async def run_tokens(self, run_id: str) -> int:
        """All tokens that the calls of a run took."""
        return await self._store.run_tokens(run_id)

    async def spent(self, owner_id: str) -> Spent:
        """What was spent today and this month."""
        today = timestamp(self._clock.now())[:10]
        day, month = today, today[:7]
        return Spent(
            await self._store.spent(day, owner_id),
            await self._store.spent(month, owner_id),
            await self._store.spent(day),
            await self._store.spent(month),
        )
