"""Family T, a CV for a job beside the CV it is of: what was dropped, changed, or never said.

These hold a document against its source, so they are no part of Readiness and of `CHECKS`. What
the person typed, confirmed or took out themselves is theirs, and no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from everdraft.cv.claims.shapes import Claim
from everdraft.cv.claims.source import Place, Source
from everdraft.cv.editing.operation import list_of, table_of
from everdraft.cv.editing.targets import every_id, value_at
from everdraft.cv.findings import Evidence, Finding, finding_id
from everdraft.cv.findings import message as _
from everdraft.cv.skills import find_skills
from everdraft.cv.tailoring.spelling import is_same_name, respelled
from everdraft.cv.truth import judge_claims, own_words_of

Json = Any
FACTS = {
    "work": ("name", "position", "startDate", "endDate", "current"),
    "volunteer": ("organization", "position", "startDate", "endDate", "current"),
    "education": ("institution", "area", "studyType", "startDate", "endDate", "score"),
    "certificates": ("name", "issuer", "date"),
}
"""Fields that are true or not; a job changes none of them."""
CONTACT = ("name", "email", "phone", "url", "location", "profiles")
LISTS = ("work", "volunteer", "education", "projects", "certificates", "skills", "languages")
_SOURCE = "CV check 1.0, Truth"


@dataclass(frozen=True, slots=True)
class _Words:
    severity: str
    title: str
    why: str
    fix: str


_WORDS = {
    "T01": _Words(
        "blocker",
        _("%(place)s is “%(now)s” here and “%(before)s” in your CV"),
        _("An employer, title, date or degree does not change with the job."),
        _("Put it back, or correct it in your CV as well."),
    ),
    "T02": _Words(
        "blocker",
        _("“%(claim)s” is not in your CV"),
        _("A number, name or tool that you never gave may be asked about in an interview."),
        _("Say that it is true, or take it out."),
    ),
    "T03": _Words(
        "high",
        _("“%(before)s” is in your CV and not here"),
        _("Nothing is left out for a job without your word."),
        _("Put it back, or take it out yourself."),
    ),
    "T04": _Words(
        "blocker",
        _("Your contact data is “%(now)s” here and “%(before)s” in your CV"),
        _("They could not reach you."),
        _("Put it back, or correct it in your CV as well."),
    ),
}


def _finding(check: str, target: str, quote: str, **arguments: Any) -> Finding:
    words = _WORDS[check]
    return Finding(
        id=finding_id(check, target, quote),
        check=check,
        family="T",
        severity=words.severity,
        section="",
        target=target,
        evidence=(Evidence(quote),) if quote else (),
        title=words.title,
        why=words.why,
        fix=words.fix,
        arguments=arguments,
        source=_SOURCE,
    )


def truth_findings(
    original: Mapping[str, Json], document: Mapping[str, Json], read_cv: Mapping[str, Json]
) -> list[Finding]:
    """T01 to T04 for a CV document made of ``original`` (a CV's JSON); same input, same findings.

    ``read_cv`` is the CV as its file was read: with the person's own words, what may be believed.
    """
    source = Source.of(read_cv, own_words_of(document))
    return [
        *_facts(original, document),
        *_claims(original, document, source),
        *_dropped(original, document),
        *_contact(original, document),
    ]


def claim_findings(target: str, claims: Sequence[Claim]) -> list[Finding]:
    """T02 for the claims of one text that wait for the person's word: a letter's, for one."""
    asked = [one for one in claims if one.needs_word]
    return [_finding("T02", target, one.text, claim=one.text) for one in asked]


def _is_own(document: Mapping[str, Json], target: str) -> bool:
    """Whether the person wrote or confirmed what stands at a target, or in what holds it."""
    for part in ("written", "confirmed"):
        known = table_of(document.get(part))
        if any(target == one or target.startswith(f"{one}.") for one in known):
            return True
    return False


def _facts(original: Mapping[str, Json], document: Mapping[str, Json]) -> Iterator[Finding]:
    cv = document["cv"]
    known = every_id(original)
    for root, names in FACTS.items():
        for entry in list_of(original.get(root)):
            for name in names:
                target = f"{root}.{entry['id']}.{name}"
                before, now = entry.get(name), value_at(cv, target)
                if now is not None and now != before and not _is_own(document, target):
                    yield _finding(
                        "T01", target, str(now), place=name, now=str(now), before=str(before)
                    )
        for entry in list_of(cv.get(root)):
            path = f"{root}.{entry['id']}"
            if entry["id"] not in known and not _is_own(document, path):
                told = _name_of(entry)
                yield _finding("T02", path, told, claim=told)


def _claims(
    original: Mapping[str, Json], document: Mapping[str, Json], source: Source
) -> Iterator[Finding]:
    """Texts that are not the original's, and what they say that nobody gave."""
    known = {(one.target, one.text) for one in Source.of(original).places}
    for place in Source.of(document["cv"]).places:
        if (place.target, place.text) in known or _is_fact(place):
            continue
        yield from claim_findings(
            place.target, judge_claims(source, place.text, target=place.target)
        )


def _is_fact(place: Place) -> bool:
    root, *rest = place.target.split(".")
    return place.field in FACTS.get(root, ()) or (root == "basics" and rest[0] in CONTACT)


def _dropped(original: Mapping[str, Json], document: Mapping[str, Json]) -> Iterator[Finding]:
    """Entries, lines and skills that are gone without the person's having taken them out."""
    here = every_id(document["cv"])
    stones = table_of(document.get("tombstones"))
    taken = set[str]().union(*(every_id(table_of(one)["item"]) for one in stones.values()))
    for root in LISTS:
        for entry in list_of(original.get(root)):
            path = f"{root}.{entry['id']}"
            if entry["id"] not in here | taken:
                yield _finding("T03", path, "", before=_name_of(entry))
                continue
            for line in list_of(entry.get("highlights")):
                if line["id"] not in here | taken:
                    yield _finding(
                        "T03", f"{path}.highlights.{line['id']}", "", before=line["text"]
                    )
            yield from _items(path, entry, document)


def _items(path: str, entry: Json, document: Mapping[str, Json]) -> Iterator[Finding]:
    """Skills of a list that stand in no list any more, in no spelling of theirs."""
    target = f"{path}.keywords"
    if value_at(document["cv"], target) is None or _is_own(document, target):
        return
    lists = [list_of(one.get("keywords")) for one in list_of(document["cv"].get("skills"))]
    now = [str(one) for one in chain.from_iterable(lists)]
    before = [str(one) for one in list_of(entry.get("keywords"))]
    left = [one for one in before if one not in now and not any(_respelt(one, it) for it in now)]
    if left:
        yield _finding("T03", target, "", before=", ".join(left))


def _respelt(before: str, now: str) -> bool:
    if is_same_name(before, now):
        return True
    return any(respelled(before, one.canonical, one.text) == now for one in find_skills(now))


def _name_of(entry: Json) -> str:
    texts = [one for name, one in table_of(entry).items() if name != "id" and isinstance(one, str)]
    return ", ".join(one for one in texts[:2] if one)


def _contact(original: Mapping[str, Json], document: Mapping[str, Json]) -> Iterator[Finding]:
    for name in CONTACT:
        target = f"basics.{name}"
        old, new = value_at(original, target), value_at(document["cv"], target)
        if old == new or _is_own(document, target):
            continue
        before, now = _shown(old), _shown(new)
        if before:
            yield _finding("T04", target, "", now=now, before=before)
        elif now:
            yield _finding("T02", target, now, claim=now)


def _shown(value: Json) -> str:
    if isinstance(value, Mapping):
        return str(table_of(value).get("text") or "")
    if isinstance(value, list):
        return ", ".join(str(table_of(one).get("url") or "") for one in list_of(value))
    return str(value or "")
