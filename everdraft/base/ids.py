"""Identifiers: 128 random bits with a short prefix that says of what."""

from __future__ import annotations

import secrets
from collections.abc import Callable

IdSource = Callable[[str], str]
"""Takes a prefix ("run", "res"), gives a new id that never came before."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: nothing that looks alike


def random_id(prefix: str) -> str:
    """``prefix_`` and 26 characters: unguessable, safe in a URL, never reused."""
    number = secrets.randbits(128)
    digits: list[str] = []
    for _ in range(26):
        number, digit = divmod(number, 32)
        digits.append(_ALPHABET[digit])
    return f"{prefix}_{''.join(digits)}"


class CountingIds:
    """Ids in order, for tests: run_1, run_2, …"""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def __call__(self, prefix: str) -> str:
        number = self._next.get(prefix, 0) + 1
        self._next[prefix] = number
        return f"{prefix}_{number}"
