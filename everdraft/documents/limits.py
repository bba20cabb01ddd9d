"""What a document may cost: bytes, pages, characters, memory and seconds."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(slots=True, frozen=True)
class ReadLimits:
    """Limits of one reading; the child gets them, the kernel keeps the hard ones.

    ``document_bytes`` holds for the upload, ``unpacked_bytes`` for all members of a DOCX
    together, ``member_count`` for their number, ``characters`` for the text of all pages.
    """

    document_bytes: int = 5 * MEBIBYTE
    unpacked_bytes: int = 50 * MEBIBYTE
    member_bytes: int = 20 * MEBIBYTE
    member_count: int = 2_000
    pages: int = 40
    characters: int = 200_000
    memory_bytes: int = 768 * MEBIBYTE
    processor_seconds: int = 6
    wall_seconds: float = 9.0
    open_files: int = 16
    answer_bytes: int = 16 * MEBIBYTE


#: Recognising words in pictures (the extra [ocr]): about 0.7 GB and 4 s a page on two cores. The
#: address space is reserved generously by its libraries; threads count their seconds together.
RECOGNITION = ReadLimits(
    pages=8,
    memory_bytes=3 * 1024 * MEBIBYTE,
    processor_seconds=180,
    wall_seconds=120.0,
    open_files=64,
)

#: Visible characters below which a document counts as having no text.
LEAST_CHARACTERS = 20
