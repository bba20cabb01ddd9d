"""Dates inside lines, all in the style that most of the CV's lines use."""

from __future__ import annotations

import re
from collections import Counter

from everdraft.cv.claims.points import dates_in
from everdraft.cv.findings import message as _
from everdraft.cv.lexicon.dates import MONTHS
from everdraft.cv.suggestions.rewrites import Change
from everdraft.cv.suggestions.shapes import Reason
from everdraft.cv.suggestions.sheet import Sheet
from everdraft.cv.words import base_language

_STYLES = {
    "slash": re.compile(r"(?:0?[1-9]|1[0-2])/\d{4}\Z"),
    "dot": re.compile(r"(?:0?[1-9]|1[0-2])\.\d{4}\Z"),
    "iso": re.compile(r"\d{4}-\d{2}\Z"),
    "long": re.compile(r"[^\W\d_]{6,10} (?:de )?\d{4}\Z"),
}


def style_of(text: str) -> str:
    """slash | dot | iso | long, or "" for years alone, short names and quarters."""
    return next((name for name, pattern in _STYLES.items() if pattern.match(text)), "")


def _usual(sheet: Sheet, language: str) -> str:
    """The style of most dates in the lines, when there are two styles or more."""
    found: Counter[str] = Counter()
    for line in sheet.lines:
        text = line.text[:2_000]
        found.update(style_of(text[one.start : one.end]) for one in dates_in(text, language))
    del found[""]
    ranked = found.most_common(2)
    return ranked[0][0] if len(ranked) == 2 and ranked[0][1] > ranked[1][1] else ""


def written(key: str, style: str, language: str) -> str:
    """ "2020-03" in a style; "" where the language's names of months are not known."""
    year, month = key.split("-")
    if style in ("slash", "dot"):
        return f"{month}{'/' if style == 'slash' else '.'}{year}"
    if style == "iso":
        return key
    names = MONTHS.get(base_language(language), ())
    name = names[int(month) - 1].split("|")[0] if names else ""
    if base_language(language) in ("en", "de"):
        return f"{name.capitalize()} {year}" if name else ""
    link = " de " if base_language(language) in ("pt", "es") else " "
    return f"{name}{link}{year}" if name else ""


def one_date_style(text: str, sheet: Sheet, language: str) -> list[Change]:
    """The line with its dates as the other lines write them: one change, or none."""
    usual = _usual(sheet, language) if len(text) <= 2_000 else ""
    if not usual:
        return []
    after = text
    for one in reversed(dates_in(text, language)):
        style = style_of(text[one.start : one.end])
        new = written(one.key, usual, language) if style and style != usual else ""
        if new:
            after = after[: one.start] + new + after[one.end :]
    reason = Reason(_("Dates are written as in the other lines."))
    return [Change(after, "dates", reason, "D02")] if after != text else []
