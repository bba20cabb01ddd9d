"""Months, seasons and words for "until now", by language."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

import re

#: language -> twelve entries; forms of one month separated by "|", in lower case, without dots.
MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "january|jan", "february|feb|febr", "march|mar", "april|apr", "may", "june|jun",
        "july|jul", "august|aug", "september|sept|sep", "october|oct", "november|nov",
        "december|dec",
    ),
    "de": (
        "januar|jän|jänner|jan", "februar|feb|feber", "märz|mär|mrz|maerz", "april|apr", "mai",
        "juni|jun", "juli|jul", "august|aug", "september|sept|sep", "oktober|okt",
        "november|nov", "dezember|dez",
    ),
    "fr": (
        "janvier|janv|jan", "février|févr|fév|fevrier|fevr|fev", "mars|mar", "avril|avr", "mai",
        "juin", "juillet|juil", "août|aout", "septembre|sept|sep", "octobre|oct",
        "novembre|nov", "décembre|déc|decembre|dec",
    ),
    "es": (
        "enero|ene", "febrero|feb", "marzo|mar", "abril|abr", "mayo|may", "junio|jun",
        "julio|jul", "agosto|ago", "septiembre|setiembre|sept|sep|set", "octubre|oct",
        "noviembre|nov", "diciembre|dic",
    ),
    "pt": (
        "janeiro|jan", "fevereiro|fev", "março|marco|mar", "abril|abr", "maio|mai", "junho|jun",
        "julho|jul", "agosto|ago", "setembro|set", "outubro|out", "novembro|nov",
        "dezembro|dez",
    ),
    "it": (
        "gennaio|gen", "febbraio|feb", "marzo|mar", "aprile|apr", "maggio|mag", "giugno|giu",
        "luglio|lug", "agosto|ago", "settembre|sett|set", "ottobre|ott", "novembre|nov",
        "dicembre|dic",
    ),
    "nl": (
        "januari|jan", "februari|feb", "maart|mrt", "april|apr", "mei", "juni|jun", "juli|jul",
        "augustus|aug", "september|sept|sep", "oktober|okt", "november|nov", "december|dec",
    ),
    "pl": (
        "styczeń|stycznia|sty", "luty|lutego|lut", "marzec|marca|mar", "kwiecień|kwietnia|kwi",
        "maj|maja", "czerwiec|czerwca|cze", "lipiec|lipca|lip", "sierpień|sierpnia|sie",
        "wrzesień|września|wrz", "październik|października|paź", "listopad|listopada|lis",
        "grudzień|grudnia|gru",
    ),
    "tr": (
        "ocak|oca", "şubat|şub", "mart|mar", "nisan|nis", "mayıs|may", "haziran|haz",
        "temmuz|tem", "ağustos|ağu", "eylül|eyl", "ekim|eki", "kasım|kas", "aralık|ara",
    ),
    "ru": (
        "январь|января|янв", "февраль|февраля|фев|февр", "март|марта|мар", "апрель|апреля|апр",
        "май|мая", "июнь|июня|июн", "июль|июля|июл", "август|августа|авг",
        "сентябрь|сентября|сен|сент", "октябрь|октября|окт", "ноябрь|ноября|ноя|нояб",
        "декабрь|декабря|дек",
    ),
    "ar": (
        "يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|ابريل|نيسان", "مايو|أيار",
        "يونيو|يونيه|حزيران", "يوليو|يوليه|تموز", "أغسطس|اغسطس|آب", "سبتمبر|أيلول",
        "أكتوبر|اكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول",
    ),
}  # fmt: skip

#: Words that say a role goes on, by language, in lower case.
PRESENT: dict[str, str] = {
    "en": "present|current|currently|now|today|ongoing|to date|till date|till now|until now|date|the present",
    "de": "heute|aktuell|jetzt|laufend|gegenwärtig|gegenwart|bis heute|dato|derzeit",
    "fr": "aujourd'hui|présent|actuel|actuellement|à ce jour|ce jour|maintenant|en cours|actuelle|à présent|nos jours",
    "es": "actualidad|actual|presente|hoy|actualmente|la actualidad|la fecha|el presente|fecha|en curso",
    "pt": "atual|presente|atualmente|hoje|até o momento|até ao momento|momento|actual|actualidade|o momento|a presente data|atualidade|o presente|em curso"
    "|em andamento|cursando|data atual|até agora|até à data|até a data",
    "it": "oggi|presente|attuale|attualmente|in corso|ad oggi|tuttora|in essere",
    "nl": "heden|nu|huidig|lopend|tot heden|vandaag|tot nu",
    "pl": "obecnie|teraz|nadal|do dziś|dziś|dzisiaj|aktualnie|do chwili obecnej|chwila obecna|w trakcie|obecny",
    "tr": "halen|günümüz|şimdi|devam ediyor|bugün|şu an|devam|hala|hâlâ|güncel|şu anda|devam etmekte",
    "ru": "настоящее время|по настоящее время|наст. время|сейчас|н.в.|н. в.|сегодня|текущее время|настоящий момент|по сей день|н.вр.",
    "ja": "現在|至る|現在に至る|在職中|現職",
    "zh": "至今|现在|目前|今|現在|迄今|在职|在读",
    "ar": "الآن|حتى الآن|الحالي|حاليا|حالياً|الحاضر|الوقت الحاضر|حتى الوقت الحاضر",
}

#: A season stands for the month it usually begins in a CV; only its year is kept as a date.
SEASONS = (
    "spring|summer|fall|autumn|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver"
    "|primavera|verano|otoño|invierno|verão|outono|inverno|estate|autunno|lente|zomer|herfst|wiosna"
    "|lato|jesień|zima|ws|ss|wise|sose|wintersemester|sommersemester|semester|lent|michaelmas|весна|лето|осень|зима"
)

#: Words before a first date ("seit 2020", "since May 2019"): the role goes on.
SINCE = "since|seit|depuis|desde|dal|dall'|sinds|od|с|from|ab|начиная с|منذ"

#: Words between two dates.
UNTIL = "to|until|till|through|thru|bis|à|au|a|al|hasta|até|ao|fino a|tot|t/m|do|по|до|إلى|حتى|bis zum|tot en met|-e kadar"

#: How long something took, as it stands behind a date.
DURATION = re.compile(
    r"\s*[)\]]?\s*[·•|,]?\s*\(?\s*\d{1,2}\s?\+?\s?(?:yrs?|years?|mos?|months?|jahre?|monate?|ans?|mois|años?|anos?|meses|mes|mês|anni|mesi)\b\.?"
    r"(?:\s*(?:,|and|e|y|und|et)?\s*\d{1,2}\s?(?:mos?|months?|monate?|mois|meses|mes|mês|mesi)\b\.?)?\s*\)?",
    re.I,
)
#: How long something took, and nothing else: "5 years 4 months".
LENGTH = re.compile(DURATION.pattern + r"\s*", re.I)
