"""Words that label things on CVs: fields, networks, kinds of employment, levels, marks of studies."""

from __future__ import annotations

import re

# ruff: noqa: E501  -- tables

PHONE_LABEL = re.compile(
    r"\b(?:tel|telefon|telefono|teléfono|telefone|téléphone|phone|mobile|mobil|móvil|móvel|celular|cell|handy|telemóvel|gsm|tlf|tél"
    r"|portable|komórka|cellulare|whatsapp|тел|телефон|моб|t|m|p)\b\.?|电话|手机|電話|携帯|الهاتف|هاتف|جوال|موبايل|📞|☎|✆",
    re.I,
)

NETWORKS = {
    "linkedin.com": "LinkedIn",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "twitter.com": "Twitter",
    "x.com": "X",
    "stackoverflow.com": "Stack Overflow",
    "xing.com": "XING",
    "medium.com": "Medium",
    "behance.net": "Behance",
    "dribbble.com": "Dribbble",
    "kaggle.com": "Kaggle",
    "orcid.org": "ORCID",
    "scholar.google.com": "Google Scholar",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "youtube.com": "YouTube",
    "researchgate.net": "ResearchGate",
    "mastodon.social": "Mastodon",
    "bitbucket.org": "Bitbucket",
    "leetcode.com": "LeetCode",
    "huggingface.co": "Hugging Face",
    "skype.com": "Skype",
    "codepen.io": "CodePen",
    "dev.to": "DEV",
    "t.me": "Telegram",
}
TOP_LEVEL = re.compile(
    r"\.(?:com|org|net|io|dev|me|co|ai|app|edu|gov|info|biz|tech|design|xyz|page|site|online|blog|eu|de|fr|es|pt|br|it|nl|pl|tr"
    r"|ru|jp|cn|uk|us|ca|ch|at|be|in|au|nz|ie|se|no|dk|fi|cz|mx|ar|cl|cc|tv|pro|work|works|studio|cv|name|id|space|social|inc)"
    r"(?:[/:?#]|$)",
    re.I,
)

CONTACT_LABEL = re.compile(
    r"^(?:name|full name|vor- und nachname|nome|nombre|nom|imię i nazwisko|имя|фио|姓名|氏名|الاسم|ad soyad|naam"
    r"|e-?mails?|mail|correo(?: electrónico)?|courriel|эл\. ?почта|почта|邮箱|电子邮件|メール|البريد(?: الإلكتروني)?|e-posta|adres e-mail"
    r"|phone(?: number)?|tel(?:\.|efon|efone|éfono|efono)?|téléphone|tél\.?|mobile?|mobil|móvil|telemóvel|celular|cell|телефон|电话|手机|電話"
    r"|address|adresse|anschrift|endereço|morada|dirección|indirizzo|adres|адрес|地址|住所|العنوان|location|ort|wohnort|city|ciudad"
    r"|cidade|localização|localidade|ubicación|lieu|based in|lives in|residence|wohnhaft in|城市|所在地|город|place|linkedin|github|website|web"
    r"|webseite|site|portfolio|blog|homepage|twitter|skype)\s*[:：]\s*",
    re.I,
)
NAME_LABEL = re.compile(
    r"^(?:name|full name|vor- und nachname|nome(?: completo)?|nombre(?: completo)?|nom(?: et prénom)?|imię i nazwisko|имя|фио|姓名|氏名|الاسم"
    r"|ad soyad|naam)\s*[:：]\s*",
    re.I,
)
PLACE_LABEL = re.compile(
    r"^(?:address|adresse|anschrift|endereço|morada|dirección|indirizzo|adres|адрес|地址|住所|العنوان|location|ort|wohnort|city|ciudad"
    r"|cidade|localização|localidade|ubicación|lieu|based in|lives in|residence|wohnhaft in|城市|所在地|город|place)\s*[:：]?\s+",
    re.I,
)
NOT_NAME = re.compile(
    r"\b(?:curriculum|vitae|vitæ|resume|résumé|lebenslauf|currículo|currículum|cv|page|seite|página|of|profile|contact|summary|europass)\b"
    r"|简历|履歴書|職務経歴書|السيرة|резюме|özgeçmiş|życiorys",
    re.I,
)

TITLES_BEFORE = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|dipl|ing|herr|frau|m\.?sc|mag|sr|sra|eng)\.?-?\s)+", re.I
)
_PARTICLES = "de|da|do|dos|das|del|della|di|von|van|der|den|zu|zur|la|le|du|el|al|bin|ibn|ter|ten|y|e|i|af|av|san|st"
PARTICLES = frozenset(_PARTICLES.split("|"))


EMPLOYMENT = re.compile(
    r"\(?(?:full[- ]?time|part[- ]?time|contract(?:or)?|permanent|temporary|internship|seasonal|apprenticeship|vollzeit|teilzeit|festanstellung"
    r"|befristet|werkstudent|praktikum|cdi|cdd|stage|alternance|temps plein|temps partiel|tiempo completo|media jornada|tempo inteiro|tempo integral|meio período|part-time job"
    r"|remote|hybrid|on-?site|pełny etat|tam zamanlı|yarı zamanlı|полная занятость|正社員|契約社員|全职|兼职|دوام كامل|دوام جزئي|clt|pj)\)?",
    re.I,
)

#: Before a language: "Mother tongue(s): Polish".
TONGUE_LABEL = re.compile(
    r"^(?:mother tongues?|mother tongue\(s\)|other languages?|other language\(s\)|native languages?|muttersprachen?|muttersprache\(n\)|(?:weitere|andere) sprachen?|(?:weitere|andere) sprache\(n\)"
    r"|langues? maternelles?|langue\(s\) maternelle\(s\)|autres? langues?|autre\(s\) langue\(s\)|lenguas? maternas?|otros? idiomas?|otro\(s\) idioma\(s\)|otras? lenguas?|línguas? maternas?|língua\(s\) materna\(s\)"
    r"|outras? línguas?|outra\(s\) língua\(s\)|outros idiomas|lingua madre|altre lingue|moedertaal|andere talen|język ojczysty|inne języki)\s*[:：]\s*(?=\S)",
    re.I,
)

#: Before a place inside an entry: "City: Porto | Country: Portugal".
TOWN_LABEL = re.compile(
    r"^(?:city|town|country|location|place|ort|stadt|land|ville|pays|lieu|ciudad|país|lugar|cidade|local|localidade|città|paese|luogo|plaats|land|miasto|kraj)\s*[:：]\s*",
    re.I,
)

ROLE_LABEL = re.compile(
    r"^(?:company|employer|position|title|job title|role|client|location|dates?|period|duration|unternehmen|firma|arbeitgeber|position|ort|zeitraum|entreprise|poste|lieu|empresa|cargo|puesto"
    r"|função|local|período|azienda|ruolo|bedrijf|functie|firma|stanowisko|компания|должность|период|会社名|役職|公司|职位|الشركة|المسمى الوظيفي)\s*[:：]\s*",
    re.I,
)

TEAM = re.compile(
    r"\b(?:team|department(?! (?:of|for)\b)|dept|division|abteilung|équipe|departamento|equipo|equipe|group|gruppe|unit|bereich)\b",
    re.I,
)


#: Parts of a firm that stand after a title like an employer does.
_DEPARTMENTS = (
    "platform|backend|frontend|back-end|front-end|infrastructure|payments|growth|data|security|mobile|sales|marketing|finance|operations|engineering|"
    "product|research|design|analytics|cloud|devops|support|legal|hr|it|logistics|procurement|quality|development|r&d|web|ios|android|machine|ai|risk|"
    "compliance|strategy"
)
DEPARTMENTS = frozenset(_DEPARTMENTS.split("|"))


SKILL_LEVELS = re.compile(
    r"^(?:expert|advanced|intermediate|beginner|basic|proficient|fluent|master|novice|professional|sehr gut|gut|grundkenntnisse|experte|fortgeschritten|avancé|intermédiaire|débutant|avanzado|intermedio"
    r"|básico|avançado|intermediário|intermédio|iniciante|\d{1,3} ?%|[●○★☆■□]+)$",
    re.I,
)

MARKS = re.compile(
    r"\b(?:c?gpa|grade|abschlussnote|note|nota(?: final| média)?|moyenne|média|promedio|voto|ocena|средний балл|notendurchschnitt|cijfer)\b\s*:?\s*"
    r"(\d{1,3}(?:[.,]\d{1,3})?(?:\s?(?:/|of|von|out of|sur|de)\s?\d{1,3}(?:[.,]\d{1,2})?)?)",
    re.I,
)
#: The name of a mark alone.
MARK_LABEL = re.compile(r"(?:c?gpa|grade|note|nota|moyenne|média|promedio|voto|ocena|cijfer)", re.I)
REMARK = re.compile(
    r"dean.?s list|\bgpa\b|scholarship|cum laude|honou?rs? roll|thesis|award|stipendium|prize", re.I
)
COURSES = re.compile(
    r"^(?:relevant |key |selected )?(?:coursework|courses|modules|kurse|module|schwerpunkte|cours|cursos|asignaturas|disciplinas|materias)\s*(?:include[sd]?)?\s*[:：]\s*",
    re.I,
)

#: First parts that keep their hyphen when a line breaks after it.
_PREFIXES = (
    "e|self|well|full|front|back|end|cross|co|non|multi|high|low|long|short|real|open|on|off|in|out|up|down|hands|data|user|time|cost|state|world|award|"
    "part|third|two|three|first|second|test|machine|customer|client|cloud|large|small|mid|best|pós|pré|vice|ex|auto|sous|demi|porte|object|event|model|service|key|post|pre|semi|sub|anti|over|"
    "under|all|go|end-to|b2b|decision|problem|follow|start|stand|set|built|role|team|fast|top|single|double|half"
)
PREFIXES = frozenset(_PREFIXES.split("|"))

#: What a CV calls itself.
DOCUMENT_TITLE = re.compile(
    r"curriculum(?: vit(?:ae|æ))?|vitae|r[eé]sum[eé]|c\.?v\.?|lebenslauf|currículo|currículum(?: vitae)?|özgeçmiş|życiorys|резюме|简历|個人履歷|履歴書|職務経歴書|السيرة الذاتية",
    re.I,
)
#: The number of a page, each number of it written "#".
PAGE_NUMBER = re.compile(r"(?:\w{1,10}\.?\s)?[(\[]?#\s?(?:(?:/|[-–|]|\w{1,4})\s?#)?[)\]]?")
#: When a file was last changed: it says nothing of the person.
LAST_CHANGED = re.compile(
    r"(?:last (?:updated|modified|revised)|zuletzt (?:aktualisiert|geändert)|stand:|(?:dernière )?mise à jour|mis à jour|(?:última )?actualización|actualizado en"
    r"|(?:última )?atualização|atualizado em|(?:ultimo )?aggiornamento|aggiornato (?:a|il)|(?:laatst )?bijgewerkt|ostatnia aktualizacja|zaktualizowano|son güncelleme|обновлено"
    r"|最終更新日?|最后更新|آخر تحديث)(?!\w)\D{0,20}\d[^,;]{0,20}",
    re.I,
)
#: What stands among addresses and is none: papers, family, what one is ready for.
PERSONAL = re.compile(
    r"\b(?:citizen(?:ship)?|resident|visa|permit|licen[cs]e|driving|clearance|available|availability|open to|married|single|divorced|male|female|pronouns"
    r"|ledig|verheiratet|geschieden|männlich|weiblich|führerschein|célibataire|mariée?|permis|nationalité|soltero|soltera|casado|casada|solteiro|solteira|divorciad[oa]"
    r"|carta de condução|ciudadan[oa]|cidadão|cidadã|celibe|nubile|coniugat[oa]|patente|gehuwd|ongehuwd|rijbewijs|prawo jazdy|żonaty|mężatka|kawaler|evli|bekar|ehliyet"
    r"|женат|замужем|холост)\b",
    re.I,
)
