"""What every handler needs, and who is asking in which language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from starlette.requests import Request

from everdraft.accounts.user import LOCAL_USER, User
from everdraft.base.clock import Clock
from everdraft.base.language import LANGUAGES, negotiate
from everdraft.documents.render.renderer import Renderer
from everdraft.engine.commit import Committer
from everdraft.engine.credits import CreditService
from everdraft.engine.hub import Hub
from everdraft.engine.library import LibraryService
from everdraft.engine.sends import SendService
from everdraft.engine.service import RunService
from everdraft.engine.sweep import Sweeper
from everdraft.engine.watch import Watches
from everdraft.engine.workflow import Workflows
from everdraft.web.facts import Facts

LANGUAGE_COOKIE = "language"


@dataclass(slots=True)
class Readiness:
    """Whether the unfinished runs of before are taken up, and how many there were."""

    ready: bool = False
    taken_up_count: int = 0


@dataclass(slots=True, frozen=True)
class WebContext:
    """The services behind the pages, made by the roof and kept in ``app.state.context``.

    ``credits`` is None where nothing costs anything, and then nothing is shown of them;
    ``ledger`` is the same for the operator, who may grant before they are switched on.
    ``model_name`` is what writes: "rules", or a model's name; pages say so. ``random`` gives
    numbers in [0, 1) for the jitter of ``retry:``.
    """

    runs: RunService
    library: LibraryService
    workflows: Workflows
    committer: Committer
    hub: Hub
    watches: Watches
    credits: CreditService | None
    ledger: CreditService
    sweeper: Sweeper
    cron_secret: str
    clock: Clock
    random: Callable[[], float]
    model_name: str
    version: str
    heartbeat_seconds: float
    long_poll_seconds: float
    allowed_hosts: frozenset[str]
    sends: SendService
    facts: Facts
    renderer: Renderer
    readiness: Readiness = field(default_factory=Readiness)


def context_of(request: Request) -> WebContext:
    """The services."""
    return request.app.state.context


def not_saved(context: WebContext, words: Mapping[str, Any]) -> str:
    """What stands in the place of "Saved" while the disk refuses; empty while it does not."""
    trouble = context.committer.trouble
    if trouble is None:
        return ""
    full = trouble.status == HTTPStatus.INSUFFICIENT_STORAGE
    return str(words["disk_full" if full else "disk_refuses"])


def user_of(request: Request) -> User:
    """Who is asking. Without accounts there is one person: whoever sits at the machine."""
    del request
    return LOCAL_USER


def language_of(request: Request) -> str:
    """The language of the interface: chosen (cookie), or the browser's, or English."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    header = request.headers.get("accept-language", "")
    return negotiate([part.split(";")[0].strip() for part in header.split(",") if part.strip()])
