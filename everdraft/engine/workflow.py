"""What a workflow is: a name, a form, a price and one function that writes a run.

One file in workflows/ is one workflow: ``@workflow(...)`` over an async function

    async def analysis(run: Run, wish: Wish, tools: Tools) -> Outcome

where ``wish`` is the validated input and ``tools`` what the roof hands to all workflows. Pages,
routes, saving, recovery and the kill-at-every-event test are derived from this declaration.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from pydantic import BaseModel

from everdraft.streams.store import Effect

if TYPE_CHECKING:
    from everdraft.engine.run import Run


@dataclass(slots=True, frozen=True)
class Conditions:
    """When a score is asked for, of which file, and in whose words."""

    today: date
    file_name: str
    translate: Callable[[str], str]


@dataclass(slots=True, frozen=True)
class Outcome:
    """What a workflow ends with: the result, and records written in the same commit as the end.

    ``facts`` is a small object for lists (a score): they read it without the result.
    """

    result: Mapping[str, Any]
    records: tuple[Effect, ...] = ()
    document_id: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])


WorkflowFunction = Callable[["Run", Any, Any], Awaitable[Outcome]]
ScoreFunction = Callable[[Mapping[str, Any], Mapping[str, Any], Conditions], Mapping[str, Any]]
"""A score from what was read of a file, a document made of it, and when it is asked."""


@dataclass(slots=True, frozen=True)
class Workflow:
    """A declared workflow. ``price`` is in credits; ``route`` is its start's path in the API.

    ``page`` is the path of its form, /start/NAME unless it says otherwise. ``heading``, ``lead``
    (what one gets, in a sentence) and ``action`` (the button) are said there; the form's fields are
    those of ``input`` that have a title. ``measure`` is what its two scores are called, where it
    ends with scores, and ``score`` counts the one of now. With ``copies`` the person decides on a
    copy of the CV, one for each run.
    """

    name: str
    title: str
    price: int
    input: type[BaseModel]
    route: str
    function: WorkflowFunction
    page: str = ""
    heading: str = ""
    lead: str = ""
    action: str = ""
    measure: str = ""
    score: ScoreFunction | None = None
    copies: bool = False

    @property
    def form(self) -> str:
        """The path of the form."""
        return self.page or f"/start/{self.name}"


@dataclass(slots=True)
class Workflows:
    """The registry; a name that comes twice fails at start."""

    by_name: dict[str, Workflow] = field(default_factory=dict[str, Workflow])

    def add(self, declared: Workflow) -> None:
        if declared.name in self.by_name:
            raise ValueError(f"two workflows are named {declared.name}")
        self.by_name[declared.name] = declared

    def __getitem__(self, name: str) -> Workflow:
        return self.by_name[name]

    def __iter__(self) -> Iterator[Workflow]:
        return iter(self.by_name.values())


class Said(TypedDict, total=False):
    """What a declaration may say beside what it must."""

    page: str
    heading: str
    lead: str
    action: str
    measure: str
    score: ScoreFunction
    copies: bool


def workflow(
    name: str,
    *,
    title: str,
    price: int,
    input: type[BaseModel],
    route: str,
    **said: Unpack[Said],
) -> Callable[[WorkflowFunction], Workflow]:
    """Declares the function below it as a workflow; ``said`` are the other fields of `Workflow`."""

    def declare(function: WorkflowFunction) -> Workflow:
        return Workflow(name, title, price, input, route, function, **said)

    return declare
