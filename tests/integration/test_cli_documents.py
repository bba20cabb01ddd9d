"""`parse`, `check`, `config`, `doctor` and what every command says when it is used wrongly."""

from __future__ import annotations

import json
import os
import socket
import stat
from pathlib import Path

import pytest

from tests.support.cli import Cli

CV = """Ana Example
ana@example.org | +351 912 345 678 | Lisbon

Experience

Baker, Example Bakery
January 2020 - March 2023
- Baked 40 loaves a day for three shops
- Responsible for things

Skills

Sourdough, Python, Excel
"""

pytestmark = pytest.mark.process


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path / "data")


@pytest.fixture
def cv(tmp_path: Path) -> str:
    path = tmp_path / "ana.txt"
    path.write_text(CV, encoding="utf-8")
    return str(path)


def test_parse_gives_cv_v1(cli: Cli, cv: str) -> None:
    answer = cli("parse", cv, "--json")
    assert answer.code == 0, answer.err
    assert answer.json["basics"]["name"] == "Ana Example"
    assert answer.json["basics"]["email"] == "ana@example.org"
    assert answer.json["work"][0]["startDate"] == "2020-01"
    assert answer.json["provenance"]["basics.email"]["page"] == 1


def test_parse_takes_json_resume(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "ana.json"
    work = {"name": "Example Bakery", "position": "Baker", "startDate": "2020-01-15"}
    path.write_text(
        json.dumps({"basics": {"name": "Ana Example"}, "work": [work]}), encoding="utf-8"
    )
    answer = cli("parse", str(path), "--json")
    assert answer.code == 0, answer.err
    assert answer.json["work"][0]["startDate"] == "2020-01"
    assert answer.json["provenance"]["basics.name"]["page"] == 1
    path.write_text('{"basics": [', encoding="utf-8")
    refused = cli("parse", str(path))
    assert (refused.code, refused.out) == (2, "")
    assert "damaged" in refused.err


def test_parse_for_people_names_what_is_in_no_field(cli: Cli, cv: str) -> None:
    head, rest = Path(cv).read_bytes().split(b"\n", 1)
    answer = cli("parse", "-", stdin=head + b"\nHolds a boat licence\n" + rest)
    told = "These lines are in your file and in no field yet:\n  Holds a boat licence\n"
    assert told in answer.out
    assert "in no field" not in cli("parse", cv).out


def test_parse_for_people_says_where_a_value_stands(cli: Cli, cv: str) -> None:
    answer = cli("parse", cv)
    assert answer.code == 0, answer.err
    assert "ana@example.org  (page 1)" in answer.out
    assert "Baked 40 loaves a day" in answer.out


def test_check_scores_and_stores_nothing(cli: Cli, cv: str) -> None:
    answer = cli("check", cv, "--json")
    assert answer.code == 0, answer.err
    report = answer.json
    assert 0 <= report["overall_score"] <= 100
    assert {"ats_score", "score_category", "resume_sections", "missing_sections"} <= report.keys()
    assert any("Responsible for" in finding["quote"] for finding in report["findings"])
    assert not cli.data_dir.exists()
    assert cli("check", cv, "--json").out == answer.out


def test_standard_input_is_a_file_too(cli: Cli) -> None:
    answer = cli("parse", "-", "--json", stdin=CV.encode())
    assert answer.json["basics"]["name"] == "Ana Example"


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("check", "no-such-file.pdf"), 2, "file_missing"),
        (("check", "."), 2, "is_folder"),
        (("check",), 2, "usage"),
        (("nothing",), 2, "usage"),
        (("analyze", "-"), 2, "empty"),
        (("runs", "show", "run_unknown"), 2, "not_found"),
        (("runs", "list", "--status", "SLEEPING"), 2, "bad_fields"),
        (("serve", "--port", "70000"), 2, "bad_setting"),
        (("serve", "--host", "no.such.host.invalid"), 2, "unknown_address"),
        (("serve", "--host", "0.0.0.0"), 2, "public_bind"),
    ],
)
def test_mistakes_get_a_code_a_sentence_and_what_to_do(
    cli: Cli, arguments: tuple[str, ...], code: int, error: str
) -> None:
    answer = cli(*arguments)
    assert (answer.code, answer.out) == (code, "")
    first, action = answer.err.splitlines()
    assert first.startswith(f"everdraft: {error}: ")
    assert action.startswith("  ")


def test_a_file_that_may_not_be_read_is_said(cli: Cli, cv: str) -> None:
    Path(cv).chmod(0)
    # Root may read every file, but nobody the first byte of a process's memory.
    answer = cli("check", "/proc/self/mem" if os.geteuid() == 0 else cv)
    assert answer.code == 2
    assert "file_unreadable" in answer.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EVERDRAFT_PORT", "many"),
        ("EVERDRAFT_LOG_LEVEL", "shouting"),
        ("EVERDRAFT_MODEL", "oracle"),
        ("EVERDRAFT_PACE_MS", "-1"),
    ],
)
def test_a_wrong_setting_is_named(cli: Cli, name: str, value: str) -> None:
    answer = cli.with_environment(**{name: value})("runs", "list")
    assert answer.code == 2
    assert f"{name}={value}" in answer.err
    assert "Traceback" not in answer.err


def test_a_wrong_settings_file_is_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "everdraft.toml"
    path.write_text("port = [", encoding="utf-8")
    answer = cli.with_environment(EVERDRAFT_CONFIG_FILE=str(path))("config")
    assert answer.code == 2
    assert str(path) in answer.err


def test_config_says_where_a_value_comes_from(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "everdraft.toml"
    path.write_text('host = "localhost"\nmax_active_runs = 7\nprot = 1\n', encoding="utf-8")
    answer = cli.with_environment(
        EVERDRAFT_CONFIG_FILE=str(path), EVERDRAFT_MAX_ACTIVE_RUNS="9", EVERDRAFT_PROT="1"
    )("config", "--json")
    settings = answer.json["settings"]
    assert (settings["host"]["value"], settings["host"]["source"]) == ("localhost", "file")
    found = settings["max_active_runs"]
    assert (found["value"], found["source"], found["variable"]) == (
        9,
        "environment",
        "EVERDRAFT_MAX_ACTIVE_RUNS",
    )
    assert settings["port"]["source"] == "default"
    assert answer.json["unknown"] == ["EVERDRAFT_PROT", "prot"]


def test_words_are_in_the_language_of_the_terminal(cli: Cli) -> None:
    english = cli("check", "no-such-file.pdf").err
    portuguese = cli.with_environment(LANG="pt_PT.UTF-8")("check", "no-such-file.pdf").err
    assert "There is no file" in english
    assert portuguese != english
    assert portuguese.startswith("everdraft: file_missing: ")
    assert cli("--language", "pt", "check", "no-such-file.pdf").err == portuguese


def test_doctor_finds_this_machine_well(cli: Cli) -> None:
    answer = cli("doctor", "--json")
    verdicts = {one["topic"]: one["verdict"] for one in answer.json["findings"]}
    assert answer.code == 0, answer.out
    assert "STOP" not in verdicts.values()
    assert {"python", "sqlite", "data folder", "fsync", "server", "reading"} <= verdicts.keys()
    assert not cli.data_dir.exists()


def test_doctor_stops_at_a_folder_that_is_none_and_looks_at_a_busy_port(cli: Cli) -> None:
    cli.data_dir.write_text("not a folder", encoding="utf-8")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        answer = cli.with_environment(EVERDRAFT_PORT=port)("doctor", "--json")
    verdicts = {one["topic"]: one["verdict"] for one in answer.json["findings"]}
    assert answer.code == 1
    assert verdicts["data folder"] == "STOP"
    assert verdicts["port"] == "LOOK"


def test_a_fault_of_ours_gives_a_number_and_no_traceback(cli: Cli, cv: str) -> None:
    cli.data_dir.mkdir()
    (cli.data_dir / "everdraft.sqlite3").mkdir()
    answer = cli("analyze", cv)
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert "err_" in answer.err
    log = cli.data_dir / "errors.log"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    error_id = next(word for word in answer.err.split() if word.startswith("(err_"))[1:-2]
    assert error_id in log.read_text(encoding="utf-8")
    shown = cli.with_environment(EVERDRAFT_LOG_LEVEL="debug")("analyze", cv)
    assert "Traceback" in shown.err


def test_json_stays_json_whatever_the_terminal_can_show(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "joão.txt"
    path.write_text(CV.replace("Ana Example", "João Ærø 王"), encoding="utf-8")
    answer = cli.with_environment(PYTHONIOENCODING="ascii")("parse", str(path), "--json")
    assert json.loads(answer.out)["basics"]["name"] == "João Ærø 王"
