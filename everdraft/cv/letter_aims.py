"""Which sentences of a letter name the job only as what is applied for, in thirteen languages."""

# ruff: noqa: E501  -- tables
from __future__ import annotations

import re

_AIMS = re.compile(
    r"\b(?:appl(?:y|ying|ication)|candida(?:te|cy)|vacanc\w+|openings?|advert\w*|posting|join(?:ing)?"
    r"|interest(?:ed|s)?|excit(?:ed|es)|appeals?|attracts?|draws?|drawn|why|would|could|hope|wish"
    r"|want|look(?:ing)? forward|contribute|opportunity|glad|bring to"
    r"|candidat\w+|vaga|anúncio|interess\w+|gostaria|poderia|quero|espero|oportunidade|contribui\w+"
    r"|juntar-me|atrai\w*|porqu[eê]|traria"
    r"|bewerb\w*|bewerbung|stelle|anzeige|interessi\w+|würde|könnte|möchte|hoffe|freue|reizt|warum"
    r"|chance|beitragen"
    r"|candidature|poste de|annonce|intéress\w+|souhait\w+|voudrais|aimerais|pourrais|espère|rejoindre"
    r"|attire|pourquoi|serais|apporter"
    r"|candidatura|puesto de|anuncio|me interesa\w*|gustaría|podría|querría|unirme|atrae|aportar"
    r"|mi candido|posizione di|annuncio|vorrei|potrei|spero|opportunità|unirmi|attrae|perché|entrare"
    r"|solliciteer|sollicitatie|vacature|advertentie|functie van|interesse|zou|hoop|graag|waarom|kans"
    r"|ubiegam|aplikuj\w+|stanowisko|ogłoszeni\w+|chciał\w*bym|mógłbym|mogłabym|dlaczego|dołączyć"
    r"|başvur\w+|ilan\w*|isterim|istiyorum|umuyorum|katılmak|neden|fırsat\w*"
    r"|откликаюсь|ваканси\w+|хотел\w? бы|хочу|мог\w{0,2} бы|надеюсь|интерес\w+|почему|присоединиться"
    r"|أتقدم|وظيفة|إعلانكم|أود|أرغب|يسعدني|أتطلع|آمل|لماذا|الانضمام)\b"
    r"|応募|志望|求人|希望|入社|貢献|魅力|たいと|应聘|應聘|申请|申請|职位|希望|加入|期待|想要|吸引",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:(?:19|20)\d\d|since|years?|months?|former(?:ly)?|previous(?:ly)?|current(?:ly)?|already|past"
    r"|my (?:\w+ )?(?:role|position|job|post|time|work|career|experience|team)"
    r"|work(?:ed|ing|s)?|served?|employ\w+|led|ran|was|were|been|built|made|held|managed|hired|promoted"
    r"|I (?:have|had|\w{2,}ed)|I am (?:an?|the|now|your)|I['’](?:ve|d|m an?|m the)|have \w+ed"
    r"|desde|anos|meses|antig[oa]|atual(?:mente)?|anterior\w*|trabalh\w+|fui|era|foi|estive|liderei|geri"
    r"|tenho sido|sou|(?:meu|minha) (?:\w+ )?(?:cargo|função|trabalho|experiência|tempo|equipa|equipe)"
    r"|\w{3,}(?:ei|ámos|aste)"
    r"|seit|jahren?|monaten?|früher\w*|ehemalig\w*|derzeit\w*|aktuell\w*|arbeit\w+|gearbeitet|war|waren"
    r"|bin (?:ich )?(?:als|der|die|ein\w*)|hab\w*|hatte|leite\w*|geleitet|tätig\w*"
    r"|mein\w* (?:\w+ )?(?:rolle|stelle|arbeit|zeit|erfahrung|team)"
    r"|depuis|ans|années?|mois|ancien\w*|actuel\w*|travaill\w+|étais|été|suis (?:un|une|le|la)"
    r"|j['’]ai|ai|avais|dirig\w+|mon (?:\w+ )?(?:rôle|poste|travail|expérience)|mon équipe"
    r"|años|actual\w*|trabaj\w+|estuve|he|soy|dirigí|mi (?:\w+ )?(?:puesto|trabajo|experiencia|equipo)"
    r"|\w{3,}(?:é|aba)"
    r"|anni|mesi|ex|precedente|attual\w+|lavor\w+|stat[oa]|ho|ero|sono (?:un|una|il|la|stat\w)"
    r"|diretto|gestito|mio (?:\w+ )?(?:ruolo|lavoro)|mia (?:\w+ )?(?:esperienza|squadra|posizione)"
    r"|sinds|jaar|jaren|maanden|voormalig\w*|huidig\w*|vorig\w*|werk\w*|gewerkt|heb|had|leid\w+"
    r"|ben (?:een|de)|mijn (?:\w+ )?(?:rol|functie|werk|ervaring|team)"
    r"|lat|lata|byłem|byłam|był\w*|pracow\w+|pracuję|obecnie|dawn\w+|kierowa\w+|prowadzi\w+|jestem"
    r"|mo(?:im|je|ja|jego|jej) (?:\w+ )?(?:stanowisk\w+|prac\w+|doświadczeni\w+|zespo\w+)"
    r"|beri|yıl\w*|ay|eski|önceki|şu an\w*|çalış\w+|olarak|\w{3,}[dt][ıiuü][mk]"
    r"|лет|год\w*|месяц\w*|бывш\w+|прежн\w+|сейчас|работ\w+|был\w?|руководи\w+|управля\w+|являюсь"
    r"|мо(?:ей|ём|ем|я|й) (?:\w+ )?(?:должност\w+|работ\w+|опыт\w*|команд\w+)|я \w+л[аи]?"
    r"|منذ|سنوات|سنة|أشهر|سابق\w*|حالي\w*|عملت|أعمل|كنت|شغلت|قدت|أدرت|خبرتي|عملي|منصبي)\b"
    r"|年|か月|ヶ月|以前|現在|かつて|勤務|働[いきく]|務め|担当|在籍|経験|として|ました(?!ら)"
    r"|个月|個月|曾|目前|任职|任職|担任|擔任|工作|负责|負責|经验|經驗|作为|作為|做过|做過|当过",
    re.IGNORECASE,
)


_BEARS = re.compile(
    r"\A\W*(?:as|como|enquanto|als|en tant que|comme|come|in qualità di|jako|как|в качестве|بصفتي)\b"
    r" (?:\w{1,4} )?\x00|\A\s*(?:作为|作為|身为|身為)\s?\x00|\x00\s?として"
    r"|\A\W*\x00\s*(?:[,–—-]|(?:at|in|of|with|who|and|na|no|em|de|bei|und|chez|à|en|presso|da|bij|w"
    r"|и|в|في)\b)",
    re.IGNORECASE,
)
"""The title as what the writer is: "As …", or in front of everything else."""


def only_aims_at(sentence: str, title: str, company: str) -> bool:
    """Whether a sentence applies for a job, or hopes for it, and tells of no work done.

    In doubt it tells of work: then the job's title and company are claims like any others.
    """
    rest = sentence
    for name, stand_in in ((title, "\x00"), (company, " ")):
        if name.strip():
            rest = re.sub(re.escape(name.strip()), stand_in, rest, flags=re.IGNORECASE)
    tells = _DONE.search(rest) or _BEARS.search(rest)
    return bool(_AIMS.search(rest)) and not tells
