"""Tailoring: a CV for one job, as a copy; every change a suggestion, every gap a question.

Nothing is dropped and nothing invented. Rules find orders and spellings; a model may offer other
words; what the CV does not say waits for the person's word. The CV itself stays as it is.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from everdraft.base.clock import timestamp
from everdraft.cv.codec import cv_from_json, to_json
from everdraft.cv.findings import message as _
from everdraft.cv.job import job_from_json, job_to_json
from everdraft.cv.letters import LETTER
from everdraft.cv.match import match
from everdraft.cv.suggest import Suggestion, section_ids
from everdraft.cv.suggestions.applied import with_suggestions
from everdraft.cv.suggestions.places import TextPlace, text_places
from everdraft.cv.tailoring.analysis import change_json, match_summary, tailoring_analysis
from everdraft.cv.tailoring.changes import changes_for
from everdraft.cv.tailoring.copy import TAILORED, copy_id, tailored_document
from everdraft.cv.tailoring.keywords import gap_questions, gaps, keywords
from everdraft.cv.tailoring.spelling import is_same_name
from everdraft.cv.tailoring.telling import told_gaps, told_keywords
from everdraft.cv.truth import words_said
from everdraft.engine.run import Run, SectionWriter
from everdraft.engine.workflow import Conditions, Outcome, workflow
from everdraft.library.records import Document, PutDocument
from everdraft.llm.port import Prompt
from everdraft.streams.store import Effect
from everdraft.workflows.advert import advert_section
from everdraft.workflows.cover_letter import LETTER_TITLE
from everdraft.workflows.improvement import OUTCOME, SECTION_TITLES
from everdraft.workflows.letters import ADVERT_LANGUAGE, LetterWish, write_letter
from everdraft.workflows.posting import Facing, advert_of, faced
from everdraft.workflows.suggesting import (
    Material,
    Suggester,
    numbered,
    suggestions_of,
    write_outcome,
)
from everdraft.workflows.tools import Tools
from everdraft.workflows.wishes import OUTPUT_LANGUAGE, TONE, TONES, Tone, WorkForJob

TAILORING = "tailoring"
MATCH, GAPS = "match", "gaps"
LONGEST_ADVERT_GIVEN = 6_000
"""Characters of the advert that a model is given with each section."""

INSTRUCTIONS = (
    "The data has a job advert and numbered texts of one section of a CV. First say in one to "
    "three plain sentences what you would say otherwise for this job and why. Then give, for each "
    "text that can answer the advert better and for no other, one JSON object on a line of its "
    'own: {"line": NUMBER, "text": "THE WHOLE NEW TEXT", "why": "ONE SHORT SENTENCE"}. '
    "Use the advert's own names for what the text already says. Keep every fact, and add no skill, "
    "tool, number, name, title or date that the text does not give; never answer the advert with "
    "what is not there. Where a text is a list with one item a line, keep every item. Write the "
    "new texts in %s. "
)
OUTCOME_INSTRUCTIONS = (
    "The data says how far a CV answers a job advert, and how many changes and gaps there are. "
    "Tell its owner in two or three plain sentences what it comes to and what to do first. Add no "
    "fact and no number."
)


class TailoringWish(WorkForJob):
    """Which CV, for which job."""

    include_cover_letter: bool = Field(
        default=False, alias="includeCoverLetter", title=_("With a cover letter")
    )
    tone: Tone = TONE
    output_language: str = OUTPUT_LANGUAGE


@dataclass(slots=True)
class Work:
    """One run's material."""

    wish: TailoringWish
    facing: Facing
    material: Material
    analysis: Mapping[str, Any]

    @property
    def run(self) -> Run:
        """The run."""
        return self.material.run

    def places(self, section_id: str) -> list[TextPlace]:
        """The texts of a section."""
        return text_places(section_id, self.facing.sheet)

    def by_rule(self, section_id: str) -> list[Suggestion]:
        """What the rules would change in a section."""
        facing, truth = self.facing, self.material.truth
        return changes_for(section_id, facing.sheet, facing.wanted, truth)


def match_now(
    reading: Mapping[str, Any], document: Mapping[str, Any], asked: Conditions
) -> Mapping[str, Any]:
    """The Match of the tailored CV as it is decided so far."""
    del reading
    cv, advert = cv_from_json(document["cv"]), advert_of(job_from_json(document.get("job", {})))
    return match_summary(match(cv, advert), asked.translate)


@workflow(
    TAILORING,
    title=_("Tailoring"),
    price=4,
    input=TailoringWish,
    route="/api/tailor-resume-stream",
    page="/tailor",
    heading=_("Tailor this CV to a job"),
    lead=_(
        "You get a version of your CV for one job: what answers the advert first, in its own "
        "words where they are yours too, and the gaps said honestly. Your CV stays as it is."
    ),
    action=_("Tailor it"),
    measure=_("The match"),
    score=match_now,
    copies=True,
)
async def tailoring(run: Run, wish: TailoringWish, tools: Tools) -> Outcome:
    """The job, how far the CV answers it, each section's changes, the gaps, what it comes to."""
    await run.plan([advert_section(run), (MATCH, run.translate(MATCH_TITLE))])
    facing = await faced(run, wish, tools)
    await _copy(run, facing, tools)
    work = await asyncio.to_thread(_prepared, run, wish, tools, facing)
    await run.plan(list(work.material.titles.items()), copy_id(run.id))
    for section_id, title in work.material.titles.items():
        writer = await run.section(section_id, title)
        if writer is not None:
            await _write(section_id, writer, work)
    result = _result(work)
    records = (PutDocument(work.material.record(TAILORING, result)),)
    return Outcome(result, records, copy_id(run.id))


MATCH_TITLE = _("How far your CV answers it")
GAPS_TITLE = _("What is missing")
OUTCOME_TITLE = _("What it comes to")


def _prepared(run: Run, wish: TailoringWish, tools: Tools, facing: Facing) -> Work:
    source = facing.source
    material = Material(
        run,
        tools,
        wish.resume_id,
        source.cv,
        source.people,
        source.truth(),
        job=facing.job_id,
    )
    told = tailoring_analysis(source.reading, facing.advert, facing.context, run.translate)
    work = Work(wish, facing, material, told)
    titles, translate = material.titles, run.translate
    titles.update([advert_section(run)])
    titles[MATCH] = translate(MATCH_TITLE)
    headings = {one.id: one.heading.strip() for one in source.cv.sections}
    with_model = tools.model is not None
    for section_id in section_ids(source.cv):
        if work.by_rule(section_id) or (with_model and work.places(section_id)):
            kind = facing.sheet.sections[section_id]
            fallback = translate(SECTION_TITLES.get(kind, _("Without a heading")))
            titles[section_id] = headings.get(section_id) or fallback
    titles[GAPS] = translate(GAPS_TITLE)
    if wish.include_cover_letter:
        titles[LETTER] = translate(LETTER_TITLE)
    titles[OUTCOME] = translate(OUTCOME_TITLE)
    return work


async def _copy(run: Run, facing: Facing, tools: Tools) -> None:
    """The copy of the CV that the changes are accepted into, made once.

    What was decided in the copy of a stopped run of the same input is in it.
    """
    earlier = None
    if run.row.reused_run_id:
        name = copy_id(run.row.reused_run_id)
        earlier = await run.library.document(run.row.owner_id, name)
    body = earlier.body if earlier is not None else facing.source.body
    job = {**job_to_json(facing.job), "job_title": facing.advert.title}
    document = Document(
        id=copy_id(run.id),
        owner_id=run.row.owner_id,
        kind=TAILORED,
        subject_id=run.row.subject_id,
        run_id=run.id,
        body=tailored_document(body, facing.job_id, job),
        created_at=timestamp(tools.clock.now()),
    )

    async def made() -> str:
        return "copy"

    def records(_value: Any) -> tuple[Effect, ...]:
        return (PutDocument(document),)

    await run.step("copy", made, records)


# -- the sections --------------------------------------------------------------------------------


async def _write(section_id: str, writer: SectionWriter, work: Work) -> None:
    if section_id == MATCH:
        await _write_match(writer, work)
    elif section_id == GAPS:
        await _write_gaps(writer, work)
    elif section_id == LETTER:
        tools, choice = work.material.tools, LetterWish(ADVERT_LANGUAGE)
        await write_letter(writer, work.run, tools, work.facing, choice)
    elif section_id == OUTCOME:
        await _write_outcome(writer, work)
    else:
        await _Section(section_id, writer, work).write()


async def _write_match(writer: SectionWriter, work: Work) -> None:
    facing = work.facing
    found = keywords(facing.source.cv, facing.wanted)
    await writer.write("\n".join(told_keywords(found, work.run.translate)))
    before = match_summary(match(facing.source.cv, facing.advert), work.run.translate)
    await writer.complete({**work.analysis, "match": before})


async def _write_gaps(writer: SectionWriter, work: Work) -> None:
    """The gaps in words, and a question for each skill the person never spoke of."""
    facing = work.facing
    missing = gaps(facing.source.reading, facing.advert, facing.context)
    await writer.write("\n".join(told_gaps(missing, work.run.translate)))
    suggester = Suggester(GAPS, writer, work.material)
    told = [one.text for one in words_said(facing.source.body)]
    for question in gap_questions(facing.source.cv, facing.wanted, told):
        await suggester.ask(question, str(question.text.arguments["skill"]))
    await writer.complete({})


def keeps_every_item(place: TextPlace, text: str) -> bool:
    """Whether a model's list of skills has every skill of the person's, each once at least."""
    if not place.target.endswith(".keywords"):
        return True
    offered = text.split("\n")
    return all(any(_same(one, other) for other in offered) for one in place.text.split("\n"))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold() or is_same_name(one, other)


class _Section:
    """Writes one section of the CV: prose, suggestions of a model, those of the rules."""

    def __init__(self, section_id: str, writer: SectionWriter, work: Work) -> None:
        self._id = section_id
        self._writer = writer
        self._work = work
        self._places = work.places(section_id)
        self._suggester = Suggester(section_id, writer, work.material, keeps_every_item)

    async def write(self) -> None:
        """The whole section; durable when it returns."""
        model = self._work.material.tools.model
        usage: dict[str, Any] | None = None
        unread = 0
        by_rule = await asyncio.to_thread(self._work.by_rule, self._id)
        if model is None or (model.obeys and not self._places):
            await self._writer.write(" ".join(self._sentences(by_rule)))
        else:
            prompt = self._prompt(by_rule)
            usage, unread = await self._suggester.hear(model, prompt, self._places)
        for one in by_rule:
            await self._suggester.suggest(one)
        await self._writer.complete({"unreadLines": unread} if unread else {}, usage=usage)

    def _sentences(self, by_rule: Sequence[Suggestion]) -> list[str]:
        """What kind of changes these are, each kind once."""
        kinds = Counter(one.kind for one in by_rule)
        return [
            self._work.run.translate(text) for kind, text in KIND_SENTENCES.items() if kinds[kind]
        ]

    def _prompt(self, by_rule: Sequence[Suggestion]) -> Prompt:
        work = self._work
        facing = work.facing
        language = work.wish.output_language or facing.sheet.language_of(self._id) or "en"
        named = ", ".join(one for one in (facing.job.job_title, facing.job.company_name) if one)
        parts = [f"The job: {named}", facing.job.job_description[:LONGEST_ADVERT_GIVEN]]
        parts.append(f"The section of the CV: {work.material.titles[self._id]}")
        drafts = {one.target: one.text for one in by_rule if not one.shown}
        parts += numbered(self._places, drafts, facing.source.cv)
        return Prompt(
            instructions=INSTRUCTIONS % f"the language with the code “{language}”"
            + TONES[work.wish.tone],
            data="\n".join(parts),
            language=work.run.row.language,
        )


KIND_SENTENCES = {
    "headline": _("Your headline can be a title you held that the advert looks for."),
    "summary": _("There is no summary; one of your own words is offered."),
    "order": _("The order can answer the advert first; nothing is left out."),
    "spelling": _("Some names can be written as the advert writes them."),
}


# -- what it comes to ----------------------------------------------------------------------------


async def _write_outcome(writer: SectionWriter, work: Work) -> None:
    """The Match before, and with every change that needs no word of the person's."""
    facing, translate = work.facing, work.run.translate
    cv = cv_from_json(_tailored(work))
    scores = {
        "before": match_summary(match(facing.source.cv, facing.advert), translate),
        "after": match_summary(match(cv, facing.advert), translate),
    }
    outcome = {"summary": " ".join(_summary(work, scores)), "scores": scores}
    await write_outcome(writer, work.material, OUTCOME_INSTRUCTIONS, outcome)


def _tailored(work: Work) -> dict[str, Any]:
    return with_suggestions(to_json(work.facing.source.cv), suggestions_of(work.run))


def _summary(work: Work, scores: Mapping[str, Mapping[str, Any]]) -> list[str]:
    translate = work.run.translate
    points = {name: scores[name]["overall_score"] for name in ("before", "after")}
    found = suggestions_of(work.run)
    waiting = sum(one.needs_word for one in found)
    text = _(
        "When this was written the match was %(before)d, and %(after)d with all changes that need "
        "no word of yours."
    )
    if points["before"] == points["after"]:
        text = _(
            "When this was written the match was %(before)d; what is missing only you can add."
        )
    said = [translate(text) % points]
    if waiting:
        more = _("%(count)d changes say something your CV does not: is it true?")
        if waiting == 1:
            more = _("%(count)d change says something your CV does not: is it true?")
        said.append(translate(more) % {"count": waiting})
    if not found:
        said.append(translate(_("There is nothing to put in another order or spelling.")))
    said.append(translate(_("Your CV itself stays as it is; what you accept goes into the copy.")))
    return said


def _result(work: Work) -> dict[str, Any]:
    """What stays of the run when its log is gone: the plan's fields, all changes, the whole CV."""
    snapshot, facing = work.run.snapshot, work.facing
    sections = snapshot.sections.values()
    none: Mapping[str, Any] = {}
    letter = snapshot.sections[LETTER].result if LETTER in snapshot.sections else none
    changes = [change_json(one, work.run.translate) for one in suggestions_of(work.run)]
    return {
        **snapshot.sections[OUTCOME].result,
        **work.analysis,
        "changes": changes,
        "tailoredResume": _tailored(work),
        "coverLetter": letter.get("coverLetter"),
        "letterId": letter.get("letterId"),
        "includedCoverLetter": bool(letter),
        "jobId": facing.job_id,
        "jobTitle": facing.advert.title,
        "companyName": facing.advert.company,
        "suggestions": [one for section in sections for one in section.suggestions],
        "questions": [one for section in sections for one in section.questions],
    }
