"""Family L (and B09), language: words that are wrong, empty, or written two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from everdraft.cv.checks.acronyms import LANGUAGES as ACRONYM_LANGUAGES
from everdraft.cv.checks.acronyms import acronyms
from everdraft.cv.checks.base import Found, check, the_file
from everdraft.cv.checks.spellings import AMERICAN_BRITISH, BRAZILIAN_EUROPEAN, TECHNOLOGIES
from everdraft.cv.checks.view import LONGEST_LINE, View
from everdraft.cv.findings import message as _
from everdraft.cv.lexicon.headings import meanings
from everdraft.cv.lexicon.languages import LANGUAGE_NAMES
from everdraft.cv.model import Section
from everdraft.cv.reading import Line
from everdraft.cv.words import (
    LANGUAGES,
    any_of,
    base_language,
    capitalised,
    languages_with,
    lowered,
    run_around,
)
from everdraft.cv.words.lexicon import Words
from everdraft.cv.words.measure import extent, in_characters, least

HARVARD = "Harvard FAS, resumes and cover letters"
VMOCK = "VMock, presentation"
NAMES = "The makers' own spelling"
#: One slip counts for ten lines of the CV.
TEN_LINES = 10.0

_ADDRESS = re.compile(r"@|://|www\.|\.(?:com|org|io|net|dev|me)\b")
_ACRONYM = re.compile(r"(?<![\w.&/-])[A-Z][A-Za-z]{1,4}(?![\w&/-]|\.\w)")
_DOUBLED = re.compile(r"(?<![\w\-'’])([^\W\d_]{2,20}) \1(?![\w\-'’])")
_SPACE_BEFORE_COMMA = re.compile(r"\w ,(?=\s\w)")

_SIDES = {"en": AMERICAN_BRITISH, "pt": BRAZILIAN_EUROPEAN}


def _worded(view: View, attribute: str) -> Iterator[tuple[Line, Words]]:
    """Lines whose language has the list ``attribute``."""
    cache: dict[str, Words | None] = {}
    for line in view.lines:
        section = view.section_at(line)
        if section not in cache:
            words = view.words_at(section)
            cache[section] = words if words and getattr(words, attribute) else None
        words = cache[section]
        if words:
            yield line, words


def prose(view: View) -> Sequence[str]:
    """Bullets, and the summary as one more item."""
    found = [one.section for one in view.bullets if view.words_at(one.section)]
    if view.cv.basics.summary and view.words:
        found.append(view.section_id("summary"))
    return found


def known_lines(view: View) -> Sequence[str]:
    """The file, once for every line in a language that we know."""
    return ("",) * sum(1 for line in view.lines if view.words_at(view.section_at(line)))


@check(
    "B09",
    severity="low",
    part="clarity",
    title=_("“%(phrase)s” says nothing that could be checked"),
    reads="Summary and bullets, against a list of worn phrases in each language.",
    why=_("Everybody writes it; readers have learnt to skip it."),
    fix=_("Put in its place what you did that shows it."),
    source=HARVARD,
    items=prose,
    languages=languages_with("buzzwords"),
)
def buzzwords(view: View) -> Iterator[Found]:
    """A phrase of the list, in the summary, the headline or a bullet; each line once."""
    summary = view.section("summary")
    targets = {item.line: one.id for one in view.bullets for item in one.evidence}
    places = {one.section for one in view.bullets} | {view.contact_section}
    places |= {summary.id} if summary else set()
    for line, words in _worded(view, "buzzwords"):
        section = view.section_at(line)
        match = any_of(words.buzzwords).search(line.text[:LONGEST_LINE])
        if match and section in places:
            arguments = {"phrase": match[0]}
            yield Found(view.quote(line, match[0]), section, targets.get(line.id, ""), arguments)


@check(
    "L01",
    severity="medium",
    part="consistency",
    title=_("“%(wrong)s” is misspelt"),
    reads="A list of frequent misspellings in each language; it is no dictionary.",
    why=_("A spelling mistake is the reason to stop that recruiters name most."),
    fix=_("Write “%(right)s”."),
    source="Wikipedia, lists of common misspellings; " + HARVARD,
    items=known_lines,
    languages=languages_with("misspellings"),
    auto_fixable=True,
)
def misspelt(view: View) -> Iterator[Found]:
    """A word of the list; one counts for ten lines of the CV."""
    for line, words in _worded(view, "misspellings"):
        for match in any_of(tuple(words.misspellings)).finditer(line.text[:LONGEST_LINE]):
            if _in_address(line.text, match.start()) or match[0][-1].isupper():
                continue
            language = view.language_at(view.section_at(line))
            wrong = lowered(match[0], language) if language == "tr" else match[0].lower()
            right = words.misspellings.get(re.sub(r"\s+", " ", wrong), "")
            if not right:
                continue
            right = capitalised(right, language) if match[0][0].isupper() else right
            arguments = {"wrong": match[0], "right": right}
            found = view.quote(line, match[0])
            yield Found(found, view.section_at(line), "", arguments, affected=TEN_LINES)


def _in_address(text: str, place: int) -> bool:
    return bool(_ADDRESS.search(run_around(text, place)[0]))


@check(
    "L02",
    severity="low",
    part="clarity",
    title=_("A word stands twice: “%(words)s”"),
    reads="Doubled words, spaces before commas, bullets that start in lower case.",
    why=_("Small slips make a reader look for more."),
    fix=_("Take one out."),
    source=VMOCK,
    items=known_lines,
    languages=LANGUAGES,
    auto_fixable=True,
)
def slips(view: View) -> Iterator[Found]:
    """Doubled words; a space before a comma; a lower-case start where the others have capitals."""
    told = {item.line for one in view.bullets for item in one.evidence}
    for line, words in _worded(view, "doubled_fine"):
        text = line.text[:LONGEST_LINE]
        handles = view.section_at(line) == view.contact_section
        language = view.language_at(view.section_at(line))
        short = extent(text, language) < least(6, language)
        if line.id not in told and (handles or short):
            continue
        for match in _DOUBLED.finditer(text):
            if match[1] == match[1].lower() and match[1] not in words.doubled_fine:
                arguments = {"words": match[0]}
                found = view.quote(line, match[0])
                yield Found(found, view.section_at(line), "", arguments, affected=TEN_LINES)
        comma = _SPACE_BEFORE_COMMA.search(text)
        if comma and view.facts.media_type in ("docx", "txt", "md"):
            yield Found(
                view.quote(line),
                view.section_at(line),
                title=_("A space stands before a comma"),
                fix=_("Take the space out."),
                affected=TEN_LINES,
            )
    yield from _lower_case_starts(view)


def _lower_case_starts(view: View) -> Iterator[Found]:
    cased = [
        one
        for one in view.deeds
        if one.text[:1].isalpha()
        and one.text[0].lower() != one.text[0].upper()
        and not in_characters(one.language)
    ]
    lower = [
        one for one in cased if one.text.split()[0].islower() and one.text.split()[0].isalpha()
    ]
    if lower and len(lower) * 5 <= len(cased):
        for one in lower:
            yield Found(
                one.evidence,
                one.section,
                one.id,
                {"words": one.text.split()[0]},
                title=_("The line starts in lower case: “%(words)s”"),
                severity="info",
                fix=_("Start it with a capital, as the others do."),
            )


def sections_with_language(view: View) -> Sequence[str]:
    """Sections whose language was told."""
    return [one.id for one in view.cv.sections if one.language and one.heading]


@check(
    "L03",
    severity="medium",
    part="consistency",
    title=_("The heading “%(heading)s” is in %(language)s, the text below is not"),
    reads="The language of each heading and each section.",
    why=_("Parsers choose one language for the whole; the other half is lost to them."),
    fix=_("Write the heading in the language of the text: “%(usual)s”."),
    source="OfflineCV and ai-job-search, issues on English headings in other languages",
    items=sections_with_language,
    languages=LANGUAGES,
)
def mixed_languages(view: View) -> Iterator[Found]:
    """A heading of another language; or a section of forty words in another language."""
    for one in view.cv.sections:
        own = view.words
        other = _heading_language(one.heading)
        evidence = view.heading_evidence(one) if one.heading else ()
        if not evidence or not own:
            continue
        if other in LANGUAGE_NAMES and other != view.language and one.kind in own.headings:
            arguments = {
                "heading": one.heading,
                "language": LANGUAGE_NAMES[other],
                "usual": own.headings[one.kind],
            }
            yield Found(evidence, one.id, one.id, arguments)
        elif _another_language(view, one):
            arguments = {
                "heading": one.heading,
                "language": LANGUAGE_NAMES[base_language(one.language)],
            }
            yield Found(
                evidence,
                one.id,
                one.id,
                arguments,
                title=_("The section “%(heading)s” is in %(language)s, the rest is not"),
                fix=_("Write the whole CV in one language; keep a second file for the other."),
            )


def _another_language(view: View, section: Section) -> bool:
    language = base_language(section.language)
    if not section.language or language == view.language or language not in LANGUAGE_NAMES:
        return False
    if section.kind in ("languages", "publications", "skills", "contact"):
        return False
    told = sum(extent(line.text, language) for line in view.lines_of(section.id))
    return told >= least(40, language)


def _heading_language(heading: str) -> str:
    """The one language a heading belongs to, "" when it is none or several."""
    spoken = {language for _kind, language in meanings(heading)}
    return min(spoken) if len(spoken) == 1 else ""


@check(
    "L04",
    severity="low",
    part="clarity",
    title=_("American and British spelling are mixed: “%(one)s” and “%(other)s”"),
    reads="Pairs such as organize and organise in English text, contacto and contato in "
    "Portuguese.",
    why=_("Either is right; both together look copied from two places."),
    fix=_("Choose the spelling of the country you apply in, and keep to it."),
    source="Oxford and Merriam-Webster spellings; Acordo Ortográfico de 1990",
    items=lambda view: ("",) if view.language in _SIDES else (),
    languages=tuple(_SIDES),
    auto_fixable=True,
)
def american_and_british(view: View) -> Iterator[Found]:
    """At least one word of each side, names in capitals aside."""
    if view.language not in _SIDES:
        return
    sides = _SIDES[view.language]
    found: dict[str, tuple[Line, str]] = {}
    starts = {item.line for one in view.bullets for item in one.evidence}
    for line in view.lines:
        if view.language_at(view.section_at(line)) != view.language:
            continue
        for match in any_of(tuple(sides)).finditer(line.text[:LONGEST_LINE]):
            side = sides[match[0].lower()]
            opener = line.id in starts and match.start() < 4
            if (match[0].islower() or opener) and not _in_address(line.text, match.start()):
                found.setdefault(side, (line, match[0]))
    if len(found) == 2:
        (one, first), (other, second) = (found[side] for side in sorted(found))
        evidence = view.quote(one, first) + view.quote(other, second)
        arguments = {"one": first, "other": second}
        brazil = _("Brazilian and European spelling are mixed: “%(one)s” and “%(other)s”")
        title = brazil if view.language == "pt" else ""
        yield Found(evidence, view.section_at(other), "", arguments, title)


def with_acronyms(view: View) -> Sequence[str]:
    """The file, when we know abbreviations of its language."""
    return ("",) if view.language in ACRONYM_LANGUAGES else ()


@check(
    "L05",
    severity="low",
    part="clarity",
    title=_("“%(short)s” is never written out"),
    reads="Abbreviations of one trade in bullets, prose and the summary, against a list.",
    why=_("The first reader is often not of your trade, and a search finds only what is written."),
    fix=_("Write it out once: %(long)s (%(short)s)."),
    source="Jobscan, exact word forms; Harvard FAS, resumes and cover letters",
    items=with_acronyms,
    languages=ACRONYM_LANGUAGES,
)
def bare_acronyms(view: View) -> Iterator[Found]:
    """An abbreviation of the list whose words stand nowhere in the CV; each once."""
    known = acronyms(view.language)
    if not known:
        return
    text = " ".join(line.text[:LONGEST_LINE] for line in view.lines)
    whole = " ".join(re.findall(r"\w+", text.lower()))
    sections = {one.section for one in (*view.deeds, *view.prose)} | {view.section_id("summary")}
    seen: set[str] = set()
    for line in view.lines:
        if view.section_at(line) not in sections or line.text == line.text.upper():
            continue
        for match in _ACRONYM.finditer(line.text[:LONGEST_LINE]):
            short = match[0]
            words = " ".join(re.findall(r"\w+", known.get(short, "").lower()))
            if words and short not in seen and words[:-1] not in whole:
                seen.add(short)
                arguments = {"short": short, "long": known[short]}
                evidence = view.quote(line, short)
                yield Found(evidence, view.section_at(line), "", arguments, affected=0.25)


@lru_cache(maxsize=1)
def _technologies() -> re.Pattern[str]:
    return any_of(tuple(TECHNOLOGIES))


@check(
    "L06",
    severity="low",
    part="clarity",
    title=_("“%(wrong)s” is written “%(right)s”"),
    reads="Names of technologies, addresses and file names aside.",
    why=_("People of the field see it at once and wonder how well you know it."),
    fix=_("Write “%(right)s”."),
    source=NAMES,
    items=the_file,
    auto_fixable=True,
)
def technology_names(view: View) -> Iterator[Found]:
    """A well-known name with the wrong capitals; each name once."""
    seen: set[str] = set()
    for line in view.lines:
        text = line.text[:LONGEST_LINE]
        if text == text.upper():
            continue
        for match in _technologies().finditer(text):
            right = TECHNOLOGIES[match[0].lower()]
            wrong = match[0] != right and match[0] != match[0].upper()
            if wrong and match[0] not in seen and not _inside_name(text, match, line):
                seen.add(match[0])
                arguments = {"wrong": match[0], "right": right}
                found = view.quote(line, match[0])
                yield Found(found, view.section_at(line), "", arguments, affected=0.25)


def _inside_name(text: str, match: re.Match[str], line: Line) -> bool:
    """Part of an address, a path, a handle or a package name."""
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    joined = before in "/.@-_#" if before else False
    joined = joined or (after in "/@-_:" if after else False)
    follows = re.match(r"\.\w", text[match.end() : match.end() + 2])
    return bool(joined or follows or line.region == "link" or _in_address(text, match.start()))


CHECKS = (
    buzzwords,
    misspelt,
    slips,
    mixed_languages,
    american_and_british,
    bare_acronyms,
    technology_names,
)
