"""Suggestions and questions without a model: by rule, section by section, nothing invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from everdraft.cv.claims.source import OwnWords, Source
from everdraft.cv.findings import Finding
from everdraft.cv.findings import message as _
from everdraft.cv.model import Cv
from everdraft.cv.reading import Reading
from everdraft.cv.suggestions.asking import (
    questions_about,
    questions_about_headline,
    questions_about_summary,
    suggestion_from_answer,
)
from everdraft.cv.suggestions.dates import one_date_style
from everdraft.cv.suggestions.rewrites import (
    BULLET,
    PROSE,
    WEIGHT,
    Change,
    LineContext,
    rewritten,
    technologies,
)
from everdraft.cv.suggestions.shapes import (
    ImproveWish,
    Question,
    Reason,
    Suggestion,
    question_from_json,
    question_to_json,
    suggestion_from_json,
    suggestion_to_json,
)
from everdraft.cv.suggestions.sheet import CONTACT, Sheet, cv_of
from everdraft.cv.truth import judge_claims

__all__ = [
    "ImproveWish",
    "Question",
    "Reason",
    "Suggestion",
    "judged",
    "question_from_json",
    "question_to_json",
    "questions",
    "questions_for",
    "section_ids",
    "suggestion_from_answer",
    "suggestion_from_json",
    "suggestion_to_json",
    "suggestions",
    "suggestions_for",
]

Json = Any
Given = Reading | Cv | Mapping[str, Json]
NO_WISH = ImproveWish()


def section_ids(given: Given) -> list[str]:
    """The sections in the order in which suggestions are streamed; each belongs to one."""
    return list(Sheet(cv_of(given)).sections)


def suggestions(
    given: Given,
    findings: Sequence[Finding] = (),
    wish: ImproveWish = NO_WISH,
    own_words: Sequence[str | OwnWords] = (),
) -> list[Suggestion]:
    """Every suggestion for a CV, section by section; at most one for each target.

    The rules keep to the words that are there whatever the wish is: it is asked about
    (`questions`) and handed to a model.
    """
    del wish
    sheet = Sheet(cv_of(given))
    return [one for name in sheet.sections for one in _of_section(name, sheet, findings, own_words)]


def suggestions_for(
    section_id: str,
    given: Given,
    findings: Sequence[Finding] = (),
    wish: ImproveWish = NO_WISH,
    own_words: Sequence[str | OwnWords] = (),
) -> list[Suggestion]:
    """The suggestions for one section of `section_ids`."""
    del wish
    return list(_of_section(section_id, Sheet(cv_of(given)), findings, own_words))


def questions(given: Given, wish: ImproveWish = NO_WISH) -> list[Question]:
    """Every question about a CV, section by section; at most one for each target."""
    sheet = Sheet(cv_of(given))
    return [one for name in sheet.sections for one in _asked(name, sheet, wish)]


def questions_for(section_id: str, given: Given, wish: ImproveWish = NO_WISH) -> list[Question]:
    """The questions about one section of `section_ids`."""
    return list(_asked(section_id, Sheet(cv_of(given)), wish))


def judged(suggestion: Suggestion, source: Source) -> Suggestion:
    """The suggestion with its claims."""
    found = judge_claims(source, suggestion.text, target=suggestion.target)
    return replace(suggestion, claims=tuple(found))


def _of_section(
    name: str, sheet: Sheet, findings: Sequence[Finding], own_words: Sequence[str | OwnWords]
) -> Iterator[Suggestion]:
    """A rule's suggestion that claims anything new is a mistake of the rule and is dropped."""
    source = Source.of(sheet.json, own_words)
    for one in _raw(name, sheet, findings):
        # A usual heading says nothing of the person.
        weighed = one if one.kind == "heading" else judged(one, source)
        if not weighed.needs_word and weighed.text != weighed.base_text:
            yield weighed


def _raw(name: str, sheet: Sheet, findings: Sequence[Finding]) -> Iterator[Suggestion]:
    yield from _heading(name, sheet, findings)
    kind = sheet.sections.get(name, "")
    language = sheet.language_of(name)
    prose = LineContext(language, spelling=sheet.spelling)
    if kind == "summary" or (kind == CONTACT and sheet.section_of("summary") == CONTACT):
        yield from _prose("basics.summary", sheet.cv.basics.summary, prose)
    if name == sheet.section_of(CONTACT):
        yield from _prose("basics.label", sheet.cv.basics.label, LineContext(language))
    for root, entry, field, text in _paragraphs(sheet):
        if sheet.section_of(root, entry) == name:
            yield from _prose(f"{root}.{entry}.{field}", text, prose)
    for line in sheet.lines:
        if line.section == name:
            changes = rewritten(line.text, sheet.context(line), BULLET)
            changes += one_date_style(changes[-1].text if changes else line.text, sheet, language)
            yield from _combined(line.target, line.text, changes)
    for one in sheet.cv.skills:
        if sheet.section_of("skills", one.id) == name:
            yield from _keywords(f"skills.{one.id}.keywords", one.keywords, language)


def _paragraphs(sheet: Sheet) -> Iterator[tuple[str, str, str, str]]:
    for one in sheet.cv.work:
        yield "work", one.id, "summary", one.summary
    for one in sheet.cv.volunteer:
        yield "volunteer", one.id, "summary", one.summary
    for one in sheet.cv.projects:
        yield "projects", one.id, "description", one.description


def _prose(target: str, text: str, context: LineContext) -> Iterator[Suggestion]:
    if text.strip() and "\n" not in text:
        yield from _combined(target, text, rewritten(text, context, PROSE))


def _combined(target: str, base: str, changes: Sequence[Change]) -> Iterator[Suggestion]:
    """All changes of a line as one suggestion, the weightiest first."""
    if not changes or changes[-1].text == base:
        return
    ordered = sorted(changes, key=lambda one: WEIGHT.index(one.kind))
    yield Suggestion(
        target=target,
        base_text=base,
        text=changes[-1].text,
        kind=ordered[0].kind,
        reasons=tuple(one.reason for one in ordered),
        checks=tuple(dict.fromkeys(one.check for one in ordered)),
    )


def _heading(name: str, sheet: Sheet, findings: Iterable[Finding]) -> Iterator[Suggestion]:
    """The usual heading, where a check found an unusual one or one in another language."""
    section = sheet.section(name)
    if section is None or not section.heading.strip():
        return
    for one in findings:
        usual = str(one.arguments.get("usual", ""))
        if one.check in ("S02", "L03") and one.target == name and usual:
            shouted = section.heading == section.heading.upper()
            text = usual.upper() if shouted else usual
            reason = Reason(one.why, one.arguments)
            target = f"sections.{name}.heading"
            yield Suggestion(target, section.heading, text, "heading", (reason,), (one.check,))
            return


def _keywords(target: str, keywords: Sequence[str], language: str) -> Iterator[Suggestion]:
    """A list of skills in its makers' capitals, each once; a list is one item a line."""
    if any("\n" in one for one in keywords):
        return
    changes: list[Change] = []
    kept: dict[str, str] = {}
    for one in keywords:
        change = technologies(one, LineContext(language))
        changes += [change] if change else []
        kept.setdefault(
            (change.text if change else one).strip().casefold(), change.text if change else one
        )
    base, text = "\n".join(keywords), "\n".join(kept.values())
    reasons = tuple(one.reason for one in changes[:5])
    if len(kept) < len(keywords):
        reasons = (*reasons, Reason(_("A skill stood there twice.")))
    if text != base:
        yield Suggestion(target, base, text, "technology", reasons, ("L06",))


def _asked(name: str, sheet: Sheet, wish: ImproveWish) -> Iterator[Question]:
    if name == sheet.section_of(CONTACT):
        yield from questions_about_headline(sheet, wish)
    summary = sheet.section_of("summary")
    if name == (summary if summary in sheet.sections else sheet.section_of(CONTACT)):
        yield from questions_about_summary(sheet)
    yield from questions_about(sheet, [one for one in sheet.lines if one.section == name])
