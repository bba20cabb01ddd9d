"""client/fold.js folds what runs/fold.py folds, and refuses what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from everdraft.runs.events import EventKind, decode
from everdraft.runs.fold import Snapshot, apply, to_json
from everdraft.runs.states import TRANSITIONS
from tests.unit.client.node import run_in_node

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "fold.json").read_text("utf-8"))

FOLD_ALL = """
import { apply, empty, toJson } from "./client/fold.js";
export default (logs) => logs.map((log) => {
  const snapshot = empty();
  for (const body of log) apply(snapshot, JSON.parse(body));
  return toJson(snapshot);
});
"""

REFUSALS = """
import { apply, empty, IllegalMove, toJson } from "./client/fold.js";
export default (logs) => logs.map((log) => {
  const snapshot = empty();
  let before = "";
  try {
    for (const body of log) {
      before = JSON.stringify(toJson(snapshot));
      apply(snapshot, JSON.parse(body));
    }
  } catch (error) {
    return error instanceof IllegalMove && before === JSON.stringify(toJson(snapshot));
  }
  return false;
});
"""

FOLD_FROM_EACH_STATE = """
import { apply, restore, toJson } from "./client/fold.js";
export default (cases) => cases.map(({ state, rest }) => {
  const snapshot = restore(state);
  for (const body of rest) apply(snapshot, JSON.parse(body));
  return toJson(snapshot);
});
"""

TABLE = """
import { KINDS, isTerminal, isGoing } from "./client/fold.js";
export default (statuses) => ({
  kinds: KINDS,
  terminal: statuses.filter(isTerminal),
  going: statuses.filter(isGoing),
});
"""


def _logs(part: str) -> list[list[str]]:
    return [case["events"] for case in VECTORS[part]]


def test_the_vectors_fold_alike(tmp_path: Path) -> None:
    folded = run_in_node(tmp_path, FOLD_ALL, _logs("cases"))
    for case, snapshot in zip(VECTORS["cases"], folded, strict=True):
        assert snapshot == case["snapshot"], case["name"]


def test_what_is_forbidden_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    refused = run_in_node(tmp_path, REFUSALS, _logs("forbidden"))
    names = [case["name"] for case in VECTORS["forbidden"]]
    assert [name for name, was in zip(names, refused, strict=True) if not was] == []


def test_going_on_from_any_rendered_state_gives_the_whole(tmp_path: Path) -> None:
    cases: list[dict[str, Any]] = []
    expected: list[Any] = []
    for case in VECTORS["cases"]:
        for cut in range(1, len(case["events"])):
            prefix = Snapshot()
            for body in case["events"][:cut]:
                apply(prefix, decode(body))
            cases.append({"state": to_json(prefix), "rest": case["events"][cut:]})
            expected.append(case["snapshot"])
    cases = json.loads(json.dumps(cases))
    folded = run_in_node(tmp_path, FOLD_FROM_EACH_STATE, cases)
    assert len(cases) > 50
    assert folded == expected


def test_the_client_hears_every_kind_and_knows_every_end(tmp_path: Path) -> None:
    statuses = [status.value for status in TRANSITIONS if status]
    table = run_in_node(tmp_path, TABLE, statuses)
    assert sorted(table["kinds"]) == sorted(kind.value for kind in EventKind)
    assert table["terminal"] == ["COMPLETED", "CANCELLED"]
    assert table["going"] == ["PENDING", "IN_PROGRESS"]
