"""PDFs made by hand: hidden words, links, broken and hostile files."""

from __future__ import annotations

import zlib

import pytest

from everdraft.base.errors import Refused
from everdraft.cv.reading import Reading
from everdraft.documents import reader
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read.child import read

VISIBLE = b"BT /F1 12 Tf 72 700 Td (Nora Whitfield, nora@example.com) Tj ET\n"


def pdf(content: bytes, pages: int = 1, annotations: bytes = b"", packed: bool = False) -> bytes:
    """A small PDF with Helvetica and one content stream shared by all pages."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(pages))
    stream = zlib.compress(content) if packed else content
    how = b" /Filter /FlateDecode" if packed else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(stream), how, stream),
    ]
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> /Annots [%s] >>" % annotations
    )
    objects += [page] * pages
    body, offsets = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n"
        b"<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    )
    return body + trailer % (len(objects) + 1, table, len(objects) + 1, len(body))


def reading_of(content: bytes, annotations: bytes = b"") -> Reading:
    return read(pdf(content, annotations=annotations), "cv.pdf", ReadLimits())


@pytest.mark.parametrize(
    "trick",
    [
        b"1 1 1 rg BT /F1 12 Tf 72 600 Td (SECRET keywords) Tj ET\n",
        b"0.98 g BT /F1 12 Tf 72 600 Td (SECRET keywords) Tj ET\n",
        b"1 g BT /F1 12 Tf 72 600 Td (SECRET keywords) Tj ET 0 G 0.5 w 60 597 m 300 597 l S\n",
        b"1 g BT /F1 12 Tf 72 600 Td (SECRET keywords) Tj ET 0 G 0.5 w 71 596 140 15 re S\n",
        b"BT /F1 0.8 Tf 72 600 Td (SECRET keywords) Tj ET\n",
        b"BT 3 Tr /F1 12 Tf 72 600 Td (SECRET keywords) Tj ET\n",
        b"BT /F1 12 Tf 72 -300 Td (SECRET keywords) Tj ET\n",
        b"BT /F1 12 Tf 72 600 Td (SECRET keywords) Tj ET 1 g 60 590 300 30 re f\n",
    ],
)
def test_words_nobody_sees_are_hidden_and_stay_out_of_the_cv(trick: bytes):
    reading = reading_of(VISIBLE + trick)
    hidden = [line.text for line in reading.lines if line.hidden]
    shown = [line.text for line in reading.lines if not line.hidden]
    assert hidden == ["SECRET keywords"]
    assert shown == ["Nora Whitfield, nora@example.com"]
    assert "SECRET" not in str(reading.cv)


def test_white_words_on_a_dark_ground_are_seen():
    dark = b"0 g 60 590 300 30 re f 1 g BT /F1 12 Tf 72 600 Td (Leeds, United Kingdom) Tj ET\n"
    reading = reading_of(VISIBLE + dark)
    assert not any(line.hidden for line in reading.lines)


def test_links_come_with_the_words_under_them():
    link = b"<< /Type /Annot /Subtype /Link /Rect [70 690 400 720] /A << /S /URI /URI (%s) >> >>"
    both = link % b"mailto:nora@example.com" + link % b"javascript:alert\\(1\\)"
    reading = reading_of(VISIBLE, both)
    assert [one.target for one in reading.links] == ["mailto:nora@example.com"]
    assert "Whitfield" in reading.links[0].text


def test_boxes_are_in_points_from_the_top_left():
    (line,) = reading_of(VISIBLE).lines
    assert 70 < line.box.left < 74
    assert 70 < line.box.top < 92 < line.box.bottom < 100


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf(VISIBLE)[:300], "broken"),
        (pdf(b""), "no_text"),
        (pdf(b"BT /F1 12 Tf 72 -300 Td (All of the text lies off the page) Tj ET"), "no_text"),
        (pdf(VISIBLE, pages=41), "too_complex"),
        (
            pdf(b"BT /F1 9 Tf 72 700 Td " + b"(word word word word) Tj " * 11_000 + b"ET"),
            "too_complex",
        ),
    ],
)
async def test_files_without_use_say_why(data: bytes, code: str):
    with pytest.raises(Refused) as caught:
        await reader.read_document(data, "cv.pdf")
    assert caught.value.code == code


async def test_a_stream_that_swells_is_stopped_within_its_limits():
    swollen = pdf(VISIBLE + b"0 0 m 1 1 l S\n" * 5_000_000, packed=True)
    assert len(swollen) < 1024 * 1024
    with pytest.raises(Refused) as caught:
        await reader.read_document(swollen, "cv.pdf")
    assert caught.value.code == "too_complex"


async def test_the_server_reads_on_after_a_hostile_file():
    with pytest.raises(Refused):
        await reader.read_document(pdf(VISIBLE)[:300], "cv.pdf")
    reading = await reader.read_document(pdf(VISIBLE), "cv.pdf")
    assert reading.cv.basics.email == "nora@example.com"
