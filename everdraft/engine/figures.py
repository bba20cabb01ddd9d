"""What the engine measures of itself, under the names that docs/operations.md explains."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
GROUP_SIZES = (1, 2, 5, 10, 25, 50, 100, 250, 1_000)


class Figures:
    """One registry for one engine, so that tests and two engines in a process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.commit_seconds = Histogram(
            "everdraft_autosave_commit_seconds",
            "Time of one durable commit.",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.batch_events = Histogram(
            "everdraft_autosave_batch_events",
            "Events in one commit.",
            buckets=GROUP_SIZES,
            registry=self.registry,
        )
        self.visible_lag_seconds = Histogram(
            "everdraft_autosave_visible_lag_seconds",
            "From an event produced to its readers being woken, by workflow.",
            ("workflow",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.commits_refused = Counter(
            "everdraft_autosave_commits_refused",
            "Commits refused: by a newer owner, or for what they asked.",
            registry=self.registry,
        )
        self.commit_failures = Counter(
            "everdraft_autosave_commit_failures",
            "Flushes that the disk did not take.",
            registry=self.registry,
        )
        self.runs_recovered = Counter(
            "everdraft_runs_recovered",
            "Runs that went on after an interruption, by cause: restart, pause, error or time.",
            ("cause",),
            registry=self.registry,
        )
        self.runs_ended = Counter(
            "everdraft_runs_ended",
            "Runs that came to rest or to their end, by workflow and status.",
            ("workflow", "status"),
            registry=self.registry,
        )
        self.cleanup_deleted = Counter(
            "everdraft_cleanup_deleted",
            "What cleanup deleted, by kind.",
            ("kind",),
            registry=self.registry,
        )
        self.runs_active = Gauge(
            "everdraft_runs_active", "Runs at work or in line.", registry=self.registry
        )
        self.sse_connections = Gauge(
            "everdraft_sse_connections", "Readers of streams.", registry=self.registry
        )
        self.event_loop_lag_seconds = Gauge(
            "everdraft_event_loop_lag_seconds",
            "How late the event loop woke up at the last look.",
            registry=self.registry,
        )


LOOK_INTERVAL_SECONDS = 1.0


async def watch_loop_lag(
    figures: Figures,
    monotonic_seconds: Callable[[], float],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Measures, until cancelled, how much later than asked the loop wakes this task."""
    while True:
        asked = monotonic_seconds()
        await sleep(LOOK_INTERVAL_SECONDS)
        late = monotonic_seconds() - asked - LOOK_INTERVAL_SECONDS
        figures.event_loop_lag_seconds.set(max(0.0, late))
