"""Every sample, in thirteen languages and nine layouts, is read as it was written, and whole."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from everdraft.cv.codec import to_json
from everdraft.cv.editing.targets import item_at
from everdraft.cv.lexicon.employers import employer_score, trade_score
from everdraft.cv.lexicon.places import is_city
from everdraft.cv.lexicon.roles import firm_score, title_score
from everdraft.cv.reading import Reading
from everdraft.cv.unread import unread
from everdraft.documents import reader
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read.child import read
from tests.samples.generate import Sample, looks, samples
from tests.samples.languages import LANGUAGES
from tests.samples.scoring import scorer
from tests.samples.trades import RARE, TRADES, UNLISTED, Rows

Json = dict[str, Any]

SEED = 7


@pytest.fixture(scope="module")
def made() -> list[Sample]:
    return list(samples(SEED))


@pytest.fixture(scope="module")
def readings(made: list[Sample]) -> list[tuple[Sample, Reading]]:
    return [(one, read(one.data, one.name, ReadLimits())) for one in made]


@pytest.mark.parametrize("language", LANGUAGES)
def test_person_and_roles_are_read(readings: list[tuple[Sample, Reading]], language: str):
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    misses: list[str] = []
    for sample, reading in readings:
        if sample.language == language:
            truth = scorer().from_json_resume(sample.truth)
            score = scorer().score(truth, reading)
            right += score.right
            count += score.all
            misses += [f"{sample.name}: {miss}" for miss in score.misses]
    assert count["whole"] >= 12
    for field in ("name", "email", "phone"):
        assert right[field] >= 0.95 * count[field], misses
    assert right["whole"] >= 0.9 * count["whole"], misses
    assert right["school"] >= 0.9 * count["school"], misses


@pytest.mark.parametrize("language", TRADES)
def test_looks_of_other_programs_are_read(language: str):
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    misses: list[str] = []
    for sample in looks(SEED, (language,)):
        reading = read(sample.data, sample.name, ReadLimits())
        truth = scorer().from_json_resume(sample.truth)
        score = scorer().score(truth, reading)
        misses += [f"{sample.name}: {miss}" for miss in score.misses]
        misses += [f"{sample.name}: invented {one}" for one in scorer().invented(reading)]
        right += score.right
        count += score.all
    for field in ("name", "email", "phone", "employer", "title", "whole", "school", "language"):
        assert right[field] >= 0.95 * count[field], misses
    assert not [miss for miss in misses if "invented" in miss]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("rows", "share"), [(RARE, 0.9), (UNLISTED, 0.75)], ids=["rare", "unlisted"]
)
def test_rare_trades_employers_and_towns_are_told_apart(rows: Rows, share: float, language: str):
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    misses: list[str] = []
    for sample in looks(SEED, (language,), rows):
        reading = read(sample.data, sample.name, ReadLimits())
        score = scorer().score(scorer().from_json_resume(sample.truth), reading)
        misses += [f"{sample.name}: {miss}" for miss in score.misses]
        right += score.right
        count += score.all
        assert scorer().invented(reading) == []
    assert right["whole"] >= share * count["whole"], misses


@pytest.mark.parametrize("language", UNLISTED)
def test_no_table_of_words_has_what_is_called_unlisted(language: str):
    towns, firms, titles = (row.split("|") for row in UNLISTED[language])
    for one in (*towns, *firms, *titles):
        assert not is_city(one)
        assert employer_score(one) == 0
    assert [one for one in firms if firm_score(one)] == []
    assert [one for one in (*firms, *titles) if title_score(one)] == []
    assert [one for one in titles if trade_score(one)] == []


def test_nothing_is_invented(readings: list[tuple[Sample, Reading]]):
    assert [value for _, reading in readings for value in scorer().invented(reading)] == []


def test_the_language_of_each_is_known(readings: list[tuple[Sample, Reading]]):
    wrong = [sample.name for sample, one in readings if one.cv.language != sample.language]
    assert len(wrong) <= 0.03 * len(readings), wrong


def test_the_same_bytes_give_the_same_ids(made: list[Sample]):
    for sample in made[::9]:
        first = read(sample.data, sample.name, ReadLimits())
        assert read(sample.data, sample.name, ReadLimits()) == first
        ids = [one.id for one in (*first.cv.work, *first.cv.education, *first.cv.skills)]
        ids += [bullet.id for role in first.cv.work for bullet in role.highlights]
        assert len(ids) == len(set(ids))


async def test_the_child_reads_what_we_read(readings: list[tuple[Sample, Reading]]):
    for sample, expected in readings[::20]:
        assert await reader.read_document(sample.data, sample.name) == expected


# -- nothing vanishes unsaid ---------------------------------------------------------------------

STEP = 6
"""Every so many values are taken out, so that the test stays short."""
NO_VALUE = re.compile(
    r"\b\d+ (?:years?|months?|años?|meses)\b|\b(?:mobile|page|página|cv|of|de)\b|\d+ ?/ ?\d+"
    r"|(?:mother tongue|other language|lengua materna|otro\(s\) idioma)(?:\(s\))?"
    r"|[^\W\d_][^:]{0,24}:(?= )",
    re.I,
)
"""What our samples say that is no datum: lengths, labels, numbers of pages."""
MISSED = {"es-words-network.pdf", "es-dots-passport-old.pdf"}
"""Looks whose town stands below a headline or a label alone: truly in no field."""


@pytest.fixture(scope="module")
def whole(readings: list[tuple[Sample, Reading]]) -> dict[str, Json]:
    """The samples as JSON, and one language in all looks of other programs."""
    made = {sample.name: to_json(reading) for sample, reading in readings}
    for one in looks(SEED, ("es",)):
        made[one.name] = to_json(read(one.data, one.name, ReadLimits()))
    return made


def plain(text: str) -> str:
    """Letters and digits alone."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in text if mark.isalnum())


def texts_of(value: Any) -> Iterator[str]:
    """Every string there is, provenance included: its quotes are what values were read from."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in ("id", "kind", "network", "countryCode"):
                yield from texts_of(one)


def words_of(line: Json) -> list[str]:
    """The words of a line that a value could hold, those of a label left out."""
    parts = re.split(r"[\s/–—-]+", NO_VALUE.sub(" ", line["text"]))
    return [word for one in parts if len(word := plain(one)) > 1]


def test_every_word_is_in_a_value_or_named(whole: dict[str, Json]) -> None:
    vanished: list[str] = []
    for name, reading in whole.items():
        named = {one.line: plain(one.words) for one in unread(reading).lines}
        said = " ".join(plain(text) for text in texts_of(reading["cv"]))
        for line in reading["lines"]:
            shown = said + named.get(line["id"], "")
            gone = [one for one in words_of(line) if one not in shown and not line["hidden"]]
            vanished += [f"{name}: {one!r} of {line['text']!r}" for one in gone]
    assert len(whole) > 120
    assert vanished == []


def test_what_is_read_whole_raises_no_alarm(whole: dict[str, Json]) -> None:
    found = {name: [one.words for one in unread(one).lines] for name, one in whole.items()}
    alarms = {name: words for name, words in found.items() if words}
    assert set(alarms) <= MISSED, alarms
    assert [words for name, words in alarms.items() if len(words) > 1] == []


def without(reading: Json, path: str) -> Json | None:
    """The reading as if this value had been missed; None where the path is none of ours."""
    found = copy.deepcopy(reading)
    *steps, last = path.split(".")
    parent = item_at(found["cv"], steps)
    if isinstance(parent, list):
        parent[:] = [one for one in parent if one["id"] != last]
    elif isinstance(parent, dict) and isinstance(parent.get(last), str | list):
        parent[last] = type(parent[last])()
    else:
        return None
    del found["cv"]["provenance"][path]
    return found


def test_a_value_that_was_missed_is_named(whole: dict[str, Json]) -> None:
    taken_out = 0
    for name, reading in whole.items():
        paths = [one for one in reading["cv"]["provenance"] if not one.endswith("Date")]
        for path in paths[::STEP]:
            missed = without(reading, path)
            if missed is None:
                continue
            quote = reading["cv"]["provenance"][path]["quote"]
            said = " ".join(plain(text) for text in texts_of(missed["cv"]))
            said += plain(" ".join(one.words for one in unread(missed).lines))
            words = [] if is_label(quote, reading) else words_of({"text": quote})
            gone = [one for one in words if len(one) > 3 and one not in said]
            assert gone == [], f"{name}: {path} {quote!r}"
            taken_out += bool(words)
    assert taken_out > 500


def is_label(quote: str, reading: Json) -> bool:
    """Whether it names what follows: the name of a group, a language with its level."""
    return any(f"{quote}:" in line["text"] for line in reading["lines"])
