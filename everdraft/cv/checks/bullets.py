"""Family B, bullets: does each line say what was done and what came of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from everdraft.cv.checks.base import Found, check
from everdraft.cv.checks.numbers import carries_number, goes_from_to
from everdraft.cv.checks.told import FEWEST_WORDS, MOST_WORDS, UNMEASURED
from everdraft.cv.checks.view import Bullet, View
from everdraft.cv.findings import message as _
from everdraft.cv.words import (
    any_of,
    languages_with,
    lowered,
    opener_of,
    words_for,
)
from everdraft.cv.words.endings import Ending, ending_of
from everdraft.cv.words.lexicon import Words
from everdraft.cv.words.measure import in_characters, least, most
from everdraft.cv.words.phrases import duty_in

HARVARD = "Harvard FAS, resumes and cover letters: action verbs"
VMOCK = "VMock, impact"
XYZ = "Google recruiters: accomplished X, as measured by Y, by doing Z"

FULL_MARKS_SHARE = 0.6
LOW_SHARE = 0.4


def deeds(view: View) -> Sequence[str]:
    """Bullets of roles, voluntary work and projects in a language that we can measure."""
    return [one.section for one in view.deeds if one.language not in UNMEASURED]


def deeds_with(attribute: str, view: View) -> list[Bullet]:
    """Bullets whose language has the list named ``attribute``."""
    return [
        one
        for one in view.deeds
        if (words := words_for(one.language)) and getattr(words, attribute)
    ]


def _sections(bullets: list[Bullet]) -> Sequence[str]:
    return [one.section for one in bullets]


def _examples(bullet: Bullet) -> str:
    words = words_for(bullet.language)
    return ", ".join(words.examples[:4]) if words else ""


def shortened(text: str, words: int = 7, language: str = "en") -> str:
    """The first words of a bullet, to name it in a sentence."""
    if in_characters(language):
        count = most(words, language)
        return text[:count] + ("…" if len(text) > count else "")
    parts = text.split()
    return " ".join(parts[:words]) + ("…" if len(parts) > words else "")


@check(
    "B01",
    severity="medium",
    part="evidence",
    weight=3,
    title=_("The line does not open with what you did: “%(words)s”"),
    reads="The first words of each bullet.",
    why=_("Eyes run down the first words; a verb there tells what you can do."),
    fix=_("Open with the verb: %(examples)s …"),
    source=HARVARD,
    items=lambda view: _sections(deeds_with("weak_openers", view)),
    languages=languages_with("weak_openers"),
)
def opens_with_verb(view: View) -> Iterator[Found]:
    """An opener that is surely no verb, with no verb among the next three words."""
    for one in deeds_with("weak_openers", view):
        words = words_for(one.language)
        if not words or _verb_near(one, words) or duty_in(one.text, words):
            continue
        nominal = words.nominal_opener and re.match(words.nominal_opener, one.text, re.IGNORECASE)
        if not (nominal or opener_of(one.text, one.language, words.weak_openers)):
            continue
        said = shortened(one.text, 4, one.language)
        arguments = {"words": said, "examples": _examples(one)}
        yield Found(one.evidence, one.section, one.id, arguments)


def _verb_near(bullet: Bullet, words: Words) -> bool:
    """Whether a verb is among the first four words, or the first eight characters."""
    if in_characters(bullet.language):
        return any(verb in bullet.text[:8] for verb in words.verbs)
    return any(lowered(word, bullet.language) in words.verbs for word in bullet.words[:4])


@check(
    "B02",
    severity="medium",
    part="evidence",
    weight=4,
    title=_("The line names a duty, not a deed: “%(words)s”"),
    reads="Phrases such as “Responsible for” at the start of a bullet; at its end in Turkish and "
    "Japanese. In Japanese and Chinese a number or a result beside it excuses the phrase.",
    why=_("A duty is what anybody in the post had; what you made of it is yours alone."),
    fix=_("Say what you did and what came of it: %(examples)s …"),
    source=HARVARD,
    items=lambda view: _sections(deeds_with("duty_openers", view)),
    languages=languages_with("duty_openers"),
)
def duty_opener(view: View) -> Iterator[Found]:
    """ "Responsible for", "Worked on" and the like at the start."""
    for one in deeds_with("duty_openers", view):
        words = words_for(one.language)
        match = duty_in(one.text, words) if words else None
        if not words or not match:
            continue
        told = carries_number(one.text, one.language) or has_result(one)
        if not (words.result_excuses_duty and told):
            arguments = {"words": match[0], "examples": _examples(one)}
            yield Found(one.evidence, one.section, one.id, arguments)


def recent_told(view: View) -> Sequence[str]:
    """Bullets of the last ten years, and sentences of roles that have none."""
    return _sections(view.recent_told)


@check(
    "B03",
    severity="medium",
    part="evidence",
    weight=18,
    title=_("%(with_number)d of %(all)d lines carry a number"),
    reads="Numbers, shares and amounts in the bullets of the last ten years, or in the sentences "
    "of roles without bullets; years aside.",
    why=_("A number is the shortest proof; six lines in ten with one earn full marks."),
    fix=_("Ask of each line how many, how much, how fast. Use only numbers that are true."),
    source=VMOCK + "; " + XYZ,
    items=recent_told,
)
def numbers(view: View) -> Iterator[Found]:
    """Fewer than six in ten recent bullets with a number: one finding for each section."""
    every = view.recent_told
    bare = [one for one in every if not carries_number(one.text, one.language)]
    share = 1 - len(bare) / len(every) if every else 1.0
    if share >= FULL_MARKS_SHARE:
        return
    lost = (1 - share / FULL_MARKS_SHARE) * len(every)
    grouped: dict[str, list[Bullet]] = defaultdict(list)
    for one in bare:
        grouped[one.section].append(one)
    for section, lines in grouped.items():
        total = sum(1 for one in every if one.section == section)
        yield Found(
            evidence=tuple(item for one in lines[:5] for item in one.evidence[:1]),
            section=section,
            title=_none_of(total) if total == len(lines) else "",
            arguments={"with_number": total - len(lines), "all": total},
            severity="medium" if share < LOW_SHARE else "low",
            affected=lost * len(lines) / len(bare),
        )


def _none_of(total: int) -> str:
    if total == 1:
        return _("The only line carries no number")
    return _("None of the %(all)d lines carries a number")


def recent_with_markers(view: View) -> list[Bullet]:
    """Recent bullets in a language whose result words we know."""
    known = set(languages_with("result_markers"))
    return [one for one in view.recent_told if one.language in known]


@check(
    "B04",
    severity="low",
    part="evidence",
    weight=2,
    title=_("%(with_result)d of %(all)d lines say what came of it"),
    reads="Result words, shares and from-to in the same lines.",
    why=_("What you did is half the sentence; the reader waits for the other half."),
    fix=_("Complete the sentence: did X, which led to Y, by doing Z."),
    source=XYZ,
    items=lambda view: _sections(recent_with_markers(view)),
    languages=languages_with("result_markers"),
)
def results(view: View) -> Iterator[Found]:
    """Of four lines none with a result; of seven fewer than two; of ten fewer than three; …"""
    every = recent_with_markers(view)
    bare = [one for one in every if not has_result(one)]
    told, wanted = len(every) - len(bare), len(every) * 3 // 10
    if len(every) < 4 or told >= wanted:
        return
    yield Found(
        evidence=tuple(item for one in bare[:3] for item in one.evidence[:1]),
        section=bare[0].section,
        title="" if told else _("None of the %(all)d lines says what came of it"),
        arguments={"with_result": told, "all": len(every)},
        affected=len(every) * (wanted - told) / wanted,
    )


def has_result(bullet: Bullet) -> bool:
    """Whether a bullet tells a result; `tells_result` says how it is known."""
    return tells_result(bullet.text, bullet.language)


def tells_result(text: str, language: str) -> bool:
    """Whether a text has a result word, a share, or from-to with a number."""
    words = words_for(language)
    if "%" in text or goes_from_to(text, language):
        return True
    return bool(words and words.result_markers and any_of(words.result_markers).search(text))


@check(
    "B05",
    severity="low",
    part="clarity",
    title=_("The line has %(words)d words"),
    reads="Words of each bullet; letters and digits in Chinese and Japanese.",
    why=_("Under six words there is no result yet; after some thirty nobody is still reading."),
    fix=_("Aim at one or two lines: one deed, one result."),
    source=VMOCK,
    items=deeds,
)
def length(view: View) -> Iterator[Found]:
    """Fewer than 6 words, or more than 32; in Chinese 10 to 55 characters, in Japanese 13 to 71."""
    for one in view.deeds:
        count = one.length
        few = count < least(FEWEST_WORDS, one.language)
        many = count > most(MOST_WORDS, one.language)
        if one.language in UNMEASURED or not (few or many):
            continue
        if few and carries_number(one.text, one.language):
            continue
        if in_characters(one.language):
            yield Found(
                one.evidence,
                one.section,
                one.id,
                {"characters": count},
                title=_("The line has %(characters)d characters"),
                why=_("So short a line has no result yet; so long a one is not read to its end."),
            )
            continue
        title = _("The line has a single word") if count == 1 else ""
        yield Found(one.evidence, one.section, one.id, {"words": count}, title)


def ended_deeds(view: View) -> list[Bullet]:
    """Bullets of roles that have ended, in a language whose tenses we can tell."""
    return [one for one in deeds_with("present_verbs", view) if one.ended]


@check(
    "B06",
    severity="low",
    part="clarity",
    title=_("“%(verb)s” is in the present tense, and the role has ended"),
    reads="The first word of bullets in roles that have ended.",
    why=_("Tense tells what is over and what you do now."),
    fix=_("Use the past tense for what is over."),
    source=HARVARD,
    items=lambda view: _sections(ended_deeds(view)),
    languages=languages_with("present_verbs"),
    auto_fixable=True,
)
def tense(view: View) -> Iterator[Found]:
    """A form that can only be present tense opens a bullet of an ended role."""
    for one in ended_deeds(view):
        words = words_for(one.language)
        first = one.words[0] if one.words else ""
        if words and lowered(first, one.language) in words.present_verbs:
            yield Found(one.evidence, one.section, one.id, {"verb": first})


@check(
    "B07",
    severity="low",
    part="clarity",
    title=_("The line speaks in the first person: “%(word)s”"),
    reads="Pronouns in bullets.",
    why=_("Everybody knows whose CV it is; the verb alone is shorter and stronger."),
    fix=_("Drop the pronoun."),
    source=HARVARD,
    items=lambda view: _sections(deeds_with("first_person", view)),
    languages=languages_with("first_person"),
    auto_fixable=True,
)
def first_person(view: View) -> Iterator[Found]:
    """I, my, myself, and their like."""
    for one in deeds_with("first_person", view):
        words = words_for(one.language)
        for pattern in words.first_person if words else ():
            match = re.search(pattern, one.text)
            if match:
                yield Found(
                    one.evidence, one.section, one.id, {"word": match[match.lastindex or 0]}
                )
                break


@check(
    "B08",
    severity="low",
    part="clarity",
    title=_("%(count)d lines open with “%(verb)s”"),
    reads="The first word of each bullet.",
    why=_("The same word again and again hides how different the work was."),
    fix=_("Choose the verb that only this line can have."),
    source=VMOCK,
    items=lambda view: _sections(deeds_with("verbs", view)),
    languages=languages_with("verbs"),
)
def same_verb(view: View) -> Iterator[Found]:
    """One verb at the start of more than two bullets, and of more than one in eight."""
    every = deeds_with("verbs", view)
    grouped: dict[str, list[Bullet]] = defaultdict(list)
    for one in every:
        words = words_for(one.language)
        first = opener_of(one.text, one.language, words.verbs) if words else ""
        if first:
            grouped[first].append(one)
    for first, lines in grouped.items():
        fine = max(2.0, len(every) / 8)
        if len(lines) > fine:
            yield Found(
                evidence=tuple(item for one in lines[:4] for item in one.evidence[:1]),
                section=lines[0].section,
                arguments={"count": len(lines), "verb": _as_written(lines[0], first)},
                affected=len(lines) - fine,
            )


@check(
    "B10",
    severity="low",
    part="clarity",
    title=_("The line is in the passive: “%(words)s”"),
    reads="Passive forms at the start of a bullet or with the one who acts; praise aside.",
    why=_("The passive hides who did it, and it was you."),
    fix=_("Turn it round: start with what you did."),
    source=HARVARD,
    items=lambda view: _sections(deeds_with("passives", view)),
    languages=languages_with("passives"),
)
def passive(view: View) -> Iterator[Found]:
    """ "Was built by", not "was promoted"."""
    for one in deeds_with("passives", view):
        words = words_for(one.language)
        match = re.search(words.passives, one.text[:600], re.IGNORECASE) if words else None
        if words and match and not set(match[0].lower().split()) & set(words.praised_passives):
            yield Found(one.evidence, one.section, one.id, {"words": match[0]})


def _as_written(bullet: Bullet, verb: str) -> str:
    return verb if in_characters(bullet.language) else bullet.words[0]


@check(
    "B11",
    severity="medium",
    part="clarity",
    title=_("Two lines say nearly the same"),
    reads="Every pair of bullets, by groups of three words (characters in Chinese and Japanese).",
    why=_("The second one takes the place of something the reader does not know yet."),
    fix=_("Keep the stronger one, or say what was different."),
    source=VMOCK,
    items=lambda view: _sections(view.every_deed),
)
def near_duplicates(view: View) -> Iterator[Found]:
    """The same words, or more than four fifths of their groups of three words in common."""
    every = view.every_deed
    for place, other in view.twins:
        one = every[place]
        yield Found(every[other].evidence[:1] + one.evidence[:1], one.section, one.id)


@check(
    "B12",
    severity="low",
    part="clarity",
    title=_("%(some)d lines end with a full stop, %(others)d do not"),
    reads="The last sign of each bullet; the point of “etc.” is none.",
    why=_("Small things at odds make a page look hurried."),
    fix=_("End all of them the same way."),
    source=VMOCK + ", presentation",
    items=deeds,
    auto_fixable=True,
)
def full_stops(view: View) -> Iterator[Found]:
    """Both ways, the rarer one at least twice and in more than one of seven."""
    every = [one for one in view.deeds if one.text.strip()]
    dotted = [one for one in every if ending_of(one.text) is Ending.STOP]
    bare = [one for one in every if ending_of(one.text) is Ending.BARE]
    rarer = min((dotted, bare), key=len)
    fine = max(1.0, len(every) / 7)
    if len(rarer) > fine:
        yield Found(
            evidence=dotted[0].evidence[:1] + bare[0].evidence[:1],
            section=rarer[0].section,
            arguments={"some": len(dotted), "others": len(bare)},
            affected=len(rarer) - fine,
        )


CHECKS = (
    opens_with_verb,
    duty_opener,
    numbers,
    results,
    length,
    tense,
    first_person,
    same_verb,
    passive,
    near_duplicates,
    full_stops,
)
