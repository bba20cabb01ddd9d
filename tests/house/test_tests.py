"""The tests keep their own rules: no waiting by the clock, few mocks, each asserts something."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.repository import (
    ROOT,
    called_name,
    check_each,
    functions,
    modules_of_tests,
    shown,
    tree,
)

MOCKS_PER_HUNDRED_TESTS_MAX = 5
POLL_SECONDS_MAX = 0.05
POLL_MARK = "# house: waiting for another process"
SUPPORT = ROOT / "tests" / "support"
_PROVES = ("assert", "check", "expect", "raises", "warns", "prove", "verify")
TEST_FILES = [p for p in modules_of_tests() if p.name.startswith("test_")]


def _sleeps(path: Path) -> list[int]:
    """The lines that let time pass: any sleep but ``asyncio.sleep(0)``, which only yields.

    Another process cannot ring our bell: helpers in tests/support may pause between two looks at
    one, for 50 ms at most, on a line that says so.
    """
    source = path.read_text(encoding="utf-8").splitlines()
    lines: list[int] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and called_name(node) in {"sleep", "wait_for_timeout"}:
            first = node.args[0] if node.args else None
            seconds = first.value if isinstance(first, ast.Constant) else None
            polls = path.is_relative_to(SUPPORT) and POLL_MARK in source[node.lineno - 1]
            longest = POLL_SECONDS_MAX if polls else 0
            if not (isinstance(seconds, int | float) and seconds <= longest):
                lines.append(node.lineno)
    return lines


def _tests(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [f for f in functions(path) if f.name.startswith("test_")]


def _asserts(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call) and called_name(node).lstrip("_").startswith(_PROVES):
            return True
    return False


def test_nothing_sleeps() -> None:
    paced = ROOT / "tests" / "bench"  # a bench measures time; it may let it pass
    modules = [p for p in modules_of_tests() if not p.is_relative_to(paced)]
    check_each(modules, _sleeps, "wait for what happens, not for time to pass")


def test_every_test_asserts() -> None:
    check_each(
        TEST_FILES,
        lambda path: [f.name for f in _tests(path) if not _asserts(f)],
        "these would pass whatever the code does",
    )


def test_mocks_are_few() -> None:
    mocks = [
        f"{shown(path)}:{node.lineno}"
        for path in modules_of_tests()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.ImportFrom) and node.module == "unittest.mock")
        or (isinstance(node, ast.Attribute) and node.attr == "setattr")
    ]
    tests = sum(len(_tests(p)) for p in TEST_FILES)
    assert len(mocks) * 100 <= MOCKS_PER_HUNDRED_TESTS_MAX * tests, mocks


def test_sleeps_are_found_and_polls_are_told_apart(tmp_path: Path) -> None:
    module = tmp_path / "test_x.py"
    module.write_text(f"await asyncio.sleep(0)\nsleep(0.02)  {POLL_MARK}\ntime.sleep(1)\n")
    assert _sleeps(module) == [2, 3]
