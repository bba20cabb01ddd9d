"""The warm child: files in every format, killed when it takes too long, never mixed up."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from everdraft.base.errors import BadInput, OurFault
from everdraft.cv.codec import to_json
from everdraft.cv.letter import letter_to_json
from everdraft.cv.model import Box, Provenance
from everdraft.documents.limits import (
    RENDERING_BYTES,
    RENDERING_OPEN_FILES,
    RENDERING_SECONDS,
)
from everdraft.documents.render import renderer
from everdraft.documents.render.renderer import FORMATS, Renderer, RenderLimits
from tests.unit.documents.test_render import LETTER, cv_with

SOURCE = {"cv": to_json(cv_with("Cut waste from 9% to 4%.", "Opened the night line."))}
BEGINS = {"pdf": b"%PDF-1.7", "docx": b"PK", "json": b"{", "md": b"# In", "txt": "Inês".encode()}


async def test_every_format_comes_from_one_child_and_a_pdf_is_read_back() -> None:
    made = Renderer()
    for kind in FORMATS:
        assert (await made.render(SOURCE, kind)).data.startswith(BEGINS[kind])
    checked = await made.render(SOURCE, "pdf", check=True)
    again = await made.render(SOURCE, "pdf")
    letter = await made.render({"letter": letter_to_json(LETTER)}, "pdf", check=True)
    await made.close()
    assert checked.data == again.data
    assert checked.facts["standard"] == "PDF/UA-1"
    assert [one["found"] for one in checked.facts["programs"]] == [checked.facts["lines"]] * 3
    assert checked.facts["reader"] == {
        "name": True,
        "email": True,
        "roles": 1,
        "rolesFound": 1,
        "missing": [],
    }
    assert [one["missing"] for one in letter.facts["programs"]] == [[], [], []]


def limits_of(process: int) -> dict[str, str]:
    rows = Path(f"/proc/{process}/limits").read_text().splitlines()
    return {row[:26].strip(): row[26:47].strip() for row in rows}


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own list of limits is read")
async def test_the_child_is_held_to_memory_time_and_no_files() -> None:
    made = Renderer()
    for kind in ("pdf", "docx"):
        await made.render(SOURCE, kind)
    assert made._child is not None
    soft = limits_of(made._child.pid)
    await made.close()
    assert soft["Max address space"] == str(RENDERING_BYTES)
    assert soft["Max open files"] == str(RENDERING_OPEN_FILES)
    assert (soft["Max file size"], soft["Max core file size"]) == ("0", "0")
    assert RENDERING_SECONDS < int(soft["Max cpu time"]) < RENDERING_SECONDS + 30


@pytest.mark.skipif(sys.platform != "linux", reason="not every system offers this limit")
def test_seconds_are_given_anew_for_each_file() -> None:
    script = (
        "from everdraft.documents.limits import give_seconds\n"
        "import time\n"
        "for _ in range(3):\n"
        "    give_seconds(1)\n"
        "    until = time.process_time() + {seconds}\n"
        "    while time.process_time() < until: pass\n"
    )
    for seconds, end in ((0.8, 0), (9, -signal.SIGXCPU)):
        command = [sys.executable, "-c", script.format(seconds=seconds)]
        assert subprocess.run(command, check=False).returncode == end


async def test_files_asked_for_at_once_are_not_mixed_up() -> None:
    made = Renderer()
    wanted = [{"cv": to_json(cv_with(f"Line {n}."))} for n in range(6)]
    files = await asyncio.gather(*(made.render(one, "txt") for one in wanted))
    await made.close()
    assert [f"Line {n}.".encode() in one.data for n, one in enumerate(files)] == [True] * 6


async def test_who_goes_away_leaves_no_answer_behind() -> None:
    made = Renderer()
    await made.render(SOURCE, "txt")
    asked = asyncio.create_task(made.render({"cv": to_json(cv_with("Gone."))}, "pdf", check=True))
    await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert b"Here." in (await made.render({"cv": to_json(cv_with("Here."))}, "txt")).data
    await made.close()


async def test_a_child_that_takes_too_long_or_dies_is_a_clear_error_and_the_next_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = "import sys; sys.stdin.read() # {places!r}"
    made = Renderer(RenderLimits(seconds=0.3))
    for script in (slow, "raise SystemExit(3) # {places!r}"):
        monkeypatch.setattr(renderer, "BOOTSTRAP", script)
        with pytest.raises(OurFault, match="could not be made"):
            await made.render(SOURCE, "txt")
    await made.close()
    monkeypatch.undo()
    fresh = Renderer(RenderLimits(orders=1, idle_seconds=0))
    assert (await fresh.render(SOURCE, "txt")).data
    assert (await fresh.render(SOURCE, "md")).data  # each by a child of its own
    await fresh.close()
    with pytest.raises(OurFault, match="could not be made"):
        await fresh.render(SOURCE, "json")


async def test_who_comes_when_an_idle_child_is_let_go_gets_another() -> None:
    made = Renderer(RenderLimits(idle_seconds=0))
    for turns in range(4):
        assert (await made.render({"cv": to_json(cv_with(f"Line {turns}."))}, "txt")).data
        for _ in range(turns):  # of the loop: before, at and after the moment
            await asyncio.sleep(0)
    await made.close()


@pytest.mark.parametrize(
    ("source", "kind", "paper", "code"),
    [
        (SOURCE, "exe", "a4", "bad_format"),
        ({"letter": letter_to_json(LETTER)}, "json", "a4", "bad_format"),
        (SOURCE, "pdf", "a5", "bad_paper"),
        ({"cv": to_json(cv_with("x" * 400_001))}, "pdf", "a4", "too_large"),
    ],
)
async def test_what_cannot_be_made_is_refused_before_a_child_is_asked(
    source: Any, kind: str, paper: str, code: str
) -> None:
    made = Renderer()
    with pytest.raises(BadInput) as refused:
        await made.render(source, kind, paper)
    assert refused.value.code == code


async def test_json_resume_has_no_quotes_of_the_file() -> None:
    cv = cv_with("Cut waste from 9% to 4%.")
    cv.provenance["work.gone.name"] = Provenance(1, Box(), "Fired by Example Ltd")
    made = Renderer()
    text = (await made.render({"cv": to_json(cv)}, "json")).data.decode()
    await made.close()
    assert json.loads(text)["work"][0]["highlights"] == ["Cut waste from 9% to 4%."]
    assert "Fired" not in text


def test_the_server_loads_nothing_that_makes_files() -> None:
    heavy = ("typst", "docx", "pypdf", "pdfminer", "cryptography")
    script = f"import everdraft.app, sys; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
