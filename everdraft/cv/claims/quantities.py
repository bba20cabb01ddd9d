"""Quantities in a line: the value, what it counts, about or over, up or down, per month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from everdraft.cv.claims.counted import (
    MORE_AFTER,
    heads_of,
    last_word,
    noun_before,
    nouns_behind,
    people_of,
    roles_of,
    stem,
)
from everdraft.cv.claims.multiples import DIGITS, SHARES, digits_said
from everdraft.cv.claims.numerals import decimal_of, number_at
from everdraft.cv.claims.units import CURRENCIES, SCALES, TWO_WORD_UNITS, UNITS
from everdraft.cv.claims.vocabulary import Vocabulary, vocabulary
from everdraft.cv.words import any_of

Span = tuple[int, int]

_DIGITS = re.compile(
    r"(?<![\w.,])(?P<sign>[+~≈<>]\s?)?"
    r"(?P<currency>US\$|R\$|[$€£¥₹]|(?:USD|EUR|GBP|BRL|CHF|AOA|MZN)(?=\s?\d))?\s?"
    r"(?P<digits>\d{1,3}(?:[   .,'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,18}(?:[.,]\d{1,6})?)"
    r"(?P<glued>[A-Za-zµº°ª]{1,12}[²\d]?)?"
)
_LITERAL = re.compile(r"(?<![\w./])\d{1,4}/\d{1,4}(?![\w/])")
_WORD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"(?:\s|-)?(%|[€$£¥₹]|[^\W\d_]{1,20}²?)\.?(?![\w])")
_ARTICLE = re.compile(r"(?<=[\s'’])(?:an?|uma?|eine?[nmrs]?|une?|una|een|één)\s\Z", re.IGNORECASE)
_MONEY = re.compile(r"['’\s]\s?([^\W\d_]{3,10})")
_MORE_INSIDE = re.compile(r"\d\s?\+")
_RANK = re.compile(r"(?:#|\bno\.|\bnº|\bn\.º|\btop|\bnr\.)\s?\Z", re.IGNORECASE)
_NO_SHARE = re.compile(r"[\s-]part(?:y|ies)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|entre|zwischen)\s\Z", re.IGNORECASE)
MONEY = frozenset(CURRENCIES.values())
_SIGNS = ("€", "$", "£")
_GLUED_ONLY = frozenset({"m", "k", "b", "mm"})
WINDOW = 70  # characters before a number in which its verb is looked for


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a line.

    ``values`` has one value, two for a range; ``label`` stands instead for what has no value
    ("hundreds", "24/7"). ``unit`` is percent, times, a time, a currency's code, rank, … or "".
    ``nouns`` are stems of what is counted and of the words around it, ``heads`` of those that may
    be the thing itself. ``bound`` is exact | over | under | about, ``role`` is
    by | to | from | "", ``direction`` up | down | change | "". ``led`` tells whether a verb of
    leading stands before it.
    """

    start: int
    end: int
    text: str
    values: tuple[Fraction, ...] = ()
    label: str = ""
    unit: str = ""
    nouns: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    people: str = ""  # "" | team (any people) | role (a kind of people)
    roles: frozenset[str] = frozenset()  # stems of what they are called
    bound: str = "exact"
    role: str = ""
    direction: str = ""
    period: str = ""
    led: bool = False

    @property
    def normalized(self) -> str:
        """The quantity in one way of writing: "1200000 EUR", "30 percent", "20-30"."""
        number = self.label or "-".join(_plain(one) for one in self.values)
        bound = {"over": ">", "under": "<", "about": "~"}.get(self.bound, "")
        return " ".join(one for one in (bound + number, self.unit) if one)


def _plain(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.6g}"


def quantities(text: str, language: str, taken: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of a line in order; nothing inside the ``taken`` spans."""
    words = vocabulary(language)
    spans = list(taken)
    found: list[Quantity] = []
    for one in _candidates(text, language, words):
        if not any(one.start < end and start < one.end for start, end in spans):
            found.append(one)
            spans.append((one.start, one.end))
    found.sort(key=lambda one: one.start)
    dressed = [_dressed(one, text, words) for one in found]
    return _paired(dressed, text, words)


def _candidates(text: str, language: str, words: Vocabulary) -> Iterator[Quantity]:
    for match in _LITERAL.finditer(text):
        yield Quantity(match.start(), match.end(), match[0], label=match[0])
    for match in DIGITS.finditer(text):
        yield Quantity(
            match.start(), match.end(), match[0], label=digits_said(match), unit="percent"
        )
    for match in any_of(tuple(SHARES)).finditer(text):
        if not _NO_SHARE.match(text, match.end()):
            share = SHARES[" ".join(match[0].lower().split())] * 100
            yield Quantity(match.start(), match.end(), match[0], (share,), unit="percent")
    for match in _DIGITS.finditer(text):
        yield _from_digits(match, language, words)
    yield from _from_words(text, language, words)


def _from_digits(match: re.Match[str], language: str, words: Vocabulary) -> Quantity:
    text, glued = match.string, (match["glued"] or "").lower()
    value = decimal_of(match["digits"], language)
    unit = CURRENCIES.get((match["currency"] or "").lower(), "")
    end = match.end()
    if glued in ("st", "nd", "rd", "th", "º", "ª"):
        unit = "ordinal"
    elif glued in UNITS:
        unit = UNITS[glued]
    elif glued in SCALES:
        value *= SCALES[glued]
    elif glued:
        return Quantity(match.start(), end, match[0], label=match[0].strip().lower())
    value, unit, end = _tail(text, end, value, unit, words)
    bound = {"+": "over", ">": "over", "<": "under", "~": "about", "≈": "about"}
    start = match.start() + (len(match[0]) - len(match[0].lstrip()))
    sign = (match["sign"] or "").strip()
    direction = "up" if sign == "+" else ""
    kind = "exact" if sign == "+" else bound.get(sign, "exact")
    return Quantity(
        start, end, text[start:end], (value,), unit=unit, bound=kind, direction=direction
    )


def _tail(
    text: str, end: int, value: Fraction, unit: str, words: Vocabulary
) -> tuple[Fraction, str, int]:
    """What follows a number and belongs to it: million, percent, euros, months."""
    for _ in range(4):
        more = MORE_AFTER.match(text, end)
        match = _TAIL.match(text, more.end() if more else end)
        if not match:
            break
        word = match[1].lower()
        money = _MONEY.match(text, match.end()) if word in ("de", "d", "of") else None
        if money and money[1].lower() in CURRENCIES:
            return value, CURRENCIES[money[1].lower()], money.end()
        two = text[match.start(1) : match.start(1) + 24].lower()
        phrase = next((one for one in TWO_WORD_UNITS if two.startswith(one)), "")
        if phrase and not unit:
            return value, TWO_WORD_UNITS[phrase], match.start(1) + len(phrase)
        if word in words.numbers.big and word not in ("cent", "cents"):
            value *= words.numbers.big[word]
        elif word in words.numbers.decades and not unit:
            return value * 10, "year", match.end(1)
        elif word in SCALES and (
            len(word) > 1 or unit in MONEY or text[match.end(1) :][:1] in _SIGNS
        ):
            value *= SCALES[word]
        elif word in CURRENCIES and (not unit or unit in MONEY):
            unit = CURRENCIES[word]
        elif word in UNITS and not unit and word not in _GLUED_ONLY:
            return value, UNITS[word], match.end(1)
        else:
            break
        end = match.end(1) + (word in ("mio", "mrd", "tsd") and text[match.end(1) :][:1] == ".")
    return value, unit, end


def _from_words(text: str, language: str, words: Vocabulary) -> Iterator[Quantity]:
    tokens = list(_WORD.finditer(text))
    place = 0
    while place < len(tokens):
        token = tokens[place]
        word = token[0].lower()
        value, count = number_at(tokens, place, language, words.numbers)
        if word in words.numbers.vague and count < 2:
            yield Quantity(token.start(), token.end(), token[0], label=word)
        elif count:
            start, end = token.start(), tokens[place + count - 1].end()
            total, unit, end = _tail(text, end, value, "", words)
            yield Quantity(start, end, text[start:end], (total,), unit=unit)
        elif word in words.numbers.decades:
            yield Quantity(token.start(), token.end(), token[0], (Fraction(10),), unit="year")
        elif word in words.factors and text[token.end() : token.end() + 1] != "-":
            yield _factor(token, words)
        place += max(1, count)


def _factor(token: re.Match[str], words: Vocabulary) -> Quantity:
    """ "Doubled" is 2 times and up, "halved" is 50 percent and down."""
    factor = words.factors[token[0].lower()]
    if factor < 1:
        value, unit = factor * 100, "percent"
    else:
        value, unit = factor, "times"
    return Quantity(token.start(), token.end(), token[0], (value,), unit=unit)


def _dressed(one: Quantity, text: str, words: Vocabulary) -> Quantity:
    """The quantity with what stands around it."""
    before = re.split(r"[;.]\s", text[max(0, one.start - WINDOW) : one.start])[-1]
    ranked = _RANK.search(text[max(0, one.start - 5) : one.start])
    bound, shorter = _bound(one, before, text, words)
    start = one.start - (len(before) - len(shorter)) if shorter != before else one.start
    before = shorter
    last = last_word(before)
    role = "by" if last in words.by else "to" if last in words.to else ""
    unit = "rank" if ranked and not one.unit else one.unit
    more = MORE_AFTER.match(text, one.end)
    end = more.end() if more else one.end
    behind, ahead = nouns_behind(text, one.end, words), noun_before(before, words)
    nouns = [*behind, *ahead]
    near = [match[0].lower() for match in _WORD.finditer(before)][-8:]
    if one.unit in ("times", "percent") and not one.text[:1].isdigit():
        near.append(one.text.lower())
    change = unit in ("percent", "points", "times", *MONEY)
    direction = one.direction or _direction(near if change else near[-3:], words)
    if change and not direction:
        after = re.split(r"[;.,]\s", text[one.end : one.end + 40])[0]
        direction = _direction([match[0].lower() for match in _WORD.finditer(after)][:4], words)
    return replace(
        one,
        start=start,
        end=end,
        text=text[start:end],
        bound=bound,
        role=role,
        unit=unit,
        nouns=frozenset(stem(noun) for noun in nouns),
        heads=frozenset(stem(noun) for noun in (*heads_of(behind, words), *ahead)),
        people=people_of(nouns, words),
        roles=frozenset(stem(noun) for noun in roles_of(nouns, words)),
        direction=direction,
        period=_period(text[one.end : one.end + 50], words),
        led=any(word in words.lead for word in near),
    )


def _bound(one: Quantity, before: str, text: str, words: Vocabulary) -> tuple[str, str]:
    """About, over, under; and the text before without the word that says so."""
    if MORE_AFTER.match(text, one.end) or _MORE_INSIDE.search(one.text):
        return "over", before
    if one.bound != "exact":
        return one.bound, before
    article = _ARTICLE.search(before) if one.text[:1].isalpha() else None
    plain = (before[: article.start()] if article else before).rstrip()
    lower = plain.lower()
    for bound, phrases in (("over", words.over), ("under", words.under), ("about", words.about)):
        for phrase in phrases:
            if lower.endswith(phrase) and not lower[: -len(phrase)][-1:].isalnum():
                return bound, plain[: -len(phrase)]
    return "exact", before


def _direction(near: Sequence[str], words: Vocabulary) -> str:
    for word in reversed(near):
        if word in words.down:
            return "down"
        if word in words.up:
            return "up"
        if word in words.change:
            return "change"
    return ""


def _period(after: str, words: Vocabulary) -> str:
    near = " ".join(after.split()[:6])
    near = re.split(r"[;.(]|, ", near)[0]
    for pattern, period in words.periods.items():
        if re.search(pattern, near, re.IGNORECASE):
            return period
    return ""


@cache
def unit_stems(unit: str) -> frozenset[str]:
    """The stems of the words for a unit: "hour" of "1,200 flight hours"."""
    return frozenset(stem(word) for word, one in UNITS.items() if one == unit and len(word) > 2)


def periods_in(text: str, language: str) -> frozenset[str]:
    """All periods that a line names: "monthly", "a year"."""
    found = vocabulary(language).periods.items()
    return frozenset(period for pattern, period in found if re.search(pattern, text, re.I))


def _paired(found: list[Quantity], text: str, words: Vocabulary) -> list[Quantity]:
    """Ranges joined; "from A to B" told apart."""
    result: list[Quantity] = []
    for one in found:
        last = result[-1] if result else None
        between = text[last.end : one.start] if last else ""
        if last is None or len(between) > 12 or not (last.values and one.values):
            result.append(one)
            continue
        link = between.strip().lower()
        before = text[max(0, last.start - 12) : last.start]
        started = bool(re.search(words.from_to + r"\s*\Z", before, re.IGNORECASE))
        if started and (link in words.to or link in words.spans):
            result[-1] = replace(last, role="from", unit=last.unit or one.unit)
            result.append(replace(one, role="to"))
        elif _is_range(last, one, link, before, words):
            result[-1] = _range(last, one, text)
        else:
            result.append(one)
    return result


def _is_range(one: Quantity, other: Quantity, link: str, before: str, words: Vocabulary) -> bool:
    if len(one.values) != 1 or (one.nouns and link not in ("-", "–", "—") and one.unit):
        return False
    if _BETWEEN.search(before):
        return link in ("and", "e", "und", "et", "y")
    rising = one.values[0] < other.values[0] or one.unit != other.unit
    return rising and (link in ("-", "–", "—") or link in words.spans)


def _range(one: Quantity, other: Quantity, text: str) -> Quantity:
    scale = Fraction(1)
    if one.values[0] < 1000 <= other.values[0] and not one.unit:
        ratio = other.values[0] / 1000
        scale = Fraction(1000) if ratio < 1000 and re.search(r"\d\s?k", other.text, re.I) else scale
    return replace(
        other,
        start=one.start,
        text=text[one.start : other.end],
        values=(one.values[0] * scale, other.values[0]),
        bound=one.bound,
        role=one.role,
        direction=one.direction,
        led=one.led,
    )
