"""From a value of the CV back to the words on the page: every quote is verbatim or absent."""

from __future__ import annotations

import re
from functools import cached_property

from everdraft.cv.file_facts import facts_of
from everdraft.cv.findings import Evidence
from everdraft.cv.model import Box, Provenance
from everdraft.cv.reading import Line, Reading

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


def _quoted(text: str) -> tuple[str, bool]:
    """The words that are quoted of a text, cut between two of them, and whether it goes on."""
    if len(text) <= LONGEST_QUOTE:
        return text, False
    head = text[: LONGEST_QUOTE + 1]
    at = max((found.start() for found in re.finditer(r"\s", head)), default=0)
    return head[: at or LONGEST_QUOTE].rstrip(), True


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
        shown, cut = _quoted(quote)
        return Evidence(shown, line.page, line.id, _box(line.box), cut=cut)

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
        first, (shown, cut) = lines[0], _quoted(whole)
        return Evidence(shown, first.page, first.id, _union(lines), cut=cut)

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
                found = re.sub(r"\W+", "", whole).lower()
                if squeezed.startswith(found) and (
                    len(found) >= len(squeezed) or length == len(run)
                ):
                    shown, cut = _quoted(whole)
                    cut = cut or len(found) < len(squeezed)
                    return (Evidence(shown, line.page, line.id, _union(run[:length]), cut=cut),)
            return (self.at(line, line.text[start:]),)
        return ()
