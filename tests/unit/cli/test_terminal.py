"""What reaches the terminal: the right language, and nothing that steers it."""

from __future__ import annotations

import json

import pytest

from everdraft.base.errors import BadInput
from everdraft.cli.terminal import Terminal, language_from, on_one_line, printable

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b31mred\u202eevil"


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "pt_PT.UTF-8"}, "pt"),
        ([], {"LANG": "pt.UTF-8@euro"}, "pt"),
        ([], {"LANG": "pt_PT.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LANG": "pt_BR", "LC_ALL": ""}, "pt"),
        (["--language", "pt", "doctor"], {"LANG": "en_GB"}, "pt"),
        (["--language=pt"], {}, "pt"),
        (["--language"], {}, "en"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert language_from(arguments, environment) == language


def test_escape_sequences_never_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().show(ESCAPE)
    Terminal().say(ESCAPE)
    shown = capsys.readouterr()
    for text in (shown.out, shown.err, printable(ESCAPE) + "\n"):
        assert all(character.isprintable() for character in text[:-1])
        assert "red" in text


def test_json_keeps_every_character_and_is_safe_to_show(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    Terminal().show_json({"text": ESCAPE, "name": "João"})
    raw = capfdbinary.readouterr().out
    assert json.loads(raw) == {"text": ESCAPE, "name": "João"}
    assert "João" in raw.decode()
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(raw.decode())


def test_a_long_text_is_cut_at_a_word() -> None:
    assert on_one_line("one\ntwo  three", 100) == "one two three"
    assert on_one_line("one two three", 9) == "one two…"
    assert len(on_one_line("x" * 300, 80)) <= 80


def test_an_error_is_its_code_its_sentence_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = BadInput("%(path)s is a folder.", code="is_folder", action="Check the name.", path="a")
    Terminal("pt").fail_with(error)
    assert capsys.readouterr().err == "everdraft: is_folder: a é uma pasta.\n  Confira o nome.\n"
