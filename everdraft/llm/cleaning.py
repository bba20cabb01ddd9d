"""What a model sends, as text that can be stored and shown: nothing that steers a terminal.

Taken away are control characters (but tab and line feed), lone surrogates, characters that are
none (U+FFFE, U+FFFF, U+FEFF), those that turn the direction of writing and the invisible tags
U+E0000 to U+E007F. Joiners stay: emoji and several scripts need them.
"""

from __future__ import annotations

import re

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)
_HIGH = range(0xD800, 0xDC00)


class Cleaner:
    """Cleans a stream: a pair of surrogates that two chunks share is put together."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, chunk: str) -> str:
        """The chunk without what is unwanted; the first half of a pair waits for the second."""
        text = self._held + chunk
        self._held = ""
        if text and ord(text[-1]) in _HIGH:
            text, self._held = text[:-1], text[-1]
        return clean(text)


def clean(text: str) -> str:
    """The text without what is unwanted."""
    if not text.isascii():
        # Puts the halves of a pair together that came as two escapes.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _UNWANTED.sub("", text)
