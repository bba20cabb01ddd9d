"""Credits as entries: a start reserves, the result settles, an error or a stop gives back.

    grant     +n   the operator gives
    reserve   -n   a start or a retry opens a hold, numbered within its run
    settle     0   the result is there: the hold stays taken
    release   +n   ERROR or CANCELLED: the hold is given back

The balance is the sum of the entries and never negative; a run has at most one settlement, and each
of its entries is written in the transaction of the run's own event. A takeover writes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol


class EntryKind(StrEnum):
    """What an entry does."""

    GRANT = "grant"
    RESERVE = "reserve"
    SETTLE = "settle"
    RELEASE = "release"


@dataclass(slots=True, frozen=True)
class Entry:
    """One line of the ledger; ``amount`` is signed, in whole credits. ``hold`` counts from 1."""

    id: str
    owner_id: str
    at: str
    kind: EntryKind
    amount: int
    run_id: str = ""
    hold: int = 0


@dataclass(slots=True, frozen=True)
class PutEntry:
    """Writes an entry; refused when the balance would fall below zero or the entry is there."""

    effect: ClassVar[str] = "put_credit_entry"
    entry: Entry


@dataclass(slots=True, frozen=True)
class Hold:
    """What a run has reserved: its number and price; number 0 is no hold."""

    number: int = 0
    price: int = 0

    @property
    def is_open(self) -> bool:
        return self.number > 0


def balance(entries: Iterable[Entry]) -> int:
    """The sum of the entries."""
    return sum(entry.amount for entry in entries)


def reserve(entry_id: str, owner_id: str, run_id: str, hold: Hold, at: str) -> Entry:
    """Opens a hold."""
    return Entry(entry_id, owner_id, at, EntryKind.RESERVE, -hold.price, run_id, hold.number)


def settle(entry_id: str, owner_id: str, run_id: str, hold: Hold, at: str) -> Entry:
    """Keeps what a hold took."""
    return Entry(entry_id, owner_id, at, EntryKind.SETTLE, 0, run_id, hold.number)


def release(entry_id: str, owner_id: str, run_id: str, hold: Hold, at: str) -> Entry:
    """Gives back what a hold took."""
    return Entry(entry_id, owner_id, at, EntryKind.RELEASE, hold.price, run_id, hold.number)


def faults(entries: Sequence[Entry]) -> list[str]:
    """What is wrong with a ledger of one owner, in order; empty when it is exact.

    Used by tests and by `everdraft doctor`: every hold is closed at most once, a run is settled
    at most once, and the running balance is never negative.
    """
    found: list[str] = []
    running = 0
    holds: dict[tuple[str, int], EntryKind] = {}
    settled: set[str] = set()
    for entry in entries:
        running += entry.amount
        if running < 0:
            found.append(f"{entry.id}: the balance falls to {running}")
        if entry.kind is EntryKind.GRANT:
            continue
        key = (entry.run_id, entry.hold)
        before = holds.get(key)
        opens = entry.kind is EntryKind.RESERVE
        if opens is not (before is None) or before in (EntryKind.SETTLE, EntryKind.RELEASE):
            found.append(f"{entry.id}: {entry.kind} of hold {entry.hold} after {before}")
        holds[key] = entry.kind
        if entry.kind is EntryKind.SETTLE:
            if entry.run_id in settled:
                found.append(f"{entry.id}: run {entry.run_id} is settled twice")
            settled.add(entry.run_id)
    return found


class CreditStore(Protocol):
    """Questions about credits, for one owner."""

    async def balance(self, owner_id: str) -> int:
        """What is left, whole credits."""
        ...

    async def entries(self, owner_id: str, limit: int) -> list[Entry]:
        """The newest entries first."""
        ...

    async def reserved(self, owner_id: str) -> int:
        """What open holds have taken, as a positive number."""
        ...
