"""Names in a line: runs of capitalised words that no verb, tool or date explains."""

# ruff: noqa: E501  -- tables
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from everdraft.cv.lexicon.dates import MONTHS
from everdraft.cv.lexicon.roles import firm_score, title_score
from everdraft.cv.words import base_language, words_for
from everdraft.cv.words.lexicon import split

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W_](?:[\w'’+#]|[&./-](?=\w)){0,60}")
_JOIN = re.compile(r" (?:(?:of|de|da|do|das|dos|du|des|del|la|the|für|di|van|von|&) ?){0,2}\Z|-\Z")
_OPENS = re.compile(r"(?:\A|[.!?:;•–—]\s|[。！？：；]\s?|\n|[(\[“\"]|- )\Z")
_LEGAL = frozenset(
    split(
        "inc llc ltd limited gmbh ag kg se sa sas sarl srl spa bv nv plc corp corporation co lda ltda eireli ug ohg"
    )
)
#: What raises or lowers a title: "Senior Manager" is not "Manager".
RANKS = frozenset(
    split(
        """senior junior principal lead staff head chief deputy assistant associate vice executive interim acting
        trainee intern general regional global international national group managing sr jr ii iii
        sênior sénior júnior pleno adjunto adjunta geral estagiário estagiária auxiliar assistente subdiretor
        leitender leitende stellvertretender stellvertretende adjointe principal principale stagiaire
        becario becaria jefe jefa"""
    )
)
_NOT_NAMES = frozenset(
    split(
        """I OK KPI KPIs ROI HR IT API APIs UI UX QA R&D P&L B2B B2C SLA SLAs FAQ FAQs PDF CV ID TV PR ICT CEO's
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday"""
    )
)
_IRREGULAR = frozenset(
    split(
        """ran led built made took gave got spoke spun held met kept sought brought bought sold told taught wrote drew
        grew knew threw flew began sang drove rode rose chose broke beat bent lent sent spent felt dealt left lost
        shot sat set put cut hit let shut split spread cast read found fought caught thought stood understood won
        dug stuck struck swung undertook oversaw foresaw did had became was were been has have having being"""
    )
)
_ENDINGS = {
    "en": ("ed", "ing"),
    "pt": ("ei", "ou", "i", "iu", "ando", "endo", "indo", "ado", "ido", "ção", "mento", "ar", "er", "ir"),
    "es": ("é", "ó", "í", "ió", "ando", "iendo", "ado", "ido", "ción", "ar", "er", "ir"),
    "fr": ("é", "ée", "és", "ant", "tion", "ment", "er", "ir", "age"),
    "de": ("te", "ten", "t", "en", "ung"),
}  # fmt: skip
_TITLE_AFTER = re.compile(
    r"\b(?:as an?|as the|as|promoted to|acting|como|enquanto|promovid[oa] a|als|en tant que|comme|ascendid[oa] a)\s\Z",
    re.IGNORECASE,
)
_LOWER_TITLE = re.compile(
    r"\b(?:as an? |as the |as |promoted to |como |enquanto |promovid[oa] a |als |en tant que |comme "
    r"|ascendid[oa] a )((?:[^\W\d_][\w-]{0,30}\s?){1,5})",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|bei|chez|joined|na|no)\s\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text. ``named`` when it is written like a name, ``opens`` when it begins a
    sentence, ``joined`` when the word before belongs to the same run if both are named."""

    start: int
    end: int
    text: str
    lower: str
    named: bool
    opens: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that names something; ``kind`` is employer | title | name | tool."""

    start: int
    end: int
    kind: str
    words: tuple[str, ...]
    held: bool = False  # a title that somebody has: "as", "promoted to", or first in the line


@lru_cache(maxsize=2048)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text."""
    shouted = text.upper() == text and len(text.split()) > 3
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0].rstrip(".-/'’")
        end = match.start() + len(word)
        between = text[found[-1].end : match.start()] if found else ""
        opens = bool(_OPENS.search(text[max(0, match.start() - 2) : match.start()]))
        inner = any(one.isupper() for one in word[1:])
        mixed = any(one.isdigit() for one in word) and any(one.isalpha() for one in word)
        named = not shouted and not word[0].isdigit() and (word[0].isupper() or inner or mixed)
        lower = re.sub(r"['’]s\Z", "", word).lower()
        joined = bool(found) and bool(_JOIN.match(between)) and not opens
        found.append(Token(match.start(), end, word, lower, named, opens, joined))
    return tuple(found)


def _joined_by_words(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a small word inside a name: the "of" of "Bank of America"."""
    one = tokens[place]
    small = one.lower in (
        "of",
        "de",
        "da",
        "do",
        "das",
        "dos",
        "du",
        "des",
        "del",
        "the",
        "di",
        "van",
        "von",
    )
    return (
        small
        and 0 < place < len(tokens) - 1
        and tokens[place - 1].named
        and tokens[place + 1].named
        and one.joined
        and tokens[place + 1].joined
    )


def is_opener(token: Token, language: str) -> bool:
    """Whether a capital stands there only because a sentence begins: verbs and small words."""
    if not token.opens or any(one.isupper() for one in token.text[1:]):
        return False
    if token.lower in _IRREGULAR:
        return True
    for one in dict.fromkeys((base_language(language), "en")):
        words = words_for(one)
        if words and (
            token.lower in words.verbs
            or token.lower in words.weak_openers
            or token.lower in {phrase.split()[0] for phrase in words.duty_openers}
        ):
            return True
    endings = _ENDINGS.get(base_language(language), ()) + _ENDINGS["en"]
    return len(token.lower) > 4 and token.lower.endswith(endings)


def runs_in(text: str, language: str, taken: Iterable[Span] = ()) -> list[tuple[Token, ...]]:
    """Runs of named words; nothing inside the ``taken`` spans, no verb that opens a sentence."""
    spans = tuple(taken)
    tokens = tokens_of(text)
    runs: list[list[Token]] = []
    last = -2
    for place, one in enumerate(tokens):
        covered = any(one.start < end and start < one.end for start, end in spans)
        small = _joined_by_words(tokens, place) and last == place - 1
        named = one.named and one.text not in _NOT_NAMES and not is_opener(one, language)
        if covered or not (named or small):
            continue
        if last == place - 1 and one.joined and runs:
            runs[-1].append(one)
        else:
            runs.append([one])
        last = place
    return [tuple(_trimmed(one)) for one in runs if _trimmed(one)]


def _trimmed(run: list[Token]) -> list[Token]:
    """Without small words and numbers at its ends."""
    while run and not run[-1].named:
        run = run[:-1]
    while run and not run[0].named:
        run = run[1:]
    return run


@lru_cache(maxsize=8)
def _calendar(language: str) -> frozenset[str]:
    forms = (MONTHS.get(one, ()) for one in (base_language(language), "en"))
    return frozenset(form for names in forms for one in names for form in one.split("|"))


def names_in(text: str, language: str, taken: Sequence[Span] = ()) -> list[Name]:
    """The names of a line, and lower-case titles after "as a"."""
    found: list[Name] = []
    for bare in runs_in(text, language, taken):
        run = _with_rank(bare, text)
        if _is_claim(run, text, language):
            found.append(_name(run, text))
    for match in _LOWER_TITLE.finditer(text):
        title = _lower_title(match)
        inside = title and any(title.start < one.end and one.start < title.end for one in found)
        if title and not inside and not any(title.start < e and s < title.end for s, e in taken):
            found.append(title)
    return sorted(found, key=lambda one: one.start)


def _with_rank(run: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """A title with the lower-case rank before it: "senior Manager"."""
    if not title_score(" ".join(one.lower for one in run)):
        return run
    tokens = tokens_of(text)
    place = tokens.index(run[0])
    while place and run[0].joined and tokens[place - 1].lower in RANKS:
        place -= 1
        run = (tokens[place], *run)
    return run


def _is_claim(run: Sequence[Token], text: str, language: str) -> bool:
    if len(run) == 1 and (run[0].lower in _calendar(language) or len(run[0].text) == 1):
        return False
    if base_language(language) != "de":
        return True
    whole = text[run[0].start : run[-1].end]
    odd = any(any(c.isupper() or c.isdigit() for c in one.text[1:]) for one in run)
    firm = firm_score(whole) > 0 and len(run) > 1
    return odd or firm or bool(_AT.search(text[: run[0].start][-8:]))


def _name(run: Sequence[Token], text: str) -> Name:
    start, end = run[0].start, run[-1].end
    whole = text[start:end]
    words = tuple(one.lower for one in run)
    if title_score(whole) and (len(run) > 1 or _TITLE_AFTER.search(text[:start][-24:])):
        kind = "title"
    elif firm_score(whole) or _AT.search(text[:start][-8:]):
        kind = "employer"
    elif any(any(c.isupper() or c.isdigit() for c in one.text[1:]) for one in run):
        kind = "tool"
    else:
        kind = "title" if title_score(whole) else "name"
    held = kind == "title" and (run[0].opens or bool(_TITLE_AFTER.search(text[:start][-24:])))
    return Name(start, end, kind, plain_words(words), held)


def _lower_title(match: re.Match[str]) -> Name | None:
    """The words after "as a" up to the last one that is a title: "as team lead of"."""
    words = list(re.finditer(r"[^\W\d_][\w-]*", match[1]))
    last = max((place for place, one in enumerate(words) if title_score(one[0])), default=-1)
    if last < 0:
        return None
    head = words[: last + 1]
    start, end = match.start(1) + head[0].start(), match.start(1) + head[-1].end()
    return Name(start, end, "title", tuple(one[0].lower() for one in head), held=True)


def plain_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without what only tells its legal form."""
    kept = list(words)
    while len(kept) > 1 and kept[-1].replace(".", "") in _LEGAL:
        kept.pop()
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where the words of a name stand in a text; ``whole`` when they are the whole name there,
    ``held`` when they open the line or stand after "as" or "promoted to"."""

    start: int
    end: int
    whole: bool
    held: bool


def occurrences(text: str, words: Sequence[str], language: str, title: bool) -> list[Occurrence]:
    """The places of a name in a text, whole or as a part of a longer one."""
    tokens = tokens_of(text)
    count = len(words)
    found: list[Occurrence] = []
    for place in range(len(tokens) - count + 1):
        if tuple(one.lower for one in tokens[place : place + count]) != tuple(words):
            continue
        first, last = tokens[place], tokens[place + count - 1]
        whole = _whole(tokens, place, place + count, language, title)
        held = first.opens or bool(_TITLE_AFTER.search(text[: first.start][-24:]))
        found.append(Occurrence(first.start, last.end, whole, held))
    return found


def _whole(tokens: Sequence[Token], start: int, end: int, language: str, title: bool) -> bool:
    """Whether no neighbour belongs to the same name."""
    before = tokens[start - 1] if start and tokens[start].joined else None
    after = tokens[end] if end < len(tokens) and tokens[end].joined else None
    if title:
        ranked = [one for one in (before, after) if one and one.lower in RANKS]
        if ranked or (before and title_score(before.lower) and not is_opener(before, language)):
            return False
    inside = tokens[start:end]
    if not any(one.named and not one.opens for one in inside):
        return after is None or not after.named or not inside[0].named
    if before and _joined_by_words(tokens, start - 1):
        return False
    if before and before.named and not is_opener(before, language):
        return False
    if after and end + 1 < len(tokens) and _joined_by_words(tokens, end):
        return False
    return after is None or not after.named or after.lower in _LEGAL
