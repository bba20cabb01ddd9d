"""Random SIGKILLs under watchers: nothing seen is lost, nothing comes or is charged twice.

A server with credits, and with the scripted model or one behind HTTP (``--model http``), is killed
at random moments and started again, while runs of all kinds about a CV go on. Watchers follow each
over real sockets, come back with their last id, and keep every complete event. At the end every run
is read twice, after a clean restart and after one more kill, and held against what was seen; then
the ledger is, and the record of calls. A seed makes the schedule repeatable (the moments on a busy
machine are not).
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic

from rich.console import Console
from rich.progress import Progress

from everdraft.runs.events import EventKind, decode
from everdraft.runs.fold import fold
from tests.integration.test_tailoring import JOB
from tests.support.cv import DATA, NAME
from tests.support.fake_llm import WORDS, FakeLlm, calls_in
from tests.support.server import ServerProcess, SseEvent, without_settings

SCRIPT = "Whatever you have seen or typed is already saved, also now. "
END_SECONDS = 120
ROUTES = {
    "analysis": "/api/analyze-resume-stream",
    "improvement": "/api/improve-resume-stream",
    "tailoring": "/api/tailor-resume-stream",
    "cover_letter": "/api/cover-letter-stream",
    "interview": "/api/interview-questions-stream",
}
PRICES = {"analysis": 1, "improvement": 2, "tailoring": 4, "cover_letter": 2, "interview": 1}
SPOKEN = ("analysis", "improvement")
"""Kinds in which the model has the word in each section; elsewhere some are the rules' alone."""
GRANT = 1_000_000
KILLED_AFTER = {"scripted": (0.1, 2.0), "http": (2.0, 5.0)}
"""Seconds between a start and its kill; whoever speaks HTTP needs one or two for its first word."""


@dataclass
class Watcher:
    """One tab on one run: comes back with its last id until the run has ended."""

    server: ServerProcess
    run_id: str
    kind: str
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


def is_whole(kind: str, text: str) -> bool:
    """Whether a section says all that one call said, and nothing of another, or no word of any."""
    if text == SCRIPT or (len(calls_in(text)) == 1 and len(text.split()) == WORDS):
        return True
    heard = calls_in(text) or SCRIPT[:20] in text or (text and SCRIPT.startswith(text))
    return kind not in SPOKEN and not heard


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
    suggested: list[str] = []
    for section in fold(events).sections.values():
        suggested += [str(one["target"]) for one in section.suggestions]
        if not is_whole(watcher.kind, section.text):
            faults.append(f"{run_id}: section {section.id} says {section.text!r}")
    if len(suggested) != len(set(suggested)):
        faults.append(f"{run_id}: the same line has two suggestions")
    return faults


def check_ledger(data_dir: Path, watchers: list[Watcher]) -> list[str]:
    """Every run is paid for once, at its own price, and no entry was lost or came twice."""
    connection = sqlite3.connect(f"file:{data_dir / 'everdraft.sqlite3'}?mode=ro", uri=True)
    with closing(connection):
        rows = connection.execute("SELECT run_id, kind, amount FROM credit_entries").fetchall()
    faults: list[str] = []
    for watcher in watchers:
        own = [(kind, amount) for run_id, kind, amount in rows if run_id == watcher.run_id]
        kinds = Counter(kind for kind, _amount in own)
        if kinds["settle"] != 1 or kinds["reserve"] != 1 + kinds["release"]:
            faults.append(f"{watcher.run_id}: charged {dict(kinds)}")
        if -sum(amount for _kind, amount in own) != PRICES[watcher.kind]:
            faults.append(f"{watcher.run_id}: paid {own}")
    spent = sum(PRICES[watcher.kind] for watcher in watchers)
    if sum(amount for _run, _kind, amount in rows) != GRANT - spent:
        faults.append(f"the balance is not {GRANT} less {spent}")
    return faults


def check_sends(data_dir: Path, model: FakeLlm) -> list[str]:
    """Every call that came to the model is on record; one that a kill hit may be there as well."""
    connection = sqlite3.connect(f"file:{data_dir / 'everdraft.sqlite3'}?mode=ro", uri=True)
    with closing(connection):
        rows = connection.execute("SELECT failure FROM sends").fetchall()
    whole = sum(call.ended == "whole" for call in model.calls)
    faults: list[str] = []
    if len(rows) < len(model.calls):
        faults.append(f"{len(model.calls)} calls, and {len(rows)} of them on record")
    if sum(failure == "" for (failure,) in rows) > whole:
        faults.append(f"{whole} calls ended well, and more are said to have")
    return faults


def main() -> None:
    """Runs the schedule and prints what came of it; exit code 1 when a promise broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100, help="runs in all, of every kind")
    parser.add_argument("--at-once", type=int, default=10, help="runs at the same time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pace-ms", type=float, default=60.0)
    parser.add_argument("--model", choices=list(KILLED_AFTER), default="scripted")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        code = run(Path(folder), options, Console())
    raise SystemExit(code)


def run(folder: Path, options: argparse.Namespace, console: Console) -> int:
    """The whole schedule in a folder of its own: 0 when every promise held, otherwise 1."""
    script = folder / "script.txt"
    script.write_text(SCRIPT, "utf-8")
    model = FakeLlm().play("slow")
    speakers = {
        "scripted": {
            "EVERDRAFT_MODEL": "scripted",
            "EVERDRAFT_SCRIPT": str(script),
            "EVERDRAFT_PACE_MS": str(options.pace_ms),
        },
        "http": {"EVERDRAFT_MODEL": "openai:fake", "EVERDRAFT_MODEL_CALLS": "10"},
    }
    with model:
        speaker = {"EVERDRAFT_MODEL_BASE_URL": model.url, **speakers[options.model]}
        server = ServerProcess(folder / "data", {**speaker, "EVERDRAFT_CREDITS": "on"}).start()
        grant(server)
        try:
            return schedule(console, server, options, model)
        finally:
            server.stop()


def grant(server: ServerProcess) -> None:
    """Credits for all that is to come, given as an operator gives them."""
    command = [sys.executable, "-m", "everdraft", "credits", "grant", str(GRANT)]
    environment = {**without_settings(os.environ), **server.environment}
    data_dir = str(server.data_dir)
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        env={**environment, "EVERDRAFT_DATA_DIR": data_dir},
    )


def start_one(server: ServerProcess, number: int) -> Watcher:
    """The next run, one kind after the other, each of a CV of its own."""
    kind = list(ROUTES)[number % len(ROUTES)]
    tag = f"\nInterests\nSailing number {number}\n".encode()
    _, resume = server.upload(NAME, DATA + tag)
    job = {} if kind in SPOKEN else {"jobDescription": JOB}
    _, run = server.post(ROUTES[kind], {"resumeId": resume["id"], **job})
    return Watcher(server, run["id"], kind)


def schedule(
    console: Console, server: ServerProcess, options: argparse.Namespace, model: FakeLlm
) -> int:
    """Starts runs as long as there are any left, kills while one is going, heals, checks."""
    random = Random(options.seed)
    watchers: list[Watcher] = []
    threads: list[threading.Thread] = []
    stop = threading.Event()
    kills = parked = 0
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("killing", total=options.runs)
        while sum(watcher.ended for watcher in watchers) < options.runs:
            going = sum(not watcher.ended for watcher in watchers)
            while going < options.at_once and len(watchers) < options.runs:
                watchers.append(start_one(server, len(watchers)))
                threads.append(threading.Thread(target=watchers[-1].watch, args=(stop,)))
                threads[-1].start()
                going += 1
            stop.wait(random.uniform(*KILLED_AFTER[options.model]))  # the moment of the kill
            server.kill()
            kills += 1
            server.start()
            parked += retry_parked(server)
            progress.update(task, completed=sum(watcher.ended for watcher in watchers))
            if kills >= options.runs * 10:
                break
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
    server.terminate()
    faults = [
        fault
        for watcher, one, other in zip(watchers, first, second, strict=True)
        for fault in check(watcher, one, other)
    ]
    faults += check_ledger(server.data_dir, watchers)
    faults += check_sends(server.data_dir, model)
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
