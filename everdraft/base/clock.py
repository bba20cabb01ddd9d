"""The clock as a port: time is handed in, so that tests own it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Protocol


class Clock(Protocol):
    """Wall time for people and expiry, monotonic seconds for durations."""

    def now(self) -> datetime:
        """The time now, in UTC."""
        ...

    def monotonic_seconds(self) -> float:
        """Seconds that never go back, from an arbitrary start."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_seconds(self) -> float:
        return monotonic()


class ManualClock:
    """A clock that moves only when told, for tests and simulation."""

    def __init__(self, start: datetime | None = None) -> None:
        self._now = start or datetime(2026, 1, 1, tzinfo=UTC)
        self._seconds = 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic_seconds(self) -> float:
        return self._seconds

    def advance(self, seconds: float) -> None:
        """Move both clocks forward."""
        self._now += timedelta(seconds=seconds)
        self._seconds += seconds


def timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds, fixed width, so that text order is time order."""
    utc = moment.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"


def parse_timestamp(text: str) -> datetime:
    """The inverse of `timestamp`."""
    return datetime.fromisoformat(text)


def is_timestamp(text: str) -> bool:
    """Whether it is the text of a moment, exactly as `timestamp` writes it."""
    try:
        return timestamp(parse_timestamp(text)) == text
    except (ValueError, OverflowError):
        return False
