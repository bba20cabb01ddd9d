"""What a workflow is: a name, a form, a price and one function that writes a run.

One file in workflows/ is one workflow: ``@workflow(...)`` over an async function

    async def analysis(run: Run, wish: Wish, tools: Tools) -> Outcome

where ``wish`` is the validated input and ``tools`` what the roof hands to all workflows. Pages,
routes, saving, recovery and the kill-at-every-event test are derived from this declaration.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from everdraft.streams.store import Effect

if TYPE_CHECKING:
    from everdraft.engine.run import Run


@dataclass(slots=True, frozen=True)
class Outcome:
    """What a workflow ends with: the result, and records written in the same commit as the end."""

    result: Mapping[str, Any]
    records: tuple[Effect, ...] = ()
    document_id: str = ""


WorkflowFunction = Callable[["Run", Any, Any], Awaitable[Outcome]]


@dataclass(slots=True, frozen=True)
class Workflow:
    """A declared workflow. ``price`` is in credits; ``route`` is its start's path in the API."""

    name: str
    title: str
    price: int
    input: type[BaseModel]
    route: str
    function: WorkflowFunction


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


def workflow(
    name: str, *, title: str, price: int, input: type[BaseModel], route: str
) -> Callable[[WorkflowFunction], Workflow]:
    """Declares the function below it as a workflow."""

    def declare(function: WorkflowFunction) -> Workflow:
        return Workflow(name, title, price, input, route, function)

    return declare
