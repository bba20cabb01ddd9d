"""What is good in a CV, said from facts: the counterpart of the checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from everdraft.cv.checks.bullets import has_result
from everdraft.cv.checks.numbers import carries_number
from everdraft.cv.checks.view import Bullet, Entry, View
from everdraft.cv.findings import Finding, Translate, said
from everdraft.cv.findings import message as _
from everdraft.cv.words import opener_of, words_for
from everdraft.cv.words.measure import extent, in_characters, least, most
from everdraft.cv.words.phrases import duty_in

ENOUGH = 0.4


def good_things(
    view: View, section: str, findings: Sequence[Finding], translate: Translate
) -> list[str]:
    """Sentences about what is good in a section ("" is the file), at most three."""
    kind = next((one.kind for one in view.cv.sections if one.id == section), "")
    checks = {one.check for one in findings if one.section == section}
    if section == "":
        said_things = _of_file(view, {one.check for one in findings})
    elif section == view.contact_section:
        return _of_contact(view, translate)
    elif kind in ("work", "volunteer", "projects"):
        said_things = _of_deeds(view, section, checks)
    else:
        said_things = _of_rest(view, section, kind)
    return [said(text, arguments, translate) for text, arguments in said_things][:3]


_Said = tuple[str, dict[str, object]]


def _of_file(view: View, checks: set[str]) -> Iterator[_Said]:
    facts = view.facts
    if facts.media_type in ("txt", "md"):
        yield _("Plain text: every system can read it."), {}
    elif not checks & {"F01", "F02"}:
        if "N02" in checks:  # that finding says how much there is, and counts without padding
            yield _("The text can be selected and read."), {}
        elif in_characters(view.unit):
            text = _("The text can be selected and read: %(characters)d characters.")
            yield text, {"characters": view.character_count}
        else:
            text = _("The text can be selected and read: %(words)d words.")
            yield text, {"words": view.word_count}
    if view.reading.pages and all(page.columns == 1 for page in view.reading.pages):
        if facts.media_type == "pdf" and "F05" not in checks:
            yield _("It runs in one column, in the order in which it is read."), {}
        if facts.media_type == "docx" and not checks & {"F06", "F07"}:
            yield _("No tables and no text boxes stand in the way."), {}
    if facts.page_count == 1:
        yield _("It fits on one page."), {}
    elif facts.page_count == 2:
        yield _("It fits on two pages."), {}


def _of_contact(view: View, translate: Translate) -> list[str]:
    basics = view.cv.basics
    fields = (
        (basics.name, _("name")),
        (basics.email, _("e-mail")),
        (basics.phone, _("phone")),
        (basics.location.text or basics.location.city, _("place")),
        (basics.profiles or basics.url, _("profile")),
    )
    found = [translate(label) for value, label in fields if value]
    if len(found) < 2:
        return []
    return [said(_("Found at once: %(fields)s."), {"fields": ", ".join(found)}, translate)]


def _of_deeds(view: View, section: str, checks: set[str]) -> Iterator[_Said]:
    entries = [one for one in view.entries if one.section == section]
    bullets = [one for entry in entries for one in entry.bullets]
    yield from _of_bullets(bullets, checks)
    roles = [one for one in entries if one.kind == "work"]
    if len(roles) > 1 and all(one.span for one in roles):
        both = _("Both roles have dates.")
        every = _("All %(count)d roles have dates.")
        yield (both if len(roles) == 2 else every), {"count": len(roles)}
        if "D04" not in checks and _falling(roles):
            yield _("The newest role comes first."), {}


def _falling(roles: list[Entry]) -> bool:
    ends = [one.span.last for one in roles if one.span]
    return ends == sorted(ends, reverse=True)


def _of_bullets(bullets: list[Bullet], checks: set[str]) -> Iterator[_Said]:
    """Shares of good lines, none that a check has just called too small."""
    if len(bullets) < 2:
        return
    numbered = sum(carries_number(one.text, one.language) for one in bullets)
    if numbered >= ENOUGH * len(bullets) and "B03" not in checks:
        text = _("%(some)d of %(all)d lines carry a number.")
        yield text, {"some": numbered, "all": len(bullets)}
    verbs = sum(_opens_with_verb(one) for one in bullets)
    if verbs >= 0.6 * len(bullets):
        text = _("%(some)d of %(all)d lines open with a verb.")
        yield text, {"some": verbs, "all": len(bullets)}
    results = sum(has_result(one) for one in bullets)
    if results >= ENOUGH * len(bullets) and "B04" not in checks:
        text = _("%(some)d of %(all)d lines say what came of it.")
        yield text, {"some": results, "all": len(bullets)}


def _opens_with_verb(bullet: Bullet) -> bool:
    words = words_for(bullet.language)
    if not words or not opener_of(bullet.text, bullet.language, words.verbs):
        return False
    return not duty_in(bullet.text, words)


def _of_rest(view: View, section: str, kind: str) -> Iterator[_Said]:
    cv = view.cv
    if kind == "summary":
        language = view.language_at(section)
        count = extent(cv.basics.summary, language)
        if least(15, language) <= count <= most(80, language):
            if in_characters(language):
                text = _("%(characters)d characters: short enough to be read.")
                yield text, {"characters": count}
            else:
                yield _("%(words)d words: short enough to be read."), {"words": count}
    elif kind == "education":
        own = [one for one in view.entries if one.section == section]
        if own and all(one.organisation and one.title for one in own):
            yield _("Every entry names the school and the degree."), {}
        if own and all(one.end or one.current for one in own):
            yield _("Every entry has its date."), {}
    elif kind == "skills":
        count = sum(len(one.keywords) or 1 for one in cv.skills)
        if count > 2:
            yield _("%(count)d skills are named, and can be searched for."), {"count": count}
    elif kind == "languages":
        if cv.languages and all(one.fluency for one in cv.languages):
            yield _("Every language comes with its level."), {}
    elif kind in ("certificates", "awards", "publications"):
        dates = {
            "certificates": [one.date for one in cv.certificates],
            "awards": [one.date for one in cv.awards],
            "publications": [one.release_date for one in cv.publications],
        }[kind]
        if dates and all(dates):
            yield _("Every entry has its date."), {}
