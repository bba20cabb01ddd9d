"""What holds for every CV: same score twice, verbatim quotes, a mended fault never costs."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from everdraft.cv.checks import CHECKS, check_of, run_checks
from everdraft.cv.checks.weigh import PARTS
from everdraft.cv.file_facts import facts_of, said_fact
from everdraft.cv.findings import Finding
from everdraft.cv.model import Box, Cv, Section, Work
from everdraft.cv.reading import FileFacts, Line, Page, Reading
from everdraft.cv.report import planned_sections, whole_report
from everdraft.cv.rubric import category_of, half_up, readiness
from tests.unit.cv.build import CLEAN_BULLETS, CONTEXT, Draft, Role, beside, build

FAULTY = (
    "Responsible for 3 shops",
    "Worked on many things",
    "The maintenance of tools",
    "I led the the crew of my plant",
    "Recieved javascript training as a team player",
    "Wrote code.",
    "Was assigned by the board to reviews.",
)
#: Clean lines that share no word with one another, so that adding one breaks nothing.
MORE_CLEAN = (
    "Negotiated 9 supplier contracts, lowering unit prices by 14%",
    "Published 5 internal guides that halved onboarding to 4 weeks",
    "Opened 2 regional offices, which doubled local revenue",
)

months = st.integers(1, 12)
years = st.integers(1998, 2026)
lines = st.lists(st.sampled_from(FAULTY + CLEAN_BULLETS), max_size=6).map(tuple)


@st.composite
def roles(draw: st.DrawFn) -> Role:
    """A role with any dates, any of the good and bad bullets, and holes."""
    start = f"{draw(years)}-{draw(months):02d}" if draw(st.booleans()) else ""
    end = f"{draw(years)}-{draw(months):02d}" if draw(st.booleans()) else ""
    return Role(
        title=draw(st.sampled_from(["", "Engineer", "Buyer"])),
        employer=draw(st.sampled_from(["", "Harbour", "Northwind"])),
        start=start,
        end=end,
        dates=draw(st.sampled_from(["", f"{start} – {end}", "March 2020 – 04/2021"])),
        bullets=draw(lines),
        summary=draw(st.sampled_from(["", "Ran the yard.", "word " * 70])),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A CV with any mixture of faults and holes."""
    order = draw(st.permutations(["summary", "work", "education", "skills", "languages"]))
    return build(
        Draft(
            language=draw(st.sampled_from(["en", "pt", "de", "fr", "es", "ja", ""])),
            name=draw(st.sampled_from(["", "Marta Quiroga", "John Doe"])),
            email=draw(st.sampled_from(["", "marta@posteo.net", "sexy69@posteo.net"])),
            phone=draw(st.sampled_from(["", "+49 30 901820", "+1 212 555 0123", "+1"])),
            place=draw(st.sampled_from(["", "Berlin, Germany"])),
            summary=draw(st.sampled_from(["", "Dynamic team player.", "word " * 90])),
            roles=draw(st.lists(roles(), max_size=4)),
            school=draw(st.sampled_from(["", "University of Porto"])),
            skills=draw(st.sampled_from([(), ("Javascript", "Go")])),
            order=tuple(order),
        )
    )


def plain(text: str) -> str:
    """The English words themselves."""
    return text


@given(readings())
@settings(max_examples=60, deadline=None)
def test_the_same_cv_gives_the_same_findings_score_and_report(reading: Reading) -> None:
    one, other = run_checks(reading, CONTEXT), run_checks(reading, CONTEXT)
    assert one == other
    score, again = (readiness(reading, found, CONTEXT) for found in (one, other))
    assert score == again
    assert 0 <= score.total <= 100
    assert 0 <= score.ats <= 100
    report = whole_report(reading, one, score, plain)
    assert report == whole_report(reading, other, again, plain)
    assert json.loads(json.dumps(report)) == report


@given(readings())
@settings(max_examples=80, deadline=None)
def test_every_quote_is_in_the_document_and_only_absence_has_none(reading: Reading) -> None:
    facts = facts_of(reading, CONTEXT.file_name)
    ids = {one.id for one in planned_sections(reading)} | {""}
    for one in run_checks(reading, CONTEXT):
        for evidence in one.evidence:
            assert evidence.quote
            if evidence.fact:
                # How much a CV has is quoted as its finding counts it, the rest as in the file.
                assert evidence.quote in facts or one.check == "N02"
                assert said_fact(evidence.quote, plain)
            else:
                assert evidence.quote in reading.text
        if not one.evidence:
            assert one.check in {"C01", "C02", "C03", "C04", "C05", "S01", "S05", "E02"}
        assert one.section in ids
        assert one.severity in {"blocker", "high", "medium", "low", "info"}


@given(readings())
@settings(max_examples=60, deadline=None)
def test_the_points_add_up_and_each_has_its_check(reading: Reading) -> None:
    findings = run_checks(reading, CONTEXT)
    score = readiness(reading, findings, CONTEXT)
    assert abs(sum(part.maximum for part in score.parts) - 100) < 1e-6
    kept = sum(part.points for part in score.parts)
    assert abs(kept - score.before_layout) < 1e-6
    expected = kept * score.layout_factor
    assert score.total == half_up(min(expected, 40) if score.gate else expected)
    assert score.category == category_of(score.total)
    for part in score.parts:
        assert abs(part.maximum - part.points - sum(one.points for one in part.lost)) < 1e-6
        assert all(one.points > 0 for one in part.lost)


@given(readings(), st.data())
@settings(max_examples=80, deadline=None)
def test_a_finding_less_never_lowers_the_score(reading: Reading, data: st.DataObject) -> None:
    findings = run_checks(reading, CONTEXT)
    before = readiness(reading, findings, CONTEXT)
    keep = data.draw(st.lists(st.booleans(), min_size=len(findings), max_size=len(findings)))
    fewer = [one for one, kept in zip(findings, keep, strict=True) if kept]
    after = readiness(reading, fewer, CONTEXT)
    assert after.total >= before.total
    assert after.ats >= before.ats


def _without_cause(reading: Reading, finding: Finding) -> Reading | None:
    """The CV with the faulty bullet of a finding rewritten as a clean one of its own."""
    fresh = f"Negotiated {len(finding.id)} contracts in {finding.target}, cutting prices by 14%"
    lines, work = list(reading.lines), []
    for role in reading.cv.work:
        bullets = list(role.highlights)
        for place, one in enumerate(bullets):
            if one.id == finding.target:
                number = reading.cv.provenance[f"work.{role.id}.highlights.{one.id}"].lines[0]
                bullets[place] = replace(one, text=fresh)
                lines[number] = replace(lines[number], text=f"• {fresh}")
        work.append(replace(role, highlights=bullets))
    if work == reading.cv.work:
        return None
    return replace(reading, lines=lines, cv=replace(reading.cv, work=work))


@given(readings())
@settings(max_examples=60, deadline=None)
def test_rewriting_a_faulty_line_well_never_lowers_the_score(reading: Reading) -> None:
    findings = run_checks(reading, CONTEXT)
    before = readiness(reading, findings, CONTEXT)
    for finding in [one for one in findings if one.check in ("B01", "B02", "B07", "B10")][:3]:
        better = _without_cause(reading, finding)
        if better is None:
            continue
        after = readiness(better, run_checks(better, CONTEXT), CONTEXT)
        lost = {one.check for one in run_checks(better, CONTEXT)} - {one.check for one in findings}
        # A rewritten line may end otherwise than its neighbours, or start with their verb.
        if not lost & {"B12", "B08", "B11", "N02", "E04", "B06", "L03"}:
            assert after.total >= before.total


@given(st.lists(st.sampled_from(FAULTY + CLEAN_BULLETS), max_size=5).map(tuple))
@settings(max_examples=40, deadline=None)
def test_adding_clean_bullets_never_lowers_the_score(bullets: tuple[str, ...]) -> None:
    totals = []
    for count in range(len(MORE_CLEAN) + 1):
        reading = build(roles=[Role(bullets=bullets + MORE_CLEAN[:count])])
        totals.append(readiness(reading, run_checks(reading, CONTEXT), CONTEXT).total)
    assert totals == sorted(totals)


@given(st.permutations(["summary", "work", "education", "skills", "languages"]), lines)
@settings(max_examples=40, deadline=None)
def test_the_order_of_sections_changes_only_the_checks_of_order(
    order: list[str], bullets: tuple[str, ...]
) -> None:
    def seen(reading: Reading) -> set[tuple[str, str, str]]:
        return {
            (one.check, one.target, one.quote)
            for one in run_checks(reading, CONTEXT)
            if one.check not in ("S03", "D04")
        }

    usual = build(roles=[Role(bullets=bullets)])
    assert seen(build(roles=[Role(bullets=bullets)], order=tuple(order))) == seen(usual)


def _in_layout(layout: str) -> Reading:
    """The same content as a plain PDF, in two columns, in a table, as text."""
    reading = build(roles=[Role(bullets=FAULTY)])
    if layout == "columns":
        return replace(beside(reading), pages=[replace(reading.pages[0], columns=2)])
    if layout == "table":
        lines = [replace(one, region="table") for one in reading.lines]
        return replace(reading, lines=lines, facts=FileFacts(media_type="docx", table_count=1))
    if layout == "text":
        return replace(reading, pages=[Page(1)], facts=FileFacts(media_type="txt"))
    return reading


def test_the_same_content_in_four_layouts_differs_only_in_layout() -> None:
    seen = [
        {
            (one.check, one.target, one.quote)
            for one in run_checks(_in_layout(layout), CONTEXT)
            if one.family != "F"
        }
        for layout in ("plain", "columns", "table", "text")
    ]
    assert seen[0]
    assert all(one == seen[0] for one in seen)


def test_layout_and_gate_act_as_published() -> None:
    plain_score = readiness(build(), [], CONTEXT)
    assert (plain_score.total, plain_score.layout_factor) == (100, 1.0)
    columns = _in_layout("columns")
    one = readiness(columns, run_checks(columns, CONTEXT), CONTEXT)
    assert (one.layout_factor, one.layout_checks) == (0.85, ("F05",))
    nameless = build(name="")
    gated = readiness(nameless, run_checks(nameless, CONTEXT), CONTEXT)
    assert (gated.total, gated.gate, gated.ats) == (40, ("C01",), 40)


def test_the_parts_are_the_published_ones_and_every_check_is_in_one() -> None:
    assert [(one.id, one.maximum) for one in PARTS] == [
        ("readability", 25.0),
        ("completeness", 20.0),
        ("evidence", 30.0),
        ("clarity", 15.0),
        ("consistency", 10.0),
    ]
    assert {one.part for one in CHECKS} == {one.id for one in PARTS}
    assert [category_of(score) for score in (0, 39, 40, 69, 70, 89, 90, 100)] == [
        "Critical",
        "Critical",
        "Needs Work",
        "Needs Work",
        "Good",
        "Good",
        "Excellent",
        "Excellent",
    ]


HOSTILE = st.one_of(
    st.text(max_size=400),
    st.sampled_from(["a@", "1 ", "I ", "A, ", "555-", "(cid:", "[your ", "x y ", "ab ab "]).map(
        lambda text: text * 2000
    ),
)


@given(st.lists(HOSTILE, min_size=1, max_size=8))
@settings(max_examples=40, deadline=2000)
def test_any_text_is_checked_quickly_and_without_a_fall(texts: list[str]) -> None:
    laid = [Line(number, 1, text.replace("\n", " "), Box()) for number, text in enumerate(texts)]
    cv = Cv(
        language="en",
        work=[Work("w1", texts[0], texts[-1], start_date=texts[0][:7], summary=texts[0])],
        sections=[Section("s1", "work", texts[0][:60], "en", ["w1"], texts, 0, len(texts) - 1)],
    )
    cv.basics.email = cv.basics.phone = cv.basics.name = texts[0][:100]
    reading = Reading(cv, laid, [Page(1)], [], FileFacts(media_type="txt"))
    findings = run_checks(reading, CONTEXT)
    score = readiness(reading, findings, CONTEXT)
    assert whole_report(reading, findings, score, plain)["overall_score"] == score.total
    assert all(check_of(one).id == one.check for one in findings)
