"""Family N, length: is it as long as its years allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from everdraft.cv.checks.base import Found, check, the_file
from everdraft.cv.checks.contact import country_of
from everdraft.cv.checks.content import lines_told, words_told
from everdraft.cv.checks.told import LEAST_LINES
from everdraft.cv.checks.view import View
from everdraft.cv.findings import Evidence
from everdraft.cv.findings import message as _
from everdraft.cv.words.measure import in_characters, least, most

GUIDES = "Harvard URAF, one or two pages; pickedcv.com, cvcl.app, country guides"
SWIFF = "swiff.it/methodology; " + GUIDES

TOO_LITTLE = "What is not there cannot be judged: CV check 1.0, rule 3"

FEWEST_WORDS = 200
MOST_WORDS = 1_000
FAR_TOO_MANY_WORDS = 1_500


def academic(view: View) -> bool:
    """A CV with a list of publications is read by other rules."""
    return len(view.cv.publications) >= 3


def paged(view: View) -> Sequence[str]:
    """The file, when its pages are known."""
    return ("",) if view.facts.page_count and not academic(view) else ()


@check(
    "N01",
    severity="medium",
    part="clarity",
    title=_("%(pages)d pages for %(years)d years of experience"),
    reads="Pages, and the months covered by dated roles.",
    why=_("Readers give a CV less than a minute; what stands on a late page is not seen."),
    fix=_("Shorten what is old or usual until it fits on fewer pages."),
    source=GUIDES,
    items=paged,
)
def pages(view: View) -> Iterator[Found]:
    """Four pages or more; three under ten years; two under three years in the United States."""
    count, months = view.facts.page_count, view.experience_months
    arguments = {"pages": count, "years": months // 12, "months": months}
    if academic(view):
        return
    if count >= 4:
        title = "" if months else _("The CV has %(pages)d pages")
        yield Found(view.fact("pages"), arguments=arguments, title=title)
        return
    american = country_of(view) in ("US", "CA")
    if (count == 3 and 0 < months < 120) or (count == 2 and 0 < months < 36 and american):
        title = _("%(pages)d pages for less than two years of experience") if months < 24 else ""
        evidence = view.fact("pages")
        yield Found(evidence, arguments=arguments, title=title, severity="low", affected=0.4)


def counted(view: View) -> Sequence[str]:
    """The file, when we have a measure for its language."""
    return ("",) if view.unit and not academic(view) else ()


@check(
    "N02",
    severity="medium",
    part="clarity",
    weight=6,
    title=_("Contact lines and padding aside, the CV has %(words)d words"),
    reads="Words of the visible text (letters and digits in Chinese and Japanese); for the lower "
    "bound without the contact block and without words that another check asks to drop.",
    why=_(
        "Under two hundred words there is too little to judge; it reads like a form half filled."
    ),
    fix=_("Tell more of the roles of the last years: what you did and what came of it."),
    source=SWIFF,
    items=counted,
)
def words(view: View) -> Iterator[Found]:
    """Fewer than 200 words, by how many are missing, or more than 1,000; in characters where they
    are counted."""
    written = in_characters(view.unit)
    count = view.character_count if written else view.word_count
    name = "letters and digits" if written else "words"
    if not counted(view) or not view.fact(name):
        return
    unit, kept = "characters" if written else "words", max(0, words_told(view))
    # The quote says the number that the sentence says, which is not that of the whole file.
    told, whole = (Evidence(f"{name}: {number}", fact=True) for number in (kept, count))
    if kept < least(FEWEST_WORDS, view.unit):
        dense = _("Contact lines and padding aside, the CV has %(characters)d characters")
        why = _("There is too little to judge; it reads like a form half filled.")
        yield Found(
            (told,),
            arguments={unit: kept},
            title=dense if written else "",
            why=why if written else "",
            affected=1 - kept / least(FEWEST_WORDS, view.unit),
        )
    elif count > most(MOST_WORDS, view.unit):
        far = count > most(FAR_TOO_MANY_WORDS, view.unit)
        why = _("After a thousand words the good lines drown in the others.")
        if written:
            why = _("In so much text the good lines drown in the others.")
        yield Found(
            (whole,),
            arguments={unit: count},
            title=_("The whole CV has %(characters)d characters")
            if written
            else _("The whole CV has %(words)d words"),
            severity="medium" if far else "low",
            affected=1.0 if far else 0.4,
            why=why,
            fix=_("Cut what is old, usual or said twice."),
        )


@check(
    "N03",
    severity="high",
    part="evidence",
    weight=0,
    title=_("There is too little to judge: %(lines)s lines tell of your work, and six are needed"),
    reads="Bullets and sentences on work, projects and voluntary work, and publications.",
    why=_("What is not told cannot convince, and it cannot be called clear or consistent either."),
    fix=_("Write three to six lines for each role: what you did, and what came of it."),
    source=TOO_LITTLE,
    items=the_file,
)
def told(view: View) -> Iterator[Found]:
    """Fewer than six lines; a line that says the same again is not counted, a short one by half."""
    lines = lines_told(view)
    if lines >= LEAST_LINES:
        return
    first = [item for one in (*view.deeds, *view.prose)[:3] for item in one.evidence[:1]]
    kinds = ("work", "volunteer", "projects")
    section = next((one.id for kind in kinds if (one := view.section(kind))), "")
    none = _("There is too little to judge: nothing tells of your work")
    single = _("There is too little to judge: a single line tells of your work, and six are needed")
    yield Found(
        tuple(first) or view.fact("words"),
        section,
        arguments={"lines": float(lines)},
        title=none if not lines else single if lines <= 1 else "",
        severity="high" if lines * 2 < LEAST_LINES else "medium",
    )


CHECKS = (pages, words, told)
