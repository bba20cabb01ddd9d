"""What becomes of an answer about a gap: a no stays one, a yes is the skill."""

from __future__ import annotations

import pytest

from everdraft.cv.suggest import Question, Reason, Suggestion, suggestion_from_answer
from everdraft.cv.suggestions.asking import remark_on
from everdraft.cv.suggestions.declining import declines


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
        "Sure I haven't used Kafka at Tasca, my colleague did", "Yes, I have not used it yet",
        "Yes - not yet", "Sure. No, I have never used it.", "Sure, never touched it",
        "Sure haven't", "Sure, zero experience", "Yes, unfortunately I lack experience",
        "Sure I didn't do that at Tasca", "Sure, I never used it with Docker",
        "Yes, Kafka was used by others, not by me", "Kafka? No.", "No Kafka, only Docker",
        "Claro que nunca usei Kafka na Tasca, era o meu colega", "Claro que não", "Sim. Não.",
        "Sim, infelizmente nunca usei", "Claro que não, só Docker", "Claro, nunca tive contacto",
        "Claro que no", "Sí, nunca", "Si no lo he usado nunca",
        "Ja, Kafka leider noch nie benutzt", "Doch nicht", "Ja nein, nicht", "Natürlich nicht",
        "Oui, non jamais", "Si je n'ai jamais utilisé", "Bien sûr que non",
        "Non l'ho mai usato", "Sì, non l'ho mai usato", "Certo che no", "Solo un corso",
        "Nee, nooit gebruikt", "Ja, helaas nooit gebruikt", "Zeker niet", "Alleen een cursus",
        "Nie, nigdy nie używałem", "Tak, niestety nigdy nie używałem", "Oczywiście że nie",
        "Hayır, hiç kullanmadım", "Evet, maalesef hiç kullanmadım", "Kullanmadım",
        "Нет", "Никогда не использовал", "Да, к сожалению никогда не использовал", "Да нет",
        "いいえ、使ったことはありません", "はい、残念ながら使ったことがありません",
        "使ったことがない",
        "没有", "从来没用过", "是的，没用过", "会，但是没用过",
        "لا", "لم أستخدمه", "نعم، للأسف لم أستخدمه قط", "نعم، لكن لم أستخدمه",
    ],
)  # fmt: skip
def test_a_yes_takes_no_no_back(answer: str) -> None:
    """A no that names the skill, or nothing else, is one whatever it begins with."""
    assert gap(answer) is None


@pytest.mark.parametrize(
    "answer",
    [
        "A colleague used Kafka at Tasca for years", "My boss ran Kafka at Tasca",
        "Wanted Kafka at Tasca, was refused by my boss", "Um colega meu usou Kafka na Tasca",
        "Ja, ein Kollege hat Kafka benutzt", "Mon collègue a utilisé Kafka",
        "Mi compañero usó Kafka", "Il mio collega ha usato Kafka", "Mijn collega gebruikte Kafka",
        "Mój kolega używał Kafka", "İş arkadaşım Kafka kullandı", "Мой коллега работал с Kafka",
        "同僚が使っていました", "我同事用过", "زميلي استخدم Kafka",
    ],
)  # fmt: skip
def test_what_others_did_or_somebody_wished_is_no_skill_of_the_persons(answer: str) -> None:
    assert gap(answer) is None


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
        "Yes, never had an outage", "Yes, never used Docker", "Sim, no trabalho nunca falhei",
        "Yes, not only at Northwind but at Lumen", "Oui, jamais une panne", "Usei no Kafka 3 anos",
        "My boss asked me to run it for two years", "I taught Kafka to my colleagues",
        "Sì, tre anni al Faro, non solo per prova", "Ja, drie jaar, niet alleen thuis",
        "Tak, trzy lata, nie tylko w domu", "Evet, Nord'da üç yıl kullandım",
        "Да, три года в Норде",
        "はい、3年間使いました", "是的，用了三年", "نعم، ثلاث سنوات",
    ],
)  # fmt: skip
def test_a_yes_with_its_place_is_the_skill(answer: str) -> None:
    made = gap(answer)
    assert made is not None
    assert made.text == "Python\nKafka"


def test_where_the_skill_is_not_known_it_is_what_only_the_no_names() -> None:
    assert declines("Claro que nunca usei Kafka")
    assert not declines("Yes, Kafka for three years. I never used Docker")


def test_a_number_is_not_asked_for_where_the_answer_has_one() -> None:
    assert remark_on("result", "it was 12 of them") == "answer_kept"
    assert remark_on("result", "-") == "no_line"
