"""Words around numbers, by language: number words, about and over, up and down, per month, people."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from everdraft.cv.words import base_language


def _pairs(block: str) -> dict[str, int]:
    return {name: int(value) for name, value in (one.split("=") for one in block.split())}


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


def _phrases(block: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in block.split("|") if one.strip())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, in lower case and with their accents.

    ``small`` are numbers below a hundred, ``big`` multiply. ``vague`` are "hundreds" and the like.
    ``factors`` are verbs and words that hold a number: doubled = 2 times; a fraction below one is
    a share (halved = 50 %). ``stops`` end the noun that a number counts. ``by`` and ``to`` are
    what stands right before an amount of change and before the level reached.
    """

    small: Mapping[str, int]
    big: Mapping[str, int]
    joints: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
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
    by: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    from_to: str = ""  # a pattern between "from A" and "B"
    spans: tuple[str, ...] = ()  # words between the ends of a range


def _shares(block: str) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in (one.split("=") for one in block.split())}


_EN = Vocabulary(
    small=_pairs(
        """two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
        fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40
        fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 zero=0"""
    ),
    big=_pairs("dozen=12 hundred=100 thousand=1000 million=1000000 billion=1000000000"),
    joints=_words("and"),
    vague=_words("dozens hundreds thousands millions billions"),
    factors=_shares(
        """doubled=2 doubling=2 double=2 doubles=2 twice=2 twofold=2 tripled=3 tripling=3 triple=3 trebled=3
        threefold=3 quadrupled=4 quadrupling=4 fourfold=4 fivefold=5 tenfold=10 halved=1/2 halving=1/2"""
    ),
    over=_phrases(
        "more than|over|above|at least|in excess of|upwards of|exceeding|no fewer than|no less than|>"
    ),
    under=_phrases("up to|less than|fewer than|under|below|at most|no more than|max.|maximum|<"),
    about=_phrases(
        "about|around|approximately|approx.|approx|roughly|nearly|almost|close to|some|circa|ca.|~|≈"
    ),
    up=_words(
        """increased increasing increase raised raising raise grew growing grow boosted boosting boost         lifted expanded gained earned added up doubled tripled rose higher more growth generated hired created"""
    ),
    down=_words(
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
    small=_pairs(
        """dois=2 duas=2 três=3 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13
        catorze=14 quatorze=14 quinze=15 dezasseis=16 dezesseis=16 dezassete=17 dezessete=17 dezoito=18
        dezanove=19 dezenove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80
        noventa=90 duzentos=200 duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 quinhentos=500
        quinhentas=500 zero=0"""
    ),
    big=_pairs(
        """dúzia=12 dezena=10 cem=100 cento=100 mil=1000 milhão=1000000 milhões=1000000 mi=1000000 bilhão=1000000000
        bilhões=1000000000"""
    ),
    joints=_words("e"),
    vague=_words("dezenas dúzias centenas milhares"),
    factors=_shares(
        """dobrei=2 dobrou=2 dobrando=2 dobrar=2 dobro=2 dupliquei=2 duplicou=2 duplicando=2 tripliquei=3 triplicou=3
        triplicando=3 triplo=3 quadrupliquei=4 metade=1/2"""
    ),
    over=_phrases("mais de|mais do que|acima de|pelo menos|ao menos|superior a|>"),
    under=_phrases("até|menos de|menos do que|abaixo de|no máximo|inferior a|<"),
    about=_phrases("cerca de|aproximadamente|por volta de|quase|em torno de|perto de|uns|umas|~|≈"),
    up=_words(
        """aumentei aumentou aumentando aumento aumentar elevei elevou cresci cresceu crescimento ampliei ampliou         dobrei dupliquei gerei gerou gerando ganhei subi subiu mais contratei criei impulsionei"""
    ),
    down=_words(
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
    of=_words("de"),
    by=_words("em"),
    to=_words("para"),
    from_to=r"\bde\s",
    spans=("a", "até"),
)

_DE = Vocabulary(
    small=_pairs(
        """zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14
        fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50
        sechzig=60 siebzig=70 achtzig=80 neunzig=90 null=0"""
    ),
    big=_pairs(
        """dutzend=12 hundert=100 tausend=1000 tsd=1000 million=1000000 millionen=1000000 mio=1000000 milliarde=1000000000
        milliarden=1000000000 mrd=1000000000"""
    ),
    vague=_words("dutzende hunderte tausende"),
    factors=_shares(
        """verdoppelte=2 verdoppelt=2 verdopplung=2 doppelt=2 verdreifachte=3 verdreifacht=3 vervierfachte=4 halbierte=1/2
        halbiert=1/2 halbierung=1/2 hälfte=1/2"""
    ),
    over=_phrases("mehr als|über|mindestens|>"),
    under=_phrases("bis zu|weniger als|unter|höchstens|maximal|<"),
    about=_phrases("etwa|ungefähr|rund|circa|ca.|fast|knapp|~|≈"),
    up=_words(
        """steigerte gesteigert steigerung erhöhte erhöht erhöhung verdoppelte verdoppelt wuchs wachstum mehr         stieg erzielte"""
    ),
    down=_words(
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
    small=_pairs(
        """deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
        quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 zéro=0 vingts=20"""
    ),
    big=_pairs(
        "douzaine=12 dizaine=10 vingtaine=20 trentaine=30 centaine=100 cent=100 cents=100 mille=1000 million=1000000 millions=1000000 milliard=1000000000 milliards=1000000000"
    ),
    joints=_words("et"),
    vague=_words("dizaines centaines milliers"),
    factors=_shares(
        "doublé=2 doubler=2 doublant=2 double=2 triplé=3 tripler=3 triplant=3 quadruplé=4 moitié=1/2"
    ),
    over=_phrases("plus de|plus d'|plus d’|au moins|supérieur à|>"),
    under=_phrases("jusqu'à|jusqu’à|moins de|moins d'|au plus|maximum|<"),
    about=_phrases("environ|près de|presque|autour de|~|≈"),
    up=_words(
        """augmenté augmentant augmentation augmenter accru hausse croissance doublé gagné généré générant plus
        progressé"""
    ),
    down=_words(
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
    of=_words("de d"),
    to=_words("à"),
    from_to=r"\bde\s",
    spans=("à",),
)

_ES = Vocabulary(
    small=_pairs(
        """dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14
        quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veinticinco=25 treinta=30
        cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 doscientos=200 doscientas=200
        trescientos=300 trescientas=300 quinientos=500 quinientas=500 cero=0"""
    ),
    big=_pairs("docena=12 decena=10 cien=100 ciento=100 mil=1000 millón=1000000 millones=1000000"),
    joints=_words("y"),
    vague=_words("decenas docenas cientos centenares miles"),
    factors=_shares(
        "dupliqué=2 duplicó=2 duplicando=2 doble=2 doblé=2 tripliqué=3 triplicó=3 triplicando=3 triple=3 mitad=1/2"
    ),
    over=_phrases("más de|por encima de|al menos|superior a|>"),
    under=_phrases("hasta|menos de|por debajo de|como máximo|<"),
    about=_phrases("unos|unas|alrededor de|aproximadamente|cerca de|casi|~|≈"),
    up=_words(
        "aumenté aumentó aumentando aumento incrementé incrementó incremento crecimiento subí subió mejoró gané generé más"
    ),
    down=_words(
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
    of=_words("de"),
    to=_words("a hasta"),
    from_to=r"\bde\s",
    spans=("a",),
)

_ALL = {"en": _EN, "pt": _PT, "de": _DE, "fr": _FR, "es": _ES}


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; English where we have none."""
    return _ALL.get(base_language(language), _EN)


#: Units by what people write, in all our languages: short forms, words, singular and plural.
UNITS: Mapping[str, str] = {
    word: unit
    for unit, words in {
        "percent": "% percent pct prozent percentage",
        "points": "pp",
        "year": "year years yr yrs ano anos jahr jahre jahren ans année années año años",
        "month": "month months mês meses monat monate monaten mois mes",
        "week": "week weeks semana semanas woche wochen semaine semaines",
        "day": "day days dia dias tag tage tagen jour jours día días",
        "hour": "hour hours hr hrs h hora horas stunde stunden heure heures",
        "minute": "minute minutes min mins minuto minutos minuten",
        "second": "second seconds sec secs s segundo segundos sekunde sekunden seconde secondes",
        "millisecond": "ms millisecond milliseconds milissegundos millisekunden",
        "quarter": "quarters quartale trimestre trimestres",
        "kb": "kb", "mb": "mb", "gb": "gb", "tb": "tb", "pb": "pb",
        "km": "km kilometres kilometers kilómetros quilómetros quilômetros kilometer kilomètres",
        "metre": "metres meters metros", "m2": "m² m2 sqm", "kg": "kg", "tonne": "tonnes tons toneladas tonnen",
        "litre": "litres liters litros liter", "mw": "mw", "kwh": "kwh", "gwh": "gwh", "kw": "kw", "gw": "gw",
        "times": "x times vezes fois veces mal",
    }.items()
    for word in words.split()
}  # fmt: skip

CURRENCIES: Mapping[str, str] = {
    word: code
    for code, words in {
        "USD": "$ us$ usd dollar dollars dólar dólares",
        "EUR": "€ eur euro euros",
        "GBP": "£ gbp pounds libras",
        "BRL": "r$ brl reais",
        "JPY": "¥ jpy yen",
        "INR": "₹ inr rupees",
        "CHF": "chf franken",
        "AOA": "aoa kz kwanzas",
        "MZN": "mzn meticais",
    }.items()
    for word in words.split()
}

#: Letters glued to a number, or standing behind it, that multiply it.
SCALES: Mapping[str, int] = {
    "k": 1_000,
    "m": 1_000_000,
    "mm": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "mio": 1_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "mrd": 1_000_000_000,
    "tsd": 1_000,
}

#: Two words that are one unit.
TWO_WORD_UNITS: Mapping[str, str] = {
    "per cent": "percent",
    "por cento": "percent",
    "pour cent": "percent",
    "por ciento": "percent",
    "percentage points": "points",
    "pontos percentuais": "points",
    "puntos porcentuales": "points",
}

#: Shares of a whole in words, as parts of one.
SHARES: Mapping[str, Fraction] = {
    phrase.strip(): Fraction(value)
    for value, phrases in {
        "1/2": "by half|in half|half of|half the|one half",
        "1/3": "a third|one third|one-third|um terço|ein drittel|un tiers|un tercio",
        "2/3": "two thirds|two-thirds|dois terços|zwei drittel|deux tiers|dos tercios",
        "1/4": "by a quarter|one quarter|um quarto|ein viertel|un quart|un cuarto",
        "3/4": "three quarters|three-quarters|três quartos|drei viertel|trois quarts|tres cuartos",
    }.items()
    for phrase in phrases.split("|")
}
