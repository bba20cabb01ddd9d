"""Fields of a request, from a form or from JSON, and the one file it may carry."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from everdraft.base.errors import BadInput

PASTED_NAME = "pasted.txt"


@dataclass(slots=True)
class Fields:
    """What was sent: plain fields, and a file with its name."""

    values: dict[str, Any] = field(default_factory=dict[str, Any])
    file_name: str = ""
    data: bytes | None = None

    def text(self, name: str) -> str:
        """A field as text; empty when it was not sent. `BadInput` when it is no text."""
        value = self.values.get(name, "")
        if value is None:
            return ""
        if not isinstance(value, str):
            raise BadInput(
                "The field %(name)s must be text.",
                code="bad_fields",
                action="Correct it and send it again.",
                name=name,
            )
        return value

    def flag(self, name: str) -> bool:
        """A field as yes or no."""
        value = self.values.get(name)
        return value is True or (
            isinstance(value, str) and value.lower() in ("true", "1", "on", "yes")
        )


def whole_number(text: str) -> int | None:
    """A number as forms send a revision; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


async def read_fields(request: Request) -> Fields:
    """The request's fields. A pasted ``text`` becomes a file. Raises `BadInput`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        fields = Fields(values=_json_object(await request.body()))
    elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        fields = await _form_fields(request)
    elif not await request.body():
        fields = Fields()
    else:
        raise BadInput(
            "What was sent is neither a form nor JSON.",
            code="wrong_content_type",
            action="Send a form or JSON.",
            status=415,
        )
    if fields.data is None and fields.text("text").strip():
        fields.file_name = PASTED_NAME
        fields.data = fields.text("text").encode("utf-8", "replace")
    return fields


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body or b"{}")
        # Half of a surrogate pair is no text: neither a database nor a browser could hold it.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise BadInput(
            "The body is not a JSON object.",
            code="bad_json",
            action="Send one object, in UTF-8.",
            status=400,
        )
    return value  # pyright: ignore[reportUnknownVariableType]


async def _form_fields(request: Request) -> Fields:
    fields = Fields()
    async with request.form(max_files=1, max_fields=30, max_part_size=1024 * 1024) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if name == "file" and (value.filename or value.size):
                    fields.file_name = value.filename or ""
                    fields.data = await value.read()
            else:
                fields.values[name] = value
    return fields
