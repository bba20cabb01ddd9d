"""A letter becomes a sheet: its lines cleaned, its date written out in its language."""

from __future__ import annotations

from everdraft.cv.letter import Letter
from everdraft.documents.render import words
from everdraft.documents.render.clean import clean, contact_line, is_right_to_left, one_line
from everdraft.documents.render.sheet import LetterSheet


def compose_letter(letter: Letter) -> LetterSheet:
    """The letter as lines in reading order; what is empty is left out."""
    language = words.language_code(letter.language)
    dated = one_line(words.day(letter.date.strip(), language))
    paragraphs = tuple(text for one in letter.paragraphs if (text := clean(one)))
    return LetterSheet(
        language=language,
        right_to_left=is_right_to_left("".join(paragraphs)),
        sender=one_line(letter.sender),
        contact=tuple(one for each in letter.contact if (one := contact_line(each)).text),
        recipient=tuple(one for each in letter.recipient if (one := one_line(each))),
        dateline=", ".join(one for one in (one_line(letter.place), dated) if one),
        subject=one_line(letter.subject),
        greeting=one_line(letter.greeting),
        paragraphs=paragraphs,
        closing=one_line(letter.closing),
    )
