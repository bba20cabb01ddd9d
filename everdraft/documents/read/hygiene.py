"""Text at the door: NFC, and nothing that a person cannot see."""

from __future__ import annotations

import re
import unicodedata

#: NUL and other controls, soft hyphen, zero-width, bidi controls, tags, lone surrogates,
#: non-characters. Joiners that spell words (Persian, Indic scripts) come first and are kept.
INVISIBLE = re.compile(
    "(?P<joiner>(?<=[\u0600-\u06ff\u0900-\u0dff])[\u200c\u200d](?=[\u0600-\u06ff\u0900-\u0dff]))"
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
SPACES = re.compile("[\t\x0b\x0c \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LIGATURE = re.compile("[ﬀ-ﬆ]")
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")


def strip_invisible(text: str) -> tuple[str, int]:
    """The text without characters nobody sees, and how many were taken out."""
    if text.isascii() and text.isprintable():
        return text, 0
    removed = 0

    def drop(match: re.Match[str]) -> str:
        nonlocal removed
        if match["joiner"]:
            return match["joiner"]
        removed += 1
        return ""

    return INVISIBLE.sub(drop, text), removed


def tidy(text: str) -> str:
    """One line: ligatures resolved, NFC, runs of spaces as one space."""
    if text.isascii():
        return " ".join(text.split())
    text = LIGATURE.sub(lambda match: LIGATURES[match.group()], text)
    return SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
