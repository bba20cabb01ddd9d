"""Words on pages that stand beside nouns of either gender."""

from __future__ import annotations

import re

import pytest

from everdraft.base.language import translator
from everdraft.runs.states import RunStatus
from everdraft.web.words import words_for

GENDERED = re.compile(r"(?:(?<!l)ad|id|eit|ost|ert|pront|par)[oa]s?\b", re.IGNORECASE)


@pytest.mark.parametrize("status", RunStatus)
def test_a_status_in_portuguese_fits_an_analysis_and_a_cv(status: RunStatus) -> None:
    assert not GENDERED.search(words_for("pt")[status.value])


@pytest.mark.parametrize("word", ["done", "next", "open", "put away", "Done"])
def test_what_is_said_of_a_step_fits_an_analysis_and_a_cv(word: str) -> None:
    said = translator("pt")(word)
    assert said != word
    assert not GENDERED.search(said)


def test_what_is_read_aloud_of_a_section_fits_any_heading() -> None:
    assert not GENDERED.search(words_for("pt")["aloud_section"] % {"section": "X"})


def test_several_questions_have_a_verb_for_several() -> None:
    many = translator("pt")("%(count)d questions only you can answer.")
    assert many == "Há %(count)d perguntas que só podem ter resposta sua."
