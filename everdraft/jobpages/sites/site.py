"""What a site is: how its addresses look, where its data is, and how that becomes a job."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from everdraft.cv.job import Job
from everdraft.jobpages.addresses import Target
from everdraft.jobpages.posting import as_list, as_map, as_text

Json = Any
Parts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Site:
    """``address`` matches host and path of an advert; its groups fill ``data_url``.

    ``read`` takes what is there and the groups; None when the advert is not in it. ``is_xml``:
    ``read`` is handed the text as it came.
    """

    name: str
    address: re.Pattern[str]
    data_url: Callable[[Parts], str]
    read: Callable[[Json, Parts], Job | None]
    is_xml: bool = False

    def parts(self, target: Target) -> Parts | None:
        """What the address says of the advert; None for another site's."""
        found = self.address.fullmatch(f"{target.host}{target.path}")
        return found.groupdict("") if found else None


def one_of(value: Json, name: str, wanted: str) -> Mapping[str, Any] | None:
    """The object of a list whose ``name`` is the wanted one."""
    for one in as_list(value):
        item = as_map(one)
        if wanted and as_text(item.get(name)).casefold() == wanted.casefold():
            return item
    return None


def as_name(slug: str) -> str:
    """A company by its name in an address: "acme-labs" is "Acme Labs"."""
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_.+]|%20", slug) if word)


def remote_of(*, remote: bool = False, hybrid: bool = False, kind: str = "") -> str:
    """ "yes", "hybrid" or "no" from what a board says; "" when it says nothing."""
    word = kind.casefold().replace("-", "").replace("_", "")
    if hybrid or word == "hybrid":
        return "hybrid"
    if remote or word == "remote":
        return "yes"
    return "no" if word in ("onsite", "office", "inoffice") else ""


def joined(*parts: str) -> str:
    """Parts of a text that are there, an empty line between two."""
    return "\n\n".join(part for part in parts if part)
