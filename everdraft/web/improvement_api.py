"""The API of suggestions: what a run suggested, what was decided and asked, in one answer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.clock import timestamp
from everdraft.base.errors import NotFound
from everdraft.base.language import translator
from everdraft.cv.codec import cv_from_json
from everdraft.cv.suggestions.asking import remark_on, skill_asked
from everdraft.cv.suggestions.lines import LINE
from everdraft.cv.suggestions.places import place_name
from everdraft.cv.suggestions.review import answered, review_items, with_open
from everdraft.cv.suggestions.shapes import (
    Suggestion,
    question_from_json,
    stable_id,
    suggestion_to_json,
)
from everdraft.cv.tailoring.copy import TAILORED, copy_id, is_for
from everdraft.cv.truth import Source, own_words_of
from everdraft.engine.workflow import Conditions, Workflow
from everdraft.library.records import Document, PutDocument
from everdraft.runs.store import RunRow
from everdraft.streams.store import Effect
from everdraft.web.context import WebContext, context_of, language_of, user_of
from everdraft.workflows.intake import CV

SUGGESTION = "suggestion"
QUESTION = "question"

Json = dict[str, Any]


async def get_suggestions(request: Request) -> Response:
    """GET /api/runs/{id}/suggestions: every suggestion and question with what became of it."""
    return JSONResponse(await review_of(request, request.path_params["run_id"]))


async def review_of(request: Request, run_id: str) -> Json:
    """{documentId, revision, scores, items, counts} of a run that suggests; `NotFound` else."""
    context, owner_id = context_of(request), user_of(request).id
    row, snapshot = await context.runs.snapshot(owner_id, run_id)
    declared = context.workflows[row.kind]
    document = await decided_on(context, row, declared)
    reading = await context.library.reading(owner_id, row.subject_id)
    sections = snapshot.sections.values()
    suggested = [dict(one) for section in sections for one in section.suggestions]
    asked = [dict(one) for section in sections for one in section.questions]
    suggested += await _from_answers(context, owner_id, document, asked)
    source = Source.of(reading["cv"], own_words_of(document.body))
    translate = translator(language_of(request))
    items = await asyncio.to_thread(
        review_items, suggested, asked, document.body, source, translate
    )
    scores: Json = dict((snapshot.result or {}).get("scores", {}))
    if declared.score is not None:
        asked_at = Conditions(context.clock.now().date(), row.title, translate)
        body = document.body
        scores["now"] = await asyncio.to_thread(declared.score, reading, body, asked_at)
        if "after" in scores:
            # What the run ended with knows nothing of what was decided and edited since.
            body = {**body, "cv": with_open(body["cv"], items)}
            scores["after"] = await asyncio.to_thread(declared.score, reading, body, asked_at)
    states = [one["state"] for one in items]
    return {
        "documentId": document.id,
        "revision": document.revision,
        "scores": scores,
        "items": items,
        "counts": {state: states.count(state) for state in dict.fromkeys(states)},
    }


async def decided_on(context: WebContext, row: RunRow, declared: Workflow) -> Document:
    """The document that a run's suggestions are for: the CV, or the run's own copy of it.

    A run that has no copy yet has suggested nothing yet.
    """
    if not declared.copies:
        return await context.library.document_of(row.owner_id, row.subject_id, CV)
    name = copy_id(row.id)
    try:
        return await context.library.document(row.owner_id, name)
    except NotFound:
        original = await context.library.document_of(row.owner_id, row.subject_id, CV)
        return replace(original, id=name, kind=TAILORED, revision=1)


async def _from_answers(
    context: WebContext, owner_id: str, document: Document, asked: Sequence[Json]
) -> list[Json]:
    """The suggestions that answers became; each is found by the words of its answer."""
    found: list[Json] = []
    answers: Mapping[str, Any] = document.body.get("answers", {})
    for question in asked:
        answer = answers.get(question["id"])
        if answer is not None:
            for name in answer_suggestion_ids(document.id, question["id"], answer["text"]):
                try:
                    found.append(dict((await context.library.document(owner_id, name)).body))
                except NotFound:
                    continue
    return found


# -- an answer becomes a suggestion --------------------------------------------------------------


def answer_suggestion_ids(document_id: str, question_id: str, text: str) -> tuple[str, str]:
    """The same answer to the same question makes the same suggestions, however often it is sent:
    the first, and the second where there are two."""
    own = (document_id, question_id, text)
    return stable_id("sug", *own), stable_id("sug", *own, "2")


class Answering:
    """What an `answer` operation adds to its commit: the suggestions that the answer makes.

    ``suggestion`` is the first of them.
    """

    def __init__(self, request: Request, document_id: str, question_id: str, text: str) -> None:
        self._context = context_of(request)
        self._owner_id = user_of(request).id
        self._translate = translator(language_of(request))
        self._document_id = document_id
        self._question_id = question_id
        self._text = text
        self.suggestion: Json | None = None
        self.remark = ""

    async def records(self, body: Mapping[str, Any]) -> tuple[Effect, ...]:
        """The new record, or none: no such question, an empty answer, or one that is there."""
        library = self._context.library
        names = answer_suggestion_ids(self._document_id, self._question_id, self._text)
        try:
            self.suggestion = dict((await library.document(self._owner_id, names[0])).body)
        except NotFound:
            return await self._new(names, body)
        return ()

    async def _new(self, names: Sequence[str], body: Mapping[str, Any]) -> tuple[Effect, ...]:
        library = self._context.library
        try:
            record = await library.document(self._owner_id, self._question_id)
            document = await library.document(self._owner_id, self._document_id)
            reading = await library.reading(self._owner_id, record.subject_id)
        except NotFound:
            return ()
        if record.kind != QUESTION or record.subject_id != document.subject_id:
            return ()
        if not is_for(record.body, document.body):
            return ()
        made = answered(record.body, self._text, body, reading["cv"])
        if not made:
            skill = skill_asked(question_from_json(record.body))
            self.remark = remark_on(record.body["kind"], self._text, skill)
            return ()
        shown = [
            self._shown(one, name, record.body, body)
            for one, name in zip(made, names, strict=False)
        ]
        self.suggestion = shown[0]
        return tuple(PutDocument(self._document(one, record)) for one in shown)

    def _shown(
        self, made: Suggestion, name: str, question: Mapping[str, Any], body: Mapping[str, Any]
    ) -> Json:
        place = question.get("place", "")
        if made.kind == LINE:
            place = place_name(cv_from_json(body["cv"]), made.target, self._translate)
        return {
            **suggestion_to_json(made, self._translate),
            "id": name,
            "question": self._question_id,
            "section": question.get("section", ""),
            "place": place,
            **({"job": question["job"]} if "job" in question else {}),
        }

    def _document(self, shown: Json, record: Document) -> Document:
        return Document(
            id=shown["id"],
            owner_id=self._owner_id,
            kind=SUGGESTION,
            subject_id=record.subject_id,
            run_id=record.run_id,
            body=shown,
            created_at=timestamp(self._context.clock.now()),
        )
