"""Words that hold a number without being one: quintupled, halved, a fifth, a decade, two digits."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

HALF = Fraction(1, 2)

#: language -> (endings of its verbs, stem=factor …, other words=factor …)
_FACTORS: Mapping[str, tuple[str, str, str]] = {
    "en": (
        "e es ed ing",
        "doubl=2 tripl=3 trebl=3 quadrupl=4 quintupl=5 sextupl=6 septupl=7 octupl=8 halv=1/2",
        """twice=2 thrice=3 twofold=2 threefold=3 fourfold=4 fivefold=5 sixfold=6 sevenfold=7 eightfold=8
        ninefold=9 tenfold=10 hundredfold=100""",
    ),
    "pt": (
        "quei cou car caram cámos camos cando cado cada cados cadas ca cam cação",
        "dupli=2 tripli=3 quadrupli=4 quintupli=5 sextupli=6 decupli=10",
        """dobrei=2 dobrou=2 dobrando=2 dobrar=2 dobraram=2 dobrámos=2 dobramos=2 dobrado=2 dobro=2 triplo=3
        quádruplo=4 quíntuplo=5 metade=1/2""",
    ),
    "es": (
        "qué có car caron camos cando cado cada cados cadas ca can cación",
        "dupli=2 tripli=3 cuadrupli=4 cuadripli=4 quintupli=5 sextupli=6 decupli=10",
        "doble=2 doblé=2 dobló=2 doblando=2 triple=3 cuádruple=4 quíntuple=5 mitad=1/2",
    ),
    "fr": (
        "é ée és ées er ant e ent ait a ai ement",
        "doubl=2 tripl=3 quadrupl=4 quintupl=5 sextupl=6 décupl=10 centupl=100",
        "moitié=1/2",
    ),
    "de": (
        "te t ten n en ung",
        """verdoppel=2 verdreifach=3 vervierfach=4 verfünffach=5 versechsfach=6 versiebenfach=7 verachtfach=8
        verzehnfach=10 halbier=1/2""",
        """verdopplung=2 doppelt=2 zweifach=2 dreifach=3 dreifache=3 vierfach=4 vierfache=4 fünffach=5 fünffache=5
        sechsfach=6 sechsfache=6 zehnfach=10 zehnfache=10 hälfte=1/2""",
    ),
    "it": (
        "ato ata ati ate are ando o ò ano",
        "raddoppi=2 triplic=3 quadruplic=4 quintuplic=5 sestuplic=6 decuplic=10 dimezz=1/2",
        "doppio=2 triplo=3 quadruplo=4 quintuplo=5 metà=1/2",
    ),
    "nl": (
        "de d t den en ing",
        """verdubbel=2 verdrievoudig=3 verviervoudig=4 vervijfvoudig=5 verzesvoudig=6 vertienvoudig=10
        halveer=1/2 gehalveer=1/2""",
        """verdubbeling=2 tweemaal=2 driemaal=3 viermaal=4 vijfmaal=5 tienmaal=10 drievoud=3 viervoud=4 vijfvoud=5
        tienvoud=10 halvering=1/2 helft=1/2""",
    ),
}  # fmt: skip


def _values(block: str) -> Iterator[tuple[str, Fraction]]:
    for one in block.split():
        word, value = one.split("=")
        yield word, Fraction(value)


def _verbs(language: str) -> dict[str, Fraction]:
    endings, stems, _words = _FACTORS[language]
    return {stem + end: value for stem, value in _values(stems) for end in endings.split()}


def factors(language: str) -> dict[str, Fraction]:
    """Word -> how many times as much; below one it is a share."""
    return _verbs(language) | dict(_values(_FACTORS[language][2]))


def growing(language: str) -> frozenset[str]:
    """The verbs among them that say that something became more."""
    return frozenset(word for word, value in _verbs(language).items() if value > 1)


def shrinking(language: str) -> frozenset[str]:
    """The verbs among them that say that something became less."""
    return frozenset(word for word, value in _verbs(language).items() if value < 1)


#: How "one", then two to nine are said before a share; a third to a tenth, one and many of them;
#: and, where a language also says "the fifth part", the third to the tenth part.
_SHARES = (
    (
        "a|one", "two three four five six seven eight nine",
        "third quarter fifth sixth seventh eighth ninth tenth",
        "thirds quarters fifths sixths sevenths eighths ninths tenths", "", "",
    ),
    (
        "um", "dois três quatro cinco seis sete oito nove",
        "terço quarto quinto sexto sétimo oitavo nono décimo",
        "terços quartos quintos sextos sétimos oitavos nonos décimos",
        "uma|a", "terça quarta quinta sexta sétima oitava nona décima",
    ),
    (
        "un", "dos tres cuatro cinco seis siete ocho nueve",
        "tercio cuarto quinto sexto séptimo octavo noveno décimo",
        "tercios cuartos quintos sextos séptimos octavos novenos décimos",
        "una|la", "tercera cuarta quinta sexta séptima octava novena décima",
    ),
    (
        "un", "deux trois quatre cinq six sept huit neuf",
        "tiers quart cinquième sixième septième huitième neuvième dixième",
        "tiers quarts cinquièmes sixièmes septièmes huitièmes neuvièmes dixièmes", "", "",
    ),
    (
        "ein|einem|einen|eines", "zwei drei vier fünf sechs sieben acht neun",
        "drittel viertel fünftel sechstel siebtel achtel neuntel zehntel",
        "drittel viertel fünftel sechstel siebtel achtel neuntel zehntel", "", "",
    ),
    (
        "un", "due tre quattro cinque sei sette otto nove",
        "terzo quarto quinto sesto settimo ottavo nono decimo",
        "terzi quarti quinti sesti settimi ottavi noni decimi",
        "una|la", "terza quarta quinta sesta settima ottava nona decima",
    ),
    (
        "een|één", "twee drie vier vijf zes zeven acht negen",
        "derde kwart vijfde zesde zevende achtste negende tiende",
        "derde kwart vijfde zesde zevende achtste negende tiende", "", "",
    ),
)  # fmt: skip


def _shares() -> Iterator[tuple[str, Fraction]]:
    for ones, counts, single, many, parts, ordinals in _SHARES:
        for place, (one, more) in enumerate(zip(single.split(), many.split(), strict=True)):
            whole = place + 3
            for article in ones.split("|"):
                yield f"{article} {one}", Fraction(1, whole)
            yield f"one-{one}", Fraction(1, whole)
            for number, word in enumerate(counts.split()[: whole - 2], start=2):
                yield f"{word} {more}", Fraction(number, whole)
                yield f"{word}-{more}", Fraction(number, whole)
        for place, ordinal in enumerate(ordinals.split()):
            for article in parts.split("|"):
                yield f"{article} {ordinal} parte", Fraction(1, place + 3)


#: Shares of a whole in words, as parts of one.
SHARES: Mapping[str, Fraction] = {
    # "A quarter" alone is a time: "6 releases a quarter".
    **{phrase: value for phrase, value in _shares() if phrase != "a quarter"},
    **dict.fromkeys(("by a quarter", "a quarter of"), Fraction(1, 4)),
    **dict.fromkeys(("by half", "in half", "half of", "half the", "one half"), HALF),
}

#: What says how many digits a number has, in all our languages.
DIGITS = re.compile(
    r"(?<!\w)(?:(?P<en>single|one|double|two|triple|three)[- ](?:digit|digits)"
    r"|(?P<romance>um|dois|três|uno?|dos|tres|deux|trois|due|tre)\s(?:d[íi]gitos?|chiffres|cifre)"
    r"|(?P<de>ein|zwei|drei)stellig(?:e[mnrs]?)?"
    r"|(?P<nl>dubbele|drie|twee)[ ]?(?:cijfers|cijferige?))(?!\w)",
    re.IGNORECASE,
)
_MANY = {
    1: "single one um un uno ein",
    2: "double two dois dos deux due zwei dubbele twee",
    3: "triple three três tres trois tre drei drie",
}
_COUNT = {word: count for count, words in _MANY.items() for word in words.split()}


def digits_said(match: re.Match[str]) -> str:
    """ "2 digits" of "double-digit"."""
    word = next(one for one in match.groups() if one)
    return f"{_COUNT[word.lower()]} digits"


def has_digits(label: str, value: Fraction) -> bool:
    """Whether a value has the digits that a label tells: 12 for "2 digits"."""
    count = label.removesuffix(" digits")
    return count != label and 10 ** (int(count) - 1) <= value < 10 ** int(count)
