"""Words, segments and lines between extraction and structure: what every format is turned into."""

from __future__ import annotations

from dataclasses import dataclass, field

from everdraft.cv.model import Box
from everdraft.cv.reading import FileFacts, Line, Link, Page

BULLETS = "•◦▪▫‣⁃·●○■□◆◇►▶➢➤➔→✓✔✦★❖∙⦁⚫⬤–—‒-*»\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"


@dataclass(slots=True)
class Word:
    """A run of characters without white space, in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    right_to_left: bool = False
    apart: bool = True  # white space stands before it in the file
    testable: bool = True  # False: its font may be missing here, so rendering proves nothing


@dataclass(slots=True)
class Segment:
    """Words of one line without a wide gap between them."""

    text: str
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    right_to_left: bool = False
    bullet: str = ""
    words: int = 1

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class TextLine:
    """One line as a person reads it; ``segments`` are its parts between wide gaps or tabs.

    ``spaced`` says that more than the usual white stands above it. ``level`` is the heading
    level that the format itself declares (Word styles, Markdown), 0 for none. ``soft`` says
    that the line ends in a hyphen that only breaks a word.
    """

    segments: list[Segment]
    page: int = 1
    column: int = 0
    region: str = "body"
    bullet: str = ""
    hidden: bool = False
    spaced: bool = False
    level: int = 0
    soft: bool = False
    limit: float = 0.0  # where the text of its column ends at the right; 0.0 where unknown
    id: int = 0
    text: str = ""
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False

    def settle(self) -> TextLine:
        """Work out text, box and type from the segments; returns itself."""
        parts = self.segments
        self.text = " ".join(part.text for part in parts)
        self.left = min(part.left for part in parts)
        self.top = min(part.top for part in parts)
        self.right = max(part.right for part in parts)
        self.bottom = max(part.bottom for part in parts)
        longest = max(parts, key=lambda part: len(part.text))
        self.size = longest.size
        self.bold = parts[0].bold
        self.italic = parts[0].italic
        self.bullet = self.bullet or parts[0].bullet
        self.hidden = self.hidden or all(part.hidden for part in parts)
        return self

    @property
    def box(self) -> Box:
        """Its rectangle, rounded to a tenth of a point."""
        return Box(
            round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1)
        )

    def as_line(self, start: int) -> Line:
        """The public form; ``start`` is its offset in the text of the reading."""
        return Line(
            id=self.id,
            page=self.page,
            text=self.text,
            box=self.box,
            start=start,
            font_size=round(self.size, 1),
            bold=self.bold,
            column=self.column,
            region=self.region,
            hidden=self.hidden,
            bullet=self.bullet,
        )


@dataclass(slots=True)
class Extract:
    """A document after extraction and layout: what structure works on."""

    lines: list[TextLine]
    facts: FileFacts
    pages: list[Page] = field(default_factory=list[Page])
    links: list[Link] = field(default_factory=list[Link])
    pictured: bool = False  # pictures cover most of a page


def split_bullet(text: str) -> tuple[str, str]:
    """("•", "Led a team") of "• Led a team"; the mark is "" if there is none."""
    if len(text) < 2 or text[0] not in BULLETS:
        return "", text
    rest = text[1:]
    if text[0] in "-–—‒*·»→" and not rest[0].isspace():
        return "", text
    rest = rest.strip()
    return (text[0], rest) if rest else ("", text)
