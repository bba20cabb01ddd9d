"""DOCX to lines: body, tables, text boxes, headers and footers in reading order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from everdraft.cv.reading import FileFacts, Link, Page
from everdraft.documents import refusals
from everdraft.documents.limits import ReadLimits
from everdraft.documents.lines import Extract, Segment, TextLine, split_bullet
from everdraft.documents.read import hygiene
from everdraft.documents.read.docx_styles import (
    Look,
    Styles,
    W,
    filled,
    value,
    with_paragraph,
    with_run,
)
from everdraft.documents.read.package import Package

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT_BOX = W + "txbxContent"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
WRAPPERS = frozenset(
    W + name
    for name in (
        "ins",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "moveTo",
        "dir",
        "bdo",
    )
)
CHARACTER_POINTS = 5.0
GAP = re.compile(r"\t+| {3,}")
SMALLEST_POINTS = 1.2

Piece = tuple[str, Look]


class DocxReader:
    """Walks the parts of one DOCX; ``lines`` grows in reading order."""

    def __init__(self, data: bytes, limits: ReadLimits) -> None:
        self.package = Package(data, limits)
        self.limits = limits
        self.links: list[Link] = []
        self.facts = FileFacts(media_type="docx", byte_count=len(data))
        self.fonts: set[str] = set()
        self.page = 1
        self.characters = 0
        relations = self.package.relations(self.package.main)
        self.styles = Styles(self._part(relations, "/styles"), self._part(relations, "/numbering"))
        self.relations = relations

    def _part(self, relations: dict[str, tuple[str, str]], kind: str) -> Any | None:
        for target, of_kind in relations.values():
            if of_kind.endswith(kind):
                return self.package.xml(target)
        return None

    def read(self) -> Extract:
        """All lines, links and facts."""
        root = self.package.xml(self.package.main)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise refusals.broken("DOCX")
        main = self.relations
        headers = self._margins(main, "header")
        self.relations = main
        lines = self.blocks(body, "body")
        self._count(root)
        footers = self._margins(main, "footer")
        lines = headers + lines + footers
        for number, line in enumerate(lines):
            line.id = number
        self._properties()
        self.facts.font_families = sorted(self.fonts)
        count = sum(len(line.text) for line in lines if not line.hidden)
        page = Page(1, character_count=count, image_count=self.facts.image_count)
        return Extract(lines, self.facts, [page], self.links)

    def _margins(self, relations: dict[str, tuple[str, str]], region: str) -> list[TextLine]:
        found: list[TextLine] = []
        seen: set[str] = set()
        for target, kind in sorted(relations.values()):
            root = self.package.xml(target) if kind.endswith("/" + region) else None
            if root is None:
                continue
            self.relations = self.package.relations(target)
            for line in self.blocks(root, region):
                if line.text not in seen:
                    seen.add(line.text)
                    found.append(replace(line, page=1))
            self._count(root)
        self.page = 1
        return found

    def _count(self, root: Any) -> None:
        facts = self.facts
        facts.table_count += sum(1 for _ in root.iter(W + "tbl"))
        facts.textbox_count += sum(
            1
            for box in root.iter(TEXT_BOX)
            if not any(True for _ in box.iterancestors(MC + "Fallback"))
        )
        facts.image_count += sum(1 for _ in root.iter(PICTURE, OLD_PICTURE))
        facts.tracked_changes += sum(1 for _ in root.iter(W + "ins", W + "del"))

    def _properties(self) -> None:
        for target, kind in self.package.relations("").values():
            if kind.endswith("/core-properties") or kind.endswith("/extended-properties"):
                root = self.package.xml(target)
                for element in root if root is not None else ():
                    name = str(element.tag).rpartition("}")[2]
                    text = hygiene.tidy(hygiene.strip_invisible(element.text or "")[0])[:200]
                    if name == "title":
                        self.facts.title = text
                    elif name == "creator":
                        self.facts.author = text
                    elif name == "Application":
                        self.facts.producer = text
                    elif name == "Pages" and text.isdecimal():
                        self.facts.page_count = int(text[:4])
        comments = self._part(self.relations, "/comments")
        if comments is not None:
            self.facts.comments = sum(1 for _ in comments.iter(W + "comment"))

    def blocks(
        self, parent: Any, region: str, column: int = 0, shaded: bool = False
    ) -> list[TextLine]:
        """Lines of the paragraphs and tables in an element."""
        lines: list[TextLine] = []
        for element in _children(parent):
            if element.tag == W + "p":
                lines += self.paragraph(element, region, column, shaded)
            elif element.tag == W + "tbl":
                lines += self.table(element, region, column, shaded)
            elif element.tag in WRAPPERS:
                lines += self.blocks(element, region, column, shaded)
        return lines

    def table(self, table: Any, region: str, column: int, shaded: bool) -> list[TextLine]:
        """Row by row; cells of one line each share a line, long cells stand one after the other."""
        lines: list[TextLine] = []
        shaded = shaded or filled(table.find(W + "tblPr"))
        inner = "table" if region == "body" else region
        for row in _rows(table):
            cells: list[list[TextLine]] = []
            for cell in (one for one in _children(row) if one.tag == W + "tc"):
                merged = value(cell.find(W + "tcPr"), "vMerge")
                if merged in ("", "continue"):
                    continue
                dark = shaded or filled(cell.find(W + "tcPr"))
                part = self.blocks(cell, inner, column, dark)
                if part:
                    cells.append(part)
            lines += _row_lines(cells, column)
        return lines

    def paragraph(self, element: Any, region: str, column: int, shaded: bool) -> list[TextLine]:
        """One line for each line break, then the lines of text boxes anchored in it."""
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle") or self.styles.default_style
        look = with_paragraph(self.styles.look(style), properties)
        look.filled = look.filled or shaded
        pieces: list[Piece] = []
        boxes: list[Any] = []
        start_page = self.page
        self.runs(element, look, pieces, boxes)
        lines = self.split(pieces, look, region, column, start_page)
        if lines:
            lines[0].bullet = lines[0].bullet or self.styles.bullet(look)
            lines[0].spaced = True
        for box in boxes:
            lines += self.blocks(box, "textbox" if region == "body" else region, column, True)
        return lines

    def runs(self, parent: Any, look: Look, pieces: list[Piece], boxes: list[Any]) -> None:
        """Text of the runs in an element, with breaks as "\\n" and tabs as "\\t"."""
        for element in _children(parent):
            if element.tag == W + "r":
                self.run(element, look, pieces, boxes)
            elif element.tag == W + "hyperlink":
                before = len(pieces)
                self.runs(element, look, pieces, boxes)
                self.link(element, "".join(text for text, _ in pieces[before:]))
            elif element.tag in WRAPPERS:
                self.runs(element, look, pieces, boxes)

    def link(self, element: Any, text: str) -> None:
        """Keep the target of a hyperlink."""
        target = self.relations.get(str(element.get(R_ID, "")), ("", ""))[0]
        target = hygiene.tidy(hygiene.strip_invisible(target)[0])[:2000]
        if len(self.links) < 300 and re.match(r"(?:https?|mailto|tel):", target, re.I):
            self.links.append(Link(self.page, target, hygiene.tidy(text)[:300]))

    def run(self, element: Any, look: Look, pieces: list[Piece], boxes: list[Any]) -> None:
        """The text of one run."""
        properties = element.find(W + "rPr")
        character_style = value(properties, "rStyle")
        if character_style and character_style in self.styles.elements:
            style = self.styles.elements[character_style]
            look = with_run(look, style.find(W + "rPr"))
        look = with_run(look, properties)
        if look.font:
            self.fonts.add(look.font[:80])
        for child in _children(element):
            if child.tag == W + "t":
                pieces.append((child.text or "", look))
            elif child.tag in (W + "tab", W + "ptab"):
                pieces.append(("\t", look))
            elif child.tag in (W + "br", W + "cr"):
                pieces.append(("\n", look))
                self.page += child.get(W + "type") == "page"
            elif child.tag == W + "lastRenderedPageBreak":
                self.page += 1
            elif child.tag == W + "noBreakHyphen":
                pieces.append(("-", look))
            elif child.tag == W + "sym":
                pieces.append((_symbol(child), look))
            else:
                boxes.extend(_text_boxes(child))

    def split(
        self, pieces: list[Piece], look: Look, region: str, column: int, page: int
    ) -> list[TextLine]:
        """Pieces to lines: at line breaks; to segments: at tabs and wide gaps."""
        lines: list[TextLine] = []
        current: list[Piece] = []
        for text, style in pieces:
            parts = text.split("\n")
            for number, part in enumerate(parts):
                if number:
                    lines += self.line(current, look, region, column, page)
                    current = []
                current.append((part, style))
        return lines + self.line(current, look, region, column, page)

    def line(
        self, pieces: list[Piece], look: Look, region: str, column: int, page: int
    ) -> list[TextLine]:
        """The visible line of the pieces, and hidden words as a line of their own."""
        found: list[TextLine] = []
        for hidden in (False, True):
            chosen = [
                (text, style)
                for text, style in pieces
                if _hidden(style) is hidden or not text.strip()
            ]
            segments = self.segments(chosen, look.indent)
            if segments:
                line = TextLine(segments, page, column, region, hidden=hidden, level=look.level)
                line.settle()
                bullet, _ = split_bullet(line.text)
                if bullet and len(segments[0].text) > 1:
                    segments[0].bullet, segments[0].text = split_bullet(segments[0].text)
                    line.settle()
                found.append(line)
        return found

    def segments(self, pieces: list[Piece], indent: float) -> list[Segment]:
        """Segments with made-up widths, so that they compare like those of a page."""
        segments: list[Segment] = []
        position = indent
        open_text: list[str] = []
        first: Look | None = None

        def close() -> None:
            nonlocal open_text, first, position
            raw = "".join(open_text)
            cleaned, removed = hygiene.strip_invisible(raw)
            self.facts.removed_characters += removed
            self.facts.unmapped_characters += len(hygiene.UNREADABLE.findall(raw))
            text = hygiene.tidy(cleaned)
            self.characters += len(text)
            if self.characters > self.limits.characters:
                raise refusals.too_complex()
            if text and first is not None:
                right = position + len(text) * CHARACTER_POINTS
                segments.append(
                    Segment(
                        text, position, 0, right, 0, first.size, first.bold, first.italic,
                        words=len(text.split()),
                    )
                )  # fmt: skip
            position += len(text) * CHARACTER_POINTS + 20
            open_text, first = [], None

        for text, style in pieces:
            parts = GAP.split(text)
            for number, part in enumerate(parts):
                if number:
                    close()
                if part.strip() and first is None:
                    first = style
                open_text.append(part)
        close()
        return segments


def _hidden(look: Look) -> bool:
    white = look.colour.lower() in ("ffffff", "fefefe", "fdfdfd") and not look.filled
    return look.vanish or white or look.size < SMALLEST_POINTS


def _children(parent: Any) -> list[Any]:
    """Child elements, with one branch of each mc:AlternateContent in its place."""
    found: list[Any] = []
    for child in parent:
        if child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            if choice is None:
                choice = child.find(MC + "Fallback")
            if choice is not None:
                found += list(choice)
        else:
            found.append(child)
    return found


def _rows(table: Any) -> list[Any]:
    rows: list[Any] = []
    for child in _children(table):
        if child.tag == W + "tr":
            rows.append(child)
        elif child.tag in WRAPPERS:
            rows += _rows(child)
    return rows


def _text_boxes(element: Any) -> list[Any]:
    """The outermost text boxes inside a drawing, one branch of each alternative."""
    if element.tag == TEXT_BOX:
        return [element]
    return [box for child in _children(element) for box in _text_boxes(child)]


def _symbol(element: Any) -> str:
    code = str(element.get(W + "char", ""))
    try:
        return chr(int(code, 16)) if code else ""
    except (ValueError, OverflowError):
        return ""


def _row_lines(cells: list[list[TextLine]], column: int) -> list[TextLine]:
    if len(cells) < 2:
        return cells[0] if cells else []
    longest = max(len(cell) for cell in cells)
    others = sorted(len(cell) for cell in cells)[:-1]
    if max(others) <= 2 and not any(line.hidden for cell in cells for line in cell):
        return _zipped(cells) if longest > 1 or len(cells) > 1 else cells[0]
    lines: list[TextLine] = []
    for number, cell in enumerate(cells, start=1):
        for line in cell:
            line.column = line.column or column + number
        lines += cell
    return lines


def _zipped(cells: list[list[TextLine]]) -> list[TextLine]:
    """Short cells beside a longer one: first line joins first line, and so on."""
    lines: list[TextLine] = []
    for number in range(max(len(cell) for cell in cells)):
        at_height = [cell[number] for cell in cells if number < len(cell)]
        offset = 0.0
        segments: list[Segment] = []
        for line in at_height:
            for segment in line.segments:
                segment.left += offset
                segment.right += offset
                segments.append(segment)
            offset = segments[-1].right + 20
        joined = replace(at_height[0], segments=segments)
        joined.level = max(line.level for line in at_height)
        joined.bullet = at_height[-1].bullet
        lines.append(joined.settle())
    return lines


def read_docx(data: bytes, limits: ReadLimits) -> Extract:
    """A DOCX as lines in reading order; raises `Refused`."""
    return DocxReader(data, limits).read()
