"""What a text denies: negations in thirteen languages, and how far each of them reaches."""

# ruff: noqa: E501  -- tables
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from everdraft.cv.skills import find_skills
from everdraft.cv.words.lexicon import split

# Words that hold a negation and deny nothing: "not only", "no fewer than".
_NOT_ONLY = re.compile(
    r"\b(?:not (?:only|just|merely)(?! yet)|not? (?:more|less|fewer) than|no fewer than"
    r"|não (?:só|apenas|somente)|(?:não|nao) (?:mais|menos) d[eo]"
    r"|nicht (?:nur|bloß)|nicht (?:mehr|weniger) als"
    r"|pas (?:seulement|plus d|moins d)|no (?:solo|sólo|solamente|más de|menos de)"
    r"|non (?:solo|soltanto|solamente|(?:più|meno) di)|niet (?:alleen|enkel|meer dan|minder dan)"
    r"|nie tylko|nie (?:więcej|mniej) niż|не только|не (?:более|менее|больше|меньше)"
    r"|(?:yalnızca|sadece|yalnız) \w+ değil|ليس فقط|لا يقل عن|لا أقل من)\b"
    r"|だけで(?:は)?な[くい]|のみならず|のみでなく|少なくない|少ない|間違いな[くい]|に過ぎない"
    r"|不[仅僅但只光]|不[断斷少同错錯久]|不得不|无[线線]|無線|非常",
    re.IGNORECASE,
)
_NOT_HAD = (
    # en pt de fr es it nl pl tr ru ar; then what is written without spaces, ja and zh.
    r"\b(?:not|never|none|neither|nor|nope|nah|cannot"
    r"|(?:do|does|did|have|has|had|is|was|were|would|could|ca|wo|should)n['’]?t"
    r"|no (?:real |work |hands-on |practical |professional |prior |such )*(?:experience|knowledge"
    r"|idea|use|practice|exposure|skills?)"
    r"|without (?:any )?(?:experience|knowledge)|lack(?:ed|ing|s)?|zero (?:experience|knowledge)"
    r"|não|nao|nunca|jamais|nem|nenhum\w{0,2}|sem (?:\w+ )?(?:experiência|conhecimento\w{0,1})"
    r"|nein|nicht|nichts|nie|niemals|kein\w{0,2}|weder|ohne (?:\w+ )?(?:erfahrung|kenntnisse)"
    r"|pas|aucun\w{0,2}|rien|sans (?:\w+ )?expérience"
    r"|no (?:lo|la|los|las|me|se|he|hay|tengo|tuve|sé|conozco|us[oéó]|us[aé]\w*|trabaj\w+|mucho"
    r"|mucha|nunca)|ningun[oa]?|ningún|jamás|tampoco"
    r"|sin (?:\w+ )?(?:experiencia|conocimiento\w{0,1})"
    r"|non(?![\w-])|nessun\w?|mai (?:[^\W\d]+ )?(?:[^\W\d]+[aiu]t[oai]|fatto|visto)"
    r"|senza (?:\w+ )?(?:esperienza|conoscenz[ae])"
    r"|niet|niets|nooit|nimmer|nee|geen|zonder (?:\w+ )?(?:ervaring|kennis)"
    r"|nigdy|żad\w+|bez (?:\w+ )?(?:doświadczenia|znajomości)|brak (?:mi )?doświadczenia"
    r"|hayır|hiç(?:bir)?|değil\w*|yok(?:tu|tur)?|\w{3,}m[ae]d[ıi][mk]?|\w{1,2}tm[ae]d[ıi][mk]?"
    r"|\w{2,}m[ıiuü]yor\w*|\w{3,}m[ae]m[ıi]ş\w*"
    r"|не|нет|никогда|нисколько|никак\w*|ничего|без (?:\w+ )?опыта"
    r"|لا|لم|لن|ليس|ليست|لست|كلا|أبدا|أبدًا|قط|ما (?:استخدمت|عملت|عندي|لدي)"
    r"|(?:بدون|دون) (?:أي )?خبرة)\b"
    r"|ない|無い|なかった|ません|いいえ|いや(?=[、。,])|未経験|未使用|没|沒|从未|從未|从不|從不|未曾"
    r"|不|[无無](?:经验|經驗|相关|相關)"
)
_ALONE = (
    r"\A\W*(?:nothing|nada|zero|nic|mai|ни разу|无|無)\W*\Z"
    r"|\A\W*no\s*(?:[,.;:!–—]|-(?!\w))|\bno\W*\Z|[,.;:!–—]\s+no\s*[,.;:!–—]"
)
_NEGATION = re.compile(f"{_NOT_HAD}|{_ALONE}", re.IGNORECASE)
_NONE_OF = re.compile(
    r"\b(?:without|zero|(?:have|had|has|is|was|got|with|of) no|sem|ohne|sans|sin|senza|zonder|bez"
    r"|без|بدون|دون)\s+(?:any\s+|\w+\s+de\s+)?\Z",
    re.IGNORECASE,
)
_NO_BEFORE = re.compile(r"(?:\A\s*|[.,;:!]\s*|\b(?:and|or)\s+)no\s+\Z", re.IGNORECASE)
_NO_BEHIND = re.compile(
    r"\s*(?:[.,;!]|\Z|(?:or|and|at|in|on|yet|here|so far|experience|knowledge|skills?|whatsoever)\b)"
)

AGAINST = (
    r"(?:\b(?:but|however|though|although|mas|porém|contudo|embora|aber|sondern|jedoch|pero|sino"
    r"|aunque|però|bensì|maar|ale|lecz|jednak|ama|fakat|ancak|но|однако|зато|ولكن|لكن|بل)\b"
    r"|[,;]\s*(?:mais|ma|wel|а|solo|sólo|só|apenas|only|just|nur|seulement|alleen|tylko|sadece"
    r"|только|فقط)\b|が、|けど|けれど|しかし|でも|但|不过|不過|而是|[，,]只)"
)
"""What turns against what was said before."""
_SENTENCE_END = re.compile(rf"[.!;…]+\s+|[。！；؛\n]\s*|(?<=\S)\s*(?={AGAINST})", re.IGNORECASE)
_AND = re.compile(
    r"(?:\s+(?:and|e|y|et|und|en|i|oraz|ve|и|و)|,|，|\s[–—-])\s+"
    r"(?:(?:I|we|have|has|had|it|eu|ich|je|j['’]ai|n['’]|ne|yo|io|ik|я|мы|أنا)\s*){0,3}\Z",
    re.IGNORECASE,
)
_CJK_STOP = re.compile(r"[，]\s*我?\Z")
LONGEST_BEFORE = 40
LEAST_BEFORE = 4
"""Words in front of a comma from which on they say something of their own, and are no list."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text, as it stands there, and whether it denies what it names."""

    text: str
    denied: bool


def denial_in(text: str) -> int | None:
    """Where a text first denies something; its "not only" is masked already.

    "No downtime" denies nothing, for what was not there may well be a result; "no Kubernetes"
    and "without Kubernetes" do, but not the Portuguese "no Kubernetes", which is "in" it.
    """
    found = [one.start() for one in (_NEGATION.search(text),) if one]
    for skill in find_skills(text):
        begin = max(0, skill.start - LONGEST_BEFORE)
        before, behind = text[begin : skill.start], text[skill.end :][:LONGEST_BEFORE]
        none = _NONE_OF.search(before)
        no = _NO_BEFORE.search(before) if _NO_BEHIND.match(behind) else None
        found += [begin + one.start() for one in (none, no) if one]
    return min(found, default=None)


def without_false_denials(text: str) -> str:
    """A text of the same length without "not only" and its like."""
    return _NOT_ONLY.sub(lambda found: "·" * len(found[0]), text)


@lru_cache(maxsize=4096)
def parts_of(text: str) -> tuple[Part, ...]:
    """A text in pieces that hold what they name, and pieces that deny it.

    In doubt a denial reaches further: to the end of its sentence or to a "but", and back to what
    says something of its own. A sentence that is a bare no denies the one before it.
    """
    found: list[Part] = []
    start = 0
    masked = without_false_denials(text)
    for end in [*(one.end() for one in _SENTENCE_END.finditer(masked)), len(text)]:
        sentence = text[start:end]
        if sentence.strip():
            pieces = _pieces(sentence, masked[start:end])
            if found and pieces[0].denied and is_bare(masked[start:end]):
                pieces = [Part(found.pop().text + sentence, denied=True)]
            found += pieces
        start = end
    return tuple(found)


def _pieces(sentence: str, masked: str) -> list[Part]:
    denial = denial_in(masked)
    if denial is None:
        return [Part(sentence, denied=False)]
    cut = _begin(masked, denial)
    kept = [Part(sentence[:cut], denied=False)] if sentence[:cut].strip() else []
    return [*kept, Part(sentence[cut:], denied=True)]


def _begin(masked: str, negation: int) -> int:
    """Where a denial begins: behind the last comma or "and" that stands right before it, if what
    is in front of that is more than an item of a list."""
    before = masked[:negation]
    joined = _AND.search(before)
    if joined and len(re.split(r"[,，、]", before[: joined.start()])[-1].split()) >= LEAST_BEFORE:
        return joined.start()
    stop = _CJK_STOP.search(before)
    if stop and len(before[: stop.start()]) >= 2 * LEAST_BEFORE:
        return stop.start()
    return 0


# -- what a bare no is made of ------------------------------------------------------------------

USED = re.compile(
    r"\b(?:us(?:e|ed|ing)|work(?:ed|ing)(?! hours)|work with|contacto?s?|touch\w*|tr(?:y|ied)|know|knew|learn\w*|done|did it"
    r"|had it|have it|do (?:it|that|this|so)|near (?:it|that)|chance|opportunity|experience|knowledge|heard|seen|practi[sc]ed?|deal|dealt|handled?"
    r"|us(?:ei|ou|o|amos|aram|ado|ava|ar|é|ó|aba|ato|avo)|utiliz\w+|trabalh(?:ei|ou|amos|ado|ava|ar)|toquei|mexi|conhe[cç]\w+|experiência|aprend\w+|vi|li"
    r"|benutz\w*|genutz\w*|verwend\w*|gearbeitet|eingesetzt|kenn\w*|gelernt|angefasst|erfahrung\w*"
    r"|probiert|ausprobiert|gemacht|gehabt"
    r"|oportunidade|oportunidad|gelegenheit|occasion\w?|ocasión|kans|okazji|fırsat\w*|возможност\w+|فرصة"
    r"|utilis\w+|travaill\w+|touché|connai\w+|conn[uû]\w*|appri\w*|expérience|essayé|servi|pratiqu\w+"
    r"|utilic\w+|trabaj(?:é|ó|amos|ado|aba|ar)|conozc\w+|conocí\w*|tocado|experiencia|probado|hecho"
    r"|lavor(?:ato|ai|avo|are)|conosc\w+|toccat\w|esperienza|impar\w+|provat\w|fatto"
    r"|gebruik\w*|gewerkt|werkte|werk met|ken|gekend|ervaring|geleerd|aangeraakt|gedaan"
    r"|używa\w+|uży\w+|pracowa\w+|zna(?:m|łem|łam|ć)|doświadcz\w+|korzysta\w+|stosowa\w+|miał[ae]m"
    r"|kullan\w+|çalış\w+|deneyim\w*|bilm\w+|dene\w+|öğren\w+"
    r"|использ\w+|работал\w*|работать|пользов\w+|зна[юел]\w*|опыт\w*|примен\w+|пробова\w+|имел\w*"
    r"|استخدم\w*|استخدام\w*|أستخدم\w*|عملت|أعمل|خبرة|أعرف\w*|جربت\w*)\b"
    r"|机会|機会|機會|使[いっわう用]?|利用|経験|触っ|触れ|働い|用过|用過|使用|接触|做过|做過|学过|學過|经验|經驗|用",
    re.IGNORECASE,
)
"""To have used, known, learnt: what is asked about without its name."""
_HELPERS = frozenset(
    split(
        """i i'm i’m me my mine myself we us you he she they it its that this those them there thing
    so a an the of to with in on for at by and or yes no not never none neither nor have has had
    haven't haven’t hasn't hadn't don't don’t didn't didn’t doesn't isn't wasn't won't wouldn't
    can't cannot couldn't do does did be been am is are was were will would could should can yet
    ever even really actually honestly personally sadly unfortunately sorry afraid sure still
    though unless really quite much at all any anything nothing once before think believe guess
    say why course alas only just myself directly
    eu nos nós isso isto ele ela aquilo o os as um uma de do da em no na com que e ou não nao nunca
    jamais nem nenhum nenhuma ainda infelizmente sinceramente pessoalmente mesmo já ja sim claro
    pois acho creio tenho tive tinha fui era é foi há sem nada disso com ele lhe
    ich wir du sie er es das dem den der die mich mir uns damit davon daran und oder nein nicht
    nichts nie niemals kein keine keinen keinerlei noch leider ehrlich gesagt persönlich selbst
    eigentlich wirklich bisher habe hab haben hatte bin war ist wäre auch mit zu ja doch schon
    glaube denke dass mal je
    je j j'ai j’ai tu il elle nous on ça cela ce le la les l un une des du en y avec que qui et ou
    non ne n n'ai n’ai pas jamais rien aucun aucune encore malheureusement hélas honnêtement
    personnellement moi même oui si bien sûr suis étais ai avais eu pense crois vraiment
    yo nosotros eso esto ello lo los las un una con que y o no nunca jamás ni ninguno ninguna
    tampoco aún todavía lamentablemente desgraciadamente honestamente personalmente sí si he había
    soy era fue tengo tuve nada creo realmente
    io noi ciò questo quello lo li gli un una con che e o non mai né nessuno nessuna ancora
    purtroppo onestamente personalmente sì si certo ho avevo sono ero niente nulla credo davvero
    l'ho l’ho
    ik wij het dat dit die er mee mij me een de met en of nee niet niets nooit nog geen helaas
    eerlijk gezegd persoonlijk zelf eigenlijk echt heb had ben was is ja zeker toch denk
    ja my to tego tym z i lub nie nigdy jeszcze niestety szczerze osobiście sam sama nic żadne
    żadnego mam miałem miałam jestem było tak oczywiście myślę chyba się
    ben biz bunu onu bu şu o ile ve veya hayır hiç hiçbir değil yok yoktu henüz daha maalesef ne
    yazık ki açıkçası şahsen kendim evet tabii hiçbir zaman
    я мы это этого этим его её их им с и или не нет никогда ни разу ещё еще пока к сожалению увы
    честно лично сам сама да конечно был была было у меня думаю в нём ней
    أنا نحن هذا ذلك هذه به بها معه معها مع في و أو لا لم لن ليس لست أبدا أبدًا قط بعد للأسف
    شخصيا نعم لدي عندي كلا أي حتى الآن"""
    )
)
_HELPERS_CJK = re.compile(
    r"まだ|残念ながら|一度も|全く|全然|ことが|ことは|こと|あり|ません|ない|なかった|でし|した|です|それ|これ"
    r"|私|は|を|も|が|に|で|と|て|い|た|ま|せん|いいえ|はい|实际上|其实|可惜|遗憾|還|还|从来|從來|我|它|这|這"
    r"|个|個|是|的|了|过|過|也|都|没|沒|有|不|未|从|從|曾|会|會"
)


def is_bare(clause: str) -> bool:
    """Whether a clause that denies names nothing else: "not yet", "I have never used it"."""
    return not telling_words(clause)


def telling_words(clause: str) -> list[str]:
    """The words of a clause that are more than a no to what was asked."""
    plain = USED.sub(" ", without_false_denials(clause).lower())
    words = re.findall(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)?|\d+", plain)
    left = [one for one in words if one not in _HELPERS and not _NEGATION.fullmatch(one)]
    return [one for one in left if _HELPERS_CJK.sub("", one)]
