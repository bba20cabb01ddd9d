"""What an export is made of: the letter without what waits, paper by country, file names."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from everdraft.cv.codec import to_json
from everdraft.cv.edit import new_document
from everdraft.cv.letters import LETTER, letter_document, new_letter
from everdraft.cv.model import Box
from everdraft.cv.reading import Line
from everdraft.library.records import Document
from everdraft.web.export_source import Export, Exports, disposition, file_name, usual_paper
from tests.unit.documents.test_render import cv_with

CV = cv_with("Cut waste from 9% to 4%.")


class OneLetter:
    """A library of one letter and the CV it is about."""

    def __init__(self, *paragraphs: str) -> None:
        letter = new_letter(CV.basics, "Baker", "Tramway", paragraphs, "en")
        body = letter_document(new_document(to_json(CV)), to_json(letter), "job_1", {})
        self.found = Document("let_1", "me", LETTER, "res_1", "", body, "2026-11-26T00:00:00Z")

    async def document(self, owner_id: str, document_id: str) -> Document:
        assert (owner_id, document_id) == ("me", "let_1")
        return self.found

    async def reading(self, owner_id: str, resume_id: str) -> dict[str, Any]:
        assert (owner_id, resume_id) == ("me", "res_1")
        return {"cv": to_json(CV)}

    async def draft(self, owner_id: str, key: str) -> None:
        assert (owner_id, key) == ("me", "letter:let_1")


def test_a_sentence_that_waits_stays_out_of_a_letter() -> None:
    library: Any = OneLetter(
        "I cut waste from 9% to 4%. I led 500 people at Google.", "I would like to talk."
    )
    found = asyncio.run(Exports(library, library, library).find("me", "let_1"))
    assert found.source["letter"]["paragraphs"] == [
        "I cut waste from 9% to 4%.",
        "I would like to talk.",
    ]
    assert [one.target for one in found.waiting] == ["letter.paragraphs.p1"]
    assert found.formats == ("pdf", "docx", "md", "txt")
    assert file_name(found, "pdf") == "Inês Carvalho - Letter.pdf"


class OneCv:
    """A library of one CV whose skills stood beside its work."""

    def __init__(self) -> None:
        cv = to_json(CV)
        columns = {one["firstLine"]: 2 for one in cv["sections"]}
        aside = {"id": "s_aside", "kind": "skills", "firstLine": 900, "heading": "Tools"}
        cv["sections"].insert(0, {**cv["sections"][0], **aside, "entries": [], "lines": ["Oven"]})
        lines = [to_json(Line(name, 1, "", Box(), column=2)) for name in columns]
        lines.append(to_json(Line(900, 1, "Tools", Box(), column=1)))
        self.read = {"cv": cv, "lines": lines, "pages": [{"columns": 2}]}
        body = new_document(cv)
        self.found = Document("doc_1", "me", "cv", "res_1", "", body, "2026-11-26T00:00:00Z")

    async def document(self, owner_id: str, document_id: str) -> Document:
        assert (owner_id, document_id) == ("me", "doc_1")
        return self.found

    async def reading(self, owner_id: str, resume_id: str) -> dict[str, Any]:
        assert (owner_id, resume_id) == ("me", "res_1")
        return self.read


def test_what_stood_beside_the_work_is_exported_behind_it() -> None:
    library: Any = OneCv()
    found = asyncio.run(Exports(library, library, library).find("me", "doc_1"))
    headings = [one["heading"] for one in found.source["cv"]["sections"]]
    assert headings[0] != "Tools"
    assert headings[-1] == "Tools"


@pytest.mark.parametrize(
    ("language", "word"),
    [("pt", "Carta"), ("pt-BR", "Carta"), ("de", "Anschreiben"), ("", "Letter")],
)
def test_the_file_of_a_letter_is_named_in_its_language(language: str, word: str) -> None:
    assert file_name(letter_of(language=language), "pdf") == f"Ana - {word}.pdf"


def letter_of(**fields: Any) -> Export:
    document = Document("d", "me", LETTER, "r", "", {}, "")
    return Export(document, {"letter": {"sender": "Ana", **fields}})


def export_of(name: str, job: str = "", phone: str = "", **place: str) -> Export:
    cv = to_json(CV)
    cv["basics"] |= {"name": name, "location": place, "phone": phone}
    body: dict[str, Any] = {}
    return Export(Document("d", "me", "cv", "r", "", body, ""), {"cv": cv}, (), job)


@pytest.mark.parametrize(
    ("name", "job", "plain", "whole"),
    [
        ("Inês Carvalho", "Shift/Lead: days", "Ines Carvalho - CV - Shift Lead days", "In%C3%AAs"),
        ("", "", "CV", "CV.pdf"),
        ("山田", "", "CV", "%E5%B1%B1%E7%94%B0"),
        ('../..\\"\r\nSet-Cookie: x', "", "Set-Cookie x - CV", "Set-Cookie%20x"),
        ("x" * 200, "", "x" * 60 + " - CV", "x" * 60),
    ],
)
def test_a_file_name_is_safe_in_a_header_and_on_a_disk(
    name: str, job: str, plain: str, whole: str
) -> None:
    header = disposition(file_name(export_of(name, job), "pdf"))
    assert f'filename="{plain}.pdf"' in header
    assert whole in header.partition("UTF-8''")[2]
    assert header.isascii()
    assert header.isprintable()


@pytest.mark.parametrize(
    ("place", "language", "paper"),
    [
        ({"text": "Lisbon, Portugal"}, "en-US", "a4"),
        ({"text": "Austin, USA"}, "pt-PT", "letter"),
        ({"countryCode": "ca"}, "", "letter"),
        ({}, "en-US,en;q=0.8", "letter"),
        ({}, "en", "a4"),
        ({}, "", "a4"),
    ],
)
def test_paper_is_that_of_the_country(place: dict[str, str], language: str, paper: str) -> None:
    assert usual_paper(export_of("A", **place), language) == paper


@pytest.mark.parametrize(
    ("place", "phone", "paper"),
    [
        ("", "+1 (312) 555-0142", "letter"),
        ("", "001 312 555 0142", "letter"),
        ("", "+351 912 345 678", "a4"),
        ("Chicago, IL", "", "letter"),
        ("Florianópolis, SC", "", "a4"),
        ("Charleston, SC", "", "letter"),
        ("Chicago, IL 60601", "(312) 555-0142", "letter"),
        ("Chicago, Illinois", "", "letter"),
        ("Toronto, ON M5V 2T6", "", "letter"),
        ("Atlanta, Georgia", "+1 404 555 0142", "letter"),
        ("Tbilisi, Georgia", "+995 32 212 34 56", "a4"),
        ("Florianópolis, SC", "+55 48 91234-5678", "a4"),
        ("São Paulo, SP", "", "a4"),
        ("Berlin, Germany", "+1 312 555 0142", "a4"),
        ("Berlin, DE", "", "a4"),
        ("Porto", "912 345 678", "a4"),
    ],
)
def test_a_phone_or_a_state_says_the_paper_of_a_cv_and_of_its_letter(
    place: str, phone: str, paper: str
) -> None:
    assert usual_paper(export_of("A", phone=phone, text=place), "pt") == paper
    contact = [one for one in ("ana@example.org", phone, place) if one]
    assert usual_paper(letter_of(contact=contact), "pt") == paper


def test_a_country_that_was_worked_out_from_a_state_of_brazil_is_not_believed() -> None:
    cv = export_of("A", phone="+55 48 91234-5678", text="Florianópolis, SC", countryCode="US")
    assert usual_paper(cv, "") == "a4"
