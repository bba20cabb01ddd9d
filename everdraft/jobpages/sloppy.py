"""JSON as pages have it: comments, trailing commas, bare keys, other quotes, no end.

Strict JSON is read strictly; only what fails is read again, in time that grows with its length.
"""

from __future__ import annotations

import json
import re
from typing import Any

DEEPEST = 60
LONGEST_MENDED = 500_000
"""Characters; what is longer is read strictly or not at all."""
_BLANK = re.compile(
    r"(?:\s|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|$)|<!--|-->|//<!\[CDATA\[|\]\]>|;)+"
)
_BARE = re.compile(r"[^\s,:{}\[\]\"'/;<>]+")
_STRING = {
    '"': re.compile(r'[^"\\]+', re.DOTALL),
    "'": re.compile(r"[^'\\]+", re.DOTALL),
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_WORDS = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}


class TooDeep(ValueError):
    """Nested deeper than any page's data is."""


def read_json(text: str) -> Any:
    """The value, mended where it has to be; None when there is none. Never fails."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    if len(text) > LONGEST_MENDED:
        return None
    try:
        return _Reader(text).value(0)
    except (TooDeep, ValueError):
        return None


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def _next(self) -> str:
        """The next letter that means something; "" at the end."""
        blank = _BLANK.match(self._text, self._at)
        if blank:
            self._at = blank.end()
        return self._text[self._at : self._at + 1]

    def value(self, depth: int) -> Any:
        if depth > DEEPEST:
            raise TooDeep
        letter = self._next()
        if letter == "{":
            return self._object(depth)
        if letter == "[":
            return self._array(depth)
        if letter in _STRING:
            return self._string(letter)
        return self._bare()

    def _object(self, depth: int) -> dict[str, Any]:
        self._at += 1
        found: dict[str, Any] = {}
        while True:
            letter = self._next()
            if letter in ("", "}"):
                self._at += 1
                return found
            if letter in (",", ":", "]"):
                self._at += 1
                continue
            key = self._string(letter) if letter in _STRING else str(self._bare())
            if self._next() == ":":
                self._at += 1
                found[key] = self.value(depth + 1)

    def _array(self, depth: int) -> list[Any]:
        self._at += 1
        found: list[Any] = []
        while True:
            letter = self._next()
            if letter in ("", "]"):
                self._at += 1
                return found
            if letter == "}":  # the bracket was forgotten: it closes what is around
                return found
            if letter in (",", ":"):
                self._at += 1
                continue
            found.append(self.value(depth + 1))

    def _string(self, quote: str) -> str:
        self._at += 1
        pieces: list[str] = []
        while self._at < len(self._text):
            plain = _STRING[quote].match(self._text, self._at)
            if plain:
                pieces.append(plain[0])
                self._at = plain.end()
                continue
            if self._text[self._at] == quote:
                self._at += 1
                if not self._goes_on(quote):
                    break
                pieces.append(quote)  # a quote that somebody forgot to escape
                continue
            pieces.append(self._escape())
        return "".join(pieces)

    def _goes_on(self, quote: str) -> bool:
        """Whether the text behind a quote can only be more of the same string."""
        behind = self._text[self._at : self._at + 1]
        return quote == '"' and bool(behind) and behind.isalnum()

    def _escape(self) -> str:
        letter = self._text[self._at + 1 : self._at + 2]
        self._at += 2
        if letter != "u":
            return _ESCAPES.get(letter, letter)
        digits = self._text[self._at : self._at + 4]
        self._at += 4
        try:
            code = int(digits, 16)
        except ValueError:
            return ""
        return "" if 0xD800 <= code < 0xE000 else chr(code)

    def _bare(self) -> Any:
        word = _BARE.match(self._text, self._at)
        if word is None:
            self._at += 1
            return None
        self._at = word.end()
        if word[0] in _WORDS:
            return _WORDS[word[0]]
        try:
            return int(word[0]) if len(word[0]) < 19 else word[0]
        except ValueError:
            pass
        try:
            return float(word[0])
        except ValueError:
            return word[0]
