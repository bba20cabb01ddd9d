"""Words that may not be in the repository: what is unfinished, and what belongs to one machine."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.repository import ROOT, check_each, files

TEXT_SUFFIXES = (".py", ".js", ".sql", ".css", ".html", ".md", ".toml", ".json", ".sh", ".in", "")
TEXTS = [
    p
    for p in files()
    if p.suffix in (*TEXT_SUFFIXES, ".txt", ".yml", ".po") and p != Path(__file__)
]
CODE = [p for p in TEXTS if p.suffix in TEXT_SUFFIXES and p.name != "package-lock.json"]

UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError|coming soon|not implemented yet"
)
ONE_MACHINE = re.compile(
    r"(?<![\w.~$}/-])/(root|work|home/\w+|Users/\w+|opt/\w+)/"
    r"|file:///(root|work|home|Users|opt)/"
)
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|deb\.debian\.org|debian\.org/debian"
    r"|--(extra-)?index-url|--find-links|\"resolved\":"
)


def _lines_with(pattern: re.Pattern[str], path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"line {n}: {line.strip()}" for n, line in enumerate(lines, 1) if pattern.search(line)]


def test_nothing_is_left_unfinished() -> None:
    check_each(CODE, lambda path: _lines_with(UNFINISHED, path), "finish it")


def test_no_path_of_one_machine() -> None:
    check_each(TEXTS, lambda path: _lines_with(ONE_MACHINE, path), "paths of one machine")


def test_no_address_of_a_package_index() -> None:
    check_each(TEXTS, lambda path: _lines_with(REGISTRY, path), "addresses of an index")


def test_the_patterns_find_what_they_are_for() -> None:
    assert UNFINISHED.search("# " + "TO" + "DO: later")
    assert ONE_MACHINE.search("cd /ro" + "ot/everdraft")
    assert not ONE_MACHINE.search("https://example.com/work/here")
    assert REGISTRY.search("pip install --index" + "-url x")
    assert ROOT / "pyproject.toml" in TEXTS
