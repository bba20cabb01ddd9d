"""A letter as a document: its texts with stable ids, what waits in it, and the letter to send.

The body is a CV document (see `everdraft.cv.edit`) whose value is {"letter": …}, so that the same
operations edit it: ``letter.greeting``, ``letter.paragraphs.<id>``. Beside it stands the job.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from everdraft.cv.claims.shapes import Claim
from everdraft.cv.claims.source import OwnWords, Source
from everdraft.cv.findings import message as _
from everdraft.cv.letter import Letter
from everdraft.cv.letter_aims import only_aims_at
from everdraft.cv.letter_by_rule import quotes_in, words_around
from everdraft.cv.letter_text import LetterText
from everdraft.cv.model import Basics, Highlight
from everdraft.cv.suggestions.shapes import stable_id
from everdraft.cv.tailoring.copy import tailored_document
from everdraft.cv.truth import HeldBack, judge_claims, own_words_of
from everdraft.cv.words import base_language
from everdraft.cv.words.lexicon import split

Json = Any
LETTER = "letter"
"""The kind of the document."""

OPENING, WHY, ANSWER, PROUD, START = "opening", "why", "answer", "proud", "start"
QUESTIONS = {
    WHY: _("Why this company, and not another one?"),
    ANSWER: _("Nothing in your CV answers this advert by its words. What do you bring to it?"),
    PROUD: _("Which of these are you proudest of, and what did it change?"),
    START: _("When could you start, and what else should they know?"),
}
"""What only the person can say; each is a paragraph that is empty until they do.

`ANSWER` stands only in a letter for which nothing was found.
"""

_FORMS = {
    "en": ("Dear hiring team,", "Kind regards,"),
    "pt": ("Cara equipa de recrutamento,", "Com os melhores cumprimentos,"),
    "es": ("Estimado equipo:", "Atentamente,"),
    "fr": ("Madame, Monsieur,", "Cordialement,"),
    "de": ("Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen"),
    "it": ("Gentili Signore e Signori,", "Cordiali saluti"),
    "nl": ("Geachte heer, mevrouw,", "Met vriendelijke groet,"),
    "pl": ("Szanowni Państwo,", "Z poważaniem"),
    "tr": ("Sayın Yetkili,", "Saygılarımla,"),
    "ru": ("Уважаемые дамы и господа!", "С уважением,"),
    "ja": ("採用ご担当者様", "何卒よろしくお願い申し上げます。"),
    "zh": ("尊敬的招聘负责人：", "此致敬礼"),
    "ar": ("السادة الأفاضل، تحية طيبة وبعد،", "وتفضلوا بقبول فائق الاحترام والتقدير،"),
}
_MAYBE_END = re.compile(r"(?P<last>[^\s.]*)[.!?]\s+(?=(?P<next>\S))")
_ABBREVIATED = frozenset(
    split("""mr mrs ms dr prof st approx dept vs cf ca bzw inkl ggf nr mio mrd evtl vgl sra dra eng
    exmo exma aprox ex env mme mlle sig dott ing dhr mevr drs bijv np тыс млн""")
)
_QUOTED = re.compile(r"“([^“”]{1,400})”")


def letter_id(run_id: str) -> str:
    """The id of a run's letter, known before the letter is there."""
    return stable_id("let", run_id)


def new_letter(
    person: Basics,
    title: str,
    company: str,
    paragraphs: Sequence[str],
    language: str,
    *,
    opening: str = "",
) -> LetterText:
    """A letter with these paragraphs, and the empty ones that only the person can fill.

    Contact data is the CV's; greeting and closing are the usual ones of the language.
    """
    greeting, closing = _FORMS.get(base_language(language), _FORMS["en"])
    place = person.location.text or person.location.city
    begun = [Highlight(OPENING, opening)] if opening else []
    written = [Highlight(f"p{number}", text) for number, text in enumerate(paragraphs, 1)]
    proud = [Highlight(PROUD, "")] if written else []
    written = written or [Highlight(ANSWER, "")]
    asked = [*proud, Highlight(START, "")]
    return LetterText(
        sender=person.name,
        contact=[one for one in (person.email, person.phone, place) if one],
        recipient=[company] if company else [],
        subject=", ".join(one for one in (title, company) if one),
        greeting=greeting,
        paragraphs=[*begun, Highlight(WHY, ""), *written, *asked],
        closing=closing,
        language=base_language(language),
    )


def letter_document(
    body: Mapping[str, Json], letter: Mapping[str, Json], job_id: str, job: Mapping[str, Json]
) -> dict[str, Json]:
    """A letter's document; ``body`` is the CV document, whose confirmations and answers count."""
    return tailored_document({**body, "cv": {"letter": letter}}, job_id, job)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands, and what it says that nobody has confirmed."""

    id: str
    text: str
    question: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a letter may say: ``told`` is the CV and the person's own words; in sentences that
    only aim at the job, ``aimed``, its title and company are known too."""

    told: Source
    aimed: Source
    title: str
    company: str


def letter_sources(read_cv: Mapping[str, Json], body: Mapping[str, Json]) -> Sources:
    """What a letter may say. The words around others in a letter by rule name nobody."""
    job: Mapping[str, Json] = body.get("job", {})
    title, company = (str(job.get(name) or "") for name in ("job_title", "company_name"))
    around = [OwnWords(one) for one in words_around(body["cv"]["letter"]["language"])]
    own = [*own_words_of(body), *around]
    told = Source.of(read_cv, own)
    aimed = Source.of(read_cv, [*own, *(OwnWords(one) for one in (title, company) if one)])
    return Sources(told, aimed, title, company)


def paragraphs_of(read_cv: Mapping[str, Json], body: Mapping[str, Json]) -> list[Paragraph]:
    """Every paragraph, also the empty ones, each with its unconfirmed claims."""
    sources, advert = letter_sources(read_cv, body), _advert_of(body)
    return [
        Paragraph(
            str(one["id"]),
            str(one["text"]),
            QUESTIONS.get(str(one["id"]), ""),
            unconfirmed(
                sources,
                without_quotes(str(one["text"]), advert),
                f"letter.paragraphs.{one['id']}",
            ),
        )
        for one in body["cv"]["letter"]["paragraphs"]
    ]


def _advert_of(body: Mapping[str, Json]) -> str:
    return _compared(str(body.get("job", {}).get("job_description") or ""))


def _compared(text: str) -> str:
    return " ".join(re.sub(r"[“”‘’\"']", " ", text).split())


def without_quotes(text: str, advert: str) -> str:
    """A text of the same length without what it says that the advert says: that claims nothing.

    Only behind the words with which a letter by rule quotes: “I bring a “PhD”” is a claim.
    """
    for start, end, quoted in quotes_in(text):
        words = _compared(quoted.removesuffix("…"))
        if words and words in advert:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def unconfirmed(sources: Sources, text: str, target: str) -> tuple[Claim, ...]:
    """What a text says that its sources do not."""
    asked = _asked(sources.told, text, target)
    aiming = [
        span
        for span in (_sentence_spans(text) if asked else ())
        if only_aims_at(text[slice(*span)], sources.title, sources.company)
    ]
    if not aiming:
        return asked
    still = {(one.kind, one.start, one.end) for one in _asked(sources.aimed, text, target)}
    return tuple(
        one
        for one in asked
        if (one.kind, one.start, one.end) in still
        or not any(start <= one.start and one.end <= end for start, end in aiming)
    )


def _asked(source: Source, text: str, target: str) -> tuple[Claim, ...]:
    return tuple(one for one in judge_claims(source, text, target=target) if one.needs_word)


def letter_of(body: Mapping[str, Json], paragraphs: Sequence[str] | None = None) -> Letter:
    """The letter as it stands, empty paragraphs left out."""
    own = body["cv"]["letter"]
    texts = (
        paragraphs if paragraphs is not None else [str(one["text"]) for one in own["paragraphs"]]
    )
    return Letter(
        sender=own["sender"],
        contact=tuple(own["contact"]),
        recipient=tuple(own["recipient"]),
        place=own["place"],
        date=own["date"],
        subject=own["subject"],
        greeting=own["greeting"],
        paragraphs=tuple(one for one in texts if one.strip()),
        closing=own["closing"],
        language=own["language"],
    )


def exportable_letter(read_cv: Mapping[str, Json], body: Mapping[str, Json]) -> Letter:
    """The letter to send: a sentence that waits for the person's word stays out of it."""
    sources, advert = letter_sources(read_cv, body), _advert_of(body)
    kept: list[str] = []
    for one in paragraphs_of(read_cv, body):
        target = f"letter.paragraphs.{one.id}"
        own = without_quotes(one.text, advert)
        spans = _sentence_spans(one.text) if one.claims else [(0, len(own))]
        sure = [span for span in spans if not unconfirmed(sources, own[slice(*span)], target)]
        kept.append(" ".join(one.text[slice(*span)].strip() for span in sure))
    return letter_of(body, kept)


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph. In doubt two stay one: “J. P. Morgan”, “approx. 40”, “3. Mai”
    end none, nor does anything inside a quote, and half a sentence must never go out."""
    return [text[start:end].strip() for start, end in _sentence_spans(text)]


def _sentence_spans(text: str) -> list[tuple[int, int]]:
    text = _QUOTED.sub(lambda found: "Q" * len(found[0]), text)
    ends = [0]
    for one in _MAYBE_END.finditer(text):
        last = one["last"].lower()
        short = len(last) == 1 or (last.isdigit() and len(last) < 3) or last in _ABBREVIATED
        if not one["next"].islower() and not (short and text[one.end("last")] == "."):
            ends.append(one.end())
    return list(pairwise([*ends, len(text)]))


def letter_held_back(read_cv: Mapping[str, Json], body: Mapping[str, Json]) -> list[HeldBack]:
    """The paragraphs with claims that nobody has confirmed."""
    return [
        HeldBack(f"letter.paragraphs.{one.id}", one.text, "", one.claims)
        for one in paragraphs_of(read_cv, body)
        if one.claims
    ]


def letter_words(letter: Letter) -> str:
    """The letter as plain text."""
    blocks = (letter.greeting, *letter.paragraphs, letter.closing, letter.sender)
    return "\n\n".join(one for one in blocks if one.strip())
