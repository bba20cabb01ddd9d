"""Everything said to a person is translated: message ids against the .po files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from everdraft.base import errors
from everdraft.base.language import DEFAULT_LANGUAGE, LANGUAGES
from everdraft.web.templating import environment
from tests.house.repository import PRODUCT, called_name, files, product_modules, shown, tree

OTHER_LANGUAGES = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
MARKERS = {
    "_": 1,
    "gettext": 1,
    "message": 1,
    "Message": 1,
    "translate": 1,
    "_say": 1,
    "ngettext": 2,
}
ERRORS = {name for name, value in vars(errors).items() if isinstance(value, type)}
PLACE = re.compile(r"%\((\w+)\)[a-z]")


def _literal(node: ast.expr) -> list[str]:
    """The text of an expression, or both texts of a choice; nothing for what is computed."""
    if isinstance(node, ast.IfExp):
        return [*_literal(node.body), *_literal(node.orelse)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return [node.value]
    return []


def _said_by(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are message ids."""
    name = called_name(call)
    if name == "plural":
        return call.args[1:3]
    if name in ERRORS:
        action = [k.value for k in call.keywords if k.arg in {"message", "action"}]
        return [*call.args[:1], *action]
    return call.args[: MARKERS.get(name, 0)]


def _ids_of_module(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            for argument in _said_by(node):
                yield from _literal(argument)


def _ids_of_template(path: Path) -> Iterator[str]:
    """As the pages' own environment reads the template."""
    extract = environment(DEFAULT_LANGUAGE).extract_translations
    for _line, _function, ids in extract(path.read_text(encoding="utf-8")):
        yield from [i for i in (ids if isinstance(ids, tuple) else (ids,)) if i]


def _message_ids() -> dict[str, str]:
    """Every message id, and one place that says it."""
    found: dict[str, str] = {}
    for path in product_modules():
        found.update(dict.fromkeys(_ids_of_module(tree(path)), shown(path)))
    for path in files(".html"):
        if path.is_relative_to(PRODUCT):
            found.update(dict.fromkeys(_ids_of_template(path), shown(path)))
    return found


def _catalogues(language: str) -> dict[Path, Catalog]:
    folder = PRODUCT / "locale" / language / "LC_MESSAGES"
    read: dict[Path, Catalog] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as source:
            read[path] = read_po(source, locale=language, abort_invalid=True)
    return read


def _pairs(language: str) -> Iterator[tuple[Path, str, str]]:
    """Path, message id, translation; singular and plural one by one, fuzzy ones not at all."""
    for path, catalogue in _catalogues(language).items():
        for message in catalogue:
            if message.id and not message.fuzzy:
                ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
                words = (
                    message.string
                    if isinstance(message.string, tuple | list)
                    else (message.string,)
                )
                for one_id, word in zip(ids, words, strict=False):
                    yield path, str(one_id), str(word)


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    translated = {one_id for _path, one_id, word in _pairs(language) if word.strip()}
    wanted = _message_ids()
    missing = [
        f"{place}: {one_id!r}" for one_id, place in wanted.items() if one_id not in translated
    ]
    assert len(wanted) > 50
    assert not missing, "\n".join([f"{len(missing)} not in {language}:", *sorted(missing)])


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_translations_keep_the_places_for_values(language: str) -> None:
    wrong = [
        f"{shown(path)}: {one_id!r}"
        for path, one_id, word in _pairs(language)
        if word and sorted(set(PLACE.findall(one_id))) != sorted(set(PLACE.findall(word)))
    ]
    assert not wrong


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_no_message_is_translated_in_two_ways(language: str) -> None:
    words: dict[str, set[str]] = {}
    for _path, one_id, word in _pairs(language):
        words.setdefault(one_id, set()).add(word)
    assert {one_id: ways for one_id, ways in words.items() if len(ways) > 1} == {}


def test_portuguese_says_the_same_thing_with_the_same_word() -> None:
    """European Portuguese without "você"; CV, vaga, apagar; quotes as everywhere."""
    other = re.compile(r"\bvocê|currículo|elimin|objecto|execução|[«»]|\bCVs\b", re.IGNORECASE)
    found = [f"{shown(path)}: {word}" for path, _id, word in _pairs("pt") if other.search(word)]
    assert found == []


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_no_translation_outlives_its_message(language: str) -> None:
    said = _message_ids()
    gone = [
        f"{shown(path)}: {one_id!r}" for path, one_id, _ in _pairs(language) if one_id not in said
    ]
    assert not gone, "\n".join(["nobody says these any more:", *gone])


def test_message_ids_are_found_where_they_are_said() -> None:
    module = ast.parse(
        'x = _("A " "b")\nraise Refused("C.", action="D.")\nplural(t, "E", "F", 2)\nsay("G")'
    )
    assert sorted(_ids_of_module(module)) == ["A b", "C.", "D.", "E", "F"]
