"""The same verdict in two other tones: gentle, and a roast of the text, never of the person."""

from __future__ import annotations

from collections.abc import Mapping

from everdraft.cv.findings import message as _

DIRECT, GENTLE, ROAST = "direct", "gentle", "roast"

_SCRAMBLED = {
    GENTLE: _("The layout is kind to people; one column makes it kind to machines."),
    ROAST: _("A layout like a puzzle; the machine returned it half solved."),
}

BY_CHECK: Mapping[str, Mapping[str, str]] = {
    "F01": {
        GENTLE: _("Your words are safe in a picture; machines need them as text."),
        ROAST: _("A lovely photograph of a CV; machines do not frame pictures."),
    },
    "F02": {
        GENTLE: _("It looks right on paper; a fresh export lets machines see it."),
        ROAST: _("On paper a CV, to a machine the noise between two stations."),
    },
    "F05": _SCRAMBLED,
    "F06": _SCRAMBLED,
    "F07": _SCRAMBLED,
    "F12": {
        GENTLE: _("Some words are hidden; shown openly, they could work for you."),
        ROAST: _("White words on white paper: the oldest trick, and still found."),
    },
    "X02": {
        GENTLE: _("A line here speaks to machines; your reader deserves it more."),
        ROAST: _("A CV that gives orders to robots; the robots filed it away."),
    },
    "C01": {
        GENTLE: _("Everything can start with your name; it only needs writing down."),
        ROAST: _("A mystery novel with the hero's name left out until never."),
    },
    "C02": {
        GENTLE: _("There is good work here; an address lets somebody answer it."),
        ROAST: _("A shop window full of goods, and no door to be found."),
    },
    "C03": {
        GENTLE: _("There is good work here; a number lets somebody call you."),
        ROAST: _("Written to be called back, with the number kept a secret."),
    },
    "C07": {
        GENTLE: _("The template has left its words; yours will say much more."),
        ROAST: _("The template wrote itself in, and it wants the job too."),
    },
    "S01": {
        GENTLE: _("Some sections are still to come; with them the picture is whole."),
        ROAST: _("A CV with chapters torn out; the reader invents the plot."),
    },
    "D01": {
        GENTLE: _("The years are there in your memory; dates would let them count."),
        ROAST: _("Careers without dates: it all happened once upon a time, apparently."),
    },
    "D03": {
        GENTLE: _("One date slipped; mended, the others are trusted without a thought."),
        ROAST: _("One date here needs a time machine, and none is listed."),
    },
    "E01": {
        GENTLE: _("The roles are real; a name and a title make them whole."),
        ROAST: _("Jobs without a firm or title: rumours, laid out in bullets."),
    },
    "E02": {
        GENTLE: _("The roles are named; a line or two would bring them alive."),
        ROAST: _("Big titles over empty rooms; the furniture was never delivered."),
    },
    "B01": {
        GENTLE: _("The verbs are there; moved to the front they carry each line."),
        ROAST: _("The verbs are hiding so well that nobody seems to work."),
    },
    "B02": {
        GENTLE: _("The duties are clear; what you made of them comes next."),
        ROAST: _("It applies for your old job, in the words of its advert."),
    },
    "B03": {
        GENTLE: _("What you did is clear; one number each would show its weight."),
        ROAST: _("Many things were done here; how many, nobody dared to count."),
    },
    "B04": {
        GENTLE: _("The story begins well; what changed by it is the missing end."),
        ROAST: _("Every line walks up to the result, then politely goes home."),
    },
    "N02": {
        GENTLE: _("There is good material; at the right length it would be read."),
        ROAST: _("The length is a test of patience that no reader signed."),
    },
}

BY_CATEGORY: Mapping[str, Mapping[str, str]] = {
    "Excellent": {
        GENTLE: _("This is careful work; what is left to mend is small."),
        ROAST: _("Annoyingly good; the roast goes hungry and leaves with small things."),
    },
    "Good": {
        GENTLE: _("A good base stands here; a few changes would lift it."),
        ROAST: _("Good enough to be read, not yet enough to be remembered."),
    },
    "Needs Work": {
        GENTLE: _("Much is here already; step by step the page can show it."),
        ROAST: _("All the ingredients are on the table, and nobody lit the stove."),
    },
    "Critical": {
        GENTLE: _("Every strong CV began like this; the first steps count most."),
        ROAST: _("This page keeps its secrets well; sadly, it was meant to tell."),
    },
}

OPENERS: Mapping[str, Mapping[str, str]] = {
    "Excellent": {
        GENTLE: _("This part stands well as it is."),
        ROAST: _("Nothing here to laugh about, which is a pity and a compliment."),
    },
    "Good": {
        GENTLE: _("This part is on a good way; little is missing."),
        ROAST: _("Nearly there: this part trips over its own doorstep."),
    },
    "Needs Work": {
        GENTLE: _("The material of this part is good; it can be shown better."),
        ROAST: _("This part has something to say, and whispers it into a cushion."),
    },
    "Critical": {
        GENTLE: _("This part needs the most care, and will repay it first."),
        ROAST: _("This part is an empty stage with the lights left on."),
    },
}
"""What a section's words begin with, by its rating; the direct tone begins with the matter."""

MISSING: Mapping[str, str] = {
    GENTLE: _("It is easily added."),
    ROAST: _("Its absence is the loudest line on the page."),
}
"""What is said beside a section that is missing."""


def in_tone(table: Mapping[str, Mapping[str, str]], key: str, tone: str) -> str:
    """The sentence of a table in a tone; empty where the direct words stand alone."""
    return table.get(key, {}).get(tone, "")
