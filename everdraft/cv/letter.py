"""A letter as data: who writes to whom, about what, in which words; renderers make files of it.

Plain text only: a paragraph holds no markup, and a line break inside one is kept as a break.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from everdraft.cv.codec import from_json, to_json

Json = Any


@dataclass(slots=True, frozen=True)
class Letter:
    """A letter; whatever is empty is left out, in this order on the page.

    ``contact`` are the lines under the sender's name (e-mail, phone, place), ``recipient`` those of
    whom it goes to (person, company, address). ``place`` and ``date`` stand on one line; a date
    is "YYYY-MM-DD", "YYYY-MM" or "YYYY" and is written out in the letter's language, anything else
    stands as it is. ``greeting`` ("Dear Ms Okafor,") and ``closing`` ("Kind regards,") are lines
    of their own; the sender's name follows the closing. ``language`` is a code such as "en" or
    "pt", "" when it is not known.
    """

    sender: str = ""
    contact: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str = ""
    date: str = ""
    subject: str = ""
    greeting: str = ""
    paragraphs: tuple[str, ...] = ()
    closing: str = ""
    language: str = ""


def letter_to_json(letter: Letter) -> dict[str, Json]:
    """The letter as plain JSON; empty values included."""
    return cast("dict[str, Json]", to_json(letter))


def letter_from_json(data: Mapping[str, Json]) -> Letter:
    """The inverse; what is missing is empty and unknown names are ignored."""
    return from_json(Letter, data)
