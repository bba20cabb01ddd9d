"""What the roof hands to every workflow."""

from __future__ import annotations

from dataclasses import dataclass

from everdraft.base.clock import Clock
from everdraft.base.ids import IdSource
from everdraft.llm.port import Model


@dataclass(slots=True, frozen=True)
class Tools:
    """``model`` is None when nobody but the rules writes."""

    model: Model | None
    clock: Clock
    ids: IdSource
