"""Improvement: other words for the lines of a CV, and the questions only the person can answer.

What comes out are records: suggestions and questions. Nothing here writes into the CV; accepting
is an edit of the person's. Every claim that the CV does not make waits for the person's word.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from everdraft.base.language import plural
from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.codec import cv_from_json, reading_from_json, to_json
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
    questions_for,
    section_ids,
    suggestions_for,
)
from everdraft.cv.suggestions.applied import with_suggestions
from everdraft.cv.suggestions.places import TextPlace, text_places
from everdraft.cv.suggestions.sheet import Sheet
from everdraft.cv.words import base_language
from everdraft.engine.run import Run, SectionWriter
from everdraft.engine.workflow import Conditions, Outcome, workflow
from everdraft.library.records import PutDocument
from everdraft.llm.port import Prompt
from everdraft.workflows.source import SourceCv, source_cv
from everdraft.workflows.suggesting import (
    Material,
    Suggester,
    numbered,
    suggestions_of,
    write_outcome,
)
from everdraft.workflows.tools import Tools
from everdraft.workflows.wishes import OUTPUT_LANGUAGE, TONE, TONES, Tone

IMPROVEMENT = "improvement"
OUTCOME = "outcome"
"""The last section: what it comes to, with the scores."""

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
    target_role: str = Field(
        default="",
        alias="targetRole",
        max_length=200,
        title=_("The role you want"),
        description=_("As an advert would call it. It may stay empty."),
    )
    target_industry: str = Field(
        default="", alias="targetIndustry", max_length=200, title=_("The industry")
    )
    instructions: str = Field(
        default="",
        alias="improveInstructions",
        max_length=4000,
        title=_("What else should be kept in mind"),
        description=_("What to bring out, what to leave alone, how it should sound."),
    )
    tone: Tone = TONE
    output_language: str = OUTPUT_LANGUAGE
    document_revision: int = Field(default=0, alias="documentRevision", ge=0)

    def for_rules(self) -> ImproveWish:
        """The wish as the rules know it."""
        return ImproveWish(self.target_role, self.target_industry, self.instructions, self.tone)


@dataclass(slots=True)
class Work:
    """One run's material, prepared once."""

    material: Material
    wish: ImprovementWish
    source: SourceCv
    sheet: Sheet
    context: CheckContext
    before: Scorecard

    @property
    def run(self) -> Run:
        """The run."""
        return self.material.run

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the planned sections."""
        return self.material.titles

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


def score_now(
    reading: Mapping[str, Any], document: Mapping[str, Any], asked: Conditions
) -> Mapping[str, Any]:
    """The score of a CV with its edits, by the checks of its file."""
    revised = revised_reading(reading_from_json(reading), cv_from_json(document["cv"]))
    return score_summary(_scored(revised, CheckContext(asked.today, asked.file_name)))


@workflow(
    "improvement",
    title=_("Improvement"),
    price=2,
    input=ImprovementWish,
    route="/api/improve-resume-stream",
    page="/improve",
    heading=_("Improve this CV"),
    lead=_(
        "Line by line you get other words with the reason for them, and questions only you can "
        "answer. Nothing changes in your CV until you accept it."
    ),
    action=_("Suggest better words"),
    measure=_("The score"),
    score=score_now,
)
async def improvement(run: Run, wish: ImprovementWish, tools: Tools) -> Outcome:
    """Section by section: suggestions and questions, one by one, then what it comes to."""
    source = await source_cv(run, wish.resume_id, wish.document_revision)
    today = await run.step("today", lambda: _today(tools))
    context = CheckContext(today=date.fromisoformat(today), file_name=run.snapshot.title)
    before = await asyncio.to_thread(_scored, source.reading, context)
    material = Material(run, tools, wish.resume_id, source.cv, source.people, source.truth())
    work = Work(material, wish, source, Sheet(source.cv), context, before)
    await asyncio.to_thread(_plan, work)
    await run.plan(list(work.titles.items()), source.document_id)
    for section_id, title in work.titles.items():
        writer = await run.section(section_id, title)
        if writer is not None and section_id == OUTCOME:
            await _write_outcome(writer, work)
        elif writer is not None:
            await _Section(section_id, writer, work).write()
    result = _result(work)
    document = work.material.record(IMPROVEMENT, result)
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


# -- a section -----------------------------------------------------------------------------------


class _Section:
    """Writes one section: prose, suggestions of a model, those of the rules, questions."""

    def __init__(self, section_id: str, writer: SectionWriter, work: Work) -> None:
        self._id = section_id
        self._writer = writer
        self._work = work
        self._places = work.places(section_id)
        self._suggester = Suggester(section_id, writer, work.material)

    async def write(self) -> None:
        """The whole section; durable when it returns."""
        work, model = self._work, self._work.material.tools.model
        usage: dict[str, Any] | None = None
        unread = 0
        by_rule = await asyncio.to_thread(work.by_rule, self._id)
        asked = await asyncio.to_thread(work.questions, self._id)
        if model is None or (model.obeys and not self._places):
            await self._writer.write(self._sentences(len(by_rule), len(asked)))
        else:
            prompt = self._prompt(by_rule)
            usage, unread = await self._suggester.hear(model, prompt, self._places)
        for one in by_rule:
            await self._suggester.suggest(one)
        for question in asked:
            await self._suggester.ask(question)
        await self._writer.complete({"unreadLines": unread} if unread else {}, usage=usage)

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
        parts += numbered(self._places, drafts, work.source.cv)
        return Prompt(
            instructions=INSTRUCTIONS % f"the language with the code “{language}”"
            + TONES[wish.tone],
            data="\n".join(parts),
            language=work.run.row.language,
        )


# -- what it comes to ----------------------------------------------------------------------------


async def _write_outcome(writer: SectionWriter, work: Work) -> None:
    """The summary and both scores, by the same rubric."""
    suggestions = suggestions_of(work.run)
    after = await asyncio.to_thread(_after, work, suggestions)
    scores = {"before": score_summary(work.before), "after": score_summary(after)}
    outcome = {"summary": " ".join(_summary(work, suggestions, scores)), "scores": scores}
    await write_outcome(writer, work.material, OUTCOME_INSTRUCTIONS, outcome)


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
            _("There is %(count)d question for you."),
            _("There are %(count)d questions for you."),
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
                    "When this was written the score was %(before)d, and %(after)d with all that "
                    "needs no word of yours."
                )
            )
            % points
        )
    else:
        said.append(
            translate(
                _("When this was written the score was %(before)d; the rest is in your answers.")
            )
            % points
        )
    wanted = base_language(work.wish.output_language)
    own = base_language(work.source.cv.language)
    if work.material.tools.model is None and wanted and wanted != own:
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
