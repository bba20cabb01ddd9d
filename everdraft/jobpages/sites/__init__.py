"""Job boards that give their adverts as data: by the shape of an address, one site, one file."""

from __future__ import annotations

from everdraft.jobpages.sites import (
    ashby,
    greenhouse,
    lever,
    personio,
    recruitee,
    smartrecruiters,
    workable,
)
from everdraft.jobpages.sites.site import Site

SITES: tuple[Site, ...] = (
    greenhouse.SITE,
    lever.SITE,
    ashby.SITE,
    workable.SITE,
    smartrecruiters.SITE,
    recruitee.SITE,
    personio.SITE,
)
