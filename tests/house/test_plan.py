"""The plan's documents are true: what they name exists, no row is missing, markers are found."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from everdraft.web.routes import API, PAGES, routes_of
from everdraft.workflows import load_workflows
from scripts.plan import (
    MARKER,
    ROWS,
    Name,
    coverage_document,
    marked_tests,
    open_rows,
    plan_document,
    table,
)
from tests.house.repository import (
    PRODUCT,
    ROOT,
    check_each,
    files,
    modules_of_tests,
    product_modules,
    tree,
)
from tests.support.plan_report import FAILED, PASSED, SKIPPED, summary

NAMES = (
    "AnalysisCheckpoint",
    "ImprovementSession",
    "ProcessingStatus",
    "StreamingAutoSave",
    "saveAnalysisProgress",
    "saveImprovementProgress",
    "recoverAnalysisState",
    "recoverImprovementSession",
    "cleanupOldCheckpoints",
    "BackgroundProcessor",
    "addJob",
    "useStreamingAnalysis",
    "useStreamingImprovement",
    "WorkflowRecoveryBanner",
    "RecoverableSessionCard",
    "generateRecoveryUrl",
)


def _routes() -> set[str]:
    own = [route for one in load_workflows() for route in routes_of(one)]
    return {f"{route.method} {route.path}" for route in (*PAGES, *API, *own)}


def _not_there(place: str) -> bool:
    path, _, words = place.partition(": ")
    if place.split(" ")[0] in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        return place not in _routes()
    whole = ROOT / path
    return not whole.is_file() or words not in whole.read_text(encoding="utf-8")


def _no_test(name: str) -> bool:
    path, _, function = name.partition("::")
    source = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).is_file() else ""
    return not re.search(rf"^(async )?def {re.escape(function)}\(", source, re.MULTILINE)


@pytest.mark.parametrize("one", table().names, ids=lambda one: one.name)
def test_what_a_name_of_the_plan_became_is_there(one: Name) -> None:
    assert one.here
    assert one.tests
    assert [place for place in one.here if _not_there(place)] == []
    assert [test for test in one.tests if _no_test(test)] == []
    assert all(text.endswith(".") for text in (one.means, one.differs))


def test_every_name_of_the_plan_is_explained() -> None:
    said = " ".join(one.name for one in table().names)
    assert [name for name in NAMES if not re.search(rf"\b{name}\b", said)] == []
    assert {one.element for one in table().names if one.element} == {
        "workflow-recovery-banner",
        "recoverable-session-card",
    }
    assert "<workflow-recovery-banner>" in plan_document()


def test_none_of_them_is_a_second_door_to_the_disk() -> None:
    """No class, function or table of the plan's names is made, but for the two elements."""
    elements = {one.name for one in table().names if one.element}

    def made(path: Path) -> list[str]:
        return [
            node.name
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.name in NAMES
        ]

    check_each(product_modules(), made, "another way to save")
    pattern = re.compile(rf"\b(?:class|function|TABLE) ({'|'.join({*NAMES} - elements)})\b", re.I)
    others = [path for path in files(".js", ".sql") if path.is_relative_to(PRODUCT)]
    check_each(others, lambda path: pattern.findall(path.read_text("utf-8")), "another way to save")


def test_every_row_is_there_once() -> None:
    assert [row.number for row in table().rows] == list(range(1, ROWS + 1))
    assert [row.number for row in table().rows if not row.item or not row.works] == []


def test_a_row_that_is_open_says_what_is_missing() -> None:
    tests = marked_tests()
    assert set(tests) <= set(range(1, ROWS + 1)), "a marker names a row that is not there"
    silent = [row.number for row in open_rows(tests) if not row.missing.endswith(".")]
    assert silent == [], "no test proves these, and docs/plan.toml does not say what is missing"


def test_every_marker_is_found() -> None:
    """What pytest would see and the reading of the source would not is a marker made elsewhere."""
    written = sum(
        len(
            re.findall(
                rf"^[^#\"'\n]*pytest\.mark\.{MARKER}\(", path.read_text("utf-8"), re.MULTILINE
            )
        )
        for path in modules_of_tests()
        if path.name.startswith("test_")
    )
    assert written > 50
    aliases = [
        path
        for path in modules_of_tests()
        if re.search(rf"mark\.{MARKER}\b(?!\()", path.read_text("utf-8")) and path != Path(__file__)
    ]
    assert aliases == [], "write the marker out where it is used"
    assert _marker_calls() == written


def _marker_calls() -> int:
    """Marker calls in decorators and module-level ``pytestmark``, where `marked_tests` looks."""
    count = 0
    for path in modules_of_tests():
        for node in ast.walk(tree(path)):
            places: list[ast.expr] = []
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                places = node.decorator_list
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark":
                places = [node.value]
            calls = (one for place in places for one in ast.walk(place))
            count += sum(
                isinstance(one, ast.Call) and ast.unparse(one.func) == f"pytest.mark.{MARKER}"
                for one in calls
            )
    return count


def test_markers_on_functions_cases_and_modules_are_read(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(
        "import pytest\n"
        "pytestmark = [pytest.mark.process, pytest.mark.plan(7)]\n"
        "@pytest.mark.plan(1, 2)\n"
        "async def test_a(): ...\n"
        "@pytest.mark.parametrize('x', [1, pytest.param(2, marks=pytest.mark.plan(3))])\n"
        "def test_b(x): ...\n"
        "def helper(): ...\n"
    )
    (tmp_path / "test_other.py").write_text("def test_c(): ...  # pytest.mark.plan is not here\n")
    a, b = "test_some.py::test_a", "test_some.py::test_b"
    assert marked_tests(tmp_path, tmp_path) == {1: [a], 2: [a], 3: [b], 7: [a, b]}
    (tmp_path / "test_other.py").write_text("@pytest.mark.plan(*ROWS)\ndef test_c(): ...\n")
    with pytest.raises(ValueError, match=r"line 1: mark\.plan takes plain numbers"):
        marked_tests(tmp_path, tmp_path)


def test_a_row_without_a_test_is_listed_as_open() -> None:
    tests = {1: ["tests/house/test_plan.py::test_every_row_is_there_once"]}
    page = coverage_document(tests)
    assert f"1 of {ROWS} rows" in page
    assert "| 2 | Gap: improvements are lost | No test proves it. |" in page
    assert "[every_row_is_there_once](../tests/house/test_plan.py)" in page


def test_a_run_counts_only_what_it_has_shown() -> None:
    tests = {1: ["a"], 2: ["a", "b"], 3: ["c"], 4: ["d"], 5: ["e"]}
    outcomes = {
        "a": {PASSED},
        "b": {PASSED, FAILED},
        "c": {SKIPPED},
        "d": set[str](),
        "e": {PASSED},
    }
    assert summary(6, [5, 6], tests, outcomes) == [
        "plan: 4 of 6 rows have a test; open: 5, 6",
        "plan: 1 of these 4 held in this run;"
        " not held, because a test of theirs failed: 2; skipped: 3; not run: 4",
    ]
    assert summary(1, [], {1: ["a"]}, {"a": {PASSED}}) == [
        "plan: 1 of 1 rows have a test; open: none",
        "plan: 1 of these 1 held in this run",
    ]
