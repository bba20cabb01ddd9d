"""Scans and pictures: refused with an offer, and recognised only where somebody asks for it."""

from __future__ import annotations

import struct
import zlib
from datetime import date

import pytest
import typst

from everdraft.base.errors import Refused
from everdraft.cv.checks import CheckContext, run_checks
from everdraft.documents import reader, recognition
from everdraft.documents.limits import RECOGNITION, ReadLimits
from everdraft.documents.read.pdf import PdfReader
from everdraft.documents.read.picture import pixels

CV = r"""#set page(paper: "a4")
#set text(size: 11pt)
= Mariana Conceição Araújo
mariana.araujo\@example.com | +351 21 234 5678 | Lisboa, Portugal
== Experience
*Data Engineer*, Example Ltd #h(1fr) January 2020 - present
- Cut the nightly load from 9 hours to 40 minutes for 3 teams
- Coordenação de equipas e gestão de negócios
== Education
*BSc Physics*, University of Coimbra #h(1fr) 2015 - 2018
"""

needs_recognition = pytest.mark.skipif(
    not recognition.installed(), reason="requirements/ocr.txt is not installed here"
)


def drawn() -> bytes:
    """The CV as a PNG of 150 dots an inch."""
    return typst.compile(CV.encode(), format="png", ppi=150.0)


def scan() -> bytes:
    """The CV as a scanner keeps it: a PDF whose page is one picture."""
    page = pixels(PdfReader(typst.compile(CV.encode()), ReadLimits()), 1)
    rgb = bytearray(3 * page.width * page.height)
    for row in range(page.height):
        line = page.raw[row * page.stride : row * page.stride + 4 * page.width]
        for channel in range(3):
            start = 3 * row * page.width + channel
            rgb[start : start + 3 * page.width - channel : 3] = line[2 - channel :: 4]
    data = zlib.compress(bytes(rgb))
    content = b"q 595 0 0 842 0 0 cm /I Do Q"
    size = b"/Width %d /Height %d" % (page.width, page.height)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /XObject /Subtype /Image %s /ColorSpace /DeviceRGB /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (size, len(data), data),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"


def claiming(side: int) -> bytes:
    """The head of a PNG that says it is so many pixels wide and high."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = [
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one))
        for one in (head, data)
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("name", ["scan.pdf", "cv.png", "cv.jpg"])
async def test_a_refusal_offers_what_is_there(
    name: str, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "installed", lambda: there)
    data = {"scan.pdf": scan, "cv.png": drawn, "cv.jpg": lambda: b"\xff\xd8\xff\xe0" + b"\0" * 99}
    with pytest.raises(Refused) as refused:
        await reader.read_document(data[name](), name)
    error = refused.value
    assert (error.code, error.status) == ("no_text", 422)
    assert error.arguments["recognition"] is there
    assert ("read as a picture" in error.action) is there
    assert ("paste the text" in error.action) is not there


async def test_asked_for_and_not_installed_is_the_same_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recognition, "installed", lambda: False)
    with pytest.raises(Refused) as refused:
        await reader.read_document(drawn(), "cv.png", read_pictures=True)
    assert refused.value.code == "no_text"


async def test_text_is_read_as_text_also_when_pictures_may_be_read() -> None:
    reading = await reader.read_document(typst.compile(CV.encode()), "cv.pdf", read_pictures=True)
    assert reading.cv.basics.name == "Mariana Conceição Araújo"
    assert not reading.facts.recognised


async def test_the_usual_child_loads_nothing_of_it() -> None:
    loaded = await reader.modules_of_child(typst.compile(CV.encode()), "cv.pdf")
    assert loaded.isdisjoint({"rapidocr", "onnxruntime", "numpy", "everdraft.documents.read.ocr"})
    assert RECOGNITION.memory_bytes > ReadLimits().memory_bytes


@needs_recognition
@pytest.mark.parametrize(("name", "make"), [("scan.pdf", scan), ("cv.png", drawn)])
async def test_a_scan_gives_name_and_address(name: str, make: object) -> None:
    assert callable(make)
    reading = await reader.read_document(make(), name, read_pictures=True)
    assert reading.cv.basics.name == "Mariana Conceição Araújo"
    assert reading.cv.basics.email == "mariana.araujo@example.com"
    assert [one.name for one in reading.cv.work] == ["Example Ltd"]
    place = reading.cv.provenance["basics.name"]
    assert place.page == 1
    assert 50 < reading.lines[0].box.left < reading.lines[0].box.right < 400
    assert reading.facts.recognised
    found = run_checks(reading, CheckContext(today=date(2026, 11, 26), file_name=name))
    assert "recognised" in next(one.title for one in found if one.check == "F01")


@needs_recognition
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "broken"),
        (claiming(30_000), "too_complex"),
        (typst.compile(b'#set page(paper: "a4")', format="png", ppi=20.0), "no_text"),
    ],
)
async def test_what_shows_no_words_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        await reader.read_document(data, "cv.png", read_pictures=True)
    assert refused.value.code == code
    assert not refused.value.arguments.get("recognition")
