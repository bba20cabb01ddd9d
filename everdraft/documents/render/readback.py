"""A PDF read back: is every line of the sheet found in what other programs read, and in order?

Runs in the child of `everdraft.documents.render.renderer`. The three programs are the families
that most applicant tracking systems and search engines are built on.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from everdraft.documents.render.clean import UNSPACED, is_right_to_left
from everdraft.documents.render.sheet import LetterSheet, Printed

Json = dict[str, Any]

MOST_PAGES = 40
MOST_SHOWN = 20
"""Missing lines that are named; the number says the rest."""
LONG_WORD = 48
"""Longer words may go over several lines, and are found without regard to that."""
_MAY_BREAK = re.compile(r"(?<=[^\w\s.,:;'’@])(?=\S)")
_LAM_ALEF = re.compile("[\u0627\u0644]+")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\xad]")


@dataclass(slots=True, frozen=True)
class Reread:
    """What one program found: ``found`` of all lines, whether in order, and what it missed."""

    program: str
    found: int
    in_order: bool
    missing: tuple[str, ...]


def check_pdf(pdf: bytes, sheet: Printed) -> Json:
    """{lines, pages, programs}: what each of the three programs finds of the sheet.

    A file of more than `MOST_PAGES` pages is not read back; ``programs`` is empty then.
    """
    wanted = list(sheet.lines())
    count = _page_count(pdf)
    programs: list[Json] = []
    if count <= MOST_PAGES:
        foot = sheet.sender if isinstance(sheet, LetterSheet) else sheet.name
        for name, extract in PROGRAMS.items():
            pages = _pages_of(extract, pdf)
            found = compare(name, wanted, pages, foot, any_order=sheet.right_to_left)
            programs.append(_json_of(found))
    return {"lines": len(wanted), "pages": count, "programs": programs}


def _pages_of(extract: Callable[[bytes], list[str]], pdf: bytes) -> list[str]:
    try:
        return extract(pdf)
    except Exception:  # whatever another program stumbles over is its answer: it found nothing
        return []


def _page_count(pdf: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _pdfium(pdf: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def _pypdf(pdf: bytes) -> list[str]:
    import pypdf

    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _pdfminer(pdf: bytes) -> list[str]:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(pdf)).split("\f")


PROGRAMS: dict[str, Callable[[bytes], list[str]]] = {
    "pdfium": _pdfium,
    "pypdf": _pypdf,
    "pdfminer.six": _pdfminer,
}


def compare(
    program: str,
    wanted: Iterable[str],
    pages: list[str],
    foot: str = "",
    *,
    any_order: bool = False,
) -> Reread:
    """Looks for each line behind the one before; what stands only elsewhere is out of order.

    A line is found when its words follow each other with white space between them and none
    within. Words of right-to-left lines, and of every line with ``any_order``, are looked for in
    either direction and in any order: some programs give such lines as they look.
    """
    text = Haystack("\n".join(without_foot(page, foot) for page in pages))
    found, in_order, missing = 0, True, list[str]()
    cursor = 0
    for line in wanted:
        if any_order or any(is_right_to_left(word) for word in line.split()):
            here = text.has_words(line)
        else:
            place = text.find(line, cursor)
            here = place is not None
            if place is None and (elsewhere := text.find(line, 0)) is not None:
                here, in_order = True, False
                place = elsewhere
            cursor = max(cursor, place) if place is not None else cursor
        found += here
        if not here:
            missing.append(line)
    return Reread(program, found, in_order, tuple(missing[:MOST_SHOWN]))


class Haystack:
    """A text in which lines are looked for."""

    def __init__(self, text: str) -> None:
        self.spaced = f" {_normal(text)} "
        self.squeezed = self.spaced.replace(" ", "")
        self.before: list[int] = []  # for each squeezed letter, where it stands in the spaced text
        self.letters = ""
        self.backwards = ""

    def find(self, line: str, start: int) -> int | None:
        """The end of the line in the text, behind ``start``."""
        wanted = _normal(line)
        if not wanted:
            return start
        loose = _UNSPACED.search(wanted) or any(len(one) > LONG_WORD for one in wanted.split())
        if loose:
            return self._find_squeezed(wanted.replace(" ", ""), start)
        place = self._find_whole(re.escape(wanted), start)
        if place is None and _MAY_BREAK.search(wanted):
            # "and/or" may stand on two lines; letters may not.
            parts = (re.escape(one) for one in _MAY_BREAK.split(wanted))
            place = self._find_whole(" ?".join(parts), start)
        return place

    def _find_whole(self, pattern: str, start: int) -> int | None:
        """The end of the first match that no letter or digit touches; signs may."""
        for found in re.compile(pattern).finditer(self.spaced, start):
            before, end = self.spaced[found.start() - 1 : found.start()], found.end()
            if not _joins(before, found[0][0]) and not _joins(found[0][-1], self.spaced[end]):
                return end
        return None

    def _find_squeezed(self, wanted: str, start: int) -> int | None:
        if not self.before:
            self.before = [n for n, one in enumerate(self.spaced) if one != " "]
        skipped = start - self.spaced.count(" ", 0, start)
        place = self.squeezed.find(wanted, skipped)
        return None if place < 0 else self.before[place + len(wanted) - 1] + 1

    def has_words(self, line: str) -> bool:
        """Whether every word of the line is in the text, read forwards or backwards."""
        if not self.letters:
            self.letters = _letters(self.spaced)
            self.backwards = _letters(self.spaced[::-1])
        words = (_letters(one) for one in re.split(r"[\s\W]+", line))
        return all(one in self.letters or one in self.backwards for one in words if one)


def _joins(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _normal(text: str) -> str:
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).replace("\x00", ""))
    return _SPACE.sub(" ", visible).strip()


def _letters(text: str) -> str:
    """Letters and digits alone, as marks may come in another order than they are read; and lam
    and alef sorted, for the sign that joins them is often taken apart backwards."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(one for one in plain if one.isalnum())
    return _LAM_ALEF.sub(lambda found: "".join(sorted(found[0])), letters)


def without_foot(page: str, foot: str) -> str:
    """A page without the line that stands under each: it is no text of the CV."""
    name = re.escape(_normal(foot)) + r"\s*·\s*" if foot else ""
    lines = page.strip().split("\n")
    last = _normal(lines[-1]) if lines else ""
    if re.fullmatch(rf"{name}\d+\s*/\s*\d+", last):
        lines.pop()
    return "\n".join(lines)


def _json_of(one: Reread) -> Json:
    return {
        "program": one.program,
        "found": one.found,
        "inOrder": one.in_order,
        "missing": list(one.missing),
    }
