"""Text a person cannot see: each word's box is compared with the pixels of the rendered page.

A word is hidden when its box lies off the page, when it is smaller than 1.2 points, or when the
page's picture shows no contrast inside the box: white on white, covered, transparent, invisible
mode. Where a font may be missing here the pixels prove nothing, and the word counts as visible.
"""

from __future__ import annotations

import ctypes
from typing import Any

from everdraft.cv.reading import Page
from everdraft.documents.lines import Word
from everdraft.documents.read import pdfium
from everdraft.documents.read.pdfium import Pdfium

SMALLEST_POINTS = 1.2
LEAST_CONTRAST = 24  # of 255; the lightest grey in use on CVs is above 40
PIXELS_PER_POINT = 96 / 72
LARGEST_SIDE_PIXELS = 2400


def mark_hidden(library: Pdfium, handle: Any, page: Page, words: list[Word]) -> None:
    """Set ``hidden`` on the words of an open page."""
    if not words:
        return
    scale = min(PIXELS_PER_POINT, LARGEST_SIDE_PIXELS / max(page.width, page.height))
    width, height = max(1, int(page.width * scale)), max(1, int(page.height * scale))
    picture = _render(library, handle, width, height)
    for word in words:
        if _off_page(word, page) or word.size < SMALLEST_POINTS:
            word.hidden = True
        elif picture and word.testable and scale > 0.5:
            word.hidden = not _contrast(picture, width, height, word, scale)


def _off_page(word: Word, page: Page) -> bool:
    middle_x, middle_y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return not (0 <= middle_x <= page.width and 0 <= middle_y <= page.height)


def _render(library: Pdfium, handle: Any, width: int, height: int) -> bytes:
    """The page in grey, ``width`` x ``height`` bytes; b"" if there was no memory for it."""
    bitmap = library.FPDFBitmap_CreateEx(width, height, pdfium.BITMAP_GRAY, None, 0)
    if not bitmap:
        return b""
    try:
        library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        library.FPDF_RenderPageBitmap(
            bitmap, handle, 0, 0, width, height, 0, pdfium.RENDER_GRAYSCALE
        )
        stride = library.FPDFBitmap_GetStride(bitmap)
        buffer = library.FPDFBitmap_GetBuffer(bitmap)
        raw = ctypes.string_at(buffer, stride * height)
    finally:
        library.FPDFBitmap_Destroy(bitmap)
    if stride == width:
        return raw
    return b"".join(raw[row * stride : row * stride + width] for row in range(height))


def _contrast(picture: bytes, width: int, height: int, word: Word, scale: float) -> bool:
    """True as soon as two pixels of the word's box differ enough."""
    left, right = max(0, int(word.left * scale)), min(width, int(word.right * scale) + 1)
    top, bottom = max(0, int(word.top * scale)), min(height, int(word.bottom * scale) + 1)
    if right <= left or bottom <= top:
        return False
    if any(mark.isalnum() for mark in word.text) and bottom - top >= 6:
        # letters have ink above the baseline; an underline or a frame at the edges proves nothing
        height = bottom - top
        top, bottom = top + round(0.2 * height), bottom - round(0.3 * height)
        if len(word.text) > 3:
            inset = (right - left) // 8
            left, right = left + inset, right - inset
    darkest, lightest = 255, 0
    middle = (top + bottom) // 2
    for row in (*range(middle, bottom), *range(top, middle)):  # letters stand in the middle
        pixels = picture[row * width + left : row * width + right]
        low, high = min(pixels), max(pixels)
        darkest, lightest = min(darkest, low), max(lightest, high)
        if lightest - darkest >= LEAST_CONTRAST:
            return True
    return False
