"""Words around numbers, by language: number words, about and over, up and down, per month, people."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from everdraft.cv.claims.multiples import factors, growing, shrinking
from everdraft.cv.claims.number_words import NumberWords, number_words
from everdraft.cv.words import base_language


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


def _phrases(block: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in block.split("|") if one.strip())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, in lower case and with their accents.

    ``factors`` are verbs and words that hold a number: doubled = 2 times; a fraction below one is
    a share (halved = 50 %). ``stops`` end the noun that a number counts. ``by`` and ``to`` are
    what stands right before an amount of change and before the level reached. ``before_noun``
    are the few adjectives before a noun in languages that put the others behind it.
    """

    numbers: NumberWords
    factors: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])
    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    up: frozenset[str] = frozenset()
    down: frozenset[str] = frozenset()
    change: frozenset[str] = frozenset()  # for better or worse
    periods: Mapping[str, str] = field(default_factory=dict[str, str])  # pattern -> period
    people: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    before_noun: frozenset[str] | None = None  # None: the noun that is counted comes last
    by: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    from_to: str = ""  # a pattern between "from A" and "B"
    spans: tuple[str, ...] = ()  # words between the ends of a range


_EN = Vocabulary(
    numbers=number_words("en"),
    factors=factors("en"),
    over=_phrases(
        "more than|over|above|at least|in excess of|upwards of|exceeding|no fewer than|no less than|>"
    ),
    under=_phrases("up to|less than|fewer than|under|below|at most|no more than|max.|maximum|<"),
    about=_phrases(
        "about|around|approximately|approx.|approx|roughly|nearly|almost|close to|some|circa|ca.|~|≈"
    ),
    up=growing("en")
    | _words(
        """increased increasing increase raised raising raise grew growing grow boosted boosting boost         lifted expanded gained earned added up doubled tripled rose higher more growth generated hired created"""
    ),
    down=shrinking("en")
    | _words(
        """reduced reducing reduce cut cutting cuts lowered lowering lower decreased decreasing decrease
        shortened shortening saved saving save dropped shrank shrunk minimized minimised down halved fell
        eliminated removed reduction less fewer fired lost"""
    ),
    change=_words(
        "improved improving improve improvement improvements changed change better faster optimised optimized"
    ),
    periods={
        r"(?:(?:per|an?|each|every)\s+|/\s?)(?:second|sec)\b": "second",
        r"(?:(?:per|an?|each|every)\s+|/\s?)(?:minute|min)\b": "minute",
        r"(?:(?:per|an?|each|every)\s+|/\s?)(?:hour|hr)\b|\bhourly\b": "hour",
        r"(?:(?:per|an?|each|every)\s+|/\s?)day\b|\bdaily\b": "day",
        r"(?:(?:per|an?|each|every)\s+|/\s?)week\b|\bweekly\b": "week",
        r"(?:(?:per|an?|each|every)\s+|/\s?)(?:month|mo)\b|\bmonthly\b": "month",
        r"(?:(?:per|an?|each|every)\s+|/\s?)quarter\b|\bquarterly\b": "quarter",
        r"(?:(?:per|an?|each|every)\s+|/\s?)(?:year|annum|yr)\b|\b(?:yearly|annually|annual|p\.a\.)": "year",
    },
    people=_words(
        "team teams people persons members member employees staff headcount fte ftes workforce"
    ),
    lead=_words(
        """led lead leading managed manage managing headed head heading supervised supervising supervise directed
        directing ran running oversaw overseeing oversee commanded captained management leadership supervision"""
    ),
    stops=_words(
        """and or in to with for by on at from per a an the who that which whose across within over through while
        of as into after before during under between so each every when where, than"""
    ),
    of=_words("of"),
    by=_words("by"),
    to=_words("to"),
    from_to=r"\bfrom\s",
    spans=("to",),
)

_PT = Vocabulary(
    numbers=number_words("pt"),
    factors=factors("pt"),
    over=_phrases("mais de|mais do que|acima de|pelo menos|ao menos|superior a|>"),
    under=_phrases("até|menos de|menos do que|abaixo de|no máximo|inferior a|<"),
    about=_phrases("cerca de|aproximadamente|por volta de|quase|em torno de|perto de|uns|umas|~|≈"),
    up=growing("pt")
    | _words(
        """aumentei aumentou aumentando aumento aumentar elevei elevou cresci cresceu crescimento ampliei ampliou         dobrei dupliquei gerei gerou gerando ganhei subi subiu mais contratei criei impulsionei"""
    ),
    down=shrinking("pt")
    | _words(
        """reduzi reduziu reduzindo redução reduzir diminuí diminuiu diminuindo diminuição cortei cortou cortando baixei
        baixou poupei poupou poupando economizei economizou economizando economia queda eliminei eliminou
        menos encurtei"""
    ),
    change=_words("melhorei melhorou melhorando melhoria melhorias melhor otimizei otimizou"),
    periods={
        r"(?:(?:por|ao|a cada|cada)\s+|/\s?)dia\b|\bdiári[oa]s?\b|\bdiariamente\b": "day",
        r"(?:(?:por|à|a cada|cada)\s+|/\s?)semana\b|\bsemana(?:l|is)\b|\bsemanalmente\b": "week",
        r"(?:(?:por|ao|a cada|cada)\s+|/\s?)mês\b|\bmensa(?:l|is)\b|\bmensalmente\b": "month",
        r"(?:(?:por|ao|a cada|cada)\s+|/\s?)trimestre\b|\btrimestra(?:l|is)\b": "quarter",
        r"(?:(?:por|ao|a cada|cada)\s+|/\s?)ano\b|\banua(?:l|is)\b|\banualmente\b": "year",
        r"(?:(?:por|à|a cada|cada)\s+|/\s?)hora\b": "hour",
        r"(?:por\s+|/\s?)minuto\b": "minute",
        r"(?:por\s+|/\s?)segundo\b": "second",
    },
    people=_words(
        "equipe equipa equipes equipas time pessoas pessoa membros elementos colaboradores funcionários"
    ),
    lead=_words(
        """liderei liderou liderando liderar geri geriu gerindo gerir gerenciei gerenciou gerenciando chefiei chefiou
        coordenei coordenou coordenando dirigi dirigiu supervisionei supervisionou comandei gerenciar chefiar
        coordenar dirigir supervisionar gestão liderança chefia coordenação"""
    ),
    stops=_words(
        """e ou em para com por de da do das dos na no nas nos a o as os ao à que cujo durante entre até um uma cada
        quando onde como"""
    ),
    before_noun=_words(
        """novo nova novos novas grande grandes bom boa bons boas pequeno pequena pequenos pequenas antigo
        antiga antigos antigas diferentes diversos diversas outros outras principais primeiros primeiras
        jovens"""
    ),
    of=_words("de"),
    by=_words("em"),
    to=_words("para"),
    from_to=r"\bde\s",
    spans=("a", "até"),
)

_DE = Vocabulary(
    numbers=number_words("de"),
    factors=factors("de"),
    over=_phrases("mehr als|über|mindestens|>"),
    under=_phrases("bis zu|weniger als|unter|höchstens|maximal|<"),
    about=_phrases("etwa|ungefähr|rund|circa|ca.|fast|knapp|~|≈"),
    up=growing("de")
    | _words(
        """steigerte gesteigert steigerung erhöhte erhöht erhöhung verdoppelte verdoppelt wuchs wachstum mehr         stieg erzielte"""
    ),
    down=shrinking("de")
    | _words(
        """senkte gesenkt senkung reduzierte reduziert reduzierung reduktion verringerte verringert verkürzte verkürzt sparte
        eingespart einsparung halbierte halbiert weniger sank"""
    ),
    change=_words("verbesserte verbessert verbesserung optimierte optimiert"),
    periods={
        r"(?:(?:pro|je|am)\s+|/\s?)tag\b|\btäglich": "day",
        r"(?:(?:pro|je)\s+|/\s?)woche\b|\bwöchentlich": "week",
        r"(?:(?:pro|je|im)\s+|/\s?)monat\b|\bmonatlich": "month",
        r"(?:(?:pro|je)\s+|/\s?)quartal\b|\bquartalsweise\b": "quarter",
        r"(?:(?:pro|je|im)\s+|/\s?)jahr\b|\bjährlich": "year",
        r"(?:(?:pro|je)\s+|/\s?)stunde\b|\bstündlich": "hour",
        r"(?:(?:pro|je)\s+|/\s?)minute\b": "minute",
        r"(?:(?:pro|je)\s+|/\s?)sekunde\b": "second",
    },
    people=_words(
        "team teams personen mitarbeiter mitarbeitern mitarbeitende mitarbeitenden leute köpfe mitglieder"
    ),
    lead=_words(
        "leitete geleitet leitung leiten führen führte geführt führung verantwortete steuerte leite führe"
    ),
    stops=_words(
        """und oder in im für mit bei von vom aus an am auf zu zum zur pro je der die das den dem des ein eine einen einem
        sowie über unter nach während als"""
    ),
    of=_words("von aus"),
    by=_words("um"),
    to=_words("auf"),
    from_to=r"\bvon\s",
    spans=("bis",),
)

_FR = Vocabulary(
    numbers=number_words("fr"),
    factors=factors("fr"),
    over=_phrases("plus de|plus d'|plus d’|au moins|supérieur à|>"),
    under=_phrases("jusqu'à|jusqu’à|moins de|moins d'|au plus|maximum|<"),
    about=_phrases("environ|près de|presque|autour de|~|≈"),
    up=growing("fr")
    | _words(
        """augmenté augmentant augmentation augmenter accru hausse croissance doublé gagné généré générant plus
        progressé"""
    ),
    down=shrinking("fr")
    | _words(
        """réduit réduisant réduction réduire diminué diminution baissé baisse économisé économisant économie raccourci
        moins supprimé"""
    ),
    change=_words("amélioré améliorant amélioration optimisé"),
    periods={
        r"(?:(?:par|chaque)\s+|/\s?)jour\b|\bquotidien": "day",
        r"(?:(?:par|chaque)\s+|/\s?)semaine\b|\bhebdomadaire": "week",
        r"(?:(?:par|chaque)\s+|/\s?)mois\b|\bmensuel": "month",
        r"(?:(?:par|chaque)\s+|/\s?)trimestre\b|\btrimestriel": "quarter",
        r"(?:(?:par|chaque)\s+|/\s?)(?:an|année)\b|\bannuel": "year",
        r"(?:(?:par)\s+|/\s?)heure\b": "hour",
    },
    people=_words("équipe équipes personnes membres collaborateurs salariés employés"),
    lead=_words(
        "diriger gérer manager encadrer piloter superviser dirigé géré managé encadré piloté supervisé dirigeant encadrant management direction encadrement"
    ),
    stops=_words(
        """et ou dans pour avec par sur en à au aux de du des d l le la les un une qui que dont chez entre pendant comme"""
    ),
    before_noun=_words(
        """nouveau nouvel nouvelle nouveaux nouvelles grand grande grands grandes bon bonne bons bonnes petit
        petite petits petites jeune jeunes ancien ancienne anciens anciennes différents différentes autres
        principaux principales premiers premières"""
    ),
    of=_words("de d"),
    to=_words("à"),
    from_to=r"\bde\s",
    spans=("à",),
)

_ES = Vocabulary(
    numbers=number_words("es"),
    factors=factors("es"),
    over=_phrases("más de|por encima de|al menos|superior a|>"),
    under=_phrases("hasta|menos de|por debajo de|como máximo|<"),
    about=_phrases("unos|unas|alrededor de|aproximadamente|cerca de|casi|~|≈"),
    up=growing("es")
    | _words(
        "aumenté aumentó aumentando aumento incrementé incrementó incremento crecimiento subí subió mejoró gané generé más"
    ),
    down=shrinking("es")
    | _words(
        "reduje redujo reduciendo reducción disminuí disminuyó disminución bajé bajó ahorré ahorró ahorrando ahorro recorté menos"
    ),
    change=_words("mejoré mejoró mejora mejorando optimicé"),
    periods={
        r"(?:(?:por|al|cada)\s+|/\s?)día\b|\bdiari[oa]s?\b": "day",
        r"(?:(?:por|a la|cada)\s+|/\s?)semana\b|\bsemanal": "week",
        r"(?:(?:por|al|cada)\s+|/\s?)mes\b|\bmensual": "month",
        r"(?:(?:por|al|cada)\s+|/\s?)trimestre\b|\btrimestral": "quarter",
        r"(?:(?:por|al|cada)\s+|/\s?)año\b|\banual": "year",
        r"(?:(?:por|a la|cada)\s+|/\s?)hora\b": "hour",
    },
    people=_words("equipo equipos personas miembros empleados colaboradores trabajadores"),
    lead=_words(
        "lideré lideró liderando dirigí dirigió dirigiendo gestioné gestionó coordiné coordinó supervisé supervisó encabecé liderar dirigir gestionar coordinar supervisar dirección gestión"
    ),
    stops=_words(
        """y o en para con por de del la las los el un una a al que cuyo durante entre hasta cada como"""
    ),
    before_noun=_words(
        """nuevo nueva nuevos nuevas gran grande grandes buen buena buenos buenas pequeño pequeña pequeños
        pequeñas antiguo antigua antiguos antiguas diferentes distintos distintas otros otras principales
        primeros primeras jóvenes"""
    ),
    of=_words("de"),
    to=_words("a hasta"),
    from_to=r"\bde\s",
    spans=("a",),
)

_IT = Vocabulary(
    numbers=number_words("it"),
    factors=factors("it"),
    over=_phrases("più di|oltre|almeno|superiore a|>"),
    under=_phrases("fino a|meno di|al massimo|inferiore a|<"),
    about=_phrases("circa|quasi|all'incirca|intorno a|approssimativamente|~|≈"),
    up=growing("it")
    | _words(
        """aumentato aumentata aumentando aumento aumentare incrementato incrementata incremento cresciuto cresciuta
        crescita generato generando guadagnato più salito accresciuto"""
    ),
    down=shrinking("it")
    | _words(
        """ridotto ridotta riducendo riduzione ridurre diminuito diminuita diminuzione abbassato tagliato risparmiato
        risparmiando risparmio calo meno eliminato abbattuto"""
    ),
    change=_words("migliorato migliorata migliorando miglioramento ottimizzato"),
    periods={
        r"(?:(?:al|ogni|per)\s+|/\s?)giorno\b|\bquotidian|\bgiornalier": "day",
        r"(?:(?:alla|ogni|per|a)\s+|/\s?)settimana\b|\bsettimanal": "week",
        r"(?:(?:al|ogni|per)\s+|/\s?)mese\b|\bmensil": "month",
        r"(?:(?:al|ogni|per)\s+|/\s?)trimestre\b|\btrimestral": "quarter",
        r"(?:(?:ogni|per|all['’])\s?|/\s?)anno\b|\bannual|\bannu[oi]\b|\bannua\b": "year",
        r"(?:(?:ogni|all['’])\s?|/\s?)ora\b|\borari[oa]\b": "hour",
    },
    people=_words(
        "squadra squadre team gruppo persone persona membri dipendenti collaboratori impiegati addetti"
    ),
    lead=_words(
        """guidato guidata guidando guidare gestito gestita gestendo gestire coordinato coordinata coordinando coordinare
        diretto diretta dirigendo dirigere supervisionato supervisionando supervisione direzione gestione coordinamento"""
    ),
    stops=_words(
        """e o in per con da di del della dei delle degli dal dalla nel nella nei nelle al alla ai agli alle il lo la i
        gli le che chi cui durante tra fra fino un una uno ogni quando come su sul sulla"""
    ),
    before_noun=_words(
        """nuovo nuova nuovi nuove grande grandi buon buona buoni buone piccolo piccola piccoli piccole vecchi vecchie
        diversi diverse altri altre principali primi prime giovani"""
    ),
    of=_words("di d"),
    by=_words("del"),
    to=_words("al"),
    from_to=r"\bda\s",
    spans=("a",),
)

_NL = Vocabulary(
    numbers=number_words("nl"),
    factors=factors("nl"),
    over=_phrases("meer dan|ruim|minstens|minimaal|ten minste|boven de|>"),
    under=_phrases("tot|minder dan|onder de|hoogstens|maximaal|<"),
    about=_phrases("ongeveer|circa|ca.|bijna|rond de|zo'n|~|≈"),
    up=growing("nl")
    | _words(
        """verhoogde verhoogd verhoging vergrootte vergroot groeide groei gegroeid steeg gestegen stijging meer
        gegenereerd toename"""
    ),
    down=shrinking("nl")
    | _words(
        """verlaagde verlaagd verlaging verminderde verminderd vermindering reduceerde gereduceerd reductie bespaarde
        bespaard besparing verkortte verkort daalde daling minder teruggebracht bracht"""
    ),
    change=_words("verbeterde verbeterd verbetering optimaliseerde geoptimaliseerd"),
    periods={
        r"(?:(?:per|elke|iedere)\s+|/\s?)dag\b|\bdagelijks": "day",
        r"(?:(?:per|elke|iedere)\s+|/\s?)week\b|\bwekelijks": "week",
        r"(?:(?:per|elke|iedere)\s+|/\s?)maand\b|\bmaandelijks": "month",
        r"(?:(?:per|elk|ieder)\s+|/\s?)kwartaal\b": "quarter",
        r"(?:(?:per|elk|ieder)\s+|/\s?)jaar\b|\bjaarlijks": "year",
        r"(?:(?:per|elk|ieder)\s+|/\s?)uur\b": "hour",
    },
    people=_words("team teams personen mensen medewerkers werknemers collega's leden personeel"),
    lead=_words(
        """leidde geleid leiding leiden leidinggeven leidinggegeven beheerde beheerd stuurde aangestuurd aansturen
        aansturing begeleidde begeleid coördineerde gecoördineerd managede gemanaged"""
    ),
    stops=_words(
        """en of in voor met bij van door uit aan op naar tot per de het een die dat wie waar tijdens tussen binnen over
        na voor als elke elk"""
    ),
    of=_words("van"),
    by=_words("met"),
    to=_words("naar tot"),
    from_to=r"\bvan\s",
    spans=("tot", "naar"),
)

_ALL = {"en": _EN, "pt": _PT, "de": _DE, "fr": _FR, "es": _ES, "it": _IT, "nl": _NL}


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; English where we have none."""
    return _ALL.get(base_language(language), _EN)
