"""Suggestions by rule: better words that claim nothing more, and questions for the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everdraft.cv.checks import run_checks
from everdraft.cv.codec import to_json
from everdraft.cv.edit import Operation, replay, text_at
from everdraft.cv.findings import Finding, Message
from everdraft.cv.model import Basics, Cv, Education, Highlight, Section, Skill, Work
from everdraft.cv.rubric import readiness
from everdraft.cv.suggest import (
    ImproveWish,
    Question,
    Reason,
    Suggestion,
    judged,
    question_from_json,
    question_to_json,
    questions,
    questions_for,
    section_ids,
    suggestion_from_answer,
    suggestion_from_json,
    suggestion_to_json,
    suggestions,
    suggestions_for,
)
from everdraft.cv.suggestions.rewrites import Change, LineContext
from everdraft.cv.truth import OwnWords, Source, judge_claims
from everdraft.cv.words import LANGUAGES, tokens, words_for
from everdraft.cv.words.lexicon import split
from tests.unit.cv.build import CONTEXT, Draft, Role, build


def cv_with(
    *lines: str, language: str = "en", current: bool = False, summary: str = "Engineer, 10 years."
) -> Cv:
    """A CV of one role with these lines."""
    return Cv(
        language=language,
        basics=Basics(name="Marta", label="Engineer", summary=summary),
        work=[
            Work("w1", "Acme", "Engineer", start_date="2019", end_date="" if current else "2021",
                 current=current,
                 highlights=[Highlight(f"h{place}", text) for place, text in enumerate(lines)])
        ],
        education=[Education("e1", "TU", highlights=[Highlight("k1", "studied  physics")])],
        skills=[Skill("s1", "Tools", keywords=["javascript", "Go", "JavaScript"])],
        sections=[Section("sec1", "work", "Experience", entries=["w1"])],
    )  # fmt: skip


def first(lines: Cv) -> Suggestion | None:
    """The suggestion for the first line."""
    return next((o for o in suggestions(lines) if o.target == "work.w1.highlights.h0"), None)


def question(lines: Cv) -> Question | None:
    """The question about the first line."""
    return next((one for one in questions(lines) if one.target == "work.w1.highlights.h0"), None)


REWRITES = [
    ("en", "Responsible for managing 3 shops", "Managed 3 shops", "duty"),
    ("en", "Was responsible for the managing", None, ""),
    ("en", "Responsible for the daily reporting", None, ""),
    ("en", "Responsible for marketing campaigns", None, ""),
    ("en", "Responsible for operating systems", None, ""),
    ("en", "Responsible for sales and marketing", None, ""),
    ("en", "Responsible for managing sales and marketing", None, ""),
    ("en", "Responsible for training", None, ""),
    ("en", "Responsible for training new staff", "Trained new staff", "duty"),
    ("en", "In charge of leading a team of 5", "Led a team of 5", "duty"),
    ("en", "Tasked with building the new site", "Built the new site", "duty"),
    ("en", "Duties included preparing invoices and filing all papers",
     "Prepared invoices and filed all papers", "duty"),
    ("en", "Responsible for managing, training and supervising staff",
     "Managed, trained and supervised staff", "duty"),
    ("en", "Responsible for managing budgets and chasing payments", None, ""),
    ("en", "Helped with managing shops", None, ""),
    ("en", "Worked on building the site", None, ""),
    ("en", "Manage budgets and train staff", "Managed budgets and trained staff", "tense"),
    ("en", "Lead times were cut by half", None, ""),
    ("en", "I led my team to success", "Led the team to success", "first_person"),
    ("en", "I've built the site and I trained my colleagues",
     "Built the site and trained the colleagues", "first_person"),
    ("en", "I was responsible for managing shops", "Managed shops", "duty"),
    ("en", "I am a team player", None, ""),
    ("en", "Wrote reports for my own office", None, ""),
    ("en", "Built javascript and github tools", "Built JavaScript and GitHub tools", "technology"),
    ("en", "Built github.com/x with PYTHON", None, ""),
    ("en", "Built the the site", "Built the site", "doubled"),
    ("en", "Said that that was so", None, ""),
    ("en", "Recieved  the award , twice", "Received the award, twice", "spelling"),
    ("en", "  Built the site", "Built the site", "spaces"),
    ("en", "Tested modules ,and services", "Tested modules, and services", "spaces"),
    ("en", "Built the site", None, ""),
    ("pt", "Responsável por gerenciar 5 lojas", "Gerenciei 5 lojas", "duty"),
    ("pt", "Responsável por desenvolver e treinar equipas", "Desenvolvi e treinei equipas", "duty"),
    ("pt", "Responsável pelo relatório diário", None, ""),
    ("pt", "Fui responsável por fazer compras", "Fiz compras", "duty"),
    ("pt", "Responsável por zelar pela loja", None, ""),
    ("pt", "Eu liderei a minha equipa", "Liderei a equipa", "first_person"),
    ("pt", "Gerencio contas", "Gerenciei contas", "tense"),
    ("pt", "Atendi clientes com com calma", "Atendi clientes com calma", "doubled"),
    ("pt", "Programei em javascript", "Programei em JavaScript", "technology"),
    ("pt", "Responsavel por compras", "Responsável por compras", "spelling"),
    ("de", "Verantwortlich für die Leitung", None, ""),
    ("de", "Ich leitete ein Team", "Leitete ein Team", "first_person"),
    ("fr", "Chargé de gérer les stocks et de former les vendeurs",
     "Géré les stocks et formé les vendeurs", "duty"),
    ("fr", "J'ai géré une équipe", "Géré une équipe", "first_person"),
    ("fr", "Responsable de la caisse", None, ""),
    ("es", "Encargado de gestionar los pedidos", "Gestioné los pedidos", "duty"),
    ("es", "Yo lideré el equipo", "Lideré el equipo", "first_person"),
    ("ja", "  売上を  管理", "売上を 管理", "spaces"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line", "better", "kind"), REWRITES)
def test_a_line_by_rule(language: str, line: str, better: str | None, kind: str) -> None:
    found = first(cv_with(line, language=language))
    assert (found.text if found else None) == better
    assert (found.kind if found else "") == kind
    if found:
        assert found.base_text == line
        assert found.checks
        assert found.reason
        assert found.source == "rules"


def test_a_current_role_stays_in_the_present() -> None:
    now = first(cv_with("Responsible for managing 3 shops", current=True))
    assert now
    assert now.text == "Manage 3 shops"
    past = first(cv_with("Responsible for managing 3 shops", "Built a site", current=True))
    assert past
    assert past.text == "Managed 3 shops"
    assert first(cv_with("Manage 3 shops", current=True)) is None
    assert first(cv_with("Responsável por gerir lojas", language="pt", current=True)) is None


def test_third_person_stays_third_person() -> None:
    lines = ("Responsável por gerenciar lojas", "Liderou equipas", "Criou relatórios")
    found = first(cv_with(*lines, language="pt"))
    assert found
    assert found.text == "Gerenciou lojas"


def test_lines_come_to_end_start_spell_and_date_as_most_do() -> None:
    cv = cv_with(
        "organised the centre in 03/2020.", "Organized labor in 04/2020.",
        "Optimized color in May 2020.", "Finalized behavior in 2020-06.", "Cut costs",
        "Built sites", "Ran a shop from September 2020.",
    )  # fmt: skip
    found = {one.base_text: one for one in suggestions(cv)}
    assert found["Cut costs"].text == "Cut costs."
    assert found["Cut costs"].checks == ("B12",)
    assert found["organised the centre in 03/2020."].text == "Organized the centre in 03/2020."
    assert set(found["organised the centre in 03/2020."].checks) == {"L04", "L02"}
    assert found["Finalized behavior in 2020-06."].text == "Finalized behavior in 06/2020."
    assert found["Ran a shop from September 2020."].text == "Ran a shop from 09/2020."
    assert "Optimized color in May 2020." not in found


def test_skills_are_spelt_well_and_stand_once() -> None:
    (found,) = [one for one in suggestions(cv_with("Led")) if one.target == "skills.s1.keywords"]
    assert found.text == "JavaScript\nGo"
    document = replay(to_json(cv_with("Led")), [accepted(found)])
    assert document["cv"]["skills"][0]["keywords"] == ["JavaScript", "Go"]


def accepted(one: Suggestion, revision: int = 1) -> Operation:
    """The operation that accepts a suggestion."""
    value = {"target": one.target, "text": one.text, "base_text": one.base_text}
    return Operation("op-" + one.id, "accept", one.id, revision, value)


def test_a_charming_heading_gets_its_usual_name() -> None:
    reading = build(Draft())
    section = next(one for one in reading.cv.sections if one.kind == "work")
    for line in reading.lines:
        if line.text == section.heading:
            line.text = "Where I've worked"
    section.heading = "Where I've worked"
    findings = run_checks(reading, CONTEXT)
    found = [one for one in suggestions(reading, findings) if one.kind == "heading"]
    assert [(one.target, one.text, one.checks) for one in found] == [
        (f"sections.{section.id}.heading", "Experience", ("S02",))
    ]


QUESTIONS = [
    ("en", "Responsible for the daily reporting", "duty", {"what": "the daily reporting"}),
    ("en", "I was responsible for the reporting", "duty", {"what": "the reporting"}),
    ("en", "Helped with audits", "duty", {"what": "audits"}),
    ("en", "Responsible for helping with audits", "duty", {"what": "helping with audits"}),
    ("en", "Answered customer calls", "number", {"things": "customer calls"}),
    ("en", "Wrote documentation", "number", {}),
    ("en", "Managed operations", "number", {}),
    ("en", "Wrote 40 reports", "result", {}),
    ("en", "Cut 40 reports, saving 9 hours", None, {}),
    ("en", "Worked in 3 teams as a team player", "buzzword", {"phrase": "team player"}),
    ("en", "Cut 3 costs by " + "a word " * 20, "long", {"words": 44}),
    ("pt", "Responsável pelo relatório diário", "duty", {"what": "relatório diário"}),
    ("pt", "Responsável por participar em feiras", "duty", {"what": "participar em feiras"}),
    ("pt", "Atendi clientes", "number", {"things": "clientes"}),
    ("pt", "Atendi 40 clientes", "result", {}),
    ("de", "Zuständig für Rechnungen", "duty", {"what": "Rechnungen"}),
    ("fr", "Responsable de la caisse", "duty", {"what": "caisse"}),
    ("es", "Atendí clientes", "number", {"things": "clientes"}),
    ("ko", "매출 관리", None, {}),
]


@pytest.mark.parametrize(("language", "line", "kind", "arguments"), QUESTIONS)
def test_a_question_about_a_line(
    language: str, line: str, kind: str | None, arguments: dict[str, Any]
) -> None:
    found = question(cv_with(line, language=language))
    assert (found.kind if found else None) == kind
    if found:
        assert dict(found.text.arguments) == arguments
        assert found.base_text == line
        assert found.checks


def test_questions_are_few_and_none_is_about_the_distant_past() -> None:
    cv = cv_with(*[f"Wrote documentation number {word}" for word in "abcdefghij"])
    assert 1 <= len([one for one in questions(cv) if one.target.startswith("work")]) <= 5
    cv.work.append(
        Work("w2", "Old", "Clerk", start_date="2001", end_date="2003",
             highlights=[Highlight("h20", "Wrote documentation")])
    )  # fmt: skip
    assert not [one for one in questions(cv) if one.target.startswith("work.w2")]


def test_the_summary_and_the_headline_are_asked_about() -> None:
    kinds = {one.target: one.kind for one in questions(cv_with("Led", summary=""))}
    assert kinds["basics.summary"] == "summary"
    kinds = {one.target: one.kind for one in questions(cv_with("Led", summary="word " * 90))}
    assert kinds["basics.summary"] == "long"
    wish = ImproveWish(target_role="Data Engineer")
    (asked,) = [one for one in questions(cv_with("Led"), wish) if one.kind == "headline"]
    assert asked.text.arguments == {"role": "Data Engineer"}
    same = questions(cv_with("Led"), ImproveWish(target_role="engineer"))
    assert not [one for one in same if one.kind == "headline"]


def asked(kind: str, base: str, things: str = "") -> Question:
    """A question as the rules ask it."""
    arguments = {"things": things} if things else {}
    return Question("work.w1.highlights.h0", base, kind, Reason("?", arguments), Reason("!"))


ANSWERS = [
    ("number", "Answered customer calls", "customer calls", "120 a week",
     "Answered 120 customer calls a week"),
    ("number", "Answered customer calls.", "customer calls", "about 120",
     "Answered about 120 customer calls."),
    ("number", "Answered customer calls", "customer calls", "120 customer calls per day",
     "Answered 120 customer calls per day"),
    ("number", "Answered customer calls", "customer calls", "roughly a hundred on good days",
     "Answered customer calls (roughly a hundred on good days)"),
    ("number", "Wrote documentation.", "", "40 pages.", "Wrote documentation (40 pages)."),
    ("number", "Atendi clientes", "clientes", "40 por dia", "Atendi 40 clientes por dia"),
    ("number", "Answered customer calls", "customer calls", "I answered 50 customer calls a day",
     "I answered 50 customer calls a day"),
    ("result", "Built the site", "", "half as many complaints",
     "Built the site: half as many complaints"),
    ("duty", "Responsible for reporting", "", "wrote 3 reports a week, read by the board",
     "Wrote 3 reports a week, read by the board"),
    ("summary", "", "", "engineer, ten years", "Engineer, ten years"),
    ("number", "Wrote documentation", "", "I don't know", None),
    ("number", "Wrote documentation", "", "  ", None),
    ("result", "Escrevi", "", "Não sei.", None),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "base", "things", "answer", "text"), ANSWERS)
def test_an_answer_becomes_words(
    kind: str, base: str, things: str, answer: str, text: str | None
) -> None:
    found = suggestion_from_answer(asked(kind, base, things), answer)
    assert (found.text if found else None) == text
    assert found is None or (found.source, found.base_text) == ("answer", base)


def test_an_answer_joins_the_words_that_stand_there_now() -> None:
    about = asked("number", "I answered customer calls", "customer calls")
    found = suggestion_from_answer(about, "120 a week", current="Answered customer calls")
    assert found
    assert found.text == "Answered 120 customer calls a week"
    assert found.base_text == "Answered customer calls"


words = st.sampled_from(
    split(
        """Responsible for managing training the 3 shops and javascript my team I led built 20%
        from 12 to 2 Python Kubernetes Google Senior Manager in 2019 of customers . , recieved
        the the Was tasked with Manage budgets Eu liderei minha equipa Responsável por gerenciar
        e treinar lojas 1.200 R$ 2 mi team player calls (BSc) doubled to Chargé de gérer stocks
        Ich leitete 5 TB"""
    )
)
texts = st.lists(words, min_size=1, max_size=12).map(" ".join)


@settings(max_examples=250, deadline=None)
@given(
    st.lists(texts, min_size=1, max_size=6),
    st.sampled_from(["en", "pt", "de", "fr", "es", "it", ""]),
    st.booleans(),
)
def test_no_rule_ever_invents(lines: list[str], language: str, current: bool) -> None:
    cv = cv_with(*lines, language=language, current=current)
    source = Source.of(to_json(cv))
    for one in suggestions(cv):
        claims = judge_claims(source, one.text, target=one.target)
        assert not [claim for claim in claims if claim.verdict != "supported"], one
        assert one.claims == tuple(claims)
        assert text_at(to_json(cv), one.target) == one.base_text != one.text


@settings(max_examples=150, deadline=None)
@given(st.lists(texts, min_size=1, max_size=6), texts)
def test_an_answer_is_supported_by_itself(lines: list[str], answer: str) -> None:
    cv = cv_with(*lines)
    for one in questions(cv):
        found = suggestion_from_answer(one, answer)
        if found is None:
            continue
        said = {word.lower() for word in tokens(one.base_text + " " + answer)}
        assert {word.lower() for word in tokens(found.text)} <= said
        source = Source.of(to_json(cv), [OwnWords(answer, one.target)])
        assert not judged(found, source).needs_word, judged(found, source).claims


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, min_size=1, max_size=6))
def test_sections_share_out_all_suggestions_and_questions(lines: list[str]) -> None:
    cv = cv_with(*lines)
    names = section_ids(cv)
    assert len(names) == len(set(names))
    every = [one for name in names for one in suggestions_for(name, cv)]
    assert every == suggestions(cv) == suggestions(to_json(cv))
    assert len({one.target for one in every}) == len(every)
    asked_for = [one for name in names for one in questions_for(name, cv)]
    assert asked_for == questions(cv)
    ids = [one.id for one in (*every, *asked_for)]
    assert len(ids) == len(set(ids))


def test_a_rule_that_invents_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    def boast(text: str, _context: LineContext) -> Change:
        return Change(text + " for Google", "spaces", Reason("Because."), "L02")

    monkeypatch.setattr("everdraft.cv.suggest.BULLET", (boast,))
    assert first(cv_with("Built the site")) is None
    assert first(cv_with("Built the site and tools for Google")) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_usual_heading_can_be_suggested(language: str) -> None:
    words = words_for(language)
    assert words
    for kind, usual in words.headings.items():
        cv = cv_with("Led", language=language)
        cv.sections.append(Section("x", kind, "Where it began"))
        found = suggestions_for("x", cv, [heading_finding("x", usual)])
        assert [one.text for one in found if one.kind == "heading"] == [usual]


def heading_finding(section: str, usual: str) -> Finding:
    """What check S02 finds in a section with an original heading."""
    arguments = {"heading": "Where it began", "usual": usual}
    return Finding("S02-1", "S02", "S", "medium", section, section, (), "", "Why.", "", arguments)


def test_all_suggestions_can_be_accepted_and_then_none_is_left() -> None:
    cv = cv_with("Responsible for managing 3 shops", "I led my team", "Built the the site.")
    document = replay(to_json(cv), [accepted(one) for one in suggestions(cv)])
    assert [one for one in suggestions(document["cv"]) if one.kind != "full_stop"] == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([line for lang, line, *_ in REWRITES if lang == "en"]),
                min_size=3, max_size=6, unique=True))  # fmt: skip
def test_accepting_everything_never_lowers_the_score(lines: list[str]) -> None:
    role = Role(bullets=tuple(one.strip() for one in lines), start="2019-03", end="2021-02")
    before = build(Draft(roles=[role]))
    better = {one.base_text: one.text for one in suggestions(before)}
    mended = tuple(better.get(one, one) for one in role.bullets)
    after = build(Draft(roles=[Role(bullets=mended, start="2019-03", end="2021-02")]))
    scores = [readiness(one, run_checks(one, CONTEXT), CONTEXT).total for one in (before, after)]
    assert scores[1] >= scores[0], better


def test_records_survive_json_and_are_said_in_any_language() -> None:
    cv = cv_with("Responsible for managing javascript tools", "Answered customer calls")
    for one in suggestions(cv):
        data = json.loads(json.dumps(suggestion_to_json(one, lambda text: f"({text})")))
        assert suggestion_from_json(data) == one
        assert data["id"] == one.id
        assert data["reason"].startswith("(")
        assert "".join(text for kind, text in data["diff"] if kind != "removed") == one.text
    for about in questions(cv):
        data = json.loads(json.dumps(question_to_json(about, lambda text: f"({text})")))
        assert question_from_json(data) == about
        assert data["text"].startswith("(")
    reason = Reason("%(what)s", {"what": Message("word")})
    told = Suggestion("basics.name", "a", "b", "x", (reason,))
    again = suggestion_from_json(suggestion_to_json(told, lambda text: text))
    assert again.reasons[0].said({"%(what)s": "<%(what)s>", "word": "Wort"}.__getitem__) == "<Wort>"
