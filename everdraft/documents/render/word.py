"""A sheet as a Word document: real styles, no tables, no text boxes; what parsers read best.

Runs in the child of `everdraft.documents.render.renderer`, which alone imports python-docx.
"""

from __future__ import annotations

import io
from typing import Any, cast

import docx
from docx import oxml
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from everdraft.documents.render.sheet import Block, LetterSheet, Piece, Printed, Sheet

FONT = "Georgia"
"""On every Windows and Mac; Word takes another where it is missing."""
SEPARATOR = " · "
_PAPERS = {"a4": (Cm(21.0), Cm(29.7)), "letter": (Cm(21.59), Cm(27.94))}
_INK = RGBColor(0x1A, 0x1A, 0x1A)
# style: size, bold, italic, space before, space after
_STYLES: dict[str, tuple[float, bool, bool, float, float]] = {
    "Normal": (10.5, False, False, 0, 4),
    "Title": (22, False, False, 0, 2),
    "Subtitle": (12, False, True, 0, 6),
    "Heading 1": (13, False, False, 16, 6),
    "Heading 2": (10.5, True, False, 8, 1),
    "List Bullet": (10.5, False, False, 0, 3),
}


def render_word(sheet: Printed, paper: str) -> bytes:
    """The sheet as DOCX on "a4" or "letter" paper."""
    document = docx.Document()
    _prepare(document, sheet, paper)
    writer = _Writer(document, sheet.right_to_left)
    if isinstance(sheet, LetterSheet):
        _letter(writer, sheet)
    else:
        _cv(writer, sheet)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _prepare(document: Any, sheet: Printed, paper: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _PAPERS[paper]
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name, (size, bold, italic, before, after) in _STYLES.items():
        style = document.styles[name]
        font = style.font
        font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
        font.color.rgb = _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    for borders in document.styles.element.iter(qn("w:pBdr")):
        borders.clear()  # the rule under Word's own title
    language = document.styles["Normal"].element.get_or_add_rPr()
    tag = _element("w:lang")
    for script in ("w:val", "w:eastAsia", "w:bidi"):
        tag.set(qn(script), sheet.language)
    language.append(tag)
    for known in document.styles.element.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia", "w:bidi"):
            known.set(qn(script), sheet.language)
    facts = document.core_properties
    facts.title = sheet.title[:255]
    facts.author = (sheet.sender if isinstance(sheet, LetterSheet) else sheet.name)[:255]
    facts.language = sheet.language
    facts.comments = ""


def _element(name: str) -> Any:
    return cast("Any", oxml).OxmlElement(name)


class _Writer:
    """Adds paragraphs; right-to-left ones where the sheet is."""

    def __init__(self, document: Any, right_to_left: bool) -> None:
        self.document = document
        self.styles = {name: document.styles[name].style_id for name in _STYLES}
        self.right_to_left = right_to_left

    def paragraph(self, style: str, text: str = "", *, centred: bool = False) -> Any:
        """A paragraph of a style."""
        made = self.document.add_paragraph()
        made._p.style = self.styles[style]  # looked up by name, each would cost 2 ms
        if centred:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if self.right_to_left:
            made._p.get_or_add_pPr().append(_element("w:bidi"))
        if text:
            self.run(made, text)
        return made

    def run(self, paragraph: Any, text: str, *, italic: bool = False) -> None:
        """Words of a paragraph; their line breaks are kept."""
        made = paragraph.add_run(text)
        if italic:
            made.italic = True
        if self.right_to_left:
            made._r.get_or_add_rPr().append(_element("w:rtl"))

    def pieces(self, paragraph: Any, pieces: tuple[Piece, ...], *, italic: bool = False) -> None:
        """Pieces with a dot between them; those with an address are links."""
        for place, one in enumerate(pieces):
            if place:
                self.run(paragraph, SEPARATOR, italic=italic)
            if one.url:
                self._link(paragraph, one, italic=italic)
            else:
                self.run(paragraph, one.text, italic=italic)

    def _link(self, paragraph: Any, piece: Piece, *, italic: bool) -> None:
        target = paragraph.part.relate_to(piece.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = _element("w:hyperlink")
        link.set(qn("r:id"), target)
        self.run(paragraph, piece.text, italic=italic)
        link.append(paragraph._p[-1])
        paragraph._p.append(link)


def _cv(writer: _Writer, sheet: Sheet) -> None:
    if sheet.name:
        writer.paragraph("Title", sheet.name, centred=True)
    if sheet.label:
        writer.paragraph("Subtitle", sheet.label, centred=True)
    for line in sheet.contact:
        writer.pieces(writer.paragraph("Normal", centred=True), line)
    for part in sheet.parts:
        if part.heading:
            writer.paragraph("Heading 1", part.heading)
        for block in part.blocks:
            _block(writer, block)


def _block(writer: _Writer, block: Block) -> None:
    if block.compact:
        _row(writer, block)
        return
    if block.head:
        writer.paragraph("Heading 2", block.head)
    if block.facts:
        facts = writer.paragraph("Normal")
        facts.paragraph_format.keep_with_next = bool(block.texts or block.bullets)
        writer.pieces(facts, block.facts, italic=True)
    for words in block.texts:
        writer.paragraph("Normal", words)
    for words in block.bullets:
        writer.paragraph("List Bullet", words)


def _row(writer: _Writer, block: Block) -> None:
    row = writer.paragraph("Normal")
    if block.texts:
        if block.head:
            writer.run(row, f"{block.head}:", italic=True)
            writer.run(row, " ")
        writer.run(row, "\n".join(block.texts))
    else:
        writer.pieces(row, (Piece(block.head), *block.facts))


def _letter(writer: _Writer, sheet: LetterSheet) -> None:
    if sheet.sender:
        writer.paragraph("Title", sheet.sender, centred=True)
    if sheet.contact:
        head = writer.paragraph("Normal", centred=True)
        writer.pieces(head, sheet.contact)
        head.paragraph_format.space_after = Pt(24)
    groups = ("\n".join(sheet.recipient), sheet.dateline)
    for words in groups:
        if words:
            writer.paragraph("Normal", words).paragraph_format.space_after = Pt(18)
    if sheet.subject:
        writer.paragraph("Heading 2", sheet.subject)
    for words in (sheet.greeting, *sheet.paragraphs):
        if words:
            writer.paragraph("Normal", words).paragraph_format.space_after = Pt(9)
    if sheet.closing:
        writer.paragraph("Normal", sheet.closing).paragraph_format.space_before = Pt(12)
        if sheet.sender:
            writer.paragraph("Normal", sheet.sender)
