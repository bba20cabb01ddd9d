"""The person at the terminal: their language, and the only ways to say something to them.

Results go to stdout, everything else to stderr. Text of a CV or of a model may hold anything, so
what could drive a terminal (escape sequences, direction overrides) never reaches it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TextIO

from everdraft.base.errors import EverdraftError
from everdraft.base.language import LANGUAGES, negotiate, translator

if TYPE_CHECKING:
    from rich.console import Console

LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
LANGUAGE_OPTION = "--language"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def message(text: str) -> str:
    """Marks an English message id for the catalogues."""
    return text


def printable(text: str) -> str:
    """The text without characters that steer a terminal; tabs and line ends stay."""
    return _CONTROLS.sub("", text)


def on_one_line(text: str, most: int = 80) -> str:
    """The text for a list: one line, cut at a word when it is longer than ``most``."""
    plain = " ".join(printable(text).split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + "…"


def language_from(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for by ``--language``, else by the first locale variable that is set."""
    for place, argument in enumerate(arguments):
        if argument == LANGUAGE_OPTION and place + 1 < len(arguments):
            return negotiate([arguments[place + 1]])
        if argument.startswith(f"{LANGUAGE_OPTION}="):
            return negotiate([argument.partition("=")[2]])
    for name in LANGUAGE_VARIABLES:
        if environment.get(name):
            return negotiate([re.split(r"[.@]", environment[name])[0]])
    return LANGUAGES[0]


class Terminal:
    """Where a command speaks. ``translate`` takes English message ids."""

    def __init__(self, language: str = LANGUAGES[0]) -> None:
        self.language = language
        self.translate = translator(language)

    @cached_property
    def screen(self) -> Console:
        """stdout, for tables and coloured text."""
        from rich.console import Console

        return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)

    @cached_property
    def side(self) -> Console:
        """stderr, for progress."""
        from rich.console import Console

        return Console(file=sys.stderr, highlight=False, markup=False, emoji=False)

    def show(self, text: str = "") -> None:
        """A line of the result, on stdout."""
        _write(sys.stdout, printable(text) + "\n")

    def say(self, text: str) -> None:
        """A line beside the result, on stderr."""
        _write(sys.stderr, printable(text) + "\n")

    def show_json(self, value: Any, *, indent: int | None = 2) -> None:
        """One JSON value on stdout, in UTF-8 whatever the terminal's own encoding is."""
        text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
        safe = _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        sys.stdout.flush()
        sys.stdout.buffer.write(safe.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()

    def sentence(self, error: EverdraftError) -> str:
        """An error's sentence in the person's language."""
        words = self.translate(error.message)
        return words % error.arguments if error.arguments else words

    def fail(self, code: str, sentence: str, action: str = "") -> None:
        """An error on stderr: its code and sentence on one line, what to do on the next."""
        self.say(f"everdraft: {code}: {sentence}")
        if action:
            self.say(f"  {action}")

    def fail_with(self, error: EverdraftError) -> None:
        """An error of ours, translated."""
        self.fail(error.code, self.sentence(error), error.what_to_do(self.translate))


def _write(stream: TextIO, text: str) -> None:
    stream.write(text)
    stream.flush()
