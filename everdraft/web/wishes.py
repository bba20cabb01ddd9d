"""Fields that do not fit a workflow's form: which one, and what may stand there, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from everdraft.base.errors import BadInput
from everdraft.web.words import message as _

VALUE_CHARACTERS = 40
CODE = "bad_fields"
ACTION = _("Correct it and send it again.")


def validated(form: type[BaseModel], fields: Mapping[str, Any]) -> BaseModel:
    """The fields as the workflow's own form. Raises `BadInput`, which names the first wrong one."""
    try:
        return form.model_validate(dict(fields))
    except ValidationError as wrong:
        raise refusal_of(wrong) from None


def refusal_of(wrong: ValidationError) -> BadInput:
    """The first thing that is wrong, for a person."""
    first = wrong.errors(include_url=False)[0]
    name = ".".join(str(one) for one in first["loc"]) or "?"
    context: Mapping[str, Any] = first.get("ctx", {})
    match first["type"]:
        case "missing":
            return _refused(_("The field %(name)s is missing."), name=name)
        case "literal_error":
            choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            sentence = _("The field %(name)s takes one of: %(choices)s.")
            return _refused(sentence, name=name, choices=choices)
        case "string_type":
            return _refused(_("The field %(name)s must be text."), name=name)
        case "string_too_long":
            return _refused(
                _("The field %(name)s is longer than %(most)d characters."),
                name=name,
                most=context["max_length"],
            )
        case kind if kind.startswith("bool"):
            return _refused(_("The field %(name)s must be true or false."), name=name)
        case kind if kind.startswith(("int", "float")):
            return _refused(_("The field %(name)s must be a number."), name=name)
        case _:
            sentence = _("The field %(name)s cannot be “%(value)s”.")
            return _refused(sentence, name=name, value=_shown(first["input"]))


def _refused(sentence: str, **arguments: Any) -> BadInput:
    return BadInput(sentence, code=CODE, action=ACTION, **arguments)


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= VALUE_CHARACTERS else text[:VALUE_CHARACTERS] + "…"
