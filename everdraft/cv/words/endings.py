"""How a line ends: with a full stop, without one, or with what is neither."""

from __future__ import annotations

import re
from enum import StrEnum


class Ending(StrEnum):
    """``NEITHER`` may stand beside both: "etc." keeps its point, and "!" is no habit."""

    STOP = "stop"
    BARE = "bare"
    NEITHER = "neither"


# What is written with a point wherever it stands, in the languages of the lexicon.
_SHORTENED = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|jr|sr|dept|approx|lda|ltda|usw|bzw|ca|evtl|ggf|bijv|enz|ecc|itd"
    r"|itp|vb|др|пр|т\.\s?[дп])|\b[^\W\d_]\.\s?[^\W\d_])\.$|\.\s?\.$",
    re.IGNORECASE,
)


def ending_of(text: str) -> Ending:
    """How the last line of a text ends."""
    last = text.rstrip()[-40:]
    if not last or _SHORTENED.search(last):
        return Ending.NEITHER
    if last[-1] in ".。":
        return Ending.STOP
    return Ending.BARE if last[-1].isalnum() or last[-1] in ")%" else Ending.NEITHER
