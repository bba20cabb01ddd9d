"""Boards that give their adverts as data: the address says where, and every shape becomes a job."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

import pytest

from everdraft.base.errors import EverdraftError, OutsideFailure
from everdraft.cv.job import Job
from everdraft.jobpages.addresses import parse_url
from everdraft.jobpages.fetch import Page
from everdraft.jobpages.reader import JobReader, job_of_site
from everdraft.jobpages.sites import SITES
from tests.unit.jobpages.test_addresses import DATA
from tests.unit.jobpages.test_extract import BODY, TEXT, script

ID = "0b6f2f0a-1111-4222-8333-444455556666"
OTHER = {"id": "1", "title": "Painter", "name": "Painter", "text": "Painter", "shortcode": "A"}

Case = tuple[str, str, Any, Job]

CASES: Mapping[str, Case] = {
    "Greenhouse": (
        "https://job-boards.greenhouse.io/quay/jobs/42?gh_src=x",
        "https://boards-api.greenhouse.io/v1/boards/quay/jobs/42?pay_transparency=true",
        {
            "id": 42,
            "title": "Welder",
            "company_name": "Quay ",
            "content": escape(BODY),
            "location": {"name": "Porto"},
            "language": "en",
            "first_published": "2026-05-01T10:00:00-04:00",
            "application_deadline": "2026-07-01",
            "pay_input_ranges": [
                {"min_cents": 4000000, "max_cents": 5200000, "currency_type": "EUR"}
            ],
        },
        Job(company_name="Quay", location="Porto", salary="EUR 40000–52000",
            posted_at="2026-05-01", valid_through="2026-07-01"),
    ),
    "Lever": (
        f"https://jobs.eu.lever.co/quay-daughters/{ID}/apply",
        f"https://api.eu.lever.co/v0/postings/quay-daughters/{ID}",
        {
            "id": ID,
            "text": "Welder",
            "description": "<div>We look for a person who is at home in the yard.</div>",
            "lists": [
                {"text": "Your responsibilities", "content": "<li>Weld hulls<li>Read drawings"},
                {"text": "Requirements", "content": "<li>MIG welding</li>"},
                {"text": "Nice to have", "content": "<li>AutoCAD</li>"},
            ],
            "additional": "<p>We offer a salary of 40&nbsp;000&nbsp;&euro;.</p>",
            "categories": {"location": "Porto", "allLocations": ["Porto", "Vigo"]},
            "workplaceType": "hybrid",
            "createdAt": 1777600000000,
            "salaryRange": {"currency": "EUR", "min": 40000, "max": 52000},
        },
        Job(company_name="Quay Daughters", location="Porto; Vigo", remote="hybrid",
            salary="EUR 40000–52000", posted_at="2026-05-01"),
    ),
    "Ashby": (
        f"https://jobs.ashbyhq.com/quay/{ID}",
        "https://api.ashbyhq.com/posting-api/job-board/quay?includeCompensation=true",
        {
            "jobs": [
                OTHER,
                {
                    "id": ID,
                    "title": "Welder",
                    "descriptionHtml": BODY,
                    "location": "Porto",
                    "secondaryLocations": [{"location": "Vigo"}],
                    "isRemote": True,
                    "publishedAt": "2026-05-01T10:00:00.000+00:00",
                    "compensation": {"compensationTierSummary": "€40K – €52K"},
                },
            ]
        },
        Job(company_name="Quay", location="Porto; Vigo", remote="yes", salary="€40K – €52K",
            posted_at="2026-05-01"),
    ),
    "Workable": (
        "https://apply.workable.com/quay/j/DD136DD7E7/",
        "https://apply.workable.com/api/v1/widget/accounts/quay?details=true",
        {
            "name": "Quay",
            "jobs": [
                OTHER,
                *(
                    {
                        "shortcode": "DD136DD7E7",
                        "title": "Welder",
                        "description": BODY,
                        "city": city,
                        "country": "Portugal",
                        "published_on": "2026-05-01",
                    }
                    for city in ("Porto", "", "Porto")
                ),
            ],
        },
        Job(company_name="Quay", location="Porto, Portugal; Portugal", posted_at="2026-05-01"),
    ),
    "SmartRecruiters": (
        "https://jobs.smartrecruiters.com/Quay/743999671674844-welder",
        "https://api.smartrecruiters.com/v1/companies/Quay/postings/743999671674844",
        {
            "id": "743999671674844",
            "name": "Welder",
            "company": {"name": "Quay"},
            "location": {"city": "Porto", "country": "pt", "hybrid": True},
            "experienceLevel": {"label": "Not Applicable"},
            "language": {"code": "en"},
            "releasedDate": "2026-05-01T10:00:00.000Z",
            "jobAd": {"sections": {"jobDescription": {"title": "", "text": BODY}, "x": 1}},
        },
        Job(company_name="Quay", location="Porto, pt", remote="hybrid", posted_at="2026-05-01"),
    ),
    "Recruitee": (
        "https://quay.recruitee.com/l/en/o/welder-in-porto?source=x",
        "https://quay.recruitee.com/api/offers/welder-in-porto",
        {
            "offer": {
                "slug": "welder-in-porto",
                "title": "Welder",
                "company_name": "Quay",
                "description": BODY,
                "location": "Porto",
                "on_site": True,
                "salary": {"min": "40000", "max": "52000", "currency": "EUR", "period": "year"},
                "published_at": "2026-05-01 10:10:39 UTC",
            }
        },
        Job(company_name="Quay", location="Porto", remote="no", salary="EUR 40000–52000 / year",
            posted_at="2026-05-01"),
    ),
    "Personio": (
        "https://quay.jobs.personio.de/job/42?display=en&language=en",
        "https://quay.jobs.personio.de/xml?language=en",
        f"""<?xml version="1.0" encoding="UTF-8"?><workzag-jobs><position><id>1</id></position>
        <position><id>42</id><subcompany>Quay</subcompany><office>Porto</office>
        <additionalOffices><office>Vigo</office></additionalOffices><name>Welder</name>
        <jobDescriptions><jobDescription><name></name><value><![CDATA[{BODY}]]></value>
        </jobDescription></jobDescriptions><seniority>experienced</seniority>
        <createdAt>2026-05-01T10:00:00+00:00</createdAt></position></workzag-jobs>""",
        Job(company_name="Quay", location="Porto; Vigo", seniority="experienced",
            posted_at="2026-05-01"),
    ),
}  # fmt: skip


class Pages:
    """A fetcher of given pages; what is not given is gone."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    async def fetch(self, url: str) -> Page:
        self.asked.append(url)
        if url not in self.pages:
            raise OutsideFailure("Gone.", code="advert_expired")
        kind = "application/json" if self.pages[url][:1] in "[{" else "text/html"
        return Page(url, kind, "", self.pages[url].encode())


def reader(pages: Pages) -> JobReader:
    return JobReader(pages, today=lambda: date(2026, 6, 1))  # type: ignore[arg-type]


def as_text(data: Any) -> str:
    return data if isinstance(data, str) else json.dumps(data)


def test_every_site_has_a_case() -> None:
    assert {site.name for site in SITES} == CASES.keys()


@pytest.mark.parametrize("name", CASES)
async def test_the_sites_own_data_is_asked_and_read(name: str) -> None:
    url, data_url, data, wanted = CASES[name]
    pages = Pages({data_url: as_text(data)})
    job = await reader(pages).read(url)
    assert pages.asked == [data_url]
    assert (job.job_title, job.source, job.url) == ("Welder", "json", url)
    assert job.job_description.split() == TEXT.split()
    assert (job.required_skills, job.preferred_skills) == (("MIG welding",), ("AutoCAD",))
    fields = ("company_name", "location", "remote", "salary", "seniority", "posted_at")
    found = {field: getattr(job, field) for field in (*fields, "valid_through")}
    assert found == {field: getattr(wanted, field) for field in found}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(
    "broken", ["", "[]", "{}", "null", "<html>no</html>", '{"jobs": 7}', "[[]]"]
)
async def test_without_the_data_the_page_is_asked(name: str, broken: str) -> None:
    url, data_url, _, _ = CASES[name]
    page = script({"@type": "JobPosting", "title": "From the page", "description": BODY})
    pages = Pages({data_url: broken, url: page} if broken else {url: page})
    job = await reader(pages).read(url)
    assert pages.asked == [data_url, url]
    assert (job.job_title, job.source) == ("From the page", "json-ld")


async def test_a_page_that_is_gone_too_says_so() -> None:
    with pytest.raises(EverdraftError) as gone:
        await reader(Pages({})).read(CASES["Lever"][0])
    assert gone.value.code == "advert_expired"


@pytest.mark.parametrize(
    "url",
    [
        "https://job-boards.greenhouse.io/quay",
        "https://greenhouse.io/quay/jobs/42",
        "https://evil.com/jobs.lever.co/quay/" + ID,
        "https://jobs.lever.co.evil.com/quay/" + ID,
        "https://jobs.lever.co/quay",
        "https://jobs.ashbyhq.com/quay",
        "https://apply.workable.com/quay/",
        "https://a.b.recruitee.com/o/x",
        "https://quay.recruitee.com/",
        "https://quay.jobs.personio.org/job/42",
    ],
)
def test_other_addresses_are_no_sites(url: str) -> None:
    assert [site.name for site in SITES if site.parts(parse_url(url))] == []


def test_the_embedded_form_of_a_board_is_the_same_advert() -> None:
    url = "https://boards.greenhouse.io/embed/job_app?for=quay&token=42"
    (site,) = [one for one in SITES if one.parts(parse_url(url))]
    assert site.data_url(site.parts(parse_url(url)) or {}) == CASES["Greenhouse"][1]


def test_entities_of_a_feed_are_not_followed() -> None:
    url, data_url, feed, _ = CASES["Personio"]
    site = next(one for one in SITES if one.name == "Personio")
    hostile = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + str(feed).partition("?>")[2]
    )
    hostile = hostile.replace("<name>Welder</name>", "<name>Welder&e;</name>")
    job = job_of_site(site, parse_url(url), Page(data_url, "text/xml", "", hostile.encode()))
    assert job is not None
    assert job.job_title == "Welder"


SHARED = {
    "Greenhouse": (
        "greenhouse.json",
        "https://job-boards.greenhouse.io/amplitude/jobs/8636903002",
        "Customer Data Scientist - Experimentation | Amplitude | London, UK",
    ),
    "Lever": (
        "lever.json",
        "https://jobs.lever.co/idealistconsulting/a24ec4e5-5caa-473d-abd4-b71f09a8167b",
        "(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager"
        " | Idealistconsulting | Chicago, IL",
    ),
    "Recruitee": (
        "recruitee.json",
        "https://acme.recruitee.com/o/senior-financial-accountant-fmd-berlinbrandenburg-region-germany",
        "(Senior) Financial Accountant (f/m/d) - Berlin/Brandenburg Region, Germany | Acme"
        " | Berlin, Berlin, Germany",
    ),
    "Workable": (
        "workable.json",
        "https://apply.workable.com/zaelab/j/DD136DD7E7",
        "Business Analyst - Spanish Speaking | Zaelab | Spain; Portugal",
    ),
    "SmartRecruiters": (
        "smartrecruiters.json",
        "https://jobs.smartrecruiters.com/Knight/743999671674844-cna",
        "CNA / LPN - Consistent Hours. Start Next Week. | Knight Gayles"
        " | St. Louis, MO, United States",
    ),
}


@pytest.mark.skipif(not DATA.exists(), reason="the shared answers of boards are not here")
@pytest.mark.parametrize("name", SHARED)
def test_the_shared_answers_of_boards(name: str) -> None:
    file, url, wanted = SHARED[name]
    site = next(one for one in SITES if one.name == name)
    data = json.loads((DATA / "jobs" / "careerkit-ats" / file).read_text("utf-8"))
    job = site.read(data, site.parts(parse_url(url)) or {})
    assert job is not None
    found = " | ".join((job.job_title, job.company_name, job.location))
    print(f"{name:<16} {len(job.job_description):>6} characters  {found}")
    assert found == wanted
