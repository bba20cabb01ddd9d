"""Whether a model may be asked once more: what was spent, held against what may be."""

from __future__ import annotations

from dataclasses import dataclass, field

from everdraft.base.clock import Clock, timestamp
from everdraft.engine.run import RestUntil
from everdraft.engine.sends import SendService
from everdraft.llm.budget import Budget, Spent, Stop, stop_of


@dataclass(slots=True, frozen=True)
class Budgets:
    """The limits of this installation, and those of each person in it."""

    installation: Budget = field(default_factory=Budget)
    person: Budget = field(default_factory=Budget)

    @property
    def unlimited(self) -> bool:
        return self == Budgets()


class Purse:
    """Asked before every call. Calls under way at that moment count with their prompts alone:
    several runs at once may go past a limit by one answer each."""

    def __init__(self, sends: SendService, budgets: Budgets, clock: Clock) -> None:
        self._sends = sends
        self._budgets = budgets
        self._clock = clock

    async def require(self, owner_id: str, run_id: str) -> None:
        """Raises `RestUntil` when a limit is reached; the one that lasts longest is named."""
        if self._budgets.unlimited:
            return
        tokens = await self._sends.run_tokens(run_id)
        spent = await self._sends.spent(owner_id)
        now = self._clock.now()
        of_all = Spent(tokens, spent.day_of_all.usd, spent.month_of_all.usd)
        of_person = Spent(tokens, spent.day.usd, spent.month.usd)
        stops = [
            stop
            for stop in (
                stop_of(self._budgets.installation, of_all, now),
                stop_of(self._budgets.person, of_person, now),
            )
            if stop is not None
        ]
        if stops:
            longest = max(stops, key=_lasting)
            at = "" if longest.goes_on_at is None else timestamp(longest.goes_on_at)
            raise RestUntil(f"budget_{longest.limit}", at)


def _lasting(stop: Stop) -> tuple[bool, float]:
    """What time alone does not end lasts longest."""
    return stop.goes_on_at is None, stop.goes_on_at.timestamp() if stop.goes_on_at else 0.0
