"""DOCX looks: tables as pages, three-column tables, text boxes, contact in header or footer."""

# ruff: noqa: E501  -- XML

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.shared import Pt

from tests.samples import looks
from tests.samples.languages import LANGUAGES

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


class Sheet:
    """One CV going into one document."""

    def __init__(self, resume: dict[str, Any], language: str, style: str) -> None:
        self.resume, self.language, self.style = resume, language, style
        self.basics, self.work = resume["basics"], resume["work"]
        self.heads = LANGUAGES[language].headings.split("|")
        self.document: Any = docx.Document()
        self.document.styles["Normal"].font.size = Pt(10.5)

    def when(self, entry: dict[str, Any]) -> str:
        return looks.when(entry, self.language, self.style)

    def bold(self, place: Any, words: str, size: float = 0.0) -> Any:
        paragraph = place.add_paragraph()
        run = paragraph.add_run(words)
        run.bold = True
        if size:
            run.font.size = Pt(size)
        return paragraph

    def head(self, place: Any, number: int) -> None:
        self.bold(place, self.heads[number].upper(), 12)

    def contact(self, place: Any, joint: str) -> None:
        parts = (self.basics["email"], self.basics["phone"], self.basics["location"]["city"])
        for row in joint.join(parts).split("\n"):
            place.add_paragraph(row)

    def posts(self, place: Any) -> None:
        for one in self.work:
            paragraph = self.bold(place, one["position"])
            paragraph.add_run(f"\t{self.when(one)}")
            place.add_paragraph(f"{one['name']}, {one['location']}")
            for deed in one["highlights"]:
                place.add_paragraph(deed, style="List Bullet")

    def studies(self, place: Any) -> None:
        for one in self.resume["education"]:
            place.add_paragraph(f"{one['studyType']}, {one['area']}\t{self.when(one)}")
            place.add_paragraph(one["institution"])

    def skills(self, place: Any, joint: str) -> None:
        for row in joint.join(self.resume["skills"][0]["keywords"]).split("\n"):
            place.add_paragraph(row)

    def spoken(self, place: Any) -> None:
        for one in self.resume["languages"]:
            place.add_paragraph(f"{one['language']} ({one['fluency']})")


def page_table(sheet: Sheet) -> None:
    """The whole page is one row of two cells: contact, skills and languages beside the rest."""
    side, main = sheet.document.add_table(rows=1, cols=2).rows[0].cells
    sheet.contact(side, "\n")
    sheet.head(side, 3)
    sheet.skills(side, "\n")
    sheet.head(side, 4)
    sheet.spoken(side)
    sheet.bold(main, sheet.basics["name"], 22)
    main.add_paragraph(sheet.basics["label"])
    sheet.head(main, 0)
    main.add_paragraph(sheet.basics["summary"])
    sheet.head(main, 1)
    sheet.posts(main)
    sheet.head(main, 2)
    sheet.studies(main)


def label_table(sheet: Sheet) -> None:
    """A form: labels of sections at the left, content at the right, one row each."""
    document = sheet.document
    sheet.bold(document, sheet.basics["name"], 20)
    sheet.contact(document, " | ")
    table = document.add_table(rows=0, cols=2)
    fills: tuple[tuple[int, Callable[[Any], None]], ...] = (
        (0, lambda cell: cell.add_paragraph(sheet.basics["summary"])),
        (1, sheet.posts),
        (2, sheet.studies),
        (3, lambda cell: sheet.skills(cell, ", ")),
        (4, sheet.spoken),
    )
    for number, fill in fills:
        left, right = table.add_row().cells
        left.paragraphs[0].add_run(sheet.heads[number]).bold = True
        fill(right)


def three_cells(sheet: Sheet) -> None:
    """Each post a row of dates, title, employer; bullets in a row below; languages in a table."""
    document = sheet.document
    document.add_heading(sheet.basics["name"], 0)
    sheet.contact(document, " | ")
    document.add_heading(sheet.heads[1], 1)
    table = document.add_table(rows=0, cols=3)
    for one in sheet.work:
        for cell, words in zip(
            table.add_row().cells, (sheet.when(one), one["position"], one["name"]), strict=True
        ):
            cell.text = words
        row = table.add_row().cells
        merged = row[0].merge(row[2])
        for deed in one["highlights"]:
            merged.add_paragraph(deed, style="List Bullet")
    document.add_heading(sheet.heads[2], 1)
    table = document.add_table(rows=0, cols=2)
    for one in sheet.resume["education"]:
        left, right = table.add_row().cells
        left.text = sheet.when(one)
        right.text = f"{one['studyType']}, {one['area']}"
        right.add_paragraph(one["institution"])
    document.add_heading(sheet.heads[3], 1)
    sheet.skills(document, " | ")
    document.add_heading(sheet.heads[4], 1)
    table = document.add_table(rows=0, cols=2)
    for one in sheet.resume["languages"]:
        left, right = table.add_row().cells
        left.text, right.text = one["language"], one["fluency"]


def boxes(sheet: Sheet) -> None:
    """Contact, skills and languages in text boxes, the rest in the body."""
    document = sheet.document
    rows = [sheet.basics["email"], sheet.basics["phone"], sheet.basics["location"]["city"]]
    rows += [sheet.heads[3].upper(), *sheet.resume["skills"][0]["keywords"], sheet.heads[4].upper()]
    rows += [f"{one['language']} – {one['fluency']}" for one in sheet.resume["languages"]]
    sheet.bold(document, sheet.basics["name"], 24)
    paragraph = document.add_paragraph(sheet.basics["label"])
    inner = "".join(f"<w:p><w:r><w:t>{escape(row)}</w:t></w:r></w:p>" for row in rows)
    paragraph._p.append(
        parse_xml(
            f'<w:r {SPACES}><w:pict><v:shape style="position:absolute"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
        )
    )
    sheet.head(document, 0)
    document.add_paragraph(sheet.basics["summary"])
    sheet.head(document, 1)
    sheet.posts(document)
    sheet.head(document, 2)
    sheet.studies(document)


def edges(sheet: Sheet) -> None:
    """Name in the header, contact in the footer, plain paragraphs with dates first."""
    section = sheet.document.sections[0]
    section.header.paragraphs[0].text = sheet.basics["name"]
    section.footer.paragraphs[
        0
    ].text = (
        f"{sheet.basics['email']} | {sheet.basics['phone']} | {sheet.basics['location']['city']}"
    )
    document = sheet.document
    document.add_paragraph(sheet.basics["summary"])
    sheet.head(document, 1)
    for one in sheet.work:
        document.add_paragraph(f"{sheet.when(one)}\t{one['name']}")
        document.add_paragraph(one["position"]).runs[0].italic = True
        for deed in one["highlights"]:
            document.add_paragraph(f"- {deed}")
    sheet.head(document, 2)
    for one in sheet.resume["education"]:
        document.add_paragraph(f"{sheet.when(one)}\t{one['institution']}")
        document.add_paragraph(f"{one['studyType']}, {one['area']}")
    sheet.head(document, 3)
    sheet.skills(document, ", ")
    sheet.head(document, 4)
    document.add_paragraph(
        ", ".join(f"{one['language']} ({one['fluency']})" for one in sheet.resume["languages"])
    )


def plain_runs(sheet: Sheet) -> None:
    """No styles at all: bold words, posts under one employer, paragraphs without bullets."""
    document = sheet.document
    sheet.bold(document, sheet.basics["name"])
    sheet.contact(document, "\n")
    sheet.bold(document, sheet.heads[1])
    for group in looks.grouped(sheet.work):
        sheet.bold(document, f"{group[0]['name']}, {group[0]['location']}")
        for one in group:
            document.add_paragraph(f"{one['position']} ({sheet.when(one)})")
            document.add_paragraph(" ".join(one["highlights"]))
    sheet.bold(document, sheet.heads[2])
    sheet.studies(document)
    sheet.bold(document, sheet.heads[3])
    sheet.skills(document, ", ")
    sheet.bold(document, sheet.heads[4])
    sheet.spoken(document)


SHEETS: dict[str, tuple[Callable[[Sheet], None], int, bool]] = {
    # name: (look, posts, one column)
    "page-table": (page_table, 3, False),
    "label-table": (label_table, 3, True),
    "three-cells": (three_cells, 3, True),
    "boxes": (boxes, 3, False),
    "edges": (edges, 3, True),
    "plain-runs": (plain_runs, 4, True),
}


def docx_in(resume: dict[str, Any], language: str, style: str, name: str) -> bytes:
    """The CV as DOCX bytes in the look of that name."""
    sheet = Sheet(resume, language, style)
    SHEETS[name][0](sheet)
    buffer = io.BytesIO()
    sheet.document.save(buffer)
    return buffer.getvalue()
