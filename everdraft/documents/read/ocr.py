"""Words in pictures, by the extra [ocr]: the pages of a scan, or one picture, page after page."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from typing import Any

from everdraft.cv.reading import FileFacts, Page
from everdraft.documents import layout, refusals
from everdraft.documents.limits import ReadLimits
from everdraft.documents.lines import Extract, Word
from everdraft.documents.read import hygiene
from everdraft.documents.read.pdf import PdfReader
from everdraft.documents.read.picture import pixels, size_pixels

A4_WIDTH_POINTS = 595.3
"""What a picture without a size of its own is taken to be wide."""
MOST_PIXELS_OF_A_PICTURE = 40_000_000
"""Looked at before anything is unpacked; 40 million are 120 MB."""
TYPE_OF_HEIGHT = 0.8
"""A found line is a little higher than its type: what is left is the size in points."""
THREADS = 2


def recognise(data: bytes, kind: str, limits: ReadLimits) -> Extract:
    """A PDF, PNG or JPEG as lines in reading order; ``kind`` as `sniff` says it.

    Raises `Refused`. No package but those of the extra is asked, and no network: the models are
    part of the package.
    """
    engine = _engine()
    pages: list[tuple[Page, list[Word], list[layout.Mark]]] = []
    removed = characters = 0
    for page, image in _pages_of_pdf(data, limits) if kind == "pdf" else [_picture(data)]:
        words, taken = _words(engine(image), page.width / image.shape[1])
        removed += taken
        characters += sum(len(word.text) for word in words)
        if characters > limits.characters:
            raise refusals.too_complex()
        page.image_count, page.largest_image_share = 1, 1.0
        pages.append((page, words, []))
    lines = layout.lines_of(pages)
    for page, _, _ in pages:
        page.character_count = sum(len(line.text) for line in lines if line.page == page.number)
    facts = FileFacts(
        media_type=kind,
        byte_count=len(data),
        page_count=len(pages),
        image_count=len(pages),
        removed_characters=removed,
        body_font_size=layout.body_size(lines),
        recognised=True,
    )
    return Extract(lines, facts, [page for page, _, _ in pages], pictured=True)


def _package(name: str) -> Any:
    """A package of the extra; this house does not depend on its types."""
    return importlib.import_module(name)


def _engine() -> Any:
    settings = {
        "Global.log_level": "error",
        "Global.use_cls": False,  # pages stand upright
        "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
    }
    return _package("rapidocr").RapidOCR(params=settings)


def _pages_of_pdf(data: bytes, limits: ReadLimits) -> Iterator[tuple[Page, Any]]:
    numpy = _package("numpy")
    reader = PdfReader(data, limits)
    for number in range(1, reader.page_count() + 1):
        drawn = pixels(reader, number)
        rows = numpy.frombuffer(drawn.raw, numpy.uint8).reshape(drawn.height, drawn.stride)
        image = rows[:, : 4 * drawn.width].reshape(drawn.height, drawn.width, 4)[:, :, :3]
        yield (
            Page(number, round(drawn.width_points, 1), round(drawn.height_points, 1)),
            numpy.ascontiguousarray(image),
        )


def _picture(data: bytes) -> tuple[Page, Any]:
    """A PNG or JPEG, upright as its camera says, and no larger than a drawn page."""
    numpy, pillow = _package("numpy"), _package("PIL.Image")
    pillow.MAX_IMAGE_PIXELS = None  # ours is lower, and says why
    try:
        opened = pillow.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if opened.width * opened.height > MOST_PIXELS_OF_A_PICTURE:
            raise refusals.too_complex()
        upright = _package("PIL.ImageOps").exif_transpose(opened).convert("RGB")
    except (OSError, SyntaxError, ValueError):
        raise refusals.broken("PNG" if data.startswith(b"\x89PNG") else "JPEG") from None
    page = Page(1, A4_WIDTH_POINTS, round(A4_WIDTH_POINTS * upright.height / upright.width, 1))
    size = size_pixels(page.width, page.height)
    if size[0] < upright.width:
        upright = upright.resize(size)
    return page, numpy.ascontiguousarray(numpy.asarray(upright)[:, :, ::-1])


def _words(found: Any, points: float) -> tuple[list[Word], int]:
    """Words with boxes in points, and how many unseen characters were taken out of them.

    Lines are found whole; a word gets its share of the line by its letters.
    """
    words: list[Word] = []
    removed = 0
    if found.boxes is None:
        return words, removed
    for corners, said in zip(found.boxes, found.txts, strict=True):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = ((float(x), float(y)) for x, y in corners)
        left, right = (x0 + x3) / 2 * points, (x1 + x2) / 2 * points
        top, bottom = (y0 + y1) / 2 * points, (y2 + y3) / 2 * points
        text, taken = hygiene.strip_invisible(said)
        removed += taken
        letter = (right - left) / max(1, len(text))
        at = 0
        for part in text.split():
            at = text.index(part, at)
            start, end = left + at * letter, left + (at + len(part)) * letter
            size = round((bottom - top) * TYPE_OF_HEIGHT, 1)
            words.append(Word(part, start, top, end, bottom, size, testable=False))
            at += len(part)
    return words, removed
