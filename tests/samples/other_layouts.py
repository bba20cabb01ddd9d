"""The same CVs as DOCX (headings and paragraphs; a table; a text box), plain text and Markdown."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.shared import Pt

from tests.samples.languages import LANGUAGES
from tests.samples.people import range_of


def text_of(resume: dict[str, Any], language: str, style: str, kind: str) -> bytes:
    """Plain text (``txt``) or Markdown (``md``) in UTF-8."""
    markdown = kind == "md"
    basics = resume["basics"]
    headings = LANGUAGES[language].headings.split("|")

    def heading(number: int) -> str:
        return f"## {headings[number]}" if markdown else headings[number].upper()

    lines = [f"# {basics['name']}" if markdown else basics["name"], basics["label"]]
    lines += [f"{basics['email']} | {basics['phone']} | {basics['location']['city']}", ""]
    lines += [heading(0), "", basics["summary"], "", heading(1), ""]
    for one in resume["work"]:
        if markdown:
            lines += [
                f"### {one['position']} | {one['name']}",
                f"*{range_of(one, language, style)}*",
                "",
            ]
        else:
            lines += [f"{one['name']} - {one['position']}", range_of(one, language, style)]
        lines += [f"- {deed}" for deed in one["highlights"]] + [""]
    lines += [heading(2), ""]
    for one in resume["education"]:
        lines += [
            f"{one['studyType']}, {one['area']}",
            one["institution"],
            range_of(one, language, style),
            "",
        ]
    lines += [heading(3), "", ", ".join(resume["skills"][0]["keywords"]), "", heading(4), ""]
    lines += [f"{one['language']}: {one['fluency']}" for one in resume["languages"]]
    return "\n".join(lines).encode()


def docx_of(resume: dict[str, Any], language: str, style: str, layout: str) -> bytes:
    """A Word document: ``plain`` or ``table``."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10.5)
    basics = resume["basics"]
    headings = LANGUAGES[language].headings.split("|")
    document.add_heading(basics["name"], 0)
    document.add_paragraph(basics["label"])
    document.add_paragraph(f"{basics['email']}\t{basics['phone']}\t{basics['location']['city']}")
    document.add_heading(headings[0], 1)
    document.add_paragraph(basics["summary"])
    document.add_heading(headings[1], 1)
    if layout == "table":
        _work_table(document, resume, language, style)
    else:
        _work_paragraphs(document, resume, language, style)
    document.add_heading(headings[2], 1)
    for one in resume["education"]:
        document.add_paragraph(f"{one['institution']}\t{range_of(one, language, style)}")
        document.add_paragraph(f"{one['studyType']}, {one['area']}")
    document.add_heading(headings[3], 1)
    for word in resume["skills"][0]["keywords"]:
        document.add_paragraph(word, style="List Bullet")
    document.add_heading(headings[4], 1)
    for one in resume["languages"]:
        document.add_paragraph(f"{one['language']} – {one['fluency']}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _work_paragraphs(document: Any, resume: dict[str, Any], language: str, style: str) -> None:
    for one in resume["work"]:
        head = document.add_paragraph()
        head.add_run(one["position"]).bold = True
        head.add_run(f"\t{range_of(one, language, style)}")
        document.add_paragraph().add_run(one["name"]).italic = True
        for deed in one["highlights"]:
            document.add_paragraph(deed, style="List Bullet")


def _work_table(document: Any, resume: dict[str, Any], language: str, style: str) -> None:
    table = document.add_table(rows=0, cols=2)
    for one in resume["work"]:
        left, right = table.add_row().cells
        left.text = range_of(one, language, style)
        right.text = one["position"]
        right.add_paragraph(one["name"])
        for deed in one["highlights"]:
            right.add_paragraph(deed, style="List Bullet")
