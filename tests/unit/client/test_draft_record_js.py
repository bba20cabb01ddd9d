"""What a device keeps of a form, field by field, over tabs, late answers and other devices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.unit.client.node import run_in_node

JOB = """
import * as record from "./client/draft_record.js";
export default (steps) => {
  let kept;
  let given = null;
  for (const [name, ...rest] of steps) {
    if (name === "standing" || name === "missedBy") given = record[name](kept, ...rest);
    else kept = record[name](kept, ...rest);
  }
  return { kept, given };
};
"""
EARLY, LATE = "2026-11-26T10:00:00Z", "2026-11-26T11:00:00Z"


def _after(tmp_path: Path, *steps: list[Any]) -> dict[str, Any]:
    return run_in_node(tmp_path, JOB, list(steps))


def _typed(
    changes: dict[str, Any], tab: str = "a", *, over: str = "", at: str = EARLY, **more: Any
) -> list[Any]:
    told = {"tab": tab, "over": over, "known": {}, "underWay": None, **more}
    return ["withTyped", changes, told, at]


def test_tabs_keep_their_fields_beside_each_other(tmp_path: Path) -> None:
    typed = [_typed({"role": "Nurse"}), _typed({"industry": "Health"}, "b")]
    both = _after(tmp_path, *typed, ["standing", "", {}, False])
    assert both["given"] == {"role": "Nurse", "industry": "Health"}
    answered = _after(tmp_path, *typed, ["withTaken", {"industry": "Health"}, "b", LATE, 0])
    assert list(answered["kept"]["waiting"]) == ["role"]
    other = _after(tmp_path, *typed, ["withTaken", {"role": "Nurse"}, "b", LATE, 0])
    assert set(other["kept"]["waiting"]) == {"role", "industry"}, "only one's own is taken back"


def test_what_was_typed_after_it_was_sent_goes_on_waiting(tmp_path: Path) -> None:
    steps = [
        _typed({"role": "Nur"}),
        _typed({"role": "Nurse"}),
        ["withTaken", {"role": "Nur"}, "a"],
    ]
    steps[-1] += [LATE, 0]
    assert _after(tmp_path, *steps)["kept"]["waiting"]["role"]["value"] == "Nurse"


def test_a_field_typed_elsewhere_since_is_not_written_over(tmp_path: Path) -> None:
    """And the one beside it, which nobody touched, is not lost."""
    known = {"role": "", "industry": ""}
    typed = _typed({"role": "Nurse", "industry": "Health"}, known=known)
    page = {"role": "Doctor", "industry": ""}
    assert _after(tmp_path, typed, ["standing", LATE, page, False])["given"] == {
        "industry": "Health"
    }
    whole = _after(tmp_path, typed, ["standing", LATE, page, True])
    assert whole["given"] == {}, "one text stands or falls together"


def test_our_own_older_words_that_came_late_take_nothing_away(tmp_path: Path) -> None:
    typed = _typed({"role": "Nurse"}, known={"role": ""}, underWay={"role": "Nur"})
    for is_whole in (False, True):
        page = ["standing", LATE, {"role": "Nur"}, is_whole]
        assert _after(tmp_path, typed, page)["given"] == {"role": "Nurse"}


def test_what_was_taken_while_a_page_was_on_its_way_is_filled_in(tmp_path: Path) -> None:
    taken = [
        _typed({"role": "Nurse"}),
        ["withTaken", {"role": "Nurse"}, "a", LATE, 0],
        ["withTaken", {"industry": "Health"}, "a", LATE, 9_000],
    ]
    missed = _after(tmp_path, *taken, ["missedBy", EARLY, 20_000])["given"]
    assert missed["body"] == {"role": "Nurse", "industry": "Health"}
    assert _after(tmp_path, *taken, ["missedBy", LATE, 20_000])["given"] is None
    assert _after(tmp_path, *taken, ["missedBy", EARLY, 30_000])["given"] is None
    assert _after(tmp_path, *taken, ["without", [], 30_000])["kept"] is None
