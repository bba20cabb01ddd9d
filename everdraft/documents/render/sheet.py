"""What stands on the paper, before any format: a CV or a letter as lines in reading order.

Every renderer writes a `Sheet` or a `LetterSheet` and nothing else, so that all formats say the
same and a file that is read back can be held against one list of lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Piece:
    """A run of text; ``url`` is where it leads, "" for nowhere."""

    text: str
    url: str = ""


@dataclass(slots=True, frozen=True)
class Block:
    """An entry: its name, the facts about it, paragraphs, bullets. Any of them may be empty.

    A ``compact`` entry is one line: its name and facts, or "name: text". A text may hold line
    breaks.
    """

    head: str = ""
    facts: tuple[Piece, ...] = ()
    texts: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    compact: bool = False

    def lines(self) -> Iterator[str]:
        """Every text of the entry, in reading order."""
        if self.compact and self.head and self.texts:
            yield from (f"{self.head}: {one}" for one in self.texts)
            return
        if self.head:
            yield self.head
        yield from (one.text for one in self.facts)
        yield from self.texts
        yield from self.bullets


@dataclass(slots=True, frozen=True)
class Part:
    """A section: its heading, "" for none, and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(slots=True, frozen=True)
class Sheet:
    """A CV on paper. ``contact`` are lines of pieces, ``language`` is never empty; ``unprinted``
    are headings with nothing under them, which are left out."""

    language: str
    right_to_left: bool
    name: str
    label: str
    contact: tuple[tuple[Piece, ...], ...]
    parts: tuple[Part, ...]
    unprinted: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the file is called in its own properties."""
        return f"{self.name}, CV" if self.name else "CV"

    def lines(self) -> Iterator[str]:
        """Every text of the CV, in reading order."""
        yield from (one for one in (self.name, self.label) if one)
        yield from (one.text for line in self.contact for one in line)
        for part in self.parts:
            if part.heading:
                yield part.heading
            for block in part.blocks:
                yield from block.lines()


@dataclass(slots=True, frozen=True)
class LetterSheet:
    """A letter on paper, its date written out."""

    language: str
    right_to_left: bool
    sender: str
    contact: tuple[Piece, ...]
    recipient: tuple[str, ...]
    dateline: str
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    closing: str

    @property
    def title(self) -> str:
        """What the file is called in its own properties."""
        return ", ".join(one for one in (self.sender, self.subject) if one) or "Letter"

    def lines(self) -> Iterator[str]:
        """Every text of the letter, in reading order; the sender stands at both ends."""
        if self.sender:
            yield self.sender
        yield from (one.text for one in self.contact)
        yield from self.recipient
        yield from (one for one in (self.dateline, self.subject, self.greeting) if one)
        yield from self.paragraphs
        if self.closing:
            yield self.closing
            if self.sender:
                yield self.sender


Printed = Sheet | LetterSheet
