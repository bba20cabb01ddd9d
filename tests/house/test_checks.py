"""Format, lint, types, layers, JavaScript and shell: each check of scripts/check is a test."""

import pytest

from scripts.checks import CHECKS, Check, run


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_check_passes(check: Check) -> None:
    outcome = run(check)
    assert outcome.passed, outcome.output
