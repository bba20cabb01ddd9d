"""The map and the territory agree: ARCHITECTURE.md, captions, links, README, changelog."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.repository import PRODUCT, ROOT, check_each, files, modules_of_tests, tree

DOCUMENTS = [p for p in files(".md") if not p.is_relative_to(ROOT / "tests")]
CAPTION_LENGTH_MAX = 120


def _packages() -> list[Path]:
    return sorted(
        p.parent for p in files(".py") if p.name == "__init__.py" and PRODUCT in p.parents
    )


def _top_level_rooms() -> list[str]:
    names = {p.relative_to(PRODUCT).parts[0] for p in files() if p.is_relative_to(PRODUCT)}
    return sorted(n for n in names if (PRODUCT / n).is_dir())


def test_architecture_names_every_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = [p.relative_to(PRODUCT).as_posix() for p in _packages() if p != PRODUCT]
    missing = [n for n in {*packages, *_top_level_rooms()} if f"`{n}/`" not in text]
    assert packages
    assert not missing, f"ARCHITECTURE.md does not name {sorted(missing)}"


def test_architecture_names_nothing_that_is_gone() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| +`([a-z_/]+(?:/|\.py))` ", text, re.MULTILINE)
    gone = [name for name in named if not (PRODUCT / name).exists()]
    assert len(named) > 10
    assert not gone, f"ARCHITECTURE.md names {gone}, which the tree does not have"


def _bad_caption(path: Path) -> str:
    caption = (ast.get_docstring(tree(path)) or "nothing").splitlines()[0]
    good = caption[-1] in ".:?!" and len(caption) <= CAPTION_LENGTH_MAX
    return "" if good else f"opens with {caption!r}, not with a sentence that says what lives there"


def test_every_module_opens_with_a_caption() -> None:
    check_each(files(".py"), _bad_caption, "captions")


def test_queries_scripts_and_styles_open_with_a_caption() -> None:
    sources = [p for p in files(".js", ".sql", ".css") if p.is_relative_to(PRODUCT)]
    opening = re.compile(r"\s*(//|--|/\*)[/*\s]*\w")
    check_each(
        sources, lambda path: not opening.match(path.read_text(encoding="utf-8")), "no caption"
    )


def _broken_links(path: Path) -> list[str]:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    local = [t.split("#")[0] for t in targets if not re.match(r"[a-z]+:|#", t)]
    return [t for t in local if not (path.parent / t).exists()]


def test_links_between_documents_resolve() -> None:
    check_each(DOCUMENTS, _broken_links, "links to nothing")


@pytest.mark.plan(71)
@pytest.mark.parametrize(
    ("heading", "command"), [("Run", "./scripts/serve"), ("Test", "./scripts/test")]
)
def test_readme_has_one_command_under_run_and_test(heading: str, command: str) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"README has no heading {heading}"
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", section[1], re.MULTILINE | re.DOTALL)
    assert [b.strip() for b in blocks] == [command]


def test_changelog_has_a_place_for_what_is_not_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_decisions_are_numbered_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    decisions = [p for p in folder.glob("*.md") if p.name not in {"README.md", "template.md"}]
    for path in decisions:
        assert re.match(r"\d{4}-[a-z0-9-]+\.md$", path.name), path.name
        assert f"({path.name})" in index, f"docs/decisions/README.md does not list {path.name}"
    numbers = [p.name[:4] for p in decisions]
    assert len(numbers) == len(set(numbers)), "two decisions share a number"


def test_style_rules_name_tests_that_exist() -> None:
    text = (ROOT / "STYLE.md").read_text(encoding="utf-8")
    rules = re.findall(r"^\d+\. .+?(?=^\d+\. |^## |\Z)", text, re.MULTILINE | re.DOTALL)
    held_by = [re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", rule) for rule in rules]
    assert len(rules) >= 10
    for rule, tests in zip(rules, held_by, strict=True):
        assert tests, f"no test holds: {rule.strip()}"
        for file_name, function_name in tests:
            path = ROOT / file_name
            assert path in modules_of_tests(), f"{file_name} does not exist"
            assert f"def {function_name}" in path.read_text(encoding="utf-8")
