"""One page of a PDF as a PNG, bounded in pixels whatever size the page says it has."""

from __future__ import annotations

import ctypes
import struct
import zlib
from typing import NamedTuple

from everdraft.documents import refusals
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read import pdfium
from everdraft.documents.read.pdf import PdfReader

WIDTH_PIXELS = 1240
"""About 150 dots an inch on a page of A4: sharp at 600 CSS pixels on a dense screen."""
MOST_PIXELS = 2_600_000
LONGEST_SIDE_PIXELS = 4_000
COMPRESSION = 4


class Pixels(NamedTuple):
    """A drawn page: rows of BGRx, each ``stride`` bytes long, and its size on paper."""

    raw: bytes
    width: int
    height: int
    stride: int
    width_points: float
    height_points: float


def picture(data: bytes, number: int, limits: ReadLimits) -> bytes:
    """The PNG of a page, counted from 1. Raises `Refused`, ``no_page`` when there is no such."""
    reader = PdfReader(data, limits)
    if not 0 < number <= reader.page_count():
        raise refusals.no_page()
    drawn = pixels(reader, number)
    return png(drawn.raw, drawn.width, drawn.height, drawn.stride)


def pixels(reader: PdfReader, number: int) -> Pixels:
    """A page, counted from 1, drawn on white within all limits. Raises `Refused`."""
    library = reader.pdfium
    handle = library.FPDF_LoadPage(reader.document, number - 1)
    if not handle:
        raise refusals.no_page()
    try:
        points = library.FPDF_GetPageWidthF(handle), library.FPDF_GetPageHeightF(handle)
        width, height = size_pixels(*points)
        bitmap = library.FPDFBitmap_CreateEx(width, height, pdfium.BITMAP_BGRX, None, 0)
        if not bitmap:
            raise refusals.too_complex()
        try:
            library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            library.FPDF_RenderPageBitmap(
                bitmap, handle, 0, 0, width, height, 0, pdfium.RENDER_ANNOTATIONS
            )
            stride = library.FPDFBitmap_GetStride(bitmap)
            raw = ctypes.string_at(library.FPDFBitmap_GetBuffer(bitmap), stride * height)
        finally:
            library.FPDFBitmap_Destroy(bitmap)
        return Pixels(raw, width, height, stride, *points)
    finally:
        library.FPDF_ClosePage(handle)


def size_pixels(width_points: float, height_points: float) -> tuple[int, int]:
    """Width and height of the picture: of the page's shape, within all three limits."""
    if not (width_points > 0 and height_points > 0):
        raise refusals.no_page()
    scale = min(
        WIDTH_PIXELS / width_points,
        LONGEST_SIDE_PIXELS / height_points,
        (MOST_PIXELS / (width_points * height_points)) ** 0.5,
    )
    return max(1, int(width_points * scale)), max(1, int(height_points * scale))


def png(raw: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of BGRx pixels as a PNG in RGB (ISO/IEC 15948), each row taken as it is."""
    rows = bytearray((3 * width + 1) * height)
    line = 3 * width + 1
    for row in range(height):
        pixels = raw[row * stride : row * stride + 4 * width]
        start = row * line + 1
        rows[start : start + 3 * width : 3] = pixels[2::4]
        rows[start + 1 : start + 3 * width : 3] = pixels[1::4]
        rows[start + 2 : start + 3 * width : 3] = pixels[0::4]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(rows), COMPRESSION))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
