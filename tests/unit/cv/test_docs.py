"""docs/checks.md says what the code does: it is generated, and stale pages fail."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from everdraft.cv.checks import CHECKS

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.plan(98)
def test_the_page_of_checks_is_fresh() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "generate-docs-checks"))
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert page == script["document"](), "run scripts/generate-docs-checks"


def test_every_check_says_what_it_reads_why_how_to_fix_it_and_who_says_so() -> None:
    assert len({one.id for one in CHECKS}) == len(CHECKS) >= 45
    for one in CHECKS:
        assert one.look.__doc__, one.id
        assert all((one.title, one.reads, one.why, one.fix, one.source)), one.id
        assert one.why.endswith((".", "?"))
        assert one.fix.endswith((".", "…"))
        assert not one.title.endswith(".")
        assert "75" not in one.why + one.fix + one.title
        assert "!" not in one.why + one.fix + one.title
