"""JSON out of a model's text: partial values while it comes, one strict value at the end.

A growing text is parsed at most once for 256 new bytes or 100 ms, so that a long answer does not
cost the square of its length. Prose and code fences around the object are left out. At the end the
object is parsed strictly: no NaN, no key twice, no depth without end.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from math import isfinite
from typing import Any, Generic, NoReturn, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from everdraft.llm.failures import ModelFailure

PARTIAL_BYTES = 256
PARTIAL_SECONDS = 0.1
ANSWER_BYTES_MAX = 262_144
DEPTH_MAX = 32

Shape = TypeVar("Shape", bound=BaseModel)


class ObjectScanner:
    """Finds the first JSON object of a text that comes in chunks, in one pass."""

    def __init__(self) -> None:
        self.text = ""
        self.start = -1
        self.end = -1
        self.deepest = 0
        self._depth = 0
        self._in_string = False
        self._escaped = False

    def feed(self, chunk: str) -> None:
        """Goes on through the chunk. ``end`` is set behind the brace that closes the object."""
        already = len(self.text)
        self.text += chunk
        for position, character in enumerate(chunk, already):
            if self.end >= 0:
                return
            if self.start < 0:
                if character != "{":
                    continue
                self.start = position
            self._step(position, character)

    def found(self) -> str:
        """The object as far as it came; empty before its first brace."""
        if self.start < 0:
            return ""
        return self.text[self.start : self.end if self.end >= 0 else None]

    def _step(self, position: int, character: str) -> None:
        if self._in_string:
            if self._escaped:
                self._escaped = False
            elif character == "\\":
                self._escaped = True
            elif character == '"':
                self._in_string = False
        elif character == '"':
            self._in_string = True
        elif character in "{[":
            self._depth += 1
            self.deepest = max(self.deepest, self._depth)
        elif character in "}]":
            self._depth -= 1
            if self._depth == 0:
                self.end = position + 1


class StructuredAnswer(Generic[Shape]):
    """One JSON answer of a model. ``model`` is the name that failures carry."""

    def __init__(
        self, shape: type[Shape], model: str, monotonic_seconds: Callable[[], float]
    ) -> None:
        self._shape = shape
        self._model = model
        self._monotonic_seconds = monotonic_seconds
        self._scanner = ObjectScanner()
        self._bytes = 0
        self._bytes_parsed = 0
        self._parsed_at = monotonic_seconds()

    def feed(self, chunk: str) -> dict[str, Any] | None:
        """Takes the chunk; the partial value when it is time for one, otherwise None.

        A partial value has only what came, the last string cut where the text is. It was not
        validated. Raises `ModelFailure` for an answer that is too long or too deep.
        """
        self._scanner.feed(chunk)
        self._bytes += len(chunk.encode("utf-8", "replace"))
        if self._bytes > ANSWER_BYTES_MAX:
            raise ModelFailure("model_length", self._model, detail="bytes of JSON")
        if self._scanner.deepest > DEPTH_MAX:
            raise self._junk("depth")
        now = self._monotonic_seconds()
        if (
            self._bytes - self._bytes_parsed < PARTIAL_BYTES
            and now - self._parsed_at < PARTIAL_SECONDS
        ):
            return None
        self._bytes_parsed, self._parsed_at = self._bytes, now
        return self.partial()

    def partial(self) -> dict[str, Any] | None:
        """The value so far, whenever asked; None before it can be read."""
        try:
            value = from_json(
                self._scanner.found(), allow_partial="trailing-strings", allow_inf_nan=False
            )
        except ValueError:
            return None
        return cast("dict[str, Any]", value) if isinstance(value, dict) else None

    def finish(self) -> Shape:
        """The whole value, strictly. Raises `ModelFailure` (``model_junk``)."""
        if self._scanner.end < 0:
            raise self._junk("no whole object")
        try:
            value = json.loads(
                self._scanner.found(),
                object_pairs_hook=_once,
                parse_constant=_no_constant,
                parse_float=_finite,
            )
            return self._shape.model_validate(value)
        except (ValidationError, ValueError, RecursionError) as error:
            raise self._junk(type(error).__name__) from error

    def _junk(self, detail: str) -> ModelFailure:
        return ModelFailure("model_junk", self._model, detail=detail)


def read_whole(text: str, shape: type[Shape], model: str) -> Shape:
    """The strict value of a whole answer, for `call_with_attempts`' ``accept`` and after it."""
    answer = StructuredAnswer(shape, model, lambda: 0.0)
    answer.feed(text)
    return answer.finish()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, unless it gives a key twice: nobody can say which of the two was meant."""
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a key comes twice")
    return value


def _finite(digits: str) -> float:
    """The number, unless it is too large for one: 1e999 would be infinite."""
    if not isfinite(number := float(digits)):
        raise ValueError(f"{digits} is too large")
    return number


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
