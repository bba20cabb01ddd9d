"""Units, currencies and scales, as people write them in all our languages."""

# ruff: noqa: E501  -- tables

from __future__ import annotations

from collections.abc import Mapping

#: Units by what people write, in all our languages: short forms, words, singular and plural.
UNITS: Mapping[str, str] = {
    word: unit
    for unit, words in {
        "percent": "% percent pct prozent procent percentage",
        "points": "pp",
        "year": "year years yr yrs ano anos jahr jahre jahren ans année années año años anno anni jaar jaren",
        "month": "month months mês meses monat monate monaten mois mes meses mese mesi maand maanden",
        "week": "week weeks semana semanas woche wochen semaine semaines settimana settimane weken",
        "day": "day days dia dias tag tage tagen jour jours día días giorno giorni dag dagen",
        "hour": "hour hours hr hrs h hora horas stunde stunden heure heures ore uur uren",
        "minute": "minute minutes min mins minuto minutos minuten minuti minuut",
        "second": "second seconds sec secs s segundo segundos sekunde sekunden seconde secondes secondo secondi seconden",
        "millisecond": "ms millisecond milliseconds milissegundos millisekunden millisecondi milliseconden",
        "quarter": "quarters quartale trimestre trimestres trimestri kwartalen",
        "kb": "kb", "mb": "mb", "gb": "gb", "tb": "tb", "pb": "pb",
        "km": "km kilometres kilometers kilómetros quilómetros quilômetros kilometer kilomètres chilometri",
        "metre": "metres meters metros metri", "m2": "m² m2 sqm", "kg": "kg", "tonne": "tonnes tons toneladas tonnen tonnellate ton",
        "litre": "litres liters litros liter litri", "mw": "mw", "kwh": "kwh", "gwh": "gwh", "kw": "kw", "gw": "gw",
        "times": "x times vezes fois veces mal volte keer maal",
    }.items()
    for word in words.split()
}  # fmt: skip

CURRENCIES: Mapping[str, str] = {
    word: code
    for code, words in {
        "USD": "$ us$ usd dollar dollars dólar dólares dollari",
        "EUR": "€ eur euro euros",
        "GBP": "£ gbp pounds libras sterline pond",
        "BRL": "r$ brl reais",
        "JPY": "¥ jpy yen",
        "INR": "₹ inr rupees",
        "CHF": "chf franken",
        "AOA": "aoa kz kwanzas",
        "MZN": "mzn meticais",
    }.items()
    for word in words.split()
}

#: Letters glued to a number, or standing behind it, that multiply it.
SCALES: Mapping[str, int] = {
    "k": 1_000,
    "m": 1_000_000,
    "mm": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "mio": 1_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "mrd": 1_000_000_000,
    "tsd": 1_000,
}

#: Two words that are one unit.
TWO_WORD_UNITS: Mapping[str, str] = {
    "per cent": "percent",
    "por cento": "percent",
    "pour cent": "percent",
    "por ciento": "percent",
    "per cento": "percent",
    "percentage points": "points",
    "pontos percentuais": "points",
    "puntos porcentuales": "points",
    "punti percentuali": "points",
    "procentpunten": "points",
}
