"""The checks that need a tool: format, lint, types, layers, shell. `scripts/check` runs them."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
SHELL_SCRIPTS = tuple(
    str(path.relative_to(ROOT))
    for path in sorted([*(ROOT / "scripts").iterdir(), *(ROOT / ".ci").iterdir()])
    if path.is_file()
    and re.match(r"#!.*\b(ba|da)?sh\n|# .*\n# shellcheck ", path.read_text("utf-8"))
)
_RUFF = (sys.executable, "-m", "ruff")
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
_SHELLCHECK = str(Path(sys.executable).parent / "shellcheck")
_JAVASCRIPT = "tools/js/node_modules"


@dataclass(frozen=True)
class Check:
    """A command that ends with 0 when all is well; `mend` is the command `--fix` runs before it."""

    name: str
    command: tuple[str, ...]
    mend: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a check said, and how long it took."""

    check: Check
    passed: bool
    output: str
    seconds: float


CHECKS = (
    Check("types", ("node", f"{_JAVASCRIPT}/pyright/index.js")),
    Check("format", (*_RUFF, "format", "--check", "."), mend=(*_RUFF, "format", ".")),
    Check(
        "lint",
        (*_RUFF, "check", "--output-format=concise", "."),
        mend=(*_RUFF, "check", "--fix", "--quiet", "."),
    ),
    Check("layers", (sys.executable, "-c", _LINT_IMPORTS)),
    Check("javascript", ("node", f"{_JAVASCRIPT}/typescript/bin/tsc", "-p", "tools/js")),
    Check("shell", (_SHELLCHECK, "-x", *SHELL_SCRIPTS)),
)


def run(check: Check) -> Outcome:
    """Run one check from the root of the repository."""
    started = perf_counter()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(check, done.returncode == 0, done.stdout, perf_counter() - started)


def main(arguments: list[str]) -> int:
    """Run all checks, two at a time; print a line for each and, below, what failed."""
    if arguments not in ([], ["--fix"]):
        print("usage: scripts/check [--fix]", file=sys.stderr)
        return 2
    if arguments:
        for check in CHECKS:
            if check.mend:
                subprocess.run(check.mend, cwd=ROOT, check=False)
    started = perf_counter()
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(run, CHECKS))
    for outcome in outcomes:
        word = "ok    " if outcome.passed else "FAILED"
        print(f"{word}  {outcome.check.name:<10}  {outcome.seconds:5.1f} s")
    for outcome in outcomes:
        if not outcome.passed:
            print(f"\n== {outcome.check.name} ==\n{outcome.output.rstrip()}")
    print(f"\n{perf_counter() - started:.1f} s in all")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
