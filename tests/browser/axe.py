"""What axe-core says of a page that a person sees, in one line a fault."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(
    os.environ.get("AXE_CORE")
    or Path(__file__).parents[2] / "tools" / "js" / "node_modules" / "axe-core" / "axe.min.js"
)


def violations(page: Page) -> list[str]:
    """The faults of the page as it stands, each with its rule, its element and what to mend.

    After a click an element of the next page is there before the page has its style, and nothing
    is painted until then: colours are judged when the page is whole.
    """
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tools/js, or set AXE_CORE")
    page.wait_for_load_state("load")
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate("() => axe.run()")
    assert len(result["passes"]) > 10, "axe looked at nothing"
    return [
        f"{page.url}: {one['id']}: {node['target']} {node['failureSummary']} {node['html'][:200]}"
        for one in result["violations"]
        for node in one["nodes"]
    ]
