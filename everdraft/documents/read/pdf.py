"""PDF to words with boxes, through PDFium at character level; what is not text is only counted."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field, replace
from typing import Any

from everdraft.cv.reading import FileFacts, Link, Page
from everdraft.documents import layout, refusals
from everdraft.documents.limits import ReadLimits
from everdraft.documents.lines import Extract, Word
from everdraft.documents.read import hidden, hygiene, pdfium
from everdraft.documents.read.drawings import Drawings
from everdraft.documents.read.pdfium import Pdfium
from everdraft.documents.read.words import Style, WordBuilder

BOLD_NAME = re.compile(
    r"bold|black|heavy|semibd|demi|(?:^|[-,+ ])(?:bd|b)$|cmbx|sfbx|-bd|-sb", re.I
)
ITALIC_NAME = re.compile(r"ital|obli|slanted|cmti|cmsl", re.I)
SYMBOL_FONT = re.compile(r"wingding|symbol|dingbat|opens", re.I)


@dataclass(slots=True)
class RawPage:
    """One page: its words in the order of the file and its other marks."""

    page: Page
    words: list[Word] = field(default_factory=list[Word])
    marks: list[tuple[float, float, float, float]] = field(
        default_factory=list[tuple[float, float, float, float]]
    )


class PdfReader:
    """One PDF, opened from memory."""

    def __init__(self, data: bytes, limits: ReadLimits) -> None:
        self.pdfium = Pdfium()
        self.data = data  # PDFium reads from these bytes while the document is open
        self.limits = limits
        self.removed = 0
        self.unmapped = 0
        self.characters = 0
        self.fonts: dict[str, bool] = {}
        self.document = self._open()

    def _open(self) -> Any:
        document = self.pdfium.FPDF_LoadMemDocument64(self.data, len(self.data), None)
        if document:
            return document
        if self.pdfium.FPDF_GetLastError() in (pdfium.ERROR_PASSWORD, pdfium.ERROR_SECURITY):
            raise refusals.encrypted()
        raise refusals.broken("PDF")

    def forbids_copying(self) -> bool:
        """Whether the rights of the file say that its text may not be taken."""
        return not self.pdfium.FPDF_GetDocPermissions(self.document) & pdfium.MAY_COPY

    def meta(self, key: str) -> str:
        """A field of the information dictionary, cleaned, at most 200 characters."""
        text = self.pdfium.text(self.pdfium.FPDF_GetMetaText, self.document, key.encode())
        return hygiene.tidy(hygiene.strip_invisible(text)[0])[:200]

    def page_count(self) -> int:
        """Pages of the file; refuses more than the limit and none at all."""
        count = self.pdfium.FPDF_GetPageCount(self.document)
        if count > self.limits.pages:
            raise refusals.too_complex()
        if count < 1:
            raise refusals.broken("PDF")
        return count

    def read_page(self, number: int, links: list[Link]) -> RawPage | None:
        """The page with that number (from 1), or None if it cannot be loaded."""
        handle = self.pdfium.FPDF_LoadPage(self.document, number - 1)
        if not handle:
            return None
        try:
            page = Page(
                number,
                round(self.pdfium.FPDF_GetPageWidthF(handle), 1),
                round(self.pdfium.FPDF_GetPageHeightF(handle), 1),
            )
            if page.width <= 0 or page.height <= 0:
                return None
            reader = PageReader(self, handle, page)
            drawings = Drawings(self.pdfium, handle, page, reader.place)
            raw = RawPage(page, reader.words(), drawings.bullets())
            hidden.mark_hidden(self.pdfium, handle, page, raw.words)
            links.extend(reader.links(raw.words))
            return raw
        finally:
            self.pdfium.FPDF_ClosePage(handle)


class PageReader:
    """Words, marks, pictures and links of one open page."""

    def __init__(self, reader: PdfReader, handle: Any, page: Page) -> None:
        self.reader, self.pdfium, self.handle, self.page = reader, reader.pdfium, handle, page
        self.map = self._page_map()
        self.styles: dict[int, Style] = {}
        self.faces: dict[int, Style] = {}
        self.looks: dict[tuple[int, float, bool], Style] = {}

    def _page_map(self) -> tuple[float, ...]:
        """Page space to points from the top left corner: crop box and rotation included."""
        fine = 100
        width, height = int(self.page.width * fine), int(self.page.height * fine)
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_int(), ctypes.c_int()
        for at in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
            self.pdfium.FPDF_PageToDevice(
                self.handle, 0, 0, width, height, 0, *at, ctypes.byref(x), ctypes.byref(y)
            )
            points.append((x.value / fine, y.value / fine))
        (ox, oy), (ax, ay), (bx, by) = points
        return ((ax - ox) / 1000, (bx - ox) / 1000, ox, (ay - oy) / 1000, (by - oy) / 1000, oy)

    def place(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A rectangle of page space as left, top, right, bottom from the top left corner."""
        a, b, c, d, e, f = self.map
        x0, y0 = a * left + b * bottom + c, d * left + e * bottom + f
        x1, y1 = a * right + b * top + c, d * right + e * top + f
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def words(self) -> list[Word]:
        """The words in file order; counts characters nobody can see or map."""
        text_page = self.pdfium.FPDFText_LoadPage(self.handle)
        if not text_page:
            return []
        try:
            count = self.pdfium.FPDFText_CountChars(text_page)
            self.reader.characters += count
            if self.reader.characters > self.reader.limits.characters:
                raise refusals.too_complex()
            return self._words(text_page, count)
        finally:
            self.pdfium.FPDFText_ClosePage(text_page)

    def _words(self, text_page: Any, count: int) -> list[Word]:
        get_unicode = self.pdfium.FPDFText_GetUnicode
        get_box = self.pdfium.FPDFText_GetLooseCharBox
        get_object = self.pdfium.FPDFText_GetTextObject
        box = pdfium.Rect()
        reference = ctypes.byref(box)
        builder = WordBuilder()
        styles = self.styles
        for index in range(count):
            code = get_unicode(text_page, index)
            if code in (32, 13, 10, 160, 9, 0x3000):
                builder.space()
                continue
            if code == 0xAD:  # drawn, so it is a hyphen: some TeX fonts call theirs soft
                code = 0x2D
            if code in (0x2, 0xFFFE):  # PDFium's mark for a hyphen that breaks a word
                builder.soft_hyphen()
                continue
            plain = 32 < code < 127
            character = chr(code) if plain else self._clean(code)
            if not character:
                continue
            if not plain and character.isspace():
                builder.space()
                continue
            handle = get_object(text_page, index) or 0
            style = styles.get(handle)
            if style is None:
                style = styles[handle] = self._look(text_page, index, handle)
            if not plain and self._is_icon(character, style):
                builder.close()
                continue
            if not get_box(text_page, index, reference):
                continue
            builder.add(character, self.place(box.left, box.bottom, box.right, box.top), style)
        builder.close()
        return builder.words

    def _clean(self, code: int) -> str:
        if code in (0, 0xFFFD) or 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
            self.reader.unmapped += code not in (0xF0B7, 0xF0A7)  # Word's own bullets are fine
        if not 0 < code < 0x110000 or code == 0xFFFD:
            return ""
        character, removed = hygiene.strip_invisible(chr(code))
        self.reader.removed += removed
        return character

    @staticmethod
    def _is_icon(character: str, style: Style) -> bool:
        private = "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"
        return private and not SYMBOL_FONT.search(style.font) and character not in "\uf0b7\uf0a7"

    def _look(self, text_page: Any, index: int, handle: int) -> Style:
        matrix = pdfium.Matrix()
        size = self.pdfium.FPDFText_GetFontSize(text_page, index)
        angled = False
        if self.pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)):
            values = matrix.a, matrix.b, matrix.c, matrix.d
            size *= abs(values[0] * values[3] - values[1] * values[2]) ** 0.5
            angled = abs(values[1]) > 0.2 * abs(values[0])
        font = self.pdfium.FPDFTextObj_GetFont(handle) if handle else None
        if not font:
            return Style(size=abs(size), angled=angled)
        set_in = (font, abs(size), angled)
        style = self.looks.get(set_in)
        if style is None:
            face = self.faces.get(font)
            if face is None:
                face = self.faces[font] = self._face(font)
            style = self.looks[set_in] = replace(face, size=abs(size), angled=angled)
        return style

    def _face(self, font: Any) -> Style:
        """Name, weight and slant of a font; some programs write one object for each letter."""
        buffer = ctypes.create_string_buffer(128)
        self.pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
        name = buffer.value.decode("utf-8", "replace")
        name = name.split("+", 1)[1] if name[6:7] == "+" else name
        flags = max(0, self.pdfium.FPDFFont_GetFlags(font))
        embedded = self.pdfium.FPDFFont_GetIsEmbedded(font) == 1
        if len(self.reader.fonts) < 100:
            self.reader.fonts.setdefault(name[:80], embedded)
        return Style(
            font=name,
            bold=bool(BOLD_NAME.search(name)) or bool(flags & pdfium.FONT_FORCE_BOLD),
            italic=bool(ITALIC_NAME.search(name)) or bool(flags & pdfium.FONT_ITALIC),
            embedded=embedded,
        )

    def links(self, words: list[Word]) -> list[Link]:
        """Web, mail and phone targets with the words they lie over."""
        links: list[Link] = []
        position, link, box = ctypes.c_int(0), ctypes.c_void_p(), pdfium.Rect()
        while len(links) < 300 and self.pdfium.FPDFLink_Enumerate(
            self.handle, ctypes.byref(position), ctypes.byref(link)
        ):
            action = self.pdfium.FPDFLink_GetAction(link)
            if not action:
                continue
            target = self.pdfium.text(
                self.pdfium.FPDFAction_GetURIPath, self.reader.document, action, encoding="utf-8"
            )
            target = hygiene.tidy(hygiene.strip_invisible(target)[0])[:2000]
            if not re.match(r"(?:https?|mailto|tel):", target, re.I):
                continue
            under = ""
            if self.pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
                place = self.place(box.left, box.bottom, box.right, box.top)
                under = _words_under(words, place)
            links.append(Link(self.page.number, target, under))
        return links


def _words_under(words: list[Word], place: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = place
    return " ".join(
        word.text
        for word in words
        if left - 1 <= (word.left + word.right) / 2 <= right + 1
        and top - 1 <= (word.top + word.bottom) / 2 <= bottom + 1
    )[:300]


def read_pdf(data: bytes, limits: ReadLimits) -> Extract:
    """A PDF as lines in reading order; raises `Refused`."""
    reader = PdfReader(data, limits)
    count = reader.page_count()
    links: list[Link] = []
    raw_pages = [raw for n in range(1, count + 1) if (raw := reader.read_page(n, links))]
    if not raw_pages:
        raise refusals.broken("PDF")
    pages = [raw.page for raw in raw_pages]
    lines = layout.lines_of(
        [(raw.page, raw.words, raw.marks) for raw in raw_pages],
    )
    for page in pages:
        page.character_count = sum(
            len(line.text) for line in lines if line.page == page.number and not line.hidden
        )
    facts = FileFacts(
        media_type="pdf",
        byte_count=len(data),
        page_count=count,
        producer=reader.meta("Producer"),
        title=reader.meta("Title"),
        author=reader.meta("Author"),
        image_count=sum(page.image_count for page in pages),
        font_families=sorted(reader.fonts),
        unembedded_fonts=sorted(name for name, inside in reader.fonts.items() if not inside),
        unmapped_characters=reader.unmapped,
        removed_characters=reader.removed,
        body_font_size=layout.body_size(lines),
        copying_forbidden=reader.forbids_copying(),
    )
    pictured = any(page.largest_image_share > 0.5 for page in pages)
    return Extract(lines, facts, pages, links, pictured)
