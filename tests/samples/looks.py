"""What the looks of samples share: dates in more styles, words of other programs' templates."""

from __future__ import annotations

from typing import Any

from tests.samples.languages import LANGUAGES
from tests.samples.people import dated

# ruff: noqa: E501  -- tables

STYLES = ("words", "numbers", "dots", "years", "tight", "since", "seasons", "upper")

SINCE = {
    "en": "since", "de": "seit", "fr": "depuis", "es": "desde", "pt": "desde", "it": "dal",
    "nl": "sinds", "pl": "od",
}  # fmt: skip
TO = {"en": "to", "de": "bis", "fr": "à", "es": "a", "pt": "a", "it": "a", "nl": "tot", "pl": "do"}
SEASONS = {
    "en": "Spring|Summer|Fall", "de": "Frühjahr|Sommer|Herbst", "fr": "printemps|été|automne",
    "es": "primavera|verano|otoño", "pt": "primavera|verão|outono", "it": "primavera|estate|autunno",
    "nl": "lente|zomer|herfst", "pl": "wiosna|lato|jesień",
}  # fmt: skip

#: LinkedIn's own words: contact|top skills|languages|summary|experience|education|page|of|present|years|months
LINKEDIN = {
    "en": "Contact|Top Skills|Languages|Summary|Experience|Education|Page|of|Present|years|months",
    "de": "Kontakt|Top-Kenntnisse|Languages|Zusammenfassung|Berufserfahrung|Ausbildung|Seite|von|Present|Jahre|Monate",
    "fr": "Coordonnées|Principales compétences|Languages|Résumé|Expérience|Formation|Page|sur|Present|ans|mois",
    "es": "Contactar|Aptitudes principales|Languages|Extracto|Experiencia|Educación|Página|de|Present|años|meses",
    "pt": "Contato|Principais competências|Languages|Resumo|Experiência|Formação acadêmica|Página|de|Present|anos|meses",
}
#: Europass: personal information|work|education|language skills|digital skills|mother tongue|other|employer|place
EUROPASS = {
    "en": "Personal information|Work experience|Education and training|Language skills|Digital skills|Mother tongue(s)|Other language(s)|City|Country",
    "de": "Persönliche Angaben|Berufserfahrung|Schul- und Berufsbildung|Sprachkenntnisse|Digitale Kompetenz|Muttersprache(n)|Weitere Sprache(n)|Ort|Land",
    "fr": "Informations personnelles|Expérience professionnelle|Éducation et formation|Compétences linguistiques|Compétences numériques|Langue(s) maternelle(s)|Autre(s) langue(s)|Ville|Pays",
    "es": "Información personal|Experiencia laboral|Educación y formación|Competencias lingüísticas|Competencias digitales|Lengua materna|Otro(s) idioma(s)|Ciudad|País",
    "pt": "Informação pessoal|Experiência profissional|Educação e formação|Competências linguísticas|Competências digitais|Língua materna|Outra(s) língua(s)|Cidade|País",
    "it": "Informazioni personali|Esperienza professionale|Istruzione e formazione|Competenze linguistiche|Competenze digitali|Lingua madre|Altre lingue|Città|Paese",
}


def when(entry: dict[str, Any], language: str, style: str) -> str:
    """Both dates of an entry in one of `STYLES`."""
    start, end = entry["startDate"], entry.get("endDate")
    present = LANGUAGES[language].present
    if style in ("words", "numbers", "years"):
        first, last = (dated(one, language, style) if one else present for one in (start, end))
        return f"{first} – {last}"
    if style == "upper":
        first, last = (dated(one, language, "words") if one else present for one in (start, end))
        return f"{first.upper()} - {last.upper()}"
    if style == "dots":
        first, last = (f"{one[5:]}.{one[:4]}" if one else present for one in (start, end))
        return f"{first} {TO[language]} {last}" if end else f"{first} - {last}"
    if style == "tight":
        first, last = (f"{one[5:]}/{one[:4]}" if one else present for one in (start, end))
        return f"{first}-{last}"
    if style == "since":
        if not end:
            return f"{SINCE[language]} {start[5:]}/{start[:4]}"
        return f"{start[5:]}/{start[:4]} – {end[5:]}/{end[:4]}"
    seasons = SEASONS[language].split("|")
    first, last = (
        f"{seasons[int(one[5:]) % 3]} {one[:4]}" if one else present for one in (start, end)
    )
    return f"{first} – {last}"


def truth_in(resume: dict[str, Any], style: str) -> dict[str, Any]:
    """The truth with the precision the style leaves."""
    if style not in ("years", "seasons"):
        return resume
    cut = dict(resume)
    for kind in ("work", "education"):
        cut[kind] = [
            {key: value[:4] if key.endswith("Date") else value for key, value in entry.items()}
            for entry in resume[kind]
        ]
    return cut


def grouped(work: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Posts that follow each other at one employer, together."""
    groups: list[list[dict[str, Any]]] = []
    for one in work:
        if groups and groups[-1][0]["name"] == one["name"]:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def length_of(entry: dict[str, Any], language: str) -> str:
    """ "(3 years 2 months)" as LinkedIn adds it."""
    years, months = LINKEDIN[language].split("|")[9:]
    end = entry.get("endDate") or "2026-01"
    count = (
        (int(end[:4]) - int(entry["startDate"][:4])) * 12
        + int(end[5:7])
        - int(entry["startDate"][5:7])
    )
    parts = [f"{count // 12} {years}"] * (count >= 12) + [f"{count % 12} {months}"] * (
        count % 12 > 0
    )
    return f"({' '.join(parts) or f'1 {months}'})"
