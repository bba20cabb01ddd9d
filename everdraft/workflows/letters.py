"""How a letter is written: from the person's own lines by rule, or by a model and then judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from everdraft.base.clock import timestamp
from everdraft.base.language import plural
from everdraft.cv.codec import to_json
from everdraft.cv.credentials_asked import degree_words
from everdraft.cv.findings import Translate
from everdraft.cv.findings import message as _
from everdraft.cv.job import job_to_json
from everdraft.cv.letter_by_rule import answered, opening
from everdraft.cv.letter_text import LetterText
from everdraft.cv.letters import (
    ANSWER,
    LETTER,
    QUESTIONS,
    letter_document,
    letter_id,
    letter_of,
    letter_words,
    new_letter,
    paragraphs_of,
)
from everdraft.cv.tailoring.answers import Answer, answers
from everdraft.cv.tailoring.telling import shortened
from everdraft.cv.truth import words_said
from everdraft.cv.words import base_language
from everdraft.engine.run import Run, SectionWriter
from everdraft.library.records import Document, PutDocument
from everdraft.llm.port import Prompt
from everdraft.workflows.posting import Facing
from everdraft.workflows.tools import Tools, say

MOST_PARAGRAPHS = 8
LONGEST_ADVERT_GIVEN = 6_000

INSTRUCTIONS = (
    "The data has a job advert, lines of a CV, and what its owner said. Write the middle of a "
    "letter of application, in the first person: two to four short paragraphs with an empty line "
    "between them, no greeting, no closing, no headings, no lists. Say with the owner's own facts "
    "what answers the advert. Use no fact, number, name, tool or date that the CV or the owner "
    "does not give, and no sentence that could stand in anybody's letter. Leave out why the owner "
    "wants this company: only the owner can say that. Write in %s."
)

ADVERT_LANGUAGE = "advert"


@dataclass(slots=True, frozen=True)
class LetterWish:
    """What a letter needs to know beside the CV and the job. ``choice`` is advert | cv."""

    choice: str

    def language(self, facing: Facing) -> str:
        """The language to write in."""
        own = base_language(facing.source.cv.language)
        asked = base_language(facing.advert.language)
        return (asked or own if self.choice == ADVERT_LANGUAGE else own or asked) or "en"


async def write_letter(
    writer: SectionWriter, run: Run, tools: Tools, facing: Facing, wish: LetterWish
) -> None:
    """The section of the letter, with the letter's document in the commit that ends it."""
    advert, language = facing.advert, wish.language(facing)
    begun = ""
    usage: dict[str, Any] | None = None
    if tools.model is None:
        found = answers(facing.source.cv, facing.wanted)
        begun = opening(advert.title, advert.company, language)
        paragraphs = answered(found, language)
        for sentence in _said(found, facing, wish, run.translate):
            await writer.write(sentence)
    else:
        paragraphs, usage = await _by_model(writer, run, tools, facing, wish)
    letter = new_letter(
        facing.source.cv.basics, advert.title, advert.company, paragraphs, language, opening=begun
    )
    document = _document(run, tools, facing, letter)
    waiting = sum(
        len(one.claims) for one in paragraphs_of(to_json(facing.source.read.cv), document.body)
    )
    result = {
        "letterId": document.id,
        "coverLetter": letter_words(letter_of(document.body)),
        "language": language,
        "waiting": waiting,
    }
    await writer.complete(result, (PutDocument(document),), usage=usage)


def _said(
    found: Sequence[Answer], facing: Facing, wish: LetterWish, translate: Translate
) -> list[str]:
    """What stands in the letter by rule, and what is left for the person."""
    left = [text for name, text in QUESTIONS.items() if name != ANSWER]
    if found:
        said = [
            plural(
                translate,
                _("%(count)d thing in your CV answers the advert, in your own words:"),
                _("%(count)d things in your CV answer the advert, in your own words:"),
                len(found),
            )
        ]
        said += [f"\n– “{one.asked}”: “{shortened(one.text)}”" for one in found]
    else:
        said = [translate(_("Nothing in your CV answers this advert by its words."))]
        left.append(QUESTIONS[ANSWER])
    said.append("\n" + translate(_("What only you can say stands open in the letter:")))
    said += [f"\n– {translate(one)}" for one in left]
    if wish.language(facing) != base_language(facing.source.cv.language):
        said.append(
            "\n"
            + translate(_("Your lines stay in the language of your CV; a model could translate."))
        )
    return said


async def _by_model(
    writer: SectionWriter, run: Run, tools: Tools, facing: Facing, wish: LetterWish
) -> tuple[list[str], dict[str, Any]]:
    """One call; its paragraphs and what it took."""
    heard: list[str] = []

    async def begin() -> None:
        heard.clear()

    async def hear(chunk: str) -> None:
        heard.append(chunk)
        await writer.write(chunk)

    people = facing.source.people
    usage = await say(run, writer, _prompt(run, facing, wish), tools, people, begin, hear)
    blocks = ("".join(heard)).replace("\r\n", "\n").split("\n\n")
    paragraphs = [" ".join(one.split()) for one in blocks if one.strip()]
    return paragraphs[:MOST_PARAGRAPHS], usage


def _prompt(run: Run, facing: Facing, wish: LetterWish) -> Prompt:
    cv, job = facing.source.cv, facing.job
    named = ", ".join(one for one in (facing.advert.title, facing.advert.company) if one)
    parts = [f"The job: {named}", job.job_description[:LONGEST_ADVERT_GIVEN], "The CV:"]
    parts += [one for one in (cv.basics.label, cv.basics.summary) if one.strip()]
    for role in cv.work:
        years = f"{role.start_date} to {'now' if role.current else role.end_date}"
        parts.append(f"{role.position}, {role.name} ({years})")
        parts += [f"- {one.text}" for one in role.highlights]
    parts += [", ".join((one.name, *one.keywords)) for one in cv.skills]
    parts += [f"{degree_words(one, cv.language)}, {one.institution}" for one in cv.education]
    told = [one.text for one in words_said(facing.source.body)]
    if told:
        parts += ["What the owner said:", *told[-20:]]
    language = f"the language with the code “{wish.language(facing)}”"
    return Prompt(INSTRUCTIONS % language, "\n".join(parts), run.row.language)


def _document(run: Run, tools: Tools, facing: Facing, letter: LetterText) -> Document:
    advert = facing.advert
    job = {
        **job_to_json(facing.job),
        "job_title": advert.title,
        "company_name": advert.company,
    }
    return Document(
        id=letter_id(run.id),
        owner_id=run.row.owner_id,
        kind=LETTER,
        subject_id=run.row.subject_id,
        run_id=run.id,
        body=letter_document(facing.source.body, to_json(letter), facing.job_id, job),
        created_at=timestamp(tools.clock.now()),
    )
