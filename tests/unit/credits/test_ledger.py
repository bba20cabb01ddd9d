"""The ledger's rules: what a walk of honest runs writes is exact, and each fault is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.credits.ledger import (
    Entry,
    EntryKind,
    Hold,
    balance,
    faults,
    release,
    reserve,
    settle,
)

K = EntryKind


def grant(amount: int) -> Entry:
    return Entry("grant", "ana", "now", K.GRANT, amount)


@pytest.mark.plan(12)
@given(st.lists(st.tuples(st.integers(1, 5), st.lists(st.booleans(), max_size=4)), max_size=8))
def test_honest_runs_leave_an_exact_ledger(runs: list[tuple[int, list[bool]]]) -> None:
    entries = [grant(1_000)]
    spent = 0
    for number, (price, fates) in enumerate(runs):
        run_id = f"run_{number}"
        for turn, succeeds in enumerate(fates, start=1):
            hold = Hold(turn, price)
            entries.append(reserve(f"{run_id}/{turn}/r", "ana", run_id, hold, "now"))
            how = settle if succeeds else release
            entries.append(how(f"{run_id}/{turn}/c", "ana", run_id, hold, "now"))
            if succeeds:
                spent += price
                break
    assert faults(entries) == []
    assert balance(entries) == 1_000 - spent


HOLD = Hold(1, 2)
OPEN = reserve("r", "ana", "run_1", HOLD, "now")
SETTLED = settle("s", "ana", "run_1", HOLD, "now")
RELEASED = release("b", "ana", "run_1", HOLD, "now")
AGAIN = reserve("r2", "ana", "run_1", Hold(2, 2), "now")
SETTLED_AGAIN = settle("s2", "ana", "run_1", Hold(2, 2), "now")


@pytest.mark.parametrize(
    "entries",
    [
        [OPEN],
        [grant(1), OPEN],
        [grant(9), SETTLED],
        [grant(9), RELEASED],
        [grant(9), OPEN, OPEN],
        [grant(9), OPEN, SETTLED, RELEASED],
        [grant(9), OPEN, RELEASED, SETTLED],
        [grant(9), OPEN, RELEASED, RELEASED],
        [grant(9), OPEN, SETTLED, AGAIN, SETTLED_AGAIN],
    ],
)
def test_every_fault_is_found(entries: list[Entry]) -> None:
    assert faults(entries)
