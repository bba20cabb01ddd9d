"""The reading child: a document on stdin, one JSON answer on stdout; reader.py starts it."""

from __future__ import annotations

import base64
import dataclasses
import json
import sys
import traceback
from typing import Any

from everdraft.base.errors import Refused
from everdraft.cv.codec import to_json
from everdraft.cv.reading import Line, Reading
from everdraft.documents import refusals
from everdraft.documents.limits import LEAST_CHARACTERS, ReadLimits, confine
from everdraft.documents.lines import Extract
from everdraft.documents.read import sniff
from everdraft.documents.structure.build import structure

READER_VERSION = "rules/3"


def extract(data: bytes, file_name: str, limits: ReadLimits) -> Extract:
    """The document's lines, by what its content says it is; raises `Refused`."""
    kind = sniff.sniff(data, file_name)
    if kind == "pdf":
        from everdraft.documents.read.pdf import read_pdf

        return read_pdf(data, limits)
    if kind == "zip":
        from everdraft.documents.read.docx import read_docx

        return read_docx(data, limits)
    if kind in sniff.READABLE_PICTURES:
        raise refusals.only_pictures(kind.upper(), False)
    if kind == "ole":
        from everdraft.documents.read.ole import refuse_ole

        raise refuse_ole(data)
    from everdraft.documents.read.text import read_text

    return read_text(data, kind, limits)


def recognise(data: bytes, file_name: str, limits: ReadLimits) -> Extract:
    """The lines that the pages of a PDF, or a picture, show to the eye; raises `Refused`."""
    kind = sniff.sniff(data, file_name)
    if kind != "pdf" and kind not in sniff.READABLE_PICTURES:
        raise refusals.no_text()
    from everdraft.documents.read import ocr

    return ocr.recognise(data, kind, limits)


def read(data: bytes, file_name: str, limits: ReadLimits, *, as_picture: bool = False) -> Reading:
    """The whole reading of a document, in this process; raises `Refused`."""
    if sniff.sniff(data, file_name) == "json":
        from everdraft.documents.read.json_cv import read_json

        given = read_json(data, limits)
        if sum(not one.isspace() for one in given.text) < LEAST_CHARACTERS:
            raise refusals.too_little()
        given.reader_version = READER_VERSION
        return given
    found = (recognise if as_picture else extract)(data, file_name, limits)
    visible = sum(
        not character.isspace()
        for line in found.lines
        if not line.hidden
        for character in line.text
    )
    if visible < LEAST_CHARACTERS:
        if found.facts.media_type in ("txt", "md"):
            raise refusals.too_little() if visible else refusals.empty()
        hidden = any(line.hidden for line in found.lines)
        if found.pictured and not (hidden or as_picture):
            raise refusals.only_pictures("", False)
        raise refusals.no_text(hidden)
    cv = structure(found)
    lines: list[Line] = []
    start = 0
    for line in found.lines:
        lines.append(line.as_line(start))
        start += len(line.text) + 1
    return Reading(cv, lines, found.pages, found.links, found.facts, READER_VERSION)


def draw(data: bytes, file_name: str, number: int, limits: ReadLimits) -> bytes:
    """A page of a PDF as a PNG; raises `Refused`."""
    if sniff.sniff(data, file_name) != "pdf":
        raise refusals.no_page()
    from everdraft.documents.read.picture import picture

    return picture(data, number, limits)


def answer(
    data: bytes,
    file_name: str,
    limits: ReadLimits,
    page: int | None = None,
    *,
    as_picture: bool = False,
) -> dict[str, Any]:
    """What was asked for, or why not: one key of the three.

    ``{"reading": …}``, ``{"picture": base64 of a PNG}`` of the page with that number, or
    ``{"refused": {code, status, message, action, arguments}}``.
    """
    try:
        if page is not None:
            return {"picture": base64.b64encode(draw(data, file_name, page, limits)).decode()}
        return {"reading": to_json(read(data, file_name, limits, as_picture=as_picture))}
    except Refused as error:
        refused = error
    except (MemoryError, RecursionError):
        refused = refusals.too_complex()
    except Exception as error:  # a stranger's bytes found a hole: a clear answer, not a traceback
        refused = refusals.broken(sniff.ending(file_name).upper() or "text")
        place = traceback.extract_tb(error.__traceback__)[-1]
        refused.arguments["fault"] = f"{type(error).__name__} at {place.name}:{place.lineno}"
    return {
        "refused": {
            "code": refused.code,
            "status": refused.status,
            "message": refused.message,
            "action": refused.action,
            "arguments": refused.arguments,
        }
    }


def main() -> None:
    """Read one document: the first line of stdin is the order, the rest the bytes."""
    order = json.loads(sys.stdin.buffer.readline(65536))
    limits = ReadLimits(**order["limits"])
    confine(limits.memory_bytes, limits.open_files, limits.processor_seconds)
    data = sys.stdin.buffer.read(limits.document_bytes + 1)
    as_picture = order.get("as_picture", False)
    result = answer(data, order["file_name"], limits, order.get("page"), as_picture=as_picture)
    if order.get("modules"):
        result["modules"] = sorted(sys.modules)
    text = json.dumps(result, ensure_ascii=True, separators=(",", ":"))
    sys.stdout.write(text + "\n")  # the line's end says that the answer is whole
    sys.stdout.flush()


def order_line(
    file_name: str,
    limits: ReadLimits,
    modules: bool = False,
    page: int | None = None,
    as_picture: bool = False,
) -> bytes:
    """The first line of the child's stdin; ``page`` asks for its picture, not for the reading.

    ``as_picture`` asks for what the eye sees, by recognition, whatever text the file has.
    """
    order = {
        "file_name": file_name[-200:],
        "limits": dataclasses.asdict(limits),
        "modules": modules,
        "page": page,
        "as_picture": as_picture,
    }
    return json.dumps(order).encode() + b"\n"
