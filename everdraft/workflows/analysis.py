"""Analysis: a CV becomes a scored report, section by section.

The findings and the score come from the published checks and nowhere else. A model, where there
is one, adds words and never points; without one the checks speak for themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from everdraft.base.clock import timestamp
from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.findings import Finding, finding_to_json
from everdraft.cv.reading import Reading
from everdraft.cv.report import (
    planned_sections,
    section_findings,
    section_name,
    section_result,
    section_text,
    whole_report,
)
from everdraft.cv.rubric import Scorecard, readiness
from everdraft.engine.run import Run, SectionWriter
from everdraft.engine.workflow import Outcome, workflow
from everdraft.library.records import Document, PutDocument
from everdraft.llm.port import Prompt
from everdraft.workflows.source import source_cv
from everdraft.workflows.tools import Tools, say

REPORT = "report"
TONES = {
    "direct": "Be short, warm and exact. Never cheer, never blame.",
    "gentle": "Be short, kind and encouraging, and still exact.",
    "roast": "Be sharp and witty about the text, never about the person, and end on the fix.",
}
INSTRUCTIONS = (
    "You explain the check of one section of a CV to its owner in three to five plain sentences. "
    "Use only the findings and the words given; add no fact, no number and no score of your own. "
)


class AnalysisWish(BaseModel):
    """What to analyse, and in which tone it is said."""

    model_config = ConfigDict(populate_by_name=True)

    resume_id: str = Field(alias="resumeId")
    tone: Literal["direct", "gentle", "roast"] = "direct"
    document_revision: int = Field(default=0, alias="documentRevision", ge=0)


class Checked:
    """A reading with what the checks say of it."""

    def __init__(self, reading: Reading, context: CheckContext) -> None:
        self.reading = reading
        self.scorecard: Scorecard = readiness(reading, run_checks(reading, context), context)
        self.findings: Sequence[Finding] = self.scorecard.findings

    def visible_text(self, section_id: str) -> str:
        """The words of a CV section as a person sees them; hidden text is in none of them."""
        for section in self.reading.cv.sections:
            if section.id == section_id:
                lines = self.reading.lines_of(section)
                return "\n".join(line.text for line in lines if not line.hidden)
        return ""


@workflow(
    "analysis",
    title="Analysis",
    price=1,
    input=AnalysisWish,
    route="/api/analyze-resume-stream",
)
async def analysis(run: Run, wish: AnalysisWish, tools: Tools) -> Outcome:
    """Checks the CV once, then says it section by section; finished sections are kept."""
    reading = (await source_cv(run, wish.resume_id, wish.document_revision)).reading
    # The day is recorded: a report that goes on tomorrow is still the report of today.
    today = await run.step("today", lambda: _today(tools))
    context = CheckContext(today=date.fromisoformat(today), file_name=run.row.title)
    checked = await asyncio.to_thread(Checked, reading, context)
    planned = planned_sections(reading)
    names = {section.id: section_name(section, run.translate) for section in planned}
    await run.plan(list(names.items()))
    for section_id, name in names.items():
        writer = await run.section(section_id, name)
        if writer is not None:
            await _write(writer, section_id, checked, run, wish, tools)
    report = whole_report(reading, checked.findings, checked.scorecard, run.translate)
    document = Document(
        id=tools.ids("doc"),
        owner_id=run.row.owner_id,
        kind=REPORT,
        subject_id=wish.resume_id,
        run_id=run.id,
        body=report,
        created_at=timestamp(tools.clock.now()),
    )
    return Outcome(report, (PutDocument(document),), document.id)


async def _today(tools: Tools) -> str:
    return tools.clock.now().date().isoformat()


async def _write(
    writer: SectionWriter,
    section_id: str,
    checked: Checked,
    run: Run,
    wish: AnalysisWish,
    tools: Tools,
) -> None:
    """One section: its findings, its text, its piece of the report."""
    reading, findings, scorecard = checked.reading, checked.findings, checked.scorecard
    own = [
        finding_to_json(finding, run.translate)
        for finding in section_findings(section_id, reading, findings)
    ]

    async def begin() -> None:
        for finding in own:
            await writer.finding(finding)

    await begin()
    sentences = section_text(section_id, reading, findings, scorecard, run.translate)
    usage: dict[str, Any] | None = None
    if tools.model is None:
        for sentence in sentences:
            await writer.write(sentence)
    else:
        prompt = Prompt(
            instructions=INSTRUCTIONS + TONES[wish.tone],
            data="".join(sentences) + "\n\n" + checked.visible_text(section_id),
            language=run.row.language,
        )
        usage = await say(run, writer, prompt, tools, reading.cv.basics, begin)
    result = section_result(section_id, reading, findings, scorecard, run.translate)
    await writer.complete(result, usage=usage)
