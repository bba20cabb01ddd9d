"""Dates of an entry as they are written: only what changed is written anew, in the same style."""

from __future__ import annotations

import re
from dataclasses import dataclass

from everdraft.cv.claims.points import Point, dates_in
from everdraft.cv.lexicon.dates import MONTHS, PRESENT
from everdraft.cv.suggestions.dates import style_of, written
from everdraft.cv.words import base_language

DASH = " – "


@dataclass(frozen=True, slots=True)
class Period:
    """First and last date ("YYYY", "YYYY-MM" or ""), and whether it still goes on."""

    start: str = ""
    end: str = ""
    current: bool = False

    @property
    def shape(self) -> tuple[bool, bool, bool]:
        """Which parts it has."""
        return bool(self.start), bool(self.end), self.current


def says(text: str, period: Period, language: str) -> bool:
    """Whether a text gives exactly the dates of a period, in order."""
    keys = [one.key for one in dates_in(text, language)]
    return keys == [one for one in (period.start, period.end) if one] and (
        bool(keys) and (not period.current or bool(_present(language).search(text)))
    )


def _present(language: str) -> re.Pattern[str]:
    words = "|".join(dict.fromkeys((PRESENT.get(base_language(language), ""), PRESENT["en"])))
    return re.compile(rf"(?<!\w)(?:{words.strip('|')})(?!\w)", re.IGNORECASE)


def period_text(period: Period, language: str, style: str = "") -> str:
    """A period as words: "03/2021 – Present"."""
    start, end = (_date(one, language, style) for one in (period.start, period.end))
    if period.current:
        end = PRESENT.get(base_language(language), PRESENT["en"]).split("|")[0]
        end = end[:1].upper() + end[1:]
    return DASH.join(one for one in (start, end) if one)


def _date(key: str, language: str, style: str) -> str:
    if "-" not in key:
        return key
    if style == "short":
        names = MONTHS.get(base_language(language), MONTHS["en"])
        forms = names[int(key[5:]) - 1].split("|")
        return f"{forms[min(1, len(forms) - 1)].capitalize()} {key[:4]}"
    return written(key, style or "slash", language) or written(key, "slash", language)


def _style(token: str) -> str:
    return style_of(token) or ("short" if re.match(r"[^\W\d_]{3,5}\.? \d", token) else "")


def rewritten(quote: str, before: Period, after: Period, language: str) -> str:
    """The words of a period after it changed: the date that changed, else all of it."""
    tokens = dates_in(quote, language)
    style = next((one for token in tokens if (one := _style(quote[token.start : token.end]))), "")
    dates = [one for one in (before.start, before.end) if one]
    if before.shape != after.shape or len(tokens) != len(dates):
        return period_text(after, language, style)
    new = [one for one in (after.start, after.end) if one]
    text = quote
    for token, was, will in reversed(list(zip(tokens, dates, new, strict=True))):
        if was != will:
            text = _exchanged(text, token, will, language, style)
    return text


def _exchanged(text: str, token: Point, date: str, language: str, style: str) -> str:
    own = _style(text[token.start : token.end])
    return text[: token.start] + _date(date, language, own or style) + text[token.end :]
