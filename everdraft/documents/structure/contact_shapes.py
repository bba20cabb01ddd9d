"""The shapes of contact data: numbers of telephones, names of persons and of accounts."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from everdraft.cv.lexicon import labels
from everdraft.documents.lines import TextLine
from everdraft.documents.structure import dates

PHONE = re.compile(
    r"(?<![\w/.])(?:\+|\(\+?|00)?\d(?:[\s().\-–/·]{0,3}\d){6,14}(?!\w)(?:\s?(?:x|ext\.?)\s?\d{1,5})?"
)


def phone_in(line: TextLine, labelled: bool) -> str:
    for match in PHONE.finditer(line.text):
        text = match[0].strip()
        digits = sum(mark.isdigit() for mark in text)
        if not 7 <= digits <= 15 or _dates_cover(text):
            continue
        label = labels.PHONE_LABEL.search(line.text[max(0, match.start() - 16) : match.start()])
        plus = text.startswith(("+", "(+", "00"))
        if labelled and not (plus or label):
            continue
        if plus or label or _phone_shaped(text, digits):
            if text.startswith("(") and ")" not in text:
                text = text[1:]
            return text
    return ""


def _dates_cover(text: str) -> bool:
    """True for "2018 - 2023", "05.2019 - 06.2020" and the like."""
    spans = dates.find_spans(text)
    left = text
    for span in reversed(spans):
        left = left[: span.begin] + left[span.end :]
    return bool(spans) and sum(mark.isdigit() for mark in left) < 5


def _phone_shaped(text: str, digits: int) -> bool:
    """No label and no plus: at least nine digits in groups, or what a phone library calls valid."""
    if digits >= 9 and re.search(r"\d[\s().\-–/]{1,3}\d", text):
        return True
    if digits < 7 or "." in text:
        return False
    from phonenumbers import is_possible_number, parse
    from phonenumbers.phonenumberutil import NumberParseException

    try:
        return digits >= 9 and is_possible_number(parse(text, "US"))
    except NumberParseException:
        return False


def username(path: str) -> str:
    parts = [part for part in unquote(path).split("/") if part]
    skip = ("in", "pub", "user", "users", "citations", "profile", "people", "u", "channel", "c")
    parts = [part for part in parts if part.lower() not in skip] or parts
    return parts[0].lstrip("@") if parts else ""


def no_spaces(text: str) -> bool:
    return any("\u3040" <= mark <= "\u9fff" for mark in text)


def is_name(text: str) -> bool:
    """Shape of a person's name: two to five words (or one), letters only, capitals."""
    text = labels.TITLES_BEFORE.sub("", text)
    if (
        not 2 <= len(text) <= 48
        or any(mark.isdigit() for mark in text)
        or labels.NOT_NAME.search(text)
    ):
        return False
    if "@" in text or "/" in text or ":" in text:
        return False
    words = text.replace("\u200c", "").split()
    if no_spaces(text):
        return len(words) <= 3 and len(text.replace(" ", "")) <= 8
    if not 1 <= len(words) <= 6:
        return False
    for word in words:
        bare = word.strip("().,'’\"“”„-")
        if bare.lower() in labels.PARTICLES:
            continue
        if not bare or not re.fullmatch(r"[^\W\d_]+(?:['’.\-][^\W\d_]*)*", bare):
            return False
        if re.match(r"(?:d|l|dell|de)['’][^\W\d_a-z]", bare):
            continue
        if bare[0].islower() and bare.lower() != bare.upper():
            return False
    return True


def first_name_only(text: str) -> bool:
    return len(text.split()) == 1 and not no_spaces(text)


def like_email(name: str, email: str) -> int:
    """How many words of the name the address repeats."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    local = re.sub(r"[\W_\d]", "", email.split("@")[0].casefold())
    return sum(len(word) > 2 and word in local for word in re.split(r"[\s.'’-]+", plain))
