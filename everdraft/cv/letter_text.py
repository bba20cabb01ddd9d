"""The texts of a letter as they are edited: a paragraph has an id that stays when it moves."""

from __future__ import annotations

from dataclasses import dataclass, field

from everdraft.cv.model import Highlight


@dataclass(slots=True)
class LetterText:
    """The fields of `everdraft.cv.letter.Letter`, each an edit's target: ``letter.greeting``."""

    sender: str = ""
    contact: list[str] = field(default_factory=list[str])
    recipient: list[str] = field(default_factory=list[str])
    place: str = ""
    date: str = ""
    subject: str = ""
    greeting: str = ""
    paragraphs: list[Highlight] = field(default_factory=list[Highlight])
    closing: str = ""
    language: str = ""


@dataclass(slots=True)
class LetterRoot:
    """What a letter's document holds in the place of a CV."""

    letter: LetterText = field(default_factory=LetterText)
