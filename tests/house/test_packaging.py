"""What is locked covers what is asked for, and what is built holds every file of the product."""

from __future__ import annotations

import json
import os
import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel
from packaging.requirements import Requirement

from everdraft import __version__
from scripts.generate import locked
from tests.house.repository import PRODUCT, ROOT, files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("run", "test", "node", "ocr")


def _asked_for(name: str) -> list[Requirement]:
    if name == "run":
        return [Requirement(line) for line in PROJECT["dependencies"]]
    if name == "ocr":
        return [Requirement(line) for line in PROJECT["optional-dependencies"]["ocr"]]
    text = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8")
    return [Requirement(line) for line in text.splitlines() if line]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_covers_what_is_asked_for(name: str) -> None:
    lock = locked(name)
    for wanted in _asked_for(name):
        assert wanted.name in lock, f"requirements/{name}.txt does not lock {wanted.name}"
        version = str(lock[wanted.name].specifier).removeprefix("==")
        assert wanted.specifier.contains(version, prereleases=True), f"{wanted} is not {version}"


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [e.split()[0] for e in entries if "--hash=sha256:" not in e] == []


def test_locks_agree_with_each_other() -> None:
    run = locked("run")
    for name in ("test", "ocr"):
        lock = locked(name)
        apart = [n for n in run.keys() & lock.keys() if run[n].specifier != lock[n].specifier]
        assert not apart, f"lock requirements/{name}.txt again"


def test_lock_of_recognition_is_made_of_the_extra() -> None:
    asked = (ROOT / "requirements" / "ocr.in").read_text(encoding="utf-8").splitlines()
    assert asked == PROJECT["optional-dependencies"]["ocr"]


def test_type_checkers_are_locked_by_hash() -> None:
    lock = json.loads((ROOT / "tools" / "js" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    wanted = json.loads((ROOT / "tools" / "js" / "package.json").read_text(encoding="utf-8"))
    assert all("integrity" in entry for entry in packages.values())
    for name, version in wanted["devDependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version


def test_version_is_said_once() -> None:
    assert PROJECT["version"] == __version__


def test_wheel_holds_every_file_of_the_product(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(os.fspath(tmp_path))) as wheel:
        packed = set(wheel.namelist())
    wanted = {p.relative_to(ROOT).as_posix() for p in files() if p.is_relative_to(PRODUCT)}
    assert wanted - packed == set()
    assert any(name.endswith("licenses/LICENSE") for name in packed)


def test_warnings_are_errors() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert settings["pytest"]["ini_options"]["filterwarnings"][0] == "error"
    assert settings["pytest"]["ini_options"]["xfail_strict"] is True
    assert settings["pyright"]["typeCheckingMode"] == "strict"
