"""Accepting, rejecting, confirming, answering: decisions are edits of the person's own."""

from __future__ import annotations

from tests.unit.cv.test_edit import BULLET, Desk

OFFER = {"target": BULLET, "text": "Led six engineers", "base_text": "Led 6 engineers"}


def test_accepting_writes_the_text_and_remembers_both() -> None:
    desk = Desk()
    applied = desk.do("accept", "sg-1", OFFER)
    assert desk.at(BULLET) == "Led six engineers"
    assert applied.before == {"sg-1": None, BULLET: "Led 6 engineers"}
    decision = desk.document["decisions"]["sg-1"]
    assert (decision["decision"], decision["before"]) == ("accepted", "Led 6 engineers")
    assert desk.do("accept", "sg-1", OFFER).changed_targets == ()


def test_an_outdated_suggestion_is_refused_with_words() -> None:
    desk = Desk()
    desk.do("set", BULLET, "Led 12 engineers")
    conflict = desk.conflict("accept", "sg-1", OFFER, base=2)
    assert (conflict.code, conflict.current) == ("outdated", "Led 12 engineers")
    desk.do("delete", BULLET)
    assert desk.conflict("accept", "sg-1", OFFER, base=3).current is None


def test_rejecting_what_was_accepted_gives_the_original_back() -> None:
    desk = Desk()
    desk.do("accept", "sg-1", OFFER)
    desk.do("reject", "sg-1")
    assert desk.at(BULLET) == "Led 6 engineers"
    desk.do("accept", "sg-1", OFFER)
    desk.do("set", BULLET, "Led six good engineers")
    applied = desk.do("reject", "sg-1")
    assert desk.at(BULLET) == "Led six good engineers"
    assert [one.code for one in applied.notices] == ["kept"]


def test_two_tabs_that_decide_differently_hear_of_each_other() -> None:
    desk = Desk()
    desk.do("reject", "sg-1")
    conflict = desk.conflict("accept", "sg-1", OFFER, base=1)
    assert (conflict.current, conflict.offered) == ("rejected", "accepted")
    assert desk.do("reject", "sg-1", base=1).changed_targets == ()


def test_a_list_is_accepted_one_item_a_line() -> None:
    desk = Desk()
    offer = {"target": "skills.s1.keywords", "text": "Python\nGo", "base_text": "python\nGo"}
    desk.do("accept", "sg-2", offer)
    assert desk.at("skills.s1.keywords") == ["Python", "Go"]
    desk.do("reject", "sg-2")
    assert desk.at("skills.s1.keywords") == ["python", "Go"]


def test_words_are_confirmed_and_taken_back() -> None:
    desk = Desk()
    desk.do("confirm", BULLET, {"text": "6 engineers"})
    assert desk.document["confirmed"] == {BULLET: ["6 engineers"]}
    assert desk.do("confirm", BULLET, {"text": "6 engineers"}).changed_targets == ()
    desk.do("confirm", BULLET, {"text": "6 engineers", "true": False})
    assert desk.document["confirmed"] == {BULLET: []}


def test_an_answer_is_kept_and_a_stale_one_is_a_conflict() -> None:
    desk = Desk()
    desk.do("answer", "q-1", {"text": "120 a month", "target": BULLET})
    assert desk.document["answers"]["q-1"]["text"] == "120 a month"
    conflict = desk.conflict("answer", "q-1", {"text": "90"}, base=1)
    assert (conflict.current, conflict.offered) == ("120 a month", "90")
    assert desk.do("answer", "q-1", {"text": "90"}).before["q-1"]["text"] == "120 a month"


def test_what_a_person_types_is_their_word_and_a_suggestion_is_not() -> None:
    desk = Desk()
    desk.do("set", BULLET, "Led 6 engineers for 3 years")
    assert desk.document["written"][BULLET] == ["Led 6 engineers for 3 years"]
    offer = {
        "target": "work.w1.highlights.h2",
        "text": "Cut costs by 40% with Kubernetes",
        "base_text": "Cut costs",
    }
    desk.do("accept", "sg-3", offer)
    desk.do("set", "work.w1.highlights.h2", "Cut costs by 45% with Kubernetes in 2022")
    words = " ".join(desk.document["written"]["work.w1.highlights.h2"])
    assert "45" in words
    assert "2022" in words
    assert "Kubernetes" not in words
