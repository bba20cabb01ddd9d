"""Files of a CV or a letter, made in a warm child process and read back before they are offered.

The server itself never imports Typst, python-docx or a PDF reader: its loop keeps streaming while
a file is made, and a child that takes too long is killed. The child is started by the first order.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import pathlib
import sys
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from everdraft.base.errors import BadInput, EverdraftError, OurFault
from everdraft.cv.codec import cv_from_json
from everdraft.documents.reader import read_document
from everdraft.documents.render.reread import own_reading

Json = dict[str, Any]

FORMATS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
"""Format -> media type."""
LETTER_FORMATS = ("pdf", "docx", "md", "txt")
PAPERS = ("a4", "letter")

BOOTSTRAP = (
    "import sys; sys.path[:] = {places!r}; "
    "from everdraft.documents.render.child import main; main()"
)
#: What the child sees of the environment: where the person's fonts lie, and what Windows needs.
KEPT = ("HOME", "XDG_DATA_HOME", "SYSTEMROOT", "LOCALAPPDATA", "WINDIR")


@dataclass(slots=True, frozen=True)
class RenderLimits:
    """What a file may cost. ``orders`` are those of one child, ``idle_seconds`` its patience."""

    characters: int = 400_000
    seconds: float = 30.0
    file_bytes: int = 32 * 1024 * 1024
    orders: int = 500
    idle_seconds: float = 300.0
    kept_files: int = 24
    kept_bytes: int = 8 * 1024 * 1024


@dataclass(slots=True, frozen=True)
class Rendered:
    """A file. For a PDF, ``facts`` has its standard and the characters that no font shows; once
    it was read back also ``lines``, ``pages``, ``programs``, ``unprinted`` and ``reader``."""

    data: bytes
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def checked(self) -> bool:
        """Whether it was read back."""
        return "programs" in self.facts


class Renderer:
    """Makes files, one at a time; the last ones are kept, for the same CV is the same file."""

    def __init__(self, limits: RenderLimits | None = None) -> None:
        self._limits = limits or RenderLimits()
        self._lock = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None
        self._orders = 0
        self._idle: asyncio.TimerHandle | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._kept: OrderedDict[str, Rendered] = OrderedDict()
        self._closed = False

    async def render(
        self, source: Mapping[str, Any], kind: str, paper: str = "a4", *, check: bool = False
    ) -> Rendered:
        """The file of ``source``: {"cv": Cv v1} or {"letter": a letter}, both as JSON.

        ``check`` reads a PDF back. Raises `BadInput` ``bad_format``, ``bad_paper`` or
        ``too_large`` (413), `OurFault` ``render_failed``.
        """
        self._refuse(source, kind, paper)
        order = {"source": source, "format": kind, "paper": paper, "check": check}
        key = hashlib.sha256(json.dumps({**order, "check": False}, sort_keys=True).encode())
        name = key.hexdigest()
        known = self._kept.get(name)
        if known is not None and (known.checked or not check):
            self._kept.move_to_end(name)
            return known
        made = await self._ask(order)
        if check and "cv" in source:
            reader = await _read_by_ours(made.data, source["cv"])
            made = Rendered(made.data, {**made.facts, "reader": reader})
        self._keep(name, made)
        return made

    def _refuse(self, source: Mapping[str, Any], kind: str, paper: str) -> None:
        if kind not in (FORMATS if "cv" in source else LETTER_FORMATS):
            raise BadInput(
                "There is no such format.",
                code="bad_format",
                action="A CV can be pdf, docx, json, md or txt, a letter pdf, docx, md or txt.",
            )
        if paper not in PAPERS:
            raise BadInput("There is no such paper.", code="bad_paper", action="Use a4 or letter.")
        if _characters(source) > self._limits.characters:
            raise BadInput(
                "This is longer than %(most)d characters.",
                code="too_large",
                status=413,
                action="Shorten it, and export it again.",
                most=self._limits.characters,
            )

    def _keep(self, name: str, made: Rendered) -> None:
        self._kept[name] = made
        self._kept.move_to_end(name)
        while len(self._kept) > self._limits.kept_files or (
            len(self._kept) > 1
            and sum(len(one.data) for one in self._kept.values()) > self._limits.kept_bytes
        ):
            self._kept.popitem(last=False)

    async def close(self) -> None:
        """Ends the child; nothing is made any more."""
        self._closed = True
        await self._end()
        if self._leaving is not None:
            await self._leaving

    # -- the child ---------------------------------------------------------------------------

    async def _ask(self, order: Json) -> Rendered:
        async with self._lock:
            if self._closed:
                raise _failed()
            try:
                async with asyncio.timeout(self._limits.seconds):
                    child = await self._running()
                    facts, data = await self._exchange(child, order)
            except BaseException as ended:
                # An answer that nobody waits for must never be taken for the next one.
                await asyncio.shield(self._end())
                if isinstance(ended, TimeoutError | OSError | ValueError):
                    raise _failed() from ended
                raise
            self._rest_later()
        if "failed" in facts:
            raise _failed(facts["failed"])
        return Rendered(data, facts)

    async def _running(self) -> asyncio.subprocess.Process:
        if self._idle is not None:
            self._idle.cancel()
        if self._child is not None and self._orders >= self._limits.orders:
            await self._end()
        if self._child is None or self._child.returncode is not None:
            self._orders = 0
            self._child = await asyncio.create_subprocess_exec(
                *_command(),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
                limit=1024 * 1024,
            )
        self._orders += 1
        return self._child

    async def _exchange(self, child: asyncio.subprocess.Process, order: Json) -> tuple[Json, bytes]:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(order).encode() + b"\n")
        await child.stdin.drain()
        facts: Json = json.loads(await child.stdout.readline())
        size = int(facts.pop("bytes"))
        if size > self._limits.file_bytes:
            raise ValueError(size)
        data = await child.stdout.readexactly(size)
        return facts, data

    def _rest_later(self) -> None:
        loop = asyncio.get_running_loop()
        self._idle = loop.call_later(self._limits.idle_seconds, self._rest)

    def _rest(self) -> None:
        """A child that had nothing to do for long is let go; whoever comes now gets another."""
        if self._child is not None and not self._lock.locked():
            child, self._child = self._child, None
            self._leaving = asyncio.get_running_loop().create_task(_ended(child))

    async def _end(self) -> None:
        child, self._child = self._child, None
        if self._idle is not None:
            self._idle.cancel()
        if child is not None:
            await _ended(child)


async def _ended(child: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        child.kill()
    await child.wait()


async def _read_by_ours(data: bytes, cv: Json) -> Json:
    """What our own reader makes of the file, against the CV it was made of."""
    try:
        reading = await read_document(data, "cv.pdf")
    except EverdraftError as refused:
        return {"refused": refused.sentence()}
    return own_reading(cv_from_json(cv), reading.cv)


def _characters(value: Any) -> int:
    """The characters of all texts together."""
    count = 0
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            count += len(one)
        elif isinstance(one, Mapping):
            waiting.extend(one.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
        elif isinstance(one, list | tuple):
            waiting.extend(one)  # pyright: ignore[reportUnknownArgumentType]
    return count


def _failed(reason: str = "") -> OurFault:
    return OurFault(
        "The file could not be made.",
        code="render_failed",
        action="Your CV is kept as it is. Try again, or another format.",
        reason=reason,
    )


def _command() -> list[str]:
    own = str(pathlib.Path(__file__).resolve().parents[3])
    places = list(dict.fromkeys([own, *(one for one in sys.path if one)]))
    script = BOOTSTRAP.format(places=places)
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", script]


def _environment() -> dict[str, str]:
    known = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**known, "RAYON_NUM_THREADS": "2"}
