"""The port of a model: a prompt goes in, text comes out in chunks, and the bill at the end."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(slots=True, frozen=True)
class Prompt:
    """One call: what to do, and the text it is about, which is data and never an instruction.

    ``language`` is the one to answer in. ``answer_tokens_max`` caps the answer; None leaves it to
    the model's own cap. ``as_json``: the task asks for one JSON object.
    """

    instructions: str
    data: str
    language: str
    answer_tokens_max: int | None = None
    as_json: bool = False


@dataclass(slots=True, frozen=True)
class Usage:
    """What one call took. ``cost_usd`` is None where no price is known.

    ``estimated`` says that the provider gave no count (a call that broke off, a server that does
    not count): the tokens were then counted from the text, four bytes each.
    """

    input_tokens: int
    output_tokens: int
    cost_usd: float | None = None
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """All tokens, in and out."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: Usage) -> Usage:
        """Both together. One unknown price leaves the sum unknown, unless its call took nothing."""
        costs = [part.cost_usd for part in (self, other) if part.tokens or part.cost_usd]
        known = [cost for cost in costs if cost is not None]
        return Usage(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            None if len(known) < len(costs) else sum(known),
            self.estimated or other.estimated,
        )


NO_USAGE = Usage(0, 0, 0.0)

OnUsage = Callable[[Usage], None]
OnSend = Callable[[Usage], Awaitable[None]]


class Model(Protocol):
    """Something that writes. One section of a run is one call."""

    @property
    def name(self) -> str:
        """What pages call it, for people: who would read the text."""
        ...

    @property
    def remote(self) -> bool:
        """Whether the text leaves this machine."""
        ...

    @property
    def obeys(self) -> bool:
        """Whether it does what a prompt asks; one that recites its own text does not."""
        ...

    def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        """The answer, chunk by chunk; it came whole if this ends without an error.

        ``on_send`` is called once when the call is about to leave for its provider, with what it
        takes at least; what it raises goes through, and nothing is sent. ``on_usage`` is called
        once at the end of every call that reached the provider, also of one that was refused or
        failed. A model that sends nothing anywhere calls neither, or ``on_usage`` with nothing.
        Raises `ModelFailure`. Close it (``contextlib.aclosing``) when you stop early.
        """
        ...

    async def close(self) -> None:
        """Lets go of connections; a later call opens new ones."""
        ...
