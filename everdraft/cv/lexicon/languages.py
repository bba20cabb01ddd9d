"""Names of spoken languages, words for levels, and stop words by which a text's language is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from everdraft.cv.findings import Message
from everdraft.cv.findings import message as _

# ruff: noqa: E501  -- tables

LANGUAGE_NAMES = {
    "en": Message(_("English")),
    "pt": Message(_("Portuguese")),
    "de": Message(_("German")),
    "fr": Message(_("French")),
    "es": Message(_("Spanish")),
    "it": Message(_("Italian")),
    "nl": Message(_("Dutch")),
    "pl": Message(_("Polish")),
    "tr": Message(_("Turkish")),
    "ru": Message(_("Russian")),
    "ja": Message(_("Japanese")),
    "zh": Message(_("Chinese")),
    "ar": Message(_("Arabic")),
}
"""The languages that we speak of, by their codes, in the reader's words."""

NAMES = (
    "english|german|french|spanish|portuguese|brazilian portuguese|italian|dutch|polish|turkish|russian|ukrainian|arabic|hebrew|chinese|mandarin|mandarin chinese|cantonese|japanese|korean|hindi|urdu|bengali|punjabi"
    "|tamil|telugu|marathi|gujarati|kannada|malayalam|swedish|norwegian|danish|finnish|icelandic|greek|hungarian|czech|slovak|romanian|bulgarian|serbian|croatian|bosnian|slovenian|albanian|macedonian|lithuanian|latvian"
    "|estonian|catalan|basque|galician|irish|welsh|gaelic|latin|persian|farsi|pashto|kurdish|vietnamese|thai|indonesian|malay|tagalog|filipino|swahili|amharic|yoruba|igbo|hausa|zulu|xhosa|afrikaans|armenian|georgian"
    "|azerbaijani|kazakh|uzbek|mongolian|nepali|sinhala|esperanto|american sign language|asl|sign language|belarusian|luxembourgish|somali|maltese|haitian creole|lebanese arabic"
    "|deutsch|englisch|französisch|spanisch|portugiesisch|italienisch|niederländisch|polnisch|türkisch|russisch|ukrainisch|arabisch|hebräisch|chinesisch|mandarin|japanisch|koreanisch|hindi|schwedisch|norwegisch|dänisch|finnisch|griechisch|ungarisch"
    "|tschechisch|slowakisch|rumänisch|bulgarisch|serbisch|kroatisch|bosnisch|slowenisch|albanisch|latein|persisch|kurdisch|vietnamesisch|thailändisch"
    "|français|anglais|allemand|espagnol|portugais|italien|néerlandais|polonais|turc|russe|ukrainien|arabe|hébreu|chinois|japonais|coréen|suédois|grec|roumain|latin|persan|vietnamien|berbère|créole"
    "|español|inglés|alemán|francés|portugués|italiano|neerlandés|holandés|polaco|turco|ruso|ucraniano|árabe|hebreo|chino|chino mandarín|japonés|coreano|sueco|griego|rumano|catalán|euskera|vasco|gallego|valenciano|castellano|latín"
    "|português|portugues|inglês|ingles|alemão|francês|espanhol|holandês|neerlandês|polonês|polaco|russo|ucraniano|hebraico|chinês|mandarim|japonês|sueco|grego|romeno|catalão|libras|crioulo|latim"
    "|inglese|tedesco|francese|spagnolo|portoghese|olandese|polacco|cinese|giapponese|arabo|rumeno|greco|svedese|latino|ucraino|albanese"
    "|nederlands|engels|duits|frans|spaans|portugees|italiaans|pools|turks|russisch|arabisch|chinees|japans|zweeds|grieks|fries|vlaams"
    "|polski|angielski|niemiecki|francuski|hiszpański|portugalski|włoski|rosyjski|ukraiński|turecki|arabski|chiński|japoński|czeski|szwedzki|język polski|język angielski|język niemiecki"
    "|türkçe|ingilizce|i̇ngilizce|almanca|fransızca|ispanyolca|i̇spanyolca|italyanca|i̇talyanca|rusça|arapça|çince|japonca|kürtçe|farsça|korece|portekizce"
    "|русский|английский|немецкий|французский|испанский|итальянский|португальский|китайский|японский|корейский|турецкий|арабский|украинский|польский|иврит|татарский|казахский|белорусский"
    "|日本語|英語|中国語|韓国語|ドイツ語|フランス語|スペイン語|ポルトガル語|イタリア語|ロシア語|中文|英语|英文|普通话|粤语|日语|日文|韩语|德语|法语|西班牙语|葡萄牙语|意大利语|俄语|阿拉伯语|國語|英語|日語|汉语|国语"
    "|العربية|الإنجليزية|الانجليزية|الفرنسية|الألمانية|الإسبانية|التركية|الروسية|الصينية|الإيطالية|اليابانية|العبرية|الفارسية|اللغة العربية|اللغة الإنجليزية|اللغة الفرنسية"
)

LEVELS = re.compile(
    r"(?:\b(?:native|mother tongue|bilingual|fluent|fluency|proficient|proficiency|professional|working|conversational|intermediate|advanced|basic|elementary|beginner|limited|full|upper|business|good|very good|excellent"
    r"|spoken|written|a1|a2|b1|b2|c1|c2|n[1-5]|ielts|toefl|jlpt|hsk|cet-?[46]|delf|dalf|dele|goethe|toeic|telc"
    r"|muttersprache|muttersprachler|verhandlungssicher|fließend|fliessend|gut|sehr gut|grundkenntnisse|schulkenntnisse|konversationssicher|gute kenntnisse|in wort und schrift"
    r"|langue maternelle|maternelle|courant|couramment|bilingue|intermédiaire|notions|débutant|lu|écrit|parlé|technique|professionnel"
    r"|nativo|nativa|materno|materna|lengua materna|fluido|avanzado|intermedio|básico|bilingüe|alto|medio|bajo|conversacional|profesional"
    r"|língua materna|fluente|avançado|intermediário|intermédio|iniciante|técnico|madrelingua|ottimo|buono|scolastico|fluente|intermedio|avanzato|base"
    r"|moedertaal|vloeiend|goed|basis|redelijk|uitstekend|ojczysty|biegły|biegle|zaawansowany|średniozaawansowany|podstawowy|komunikatywny|płynny"
    r"|ana dil|anadil|akıcı|ileri|orta|başlangıç|iyi|çok iyi|родной|свободно|свободный|разговорный|базовый|продвинутый|средний|начальный)\b)"
    r"|母語|母语|ネイティブ|ビジネスレベル|日常会話|流利|精通|熟练|熟練|良好|一般|四级|六级|初級|中級|上級|اللغة الأم|لغة أم|ممتاز|جيد|جيد جدا|متوسط|مبتدئ|طلاقة|أصلي",
    re.I,
)

#: Small words that tell a language; each belongs to few languages.
STOP_WORDS: dict[str, str] = {
    "en": "the and of to in for with on by from as an at is was were that this which our their using across through into led built developed managed",
    "de": "und der die das den dem des mit für von im zur zum auf bei eine einer eines sowie durch nach aus als ist war wurde über unter bis seit",
    "fr": "et le la les des du de une un pour dans avec sur par en au aux est sont dont ainsi afin chez ce cette plus",
    "es": "y el la los las de del en con para por una un que se como al su sus más sobre entre desde hasta durante empresa",
    "pt": "e o a os as de do da dos das em com para por uma um que na no nas nos ao à mais sobre entre desde até durante empresa não",
    "it": "e il lo la gli le di del della dei delle in con per una un che nel nella al alla su da sono più anche presso dal",
    "nl": "en de het een van voor met op in bij naar als aan door uit zijn over tot om ook binnen werd was heeft ik",
    "pl": "i w z na do dla oraz od przez po ze przy jako się jest o za nad pod był była zespołu w tym lub",
    "tr": "ve bir ile için olarak da de bu olan daha çok en gibi kadar sonra ekip proje üzerinde yılında tarafından",
    "ar": "في من على إلى الى عن مع أو او ثم هذا هذه التي الذي كل بين خلال كما لدى قبل بعد",
    "ru": "и в на с по для от из к о за при как не что до или также более был были это под над его",
}

#: The short ones among them: beside words that mean something they mean nothing.
SMALL_WORDS = frozenset(
    word for words in STOP_WORDS.values() for word in words.split() if len(word) <= 4
)

#: Words that CVs are full of; with the small words they tell the language of a single line.
TELLING: dict[str, str] = {
    "en": "i my team customers clients new years experience responsible reduced increased improved trained work working company sales within skills costs while over more than all who are be have has it not one each every per cut wrote ran year",
    "de": "ich wir team kunden neue neuen jahre jahren erfahrung verantwortlich leitung entwicklung einführung leitete führte entwickelte verantwortung mitarbeiter unternehmen kenntnisse kosten innerhalb um an bei sich nicht auch als einem einen mein meine ein zum zu sind",
    "fr": "je équipe clients nouveau nouvelle années ans expérience responsable gestion développement mise place création réduction dirigé géré entreprise compétences coûts soit ses son sa leur notre mes à être ou ne pas d l s'est ont a été",
    "es": "yo equipo clientes nuevo nueva años experiencia responsable gestión desarrollo reducción dirigí gestioné lideré empresas ventas es son fue he ha mi mis lo más también muy e o sin a",
    "pt": "eu equipa equipe clientes novo nova anos experiência responsável gestão desenvolvimento redução liderei geri gerenciei implementei empresas vendas é são foi minha meu pela pelo num numa em à às aos também sem ou mais",
    "it": "io gruppo squadra clienti nuovo nuova anni esperienza responsabile gestione sviluppo riduzione gestito sviluppato coordinato azienda vendite è stato ho mio mia nei sui dello degli ed ai i non ma tra fra o",
    "nl": "wij team klanten nieuwe nieuw jaar jaren ervaring verantwoordelijk leiding ontwikkeling invoering leidde ontwikkelde bedrijf verkoop mijn onze ik dat die niet worden heb bij tot per uit is waarvan binnen",
    "pl": "zespół zespołem klientów klientami nowy nowego nowej lat doświadczenie doświadczenia zarządzanie zarządzania wdrożenie prowadzenie obsługa odpowiedzialny rozwój firmy sprzedaży oraz które który co nie się przez jestem mam poprzez a u",
    "tr": "ekip ekibi ekibini müşteri müşteriler yeni yıl yıllık deneyim yönetimi yönettim geliştirdim sağladım hazırladım ettim yaptım şirket satış süreç sürecini kişilik her ben olan olarak tüm ilgili ayrıca",
    "ru": "я команда команды командой клиентов клиентами новый новой новых лет опыт опыта управление разработка внедрение руководил руководила разработал компании продаж их у же бы мы отдела",
}

#: Languages that no lexicon of ours speaks: known only so that they are not taken for another.
OTHERS: dict[str, str] = {
    "sv": "och att som på är av den det för inom från har jag ett vid samt med till ej",
    "da": "og at på er af det til inden fra har jeg et ved samt med som ikke blev",
    "no": "og å på er av det til innen fra har jeg et ved samt med som ikke ble",
    "fi": "ja on että sekä kanssa olen oli myös tai joka vuotta mukaan tiimin asiakkaiden",
    "cs": "a v na se je pro že jsem byl jako při od nebo také který která až týmu zákazníků let ve",
    "sk": "a v na sa je pre že som bol ako pri od alebo tiež ktorý ktorá až tímu zákazníkov rokov vo",
    "ro": "și în de la cu pentru pe din sau este sunt am fost ca prin după echipei clienților ani al ale",
    "hu": "és a az egy hogy nem is volt meg vagy mint év valamint csapat ügyfelek számára",
    "ca": "i el la els les de del amb per a una un que en al ha més dels equip gestió anys empresa",
    "hr": "i u na za se je da od do koji s te tima klijenata godina kao ili tijekom",
    "id": "dan di yang untuk dengan pada dari dalam ini adalah tim pelanggan tahun sebagai atau",
    "vi": "và của các cho với trong được là những có tại về năm khách hàng đội",
}

SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
#: Letters that tell another language of the same script.
_WITHIN = {
    "ar": (("fa", re.compile("[پچژگکی]")),),
    "ru": (
        ("uk", re.compile("[іїєґІЇЄҐ]")),
        ("be", re.compile("[ўЎ]")),
        ("sr", re.compile("[ђјљњћџЂЈЉЊЋЏ]")),
    ),
}
_WITHIN_SHARE = 0.015
#: Han letters in their Japanese form, and in forms that only Chinese writes.
_JAPANESE_FORMS = re.compile(
    "[歴経発売価営対応県図団検験実広単権労働駅変継続総戦績渉帰読訳択拠拡処様徳雑数齢覧観顕専斎沢]"
)
_CHINESE_FORMS = re.compile(
    "[们这为经验业务项发负责历应关开统计产电带领团队优组织设计现实际华东车书长门问间时运营销购财师级证获奖语简"
    "們與這歷經應發團專實國營會證獎]"
)

MARKS = {
    "de": "äöüß",
    "pt": "ãõâêçá",
    "es": "ñáéíóú¿¡",
    "fr": "éèêàçùœîô",
    "pl": "ąćęłńśźż",
    "tr": "ğışçöü",
    "it": "àèìòù",
    "sv": "åäö",
    "da": "æøå",
    "no": "æøå",
    "cs": "ěščřžýůáíé",
    "sk": "ľščťžýáíéúô",
    "ro": "ășțâî",
    "hu": "őűáéíóöüú",
    "hr": "čćđšž",
}
_SURE_SCORE = 3.0
_SURE_LEAD = 1.5
_SURE_LETTERS = 12
_HEADING_WEIGHT = 2.0


@cache
def _names() -> frozenset[str]:
    return frozenset(NAMES.split("|"))


def is_language(text: str) -> bool:
    """True for the name of a spoken language."""
    return text.strip().casefold() in _names()


def is_level(text: str) -> bool:
    """True if a word for a level of a language stands in it."""
    return len(text) < 80 and bool(LEVELS.search(text))


@cache
def _telling() -> dict[str, tuple[tuple[str, float], ...]]:
    """Word -> the languages it speaks for; what many languages share says less of each."""
    spoken: dict[str, list[str]] = {}
    for table in (STOP_WORDS, TELLING, OTHERS):
        for code, words in table.items():
            for word in words.split():
                if code not in spoken.setdefault(word, []):
                    spoken[word].append(code)
    return {word: tuple((one, 1 / len(codes)) for one in codes) for word, codes in spoken.items()}


def _by_script(sample: str, letters: int) -> tuple[str, bool]:
    """The language that the script tells, and whether it does so for certain."""
    for code, script in SCRIPTS:
        count = len(script.findall(sample))
        if count / letters <= (0.05 if code == "ja" else 0.25):
            continue
        sure = count >= _SURE_LETTERS or count * 10 >= letters * 9
        for other, marks in _WITHIN.get(code, ()):
            if len(marks.findall(sample)) > _WITHIN_SHARE * count:
                return other, sure
        if code == "zh":
            japanese = len(_JAPANESE_FORMS.findall(sample))
            chinese = len(_CHINESE_FORMS.findall(sample))
            return ("ja" if japanese > chinese else "zh"), sure and japanese != chinese
        return code, sure
    return "", False


def _scores(sample: str) -> dict[str, float]:
    """What small words, telling words and marked letters give each language."""
    folded = sample.replace("İ", "i").casefold()
    scores: dict[str, float] = {}
    table = _telling()
    for word in re.findall(r"[^\W\d_]+", folded):
        for code, weight in table.get(word, ()):
            scores[code] = scores.get(code, 0.0) + weight
    for code, marks in MARKS.items():
        found = sum(folded.count(mark) for mark in marks)
        if found and (code in STOP_WORDS or scores.get(code)):
            scores[code] = scores.get(code, 0.0) + 0.25 * found
    return scores


def language_of(text: str) -> str:
    """The ISO code of the language most of the text is written in, "" if nothing tells."""
    return _told(text)[0]


def language_for_sure(text: str) -> str:
    """The language of a text, "" when another may be meant: too short, or too close."""
    code, sure = _told(text)
    return code if sure else ""


def language_leaning(text: str, votes: Mapping[str, float]) -> str:
    """The language of a text that may be short, helped by what else speaks for a language.

    ``votes`` are headings: one counts as much as two small words that no other language has.
    """
    code, sure = _told(text)
    if sure or not votes:
        return code
    favourite = max(sorted(votes), key=lambda one: votes[one])
    if code not in STOP_WORDS or code in ("ar", "ru"):  # told by its script
        return favourite if {code, favourite} <= {"ja", "zh"} or not code else code
    scores = _scores(text[:20000])
    for one, count in votes.items():
        scores[one] = scores.get(one, 0.0) + _HEADING_WEIGHT * count
    return max(sorted(scores), key=lambda one: scores[one])


def _told(text: str) -> tuple[str, bool]:
    sample = text[:20000]
    letters = sum(mark.isalpha() for mark in sample)
    if not letters:
        return "", False
    code, sure = _by_script(sample, letters)
    if code:
        return code, sure
    scores = _scores(sample)
    if not scores:
        return "", False
    best, *others = sorted(scores, key=lambda one: (-scores[one], one in OTHERS))
    second = scores[others[0]] if others else 0.0
    return best, scores[best] >= _SURE_SCORE and scores[best] >= _SURE_LEAD * second
