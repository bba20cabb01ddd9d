"""What was sent to models: a record of every call that reached one, and what was spent.

A record holds no word of a CV and none of an answer: who, when, for what, to whom, how much. It
outlives the run it names, so that deleting a CV takes no money back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

UNKNOWN = "unknown"


@dataclass(slots=True, frozen=True)
class Send:
    """One call. ``provider`` is a model's name for people, ``purpose`` a workflow's title.

    ``cost_usd`` is None where no price is known; ``estimated`` when the provider gave no count.
    ``failure`` is empty for an answer that came whole, otherwise a code: model_…, ``stopped`` when
    nobody wanted the rest, or `UNKNOWN` for one that has not ended: it is under way, or was when
    its process was killed. ``run_id`` and ``section`` are empty for a call of no run.
    """

    id: str
    owner_id: str
    run_id: str
    section: str
    provider: str
    remote: bool
    purpose: str
    input_tokens: int
    output_tokens: int
    cost_usd: float | None
    estimated: bool
    failure: str
    at: str


@dataclass(slots=True, frozen=True)
class PutSend:
    """Records a call, before it is made."""

    effect: ClassVar[str] = "put_send"
    send: Send


@dataclass(slots=True, frozen=True)
class EndSend:
    """How a recorded call ended and what it took; its place and its moment stay."""

    effect: ClassVar[str] = "end_send"
    send: Send


@dataclass(slots=True, frozen=True)
class DeleteSend:
    """Takes back the record of a call that never reached a provider."""

    effect: ClassVar[str] = "delete_send"
    send_id: str


@dataclass(slots=True, frozen=True)
class DeleteOldSends:
    """Forgets the calls made before ``before``."""

    effect: ClassVar[str] = "delete_old_sends"
    before: str


@dataclass(slots=True, frozen=True)
class Spending:
    """What calls took together. ``usd`` is of those whose price is known, ``unpriced`` counts the
    others."""

    calls: int = 0
    tokens: int = 0
    usd: float = 0.0
    unpriced: int = 0


class SendStore(Protocol):
    """Questions about what was sent."""

    async def sends(self, owner_id: str, limit: int, before: str = "") -> list[Send]:
        """The owner's calls, newest first: those recorded before the call ``before``, if given."""
        ...

    async def run_tokens(self, run_id: str) -> int:
        """All tokens that the calls of a run took, in and out."""
        ...

    async def spent(self, since: str, owner_id: str = "") -> Spending:
        """What was taken since a moment, by one person or, without a name, by everybody."""
        ...
