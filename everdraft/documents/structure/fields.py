"""The parts of an entry's head: what is left of its lines beside dates, cut where people cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from everdraft.cv.lexicon import labels, languages, places, roles
from everdraft.documents.lines import TextLine
from everdraft.documents.structure import dates

STRONG = re.compile(
    r"\s*[|•·∙⋅●‖¦]\s*|\s+[–—―]\s+|\s+-{1,2}\s+|\s*@\s+|\s+//\s+|\s+/\s+|\t+|\s{2,}|\s*[–—](?=\s)"
)
AT = re.compile(r"\s+(?:at|@|bei(?:m)?|chez|w firmie|в компании|con)\s+(?=[^\W\d_])", re.I)
EDGES = " ,;|·•()[]–—-:/，、"
COMMA = re.compile(r"\s*[,،、，]\s*")
WEB = re.compile(
    r"(?:https?://|www\.)\S+|^(?:[\w-]+\.)+(?:com|org|net|io|dev|co|ai|app|eu|de|fr|es|pt|br|it|nl|pl|tr|ru|jp|cn|uk|inc|me|edu)(?:/\S*)?$",
    re.I,
)


@dataclass(slots=True)
class Part:
    """A piece of a head line, verbatim; ``slot`` orders parts over the head."""

    text: str
    line: TextLine
    slot: tuple[int, int, int]
    bold: bool = False
    italic: bool = False
    last_segment: bool = False

    @property
    def title(self) -> float:
        """How much it looks like a job title."""
        return roles.title_score(self.text)

    @property
    def firm(self) -> float:
        """How much it looks like an organisation."""
        return roles.firm_score(self.text)


def parts_of(head: list[TextLine]) -> list[Part]:
    """The parts of all head lines, dates and durations taken out."""
    found: list[Part] = []
    for row, line in enumerate(head):
        for column, segment in enumerate(line.segments):
            text = labels.ROLE_LABEL.sub("", segment.text)
            spans = dates.find_spans(text)
            if (spans and not dates.without_spans(text, spans)) or dates.LENGTH.fullmatch(text):
                continue
            pieces: list[str] = []
            for rest in _beside(text, spans):
                pieces += STRONG.split(rest)
            for number, piece in enumerate(pieces):
                clean = dates.trimmed(piece)
                if len(clean) < 2 and not re.match("[\u3040-\u9fff]", clean):
                    continue
                if labels.EMPLOYMENT.fullmatch(clean) and not places.REMOTE.fullmatch(clean):
                    continue
                last = column == len(line.segments) - 1 and column > 0
                found.append(
                    Part(clean, line, (row, column, number), segment.bold, segment.italic, last)
                )
    return found


def left_over(parts: Iterable[Part], taken: Iterable[str]) -> list[Part]:
    """What of a head is in none of the values taken from it, and says something."""
    values = [one for one in taken if one]
    found: list[Part] = []
    for part in parts:
        texts = [] if any(part.text in value for value in values) else [part.text]
        for value in values:
            texts = [piece for text in texts for piece in text.split(value)]
        clean = [text.strip(EDGES) for text in texts]
        found += [replace(part, text=text) for text in clean if _says_something(text, part.line)]
    return found


def _says_something(text: str, line: TextLine) -> bool:
    """No small words alone, and no label of a date ("Expected graduation:")."""
    words = re.findall(r"[^\W_]+", text.casefold())
    if f"{text}:" in line.text or len(text) < 3:
        return False
    return any(word not in languages.SMALL_WORDS for word in words)


def _beside(text: str, spans: list[dates.Span]) -> list[str]:
    rests: list[str] = []
    position = 0
    for span in spans:
        rests.append(text[position : span.begin])
        position = span.end
        duration = dates.DURATION.match(text, position)
        if duration:
            position = duration.end()
    rests.append(text[position:])
    return [rest for rest in (dates.trimmed(rest) for rest in rests) if rest]


def split_place(text: str) -> tuple[str, str]:
    """("Acme Corp", "Berlin, Germany") of "Acme Corp, Berlin, Germany"; the place may be ""."""
    bracket = re.fullmatch(r"(.+?)\s*[(（]([^()（）]{2,50})[)）]", text)
    if bracket and places.is_place(bracket[2]) and not places.is_place(text):
        return bracket[1], bracket[2]
    cuts = list(COMMA.finditer(text))
    for cut in cuts[-3:]:
        before, after = text[: cut.start()], text[cut.end() :]
        if not before or not places.is_place(after):
            continue
        known = places.country_code(after) or places.is_city(after)
        if "," not in after and not known and not (len(after) == 2 and after.isupper()):
            continue
        if len(after) == 2 and after.isupper() and cut is not cuts[0]:
            continue
        return before, after
    return text, ""


def comma_parts(text: str) -> list[str]:
    """The parts between commas, with "Inc.", "LLC", "Ltd." left where they belong."""
    parts: list[str] = []
    position = 0
    for match in COMMA.finditer(text):
        after = text[match.end() :]
        if re.match(
            r"(?:inc|llc|ltd|l\.l\.c|corp|co|gmbh|s\.?a|lda|ltda|plc|llp)(?![\w-])\.?",
            after,
            re.I,
        ):
            continue
        if text[: match.start()].count("(") > text[: match.start()].count(")"):
            continue
        parts.append(text[position : match.start()])
        position = match.end()
    parts.append(text[position:])
    return [part.strip() for part in parts if part.strip()]
