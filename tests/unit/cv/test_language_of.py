"""Which language a text is in: whole texts, single lines, and languages that we do not speak."""

from __future__ import annotations

import pytest

from everdraft.cv.lexicon.languages import language_for_sure, language_leaning, language_of
from everdraft.cv.words import base_language
from tests.unit.cv.language_lines import BAD, GOOD

LINES = [(base_language(tag), line) for tag, some in GOOD.items() for line in some]
LINES += [(tag, line) for tag, line, _checks in BAD]


@pytest.mark.parametrize("tag", GOOD)
def test_a_handful_of_lines_is_told_for_sure(tag: str) -> None:
    for start in range(0, 9, 3):
        assert language_for_sure("\n".join(GOOD[tag][start : start + 4])) == base_language(tag)


def test_a_single_line_is_told_and_never_wrongly_for_sure() -> None:
    wrong = [line for tag, line in LINES if language_of(line) != tag]
    assert len(wrong) * 50 <= len(LINES), wrong
    assert not [line for tag, line in LINES if language_for_sure(line) not in ("", tag)]
    sure = sum(language_for_sure(line) == tag for tag, line in LINES)
    assert sure * 2 >= len(LINES)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Led a team of nine and cut costs"),
        ("en", "Responsible for new customers"),
        ("de", "Führte ein Team von neun Leuten"),
        ("de", "Verantwortlich für die Leitung des Vertriebs"),
        ("fr", "Dirigé une équipe de neuf personnes"),
        ("es", "Dirigí un equipo de nueve personas"),
        ("pt", "Liderei uma equipa de nove pessoas"),
        ("pt", "Gerenciei uma equipe de vendas em São Paulo"),
        ("it", "Gestito un gruppo di nove persone"),
        ("nl", "Gaf leiding aan een team van negen mensen"),
        ("pl", "Kierowanie zespołem i obsługa klientów"),
        ("tr", "Dokuz kişilik bir ekibi yönettim"),
        ("ru", "Руководил командой из девяти человек"),
        ("ja", "9名のチームを率いました"),
        ("ja", "職務経歴 営業部 主任 東京都"),
        ("zh", "带领九人团队完成项目"),
        ("zh", "專案經理,負責團隊管理與預算"),
        ("ar", "قيادة فريق من تسعة أشخاص"),
        ("sv", "Ledde ett team och ansvarade för försäljningen inom företaget"),
        ("cs", "Vedl jsem tým devíti lidí a byl jsem také ve vedení firmy"),
        ("uk", "Керував командою з дев'яти осіб і відповідав за продажі"),
        ("fa", "مدیریت یک تیم نه نفره و پیگیری فروش"),
    ],
)
def test_short_texts(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "2019", "Python, Docker, SQL", "Acme GmbH", "東京大学"])
def test_names_and_tools_tell_no_language_for_sure(text: str) -> None:
    assert language_for_sure(text) == ""


def test_headings_help_where_the_text_is_short() -> None:
    short = "Triaje, soporte vital. Hospital San Millán"
    assert language_leaning(short, {"fr": 1}) == "fr"
    assert language_leaning(short + " y formación de los equipos con el médico", {"fr": 1}) == "es"
    assert language_leaning("東京大学", {"ja": 2}) == "ja"
    assert language_leaning("قيادة فريق", {"en": 3}) == "ar"
    assert language_leaning("", {"de": 1}) == "de"
