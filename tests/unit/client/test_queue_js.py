"""client/queue.js: the rules of the outbox, for any order of edits and answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.client.node import run_in_node

RULES = """
import { added, applied, held, taken, Known } from "./client/queue.js";
import { Memory } from "./client/device.js";
const rules = { added, applied, held };
export default async (stories) => Promise.all(stories.map(async (story) => {
  const store = new Memory();
  const known = new Known(0);
  const said = [];
  for (const [name, ...given] of story) {
    if (name === "taken") said.push(await store.change("d", taken));
    else if (name === "own") known.own(...given);
    else if (name === "base") said.push(known.base(...given));
    else await store.change("d", (records) => rules[name](records, ...given));
  }
  return { said, records: await store.change("d", (value) => ({ value })) };
}));
"""

TYPING = """
import { added, applied, held, taken, Known } from "./client/queue.js";
import { Memory } from "./client/device.js";
const record = (target, base_rev) => ({
  documentId: "d", author: "page", knows: 0, touches: [target], state: "waiting", sent: false,
  answer: null, operation: { op_id: "", kind: "set", target, base_rev, value: "" },
});
// A server as `changed_since` has it: stale is what was written after the base revision.
export default async (stories) => Promise.all(stories.map(async (steps) => {
  const store = new Memory();
  const wrote = new Map();
  const known = new Known(0);
  const wrong = [];
  let revision = 0;
  const send = async () => {
    const sent = await store.change("d", taken);
    if (!sent) return false;
    const { target, base_rev } = sent.operation;
    const last = wrote.get(target) ?? { revision: 0, theirs: false };
    const stale = last.revision > base_rev;
    if (stale !== last.theirs) wrong.push({ sent, last, stale });
    if (stale) await store.change("d", (all) => held(all, sent.order, "conflict", {}));
    else {
      wrote.set(target, { revision: ++revision, theirs: false });
      await store.change("d", (all) => applied(all, sent.order, revision));
      known.own([target], revision);
    }
    return true;
  };
  for (const [who, target] of steps) {
    const fresh = record(target, known.base([target]));
    if (who === "ours") await store.change("d", (all) => added(all, fresh));
    else if (who === "theirs") wrote.set(target, { revision: ++revision, theirs: true });
    else await send();
  }
  while (await send());
  return wrong;
}));
"""

IDS = """
import { randomId } from "./client/device.js";
export default (count) => Array.from({ length: count }, () => randomId("op"));
"""


def _record(target: str, value: str, **changed: Any) -> dict[str, Any]:
    operation = {
        "op_id": f"{target} {value}",
        "kind": changed.pop("kind", "set"),
        "target": target,
        "base_rev": changed.pop("base_rev", 1),
        "value": value,
    }
    return {
        "documentId": "d",
        "author": "page",
        "knows": 0,
        "touches": [target],
        "operation": operation,
        "state": "waiting",
        "sent": False,
        "answer": None,
        **changed,
    }


def _run(folder: Path, *story: list[Any]) -> dict[str, Any]:
    return run_in_node(folder, RULES, [story])[0]


def _kept(outcome: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [
        (one["operation"]["target"], one["operation"]["value"], one["operation"]["base_rev"])
        for one in outcome["records"]
    ]


def test_consecutive_texts_of_one_target_are_one(tmp_path: Path) -> None:
    outcome = _run(
        tmp_path,
        ["added", _record("a", "x")],
        ["added", _record("a", "xy")],
        ["added", _record("b", "z")],
        ["added", _record("a", "xyz")],
        ["added", _record("a", "xyz!", author="another page")],
    )
    assert _kept(outcome) == [("a", "xy", 1), ("b", "z", 1), ("a", "xyz", 1), ("a", "xyz!", 1)]


def test_what_was_sent_keeps_its_words(tmp_path: Path) -> None:
    outcome = _run(tmp_path, ["added", _record("a", "x")], ["taken"], ["added", _record("a", "xy")])
    assert _kept(outcome) == [("a", "x", 1), ("a", "xy", 1)]
    assert outcome["said"][0]["sent"] is True
    assert [one["sent"] for one in outcome["records"]] == [True, False]


def test_decisions_never_join(tmp_path: Path) -> None:
    accepted = _record("sg-1", "", kind="accept")
    outcome = _run(tmp_path, ["added", accepted], ["added", accepted])
    assert len(outcome["records"]) == 2


def test_an_edit_made_on_top_of_our_own_is_no_stale_one(tmp_path: Path) -> None:
    outcome = _run(
        tmp_path,
        ["added", _record("a", "x")],
        ["taken"],
        ["added", _record("a", "xy")],
        ["added", _record("b", "z")],
        ["applied", 1, 2],
    )
    assert _kept(outcome) == [("a", "xy", 2), ("b", "z", 2)]


def test_what_somebody_else_wrote_in_between_is_still_met(tmp_path: Path) -> None:
    outcome = _run(
        tmp_path,
        ["added", _record("a", "x")],
        ["taken"],
        ["added", _record("a", "xy")],
        ["added", _record("b", "z")],
        ["added", _record("a", "other", author="another page")],
        ["applied", 1, 5],
    )
    assert _kept(outcome) == [("a", "xy", 5), ("b", "z", 1), ("a", "other", 1)]


def test_an_acceptance_counts_for_the_words_it_wrote(tmp_path: Path) -> None:
    accepted = _record("sg-1", "", kind="accept", touches=["sg-1", "a"])
    other = _record("sg-2", "", kind="accept", touches=["sg-2", "a"])
    outcome = _run(
        tmp_path,
        ["added", accepted],
        ["taken"],
        ["added", _record("a", "by hand")],
        ["added", other],
        ["applied", 1, 5],
    )
    assert _kept(outcome) == [("a", "by hand", 5), ("sg-2", "", 1)]


def test_after_a_reload_the_page_knows_what_waited(tmp_path: Path) -> None:
    reloaded = _record("a", "xy", author="the page again", knows=1)
    outcome = _run(
        tmp_path, ["added", _record("a", "x")], ["taken"], ["added", reloaded], ["applied", 1, 5]
    )
    assert _kept(outcome) == [("a", "xy", 5)]


def test_a_refused_text_stays_until_a_newer_one_is_refused(tmp_path: Path) -> None:
    answer = {"error": "This is longer than 2000 characters."}
    outcome = _run(
        tmp_path,
        ["added", _record("a", "x")],
        ["taken"],
        ["held", 1, "refused", answer],
        ["taken"],
        ["added", _record("a", "xy")],
        ["taken"],
        ["held", 2, "conflict", answer],
    )
    assert outcome["said"][1] is None
    [left] = outcome["records"]
    assert (left["operation"]["value"], left["state"], left["answer"]) == ("xy", "conflict", answer)


def test_a_page_builds_on_the_oldest_thing_it_knows(tmp_path: Path) -> None:
    outcome = _run(
        tmp_path,
        ["own", ["a"], 1],
        ["own", ["a"], 4],
        ["base", ["a"]],
        ["base", ["b"]],
        ["base", ["a", "b"]],
    )
    assert outcome["said"] == [4, 1, 1]


def test_ids_are_never_the_same(tmp_path: Path) -> None:
    made = run_in_node(tmp_path, IDS, 2000)
    assert len(set(made)) == 2000
    assert all(len(one) == 35 for one in made)


STEP = st.tuples(st.sampled_from(["ours", "theirs", "send"]), st.sampled_from("abc"))


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(stories=st.lists(st.lists(STEP, max_size=30), min_size=50, max_size=50))
def test_ours_never_meets_itself_and_theirs_is_never_written_over(
    tmp_path: Path, stories: list[list[tuple[str, str]]]
) -> None:
    """A conflict exactly where somebody else's words are unseen, in any order of things."""
    assert [one for one in run_in_node(tmp_path, TYPING, stories) if one] == []
