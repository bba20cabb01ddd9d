"""From an address to a job: the site's own data where there is some, otherwise the page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import structlog

from everdraft.base.errors import EverdraftError
from everdraft.cv.job import Job, with_readings
from everdraft.jobpages.addresses import Target, parse_url
from everdraft.jobpages.decode import decode
from everdraft.jobpages.extract import job_of_page
from everdraft.jobpages.fetch import SECONDS, Fetcher, Page
from everdraft.jobpages.problems import page_problem
from everdraft.jobpages.sites import SITES
from everdraft.jobpages.sites.site import Site
from everdraft.jobpages.sloppy import read_json

log = structlog.get_logger(__name__)


class JobReader:
    """Reads one advert for a person. ``today`` says which adverts are long past."""

    def __init__(
        self, fetcher: Fetcher, *, today: Callable[[], date], seconds: float = SECONDS
    ) -> None:
        self._fetcher = fetcher
        self._today = today
        self._seconds = seconds

    async def read(self, url: str) -> Job:
        """The job behind an address, within ten seconds of fetching.

        Raises `BadInput` (``bad_url``, ``address_refused``) and `OutsideFailure` with what the
        page is instead.
        """
        target = parse_url(url)
        try:
            async with asyncio.timeout(self._seconds):
                found = await self._fetched(target)
        except TimeoutError as failure:
            raise page_problem(
                "page_too_slow", host=target.host, seconds=round(self._seconds)
            ) from failure
        if isinstance(found, Job):
            return found
        return await asyncio.to_thread(job_of_page, found, self._today())

    async def _fetched(self, target: Target) -> Job | Page:
        for site in SITES:
            parts = site.parts(target)
            job = await self._from_site(site, target, site.data_url(parts)) if parts else None
            if job is not None:
                return job
        return await self._fetcher.fetch(target.url)

    async def _from_site(self, site: Site, target: Target, url: str) -> Job | None:
        """None when the site's data cannot be had or has no text: then the page is asked."""
        try:
            page = await self._fetcher.fetch(url)
        except EverdraftError as failure:
            log.info("jobpages.site_data", site=site.name, code=failure.code)
            return None
        return await asyncio.to_thread(job_of_site, site, target, page)


def job_of_site(site: Site, target: Target, page: Page) -> Job | None:
    """The job that a site's data tells of, or None."""
    text = decode(page.data, page.charset)
    job = site.read(text if site.is_xml else read_json(text), site.parts(target) or {})
    if job is None or not job.job_description:
        return None
    return with_readings(replace(job, url=target.url, source="json"))
