"""Improvement: other words for the lines of a CV, and the questions only the person can answer.

What comes out are records: suggestions and questions. Nothing here writes into the CV; accepting
is an edit of the person's. Every claim that the CV does not make waits for the person's word.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from everdraft.base.clock import timestamp
from everdraft.base.language import plural
from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.claims.source import Source
from everdraft.cv.codec import cv_from_json, to_json
from everdraft.cv.findings import Finding
from everdraft.cv.findings import message as _
from everdraft.cv.reading import Reading
from everdraft.cv.report import score_summary
from everdraft.cv.revised import revised_reading
from everdraft.cv.rubric import Scorecard, readiness
from everdraft.cv.suggest import (
    ImproveWish,
    Question,
    Suggestion,
    question_to_json,
    questions_for,
    section_ids,
    suggestion_from_json,
    suggestion_to_json,
    suggestions_for,
)
from everdraft.cv.suggestions.applied import offered_suggestion, with_suggestions
from everdraft.cv.suggestions.places import TextPlace, place_name, text_places
from everdraft.cv.suggestions.sheet import Sheet
from everdraft.cv.words import base_language
from everdraft.engine.run import Run, SectionWriter
from everdraft.engine.workflow import Outcome, workflow
from everdraft.library.records import Document, PutDocument
from everdraft.llm.port import Model, Prompt
from everdraft.workflows.source import SourceCv, source_cv
from everdraft.workflows.tools import Hearing, Tools, say

IMPROVEMENT = "improvement"
SUGGESTION = "suggestion"
QUESTION = "question"
OUTCOME = "outcome"
"""The last section: what it comes to, with the scores."""

TONES = {
    "direct": "Be short, warm and exact. Never cheer, never blame.",
    "gentle": "Be short, kind and encouraging, and still exact.",
    "roast": "Be sharp and witty about the text, never about the person, and end on the fix.",
}
INSTRUCTIONS = (
    "The data has numbered texts of one section of a CV, and what its owner wishes. First say in "
    "one to three plain sentences what you would change and why. Then give, for each text that "
    "can be said better and for no other, one JSON object on a line of its own: "
    '{"line": NUMBER, "text": "THE WHOLE NEW TEXT", "why": "ONE SHORT SENTENCE"}. '
    "Open with what was done and end with what came of it, keep it to one or two lines, keep every "
    "fact, and add no fact, number, tool, name or date that the text does not give. Where a number "
    "or a result is missing, leave it out: the owner is asked for it elsewhere. Where a text is a "
    "list with one item a line, keep it one. Write the new texts in %s. "
)
OUTCOME_INSTRUCTIONS = (
    "The data says how many suggestions and questions a CV got, and its scores. Tell its owner in "
    "two or three plain sentences what it comes to and what to do first. Add no fact and no number."
)


class ImprovementWish(BaseModel):
    """Which CV to improve, and what its owner wants; every field but the CV may be empty."""

    model_config = ConfigDict(populate_by_name=True, str_strip_whitespace=True)

    resume_id: str = Field(alias="resumeId")
    target_role: str = Field(default="", alias="targetRole", max_length=200)
    target_industry: str = Field(default="", alias="targetIndustry", max_length=200)
    instructions: str = Field(default="", alias="improveInstructions", max_length=4000)
    tone: Literal["direct", "gentle", "roast"] = "direct"
    output_language: str = Field(
        default="", alias="outputLanguage", pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?)?$"
    )
    document_revision: int = Field(default=0, alias="documentRevision", ge=0)

    def for_rules(self) -> ImproveWish:
        """The wish as the rules know it."""
        return ImproveWish(self.target_role, self.target_industry, self.instructions, self.tone)


@dataclass(slots=True)
class Work:
    """One run's material, prepared once."""

    run: Run
    wish: ImprovementWish
    tools: Tools
    source: SourceCv
    sheet: Sheet
    truth: Source
    context: CheckContext
    before: Scorecard
    titles: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def findings(self) -> Sequence[Finding]:
        """What the checks say of the CV as it stands."""
        return self.before.findings

    def places(self, section_id: str) -> list[TextPlace]:
        """The texts of a section."""
        return text_places(section_id, self.sheet)

    def by_rule(self, section_id: str) -> list[Suggestion]:
        """What the rules would change in a section."""
        own = suggestions_for(section_id, self.sheet.cv, self.findings, self.wish.for_rules())
        return own

    def questions(self, section_id: str) -> list[Question]:
        """What the rules would ask about a section."""
        return questions_for(section_id, self.sheet.cv, self.wish.for_rules())


@workflow(
    "improvement",
    title="Improvement",
    price=2,
    input=ImprovementWish,
    route="/api/improve-resume-stream",
)
async def improvement(run: Run, wish: ImprovementWish, tools: Tools) -> Outcome:
    """Section by section: suggestions and questions, one by one, then what it comes to."""
    source = await source_cv(run, wish.resume_id, wish.document_revision)
    today = await run.step("today", lambda: _today(tools))
    context = CheckContext(today=date.fromisoformat(today), file_name=run.row.title)
    before = await asyncio.to_thread(_scored, source.reading, context)
    work = Work(run, wish, tools, source, Sheet(source.cv), source.truth(), context, before)
    await asyncio.to_thread(_plan, work)
    await run.plan(list(work.titles.items()), source.document_id)
    for section_id, title in work.titles.items():
        writer = await run.section(section_id, title)
        if writer is not None and section_id == OUTCOME:
            await _write_outcome(writer, work)
        elif writer is not None:
            await _Section(section_id, writer, work).write()
    result = _result(work)
    document = _record(work, IMPROVEMENT, result)
    return Outcome(result, (PutDocument(document),), source.document_id)


async def _today(tools: Tools) -> str:
    return tools.clock.now().date().isoformat()


def _scored(reading: Reading, context: CheckContext) -> Scorecard:
    return readiness(reading, run_checks(reading, context), context)


def _plan(work: Work) -> None:
    """The sections that have words to change or something to ask, by their own headings."""
    translate = work.run.translate
    headings = {one.id: one.heading.strip() for one in work.source.cv.sections}
    for section_id in section_ids(work.source.cv):
        if work.places(section_id) or work.by_rule(section_id) or work.questions(section_id):
            kind = work.sheet.sections[section_id]
            fallback = translate(SECTION_TITLES.get(kind, _("Without a heading")))
            work.titles[section_id] = headings.get(section_id) or fallback
    work.titles[OUTCOME] = translate(_("What it comes to"))


SECTION_TITLES = {
    "contact": _("Contact"),
    "summary": _("Summary"),
    "work": _("Experience"),
    "education": _("Education"),
    "skills": _("Skills"),
    "projects": _("Projects"),
    "volunteer": _("Volunteering"),
}


def _record(work: Work, kind: str, body: Mapping[str, Any]) -> Document:
    """A document of this run. Suggestions and questions carry its id, so that they are found."""
    return Document(
        id=str(body.get("id") or work.tools.ids("doc")),
        owner_id=work.run.row.owner_id,
        kind=kind,
        subject_id=work.wish.resume_id,
        run_id=work.run.id,
        body=body,
        created_at=timestamp(work.tools.clock.now()),
    )


# -- a section -----------------------------------------------------------------------------------


class _Section:
    """Writes one section: prose, suggestions of a model, those of the rules, questions."""

    def __init__(self, section_id: str, writer: SectionWriter, work: Work) -> None:
        self._id = section_id
        self._writer = writer
        self._work = work
        self._places = work.places(section_id)
        self._changed: set[str] = set()

    async def write(self) -> None:
        """The whole section; durable when it returns."""
        work, model = self._work, self._work.tools.model
        usage: dict[str, Any] | None = None
        unread = 0
        by_rule = await asyncio.to_thread(work.by_rule, self._id)
        asked = await asyncio.to_thread(work.questions, self._id)
        if model is None or (model.obeys and not self._places):
            await self._writer.write(self._sentences(len(by_rule), len(asked)))
        else:
            usage, unread = await self._hear(model, by_rule)
        for one in by_rule:
            await self._suggest(one)
        for question in asked:
            await self._ask(question)
        await self._writer.complete({"unreadLines": unread} if unread else {}, usage=usage)

    async def _hear(
        self, model: Model, by_rule: Sequence[Suggestion]
    ) -> tuple[dict[str, Any], int]:
        """One call of the model; what it took, and how many of its lines were of no use."""
        hearing = Hearing(self._writer, model, self._take)

        async def begin() -> None:
            """A call that is made again is heard anew; nothing comes before its text."""
            hearing.reset()
            self._changed.clear()

        work = self._work
        people = work.source.people
        prompt = self._prompt(by_rule)
        usage = await say(work.run, self._writer, prompt, work.tools, people, begin, hearing.hear)
        await hearing.end()
        return usage, hearing.unread

    async def _take(self, record: Mapping[str, Any]) -> bool:
        """A model's record: a suggestion for one of the numbered texts, or of no use."""
        offered = offered_suggestion(record, self._places, self._work.truth)
        if offered is not None:
            await self._suggest(offered)
        return offered is not None

    async def _suggest(self, suggestion: Suggestion) -> None:
        """One suggestion a target: the model's, where it has one, before the rule's."""
        if suggestion.target in self._changed:
            return
        self._changed.add(suggestion.target)
        body = {
            **suggestion_to_json(suggestion, self._work.run.translate),
            "id": self._work.tools.ids("sug"),
            **self._where(suggestion.target),
        }
        await self._writer.suggestion(body, (PutDocument(_record(self._work, SUGGESTION, body)),))

    async def _ask(self, question: Question) -> None:
        body = {
            **question_to_json(question, self._work.run.translate),
            "id": self._work.tools.ids("que"),
            **self._where(question.target),
        }
        await self._writer.question(body, (PutDocument(_record(self._work, QUESTION, body)),))

    def _where(self, target: str) -> dict[str, str]:
        name = place_name(self._work.source.cv, target, self._work.run.translate)
        return {"section": self._id, "place": name or self._work.titles[self._id]}

    def _sentences(self, suggested: int, asked: int) -> str:
        """What the rules have to say: how much there is, and what they cannot do."""
        translate = self._work.run.translate
        said: list[str] = []
        if suggested:
            said.append(
                plural(
                    translate,
                    _("%(count)d line can be said better."),
                    _("%(count)d lines can be said better."),
                    suggested,
                )
            )
        if asked:
            said.append(
                plural(
                    translate,
                    _("%(count)d question only you can answer."),
                    _("%(count)d questions only you can answer."),
                    asked,
                )
            )
        return " ".join(said) or translate(_("The rules would change nothing here."))

    def _prompt(self, by_rule: Sequence[Suggestion]) -> Prompt:
        work, wish = self._work, self._work.wish
        language = wish.output_language or work.sheet.language_of(self._id) or "en"
        wanted = {
            "Target role": wish.target_role,
            "Target industry": wish.target_industry,
            "The owner's wishes about the wording": wish.instructions,
        }
        parts = [f"{name}: {value}" for name, value in wanted.items() if value]
        parts.append(f"Section: {work.titles[self._id]}")
        drafts = {one.target: one.text for one in by_rule}
        place = ""
        for number, one in enumerate(self._places, 1):
            name = place_name(work.source.cv, one.target, lambda text: text)
            parts += [f"In: {name}"] if name and name != place else []
            place = name
            parts.append(f"{number}. {one.text}")
            if one.target in drafts:
                parts.append(f"   (a rule would write: {drafts[one.target]})")
        return Prompt(
            instructions=INSTRUCTIONS % f"the language with the code “{language}”"
            + TONES[wish.tone],
            data="\n".join(parts),
            language=work.run.row.language,
        )


# -- what it comes to ----------------------------------------------------------------------------


async def _write_outcome(writer: SectionWriter, work: Work) -> None:
    """The summary and both scores, by the same rubric."""
    suggestions = _suggestions(work.run)
    after = await asyncio.to_thread(_after, work, suggestions)
    scores = {"before": score_summary(work.before), "after": score_summary(after)}
    summary = " ".join(_summary(work, suggestions, scores))
    model = work.tools.model
    usage: dict[str, Any] | None = None
    if model is None:
        await writer.write(summary)
    else:

        async def begin() -> None:
            """Nothing comes before the model's text."""

        prompt = Prompt(OUTCOME_INSTRUCTIONS, summary, work.run.row.language)
        people = work.source.people
        usage = await say(work.run, writer, prompt, work.tools, people, begin)
    await writer.complete({"summary": summary, "scores": scores}, usage=usage)


def _suggestions(run: Run) -> list[Suggestion]:
    """All suggestions of the run, also those of earlier attempts: the log knows them."""
    sections = run.snapshot.sections.values()
    return [suggestion_from_json(one) for section in sections for one in section.suggestions]


def _after(work: Work, suggestions: Sequence[Suggestion]) -> Scorecard:
    """The score with everything taken that needs no word of the person's."""
    cv = cv_from_json(with_suggestions(to_json(work.source.cv), suggestions))
    return _scored(revised_reading(work.source.read, cv), work.context)


def _summary(
    work: Work, suggestions: Sequence[Suggestion], scores: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    translate = work.run.translate
    asked = sum(len(one.questions) for one in work.run.snapshot.sections.values())
    waiting = sum(one.needs_word for one in suggestions)
    said = [
        plural(
            translate,
            _("There is %(count)d suggestion."),
            _("There are %(count)d suggestions."),
            len(suggestions),
        ),
        plural(
            translate,
            _("%(count)d question waits for you."),
            _("%(count)d questions wait for you."),
            asked,
        ),
    ]
    if waiting:
        said.append(
            plural(
                translate,
                _("%(count)d suggestion says something your CV does not: is it true?"),
                _("%(count)d suggestions say something your CV does not: is it true?"),
                waiting,
            )
        )
    points = {name: scores[name]["overall_score"] for name in ("before", "after")}
    if points["after"] != points["before"]:
        said.append(
            translate(
                _(
                    "The score is %(before)d now, and %(after)d with all that needs no word of "
                    "yours."
                )
            )
            % points
        )
    else:
        said.append(
            translate(_("The score is %(before)d, and stays: the rest is in your answers."))
            % points
        )
    wanted = base_language(work.wish.output_language)
    if work.tools.model is None and wanted and wanted != base_language(work.source.cv.language):
        said.append(
            translate(_("The rules write in your CV's own language; another one needs a model."))
        )
    return said


def _result(work: Work) -> dict[str, Any]:
    """What stays of the run when its log is gone."""
    snapshot, wish = work.run.snapshot, work.wish
    outcome = snapshot.sections[OUTCOME].result
    sections = snapshot.sections.values()
    return {
        **outcome,
        "targetRole": wish.target_role,
        "targetIndustry": wish.target_industry,
        "improveInstructions": wish.instructions,
        "suggestions": [one for section in sections for one in section.suggestions],
        "questions": [one for section in sections for one in section.questions],
    }
