"""Names and contact data leave this machine as placeholders, and come back as what they were.

`Mask` knows the values; ``mask`` replaces them, ``restore`` puts them back: ``restore(mask(text))``
is ``text``. Whatever form a value has in the text (capitals, line breaks, dots in a number) gets a
placeholder of its own, so that it comes back in that form. Beyond the values it was given, a mask
replaces every e-mail address, every number with a country code and every profile address it sees.
Nothing else changes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class SecretKind(StrEnum):
    """What a placeholder stands for; models read it."""

    NAME = "NAME"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    ADDRESS = "ADDRESS"
    LINK = "LINK"
    TEXT = "TEXT"


@dataclass(slots=True, frozen=True)
class Secret:
    """One value that stays here."""

    kind: SecretKind
    value: str


CHARACTERS_MIN: Final = 3
DIGITS_MIN: Final = 6
_PLACEHOLDER = re.compile(r"\[(?:NAME|EMAIL|PHONE|ADDRESS|LINK|TEXT)_\d+\]")
_LONGEST_PLACEHOLDER = 24
_OPEN_END = re.compile(r"\[(?:[A-Z]{0,8}|[A-Z]{1,8}_\d{0,10})\Z")

_PARTICLES: Final = frozenset({"das", "del", "den", "der", "dos", "the", "van", "von"})

# What anybody's contact data looks like, in the order in which they are tried. Every repetition has
# a largest count: a long run of letters would otherwise be walked again from each of them.
_SHAPES: Final = (
    (SecretKind.EMAIL, r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"),
    (
        SecretKind.LINK,
        r"(?:https?://)?(?:[\w-]{1,63}\.){0,3}(?:linkedin|github|gitlab|xing|facebook|instagram|twitter|x)"
        r"\.com/[\w./%@+-]{0,200}[\w/]",
    ),
    (SecretKind.PHONE, r"(?<![\w+])\+\d(?:[\s().\-/]{0,3}\d){7,14}(?!\d)"),
)


def secrets_of_person(
    *,
    name: str = "",
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    addresses: Iterable[str] = (),
    links: Iterable[str] = (),
) -> list[Secret]:
    """The values of one person, a name also by its parts (of three letters or more)."""
    parts = [part for part in re.split(r"[\s,]+", name) if part.casefold() not in _PARTICLES]
    groups = (
        (SecretKind.NAME, [name, *parts]),
        (SecretKind.EMAIL, emails),
        (SecretKind.PHONE, phones),
        (SecretKind.ADDRESS, addresses),
        (SecretKind.LINK, links),
    )
    return [Secret(kind, value) for kind, values in groups for value in values if value.strip()]


def _pieces(secret: Secret) -> list[str]:
    """The value without brackets, which belong to the placeholders: what is between them."""
    pieces = (piece.strip() for piece in re.split(r"[\[\]]", secret.value))
    return [piece for piece in pieces if _is_worth_hiding(piece)]


def _is_worth_hiding(piece: str) -> bool:
    """Not what every text holds: two letters, a short number, a word of the placeholders."""
    if len(piece) < CHARACTERS_MIN:
        return False
    if piece.isdigit():
        return len(piece) >= DIGITS_MIN
    own = re.fullmatch(r"([a-z]*)_?\d*", piece, re.IGNORECASE)
    return own is None or not any(own[1].upper() in kind for kind in SecretKind)


def _pattern(kind: SecretKind, piece: str) -> str:
    """The piece in any writing: capitals, line breaks for spaces, any dots between digits."""
    words = piece.split()
    pattern = r"\s+".join(re.escape(word) for word in words)
    if kind is SecretKind.PHONE:
        digits = re.findall(r"[0-9]", piece)
        if len(digits) >= DIGITS_MIN:
            return _number(digits, international=piece.startswith("+"))
    if kind is SecretKind.NAME:
        if len(words) == 1:
            # One word may be a word of the language as well: only as a name is written.
            forms = {piece, piece.upper(), piece.capitalize()}
            pattern = f"(?-i:{'|'.join(sorted(map(re.escape, forms)))})"
        # Ana is a name, the beginning of Analysis is none.
        return rf"(?<!\w){pattern}(?!\w)"
    return pattern


def _number(digits: list[str], *, international: bool) -> str:
    """A telephone number, also without its country code (of one to three digits)."""
    shorter = range(1, 4) if international else ()
    forms = [digits, *(digits[cut:] for cut in shorter if len(digits) - cut > DIGITS_MIN)]
    written = "|".join(r"[\s().\-/]{0,3}".join(form) for form in forms)
    return rf"(?<!\d)\+?\(?0?(?:{written})(?!\d)"


class Mask:
    """Replaces and puts back. Placeholders are numbered as values are first seen."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        found = {(s.kind, piece): None for s in secrets for piece in _pieces(s)}
        by_length = sorted(found, key=lambda entry: -len(entry[1]))
        groups = [(kind, _pattern(kind, piece)) for kind, piece in by_length]
        # A text that already holds placeholders must not be mistaken for a masked one.
        groups = [(SecretKind.TEXT, _PLACEHOLDER.pattern), *groups, *_SHAPES]
        self._kinds = [kind for kind, _ in groups]
        alternatives = "|".join(f"({pattern})" for _, pattern in groups)
        self._search = re.compile(alternatives, re.IGNORECASE)
        self._values: dict[str, str] = {}
        self._placeholders: dict[str, str] = {}

    @property
    def values(self) -> dict[str, str]:
        """Placeholder to value, of all that was replaced so far."""
        return dict(self._values)

    def mask(self, text: str) -> str:
        """The text with placeholders for all values."""
        masked = self._search.sub(self._replaced, text)
        if masked == text:
            return text
        # What stood next to a value may be one of its own now: look again between placeholders.
        parts = re.split(f"({_PLACEHOLDER.pattern})", masked)
        return "".join(p if index % 2 else self.mask(p) for index, p in enumerate(parts))

    def restore(self, text: str) -> str:
        """The text with the values; placeholders nobody gave out stay as they are."""
        return _PLACEHOLDER.sub(lambda match: self._values.get(match[0], match[0]), text)

    def restorer(self, *, in_json: bool = False) -> Restorer:
        """`restore` for a text that comes in chunks. ``in_json``: into strings of a JSON text."""
        return Restorer(self, in_json=in_json)

    def _replaced(self, match: re.Match[str]) -> str:
        value = match[0]
        known = self._placeholders.get(value)
        if known is None:
            kind = self._kinds[(match.lastindex or 1) - 1]
            known = f"[{kind}_{len(self._values) + 1}]"
            self._placeholders[value] = known
            self._values[known] = value
        return known


class Restorer:
    """Puts values back into a stream: what may be the beginning of a placeholder waits."""

    def __init__(self, mask: Mask, *, in_json: bool) -> None:
        self._mask = mask
        self._in_json = in_json
        self._held = ""

    def feed(self, chunk: str) -> str:
        """The text that is now certain."""
        text = self._held + chunk
        open_end = _OPEN_END.search(text, max(0, len(text) - _LONGEST_PLACEHOLDER))
        cut = open_end.start() if open_end else len(text)
        self._held = text[cut:]
        return self._restored(text[:cut])

    def end(self) -> str:
        """What still waited: it was no placeholder."""
        held, self._held = self._held, ""
        return self._restored(held)

    def _restored(self, text: str) -> str:
        if not self._in_json:
            return self._mask.restore(text)
        values = self._mask.values
        return _PLACEHOLDER.sub(
            lambda m: (
                json.dumps(values[m[0]], ensure_ascii=False)[1:-1] if m[0] in values else m[0]
            ),
            text,
        )
