"""Pages that are nobody's advert: any text, hostile ones, and a table of the shared ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.errors import EverdraftError
from everdraft.jobpages.extract import job_of_page
from everdraft.jobpages.fetch import Page
from tests.unit.jobpages.test_addresses import DATA
from tests.unit.jobpages.test_extract import TODAY, URL, read

# -- anything ------------------------------------------------------------------------------------


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p",
                ">",
                "<script type=application/ld+json>",
                "</script>",
                '{"@type":',
                '"JobPosting"',
                ",",
                "}",
                "[",
                "<li>",
                "<a href=x>",
                "text",
                "<h1>",
                "<svg>",
                "<template>",
                "<select>",
                "<!--",
                "]]>",
                "&#x110000;",
                "&lt;",
                "\x00",
                "\ud800",
                "<table>",
                "<tr>",
                "<noscript>",
                "requirements",
                "hidden",
                '<meta charset="utf-16">',
            ]
        )
    ).map("".join)
)
def test_no_page_makes_it_fail(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        found = job_of_page(Page(URL, "text/html", "", data), TODAY)
        said = found.job_description and "advert"
    except EverdraftError as refused:
        said = refused.code
    assert said in ("advert", "login_wall", "script_only", "not_an_advert", "advert_expired")


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<a><b>" * 50_000 + "x" * 1000,
        "<ul><li>" * 20_000,
        "&amp;" * 300_000,
        "a" * 1_500_000,
        "<p " + "x=1 " * 200_000 + ">",
        '<script type="application/ld+json">' + "[" * 500_000,
        '<script type="application/ld+json">' + '{"a":' * 200_000,
        '<script type="application/ld+json">' + '"\\' * 500_000,
        '<script type="application/ld+json">' + "/*" * 500_000,
        '<script type="application/ld+json">' + '{"a"b"c"' * 100_000,
        "<nav><header>" * 40_000,
        "<h1>" * 50_000,
        '<div class="company">' * 240 + "<p>word word</p>" * 20_000,
        "<h1><div>" * 120 + "<b>word</b>" * 50_000,
        "<meta charset" * 50_000,
        " at " * 300_000 + "<title>" + "a at " * 200_000,
    ],
)
def test_hostile_pages_take_no_time(hostile: str) -> None:
    started = process_time()
    with pytest.raises(EverdraftError):
        read(hostile[:2_000_000])
    assert process_time() - started < 5


# -- the shared pages ----------------------------------------------------------------------------

EXPECTED: dict[str, str] = {
    "jobs/jsonld/jobposting.html": "Senior TypeScript Engineer | Acme Labs | Remote",
    "jobs/jsonld/schemaorg_jobposting_eg28.txt": (
        "Software Engineer | ABC Company Inc. | Kirkland, WA"
    ),
    "jobs/career-ops/linkedin-guest-live-modal.html": (
        "Director of Product | Acme Corporation | Greater Boston"
    ),
    "jobs/career-ops/linkedin-guest-closed.html": "advert_expired",
    "jobs/careerkit-ats/icims.html": "not_an_advert",
    "jobs/careerkit-ats/paylocity.html": "script_only",
    "jobs/careerkit-ats/phenom.html": "script_only",
    "bad-input/jobpage/charset_lie.html": "not_an_advert",
    "bad-input/jobpage/deep_nest.html": "not_an_advert",
    "bad-input/jobpage/empty_body.html": "not_an_advert",
    "bad-input/jobpage/entity_flood.html": "not_an_advert",
    "bad-input/jobpage/injection.html": "not_an_advert",
    "bad-input/jobpage/jsonld_script.html": "script_only",
    "bad-input/jobpage/meta_refresh_metadata.html": "not_an_advert",
    "bad-input/jobpage/regex_bait.html": "not_an_advert",
}


@pytest.mark.skipif(not DATA.exists(), reason="the shared pages of adverts are not here")
def test_the_shared_pages() -> None:
    found = {name: _found(DATA / name) for name in EXPECTED}
    for name, wanted in EXPECTED.items():
        sign = "  " if found[name] == wanted else "! "
        print(f"{sign}{name:<52} {wanted:<58} {found[name]}")
    assert found == EXPECTED


def _found(path: Path) -> str:
    started = process_time()
    try:
        job = job_of_page(Page(URL, "text/html", "", path.read_bytes()), date(2026, 10, 1))
    except EverdraftError as said:
        return said.code
    finally:
        assert process_time() - started < 5
    return " | ".join((job.job_title, job.company_name, job.location))
