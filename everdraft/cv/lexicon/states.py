"""Two letters behind a city: the state of a country, or the country itself, told by the city."""

from __future__ import annotations

from everdraft.cv.words.lexicon import split

_US = split("""al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv
    nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc""")
_CANADA = split("ab bc mb nb nl ns nt nu on pe qc sk yt")
_BRAZIL = split("""ac al am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn ro rr rs sc se sp
    to""")
_STATES = {"BR": frozenset(_BRAZIL), "CA": frozenset(_CANADA)}
#: Letters that are a state of one country alone, and no country.
_ALONE = {
    **dict.fromkeys(_US, "US"),
    **dict.fromkeys(split("ab bc mb nb ns on qc sk"), "CA"),
    **dict.fromkeys(split("ba ce df go mg pb rj rn rs sp"), "BR"),
}
#: Cities of countries whose letters, or whose states' letters, are a state elsewhere too.
_CITIES = {
    "AR": "buenos aires|córdoba|rosario|mendoza|la plata",
    "BR": "aracaju|belém|belo horizonte|blumenau|boa vista|brasília|brasilia|campinas|"
    "campo grande|caxias do sul|chapecó|contagem|cuiabá|curitiba|feira de santana|"
    "florianópolis|florianopolis|fortaleza|foz do iguaçu|goiânia|goiania|guarulhos|"
    "jaboatão dos guararapes|joinville|joão pessoa|juiz de fora|londrina|macapá|"
    "maceió|manaus|maringá|natal|niterói|olinda|osasco|palmas|ponta grossa|"
    "porto alegre|porto velho|recife|ribeirão preto|rio branco|rio de janeiro|"
    "salvador|santo andré|santos|serra|sorocaba|são bernardo do campo|são josé|"
    "são josé dos campos|são luís|são paulo|sao paulo|teresina|uberlândia|vila velha|"
    "vitória|várzea grande",
    "CA": "toronto|montréal|montreal|vancouver|ottawa|calgary|edmonton|winnipeg|québec|"
    "quebec city|hamilton|halifax|mississauga|brampton|waterloo|kitchener",
    "CO": "bogotá|bogota|medellín|medellin|cali|barranquilla|cartagena",
    "DE": "berlin|hamburg|münchen|munich|köln|cologne|frankfurt|frankfurt am main|"
    "stuttgart|düsseldorf|leipzig|dresden|hannover|nürnberg|nuremberg|bremen|bonn|"
    "essen|dortmund|karlsruhe|mannheim|aachen|freiburg|heidelberg|münster|mainz|ulm|"
    "kiel",
    "ID": "jakarta|surabaya|bandung|yogyakarta|medan",
    "IL": "tel aviv|tel aviv-yafo|jerusalem|haifa|herzliya",
    "IN": "bangalore|bengaluru|mumbai|delhi|new delhi|hyderabad|chennai|kolkata|pune|"
    "ahmedabad|noida|gurgaon|gurugram|jaipur|kochi",
    "MA": "casablanca|rabat|marrakech|marrakesh|tanger|tangier|fès",
}  # fmt: skip
_COUNTRIES_OF: dict[str, list[str]] = {}
for _country, _names in _CITIES.items():
    for _name in _names.split("|"):
        _COUNTRIES_OF.setdefault(_name, []).append(_country)


def country_of_letters(letters: str, city: str) -> str:
    """ "BR" for "SC" behind Florianópolis and "US" behind Charleston; "" when they tell nothing."""
    state = letters.casefold()
    for country in _COUNTRIES_OF.get(city.casefold(), ()):
        if letters == country or state in _STATES.get(country, ()):
            return country
    return _ALONE.get(state, "")
