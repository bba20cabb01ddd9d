"""Every sample, in thirteen languages and nine layouts, is read as it was written."""

from __future__ import annotations

from collections import Counter

import pytest

from everdraft.cv.lexicon.employers import employer_score, trade_score
from everdraft.cv.lexicon.places import is_city
from everdraft.cv.lexicon.roles import firm_score, title_score
from everdraft.cv.reading import Reading
from everdraft.documents import reader
from everdraft.documents.limits import ReadLimits
from everdraft.documents.read.child import read
from tests.samples.generate import Sample, looks, samples
from tests.samples.languages import LANGUAGES
from tests.samples.scoring import scorer
from tests.samples.trades import RARE, TRADES, UNLISTED, Rows

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
