"""The report: planned, streamed in pieces, merged whole; its words and its schema."""

from __future__ import annotations

from dataclasses import replace

import pytest

from everdraft.cv.checks import run_checks
from everdraft.cv.reading import Reading
from everdraft.cv.report import (
    merged,
    planned_sections,
    section_findings,
    section_result,
    section_text,
    whole_report,
)
from everdraft.cv.rubric import readiness
from tests.unit.cv.build import CONTEXT, Draft, Role, build

WEAK = Role(
    bullets=(
        "Responsible for the website and its hosting",
        "The maintenance of several internal tools of the company",
        "Worked on various tasks as a team player",
    )
)


def plain(text: str) -> str:
    """The English words themselves."""
    return text


def marked(text: str) -> str:
    """Words that went through the catalogue, marked."""
    return "»" + text


def pieces(reading: Reading) -> tuple[list[dict], dict]:
    findings = run_checks(reading, CONTEXT)
    scorecard = readiness(reading, findings, CONTEXT)
    parts = [
        section_result(one.id, reading, findings, scorecard, plain)
        for one in planned_sections(reading)
    ]
    return parts, whole_report(reading, findings, scorecard, plain)


READINGS = {
    "clean": build(),
    "weak": build(roles=[WEAK], email="", summary="", skills=()),
    "bare": build(Draft(roles=[], school="", skills=(), languages=(), summary="")),
}


def test_the_plan_is_the_file_the_sections_with_contact_first_then_missing_and_score() -> None:
    reading = build(order=("work", "summary", "education", "skills"))
    ids = [one.id for one in planned_sections(reading)]
    assert ids == [
        "file",
        "contact-block",
        "s-work",
        "s-summary",
        "s-education",
        "s-skills",
        "missing",
        "score",
    ]


def test_the_cv_keeps_its_own_headings_and_only_ours_are_translated() -> None:
    reading = build()
    findings = run_checks(reading, CONTEXT)
    scorecard = readiness(reading, findings, CONTEXT)
    names = [
        section_result(one.id, reading, findings, scorecard, marked)["resume_sections"][0]
        for one in planned_sections(reading)[:4]
    ]
    shown = [one["section_name"] for one in names]
    assert shown == ["»How a machine reads it", "»Contact", "Summary", "Experience"]


@pytest.mark.parametrize("name", READINGS)
def test_the_whole_is_the_merge_of_its_pieces_and_the_findings(name: str) -> None:
    parts, whole = pieces(READINGS[name])
    report: dict = {}
    for one in parts:
        report = merged(report, one)
    extra = {"findings", "language", "schema_version"}
    assert {key: value for key, value in whole.items() if key not in extra} == report
    assert extra <= set(whole)


@pytest.mark.parametrize("name", READINGS)
def test_every_issue_has_its_fix_and_every_finding_is_shown_in_one_piece(name: str) -> None:
    reading = READINGS[name]
    parts, whole = pieces(reading)
    for section in (one for part in parts for one in part.get("resume_sections", [])):
        assert len(section["issues_found"]) == len(section["quick_fixes"]) <= 3
        assert section["roast"].count(".") >= 1
    findings = run_checks(reading, CONTEXT)
    shown = [
        finding.id
        for one in planned_sections(reading)
        for finding in section_findings(one.id, reading, findings)
    ]
    assert sorted(shown) == sorted(one["id"] for one in whole["findings"])


@pytest.mark.parametrize("name", READINGS)
def test_the_live_text_reads_as_sentences(name: str) -> None:
    reading = READINGS[name]
    findings = run_checks(reading, CONTEXT)
    scorecard = readiness(reading, findings, CONTEXT)
    for one in planned_sections(reading):
        text = section_text(one.id, reading, findings, scorecard, plain)
        assert text
        assert all(sentence[-1] in " \n" for sentence in text)
        assert text[-1].endswith("\n")
        joined = "".join(text)
        assert "!" not in joined
        assert "%(" not in joined
        assert ".." not in joined.replace("…", "")


def test_an_unknown_piece_is_an_error() -> None:
    reading = build()
    scorecard = readiness(reading, [], CONTEXT)
    with pytest.raises(KeyError):
        section_result("nowhere", reading, [], scorecard, plain)


def test_what_is_missing_is_said_with_its_importance() -> None:
    parts, _whole = pieces(build(skills=(), summary=""))
    missing = next(part["missing_sections"] for part in parts if "missing_sections" in part)
    assert [(one["section_name"], one["importance"]) for one in missing] == [
        ("Skills", "Critical"),
        ("Summary", "Nice-to-have"),
    ]


def test_the_fix_worth_most_is_worth_what_it_says() -> None:
    reading = build(roles=[WEAK])
    findings = run_checks(reading, CONTEXT)
    scorecard = readiness(reading, findings, CONTEXT)
    top = section_result("score", reading, findings, scorecard, plain)["top_fix"]
    without = [one for one in findings if one.check != top["check"]]
    assert readiness(reading, without, CONTEXT).total == scorecard.total + top["points"]
    assert top["points"] == max(scorecard.gains.values())


def test_good_things_are_counted_from_the_cv() -> None:
    parts, _whole = pieces(build())
    work = next(
        one
        for part in parts
        for one in part.get("resume_sections", [])
        if one["section_name"] == "Experience"
    )
    assert "6 of 6 lines carry a number." in work["good_things"]


def test_a_section_without_heading_gets_a_name() -> None:
    reading = build()
    sections = [replace(one, heading="") for one in reading.cv.sections]
    reading = replace(reading, cv=replace(reading.cv, sections=sections))
    titles = [one.title for one in planned_sections(reading)]
    assert titles[2:4] == ["Summary", "Experience"]
