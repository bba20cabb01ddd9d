"""Where the plan's names live here, and which test proves each of its rows: two documents, made.

What the plan names and asks is in docs/plan.toml. The tests say themselves which rows they prove,
by ``@pytest.mark.plan(13, 14)``; the markers are read off the source, nothing is collected or run.
"""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "plan.toml"
PLAN = ROOT / "docs" / "plan.md"
COVERAGE = ROOT / "docs" / "plan-coverage.md"
ROWS = 98
MARKER = "plan"

PLAN_OPENING = """\
Made from docs/plan.toml by `.venv/bin/python scripts/generate.py`; a test holds every file, route
and test named here. Which row of the plan's checklist holds is in
[plan-coverage.md](plan-coverage.md).

Everdraft does what the plan asks, under the plan's public names: routes, fields, statuses, the
banner. It has no class and no table of the plan's names: there is one log a run, and one way to the
disk (`everdraft/engine/commit.py`). A second class that saves progress would be a second door to
the disk, past the order and the fence of the first. A checkpoint is what the log folds to at the
moment of asking, so it cannot be older than what was seen.
"""
COVERAGE_OPENING = """\
Made from docs/plan.toml and the markers `@pytest.mark.plan(…)` on the tests by
`.venv/bin/python scripts/generate.py`; a test fails when it is out of date. `./scripts/test` says
at its end which rows held in that run: a row whose tests failed or were skipped does not count
there. Where the plan's names live is in [plan.md](plan.md).
"""

TestsOfRow = Mapping[int, Sequence[str]]
"""The tests that prove a row, as ``tests/unit/test_x.py::test_y``."""


@dataclass(frozen=True)
class Name:
    """A name of the plan: what it means there, where that lives here, and what differs.

    ``here`` holds paths (``everdraft/app.py``, with ``: words`` behind it for words that stand in
    that file) and routes (``GET /api/runs``); ``tests`` are as in `TestsOfRow`.
    """

    name: str
    means: str
    here: tuple[str, ...]
    differs: str
    tests: tuple[str, ...]
    element: str = ""
    """The custom element that carries the name, where there is one."""


@dataclass(frozen=True)
class Row:
    """A row of the checklist; ``missing`` says what keeps it open, empty when nothing does."""

    number: int
    item: str
    works: str
    missing: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Table:
    """docs/plan.toml."""

    title: str
    names: tuple[Name, ...]
    rows: tuple[Row, ...]


@cache
def table() -> Table:
    """The table as it stands. Raises `TypeError` for a field that it does not know."""
    with TABLE.open("rb") as file:
        given = tomllib.load(file)
    names = tuple(
        Name(**{**one, "here": tuple(one["here"]), "tests": tuple(one["tests"])})
        for one in given["name"]
    )
    return Table(given["title"], names, tuple(Row(**one) for one in given["row"]))


# -- markers -------------------------------------------------------------------------------------


def marked_tests(folder: Path = ROOT / "tests", root: Path = ROOT) -> TestsOfRow:
    """Which tests prove a row, by the markers on functions, on their parameters and on modules."""
    found: dict[int, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if f"mark.{MARKER}" in source:
            for name, rows in _marks_in(ast.parse(source, filename=str(path))):
                for row in rows:
                    found[row].append(f"{path.relative_to(root).as_posix()}::{name}")
    return dict(sorted(found.items()))


def _marks_in(module: ast.Module) -> Iterator[tuple[str, list[int]]]:
    shared = [
        row
        for node in module.body
        if isinstance(node, ast.Assign) and _named(node, "pytestmark")
        for row in _rows_in(node.value)
    ]
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(
            "test"
        ):
            own = [row for decorator in node.decorator_list for row in _rows_in(decorator)]
            yield node.name, list(dict.fromkeys([*shared, *own]))


def _named(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)


def _rows_in(expression: ast.expr) -> Iterator[int]:
    """The numbers of every ``mark.plan(…)`` in an expression. They are written out."""
    for node in ast.walk(expression):
        if isinstance(node, ast.Call) and _is_marker(node.func):
            for given in node.args:
                if not isinstance(given, ast.Constant) or not isinstance(given.value, int):
                    raise ValueError(f"line {given.lineno}: mark.{MARKER} takes plain numbers")
                yield given.value


def _is_marker(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr == MARKER
        and isinstance(function.value, ast.Attribute)
        and function.value.attr == "mark"
    )


def open_rows(tests: TestsOfRow) -> list[Row]:
    """Rows that do not hold yet: something is missing, or no test proves them."""
    return [row for row in table().rows if row.missing or row.number not in tests]


# -- documents -----------------------------------------------------------------------------------


def plan_document() -> str:
    """docs/plan.md."""
    said = table()
    lines = [
        f'# The plan "{said.title}"',
        "",
        *PLAN_OPENING.splitlines(),
    ]
    for one in said.names:
        shown = f"`{one.name}`" if " " not in one.name or "(" in one.name else one.name
        lines += ["", f"## {shown}", "", one.means, ""]
        lines += [f"- **Here:** {', '.join(_place(place) for place in one.here)}"]
        if one.element:
            lines += [f"- **Element:** `<{one.element}>`"]
        lines += [f"- **What differs, and why:** {one.differs}"]
        lines += [f"- **Shown by:** {', '.join(_test(test) for test in one.tests)}"]
    return "\n".join(lines) + "\n"


def _place(place: str) -> str:
    path, _, words = place.partition(": ")
    if not (ROOT / path).exists():
        return f"`{place}`"
    return f"[{path}](../{path})" + (f" (`{words}`)" if words else "")


def _test(test: str) -> str:
    path, _, name = test.partition("::")
    return f"[{name}](../{path})"


def coverage_document(tests: TestsOfRow | None = None) -> str:
    """docs/plan-coverage.md."""
    tests = marked_tests() if tests is None else tests
    rows, still_open = table().rows, open_rows(tests)
    held = len(rows) - len(still_open)
    lines = [
        f'# Which rows of the plan "{table().title}" hold',
        "",
        *COVERAGE_OPENING.splitlines(),
        "",
        f"{held} of {len(rows)} rows have a test that proves them; {len(still_open)} are open.",
        "",
        "## Open",
        "",
        "| Row | What the plan asks | What is missing | What tests show of it |",
        "|---|---|---|---|",
    ]
    for row in still_open:
        missing = row.missing or "No test proves it."
        lines.append(f"| {row.number} | {row.item} | {missing} | {_tests(tests, row.number)} |")
    for row in rows:
        if row.heading:
            lines += [
                "",
                f"## {row.heading}",
                "",
                "| Row | What the plan asks | It works when | Tests |",
            ]
            lines += ["|---|---|---|---|"]
        shown = "open" if row in still_open else _tests(tests, row.number)
        lines.append(f"| {row.number} | {row.item} | {row.works} | {shown} |")
    return "\n".join(lines) + "\n"


def _tests(tests: TestsOfRow, number: int) -> str:
    return ", ".join(_test(test).replace("test_", "", 1) for test in tests.get(number, ()))
