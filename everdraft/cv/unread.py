"""Lines of a file whose words stand in no value of its CV, so that nothing vanishes unsaid.

Words are counted. What a value was read from is taken off the lines where it was read; what values
say beyond that is taken off the other lines of their section, then off any line. What is left is
unread, unless it is nothing to keep: page numbers and running headers, labels, a name or address
that is repeated, how long something took, when the file was last changed, small words between
values. Case, accents, marks and hyphens do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

from everdraft.cv.lexicon import dates, labels, languages
from everdraft.cv.words import DENSE

Json = Any
#: Letters of scripts without spaces count one by one.
_WORD = re.compile(rf"[{DENSE}]|[^\W_{DENSE}]+")
_ADDRESS_BEFORE = re.compile(r"(?:[A-Za-z0-9]+[@./:_+-]+){1,40}\Z")
_ADDRESS_BEHIND = re.compile(r"(?:[@./:_+-]+[A-Za-z0-9]+){1,40}/?")
_DENSE = re.compile(f"[{DENSE}]")
_CUT = re.compile(r"-(?=\s|\Z)")
_MARGINS = ("header", "footer")
_LONGEST_LABEL = 3
#: What other values imply, or what is no text of the file.
_IMPLIED = frozenset(("id", "kind", "provenance", "extras", "heading", "network", "countryCode"))
_DATES = frozenset(("startDate", "endDate", "date", "releaseDate"))
#: Who the person is may be said again on every page.
_REPEATED = ("basics.name", "basics.email", "basics.phone", "basics.url", "basics.profiles")


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A line of which some words are in no value: ``words`` as they stand, ``text`` the whole.

    ``line`` is its id in the reading, ``section`` the id of the section it stands in, or "".
    """

    line: int
    page: int
    text: str
    words: str
    section: str


@dataclass(frozen=True, slots=True)
class Unread:
    """What of a file is in no value, in reading order, and how many of its words that is."""

    lines: tuple[UnreadLine, ...]
    word_count: int
    words_in_file: int

    @property
    def share(self) -> float:
        """The part of the file's words that is unread, 0 to 1."""
        return self.word_count / self.words_in_file if self.words_in_file else 0.0


def unread(reading: Mapping[str, Json]) -> Unread:
    """What of the visible lines of a reading (as JSON) is in no value of its CV; linear."""
    return _Count(reading).result()


def still_unread(found: Unread, before: Mapping[str, Json], after: Mapping[str, Json]) -> Unread:
    """What is left of it when the CV that was read says what an edited one says.

    A line is kept when every word that was unread in it is among the words that the CV has gained.
    """
    gained = _words_of(after)
    gained.subtract(_words_of(before))
    left: list[UnreadLine] = []
    count = 0
    for line in found.lines:
        wanted = _counted(line.words)
        if all(gained[word] >= number for word, number in wanted.items()):
            gained.subtract(wanted)
        else:
            left.append(line)
            count += wanted.total()
    return Unread(tuple(left), count, found.words_in_file)


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def _counted(text: str) -> Counter[str]:
    return Counter(map(_folded, _WORD.findall(text)))


def _texts(value: Json, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a CV with its path; a list of words is one text, so is a bullet."""
    if isinstance(value, str) and value:
        yield path, value
    elif isinstance(value, list):
        items: list[Json] = value  # pyright: ignore[reportUnknownVariableType]
        if items and isinstance(items[0], str):
            yield path, " ".join(items)
            return
        for place, one in enumerate(items):
            yield from _texts(one, f"{path}.{one.get('id', place)}")
    elif isinstance(value, Mapping):
        table: Mapping[str, Json] = value  # pyright: ignore[reportUnknownVariableType]
        for name, one in table.items():
            if name in _IMPLIED or (name == "language" and "fluency" not in table):
                continue
            bullet = name == "text" and ".highlights." in path
            yield from _texts(one, path if bullet else f"{path}.{name}" if path else name)


def _words_of(cv: Mapping[str, Json]) -> Counter[str]:
    found: Counter[str] = Counter()
    for _path, text in _texts(cv):
        found.update(_counted(text))
    return found


class _Line:
    """A line, how often it has each word, and how often each is in no value yet."""

    def __init__(self, given: Mapping[str, Json]) -> None:
        self.given = given
        self.words = [(_folded(one[0]), one) for one in _WORD.finditer(given["text"])]
        self.had = Counter(word for word, _ in self.words)
        self.open = self.had.copy()
        self.section = ""
        self.below: _Line | None = None

    def take(self, wanted: Counter[str]) -> None:
        """Take off what was read here; ``wanted`` keeps what does not stand here."""
        for word in [one for one in wanted if one in self.had]:
            self.open[word] -= wanted[word]
            wanted[word] -= self.had[word]

    def share(self, pool: Counter[str]) -> None:
        """Take off what the pool has, as often as it has it."""
        for word, count in self.open.items():
            if count > 0 and pool[word] > 0:
                taken = min(count, pool[word])
                self.open[word] -= taken
                pool[word] -= taken
        self._share_broken(pool)

    def _share_broken(self, pool: Counter[str]) -> None:
        """Take off words that the end of the line, or of its part before a margin, cuts in two."""
        below = self.below
        if below is None or not below.words or "-" not in self.given["text"]:
            return
        tail = below.words[0][0]
        for head, match in self.words:
            cut = _CUT.match(match.string, match.end())
            if cut and self.open[head] > 0 and pool[head + tail] > 0:
                self.open[head] -= 1
                below.open[tail] -= 1
                pool[head + tail] -= 1

    def runs(self, repeated: frozenset[str]) -> list[str]:
        """What is open, as it stands, without what is nothing to keep.

        Where a word stands twice and was read once, its last showing is the open one.
        """
        text = self.given["text"]
        if dates.LENGTH.fullmatch(text) or labels.LAST_CHANGED.fullmatch(text):
            return []
        words = self._marked(repeated)
        if all(is_open for is_open, _ in words):
            return [] if _is_label("", text.rstrip(":： "), text[-1:]) else [text]
        found: list[str] = []
        for is_open, group in groupby(words, key=lambda one: one[0]):
            matches = [match for _, match in group]
            begin, end = matches[0].start(), matches[-1].end()
            said = all(_is_small(match) or self._is_said_beside(match) for match in matches)
            if is_open and not said and not _is_label(text[:begin], text[begin:end], text[end:]):
                found.append(_whole(text, begin, end))
        return found

    def _is_said_beside(self, match: re.Match[str]) -> bool:
        """Whether the word was read elsewhere in the line: "PhD" in its margin."""
        word = _folded(match[0])
        return 0 < self.open[word] < self.had[word]

    def _marked(self, repeated: frozenset[str]) -> list[tuple[bool, re.Match[str]]]:
        """Whether each word is open; small words and single letters between open ones are too."""
        left = self.open.copy()
        marked: list[tuple[bool, re.Match[str]]] = []
        for word, match in reversed(self.words):
            marked.append((left[word] > 0 and word not in repeated, match))
            left[word] -= 1
        marked.reverse()
        begin = len(marked)
        for end, (is_open, match) in enumerate(marked):
            if is_open:
                marked[begin:end] = [(True, one) for _, one in marked[begin:end]]
                begin = end + 1
            elif not (_is_small(match) or _DENSE.match(match[0])):
                begin = len(marked)
        return marked


def _whole(text: str, begin: int, end: int) -> str:
    """The words from ``begin`` to ``end``, with what they are one address or number with."""
    before, behind = _ADDRESS_BEFORE.search(text[:begin]), _ADDRESS_BEHIND.match(text, end)
    return text[before.start() if before else begin : behind.end() if behind else end]


def _is_small(match: re.Match[str]) -> bool:
    return _folded(match[0]) in languages.SMALL_WORDS


def _is_label(before: str, words: str, behind: str) -> bool:
    """True for words that name what stands beside them, or say how long it took."""
    closed = words + ")" if words.count("(") > words.count(")") else words
    patterns = (
        (dates.LENGTH, words),
        (labels.DOCUMENT_TITLE, words),
        (labels.PHONE_LABEL, words),
        (labels.MARK_LABEL, words),
        (labels.CONTACT_LABEL, f"{words}: "),
    )
    if any(pattern.fullmatch(text) for pattern, text in patterns):
        return True
    if labels.TONGUE_LABEL.match(f"{closed}: x"):
        return not before.strip()  # behind a language it is the level
    named = behind.lstrip(" )）").startswith((":", "："))
    return named and len(_WORD.findall(words)) <= _LONGEST_LABEL


class _Count:
    """Takes the values of a CV off the lines of its file."""

    def __init__(self, reading: Mapping[str, Json]) -> None:
        self.cv: Mapping[str, Json] = reading["cv"]
        shown = [one for one in reading["lines"] if not one["hidden"]]
        running = _running(shown)
        self.lines = [_Line(one) for one in shown if one["id"] not in running]
        self.by_id = {one.given["id"]: one for one in self.lines}
        for line, below in pairwise(self.lines):
            line.below = below
        self.pools: dict[str, Counter[str]] = {"": Counter()}
        self.section_of: dict[str, str] = {}
        self._take_sections()
        self._take_sources()
        self._take_other_values()

    def _take_sections(self) -> None:
        """Which lines and entries stand in which section; headings are read."""
        places = {one.given["id"]: place for place, one in enumerate(self.lines)}
        for one in self.cv["sections"]:
            name = one["id"]
            self.pools[name] = Counter()
            self.section_of |= dict.fromkeys((name, *one["entries"]), name)
            self.section_of.setdefault(one["kind"], name)
            first, last = places.get(one["firstLine"]), places.get(one["lastLine"])
            if first is not None and last is not None:
                for line in self.lines[first : last + 1]:
                    line.section = name
            self._take(one["heading"], [one["firstLine"]])

    def _take(self, quote: str, ids: Iterable[int]) -> None:
        """A quote, off the lines it was read in; the rest is for the lines around."""
        wanted = _counted(quote)
        section = ""
        for line in filter(None, map(self.by_id.get, ids)):
            section = section or line.section
            line.take(wanted)
        self.pools[section].update(+wanted)

    def _take_sources(self) -> None:
        for source in self.cv["provenance"].values():
            self._take(source["quote"], source["lines"])

    def _take_other_values(self) -> None:
        """Values whose place is not known, and what is not in the words they were read from."""
        known = self.cv["provenance"]
        for path, text in _texts(self.cv):
            root, *rest = path.split(".")
            if path in known or path.rsplit(".", 1)[-1] in _DATES:
                continue
            section = self.section_of.get(rest[0] if rest else root, "")
            self.pools[section].update(_counted(text))

    def _repeated(self) -> frozenset[str]:
        texts = (text for path, text in _texts(self.cv) if path.startswith(_REPEATED))
        return frozenset(word for text in texts for word in _counted(text))

    def result(self) -> Unread:
        """What is left when every value is taken off."""
        for line in self.lines:
            line.share(self.pools[line.section])
        rest: Counter[str] = Counter()
        for pool in self.pools.values():
            rest.update(+pool)
        repeated = self._repeated()
        found: list[UnreadLine] = []
        count = 0
        for line in self.lines:
            line.share(rest)
            runs = line.runs(repeated) if any(one > 0 for one in line.open.values()) else []
            if runs:
                given = line.given
                words = " … ".join(runs)
                count += _counted(words).total()
                found.append(
                    UnreadLine(given["id"], given["page"], given["text"], words, line.section)
                )
        return Unread(tuple(found), count, sum(len(one.words) for one in self.lines))


def _shape(line: Mapping[str, Json]) -> str:
    return re.sub(r"\d+", "#", line["text"].casefold())


def _running(lines: list[Mapping[str, Json]]) -> frozenset[int]:
    """What stands at the edge of page after page, and page numbers."""
    margins = [one for one in lines if one["region"] in _MARGINS]
    seen = Counter(map(_shape, lines)) if margins else Counter[str]()
    return frozenset(
        one["id"]
        for one in margins
        if seen[_shape(one)] > 1 or labels.PAGE_NUMBER.fullmatch(_shape(one))
    )
