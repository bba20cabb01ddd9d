"""The child that renders: answers one order after the other, until its input ends.

An order is one line of JSON; the answer is one line of JSON with the number of bytes that follow
it. Nothing of a person is kept from one order to the next.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from typing import Any, BinaryIO

from everdraft.cv.codec import cv_from_json
from everdraft.cv.json_resume import to_json_resume
from everdraft.cv.letter import letter_from_json
from everdraft.documents.limits import (
    RENDERING_BYTES,
    RENDERING_OPEN_FILES,
    RENDERING_SECONDS,
    confine,
    give_seconds,
)
from everdraft.documents.render.compose import compose
from everdraft.documents.render.letters import compose_letter
from everdraft.documents.render.sheet import Printed, Sheet

Json = dict[str, Any]


def main() -> None:
    """Reads orders from standard input and answers on standard output."""
    # Whatever a library prints must not stand between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    confine(RENDERING_BYTES, RENDERING_OPEN_FILES)
    serve(sys.stdin.buffer, answers)


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """One answer for each order."""
    for line in orders:
        give_seconds(RENDERING_SECONDS)
        facts, data = answer(json.loads(line))
        answers.write(json.dumps({**facts, "bytes": len(data)}).encode() + b"\n" + data)
        answers.flush()


def answer(order: Json) -> tuple[Json, bytes]:
    """What an order asks for: facts about the file, and the file."""
    try:
        return _made(order)
    except MemoryError:
        raise
    except Exception as bug:
        return {"failed": f"{type(bug).__name__}: {bug}"[:500]}, b""


def _made(order: Json) -> tuple[Json, bytes]:
    source = order["source"]
    if order["format"] == "json":
        # Where a value was read quotes the file, also what the person took out of the CV since.
        cv = replace(cv_from_json(source["cv"]), provenance={})
        return {}, json.dumps(to_json_resume(cv), ensure_ascii=False, indent=2).encode() + b"\n"
    sheet = sheet_of(source)
    if order["format"] == "pdf":
        return _pdf(sheet, order)
    return {}, _other(sheet, order["format"], order["paper"])


def sheet_of(source: Json) -> Printed:
    """The sheet of {"cv": …} or {"letter": …}."""
    if "letter" in source:
        return compose_letter(letter_from_json(source["letter"]))
    return compose(cv_from_json(source["cv"]))


def _pdf(sheet: Printed, order: Json) -> tuple[Json, bytes]:
    from everdraft.documents.render.pdf import render_pdf

    made = render_pdf(sheet, order["paper"])
    facts: Json = {"standard": made.standard, "missing": list(made.missing)}
    if order["check"]:
        from everdraft.documents.render.readback import check_pdf

        facts |= check_pdf(made.data, sheet)
        facts["unprinted"] = list(sheet.unprinted) if isinstance(sheet, Sheet) else []
    return facts, made.data


def _other(sheet: Printed, kind: str, paper: str) -> bytes:
    if kind == "docx":
        from everdraft.documents.render.word import render_word

        return render_word(sheet, paper)
    from everdraft.documents.render import plain

    return {"md": plain.render_markdown, "txt": plain.render_text}[kind](sheet).encode()
