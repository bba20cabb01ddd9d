"""Is a fact of a suggestion in the source too: the comparison, one kind of fact after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from everdraft.cv.claims.counted import stem
from everdraft.cv.claims.credentials import Credential, certificate_key, degree_covers
from everdraft.cv.claims.multiples import has_digits
from everdraft.cv.claims.names import Name, occurrences, plain_words
from everdraft.cv.claims.points import Point
from everdraft.cv.claims.quantities import MONEY, Quantity, periods_in, unit_stems
from everdraft.cv.claims.source import Place, facts_of
from everdraft.cv.claims.title_words import LATIN_ORDER, RANKS
from everdraft.cv.claims.tokens import tokens_of
from everdraft.cv.claims.tools import Tool, listed_tool
from everdraft.cv.claims.vocabulary import vocabulary
from everdraft.cv.lexicon.ranks import LEVELS
from everdraft.cv.words import base_language
from everdraft.cv.words.lexicon import split

LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What the source says to a fact. ``close`` is a quote of something similar that it says."""

    supported: str = ""
    close: str = ""
    place: str = ""


def ask(places: Iterable[Place], look: Callable[[Place], Answer | None]) -> Answer:
    """The first support, else the first thing close to it."""
    close = Answer()
    for place in places:
        answer = look(place)
        if answer and answer.supported:
            return Answer(answer.supported, "", place.target)
        if answer and answer.close and not close.close:
            close = Answer("", answer.close, place.target)
    return close


def quote(text: str, start: int, end: int) -> str:
    """The words of the source, with a little of what stands around them when they are short."""
    left = text.rfind(" ", 0, max(0, start - 24)) + 1 if start > 24 else 0
    right = text.find(" ", end + 24) if len(text) > end + 24 else len(text)
    right = right if right > 0 else len(text)
    return text[left : min(right, left + LONGEST_QUOTE)].strip()


def look_for_quantity(
    claim: Quantity, near: Sequence[Place] = ()
) -> Callable[[Place], Answer | None]:
    """The same value, counting the same, in the same direction, per the same time.

    What people are called must be said too, in the same place or in one that is ``near``.
    """

    def look(place: Place) -> Answer | None:
        close = ""
        for one in place.facts.quantities:
            said = quote(place.text, one.start, one.end)
            if _same_value(one, claim):
                if _same_sense(one, claim, place) and _called(one, claim, (place, *near)):
                    return Answer(said)
                close = said
            elif not close and _same_kind(one, claim):
                close = said
        return Answer(close=close) if close else None

    return look


def _same_value(source: Quantity, claim: Quantity) -> bool:
    if claim.label and source.unit == "percent" and len(source.values) == 1:
        return has_digits(claim.label, source.values[0])
    if source.label or claim.label:
        return source.label.lower() == claim.label.lower()
    if source.values == claim.values:
        return True
    pair = {(source.unit, source.values), (claim.unit, claim.values)}
    return any(
        (unit, values) in pair and ("times", tuple(one / 100 + 1 for one in values)) in pair
        for unit, values in ((source.unit, source.values), (claim.unit, claim.values))
        if unit == "percent"
    )


def _same_kind(source: Quantity, claim: Quantity) -> bool:
    """Another value of the same thing: 40 engineers where 4 engineers are claimed."""
    if source.unit != claim.unit or claim.label:
        return False
    if source.people and claim.people:
        return True
    return bool(source.nouns & claim.nouns) or (bool(claim.unit) and not claim.nouns)


def _same_sense(source: Quantity, claim: Quantity, place: Place) -> bool:
    return (
        _same_unit(source, claim)
        and _same_bound(source.bound, claim.bound)
        and _counts_the_same(source, claim, place)
        and {source.direction, claim.direction} != {"up", "down"}
        and _same_role(source, claim, place)
        and _same_period(source, claim, place)
        and _led(source, claim, place)
    )


def _unit_in_words(source: Quantity, claim: Quantity) -> bool:
    """ "1,200 flight hours" and "1,200 hours"."""
    return bool(source.nouns & unit_stems(claim.unit) or claim.nouns & unit_stems(source.unit))


def _same_unit(source: Quantity, claim: Quantity) -> bool:
    if _unit_in_words(source, claim):
        return True
    if source.unit == claim.unit or {source.unit, claim.unit} == {"percent", "times"}:
        return True
    return not claim.unit and source.unit in MONEY


def _same_bound(source: str, claim: str) -> bool:
    """ "20" may become "about 20", "over 20" may become "20"; nothing may grow."""
    return source == claim or (source, claim) in {("exact", "about"), ("over", "exact")}


def _same_role(source: Quantity, claim: Quantity, place: Place) -> bool:
    """ "By 20 %" is not "to 20 %"; and what was reached is not what it grew by."""
    if source.role and claim.role:
        return source.role == claim.role
    level = not source.role and not source.direction and not place.own
    return not (claim.unit in ("percent", "points") and claim.role == "by" and level)


def _counts_the_same(source: Quantity, claim: Quantity, place: Place) -> bool:
    if claim.unit in ("percent", "points", "times", "ordinal", "rank") or claim.unit in MONEY:
        return True
    if claim.label[:1].isdigit() or (not claim.nouns and not claim.people):
        return True
    if claim.unit and not source.people and not claim.people:
        return True  # "9 months": the unit says what is counted
    if _unit_in_words(source, claim):
        return True
    if source.nouns & claim.nouns & (source.heads | claim.heads):
        return True
    if source.people and claim.people:
        return "team" in (source.people, claim.people)
    return place.own and not source.nouns


def _called(source: Quantity, claim: Quantity, places: Iterable[Place]) -> bool:
    """Five people become five engineers only where engineers are spoken of."""
    fresh = {_bare(one) for one in claim.roles} - {_bare(one) for one in source.nouns}
    return not fresh or any(fresh <= _stems_in(one.text) for one in places)


@lru_cache(maxsize=1024)
def _stems_in(text: str) -> frozenset[str]:
    return frozenset(_bare(stem(one.lower)) for one in tokens_of(text))


def _bare(word: str) -> str:
    """A stem without the letter that tells women from men."""
    return word.rstrip("aeo")


def _same_period(source: Quantity, claim: Quantity, place: Place) -> bool:
    if not claim.period or source.period == claim.period:
        return True
    if source.period:
        return False
    return place.own or claim.period in periods_in(place.text, place.language)


def _led(source: Quantity, claim: Quantity, place: Place) -> bool:
    """Who led five people is asked for more than having worked with five."""
    if not (claim.people and claim.led) or source.led or place.own:
        return True
    lead = vocabulary(place.language).lead
    return any(one.lower in lead for one in tokens_of(place.text))


def look_for_date(claim: Point) -> Callable[[Place], Answer | None]:
    """The same date or a more exact one."""

    def look(place: Place) -> Answer | None:
        close = ""
        for one in place.facts.dates:
            said = quote(place.text, one.start, one.end)
            if one.key == claim.key or _more_exact(one.key, claim.key):
                return Answer(said)
            if one.key[:4] == claim.key[:4] or place.field == "highlights":
                close = close or said
        return Answer(close=close) if close else None

    return look


def _more_exact(source: str, claim: str) -> bool:
    if len(claim) == 4:
        return source[:4] == claim
    if "-Q" in claim and "-Q" not in source and len(source) == 7:
        return f"{source[:4]}-Q{(int(source[5:7]) + 2) // 3}" == claim
    return False


def look_for_contact(claim: Point) -> Callable[[Place], Answer | None]:
    """The same address or number; a telephone number may lack its country code."""

    def look(place: Place) -> Answer | None:
        close = ""
        for one in place.facts.contacts:
            if one.kind != claim.kind:
                continue
            if one.key == claim.key or _same_phone(one, claim):
                return Answer(place.text[one.start : one.end])
            close = close or place.text[one.start : one.end]
        if claim.kind == "address" and claim.key in place.text.lower():
            return Answer(place.text[:LONGEST_QUOTE])
        return Answer(close=close) if close and claim.kind != "address" else None

    return look


def _same_phone(one: Point, other: Point) -> bool:
    short, long = sorted((one.key.lstrip("0"), other.key.lstrip("0")), key=len)
    return one.kind == "phone" and len(short) >= 7 and long.endswith(short)


def look_for_tool(claim: Tool) -> Callable[[Place], Answer | None]:
    """The same tool under any of its names; a version only where the source has it."""

    def look(place: Place) -> Answer | None:
        close = ""
        for one in place.facts.tools:
            said = quote(place.text, one.start, one.end)
            if claim.key in (one.key, one.base):
                return Answer(said)
            if claim.base == one.base:
                close = close or said
        if place.field == "keywords" and claim.key == listed_tool(place.text):
            return Answer(place.text[:LONGEST_QUOTE])
        return Answer(close=close) if close else None

    return look


def look_for_credential(claim: Credential) -> Callable[[Place], Answer | None]:
    """The same degree or certificate; a degree may lose its kind, never gain one."""

    def look(place: Place) -> Answer | None:
        close = ""
        for one in place.facts.credentials:
            if one.kind != claim.kind:
                continue
            said = quote(place.text, one.start, one.end)
            same = (
                degree_covers(one.key, claim.key)
                if claim.kind == "degree"
                else one.key == claim.key
            )
            if same or (claim.key == "certified" and one.kind == "certificate"):
                return Answer(said)
            close = close or said
        if claim.kind == "certificate" and place.entry.startswith("certificates"):
            if certificate_key(place.text) == claim.key or claim.key == "certified":
                return Answer(place.text[:LONGEST_QUOTE])
            if set(claim.key.split()) & set(certificate_key(place.text).split()):
                close = close or place.text[:LONGEST_QUOTE]
        return Answer(close=close) if close else None

    return look


def look_for_name(claim: Name) -> Callable[[Place], Answer | None]:
    """The same words as a whole name; a part of a longer one, or a longer one, is only close."""

    def look(place: Place) -> Answer | None:
        # An answer that opens a line has a capital there, whatever its first letter was.
        spoken = (
            {place.text, place.text[:1].upper() + place.text[1:]} if place.own else {place.text}
        )
        for text in sorted(spoken):
            span = _whole_name(text, place, claim)
            if span:
                return Answer(quote(place.text, *span))
        found = occurrences(place.text, claim.words, place.language, claim.kind == "title")
        if found:
            return Answer(close=quote(place.text, found[0].start, found[0].end))
        part = _shared(claim.words, place)
        return Answer(close=part) if part else None

    return look


def _whole_name(text: str, place: Place, claim: Name) -> tuple[int, int] | None:
    """Where a text has the whole name; a title that is claimed must be held there too."""
    for one in facts_of(text, place.language).names:
        if one.words == claim.words and (one.held or not claim.held):
            return one.start, one.end
    more_exact = _more_exact_title(text, place, claim)
    if more_exact:
        return more_exact
    stated = place.own or place.field in ("position", "label")
    for one in occurrences(text, claim.words, place.language, claim.kind == "title"):
        if one.whole and (stated or one.held or not claim.held):
            return one.start, one.end
    return None


def _more_exact_title(text: str, place: Place, claim: Name) -> tuple[int, int] | None:
    """Where somebody holds the claimed title with more words: a line cook is a cook.

    Not where a word of rank makes the difference, nor for a title of somebody who leads: a
    project manager need not be a manager.
    """
    if not claim.held or any(one in RANKS or LEVELS.get(one, 0) > 4 for one in claim.words):
        return None
    count, last = len(claim.words), base_language(place.language) not in LATIN_ORDER
    for one in facts_of(text, place.language).names:
        part, rest = (
            (one.words[-count:], one.words[:-count])
            if last
            else (one.words[:count], one.words[count:])
        )
        held = one.kind == "title" and one.held
        if held and part == claim.words and not any(one in _LESS for one in rest):
            return one.start, one.end
    return None


_LESS = RANKS | {word for word, level in LEVELS.items() if level < 3} | {"student", "volunteer"}
_COMMON = frozenset(split("of the and de da do for team project group department"))


def _shared(words: Sequence[str], place: Place) -> str:
    """A name of the place that has a telling word in common with the claim."""
    telling = {one for one in words if len(one) > 2} - _COMMON
    for name in place.facts.names:
        if telling & set(plain_words(name.words)):
            return quote(place.text, name.start, name.end)
    return ""
