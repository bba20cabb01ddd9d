"""Every word of a text has the step that brought it; joined, the pieces are the text."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from everdraft.cv.codec import to_json
from everdraft.cv.edit import Operation, apply_operation, new_document, text_at
from everdraft.cv.trace import Life, trace
from tests.unit.cv.build import build

READ = to_json(build().cv)
TARGET = "work.w1.highlights.w1h2"
READ_TEXT = "Cut the monthly cloud bill by 31%, which saved 120,000 dollars a year"
WHERE = READ["provenance"][TARGET]


class Desk:
    """A document with its history, as the library keeps it."""

    def __init__(self, document: dict[str, Any], name: str = "doc_1") -> None:
        self.name, self.document = name, document
        self.changes: list[dict[str, Any]] = []

    def do(self, kind: str, target: str, value: Any = None) -> None:
        op = Operation(f"op{len(self.changes)}", kind, target, self.document["revision"], value)
        applied = apply_operation(self.document, op)
        self.document = applied.document
        self.changes.append(
            {
                "revision": applied.document["revision"],
                "operation": to_json(op),
                "before": to_json(applied.before),
                "at": f"2026-11-0{len(self.changes) + 1}",
            }
        )

    def text(self, target: str = TARGET) -> str:
        return text_at(self.document["cv"], target) or ""

    @property
    def life(self) -> Life:
        return Life(self.name, self.changes)


def test_read_accepted_typed_and_returned_words_are_told_apart() -> None:
    desk = Desk(new_document(READ))
    better = READ_TEXT.replace("Cut", "Reduced")
    desk.do("accept", "sug_1", {"target": TARGET, "text": better, "base_text": READ_TEXT})
    desk.do("set", TARGET, better + " for two firms")
    found = trace(TARGET, desk.text(), [desk.life], READ_TEXT, WHERE)
    assert "".join(text for text, _step in found.words) == desk.text()
    by_kind = {found.steps[step].kind: text for text, step in found.words}
    assert by_kind["accepted"] == "Reduced"
    assert by_kind["typed"] == " for two firms"
    assert "the monthly cloud bill" in by_kind["read"]
    assert found.steps[0].page == 1
    assert READ_TEXT in found.steps[0].quote
    accepted = next(one for one in found.steps if one.kind == "accepted")
    assert (accepted.suggestion, accepted.revision, accepted.at) == ("sug_1", 2, "2026-11-01")


def test_a_line_of_the_persons_own_is_typed_from_the_start() -> None:
    desk = Desk(new_document(READ))
    item = {"id": "n1", "text": "Sailed to Faro"}
    desk.do("insert", "work.w1.highlights", {"after": None, "item": item})
    found = trace("work.w1.highlights.n1", desk.text("work.w1.highlights.n1"), [desk.life], "")
    assert [one.kind for one in found.steps] == ["typed"]
    assert found.words == (("Sailed to Faro", 0),)


def test_a_copy_remembers_what_was_done_to_its_original() -> None:
    desk = Desk(new_document(READ))
    desk.do("set", TARGET, "Cut the bill by 31%")
    copy = Desk(new_document(desk.document["cv"]), "doc_2")
    copy.do("set", TARGET, "Cut the cloud bill by 31%")
    found = trace(TARGET, copy.text(), [desk.life, copy.life], READ_TEXT, WHERE)
    assert [one.document for one in found.steps] == ["", "doc_1", "doc_2"]
    assert "cloud" in "".join(text for text, step in found.words if step == 2)
    assert "".join(text for text, _step in found.words) == "Cut the cloud bill by 31%"


def test_what_a_run_wrote_is_of_that_run() -> None:
    found = trace("letter.paragraphs.p1", "I sail.", [Life("let_1", ())], "")
    assert [(one.kind, one.document) for one in found.steps] == [("made", "let_1")]


TEXTS = st.lists(st.sampled_from(("a", "b", "c", "1")), max_size=5).map(" ".join)


@given(st.lists(TEXTS, max_size=5))
def test_the_pieces_are_always_the_text(texts: list[str]) -> None:
    desk = Desk(new_document(READ))
    for text in texts:
        desk.do("set", TARGET, text)
    found = trace(TARGET, desk.text(), [desk.life], READ_TEXT, WHERE)
    assert "".join(text for text, _step in found.words) == desk.text()
    assert all(0 <= step < len(found.steps) for _text, step in found.words)
