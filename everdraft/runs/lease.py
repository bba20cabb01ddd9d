"""Who may write a run, and when it is taken from everybody: epochs and the cap of takeovers.

A worker takes a run by appending ``run.started`` under the stream's epoch plus one; the store
refuses whoever comes second (streams/producers.py). A command from outside (pause, cancel) raises
the epoch in its own transaction, so that the worker's next append is refused whatever it does.
"""

from __future__ import annotations

from everdraft.runs.fold import Snapshot

IDLE_TAKEOVERS_CAP = 3
"""Takeovers in a row without progress, after which a run is parked as ERROR. They are of workers
that died: a stop in good order and a provider that is waited for are none (see `Snapshot`)."""


def next_epoch(stream_epoch: int) -> int:
    """The epoch under which a new owner writes."""
    return stream_epoch + 1


def is_poisoned(snapshot: Snapshot) -> bool:
    """Whether the run has brought down its worker again and again without a single step forward."""
    return snapshot.idle_attempts > IDLE_TAKEOVERS_CAP
