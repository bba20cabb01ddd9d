"""Writes sample CVs with their truth: python -m tests.samples.generate FOLDER [SEED]."""

from __future__ import annotations

import json
import pathlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.samples.docx_looks import SHEETS, docx_in
from tests.samples.languages import LANGUAGES
from tests.samples.looks import STYLES, truth_in
from tests.samples.other_layouts import docx_of, text_of
from tests.samples.people import DATE_STYLES, person, truth_as_written
from tests.samples.trades import TRADES, Rows, trade
from tests.samples.typst_forms import LOOKS, WORDS_OF, pdf_in
from tests.samples.typst_layouts import LAYOUTS, pdf_of

NO_FONT_FOR = ("ja", "zh")  # the fonts that Typst brings have no such letters


@dataclass(frozen=True)
class Sample:
    """One file: its name, its bytes, and the résumé it was made from."""

    name: str
    language: str
    layout: str
    data: bytes
    truth: dict[str, Any]


def samples(seed: int, languages: tuple[str, ...] = tuple(LANGUAGES)) -> Iterator[Sample]:
    """Every layout in every language; the seed moves people and date styles."""
    for row, language in enumerate(languages):
        layouts = [f"{name}.pdf" for name in LAYOUTS if language not in NO_FONT_FOR]
        layouts += ["plain.docx", "table.docx", "plain.txt", "plain.md"]
        for column, layout in enumerate(layouts):
            style = DATE_STYLES[(seed + row + column) % len(DATE_STYLES)]
            resume = person(language, seed * 100 + column)
            data = _made(resume, language, style, layout)
            truth = truth_as_written(resume, style)
            yield Sample(f"{language}-{layout}", language, layout, data, truth)


def looks(
    seed: int, languages: tuple[str, ...] = tuple(TRADES), rows: Rows | None = None
) -> Iterator[Sample]:
    """Every look of other people's programs in every language given; the seed moves the rest.

    ``rows``: other towns, employers and titles, `RARE` or `UNLISTED`.
    """
    tables = (("pdf", LOOKS, pdf_in), ("docx", SHEETS, docx_in))
    for kind, table, make in tables:
        for column, (name, (_, posts, _)) in enumerate(table.items()):
            for language in languages:
                if language not in WORDS_OF.get(name, TRADES):
                    continue
                row = list(TRADES).index(language)
                style = STYLES[(seed + row + column) % len(STYLES)]
                style = "words" if name == "network" else style
                resume = trade(language, seed * 50 + column, posts, rows)
                truth = truth_in(resume, style)
                if name == "network":  # it knows only the years of studies
                    truth = truth | {"education": truth_in(resume, "years")["education"]}
                    resume = resume | {"education": truth["education"]}
                data = make(resume, language, style, name)
                yield Sample(
                    f"{language}-{style}-{name}.{kind}", language, f"{name}.{kind}", data, truth
                )


def _made(resume: dict[str, Any], language: str, style: str, layout: str) -> bytes:
    name, _, kind = layout.rpartition(".")
    if kind == "pdf":
        return pdf_of(resume, language, style, name)
    if kind == "docx":
        return docx_of(resume, language, style, name)
    return text_of(resume, language, style, kind)


def write(folder: pathlib.Path, seed: int) -> int:
    """All samples into a folder for each layout; returns how many."""
    count = 0
    for sample in (*samples(seed), *looks(seed)):
        place = folder / sample.layout
        place.mkdir(parents=True, exist_ok=True)
        path = place / sample.name
        path.write_bytes(sample.data)
        truth = json.dumps({"resume": sample.truth}, ensure_ascii=False, indent=1)
        path.with_name(f"{path.stem}.truth.json").write_text(truth, "utf-8")
        count += 1
    return count


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    made = write(target, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(f"{made} samples in {target}")
