"""From a value of the CV back to the words on the page: every quote is verbatim or absent."""

from __future__ import annotations

import re
from functools import cached_property

from everdraft.cv.findings import Evidence
from everdraft.cv.model import Box, Provenance
from everdraft.cv.reading import Line, Reading
from everdraft.cv.words import tokens
from everdraft.cv.words.measure import characters

LONGEST_QUOTE = 600
_LINE_SPAN = 4  # lines a bullet may run over when it is found by its text


def _box(box: Box) -> tuple[float, float, float, float] | None:
    if box.right <= box.left or box.bottom <= box.top:
        return None
    return (box.left, box.top, box.right, box.bottom)


def _union(lines: list[Line]) -> tuple[float, float, float, float] | None:
    boxes = [one for line in lines if line.page == lines[0].page and (one := _box(line.box))]
    if not boxes:
        return None
    return (
        min(one[0] for one in boxes),
        min(one[1] for one in boxes),
        max(one[2] for one in boxes),
        max(one[3] for one in boxes),
    )


def facts_of(reading: Reading, file_name: str = "") -> tuple[str, ...]:
    """What the file tells of itself, as lines ``name: value`` that a finding may quote."""
    facts = reading.facts
    seen = [line.text for line in reading.lines if not line.hidden]
    words = sum(len(tokens(text)) for text in seen)
    letters = sum(characters(text) for text in seen)
    single = {
        "file name": file_name,
        "size": f"{facts.byte_count} bytes" if facts.byte_count else "",
        "pages": str(facts.page_count or ""),
        "title": facts.title,
        "author": facts.author,
        "words": str(words or ""),
        "letters and digits": str(letters or ""),
        "tables": str(facts.table_count or ""),
        "text boxes": str(facts.textbox_count or ""),
        "pictures": str(facts.image_count or ""),
        "tracked changes": str(facts.tracked_changes or ""),
        "comments": str(facts.comments or ""),
        "fonts": ", ".join(facts.font_families),
        "fonts not embedded": ", ".join(facts.unembedded_fonts),
        "body text": f"{facts.body_font_size:.1f} pt" if facts.body_font_size else "",
        "unreadable characters": str(facts.unmapped_characters or ""),
        "invisible characters": str(facts.removed_characters or ""),
        "copying": "forbidden" if facts.copying_forbidden else "",
    }
    lines = [f"{name}: {value}" for name, value in single.items() if value]
    lines += [
        f"page {page.number}: {page.character_count} characters, {page.columns} columns, "
        f"{page.image_count} pictures"
        for page in reading.pages
    ]
    lines += [f"link: {link.target}" for link in reading.links]
    return tuple(lines)


class Locator:
    """Finds the lines behind a value, by its provenance or else by its text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._facts: dict[str, tuple[str, ...]] = {}

    def facts(self, file_name: str) -> tuple[str, ...]:
        """The facts of the file, made once."""
        if file_name not in self._facts:
            self._facts[file_name] = facts_of(self.reading, file_name)
        return self._facts[file_name]

    @cached_property
    def by_id(self) -> dict[int, int]:
        """Line id -> its place in reading order."""
        return {line.id: place for place, line in enumerate(self.reading.lines)}

    def at(self, line: Line, part: str) -> Evidence:
        """Words of one line; the whole line when they are not in it."""
        quote = part if part in line.text else line.text
        return Evidence(quote[:LONGEST_QUOTE], line.page, line.id, _box(line.box))

    def of_bullet(self, kind: str, entry: str, bullet: str, text: str) -> tuple[Evidence, ...]:
        """A bullet's words as they stand on the page."""
        return self.of_path(f"{kind}.{entry}.highlights.{bullet}", text)

    def of_path(self, path: str, text: str) -> tuple[Evidence, ...]:
        """The words behind ``path`` of the CV, whose value is ``text``."""
        provenance = self.reading.cv.provenance.get(path)
        if provenance:
            lines = self._lines(provenance)
            if lines:
                return (self._evidence(lines, text),)
        return self.find(text)

    def _lines(self, provenance: Provenance) -> list[Line]:
        places = [self.by_id[one] for one in provenance.lines if one in self.by_id]
        run = [one for at, one in enumerate(places) if one == places[0] + at]
        return [self.reading.lines[one] for one in run]

    def _evidence(self, lines: list[Line], text: str) -> Evidence:
        whole = "\n".join(line.text for line in lines)
        if text and text in whole:
            whole = text
        else:
            start = whole.find(text[:12]) if text else -1
            whole = whole[start:] if start > 0 else whole
        first = lines[0]
        return Evidence(whole[:LONGEST_QUOTE], first.page, first.id, _union(lines))

    def find(self, text: str) -> tuple[Evidence, ...]:
        """The first place where ``text`` stands, also when it runs over lines; () if nowhere."""
        wanted = text.strip()
        if not wanted:
            return ()
        for line in self.reading.lines:
            if wanted in line.text:
                return (self.at(line, wanted),)
        return self._find_wrapped(wanted)

    def _find_wrapped(self, wanted: str) -> tuple[Evidence, ...]:
        squeezed = re.sub(r"\W+", "", wanted).lower()
        head = wanted[:12]
        for place, line in enumerate(self.reading.lines):
            start = line.text.find(head)
            if start < 0:
                continue
            run = self.reading.lines[place : place + _LINE_SPAN]
            for length in range(1, len(run) + 1):
                whole = "\n".join(one.text for one in run[:length])[start:]
                if squeezed.startswith(re.sub(r"\W+", "", whole).lower()) and (
                    len(re.sub(r"\W+", "", whole)) >= len(squeezed) or length == len(run)
                ):
                    return (
                        Evidence(whole[:LONGEST_QUOTE], line.page, line.id, _union(run[:length])),
                    )
            return (self.at(line, line.text[start:]),)
        return ()
