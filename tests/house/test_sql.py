"""SQL lives in .sql files, named and captioned; Python holds none."""

from __future__ import annotations

import ast
import re

from tests.house.repository import check_each, product_modules, tree

STATEMENT = re.compile(
    r"^\s*(SELECT\s.+|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s"
    r"|REPLACE\s+INTO\s|WITH\s+\w+\s+AS\s*\(|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|VIEW|TRIGGER)\s)",
    re.DOTALL,
)


def _statements(module: ast.Module) -> list[str]:
    return [
        f"line {node.lineno}: {node.value.strip()[:60]}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and STATEMENT.match(node.value)
    ]


def test_python_holds_no_sql() -> None:
    check_each(product_modules(), lambda path: _statements(tree(path)), "SQL in Python")


def test_the_pattern_finds_sql() -> None:
    assert _statements(ast.parse('execute("SELECT 1 FROM runs")'))
    assert _statements(ast.parse('execute(f"DELETE FROM runs WHERE id = {x}")'))
    assert not _statements(ast.parse('say("Select a file")'))
