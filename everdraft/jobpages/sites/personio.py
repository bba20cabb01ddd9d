"""Personio: COMPANY.jobs.personio.de and .com; its data is the XML feed of a company."""

from __future__ import annotations

import re
from typing import Any, cast

import lxml.etree  # pyright: ignore[reportMissingModuleSource]

from everdraft.cv.job import Job
from everdraft.jobpages.posting import as_day, html_text
from everdraft.jobpages.sites.site import Json, Parts, Site, as_name, joined

etree = cast(Any, lxml.etree)  # pyright: ignore[reportUnknownMemberType]  # it has no types

_ADDRESS = re.compile(
    r"(?P<company>[\w-]+)\.jobs\.personio\.(?P<tld>de|com)/job/(?P<id>\d+)"
    r"(?:\?(?:.*&)?language=(?P<language>[a-z]{2})(?:&.*)?|[/?].*)?"
)


def _data_url(parts: Parts) -> str:
    language = f"?language={parts['language']}" if parts["language"] else ""
    return f"https://{parts['company']}.jobs.personio.{parts['tld']}/xml{language}"


def read(data: Json, parts: Parts) -> Job | None:
    """The position of the feed that the address names."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(str(data).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    for position in () if root is None else root.iter("position"):
        if _said(position, "id") == parts["id"]:
            return _job(position, parts)
    return None


def _job(position: Any, parts: Parts) -> Job:
    offices = [_said(position, "office")]
    offices += [(one.text or "").strip() for one in position.iterfind("additionalOffices/office")]
    texts = (
        joined(_said(one, "name"), html_text(_said(one, "value")))
        for one in position.iterfind("jobDescriptions/jobDescription")
    )
    return Job(
        job_title=_said(position, "name"),
        company_name=_said(position, "subcompany") or as_name(parts["company"]),
        job_description=joined(*texts),
        location="; ".join(dict.fromkeys(one for one in offices if one)),
        seniority=_said(position, "seniority"),
        language=parts["language"],
        posted_at=as_day(_said(position, "createdAt")),
    )


def _said(node: Any, name: str) -> str:
    return (node.findtext(name) or "").strip()


SITE = Site("Personio", _ADDRESS, _data_url, read, is_xml=True)
