"""The one way to read a document: a killable child process for each, with limits of the kernel."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import importlib.util
import json
import os
import pathlib
import signal
import sys
import weakref
from collections.abc import Generator
from dataclasses import replace
from typing import Any

from everdraft.base.errors import OurFault, Refused
from everdraft.cv.codec import reading_from_json
from everdraft.cv.reading import Reading
from everdraft.documents import recognition, refusals
from everdraft.documents.limits import RECOGNITION, ReadLimits
from everdraft.documents.nursery import Nursery, available
from everdraft.documents.read import child, sniff

CHILDREN_AT_ONCE = 2
PICTURES_AT_ONCE = 2
"""Apart from the readings, so that pictures of a slow file never keep an upload waiting."""
RECOGNITIONS_AT_ONCE = 1
"""Each takes the memory of a small server."""
PICTURE_BYTES_LIMIT = 12 * 1024 * 1024
PASTED_NAME = "pasted.txt"
#: What the child may import besides the standard library and this package.
PARSERS = ("pypdfium2_raw", "lxml", "phonenumbers", *recognition.PACKAGES)
BOOTSTRAP = "import sys; sys.path[1:1] = {places!r}; from everdraft.documents.read.{start}"

Gates = weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore]
_gates: Gates = weakref.WeakKeyDictionary()
_picture_gates: Gates = weakref.WeakKeyDictionary()
_recognition_gates: Gates = weakref.WeakKeyDictionary()
_warm: list[Nursery] = []  # one at most


@contextlib.contextmanager
def warm_children() -> Generator[None]:
    """While inside, readings begin without loading the reader anew; for servers and many files."""
    if _warm or not available():
        yield
        return
    nursery = Nursery(lambda control: _command(f"warm import main; main({control})"))
    _warm.append(nursery)
    try:
        yield
    finally:
        _warm.remove(nursery)
        nursery.close()


async def read_document(
    data: bytes, file_name: str, *, limits: ReadLimits | None = None, read_pictures: bool = False
) -> Reading:
    """The reading of an uploaded PDF, DOCX, TXT, Markdown or JSON Resume file.

    ``read_pictures`` says that somebody asked for it: where a PDF has no text, and for a PNG or
    JPEG, words are then recognised, if that is installed.

    ``file_name`` decides only between plain text, Markdown and JSON. Raises `Refused` with code
    ``too_large`` (413), ``wrong_type`` (415), ``encrypted``, ``broken``, ``empty``, ``no_text``
    or ``too_complex`` (422); the event loop is never blocked for longer than a look at the
    first kilobytes.
    """
    limits = limits or ReadLimits()
    try:
        answer = _taken(await _ask_child(data, file_name, limits))
    except Refused as refused:
        if not (read_pictures and refused.code == "no_text" and recognition.installed()):
            raise
        answer = _taken(await _recognise(data, file_name))
    return reading_from_json(answer["reading"])


async def _recognise(data: bytes, file_name: str) -> dict[str, Any]:
    """What a child with more memory and time sees on the pages."""
    order = child.order_line(file_name, RECOGNITION, as_picture=True)
    async with _gate(_recognition_gates, RECOGNITIONS_AT_ONCE):
        return _parsed(await _run(order, data, RECOGNITION))


def read_text(text: str, *, limits: ReadLimits | None = None) -> Reading:
    """The reading of pasted text, for callers without an event loop; refusals as above."""
    return asyncio.run(read_pasted(text, limits=limits))


async def read_pasted(text: str, *, limits: ReadLimits | None = None) -> Reading:
    """The reading of pasted text: the same way, as plain text in UTF-8."""
    return await read_document(text.encode("utf-8", "replace"), PASTED_NAME, limits=limits)


async def page_picture(data: bytes, number: int, *, limits: ReadLimits | None = None) -> bytes:
    """A page of a PDF, counted from 1, as a PNG of at most 2.6 million pixels.

    Made in a child with the limits of a reading. Raises `Refused`: ``no_page`` (404) for a page
    that is not there and for files without pages, else as `read_document` does.
    """
    limits = replace(limits or ReadLimits(), answer_bytes=PICTURE_BYTES_LIMIT)
    order = child.order_line("", limits, page=number)
    async with _gate(_picture_gates, PICTURES_AT_ONCE):
        answer = _taken(_parsed(await _run(order, data, limits)))
    return base64.b64decode(answer["picture"])


async def modules_of_child(data: bytes, file_name: str) -> set[str]:
    """Which modules a child had loaded after reading the document; for tests and doctors."""
    answer = await _ask_child(data, file_name, ReadLimits(), modules=True)
    return set(answer["modules"])


async def _ask_child(
    data: bytes, file_name: str, limits: ReadLimits, *, modules: bool = False
) -> dict[str, Any]:
    if len(data) > limits.document_bytes:
        raise refusals.too_large(limits.document_bytes)
    kind = sniff.sniff(data, file_name)  # the plain cases need no child
    if kind in sniff.READABLE_PICTURES:
        raise refusals.only_pictures(kind.upper(), recognition.installed())
    async with _gate(_gates, CHILDREN_AT_ONCE):
        return _parsed(await _run(child.order_line(file_name, limits, modules), data, limits))


def _parsed(answer: tuple[bytes, bool]) -> dict[str, Any]:
    output, killed = answer
    if killed or not output:
        raise refusals.too_complex()
    try:
        return json.loads(output)
    except ValueError:
        raise OurFault(
            "The reading of this file failed.",
            code="reader_failed",
            action="Try again in a moment; if it fails again, paste the text of your CV instead.",
        ) from None


def _gate(gates: Gates, at_once: int) -> asyncio.Semaphore:
    loop = asyncio.get_running_loop()
    gate = gates.get(loop)
    if gate is None:
        gate = gates[loop] = asyncio.Semaphore(at_once)
    return gate


def _taken(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, unless it is a refusal, which is raised."""
    if "refused" in answer:
        raise _refused(answer["refused"])
    return answer


def _refused(answer: dict[str, Any]) -> Refused:
    if answer["arguments"].get("pictures"):  # what is installed is not the child's to know
        return refusals.only_pictures(answer["arguments"]["found"], recognition.installed())
    return Refused(
        answer["message"],
        code=answer["code"],
        status=answer["status"],
        action=answer["action"],
        **answer["arguments"],
    )


def _command(start: str = "child import main; main()") -> list[str]:
    places = [str(pathlib.Path(__file__).resolve().parents[2])]
    for name in PARSERS:
        spec = importlib.util.find_spec(name)
        for place in (spec.submodule_search_locations or []) if spec else []:
            folder = str(pathlib.Path(place).parent)
            if folder not in places:
                places.append(folder)
    return [
        sys.executable,
        "-I",
        "-S",
        "-X",
        "utf8",
        "-c",
        BOOTSTRAP.format(places=places, start=start),
    ]


def _environment() -> dict[str, str]:
    """Nothing, except what Windows needs to start a program at all."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


async def _run(order: bytes, data: bytes, limits: ReadLimits) -> tuple[bytes, bool]:
    """The child's output, and whether it was stopped or died."""
    for nursery in _warm:
        answer = await nursery.run(order, data, limits)
        if answer is not None:
            return answer
    process = await asyncio.create_subprocess_exec(
        *_command(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,
        close_fds=True,
    )
    try:
        async with asyncio.timeout(limits.wall_seconds):
            _, output = await asyncio.gather(
                _feed(process, order + data), _collect(process, limits.answer_bytes)
            )
            code = await process.wait()
    except TimeoutError:
        return b"", True
    finally:
        await _end(process)
    return (output or b""), output is None or code != 0


async def _feed(process: asyncio.subprocess.Process, data: bytes) -> None:
    stdin = process.stdin
    assert stdin is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        stdin.write(data)
        await stdin.drain()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        stdin.close()
        await stdin.wait_closed()


async def _collect(process: asyncio.subprocess.Process, most_bytes: int) -> bytes | None:
    """All of stdout, or None if it is longer than ``most_bytes`` (the child is then killed)."""
    stdout = process.stdout
    assert stdout is not None
    parts: list[bytes] = []
    size = 0
    while part := await stdout.read(65536):
        size += len(part)
        if size > most_bytes:
            _kill(process)
            return None
        parts.append(part)
    return b"".join(parts)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill what may be left of the child's group and take in its end."""
    if process.returncode is None:
        _kill(process)
        await asyncio.shield(process.wait())


def _kill(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
