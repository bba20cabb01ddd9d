"""Whole fields as claims: an employer, a title, a date, a degree is the same or it is not."""

from __future__ import annotations

import re

from everdraft.cv.claims.credentials import certificate_key, credentials_in, degree_covers
from everdraft.cv.claims.names import plain_words
from everdraft.cv.claims.points import contact_key
from everdraft.cv.claims.shapes import Claim
from everdraft.cv.claims.source import Place, Source
from everdraft.cv.claims.tokens import tokens_of
from everdraft.cv.claims.tools import tool_key

#: (root, last step) -> kind of the claim; bullets, summaries and headings are free text.
FIELDS = {
    ("basics", "name"): "name",
    ("basics", "email"): "contact",
    ("basics", "phone"): "contact",
    ("basics", "url"): "contact",
    ("basics", "city"): "contact",
    ("basics", "region"): "contact",
    ("basics", "countryCode"): "contact",
    ("basics", "text"): "contact",
    ("work", "name"): "employer",
    ("work", "position"): "title",
    ("work", "location"): "name",
    ("volunteer", "organization"): "employer",
    ("volunteer", "position"): "title",
    ("education", "institution"): "employer",
    ("education", "studyType"): "degree",
    ("education", "area"): "degree",
    ("education", "score"): "number",
    ("projects", "name"): "name",
    ("certificates", "name"): "certificate",
    ("certificates", "issuer"): "employer",
    ("awards", "title"): "name",
    ("awards", "awarder"): "employer",
    ("publications", "name"): "name",
    ("publications", "publisher"): "employer",
    ("languages", "language"): "name",
    ("languages", "fluency"): "name",
    ("skills", "keywords"): "tool",
    ("projects", "keywords"): "tool",
    ("education", "courses"): "name",
}
DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})


def judge_field(source: Source, text: str, target: str) -> list[Claim] | None:
    """The claims of a whole field; None when the target holds free text.

    A list (keywords, courses) is one item a line. An empty text claims nothing.
    """
    steps = target.split(".")
    field = steps[-1]
    kind = "date" if field in DATES else FIELDS.get((steps[0], field), "")
    if not kind:
        return None
    found: list[Claim] = []
    start = 0
    for line in text.split("\n") if kind == "tool" or field == "courses" else [text]:
        if line.strip():
            found.append(_judged(source, line, start, kind, target))
        start += len(line) + 1
    return found


def _judged(source: Source, text: str, start: int, kind: str, target: str) -> Claim:
    key = _key(text, kind)
    end = start + len(text)
    own = [one for one in source.places if one.target == target]
    close, far = source.near(target)
    places = (*own, *(one for one in close if one.own or _listed(one, kind)))
    for place in places:
        if _says(place, key, kind):
            return Claim(kind, text, start, end, "supported", place.text[:200], key, place.target)
    same_field = (one for one in far if one.field == target.split(".")[-1] and one.text.strip())
    for place in same_field:
        if _says(place, key, kind):
            return Claim(kind, text, start, end, "elsewhere", place.text[:200], key, place.target)
    stood = next((one.text for one in own if not one.own), "")
    verdict = "changed" if stood and kind != "tool" else "new"
    return Claim(kind, text, start, end, verdict, stood[:200], key, target if stood else "")


def _listed(place: Place, kind: str) -> bool:
    """A skill may come from anywhere in the CV; other fields only from themselves."""
    return kind == "tool" and not place.own


def _says(place: Place, key: str, kind: str) -> bool:
    if kind == "date":
        return place.text.strip() == key or (len(key) == 4 and place.text.startswith(f"{key}-"))
    if kind == "degree":
        return _same_degree(place.text, key)
    if kind == "tool":
        tools = {name for one in place.facts.tools for name in (one.key, one.base)}
        return key in tools or _key(place.text, kind) == key or _within(place.text, key)
    if _key(place.text, kind) == key:
        return True
    return place.own and _within(place.text, key)


def _within(text: str, key: str) -> bool:
    """Whether the words of a key stand in a text one after another, as whole words."""
    words = [one.lower for one in tokens_of(text)]
    wanted = key.split()
    return bool(wanted) and any(
        words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1)
    )


def _same_degree(source: str, claim: str) -> bool:
    if " ".join(source.lower().split()) == claim:
        return True
    ours, theirs = credentials_in(claim), credentials_in(source)
    if len(ours) != 1 or not theirs:
        return False
    rest = claim[: ours[0].start] + claim[ours[0].end :]
    plain = re.sub(r"\W|\b(?:in|of|em|de|en)\b", "", rest)
    return not plain and any(degree_covers(one.key, ours[0].key) for one in theirs)


def _key(text: str, kind: str) -> str:
    plain = " ".join(text.lower().split())
    if kind == "contact":
        return contact_key(plain) if re.search(r"[@\d/.]", plain) else plain
    if kind == "tool":
        return tool_key(text.strip())
    if kind == "certificate":
        return certificate_key(text)
    if kind in ("employer", "title", "name"):
        return " ".join(plain_words(tuple(one.lower for one in tokens_of(text)))) or plain
    return plain
