"""What stands before every handler: names, origins, headers, folders, asked of a real server."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import ServerProcess

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server without a model."""
    server = ServerProcess(tmp_path_factory.mktemp("guards") / "data").start()
    yield server
    server.stop()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]"])
def test_other_names_are_refused_even_on_loopback(rules: ServerProcess, host: str) -> None:
    status, _, body = rules.request("GET", "/api/runs", headers={"host": host})
    assert status == 421
    assert json.loads(body)["code"] == "unknown_host"


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "null"}, False),
        ({}, True),
    ],
)
def test_other_sites_change_nothing(
    rules: ServerProcess, headers: dict[str, str], allowed: bool
) -> None:
    headers = {"content-type": "application/json", **headers}
    status, _, _ = rules.request("POST", "/api/runs/run_x/cancel", b"{}", headers)
    assert status == (404 if allowed else 403)


def test_every_answer_carries_the_security_headers(rules: ServerProcess) -> None:
    for path in ("/", "/api/runs", "/nothing", "/healthz"):
        headers = rules.request("GET", path)[1]
        assert headers["content-security-policy"].startswith("default-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_the_data_folder_is_its_owners_alone(rules: ServerProcess) -> None:
    assert stat.S_IMODE(rules.data_dir.stat().st_mode) == 0o700
    for path in rules.data_dir.rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077 or path.is_dir(), path


@pytest.mark.plan(38)
def test_a_second_server_on_the_same_folder_refuses_to_start(rules: ServerProcess) -> None:
    second = ServerProcess(rules.data_dir)
    with pytest.raises(RuntimeError, match="is using the data folder"):
        second.start()


def test_a_name_on_the_local_network_can_be_allowed(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", {"EVERDRAFT_ALLOWED_HOSTS": "nas.lan, cv.home"})
    server.start()
    try:
        assert server.get("/healthz", {"host": f"nas.lan:{server.port}"})[0] == 200
        assert server.get("/healthz", {"host": "other.lan"})[0] == 421
    finally:
        server.stop()
