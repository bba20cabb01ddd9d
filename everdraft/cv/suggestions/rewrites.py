"""Rewrites by rule, each a pure step from a line to a better line that claims nothing more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from everdraft.cv.checks.spellings import AMERICAN_BRITISH, TECHNOLOGIES
from everdraft.cv.findings import message as _
from everdraft.cv.suggestions.shapes import Reason
from everdraft.cv.suggestions.verbs import (
    BY_GERUND,
    NOUNS_IN_ING,
    past_of_infinitive,
    past_of_present,
)
from everdraft.cv.words import any_of, base_language, capitalised, lowered, run_around, words_for
from everdraft.cv.words.endings import Ending, ending_of
from everdraft.cv.words.phrases import duty_in

LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True)
class LineContext:
    """What a rewrite may know of a line besides its words.

    ``stop`` is how the CV's lines end: "." or "" (None: both, or too few to tell). ``spelling`` is
    american | british | "". ``third_person`` tells that its verbs are ("liderou").
    """

    language: str
    current: bool = False
    ended: bool = False
    stop: str | None = None
    capitals: bool = False
    spelling: str = ""
    third_person: bool = False
    present_style: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """A line after one rewrite, and why."""

    text: str
    kind: str
    reason: Reason
    check: str


Rewrite = Callable[[str, LineContext], Change | None]

_ADDRESS = re.compile(r"@|://|www\.")
_JOINED = re.compile(r"(?<![\w-])[\w-]+(?:[._/][\w-]+)+")
_DOUBLED = re.compile(r"(?<![\w\-'’])([^\W\d_]{2,20})( +)\1(?![\w\-'’])")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def spaces(text: str, _context: LineContext) -> Change | None:
    """One space between words, none before a comma, none at the ends."""
    after = re.sub(r"(?<=\S) {2,}(?=\S)", " ", text.strip(" "))
    after = re.sub(r"(?<=\w) ,(?=\s\w)", ",", after)
    after = re.sub(r"(?<=[^\W\d]) ,(?=[^\W\d])", ", ", after)
    if after == text:
        return None
    return Change(after, "spaces", Reason(_("Superfluous spaces are taken out.")), "L02")


def doubled(text: str, context: LineContext) -> Change | None:
    """ "the the" is one word too many."""
    words = words_for(context.language)
    fine = words.doubled_fine if words else frozenset[str]()

    def once(match: re.Match[str]) -> str:
        word = match[1]
        return match[0] if word != word.lower() or word in fine else word

    after = _DOUBLED.sub(once, text)
    if after == text or words is None:
        return None
    return Change(after, "doubled", Reason(_("A word stood there twice.")), "L02")


def spelling(text: str, context: LineContext) -> Change | None:
    """Frequent misspellings, by the list of the language."""
    words = words_for(context.language)
    if words is None or not words.misspellings:
        return None
    swaps: dict[str, str] = {}
    language = base_language(context.language)

    def right(match: re.Match[str]) -> str:
        if match[0][-1].isupper() or _in_address(text, match.start()):
            return match[0]
        wrong = lowered(match[0], "tr") if language == "tr" else match[0].lower()
        word = words.misspellings.get(re.sub(r"\s+", " ", wrong), "")
        if not word:
            return match[0]
        word = capitalised(word, language) if match[0][0].isupper() else word
        swaps[match[0]] = word
        return word

    after = any_of(tuple(words.misspellings)).sub(right, text)
    return _swapped(after, swaps, "spelling", "L01")


def technologies(text: str, context: LineContext) -> Change | None:
    """Technologies in their makers' own capitals; addresses and file names aside."""
    del context
    if text == text.upper():
        return None
    swaps: dict[str, str] = {}

    def right(match: re.Match[str]) -> str:
        name = TECHNOLOGIES[match[0].lower()]
        if match[0] in (name, name.upper()) or _in_address(text, match.start()):
            return match[0]
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        if (before and before in "/.@-_#") or (after and after in "/@-_:"):
            return match[0]
        swaps[match[0]] = name
        return name

    after = any_of(tuple(TECHNOLOGIES)).sub(right, text)
    return _swapped(after, swaps, "technology", "L06")


def _swapped(after: str, swaps: Mapping[str, str], kind: str, check: str) -> Change | None:
    if not swaps:
        return None
    wrong, new = next(iter(swaps.items()))
    reason = Reason(_("“%(wrong)s” is written “%(right)s”."), {"wrong": wrong, "right": new})
    return Change(after, kind, reason, check)


def _in_address(text: str, place: int) -> bool:
    run, inside = run_around(text, place)
    joined = any(one.start() <= inside < one.end() for one in _JOINED.finditer(run))
    return joined or bool(_ADDRESS.search(run))


def one_spelling(text: str, context: LineContext) -> Change | None:
    """American or British, as the rest of the CV has it: -ize and -ise."""
    if base_language(context.language) != "en" or not context.spelling:
        return None
    swaps: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        side = AMERICAN_BRITISH.get(word.lower(), "")
        if not side or side == context.spelling or not word[1:].islower():
            return word
        swap = ("iz", "is") if side == "american" else ("is", "iz")
        new = swap[1].join(word.rsplit(swap[0], 1))
        if AMERICAN_BRITISH.get(new.lower()) != context.spelling:
            return word
        swaps[word] = new
        return new

    after = re.sub(r"(?<!\w)[A-Za-z]{5,20}(?!\w)", other, text)
    if not swaps:
        return None
    return Change(after, "one_spelling", Reason(_("Spelt as in the rest of the CV.")), "L04")


_FIRST = {
    "en": re.compile(r"I(?: have|['’]ve)? (\w+)\b"),
    "pt": re.compile(r"[Ee]u (\w+)\b"),
    "es": re.compile(r"[Yy]o (\w+)\b"),
    "fr": re.compile(r"[Jj]['’]ai (\w+)\b"),
    "de": re.compile(r"[Ii]ch (\w+)\b"),
}
_AND_I = re.compile(r"\b(and|then|which|but) I (\w+)\b")
_MY = re.compile(r"\bmy (?=(?:team|manager|colleagues|department|group|boss|company|class)\b)")
_OWN = re.compile(r"\b([DdNn]?[oa]s?|[ÀàAa]o?s?) (?:meus?|minhas?) (?=[a-zà-ÿ])")


def first_person(text: str, context: LineContext) -> Change | None:
    """ "I led" opens with "Led"; the verb must be one we know, or the line stays."""
    language = base_language(context.language)
    words = words_for(language)
    pattern = _FIRST.get(language)
    if words is None or pattern is None:
        return None
    after = text
    match = pattern.match(text)
    if match and _is_verb(match[1], words.verbs, language):
        after = _capital(text[match.start(1) :])
    elif match and match[1].lower() in ("am", "was") and language == "en":
        duty = any_of(words.duty_openers).match(text, match.end() + 1)
        after = _capital(text[match.end() + 1 :]) if duty else text
    if language == "en":
        after = _AND_I.sub(
            lambda one: f"{one[1]} {one[2]}" if _is_verb(one[2], words.verbs, "en") else one[0],
            after,
        )
        after = _MY.sub("the ", after)
    if language == "pt":
        after = _OWN.sub(lambda one: f"{one[1]} ", after)
    if after == text:
        return None
    reason = Reason(_("Everybody knows whose CV it is: the line speaks without “I” and “my”."))
    return Change(after, "first_person", reason, "B07")


def _is_verb(word: str, verbs: frozenset[str], language: str) -> bool:
    plain = word.lower()
    return plain in verbs or (language == "en" and plain.endswith("ed") and len(plain) > 4)


_DUTY = {
    "en": re.compile(
        r"(?:was |were |been )?(?:responsible for|in charge of|tasked with|accountable for"
        r"|responsibilities included?|duties included?):?\s+(?P<rest>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    "pt": re.compile(
        r"(?:fui |era )?(?:responsável por|encarregad[oa] (?:de|por)|incumbid[oa] de)\s+"
        r"(?P<rest>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    "es": re.compile(
        r"(?:fui )?(?:responsable de|encargad[oa] de|a cargo de)\s+(?P<rest>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    "fr": re.compile(
        r"(?:responsable de|chargée? de|en charge de)\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL
    ),
}
_DETERMINED = re.compile(
    r" (?:the|an?|all|new|our|their|its|his|her|my|each|every|up|out|over|and|\d)\b", re.IGNORECASE
)
_AND = {"en": "and", "pt": "e", "es": "y", "fr": "et"}


def duty(text: str, context: LineContext) -> Change | None:
    """ "Responsible for managing X" is "Managed X"; what names no deed is left for a question.

    So is what names another duty: "Helped with X" says no more than "was to help with X".
    """
    language = base_language(context.language)
    pattern = _DUTY.get(language)
    match = pattern.match(text) if pattern else None
    if not match:
        return None
    deed = _deeds(match["rest"], context)
    words = words_for(context.language)
    if not deed or (words and duty_in(deed, words)):
        return None
    reason = Reason(_("The line opens with what you did, not with what you had to do."))
    return Change(_capital(deed), "duty", reason, "B02")


def _deeds(rest: str, context: LineContext) -> str:
    """The verbs that open ``rest``, and those joined to them, as deeds; "" when unsure."""
    language = base_language(context.language)
    several = _row_of_deeds(rest, context) if language == "en" else ""
    first = re.match(r"[^\W\d_]+", rest)
    if several or not first or not _is_deed_at(rest, first, context):
        return several
    done = [_deed(first[0], context)]
    at = first.end()
    linked = re.compile(rf"(,? {_AND[language]} |, )(?:(?:de |d['’])(?=\w))?([^\W\d_]+)(?= )")
    for match in linked.finditer(rest, at):
        if not _looks_like_deed(match[2], language):
            continue
        if not _is_deed_at(rest, match, context, 2):
            return ""
        done.append(rest[at : match.start()] + match[1] + _deed(match[2], context))
        at = match.end(2)
    tail = rest[at:]
    if re.match(r",| and\b| e\b| y\b| et\b", tail) or not tail.strip(" ."):
        return ""  # a bare list of verbs: nothing is said of what was managed
    if language == "en" and re.search(r"(?:,| and) \w+ing\b", tail):
        return ""
    return "".join(done) + tail


_ROW = re.compile(r"(\w+ing)((?:, \w+ing)*),? and (\w+ing)(?= \w)")


def _row_of_deeds(rest: str, context: LineContext) -> str:
    """ "managing, training and supervising staff": all verbs share what follows."""
    match = _ROW.match(rest)
    if not match or " and " in rest[match.end() :]:
        return ""
    words = re.findall(r"\w+ing", match[0])
    deeds = [_deed(one, context) for one in words]
    if not all(deeds):
        return ""
    return ", ".join(deeds[:-1]) + " and " + deeds[-1] + rest[match.end() :]


def _is_deed_at(rest: str, match: re.Match[str], context: LineContext, group: int = 0) -> bool:
    """Whether a word is a verb there: "training new staff", but not "training courses"."""
    word = match[group]
    if word.lower() in NOUNS_IN_ING and not _DETERMINED.match(rest, match.end(group)):
        return False
    return bool(_deed(word, context))


def _looks_like_deed(word: str, language: str) -> bool:
    if language == "en":
        return word.endswith("ing") and len(word) > 4
    return word.endswith(("ar", "er", "ir", "or", "re")) and bool(
        past_of_infinitive(word, language)
    )


def _deed(word: str, context: LineContext) -> str:
    if base_language(context.language) != "en":
        if context.current:
            return ""
        return past_of_infinitive(word.lower(), context.language, context.third_person)
    verb = BY_GERUND.get(word.lower())
    if verb is None:
        return ""
    return verb.base if context.current and context.present_style else verb.past


def tense(text: str, context: LineContext) -> Change | None:
    """What is over stands in the past: "Manage budgets and train staff"."""
    first = re.match(r"[^\W\d_]+", text)
    if not context.ended or not first:
        return None
    past = past_of_present(first[0].lower(), context.language)
    if not past:
        return None
    joint = _AND.get(base_language(context.language), "and")
    linked = re.compile(rf"((?:,? {joint} |, ))([^\W\d_]+)(?= )")

    def right(match: re.Match[str]) -> str:
        return match[1] + (past_of_present(match[2], context.language) or match[2])

    after = _capital(past) + linked.sub(right, text[first.end() :])
    reason = Reason(_("The role has ended, so the line stands in the past tense."))
    return Change(after, "tense", reason, "B06")


def capital(text: str, context: LineContext) -> Change | None:
    """A lower-case start where the other lines have capitals."""
    first = text.split(" ", 1)[0]
    if not context.capitals or not first.isalpha() or not first.islower():
        return None
    reason = Reason(_("It starts with a capital, as the other lines do."))
    return Change(capitalised(text, context.language), "capital", reason, "L02")


def full_stop(text: str, context: LineContext) -> Change | None:
    """Lines end one way: with a full stop or without."""
    plain = text.rstrip()
    if context.stop is None or not plain or "\n" in plain:
        return None
    reason = Reason(_("It ends as the other lines do."))
    end = ending_of(plain)
    if context.stop == "." and end is Ending.BARE:
        return Change(plain + ".", "full_stop", reason, "B12")
    if context.stop == "" and end is Ending.STOP and plain[-1] == "." and ". " not in plain[:-1]:
        return Change(plain[:-1], "full_stop", reason, "B12")
    return None


#: Heaviest first: the first one that changed a line names the suggestion.
WEIGHT = (
    "duty",
    "tense",
    "first_person",
    "spelling",
    "technology",
    "doubled",
    "one_spelling",
    "dates",
    "capital",
    "full_stop",
    "spaces",
)
PROSE: tuple[Rewrite, ...] = (spaces, doubled, spelling, technologies, one_spelling)
BULLET: tuple[Rewrite, ...] = (*PROSE, first_person, duty, tense, capital, full_stop)


def rewritten(text: str, context: LineContext, steps: tuple[Rewrite, ...]) -> list[Change]:
    """The changes of all steps, one after the other; the last one has the final text."""
    changes: list[Change] = []
    line = text
    for step in steps:
        change = step(line, context) if len(line) <= LONGEST_LINE else None
        if change and change.text != line:
            changes.append(change)
            line = change.text
    return changes
