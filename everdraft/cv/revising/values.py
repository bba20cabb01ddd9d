"""The values of a CV by their targets, and what differs between two versions of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from everdraft.cv.codec import to_json
from everdraft.cv.model import Cv

Json = Any
DATES = frozenset({"startDate", "endDate", "current"})


@dataclass(frozen=True, slots=True)
class Versions:
    """A CV as it was read and as it is now, both as JSON without provenance."""

    before: Mapping[str, Json]
    after: Mapping[str, Json]

    @classmethod
    def of(cls, before: Cv, after: Cv) -> Versions:
        """Two CVs side by side."""
        return cls(_bare(before), _bare(after))

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return self.before == self.after

    def entries(self, root: str) -> tuple[dict[str, Json], dict[str, Json]]:
        """The entries of a list by their ids, before and after."""
        return by_id(self.before[root]), by_id(self.after[root])


def _bare(cv: Cv) -> dict[str, Json]:
    return {name: value for name, value in to_json(cv).items() if name != "provenance"}


def by_id(items: list[Json]) -> dict[str, Json]:
    """Items by their ids, in order."""
    return {one["id"]: one for one in items}


def texts_of(entry: Mapping[str, Json], path: str) -> Iterator[tuple[str, str]]:
    """The single texts of an entry with their paths; dates, lists and bullets aside."""
    for name, value in entry.items():
        if isinstance(value, str) and name != "id" and name not in DATES:
            yield f"{path}.{name}", value


def lists_of(entry: Mapping[str, Json], path: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of words of an entry (keywords, courses) with their paths."""
    for name, value in entry.items():
        if isinstance(value, list) and name not in ("highlights", "profiles"):
            yield f"{path}.{name}", value
