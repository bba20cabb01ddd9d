"""The tests keep their own rules: no waiting by the clock, few mocks, each asserts something."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.repository import called_name, functions, modules_of_tests, offenders, shown, tree

MOCKS_PER_HUNDRED_TESTS_MAX = 5
_PROVES = ("assert", "check", "expect", "raises", "warns", "prove", "verify")
TEST_FILES = [p for p in modules_of_tests() if p.name.startswith("test_")]


def _sleeps(path: Path) -> list[int]:
    """The lines that let time pass: any sleep but ``asyncio.sleep(0)``, which only yields."""
    lines: list[int] = []
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call) or called_name(node) not in {"sleep", "wait_for_timeout"}:
            continue
        yields = (
            bool(node.args) and isinstance(node.args[0], ast.Constant) and not node.args[0].value
        )
        if not yields:
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
    found = offenders(modules_of_tests(), _sleeps)
    assert not found, f"wait for what happens, not for time to pass: {found}"


def test_every_test_asserts() -> None:
    silent = offenders(TEST_FILES, lambda path: [f.name for f in _tests(path) if not _asserts(f)])
    assert not silent, f"these would pass whatever the code does: {silent}"


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
