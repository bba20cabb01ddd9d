"""Random SIGKILLs under watchers: nothing seen is lost, nothing comes twice, all runs end well.

A server with the scripted model is killed at random moments and started again. Watchers follow
every run over real sockets, come back with their last id, and keep every complete event. At the
end every run is read twice, after a clean restart and after one more kill, and held against what
was seen. A seed makes the schedule repeatable (the moments on a busy machine are not).
"""

from __future__ import annotations

import argparse
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic

from rich.console import Console
from rich.progress import Progress

from everdraft.runs.events import EventKind, decode
from everdraft.runs.fold import fold
from tests.support.cv import DATA, NAME
from tests.support.server import ServerProcess, SseEvent

SCRIPT = "Whatever you have seen or typed is already saved, also now. "
END_SECONDS = 120


@dataclass
class Watcher:
    """One tab on one run: comes back with its last id until the run has ended."""

    server: ServerProcess
    run_id: str
    seen: list[SseEvent] = field(default_factory=list[SseEvent])
    connections: int = 0
    faults: list[str] = field(default_factory=list[str])

    def watch(self, stop: threading.Event) -> None:
        while not stop.is_set() and not self.ended:
            after = self.seen[-1].id if self.seen else None
            self.connections += 1
            for event in self.server.events(self.run_id, after, timeout_seconds=5):
                expected = (self.seen[-1].id if self.seen else 0) + 1
                if event.id != expected:
                    self.faults.append(f"{self.run_id}: event {event.id} instead of {expected}")
                self.seen.append(event)
            stop.wait(0.05)

    @property
    def ended(self) -> bool:
        return bool(self.seen) and self.seen[-1].kind == EventKind.RUN_COMPLETED


def check(watcher: Watcher, first: list[SseEvent], second: list[SseEvent]) -> list[str]:
    """The faults of one run; empty when every promise held."""
    faults = list(watcher.faults)
    run_id = watcher.run_id
    seen = [event.raw for event in watcher.seen]
    if [event.raw for event in first] != seen:
        faults.append(f"{run_id}: what was seen is not what is there")
    if [event.raw for event in first] != [event.raw for event in second]:
        faults.append(f"{run_id}: two readings differ")
    events = [decode(event.data) for event in first]
    if [event.seq for event in events] != list(range(1, len(events) + 1)):
        faults.append(f"{run_id}: a gap in the numbers")
    completed = Counter(e.section for e in events if e.kind is EventKind.SECTION_COMPLETED)
    if any(count != 1 for count in completed.values()):
        faults.append(f"{run_id}: a section was finished twice")
    if sum(e.kind is EventKind.RUN_COMPLETED for e in events) != 1:
        faults.append(f"{run_id}: not exactly one end")
    for section in fold(events).sections.values():
        if section.text != SCRIPT:
            faults.append(f"{run_id}: section {section.id} says {section.text!r}")
    return faults


def main() -> None:
    """Runs the schedule and prints what came of it; exit code 1 when a promise broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pace-ms", type=float, default=60.0)
    options = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "script.txt").write_text(SCRIPT, "utf-8")
        server = ServerProcess(
            Path(folder) / "data",
            {
                "EVERDRAFT_MODEL": "scripted",
                "EVERDRAFT_SCRIPT": str(Path(folder) / "script.txt"),
                "EVERDRAFT_PACE_MS": str(options.pace_ms),
            },
        ).start()
        try:
            code = schedule(console, server, options)
        finally:
            server.stop()
    raise SystemExit(code)


def schedule(console: Console, server: ServerProcess, options: argparse.Namespace) -> int:
    """Starts runs as long as kills are left, kills, heals, checks."""
    random = Random(options.seed)
    watchers: list[Watcher] = []
    threads: list[threading.Thread] = []
    stop = threading.Event()
    kills = parked = 0
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("killing", total=options.kills)
        while kills < options.kills:
            while sum(not watcher.ended for watcher in watchers) < options.runs:
                tag = f"\nInterests\nSailing number {len(watchers)}\n".encode()
                _, run = server.upload(NAME, DATA + tag, "/api/analyze-resume-stream")
                watchers.append(Watcher(server, run["id"]))
                threads.append(threading.Thread(target=watchers[-1].watch, args=(stop,)))
                threads[-1].start()
            stop.wait(random.uniform(0.1, 2.0))  # the moment of the kill
            server.kill()
            kills += 1
            progress.advance(task)
            server.start()
            parked += retry_parked(server)
    deadline = monotonic() + END_SECONDS
    while monotonic() < deadline and not all(watcher.ended for watcher in watchers):
        stop.wait(0.2)
        parked += retry_parked(server)
    stop.set()
    for thread in threads:
        thread.join(10)
    server.terminate()
    server.start()
    first = [list(server.events(watcher.run_id)) for watcher in watchers]
    server.kill()
    server.start()
    second = [list(server.events(watcher.run_id)) for watcher in watchers]
    faults = [
        fault
        for watcher, one, other in zip(watchers, first, second, strict=True)
        for fault in check(watcher, one, other)
    ]
    events = sum(len(watcher.seen) for watcher in watchers)
    console.print(
        f"seed {options.seed}: {kills} kills, {len(watchers)} runs, {events} events seen over "
        f"{sum(watcher.connections for watcher in watchers)} connections, {parked} parked and "
        f"retried, {len(faults)} promises broken"
    )
    for fault in faults[:20]:
        console.print(fault)
    return 1 if faults else 0


def retry_parked(server: ServerProcess) -> int:
    """Retries runs that were killed too often without a word; people would do the same."""
    parked = server.get("/api/runs?status=ERROR")[1]["runs"]
    for run in parked:
        server.post(f"/api/runs/{run['id']}/retry")
    return len(parked)


if __name__ == "__main__":
    main()
