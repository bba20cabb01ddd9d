"""Family C, contact: can a recruiter, or a form, tell who this is and how to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from everdraft.cv.checks.base import Found, check, the_contact, the_file
from everdraft.cv.checks.view import LONGEST_LINE, View
from everdraft.cv.findings import Message
from everdraft.cv.findings import message as _
from everdraft.cv.reading import Line
from everdraft.cv.words import LANGUAGES, any_of, languages_with, words_for
from everdraft.cv.words.lexicon import lines, split

PARSERS = "OfflineCV, contact fields; every applicant form asks for it"
COUNTRIES = "pickedcv.com, vitaekit.com, cvcl.app, country guides"
LIBPHONENUMBER = "libphonenumber"

_EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
_BROKEN_EMAIL = re.compile(
    r"[\w.+\-]{1,64}(?:\s@\s?|\s?@\s|\s?[\[(](?:at|a|arroba)[\])]\s?|@{2,})"
    r"[\w\-]{2,63}[. ,]\w{2,10}"
    r"|[\w.+\-]{1,64}@[\w\-]{1,63},(?:com|org|net)\b"
)
_SILLY = re.compile(
    r"(?:sexy|babe|baby|hot(?!el)|cutie|princess|devil|killer|beer|party|420|666|69|lover|badboy"
    r"|badgirl|gamer|ninja|xx)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,/])\+?\(?\d[\d ().\-/\u00a0\u2010-\u2013]{6,22}\d(?![\w/])")
_PLACE = re.compile(r"[^\W\d_][\w.'’\- ]{2,30},\s?[^\W\d_][\w. \-]{1,30}")
_SEPARATORS = re.compile(r"[|·•,;/]|\s{2,}|\s[-–—]\s")
_PROPER_NAME = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]{2,24}(?: [^\W\d_a-zß-ÿ]?[^\W\d_]{1,24}){0,2}")
_IDENTITY = re.compile(
    r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b|(?<![\d\-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d\-])"
    r"|\b(?:passport|passaporte|reisepass|SSN|NUIT|NIF|CPF|DNI|RG|BI)\s?"
    r"(?:no\.?|nº|n\.º|number|número|#)?\s?:?\s?[A-Z]{0,3}\d[\d.\-/]{5,16}",
)
_BARE_PROFILE = re.compile(
    r"(?<![\w.@])(?:https?://)?(?:www\.)?(?:linkedin\.com(?:/in)?|github\.com)/?(?![\w/.\-])",
    re.IGNORECASE,
)
_MADE_UP_NAMES = frozenset(
    lines(
        """
        john doe
        jane doe
        max mustermann
        erika mustermann
        fulano de tal
        nombre apellido
        иванов иван иванович
        张三
        張三
        nome sobrenome
        first last
        firstname lastname
        """
    )
)
_MADE_UP_PHONE = re.compile(
    r"(?<!\d)555[ .\-]?01\d{2}(?!\d)|(?<!\d)123[ .\-]?456[ .\-]?789\d?(?!\d)"
)
_MADE_UP_DOMAIN = re.compile(
    r"@(?:[\w\-]+\.)?example\.(?:com|org|net)\b|@email\.com\b", re.IGNORECASE
)
_LEFTOVER = re.compile(
    r"lorem ipsum|\[(?:your |insert |company|employer|job title|name|city|date|phone|email|e-mail"
    r"|seu |sua |empresa|cargo|nome|nombre|ihr |firma)[^\]\n]{0,30}\]"
    r"|<(?:your|insert|company|name|seu|empresa|nome)[^>\n]{0,30}>",
    re.IGNORECASE,
)

NO_PROTECTED_DATA = frozenset({"US", "GB", "CA", "IE", "AU", "NZ"})
CUSTOMARY = frozenset(
    split(
        """DE AT CH FR IT ES PT BR MZ AO PL TR RU BY UA KZ JP CN TW HK KR EG SA AE QA KW BH OM JO
        LB MA DZ TN IQ"""
    )
)


def country_of(view: View) -> str:
    """The country applied in: as said, else where the person lives, else ""."""
    return (view.context.country or view.cv.basics.location.country_code).upper()


def contact_lines(view: View) -> list[Line]:
    """The lines of the contact block: its section and all that stands before the first one."""
    return [line for line in view.lines if view.section_at(line) == view.contact_section][:40]


@check(
    "C01",
    severity="blocker",
    part="completeness",
    machine=True,
    title=_("No name was found at the top"),
    reads="The first lines of the page.",
    why=_("The name is the first field of every form; without it the CV is filed under nothing."),
    fix=_("Write your name alone on the first line, as plain text and not as a picture."),
    source=PARSERS,
    items=the_contact,
)
def name(view: View) -> Iterator[Found]:
    """No name was read."""
    if not view.cv.basics.name.strip():
        yield Found(section=view.contact_section)


def _emails(view: View) -> list[str]:
    found = [view.cv.basics.email] if view.cv.basics.email else []
    found += [one.target[7:] for one in view.reading.links if one.target.startswith("mailto:")]
    for line in view.lines:
        found += _EMAIL.findall(line.text[:LONGEST_LINE])
    return found


@check(
    "C02",
    severity="blocker",
    part="completeness",
    machine=True,
    title=_("No e-mail address was found"),
    reads="The whole text, and links.",
    why=_("Without an address nobody can invite you."),
    fix=_("Add an address made of your name, as plain text near the top."),
    source=PARSERS,
    items=the_contact,
)
def email(view: View) -> Iterator[Found]:
    """Missing, mistyped, or one that does not sound like work."""
    section = view.contact_section
    found = _emails(view)
    if not found:
        for line in view.lines:
            match = _BROKEN_EMAIL.search(line.text[:LONGEST_LINE])
            if match:
                yield Found(
                    evidence=view.quote(line, match[0]),
                    section=section,
                    title=_("The e-mail address cannot be used as written: “%(email)s”"),
                    fix=_("Write it without spaces and with @ and a dot, as you would type it."),
                    arguments={"email": match[0]},
                )
                return
        yield Found(section=section)
        return
    address = found[0]
    evidence = view.locator.find(address)
    if evidence and _SILLY.search(address.split("@")[0]):
        yield Found(
            evidence=evidence,
            section=section,
            severity="low",
            affected=0.1,
            title=_("The e-mail address does not sound like work: “%(email)s”"),
            why=_("It is the first thing a stranger reads about you."),
            fix=_("Use an address made of your first and last name."),
            arguments={"email": address},
        )


def _phones(view: View) -> list[tuple[Line, str]]:
    found: list[tuple[Line, str]] = []
    margins = [line for line in view.lines if line.region in ("header", "footer")]
    for line in (*contact_lines(view), *margins):
        for match in _PHONE.finditer(line.text[:LONGEST_LINE]):
            digits = sum(one.isdigit() for one in match[0])
            years = re.fullmatch(
                r"(?:\d{1,2}\W)?(?:19|20)\d{2}\W{1,5}(?:\d{1,2}\W)?(?:19|20)\d{2}", match[0]
            )
            if 7 <= digits <= 15 and not years:
                found.append((line, match[0]))
    return found


@check(
    "C03",
    severity="high",
    part="completeness",
    machine=True,
    title=_("No phone number was found"),
    reads="Phone-shaped text, and links.",
    why=_("Recruiters call first; forms ask for the number."),
    fix=_("Add one number with its country code, such as +258 84 123 4567."),
    source=LIBPHONENUMBER,
    items=the_contact,
)
def phone(view: View) -> Iterator[Found]:
    """Missing, or a number that cannot exist in its country."""
    section = view.contact_section
    written = view.cv.basics.phone.strip()
    if not written:
        linked = any(one.target.startswith("tel:") for one in view.reading.links)
        if not linked and not _phones(view):
            yield Found(section=section)
        return
    evidence = view.locator.of_path("basics.phone", written)
    region = country_of(view) or None
    if not evidence or (not region and not written.startswith("+")):
        return
    try:
        possible = phonenumbers.is_possible_number(phonenumbers.parse(written, region))
    except phonenumbers.NumberParseException:
        possible = False
    if not possible:
        yield Found(
            evidence=evidence,
            section=section,
            severity="medium",
            affected=0.5,
            title=_("The phone number cannot be dialled as written: “%(phone)s”"),
            why=_("A digit too many or too few, and the call goes nowhere."),
            arguments={"phone": written},
        )


def _names_place(view: View) -> bool:
    """Whether a line of the block could name a place: "City, Country" or a lone proper name."""
    basics = view.cv.basics
    known = {basics.name.lower(), basics.label.lower()}
    for line in contact_lines(view):
        text = line.text[:LONGEST_LINE]
        if _PLACE.search(text):
            return True
        for part in _SEPARATORS.split(text):
            plain = part.strip()
            if plain.lower() not in known and _PROPER_NAME.fullmatch(plain):
                return True
    return False


@check(
    "C04",
    severity="medium",
    part="completeness",
    title=_("No city or country was found"),
    reads="The contact block.",
    why=_("Searches by place, and questions of travel and tax, start from the city."),
    fix=_("Add city and country; the street is not needed."),
    source=COUNTRIES,
    items=the_contact,
)
def place(view: View) -> Iterator[Found]:
    """No place; a full street; or the number of an identity document."""
    section = view.contact_section
    block = contact_lines(view)
    location = view.cv.basics.location
    if not (location.text or location.city or location.country_code) and not _names_place(view):
        yield Found(section=section)
    words = view.words
    for line in block:
        text = line.text[:LONGEST_LINE]
        identity = _IDENTITY.search(text)
        if identity:
            yield Found(
                evidence=view.quote(line, identity[0]),
                section=section,
                title=_("The number of an identity document is in the CV"),
                why=_("It helps nobody to hire you, and a thief to be you."),
                fix=_("Delete it; an employer asks for it when it is needed."),
            )
        street = re.search(words.street, text) if words and words.street else None
        if street:
            yield Found(
                evidence=view.quote(line, street[0]),
                section=section,
                severity="info",
                title=_("The full street address is given"),
                why=_("City and country are enough, and a CV travels far."),
                fix=_("Keep the city and the country."),
            )
            return


@check(
    "C05",
    severity="low",
    part="completeness",
    title=_("No profile or web page is given"),
    reads="Profiles, links and addresses of web pages.",
    why=_("Many recruiters look for the person before they write."),
    fix=_("Add the full address of one profile that you keep up to date."),
    source="VMock, presentation; Jobscan, searchability",
    items=the_contact,
)
def profile(view: View) -> Iterator[Found]:
    """None at all, or LinkedIn and GitHub without the name behind."""
    section = view.contact_section
    basics = view.cv.basics
    web = [one for one in view.reading.links if one.target.startswith("http")]
    for line in contact_lines(view):
        match = _BARE_PROFILE.search(line.text[:LONGEST_LINE])
        if match and not web and not any(one.username for one in basics.profiles):
            yield Found(
                evidence=view.quote(line, match[0]),
                section=section,
                title=_("The profile address leads to no person: “%(address)s”"),
                why=_("It opens the front page of the network instead of yours."),
                fix=_("Write the whole address, with your name at its end."),
                arguments={"address": match[0]},
            )
            return
    text = "\n".join(line.text for line in view.lines).lower()
    if not (basics.profiles or basics.url or web) and not re.search(
        r"linkedin|github|gitlab|xing|https?://|www\.", text
    ):
        yield Found(section=section)


_PROTECTED_NAMES = {
    "birth date": Message(_("date of birth")),
    "age": Message(_("age")),
    "marital status": Message(_("marital status")),
    "religion": Message(_("religion")),
    "nationality": Message(_("nationality")),
    "gender": Message(_("gender")),
    "children": Message(_("children")),
}


def _protected(view: View) -> Iterator[tuple[Line, str, str]]:
    for language in dict.fromkeys((view.language, *LANGUAGES[:1])):
        words = words_for(language)
        if words is None:
            continue
        for kind, labels in words.protected.items():
            pattern = any_of(labels)
            for line in view.lines:
                match = (
                    pattern.match(line.text[:80].lstrip(" •-|")) if len(line.text) < 80 else None
                )
                rest = line.text[:80].lstrip(" •-|")[match.end() :].strip() if match else ""
                if rest and (rest[0] in ":：" or kind in ("birth date", "marital status")):
                    yield line, kind, line.text.strip()


def where_personal_data_is_unwanted(view: View) -> Sequence[str]:
    """The contact block, where we know the language's labels."""
    return (view.contact_section,) if view.words else ()


@check(
    "C06",
    severity="high",
    part="completeness",
    title=_("Personal data that an employer should not ask for: %(kind)s"),
    reads="Labelled lines such as “Date of birth:”, and the target country.",
    why=_(
        "In the United States, Canada, the United Kingdom and Ireland it is left out, so that "
        "nobody can be turned away for it; elsewhere it is your choice."
    ),
    fix=_("Leave it out unless the country you apply in expects it."),
    source=COUNTRIES,
    items=where_personal_data_is_unwanted,
    languages=languages_with("protected"),
)
def personal_data(view: View) -> Iterator[Found]:
    """High where it is unwanted, a remark where it is customary, low where nobody said."""
    country = country_of(view)
    severity = "high" if country in NO_PROTECTED_DATA else "info" if country in CUSTOMARY else "low"
    seen: set[int] = set()
    for line, kind, quote in _protected(view):
        if line.id in seen:
            continue
        seen.add(line.id)
        yield Found(
            evidence=view.quote(line, quote),
            section=view.section_at(line),
            severity=severity,
            affected={"high": 0.5, "low": 0.1, "info": 0.0}[severity],
            arguments={"kind": _PROTECTED_NAMES[kind]},
        )


def _leftovers(view: View) -> Iterator[Found]:
    phrases = any_of(view.words.placeholders) if view.words and view.words.placeholders else None
    for line in view.lines:
        text = line.text[:LONGEST_LINE]
        match = _LEFTOVER.search(text)
        if not match and phrases and len(text) < 60:
            match = phrases.fullmatch(text.strip(" .:[]()"))
        if match:
            yield Found(
                evidence=view.quote(line, match[0]),
                section=view.section_at(line),
                arguments={"words": match[0]},
            )


@check(
    "C07",
    severity="blocker",
    part="completeness",
    title=_("Words of a template were left in: “%(words)s”"),
    reads="Lorem ipsum, [brackets] to fill in, sample names, numbers and addresses.",
    why=_("It tells the reader that the CV was not read before it was sent."),
    fix=_("Write your own words there, or delete the line."),
    source="Greenhouse and Lever show the parsed text to recruiters",
    items=the_file,
)
def placeholders(view: View) -> Iterator[Found]:
    """Template words block; data that can only be an example weighs high."""
    yield from _leftovers(view)
    basics = view.cv.basics
    made_up = (
        (basics.name if basics.name.lower() in _MADE_UP_NAMES else "", "basics.name"),
        (basics.phone if _MADE_UP_PHONE.search(basics.phone) else "", "basics.phone"),
        (basics.email if _MADE_UP_DOMAIN.search(basics.email) else "", "basics.email"),
    )
    for value, path in made_up:
        evidence = view.locator.of_path(path, value) if value else ()
        if evidence:
            yield Found(
                evidence=evidence,
                section=view.contact_section,
                severity="medium",
                affected=0.2,
                title=_("This looks like an example, not like yours: “%(words)s”"),
                why=_("Numbers such as 555-0100 and addresses at example.com belong to nobody."),
                fix=_("Put your own in its place."),
                arguments={"words": value},
            )


CHECKS = (name, email, phone, place, profile, personal_data, placeholders)
