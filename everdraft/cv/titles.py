"""The title of a job without what adverts put around it: whom it addresses, where, how remote."""

from __future__ import annotations

import re

from everdraft.cv.lexicon.places import REMOTE, is_place

_WHO = r"(?:m|f|w|d|x|h|i|o|a|os|as|e|in|innen|n[ck]|div(?:ers|erse)?|all genders?|any gender|gn)"
_ADDRESSED = re.compile(
    rf"[ ]?[(\[]\s*{_WHO}(?:\s*[/|*,.:;·-]+\s*{_WHO})*\s*[)\]]"
    rf"|[ ](?:[mfwh]/[mfwhdx](?:/[dxi*])?|m/f/x|gn)(?![\w/])"
    r"|(?<=[^\W\d_]{3})(?:[:*_]|/-?)(?:in|innen|a|as|o|os|e|ne|trice|euse)(?!\w)",
    re.I,
)
_BRACKETED = re.compile(r"[ ]?[(\[]([^()\[\]]{2,60})[)\]]")
_PARTS = re.compile(r"\s+[–—|·-]+\s+|\s*[|]\s*|,\s+")
_WIDE = re.compile(
    r"(?:emea|dach|apac|latam|europe|europa|eu|anywhere|worldwide|on-?site|vor ort"
    r"|híbrid[oa]|remot[oa]|presencial)",
    re.I,
)


def plain_title(title: str) -> str:
    """ "Engineer" of "Engineer (m/f/d) – Lisboa, Remote"; all of it where nothing else is left."""
    plain = _ADDRESSED.sub("", title)
    plain = _BRACKETED.sub(lambda found: "" if _is_where(found[1]) else found[0], plain)
    plain = _without_ends(" ".join(plain.split()))
    return plain or " ".join(title.split())


def _without_ends(title: str) -> str:
    """Without the places at its end, and without how remote it is at its beginning."""
    while True:
        breaks = list(_PARTS.finditer(title))
        if not breaks:
            return title
        # The longest end that is a place: "Austin, TX" is one, "TX" alone is none.
        ends = (one for one in breaks if _is_where(title[one.end() :]))
        end = next(ends, None)
        first = breaks[0]
        if end is not None:
            title = title[: end.start()].strip()
        elif REMOTE.fullmatch(title[: first.start()]):
            title = title[first.end() :].strip()
        else:
            return title


def _is_where(text: str) -> bool:
    parts = [one.strip() for one in re.split(r"[/,;+&]| or | oder | ou ", text) if one.strip()]
    return is_place(text) or all(is_place(one) or bool(_WIDE.fullmatch(one)) for one in parts)
