"""Facts about a file as people read them: in their language, with the finding's own number."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from everdraft.base.language import translator
from everdraft.cv.checks import run_checks
from everdraft.cv.checks.locate import LONGEST_QUOTE, Locator
from everdraft.cv.checks.view import View
from everdraft.cv.file_facts import said_fact
from everdraft.cv.findings import Finding, finding_to_json
from everdraft.cv.praise import good_things
from everdraft.cv.reading import Reading
from tests.unit.cv.build import CONTEXT, build
from tests.unit.cv.check_cases import CASES

PT, EN = translator("pt"), translator("en")


@pytest.mark.parametrize(
    ("fact", "english", "portuguese"),
    [
        ("words: 105", "105 words", "105 palavras"),
        ("words: 1", "1 word", "1 palavra"),
        ("pages: 3", "3 pages", "3 páginas"),
        ("letters and digits: 90", "90 characters", "90 caracteres"),
        ("size: 784 bytes", "784 bytes", "784 bytes"),
        ("size: 3250000 bytes", "3.2 MB", "3,2 MB"),
        ("body text: 8.5 pt", "Text of 8.5 points", "Texto de 8,5 pontos"),
        ("copying: forbidden", "Copying is forbidden", "É proibido copiar"),
        ("file name: a: b.pdf", "File name: a: b.pdf", "Nome do ficheiro: a: b.pdf"),
        (
            "page 2: 12 characters, 1 columns, 3 pictures",
            "page 2: 12 characters, 1 column, 3 pictures",
            "página 2: 12 caracteres, 1 coluna, 3 imagens",
        ),
    ],
)
def test_a_fact_is_said_in_the_readers_language(fact: str, english: str, portuguese: str) -> None:
    assert said_fact(fact, EN) == english
    assert said_fact(fact, PT) == portuguese


def _read(case: object) -> tuple[Reading, list[Finding]]:
    reading, context = case if isinstance(case, tuple) else (case, CONTEXT)
    return reading, run_checks(reading, context)


def test_every_fact_that_a_finding_quotes_is_said_in_portuguese() -> None:
    said: set[str] = set()
    for make in chain.from_iterable(CASES.values()):
        for one in _read(make())[1]:
            if one.evidence and one.evidence[0].fact:
                quote = finding_to_json(one, PT)["quote"]
                assert quote
                assert quote != one.evidence[0].quote
                said.add(re.sub(r"\W*\d.*", "", quote).strip())
    assert len(said) > 4


def test_how_long_a_cv_is_is_said_with_one_number() -> None:
    for make in CASES["N02"], CASES["N01"]:
        reading, found = _read(make[0]())
        one = next(one for one in found if one.check in ("N01", "N02"))
        shown = finding_to_json(one, PT)
        assert set(re.findall(r"\d+", shown["quote"])) <= set(re.findall(r"\d+", shown["title"]))
        assert re.fullmatch(r"\d+ (palavras|páginas)", shown["quote"])
        good = " ".join(good_things(View(reading, CONTEXT), "", found, PT))
        assert "palavras" not in good or one.check == "N01"


@pytest.mark.parametrize("shift", range(13))
def test_a_long_quote_ends_between_two_words_and_says_that_it_goes_on(shift: int) -> None:
    """Wherever in a word its longest length falls."""
    words = ["x" * (shift + 1), *(f"summarised{number}" for number in range(120))]
    reading = build(summary=" ".join(words))
    shown = [finding_to_json(one, EN) for one in run_checks(reading, CONTEXT) if one.check == "S05"]
    assert shown
    for one in shown:
        verbatim = one["evidence"][0]["quote"]
        assert one["quote"] == f"{verbatim}…"
        assert len(verbatim) <= LONGEST_QUOTE
        assert verbatim in reading.text
        assert set(verbatim.split()) <= set(words)


def test_a_quote_over_some_of_its_lines_says_that_it_goes_on() -> None:
    rows = [f"counted the crates of row {number} and wrote them down" for number in range(6)]
    locator = Locator(build(extra=[("More", rows)]))
    (whole,) = locator.find(" ".join(rows[:3]))
    assert (whole.quote, whole.cut) == ("\n".join(rows[:3]), False)
    (part,) = locator.find(" ".join(rows))
    assert (part.quote, part.cut) == ("\n".join(rows[:4]), True)
