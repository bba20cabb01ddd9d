"""What was seen on the pages: lines with their boxes, links, and facts about the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from everdraft.cv.model import Box, Cv, Section


@dataclass(slots=True)
class Line:
    """One line of text as a person reads it.

    ``box`` is in points from the page's top left corner; text formats without pages
    use page 1 and boxes of zero size. ``start`` is the offset of the line's first
    character in `Reading.text`, so that a span is (start, end) of the whole text.
    """

    id: int
    page: int
    text: str
    box: Box
    start: int = 0
    font_size: float = 0.0
    bold: bool = False
    column: int = 0
    region: str = "body"  # body | header | footer | textbox | table
    hidden: bool = False
    bullet: str = ""


@dataclass(slots=True)
class Page:
    """Size in points and what lies on the page besides text."""

    number: int
    width: float = 0.0
    height: float = 0.0
    columns: int = 1
    character_count: int = 0
    image_count: int = 0
    largest_image_share: float = 0.0


@dataclass(slots=True)
class Link:
    """A link's target (mailto:, tel:, https:) and the text it lies under."""

    page: int
    target: str
    text: str = ""


@dataclass(slots=True)
class FileFacts:
    """What the file itself tells, for the checks on files; all counts are exact."""

    media_type: str = ""  # pdf | docx | txt | md | json | png | jpeg
    byte_count: int = 0
    page_count: int = 0
    producer: str = ""
    title: str = ""
    author: str = ""
    table_count: int = 0
    textbox_count: int = 0
    image_count: int = 0
    tracked_changes: int = 0
    comments: int = 0
    font_families: list[str] = field(default_factory=list[str])
    unembedded_fonts: list[str] = field(default_factory=list[str])
    unmapped_characters: int = 0  # U+FFFD, private use, NUL: text a machine cannot read
    removed_characters: int = 0  # zero-width, bidi controls, tags: stripped at the door
    body_font_size: float = 0.0
    copying_forbidden: bool = False  # the rights of a PDF say that its text may not be taken
    recognised: bool = False  # the words were recognised on pictures of the pages


@dataclass(slots=True)
class Reading:
    """A document after reading: its lines in reading order and the CV found in them."""

    cv: Cv
    lines: list[Line]
    pages: list[Page]
    links: list[Link]
    facts: FileFacts
    reader_version: str = ""

    @property
    def text(self) -> str:
        """The visible text, one line each, in reading order."""
        return "\n".join(line.text for line in self.lines)

    def lines_of(self, section: Section) -> list[Line]:
        """The lines of a section in reading order, its heading and hidden ones included."""
        places = {line.id: place for place, line in enumerate(self.lines)}
        first, last = places.get(section.first_line), places.get(section.last_line)
        return [] if first is None or last is None else self.lines[first : last + 1]
