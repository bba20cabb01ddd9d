"""Generated CVs with something in nearly every field, no value like another, and their values."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from everdraft.cv.model import Cv, Highlight, Section
from everdraft.documents.render import words
from everdraft.documents.render.clean import plain

ENTRIES = {
    "work": "Experience",
    "education": "Education",
    "skills": "Skills",
    "projects": "Projects",
    "certificates": "Certificates",
    "languages": "Languages",
    "awards": "Awards",
    "publications": "Publications",
    "volunteer": "Volunteering",
}
LANGUAGES = ("", "en", "pt", "de", "fr", "ru", "el")
WORDS = st.text(
    st.sampled_from(
        "abcdefgz ÅçéñßüŞğłőž αβγδω абвгжя fi ffl #$@\\*_[]{}<>`~&|\"'=+-–—().,:;!?/%№€"
    ),
    min_size=0,
    max_size=24,
)


@st.composite
def full_cvs(draw: st.DrawFn) -> Cv:
    """A CV with entries of every kind, few fields empty, and some of its sections missing."""
    count = itertools.count(1)

    def say(kind: str) -> str:
        number = next(count)
        if draw(st.integers(0, 9)) == 9:
            return ""
        if kind.endswith("date"):
            year = 1970 + number % 60
            return draw(st.sampled_from((f"{year}", f"{year}-{1 + number % 12:02d}")))
        if kind == "url":
            return draw(st.sampled_from(("", "https://", "http://"))) + f"site{number}.example/a"
        return f"{draw(WORDS)} x{number}x"

    def make(kind: Any, name: str = "") -> Any:
        if kind is str:
            return f"id{next(count)}" if name == "id" else say(name)
        if kind is bool:
            return draw(st.booleans())
        if get_origin(kind) is list:
            return [make(get_args(kind)[0]) for _ in range(draw(st.integers(1, 2)))]
        hints = get_type_hints(kind)
        fields = dataclasses.fields(kind)
        made = kind(**{one.name: make(hints[one.name], one.name) for one in fields})
        if getattr(made, "current", False):
            made.end_date = ""  # what goes on has no end
        return made

    hints = get_type_hints(Cv)
    skipped = ("language", "sections", "provenance")
    names = [one.name for one in dataclasses.fields(Cv) if one.name not in skipped]
    cv = Cv(**{name: make(hints[name], name) for name in names})
    cv.language = draw(st.sampled_from(LANGUAGES))
    cv.basics.location.country_code = draw(st.sampled_from(("", "PT", "DE", "US")))
    sections = draw(st.permutations(list(_sections(cv, say))))
    cv.sections = sections[draw(st.integers(0, 5)) :]
    return cv


def _sections(cv: Cv, say: Callable[[str], str]) -> Iterator[Section]:
    for kind in ("contact", "summary", "interests", "references"):
        yield Section(f"s-{kind}", kind, say("heading"))
    for kind in list(ENTRIES)[:6]:  # the others stand in no section
        yield Section(
            f"s-{kind}", kind, say("heading"), entries=[one.id for one in getattr(cv, kind)]
        )
    yield Section("s-other", "other", say("heading"), lines=[say("line"), say("line")])


def values_of(cv: Cv) -> list[str]:
    """Every text of a CV as it must be found on paper, except the heading above nothing."""
    language = words.language_code(cv.language)
    found: list[str] = []

    def look(value: Any, name: str) -> None:
        if isinstance(value, str):
            found.append(_written(value, name, language))
        elif isinstance(value, list):
            for one in value:
                look(one, name)
        elif isinstance(value, Highlight):
            look(value.text, "text")
        elif isinstance(value, Section):
            if value.kind != "contact":
                look(value.heading, "heading")
            look(value.lines, "lines")
        elif dataclasses.is_dataclass(value):
            for one in dataclasses.fields(value):
                look(getattr(value, one.name), one.name)
            if getattr(value, "current", False):
                found.append(words.present(language))

    for one in dataclasses.fields(cv):
        if one.name not in ("language", "provenance"):
            look(getattr(cv, one.name), one.name)
    return [one for one in found if plain(one)]


def _written(value: str, name: str, language: str) -> str:
    if name in ("id", "kind", "language"):
        return ""
    if name == "country_code" and value:
        return words.country(value, language)[0]
    if name.endswith("date"):
        return words.day(value, language)
    if name == "url":
        return value.split("://")[-1]
    return value
