"""`serve`: what it refuses, how it stops, and the commands that speak to it through its socket."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

from tests.integration.test_cli_documents import CV
from tests.support.cli import Cli, complete_events
from tests.support.server import ServerProcess, free_port, parse_stream, without_settings

SCRIPT = "One two three four five six."

pytestmark = pytest.mark.process


@pytest.fixture
def cv(tmp_path: Path) -> str:
    path = tmp_path / "ana.txt"
    path.write_text(CV, encoding="utf-8")
    return str(path)


@pytest.fixture
def pace_ms() -> str:
    return "40"


@pytest.fixture
def script_text() -> str:
    return SCRIPT


@pytest.fixture
def environment(tmp_path: Path, pace_ms: str, script_text: str) -> dict[str, str]:
    script = tmp_path / "script.txt"
    script.write_text(script_text, encoding="utf-8")
    return {
        "EVERDRAFT_MODEL": "scripted",
        "EVERDRAFT_SCRIPT": str(script),
        "EVERDRAFT_PACE_MS": pace_ms,
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


def socket_of(server: ServerProcess) -> Path:
    return server.data_dir / "server.sock"


@pytest.mark.plan(76)
def test_one_line_says_where_it_runs(server: ServerProcess) -> None:
    said = [line for line in server.log_text().splitlines() if "Everdraft runs at" in line]
    assert len(said) == 1
    assert server.url in said[0]
    assert str(server.data_dir) in said[0]


def test_an_interpreter_of_its_own_serves_and_ends_well(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "everdraft", "serve", "--port", "0"]
    environment = {**without_settings(os.environ), "EVERDRAFT_DATA_DIR": str(tmp_path / "data")}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = said.split("://")[1].split("/")[0].split()[0]
        with contextlib.closing(http.client.HTTPConnection(address, timeout=30)) as connection:
            connection.request("GET", "/readyz")
            assert connection.getresponse().status == 200
        process.terminate()
        process.stdout.read()
    assert process.returncode == 0


def test_the_folder_and_its_socket_are_the_owners_alone(server: ServerProcess) -> None:
    assert stat.S_IMODE(server.data_dir.stat().st_mode) == 0o700
    mode = socket_of(server).stat().st_mode
    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) == 0o600


def test_a_second_server_on_the_port_is_told_of_the_first(server: ServerProcess) -> None:
    other = Cli(server.data_dir.parent / "other")
    answer = other("serve", "--port", str(server.port))
    assert answer.code == 1
    assert f"An Everdraft already runs at {server.url}" in answer.err
    assert not other.data_dir.exists()


def test_a_second_server_on_the_folder_is_refused(server: ServerProcess, cli: Cli) -> None:
    answer = cli("serve", "--port", str(free_port()))
    assert answer.code == 1
    assert answer.err.startswith("everdraft: folder_in_use: ")
    assert server.process is not None
    assert str(server.process.pid) in answer.err


def test_a_port_of_another_program_is_said_with_one_that_is_free(cli: Cli) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = cli("serve", "--port", str(port))
    assert answer.code == 1
    found = re.search(r"--port (\d+)", answer.err)
    assert found
    assert int(found[1]) != port
    assert not cli.data_dir.exists()


def test_a_public_address_needs_a_plain_word(cli: Cli) -> None:
    refused = cli("serve", "--host", "0.0.0.0", "--port", "0")
    assert refused.code == 2
    assert "--allow-public-bind" in refused.err
    assert not cli.data_dir.exists()
    allowed = cli.with_environment(EVERDRAFT_ALLOW_PUBLIC_BIND="true")
    started = allowed.begin("serve", "--host", "0.0.0.0", "--port", "0")
    try:
        started.until(lambda s: b"Everdraft runs at http://localhost:" in s.out)
        answer = started.terminate()
    finally:
        started.stop()
    assert answer.code == 0
    assert "Careful" in answer.err


def test_commands_speak_to_the_live_server(server: ServerProcess, cli: Cli, cv: str) -> None:
    answer = cli("analyze", cv, "--json")
    assert answer.code == 0, answer.err
    assert answer.json["overall_score"] > 0
    assert "[1/" in answer.err
    runs = cli("runs", "list", "--json").json["runs"]
    assert server.get("/api/runs")[1]["runs"] == runs
    assert runs[0]["status"] == "COMPLETED"
    events = cli("runs", "show", runs[0]["id"], "--events").json_lines
    complete_events(events)
    assert events[-1]["type"] == "run.completed"


def test_errors_of_the_live_server_are_said_as_ours(
    server: ServerProcess, cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    answer = cli("analyze", str(path))
    assert server.get("/api/runs")[1]["runs"] == []
    assert answer.code == 2
    assert answer.err.startswith("everdraft: empty: ")


def test_ctrl_c_with_a_live_server_leaves_the_run_going(
    server: ServerProcess, cli: Cli, cv: str
) -> None:
    started = cli.begin("analyze", cv)
    try:
        started.until(lambda s: s.out.count(b"One two") == 2)
        answer = started.interrupt()
    finally:
        started.stop()
    assert answer.code == 130
    found = re.search(r"goes on in the server: everdraft runs resume (run_\w+)", answer.err)
    assert found, answer.err
    resumed = cli("runs", "resume", found[1])
    assert resumed.code == 0, resumed.err
    run = server.get(f"/api/runs/{found[1]}")[1]
    assert (run["status"], run["attempts"]) == ("COMPLETED", 1)
    assert {section["text"] for section in run["sections"]} == {SCRIPT}


@pytest.mark.parametrize("pace_ms", ["150"])
def test_pause_and_resume_through_the_socket(server: ServerProcess, cli: Cli, cv: str) -> None:
    started = cli.begin("analyze", cv)
    try:
        started.until(lambda s: s.out.count(b"One two") == 2)
        assert cli("runs", "pause").code == 0
        paused = started.end()
    finally:
        started.stop()
    assert paused.code == 1
    assert "The run is paused" in paused.err
    run_id = server.get("/api/runs")[1]["runs"][0]["id"]
    resumed = cli("runs", "resume", "--json")
    assert resumed.code == 0, resumed.err
    assert resumed.json["id"] == run_id
    assert {section["text"] for section in resumed.json["sections"]} == {SCRIPT}


def test_a_watched_run_survives_the_server(server: ServerProcess, cli: Cli, cv: str) -> None:
    started = cli.begin("analyze", cv, "--json")
    try:
        started.until(lambda s: b"[2/" in s.err)
        server.kill()
        server.start()
        answer = started.end()
    finally:
        started.stop()
    assert answer.code == 0, answer.err
    run = server.get("/api/runs")[1]["runs"][0]
    assert answer.json == server.get(f"/api/runs/{run['id']}")[1]["result"]
    events = cli("runs", "show", run["id"], "--events").json_lines
    complete_events(events)
    assert events[-1]["attempt"] == 2


@pytest.mark.parametrize("pace_ms", ["500"])
def test_sigterm_ends_open_streams_at_once(server: ServerProcess, cli: Cli, cv: str) -> None:
    run_id = server.upload("ana.txt", Path(cv).read_bytes(), "/api/analyze-resume-stream")[1]["id"]
    reading = threading.Barrier(4, timeout=30)

    def read_to_the_end() -> list[int]:
        """The ids that came; raises when the stream was cut off instead of ended."""
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", f"/api/runs/{run_id}/events")
            ids: list[int] = []
            for event in parse_stream(connection.getresponse()):
                if not ids:
                    reading.wait()
                ids.append(event.id)
            return ids

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read_to_the_end) for _ in range(3)]
        reading.wait()
        started = monotonic()
        assert server.terminate() == 0
        seconds = monotonic() - started
        seen = [reader.result(30) for reader in readers]
    print(f"\nstopped in {seconds:.2f} s with {len(seen)} open streams")
    assert seconds < 2
    assert all(ids == list(range(1, len(ids) + 1)) for ids in seen)
    assert not socket_of(server).exists()
    events = cli("runs", "show", run_id, "--events").json_lines
    complete_events(events)
    assert events[-1]["type"] != "run.completed"


@pytest.mark.parametrize("script_text", [" ".join(["w" * 100_000] * 8)], ids=["long"])
@pytest.mark.parametrize("pace_ms", ["1"])
def test_a_reader_that_does_not_read_cannot_hold_the_stop(
    server: ServerProcess, cli: Cli, cv: str
) -> None:
    assert cli("analyze", cv, "--json").code == 0
    run_id = server.get("/api/runs")[1]["runs"][0]["id"]
    with socket.socket() as silent:
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        silent.connect(("127.0.0.1", server.port))
        request = f"GET /api/runs/{run_id}/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
        silent.sendall(request.encode())
        assert silent.recv(1)
        started = monotonic()
        assert server.terminate() == 0
        seconds = monotonic() - started
    print(f"\nstopped in {seconds:.2f} s with a reader that does not read")
    assert seconds < 6  # its grace, and the disk of a busy machine


def test_ctrl_c_ends_the_server_and_open_shows_the_page(cli: Cli) -> None:
    browser = "sh -c 'echo opened %s >&2'"
    started = cli.with_environment(BROWSER=browser).begin("serve", "--port", "0", "--open")
    try:
        started.until(lambda s: b"opened http://127.0.0.1:" in s.err)
        answer = started.interrupt()
    finally:
        started.stop()
    assert answer.code == 0
    assert "Traceback" not in answer.err


def test_a_socket_left_by_a_kill_is_replaced(server: ServerProcess, cli: Cli) -> None:
    server.kill()
    assert socket_of(server).exists()
    here = cli("runs", "list", "--json")
    assert here.code == 0, here.err
    server.start()
    assert stat.S_ISSOCK(socket_of(server).stat().st_mode)
    assert cli("runs", "list", "--json").json == here.json


def test_a_long_folder_name_has_a_socket_too(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = tmp_path / ("d" * 120) / "data"
    folder.parent.mkdir()
    running = ServerProcess(folder, environment)
    try:
        running.start()
        assert socket_of(running).exists()
        answer = Cli(folder)("runs", "list", "--json")
        assert answer.json == {"runs": [], "next": None}
        assert running.terminate() == 0
        assert not socket_of(running).exists()
    finally:
        running.stop()


@pytest.mark.parametrize(
    ("command", "variable", "value"),
    [
        (("serve", "--port", "0"), "EVERDRAFT_AUTH", "accounts"),
        (("runs", "list"), "EVERDRAFT_DATABASE_URL", "postgresql://u:secret@db/x"),
    ],
)
def test_a_lock_or_a_database_that_is_not_there_is_no_start(
    cli: Cli, command: tuple[str, ...], variable: str, value: str
) -> None:
    answer = cli.with_environment(**{variable: value})(*command)
    assert answer.code == 2
    assert f"everdraft: not_offered: {variable}=" in answer.err
    assert "secret" not in answer.err
    assert not cli.data_dir.exists()
