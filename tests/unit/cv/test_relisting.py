"""What adds to a list of names, or orders it, does so to the list as it is when it is accepted."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.cv.claims.source import Source
from everdraft.cv.edit import Operation, apply_operation, new_document
from everdraft.cv.relisting import relisted
from everdraft.cv.suggestions.review import review_items
from everdraft.cv.suggestions.shapes import Suggestion, suggestion_to_json
from everdraft.cv.truth import own_words_of

TARGET = "skills.k1.keywords"
BASE = "Python\nPostgres\nGit"
CV = {"skills": [{"id": "k1", "name": "Tools", "keywords": BASE.split("\n")}]}
ADDS_GO = Suggestion(TARGET, BASE, f"{BASE}\nGo", "gap", source="answer")
ADDS_RUST = Suggestion(TARGET, BASE, f"{BASE}\nRust", "gap", source="answer")
ORDERS = Suggestion(TARGET, BASE, "Git\nPython\nPostgres", "order")
SPELLS = Suggestion(TARGET, BASE, "Python\nPostgreSQL\nGit", "spelling")


class Desk:
    """A document, and suggestions that are decided one after the other."""

    def __init__(self, *suggestions: Suggestion) -> None:
        self.document: dict[str, Any] = new_document(CV)
        self.records = [suggestion_to_json(one, str) for one in suggestions]

    def decide(self, kind: str, one: Suggestion) -> None:
        value = {"target": one.target, "text": one.text, "base_text": one.base_text}
        revision = self.document["revision"]
        operation = Operation(f"{kind}{revision}", kind, one.id, revision, value)
        self.document = apply_operation(self.document, operation).document

    @property
    def names(self) -> list[str]:
        return self.document["cv"]["skills"][0]["keywords"]

    @property
    def states(self) -> list[str]:
        source = Source.of(CV, [*own_words_of(self.document), "I used Go and Rust."])
        items = review_items(self.records, [], self.document, source, str)
        return [one["state"] for one in items]

    def item(self, one: Suggestion) -> dict[str, Any]:
        items = review_items(self.records, [], self.document, Source.of(CV), str)
        return next(item for item in items if item["id"] == one.id)


@pytest.mark.parametrize("taken", list(permutations([ADDS_GO, ADDS_RUST, ORDERS, SPELLS])))
def test_whatever_is_accepted_first_the_others_stay_open_and_join_it(
    taken: tuple[Suggestion, ...],
) -> None:
    desk = Desk(*taken)
    for count, one in enumerate(taken):
        assert desk.states == ["accepted"] * count + ["open"] * (len(taken) - count)
        desk.decide("accept", one)
    assert desk.states == ["accepted"] * len(taken)
    assert desk.names[:3] == ["Git", "Python", "PostgreSQL"]
    assert set(desk.names[3:]) == {"Go", "Rust"}


def test_an_open_one_shows_the_list_of_now_and_one_that_is_taken_back_takes_its_own() -> None:
    desk = Desk(ADDS_GO, ADDS_RUST)
    desk.decide("accept", ADDS_GO)
    item = desk.item(ADDS_RUST)
    assert (item["base_text"], item["text"]) == (ADDS_GO.text, f"{ADDS_GO.text}\nRust")
    assert [run[1].strip() for run in item["diff"] if run[0] == "added"] == ["Rust"]
    desk.decide("accept", ADDS_RUST)
    desk.decide("reject", ADDS_GO)
    assert desk.names == [*BASE.split("\n"), "Rust"]
    assert desk.states == ["rejected", "accepted"]


def test_what_nobody_said_is_still_asked_about_after_another_was_accepted() -> None:
    desk = Desk(ADDS_GO, ADDS_RUST)
    desk.decide("accept", ADDS_GO)
    item = desk.item(ADDS_RUST)
    assert item["state"] == "open"
    assert any(one["text"] == "Rust" and one["verdict"] != "supported" for one in item["claims"])


def test_a_change_that_drops_a_name_is_outdated_on_another_list() -> None:
    assert relisted(BASE, "Python\nGit", f"{BASE}\nGo") is None
    assert relisted(BASE, "Python\nGit", BASE) == "Python\nGit"
    assert relisted(BASE, "Python\nGit", f"{BASE}\nGo", drops=True) == "Python\nGit\nGo"
    assert relisted("Go\nGo\nGit", "Go\nGit", "Go\nGo\nGit\nC") is None


NAMES = st.lists(
    st.sampled_from(["Python", "Go", "Rust", "Kotlin", "Scala", "Perl", "Ruby"]), unique=True
)


@given(NAMES, NAMES, NAMES, st.randoms(use_true_random=False))
def test_the_list_of_now_keeps_every_name_and_none_comes_twice(
    base: list[str], added: list[str], current: list[str], chance: Any
) -> None:
    after = [*base, *(one for one in added if one not in base)]
    chance.shuffle(after)
    made = relisted("\n".join(base), "\n".join(after), "\n".join(current))
    assert made is not None
    names = made.split("\n") if made else []
    assert len(names) == len(set(names))
    assert set(names) == set(current) | (set(after) - set(base)) or current == base
    assert relisted("\n".join(base), "\n".join(after), made) == made or made == "\n".join(base)
