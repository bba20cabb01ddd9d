"""Family E, entries: is every role named, told, and told in proportion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from everdraft.cv.checks.base import Found, check
from everdraft.cv.checks.dates import evidence_of, roles
from everdraft.cv.checks.view import MISSING, Entry, View
from everdraft.cv.findings import Evidence
from everdraft.cv.findings import message as _
from everdraft.cv.lexicon.dates import MONTHS
from everdraft.cv.words.measure import extent, in_characters, least, most

GREENHOUSE = "Greenhouse support 200989175"
HARVARD = "Harvard FAS, resumes and cover letters"
VMOCK = "VMock, impact"

LONGEST_PARAGRAPH = 60
MOST_BULLETS = 8
OLD_MONTHS = 180
_JOINED = re.compile(r",| at | @ |\||\s[–—-]\s")
MOST_WORDS_OF_A_HEAD = 20  # employer, place, title and dates


def recent_roles(view: View) -> Sequence[str]:
    """Roles of the last ten years; without any role, one item for the CV as a whole."""
    found = [one.section for one in _recent(view)]
    untold = not view.work and not view.deeds and not view.has_list and not view.section("work")
    return found or ((view.section_id("work"),) if untold or view.work else ())


def _recent(view: View) -> list[Entry]:
    return [one for one in view.work if one.span is None or view.month_now - one.span.last < 120]


def with_prose(view: View) -> Sequence[str]:
    """Roles and projects with a paragraph or bullets, in languages that we can measure."""
    if not view.unit:
        return ()
    return [one.section for one in view.entries if one.summary or one.bullets]


_NAME = re.compile(r"[^\W\d_a-z][^\W_]{2,40}")


def _more_names(view: View, entry: Entry, evidence: tuple[Evidence, ...]) -> bool:
    """Whether the head of a role has words left over that may be what we did not find."""
    place = view.locator.by_id.get(evidence[0].line if evidence[0].line is not None else -1)
    if place is None or view.columns > 1 or _JOINED.search(entry.name):
        return True
    headings = {one.first_line for one in view.cv.sections}
    bullets = {item.line for one in view.bullets for item in one.evidence}
    months = {form for forms in MONTHS.get(entry.language, ()) for form in forms.split("|")}
    for line in view.reading.lines[max(0, place - 1) : place + 3]:
        if line.id in headings or line.id in bullets or line.bullet:
            continue
        rest = line.text[:400].replace(entry.name, " ")
        if any(one.lower() not in months for one in _NAME.findall(rest)):
            return True
    return False


@check(
    "E01",
    severity="high",
    part="completeness",
    machine=True,
    title=_("No employer was found beside “%(name)s”"),
    reads="Employer and title of each role.",
    why=_("A form has a field for both; a role with one of them is half a role."),
    fix=_("Write title and employer on lines of their own, the same way in every role."),
    source=GREENHOUSE,
    items=roles,
)
def employer_and_title(view: View) -> Iterator[Found]:
    """A role with only one of the two."""
    for one in view.work:
        evidence = evidence_of(view, one)
        if not evidence or (one.organisation and one.title) or _more_names(view, one, evidence):
            continue
        title = "" if one.title else _("No job title was found beside “%(name)s”")
        yield Found(evidence, one.section, one.id, {"name": one.name}, title)


def _starts(view: View) -> set[int]:
    """The lines where roles begin."""
    found = (evidence_of(view, one) for one in view.work)
    return {one[0].line for one in found if one and one[0].line is not None}


def _may_be_misread(
    view: View, entry: Entry, evidence: tuple[Evidence, ...], starts: set[int]
) -> bool:
    """A role of which words may stand near by that we filed elsewhere, or nowhere.

    So it is when it lacks a name or an employer, when the next role begins on the next line,
    or when many words follow before the next role or the end of the section.
    """
    place = view.locator.by_id.get(evidence[0].line if evidence[0].line is not None else -1)
    if place is None or view.columns > 1 or not (entry.organisation and entry.title):
        return True
    words = 0
    for step, line in enumerate(view.reading.lines[place + 1 : place + 13]):
        if line.id in starts:
            return step == 0 or words > most(MOST_WORDS_OF_A_HEAD, entry.language)
        if view.section_of_line.get(line.id) != entry.section:
            break
        words += extent(line.text[:400], entry.language)
    return words > most(MOST_WORDS_OF_A_HEAD, entry.language)


@check(
    "E02",
    severity="medium",
    part="evidence",
    weight=3,
    title=_("“%(name)s” says nothing of what you did"),
    reads="The bullets and the prose of each role of the last ten years.",
    why=_("The roles of the last years are what you are invited for."),
    fix=_("Write three to six lines: what you did, and what came of it."),
    source=HARVARD,
    items=recent_roles,
)
def told(view: View) -> Iterator[Found]:
    """No bullet and no prose; a single bullet; or more than eight."""
    if not view.work and not view.deeds:
        yield Found(section=MISSING, title=_("Nothing in the CV tells what you did"))
        return
    starts = _starts(view)
    for one in _recent(view):
        evidence = evidence_of(view, one)
        count = len(one.bullets)
        if not evidence or (not count and _may_be_misread(view, one, evidence, starts)):
            continue
        arguments = {"name": one.name, "count": count}
        if not count and extent(one.summary, one.language) < least(6, one.language):
            yield Found(evidence, one.section, one.id, arguments)
        elif count > MOST_BULLETS:
            yield Found(
                evidence,
                one.section,
                one.id,
                arguments,
                title=_("“%(name)s” has %(count)d bullets"),
                why=_(
                    "After the first handful nobody reads on, and the best one may be the ninth."
                ),
                fix=_("Keep the three to six with the largest results."),
                severity="low",
                affected=0.4,
            )


@check(
    "E03",
    severity="medium",
    part="clarity",
    title=_("A block of %(words)d words without a break"),
    reads="Paragraphs of roles and projects.",
    why=_("A wall of text is skipped as a whole, with the good line in its middle."),
    fix=_("Split it into bullets of one result each."),
    source=HARVARD,
    items=with_prose,
)
def wall_of_text(view: View) -> Iterator[Found]:
    """A paragraph of more than 60 words; 102 characters in Chinese, 132 in Japanese."""
    if not view.unit:
        return
    fields = {"work": "summary", "volunteer": "summary", "projects": "description"}
    for one in view.entries:
        count = extent(one.summary[:8000], one.language)
        if count <= most(LONGEST_PARAGRAPH, one.language) or "\n" in one.summary.strip():
            continue
        written = in_characters(one.language)
        title = _("A block of %(characters)d characters without a break") if written else ""
        path = f"{one.kind}.{one.id}.{fields.get(one.kind, 'summary')}"
        evidence = view.locator.of_path(path, one.summary)
        if evidence:
            arguments = {"characters" if written else "words": count}
            yield Found(evidence, one.section, one.id, arguments, title)


def ended_and_told(view: View) -> Sequence[str]:
    """Older roles with bullets, when there is a newer one to hold them against."""
    told_roles = [one for one in view.work if one.span and one.bullets]
    return [one.section for one in told_roles[1:]]


@check(
    "E04",
    severity="low",
    part="clarity",
    title=_("“%(old)s” is told in %(old_words)d words, the newest role in %(new_words)d"),
    reads="Words of each role, and its years.",
    why=_("Length says what matters; the reader wants to know what you do now."),
    fix=_("Shorten the older role and tell more of the newest."),
    source=VMOCK,
    items=ended_and_told,
)
def tapered(view: View) -> Iterator[Found]:
    """A role that ended five years ago, with over one and a half times the newest one's words.

    What a check asks to drop counts in the older one and not in the newest: so a line said better
    never makes the older one longer, nor the newest one shorter.
    """
    dated = [one for one in view.work if one.span]
    newest = max(dated, key=lambda one: one.span.last if one.span else 0, default=None)
    if newest is None or not newest.bullets:
        return
    for one in dated:
        old = one.span is not None and view.month_now - one.span.last >= 60
        long = one.word_count > most(60, one.language) and one.language == newest.language
        longer = long and one.word_count * 2 > newest.kept_count * 3
        evidence = evidence_of(view, one) if old and longer and one.id != newest.id else ()
        if evidence:
            arguments = {
                "old": one.name,
                "old_words": one.word_count,
                "new_words": newest.word_count,
            }
            written = _(
                "“%(old)s” is told in %(old_words)d characters, the newest role in %(new_words)d"
            )
            title = written if in_characters(one.language) else ""
            yield Found(evidence, one.section, one.id, arguments, title)


@check(
    "E05",
    severity="low",
    part="clarity",
    title=_("“%(name)s” ended %(years)d years ago and is told in full"),
    reads="Roles that ended fifteen years ago or earlier.",
    why=_("Few readers weigh it, and it pushes newer work off the first page."),
    fix=_("Keep title, employer and years, and one line if it explains your path."),
    source=HARVARD,
    items=ended_and_told,
)
def long_ago(view: View) -> Iterator[Found]:
    """Four bullets or more for a role that ended over fifteen years ago."""
    newest = max((one.span.last for one in view.work if one.span), default=0)
    for one in view.work:
        if not one.span or view.month_now - one.span.last <= OLD_MONTHS or one.span.last == newest:
            continue
        evidence = evidence_of(view, one) if len(one.bullets) >= 4 else ()
        if evidence:
            years = (view.month_now - one.span.last) // 12
            yield Found(evidence, one.section, one.id, {"name": one.name, "years": years})


CHECKS = (employer_and_title, told, wall_of_text, tapered, long_ago)
