"""What the end of a test run says of the plan: which rows have a test, which held just now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

import pytest

from scripts.plan import TestsOfRow, marked_tests, open_rows, table

PASSED, FAILED, SKIPPED, LEFT_OUT = "passed", "failed", "skipped", "not run"
LISTED_ROWS_MAX = 20
_WORST_FIRST = (FAILED, SKIPPED, LEFT_OUT)


def summary(
    row_count: int, still_open: Sequence[int], tests: TestsOfRow, outcomes: Mapping[str, Set[str]]
) -> list[str]:
    """Two lines: what is proven by tests at all, and what of it this run has shown.

    A row held in this run when every test marked with it ran, and every case of those passed.
    """
    proven = [row for row in tests if row not in still_open]
    opened = ", ".join(map(str, still_open)) or "none"
    first = f"plan: {row_count - len(still_open)} of {row_count} rows have a test; open: {opened}"
    not_held: dict[str, list[str]] = defaultdict(list)
    for row in proven:
        worst = _worst([outcomes.get(test) or {LEFT_OUT} for test in tests[row]])
        if worst != PASSED:
            not_held[worst].append(str(row))
    held = len(proven) - sum(map(len, not_held.values()))
    parts = [f"{what}: {_listed(not_held[what])}" for what in _WORST_FIRST if what in not_held]
    lost = f"; not held, because a test of theirs {'; '.join(parts)}" if parts else ""
    return [first, f"plan: {held} of these {len(proven)} held in this run{lost}"]


def _listed(rows: Sequence[str]) -> str:
    return ", ".join(rows) if len(rows) <= LISTED_ROWS_MAX else f"{len(rows)} rows"


def _worst(found: Sequence[Set[str]]) -> str:
    seen = set[str]().union(*found)
    return next((what for what in _WORST_FIRST if what in seen), PASSED)


class PlanReport:
    """The plugin: remembers how each test ended, and says what that means for the plan."""

    def __init__(self) -> None:
        self._outcomes: dict[str, set[str]] = defaultdict(set)

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        for item in items:
            self._outcomes[_function(item.nodeid)].add(LEFT_OUT)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._outcomes[_function(report.nodeid)].add(FAILED)
        elif report.skipped:
            self._outcomes[_function(report.nodeid)].add(SKIPPED)
        elif report.when == "call":
            self._outcomes[_function(report.nodeid)].add(PASSED)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        tests = marked_tests()
        if not self._outcomes.keys().isdisjoint(test for found in tests.values() for test in found):
            still_open = [row.number for row in open_rows(tests)]
            for line in summary(len(table().rows), still_open, tests, self._outcomes):
                terminalreporter.write_line(line)


def _function(node_id: str) -> str:
    """A test without its case: ``tests/test_x.py::test_y`` for ``tests/test_x.py::test_y[1]``."""
    return node_id.partition("[")[0]
