"""Sockets: long folder names, what is left of a killed server, and which port is whose."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from everdraft.base.errors import BadInput, Conflict
from everdraft.cli.sockets import (
    SOCKET_NAME,
    addresses_of,
    bind_address,
    bind_folder_socket,
    host_in_url,
    is_loopback,
    reachable,
    server_answers,
)


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("name", ["short", "long" * 40])
def test_a_folder_of_any_length_has_a_socket_of_its_owner(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    with bind_folder_socket(folder):
        assert stat.S_IMODE((folder / SOCKET_NAME).stat().st_mode) == 0o600
        assert server_answers(folder)
        with reachable(folder) as path:
            assert len(os.fsencode(path)) < 104
        assert Path(path).exists() is (path == str(folder / SOCKET_NAME))


def test_what_a_killed_server_left_is_no_server_and_is_replaced(tmp_path: Path) -> None:
    bind_folder_socket(tmp_path).close()
    assert (tmp_path / SOCKET_NAME).exists()
    assert not server_answers(tmp_path)
    with bind_folder_socket(tmp_path):
        assert server_answers(tmp_path)


def test_a_folder_without_a_socket_has_no_server(tmp_path: Path) -> None:
    assert not server_answers(tmp_path)
    assert not server_answers(tmp_path / "nothing")


def test_a_busy_port_names_one_that_is_free(busy_port: int) -> None:
    with pytest.raises(Conflict) as refused:
        bind_address("127.0.0.1", busy_port)
    assert refused.value.code == "port_busy"
    free = refused.value.arguments["free"]
    assert isinstance(free, int)
    bind_address("127.0.0.1", free).close()


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("", False),
        ("192.0.2.1", False),
    ],
)
def test_what_only_this_machine_reaches(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_an_address_that_is_none_is_bad_input() -> None:
    with pytest.raises(BadInput) as unknown:
        addresses_of("no.such.host.invalid", 0)
    assert unknown.value.code == "unknown_address"
    with pytest.raises(BadInput) as elsewhere:
        bind_address("192.0.2.1", 0)
    assert elsewhere.value.code == "unknown_address"


def test_a_host_in_a_url() -> None:
    assert host_in_url("127.0.0.1") == "127.0.0.1"
    assert host_in_url("0.0.0.0") == "localhost"
    assert host_in_url("::1") == "[::1]"
