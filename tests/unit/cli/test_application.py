"""The list of commands: all of them are there, say what they do, and start quickly."""

from __future__ import annotations

import subprocess
import sys

import pytest

from everdraft.base.language import catalogue
from everdraft.cli import main
from everdraft.cli.application import build

CONTRACT = {"serve", "analyze", "parse", "check", "doctor", "config", "cleanup"}
CONTRACT |= {"backup", "restore"}
GROUPS_CONTRACT = {
    "runs": {"list", "show", "resume", "pause", "cancel", "retry"},
    "credits": {"show", "grant"},
}
# What a command that touches no run has no use for, and what costs the most to import.
HEAVY = ("fastapi", "starlette", "uvicorn", "httpx2", "structlog", "apsw", "jinja2")


def test_every_command_of_the_contract_is_there_and_says_what_it_does() -> None:
    app = build()
    commands = {one.name or one.callback.__name__: one.help for one in app.registered_commands}
    assert commands.keys() >= CONTRACT
    helps = list(commands.values())
    groups = {group.name: group.typer_instance for group in app.registered_groups}
    for name, contract in GROUPS_CONTRACT.items():
        group = groups[name]
        assert group is not None
        assert {one.name for one in group.registered_commands} >= contract
        helps += [group.info.help, *(one.help for one in group.registered_commands)]
    words = catalogue("pt")
    assert not [one for one in helps if one not in words]


def test_help_speaks_the_language_of_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "pt_BR.UTF-8")
    assert main(["analyze", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Verifica um CV" in shown
    assert "Show this" not in shown
    assert "FILE" in shown
    assert main(["--language", "en", "analyze", "--help"]) == 0
    assert "Check a CV" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Everdraft 0.")


@pytest.mark.parametrize("arguments", [["--help"], ["parse", "-", "--json"]])
def test_small_commands_import_no_server(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom everdraft.cli import main\n"
        f"main({arguments!r})\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=b"Ana Example\nana@example.org\nExperience\nBaker at Example, 2020 - 2021\n",
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stderr.decode().splitlines()[-1] == "[]"
