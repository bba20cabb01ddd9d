"""Words around a title that somebody holds: praise before it, what says that it is held, fields."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from functools import cache

from everdraft.cv.words import base_language
from everdraft.cv.words.lexicon import split

#: language -> (adjectives that say nothing of the post, without their endings, the endings)
_PRAISE: dict[str, tuple[str, str]] = {
    "en": (
        """experienced dedicated motivated skilled qualified seasoned accomplished driven talented organised organized
        disciplined committed devoted registered licensed chartered retired respected renowned award-winning enthusiastic
        passionate creative dynamic versatile reliable energetic ambitious proactive successful professional practical
        highly hard-working hardworking results-driven results-oriented result-oriented detail-oriented
        customer-focused forward-thinking self-taught self-employed self-motivated hands-on strategic innovative
        strong young proven competent capable efficient friendly careful meticulous flexible adaptable veteran current
        former bilingual multilingual fully very certified honest punctual patient thoughtful confident curious
        knowledgeable resourceful well-organised well-organized""",
        "",
    ),
    "pt": (
        """experiente dedicad motivad qualificad apaixonad criativ dinâmic organizad proativ pró-ativ versátil talentos
        jovem competente excelente ambicios empenhad profissional reconhecid premiad responsável rigoros pontual flexível
        polivalente capaz eficiente atual antig ex bilingue bilíngue orientad focad comprometid certificad formad
        especializad licenciad inovador estratégic atent cuidados simpátic trilingue paciente curios""",
        "o a",
    ),
    "es": (
        """experimentad dedicad motivad cualificad apasionad creativ dinámic organizad proactiv versátil talentos joven
        competente excelente ambicios comprometid profesional reconocid premiad responsable riguros puntual flexible
        polivalente capaz eficiente actual antigu bilingüe orientad enfocad certificad titulad especializad formad
        innovador estratégic meticulos experta experto paciente curios""",
        "o a",
    ),
    "fr": (
        """expérimenté dédié motivé qualifié passionné créatif créative dynamique organisé polyvalent talentueux talentueuse
        jeune compétent excellent ambitieux ambitieuse engagé professionnel professionnelle reconnu primé rigoureux
        rigoureuse ponctuel ponctuelle flexible efficace actuel actuelle ancien ancienne bilingue certifié diplômé
        spécialisé formé innovant stratégique autonome sérieux sérieuse confirmé curieux curieuse""",
        "e",
    ),
    "de": (
        """erfahren engagiert motiviert qualifiziert leidenschaftlich kreativ dynamisch organisiert vielseitig talentiert
        jung kompetent ehrgeizig zuverlässig professionell anerkannt preisgekrönt verantwortungsvoll sorgfältig pünktlich
        flexibel effizient aktuell ehemalig zweisprachig zertifiziert spezialisiert gelernt ausgebildet examiniert
        staatlich geprüft selbstständig selbständig teamfähig innovativ strategisch freundlich belastbar versiert""",
        "er e es en em",
    ),
    "it": (
        """espert dedicat motivat qualificat appassionat creativ dinamic organizzat proattiv versatile talentuos giovane
        competente eccellente ambizios impegnat professionale riconosciut premiat rigoros puntuale flessibile polivalente
        capace efficiente attuale ex bilingue orientat certificat diplomat specializzat format innovativ strategic
        meticolos affidabile precis curios""",
        "o a",
    ),
    "nl": (
        """ervaren toegewijd gemotiveerd gekwalificeerd gepassioneerd creatief creatiev dynamisch georganiseerd veelzijdig
        getalenteerd jong competent uitstekend ambitieu ambitieus professioneel professionel erkend bekroond nauwkeurig
        punctueel flexibel efficiënt huidig voormalig tweetalig gecertificeerd gespecialiseerd zelfstandig gediplomeerd
        innovatief strategisch enthousiast betrouwbar betrouwbaar gedreven ondernemend resultaatgericht""",
        "e ze",
    ),
    "pl": (
        """doświadczon zmotywowan wykwalifikowan kreatywn dynamiczn zorganizowan wszechstronn utalentowan młod kompetentn
        ambitn zaangażowan profesjonaln rzeteln odpowiedzialn były była obecn dyplomowan samodzieln""",
        "y a",
    ),
    "ru": ("опытн мотивированн квалифицированн креативн творческ ответственн целеустремлённ целеустремленн сертифицированн", "ый ая ий"),
    "tr": ("deneyimli tecrübeli yaratıcı dinamik başarılı profesyonel sertifikalı yetkin", ""),
}  # fmt: skip

#: What raises or lowers a title: "Senior Manager" is not "Manager".
RANKS = frozenset(
    split(
        """senior junior principal lead staff head chief deputy assistant associate vice executive interim acting
        trainee intern general regional global international national group managing sr jr ii iii sênior sénior
        júnior pleno adjunto adjunta geral estagiário estagiária auxiliar assistente subdiretor leitender
        leitende stellvertretender stellvertretende adjointe principal principale stagiaire becario becaria jefe
        jefa"""
    )
)
#: Words of titles that are fields or adjectives: no post, whatever stands beside them.
FIELDS = frozenset(
    split(
        """engineering management sales staff senior junior principal research teaching server host frontend backend
        front-end back-end fullstack full-stack devops sre dba board visiting adjunct vice deputy chief general
        crew grip anchor critic collector crane conductor printer major undergraduate expert practitioner
        generalist gestão comercial estágio caixa sénior sênior júnior pleno polícia ator prácticas fiscal
        policía commercial commerciale élu hôte vertrieb leitung assistenz praktikum stellvertretender bote
        bedienung zivildienst grafico starszy młodszy główny główna старший младший ведущий главный kıdemli"""
    )
)
#: Words that are a post only together with another word: "sales executive", "técnica de vendas".
NOT_ALONE = frozenset(
    split(
        """executive associate contractor worker volunteer student fellow owner agent support graduate freelance
        specialist postdoctoral técnico técnica administrativo administrativa responsável especialista
        encarregado encarregada aprendiz responsable specialista responsabile addetto addetta titolare
        collaboratore collaboratrice tecnico chargé chargée líder pracownik specjalista zastępca специалист
        сотрудник помощник заместитель мастер uzman freiwilliger minijobber auxiliar"""
    )
)

#: What may follow a German title that opens a sentence: its plural is often the same word.
GERMAN_AFTER = frozenset(split("""mit bei und in im der die aus seit sowie &"""))
#: Languages that put the title itself first: "diretora de operações".
LATIN_ORDER = frozenset({"pt", "es", "fr", "it"})
#: What joins two titles of one person.
AND = frozenset(split("""and & e und et y ed en i oraz и ve"""))
#: What stands between "was" and a title.
ARTICLES = frozenset(
    split(
        """a an the um uma o un una une le la el il ein eine einen der die een de het lo bir i'm also também auch aussi"""
    )
)
#: An article with which a sentence speaks of anybody: "A software engineer who cooks."
INDEFINITE = frozenset(split("""a an um uma un una une ein eine een bir"""))
_HELD = {
    "en": "am is was were be been being became become becoming remained i'm",
    "pt": "sou é era fui foi sendo ser fora tornei-me tornou-se",
    "es": "soy es era fui fue siendo ser sido",
    "fr": "suis est étais était fus fut été étant être devenu devenue",
    "de": "bin ist war wurde werde sein geworden",
    "it": "sono è ero era fui fu stato stata essendo essere diventato diventata",
    "nl": "ben is was werd geworden zijn",
    "pl": "jestem jest był była byłem byłam został została",
}
#: Adjectives that tell one post from another and stand behind it: "financeira", "commercial".
QUALIFIER = (
    r"(?:al|ais|ale|ar|aire|ari[oa]|ári[oa]|eir[oa]|ier|ière|ero|era|[íi]c[oa]|ique|iv[oa]|if|ive|il|ile|el|elle)\Z"
)  # fmt: skip


def is_praise(word: str, language: str) -> bool:
    """Whether an adjective says nothing of a post: "experienced", "dedicada", "erfahrener"."""
    return word in _praise(base_language(language))


@cache
def _praise(language: str) -> frozenset[str]:
    stems, endings = _PRAISE.get(language, ("", ""))
    forms = ("", *endings.split())
    return frozenset(stem + end for stem in stems.split() for end in forms)


@cache
def holding(language: str) -> frozenset[str]:
    """The words that say that somebody is or became something."""
    return frozenset(_HELD.get(base_language(language), "").split())
