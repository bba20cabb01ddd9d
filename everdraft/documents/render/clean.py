"""Text and addresses as they may go out: nothing invisible, and links that lead where they say."""

from __future__ import annotations

import re
import unicodedata

from everdraft.cv.model import Profile
from everdraft.cv.words import NOT_FOLLOWED, NOT_INSIDE
from everdraft.documents.read.hygiene import strip_invisible, tidy
from everdraft.documents.render.sheet import Piece

#: Scripts that are written without spaces, as a part of a character class.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
)
LONGEST_LINK = 2_000
LONGEST_SAID = 300
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}:", re.I)
_WEB = re.compile(
    r"(?:https?://)?(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?\Z", re.I
)
#: "St.Gallen": nobody writes the end of an address with a capital and small letters.
_PLACE = re.compile(r"[\w.-]+\.[^\W\d_a-z][a-z]+\Z")
_EMAIL = re.compile(r"[^\s@<>()\[\]\\,;:\"]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}\Z")
_PHONE = re.compile(r"\+?[\d\s().\-–/·]{5,40}\Z")


def clean(text: str) -> str:
    """Characters that a person can see, in NFC; runs of spaces are one, line breaks stay."""
    visible = strip_invisible(text.replace("\r\n", "\n").replace("\r", "\n"))[0]
    lines = (tidy(line) for line in re.split("[\n\u2028\u2029\x85]", visible))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """The same on one line."""
    return clean(text).replace("\n", " ")


def web(text: str) -> Piece:
    """A web address: shown without "https://", and a link when it is one."""
    address = one_line(text)
    shown = re.sub(r"^https?://", "", address, flags=re.I).rstrip("/")
    if len(address) > LONGEST_LINK or not _WEB.match(address):
        return Piece(shown)
    has_scheme = _SCHEME.match(address) and "://" in address
    return Piece(shown, address if has_scheme else f"https://{address}")


def email(text: str) -> Piece:
    """An e-mail address that opens a message."""
    address = one_line(text)
    return Piece(address, f"mailto:{address}" if _EMAIL.match(address) else "")


def phone(text: str) -> Piece:
    """A phone number that can be called."""
    number = one_line(text)
    digits = re.sub(r"[^\d+]", "", re.sub(r"\(0\)", "", number))
    return Piece(number, f"tel:{digits}" if _PHONE.match(number) and digits.isascii() else "")


def profile(one: Profile) -> list[Piece]:
    """A profile: its address, and network and name where the address does not say them."""
    found = web(one.url)
    parts = [one_line(part) for part in (one.network, one.username)]
    said = [part for part in parts if part and not says(found.text, part)]
    if not found.text:
        return [Piece(": ".join(said))] if said else []
    label = Piece(": ".join(said)) if said else None
    return [label, found] if label else [found]


def contact_line(text: str) -> Piece:
    """A line of a letter's head: an e-mail, a phone number or a web address becomes a link."""
    for made in (email(text), phone(text), web(text)):
        if made.url and not _PLACE.match(one_line(text)):
            return made
    return Piece(one_line(text))


def plain(text: str) -> str:
    """Letters and digits alone, for comparing: "Linked-In" is "linkedin"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(one for one in folded if one.isalnum())


def says(text: str, part: str) -> bool:
    """Whether a text has all words of another in it, as words: "University degree" has no "IT".

    Signs and spaces between the letters do not count, as in `plain`.
    """
    if len(part) > LONGEST_SAID:
        return plain(part) in plain(text)
    letters = r"[\W_]*".join(re.escape(one) for one in plain(part))
    whole = re.compile(f"{NOT_INSIDE}{letters}{NOT_FOLLOWED}")
    return whole.search(unicodedata.normalize("NFKC", text).casefold()) is not None


_RIGHT_TO_LEFT = frozenset(("R", "AL"))


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text run from right to left."""
    balance = 0
    for one in text:
        kind = unicodedata.bidirectional(one)
        balance += 1 if kind in _RIGHT_TO_LEFT else -1 if kind == "L" else 0
    return balance > 0
