"""Which run a person means."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import pytest

from everdraft.base.errors import BadInput, NotFound
from everdraft.cli.runs import resolve
from everdraft.cli.workplace import RunJson
from everdraft.runs.events import Event

RUNS: list[RunJson] = [
    {"id": "run_abc1", "status": "COMPLETED"},
    {"id": "run_abd2", "status": "PAUSED"},
    {"id": "run_x", "status": "ERROR"},
    {"id": "run_xy", "status": "IN_PROGRESS"},
]


class Shelf:
    """A workplace that only lists, newest first."""

    is_live = False

    async def runs(self, statuses: Sequence[str], limit: int) -> list[RunJson]:
        return [run for run in RUNS if not statuses or run["status"] in statuses][:limit]

    async def run(self, run_id: str) -> RunJson:
        raise AssertionError(run_id)

    async def start(self, kind: str, data: bytes, file_name: str) -> RunJson:
        raise AssertionError(kind, data, file_name)

    async def command(self, name: str, run_id: str) -> RunJson:
        raise AssertionError(name, run_id)

    def events(self, run_id: str, after: int) -> AsyncIterator[Event]:
        raise AssertionError(run_id, after)


@pytest.mark.parametrize(
    ("wanted", "fits", "found"),
    [
        ("run_abc1", (), "run_abc1"),
        ("run_abd", (), "run_abd2"),
        ("abc", (), "run_abc1"),
        ("ABC", (), "run_abc1"),
        ("run_x", (), "run_x"),
        ("run_abc", ("ERROR",), "run_abc1"),
        ("", (), "run_abc1"),
        ("", ("ERROR", "IN_PROGRESS"), "run_x"),
    ],
)
async def test_found(wanted: str, fits: tuple[str, ...], found: str) -> None:
    assert await resolve(Shelf(), wanted, fits) == found


async def test_two_that_begin_alike_are_not_guessed() -> None:
    with pytest.raises(BadInput) as ambiguous:
        await resolve(Shelf(), "run_ab", ())
    assert ambiguous.value.code == "ambiguous_id"
    assert ambiguous.value.arguments["count"] == 2


async def test_what_ends_a_run_wants_the_only_one() -> None:
    assert await resolve(Shelf(), "", ("PAUSED",), only_one=True) == "run_abd2"
    with pytest.raises(BadInput):
        await resolve(Shelf(), "", ("PAUSED", "ERROR"), only_one=True)


@pytest.mark.parametrize(("wanted", "fits"), [("run_none", ()), ("", ("PENDING",))])
async def test_nothing_found(wanted: str, fits: tuple[str, ...]) -> None:
    with pytest.raises(NotFound):
        await resolve(Shelf(), wanted, fits)
