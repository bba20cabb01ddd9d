"""The fold: vectors, prefixes, and random walks through the lifecycle."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.runs.ending import ending_of, snapshot_of
from everdraft.runs.events import Event, EventKind, decode, encode
from everdraft.runs.fold import SectionStatus, Snapshot, apply, fold, to_json
from everdraft.runs.states import TRANSITIONS, IllegalMove

VECTORS = Path(__file__).parents[2] / "vectors"
FOLD = json.loads((VECTORS / "fold.json").read_text("utf-8"))
K = EventKind


def test_the_vector_files_are_current() -> None:
    made = runpy.run_path(str(VECTORS / "make.py"))
    for name, make in made["FILES"].items():
        assert (VECTORS / name).read_text("utf-8") == made["render"](make())


@pytest.mark.parametrize("case", FOLD["cases"], ids=lambda case: case["name"])
def test_a_log_folds_to_its_snapshot(case: dict[str, Any]) -> None:
    assert to_json(fold(map(decode, case["events"]))) == case["snapshot"]


@pytest.mark.parametrize("case", FOLD["cases"], ids=lambda case: case["name"])
def test_a_prefix_and_then_the_rest_is_the_whole(case: dict[str, Any]) -> None:
    events = [decode(body) for body in case["events"]]
    for cut in range(len(events) + 1):
        assert to_json(fold(events[cut:], fold(events[:cut]))) == case["snapshot"]


@pytest.mark.parametrize("case", FOLD["forbidden"], ids=lambda case: case["name"])
def test_a_forbidden_log_raises_and_changes_nothing(case: dict[str, Any]) -> None:
    *before, last = [decode(body) for body in case["events"]]
    snapshot = fold(before)
    kept = to_json(snapshot)
    with pytest.raises(IllegalMove):
        apply(snapshot, last)
    assert to_json(snapshot) == kept


@pytest.mark.parametrize("case", FOLD["cases"], ids=lambda case: case["name"])
def test_encoding_is_exact(case: dict[str, Any]) -> None:
    for body in case["events"]:
        assert encode(decode(body)) == body


class Walk:
    """Proposes events that the rules allow, so that hypothesis can wander through them."""

    def __init__(self) -> None:
        self.snapshot = Snapshot()
        self.events: list[Event] = []

    def allowed(self) -> list[Event]:
        kinds = TRANSITIONS[self.snapshot.status]
        proposals = [self._event(kind, section) for kind in kinds for section in ("", "a", "b")]
        return [event for event in proposals if self._fits(event)]

    def _event(self, kind: EventKind, section: str) -> Event:
        attempt = self.snapshot.attempt + (kind is K.RUN_STARTED)
        data: dict[EventKind, dict[str, Any]] = {
            K.DELTA: {"text": f"t{self.snapshot.seq}"},
            K.FINDING: {"finding": {"id": self.snapshot.seq}},
            K.SUGGESTION: {"suggestion": {"id": self.snapshot.seq}},
            K.QUESTION: {"question": {"id": self.snapshot.seq}},
            K.STEP_COMPLETED: {"name": "s", "value": self.snapshot.seq},
            K.SECTION_COMPLETED: {"result": {"list": [self.snapshot.seq]}},
            K.PROGRESS: {"plan": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]},
        }
        at = f"2026-01-01T00:00:00.{self.snapshot.seq % 1000:03d}Z"
        return Event(self.snapshot.seq + 1, kind, at, attempt, section, data.get(kind, {}))

    def _fits(self, event: Event) -> bool:
        sectionless = event.kind.value.startswith("run.") or event.kind in (
            K.PROGRESS,
            K.ANSWER,
            K.STEP_COMPLETED,
        )
        if sectionless and event.section:
            return False
        try:
            fold([event], _copy(self.events))
        except IllegalMove:
            return False
        return True

    def take(self, event: Event) -> None:
        apply(self.snapshot, event)
        self.events.append(event)


def _copy(events: list[Event]) -> Snapshot:
    return fold(events)


@pytest.mark.plan(14)
@given(st.data())
def test_random_walks_keep_the_promises_of_the_fold(data: st.DataObject) -> None:
    walk = Walk()
    progress = 0.0
    finished: dict[str, str] = {}
    for _ in range(data.draw(st.integers(1, 25))):
        allowed = walk.allowed()
        if not allowed:
            break
        walk.take(data.draw(st.sampled_from(allowed)))
        snapshot = walk.snapshot
        assert snapshot.progress >= progress
        progress = snapshot.progress
        for section_id, text in finished.items():
            assert snapshot.sections[section_id].text == text
            assert snapshot.sections[section_id].status is SectionStatus.COMPLETED
        finished = {
            s.id: s.text for s in snapshot.sections.values() if s.status is SectionStatus.COMPLETED
        }
    cut = data.draw(st.integers(0, len(walk.events)))
    whole = to_json(fold(walk.events))
    assert whole == to_json(walk.snapshot)
    assert to_json(fold(walk.events[cut:], fold(walk.events[:cut]))) == whole


@given(st.text())
def test_no_text_can_leave_its_line(text: str) -> None:
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    event = Event(1, K.DELTA, "2026-01-01T00:00:00.000Z", 1, "s", {"text": clean})
    body = encode(event)
    assert len(body.splitlines()) == 1
    assert decode(body).data["text"] == clean


def test_an_events_own_fields_cannot_hide_the_common_ones() -> None:
    with pytest.raises(ValueError, match="seq"):
        encode(Event(1, K.ANSWER, "2026-01-01T00:00:00.000Z", 1, "", {"seq": 9}))


def test_what_is_kept_of_a_run_is_all_that_was_seen_of_it() -> None:
    completed = [c for c in FOLD["cases"] if c["snapshot"]["status"] == "COMPLETED"]
    assert completed
    for case in completed:
        snapshot = fold(map(decode, case["events"]))
        kept = json.loads(json.dumps(ending_of(snapshot)))
        assert to_json(snapshot_of(kept)) == case["snapshot"], case["name"]


STARTED: list[tuple[EventKind, dict[str, Any]]] = [(K.RUN_CREATED, {}), (K.RUN_STARTED, {})]
WAITING = (K.RUN_WAITING, {"until": "later", "reason": "model_failed"})


@pytest.mark.parametrize(
    ("steps", "idle", "failed"),
    [
        ([], 1, 0),
        ([(K.RUN_STARTED, {}), (K.RUN_STARTED, {})], 3, 0),
        ([(K.PROGRESS, {"handedBack": True}), (K.RUN_STARTED, {})], 1, 0),
        ([(K.PROGRESS, {"handedBack": True})] * 2, 0, 0),
        ([(K.SECTION_STARTED, {}), WAITING, (K.RUN_STARTED, {})], 1, 1),
        ([(K.SECTION_STARTED, {}), WAITING, (K.RUN_STARTED, {}), WAITING], 0, 2),
        ([(K.SECTION_STARTED, {}), WAITING, (K.SECTION_RESTARTED, {}), WAITING], 0, 2),
        ([(K.SECTION_STARTED, {}), WAITING, (K.RUN_PAUSED, {}), (K.RUN_RESUMED, {})], 0, 0),
        ([(K.SECTION_STARTED, {}), (K.DELTA, {"text": "a"})], 0, 0),
        ([(K.SECTION_STARTED, {}), (K.FINDING, {"finding": {}})], 1, 0),
    ],
)
def test_what_counts_as_an_idle_attempt_and_as_a_failed_call(
    steps: list[tuple[EventKind, dict[str, Any]]], idle: int, failed: int
) -> None:
    in_section = {K.SECTION_STARTED, K.SECTION_RESTARTED, K.DELTA, K.FINDING}
    attempt, events = 0, list[Event]()
    for seq, (kind, data) in enumerate([*STARTED, *steps], 1):
        attempt += kind is K.RUN_STARTED
        section = "one" if kind in in_section else ""
        events.append(Event(seq, kind, "now", attempt, section, data))
    snapshot = fold(events)
    assert (snapshot.idle_attempts, snapshot.failed_calls) == (idle, failed)


def test_the_next_section_has_all_calls_again() -> None:
    steps = [
        (K.RUN_CREATED, "", {}),
        (K.RUN_STARTED, "", {}),
        (K.SECTION_STARTED, "one", {}),
        (K.RUN_WAITING, "", {}),
        (K.SECTION_COMPLETED, "one", {}),
        (K.SECTION_STARTED, "two", {}),
    ]
    events = [
        Event(seq, kind, "now", min(seq - 1, 1), section, data)
        for seq, (kind, section, data) in enumerate(steps, 1)
    ]
    assert fold(events).failed_calls == 0
