"""What somebody says they did not do vouches for nothing."""

from __future__ import annotations

import pytest

from everdraft.cv.edit import Operation, replay, text_at
from everdraft.cv.truth import (
    OwnWords,
    Source,
    exportable_cv,
    held_back,
    judge_claims,
    own_words_of,
    words_said,
)
from tests.unit.cv.test_truth import BULLET, OFFER, cv_json


@pytest.mark.parametrize(
    "answer",
    [
        "No, I have never used Terraform.",
        "Não tenho experiência com Terraform nem cortei custos em 40%",
        "Sure I haven't used Terraform, my colleague cut 40%",
        "A colleague cut 40% with Terraform",
        "Only a weekend course in Terraform",
        "Terraform. Never.",
    ],
)
@pytest.mark.parametrize("place", ["skills.k1.keywords", ""])
def test_an_answer_that_says_no_supports_nothing(answer: str, place: str) -> None:
    cv = cv_json("Cut costs")
    accept = Operation("a", "accept", "sg-1", 1, OFFER)
    told = Operation("b", "answer", "qu-1", 2, {"text": answer, "target": place})
    document = replay(cv, [accept, told])
    assert [one.text for one in held_back(cv, document)[0].claims] == ["40%", "Terraform"]
    assert text_at(exportable_cv(cv, document), BULLET) == "Cut costs"
    assert OwnWords(answer, place) in words_said(document), "it is not asked again"
    source = Source.of(cv, own_words_of(document))
    for target in ("skills.k1.keywords", "basics.summary", "letter.paragraphs.p1"):
        found = judge_claims(source, "Terraform", target=target)
        assert all(one.verdict == "new" for one in found)


@pytest.mark.parametrize(
    ("said", "supported", "asked"),
    [
        ("I ran Kafka for 5 years at Faro, but never Terraform", "Kafka 5 years", "Terraform"),
        ("I never used Terraform, Kafka or Docker", "", "Terraform Kafka Docker"),
        ("Docker, Kafka, Terraform I never used", "", "Terraform Kafka Docker"),
        ("Nunca usei Terraform, mas Kafka sim", "Kafka", "Terraform"),
        ("Kein Terraform, aber 5 Jahre Kafka", "Kafka", "Terraform"),
        ("Je n’ai jamais utilisé Terraform, mais Kafka oui", "Kafka", "Terraform"),
        ("No tengo Terraform, solo Kafka", "Kafka", "Terraform"),
        ("Mai usato Terraform, però Kafka sì", "Kafka", "Terraform"),
        ("Nooit Terraform gebruikt. Wel Kafka.", "Kafka", "Terraform"),
        ("Nigdy nie używałem Terraform, ale Kafka tak", "Kafka", "Terraform"),
        ("Terraform hiç kullanmadım, ama Kafka kullandım", "Kafka", "Terraform"),
        ("Никогда не использовал Terraform, но Kafka да", "Kafka", "Terraform"),
        ("5年 Kafka を使いました。 Terraform は使ったことがありません。", "Kafka", "Terraform"),
        ("我有 5年 Kafka 经验，没用过 Terraform", "Kafka", "Terraform"),
        ("لم أستخدم Terraform لكن استخدمت Kafka", "Kafka", "Terraform"),
        ("Not only Terraform, Kafka too", "Terraform Kafka", ""),
        ("Usei no Terraform 5 anos", "Terraform", ""),
        ("Terraform? No. Kafka", "Kafka", "Terraform"),
    ],
)
def test_the_denied_part_of_an_answer_vouches_for_nothing(
    said: str, supported: str, asked: str
) -> None:
    source = Source.of(cv_json("Cut costs"), [OwnWords(said, BULLET)])
    for words, verdict in ((supported, "supported"), (asked, "new")):
        for name in words.replace("5 years", "").split():
            found = judge_claims(source, f"Ran {name}", target=BULLET)
            assert [one.verdict for one in found] == [verdict], name


def test_a_denial_may_be_repeated_as_it_was_said() -> None:
    """An answer that becomes the line it was asked about is not asked about again."""
    said = "never missed a deadline in 3 years"
    source = Source.of(cv_json("Ran servers"), [OwnWords(said, BULLET)])
    again = judge_claims(source, f"Ran servers: {said}", target=BULLET)
    assert [one.verdict for one in again] == ["supported"]
    other = judge_claims(source, "Ran servers for 3 years", target=BULLET)
    assert [one.verdict for one in other] == ["new"]
