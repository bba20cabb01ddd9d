"""Pictures of pages: true to the page, bounded whatever the file says, made in a child."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everdraft.base.errors import Refused
from everdraft.documents import reader
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read import picture
from everdraft.documents.sample import sample_bytes


def decoded(data: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of RGB of a PNG whose rows are taken as they are."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, rows, size = 8, b"", (0, 0)
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        (check,) = struct.unpack(">I", data[place + 8 + length : place + 12 + length])
        assert check == zlib.crc32(kind + body)
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        elif kind == b"IDAT":
            rows += body
        place += 12 + length
    width, height = size
    raw = zlib.decompress(rows)
    line = 3 * width + 1
    assert len(raw) == line * height
    assert {raw[row * line] for row in range(height)} == {0}
    return width, height, [raw[row * line + 1 : (row + 1) * line] for row in range(height)]


async def test_the_sample_is_drawn_as_it_looks():
    width, height, rows = decoded(await reader.page_picture(sample_bytes()[0], 1))
    assert (width, round(height / width, 3)) == (picture.WIDTH_PIXELS, 1.414)
    name = rows[height * 70 // 842 : height * 95 // 842]
    assert min(min(row) for row in name) < 60  # black letters
    assert {one for row in rows[:40] for one in row} == {255}  # a white margin


def coloured(box: bytes, content: bytes = b"1 0 0 rg 0 0 9999 9999 re f\n") -> bytes:
    """A PDF of one page of this size, painted red."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[" + box + b"]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%sendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF" % (len(content), content)
    )


async def test_red_is_red():
    _width, height, rows = decoded(await reader.page_picture(coloured(b"0 0 200 100"), 1))
    assert rows[height // 2][:3] == b"\xff\x00\x00"


@pytest.mark.parametrize("box", [b"0 0 14400 14400", b"0 0 1 14400", b"0 0 14400 1", b"0 0 3 3"])
async def test_a_page_of_any_size_gives_a_picture_of_bounded_size(box: bytes):
    width, height, _rows = decoded(await reader.page_picture(coloured(box), 1))
    assert width * height <= picture.MOST_PIXELS
    assert max(width, height) <= picture.LONGEST_SIDE_PIXELS


POINTS = st.floats(0.001, 1e9, allow_nan=False)


@given(POINTS, POINTS)
def test_sizes_stay_in_their_limits_and_keep_the_shape(width: float, height: float):
    wide, high = picture.size_pixels(width, height)
    assert 1 <= wide <= picture.WIDTH_PIXELS
    assert 1 <= high <= picture.LONGEST_SIDE_PIXELS
    assert wide * high <= picture.MOST_PIXELS
    if min(wide, high) > 50:
        assert wide / high == pytest.approx(width / height, rel=0.05)


async def refusal(data: bytes, number: int, limits: ReadLimits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        await reader.page_picture(data, number, limits=limits)
    return caught.value


@pytest.mark.parametrize("number", [0, -1, 2, 10**9])
async def test_a_page_that_is_not_there_is_not_drawn(number: int):
    found = await refusal(sample_bytes()[0], number)
    assert (found.code, found.status) == ("no_page", 404)


async def test_text_has_no_pages_to_draw():
    assert (await refusal(b"Jane Doe\njane@example.com\nEngineer\n", 1)).code == "no_page"


async def test_a_broken_file_is_refused_in_words():
    assert (await refusal(b"%PDF-1.7\nnothing of a PDF follows", 1)).code == "broken"


async def test_a_page_that_takes_too_long_is_given_up():
    limits = ReadLimits(processor_seconds=1, wall_seconds=2.0)
    endless = b"0 0 1 rg 0 0 4000 4000 re f\n" * 150_000
    found = await refusal(coloured(b"0 0 4000 4000", endless), 1, limits)
    assert found.code == "too_complex"
