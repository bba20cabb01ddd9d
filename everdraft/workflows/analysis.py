"""Analysis: a CV becomes a scored report, section by section.

The findings and the score come from the published checks and nowhere else. A model, where there
is one, adds words and never points; without one the checks speak for themselves.
"""

from __future__ import annotations

import asyncio
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from everdraft.base.clock import timestamp
from everdraft.base.errors import NotFound
from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.codec import reading_from_json
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
from everdraft.workflows.tools import Tools

REPORT = "report"


class AnalysisWish(BaseModel):
    """What to analyse."""

    model_config = ConfigDict(populate_by_name=True)

    resume_id: str = Field(alias="resumeId")


@workflow(
    "analysis",
    title="Analysis",
    price=0,
    input=AnalysisWish,
    route="/api/analyze-resume-stream",
)
async def analysis(run: Run, wish: AnalysisWish, tools: Tools) -> Outcome:
    """Checks the CV once, then says it section by section; finished sections are kept."""
    reading = await _reading(run, wish)
    # The day is recorded: a report that goes on tomorrow is still the report of today.
    today = await run.step("today", lambda: _today(tools))
    context = CheckContext(today=date.fromisoformat(today), file_name=run.row.title)
    findings, scorecard = await asyncio.to_thread(_check, reading, context)
    translate = run.translate
    planned = planned_sections(reading)
    await run.plan([(section.id, section_name(section, translate)) for section in planned])
    for section in planned:
        writer = await run.section(section.id, section_name(section, translate))
        if writer is None:
            continue
        for finding in section_findings(section.id, reading, findings):
            await writer.finding(finding_to_json(finding, translate))
        sentences = section_text(section.id, reading, findings, scorecard, translate)
        await _say(writer, sentences, run, tools)
        await writer.complete(section_result(section.id, reading, findings, scorecard, translate))
    report = whole_report(reading, findings, scorecard, translate)
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


async def _reading(run: Run, wish: AnalysisWish) -> Reading:
    document = await run.library.document_of(run.row.owner_id, wish.resume_id, "reading")
    if document is None:
        raise NotFound("There is no such CV.", action="Upload it again.")
    return reading_from_json(document.body)


async def _today(tools: Tools) -> str:
    return tools.clock.now().date().isoformat()


def _check(reading: Reading, context: CheckContext) -> tuple[list[Finding], Scorecard]:
    scorecard = readiness(reading, run_checks(reading, context), context)
    return list(scorecard.findings), scorecard


async def _say(writer: SectionWriter, sentences: list[str], run: Run, tools: Tools) -> None:
    """The section's text: from the model where there is one, otherwise what the checks say."""
    if tools.model is None:
        for sentence in sentences:
            await writer.write(sentence)
        return
    prompt = Prompt(
        instructions="Say in a few plain sentences what these findings mean for this section.",
        data="".join(sentences),
        language=run.row.language,
    )
    await writer.stream(tools.model.stream(prompt))
