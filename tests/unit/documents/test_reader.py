"""The reading child: what it takes, what it refuses and with which words, and its limits."""

from __future__ import annotations

import asyncio
import dataclasses
import io
import time
import zipfile

import pytest

from everdraft.base.errors import Refused
from everdraft.documents import reader
from everdraft.documents.limits import ReadLimits

TEXT = (
    b"Jane Doe\njane.doe@example.com\n\n"
    b"EXPERIENCE\nEngineer, Acme Corp, 2019 - 2021\n- Built a bridge\n"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD, SECRET = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")


async def refusal(data: bytes, name: str, limits: ReadLimits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        await reader.read_document(data, name, limits=limits)
    assert caught.value.sentence()
    assert caught.value.action
    return caught.value


async def test_plain_text_is_read():
    reading = await reader.read_document(TEXT, "cv.txt")
    assert reading.cv.basics.name == "Jane Doe"
    assert reading.cv.basics.email == "jane.doe@example.com"
    assert reading.facts.media_type == "txt"
    assert reading.lines[0].text == "Jane Doe"


async def test_the_same_bytes_give_the_same_reading():
    first, second = await asyncio.gather(
        reader.read_document(TEXT, "a.txt"), reader.read_document(TEXT, "b.txt")
    )
    assert first == second


def test_pasted_text_goes_the_same_way():
    assert reader.read_text(TEXT.decode()).cv.basics.email == "jane.doe@example.com"


async def test_the_name_decides_only_between_text_and_markdown():
    markdown = b"# Jane Doe\n\n**Engineer** at [Acme](https://acme.example)\n"
    assert (await reader.read_document(markdown, "cv.md")).lines[0].text == "Jane Doe"
    assert (await reader.read_document(markdown, "cv.txt")).lines[0].text == "# Jane Doe"


@pytest.mark.parametrize(
    ("data", "name", "code", "status"),
    [
        (b"", "cv.pdf", "empty", 422),
        (b" \n\t\n", "cv.txt", "empty", 422),
        (b"short", "cv.txt", "empty", 422),
        (b"MZ\x90\x00" + b"\x00" * 64, "cv.pdf", "wrong_type", 415),
        (b"\x7fELF" + b"\x02" * 64, "cv.docx", "wrong_type", 415),
        (b"{\\rtf1 hello}", "cv.rtf", "wrong_type", 415),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "cv.pdf", "no_text", 422),
        (b"GIF89a" + b"\x00" * 64, "cv.gif", "wrong_type", 415),
        (b"<!DOCTYPE html><html><body>Jane</body></html>", "cv.pdf", "wrong_type", 415),
        (b"just some words that say they are a pdf", "cv.pdf", "wrong_type", 415),
        (b"%PDF-1.7\n" + b"nothing that a PDF needs " * 20, "cv.pdf", "broken", 422),
        (b"PK\x03\x04" + b"torn" * 20, "cv.docx", "broken", 422),
        (OLE + WORD, "cv.doc", "wrong_type", 415),
        (OLE + SECRET, "cv.docx", "encrypted", 422),
    ],
)  # fmt: skip
async def test_what_cannot_be_read_says_why(data: bytes, name: str, code: str, status: int):
    error = await refusal(data, name)
    assert (error.code, error.status) == (code, status)


async def test_more_than_five_mebibytes_are_refused_unread():
    error = await refusal(b"a" * (5 * 1024 * 1024 + 1), "cv.txt")
    assert (error.code, error.status) == ("too_large", 413)
    assert "5 MiB" in error.sentence()


def packed(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


async def test_a_zip_bomb_is_refused_by_its_size():
    bomb = packed({"word/document.xml": b"<a>" + b" " * (60 * 1024 * 1024) + b"</a>"})
    assert (await refusal(bomb, "cv.docx")).code == "too_complex"


async def test_too_many_members_are_refused():
    many = packed({f"word/{number}.xml": b"" for number in range(2100)})
    assert (await refusal(many, "cv.docx")).code == "too_complex"


async def test_entities_are_never_expanded():
    evil = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>A long enough line of text &x;</w:t></w:r></w:p></w:body>"
        b"</w:document>"
    )
    assert (await refusal(packed({"word/document.xml": evil}), "cv.docx")).code == "broken"


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}, "ODT"),
        ({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}, "Excel"),
        ({"hello.txt": b"hello"}, "ZIP"),
    ],
)
async def test_other_packages_are_named(members: dict[str, bytes], found: str):
    error = await refusal(packed(members), "cv.docx")
    assert error.code == "wrong_type"
    assert found in error.sentence()


async def test_a_child_that_takes_too_long_is_killed():
    limits = dataclasses.replace(ReadLimits(), wall_seconds=0.001)
    started = time.monotonic()
    assert (await refusal(TEXT, "cv.txt", limits)).code == "too_complex"
    assert time.monotonic() - started < 5


async def test_an_answer_longer_than_its_cap_is_refused():
    limits = dataclasses.replace(ReadLimits(), answer_bytes=1000)
    assert (await refusal(TEXT * 50, "cv.txt", limits)).code == "too_complex"


async def test_more_characters_than_any_cv_has_are_refused():
    assert (await refusal(b"word " * 50_000, "cv.txt")).code == "too_complex"


async def test_the_child_knows_nothing_of_the_application():
    modules = await reader.modules_of_child(TEXT, "cv.txt")
    foreign = {
        "fastapi",
        "pydantic",
        "structlog",
        "apsw",
        "typer",
        "rich",
        "uvicorn",
        "asyncio",
        "httpx2",
    }
    assert not foreign & modules
    own = {name for name in modules if name.startswith("everdraft.")}
    assert all(name.split(".")[1] in ("base", "cv", "documents") for name in own)


async def test_the_child_gets_no_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EVERDRAFT_MODEL_API_KEY", "do-not-pass-on")
    assert reader._environment() == {}
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    assert (await reader.read_document(TEXT, "cv.txt")).cv.basics.name == "Jane Doe"
