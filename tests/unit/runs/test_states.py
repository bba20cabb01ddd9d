"""The lifecycle table: what it allows folds, the rest raises, and its picture is current."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from everdraft.runs.events import EventKind
from everdraft.runs.states import (
    RESTING,
    TERMINAL,
    TRANSITIONS,
    UNFINISHED,
    IllegalMove,
    RunStatus,
    diagram,
    next_status,
)

PAGE = Path(__file__).parents[3] / "docs" / "lifecycle.md"


@pytest.mark.plan(20)
@pytest.mark.parametrize(("status", "kind"), list(product([None, *RunStatus], EventKind)))
def test_every_pair_is_either_in_the_table_or_raises(
    status: RunStatus | None, kind: EventKind
) -> None:
    if kind in TRANSITIONS[status]:
        assert next_status(status, kind) is TRANSITIONS[status][kind]
    else:
        with pytest.raises(IllegalMove):
            next_status(status, kind)


def test_statuses_fall_into_unfinished_resting_and_terminal() -> None:
    assert set(RunStatus) == UNFINISHED | RESTING | TERMINAL
    assert {RunStatus.COMPLETED, RunStatus.CANCELLED} == TERMINAL
    assert not UNFINISHED & RESTING
    assert not RESTING & TERMINAL


def test_only_a_resume_leaves_rest_for_work() -> None:
    for status in RESTING:
        leaving = {k for k, target in TRANSITIONS[status].items() if target in UNFINISHED}
        assert leaving == {EventKind.RUN_RESUMED}


def test_the_picture_in_the_docs_is_the_table() -> None:
    assert diagram() in PAGE.read_text("utf-8"), "docs/lifecycle.md is stale"
