"""What is known while a reading is rewritten: where each value stands, and in which section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from everdraft.cv.model import Box, Provenance
from everdraft.cv.reading import Reading
from everdraft.cv.revising.manuscript import Manuscript, Span
from everdraft.cv.revising.values import Versions

Json = Any
_BODY = ("highlights", "summary", "description")
_LINES_BELOW = 4  # lines that a bullet may have lost to what was read below it


class Reviser:
    """A reading's lines with the place of every value, kept true while words change."""

    def __init__(self, reading: Reading, versions: Versions) -> None:
        self.page = Manuscript(reading.lines)
        self.versions = versions
        self.read: Mapping[str, Provenance] = reading.cv.provenance
        self.where: dict[str, Provenance] = dict(self.read)
        self.changed: set[str] = set()
        self.kept: set[int] = set()
        self.section_of: dict[int, str] = {}
        for one in reading.cv.sections:
            for line in self.page.between(one.first_line, one.last_line):
                self.section_of.setdefault(line, one.id)

    def ids(self, path: str) -> list[int]:
        """The lines of a value."""
        found = self.where.get(path)
        return self.page.alive(found.lines) if found else []

    def ids_below(self, prefix: str, *, head: bool = False) -> list[int]:
        """The lines of everything in an entry; ``head`` leaves its bullets and prose out."""
        names = (one for one in self.where if one.startswith(prefix + "."))
        if head:
            names = (one for one in names if one[len(prefix) + 1 :].split(".")[0] not in _BODY)
        return self.page.alive(line for name in names for line in self.where[name].lines)

    def span_of(self, path: str, text: str) -> Span | None:
        """The words of a value where they were read."""
        found = self.where.get(path)
        own = self.ids(path)
        if found is None or not own:
            return None
        return self.page.find(found.quote, own) or self.page.find(text, own)

    def is_shared(self, path: str) -> bool:
        """Whether the same words are another value too, which stays: one employer, two roles."""
        own = self.where.get(path)
        return own is not None and any(
            other != path
            and other not in self.changed
            and seen.lines == own.lines
            and seen.quote == own.quote
            for other, seen in self.where.items()
        )

    def owners(self, line: int) -> list[str]:
        """The values that were read in a line and stay."""
        return [
            path
            for path, seen in self.where.items()
            if line in seen.lines and path not in self.changed
        ]

    def note(self, path: str, quote: str, ids: Iterable[int]) -> None:
        """Remember where a value stands now."""
        lines = [self.page.lines[self.page.places[one]] for one in self.page.alive(ids)]
        if not lines:
            self.where.pop(path, None)
            return
        same = [one.box for one in lines if one.page == lines[0].page]
        box = Box(
            min(one.left for one in same),
            min(one.top for one in same),
            max(one.right for one in same),
            max(one.bottom for one in same),
        )
        quote = " ".join(quote.split())
        self.where[path] = Provenance(lines[0].page, box, quote, tuple(one.id for one in lines))

    def add(
        self, after: int | None, text: str, *, like: int | None = None, bullet: str = ""
    ) -> int:
        """A new line, in the section of the one above it."""
        model = None if like is None else self.page.line(like)
        sign = bullet or (model.bullet if model else "")
        new = self.page.add(after, text, model, sign)
        if after in self.section_of:
            self.section_of[new] = self.section_of[after]
        return new

    def write(
        self, path: str, before: str, after: str, scope: Iterable[int], anchor: int | None
    ) -> int | None:
        """A new text for a value; the line that was added for it, where none held it before.

        What the page says already is left alone: then it was only read wrongly.
        """
        old = self.span_of(path, before) if before else None
        stands = self._stands(after, old, [*self.ids(path), *scope])
        if stands:
            self.kept.update(stands.lines)
            self.note(path, after, stands.lines)
        elif old and not self.is_shared(path):
            self.note(path, after, self.page.put(old, after))
        else:
            new = self.add(anchor, after)
            self.note(path, after, [new])
            return new
        return None

    def _stands(self, text: str, old: Span | None, scope: Iterable[int]) -> Span | None:
        """Where the page says a text already: set off, around the old one, or as another value."""
        found = self.page.find(text, scope)
        if found is None or (old and self.page.inside(found, old)):
            return None
        if old is not None and not self.page.apart(found, old):
            return found
        known = any(
            seen.quote == text and set(found.lines) <= set(seen.lines)
            for seen in self.read.values()
        )
        return found if known or self.page.standing(found) == 2 else None

    def below(self, path: str) -> list[int]:
        """A bullet's lines and those under it that belong to no value that stays."""
        own = self.ids(path)
        if not own:
            return []
        place = self.page.places[own[-1]]
        section = self.section_of.get(own[-1])
        for line in self.page.lines[place + 1 : place + 1 + _LINES_BELOW]:
            if self.owners(line.id) or self.section_of.get(line.id) != section:
                break
            own.append(line.id)
        return own

    def take_out(self, path: str, text: str) -> None:
        """Take a value's words from the page, where they are no other value's too."""
        span = self.span_of(path, text)
        if span and not self.is_shared(path) and not self.kept.intersection(span.lines):
            self.page.cut(span)
        self.where.pop(path, None)

    def change_list(
        self,
        before: list[str],
        after: list[str],
        scope: Iterable[int],
        *,
        anchor: int | None,
        whole: bool,
    ) -> list[int]:
        """A list of words set off by commas, or (``whole``) of lines of their own.

        What finds no neighbour stands on a line of its own behind ``anchor``. Gives back the
        lines that were looked at and are still there, with the new ones.
        """
        ids = list(scope)
        moves = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        for _kind, first, last, new_first, new_last in moves:
            old, new = before[first:last], after[new_first:new_last]
            if old == new:
                continue
            for was, now in zip(old, new, strict=False):
                span = self.page.find(was, ids)
                stands = self.page.find(now, ids)
                if span and (stands is None or not self.page.apart(span, stands)):
                    self.page.put(span, now)
            for was in old[len(new) :]:
                span = self.page.find(was, ids)
                if span:
                    self.page.cut(span)
            for place in range(new_first + len(old), new_last):
                ids += self._put_in(after, place, ids, anchor, whole=whole)
        return self.page.alive(ids)

    def _put_in(
        self, items: list[str], place: int, ids: list[int], anchor: int | None, *, whole: bool
    ) -> list[int]:
        """One more item of a list, behind the one before it; the lines it took."""
        page = self.page
        standing = page.find(items[place], ids)
        if standing and page.standing(standing) == 2:
            return []
        ahead = page.find(items[place - 1], ids) if place else None
        behind = page.find(items[place + 1], ids) if place + 1 < len(items) else None
        alone = ahead is not None and place > 1 and page.fills(ahead)
        if whole or alone or not (ahead or behind):
            alive = page.alive(ids)
            under = ahead.lines[-1] if ahead else alive[-1] if alive else anchor
            return [self.add(under, items[place], like=under)]
        if ahead:
            page.beside(ahead, items[place])
        elif behind:
            page.beside(behind, items[place], before=True)
        return []

    def block(self, prefix: str, others: Mapping[str, Json]) -> list[int]:
        """The lines of an entry, up to the next one of its section; () when it shares them."""
        foreign = {line for other in others if other != prefix for line in self.ids_below(other)}
        own = [one for one in self.ids_below(prefix) if one not in foreign]
        if not own:
            return []
        section = self.section_of.get(own[0])
        block: list[int] = []
        for line in self.page.lines[self.page.places[own[0]] :]:
            if line.id in foreign or self.section_of.get(line.id) != section:
                break
            block.append(line.id)
        return [*block, *(one for one in own if one not in block)]
