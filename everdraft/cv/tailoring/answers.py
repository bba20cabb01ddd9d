"""What a CV answers an advert with: the advert's words, and the own ones that stand for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from everdraft.cv.credentials_asked import asked_of, held
from everdraft.cv.match import skill_uses
from everdraft.cv.model import Cv
from everdraft.cv.tailoring.analysis import prioritized
from everdraft.cv.tailoring.relevance import Wanted
from everdraft.cv.tailoring.telling import shortened

MOST_LINES, MOST_FOR_ONE, MOST_ANSWERS = 4, 2, 6
LINE, LISTED = "line", "listed"
_PART_END = re.compile(r"(?<=[.;!?])\s+")
_QUOTES = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Answer:
    """``asked`` is of the advert, ``text`` of the CV, both verbatim; ``where`` it was done.

    ``kind`` is "line" for a text of the CV and "listed" for names that it lists; ``current`` says
    that a line is of a role that goes on.
    """

    kind: str
    asked: str
    text: str
    where: str = ""
    current: bool = False


def answers(cv: Cv, wanted: Wanted) -> list[Answer]:
    """The strongest lines first, then sentences of the summary, what was demanded, what is listed.

    No line of the advert is answered by more than two texts, so that more of them are answered.
    """
    current = {f"work.{one.id}" for one in cv.work if one.current}
    told = [
        (text, where, ".".join(target.split(".")[:2]) in current)
        for target, where, text, _weight in prioritized(cv, wanted)
    ]
    told += [(text, "", False) for text in _PART_END.split(cv.basics.summary)]
    found: list[Answer] = []
    rows = Counter[str]()
    for text, where, goes_on in told:
        row = wanted.asked(text)
        rows[row] += 1
        if row and rows[row] <= MOST_FOR_ONE and len(found) < MOST_LINES:
            quoted = _quoted(row, text, wanted)
            found.append(Answer(LINE, quoted, _tidy(text), where, goes_on))
    found += _demanded(cv, wanted)
    return [*found, *_listed(cv, wanted, found)][:MOST_ANSWERS]


def _demanded(cv: Cv, wanted: Wanted) -> Iterator[Answer]:
    """Degrees, certificates and languages that are asked for and held."""
    for one in asked_of(wanted.advert.required, wanted.advert.language):
        credit, quote = held(cv, one)
        if credit == 1.0 and quote.strip():
            yield Answer(LINE, _short(one.quote), _tidy(quote))


def _listed(cv: Cv, wanted: Wanted, found: list[Answer]) -> Iterator[Answer]:
    """Asked skills that no text above names, under the line of the advert that asks for most.

    A skill that a title names is told by the whole title, for half of one is another one.
    """
    told = {name for one in found for name in wanted.named(one.text)}
    titles = {cv.basics.label, *(role.position for role in cv.work)}
    rows: dict[str, list[str]] = {}
    for name, use in skill_uses(cv).items():
        if name in wanted.skills and name not in told:
            words = use.quote if use.quote in titles else use.names[0]
            rows.setdefault(wanted.skills[name][1], []).append(_tidy(words))
    for row, names in sorted(rows.items(), key=lambda one: -len(one[1])):
        words = ", ".join(dict.fromkeys(names))
        yield Answer(LISTED, _quoted(row, words, wanted), words)


def _tidy(text: str) -> str:
    return " ".join(text.split()).rstrip(" .。")


def _quoted(row: str, text: str, wanted: Wanted) -> str:
    """The sentence of the advert's line that names most of what the text names."""
    named = set(wanted.named(text))
    parts = _PART_END.split(row)
    return _short(max(parts, key=lambda part: len(named & set(wanted.named(part)))))


def _short(row: str) -> str:
    return shortened(row).rstrip(" .;:").translate(_QUOTES)
