"""The two-part report of a CV, in pieces that can be streamed section by section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from everdraft.cv.checks.structure import SECTION_NAMES
from everdraft.cv.checks.view import CONTACT, MISSING, View
from everdraft.cv.findings import (
    SEVERITY_WORDS,
    Finding,
    Json,
    Message,
    Translate,
    by_weight,
    finding_to_json,
    fix_of,
    quote_of,
    said,
    title_of,
    why_of,
)
from everdraft.cv.findings import message as _
from everdraft.cv.praise import good_things
from everdraft.cv.reading import Reading
from everdraft.cv.report_schema import report_schema
from everdraft.cv.roasting import WITHOUT_MODEL
from everdraft.cv.rubric import PartScore, Scorecard, category_of
from everdraft.cv.tones import DIRECT, GENTLE, OPENERS, ROAST, in_tone
from everdraft.cv.tones import MISSING as MISSING_IN_TONE
from everdraft.cv.voice import main_roast

__all__ = [
    "PlannedSection",
    "merged",
    "planned_sections",
    "ranked",
    "report_schema",
    "score_of",
    "score_summary",
    "section_findings",
    "section_name",
    "section_result",
    "section_text",
    "whole_report",
    "without_model",
]

SCHEMA_VERSION = 1
FILE = "file"
SCORE = "score"
MOST_ISSUES = 3

IMPORTANCE = {
    "blocker": "Critical",
    "high": "Critical",
    "medium": "Important",
    "low": "Nice-to-have",
    "info": "Nice-to-have",
}

_KIND_TITLES = {
    "contact": _("Contact"),
    "summary": _("Summary"),
    "work": _("Experience"),
    "education": _("Education"),
    "skills": _("Skills"),
}


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One piece of the report to come; an ``ours`` title is a message id, others are the CV's."""

    id: str
    title: str
    ours: bool = True


def planned_sections(reading: Reading) -> list[PlannedSection]:
    """The file first, then the CV's sections with contact in front, what is missing, the score."""
    plan = [PlannedSection(FILE, _("How a machine reads it"))]
    contact = [one for one in reading.cv.sections if one.kind == CONTACT]
    if not contact:
        plan.append(PlannedSection(CONTACT, _KIND_TITLES[CONTACT]))
    for one in (*contact, *(one for one in reading.cv.sections if one.kind != CONTACT)):
        title = one.heading.strip()
        fallback = _KIND_TITLES.get(one.kind, _("Without a heading"))
        plan.append(PlannedSection(one.id, title or fallback, ours=not title))
    plan.append(PlannedSection(MISSING, _("What is missing")))
    plan.append(PlannedSection(SCORE, _("The score")))
    return plan


def _planned(planned_id: str, reading: Reading) -> PlannedSection:
    found = (one for one in planned_sections(reading) if one.id == planned_id)
    planned = next(found, None)
    if planned is None:
        raise KeyError(planned_id)
    return planned


def section_name(planned: PlannedSection, translate: Translate) -> str:
    """The section's own heading, or ours in the reader's language."""
    return translate(planned.title) if planned.ours else planned.title


def section_findings(
    planned_id: str, reading: Reading, findings: Iterable[Finding]
) -> list[Finding]:
    """The findings shown in one piece, worst first; every finding is in exactly one piece."""
    ids = {one.id for one in planned_sections(reading)}
    section = "" if planned_id == FILE else planned_id
    return by_weight(
        one
        for one in findings
        if one.section == section or (section == "" and one.section not in ids)
    )


def _issues(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of one check and one wording together, worst first."""
    grouped: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        alone = one.id if one.section == MISSING else ""
        grouped.setdefault((one.check, one.title, alone), []).append(one)
    return list(grouped.values())


def _on_one_line(text: str, most: int = 90) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0] + "…"


def _issue(group: Sequence[Finding], translate: Translate) -> str:
    first = group[0]
    title = title_of(first, translate)
    quote = _on_one_line(first.quote)
    if first.target and quote and "“" not in title:
        title = f"{title}: “{quote}”"
    if len(group) > 1:
        return said(
            _("%(issue)s (in %(count)d places)"), {"issue": title, "count": len(group)}, translate
        )
    return title


def _stop(sentence: str) -> str:
    """A sentence with its full stop."""
    return sentence if sentence.endswith((".", "?", "…", "。")) else sentence + "."


def _opener(rating: str, tone: str, translate: Translate) -> list[str]:
    """What a section's words begin with in a tone; nothing in the direct one."""
    opener = in_tone(OPENERS, rating, tone)
    return [translate(opener)] if opener else []


def _roast(
    groups: Sequence[Sequence[Finding]],
    good: Sequence[str],
    opener: Sequence[str],
    tone: str,
    translate: Translate,
) -> str:
    """A few sentences: the worst thing and why, and what else there is.

    A roast ends on the fix; the gentle tone says what is good before what is to be mended.
    """
    if not groups:
        rest = good[0] if good else translate(_("It does what it should."))
        return " ".join([*opener, translate(_("Nothing to mend here.")), rest])
    worst = groups[0][0]
    sentences = [_stop(_issue(groups[0], translate)), _stop(why_of(worst, translate))]
    if tone == GENTLE:
        return " ".join([*opener, *good[:1], *sentences])
    last = _stop(fix_of(worst, translate)) if tone == ROAST else ""
    return " ".join(one for one in (*opener, *sentences, *good[:1], last) if one)


def _resume_section(
    planned: PlannedSection,
    view: View,
    findings: Sequence[Finding],
    scorecard: Scorecard,
    translate: Translate,
    tone: str,
) -> Json:
    section = "" if planned.id == FILE else planned.id
    groups = _issues(section_findings(planned.id, view.reading, findings))
    good = good_things(view, section, findings, translate)
    score = scorecard.sections.get(section, 100)
    shown = groups[:MOST_ISSUES]
    rating = category_of(score)
    return {
        "id": planned.id,
        "section_name": section_name(planned, translate),
        "found": True,
        "score": score,
        "rating": rating,
        "roast": _roast(groups, good, _opener(rating, tone, translate), tone, translate),
        "good_things": good,
        "issues_found": [_issue(one, translate) for one in shown],
        "quick_fixes": [fix_of(one[0], translate) for one in shown],
    }


def _missing_name(finding: Finding) -> str:
    name = finding.arguments.get("name")
    if finding.check == "S01" and isinstance(name, Message):
        return name
    return SECTION_NAMES["summary" if finding.check == "S05" else "work"]


def _missing_sections(
    reading: Reading, findings: Sequence[Finding], translate: Translate, tone: str
) -> list[Json]:
    last = f" {translate(MISSING_IN_TONE[tone])}" if tone in MISSING_IN_TONE else ""
    return [
        {
            "section_name": translate(_missing_name(one)),
            "importance": IMPORTANCE[one.severity],
            "roast": f"{_stop(title_of(one, translate))} {_stop(why_of(one, translate))}{last}",
            "recommendation": fix_of(one, translate),
        }
        for one in section_findings(MISSING, reading, findings)
    ]


def ranked(findings: Iterable[Finding], scorecard: Scorecard) -> list[Finding]:
    """Findings by what their check costs in the total, dearest first."""
    return sorted(
        by_weight(findings),
        key=lambda one: (-scorecard.gains.get(one.check, 0), -_cost(one, scorecard)),
    )


def _cost(finding: Finding, scorecard: Scorecard) -> float:
    return sum(one.points for one in scorecard.findings if one.check == finding.check)


def _top_fix(
    findings: Sequence[Finding], scorecard: Scorecard, translate: Translate
) -> Json | None:
    best = next((one for one in findings if one.severity != "info"), None)
    if best is None:
        return None
    return {
        "id": best.id,
        "check": best.check,
        "points": scorecard.gains.get(best.check, 0),
        "title": title_of(best, translate),
        "quote": quote_of(best, translate),
        "fix": fix_of(best, translate),
    }


def score_summary(scorecard: Scorecard) -> Json:
    """The three figures by which two states of a CV are compared."""
    return {
        "overall_score": scorecard.total,
        "ats_score": scorecard.ats,
        "score_category": scorecard.category,
    }


def _score(
    findings: Sequence[Finding], scorecard: Scorecard, translate: Translate, tone: str
) -> Json:
    order = ranked(findings, scorecard)
    possible = 100 - scorecard.total
    if possible > 1:
        headline = said(_("%(points)d points are within reach."), {"points": possible}, translate)
    elif possible:
        headline = translate(_("One point is within reach."))
    else:
        headline = translate(_("There is nothing left that these checks could ask for."))
    return {
        **score_summary(scorecard),
        "main_roast": translate(main_roast(scorecard.category, order, tone)),
        "improvement_potential": {"points_possible": possible, "headline": headline},
        "top_fix": _top_fix(order, scorecard, translate),
        "score_parts": [_part(one, translate) for one in scorecard.parts],
        "score_layout": {
            "factor": scorecard.layout_factor,
            "before": round(scorecard.before_layout, 1),
            "checks": list(scorecard.layout_checks),
        },
        "score_gate": {"capped": bool(scorecard.gate), "checks": list(scorecard.gate)},
        "rubric_version": scorecard.version,
    }


def score_of(scorecard: Scorecard, translate: Translate) -> Json:
    """The piece of the report about the score alone."""
    return _score(scorecard.findings, scorecard, translate, DIRECT)


def _part(part: PartScore, translate: Translate) -> Json:
    return {
        "id": part.id,
        "title": translate(part.title),
        "points": round(part.points, 1),
        "maximum": round(part.maximum, 1),
        "lost": [{"check": one.check, "points": round(one.points, 1)} for one in part.lost],
    }


def _facts(view: View) -> Json:
    facts = view.facts
    return {
        "media_type": facts.media_type,
        "byte_count": facts.byte_count,
        "page_count": facts.page_count,
        "columns": max((page.columns for page in view.reading.pages), default=1),
        "word_count": view.word_count,
        "line_count": len(view.lines),
        "language": view.cv.language,
        "producer": facts.producer,
        "reader_version": view.reading.reader_version,
    }


def section_result(
    planned_id: str,
    reading: Reading,
    findings: Sequence[Finding],
    scorecard: Scorecard,
    translate: Translate,
    tone: str = DIRECT,
) -> Json:
    """The piece of the report that one planned section adds; KeyError for an unknown id."""
    planned = _planned(planned_id, reading)
    if planned_id == MISSING:
        return {"missing_sections": _missing_sections(reading, findings, translate, tone)}
    if planned_id == SCORE:
        return _score(findings, scorecard, translate, tone)
    view = View(reading, scorecard.context)
    piece: Json = {
        "resume_sections": [_resume_section(planned, view, findings, scorecard, translate, tone)]
    }
    if planned_id == FILE:
        piece["facts"] = _facts(view)
    return piece


def section_text(
    planned_id: str,
    reading: Reading,
    findings: Sequence[Finding],
    scorecard: Scorecard,
    translate: Translate,
    tone: str = DIRECT,
) -> list[str]:
    """The piece in a few plain sentences; each string ends with a space or a newline."""
    planned = _planned(planned_id, reading)
    if planned_id == SCORE:
        return _score_text(findings, scorecard, translate, tone)
    own = section_findings(planned_id, reading, findings)
    if planned_id == MISSING and not own:
        return [translate(_("Nothing that readers expect is missing.")) + "\n"]
    sentences: list[str] = []
    if planned_id != MISSING:
        view = View(reading, scorecard.context)
        section = "" if planned.id == FILE else planned.id
        sentences += _opener(category_of(scorecard.sections.get(section, 100)), tone, translate)
        sentences += good_things(view, section, findings, translate)
        if not own:
            sentences.append(translate(_("Nothing to mend here.")))
    groups = _issues(own)
    for group in groups[:MOST_ISSUES]:
        word = translate(SEVERITY_WORDS[group[0].severity])
        sentences.append(f"{word}: {_stop(_issue(group, translate))}")
        sentences.append(_stop(fix_of(group[0], translate)))
    rest = sum(len(group) for group in groups[MOST_ISSUES:])
    if rest == 1:
        sentences.append(translate(_("One smaller point is in the list.")))
    elif rest:
        text = _("%(count)d smaller points are in the list.")
        sentences.append(said(text, {"count": rest}, translate))
    return [one + " " for one in sentences[:-1]] + [sentences[-1] + "\n"]


def _score_text(
    findings: Sequence[Finding], scorecard: Scorecard, translate: Translate, tone: str
) -> list[str]:
    score = _score(findings, scorecard, translate, tone)
    arguments = {"score": scorecard.total, "category": Message(scorecard.category)}
    sentences = [
        said(_("%(score)d of 100: %(category)s."), arguments, translate),
        score["main_roast"],
        said(_("For machines alone: %(ats)d of 100."), {"ats": scorecard.ats}, translate),
    ]
    if scorecard.gate:
        sentences.append(translate(_("Until the worst of it is solved, the score cannot pass 40.")))
    if scorecard.layout_checks:
        before = {"before": round(scorecard.before_layout)}
        sentences.append(said(_("The layout takes it down from %(before)d."), before, translate))
    top = score["top_fix"]
    if top and top["points"] > 0:
        one = _("Worth most, one point: %(title)s. %(fix)s")
        text = one if top["points"] == 1 else _("Worth most, %(points)d points: %(title)s. %(fix)s")
        sentences.append(_stop(said(text, top, translate)))
    return [one + " " for one in sentences[:-1]] + [sentences[-1] + "\n"]


def merged(report: Mapping[str, Any], piece: Mapping[str, Any]) -> Json:
    """A report with one more piece: lists are joined, everything else is replaced."""
    result = dict(report)
    for name, value in piece.items():
        if isinstance(value, list) and isinstance(result.get(name), list):
            result[name] = result[name] + value
        else:
            result[name] = value
    return result


def without_model(translate: Translate) -> dict[str, str]:
    """What a report by rules says of a model: what it adds, who receives the text, its price."""
    return {name: translate(text) for name, text in WITHOUT_MODEL.items()}


def whole_report(
    reading: Reading,
    findings: Sequence[Finding],
    scorecard: Scorecard,
    translate: Translate,
    tone: str = DIRECT,
) -> Json:
    """All pieces merged, with the findings, the language and the version of this shape."""
    report: Json = {}
    for planned in planned_sections(reading):
        piece = section_result(planned.id, reading, findings, scorecard, translate, tone)
        report = merged(report, piece)
    return report | {
        "findings": [finding_to_json(one, translate) for one in findings],
        "language": reading.cv.language,
        "schema_version": SCHEMA_VERSION,
    }
