"""Cover letter: the person's own facts that answer an advert, as a letter they finish themselves.

Without a model it names the job, quotes the advert and answers with the person's own lines, word
for word. With one, what it says beyond the CV waits for the person's word and stays out of what
is exported until then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from everdraft.base.language import plural
from everdraft.cv.findings import message as _
from everdraft.cv.letters import LETTER
from everdraft.engine.run import Run, SectionWriter
from everdraft.engine.workflow import Outcome, workflow
from everdraft.workflows.advert import advert_section
from everdraft.workflows.improvement import OUTCOME
from everdraft.workflows.letters import LetterWish, write_letter
from everdraft.workflows.posting import faced
from everdraft.workflows.tools import Tools
from everdraft.workflows.wishes import WorkForJob


class CoverLetterWish(WorkForJob):
    """Which CV, for which job, in which language."""

    letter_language: Literal["advert", "cv"] = Field(
        default="advert",
        alias="letterLanguage",
        title=_("The language of the letter"),
        json_schema_extra={
            "choices": {"advert": _("The advert's"), "cv": _("The CV's")},
        },
    )


@workflow(
    "cover_letter",
    title=_("Cover letter"),
    price=2,
    input=CoverLetterWish,
    route="/api/cover-letter-stream",
    page="/letter",
    heading=_("Write a letter for a job"),
    lead=_(
        "You get a letter with the advert's words and your own that answer them, and three "
        "questions only you can answer. Nothing in it is made up, and you finish it yourself."
    ),
    action=_("Begin the letter"),
)
async def cover_letter(run: Run, wish: CoverLetterWish, tools: Tools) -> Outcome:
    """The job, the letter, and what is left to do."""
    titles = [advert_section(run), (LETTER, run.translate(LETTER_TITLE))]
    titles.append((OUTCOME, run.translate(_("What it comes to"))))
    await run.plan(titles)
    facing = await faced(run, wish, tools)
    writer = await run.section(*titles[1])
    if writer is not None:
        await write_letter(writer, run, tools, facing, LetterWish(wish.letter_language))
    written = run.snapshot.sections[LETTER].result
    writer = await run.section(*titles[2])
    if writer is not None:
        await _write_outcome(writer, run, written)
    result = {
        **written,
        "jobId": facing.job_id,
        "jobTitle": facing.advert.title,
        "companyName": facing.advert.company,
    }
    return Outcome(result, document_id=str(written["letterId"]))


LETTER_TITLE = _("The letter")


async def _write_outcome(writer: SectionWriter, run: Run, written: Mapping[str, Any]) -> None:
    """What is left for the person; the same with and without a model."""
    said = [run.translate(_("The letter is yours to finish: every word of it can be changed."))]
    waiting = int(written["waiting"])
    if waiting:
        said.append(
            plural(
                run.translate,
                _("%(count)d thing in it is not in your CV, and stays out until you say so."),
                _("%(count)d things in it are not in your CV, and stay out until you say so."),
                waiting,
            )
        )
    await writer.write(" ".join(said))
    await writer.complete({"summary": " ".join(said)})
