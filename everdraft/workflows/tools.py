"""What the roof hands to every workflow, and how a model is let speak into a section."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from everdraft.base.clock import Clock, timestamp
from everdraft.base.ids import IdSource
from everdraft.credits.sends import UNKNOWN, Send
from everdraft.cv.job import Job
from everdraft.cv.model import Basics
from everdraft.engine.run import Run, SectionWriter
from everdraft.llm.attempts import AttemptRules, Teller, call_with_attempts
from everdraft.llm.failures import ModelFailure
from everdraft.llm.lines import Heard, RecordLines
from everdraft.llm.masked import masked
from everdraft.llm.port import Model, Prompt, Usage
from everdraft.llm.privacy import Mask, secrets_of_person
from everdraft.workflows.spending import Purse


@dataclass(slots=True, frozen=True)
class Tools:
    """``model`` is None when the rules alone write; without a ``purse`` nothing is limited.

    ``read_job`` fetches the job behind an address (see `everdraft.jobpages.reader`).
    """

    model: Model | None
    clock: Clock
    ids: IdSource
    attempts: AttemptRules = field(default_factory=AttemptRules)
    purse: Purse | None = None
    read_job: Callable[[str], Awaitable[Job]] | None = None


class Hearing:
    """A model's answer on its way: prose goes into the section, each record to ``take``.

    ``take`` says whether a record was of use. ``unread`` counts the lines that were of none.
    A model that only recites is not asked for records: all it says is prose.
    """

    def __init__(
        self,
        writer: SectionWriter,
        model: Model,
        take: Callable[[Mapping[str, Any]], Awaitable[bool]],
    ) -> None:
        self._writer = writer
        self._model = model
        self._take = take
        self._lines = RecordLines()
        self._refused = 0

    @property
    def unread(self) -> int:
        """Lines that began like a record and were none, and records that fitted nothing."""
        return self._lines.unread + self._refused

    def reset(self) -> None:
        """A new call: what was heard of the one before no longer counts."""
        self._lines, self._refused = RecordLines(), 0

    async def hear(self, chunk: str) -> None:
        """Takes the next words."""
        if self._model.obeys:
            await self._tell(self._lines.feed(chunk))
        else:
            await self._writer.write(chunk)

    async def end(self) -> None:
        """The answer is whole: what waited for the end of its line is told."""
        await self._tell(self._lines.end())

    async def _tell(self, heard: Heard) -> None:
        await self._writer.write(heard.text)
        for record in heard.records:
            if not await self._take(record):
                self._refused += 1


async def say(
    run: Run,
    writer: SectionWriter,
    prompt: Prompt,
    tools: Tools,
    people: Sequence[Basics],
    begin: Callable[[], Awaitable[None]],
    hear: Callable[[str], Awaitable[None]] | None = None,
) -> dict[str, Any]:
    """Streams a model's answer into a section; gives what its calls took.

    A remote model never sees who the ``people`` are (one person, as read and as corrected). A
    call that breaks off after it wrote starts the section anew (``begin`` writes again what
    came before the text), so that a section never holds words of two calls. ``hear`` takes the
    text in place of the section, to lift records out of it. Every call is recorded with what it
    took, and none is made beyond the budget: then `RestUntil` is raised. Raises `ModelFailure`
    when the calls are used up; then the run rests.
    """
    model = tools.model
    if model is None:
        raise ValueError("nobody to ask")

    async def restart() -> None:
        await writer.restart()
        await begin()

    async def wait(until: datetime, failure: ModelFailure) -> None:
        await run.waiting(timestamp(until), failure.code)

    async def before() -> None:
        if tools.purse is not None:
            await tools.purse.require(run.row.owner_id, run.id)

    record = _Record(run, model, tools)
    answer = await call_with_attempts(
        masked(model, mask_of(people)),
        prompt,
        Teller(
            hear or writer.write,
            restart,
            wait,
            record.ended,
            before,
            record.leaves,
            record.came_nowhere,
        ),
        clock=tools.clock,
        rules=tools.attempts,
        failed=run.snapshot.failed_calls,
    )
    return {
        "inputTokens": answer.usage.input_tokens,
        "outputTokens": answer.usage.output_tokens,
        "costUsd": answer.usage.cost_usd,
        "calls": answer.calls,
    }


class _Record:
    """Writes down the calls of a section: each before it leaves, and how it ended."""

    def __init__(self, run: Run, model: Model, tools: Tools) -> None:
        self._run = run
        self._model = model
        self._tools = tools
        self._under_way: Send | None = None

    async def leaves(self, usage: Usage) -> None:
        """A call is about to be made; durable when this returns."""
        send = _send(self._run, self._model, usage, UNKNOWN, self._tools)
        self._under_way = send  # before the wait: one that is broken off is taken back too
        await self._run.sending(send)

    def ended(self, usage: Usage, failure: str) -> None:
        """A call has ended; what took nothing and left for nobody is none."""
        begun, self._under_way = self._under_way, None
        if begun is None and not usage.tokens:
            return
        send = _send(self._run, self._model, usage, failure, self._tools)
        if begun is not None:
            send = replace(send, id=begun.id, at=begun.at, section=begun.section)
        self._run.sent(send, known=begun is not None)

    def came_nowhere(self) -> None:
        """The call reached nobody: there is nothing to record."""
        if self._under_way is not None:
            self._run.unsent(self._under_way)
            self._under_way = None


def _send(run: Run, model: Model, usage: Usage, failure: str, tools: Tools) -> Send:
    return Send(
        id=tools.ids("snd"),
        owner_id=run.row.owner_id,
        run_id=run.id,
        section=run.snapshot.active_section,
        provider=model.name,
        remote=model.remote,
        purpose=run.purpose,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cost_usd=usage.cost_usd,
        estimated=usage.estimated,
        failure=failure,
        at=timestamp(tools.clock.now()),
    )


def mask_of(people: Sequence[Basics]) -> Mask:
    """What a remote model shall not see: name, e-mail, phone, address, profiles."""
    return Mask(
        secret
        for person in people
        for secret in secrets_of_person(
            name=person.name,
            emails=(person.email,),
            phones=(person.phone,),
            addresses=(person.location.text,),
            links=(person.url, *(profile.url for profile in person.profiles)),
        )
    )
