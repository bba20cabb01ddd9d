"""Tailoring by rule: the advert's things first, nothing dropped, nothing invented, gaps named."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everdraft.cv.adverts import Advert, advert_from_text
from everdraft.cv.claims.source import Source
from everdraft.cv.codec import cv_from_json, to_json
from everdraft.cv.edit import EditConflict, EditRefused, Operation, apply_operation, new_document
from everdraft.cv.match import match
from everdraft.cv.model import Cv, Highlight, Section, Skill, Work
from everdraft.cv.reading import Reading
from everdraft.cv.suggest import Suggestion, section_ids, suggestion_from_answer
from everdraft.cv.suggestions.applied import with_suggestions
from everdraft.cv.suggestions.lines import line_from_answer
from everdraft.cv.suggestions.review import review_items
from everdraft.cv.suggestions.shapes import suggestion_from_json, suggestion_to_json
from everdraft.cv.suggestions.sheet import Sheet
from everdraft.cv.tailoring.analysis import match_summary, tailoring_analysis
from everdraft.cv.tailoring.changes import changes_for
from everdraft.cv.tailoring.keywords import gap_questions, keywords
from everdraft.cv.tailoring.relevance import Wanted, by_weight
from everdraft.cv.tailoring.spelling import is_same_name, respelled
from everdraft.cv.truth import held_back
from tests.unit.cv.build import CONTEXT, Role, build

ADVERT = advert_from_text("""Senior Platform Engineer
Company: Farol Systems
What you will do:
- Run the release pipeline and reduce failed deployments
- Train colleagues
Requirements:
- 5+ years of experience with Go and PostgreSQL
- Kubernetes in production
- Apache Kafka
Nice to have:
- Ansible
""")
PLATFORM = Role(
    "Platform Engineer",
    "Northwind Labs",
    "2016-06",
    "2021-02",
    bullets=("Wrote documentation", "Ran k8s clusters with 3 people", "Trained 5 colleagues"),
)


def reading(**changes: object) -> Reading:
    given: dict[str, Any] = {
        "skills": ("Python", "Postgres", "k8s", "Terraform", "Golang"),
        "roles": [Role(), PLATFORM],
    }
    return build(**{**given, **changes})


def changes_of(cv: Cv, advert: Advert = ADVERT) -> list[Suggestion]:
    sheet = Sheet(cv)
    source = Source.of(sheet.json)
    return [
        one for name in section_ids(cv) for one in changes_for(name, sheet, Wanted(advert), source)
    ]


def change_at(cv: Cv, target: str) -> Suggestion:
    (found,) = (one for one in changes_of(cv) if one.target == target)
    return found


def test_skills_come_in_the_adverts_order_and_spelling_and_all_are_kept() -> None:
    one = change_at(reading().cv, "skills.k1.keywords")
    assert one.text.split("\n") == ["Golang", "PostgreSQL", "Kubernetes", "Python", "Terraform"]
    assert [reason.arguments.get("asked") for reason in one.reasons] == [
        None,
        "PostgreSQL",
        "Kubernetes",
    ]
    assert not one.needs_word


def test_the_lines_that_answer_come_first_by_their_ids() -> None:
    one = change_at(reading().cv, "work.w2.highlights")
    assert one.text.split("\n") == ["w2h2", "w2h3", "w2h1"]
    assert one.shown is not None
    assert one.shown[1].startswith("Ran k8s clusters")
    assert Counter(one.shown[0].split("\n")) == Counter(one.shown[1].split("\n"))


def test_a_line_with_a_result_stays_above_those_that_hardly_answer() -> None:
    bullets = (
        "Cut the yearly cost by 30%",
        "Made tea",
        "Watched the release pipeline and failed deployments",
        "Ran k8s clusters",
    )
    one = change_at(
        reading(roles=[Role(), replace(PLATFORM, bullets=bullets)]).cv, "work.w2.highlights"
    )
    assert one.text.split("\n") == ["w2h4", "w2h1", "w2h3", "w2h2"]
    nothing = replace(PLATFORM, bullets=("Made tea", "Cut the yearly cost by 30%"))
    targets = [one.target for one in changes_of(reading(roles=[Role(), nothing]).cv)]
    assert "work.w2.highlights" not in targets, "where nothing answers, nothing moves"


def test_a_headline_is_a_title_that_was_held() -> None:
    one = change_at(reading().cv, "basics.label")
    assert one.text == "Platform Engineer"
    cook = reading(roles=[Role("Cook")]).cv
    assert not any(one.target == "basics.label" for one in changes_of(cook))


def test_a_summary_is_offered_only_where_there_is_none() -> None:
    bullets = ("Ran k8s clusters with 3 people", "Tuned Postgres", "Wrote tools in Golang")
    roles = [Role(), replace(PLATFORM, bullets=bullets)]
    one = change_at(reading(summary="", roles=roles).cv, "basics.summary")
    assert one.text == "Platform Engineer: Golang, PostgreSQL, Kubernetes."
    told = changes_of(reading(roles=roles).cv)
    assert not any(c.target == "basics.summary" for c in told)


SHOWN = {"Golang": "Go", "Postgres": "PostgreSQL", "k8s": "Kubernetes", "Kafka": "Apache Kafka"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Platform Engineer", "Co-Founder & CTO", "Cook"]),
            st.sets(st.sampled_from(sorted(SHOWN))),
        ),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(["", "Platform Engineer", "Founder"]),
)
@settings(max_examples=60, deadline=None)
def test_a_summary_claims_a_title_only_with_what_its_own_bullets_show(
    held: list[tuple[str, set[str]]], label: str
) -> None:
    cv = Cv(
        language="en",
        work=[
            Work(
                f"w{at}",
                position=title,
                highlights=[Highlight(f"w{at}{tool}", f"Used {tool} daily") for tool in tools],
            )
            for at, (title, tools) in enumerate(held)
        ],
        skills=[Skill("k1", keywords=list(SHOWN))],
    )
    cv.basics.label = label
    offered = [one.text for one in changes_of(cv) if one.target == "basics.summary"]
    for text in offered:
        title, named = text.rstrip(".").split(": ")
        own = {tool for held_title, tools in held if held_title == title for tool in tools}
        said = set(named.split(", "))
        assert said <= own | {SHOWN[one] for one in own}
    if all(len(tools) < 2 for _title, tools in held) and len({one for one, _ in held}) == len(held):
        assert not offered, "what only a list names is no word on a role"


def test_what_the_match_gains_is_counted_by_the_same_rubric() -> None:
    cv = reading(summary="").cv
    after = cv_from_json(with_suggestions(to_json(cv), changes_of(cv)))
    assert match(after, ADVERT).total > match(cv, ADVERT).total
    summary = match_summary(match(cv, ADVERT), str)
    assert summary["overall_score"] == match(cv, ADVERT).total
    assert summary["score_category"].endswith("things asked")


def test_gaps_are_named_with_what_can_be_done() -> None:
    told = tailoring_analysis(reading(), ADVERT, CONTEXT, str)
    missing = {one["name"]: one for one in told["gaps"] if one["check"] in ("K01", "K02")}
    assert set(missing) == {"Apache Kafka", "Ansible"}
    assert missing["Apache Kafka"]["required"]
    assert not missing["Ansible"]["required"]
    assert all(one["advice"] for one in told["gaps"])
    assert told["emphasizedSkills"] == ["Go", "PostgreSQL", "Kubernetes"]
    assert told["prioritizedExperience"][0]["text"] == "Ran k8s clusters with 3 people"
    assert len(told["recommendedAdjustments"]) == len(set(told["recommendedAdjustments"]))


def test_a_line_of_another_trade_that_answers_a_task_is_transferable() -> None:
    cook = Role(
        "Cook", "Maré", "2010-01", "2012-01", bullets=("Train new colleagues at the stove",)
    )
    told = tailoring_analysis(reading(roles=[Role(), cook]), ADVERT, CONTEXT, str)
    assert [one["place"] for one in told["transferableExperience"]] == ["Cook, Maré"]


def test_keywords_say_where_the_cv_shows_them() -> None:
    found = {one.canonical: one for one in keywords(reading().cv, Wanted(ADVERT))}
    assert found["Kubernetes"].places == ("work.w2.highlights.w2h2", "skills.k1.keywords")
    assert found["Kubernetes"].credit == 1.0
    assert 0 < found["PostgreSQL"].credit < 1
    assert not found["Apache Kafka"].covered


def test_a_gap_is_asked_once_and_a_yes_becomes_a_skill() -> None:
    cv = reading().cv
    kafka, ansible = gap_questions(cv, Wanted(ADVERT))
    assert kafka.text.arguments["skill"] == "Apache Kafka"
    made = suggestion_from_answer(kafka, "Yes, Kafka for the order events at Harbour Systems")
    assert made is not None
    assert made.text.split("\n")[-1] == "Apache Kafka"
    assert made.target == "skills.k1.keywords"
    assert suggestion_from_answer(kafka, "No, I have never used it") is None
    assert suggestion_from_answer(ansible, "não, nunca") is None
    told = gap_questions(cv, Wanted(ADVERT), ["I ran Kafka for two years"])
    assert [one.text.arguments["skill"] for one in told] == ["Ansible"]
    assert not gap_questions(reading(skills=()).cv, Wanted(ADVERT))[0].target


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("Yes, Kafka for 9 order events at Harbour Systems.", "Kafka for 9 order events"),
        (
            "sim, na Harbour Systems usei Kafka para filas",
            "w1: Na Harbour Systems usei Kafka para filas",
        ),
        ("I ran Apache Kafka for the billing of Northwind Labs", "w2: …"),
        ("Yes, at Harbour Systems", ""),
        ("Kafka, Harbour Systems", ""),
        ("I used it for the order events at Harbour Systems", ""),
        ("Kafka for the order events of a neighbour", ""),
        ("Kafka first at Harbour Systems, then at Northwind Labs too", ""),
        ("No, Kafka was never used at Harbour Systems", ""),
    ],
)
def test_a_sentence_becomes_a_line_of_the_entry_that_it_names(answer: str, line: str) -> None:
    cv = reading().cv
    kafka, _ansible = gap_questions(cv, Wanted(ADVERT))
    made = line_from_answer(kafka, answer, to_json(cv))
    if not line:
        assert made is None
        return
    assert made is not None
    entry, _colon, text = line.rpartition(": ")
    assert made.target.startswith(f"work.{entry or 'w1'}.highlights.line-")
    assert made.text == text.replace("…", answer)
    assert not made.base_text
    before = to_json(cv)
    after = with_suggestions(before, [made])
    index = 0 if made.target.startswith("work.w1") else 1
    own = [one["text"] for one in after["work"][index]["highlights"]]
    assert own == [*(one["text"] for one in before["work"][index]["highlights"]), made.text]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("k8s", "Kubernetes", True),
        ("kube", "Kubernetes", True),
        ("Postgres", "PostgreSQL", True),
        ("JS", "JavaScript", True),
        ("GCP", "Google Cloud Platform", True),
        ("Node JS", "node.js", True),
        ("Amazon AWS", "AWS", True),
        ("Excel", "Microsoft Excel", True),
        ("GIS", "ArcGIS", False),
        ("Six Sigma", "Six Sigma Black Belt", False),
        ("SAP", "SAP R/3", False),
        ("ELT", "ETL", False),
        ("PySpark", "Apache Spark", False),
        ("", "Go", False),
    ],
)
def test_one_name_in_two_spellings_is_told_from_two_names(
    first: str, second: str, same: bool
) -> None:
    assert is_same_name(first, second) is same
    assert is_same_name(second, first) is same


def test_a_related_skill_is_never_written_as_the_one_asked() -> None:
    advert = advert_from_text("Analyst\nRequirements:\nSix Sigma Black Belt\nArcGIS\n")
    cv = reading(skills=("Six Sigma", "QGIS")).cv
    assert not [one for one in changes_of(cv, advert) if "Black Belt" in one.text]
    assert (
        respelled("Six Sigma at work", "Six Sigma", "Six Sigma Black Belt") == "Six Sigma at work"
    )


# -- orders are edits ----------------------------------------------------------------------------


def accepted(document: dict[str, Any], one: Suggestion, name: str = "sug_1") -> dict[str, Any]:
    value = {"target": one.target, "text": one.text, "base_text": one.base_text}
    op = Operation("op", "accept", name, document["revision"], value)
    return apply_operation(document, op).document


def test_an_order_is_accepted_rejected_and_never_outdated_by_other_words() -> None:
    cv = reading().cv
    one = change_at(cv, "work.w2.highlights")
    document = new_document(to_json(cv))
    edit = Operation("a", "set", "work.w2.highlights.w2h1", 1, "Wrote the documentation")
    document = apply_operation(document, edit).document
    after = accepted(document, one)
    role = cv_from_json(after["cv"]).work[1]
    assert [line.id for line in role.highlights] == one.text.split("\n")
    assert "Wrote the documentation" in [line.text for line in role.highlights]
    assert held_back(to_json(cv), after) == [], "an order says nothing"
    late = Operation("b", "set", "work.w2.highlights.w2h3", 2, "Trained colleagues")
    assert apply_operation(after, late).document["cv"], "moved meanwhile, and still the same line"
    back = apply_operation(after, Operation("c", "reject", "sug_1", after["revision"])).document
    assert back["cv"]["work"][1] == document["cv"]["work"][1]


def test_a_line_that_came_or_went_outdates_the_order() -> None:
    cv = reading().cv
    one = change_at(cv, "work.w2.highlights")
    gone = Operation("a", "delete", "work.w2.highlights.w2h1", 1)
    document = apply_operation(new_document(to_json(cv)), gone).document
    with pytest.raises(EditConflict):
        accepted(document, one)
    record = suggestion_to_json(one, str)
    assert suggestion_from_json(record) == one
    (item,) = review_items([record], [], document, Source.of(to_json(cv)), str)
    assert item["state"] == "outdated"
    assert item["current_shown"] == "Ran k8s clusters with 3 people\nTrained 5 colleagues"


def test_an_order_cannot_drop_or_add() -> None:
    cv = reading().cv
    base = "w2h1\nw2h2\nw2h3"
    for wrong in ("w2h2\nw2h1", "w2h1\nw2h2\nw2h3\nw9", "w2h1\nw2h1\nw2h2"):
        with pytest.raises(EditRefused):
            accepted(
                new_document(to_json(cv)), Suggestion("work.w2.highlights", base, wrong, "order")
            )


def test_groups_of_skills_move_within_their_section() -> None:
    cv = Cv(
        language="en",
        work=[Work("w1", position="Engineer")],
        skills=[Skill("k1", "Tools", keywords=["Git"]), Skill("k2", "Data", keywords=["Go"])],
        sections=[Section("s1", "skills", "Skills", entries=["k1", "x", "k2"])],
    )
    one = change_at(cv, "skills")
    after = accepted(new_document(to_json(cv)), one)["cv"]
    assert [group["id"] for group in after["skills"]] == ["k2", "k1"]
    assert after["sections"][0]["entries"] == ["k2", "x", "k1"]


# -- nothing dropped -----------------------------------------------------------------------------

WORDS = st.sampled_from(
    ("Python", "Golang", "k8s", "Postgres", "Kafka", "Ansible", "trained", "pipeline", "40", "Java")
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=5)


def texts_of(value: Any) -> Counter[str]:
    found: Counter[str] = Counter()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found[one] += 1
        elif isinstance(one, dict):
            waiting += list(one.values())
        elif isinstance(one, list):
            waiting += one
    return found


@settings(max_examples=60, deadline=None)
@given(roles=st.lists(LINES, max_size=3), groups=st.lists(LINES, max_size=3))
def test_every_text_of_the_cv_is_there_afterwards(
    roles: list[list[str]], groups: list[list[str]]
) -> None:
    cv = Cv(
        language="en",
        work=[
            Work(
                f"w{number}",
                position="Engineer",
                highlights=[Highlight(f"w{number}h{at}", text) for at, text in enumerate(lines)],
            )
            for number, lines in enumerate(roles)
        ],
        skills=[Skill(f"k{number}", keywords=lines) for number, lines in enumerate(groups)],
    )
    cv.basics.label = cv.basics.summary = "Engineer"
    found = changes_of(cv)
    assert not any(one.needs_word for one in found)
    before, after = to_json(cv), with_suggestions(to_json(cv), found)
    spelled = {"k8s": "Kubernetes", "Postgres": "PostgreSQL", "Kafka": "Apache Kafka"}

    def plain(counted: Counter[str]) -> Counter[str]:
        same: Counter[str] = Counter()
        for text, count in counted.items():
            own = text
            for written, asked in spelled.items():
                own = own.replace(asked, written)
            same[own] += count
        return same

    kept = {name: value for name, value in after.items() if name != "basics"}
    original = {name: value for name, value in before.items() if name != "basics"}
    assert plain(texts_of(kept)) == plain(texts_of(original))
    assert match(cv_from_json(after), ADVERT).total >= match(cv, ADVERT).total
    again = cv_from_json(after)
    assert not [one for one in changes_of(again) if one.shown], "an order is found at once"


@given(st.lists(st.tuples(st.integers(), st.floats(0, 5)), max_size=8))
def test_an_order_by_weight_is_stable(items: list[tuple[int, float]]) -> None:
    ordered = by_weight(items, [weight for _name, weight in items])
    assert Counter(ordered) == Counter(items)
    assert [one[1] for one in ordered] == sorted((one[1] for one in items), reverse=True)
