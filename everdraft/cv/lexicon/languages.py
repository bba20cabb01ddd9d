"""Names of spoken languages, words for levels, and stop words by which a text's language is told."""

from __future__ import annotations

import re
from functools import cache

# ruff: noqa: E501  -- tables

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
    "ru": "и в на с по для от из к о за при как не что до или также более был были это под над его",
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

MARKS = {
    "de": "äöüß",
    "pt": "ãõâêçá",
    "es": "ñáéíóú¿¡",
    "fr": "éèêàçùœîô",
    "pl": "ąćęłńśźż",
    "tr": "ğışçöü",
    "it": "àèìòù",
}


@cache
def _names() -> frozenset[str]:
    return frozenset(NAMES.split("|"))


def is_language(text: str) -> bool:
    """True for the name of a spoken language."""
    return text.strip().casefold() in _names()


def is_level(text: str) -> bool:
    """True if a word for a level of a language stands in it."""
    return len(text) < 80 and bool(LEVELS.search(text))


def language_of(text: str) -> str:
    """The ISO code of the language most of the text is written in, "" if nothing tells."""
    sample = text[:20000]
    letters = sum(mark.isalpha() for mark in sample)
    if not letters:
        return ""
    for code, script in SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (0.05 if code == "ja" else 0.25):
            return code
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    scores: dict[str, float] = {}
    for code, stop in STOP_WORDS.items():
        known = frozenset(stop.split())
        scores[code] = sum(word in known for word in words)
    lowered = sample.casefold()
    for code, marks in MARKS.items():
        scores[code] += 0.5 * sum(lowered.count(mark) for mark in marks)
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else ""
