"""Does a line carry a number that proves something: amounts and shares, not years or versions."""

from __future__ import annotations

import re
from functools import cache

from everdraft.cv.words import DENSE, NOT_INSIDE, any_of, words_for

# Digits may touch letters of a script without spaces ("を24%") and the Arabic stretching sign.
_NUMBER = re.compile(
    rf"(?<![^\W{DENSE}ـ])(?<!\.)[+~<>≈]?[$€£¥₹]?\d[\d.,' ]{{0,14}}(?:[kKmMbB%]\b|%|\+|[xX]\b)?"
)
_DENSE_DATE = re.compile(r"(?:19|20)\d{2}年度?(?:\d{1,2}月(?:\d{1,2}日)?)?|第\d{1,3}")
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９％٪", "0123456789" * 3 + "%%")
_YEAR = re.compile(r"(?:19|20)\d{2}\Z")
_QUARTER = re.compile(r"\b[QHT][1-4]\b|\b[1-4]Q\d{2}\b")
# A number right after a product or standard is its version: Python 3, ISO 9001, Windows 10.
_VERSION_BEFORE = re.compile(r"(?:[A-Z][\w+#.]*|\bv(?:ersion)?)[ \-]\Z")
_COUNTED_AFTER = re.compile(r"\A\s*(?:%|percent|por cento|Prozent|pour cent|[a-zà-ÿ]{2,})")

_TO = rf"(?:{NOT_INSIDE}(?:to|auf|à|au|a|al|ao|para|naar|do|na|до|إلى|الى)(?!\w)|[至到にへ→])"


def carries_number(text: str, language: str) -> bool:
    """Whether ``text`` holds an amount, a share or a number word of its language."""
    clipped = _QUARTER.sub(" ", _DENSE_DATE.sub(" ", text[:2000].translate(_PLAIN)))
    for match in _NUMBER.finditer(clipped):
        number = match[0].strip()
        plain = number.rstrip(" .,'").lstrip("+~<>≈")
        if _YEAR.match(plain):
            continue
        version = _VERSION_BEFORE.search(clipped[: match.start()][-40:])
        if version and not re.search(r"[%$€£+kKmMxX,]", plain):
            opener = match.start() - len(version[0]) == 0
            after = clipped[match.start() + len(match[0].rstrip()) :]
            if not (opener and _COUNTED_AFTER.match(after)):
                continue
        return True
    words = words_for(language)
    if words and words.counted and re.search(words.counted, clipped):
        return True
    return bool(words and words.number_words and any_of(words.number_words).search(clipped))


def goes_from_to(text: str, language: str) -> bool:
    """Whether two amounts are joined as before and after: "from nine to four days"."""
    return bool(_from_to(language).search(text[:2000].translate(_PLAIN)))


@cache
def _from_to(language: str) -> re.Pattern[str]:
    words = words_for(language)
    named = any_of(words.number_words).pattern if words and words.number_words else r"(?!)"
    amount = rf"(?:\d[\d.,]{{0,12}}|{named})"
    return re.compile(rf"{amount}[^\d\n]{{0,24}}?{_TO}[ ]?[^\d\n]{{0,6}}?{amount}", re.IGNORECASE)
