"""Hostile files made here: each is read or refused with a reason, in time, within its memory."""

# ruff: noqa: E501  -- hostile bytes

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from everdraft.base.errors import Refused
from everdraft.documents import reader

ROOT = Path(__file__).resolve().parents[3]
CODES = {
    "too_large",
    "wrong_type",
    "encrypted",
    "broken",
    "empty",
    "no_text",
    "too_complex",
    "read",
}
SECONDS = 10.0
MEBIBYTES = 768
GOOD = b"Nora Whitfield\nnora@example.com\n\nWORK\nClerk, Acme Ltd, 2019 - 2020\n"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHOWN = b"BT /F1 12 Tf 72 700 Td (Nora Whitfield, nora@example.com) Tj ET\n"


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, before: str = "", more: dict[str, bytes] | None = None) -> bytes:
    text = f'<?xml version="1.0"?>{before}<w:document {WORD}><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": text.encode(), **(more or {})})


def said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def pdf(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Objects as given, without a cross-reference table: readers rebuild it."""
    parts = [b"%PDF-1.7\n"]
    parts += [b"%d 0 obj %s endobj\n" % one for one in objects.items()]
    return b"".join(parts) + b"trailer << " + trailer + b" >>\n%%EOF"


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >> stream\n%s\nendstream" % (len(data), more, data)


def page(contents: bytes, font: bytes = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
         box: bytes = b"0 0 612 792") -> dict[int, bytes]:  # fmt: skip
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>" % box,
        4: contents,
        5: font,
    }


def squeezed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data)
    return stream(data, b"/Filter [%s]" % (b"/FlateDecode " * times))


def pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 612 792] >>" % (count, kids),
    }
    objects |= dict.fromkeys(range(3, 3 + count), b"<< /Type /Page /Parent 2 0 R >>")
    return pdf(objects)


def xref_loop() -> bytes:
    """Two cross-reference sections that each name the other as the one before."""
    body = b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    body += b"2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1 >> endobj\n"
    at = len(body)
    return body + (
        b"xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 3 /Prev %d >>\n" % at
        + b"startxref\n%d\n%%%%EOF" % at
    )


def misplaced() -> bytes:
    """A directory that lies about where it stands."""
    data = bytearray(docx(said("Nora Whitfield, nora@example.com")))
    end = data.rindex(b"PK\x05\x06")
    data[end + 16 : end + 20] = b"\xff\xff\xff\x70"
    return bytes(data)


LAUGHS = (
    "<!DOCTYPE d ["
    + '<!ENTITY a0 "ha ha ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
ENCRYPTED = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32)
FONT_BOMB = (
    b"<< /Type /Font /Subtype /TrueType /BaseFont /Bomb /FontDescriptor 6 0 R /FirstChar 32 "
    b"/LastChar 126 /Widths [" + b"600 " * 95 + b"] >>"
)
HOSTILE: dict[str, bytes] = {
    "zip-bomb.docx": packed({"word/document.xml": b"<a>" + b" " * (60 << 20) + b"</a>"}),
    "zip-bomb-media.docx": docx(said("A picture"), more={"word/media/a.png": b"\0" * (55 << 20)}),
    "nested-zips.docx": packed({"word/document.xml": packed({"a": packed({"b": b"x" * 9999})})}),
    "many-members.docx": packed({f"word/{number}.xml": b"" for number in range(2500)}),
    "entities.docx": docx(
        said("&x; a line that is long enough"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "laughs.docx": docx(said("&a9;"), LAUGHS),
    "quadratic.docx": docx(
        said("&a;" * 20_000), f'<!DOCTYPE d [<!ENTITY a "{"b" * 20_000}">]>'
    ),
    "deep.docx": docx("<w:sdt><w:sdtContent>" * 50_000 + said("deep") + "</w:sdtContent></w:sdt>" * 50_000),
    "deep-tables.docx": docx("<w:tbl><w:tr><w:tc>" * 3_000 + said("x" * 40) + "</w:tc></w:tr></w:tbl>" * 3_000),
    "truncated.docx": docx(said("Nora Whitfield, nora@example.com"))[:-40],
    "misplaced.docx": misplaced(),
    "slip.docx": packed({"../../outside.txt": b"x", "word/document.xml": b"<x/>"}),
    "pages.pdf": pages(5_000),
    "xref-loop.pdf": xref_loop(),
    "kids-loop.pdf": pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"}),
    "huge-page.pdf": pdf(page(stream(SHOWN), box=b"0 0 2000000 2000000")),
    "tiny-page.pdf": pdf(page(stream(SHOWN), box=b"0 0 0.01 0.01")),
    "negative-page.pdf": pdf(page(stream(SHOWN), box=b"612 792 -9e30 -9e30")),
    "inflating-twice.pdf": pdf(page(squeezed(b"\0" * (200 << 20), 2))),
    "font-bomb.pdf": pdf(
        page(stream(SHOWN), FONT_BOMB)
        | {6: b"<< /Type /FontDescriptor /FontName /Bomb /Flags 32 /FontFile2 7 0 R >>",
           7: squeezed(b"\0\1\0\0" + b"\xff" * (150 << 20))}
    ),
    "self-form.pdf": pdf(
        page(stream(b"/X Do " + SHOWN))
        | {3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
              b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
           6: stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                               b"/Resources << /XObject << /X 6 0 R >> >>")}
    ),
    "brackets.pdf": pdf({1: b"[" * 200_000}),
    "encrypted.pdf": pdf(page(stream(SHOWN)) | {9: ENCRYPTED}, b"/Root 1 0 R /Encrypt 9 0 R /ID [(a) (a)]"),
    "truncated.pdf": pdf(page(stream(SHOWN)))[:200],
    "action.pdf": pdf(page(stream(SHOWN)) | {1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction "
                                                b"<< /S /Launch /F (/bin/sh) >> >>"}),
    "magic.pdf": b"MZ" + b"\0" * 200 + b"%PDF-1.4",
    "polyglot.pdf": pdf(page(stream(SHOWN))) + docx(said("inside")),
    "polyglot.docx": docx(said("Nora Whitfield, nora@example.com")) + b"%PDF-1.4\n%%EOF",
    "script.pdf": b"<script>alert(1)</script>" * 40 + b"%PDF-1.4",
    "nul.txt": b"\0" * 100_000,
    "one-line.txt": b"a" * 150_000,
    "brackets.txt": b"(" * 100_000 + b"[" * 50_000,
    "dates.txt": b"2019 - " * 20_000,
    "bullets.md": b"- " * 60_000,
    "stars.md": b"*_" * 60_000 + b"[" * 20_000,
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def warm() -> Iterator[None]:
    with reader.warm_children():
        yield


async def outcome(data: bytes, name: str) -> tuple[str, str]:
    """The code and what is said: the text that was read, or the reason against it."""
    try:
        reading = await reader.read_document(data, name)
    except Refused as error:
        return error.code, f"{error.sentence()} {error.action}" * bool(error.action)
    return "read", " ".join(line.text for line in reading.lines)


@pytest.mark.parametrize("name", HOSTILE)
async def test_it_is_read_or_refused_with_a_reason(name: str):
    started = time.monotonic()
    code, said = await outcome(HOSTILE[name], name)
    assert code in CODES
    assert said
    assert "root:" not in said
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("zip-bomb.docx", "too_complex"),
        ("laughs.docx", "broken"),
        ("entities.docx", "broken"),
        ("pages.pdf", "too_complex"),
        ("encrypted.pdf", "encrypted"),
        ("magic.pdf", "wrong_type"),
    ],
)
async def test_the_reason_is_the_right_one(name: str, code: str):
    with pytest.raises(Refused) as caught:
        await reader.read_document(HOSTILE[name], name)
    assert caught.value.code == code


async def test_afterwards_a_good_file_is_read():
    assert (await reader.read_document(GOOD, "cv.txt")).cv.basics.name == "Nora Whitfield"


MEASURE = """
import asyncio, resource, sys
from everdraft.base.errors import Refused
from everdraft.documents import reader
for path in sys.argv[1:]:
    try:
        asyncio.run(reader.read_document(open(path, "rb").read(), path))
    except Refused:
        pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
def test_no_child_takes_more_memory_than_it_may(tmp_path: Path):
    worst = ("inflating-twice.pdf", "zip-bomb.docx")
    for name in worst:
        (tmp_path / name).write_bytes(HOSTILE[name])
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *(str(tmp_path / name) for name in worst)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    assert int(done.stdout) / 1024 <= MEBIBYTES
