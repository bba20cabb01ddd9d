"""Analysis: a CV becomes a scored report, section by section.

The findings and the score come from the published checks and nowhere else. A model, where there
is one, adds words and never points; without one the checks speak for themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from everdraft.base.clock import timestamp
from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.findings import Finding, finding_to_json
from everdraft.cv.findings import message as _
from everdraft.cv.model import Basics
from everdraft.cv.reading import Line, Reading
from everdraft.cv.remarks import REMARK, remark_of
from everdraft.cv.report import (
    planned_sections,
    section_findings,
    section_name,
    section_result,
    section_text,
    whole_report,
    without_model,
)
from everdraft.cv.roasting import bounded, in_own_words
from everdraft.cv.rubric import Scorecard, readiness
from everdraft.engine.run import Run, SectionWriter
from everdraft.engine.workflow import Outcome, workflow
from everdraft.library.records import Document, PutDocument
from everdraft.llm.port import Model, Prompt
from everdraft.workflows.source import source_cv
from everdraft.workflows.tools import Hearing, Tools, say
from everdraft.workflows.wishes import TONE, TONES, Tone

REPORT = "report"
INSTRUCTIONS = (
    "You explain the check of one section of a CV to its owner in three to five plain sentences. "
    "Use only the findings and the words given; add no fact, no number and no score of your own. "
)
REMARKS = (
    "Where the words themselves have a fault that no finding names, give for each, three at most, "
    "one JSON object on a line of its own after your sentences: "
    '{"quote": "THE EXACT WORDS", "title": "WHAT IS WRONG", "why": "ONE SENTENCE", '
    '"fix": "WHAT TO DO"}. '
)


class AnalysisWish(BaseModel):
    """What to analyse, and in which tone it is said."""

    model_config = ConfigDict(populate_by_name=True)

    resume_id: str = Field(alias="resumeId")
    tone: Tone = TONE
    document_revision: int = Field(default=0, alias="documentRevision", ge=0)


class Checked:
    """A reading with what the checks say of it."""

    def __init__(self, reading: Reading, context: CheckContext) -> None:
        self.reading = reading
        self.scorecard: Scorecard = readiness(reading, run_checks(reading, context), context)
        self.findings: Sequence[Finding] = self.scorecard.findings

    def visible_lines(self, section_id: str) -> list[Line]:
        """The lines of a CV section as a person sees them; hidden text is in none of them."""
        for section in self.reading.cv.sections:
            if section.id == section_id:
                return [one for one in self.reading.lines_of(section) if not one.hidden]
        return []


@dataclass(slots=True, frozen=True)
class Work:
    """One run's material."""

    run: Run
    wish: AnalysisWish
    tools: Tools
    checked: Checked
    people: Sequence[Basics]


@workflow(
    "analysis",
    title=_("Analysis"),
    price=1,
    input=AnalysisWish,
    route="/api/analyze-resume-stream",
)
async def analysis(run: Run, wish: AnalysisWish, tools: Tools) -> Outcome:
    """Checks the CV once, then says it section by section; finished sections are kept."""
    source = await source_cv(run, wish.resume_id, wish.document_revision)
    reading = source.reading
    # The day is recorded: a report that goes on tomorrow is still the report of today.
    today = await run.step("today", lambda: _today(tools))
    context = CheckContext(today=date.fromisoformat(today), file_name=run.snapshot.title)
    checked = await asyncio.to_thread(Checked, reading, context)
    planned = planned_sections(reading)
    names = {section.id: section_name(section, run.translate) for section in planned}
    await run.plan(list(names.items()), source.document_id)
    work = Work(run, wish, tools, checked, source.people)
    for section_id, name in names.items():
        writer = await run.section(section_id, name)
        if writer is not None:
            await _Section(section_id, writer, work).write()
    told = (reading, checked.findings, checked.scorecard, run.translate, wish.tone)
    report = in_own_words(whole_report(*told), _own_words(run))
    report["findings"] += _remarks(run)
    if tools.model is None:
        report["without_model"] = without_model(run.translate)
    document = Document(
        id=tools.ids("doc"),
        owner_id=run.row.owner_id,
        kind=REPORT,
        subject_id=wish.resume_id,
        run_id=run.id,
        body=report,
        created_at=timestamp(tools.clock.now()),
    )
    score = {"total": report["overall_score"], "category": report["score_category"]}
    return Outcome(
        report,
        (PutDocument(document),),
        source.document_id or document.id,
        facts={"score": score},
    )


def _remarks(run: Run) -> list[Mapping[str, Any]]:
    """What a model added, also in earlier attempts: findings with a quote, and without points."""
    sections = run.snapshot.sections.values()
    return [one for section in sections for one in section.findings if one["check"] == REMARK]


def _own_words(run: Run) -> dict[str, str]:
    """What a model said of each section, by its id, also in earlier attempts."""
    pieces = [section.result for section in run.snapshot.sections.values()]
    return {
        piece["id"]: piece["roast"] for one in pieces for piece in one.get("resume_sections", [])
    }


async def _today(tools: Tools) -> str:
    return tools.clock.now().date().isoformat()


class _Section:
    """Writes one section: its findings, its text, its piece of the report."""

    def __init__(self, section_id: str, writer: SectionWriter, work: Work) -> None:
        self._id = section_id
        self._writer = writer
        self._work = work
        self._lines = work.checked.visible_lines(section_id)

    async def write(self) -> None:
        """The whole section; durable when it returns."""
        checked, translate = self._work.checked, self._work.run.translate
        await self._findings()
        tone = self._work.wish.tone
        told = (checked.reading, checked.findings, checked.scorecard, translate, tone)
        sentences = section_text(self._id, *told)
        usage: dict[str, Any] | None = None
        if self._work.tools.model is None:
            for sentence in sentences:
                await self._writer.write(sentence)
        else:
            usage = await self._explain(self._work.tools.model, "".join(sentences))
        piece = section_result(self._id, *told)
        model = self._work.tools.model
        if model is not None and model.obeys:
            text = self._work.run.snapshot.sections[self._id].text
            piece = in_own_words(piece, {self._id: bounded(text)})
        await self._writer.complete(piece, usage=usage)

    async def _findings(self) -> None:
        checked = self._work.checked
        for finding in section_findings(self._id, checked.reading, checked.findings):
            await self._writer.finding(finding_to_json(finding, self._work.run.translate))

    async def _explain(self, model: Model, said: str) -> dict[str, Any]:
        """One call of the model: its sentences, and what it remarks with words that stand there."""
        work = self._work
        hearing = Hearing(self._writer, model, self._remark)

        async def begin() -> None:
            hearing.reset()
            await self._findings()

        prompt = Prompt(
            instructions=INSTRUCTIONS + TONES[work.wish.tone] + (REMARKS if self._lines else ""),
            data=said + "\n\n" + "\n".join(line.text for line in self._lines),
            language=work.run.row.language,
        )
        usage = await say(
            work.run, self._writer, prompt, work.tools, work.people, begin, hearing.hear
        )
        await hearing.end()
        return usage

    async def _remark(self, record: Mapping[str, Any]) -> bool:
        remark = remark_of(record, self._id, self._lines)
        if remark is not None:
            await self._writer.finding(finding_to_json(remark, self._work.run.translate))
        return remark is not None
