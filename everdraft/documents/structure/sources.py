"""Values with their source: every field is set together with where it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from everdraft.cv.model import Box, Provenance
from everdraft.documents.lines import TextLine


class Sources:
    """Collects provenance by path and makes ids from content and position."""

    def __init__(self) -> None:
        self.provenance: dict[str, Provenance] = {}
        self._taken: set[str] = set()

    def identity(self, prefix: str, *content: str) -> str:
        """A stable id: the prefix and ten hex digits of what it names; twins are counted."""
        base = hashlib.sha256("\x1f".join(content).encode()).hexdigest()[:10]
        identity, twin = f"{prefix}{base}", 1
        while identity in self._taken:
            twin += 1
            identity = f"{prefix}{base}-{twin}"
        self._taken.add(identity)
        return identity

    def note(self, path: str, quote: str, lines: Iterable[TextLine]) -> str:
        """Remember that ``quote`` was read in ``lines``; returns the quote."""
        at = list(lines)
        if quote and at:
            first = at[0]
            same = [line for line in at if line.page == first.page]
            box = Box(
                round(min(line.left for line in same), 1),
                round(min(line.top for line in same), 1),
                round(max(line.right for line in same), 1),
                round(max(line.bottom for line in same), 1),
            )
            self.provenance[path] = Provenance(
                first.page, box, quote, tuple(dict.fromkeys(line.id for line in at))
            )
        return quote
