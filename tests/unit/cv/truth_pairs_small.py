"""Pairs about firms, schools and tools in small letters; lines of usual words that name none."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from tests.unit.cv.truth_pair import pairs

SMALL = [
    *pairs(
        "en",
        """
        Wrote reports | Worked at google for years | google @
        Worked for Google | Worked at google for years | google =
        Cooked meals | Worked at microsoft | microsoft +
        Cooked meals | Sold machines to siemens | siemens +
        Sold to Siemens | Sold machines to siemens | siemens =
        Cooked meals | Worked at apple | apple +
        Cooked meals | Studied at oxford | oxford +
        Studied at Oxford | Studied at oxford | oxford =
        Cooked meals | Worked at kiwi as a cook | kiwi +
        Worked at Kiwi | Worked at kiwi in a team | kiwi =
        Cooked meals | Wrote services in go and rust | go +; rust +
        Wrote services in Go and Rust | Built services in go and rust | go =; rust =
        Wrote services in go | Wrote services in Go | Go =
        Cooked meals | Built pages in react | react +
        Built React pages | Built pages in react | react =
        Cooked meals | Built pages using react and TypeScript | react +; TypeScript +
        Cooked meals | Wrote code in c and java | c +; java +
        Cooked meals | Fluent in swift | swift +
        """,
    ),
    *pairs(
        "pt",
        """
        Cozinhei | Trabalhei na google | google @
        Trabalhei na Google | Trabalhou na google | google =
        Cozinhei | Estudou em harvard | harvard +
        Cozinhei | Trabalhei na shell | shell +
        Cozinhei | Escrevi serviços em go e rust | go +; rust +
        Escrevi serviços em Go | Escrevi serviços em go | go =
        """,
    ),
    *pairs("es", "Cociné | Trabajé en zara | zara +\nTrabajé en Zara | Trabajé en zara | zara ="),
    *pairs(
        "de",
        "Kochte | Arbeitete bei siemens | siemens +\nKochte | Schrieb Dienste in go und rust | go +; rust +",
    ),
    *pairs(
        "fr",
        "Cuisiné | Travaillé chez renault | renault +\nCuisiné | Développé des pages en react | react +",
    ),
    *pairs("it", "Cucinato | Lavorato per vodafone | vodafone +"),
    *pairs("nl", "Kookte | Gewerkt bij philips | philips +"),
]

#: Usual words that are names elsewhere: nothing here names a firm, a school or a tool.
USUAL = {
    "en": (
        "Had to go and react quickly to rust",
        "Led teams in swift delivery",
        "Worked with rust on hulls",
        "Ordered dishes in swift and careful steps",
        "Worked at home and at scale",
        "Worked at full capacity",
        "Hit the target; an apple a day",
        "Studied at night and worked at dawn",
        "Served 10 orange juices next to the bar",
    ),
    "pt": ("Trabalhei na cozinha", "Estudei em casa", "Trabalhou na loja da praia"),
    "de": ("Arbeitete bei laufendem Betrieb",),
    "fr": ("Travaillé chez lui",),
    "es": ("Trabajé en cocina", "Atendí correos", "Atención telefónica de clientes"),
}
