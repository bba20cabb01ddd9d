"""What the house tests look at: the files of the repository and the modules of the product."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "everdraft"

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository; only those ending so, if given."""
    listed = subprocess.run(
        [
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in sorted(set(listed.stdout.split("\0"))) if name)
    return tuple(p for p in paths if p.is_file() and (not suffixes or p.suffix in suffixes))


def shown(path: Path) -> str:
    """The path as a person writes it, from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def check_each(paths: Iterable[Path], finds: Callable[[Path], object], rule: str) -> None:
    """Fail with every file of which ``finds`` says anything, one a line, under the rule."""
    found = [f"{shown(p)}: {what}" for p in paths if (what := finds(p))]
    assert not found, "\n".join([f"{rule}:", *found])


def product_modules() -> list[Path]:
    """The Python modules of the product."""
    return [p for p in files(".py") if p.is_relative_to(PRODUCT)]


def modules_of_tests() -> list[Path]:
    """The modules that hold tests, and what they share."""
    return [p for p in files(".py") if p.is_relative_to(ROOT / "tests")]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[FunctionNode]:
    """Every function of a module, methods and inner ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def called_name(call: ast.Call) -> str:
    """The last name of what is called: ``sleep`` for ``time.sleep(1)``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
