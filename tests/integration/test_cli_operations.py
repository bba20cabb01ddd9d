"""Credits, backups and cleanup by command: beside a live server and on a folder of one's own."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from everdraft.engine.figures import Figures
from tests.integration.test_cli_documents import CV
from tests.support.cli import Cli, complete_events
from tests.support.server import ServerProcess

SCRIPT = "One two three four five six."
START = "/api/analyze-resume-stream"
OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
ADMIN = (
    ("GET", "/api/admin/credits"),
    ("POST", "/api/admin/credits/grant"),
    ("POST", "/api/admin/cleanup"),
)

pytestmark = pytest.mark.process


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    script = tmp_path / "script.txt"
    script.write_text(SCRIPT, encoding="utf-8")
    return {
        "EVERDRAFT_MODEL": "scripted",
        "EVERDRAFT_SCRIPT": str(script),
        "EVERDRAFT_PACE_MS": "40",
        "EVERDRAFT_CREDITS": "on",
    }


@pytest.fixture
def server(tmp_path: Path, environment: dict[str, str]) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path / "data", environment)
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path / "data")


# -- credits -------------------------------------------------------------------------------------


def test_credits_are_granted_and_shown_without_a_server(cli: Cli) -> None:
    assert cli("credits", "show", "--json").json == {"balance": 0, "reserved": 0, "entries": []}
    granted = cli("credits", "grant", "5", "--user", "local", "--json")
    assert granted.code == 0, granted.err
    assert (granted.json["kind"], granted.json["amount"]) == ("grant", 5)
    taken = cli("credits", "grant", "-3")
    assert taken.out == "2 credits left, 0 reserved by runs at work\n"
    assert "EVERDRAFT_CREDITS is off here" in taken.err
    shown = cli.with_environment(EVERDRAFT_CREDITS="on")("credits", "show")
    assert shown.err == ""
    assert [line.split()[2] for line in shown.out.splitlines()[1:]] == ["-3", "+5"]
    assert shown.out.splitlines()[0].startswith("2 credits left")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["-1"], "bad_amount"),
        (["0"], "bad_amount"),
        (["1000000001"], "bad_amount"),
        (["some"], "usage"),
        (["1", "--user", "ana@example.org"], "no_accounts"),
    ],
)
def test_what_cannot_be_granted_leaves_no_entry(cli: Cli, arguments: list[str], code: str) -> None:
    refused = cli("credits", "grant", *arguments)
    assert refused.code == 2
    assert refused.err.startswith(f"everdraft: {code}: ")
    assert cli("credits", "show", "--json").json["entries"] == []


def test_a_grant_beside_a_live_server_pays_for_the_next_run(
    server: ServerProcess, cli: Cli
) -> None:
    assert server.upload("ana.txt", CV.encode(), START)[0] == 402
    assert cli("credits", "grant", "1").code == 0
    status, run = server.upload("ana.txt", CV.encode(), START)
    assert status == 200
    account = cli("credits", "show", "--json").json
    assert account["balance"] == server.get("/api/credits")[1]["balance"] == 0
    taken = [e for e in account["entries"] if e["kind"] == "reserve"]
    assert [(entry["runId"], entry["amount"]) for entry in taken] == [(run["id"], -1)]
    refused = cli("credits", "grant", "-1")
    assert (refused.code, refused.err.split(": ")[1]) == (2, "bad_amount")


# -- what only the owner of the folder may ask for -----------------------------------------------


def test_admin_routes_are_not_there_for_the_network(server: ServerProcess, cli: Cli) -> None:
    body = json.dumps({"amount": 100}).encode()
    for method, path in ADMIN:
        for more in ({}, {"x-forwarded-for": ""}, {"forwarded": "for=unix"}):
            headers = {"content-type": "application/json", **more}
            assert server.request(method, path, body, headers)[0] == 404, path
    assert cli("credits", "show", "--json").json["balance"] == 0


# -- cleanup -------------------------------------------------------------------------------------


def finished_and_unfinished(server: ServerProcess, cli: Cli) -> tuple[str, str]:
    """Two runs: one that was stopped, one at work."""
    assert cli("credits", "grant", "9").code == 0
    ended = server.upload("ana.txt", CV.encode(), START)[1]["id"]
    assert server.post(f"/api/runs/{ended}/cancel")[0] == 200
    at_work = server.upload("bea.txt", CV.replace("Ana", "Bea").encode(), START)[1]["id"]
    return ended, at_work


def run_ids(cli: Cli) -> set[str]:
    return {run["id"] for run in cli("runs", "list", "--json").json["runs"]}


@pytest.mark.plan(84)
def test_cleanup_deletes_what_is_past_its_time_and_nothing_else(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    cli = Cli(tmp_path / "data")
    server = ServerProcess(cli.data_dir, {**environment, "EVERDRAFT_PACE_MS": "60000"}).start()
    try:
        ended, at_work = finished_and_unfinished(server, cli)
        assert cli("cleanup", "--json").json["counts"] == {"runs": 0, "logs": 0}
        assert run_ids(cli) == {ended, at_work}
        server.terminate()
        server.environment = {**server.environment, "EVERDRAFT_RETENTION_DAYS": "1e-9"}
        server.start()
        # The server cleans up by itself when it starts; what rests since is the command's.
        assert server.post(f"/api/runs/{at_work}/pause")[0] == 200
        by_server = cli("cleanup", "--json").json
        assert (by_server["success"], by_server["counts"]) == (True, {"runs": 1, "logs": 0})
        assert run_ids(cli) == set()
    finally:
        server.stop()


def test_cleanup_without_a_server(tmp_path: Path, environment: dict[str, str]) -> None:
    cli = Cli(tmp_path / "data")
    server = ServerProcess(cli.data_dir, {**environment, "EVERDRAFT_PACE_MS": "60000"}).start()
    try:
        _ended, at_work = finished_and_unfinished(server, cli)
    finally:
        server.stop()
    answer = cli("cleanup")
    assert [line.split()[:2] for line in answer.out.splitlines()] == [["0", "runs"], ["0", "logs"]]
    answer = cli.with_environment(EVERDRAFT_RETENTION_DAYS="1e-9")("cleanup")
    assert answer.out.startswith("1 run deleted"), answer.err
    assert run_ids(cli) == {at_work}


# -- backups -------------------------------------------------------------------------------------


def files_of(folder: Path) -> dict[str, bytes]:
    """Uploaded files by their path in the folder."""
    found = (path for path in sorted((folder / "files").rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def log_of(server: ServerProcess, run_id: str, until: int = 0) -> list[Any]:
    """A run's events to its end, or to a number."""
    log: list[Any] = []
    for event in server.events(run_id, after=0):
        log.append(event.json)
        if event.id == until:
            break
    return log


def events_in(database: Path) -> list[Any]:
    """The log of the one run in a database that is whole."""
    connection = apsw.Connection(str(database))
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        bodies = connection.execute("SELECT body FROM events ORDER BY seq").fetchall()
    finally:
        connection.close()
    return [json.loads(body) for (body,) in bodies]


def test_a_backup_under_load_goes_on_elsewhere_from_its_log(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    cli, elsewhere = Cli(tmp_path / "data"), tmp_path / "elsewhere"
    (tmp_path / "script.txt").write_text(SCRIPT * 10, encoding="utf-8")
    server = ServerProcess(cli.data_dir, {**environment, "EVERDRAFT_PACE_MS": "200"})
    second = ServerProcess(elsewhere, {**environment, "EVERDRAFT_PACE_MS": "0"})
    try:
        server.start()
        assert cli("credits", "grant", "3").code == 0
        run_id = server.upload("ana.txt", CV.encode(), START)[1]["id"]
        log_of(server, run_id, until=6)  # it is at work now, in the middle of a section
        backed_up = cli("backup", str(tmp_path / "b.zip"))
        assert backed_up.code == 0, backed_up.err
        said = r"Backed up the database and 1 file \(.* MiB\): .*b\.zip\n"
        assert re.fullmatch(said, backed_up.out)
        restored = cli("restore", str(tmp_path / "b.zip"), "--data", str(elsewhere), "--json")
        assert restored.code == 0, restored.err
        assert (restored.json["files"], restored.json["folder"]) == (1, str(elsewhere))
        saved = events_in(elsewhere / "everdraft.sqlite3")
        assert [event["seq"] for event in saved] == list(range(1, len(saved) + 1))
        assert len(saved) >= 6
        # The run it was taken from goes on beyond it.
        original = log_of(server, run_id, until=len(saved) + 1)
        assert original[:-1] == saved
        assert original[-1]["type"] == "delta", "the backup was to be taken in the middle"
        assert files_of(elsewhere) == files_of(server.data_dir)
        server.stop()

        second.start()
        continued = log_of(second, run_id)
        complete_events(continued)
        assert continued[: len(saved)] == saved
        assert continued[-1]["type"] == "run.completed"
        account = second.get("/api/credits")[1]
        assert (account["balance"], account["reserved"]) == (2, 0)
        resume = second.get("/api/resumes")[1]["resumes"][0]["id"]
        assert second.request("GET", f"/api/resumes/{resume}/file")[2] == CV.encode()
    finally:
        server.stop()
        second.stop()


def test_restore_never_writes_over_anything(
    server: ServerProcess, cli: Cli, tmp_path: Path
) -> None:
    assert cli("backup", str(tmp_path / "b.zip")).code == 0
    again = cli("backup", str(tmp_path / "b.zip"))
    assert again.code == 2
    assert "everdraft: file_exists: " in again.err
    beside = cli("restore", str(tmp_path / "b.zip"))
    assert beside.code == 1
    assert beside.err.startswith("everdraft: folder_in_use: ")
    server.terminate()
    over = cli("restore", str(tmp_path / "b.zip"))
    assert over.code == 2
    assert "everdraft: folder_not_empty: " in over.err
    missing = cli("restore", str(tmp_path / "c.zip"), "--data", str(tmp_path / "new"))
    assert (missing.code, missing.err.split(": ")[1]) == (2, "file_missing")
    assert not (tmp_path / "new").exists()


def test_a_folder_of_a_newer_program_is_refused_and_its_backup_brings_the_old_one_back(
    cli: Cli, tmp_path: Path
) -> None:
    assert cli("credits", "grant", "7").code == 0
    assert cli("backup", str(tmp_path / "before.zip")).code == 0
    database = apsw.Connection(str(cli.data_dir / "everdraft.sqlite3"))
    database.execute("PRAGMA user_version = 99")  # as an upgrade would leave it
    database.close()
    refused = cli("credits", "show")
    assert refused.code == 1
    assert refused.err.startswith("everdraft: newer_schema: ")
    assert "backup" in refused.err
    shutil.move(cli.data_dir, tmp_path / "upgraded")
    assert cli("restore", str(tmp_path / "before.zip")).code == 0
    assert cli("credits", "show", "--json").json["balance"] == 7
    if os.name == "posix":
        assert cli.data_dir.stat().st_mode & 0o077 == 0


# -- what the page for operators promises --------------------------------------------------------


@pytest.mark.plan(77)
def test_every_metric_has_its_line_in_the_page() -> None:
    page = OPERATIONS.read_text(encoding="utf-8")
    exposed: set[str] = set()
    for metric in Figures().registry.collect():
        exposed.add(metric.name + ("_total" if metric.type == "counter" else ""))
    described = set(re.findall(r"^\| `(everdraft_\w+)[`{]", page, re.MULTILINE))
    assert len(exposed) > 8
    assert described == exposed
