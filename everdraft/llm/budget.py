"""What models may take: tokens a run, dollars a day and a month; and when it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from everdraft.llm.port import Usage


@dataclass(slots=True, frozen=True)
class Budget:
    """The limits; None is none. Days and months are those of UTC.

    One budget is the installation's, another may be each person's: ask both, obey the later.
    """

    tokens_per_run: int | None = None
    usd_per_day: float | None = None
    usd_per_month: float | None = None


@dataclass(slots=True, frozen=True)
class Spent:
    """What was taken so far: by this run, today, this month."""

    run_tokens: int = 0
    day_usd: float = 0.0
    month_usd: float = 0.0

    def with_call(self, usage: Usage) -> Spent:
        """After one call more; a call of unknown price adds tokens and no dollars."""
        cost = usage.cost_usd or 0.0
        return Spent(self.run_tokens + usage.tokens, self.day_usd + cost, self.month_usd + cost)


@dataclass(slots=True, frozen=True)
class Stop:
    """Why no call is made now. ``goes_on_at`` is None when time alone changes nothing.

    ``limit`` is tokens_per_run, usd_per_day or usd_per_month.
    """

    limit: str
    goes_on_at: datetime | None


def stop_of(budget: Budget, spent: Spent, now: datetime) -> Stop | None:
    """Why the next call must wait, None when it may be made. The longest wait is named.

    A limit is looked at before a call, so the call that reaches it is the last and goes through
    whole: half an answer would cost as much and be worth nothing.
    """
    if _reached(budget.tokens_per_run, spent.run_tokens):
        return Stop("tokens_per_run", None)
    if _reached(budget.usd_per_month, spent.month_usd):
        return Stop("usd_per_month", next_month(now))
    if _reached(budget.usd_per_day, spent.day_usd):
        return Stop("usd_per_day", next_day(now))
    return None


def next_day(now: datetime) -> datetime:
    """The next midnight, UTC."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def next_month(now: datetime) -> datetime:
    """The first midnight of the next month, UTC."""
    first = now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    # 32 days after a first is always in the next month.
    return (first + timedelta(days=32)).replace(day=1)


def _reached(limit: float | None, spent: float) -> bool:
    return limit is not None and spent >= limit
