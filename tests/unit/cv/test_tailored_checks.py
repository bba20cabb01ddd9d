"""T01 to T04: a document for a job holds what its CV holds, unless the person says otherwise."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from everdraft.cv.adverts import advert_from_text
from everdraft.cv.checks.tailored import claim_findings, truth_findings
from everdraft.cv.claims.source import Source
from everdraft.cv.codec import to_json
from everdraft.cv.edit import Operation, apply_operation, new_document
from everdraft.cv.suggest import section_ids
from everdraft.cv.suggestions.applied import with_suggestions
from everdraft.cv.suggestions.sheet import Sheet
from everdraft.cv.tailoring.changes import changes_for
from everdraft.cv.tailoring.copy import tailored_document
from everdraft.cv.tailoring.relevance import Wanted
from everdraft.cv.truth import judge_claims
from tests.unit.cv.build import build

CV = build(skills=("Python", "Postgres", "k8s")).cv
READ = to_json(CV)
SWAPPED = ["PostgreSQL", "Postgres", "Kubernetes"]
"""As many as before, without Python, and with one in another spelling."""
ADVERT = advert_from_text("Engineer\nRequirements:\n- Kubernetes\n- PostgreSQL\n")


def document(change: Callable[[dict[str, Any]], None] | None = None) -> dict[str, Any]:
    cv = copy.deepcopy(READ)
    if change is not None:
        change(cv)
    return tailored_document(new_document(cv), "job_1", {})


def found(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one.check, one.target) for one in truth_findings(READ, body, READ)]


def bullet(cv: dict[str, Any], text: str) -> None:
    cv["work"][0]["highlights"][0]["text"] = text


def another(cv: dict[str, Any], root: str, **fields: str) -> None:
    cv[root].append({"id": "new", **fields})


def test_a_tailoring_by_rule_has_no_finding() -> None:
    sheet = Sheet(CV)
    changes = [
        one
        for name in section_ids(CV)
        for one in changes_for(name, sheet, Wanted(ADVERT), Source.of(READ))
    ]
    assert changes
    body = document()
    body["cv"] = with_suggestions(READ, changes)
    assert found(body) == []
    assert found(document()) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda cv: cv["work"][0].update(name="Google"), ("T01", "work.w1.name")),
        (lambda cv: cv["work"][1].update(startDate="2010-01"), ("T01", "work.w2.startDate")),
        (lambda cv: cv["education"][0].update(studyType="PhD"), ("T01", "education.e1.studyType")),
        (lambda cv: bullet(cv, "Led 900 engineers"), ("T02", "work.w1.highlights.w1h1")),
        (lambda cv: bullet(cv, "Led 6 engineers in Haskell"), ("T02", "work.w1.highlights.w1h1")),
        (lambda cv: cv["work"].pop(), ("T03", "work.w2")),
        (lambda cv: cv["work"][0]["highlights"].pop(), ("T03", "work.w1.highlights.w1h3")),
        (lambda cv: cv["skills"][0]["keywords"].pop(), ("T03", "skills.k1.keywords")),
        (lambda cv: cv["basics"].update(email="x@example.org"), ("T04", "basics.email")),
        (lambda cv: cv["basics"]["location"].update(text="Mars"), ("T04", "basics.location")),
        (lambda cv: cv["basics"].update(url="https://me.example"), ("T02", "basics.url")),
        (lambda cv: cv["skills"][0].update(keywords=SWAPPED), ("T03", "skills.k1.keywords")),
        (lambda cv: another(cv, "work", name="Google", position="CTO"), ("T02", "work.new")),
        (lambda cv: another(cv, "education", institution="MIT"), ("T02", "education.new")),
        (lambda cv: another(cv, "certificates", name="CISSP"), ("T02", "certificates.new")),
        (lambda cv: another(cv, "volunteer", organization="ICRC"), ("T02", "volunteer.new")),
    ],
)
def test_what_nobody_said_is_found(
    change: Callable[[dict[str, Any]], None], expected: tuple[str, str]
) -> None:
    assert found(document(change)) == [expected]


def test_what_the_person_did_themselves_is_no_finding() -> None:
    body = document()
    for number, (kind, target, value) in enumerate(
        [
            ("set", "work.w1.name", "Harbour Systems Ltd"),
            ("set", "work.w1.highlights.w1h1", "Led 7 engineers in Haskell"),
            ("set", "skills.k1.keywords", ["Python"]),
            ("set", "basics.email", "new@example.org"),
            ("delete", "work.w2", None),
            ("insert", "work", {"after": None, "item": {"id": "w9", "name": "Google"}}),
            ("set", "basics.url", "https://me.example"),
        ]
    ):
        op = Operation(f"op{number}", kind, target, body["revision"], value)
        body = apply_operation(body, op).document
    assert found(body) == []


def test_a_letters_claims_are_findings_too() -> None:
    claims = judge_claims(Source.of(READ), "I led 90 people.", target="letter.paragraphs.p1")
    (one,) = claim_findings("letter.paragraphs.p1", claims)
    assert (one.check, one.severity, one.arguments["claim"]) == ("T02", "blocker", "90")
