"""Who the person is: name, headline, e-mail, phone, place, profiles; from the head of the CV."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from everdraft.cv.lexicon import labels, languages, places
from everdraft.cv.lexicon import roles as role_words
from everdraft.cv.model import Basics, Location, Profile
from everdraft.cv.reading import Link
from everdraft.documents.lines import TextLine
from everdraft.documents.structure import dates
from everdraft.documents.structure.contact_shapes import (
    PHONE,
    first_name_only,
    is_name,
    like_email,
    no_spaces,
    phone_in,
    username,
)
from everdraft.documents.structure.custom import place_shaped
from everdraft.documents.structure.sources import Sources

EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
WEB = re.compile(
    r"(?:https?://|www\.)?(?:[a-z0-9-]{1,63}\.)+[a-z]{2,18}(?:/[^\s,;|()<>]{0,200})?", re.I
)
CODE_NAMES = re.compile(
    r"\.(?:js|net|py|md|ts|io|ai)$", re.I
)  # "Node.js", "ASP.NET": tools, not sites
REST_OF_ADDRESS = re.compile(r"[^\s,;|()<>]*")
#: A sign before a datum: a house before a town.
ICON = re.compile(r"^\s*(?:[\u2190-\u2bff\ue000-\uf8ff\U0001f000-\U0001faff]\ufe0f?\s*)+")
SEPARATOR = re.compile(r"\s*[|•·∙⋅●◦▪■§⟡⋄◆»‖]\s*|\s{2,}|\s+[–—-]\s+|\s*\t\s*")


@dataclass(slots=True)
class Piece:
    """A part of a head line between separators."""

    text: str
    line: TextLine


def read_basics(
    head: list[TextLine],
    everything: list[TextLine],
    margins: list[TextLine],
    links: list[Link],
    sources: Sources,
) -> Basics:
    """The person's data; ``head`` are the lines before the first section and under "Contact",
    ``margins`` the headers and footers of pages, where some people have their address.
    """
    basics = Basics()
    reader = ContactReader(head, everything, links, sources, basics)
    reader.email()
    reader.phone()
    if margins and not (basics.email and basics.phone):
        reader.head = [*head, *margins]
        if not basics.email:
            reader.email()
        if not basics.phone:
            reader.phone()
    reader.profiles()
    reader.name()
    reader.location()
    reader.label()
    return basics


class ContactReader:
    """Reads one field after the other; a piece once used is not used again."""

    def __init__(
        self,
        head: list[TextLine],
        everything: list[TextLine],
        links: list[Link],
        sources: Sources,
        basics: Basics,
    ) -> None:
        self.head, self.everything, self.links = head, everything, links
        self.sources, self.basics = sources, basics
        self.used: list[tuple[int, str]] = []

    def pieces(self) -> list[Piece]:
        """The head lines cut at separators."""
        found: list[Piece] = []
        for line in self.head:
            for segment in line.segments:
                found += [Piece(text, line) for text in _cut(segment.text)]
        return found

    def take(self, path: str, quote: str, line: TextLine) -> str:
        """Note the value and that its words are used."""
        self.used.append((line.id, quote))
        return self.sources.note(f"basics.{path}", quote, [line])

    def email(self) -> None:
        """The first address in the head, else in a mailto link, else anywhere."""
        for lines in (self.head, self.everything):
            for line in lines:
                match = EMAIL.search(line.text)
                if match:
                    self.basics.email = self.take("email", match[0].strip("'.-"), line)
                    return
        for link in self.links:
            if link.target.lower().startswith("mailto:"):
                address = EMAIL.fullmatch(unquote(link.target[7:].split("?")[0]))
                if address:
                    self.basics.email = self.sources.note(
                        "basics.email", address[0], self._lines_of(link)
                    )
                    return

    def _lines_of(self, link: Link) -> list[TextLine]:
        for line in self.everything:
            if link.text and link.text in line.text and line.page == link.page:
                return [line]
        return self.everything[:1]

    def phone(self) -> None:
        """A tel: link's text, a labelled number, or a number of phone shape in the head."""
        for link in self.links:
            if link.target.lower().startswith("tel:") and link.text:
                for line in self.everything:
                    match = PHONE.search(link.text)
                    if match and match[0] in line.text:
                        self.basics.phone = self.take("phone", match[0].strip(), line)
                        return
        for lines, labelled in ((self.head, False), (self.everything, True)):
            for line in lines:
                found = phone_in(line, labelled)
                if found:
                    self.basics.phone = self.take("phone", found, line)
                    return

    def profiles(self) -> None:
        """Profiles and the own site, from words first, then from link targets."""
        seen: set[str] = set()
        for line, below in zip(self.head, (*self.head[1:], None), strict=False):
            for match in WEB.finditer(line.text):
                if self._in_email(line, match):
                    continue
                address = match[0].rstrip(".")
                if address.endswith("-") and match.end() == len(line.text) and below is not None:
                    address += REST_OF_ADDRESS.findall(below.text)[0]  # it ran out of room
                self._web(address, line, seen)
        head_text = " ".join(line.text for line in self.head)
        for link in self.links:
            if link.target.lower().startswith("http") and link.text and link.text in head_text:
                line = next((one for one in self.head if link.text in one.text), self.head[0])
                self._web(link.target, line, seen, link.text)

    @staticmethod
    def _in_email(line: TextLine, match: re.Match[str]) -> bool:
        before = line.text[match.start() - 1 : match.start()] if match.start() else ""
        after = line.text[match.end() : match.end() + 1]
        return (before in ("@", ".", "-", "+", "_") and bool(before)) or after == "@"

    def _web(self, address: str, line: TextLine, seen: set[str], words: str = "") -> None:
        full = address if "://" in address else f"https://{address}"
        try:
            parts = urlsplit(full)
        except ValueError:
            return
        host = (parts.hostname or "").removeprefix("www.")
        if not labels.TOP_LEVEL.search(host) or (not words and CODE_NAMES.search(address)):
            return
        key = host + parts.path.rstrip("/").lower()
        if key in seen or any(
            one.startswith(key) or key.startswith(one) for one in seen if "/" in one
        ):
            return
        network = next(
            (
                name
                for site, name in labels.NETWORKS.items()
                if host == site or host.endswith("." + site)
            ),
            "",
        )
        seen.add(key)
        quote = words or address
        if network:
            profile = Profile(network, username(parts.path), address)
            path = f"profiles.{len(self.basics.profiles)}"
            self.basics.profiles.append(profile)
            self.take(path, quote, line)
        elif not self.basics.url:
            self.basics.url = address
            self.take("url", quote, line)

    def name(self) -> None:
        """The labelled name, else the largest fit line of the head on page 1, else the first."""
        for line in self.head:
            label = labels.NAME_LABEL.match(line.text)
            if label and is_name(line.text[label.end() :].strip()):
                self.basics.name = self.take("name", line.text[label.end() :].strip(), line)
                return
        best: tuple[float, Piece] | None = None
        for order, piece in enumerate(self._name_pieces()):
            score = self._name_score(piece, order)
            if score > 0 and (best is None or score > best[0]):
                best = (score, piece)
        if best is None:
            return
        piece = best[1]
        if best[0] and first_name_only(piece.text):
            joined = self._two_line_name(piece)
            if joined:
                return
        self.basics.name = self.take("name", piece.text, piece.line)

    def _name_pieces(self) -> list[Piece]:
        found: list[Piece] = []
        for line in self.head:
            if line.page > 1 or line.bullet:
                continue
            for segment in line.segments:
                for part in re.split(r"\s*[|•·]\s*|\s+[–—]\s+|\s+-\s+", segment.text):
                    bare = part.strip(" ,;").split(",")[0].strip()
                    if is_name(bare):
                        found.append(Piece(bare, line))
        return found

    def _name_score(self, piece: Piece, order: int) -> float:
        sizes = [line.size for line in self.everything if line.page == 1] or [0.0]
        largest, usual = max(sizes), sorted(sizes)[len(sizes) // 2]
        score = 10.0 - min(order, 8)
        if largest > usual + 1:
            score += 12 * (piece.line.size - usual) / (largest - usual)
        score += 2 * piece.line.bold
        score += 3 * like_email(piece.text, self.basics.email)
        words = role_words.title_score(piece.text) + role_words.firm_score(piece.text)
        score -= 14 * (words > 0)
        score += 4 * (bool(self.basics.email) and self.basics.email in piece.line.text)
        score -= 14 * places.is_place(piece.text)
        if len(piece.text.split()) == 1 and not no_spaces(piece.text):
            score -= 3
        return score

    def _two_line_name(self, piece: Piece) -> bool:
        """ "JANE" over "SMITH" in the same type: both lines are the name."""
        position = next((i for i, line in enumerate(self.head) if line is piece.line), -1)
        for neighbour in (position + 1,):
            if not 0 <= neighbour < len(self.head):
                continue
            other = self.head[neighbour]
            same = abs(other.size - piece.line.size) < 0.6 and other.page == piece.line.page
            if (
                same
                and piece.line.text == piece.text
                and piece.line.size > 14
                and is_name(other.text)
                and len(other.text.split()) <= 2
                and not role_words.title_score(other.text)
            ):
                name = f"{piece.text} {other.text}"
                self.basics.name = self.sources.note("basics.name", name, [piece.line, other])
                self.used += [(piece.line.id, piece.text), (other.id, other.text)]
                return True
        return False

    def location(self) -> None:
        """The labelled place or the first piece of the head that is a place."""
        for line in self.head:
            label = labels.PLACE_LABEL.match(line.text)
            rest = line.text[label.end() :].strip() if label else ""
            if (
                label
                and rest
                and not EMAIL.search(rest)
                and len(rest) < 90
                and len(line.segments) == 1
            ):
                cut = SEPARATOR.split(rest)[0].strip(" ,;")
                if places.is_place(cut) or line.text[label.end() - 2 : label.end()].strip() in (
                    ":",
                    "：",
                ):
                    self._set_location(cut, line)
                    return
        free = [left for piece in self.pieces() for left in self._rests_of(piece)]
        for piece in free:
            text = labels.CONTACT_LABEL.sub("", piece.text).strip()
            if len(text) < 80 and places.is_place(text) and text != self.basics.name:
                self._set_location(text, piece.line)
                return
        self._town_nobody_listed(free)

    def _rests_of(self, piece: Piece) -> list[Piece]:
        """What is left of a piece beside the values that were taken from it."""
        texts = [piece.text]
        for line, quote in self.used:
            if line == piece.line.id:
                if piece.text in quote:
                    return []
                texts = [part for text in texts for part in text.split(quote)]
        clean = (text.strip(" ,;|·•") for text in texts)
        return [Piece(text, piece.line) for text in clean if len(text) > 1]

    def _town_nobody_listed(self, free: list[Piece]) -> None:
        """The one free piece of the shape of a place behind an address, or in the line below one.

        What stands before the addresses is as likely a headline that nobody listed.
        """
        addresses = [(line, quote) for line, quote in self.used if quote not in self.basics.name]
        behind = [
            piece
            for piece in free
            for line, quote in addresses
            if piece.line.id == line and quote in piece.line.text.split(piece.text)[0]
        ]
        below = {line + 1 for line, _quote in addresses}
        alone = [one for one in free if one.line.id in below and one.text == _bare(one.line.text)]
        for found in (behind, alone):
            fit = {one.text: one for one in found if self._fits_town(one.text)}
            if len(fit) == 1:
                ((text, piece),) = fit.items()
                self._set_location(text, piece.line)
                return

    def _fits_town(self, text: str) -> bool:
        """A word or three with capitals: no name, title or firm, and no label."""
        if not place_shaped(text) or not 2 < len(text) < 40 or text.isupper():
            return False
        if text in self.basics.name or self.basics.name in text or labels.NOT_NAME.search(text):
            return False
        if text in labels.NETWORKS.values() or labels.CONTACT_LABEL.match(f"{text}: "):
            return False
        if labels.PERSONAL.search(text) or languages.is_language(text):
            return False
        return not (role_words.title_score(text) or role_words.firm_score(text))

    def _set_location(self, text: str, line: TextLine) -> None:
        self.basics.location = Location(text, *places.parts_of(text))
        self.take("location", text, line)

    def label(self) -> None:
        """The headline: a line near the name that names a role."""
        if not self.basics.name:
            return
        position = next(
            (i for i, line in enumerate(self.head) if self.basics.name.split()[0] in line.text), 0
        )
        near = self.head[position : position + 5]
        for line in near:
            cut = [part for segment in line.segments for part in _cut(segment.text)]
            for part in (*(segment.text for segment in line.segments), *cut):
                text = part.strip(" ,;|·•–—-")
                text = text.removeprefix(self.basics.name).strip(" ,;|·•–—-")
                if self._fits_label(text, line):
                    self.basics.label = self.take("label", text, line)
                    return

    def _fits_label(self, text: str, line: TextLine) -> bool:
        if not text or text in self.basics.name or len(text.split()) > 14 or line.bullet:
            return False
        if EMAIL.search(text) or PHONE.search(text) or dates.find_spans(text):
            return False
        if any(quote in text or text in quote for at, quote in self.used if at == line.id):
            return False
        return role_words.title_score(text) > 0 and text[-1] not in ".!?"


def _bare(text: str) -> str:
    """Without the sign before it and the marks around it."""
    return ICON.sub("", text).strip(" ,;|·•")


def _cut(text: str) -> list[str]:
    """The parts between separators."""
    return [bare for part in SEPARATOR.split(text) if (bare := _bare(part))]
