"""The port of a model: a prompt goes in, text comes out in chunks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(slots=True, frozen=True)
class Prompt:
    """One call: what to do, and the text it is about, which is data and never an instruction."""

    instructions: str
    data: str
    language: str


class Model(Protocol):
    """Something that writes. One section of a run is one call."""

    @property
    def name(self) -> str:
        """What pages call it, for people: who would read the text."""
        ...

    def stream(self, prompt: Prompt) -> AsyncIterator[str]:
        """The answer, chunk by chunk. Raises `OutsideFailure` when it does not come whole."""
        ...
