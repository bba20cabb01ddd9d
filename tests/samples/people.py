"""One invented person as JSON Resume truth, drawn from a language's words by a seed."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import Any

from tests.samples.languages import LANGUAGES, SKILLS

DATE_STYLES = ("words", "numbers", "iso", "years")
LATIN = {"ru": "olga.semyonova", "ja": "m.takahashi", "zh": "wang.lihua", "ar": "layla.haddad"}


def person(language: str, seed: int) -> dict[str, Any]:
    """A résumé in JSON Resume's names; every date is "YYYY-MM"."""
    chance = random.Random(f"{language}/{seed}")
    words = LANGUAGES[language]
    name = chance.choice(words.names.split("|"))
    employers = chance.sample(words.employers.split("|"), 3)
    titles = chance.sample(words.titles.split("|"), 3)
    deeds = words.deeds.split("|")
    cities = words.cities.split("|")
    year, month = 2023, chance.randint(1, 6)
    work: list[dict[str, Any]] = []
    for number, (employer, title) in enumerate(zip(employers, titles, strict=True)):
        start = (year - chance.randint(2, 4), chance.randint(1, 12))
        role = {
            "name": employer,
            "position": title,
            "location": chance.choice(cities),
            "startDate": f"{start[0]}-{start[1]:02d}",
            "highlights": chance.sample(deeds, chance.randint(2, 3)),
        }
        if number:
            role["endDate"] = f"{year}-{month:02d}"
        work.append(role)
        year, month = start[0], max(1, start[1] - 1)
    return {
        "basics": {
            "name": name,
            "label": titles[0],
            "email": f"{_address(name, language)}@example.com",
            "phone": words.phone.format(chance.randint(100, 999)),
            "summary": words.summary,
            "location": {"city": chance.choice(cities), "countryCode": words.country},
        },
        "work": work,
        "education": [
            {
                "institution": chance.choice(words.schools.split("|")),
                "studyType": chance.choice(words.degrees.split("|")),
                "area": chance.choice(words.areas.split("|")),
                "startDate": f"{year - 4}-10",
                "endDate": f"{year}-07",
            }
        ],
        "skills": [{"name": "", "keywords": chance.sample(SKILLS.split("|"), 5)}],
        "languages": [
            dict(zip(("language", "fluency"), one.split(": "), strict=True))
            for one in words.spoken.split("|")
        ],
    }


def _address(name: str, language: str) -> str:
    if language in LATIN:
        return LATIN[language]
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ı", "i").lower())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return re.sub(r"[^a-z]+", ".", plain).strip(".")


def dated(value: str, language: str, style: str) -> str:
    """One date as people of that language write it."""
    year, month = value.split("-")
    if style == "iso":
        return value
    if style == "years":
        return year
    if style == "numbers":
        return f"{year}/{month}" if language in ("ja", "zh") else f"{month}/{year}"
    if language in ("ja", "zh"):
        return f"{year}年{int(month)}月"
    name = LANGUAGES[language].months.split("|")[int(month) - 1]
    if language in ("es", "pt"):
        return f"{name} de {year}"
    return f"{name} {year}"


def range_of(entry: dict[str, Any], language: str, style: str) -> str:
    """Both dates of an entry."""
    start = dated(entry["startDate"], language, style)
    end = entry.get("endDate")
    return f"{start} – {dated(end, language, style) if end else LANGUAGES[language].present}"


def truth_as_written(resume: dict[str, Any], style: str) -> dict[str, Any]:
    """The truth with the precision that the style leaves: years only for ``years``."""
    if style != "years":
        return resume
    cut = dict(resume)
    for kind in ("work", "education"):
        cut[kind] = [
            {key: value[:4] if key.endswith("Date") else value for key, value in entry.items()}
            for entry in resume[kind]
        ]
    return cut
