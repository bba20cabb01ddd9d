"""Does a line carry a number that proves something: amounts and shares, not years or versions."""

from __future__ import annotations

import re

from everdraft.cv.words import any_of, words_for

_NUMBER = re.compile(r"(?<![\w.])[+~<>≈]?[$€£¥₹]?\d[\d.,' ]{0,14}(?:[kKmMbB%]\b|%|\+|[xX]\b)?")
_YEAR = re.compile(r"(?:19|20)\d{2}\Z")
_QUARTER = re.compile(r"\b[QHT][1-4]\b|\b[1-4]Q\d{2}\b")
# A number right after a product or standard is its version: Python 3, ISO 9001, Windows 10.
_VERSION_BEFORE = re.compile(r"(?:[A-Z][\w+#.]*|\bv(?:ersion)?)[ \-]\Z")
_COUNTED_AFTER = re.compile(r"\A\s*(?:%|percent|por cento|Prozent|pour cent|[a-zà-ÿ]{2,})")


def carries_number(text: str, language: str) -> bool:
    """Whether ``text`` holds an amount, a share or a number word of its language."""
    clipped = _QUARTER.sub(" ", text[:2000])
    for match in _NUMBER.finditer(clipped):
        number = match[0].strip()
        plain = number.rstrip(" .,'").lstrip("+~<>≈")
        if _YEAR.match(plain):
            continue
        version = _VERSION_BEFORE.search(clipped[: match.start()][-40:])
        if version and not re.search(r"[%$€£+kKmMxX,]", plain):
            opener = match.start() - len(version[0]) == 0
            after = clipped[match.start() + len(match[0].rstrip()) :]
            if not (opener and _COUNTED_AFTER.match(after)):
                continue
        return True
    words = words_for(language)
    if words and words.number_words:
        return bool(any_of(words.number_words).search(clipped))
    return False
