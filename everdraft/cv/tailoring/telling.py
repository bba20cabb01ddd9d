"""What is said about a CV and an advert without a model: plain sentences, quotes on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from everdraft.base.language import plural
from everdraft.cv.findings import Translate
from everdraft.cv.findings import message as _
from everdraft.cv.tailoring.keywords import COUNTED, Gap, Keyword

LONGEST_QUOTE = 160
ABSENT = (
    _("%(count)d thing that the advert asks is not shown. It stays a gap if you lack it."),
    _("%(count)d things that the advert asks are not shown. They stay gaps if you lack them."),
)
SHORT = (
    _("%(count)d thing that the advert asks is shown, but not as far as asked."),
    _("%(count)d things that the advert asks are shown, but not as far as asked."),
)


def shortened(text: str) -> str:
    """A quote that fits a line, cut between words."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_QUOTE:
        return words
    return words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"


def told_keywords(found: Sequence[Keyword], translate: Translate) -> Iterator[str]:
    """A sentence with the count, then a line for each skill of the advert."""
    covered = sum(one.covered for one in found)
    if not found:
        yield translate(_("The advert names no skill that the rules know."))
        return
    counts = {"covered": covered, "asked": len(found)}
    yield translate(_("Your CV names %(covered)d of the %(asked)d skills of the advert.")) % counts
    for one in found:
        yield f"– {_told(one, translate)}"


def _told(one: Keyword, translate: Translate) -> str:
    words = {"skill": one.keyword, "quote": shortened(one.quote)}
    if not one.covered:
        text = _("%(skill)s, required: your CV does not name it.")
        if not one.required:
            text = _("%(skill)s, wished for: your CV does not name it.")
        return translate(text) % words
    text = _("%(skill)s, shown at work: “%(quote)s”")
    if one.credit < 1:
        text = _("%(skill)s, only listed: “%(quote)s”")
    return translate(text) % words


def told_gaps(missing: Sequence[Gap], translate: Translate) -> Iterator[str]:
    """How many things are not shown, how many not far enough, and what else there is; below each
    what can be done about it."""
    if not missing:
        yield translate(_("The checks find nothing missing."))
        return
    absent = [one for one in missing if one.check in COUNTED and not one.shown]
    short = [one for one in missing if one.shown]
    others = [one for one in missing if one.check not in COUNTED]
    for listed, singular, several in ((absent, *ABSENT), (short, *SHORT)):
        if listed:
            yield plural(translate, singular, several, len(listed))
            yield from _advised(listed, translate)
    if others:
        yield translate(_("Worth knowing besides:"))
        yield from _advised(others, translate)


def _advised(gaps: Sequence[Gap], translate: Translate) -> Iterator[str]:
    for gap in gaps:
        one = gap.to_json(translate)
        yield f"– {one['said']}. {one['advice']}"
