"""Warm children read as cold ones do, under the same limits, and never outlive their document."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import select
import signal
import socket
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from everdraft.base.errors import Refused
from everdraft.documents import nursery, reader
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read import child

pytestmark = pytest.mark.skipif(
    not nursery.available(), reason="this system cannot hand sockets to forked children"
)
TEXT = (
    b"Jane Doe\njane.doe@example.com\n\n"
    b"EXPERIENCE\nEngineer, Acme Corp, 2019 - 2021\n- Built a bridge\n"
)


@pytest.fixture
def warm() -> Iterator[nursery.Nursery]:
    with reader.warm_children():
        (one,) = reader._warm
        yield one
    assert reader._warm == []


@pytest.fixture
def no_cold_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading by the other way, which would hide a nursery that does nothing, fails."""
    monkeypatch.setattr(asyncio, "create_subprocess_exec", None)


def process_of(one: nursery.Nursery) -> int:
    assert one._process is not None
    return one._process.pid


def environment_of(process: int) -> bytes:
    return Path(f"/proc/{process}/environ").read_bytes()


def children_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


async def test_a_warm_child_reads_what_a_cold_one_does(warm: nursery.Nursery):
    order = child.order_line("cv.txt", ReadLimits())
    answers = await asyncio.gather(*(warm.run(order, TEXT, ReadLimits()) for _ in range(5)))
    reader._warm.clear()
    cold = await reader._run(order, TEXT, ReadLimits())
    reader._warm.append(warm)
    assert cold[0]
    assert answers == [cold] * 5


def born(one: nursery.Nursery) -> tuple[socket.socket, int]:
    """A child that waits for its order, and its number."""
    ours, theirs = socket.socketpair()
    with theirs:
        socket.send_fds(one._started(), [b"d"], [theirs.fileno()])
    with ours.makefile("rb", buffering=0) as said:
        return ours, int(said.readline())


def test_each_document_has_a_child_of_its_own_that_ends(warm: nursery.Nursery):
    (ours, first), (others, second) = born(warm), born(warm)
    assert {str(first), str(second)} == set(children_of(process_of(warm)))
    handle = os.pidfd_open(first)
    ours.close()
    assert select.select([handle], [], [], 30)[0]
    os.close(handle)
    assert str(second) in children_of(process_of(warm))
    others.close()


@pytest.mark.usefixtures("warm", "no_cold_child")
async def test_limits_hold():
    for limits in (
        dataclasses.replace(ReadLimits(), wall_seconds=0.0005),
        dataclasses.replace(ReadLimits(), answer_bytes=1000),
    ):
        with pytest.raises(Refused) as caught:
            await reader.read_document(TEXT, "cv.txt", limits=limits)
        assert caught.value.code == "too_complex"
    assert (await reader.read_document(TEXT, "cv.txt")).cv.basics.name == "Jane Doe"


@pytest.mark.usefixtures("no_cold_child")
async def test_a_child_that_wants_too_much_memory_dies_alone(warm: nursery.Nursery):
    flood = zlib.compress(b"0 0 m 1 1 l S\n" * 1_500_000)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>"
    data = b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    data += b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n3 0 obj " + page
    data += b" endobj\n4 0 obj << /Filter /FlateDecode /Length %d >> stream\n" % len(flood)
    data += flood + b"\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    small = dataclasses.replace(ReadLimits(), memory_bytes=300 * 1024 * 1024)
    with pytest.raises(Refused) as caught:
        await reader.read_document(data, "cv.pdf", limits=small)
    assert caught.value.code == "too_complex"
    before = process_of(warm)
    assert (await reader.read_document(TEXT, "cv.txt")).cv.basics.name == "Jane Doe"
    assert process_of(warm) == before


async def test_a_dead_nursery_is_replaced(warm: nursery.Nursery):
    await reader.read_document(TEXT, "cv.txt")
    first = process_of(warm)
    os.kill(first, signal.SIGKILL)
    assert (await reader.read_document(TEXT, "cv.txt")).cv.basics.name == "Jane Doe"
    assert (await reader.read_document(TEXT, "cv.txt")).cv.basics.name == "Jane Doe"
    assert process_of(warm) != first


async def test_a_stuck_nursery_costs_a_document_time_and_nothing_else(warm: nursery.Nursery):
    await reader.read_document(TEXT, "cv.txt")
    first = process_of(warm)
    os.kill(first, signal.SIGSTOP)
    warm._start_seconds = 0.2
    assert (await reader.read_document(TEXT, "cv.txt")).cv.basics.name == "Jane Doe"
    warm._start_seconds = nursery.START_SECONDS
    assert (await reader.read_document(TEXT, "cv.txt")).cv.basics.name == "Jane Doe"
    assert process_of(warm) != first


async def test_the_nursery_knows_no_secret_and_holds_no_file(
    warm: nursery.Nursery, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("EVERDRAFT_MODEL_API_KEY", "do-not-pass-on")
    await reader.read_document(TEXT, "cv.txt")
    process = process_of(warm)
    assert environment_of(process) == b""
    held = {os.readlink(f"/proc/{process}/fd/{one}") for one in os.listdir(f"/proc/{process}/fd")}
    assert all(one == "/dev/null" or one.startswith("socket:") for one in held)


async def test_nothing_is_left_when_it_closes():
    with reader.warm_children():
        await reader.read_document(TEXT, "cv.txt")
        process = process_of(reader._warm[0])
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
