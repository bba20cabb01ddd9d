"""Chunk produced to frame received: 40 runs of 25 chunks a second, one SSE reader each.

The server process makes the chunks inside real runs (engine, commit path, hub, SSE) and stamps
them; this process reads raw sockets and subtracts, by the same monotonic clock. Rounds with
SQLite (synchronous=FULL) and with the store in memory take turns, so that both see the same
machine. Run ``scripts/bench``; figures go to docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic_ns, perf_counter
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from everdraft.base.clock import SystemClock
from everdraft.base.ids import CountingIds
from everdraft.engine.commit import Committer
from everdraft.engine.execute import Executor, Stores
from everdraft.engine.hub import Hub
from everdraft.engine.run import Run
from everdraft.engine.service import RunService
from everdraft.engine.workflow import Outcome, Workflow, Workflows
from everdraft.execution.local import LocalExecution
from everdraft.storage.memory import MemoryStore
from everdraft.storage.sqlite import SqliteStore
from everdraft.web import sse
from tests.support.engine import Wish, request
from tests.support.server import free_port

PADDING = "x" * 22  # with the stamp, about 40 bytes a chunk


@dataclass
class Surroundings:
    """What the product's SSE needs of the server."""

    hub: Hub
    heartbeat_seconds: float = 15.0

    def random(self) -> float:
        return 0.5


class BenchServer:
    """``runs`` runs that write ``rate`` chunks a second each, once asked to go."""

    def __init__(
        self, store: SqliteStore | MemoryStore, runs: int, rate: float, seconds: float
    ) -> None:
        self.store = store
        self.runs = runs
        self.rate = rate
        self.seconds = seconds
        self.go = asyncio.Event()
        self.hub = Hub(store)
        self.committer = Committer(store, self.hub.publish)
        self.execution = LocalExecution(store, active_runs_limit=runs)
        stores, clock, ids = Stores(store, store, store, store), SystemClock(), CountingIds()
        workflows = Workflows()
        workflows.add(Workflow("recital", "Bench", 0, Wish, "/", self.write))
        self.executor = Executor(stores, self.committer, workflows, None, clock=clock, ids=ids)
        self.service = RunService(
            stores, self.committer, self.hub, self.execution, clock=clock, ids=ids
        )

    async def write(self, run: Run, wish: Wish, _: object) -> Outcome:
        """The workflow: stamped chunks at an even pace."""
        section = await run.section("bench", "Bench")
        assert section is not None
        await self.go.wait()
        # Runs do not tick together: each starts at its own place in the interval.
        await asyncio.sleep(int(wish.text) / self.runs / self.rate)
        due = perf_counter()
        ends = due + self.seconds
        while due < ends:
            due += 1 / self.rate
            await asyncio.sleep(max(0.0, due - perf_counter()))
            await section.write(f"{monotonic_ns():018d}{PADDING}")
        await section.complete({})
        return Outcome({})

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        await self.execution.start(self.executor.execute)
        for number in range(self.runs):
            await self.service.start(request(str(number)))
        yield
        self.hub.stop()
        await self.execution.stop()
        self.store.close()

    async def events(self, http: Request) -> Response:
        run_id = http.path_params["run_id"]
        reader = await self.service.follow("ana", run_id, 0)
        return sse.response(reader, Surroundings(self.hub), run_id)

    async def begin(self, _: Request) -> Response:
        self.go.set()
        return JSONResponse({})

    async def figures(self, _: Request) -> Response:
        value = self.committer.figures.registry.get_sample_value
        cpu = os.times()
        return JSONResponse(
            {
                "flushes": value("everdraft_autosave_commit_seconds_count"),
                "events": value("everdraft_autosave_batch_events_sum"),
                "cpu": cpu[0] + cpu[1],
            }
        )

    def app(self) -> Starlette:
        routes = [
            Route("/runs/{run_id}", self.events),
            Route("/go", self.begin),
            Route("/figures", self.figures),
        ]
        return Starlette(routes=routes, lifespan=self.lifespan)


def serve(kind: str, port: int, folder: str, runs: int, rate: float, seconds: float) -> None:
    """The server process."""
    import uvicorn

    store = SqliteStore(Path(folder) / "bench.sqlite3") if kind == "sqlite" else MemoryStore()
    app = BenchServer(store, runs, rate, seconds).app()
    # The product's own loop (cli/server.py).
    loop = "uvloop" if sys.platform != "win32" else "asyncio"
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False, loop=loop)


@dataclass
class Round:
    """What one round measured; latencies in milliseconds."""

    latencies: list[float]
    events_per_flush: float
    cpu_ms_per_1000_events: float


async def read_run(port: int, run_id: str, latencies: list[float]) -> None:
    """One SSE reader on a raw socket."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /runs/{run_id} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    marker = b'"section":"bench","text":"'
    rest = b""
    while chunk := await reader.read(65_536):
        now = monotonic_ns()
        rest += chunk
        *lines, rest = rest.split(b"\n")
        for line in lines:
            at = line.find(marker)
            if at >= 0:
                stamp = int(line[at + len(marker) : at + len(marker) + 18])
                latencies.append((now - stamp) / 1e6)
            elif line.startswith(b"event: run.completed"):
                writer.close()
                return


async def get(port: int, path: str) -> dict[str, Any]:
    """A small GET."""
    import json

    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    body = (await reader.read()).partition(b"\r\n\r\n")[2]
    writer.close()
    return json.loads(body)


async def one_round(kind: str, options: argparse.Namespace) -> Round:
    """Starts a server, reads all its runs, stops it."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        arguments = [kind, str(port), folder, options.runs, options.rate, options.seconds]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.latency", "--serve", *map(str, arguments)
        )
        before = await _when_up(port)
        latencies: list[float] = []
        readers = [
            asyncio.create_task(read_run(port, f"run_{n + 1}", latencies))
            for n in range(options.runs)
        ]
        await get(port, "/go")
        await asyncio.gather(*readers)
        after = await get(port, "/figures")
        process.terminate()
        await process.wait()
    events = after["events"] - before["events"]
    return Round(
        latencies,
        events / max(1, after["flushes"] - before["flushes"]),
        (after["cpu"] - before["cpu"]) * 1e6 / max(1, events),
    )


async def _when_up(port: int) -> dict[str, Any]:
    for _ in range(400):
        try:
            return await get(port, "/figures")
        except OSError:
            await asyncio.sleep(0.05)
    raise RuntimeError("the bench server did not start")


def fsync_rates(folder: Path) -> tuple[float, float]:
    """(fsync after a 4 KiB append, fdatasync over written space) a second, on this disk."""
    path = folder / "fsync"
    rates: list[float] = []
    with path.open("wb", buffering=0) as file:
        for sync, grow in ((os.fsync, True), (getattr(os, "fdatasync", os.fsync), False)):
            started = perf_counter()
            for index in range(200):
                if not grow:
                    file.seek((index % 100) * 4096)
                file.write(b"\0" * 4096)
                sync(file.fileno())
            rates.append(200 / (perf_counter() - started))
    path.unlink()
    return rates[0], rates[1]


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main() -> None:
    """Runs the rounds and prints both sides."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serve", nargs=6, help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--rate", type=float, default=25.0, help="chunks a second of each run")
    parser.add_argument("--seconds", type=float, default=4.0, help="length of a round")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each kind")
    options = parser.parse_args()
    if options.serve:
        kind, port, folder, runs, rate, seconds = options.serve
        serve(kind, int(port), folder, int(runs), float(rate), float(seconds))
        return
    console = Console()
    rounds: dict[str, list[Round]] = {"sqlite": [], "memory": []}
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("measuring", total=2 * options.rounds)
        for _ in range(options.rounds):
            for kind, measured in rounds.items():
                measured.append(asyncio.run(one_round(kind, options)))
                progress.advance(task)
    report(console, rounds, options)


def report(console: Console, rounds: dict[str, list[Round]], options: argparse.Namespace) -> None:
    """The table for docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as folder:
        fsyncs, fdatasyncs = fsync_rates(Path(folder))
    console.print(
        f"{options.runs} runs x {options.rate:g} chunks/s, one SSE reader each, "
        f"{options.rounds} rounds of {options.seconds:g} s; Python {platform.python_version()}, "
        f"{os.cpu_count()} cores; fsync {fsyncs:.0f}/s, fdatasync {fdatasyncs:.0f}/s"
    )
    table = Table("store", "chunks", "p50 ms", "p99 ms", "max ms", "events/flush", "CPU ms/1000 ev")
    medians: dict[str, float] = {}
    for kind, measured in rounds.items():
        values = [value for one in measured for value in one.latencies]
        medians[kind] = percentile(values, 0.5)
        table.add_row(
            {"sqlite": "SQLite, FULL", "memory": "no persistence"}[kind],
            str(len(values)),
            f"{medians[kind]:.2f}",
            f"{percentile(values, 0.99):.2f}",
            f"{max(values):.1f}",
            f"{statistics.fmean(one.events_per_flush for one in measured):.1f}",
            f"{statistics.fmean(one.cpu_ms_per_1000_events for one in measured):.0f}",
        )
    console.print(table)
    console.print(
        f"durability costs {medians['sqlite'] - medians['memory']:+.2f} ms at p50 "
        f"({medians['sqlite'] / medians['memory']:.2f}x)"
    )


if __name__ == "__main__":
    main()
