"""Whether an answer says that a skill is not had, or hardly: a no, or only a weekend course."""

from __future__ import annotations

import re

_NO = re.compile(
    r"^\W*(?:no|nope|nah|não|nao|nein|nee|non|nada|nothing|nichts|rien)\W*\Z"
    r"|^\W*(?:no|não|nao|nein|non|nope)\s*[,.;:!–—-]"
    r"|\bno (?:real |work |hands-on |practical |professional )?(?:experience|knowledge|idea|use"
    r"|practice|exposure)\b"
    r"|\bno (?:lo|la|los|las|he|hay|tengo|sé|conozco|us[oéó]|trabaj\w+|mucho|mucha)\b"
    r"|\b(?:not|never|none|neither|cannot|without (?:any )?experience"
    r"|(?:do|does|did|have|has|had|is|was|were|would|could|ca|wo)n['’]?t"
    r"|não|nao|nunca|jamais|nem|nenhum\w{0,2}|sem (?:qualquer )?(?:experiência|conhecimento\w{0,1})"
    r"|nein|nicht|nichts|nie|niemals|noch nie|kein\w{0,2}|ohne (?:\w+ )?(?:erfahrung|kenntnisse)"
    r"|pas|aucun\w{0,2}|sans (?:\w+ )?expérience"
    r"|ningun[oa]?|ningún|tampoco|sin (?:\w+ )?(?:experiencia|conocimiento\w{0,1}))\b",
    re.IGNORECASE,
)
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
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|sure|sim|claro|ja|doch|oui|si|sí)\b(?! and no\b)"
    r"(?!.*\b(?:but|though|although|however|mas|embora|aber|jedoch|mais|pero|aunque)\b)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_ONLY = re.compile(
    r"\b(?:not (?:only|just|merely)(?! yet)|não (?:só|apenas|somente)"
    r"|nicht (?:nur|bloß)|pas seulement|no (?:solo|sólo|solamente))\b",
    re.IGNORECASE,
)
LONGEST_READ = 2_000


def declines(answer: str) -> bool:
    """Whether the answer is a no or a weak yes, in English, Portuguese, German, French, Spanish.

    Behind a yes without a "but", "never" and "not" speak of something else.
    """
    said = _NOT_ONLY.sub("", " ".join(answer[:LONGEST_READ].split()))
    return bool((_NO.search(said) and not _YES.match(said)) or _WEAK.search(said))
