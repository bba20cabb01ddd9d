"""The metrics as a person reads them: a few numbers with their meaning, from the same registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prometheus_client import CollectorRegistry

from everdraft.runs.states import RunStatus
from everdraft.web.context import WebContext

CAUSES = ("restart", "pause", "error", "time")
OFTEN = 0.99
ENDS = (RunStatus.COMPLETED, RunStatus.PAUSED, RunStatus.ERROR, RunStatus.CANCELLED)


@dataclass(slots=True, frozen=True)
class Timing:
    """A histogram in brief: how many, on average, and under what 99 of 100 stay."""

    count: int
    mean_milliseconds: float
    most_milliseconds: float | None
    """None when more than one in a hundred is beyond the last bucket."""


@dataclass(slots=True, frozen=True)
class Health:
    """How the server does, since it was started."""

    trouble: bool
    commits: Timing
    lags: dict[str, Timing]
    commit_failures: int
    batch_events: float
    """Events in one commit, on average."""
    refused: int
    ended: dict[str, int]
    """Runs that came to rest or to their end, by status."""
    connections: int
    loop_lag_milliseconds: float
    active: int
    waiting: int
    recovered: dict[str, int]
    cleaned_at: str
    cleaned_runs: int


def health_of(context: WebContext) -> Health:
    """The figures of now."""
    registry = context.committer.figures.registry
    workflows = [one.name for one in context.workflows]
    lags = {
        one: timing(registry, "everdraft_autosave_visible_lag_seconds", {"workflow": one})
        for one in workflows
    }
    return Health(
        trouble=context.committer.trouble is not None,
        commits=timing(registry, "everdraft_autosave_commit_seconds"),
        lags={one: lag for one, lag in lags.items() if lag.count},
        commit_failures=int(_value(registry, "everdraft_autosave_commit_failures_total")),
        batch_events=_mean(registry, "everdraft_autosave_batch_events"),
        refused=int(_value(registry, "everdraft_autosave_commits_refused_total")),
        ended={
            status.value: sum(_ended(registry, one, status) for one in workflows) for status in ENDS
        },
        connections=int(_value(registry, "everdraft_sse_connections")),
        loop_lag_milliseconds=_value(registry, "everdraft_event_loop_lag_seconds") * 1000,
        active=int(_value(registry, "everdraft_runs_active")),
        waiting=context.runs.waiting_count,
        recovered={
            cause: int(_value(registry, "everdraft_runs_recovered_total", {"cause": cause}))
            for cause in CAUSES
        },
        cleaned_at=context.sweeper.last_at,
        cleaned_runs=int(_value(registry, "everdraft_cleanup_deleted_total", {"kind": "runs"})),
    )


def timing(registry: CollectorRegistry, name: str, labels: dict[str, str] | None = None) -> Timing:
    """A histogram in brief."""
    count = _value(registry, f"{name}_count", labels)
    if not count:
        return Timing(0, 0.0, None)
    mean = _value(registry, f"{name}_sum", labels) / count
    bounds = sorted(
        (float(sample.labels["le"]), sample.value)
        for metric in registry.collect()
        for sample in metric.samples
        if sample.name == f"{name}_bucket" and (labels or {}).items() <= sample.labels.items()
    )
    most = next((bound for bound, below in bounds if below >= OFTEN * count), float("inf"))
    return Timing(int(count), mean * 1000, None if most == float("inf") else most * 1000)


def _mean(registry: CollectorRegistry, name: str) -> float:
    count = _value(registry, f"{name}_count")
    return _value(registry, f"{name}_sum") / count if count else 0.0


def _ended(registry: CollectorRegistry, workflow: str, status: RunStatus) -> int:
    labels = {"workflow": workflow, "status": status.value}
    return int(_value(registry, "everdraft_runs_ended_total", labels))


def _value(registry: CollectorRegistry, name: str, labels: dict[str, str] | None = None) -> float:
    found: Any = registry.get_sample_value(name, labels or {})
    return float(found or 0.0)
