"""Interview questions: what this advert will make them ask about this CV, for the person to answer.

Every question quotes what it comes from. Answers are the person's own words: they are kept with
the CV, and nothing is written into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from everdraft.cv.findings import message as _
from everdraft.cv.suggestions.shapes import Question, Reason
from everdraft.cv.tailoring.analysis import prioritized
from everdraft.cv.tailoring.keywords import keywords
from everdraft.cv.tailoring.telling import shortened
from everdraft.engine.run import Run, SectionWriter
from everdraft.engine.workflow import Outcome, workflow
from everdraft.library.records import PutDocument
from everdraft.llm.port import Model, Prompt
from everdraft.workflows.advert import advert_section
from everdraft.workflows.posting import Facing, faced
from everdraft.workflows.suggesting import Material, Suggester
from everdraft.workflows.tools import Hearing, Tools, say
from everdraft.workflows.wishes import WorkForJob

INTERVIEW = "interview"
SPOKEN = "spoken"
MOST_OF_A_KIND = 5
LONGEST_ADVERT_GIVEN = 6_000
MOST_HEARD = 6
"""Questions of a model that are taken; its instructions name the same number."""
LONGEST_QUESTION = 400

INSTRUCTIONS = (
    "The data has a job advert and lines of a CV. Say in one or two plain sentences what this "
    "interview will turn on. Then give at most six questions that an interviewer would ask this "
    'person, one JSON object on a line of its own each: {"question": "…", "why": "THE WORDS OF '
    'THE ADVERT OR THE CV THAT IT COMES FROM"}. Answer none of them, and add no fact.'
)

SECTIONS = {
    "proof": _("What you have done"),
    "asked": _("What the advert asks"),
    "yours": _("What you ask them"),
}
ASK_LINE = _("What was the situation, what was your own part, and how do you know it worked?")
ASK_SKILL = _("When did you last use %(skill)s, and what was hard about it?")
ASK_GAP = _("You do not name %(skill)s. What is nearest to it that you have done?")
ASK_THEM = _("What do you want to know from them before you say yes?")


class InterviewWish(WorkForJob):
    """Which CV, for which job."""


@workflow(
    INTERVIEW,
    title=_("Interview questions"),
    price=1,
    input=InterviewWish,
    route="/api/interview-questions-stream",
    heading=_("Prepare for an interview"),
    lead=_(
        "You get the questions that this advert makes likely for your CV, each with the words it "
        "comes from. Your answers are kept; nothing is written into your CV."
    ),
    action=_("Ask me"),
)
async def interview(run: Run, wish: InterviewWish, tools: Tools) -> Outcome:
    """The job, then the questions about the work done, about what is asked, and the person's."""
    titles = {name: run.translate(title) for name, title in SECTIONS.items()}
    await run.plan([advert_section(run), *titles.items()])
    facing = await faced(run, wish, tools)
    source = facing.source
    material = Material(run, tools, wish.resume_id, source.cv, source.people, source.truth())
    material.titles.update(titles)
    for section_id, title in titles.items():
        writer = await run.section(section_id, title)
        if writer is not None:
            await _write(section_id, writer, material, facing)
    sections = run.snapshot.sections.values()
    result = {
        "jobId": facing.job_id,
        "jobTitle": facing.advert.title,
        "companyName": facing.advert.company,
        "questions": [one for section in sections for one in section.questions],
    }
    record = material.record(INTERVIEW, result)
    return Outcome(result, (PutDocument(record),), source.document_id)


async def _write(
    section_id: str, writer: SectionWriter, material: Material, facing: Facing
) -> None:
    suggester = Suggester(section_id, writer, material)
    usage: dict[str, Any] | None = None
    if section_id == "asked" and material.tools.model is not None:
        usage = await _hear(material.tools.model, writer, suggester, material, facing)
    for question, place in _questions(section_id, facing):
        await suggester.ask(question, place)
    await writer.complete({}, usage=usage)


def _questions(section_id: str, facing: Facing) -> Iterator[tuple[Question, str]]:
    """The questions by rule, each with what it is about."""
    cv, wanted = facing.source.cv, facing.wanted
    if section_id == "proof":
        for _target, where, text, _weight in prioritized(cv, wanted)[:MOST_OF_A_KIND]:
            yield _question(Reason(ASK_LINE), shortened(text)), where
    elif section_id == "asked":
        for one in keywords(cv, wanted)[: 2 * MOST_OF_A_KIND]:
            words = Reason(ASK_SKILL if one.covered else ASK_GAP, {"skill": one.keyword})
            yield _question(words, one.asked), one.keyword
    else:
        yield _question(Reason(ASK_THEM), facing.advert.title), facing.advert.company


def _question(words: Reason, quote: str) -> Question:
    """A question that is about no words of the CV; ``quote`` is what it comes from."""
    why = Reason("“%(quote)s”", {"quote": quote}) if quote else Reason("")
    return Question(target="", base_text=quote, kind=SPOKEN, text=words, why=why)


async def _hear(
    model: Model,
    writer: SectionWriter,
    suggester: Suggester,
    material: Material,
    facing: Facing,
) -> dict[str, Any]:
    """A model's questions, before those of the rules."""

    heard: set[str] = set()

    async def take(record: Mapping[str, Any]) -> bool:
        asked, why = record.get("question"), record.get("why")
        if not isinstance(asked, str) or not asked.strip() or len(asked) > LONGEST_QUESTION:
            return False
        asked = " ".join(asked.split())
        if asked in heard or len(heard) == MOST_HEARD:
            return False
        heard.add(asked)
        words = Reason("%(question)s", {"question": asked})
        quote = shortened(why) if isinstance(why, str) else ""
        await suggester.ask(_question(words, quote))
        return True

    hearing = Hearing(writer, model, take)

    async def begin() -> None:
        hearing.reset()
        heard.clear()

    named = ", ".join(one for one in (facing.advert.title, facing.advert.company) if one)
    lines = [f"- {text}" for _t, _w, text, _n in prioritized(facing.source.cv, facing.wanted)]
    advert = facing.job.job_description[:LONGEST_ADVERT_GIVEN]
    data = "\n".join((f"The job: {named}", advert, "Lines of the CV:", *lines))
    prompt = Prompt(INSTRUCTIONS, data, material.run.row.language)
    own = material
    usage = await say(own.run, writer, prompt, own.tools, own.people, begin, hearing.hear)
    await hearing.end()
    return usage
