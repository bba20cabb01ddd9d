"""Whether an answer says that a skill is not had, or hardly: a no, or only a weekend course."""

# ruff: noqa: E501  -- tables
from __future__ import annotations

import re

from everdraft.cv.denials import AGAINST, USED, denial_in, is_bare, without_false_denials
from everdraft.cv.skills import canonical_skill, find_skills

_ONLY = (
    r"\b(?:only|just|merely|só|apenas|somente|unicamente|nur|bloß|lediglich|seulement|juste"
    r"|uniquement|qu['’]une?|solo|sólo|solamente|únicamente)\b"
)
_SLIGHT = (
    r"\b(?:courses?|class|classes|tutorials?|workshop|webinar|videos?|bootcamp|weekends?|basics?|bit"
    r"|little|once|twice|read|heard|seen|tried|played|theory|hobby|demo|university|school"
    r"|cursos?|oficina|tutorial|tutoriais|fim[ -]de[ -]semana|básicos?|básicas?|pouco|pouca"
    r"|uma vez|li|ouvi|vi|experimentei|teoria|aulas?|faculdade|universidade|escola"
    r"|\w{0,20}kurs\w{0,2}|schulung|wochenende?|grundlagen|wenig|bisschen|einmal|gelesen|gehört"
    r"|theorie|ausprobiert|privat|studium|schule"
    r"|cours|formation|tutoriels?|stage|week-end|bases|notions|peu|une fois|lu|entendu|théorie"
    r"|essayé|fin de semana|taller|poco|poca|una vez|leído|oído|probado|teoría|clases?|escuela)\b"
)
_STUDY = (
    r"(?:course|tutorial|workshop|webinar|class|bootcamp|curso|oficina|taller|\w{0,20}kurs"
    r"|schulung|cours|formation|tutoriel)"
)
_WEAK = re.compile(
    rf"{_ONLY}.{{0,40}}?{_SLIGHT}"
    rf"|^\W*(?:an?|one|some|um|uma|ein|eine|einen|une|un|una|unos)?\s?(?:[\w-]+ ){{0,2}}?{_STUDY}\b"
    rf"|\b(?:took|did|attended|followed|watched|fiz|tirei|frequentei|hice|tomé|hecho|suivi)"
    rf" (?:an?|one|some|um|uma|un|una|une) (?:[\w-]+ ){{0,3}}?{_STUDY}\b"
    r"|\bweekend course|\bcurso de fim[ -]de[ -]semana|\bcurso de fin de semana|\bwochenendkurs"
    r"|\ba (?:little|bit|little bit)\b|\bum pouco\b|\bein (?:wenig|bisschen)\b|\bun (?:peu|poco)\b"
    r"|\b(?:hardly|barely|kaum|à peine|beginner|iniciante|anfänger\w{0,2}|débutante?|principiante"
    r"|heard of|read about|grundkenntnisse|noções|nociones|notions|in theory|em teoria|en teoría"
    r"|en théorie|theoretisch|(?:still|am|i['’]m|currently) (?:learning|studying)"
    r"|want to|would like|hope to|plan(?:ning)? to|quero aprender|gostaria|a aprender|aprendendo"
    r"|quiero aprender|me gustaría|aprendiendo|möchte|würde gern\w{0,1}|lerne gerade"
    r"|aimerais|voudrais|j['’]apprends|basic knowledge|the basics|o básico|lo básico|les bases)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEAK_ELSEWHERE = re.compile(
    r"\b(?:sol(?:o|tanto)|alleen|slechts|tylko|sadece|yalnızca|только|лишь|فقط)\b.{0,40}?"
    r"\b(?:cors[oi]|tutorial\w?|basi|teoria|volta|cursus\w*|basis|theorie|keer|kurs\w*"
    r"|szkoleni\w+|podstaw\w*|raz|kurs\w*|temel\w*|kez|курс\w*|основ\w*|теори\w*|раз|دورة|أساسيات)\b"
    r"|\A\W*(?:un |een |jeden |bir |один )?(?:[\w-]+ )?(?:corso|cursus|szkolenie|курс|دورة)\b"
    r"|\b(?:un po['’]|sto imparando|vorrei|mi piacerebbe|principiante|een beetje|nauwelijks"
    r"|wil\w* (?:\w+ )?leren|zou graag|beginner|trochę|chciał\w*bym|uczę się|początkujący"
    r"|biraz|öğreniyorum|öğrenmek ist\w+|немного|чуть-чуть|хотел\w? бы|изучаю|учусь"
    r"|قليلا|قليلًا|أتعلم|أود أن|مبتدئ)(?!\w)"
    r"|少しだけ|ちょっと|勉強中|学習中|学びたい|初心者|講座を受け|一点点|一點點|正在学|在学习|想学|初学|略懂",
    re.IGNORECASE | re.DOTALL,
)
_WISHED = re.compile(
    r"\A\W*(?:(?:I|we|eu|ich|je|yo|io|ik|я|ja|ben|我|أنا) ?)?(?:always |really |sempre |siempre )?"
    r"(?:wanted|wished|queria|quis|wollte\w?|voulais|quería|quise|volevo|wilde|wou"
    r"|chcia\w+|хотел\w?|أردت|كنت أريد|想|本来想|本來想)(?!\w)"
    r"|\b\w+mek istedim\b|たかった",
    re.IGNORECASE,
)
_A = r"(?:(?:a|an|the|some|another|um|uma|o|a|ein\w*|der|die|un|une|una|il|la|een|de|bir|один|одна) )?"
_MY = (
    r"(?:(?:my|our|(?:o |a )?(?:meu|minha|nosso|nossa)|mein\w*|unser\w*|mon|ma|notre|mi|mis|nuestr\w+"
    r"|(?:il |la )?(?:mio|mia|nostr\w)|mijn|onze|mój|moja|nasz\w*|мой|моя|наш\w?)"
    r" (?:[^\W\d]+ )?)"
)
_OTHERS = re.compile(
    r"\A\W*(?:(?:yes|sure|sim|claro|ja|oui|sí|si|sì|tak|evet|да|نعم)\W+)?(?:"
    rf"(?:{_A}|{_MY})(?:colleagues?|co-?workers?|team-?mates?|friend|someone else|somebody else"
    r"|others|colegas?|amig[oa]|outr[oa]s? pessoas?|outros|alguém|kollege|kollegin|freund\w?"
    r"|jemand ander\w+|collègues?|amie?|quelqu['’]un d['’]autre|d['’]autres|compañer[oa]s?"
    r"|otr[oa]s? personas?|alguien|collegh[aie]|collega['’]?s?|amic[oa]|qualcun altro|altri|vriend\w*"
    r"|iemand anders|kolega|koledzy|koleżanka|ktoś inny|(?:iş )?arkadaşı\w*|meslektaşı\w*|başkası"
    r"|коллега|коллеги|другие|кто-то другой|زميل\w*|شخص آخر)\b"
    rf"|{_MY}(?:boss|manager|supervisor|predecessor|intern|contractors?|consultants?|supplier|husband"
    r"|wife|brother|sister|chefe|gestora?|marido|irmão|irmã|chef\w?|vorgesetzte\w?|mitarbeiter\w*"
    r"|patron\w?|supérieure?|jef[ea]|capo|baas|szef\w*|начальни\w+)\b|müdürüm|مديري|صديقي)"
    r"|\A\W*(?:私の)?(?:同僚|上司|先輩|後輩|友人|他の人)[がはも]"
    r"|\A\W*(?:我的?)?(?:一个|一個)?(?:同事|老板|老闆|上司|朋友|别人|別人)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:(?-i:I)|me|we|us|myself|eu|mim|comigo|nós|ich|mir|mich|wir|uns|je|moi|nous|yo|conmigo"
    r"|nosotros|io|noi|ik|mij|wij|mnie|ben|biz|я|мне|мной|мы|أنا|نحن)\b|\bj['’]|私[はもが]|僕"
    r"|我(?!的|一个|一個|同事|老板|老闆|上司|朋友)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\A\W*(?:(?:yes|yep|yeah|sure|sim|claro|ja|doch|oui|si|sí|sì|certo|zeker|tak|evet|tabii|да"
    r"|конечно|نعم|أجل|بالطبع)\b(?! and no\b)|はい|ええ|是的?|有|会|會|当然|當然|对|對)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(rf"[.,;:!?…()。，、；：！？؛،]+|\s[–—-]+\s|{AGAINST}", re.IGNORECASE)
_IT = re.compile(
    r"\b(?:it|this|that|isso|disso|nisso|ele|damit|davon|es|das|ça|cela|lo|eso|ello|quello|het|dat"
    r"|ermee|tego|nim|onu|bunu|его|её|им|это|этим)\b|\b[ln]['’]|それ|它|\w+ه\b",
    re.IGNORECASE,
)
_BUT = re.compile(rf"{AGAINST}|\bmais\b", re.IGNORECASE)
LONGEST_READ = 2_000


def declines(answer: str, skill: str = "") -> bool:
    """Whether the answer is a no, a weak yes, a wish, or speaks of what only others did.

    Behind a yes without a "but", "never" and "not" may speak of something else; they do not where
    their clause names the ``skill`` that was asked about, or nothing else than having used it.
    Where that skill is not known, it is the one that only such a clause names.
    """
    said = without_false_denials(" ".join(answer[:LONGEST_READ].split()))
    if any(one.search(said) for one in (_WEAK, _WEAK_ELSEWHERE, _WISHED)):
        return True
    if _OTHERS.match(said) and not _OWN.search(said):
        return True
    if denial_in(said) is None:
        return False
    yes = _YES.match(said)
    if yes is None or _BUT.search(said):
        return True
    clauses = [one.strip() for one in _CLAUSE_END.split(said[yes.end() :]) if one.strip()]
    denied = [one for one in clauses if denial_in(one) is not None]
    if not skill and not any(find_skills(one) for one in clauses if one not in denied):
        return any(USED.search(one) or _takes_back(one, "") for one in denied)
    return any(_takes_back(one, skill) for one in denied)


def _takes_back(clause: str, skill: str) -> bool:
    """Whether a clause that denies speaks of the skill, by its name or by none."""
    named = {one.canonical for one in find_skills(clause)}
    if skill and (canonical_skill(skill) in named or skill.casefold() in clause.casefold()):
        return True
    if USED.search(clause):
        return not named or bool(_IT.search(clause))
    return is_bare(clause)
