"""The one line at the top of a report: direct, kind, eight to twelve words."""

from __future__ import annotations

from collections.abc import Sequence

from everdraft.cv.findings import Finding
from everdraft.cv.findings import message as _
from everdraft.cv.tones import BY_CATEGORY as CATEGORIES_IN_TONE
from everdraft.cv.tones import BY_CHECK as CHECKS_IN_TONE
from everdraft.cv.tones import DIRECT, in_tone

BY_CHECK = {
    "F01": _("This is a picture of a CV; machines see an empty page."),
    "F02": _("On paper it is a CV, to machines it is noise."),
    "F05": _("The layout looks tidy to people and scrambled to machines."),
    "F06": _("The layout looks tidy to people and scrambled to machines."),
    "F07": _("The layout looks tidy to people and scrambled to machines."),
    "F12": _("Hidden words are found, and then nobody believes the visible ones."),
    "X02": _("You are talking to the machine; a person reads it too."),
    "C01": _("A CV without a name is a letter without a sender."),
    "C02": _("Good work may be inside, but nobody can write back."),
    "C03": _("Good work may be inside, but nobody can call you."),
    "C07": _("The template is still talking where you should be speaking."),
    "S01": _("Whole sections are missing, so the reader has to guess."),
    "D01": _("Without dates, years of work add up to nothing here."),
    "D03": _("One impossible date makes a careful reader doubt all others."),
    "E01": _("Roles without an employer or title are only half told."),
    "E02": _("The roles are named, but what you did is missing."),
    "B01": _("Your verbs hide in the middle; put them in front."),
    "B02": _("It reads like a job description, not like your work."),
    "B03": _("You say what you did, but not how much it moved."),
    "B04": _("You tell half the story and leave out what changed."),
    "N02": _("The length is wrong, so the good lines go unread."),
}

BY_CATEGORY = {
    "Excellent": _("Clear, proven and easy to read; only small things remain."),
    "Good": _("Solid ground; a few exact changes would make it strong."),
    "Needs Work": _("The material is there; the page does not show it yet."),
    "Critical": _("There is a person behind this page; let us see them."),
}


def main_roast(category: str, ranked: Sequence[Finding], tone: str = DIRECT) -> str:
    """The line for a report whose findings are ranked, worth most first, in a tone."""
    if category != "Excellent":
        for one in ranked[:1]:
            if one.check in BY_CHECK:
                return in_tone(CHECKS_IN_TONE, one.check, tone) or BY_CHECK[one.check]
    return in_tone(CATEGORIES_IN_TONE, category, tone) or BY_CATEGORY[category]
