"""Characters with boxes to words, as they come out of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from everdraft.documents.bidi import STRONG, from_the_right, is_strong
from everdraft.documents.lines import Word
from everdraft.documents.read import hygiene

STANDARD_FONTS = re.compile(
    r"^(?:helvetica|arial|times|courier|symbol|zapfdingbats)", re.I
)  # PDFium carries these itself


@dataclass(slots=True)
class Style:
    """What one text object looks like."""

    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    embedded: bool = True
    angled: bool = False


class WordBuilder:
    """Joins characters to words as they come."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.parts: list[str] = []
        self.spans: list[tuple[float, float]] = []  # left and right edge of each part
        self.style = Style()
        self.apart = self.after_space = True
        self.widest = 0.0
        self.last_place: tuple[float, float, float, float] | None = None
        self.left = self.top = self.right = self.bottom = 0.0

    def add(self, character: str, place: tuple[float, float, float, float], style: Style) -> None:
        """Append a character, starting a new word where it stands apart."""
        left, top, right, bottom = place
        same = place == self.last_place  # letters of one ligature share its box
        if self.parts and not same and self._apart(character, left, top, right, bottom):
            self.close()
        if not self.parts:
            self.style = style
            self.widest = 0.0
            self.apart, self.after_space = self.after_space, False
            self.left, self.top, self.right, self.bottom = place
        else:
            self.widest = max(self.widest, left - self.right)
            self.left, self.right = min(self.left, left), max(self.right, right)
            self.top, self.bottom = min(self.top, top), max(self.bottom, bottom)
        # The letters of a ligature that share its box come turned round.
        at = len(self.parts) - (same and bool(STRONG.match(character)))
        self.parts.insert(at, character)
        self.spans.insert(at, (left, right))
        self.last_place = place

    def _apart(self, character: str, left: float, top: float, right: float, bottom: float) -> bool:
        height = self.bottom - self.top
        if STRONG.match(character):
            height = max(height, self.style.size)  # boxes are drawn close around some letters
        if abs((top + bottom) / 2 - (self.top + self.bottom) / 2) > 0.5 * height:
            return True
        room = 0.35 * max(self.style.size, 1.0)
        strong = bool(STRONG.match(character))
        if strong is not bool(STRONG.match(self.parts[-1])):
            return True  # the two run in opposite directions
        if strong:
            return self.left - right > room or left - self.right > room
        gap = left - self.right
        if gap > room or (len(self.parts) > 1 and self._stands_off(gap)):
            return True
        accent = self.last_place is not None and (
            left > self.last_place[0] - 1 and right < self.last_place[2] + 1
        )  # TeX draws accents over the letter before them
        return left < self.right - 0.25 * height and not accent

    def _stands_off(self, gap: float) -> bool:
        """A narrow gap parts words where the letters before stood close together."""
        size = max(self.style.size, 1.0)
        return gap > 0.14 * size and gap > 3 * max(self.widest, 0.03 * size)

    def soft_hyphen(self) -> None:
        """A hyphen at a line's end that only breaks a word."""
        if self.parts and not self.parts[-1].endswith("-"):
            self.parts.append("-")
            self.spans.append((self.right, self.right))

    def space(self) -> None:
        """White space: the word ends, and the next one stands apart."""
        self.close()
        self.after_space = True

    def close(self) -> None:
        """End the word being built, if there is one."""
        if not self.parts:
            return
        style = self.style
        backwards = is_strong("".join(self.parts))
        if backwards:
            self.parts = from_the_right(self.parts, self.spans)
            room = max(0.0, style.size - (self.bottom - self.top)) / 2
            self.top, self.bottom = self.top - room, self.bottom + room
        text = hygiene.tidy("".join(self.parts))
        self.parts, self.spans = [], []
        if not text:
            return
        shown = style.embedded or bool(STANDARD_FONTS.match(style.font))
        self.words.append(
            Word(
                text,
                self.left,
                self.top,
                self.right,
                self.bottom,
                style.size or (self.bottom - self.top) * 0.8,
                style.bold,
                style.italic,
                False,
                backwards,
                self.apart,
                shown and not style.angled,
            )
        )
