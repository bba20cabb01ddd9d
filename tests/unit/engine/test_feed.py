"""The feed of changes: nobody misses one, nobody hears of another's, and memory is bounded."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from everdraft.engine.feed import UNKNOWN, Feed, FeedReader
from everdraft.runs.states import RunStatus
from everdraft.runs.store import DismissRun, DismissRuns, UpdateRun, stream_id
from everdraft.streams.store import Commit, OwnedStream

NOW = "2026-01-01T00:00:00.000Z"


def changed(owner_id: str, run_id: str) -> Commit:
    return Commit(effects=(UpdateRun(run_id, RunStatus.ERROR, NOW, 0.0, 1, owner_id=owner_id),))


def test_a_reader_hears_of_what_changed_behind_it_once() -> None:
    feed = Feed("life")
    with feed.open("ana") as reader:
        assert reader.take().everything
        assert not reader.has_news
        for run_id in ("a", "b", "a"):
            feed.publish(changed("ana", run_id))
        feed.publish(changed("ben", "c"))
        feed.publish(Commit(effects=(DismissRun("d", "ana", NOW),)))
        feed.publish_deleted([OwnedStream("ana", stream_id("e")), OwnedStream("ana", "other/f")])
        assert list(reader.take().run_ids) == ["b", "a", "d", "e"]
        assert not reader.has_news
        assert feed.reader_count == 1
    assert feed.reader_count == 0


def test_coming_back_goes_on_where_it_was() -> None:
    feed = Feed("life")
    feed.publish(changed("ana", "a"))
    with feed.open("ana") as reader:
        reader.take()
        cursor = reader.cursor
    feed.publish(changed("ana", "b"))
    with feed.open("ana", cursor) as reader:
        news = reader.take()
        assert (list(news.run_ids), news.everything) == (["b"], False)


def test_what_changes_all_runs_of_a_person_is_said_as_everything() -> None:
    feed = Feed("life")
    with feed.open("ana") as ana, feed.open("ben") as ben:
        assert ana.take().everything
        assert ben.take().everything
        feed.publish(Commit(effects=(DismissRuns("ana", (RunStatus.ERROR,), "", NOW),)))
        assert ana.take().everything
        assert not ben.has_news


def test_who_is_too_far_behind_is_told_everything() -> None:
    feed = Feed("life", changes_limit=20)
    with feed.open("ana") as slow:
        slow.take()
        cursor = slow.cursor
        for number in range(21):
            feed.publish(changed("ana", f"run_{number}"))
        assert slow.take().everything
        with feed.open("ana", cursor + 1) as other:
            assert len(other.take().run_ids) == 20


def test_owners_who_do_not_listen_are_forgotten_without_a_change_being_missed() -> None:
    feed = Feed("life", owners_limit=3)
    with feed.open("listening") as listening:
        listening.take()
        feed.publish(changed("ana", "a"))
        with feed.open("ana") as reader:
            reader.take()
            cursor = reader.cursor
        feed.publish(changed("ana", "b"))
        for number in range(10):
            feed.publish(changed(f"owner {number}", "x"))
        assert len(feed._owners) <= 3  # pyright: ignore[reportPrivateUsage]
        with feed.open("ana", cursor) as reader:
            assert reader.take().everything
        feed.publish(changed("listening", "c"))
        assert list(listening.take().run_ids) == ["c"]


@dataclass
class Eye:
    """A reader, and what it must hear of before it may say that it knows all."""

    reader: FeedReader
    owes: set[str] = field(default_factory=set[str])


class NobodyMissesAChange(RuleBasedStateMachine):
    """Changes, readers that look now and then, and breaks, in any order."""

    owners = ("ana", "ben")

    def __init__(self) -> None:
        super().__init__()
        self.feed = Feed("life", changes_limit=4)
        self.eyes: list[tuple[str, Eye]] = []

    @rule(owner=st.sampled_from(owners), run=st.sampled_from("abcdefgh"))
    def change(self, owner: str, run: str) -> None:
        self.feed.publish(changed(owner, run))
        for whose, eye in self.eyes:
            if whose == owner:
                eye.owes.add(run)

    @rule(owner=st.sampled_from(owners))
    def come(self, owner: str) -> None:
        reader = self.feed.open(owner)
        assert reader.cursor == UNKNOWN
        reader.take()
        self.eyes.append((owner, Eye(reader)))

    @rule(number=st.integers(0, 5), breaks=st.booleans())
    def look(self, number: int, breaks: bool) -> None:
        if not self.eyes:
            return
        owner, eye = self.eyes[number % len(self.eyes)]
        if breaks:
            eye.reader = self.feed.open(owner, eye.reader.cursor)
        news = eye.reader.take()
        assert news.everything or eye.owes <= set(news.run_ids)
        eye.owes.clear()

    @invariant()
    def who_owes_nothing_has_no_news(self) -> None:
        for _, eye in self.eyes:
            assert eye.reader.has_news == bool(eye.owes)


NobodyMissesAChange.TestCase.settings = settings(max_examples=60, deadline=None)
TestNobodyMissesAChange = NobodyMissesAChange.TestCase
