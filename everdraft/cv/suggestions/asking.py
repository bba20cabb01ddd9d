"""Questions that only the person can answer, and the words that their answers become."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from everdraft.cv.checks.bullets import shortened
from everdraft.cv.checks.numbers import carries_number
from everdraft.cv.findings import message as _
from everdraft.cv.suggestions.declining import declines
from everdraft.cv.suggestions.rewrites import LineContext, duty, first_person
from everdraft.cv.suggestions.shapes import ImproveWish, Question, Reason, Suggestion
from everdraft.cv.suggestions.sheet import Sheet, TextLine
from everdraft.cv.words import any_of, base_language, tokens, words_for
from everdraft.cv.words.lexicon import lines, split
from everdraft.cv.words.measure import extent, in_characters, least, most
from everdraft.cv.words.phrases import duty_in

LONGEST_SUMMARY = 80
LONGEST_LINE_WORDS = 32
MOST_NUMBERS = 3
MOST_RESULTS = 2
LONGEST_ANSWER = 2_000

_WHY_NUMBER = _("A number is the shortest proof; only you know it.")
_WHY_RESULT = _("What you did is half the sentence; the reader waits for the other half.")
_WHY_DUTY = _("A duty is what anybody in the post had; what you made of it is yours alone.")
_WHY_BUZZWORD = _("Everybody writes it; readers have learnt to skip it.")
_WHY_LONG = _("After some thirty words nobody is still reading.")
_WHY_LONG_LINE = _("So long a line is not read to its end.")
_WHY_SUMMARY = _("Three lines that say who you are decide whether the rest is read.")
_WHY_HEADLINE = _("The headline is the first thing that is compared with the advert.")

#: Plurals that are not counted: nobody had 40 communications.
_UNCOUNTED = frozenset(
    split(
        """communications operations sales relations logistics analytics basics series business
        process progress success access needs goals results requirements procedures standards
        practices activities aspects duties tasks responsibilities finances economics
        mathematics physics always across various previous status analysis previous numerous as
        is was has this its less towards regards continuous vendas operações relações
        comunicações atividades tarefas funções necessidades resultados processos mais após
        depois através as os das dos nas nos aos às suas seus várias vários diversas diversos"""
    )
)
_COUNTED = {
    "en": re.compile(r"\w+ ((?:[a-z][a-z-]* ){0,2}[a-z][a-z-]*s)\b(?! of\b)"),
    "pt": re.compile(r"\w+ ((?:[a-zà-ÿ]+ )?[a-zà-ÿ]+s(?: [a-zà-ÿ]+s)?)\b"),
    "es": re.compile(r"\w+ ((?:[a-zà-ÿ]+ )?[a-zà-ÿ]+s(?: [a-zà-ÿ]+s)?)\b"),
}
_STOPS = frozenset(
    split(
        """of in for with to and or from by at on the a an all our de da do em para com e ou por no
        na o os as um uma del la el los las en con y al via per using than that"""
    )
)


def things_of(line: TextLine) -> str:
    """What a line could count: "customer calls" in "Answered customer calls"; "" when unsure."""
    language = base_language(line.language)
    words, pattern = words_for(language), _COUNTED.get(language)
    match = pattern.match(line.text) if pattern else None
    opener = line.text.split()[0].lower()
    deed = words and (opener in words.verbs or (language == "en" and opener.endswith("ed")))
    if not match or not words or not deed:
        return ""
    found = match[1].split()
    if any(one in _STOPS or one in _UNCOUNTED for one in found):
        return ""
    if found[-1].endswith(("ss", "us", "is", "ness")) or any(one in words.verbs for one in found):
        return ""
    return match[1]


def questions_about(sheet: Sheet, asked: list[TextLine]) -> Iterator[Question]:
    """At most one question a line, few an entry, none about what is long past."""
    numbers: Counter[str] = Counter()
    results: Counter[str] = Counter()
    for line in asked:
        if not line.told or words_for(line.language) is None:
            continue
        question = _of_duty(line, sheet.context(line))
        question = question or _of_buzzword(line.target, line.text, line.language)
        if question is None and line.recent and numbers[line.entry] < MOST_NUMBERS:
            question = _of_number(line)
            numbers[line.entry] += question is not None
        if question is None and line.recent and results[line.entry] < MOST_RESULTS:
            question = _of_result(line)
            results[line.entry] += question is not None
        question = question or _of_length(line)
        if question:
            yield question


def _of_duty(line: TextLine, context: LineContext) -> Question | None:
    """Asked where a duty opens the line and no rule can say what was done."""
    words = words_for(line.language)
    impersonal = first_person(line.text, context)
    text = impersonal.text if impersonal else line.text
    match = duty_in(text, words) if words else None
    if not match or duty(text, context):
        return None
    if words and words.result_excuses_duty and carries_number(text, line.language):
        return None
    about = text[match.end() :] if not match.start() else text[: match.start()]
    rest = shortened(about.strip(" .:：。"), 8, line.language).rstrip("…")
    asked = Reason(_("What did you do, and what came of it?"))
    if rest:
        asked = Reason(_("What did you do about “%(what)s”, and what came of it?"), {"what": rest})
    return Question(line.target, line.text, "duty", asked, Reason(_WHY_DUTY), ("B02",))


def _of_number(line: TextLine) -> Question | None:
    if carries_number(line.text, line.language) or extent(line.text, line.language) < 2:
        return None
    things = things_of(line)
    asked = Reason(_("How many, how much, how fast or how often was that?"))
    if things:
        asked = Reason(
            _("How many %(things)s: a day, a week, a month, or in all?"), {"things": things}
        )
    return Question(line.target, line.text, "number", asked, Reason(_WHY_NUMBER), ("B03",))


def _of_result(line: TextLine) -> Question | None:
    words = words_for(line.language)
    if not words or not words.result_markers or "%" in line.text:
        return None
    short = extent(line.text, line.language) < least(3, line.language)
    if any_of(words.result_markers).search(line.text[:2000]) or short:
        return None
    asked = Reason(_("What came of it?"))
    return Question(line.target, line.text, "result", asked, Reason(_WHY_RESULT), ("B04",))


def _of_buzzword(target: str, text: str, language: str) -> Question | None:
    words = words_for(language)
    match = any_of(words.buzzwords).search(text[:2000]) if words and words.buzzwords else None
    if not match:
        return None
    asked = Reason(
        _("What did you do that shows “%(phrase)s”? Write the line with it."),
        {"phrase": match[0]},
    )
    return Question(target, text, "buzzword", asked, Reason(_WHY_BUZZWORD), ("B09",))


def _of_length(line: TextLine) -> Question | None:
    count = extent(line.text, line.language)
    if count <= most(LONGEST_LINE_WORDS, line.language):
        return None
    if in_characters(line.language):
        asked = Reason(_("The line is long: which one deed and which one result should stay?"))
        return Question(line.target, line.text, "long", asked, Reason(_WHY_LONG_LINE), ("B05",))
    asked = Reason(
        _("The line has %(words)d words: which one deed and which one result should stay?"),
        {"words": count},
    )
    return Question(line.target, line.text, "long", asked, Reason(_WHY_LONG), ("B05",))


def questions_about_summary(sheet: Sheet) -> Iterator[Question]:
    """A summary that is missing, too long, or full of what anybody says."""
    text = sheet.cv.basics.summary
    count = extent(text[:8_000], sheet.language)
    why = Reason(_WHY_SUMMARY)
    if not text.strip():
        asked = Reason(_("What are you, for how many years, and which result are you proudest of?"))
        yield Question("basics.summary", text, "summary", asked, why, ("S05",))
    elif count > most(LONGEST_SUMMARY, sheet.language) and words_for(sheet.language):
        asked = Reason(
            _("The summary has %(words)d words: which role, years and one or two results stay?"),
            {"words": count},
        )
        if in_characters(sheet.language):
            asked = Reason(
                _("The summary is long: which role, years and one or two results should stay?")
            )
        yield Question("basics.summary", text, "long", asked, why, ("S05",))
    else:
        found = _of_buzzword("basics.summary", text, sheet.cv.language)
        if found:
            yield found


def questions_about_headline(sheet: Sheet, wish: ImproveWish) -> Iterator[Question]:
    """Whether the role that is wanted may stand at the top: asked, never assumed."""
    wanted, label = wish.target_role.strip(), sheet.cv.basics.label
    if wanted and wanted.casefold() not in label.casefold():
        asked = Reason(
            _("You aim at “%(role)s”. Which true headline says what you are in that direction?"),
            {"role": wanted[:200]},
        )
        yield Question("basics.label", label, "headline", asked, Reason(_WHY_HEADLINE), ("K05",))


_NOTHING = frozenset(
    lines(
        """
        -
        --
        –
        ?
        n/a
        na
        none
        no
        nothing
        i don't know
        i don’t know
        don't know
        don’t know
        idk
        no idea
        unknown
        não
        nao
        não sei
        nao sei
        nada
        nenhum
        nenhuma
        sem ideia
        nein
        keine ahnung
        weiß nicht
        non
        je ne sais pas
        no sé
        no lo sé
        """
    )
)
SPOKEN = frozenset({"spoken"})
"""Kinds of questions whose answers are kept for the person and become no line of the CV."""
_AMOUNT = re.compile(
    r"(?P<number>(?:(?:about|around|over|some|almost|nearly|up to|more than|approximately|~"
    r"|cerca de|mais de|quase|más de|unos|unas)\s?)?\d[\d.,\u00a0]*(?:\s?[kKM%])?\+?)"
    r"(?P<rest>(?:\s.*)?)\Z",
    re.DOTALL | re.IGNORECASE,
)
_OFTEN = re.compile(
    r"(?:per|an?|each|every|in|daily|weekly|monthly|yearly|annually|por|ao|à|a cada|cada|em|al|en)"
    r"\b",
    re.IGNORECASE,
)


def remark_on(kind: str, answer: str, skill: str = "") -> str:
    """What is said of an answer that made no suggestion: gap_kept | answer_kept | no_line.

    ``skill`` is what a question about a gap asks for.
    """
    if kind == "gap":
        nothing = answer.strip().casefold().rstrip(".!") in _NOTHING
        return "gap_kept" if nothing or declines(answer, skill) else "answer_kept"
    return "answer_kept" if any(one.isdigit() for one in answer) else "no_line"


def words_from_answer(question: Question, answer: str) -> str:
    """The line with the answer in it: the person's words and the line's own, nothing else.

    "" when the answer says nothing ("-", "I don't know").
    """
    said = " ".join(answer[:LONGEST_ANSWER].split())
    if not said or said.casefold().rstrip(".!") in _NOTHING:
        return ""
    base = question.base_text
    if question.kind == "gap":
        return _with_skill(question, said)
    if question.kind in SPOKEN:
        return ""
    if question.kind in ("number", "result") and not _is_whole_line(base, said):
        joined = _counted(question, said) if question.kind == "number" else ""
        return joined or _appended(base, said, brackets=question.kind == "number")
    return said[:1].upper() + said[1:]


def skill_asked(question: Question) -> str:
    """The skill that a question about a gap asks for, "" for others."""
    return str(question.text.arguments.get("skill", ""))


def _with_skill(question: Question, said: str) -> str:
    """The list of skills with the one asked about; "" for a no or hardly, or without a list."""
    skill = skill_asked(question)
    if not question.target or not skill or declines(said, skill):
        return ""
    listed = question.base_text.split("\n")
    known = skill.casefold() in (one.casefold() for one in listed)
    return "" if known else "\n".join([*listed, skill])


def _is_whole_line(base: str, said: str) -> bool:
    """Whether the answer is the line itself, told anew: most of its words are in it."""
    words = [one.lower() for one in tokens(base)]
    told = {one.lower() for one in tokens(said)}
    return bool(words) and words[0] in told and len(told & set(words)) * 10 >= len(set(words)) * 6


def _counted(question: Question, said: str) -> str:
    """ "Answered customer calls" and "120 a week": "Answered 120 customer calls a week"."""
    things = str(question.text.arguments.get("things", ""))
    match = _AMOUNT.match(said.rstrip("."))
    base = question.base_text
    if not things or not match or base.count(things) != 1:
        return ""
    rest = match["rest"].strip()
    if rest.lower().startswith(things.lower()):
        rest = rest[len(things) :].strip()
    if rest and not _OFTEN.match(rest):
        return ""
    filled = " ".join(one for one in (match["number"].strip(), things, rest) if one)
    return base.replace(things, filled)


def _appended(base: str, said: str, brackets: bool) -> str:
    plain = base.rstrip()
    stop = "." if plain.endswith(".") else ""
    plain, said = plain.rstrip(" ."), said.rstrip(" .")
    return f"{plain} ({said}){stop}" if brackets else f"{plain}: {said}{stop}"


def suggestion_from_answer(
    question: Question, answer: str, current: str | None = None
) -> Suggestion | None:
    """A suggestion in the person's own words; None when the answer says nothing, or no more.

    ``current`` is what stands at the target now, where it is no longer what was asked about.
    """
    asked = question if current is None else replace(question, base_text=current)
    text = words_from_answer(asked, answer)
    if not text or text == asked.base_text:
        return None
    return Suggestion(
        target=asked.target,
        base_text=asked.base_text,
        text=text,
        kind=asked.kind,
        reasons=(Reason(_("This is your own answer.")),),
        checks=asked.checks,
        source="answer",
    )
