"""A sheet as plain text and as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator

from everdraft.documents.render.sheet import Block, LetterSheet, Piece, Printed, Sheet

Shown = Callable[[Piece], str]
Said = Callable[[str], str]

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)(-+|=+|\+|\d{1,9}[.)])(?=\s|$)")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_ADDRESS_MARKS = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C"}


def render_text(sheet: Printed) -> str:
    """Plain text: a heading is a line in its own case with a rule under it, a bullet a "•"."""
    if isinstance(sheet, LetterSheet):
        return _joined(_letter(sheet, lambda piece: piece.text, lambda words: words))
    return _joined(_text_of(sheet))


def _text_of(sheet: Sheet) -> Iterator[str]:
    head = [sheet.name, sheet.label]
    head += [" · ".join(one.text for one in line) for line in sheet.contact]
    yield "\n".join(one for one in head if one)
    for part in sheet.parts:
        if part.heading:
            yield f"{part.heading}\n{'-' * min(60, len(part.heading))}"
        rows = False
        for block in part.blocks:
            lines = "\n".join(_block_text(block))
            if rows and block.compact:
                yield "\x00" + lines  # the next line of a list, with no empty line before it
            else:
                yield lines
            rows = block.compact


def _block_text(block: Block) -> Iterator[str]:
    if block.compact:
        yield _row(block, lambda piece: piece.text, lambda words: words, block.head)
        return
    if block.head:
        yield block.head
    if block.facts:
        yield " · ".join(one.text for one in block.facts)
    yield from block.texts
    yield from (textwrap.indent(one, "  ").replace("  ", "• ", 1) for one in block.bullets)


def _row(block: Block, show: Shown, say: Said, head: str) -> str:
    if block.texts:
        words = "\n".join(say(one) for one in block.texts)
        return f"{head}: {words}" if block.head else words
    return " · ".join([head, *(show(one) for one in block.facts)])


def render_markdown(sheet: Printed) -> str:
    """Markdown that shows the words as written: every mark that would mean something is escaped."""
    if isinstance(sheet, LetterSheet):
        return _joined(_letter(sheet, _link, _escaped))
    return _joined(_markdown_of(sheet))


def _markdown_of(sheet: Sheet) -> Iterator[str]:
    if sheet.name:
        yield f"# {_escaped(sheet.name)}"
    if sheet.label:
        yield _emphasis(sheet.label)
    yield "  \n".join(" · ".join(_link(one) for one in line) for line in sheet.contact)
    for part in sheet.parts:
        if part.heading:
            yield f"## {_escaped(part.heading)}"
        for block in part.blocks:
            yield from _block_markdown(block)


def _block_markdown(block: Block) -> Iterator[str]:
    if block.compact:
        head = _emphasis(block.head) if block.texts else _escaped(block.head)
        yield _row(block, _link, _escaped, head)
        return
    if block.head:
        yield f"### {_escaped(block.head)}"
    if block.facts:
        yield " · ".join(_link(one) for one in block.facts)
    yield from (_escaped(one) for one in block.texts)
    bullets = ("- " + _escaped(one).replace("\n", "\n  ") for one in block.bullets)
    yield "\n".join(bullets)


def _letter(sheet: LetterSheet, show: Shown, say: Said) -> Iterator[str]:
    broken = "\n" if show is not _link else "  \n"
    head = [say(sheet.sender), " · ".join(show(one) for one in sheet.contact)]
    yield broken.join(one for one in head if one)
    yield broken.join(say(one) for one in sheet.recipient)
    yield from (say(one) for one in (sheet.dateline, sheet.subject, sheet.greeting))
    yield from (say(one) for one in sheet.paragraphs)
    if sheet.closing:
        yield broken.join(say(one) for one in (sheet.closing, sheet.sender) if one)


def _joined(blocks: Iterator[str]) -> str:
    """The blocks with an empty line between them and one line break at the end."""
    return "\n\n".join(one for one in blocks if one).replace("\n\n\x00", "\n") + "\n"


def _escaped(text: str) -> str:
    lines = (_LINE_START.sub(_guarded, _MARKS.sub(r"\\\1", one)) for one in text.split("\n"))
    return "  \n".join(_ENTITY.sub(r"\\&", one) for one in lines)


def _guarded(found: re.Match[str]) -> str:
    space, mark = found[1], found[2]
    number = mark[:-1] if mark[0].isdigit() else ""
    return f"{space}{number}\\{mark.removeprefix(number)}"


def _emphasis(text: str) -> str:
    return f"*{_escaped(text)}*"


def _link(piece: Piece) -> str:
    if not piece.url:
        return _escaped(piece.text)
    address = "".join(_ADDRESS_MARKS.get(one, one) for one in piece.url)
    return f"[{_escaped(piece.text)}]({address})"
