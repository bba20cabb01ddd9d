"""The language of a whole CV and of each of its sections, and what the checks make of it."""

from __future__ import annotations

from datetime import date

import pytest

from everdraft.cv.checks import CheckContext, run_checks
from everdraft.cv.findings import Finding
from everdraft.cv.reading import Reading
from everdraft.cv.words import base_language, words_for
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read.child import read
from tests.unit.cv.language_lines import GOOD

CONTEXT = CheckContext(today=date(2026, 11, 20))
ENGLISH_SUMMARY = (
    "Logistics manager with eleven years in wholesale and retail, known as a team player who "
    "brings order into large warehouses. I have led moves of whole sites without a day of "
    "downtime and trained the people who run them today, in three countries."
)


def cv_of(tag: str, summary: str = "", headings_of: str = "") -> Reading:
    """A CV of plain text: two roles with good lines, headings of one language."""
    words = words_for(headings_of or tag)
    assert words is not None
    head, lines = words.headings, GOOD[tag]
    half = len(lines) // 2
    parts = ["Mira Kolb", "mira.kolb@posteo.net", "", head["summary"].upper(), summary or lines[-1]]
    for employer, when, some in (
        ("Kronbach AG", "03/2020 – 05/2024", lines[:half]),
        ("Quillon Ltd", "01/2014 – 02/2020", lines[half:]),
    ):
        parts += ["", head["work"].upper(), ""] if employer.startswith("Kron") else [""]
        parts += [f"Analyst, {employer}, {when}", *(f"- {one}" for one in some)]
    parts += ["", head["education"].upper(), "", "BSc, University of Leeds, 2010 – 2013"]
    parts += ["", head["skills"].upper(), "", "Excel, SAP, Python, SQL, Docker"]
    return read("\n".join(parts).encode(), "cv.txt", ReadLimits())


def found_in(reading: Reading, check: str) -> list[Finding]:
    return [one for one in run_checks(reading, CONTEXT) if one.check == check]


@pytest.mark.parametrize("tag", GOOD)
def test_every_language_is_told_and_its_good_lines_are_left_alone(tag: str) -> None:
    reading = cv_of(tag)
    assert reading.cv.language == base_language(tag)
    assert {one.language for one in reading.cv.sections} == {base_language(tag)}
    read_lines = [one.text for role in reading.cv.work for one in role.highlights]
    assert read_lines == list(GOOD[tag])
    blamed = [
        (one.check, one.quote)
        for one in run_checks(reading, CONTEXT)
        if one.family == "B" or one.check in ("L01", "L02", "L03", "L04", "L06", "S02")
    ]
    assert not blamed


@pytest.mark.parametrize("tag", ["de", "pl", "ja", "ar"])
def test_an_english_summary_in_another_cv_is_read_as_english(tag: str) -> None:
    reading = cv_of(tag, ENGLISH_SUMMARY)
    assert reading.cv.language == tag
    languages = {one.kind: one.language for one in reading.cv.sections}
    assert (languages["summary"], languages["work"]) == ("en", tag)
    (mixed,) = found_in(reading, "L03")
    assert mixed.section == next(one.id for one in reading.cv.sections if one.kind == "summary")
    assert "is in %(language)s, the rest is not" in mixed.title
    (worn,) = found_in(reading, "B09")
    assert worn.quote == "team player"


def test_english_headings_over_german_text_are_told_from_a_german_cv() -> None:
    reading = cv_of("de", headings_of="en")
    assert reading.cv.language == "de"
    assert {one.language for one in reading.cv.sections} == {"de"}
    told = {
        str(one.arguments["heading"]): one.arguments["usual"] for one in found_in(reading, "L03")
    }
    assert told["EXPERIENCE"] == "Berufserfahrung"
    assert "SUMMARY" in told


def test_names_of_schools_and_tools_do_not_make_a_section_foreign() -> None:
    text = "\n".join(
        (
            "Mira Kolb\nmira.kolb@posteo.net\n\nPROFIL\n" + GOOD["de"][0],
            "\nBERUFSERFAHRUNG\n\nAnalystin, Kronbach AG, 03/2020 – heute",
            *(f"- {one}" for one in GOOD["de"]),
            "\nAUSBILDUNG\n\nMaster of Science in the Management of Information Systems",
            "University of the West of England, 2010 – 2013",
            "\nKENNTNISSE\n\nMicrosoft Office, test of the new system, project management",
        )
    )
    reading = read(text.encode(), "cv.txt", ReadLimits())
    assert {one.language for one in reading.cv.sections} == {"de"}
    assert not found_in(reading, "L03")
