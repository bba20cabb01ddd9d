"""What a page says of saving where several things are saved: never more than is true of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.client.node import run_in_node

LATEST = """
import { latest } from "./client/saved.js";
export default (states) => latest(states.map((state) => ({ state })))?.state ?? null;
"""


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (["saved", "saved"], None),
        (["unanswered", "saving"], "saving"),
        (["saving", "unsaved", "saved"], "unsaved"),
        (["saved", "offline", "unanswered"], "offline"),
    ],
)
def test_what_is_not_yet_on_the_device_is_said_before_what_is(
    tmp_path: Path, states: list[str], said: str | None
) -> None:
    assert run_in_node(tmp_path, LATEST, states) == said
