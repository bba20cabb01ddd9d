"""Numbers in words, by language: small ones, what multiplies them, halves, dozens, decades."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from everdraft.cv.words import base_language
from everdraft.cv.words.lexicon import split


def _pairs(block: str) -> dict[str, int]:
    return {name: int(value) for name, value in (one.split("=") for one in block.split())}


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language, in lower case and with their accents.

    ``small`` are numbers that add up, ``big`` multiply. ``vague`` are "hundreds" and the like: no
    number at all, unless one stands before them. ``halves`` stand before what multiplies ("half a
    million"), ``and_half`` behind a number ("two and a half"). ``decades`` are ten years.
    """

    small: Mapping[str, int]
    big: Mapping[str, int]
    joints: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    and_half: tuple[tuple[str, ...], ...] = ()
    decades: frozenset[str] = frozenset()


_EN = NumberWords(
    small=_pairs(
        """two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
        fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40
        fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 zero=0"""
    ),
    big=_pairs("dozen=12 hundred=100 thousand=1000 million=1000000 billion=1000000000"),
    joints=_words("and"),
    vague=_words("dozens hundreds thousands millions billions"),
    halves=_words("half"),
    and_half=(("and", "a", "half"),),
    decades=_words("decade decades"),
)

_PT = NumberWords(
    small=_pairs(
        """dois=2 duas=2 três=3 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13
        catorze=14 quatorze=14 quinze=15 dezasseis=16 dezesseis=16 dezassete=17 dezessete=17 dezoito=18
        dezanove=19 dezenove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80
        noventa=90 duzentos=200 duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 quatrocentas=400
        quinhentos=500 quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700 setecentas=700 oitocentos=800
        oitocentas=800 novecentos=900 novecentas=900 zero=0"""
    ),
    big=_pairs(
        """dúzia=12 dezena=10 vintena=20 trintena=30 centena=100 cem=100 cento=100 milhar=1000 mil=1000
        milhão=1000000 milhões=1000000 mi=1000000 bilhão=1000000000 bilhões=1000000000"""
    ),
    joints=_words("e"),
    vague=_words("dezenas dúzias centenas milhares milhões bilhões"),
    halves=_words("meio meia"),
    and_half=(("e", "meio"), ("e", "meia")),
    decades=_words("década décadas decénio decênio"),
)

_GERMAN_SMALL = _pairs(
    """zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14
    fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50
    sechzig=60 siebzig=70 achtzig=80 neunzig=90 null=0"""
)


def _joined(small: Mapping[str, int], most: int, **bigger: int) -> dict[str, int]:
    """Small numbers and what multiplies them in one word: "zweihundert", "zwanzigtausend"."""
    return {
        f"{word}{end}": value * times
        for word, value in small.items()
        for end, times in bigger.items()
        if 1 < value < most * 1000 // times
    }


_DE = NumberWords(
    small=_GERMAN_SMALL | _joined(_GERMAN_SMALL, 1, hundert=100)
    | _joined(_GERMAN_SMALL, 100, tausend=1000),
    big=_pairs(
        """dutzend=12 hundert=100 einhundert=100 tausend=1000 eintausend=1000 tsd=1000 million=1000000
        millionen=1000000 mio=1000000 milliarde=1000000000 milliarden=1000000000 mrd=1000000000"""
    ),
    vague=_words("dutzende dutzenden hunderte hunderten tausende tausenden millionen milliarden"),
    halves=_words("halbe halben halbes halber"),
    and_half=(("und", "eine", "halbe"), ("und", "ein", "halbes")),
    decades=_words("jahrzehnt jahrzehnte jahrzehnten jahrzehnts"),
)  # fmt: skip

_FR = NumberWords(
    small=_pairs(
        """deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14
        quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 octante=80
        nonante=90 zéro=0 vingts=20"""
    ),
    big=_pairs(
        """douzaine=12 dizaine=10 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60
        centaine=100 cent=100 cents=100 millier=1000 mille=1000 million=1000000 millions=1000000 milliard=1000000000
        milliards=1000000000"""
    ),
    joints=_words("et"),
    vague=_words("dizaines douzaines centaines milliers millions milliards"),
    halves=_words("demi demie"),
    and_half=(("et", "demi"), ("et", "demie")),
    decades=_words("décennie décennies"),
)

_ES = NumberWords(
    small=_pairs(
        """dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14
        quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiún=21 veintiuno=21
        veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27
        veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90
        doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 cuatrocientas=400
        quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 setecientas=700
        ochocientos=800 ochocientas=800 novecientos=900 novecientas=900 cero=0"""
    ),
    big=_pairs(
        """docena=12 decena=10 veintena=20 treintena=30 centena=100 centenar=100 cien=100 ciento=100
        millar=1000 mil=1000 millón=1000000 millones=1000000"""
    ),
    joints=_words("y"),
    vague=_words("decenas docenas cientos centenas centenares miles millares millones"),
    halves=_words("medio media"),
    and_half=(("y", "medio"), ("y", "media")),
    decades=_words("década décadas decenio decenios"),
)


def _italian() -> dict[str, int]:
    """Two to ninety-nine, the hundreds and the thousands, each one word."""
    ones = split("due tre quattro cinque sei sette otto nove")
    tens = split("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
    teens = split(
        "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
    )
    found = {word: value for value, word in enumerate(ones, 2)}
    found |= {word: value for value, word in enumerate(teens, 10)}
    for ten, word in enumerate(tens, 2):
        found[word] = ten * 10
        found[f"{word[:-1]}uno"] = ten * 10 + 1
        for one, end in enumerate(ones, 2):
            stem = word[:-1] if end == "otto" else word
            found[stem + ("tré" if end == "tre" else end)] = ten * 10 + one
    return found | _joined(found, 1, cento=100) | _joined(found, 100, mila=1000) | {"zero": 0}


_IT = NumberWords(
    small=_italian(),
    big=_pairs(
        """dozzina=12 decina=10 quindicina=15 ventina=20 trentina=30 quarantina=40 cinquantina=50 centinaio=100
        cento=100 migliaio=1000 mille=1000 mila=1000 milione=1000000 milioni=1000000 miliardo=1000000000
        miliardi=1000000000"""
    ),
    joints=_words("e"),
    vague=_words("decine dozzine centinaia migliaia milioni miliardi"),
    halves=_words("mezzo mezza"),
    and_half=(("e", "mezzo"), ("e", "mezza")),
    decades=_words("decennio decenni"),
)


def _dutch() -> dict[str, int]:
    """Two to ninety-nine, the hundreds and the thousands, each one word."""
    ones = split("een twee drie vier vijf zes zeven acht negen")
    tens = split("twintig dertig veertig vijftig zestig zeventig tachtig negentig")
    teens = split("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien")
    found = {word: value for value, word in enumerate(ones, 1) if value > 1}
    found |= {word: value for value, word in enumerate(teens, 10)}
    for ten, word in enumerate(tens, 2):
        found[word] = ten * 10
        for one, start in enumerate(ones, 1):
            found[f"{start}{'ën' if start[-1] == 'e' else 'en'}{word}"] = ten * 10 + one
    found |= _joined(found, 1, honderd=100) | _joined(found, 100, duizend=1000)
    return found | {"nul": 0}


_NL = NumberWords(
    small=_dutch(),
    big=_pairs(
        """dozijn=12 tiental=10 twintigtal=20 dertigtal=30 vijftigtal=50 honderdtal=100 honderd=100 duizend=1000
        miljoen=1000000 mln=1000000 miljard=1000000000"""
    ),
    joints=_words("en"),
    vague=_words("tientallen dozijnen honderden duizenden miljoenen miljarden"),
    halves=_words("half halve"),
    and_half=(("en", "een", "half"), ("en", "een", "halve")),
    decades=_words("decennium decennia"),
)

_ALL = {"en": _EN, "pt": _PT, "de": _DE, "fr": _FR, "es": _ES, "it": _IT, "nl": _NL}


@cache
def number_words(language: str) -> NumberWords:
    """The number words of a language; English where we have none."""
    return _ALL.get(base_language(language), _EN)
