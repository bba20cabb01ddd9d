"""Family S, structure: the sections that readers and parsers expect, under their usual names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from everdraft.cv.checks.base import Found, check, the_file
from everdraft.cv.checks.numbers import carries_number
from everdraft.cv.checks.view import LONGEST_LINE, MISSING, View
from everdraft.cv.findings import Message
from everdraft.cv.findings import message as _
from everdraft.cv.lexicon.headings import meanings
from everdraft.cv.words import any_of, languages_with, lowered, tokens, words_for
from everdraft.cv.words.measure import extent, in_characters, most

GREENHOUSE = "Greenhouse support 200989175: unclear sections are not parsed"
HARVARD = "Harvard FAS, resumes and cover letters"

LONGEST_SUMMARY = 80

SECTION_NAMES = {
    "work": Message(_("Experience")),
    "education": Message(_("Education")),
    "skills": Message(_("Skills")),
    "summary": Message(_("Summary")),
}


def sections(view: View) -> Sequence[str]:
    """Every section with a heading."""
    return [one.id for one in view.cv.sections if one.heading]


def expected_sections(view: View) -> Sequence[str]:
    """The three that are expected, when the language's headings can be told at all."""
    known = view.words is not None or any(
        one.kind in ("work", "education", "skills", "summary") for one in view.cv.sections
    )
    return (MISSING,) * 3 if known else ()


def usual_heading(view: View, kind: str, section: str = "") -> str:
    """The usual heading in the CV's language, in English when we do not know it."""
    words = view.words_at(section) if section else view.words
    known = words or words_for("en")
    return known.headings.get(kind, "") if known else ""


def _headed(view: View, kind: str) -> bool:
    """Whether a line is a heading of this kind, even if nothing could be filed under it."""
    short = (line.text for line in view.lines if len(line.text) < 60)
    return any(kind == meant for text in short for meant, _language in meanings(text))


@check(
    "S01",
    severity="high",
    part="completeness",
    weight=18,
    machine=True,
    title=_("There is no section “%(name)s”"),
    reads="The headings of the CV.",
    why=_("Forms have a field for it, and recruiters search in it."),
    fix=_("Add it under the heading “%(heading)s”."),
    source=GREENHOUSE,
    items=expected_sections,
)
def expected(view: View) -> Iterator[Found]:
    """Experience, education or skills is absent."""
    present = {one.kind for one in view.cv.sections}
    lists = {"work": view.cv.work, "education": view.cv.education, "skills": view.cv.skills}
    for kind, found in lists.items():
        if kind in present or found or _headed(view, kind):
            continue
        student = kind == "work" and (view.cv.projects or view.cv.volunteer)
        yield Found(
            section=MISSING,
            severity="medium" if student else "",
            affected=0.5 if student else 1.0,
            arguments={"name": SECTION_NAMES[kind], "heading": usual_heading(view, kind)},
        )


def headings_with_words(view: View) -> Sequence[str]:
    """Headings in a language whose usual headings we know."""
    return [one.id for one in view.cv.sections if one.heading and view.words_at(one.id)]


@check(
    "S02",
    severity="medium",
    part="completeness",
    machine=True,
    title=_("Software does not know the heading “%(heading)s”"),
    reads="The headings of the CV, against headings that hide what stands below.",
    why=_("Parsers file text by its heading; an original one is filed nowhere."),
    fix=_("Call it “%(usual)s”."),
    source=GREENHOUSE,
    items=headings_with_words,
    languages=languages_with("creative_headings"),
    auto_fixable=True,
)
def usual_words(view: View) -> Iterator[Found]:
    """A heading that is charming and unknown."""
    for one in view.cv.sections:
        words = view.words_at(one.id)
        if not words or not one.heading:
            continue
        written = re.sub(r"[^\w' ]", "", one.heading.replace("’", "'")).strip()
        plain = lowered(written, view.language_at(one.id))
        usual = words.creative_headings.get(plain)
        evidence = view.heading_evidence(one) if usual else ()
        if evidence:
            yield Found(
                evidence=evidence,
                section=one.id,
                target=one.id,
                arguments={"heading": one.heading, "usual": usual},
            )


@check(
    "S03",
    severity="low",
    part="completeness",
    title=_("“%(first)s” stands before “%(second)s”"),
    reads="The order of the sections, and the years of experience.",
    why=_("Readers start at the top and give it a few seconds; the strongest part belongs there."),
    fix=_("Move “%(second)s” up."),
    source=HARVARD,
    items=the_file,
)
def order(view: View) -> Iterator[Found]:
    """Education before three or more years of work; a summary below the work it sums up."""
    if view.cv.publications or view.columns > 1:
        return
    kinds = [one.kind for one in view.cv.sections]
    pairs: list[tuple[str, str]] = []
    if view.experience_months >= 36:
        pairs.append(("education", "work"))
    pairs.append(("work", "summary"))
    for first, second in pairs:
        if first not in kinds or second not in kinds:
            continue
        if kinds.index(first) < kinds.index(second):
            one, other = (view.section(kind) for kind in (first, second))
            evidence = view.heading_evidence(one) if one else ()
            if one and other and evidence and other.heading:
                yield Found(
                    evidence=evidence,
                    section=one.id,
                    arguments={"first": one.heading, "second": other.heading},
                )
                return


@check(
    "S04",
    severity="medium",
    part="completeness",
    title=_("Nothing stands under the heading “%(heading)s”"),
    reads="Each heading and what follows it; headings that come twice.",
    why=_("An empty or repeated section looks like a page that was not finished."),
    fix=_("Fill it, merge it, or take the heading out."),
    source=GREENHOUSE,
    items=sections,
)
def empty_or_twice(view: View) -> Iterator[Found]:
    """A heading with nothing below, or the same heading twice on one page."""
    one_column = view.columns < 2
    page_of = {line.id: line.page for line in view.reading.lines}
    seen: dict[str, int] = {}
    for one in view.cv.sections:
        evidence = view.heading_evidence(one) if one.heading else ()
        if not evidence or not one_column:
            continue
        plain = one.heading.strip().lower()
        page = page_of.get(one.first_line, 1)
        arguments = {"heading": one.heading}
        if not (one.entries or one.lines) and one.first_line == one.last_line:
            yield Found(evidence, one.id, one.id, arguments)
        elif seen.get(plain) == page:
            title = _("The heading “%(heading)s” comes twice")
            yield Found(evidence, one.id, one.id, arguments, title=title)
        seen[plain] = page


@check(
    "S05",
    severity="low",
    part="completeness",
    title=_("There is no summary at the top"),
    reads="The summary: whether it is there, its length, whether it names a role or a number.",
    why=_("Three lines that say who you are decide whether the rest is read."),
    fix=_("Add two to four lines: your role, your years, the result you are proudest of."),
    source=HARVARD,
    items=expected_sections,
)
def summary(view: View) -> Iterator[Found]:
    """Missing, longer than 80 words (136 characters in Chinese, 176 in Japanese), or without role
    and number."""
    section = view.section("summary")
    text = view.cv.basics.summary.strip()
    if not text and section is None:
        yield Found(section=MISSING, affected=3)
        return
    where = section.id if section else view.contact_section
    evidence = view.locator.of_path("basics.summary", text)
    if not text or not evidence:
        return
    language = view.language_at(where)
    count, longest = extent(text[:8000], language), most(LONGEST_SUMMARY, language)
    if count > longest and (in_characters(language) or not view.unspaced):
        written = in_characters(language)
        yield Found(
            evidence=evidence,
            section=where,
            affected=2,
            title=_("The summary has %(characters)d characters")
            if written
            else _("The summary has %(words)d words"),
            why=_("So long it is no longer a summary, and is skipped.")
            if written
            else _("After some eighty words it is no longer a summary, and is skipped."),
            fix=_("Keep the role, the years and one or two results."),
            arguments={"characters" if written else "words": count},
        )
    number = any(one.isdigit() for one in text) or carries_number(text, language)
    if view.work and _names_no_role(view, text) and not number:
        yield Found(
            evidence=evidence,
            section=where,
            affected=1,
            title=_("The summary names neither a role you held nor a number"),
            why=_("Qualities without a role could be anybody's."),
            fix=_("Say what you are and for how long, then one result."),
        )


def _names_no_role(view: View, text: str) -> bool:
    """Whether no word of any title held stands in the text; endings aside where titles bend."""
    titles = {one.lower() for entry in view.work for one in tokens(entry.title)}
    if view.language == "en":
        roles = {one for one in titles if len(one) > 3}
        return bool(roles) and not roles & {one.lower() for one in tokens(text[:8000])}
    pieces = {one[: max(4, len(one) - 2)] for one in titles if len(one) > 3}
    if view.unspaced:
        pieces = {one[at : at + 2] for one in titles for at in range(len(one) - 1)}
    return bool(pieces) and not any(one in text.lower() for one in pieces)


def with_reference_words(view: View) -> Sequence[str]:
    """The file, when we know how this line is written in its language."""
    return ("",) if view.words and view.words.references else ()


@check(
    "S06",
    severity="low",
    part="completeness",
    title=_("A line only says that references exist"),
    reads="The usual phrases in the CV's language.",
    why=_("Everybody assumes it; the line takes the place of something that counts."),
    fix=_("Delete it."),
    source=HARVARD,
    items=with_reference_words,
    languages=languages_with("references"),
    auto_fixable=True,
)
def references_line(view: View) -> Iterator[Found]:
    """ "References available upon request"."""
    words = view.words
    if not words or not words.references:
        return
    pattern = any_of(words.references)
    for line in view.lines:
        match = pattern.search(line.text[:LONGEST_LINE])
        if match:
            yield Found(evidence=view.quote(line, match[0]), section=view.section_at(line))
            return


CHECKS = (expected, usual_words, order, empty_or_twice, summary, references_line)
