"""The form of a workflow, derived from its input: a field with a title is a field of the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

LONG_CHARACTERS = 300
"""A text that may be longer gets several lines."""

OUTPUT_LANGUAGES = (
    ("en", "English"),
    ("pt", "Português"),
    ("es", "Español"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
)
"""Languages to write in, each by its own name; the CV's own is the first choice."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as the template shows it; ``title``, ``hint`` and labels are message ids.

    ``control`` is text | long | url | choice | flag | language | job. ``rules`` is what is said
    beside it where no model writes.
    """

    name: str
    control: str
    title: str
    hint: str
    rules: str
    value: str
    longest: int
    choices: tuple[tuple[str, str], ...] = ()


def fields_of(model: type[BaseModel], typed: Mapping[str, Any]) -> list[FormField]:
    """The fields of a form, in the order of the input, with what was typed into them."""
    return [
        _field(info.alias or name, info, typed)
        for name, info in model.model_fields.items()
        if info.title
    ]


def names_of(model: type[BaseModel]) -> list[str]:
    """The names of a form's fields."""
    return [one.name for one in fields_of(model, {})]


def _field(name: str, info: FieldInfo, typed: Mapping[str, Any]) -> FormField:
    given: object = info.json_schema_extra
    extra = cast("Mapping[str, Any]", given) if isinstance(given, dict) else dict[str, Any]()
    choices = cast("Mapping[str, str]", extra.get("choices", {}))
    longest = _longest(info.metadata)
    value = typed.get(name) or info.default or ""
    if info.annotation is bool:
        value = "on" if value in (True, "on", "true", "1") else ""
    return FormField(
        name=name,
        control=str(extra.get("control") or _control(info, longest)),
        title=info.title or "",
        hint=info.description or "",
        rules=str(extra.get("rules", "")),
        value=str(value),
        longest=longest,
        choices=tuple(choices.items()),
    )


def _control(info: FieldInfo, longest: int) -> str:
    if info.annotation is bool:
        return "flag"
    if get_args(info.annotation):
        return "choice"
    return "long" if longest > LONG_CHARACTERS else "text"


def _longest(metadata: Iterable[Any]) -> int:
    """The characters that a text may have; 0 where nothing limits it."""
    return next((int(one.max_length) for one in metadata if hasattr(one, "max_length")), 0)
