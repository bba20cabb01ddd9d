"""A CV for a job beside the CV it was copied from, as that one was then."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.requests import Request

from everdraft.base.language import Translate
from everdraft.cv.checks.tailored import claim_findings, truth_findings
from everdraft.cv.codec import from_json
from everdraft.cv.edit import Operation, replay
from everdraft.cv.findings import finding_to_json
from everdraft.cv.letters import LETTER, letter_held_back
from everdraft.cv.tailoring.copy import TAILORED
from everdraft.library.records import Document
from everdraft.web.context import context_of
from everdraft.workflows.intake import CV

Json = dict[str, Any]


async def truth_of(request: Request, document: Document, translate: Translate) -> list[Json]:
    """The findings of family T of a CV for a job or of a letter; none for the CV itself."""
    library, owner_id = context_of(request).library, document.owner_id
    if document.kind not in (TAILORED, LETTER):
        return []
    read = (await library.reading(owner_id, document.subject_id))["cv"]
    if document.kind == LETTER:
        held = await asyncio.to_thread(letter_held_back, read, document.body)
        found = [finding for one in held for finding in claim_findings(one.target, one.claims)]
    else:
        original = await library.document_of(owner_id, document.subject_id, CV)
        changes = await library.changes(owner_id, original.id)
        earlier = [
            from_json(Operation, one.operation) for one in changes if one.at <= document.created_at
        ]
        body = await asyncio.to_thread(replay, read, earlier)
        found = await asyncio.to_thread(truth_findings, body["cv"], document.body, read)
    return [finding_to_json(one, translate) for one in found]
