"""Some dozen runs under random kills: the short one of scripts/chaos."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from rich.console import Console

from tests.chaos import kills

pytestmark = pytest.mark.process

RUNS = 12


@pytest.mark.plan(1, 28)
def test_nothing_is_lost_repeated_or_charged_twice(tmp_path: Path) -> None:
    options = argparse.Namespace(runs=RUNS, at_once=6, seed=3, pace_ms=5.0, model="scripted")
    console = Console(record=True, force_terminal=False, width=200)
    code = kills.run(tmp_path, options, console)
    said = console.export_text()
    assert code == 0, said
    assert f"{RUNS} runs" in said
    assert "0 promises broken" in said
