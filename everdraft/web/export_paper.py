"""Which paper an export is on when nobody says: that of the country of who sends it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import phonenumbers

from everdraft.cv.lexicon.places import POSTCODE, country_code
from everdraft.cv.lexicon.states import country_of_letters

LETTER_COUNTRIES = frozenset(
    ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "DO", "SV", "HN", "VE", "PR", "BO")
)
"""Countries that write on US letter."""
_CODES = (
    "al ak az ar ca co ct fl ga hi id il ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc"
    " nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc"
    " ab bc mb nb nl ns nt nu on pe qc sk yt"
)
_STATES = frozenset(_CODES.split())
"""States of the US and provinces of Canada; "DE" and "IN" are countries as often."""
_NAMES = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia"
    "|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts"
    "|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey"
    "|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania"
    "|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia"
    "|washington|west virginia|wisconsin|wyoming|alberta|british columbia|manitoba"
    "|new brunswick|newfoundland and labrador|nova scotia|ontario|prince edward island"
    "|quebec|québec|saskatchewan"
)
_STATE_NAMES = frozenset(_NAMES.split("|"))


def paper_country(places: Iterable[str], given: str, phones: Iterable[str]) -> str:
    """The country that a person writes from, "" when nothing says it.

    A country in the place's own words comes first, then a state of the US or a province of Canada
    ("Chicago, IL") unless the phone is elsewhere's, then the code that was ``given``, then a phone
    with +1. Another phone decides nothing: people move and keep it.
    """
    called = next((code for one in phones if (code := _called(one))), "")
    in_state = False
    for place in places:
        last = POSTCODE.sub("", place.rpartition(",")[2]).strip(" .-")
        named = country_code(last)
        if named and not (named == "GE" and called == "US"):  # Atlanta, Georgia
            return named
        city = place.rpartition(",")[0].strip(" .-")
        abroad = country_of_letters(last, city) if city and last.isupper() else ""
        if abroad not in ("", "US", "CA"):  # Florianópolis, SC
            return abroad
        is_state = _is_state(last) and bool(city)
        in_state = in_state or is_state
        if is_state and called in ("", "US", "CA"):
            return "US"
    american = called if called == "US" else ""
    return american if in_state else given.upper() or american


def _is_state(text: str) -> bool:
    plain = text.casefold()
    return plain in _STATE_NAMES or (text.isupper() and plain in _STATES)


def _called(number: str) -> str:
    """The country of a phone number with its country's code: "US" for all of +1."""
    if not re.match(r"\s*(?:\+|00)\s*\(?\d", number):
        return ""
    try:
        found = phonenumbers.parse(re.sub(r"^\s*00", "+", number), None)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.region_code_for_country_code(found.country_code or 0)
