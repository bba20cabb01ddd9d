"""Words that may not be in the repository: what is unfinished, and what belongs to one machine."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.repository import ROOT, files, shown

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
ONE_MACHINE = re.compile(r"(?<![\w.~$}/-])/(root|work|home/\w+|Users/\w+|opt/\w+)/|file:///")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|deb\.debian\.org|debian\.org/debian"
    r"|--(extra-)?index-url|--find-links|\"resolved\":"
)


def _hits(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{shown(path)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_left_unfinished() -> None:
    assert not _hits(UNFINISHED, CODE)


def test_no_path_of_one_machine() -> None:
    assert not _hits(ONE_MACHINE, TEXTS)


def test_no_address_of_a_package_index() -> None:
    assert not _hits(REGISTRY, TEXTS)


def test_the_patterns_find_what_they_are_for() -> None:
    assert UNFINISHED.search("# " + "TO" + "DO: later")
    assert ONE_MACHINE.search("cd /ro" + "ot/everdraft")
    assert not ONE_MACHINE.search("https://example.com/work/here")
    assert REGISTRY.search("pip install --index" + "-url x")
    assert ROOT / "pyproject.toml" in TEXTS
