"""What a document may cost: bytes, pages, characters, memory and seconds; the kernel is asked."""

from __future__ import annotations

import contextlib
import math
import time
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

#: Making a file: 151 pages take some 360 MB of address space and 2 s; fonts of the machine for
#: other scripts come on top. The seconds are those of one file, of all its threads together.
RENDERING_BYTES = 2 * 1024 * MEBIBYTE
RENDERING_SECONDS = 60
RENDERING_OPEN_FILES = 64


def confine(memory_bytes: int, open_files: int, processor_seconds: int | None = None) -> None:
    """Ask the kernel to hold this process to so much for good, and to write no file."""
    for name, value in (("AS", memory_bytes), ("NOFILE", open_files), ("FSIZE", 0), ("CORE", 0)):
        _limit(f"RLIMIT_{name}", value, for_good=True)
    if processor_seconds is not None:
        _limit("RLIMIT_CPU", processor_seconds, for_good=True)


def give_seconds(seconds: int) -> None:
    """So many seconds of the processor from now on, then the kernel ends this process; they may
    be given again."""
    _limit("RLIMIT_CPU", math.ceil(time.process_time()) + seconds, for_good=False)


def _limit(name: str, value: int, *, for_good: bool) -> None:
    try:
        import resource
    except ImportError:  # Windows: the wall clock and the caps of the parent remain
        return
    with contextlib.suppress(AttributeError, ValueError, OSError):  # not offered by every system
        which = getattr(resource, name)
        hard = value if for_good else resource.getrlimit(which)[1]
        resource.setrlimit(which, (value, hard))
