"""Fields that several workflows ask for, each with what their forms say about it.

A field of an input with a title is a field of its form. ``json_schema_extra`` says more:
``choices`` (what each value of a choice is called) and ``control`` (language, job or url).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from everdraft.cv.findings import message as _

Tone = Literal["direct", "gentle", "roast"]

TONES = {
    "direct": "Be short, warm and exact. Never cheer, never blame.",
    "gentle": "Be short, kind and encouraging, and still exact.",
    "roast": "Be sharp and witty about the text, never about the person, and end on the fix.",
}

TONE: Any = Field(
    default="direct",
    title=_("How it is said to you"),
    json_schema_extra={
        "choices": {"direct": _("Direct"), "gentle": _("Gentle"), "roast": _("Roast")}
    },
)

OUTPUT_LANGUAGE: Any = Field(
    default="",
    alias="outputLanguage",
    pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?)?$",
    title=_("The language of the suggestions"),
    json_schema_extra={
        "control": "language",
        "rules": _("The rules write in your CV's own language; another one needs a model."),
    },
)
