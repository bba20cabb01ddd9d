"""Employers known by their bare names, and endings of the names of trades, in many languages."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re

_KNOWN = (
    "google|alphabet|amazon|aws|apple|microsoft|meta|facebook|instagram|netflix|ibm|intel|nvidia|amd|oracle|sap|salesforce|adobe|cisco|dell|hp|hewlett-packard|samsung|sony|lg|huawei|xiaomi|lenovo|nokia|ericsson"
    "|siemens|bosch|philips|abb|schneider electric|general electric|ge|honeywell|3m|basf|bayer|roche|novartis|pfizer|sanofi|gsk|astrazeneca|merck|johnson & johnson|abbott|medtronic"
    "|volkswagen|vw|audi|bmw|mercedes-benz|daimler|porsche|continental|zf|schaeffler|renault|peugeot|citroën|stellantis|fiat|ford|tesla|toyota|honda|nissan|hyundai|volvo|airbus|boeing|safran|thales|rolls-royce"
    "|deloitte|kpmg|pwc|ey|ernst & young|accenture|capgemini|mckinsey|bain|bcg|infosys|tcs|wipro|cognizant|atos|bearingpoint|uber|lyft|airbnb|booking.com|expedia|spotify|twitter|linkedin|tiktok|bytedance|alibaba|tencent|baidu"
    "|paypal|stripe|square|visa|mastercard|american express|hsbc|barclays|lloyds|natwest|santander|bbva|caixabank|bnp paribas|société générale|crédit agricole|ing|rabobank|abn amro|commerzbank|unicredit|ubs|credit suisse|goldman sachs|morgan stanley|jpmorgan|citi|allianz|axa|generali|zurich|munich re|swiss re"
    "|walmart|target|costco|ikea|h&m|zara|inditex|mercadona|carrefour|auchan|leclerc|décathlon|decathlon|lidl|aldi|rewe|edeka|dm|rossmann|otto|zalando|tesco|sainsbury's|asda|waitrose|marks & spencer|primark|next|john lewis|argos|el corte inglés|sonae|pingo doce|continente|natura|albert heijn|biedronka|żabka"
    "|nestlé|unilever|danone|procter & gamble|p&g|coca-cola|pepsico|mars|heineken|ab inbev|l'oréal|lvmh|kering|nike|adidas|puma|mcdonald's|starbucks|burger king|subway|shell|bp|total|totalenergies|edf|engie|iberdrola|repsol|galp|edp|enel|eni|e.on|rwe|vattenfall|equinor|petrobras|vale|embraer|ambev|itaú|bradesco|nubank|globo"
    "|vodafone|orange|telefónica|o2|t-mobile|deutsche telekom|telekom|bt|sky|verizon|at&t|comcast|disney|warner bros|bbc|itv|cnn|reuters|bloomberg|the guardian|the times|le monde|el país|der spiegel|publico|público|penguin random house"
    "|dhl|ups|fedex|maersk|kuehne+nagel|db schenker|deutsche bahn|sncf|renfe|cp|trenitalia|easyjet|ryanair|lufthansa|air france|klm|iberia|tap|british airways|emirates|la poste|correos|ctt|poczta polska|deutsche post|royal mail"
    "|nhs|unicef|unesco|un|who|undp|red cross|oxfam|greenpeace|wwf|caritas|once|cern|nasa|esa|cnrs|inria|csic|fraunhofer|max planck|darpa|blablacar|doctolib|n26|revolut|klarna|wise|monzo|delivery hero|hellofresh|glovo|cabify|farfetch|outsystems|mercado libre|rappi|ifood"
)
KNOWN = frozenset(_KNOWN.split("|"))

#: Words that stand in names of employers; weaker than a legal form.
_OFTEN = re.compile(
    r"(?<![^\W_])(?:city of|county of|state of|ville de|stadt|land|kreis|ciudad de|comunidad de|cidade de|município|casa|case|chez|hof|gut|theater|teatro|théâtre|opéra|oper|kirche|church|iglesia|igreja|parish|diözese"
    r"|nhs|royal|&|energy|press|house|inn|arms|farm|farms|estate|orchestra|orquestra|orchester|philharmonie|cinema|kino|gallery|galerie|galería|radio|tv|gazette|herald|zeitung|journal)(?![^\W_])|^the |^le |^la |^el |^o |^os |&",
    re.I,
)

#: Last or first word of a trade nobody listed.
_TRADE = re.compile(
    r"(?:[^\W\d_]{3,}(?:smith|wright|hand|er|or|ist|ian)"
    r"|[^\W\d_]{3,}(?:bauer|macher|meister|wart|gärtner|ist|eur|ator|ent|ant|or|er|ner|ier)(?:in|innen)?"
    r"|[^\W\d_]{3,}(?:eur|euse|ier|ière|iste|ien|ienne|cher|chère|ger|gère|ron|logue)"
    r"|[^\W\d_]{3,}(?:dor|dora|tor|tora|ero|era|ista|ante|ente|eiro|eira|logo|loga|sta)"
    r"|[^\W\d_]{3,}(?:tore|trice|ista|aio|aia|iere|iera)|[^\W\d_]{3,}(?:kundige|aar|ier|ster)|[^\W\d_]{3,}(?:arz|arka|ista|istka|yk|owiec|nik|niczka))$",
    re.I,
)


def employer_score(text: str) -> float:
    """How much a bare name speaks for an employer: 1.2 for a known one, 0.4 for usual words."""
    if text.casefold().strip(" .,") in KNOWN:
        return 1.2
    return 0.4 if _OFTEN.search(text) else 0.0


def trade_score(text: str) -> float:
    """0.4 where the first or last word ends like the name of a trade; alone that proves little."""
    words = [word.strip("(),.") for word in text.split()]
    if not words or len(words) > 5:
        return 0.0
    return 0.4 if any(_TRADE.fullmatch(word) for word in (words[0], words[-1])) else 0.0
