"""How a section gets its suggestions and questions: each a record, in the commit that shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from everdraft.base.clock import timestamp
from everdraft.cv.claims.source import Source
from everdraft.cv.model import Basics, Cv
from everdraft.cv.suggest import (
    Question,
    Suggestion,
    question_to_json,
    suggestion_from_json,
    suggestion_to_json,
)
from everdraft.cv.suggestions.applied import offered_suggestion
from everdraft.cv.suggestions.places import TextPlace, place_name
from everdraft.engine.run import Run, SectionWriter
from everdraft.library.records import Document, PutDocument
from everdraft.llm.port import Model, Prompt
from everdraft.workflows.tools import Hearing, Tools, say

SUGGESTION = "suggestion"
QUESTION = "question"

Json = Mapping[str, Any]


@dataclass(slots=True)
class Material:
    """What all sections of a run share. ``job`` is the job that its suggestions are for, or ""."""

    run: Run
    tools: Tools
    resume_id: str
    cv: Cv
    people: Sequence[Basics]
    truth: Source
    titles: dict[str, str] = field(default_factory=dict[str, str])
    job: str = ""

    def record(self, kind: str, body: Json) -> Document:
        """A document of this run; a suggestion's has its own id, so that it is found."""
        return Document(
            id=str(body.get("id") or self.tools.ids("doc")),
            owner_id=self.run.row.owner_id,
            kind=kind,
            subject_id=self.resume_id,
            run_id=self.run.id,
            body=body,
            created_at=timestamp(self.tools.clock.now()),
        )


def suggestions_of(run: Run) -> list[Suggestion]:
    """All suggestions of the run, also those of earlier attempts: the log knows them."""
    sections = run.snapshot.sections.values()
    return [suggestion_from_json(one) for section in sections for one in section.suggestions]


def numbered(places: Sequence[TextPlace], drafts: Mapping[str, str], cv: Cv) -> list[str]:
    """The texts of a section as a model is given them: by number, each under where it stands.

    ``drafts`` are what the rules would write, by target.
    """
    lines: list[str] = []
    above = ""
    for number, one in enumerate(places, 1):
        name = place_name(cv, one.target, lambda text: text)
        lines += [f"In: {name}"] if name and name != above else []
        above = name
        lines.append(f"{number}. {one.text}")
        if one.target in drafts:
            lines.append(f"   (a rule would write: {drafts[one.target]})")
    return lines


async def write_outcome(
    writer: SectionWriter, material: Material, instructions: str, outcome: Json
) -> None:
    """The last section: its ``summary``, by the rules or told anew by a model, and its result."""
    summary, run = str(outcome["summary"]), material.run
    usage: dict[str, Any] | None = None
    if material.tools.model is None:
        await writer.write(summary)
    else:

        async def begin() -> None:
            """Nothing comes before the model's text."""

        prompt = Prompt(instructions, summary, run.row.language)
        usage = await say(run, writer, prompt, material.tools, material.people, begin)
    await writer.complete(outcome, usage=usage)


def fits(_place: TextPlace, _text: str) -> bool:
    """Whether a model's offer may stand for a text: any may."""
    return True


class Suggester:
    """Writes the suggestions and questions of one section."""

    def __init__(
        self,
        section_id: str,
        writer: SectionWriter,
        material: Material,
        may: Callable[[TextPlace, str], bool] = fits,
    ) -> None:
        self._id = section_id
        self._writer = writer
        self._material = material
        self._may = may
        self._changed: set[str] = set()
        self._places: Sequence[TextPlace] = ()

    async def hear(
        self, model: Model, prompt: Prompt, places: Sequence[TextPlace]
    ) -> tuple[dict[str, Any], int]:
        """One call of a model about numbered texts; what it took, and the lines of no use."""
        self._places = places
        hearing = Hearing(self._writer, model, self._take)

        async def begin() -> None:
            """A call that is made again is heard anew; nothing comes before its text."""
            hearing.reset()
            self._changed.clear()

        own = self._material
        usage = await say(own.run, self._writer, prompt, own.tools, own.people, begin, hearing.hear)
        await hearing.end()
        return usage, hearing.unread

    async def _take(self, record: Json) -> bool:
        """A model's record: a suggestion for one of the numbered texts, or of no use."""
        offered = offered_suggestion(record, self._places, self._material.truth)
        if offered is None:
            return False
        place = next(one for one in self._places if one.target == offered.target)
        if not self._may(place, offered.text):
            return False
        await self.suggest(offered)
        return True

    async def suggest(self, suggestion: Suggestion) -> None:
        """One suggestion a target: the first, which is a model's where it has one."""
        if suggestion.target in self._changed:
            return
        self._changed.add(suggestion.target)
        shown = suggestion_to_json(suggestion, self._material.run.translate)
        await self._put(SUGGESTION, shown, suggestion.target, self._writer.suggestion)

    async def ask(self, question: Question, place: str = "") -> None:
        """A question that only the person can answer; ``place`` is what it is about."""
        shown = question_to_json(question, self._material.run.translate)
        await self._put(QUESTION, shown, question.target, self._writer.question, place)

    async def _put(
        self,
        kind: str,
        shown: Json,
        target: str,
        write: Callable[..., Awaitable[None]],
        place: str = "",
    ) -> None:
        own = self._material
        name = place or place_name(own.cv, target, own.run.translate)
        body = {
            **shown,
            "id": own.tools.ids("sug" if kind == SUGGESTION else "que"),
            "section": self._id,
            "place": name or own.titles.get(self._id, ""),
            **({"job": own.job} if own.job else {}),
        }
        await write(body, (PutDocument(own.record(kind, body)),))
