"""A folder of the first schema under this version: announced, backed up, and back again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from everdraft.storage.backup import DATABASE
from everdraft.storage.connection import schema_version
from everdraft.storage.migrations import SCHEMA_VERSION
from tests.support.cli import Cli
from tests.support.schema_1 import make_schema_1, rows_of_schema_1
from tests.support.server import ServerProcess

pytestmark = pytest.mark.process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir()
    make_schema_1(made / DATABASE)
    return made


def database_finding(cli: Cli) -> tuple[str, str]:
    findings = cli("doctor", "--json").json["findings"]
    return next((one["verdict"], one["sentence"]) for one in findings if one["topic"] == "database")


@pytest.mark.plan(27, 78)
def test_an_upgrade_is_announced_backed_up_and_can_be_taken_back(folder: Path) -> None:
    cli = Cli(folder)
    verdict, sentence = database_finding(cli)
    assert verdict == "LOOK"
    assert "version 1" in sentence
    assert [path.name for path in folder.iterdir()] == [DATABASE], "looking leaves no trace"
    before = rows_of_schema_1(folder / DATABASE)

    server = ServerProcess(folder).start()
    try:
        said = server.log_text()
        announced = said.index(f"from schema version 1 to {SCHEMA_VERSION}")
        safe = said.index("The backup is safe")
        assert announced < safe < said.index("Done: the database") < said.index("Everdraft runs at")
        assert "database.migrated" in said, "and in the log"
        runs = server.get("/api/runs")[1]["runs"]
        assert len(runs) == 3
        done = next(run for run in runs if run["status"] == "COMPLETED")
        assert server.get(f"/api/runs/{done['id']}")[1]["result"]["overall_score"] > 0
        assert server.request("GET", f"/runs/{done['id']}")[0] == 200
    finally:
        server.terminate()
    assert database_finding(cli)[0] == "OK"

    (backup,) = folder.glob("everdraft-schema-1-*.sqlite3")
    assert rows_of_schema_1(backup) == before
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.copy(backup, folder / DATABASE)
    assert schema_version(folder / DATABASE) == 1
    assert rows_of_schema_1(folder / DATABASE) == before


def test_a_command_without_a_server_says_it_too(folder: Path) -> None:
    answer = Cli(folder).with_environment(LANG="pt_PT.UTF-8")("runs", "list", "--json")
    assert answer.code == 0
    assert len(answer.json["runs"]) == 3
    assert f"da versão 1 do esquema para a {SCHEMA_VERSION}" in answer.err
    assert schema_version(folder / DATABASE) == SCHEMA_VERSION


def test_a_newer_folder_is_refused_with_what_to_do(folder: Path) -> None:
    import apsw

    raw = apsw.Connection(str(folder / DATABASE))
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    answer = Cli(folder)("serve", "--port", "0")
    assert answer.code == 1
    assert "newer_schema" in answer.err
    assert "operations.md" in answer.err
    assert database_finding(Cli(folder))[0] == "STOP"
