"""What an advert asks and where the CV answers it, and the honest gaps with what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from everdraft.cv.adverts import Advert
from everdraft.cv.checks.advert import advert_findings
from everdraft.cv.checks.view import CheckContext
from everdraft.cv.claims.source import Source
from everdraft.cv.codec import to_json
from everdraft.cv.findings import Finding, Translate, said
from everdraft.cv.findings import message as _
from everdraft.cv.match import EVIDENCED, LISTED, SkillUse, skill_uses
from everdraft.cv.model import Cv
from everdraft.cv.reading import Reading
from everdraft.cv.skills import find_skills
from everdraft.cv.suggestions.shapes import Question, Reason
from everdraft.cv.tailoring.relevance import Wanted

GAP_CHECKS = ("K01", "K02", "K05", "K06", "K07", "K10")
COUNTED = ("K01", "K02", "K05", "K06")
"""Of these each is one thing that the advert asks, as `analysis.match_summary` counts them."""
GAP = "gap"
MOST_PLACES_OF_ONE = 5

ASK_REQUIRED = _("The advert requires %(skill)s. Have you used it? Where, and what for?")
ASK_PREFERRED = _("The advert would like %(skill)s. Have you used it? Where, and what for?")
WHY_ASKED = _(
    "The advert says “%(asked)s”, and your CV does not name it. If you have not used it, leave "
    "this empty: the gap stays an honest one."
)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A skill that the advert names: in its words, and where the CV shows it.

    ``places`` are targets, ``credit`` is 1.0 where work proves it and less where a list names it.
    """

    canonical: str
    keyword: str
    required: bool
    asked: str
    credit: float
    yours: tuple[str, ...] = ()
    quote: str = ""
    places: tuple[str, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether the CV names it at all."""
        return self.credit > 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the advert asks and the CV does not show, by the check that says so.

    ``shown`` is what the CV has of it where that is not enough.
    """

    check: str
    required: bool
    title: str
    fix: str
    arguments: dict[str, Any]

    @property
    def shown(self) -> str:
        """The CV's own words for something that is not as far as asked."""
        return str(self.arguments.get("own", "")) if self.check == "K06" else ""

    def to_json(self, translate: Translate) -> dict[str, Any]:
        """In the reader's words."""
        name = self.arguments.get("skill") or self.arguments.get("name") or ""
        return {
            "check": self.check,
            "name": translate(str(name)),
            "required": self.required,
            "shown": self.shown,
            "asked": str(self.arguments.get("asked", "")),
            "said": said(self.title, self.arguments, translate),
            "advice": said(self.fix, self.arguments, translate),
        }


def keywords(cv: Cv, wanted: Wanted) -> list[Keyword]:
    """Every skill of the advert in its order, the required ones first."""
    uses = skill_uses(cv)
    places = _places_of_skills(cv, wanted)
    found: list[Keyword] = []
    for name, (mention, row) in wanted.skills.items():
        use: SkillUse | None = uses.get(name)
        credit = (EVIDENCED if use.evidenced else LISTED) if use else 0.0
        found.append(
            Keyword(
                canonical=name,
                keyword=mention.text,
                required=name in wanted.required,
                asked=row,
                credit=credit,
                yours=use.names if use else (),
                quote=use.quote if use else "",
                places=tuple(places.get(name, ())[:MOST_PLACES_OF_ONE]),
            )
        )
    return found


def _places_of_skills(cv: Cv, wanted: Wanted) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place in Source.of(to_json(cv)).places:
        for one in wanted.own.find(place.text):
            own = found.setdefault(one.canonical, [])
            if place.target not in own:
                own.append(place.target)
    return found


def gaps(reading: Reading, advert: Advert, context: CheckContext) -> list[Gap]:
    """The gaps by the published checks of family K, the required ones first."""
    found = [one for one in advert_findings(reading, advert, context) if one.check in GAP_CHECKS]
    listed = [_gap(one) for one in found]
    return sorted(listed, key=lambda one: not one.required)


def _gap(one: Finding) -> Gap:
    required = one.check in ("K01", "K06")
    return Gap(one.check, required, one.title, one.fix, dict(one.arguments))


def gap_questions(cv: Cv, wanted: Wanted, own_words: Sequence[str] = ()) -> list[Question]:
    """A question for each skill that the CV does not name and the person never spoke of.

    The answer can become a name in the list of skills; without a list it is kept as it is.
    """
    told = {one.canonical for text in own_words for one in find_skills(text)}
    uses = skill_uses(cv)
    group = max(cv.skills, key=lambda one: len(one.keywords), default=None)
    target = f"skills.{group.id}.keywords" if group and group.keywords else ""
    base = "\n".join(group.keywords) if group and target else ""
    found: list[Question] = []
    for name, (mention, row) in wanted.skills.items():
        if name in uses or name in told:
            continue
        required = name in wanted.required
        arguments = {"skill": mention.text}
        found.append(
            Question(
                target=target,
                base_text=base,
                kind=GAP,
                text=Reason(ASK_REQUIRED if required else ASK_PREFERRED, arguments),
                why=Reason(WHY_ASKED, {"asked": row}),
                checks=("K01" if required else "K02",),
            )
        )
    return found
