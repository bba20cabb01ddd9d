"""Family D, dates: can the years be added up, in one style, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from everdraft.cv.checks.base import Found, check
from everdraft.cv.checks.months import month_number, names_month
from everdraft.cv.checks.view import LONGEST_LINE, Entry, View
from everdraft.cv.findings import Evidence
from everdraft.cv.findings import message as _
from everdraft.cv.lexicon.dates import MONTHS
from everdraft.cv.reading import Line
from everdraft.cv.words import languages_with

GREENHOUSE = "Greenhouse support 200989175"
LEVER = "Lever and Greenhouse forms: month and year"
HARVARD = "Harvard FAS, resumes and cover letters"
RECRUITERS = "Indeed and Harvard, gaps in employment"

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_IMPOSSIBLE = re.compile(r"(?<![\d/.\-])(?:1[3-9]|[2-9]\d|00)/(?:19|20)\d{2}(?![\d/])")
_NUMERIC = {
    "slash": re.compile(r"(?<![\d/.\-])(?:0?[1-9]|1[0-2])/(?:19|20)\d{2}(?!\d)"),
    "dot": re.compile(r"(?<![\d/.\-])(?:0?[1-9]|1[0-2])\.(?:19|20)\d{2}(?!\d)"),
    "iso": re.compile(r"(?<![\d/.\-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?![\d])"),
}
_NAMED = re.compile(r"(?<!\w)([^\W\d_]{3,10})(\.?),?(?: de)? (?:19|20)\d{2}(?!\d)")

STYLE_NAMES = {
    "slash": "MM/YYYY",
    "dot": "MM.YYYY",
    "iso": "YYYY-MM",
    "short": "Mon YYYY",
    "long": "Month YYYY",
}


def evidence_of(view: View, entry: Entry) -> tuple[Evidence, ...]:
    """The entry's title or employer as it stands."""
    names = {"work": ("position", "name"), "volunteer": ("position", "organization")}
    fields = names.get(entry.kind, ("studyType", "institution"))
    for name, value in zip(fields, (entry.title, entry.organisation), strict=True):
        found = view.locator.of_path(f"{entry.kind}.{entry.id}.{name}", value) if value else ()
        if found:
            return found
    return ()


def _near(view: View, evidence: tuple[Evidence, ...], others: set[int]) -> list[Line]:
    """The line of the evidence, the one above and the three below, up to another entry."""
    place = view.locator.by_id.get(evidence[0].line if evidence[0].line is not None else -1)
    if place is None:
        return []
    lines = view.reading.lines
    near = [lines[place]]
    if place and lines[place - 1].id not in others:
        near.append(lines[place - 1])
    for line in lines[place + 1 : place + 4]:
        if line.id in others:
            break
        near.append(line)
    return near


def roles(view: View) -> Sequence[str]:
    """Every role."""
    return [one.section for one in view.work]


def dated_roles(view: View) -> Sequence[str]:
    """Every role with both ends known."""
    return [one.section for one in view.work if one.span]


def dated_entries(view: View) -> Sequence[str]:
    """Every role and course with a start."""
    return [one.section for one in view.entries if one.start]


@check(
    "D01",
    severity="high",
    part="completeness",
    machine=True,
    title=_("No dates were found for “%(name)s”"),
    reads="Each role, and the lines around its title.",
    why=_("Years of experience are added up from dates; a role without dates counts for nothing."),
    fix=_("Write the first and the last month, such as 03/2021 – 08/2024."),
    source=LEVER,
    items=roles,
)
def without_dates(view: View) -> Iterator[Found]:
    """A role with no date, and no year near its title that we may have misread."""
    every = [(one, evidence_of(view, one)) for one in view.work]
    starts = {seen[0].line for _one, seen in every if seen and seen[0].line is not None}
    for one, evidence in every:
        if one.start or one.end or one.current or not evidence or view.columns > 1:
            continue
        own = evidence[0].line
        near = _near(view, evidence, {line for line in starts if line != own})
        if not any(_YEAR.search(line.text[:LONGEST_LINE]) for line in near):
            yield Found(evidence, one.section, one.id, {"name": one.name})


def _style(line: str, language: str) -> Iterator[tuple[str, str]]:
    for style, pattern in _NUMERIC.items():
        for match in pattern.finditer(line):
            yield style, match[0]
    for match in _NAMED.finditer(line):
        style = _month_styles(language).get(match[1].lower())
        if style:
            yield style, match[0]


@cache
def _month_styles(language: str) -> dict[str, str]:
    """Month names that are long or short for certain; "May" and "juin" are neither."""
    found: dict[str, str] = {}
    for forms in MONTHS.get(language, ()):
        full, *others = forms.split("|")
        # March to July are often written out beside short names, so they tell nothing.
        if len(full) > 5:
            found[full] = "long"
        if len(full) > 4:
            found |= {one: "short" for one in others if len(one) <= 4}
    return found


def _styles(view: View) -> dict[str, list[tuple[Line, str]]]:
    """Dates of roles and courses by style; months of one spelling (May) tell nothing."""
    sections = {one.section for one in view.entries if one.kind in ("work", "education")}
    bullets = {item.line for one in view.bullets for item in one.evidence}
    found: dict[str, list[tuple[Line, str]]] = {}
    for line in view.lines:
        section = view.section_of_line.get(line.id)
        if section not in sections or line.id in bullets or len(line.text) > 160:
            continue
        for style, quote in _style(line.text, view.language_at(section)):
            found.setdefault(style, []).append((line, quote))
    return found


@check(
    "D02",
    severity="medium",
    part="consistency",
    title=_("Dates are written in different styles: %(first)s and %(second)s"),
    reads="The dates of roles and courses that name a month.",
    why=_("Parsers guess the style once; readers see a page written at two times."),
    fix=_("Write them all as %(first)s."),
    source=LEVER,
    items=dated_entries,
    auto_fixable=True,
)
def mixed_styles(view: View) -> Iterator[Found]:
    """Two styles, each used at least twice or the second for a third of all."""
    ranked = sorted(_styles(view).items(), key=lambda pair: (-len(pair[1]), pair[0]))
    if len(ranked) < 2:
        return
    (first, most), (second, rest) = ranked[:2]
    if len(rest) < 2 and len(rest) * 3 < len(most):
        return
    evidence = view.quote(*most[0]) + view.quote(*rest[0])
    yield Found(
        evidence=evidence,
        section=view.section_at(rest[0][0]),
        affected=min(len(rest) / 2, len(dated_entries(view))),
        arguments={"first": STYLE_NAMES[first], "second": STYLE_NAMES[second]},
    )


@check(
    "D03",
    severity="high",
    part="consistency",
    title=_("The dates of “%(name)s” cannot be right"),
    reads="Start and end of each role, the months, and today.",
    why=_("One impossible date makes a reader doubt the others."),
    fix=_("Correct the date."),
    source=LEVER,
    items=dated_entries,
)
def impossible(view: View) -> Iterator[Found]:
    """An end before its start, a role that lies in the future, a month above twelve."""
    for one in view.work:
        first, last = month_number(one.start), month_number(one.end, last=True)
        backwards = first is not None and last is not None and last < first
        ahead = first is not None and first > view.month_now + 6
        beyond = last is not None and names_month(one.end) and last > view.month_now + 6
        evidence = evidence_of(view, one) if backwards or ahead or beyond else ()
        if evidence:
            arguments = {"name": one.name, "start": one.start, "end": one.end}
            if backwards:
                yield Found(evidence, one.section, one.id, arguments)
            else:
                title = _("“%(name)s” is dated in the future")
                yield Found(evidence, one.section, one.id, arguments, title, severity="medium")
    sections = {one.section for one in view.entries}
    for line in view.lines:
        match = _IMPOSSIBLE.search(line.text[:LONGEST_LINE])
        section = view.section_of_line.get(line.id, "")
        if match and section in sections:
            title = _("There is no such month: %(date)s")
            evidence = view.quote(line, match[0])
            yield Found(evidence, section, "", {"date": match[0]}, title)


def neighbours(view: View) -> Sequence[str]:
    """Each pair of dated roles that follow one another in one section."""
    return [one.section for one, _other in _pairs(view)]


def _pairs(view: View) -> list[tuple[Entry, Entry]]:
    dated = [one for one in view.work if one.span]
    return [(one, other) for one, other in pairwise(dated) if one.section == other.section]


@check(
    "D04",
    severity="medium",
    part="consistency",
    title=_("“%(later)s” is newer and stands below “%(earlier)s”"),
    reads="The order of dated roles within a section.",
    why=_("Readers and parsers take the first role for the latest one."),
    fix=_("Put the newest role first."),
    source=HARVARD,
    items=neighbours,
    auto_fixable=True,
)
def newest_first(view: View) -> Iterator[Found]:
    """A role that starts and ends later than the one above it."""
    for above, below in _pairs(view):
        one, other = above.span, below.span
        if not one or not other:
            continue
        exact = one.exact and other.exact
        starts_later = other.first > one.first if exact else other.first // 12 > one.first // 12
        ends_later = other.last > one.last if exact else other.last // 12 > one.last // 12
        evidence = evidence_of(view, below)
        if starts_later and ends_later and evidence:
            arguments = {"later": below.name, "earlier": above.name}
            yield Found(evidence, below.section, below.id, arguments)


@check(
    "D05",
    severity="info",
    part="consistency",
    title=_("%(months)d months between “%(before)s” and “%(after)s” are not told"),
    reads="Roles, voluntary work and courses with dates.",
    why=_("It is no fault; an open question is asked anyway, and one line answers it."),
    fix=_("If you like, say in one honest line what you did then."),
    source=RECRUITERS,
    items=dated_roles,
)
def gaps(view: View) -> Iterator[Found]:
    """More than six months without anything dated, more than three in the last two years."""
    dated = [one for one in view.entries if one.span]
    spans = sorted(((one.span, one) for one in dated if one.span), key=lambda pair: pair[0].first)
    roles_only = [one for one in spans if one[1].kind in ("work", "volunteer")]
    if len(roles_only) < 2:
        return
    reach, holder = roles_only[0][0].last, roles_only[0][1]
    for span, one in spans:
        gap = span.first - reach - 1
        limit = 3 if view.month_now - reach < 24 else 6
        if gap > limit and span.first > roles_only[0][0].first:
            evidence = evidence_of(view, one)
            if evidence and one.kind in ("work", "volunteer"):
                arguments = {"months": gap, "before": holder.name, "after": one.name}
                yield Found(evidence, one.section, one.id, arguments)
        if span.last > reach:
            reach, holder = span.last, one


@check(
    "D06",
    severity="info",
    part="consistency",
    title=_("“%(first)s” and “%(second)s” overlap by %(months)d months"),
    reads="Roles whose dates name months.",
    why=_("Two posts at once are fine when the CV says how."),
    fix=_("Add “part-time” or “freelance” where it was so."),
    source=RECRUITERS,
    items=dated_roles,
)
def overlaps(view: View) -> Iterator[Found]:
    """More than three months in two posts of different employers, one of them ended."""
    exact = [one for one in view.work if one.span and one.span.exact][:60]
    for place, one in enumerate(exact):
        for other in exact[place + 1 :]:
            if not one.span or not other.span or (one.current and other.current):
                continue
            shared = min(one.span.last, other.span.last) - max(one.span.first, other.span.first) + 1
            same = one.organisation.lower() == other.organisation.lower()
            evidence = evidence_of(view, one) + evidence_of(view, other)
            if shared > 3 and not same and len(evidence) == 2:
                arguments = {"first": one.name, "second": other.name, "months": shared}
                yield Found(evidence, one.section, one.id, arguments)


@check(
    "D07",
    severity="low",
    part="consistency",
    title=_("%(count)d roles are said to go on today"),
    reads="Roles marked as present.",
    why=_("A forgotten “present” is the most usual mistake in an updated CV."),
    fix=_("Give the end of the older one, or say that you hold both."),
    source=RECRUITERS,
    items=dated_roles,
)
def two_presents(view: View) -> Iterator[Found]:
    """Present at two employers."""
    current = [one for one in view.work if one.current]
    if len({one.organisation.lower() for one in current if one.organisation}) > 1:
        evidence = tuple(item for one in current[:3] for item in evidence_of(view, one))
        if evidence:
            oldest = current[-1]
            count = {"count": len(current)}
            yield Found(evidence, oldest.section, oldest.id, count, affected=len(current) - 1)


def claims(view: View) -> Sequence[str]:
    """The summary, where it claims a number of years in a language we know."""
    return [section for section, _years, _line in _claims(view)]


def _claims(view: View) -> list[tuple[str, int, Line]]:
    words = view.words
    found: list[tuple[str, int, Line]] = []
    if not words or not words.years_claim or not any(one.span for one in view.work):
        return found
    summary = view.section("summary")
    places = {view.contact_section, summary.id if summary else view.contact_section}
    for line in view.lines:
        section = view.section_at(line)
        match = re.search(words.years_claim, line.text[:LONGEST_LINE], re.IGNORECASE)
        if match and section in places:
            found.append((section, int(next(one for one in match.groups() if one)), line))
    return found[:1]


@check(
    "D08",
    severity="medium",
    part="consistency",
    title=_("%(claimed)d years are claimed; the dates listed reach back %(listed)d at most"),
    reads="Years of experience in the summary, and the dates of all roles.",
    why=_("Who reads both numbers believes the smaller one."),
    fix=_("Correct the claim, or add the earlier roles in one line each."),
    source=RECRUITERS,
    items=claims,
    languages=languages_with("years_claim"),
)
def claimed_years(view: View) -> Iterator[Found]:
    """A claim at least two years beyond the time since the first role began."""
    starts = [one.span.first for one in view.work if one.span]
    for section, claimed, line in _claims(view):
        undated = any(one.span is None for one in view.work)
        listed = (view.month_now - min(starts)) // 12 + 1
        if not undated and claimed >= listed + 2:
            arguments = {"claimed": claimed, "listed": listed}
            yield Found(view.quote(line), section, arguments=arguments)


CHECKS = (
    without_dates,
    mixed_styles,
    impossible,
    newest_first,
    gaps,
    overlaps,
    two_presents,
    claimed_years,
)
