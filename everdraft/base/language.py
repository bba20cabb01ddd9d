"""Words in the reader's language: gettext catalogues, read from the .po files themselves.

English is the language of the message ids. A catalogue is everything under
locale/<language>/LC_MESSAGES/*.po, so that each room can bring its own file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

from babel.core import negotiate_locale
from babel.messages.pofile import read_po

LANGUAGES = ("en", "pt")
DEFAULT_LANGUAGE = "en"

Translate = Callable[[str], str]


@cache
def catalogue(language: str) -> dict[str, str]:
    """Message id to translation; empty for English and for languages we do not speak.

    A plural message has its singular under the id and its plural under the plural id.
    """
    words: dict[str, str] = {}
    if language not in LANGUAGES or language == DEFAULT_LANGUAGE:
        return words
    folder = files("everdraft") / "locale" / language / "LC_MESSAGES"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".po"):
            with file.open("rb") as source:
                for message in read_po(source, locale=language):
                    words.update(_pairs(message.id, message.string))
    return words


def _pairs(message_id: Any, translation: Any) -> dict[str, str]:
    """One message's ids and words; singular and plural are two."""
    if not isinstance(message_id, tuple | list):
        return {str(message_id): str(translation)} if message_id and translation else {}
    ids = cast("Sequence[str]", message_id)
    words = cast("Sequence[str]", translation)
    return {key: word for key, word in zip(ids, words, strict=False) if word}


@cache
def translator(language: str) -> Translate:
    """A function from message id to words; unknown ids come back as they are."""
    words = catalogue(language)
    return lambda message: words.get(message, message)


def plural(translate: Translate, singular: str, plural_form: str, count: int) -> str:
    """The form for ``count``, with ``%(count)d`` filled in; both our languages have two forms."""
    return translate(singular if count == 1 else plural_form) % {"count": count}


def filled(text: str, arguments: Mapping[str, Any]) -> str:
    """A sentence with its places filled in; a name that ends in a full stop ("Maré, S.A.") has
    no second one behind it."""
    for name, value in arguments.items():
        if isinstance(value, str) and value.endswith((".", "…")):
            text = re.sub(rf"(%\({re.escape(name)}\)s)\.(?!\.)", r"\1", text)
    return text % arguments


def negotiate(wanted: Sequence[str]) -> str:
    """The best of our languages for a list of tags ("pt-BR", "en"), or English."""
    plain = [tag.replace("-", "_").split("_")[0].lower() for tag in wanted]
    return negotiate_locale(plain, LANGUAGES) or DEFAULT_LANGUAGE
