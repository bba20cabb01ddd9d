"""Verb forms that a rewrite needs: "managing" to "managed", "gerenciar" to "gerenciei"."""

from __future__ import annotations

from dataclasses import dataclass

from everdraft.cv.words import base_language, words_for
from everdraft.cv.words.lexicon import split, table

_IRREGULAR = table(
    """
    build = built
    lead = led
    run = ran
    write = wrote
    sell = sold
    teach = taught
    drive = drove
    make = made
    oversee = oversaw
    keep = kept
    hold = held
    meet = met
    set = set
    cut = cut
    buy = bought
    bring = brought
    grow = grew
    draw = drew
    win = won
    deal = dealt
    undertake = undertook
    rebuild = rebuilt
    rewrite = rewrote
    """
)
#: Verbs by their base form; the past is regular where nothing else is said.
_REGULAR = split(
    """achieve administer advise analyse analyze apply arrange assemble assess assist audit
    automate balance budget calculate check clean coach collaborate collect communicate compile
    complete conduct configure control convert coordinate create debug define deliver deploy
    design develop direct document draft edit educate enforce engineer ensure establish evaluate
    examine execute expand facilitate file fix forecast generate handle help hire host identify
    implement improve inspect install instruct integrate interview introduce investigate launch
    liaise maintain manage map market measure mentor migrate model moderate monitor negotiate
    onboard open operate optimise optimize order organise organize participate perform pilot
    plan prepare present process procure produce program promote propose provide publish
    purchase raise receive recommend reconcile record recruit redesign reduce refactor repair
    replace report represent research resolve restore restructure review schedule screen serve
    service ship simplify solve standardise standardize start streamline supervise supply
    support survey test track train transfer transform translate troubleshoot tune update
    upgrade validate verify visit welcome work"""
)
_DOUBLING = frozenset(split("plan program map ship transfer control"))
#: Words in -ing that are just as often nouns: "sales and marketing".
NOUNS_IN_ING = frozenset(
    split(
        """training marketing testing planning reporting accounting engineering purchasing billing
        onboarding recruiting budgeting scheduling processing programming consulting cleaning
        filing writing teaching coaching mentoring building pricing staffing operating modeling
        modelling mapping driving selling running winning recording supporting measuring
        ordering leading meeting making keeping holding cutting drawing banking invoicing
        hosting housing servicing screening"""
    )
)


@dataclass(frozen=True, slots=True)
class Verb:
    """An English verb in the three forms that a line of a CV uses."""

    base: str
    past: str
    gerund: str


def _gerund(base: str) -> str:
    if base in _DOUBLING or base in ("run", "set", "cut", "win"):
        return base + base[-1] + "ing"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + "ing"


def _past(base: str) -> str:
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base == "troubleshoot":
        return "troubleshot"
    if base in _DOUBLING:
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


_ENGLISH = [Verb(base, _past(base), _gerund(base)) for base in (*_IRREGULAR, *_REGULAR)]
BY_GERUND = {one.gerund: one for one in _ENGLISH}
BY_BASE = {one.base: one for one in _ENGLISH}

#: infinitive ending -> endings of the past, first person and third, by language.
_ENDINGS = {
    "pt": {"ar": ("ei", "ou"), "er": ("i", "eu"), "ir": ("i", "iu")},
    "es": {"ar": ("é", "ó"), "er": ("í", "ió"), "ir": ("í", "ió")},
    "fr": {"er": ("é", "é"), "ir": ("i", "i")},
}
_SOFT = {
    "pt": (("gar", "guei"), ("car", "quei"), ("çar", "cei")),
    "es": (("gar", "gué"), ("car", "qué"), ("zar", "cé")),
}
_PRESENT = {"pt": ("o", ("ei", "i")), "es": ("o", ("é", "í"))}
#: Infinitives whose past no rule gives.
_STRONG = {
    "pt": {"fazer": "fiz", "manter": "mantive", "obter": "obtive", "propor": "propus",
           "gerir": "geri", "prestar": "prestei", "dirigir": "dirigi"},
    "es": {"mantener": "mantuve", "obtener": "obtuve", "reducir": "reduje", "producir": "produje",
           "proponer": "propuse", "introducir": "introduje", "traducir": "traduje"},
    "fr": {"réduire": "réduit", "conduire": "conduit", "produire": "produit", "promouvoir": "promu",
           "concevoir": "conçu", "maintenir": "maintenu", "vendre": "vendu",
           "construire": "construit", "traduire": "traduit", "mettre": "mis"},
}  # fmt: skip


def past_of_infinitive(infinitive: str, language: str, third_person: bool = False) -> str:
    """The past of an infinitive, when the lexicon knows that form as a verb; else ""."""
    language = base_language(language)
    words = words_for(language)
    if words is None or language not in _ENDINGS:
        return ""
    candidates: list[str] = []
    if not third_person:
        candidates.append(_STRONG[language].get(infinitive, ""))
        soft = _SOFT.get(language, ())
        candidates += [
            infinitive[: -len(end)] + new for end, new in soft if infinitive.endswith(end)
        ]
    for ending, (first, third) in _ENDINGS[language].items():
        if infinitive.endswith(ending):
            candidates.append(infinitive[: -len(ending)] + (third if third_person else first))
    return next((one for one in candidates if one and one in words.verbs), "")


def past_of_present(word: str, language: str) -> str:
    """The past of a present-tense form: "manage" or "gerencio"; "" when no rule is safe."""
    language = base_language(language)
    words = words_for(language)
    if words is None or word not in words.present_verbs:
        return ""
    if language == "en":
        return BY_BASE[word].past if word in BY_BASE else ""
    ending, pasts = _PRESENT.get(language, ("", ()))
    if not ending or not word.endswith(ending):
        return ""
    found = (word[: -len(ending)] + one for one in pasts)
    return next((one for one in found if one in words.verbs), "")
