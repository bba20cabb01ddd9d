"""Decisions made by plain forms: each becomes the very operation that the page's script sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from everdraft.base.errors import NotFound
from everdraft.cv.suggestions.shapes import stable_id
from everdraft.web.documents_api import apply_one

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """``act`` is accept, reject, confirm, answer or rewrite; ``text`` what it says.

    ``item`` is an item of the review, ``base_rev`` the document's revision that the person saw.
    """

    act: str
    item: Mapping[str, Any]
    text: str
    base_rev: int

    def operation(self) -> Json:
        """As POST /api/documents/{id}/ops takes it; the same form sent twice is one operation.

        Raises `NotFound` when there is no such act.
        """
        item = self.item
        target = item["target"]
        kinds: Mapping[str, tuple[str, str, Any]] = {
            "accept": ("accept", item["id"], None),
            "reject": ("reject", item["id"], None),
            "confirm": ("confirm", target, {"text": self.text, "true": True}),
            "answer": ("answer", item["id"], {"text": self.text, "target": target}),
            "rewrite": ("set", target, self.text.replace("\r\n", "\n")),
        }
        if self.act not in kinds:
            raise NotFound("There is no such command.", action="Go back to the start page.")
        kind, where, value = kinds[self.act]
        seed = (self.act, item["id"], self.text, str(self.base_rev))
        return {
            "op_id": stable_id("form", *seed),
            "kind": kind,
            "target": where,
            "base_rev": self.base_rev,
            "value": value,
        }


def draft_key(run_id: str) -> str:
    """The key of the answers that are typed on a run's page and not sent yet."""
    return f"answers:{run_id}"


async def decide(
    request: Request, review: Mapping[str, Any], decision: Decision
) -> tuple[Json, int]:
    """Applies a decision to the run's document; the answer and status of the API."""
    return await apply_one(request, review["documentId"], decision.operation())
