"""What the roof tells the pages of the model, the limits, the folder; and who reads, in words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from everdraft.base.errors import EverdraftError
from everdraft.base.language import Translate


@dataclass(slots=True, frozen=True)
class ModelFacts:
    """Who writes. ``setting`` is EVERDRAFT_MODEL, ``name`` the model's name for people, ``host``
    whom it is sent to; ``price_known`` may take a second at its first call."""

    setting: str
    name: str
    remote: bool
    host: str
    key_set: bool
    price_known: Callable[[], bool]


@dataclass(slots=True, frozen=True)
class Limits:
    """What models may take; None is no limit."""

    tokens_per_run: int | None
    usd_per_day: float | None
    usd_per_month: float | None
    person_usd_per_day: float | None
    person_usd_per_month: float | None

    @property
    def in_usd(self) -> bool:
        """Whether any of them is in dollars."""
        own = (self.usd_per_day, self.usd_per_month)
        return any(
            limit is not None
            for limit in (*own, self.person_usd_per_day, self.person_usd_per_month)
        )


@dataclass(slots=True, frozen=True)
class HostFacts:
    """The data folder as it is now. ``copies`` are the databases kept before a change of schema."""

    folder: str
    free_bytes: int
    schema: int
    last_backup_at: str
    copies: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Facts:
    """All of them. ``try_model`` makes a tiny call: None when it works, otherwise what is wrong."""

    model: ModelFacts
    limits: Limits
    retention_days: float
    prices: Mapping[str, int]
    host: Callable[[], HostFacts]
    try_model: Callable[[], Awaitable[EverdraftError | None]]


def who_reads(model: ModelFacts, purpose: str, translate: Translate) -> str:
    """Who will read a person's text, and for what: said before the first word is sent.

    ``purpose`` is a workflow's title, already translated.
    """
    values = {"model": model.name, "purpose": purpose}
    if model.setting == "rules":
        said = translate("It stays on this server: the checks are rules, and nobody else reads it.")
    elif model.setting == "scripted":
        said = translate("It stays on this server: the scripted model recites, and reads nothing.")
    elif not model.remote:
        said = translate("%(model)s reads it on this server, for: %(purpose)s.")
    else:
        said = translate(
            "Sections of it are sent to %(model)s, on another machine, for: %(purpose)s. Name, "
            "e-mail, phone and address are replaced before."
        )
    return said % values
