"""Places as they stand on CVs: countries, states, large cities, postcodes."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re
from functools import cache

from everdraft.cv.lexicon.states import country_of_letters

#: ISO code -> names in the languages CVs are written in, separated by "|", in lower case.
COUNTRIES: dict[str, str] = {
    "US": "usa|u.s.a.|u.s.|us|united states|united states of america|estados unidos|eua|vereinigte staaten|états-unis|stany zjednoczone|сша|アメリカ|美国",
    "GB": "uk|u.k.|united kingdom|great britain|england|scotland|wales|northern ireland|reino unido|vereinigtes königreich|großbritannien|royaume-uni|wielka brytania|великобритания|イギリス|英国|regno unito",
    "DE": "germany|deutschland|alemania|alemanha|allemagne|niemcy|almanya|германия|ドイツ|德国|ألمانيا|germania|duitsland",
    "FR": "france|frankreich|francia|frança|francja|fransa|франция|フランス|法国|فرنسا|frankrijk",
    "ES": "spain|españa|spanien|espanha|espagne|hiszpania|ispanya|испания|スペイン|西班牙|إسبانيا|spagna|spanje",
    "PT": "portugal|portugalia|portekiz|португалия|葡萄牙|البرتغال|portogallo",
    "BR": "brazil|brasil|brasilien|brésil|brazylia|brezilya|бразилия|ブラジル|巴西|البرازيل|brasile",
    "IT": "italy|italia|italien|itália|italie|włochy|italya|италия|イタリア|意大利|إيطاليا|italië",
    "NL": "netherlands|the netherlands|nederland|niederlande|países bajos|países baixos|pays-bas|holland|holandia|hollanda|нидерланды|荷兰|هولندا|paesi bassi",
    "BE": "belgium|belgië|belgique|belgien|bélgica|belgia|belçika|бельгия|比利时",
    "CH": "switzerland|schweiz|suisse|suiza|suíça|svizzera|szwajcaria|isviçre|швейцария|スイス|瑞士|سويسرا|zwitserland",
    "AT": "austria|österreich|autriche|áustria|avusturya|австрия|奥地利|النمسا|oostenrijk",
    "IE": "ireland|irland|irlanda|irlande|irlandia|ирландия|爱尔兰",
    "PL": "poland|polska|polen|polonia|polónia|polônia|pologne|polonya|польша|波兰",
    "CZ": "czech republic|czechia|česká republika|tschechien|república checa|tchéquie|czechy|чехия",
    "SE": "sweden|sverige|schweden|suecia|suécia|suède|szwecja|isveç|швеция|瑞典",
    "NO": "norway|norge|norwegen|noruega|norvège|norwegia|norveç|норвегия",
    "DK": "denmark|danmark|dänemark|dinamarca|danemark|dania|danimarka|дания",
    "FI": "finland|suomi|finnland|finlandia|finlândia|finlande|finlandiya|финляндия",
    "GR": "greece|griechenland|grecia|grécia|grèce|grecja|yunanistan|греция|ελλάδα",
    "TR": "turkey|türkiye|türkei|turquía|turquia|turquie|turcja|турция|土耳其|تركيا|turchia",
    "RU": "russia|россия|рф|russland|rusia|rússia|russie|rosja|rusya|российская федерация|ロシア|俄罗斯|روسيا",
    "UA": "ukraine|україна|украина|ucrania|ucrânia|ukraina|ukrayna",
    "RO": "romania|rumänien|rumania|roménia|romênia|roumanie|rumunia|румыния|românia",
    "HU": "hungary|ungarn|hungría|hungria|hongrie|węgry|венгрия|magyarország",
    "BG": "bulgaria|bulgarien|bulgária|bulgarie|болгария|българия",
    "RS": "serbia|serbien|сербия|srbija|србија",
    "HR": "croatia|kroatien|croacia|hrvatska|хорватия",
    "CA": "canada|kanada|canadá|канада|カナダ|加拿大|كندا",
    "MX": "mexico|méxico|mexiko|mexique|meksyk|мексика|墨西哥",
    "AR": "argentina|argentinien|argentine|argentyna|arjantin|аргентина",
    "CL": "chile|chili|чили",
    "CO": "colombia|kolumbien|colômbia|colombie|колумбия",
    "PE": "peru|perú|pérou|перу",
    "UY": "uruguay|uruguai|уругвай",
    "VE": "venezuela|венесуэла",
    "EC": "ecuador|equador",
    "CN": "china|中国|chine|chiny|çin|китай|الصين|cina|p.r. china|prc",
    "TW": "taiwan|台湾|台灣|taiwán",
    "HK": "hong kong|香港",
    "JP": "japan|日本|japon|japón|japão|japonia|japonya|япония|اليابان|giappone",
    "KR": "south korea|korea|republic of korea|대한민국|südkorea|corea del sur|coreia do sul|южная корея|韩国",
    "IN": "india|indien|inde|índia|indie|hindistan|индия|インド|印度|الهند",
    "PK": "pakistan|پاکستان|пакистан",
    "BD": "bangladesh",
    "LK": "sri lanka",
    "SG": "singapore|singapur|singapour|сингапур|新加坡|singapura",
    "MY": "malaysia",
    "ID": "indonesia",
    "TH": "thailand",
    "VN": "vietnam|việt nam",
    "PH": "philippines|the philippines",
    "AU": "australia|australien|australie|austrália|австралия|オーストラリア|澳大利亚|أستراليا",
    "NZ": "new zealand|neuseeland|nueva zelanda|nova zelândia",
    "AE": "uae|united arab emirates|الإمارات|الامارات|الإمارات العربية المتحدة|emirates",
    "SA": "saudi arabia|السعودية|المملكة العربية السعودية|ksa",
    "EG": "egypt|مصر|ägypten|egipto|egito|égypte|египет",
    "MA": "morocco|المغرب|maroc|marokko|marruecos|marrocos",
    "TN": "tunisia|تونس|tunisie",
    "DZ": "algeria|الجزائر|algérie",
    "JO": "jordan|الأردن",
    "LB": "lebanon|لبنان|liban",
    "QA": "qatar|قطر",
    "KW": "kuwait|الكويت",
    "IQ": "iraq|العراق",
    "SY": "syria|سوريا",
    "IL": "israel|ישראל",
    "IR": "iran|ایران",
    "NG": "nigeria",
    "KE": "kenya",
    "GH": "ghana",
    "ZA": "south africa|südafrika|sudáfrica|áfrica do sul",
    "AO": "angola",
    "MZ": "mozambique|moçambique",
    "EE": "estonia|estland|эстония",
    "LV": "latvia|lettland|латвия",
    "LT": "lithuania|litauen|литва|lietuva",
    "SK": "slovakia|slowakei|словакия|slovensko",
    "SI": "slovenia|slowenien|slovenija",
    "LU": "luxembourg|luxemburg|luxemburgo",
    "IS": "iceland|island",
    "MT": "malta",
    "CY": "cyprus|zypern",
    "KZ": "kazakhstan|казахстан",
    "BY": "belarus|беларусь|белоруссия",
    "GE": "georgia|грузия",
    "AM": "armenia|армения",
}

_US_STATES = (
    "al|ak|az|ar|ca|co|ct|de|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|"
    "dc|on qc bc ab mb sk ns nb nl pe nsw vic qld tas act sp rj mg rs sc ba df ce go es pb rn al se ms mt ro ac ap rr ma pi|"
    "|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|"
    "|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|"
    "|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|"
    "|wisconsin|wyoming|ontario|quebec|québec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new south wales|victoria|queensland|bayern|bavaria|"
    "|baden-württemberg|hessen|nrw|nordrhein-westfalen|sachsen|brandenburg|niedersachsen|île-de-france|catalonia|cataluña|catalunya|andalucía|lombardia|lombardy|"
    "|lazio|karnataka|maharashtra|tamil nadu|telangana|kerala|gujarat|west bengal|uttar pradesh|haryana|delhi|punjab|zuid-holland|noord-holland|utrecht|"
    "|minas gerais|rio grande do sul|paraná|santa catarina|bahia|pernambuco|ceará|goiás|são paulo|rio de janeiro|espírito santo|distrito federal| |on|qc|bc|"
    "ab|mb|sk|ns|nb|nsw|vic|qld|tas|act|sp|rj|mg|rs|ba|df|ce|go|pb|rn"
)
US_STATES = frozenset(_US_STATES.split("|"))

#: Provinces and states of Canada, Australia, Brazil by code, then those of many countries by name.
_REGIONS = (
    "ab|act|ba|bc|ce|df|go|mb|mg|nb|ns|nsw|on|pb|qc|qld|rj|rn|rs|sk|sp|tas|vic|alabama|alaska|alberta|andalucía|arizona|arkansas|baden-württemberg|bahia|"
    "bavaria|bayern|brandenburg|british columbia|california|catalonia|catalunya|cataluña|ceará|cheshire|colorado|connecticut|delaware|delhi|"
    "distrito federal|espírito santo|essex|florida|georgia|goiás|greater london|greater manchester|gujarat|hampshire|haryana|hawaii|hessen|idaho|illinois|"
    "indiana|iowa|kansas|karnataka|kent|kentucky|kerala|lancashire|lazio|lombardia|lombardy|louisiana|maharashtra|maine|manitoba|maryland|massachusetts|"
    "michigan|midlands|minas gerais|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new south wales|new york|"
    "niedersachsen|noord-holland|nordrhein-westfalen|north carolina|north dakota|nova scotia|nrw|ohio|oklahoma|ontario|oregon|paraná|pennsylvania|"
    "pernambuco|punjab|quebec|queensland|québec|rhode island|rio de janeiro|rio grande do sul|sachsen|santa catarina|saskatchewan|south carolina|"
    "south dakota|surrey|são paulo|tamil nadu|telangana|tennessee|texas|utah|utrecht|uttar pradesh|vermont|victoria|virginia|washington|west bengal|"
    "west midlands|west virginia|wisconsin|wyoming|yorkshire|zuid-holland|île-de-france"
)
REGIONS = frozenset(_REGIONS.split("|"))

_CITIES = (
    "london|manchester|birmingham|leeds|glasgow|edinburgh|liverpool|bristol|sheffield|cardiff|belfast|newcastle|nottingham|cambridge|oxford|brighton|"
    "reading|bath|york|new york|new york city|nyc|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|san jose|austin|"
    "jacksonville|fort worth|columbus|san francisco|charlotte|indianapolis|seattle|denver|boston|el paso|nashville|detroit|oklahoma city|portland|las vegas|"
    "memphis|louisville|baltimore|milwaukee|albuquerque|tucson|fresno|sacramento|kansas city|mesa|atlanta|omaha|colorado springs|raleigh|miami|oakland|"
    "minneapolis|tulsa|tampa|arlington|new orleans|cleveland|pittsburgh|cincinnati|orlando|st. louis|saint louis|buffalo|palo alto|mountain view|sunnyvale|"
    "cupertino|redmond|menlo park|santa clara|san mateo|berkeley|pasadena|irvine|santa monica|salt lake city|boulder|ann arbor|princeton|new haven|ithaca|"
    "washington|washington dc|washington, dc|bay area|san francisco bay area|silicon valley|toronto|montreal|montréal|vancouver|calgary|ottawa|edmonton|"
    "waterloo|quebec city|berlin|hamburg|munich|münchen|köln|cologne|frankfurt|frankfurt am main|stuttgart|düsseldorf|dortmund|essen|leipzig|bremen|dresden|"
    "hannover|hanover|nürnberg|nuremberg|duisburg|bochum|wuppertal|bielefeld|bonn|münster|karlsruhe|mannheim|augsburg|wiesbaden|aachen|kiel|freiburg|"
    "heidelberg|potsdam|regensburg|ulm|wien|vienna|graz|linz|salzburg|innsbruck|zürich|zurich|genf|geneva|genève|basel|bern|lausanne|luzern|winterthur|"
    "st. gallen|paris|marseille|lyon|toulouse|nice|nantes|strasbourg|montpellier|bordeaux|lille|rennes|grenoble|dijon|rouen|angers|brest|tours|nancy|metz|"
    "madrid|barcelona|valencia|sevilla|seville|zaragoza|málaga|malaga|murcia|palma|bilbao|alicante|córdoba|valladolid|vigo|gijón|granada|salamanca|"
    "san sebastián|lisboa|lisbon|porto|braga|coimbra|aveiro|faro|setúbal|funchal|leiria|guimarães|évora|viseu|almada|amadora|são paulo|sao paulo|"
    "rio de janeiro|brasília|brasilia|salvador|fortaleza|belo horizonte|manaus|curitiba|recife|porto alegre|goiânia|belém|campinas|florianópolis|natal|"
    "vitória|santos|joinville|ribeirão preto|são josé dos campos|uberlândia|sorocaba|londrina|maringá|joão pessoa|maceió|teresina|cuiabá|roma|rome|milano|"
    "milan|napoli|naples|torino|turin|palermo|genova|bologna|firenze|florence|bari|catania|venezia|venice|verona|padova|trieste|brescia|parma|modena|"
    "amsterdam|rotterdam|den haag|the hague|utrecht|eindhoven|groningen|tilburg|almere|breda|nijmegen|delft|leiden|haarlem|arnhem|maastricht|enschede|"
    "brussels|bruxelles|brussel|antwerp|antwerpen|gent|ghent|leuven|liège|bruges|luxembourg|warszawa|warsaw|kraków|krakow|cracow|łódź|wrocław|wroclaw|"
    "poznań|gdańsk|szczecin|bydgoszcz|lublin|katowice|białystok|gdynia|rzeszów|toruń|gliwice|sopot|istanbul|i̇stanbul|ankara|izmir|i̇zmir|bursa|antalya|"
    "adana|konya|gaziantep|eskişehir|kocaeli|москва|moscow|санкт-петербург|saint petersburg|st. petersburg|новосибирск|екатеринбург|казань|нижний новгород|"
    "самара|омск|челябинск|ростов-на-дону|уфа|пермь|воронеж|краснодар|волгоград|иннополис|томск|тюмень|красноярск|минск|minsk|киев|kyiv|kiev|lviv|алматы|"
    "almaty|астана|tokyo|東京|東京都|osaka|大阪|大阪府|kyoto|京都|yokohama|横浜|nagoya|名古屋|fukuoka|福岡|sapporo|札幌|kobe|神戸|仙台|広島|beijing|北京|shanghai|上海|guangzhou|广州|"
    "shenzhen|深圳|hangzhou|杭州|chengdu|成都|wuhan|武汉|nanjing|南京|xi'an|西安|suzhou|苏州|tianjin|天津|chongqing|重庆|北京市|上海市|深圳市|taipei|台北|台北市|hong kong|香港|singapore|"
    "seoul|서울|busan|kuala lumpur|jakarta|bangkok|manila|hanoi|ho chi minh city|delhi|new delhi|mumbai|bangalore|bengaluru|hyderabad|chennai|kolkata|pune|"
    "ahmedabad|gurgaon|gurugram|noida|jaipur|kochi|karachi|lahore|islamabad|dhaka|colombo|dubai|دبي|abu dhabi|أبوظبي|أبو ظبي|riyadh|الرياض|jeddah|جدة|doha|"
    "الدوحة|cairo|القاهرة|alexandria|الإسكندرية|amman|عمان|عمّان|beirut|بيروت|kuwait city|casablanca|الدار البيضاء|rabat|الرباط|tunis|تونس|algiers|baghdad|"
    "بغداد|damascus|دمشق|الدمام|الشارقة|tel aviv|jerusalem|haifa|sydney|melbourne|brisbane|perth|adelaide|canberra|auckland|wellington|christchurch|"
    "mexico city|ciudad de méxico|cdmx|guadalajara|monterrey|buenos aires|rosario|santiago|santiago de chile|bogotá|medellín|cali|lima|quito|guayaquil|"
    "caracas|montevideo|asunción|la paz|stockholm|göteborg|gothenburg|malmö|uppsala|oslo|bergen|trondheim|copenhagen|københavn|aarhus|helsinki|espoo|"
    "tampere|reykjavik|dublin|cork|galway|limerick|prague|praha|brno|bratislava|budapest|bucharest|bucurești|cluj-napoca|iași|timișoara|sofia|belgrade|"
    "beograd|zagreb|ljubljana|athens|thessaloniki|tallinn|tartu|riga|vilnius|kaunas|lagos|abuja|nairobi|accra|johannesburg|cape town|durban|pretoria|luanda|"
    "maputo|addis ababa|tbilisi|yerevan|baku"
)
CITIES = frozenset(_CITIES.split("|"))

REMOTE = re.compile(
    r"(?:fully |100% ?|part(?:ly|ially) )?(?:remote|hybrid|on-?site|remoto|híbrido|presencial|homeoffice|home office|télétravail|zdalnie|удал[её]нно|uzaktan|远程|リモート|work from home)"
    r"(?:\s*\([^)]{1,30}\)|\s*[-,/–]\s*[^\W\d_][\w .]{1,25})?",
    re.I,
)
POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b\d{3}-\d{4}\b|\b\d{2}-\d{3}\b|\b\d{4} ?[A-Z]{2}\b|〒\d{3}"
)
STREET = re.compile(
    r"\b(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln\.?|drive|dr\.|boulevard|blvd\.?|rua|av\.|avenida|calle|c/|via|viale|piazza|rue|chemin|quai|plaza|praça|travessa|ulica|ul\.|ул\.|улица|sokak|cad\.|mah\.)\b"
    r"|(?:straße|strasse|str\.|weg|gasse|allee|platz|straat|laan|plein|kade)\s+\d|(?:丁目|番地|区|路\d|号)",
    re.I,
)
_GREATER = re.compile(
    r"^(?:greater|metro|downtown|near|aus|the)\s+|\s+(?:area|metropolitan area|metro area|region|metropolregion|city)$|[市省都府県]$",
    re.I,
)


@cache
def _countries() -> dict[str, str]:
    return {name: code for code, names in COUNTRIES.items() for name in names.split("|")}


def country_code(text: str) -> str:
    """The ISO code of a country's name, "" if it is none."""
    return _countries().get(text.strip(" .,()").casefold(), "")


def is_city(text: str) -> bool:
    """True for a large city by its name."""
    plain = text.strip(" .,()").casefold()
    return plain in CITIES or _GREATER.sub("", plain) in CITIES


def is_region(text: str) -> bool:
    """True for a state or province, by name or (in capitals) by code."""
    plain = text.strip(" .,()")
    plain = re.sub(r"\s+\d[\d -]{2,9}$", "", plain)  # "CA 94588"
    if plain.isupper() and len(plain) in (2, 3):
        return plain.casefold() in US_STATES or plain.casefold() in REGIONS
    return len(plain) > 3 and plain.casefold() in REGIONS


_WORDS = re.compile(r"[^\W\d_]+(?:['’. -]{1,2}[^\W\d_]+){0,5}\.?$")


def _could_be_city(text: str) -> bool:
    """Shape of a place name: capitals, one to five words, no digits."""
    text = text.strip()
    if not text or not _WORDS.match(text) or len(text) > 40:
        return False
    first = text[0]
    return first.isupper() or first.lower() == first.upper()


def is_place(text: str) -> bool:
    """True if the text as a whole names a place, as far as words and shape can tell."""
    text = text.strip(" .,;|·")
    if not 2 <= len(text) <= 90:
        return False
    bracketed = re.fullmatch(r"(.{2,50}?)\s*\((.{2,30})\)", text)
    if bracketed:
        return (is_place(bracketed[1]) or _could_be_city(bracketed[1])) and (
            bool(REMOTE.fullmatch(bracketed[2]))
            or is_place(bracketed[2])
            or is_region(bracketed[2])
        )
    if REMOTE.fullmatch(text) or is_city(text) or (country_code(text) and len(text) > 2):
        return True
    if text.isupper() and len(text) <= 3 and country_code(text):
        return True
    parts = [part.strip() for part in re.split(r"\s*[,/–|、，،]\s*|\s+-\s+", text) if part.strip()]
    if len(parts) > 1:
        return _parts_are_place(parts)
    if STREET.search(text) and POSTCODE.search(text):
        return True
    code = POSTCODE.search(text)
    if code and not text[code.end() :].strip().startswith(("-", "–")):
        rest = (text[: code.start()] + text[code.end() :]).strip(" -,")
        return is_city(rest) or (is_region(rest) and len(rest) > 1)
    return text.casefold() in REGIONS and len(text) > 3


def _parts_are_place(parts: list[str]) -> bool:
    if len(parts) > 6:
        return False
    last = parts[-1]
    known = (
        bool(country_code(last)) or is_region(last) or is_city(last) or bool(REMOTE.fullmatch(last))
    )
    unknown = [
        part
        for part in parts[:-1]
        if not (
            is_city(part)
            or is_region(part)
            or country_code(part)
            or STREET.search(part)
            or POSTCODE.search(part)
            or part[:1].isdigit()
        )
    ]
    if len(unknown) > 1 or (len(unknown) == 1 and len(parts) > 2 and is_city(parts[-2])):
        return False
    if is_city(last) and not is_region(last) and unknown and not country_code(last):
        return False
    first_fits = all(
        _could_be_city(part)
        or is_city(part)
        or is_region(part)
        or POSTCODE.search(part)
        or STREET.search(part)
        or (part[:1].isdigit() and len(part) < 30)
        for part in parts[:-1]
    )
    if known and first_fits:
        return True
    if (
        first_fits
        and POSTCODE.search(last)
        and any(STREET.search(part) or part[:1].isdigit() for part in parts[:-1])
    ):
        return True
    if REMOTE.fullmatch(parts[0]):
        return all(_could_be_city(part) for part in parts[1:])
    return len(parts) == 2 and is_city(parts[0]) and _could_be_city(last)


def parts_of(text: str) -> tuple[str, str, str]:
    """(city, region, country code) as far as certain; each "" if not."""
    parts = [part.strip() for part in re.split(r"[,/|、，،()]", text) if part.strip()]
    city = region = code = ""
    for part in parts:
        bare = POSTCODE.sub("", part).strip(" -")
        found = country_code(bare) if len(bare) > 2 or bare.isupper() else ""
        home = country_of_letters(bare, city) if bare.isupper() and len(bare) == 2 else ""
        if home:
            region, code = region if bare == home else bare, code or home
        elif found and (city or len(parts) == 1):
            code = found
        elif is_region(bare) and city:
            region = region or bare
        elif not city and (is_city(bare) or (_could_be_city(bare) and not STREET.search(part))):
            city = bare
    return city, region, code
