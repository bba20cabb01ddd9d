"""What documents say of settings, licences and the plan is what code, locks and markers say."""

import re

import pytest

from everdraft.web.routes import API as API_ROUTES
from everdraft.web.routes import PAGES, routes_of
from everdraft.workflows import load_workflows
from scripts.generate import API, LICENCES, SELF_HOSTING, between_markers, documents, settings_table
from scripts.plan import COVERAGE, PLAN

REGENERATE = "run .venv/bin/python scripts/generate.py"


@pytest.mark.parametrize(
    "path", [API, SELF_HOSTING, LICENCES, PLAN, COVERAGE], ids=lambda path: path.name
)
def test_generated_part_is_current(path: object) -> None:
    current = {p: p.read_text(encoding="utf-8") for p in documents()}
    assert current[path] == documents()[path], REGENERATE


def test_no_route_is_missing_in_the_document_of_the_api() -> None:
    text = API.read_text(encoding="utf-8")
    routes = [*API_ROUTES, *PAGES, *(one for w in load_workflows() for one in routes_of(w)[:1])]
    missing = [one.path for one in routes if f"`{one.method} {one.path}`" not in text]
    assert len(routes) > 60
    assert missing == [], REGENERATE


@pytest.mark.plan(76)
def test_every_setting_has_a_sentence() -> None:
    rows = settings_table().splitlines()[2:]
    silent = [row for row in rows if not re.match(r"\| `EVERDRAFT_\w+` \| .+ \| \S.+\. \|$", row)]
    assert rows
    assert not silent


def test_every_licence_allows_redistribution() -> None:
    rows = re.findall(r"^\| \S+ \| [\d.]+ \| (.+) \|$", LICENCES.read_text("utf-8"), re.MULTILINE)
    free = re.compile(
        r"MIT|BSD|Apache|MPL|ISC|PSF|Python Software|Zlib|public domain|any-OSI", re.I
    )
    assert len(rows) > 20
    assert [licence for licence in rows if not free.search(licence)] == []


def test_text_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="found 0 places"):
        between_markers("nothing here", "settings", "")
