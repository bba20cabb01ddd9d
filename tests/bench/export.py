"""How long a file takes: every format of a two-page CV, its words changed each time.

One warm child as the server has it; the first order of each format, with what it loads, is shown
apart. On a busy machine the processor time is what to look at. Meanwhile a task ticks every
millisecond on the same loop, as a stream would. Run ``scripts/bench-export``; figures go to
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
from time import perf_counter
from typing import Any

import psutil

from everdraft.cv.codec import to_json
from everdraft.cv.model import Cv, Education, Highlight, Section, Skill, Work
from everdraft.documents.render.renderer import FORMATS, Renderer

TICK_SECONDS = 0.001


def two_pages() -> Cv:
    """Six roles of four bullets, a school and skills: two pages of A4."""
    cv = Cv(language="en")
    cv.basics.name, cv.basics.label = "Inês Carvalho", "Operations Manager"
    cv.basics.email, cv.basics.phone = "ines@example.org", "+351 912 345 678"
    cv.basics.summary = "Operations manager who makes plants calm, safe and on time. " * 4
    for n in range(6):
        lines = [
            Highlight(
                f"h{n}{m}", f"Cut waste from {9 + m}% to 4.1% in {n + 12} months, and kept it so."
            )
            for m in range(4)
        ]
        dates = {"start_date": f"{2018 - n}-03", "end_date": f"{2019 - n}-02"}
        cv.work.append(Work(f"w{n}", f"Tramway Bakeries {n}", "Shift Lead", "Porto", **dates))
        cv.work[-1].highlights = lines
    cv.education = [Education("e", "Universidade do Minho", "Engineering", "BSc")]
    cv.skills = [
        Skill(f"s{n}", f"Group {n}", "", ["SAP PP", "Excel", "Power BI"]) for n in range(4)
    ]
    for kind in ("work", "education", "skills"):
        entries = [one.id for one in getattr(cv, kind)]
        cv.sections.append(Section(kind, kind, kind.title(), entries=entries))
    return cv


async def measure(rounds: int) -> None:
    """Prints a line for each format, and one for a PDF that is read back."""
    renderer = Renderer()
    cv = two_pages()
    print(f"{rounds} rounds, milliseconds: wall, processor time of the child, the loop's pause")
    print(f"{'':>12} {'first':>7} {'median':>7} {'p95':>7} {'cpu':>7} {'pause':>7}")
    for kind, check in [*((one, False) for one in FORMATS), ("pdf", True)]:
        times: list[float] = []
        pause = [0.0]
        ticking = asyncio.create_task(_tick(pause))
        spent = 0.0
        for n in range(rounds + 1):
            spent = spent if n != 1 else _child_seconds()
            cv.basics.label = f"Operations Manager {kind} {check} {n}"
            began = perf_counter()
            made = await renderer.render({"cv": to_json(cv)}, kind, check=check)
            times.append((perf_counter() - began) * 1000)
        ticking.cancel()
        name = f"{kind}, read" if check else kind
        _say(name, times, (_child_seconds() - spent) / rounds, pause[0])
        if check:
            print(f"{made.facts['pages']} pages, {made.facts['lines']} lines, {_found(made.facts)}")
    await renderer.close()


def _found(facts: Any) -> str:
    return ", ".join(f"{one['program']} {one['found']}" for one in facts["programs"])


def _child_seconds() -> float:
    """Processor time of the warm child so far."""
    times = [one.cpu_times() for one in psutil.Process().children()]
    return sum(one.user + one.system for one in times)


def _say(name: str, times: list[float], cpu: float, pause: float) -> None:
    first, *warm = times
    late = statistics.quantiles(warm, n=20)[-1]
    figures = (first, statistics.median(warm), late, cpu * 1000, pause * 1000)
    print(f"{name:>12} " + " ".join(f"{one:7.1f}" for one in figures))


async def _tick(pause: list[float]) -> None:
    last = perf_counter()
    while True:
        await asyncio.sleep(TICK_SECONDS)
        now = perf_counter()
        pause[0] = max(pause[0], now - last - TICK_SECONDS)
        last = now


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    sys.exit(asyncio.run(measure(parser.parse_args().rounds)))
