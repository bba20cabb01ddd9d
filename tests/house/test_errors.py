"""Every error that reaches a person says what to do now."""

from __future__ import annotations

import ast
from pathlib import Path

from everdraft.base import errors
from tests.house.repository import PRODUCT, check_each

KINDS = {name for name in vars(errors) if isinstance(getattr(errors, name), type)}
MODULES = sorted(PRODUCT.rglob("*.py"))


def _silent(path: Path) -> list[str]:
    calls = (
        one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call)
    )
    return [
        f"line {call.lineno}: {ast.unparse(call)[:80]}"
        for call in calls
        if ast.unparse(call.func) in KINDS and not _has_action(call)
    ]


def _has_action(call: ast.Call) -> bool:
    given = [one.value for one in call.keywords if one.arg in ("action", None)]
    return any(not isinstance(one, ast.Constant) or one.value for one in given)


def test_every_error_says_what_to_do() -> None:
    assert len(KINDS) > 7
    check_each(MODULES, _silent, "give it an action")
