"""The score of a stored document: its findings, and the accepted words that wait."""

from __future__ import annotations

import datetime
from typing import Any

from everdraft.base.language import translator
from everdraft.cv.checks import CheckContext
from everdraft.cv.codec import to_json
from everdraft.cv.edit import Operation, apply_operation, new_document
from everdraft.cv.rescore import rescored_document
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read.child import read
from tests.support.cv import DATA, NAME

CONTEXT = CheckContext(today=datetime.date(2026, 11, 24), file_name=NAME)


def test_accepted_words_with_a_new_number_wait_until_they_are_confirmed():
    reading = to_json(read(DATA, NAME, ReadLimits()))
    role = reading["cv"]["work"][0]
    target = f"work.{role['id']}.highlights.{role['highlights'][2]['id']}"
    text = "Wrote a daily report for 40 shops"
    document: Any = new_document(reading["cv"])
    value = {"target": target, "text": text, "base_text": role["highlights"][2]["text"]}
    document = apply_operation(document, Operation("o1", "accept", "sug1", 1, value)).document
    (waiting,) = rescored_document(reading, document, CONTEXT, translator("pt"))["heldBack"]
    assert (waiting["target"], waiting["text"]) == (target, text)
    assert waiting["original"] == "Responsible for the daily reporting"
    assert "40" in {one["text"] for one in waiting["claims"]}
    document = apply_operation(
        document, Operation("o2", "confirm", target, 2, {"text": text, "true": True})
    ).document
    assert rescored_document(reading, document, CONTEXT, str)["heldBack"] == []
