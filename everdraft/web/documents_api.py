"""The API of documents: read, edit by operations, and what was done to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from everdraft.base.errors import BadInput, Conflict, EverdraftError, NotFound
from everdraft.base.language import translator
from everdraft.cv.codec import to_json
from everdraft.cv.edit import (
    Applied,
    EditConflict,
    EditRefused,
    Operation,
    apply_operation,
    operation_from_json,
)
from everdraft.cv.tailoring.copy import is_for
from everdraft.library.records import Document
from everdraft.web.context import WebContext, context_of, language_of, user_of
from everdraft.web.errors import error_json
from everdraft.web.forms import read_fields
from everdraft.web.improvement_api import QUESTION, SUGGESTION, Answering
from everdraft.web.words import message as _
from everdraft.workflows.intake import CV

OPERATIONS_LIMIT = 200


def document_json(document: Document) -> dict[str, Any]:
    """A document: its body under its own name."""
    return {
        "id": document.id,
        "kind": document.kind,
        "resumeId": document.subject_id,
        "runId": document.run_id,
        "revision": document.revision,
        "createdAt": document.created_at,
        "body": document.body,
    }


async def get_document(request: Request) -> Response:
    """GET /api/documents/{id}."""
    library = context_of(request).library
    document = await library.document(user_of(request).id, request.path_params["document_id"])
    return JSONResponse(document_json(document))


async def get_resume_document(request: Request) -> Response:
    """GET /api/resumes/{id}/document: the CV of a file, with every edit in it."""
    library = context_of(request).library
    resume_id = request.path_params["resume_id"]
    return JSONResponse(
        document_json(await library.document_of(user_of(request).id, resume_id, CV))
    )


async def list_versions(request: Request) -> Response:
    """GET /api/documents/{id}/versions: every change, oldest first, with what it replaced."""
    library = context_of(request).library
    changes = await library.changes(user_of(request).id, request.path_params["document_id"])
    versions = [
        {
            "revision": change.revision,
            "opId": change.op_id,
            "operation": change.operation,
            "before": change.before,
            "at": change.at,
        }
        for change in changes
    ]
    return JSONResponse({"versions": versions, "next": None})


async def apply_operations(request: Request) -> Response:
    """POST /api/documents/{id}/ops: one operation, or {ops: [...]}, each answered by itself.

    200 when all are taken, 409 when one met newer text (both texts are in its answer, and it was
    not applied), 422 when one fits no state of the document.
    """
    fields = await read_fields(request)
    sent: object = fields.values.get("ops", [fields.values])
    if not isinstance(sent, list) or not 0 < len(sent) <= OPERATIONS_LIMIT:  # pyright: ignore[reportUnknownArgumentType]
        raise BadInput(
            "Send between 1 and 200 operations.",
            code="bad_fields",
            action="Correct it and send it again.",
        )
    results: list[dict[str, Any]] = []
    status = 200
    for one in cast("list[object]", sent):
        result, code = await apply_one(request, request.path_params["document_id"], one)
        results.append(result)
        status = max(status, code, key=_SEVERITY.index)
    if "ops" in fields.values:
        return JSONResponse({"results": results}, status_code=status)
    return JSONResponse(results[0], status_code=status)


_SEVERITY = (200, 422, 409)


async def apply_one(request: Request, document_id: str, sent: object) -> tuple[dict[str, Any], int]:
    """One operation as it was sent: its answer, and the status of it."""
    try:
        operation = operation_from_json(sent)
    except EditRefused as refused:
        op_id = cast("Mapping[str, object]", sent).get("op_id") if isinstance(sent, dict) else None
        named = {"op_id": op_id} if isinstance(op_id, str) else {}
        return {**named, "status": "refused", **_said(request, refused)}, 422
    context, owner_id = context_of(request), user_of(request).id
    answer: dict[str, Any] = {"op_id": operation.op_id}
    try:
        operation = await _with_suggestion(context, owner_id, document_id, operation)
        applied: list[Applied] = []

        def apply(body: Mapping[str, Any]) -> tuple[Mapping[str, Any], Any]:
            if "cv" not in body:
                raise EditRefused("not_a_cv", _("This document is not edited by operations."))
            applied.append(apply_operation(body, operation))
            return applied[-1].document, applied[-1].before

        answering = _answering(request, document_id, operation)
        revised = await context.library.revise(
            owner_id,
            document_id,
            operation.op_id,
            to_json(operation),
            apply,
            answering.records if answering else None,
        )
        _same_again(revised.earlier, operation)
    except EditConflict as conflict:
        return {
            **answer,
            "status": "conflict",
            **_said(request, conflict),
            **conflict.to_json(),
        }, 409
    except EditRefused as refused:
        return {**answer, "status": "refused", **_said(request, refused)}, 422
    status = "duplicate" if revised.repeated else "applied"
    notices = [to_json(notice) for notice in applied[-1].notices] if applied else []
    answer |= {"status": status, "revision": revised.revision, "notices": notices}
    if answering is not None:
        await answering.records(revised.document.body)
        answer["suggestion"] = answering.suggestion
        answer["remark"] = answering.remark
    return answer, 200


def _same_again(earlier: Mapping[str, Any] | None, operation: Operation) -> None:
    """An id stands for one operation: other words under it would be lost without a word."""
    sent = to_json(operation)
    if earlier is not None and any(earlier[name] != sent[name] for name in _SAID):
        raise EditRefused("op_id_reused", _("This id was used for another operation before."))


_SAID = ("kind", "target", "value")


def _answering(request: Request, document_id: str, operation: Operation) -> Answering | None:
    """What an answer adds to its own commit; None for every other operation."""
    value: object = operation.value
    if operation.kind != "answer" or not isinstance(value, dict | str):
        return None
    text: object = value if isinstance(value, str) else value.get("text")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(text, str):
        return None
    return Answering(request, document_id, operation.target, text)


async def _with_suggestion(
    context: WebContext, owner_id: str, document_id: str, operation: Operation
) -> Operation:
    """A decision names a record of its own; an acceptance writes what that record suggested."""
    if operation.kind not in _RECORDS:
        return operation
    document = await context.library.document(owner_id, document_id)
    try:
        record = await context.library.document(owner_id, operation.target)
    except NotFound:
        record = None
    # The same line in another file has the same place; its suggestion is not for this one.
    # So has the same line in the CV and in its copy for a job.
    known = record is not None and record.subject_id == document.subject_id
    if (
        record is None
        or not known
        or record.kind != _RECORDS[operation.kind]
        or not is_for(record.body, document.body)
    ):
        raise EditRefused("unknown_target", _("There is no such suggestion or question."))
    if operation.kind != "accept":
        return operation
    body = record.body
    value = {"target": body["target"], "text": body["text"], "base_text": body["base_text"]}
    return Operation(operation.op_id, operation.kind, operation.target, operation.base_rev, value)


_RECORDS: Mapping[str, str] = {"accept": SUGGESTION, "reject": SUGGESTION, "answer": QUESTION}


def _said(request: Request, error: EverdraftError | Conflict) -> dict[str, Any]:
    return error_json(error, translator(language_of(request)))
