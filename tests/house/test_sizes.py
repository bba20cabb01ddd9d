"""Sizes stay readable: a module fits a sitting, a function fits a screen."""

from __future__ import annotations

from pathlib import Path
from statistics import median, quantiles

from tests.house.repository import ROOT, FunctionNode, check_each, files, functions, product_modules

MODULE_LINES_MAX = 450
FUNCTION_LINES_MAX = 60
SOURCES = [p for p in files(".py", ".js") if not p.is_relative_to(ROOT / "tests" / "vectors")]


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _function_lines(function: FunctionNode) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _long_functions(path: Path) -> dict[str, int]:
    lengths = {f"{f.name} (line {f.lineno})": _function_lines(f) for f in functions(path)}
    return {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES_MAX}


def test_modules_fit() -> None:
    check_each(
        SOURCES,
        lambda path: max(0, _lines(path) - MODULE_LINES_MAX),
        f"lines above {MODULE_LINES_MAX}",
    )


def test_functions_fit() -> None:
    check_each(
        [p for p in SOURCES if p.suffix == ".py"],
        _long_functions,
        f"functions above {FUNCTION_LINES_MAX} lines",
    )


def test_sizes_are_known() -> None:
    modules = [_lines(p) for p in product_modules()]
    lengths = [_function_lines(f) for p in product_modules() for f in functions(p)]
    module_p90, function_p90 = (quantiles(values, n=10)[-1] for values in (modules, lengths))
    print(
        f"\n{len(modules)} modules: median {median(modules):.0f}, p90 {module_p90:.0f}, "
        f"longest {max(modules)} lines; {len(lengths)} functions: median {median(lengths):.0f}, "
        f"p90 {function_p90:.0f}, longest {max(lengths)} lines"
    )
    assert module_p90 <= 350
    assert function_p90 <= 45
