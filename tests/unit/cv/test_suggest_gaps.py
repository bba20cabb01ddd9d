"""What becomes of an answer about a gap: a no stays one, a yes is the skill."""

from __future__ import annotations

import pytest

from everdraft.cv.suggest import Question, Reason, Suggestion, suggestion_from_answer
from everdraft.cv.suggestions.asking import remark_on


def gap(answer: str) -> Suggestion | None:
    """What becomes of an answer to the question for Kafka."""
    about = Reason("?", {"skill": "Kafka"})
    return suggestion_from_answer(
        Question("skills.k1.keywords", "Python", "gap", about, Reason("!")), answer
    )


@pytest.mark.parametrize(
    "answer",
    [
        "no", "No.", "No, never", "I have no experience with it", "not yet", "Haven't used it",
        "only a weekend course", "A weekend course", "Just read about it",
        "I took an online course",
        "I would like to learn it", "The basics",
        "não", "Nunca usei", "Só um curso de fim de semana", "apenas um tutorial", "Um pouco",
        "Sem experiência", "Fiz um curso",
        "nein", "Noch nie", "Nur ein Wochenendkurs", "Keine Erfahrung", "Grundkenntnisse",
        "Nur einmal ausprobiert",
        "non", "Jamais utilisé", "Seulement un cours", "un peu", "Aucune expérience",
        "Je n’ai suivi qu’une formation",
        "Yes and no, I never used it myself", "Yes, but not really", "Yes, only a weekend course",
        "Sim, mas nunca no trabalho", "Not just yet", "Je ne pense pas que oui",
        "No lo he usado", "Sólo un curso", "un poco", "Ninguna experiencia", "solo lo básico",
    ],
)  # fmt: skip
def test_a_no_or_hardly_stays_a_gap(answer: str) -> None:
    assert gap(answer) is None
    assert remark_on("gap", answer) == "gap_kept"


@pytest.mark.parametrize(
    "answer",
    [
        "At Northwind, for the order events of 40 shops", "Yes, with no downtime in 3 years",
        "I taught a course on it for 20 colleagues", "Just moved our 40 services to it",
        "Usei no Banco Cais para os pagamentos", "No Banco Cais, para os pagamentos",
        "Bei Nordwind, für 40 Dienste", "Chez Lumen, pour les commandes",
        "En Faro, para los pedidos, sin interrupciones", "Only I ran it at Northwind",
        "Yes, for three years. I have never missed a release with it", "Sí, nunca falló en Faro",
        "Not only did I use it, I built our cluster", "Ja, nicht nur privat, auch bei Nordwind",
        "Sim, todos os dias, não só no trabalho", "Oui, pas seulement chez Lumen",
    ],
)  # fmt: skip
def test_a_yes_with_its_place_is_the_skill(answer: str) -> None:
    made = gap(answer)
    assert made is not None
    assert made.text == "Python\nKafka"


def test_a_number_is_not_asked_for_where_the_answer_has_one() -> None:
    assert remark_on("result", "it was 12 of them") == "answer_kept"
    assert remark_on("result", "-") == "no_line"
