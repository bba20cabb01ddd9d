"""What a file is by its content; the name decides only between plain text, Markdown and JSON."""

from __future__ import annotations

import codecs
import re

from everdraft.documents import refusals

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: Pictures whose words can be recognised, by the kind `sniff` answers.
READABLE_PICTURES = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}

PICTURES = (
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)

FOREIGN = (
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"\xca\xfe\xba\xbe", "Mach-O"),
    (b"\xcf\xfa\xed\xfe", "Mach-O"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"%!PS", "PS"),
    (b"SQLite format 3", "SQLite"),
)

WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html\b|svg\b|head\b|body\b|script\b)", re.I)
XML = re.compile(rb"\s*<\?xml\b")
PDF_WITHIN_BYTES = 1024
TEXT_NAMES = ("txt", "md", "markdown", "text")
#: Endings that promise a format with marks of its own: plain text under them is a disguise.
_BINARY_NAMES = (
    "pdf docx doc docm dotx odt ods rtf pages exe dll zip png jpg jpeg gif bmp webp "
    "svg xlsx pptx html htm xhtml tiff heic"
)
BINARY_NAMES = frozenset(_BINARY_NAMES.split())


def ending(file_name: str) -> str:
    """The name's ending in lower case, without the dot; "" if it has none."""
    _, dot, last = file_name.rpartition(".")
    return last.strip().lower() if dot else ""


def sniff(data: bytes, file_name: str) -> str:
    """``pdf``, ``zip`` (may be a DOCX), ``ole``, ``png``, ``jpeg``, ``json``, ``txt`` or ``md``.

    Raises `Refused` for everything else.

    Only the first kilobytes are looked at, so this is safe on a stranger's bytes.
    """
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise refusals.empty()
    head = data[:PDF_WITHIN_BYTES]
    for kind, magic in READABLE_PICTURES.items():
        if head.startswith(magic):
            return kind
    _refuse_foreign(head)
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return "zip"
    if data.startswith(OLE_MAGIC):
        return "ole"
    name = ending(file_name)
    if WEB_PAGE.match(head) and name not in TEXT_NAMES:
        raise refusals.wrong_type("HTML")
    if b"%PDF-" in head:
        return "pdf"
    if XML.match(head) and name not in TEXT_NAMES:
        raise refusals.wrong_type("XML")
    if not looks_like_text(data):
        raise refusals.unknown_type()
    if name in BINARY_NAMES:
        raise refusals.disguised_text(name)
    if name == "json":
        return "json"
    return "md" if name in ("md", "markdown") else "txt"


def _refuse_foreign(head: bytes) -> None:
    for magic, found in PICTURES:
        if head.startswith(magic):
            raise refusals.picture(found)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise refusals.picture("WebP")
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        raise refusals.picture("HEIC")
    for magic, found in FOREIGN:
        if head.startswith(magic):
            raise refusals.wrong_type(found)


def looks_like_text(data: bytes) -> bool:
    """True if the bytes are text in UTF-8, UTF-16 with a mark, or a one-byte encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    sample = data[:65536]
    if sample.count(0) * 100 > len(sample):  # a stray NUL is a flaw, many are a format
        return _utf16_without_mark(sample)
    controls = sum(1 for byte in sample if byte < 32 and byte not in (0, 9, 10, 11, 12, 13, 27))
    return controls * 100 <= len(sample) * 2


def _utf16_without_mark(sample: bytes) -> bool:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    return max(even, odd) > 0.4 * half and min(even, odd) < 0.05 * half
