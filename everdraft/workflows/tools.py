"""What the roof hands to every workflow, and how a model is let speak into a section."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from everdraft.base.clock import Clock, timestamp
from everdraft.base.ids import IdSource
from everdraft.cv.model import Basics
from everdraft.engine.run import Run, SectionWriter
from everdraft.llm.attempts import AttemptRules, Teller, call_with_attempts
from everdraft.llm.failures import ModelFailure
from everdraft.llm.masked import masked
from everdraft.llm.port import Model, Prompt
from everdraft.llm.privacy import Mask, secrets_of_person


@dataclass(slots=True, frozen=True)
class Tools:
    """``model`` is None when nobody but the rules writes."""

    model: Model | None
    clock: Clock
    ids: IdSource
    attempts: AttemptRules = field(default_factory=AttemptRules)


async def say(
    run: Run,
    writer: SectionWriter,
    prompt: Prompt,
    tools: Tools,
    person: Basics,
    begin: Callable[[], Awaitable[None]],
) -> dict[str, Any]:
    """Streams a model's answer into a section; gives what its calls took.

    A remote model never sees who the person is. A call that breaks off after it wrote starts the
    section anew (``begin`` writes again what came before the text), so that a section never holds
    words of two calls. Raises `ModelFailure` when the calls are used up; then the run rests.
    """
    if tools.model is None:
        raise ValueError("nobody to ask")

    async def restart() -> None:
        await writer.restart()
        await begin()

    async def wait(until: datetime, failure: ModelFailure) -> None:
        await run.waiting(timestamp(until), failure.code)

    answer = await call_with_attempts(
        masked(tools.model, mask_of(person)),
        prompt,
        Teller(writer.write, restart, wait),
        clock=tools.clock,
        rules=tools.attempts,
    )
    return {
        "inputTokens": answer.usage.input_tokens,
        "outputTokens": answer.usage.output_tokens,
        "costUsd": answer.usage.cost_usd,
        "calls": answer.calls,
    }


def mask_of(person: Basics) -> Mask:
    """What a remote model shall not see: name, e-mail, phone, address, profiles."""
    return Mask(
        secrets_of_person(
            name=person.name,
            emails=(person.email,),
            phones=(person.phone,),
            addresses=(person.location.text,),
            links=(person.url, *(profile.url for profile in person.profiles)),
        )
    )
