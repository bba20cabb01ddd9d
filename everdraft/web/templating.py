"""Templates in the reader's language: one environment a language, escaping always on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from typing import Any, cast

from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from everdraft.base.clock import parse_timestamp
from everdraft.base.language import LANGUAGES, translator
from everdraft.web.context import context_of, language_of, not_saved
from everdraft.web.facts import who_reads
from everdraft.web.words import Words, kind_words, say, words_for

JUST_NOW_SECONDS = 45
LANGUAGE_NAMES = {"en": "English", "pt": "Português"}


@cache
def environment(language: str) -> Environment:
    """The templates with a language's words in them."""
    made = Environment(
        loader=PackageLoader("everdraft.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    translate = translator(language)

    def ngettext(singular: str, plural_form: str, count: int) -> str:
        return translate(singular if count == 1 else plural_form)

    made.install_gettext_callables(  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        translate, ngettext, newstyle=True
    )
    cast("dict[str, Any]", made.globals)["own_language"] = language
    filters: dict[str, Any] = {
        "amount": partial(amount, language=language),
        "clock": partial(clock, language=language),
        "moment": partial(moment, language=language),
        "day": partial(day, language=language),
        "when": partial(when, language=language),
        "ago": partial(ago, language=language),
    }
    for name, function in filters.items():
        made.filters[name] = function
    return made


def _local(at: str) -> datetime:
    """The moment in the server's own time zone; the browser puts its own in place of it."""
    return parse_timestamp(at).astimezone()


def amount(number: float, language: str) -> str:
    """A number for people: whole from ten on, one place below, three below one."""
    places = "#,##0" if number >= 10 else "0.#" if number >= 1 else "0.###"
    return format_decimal(number, places, locale=language)


def clock(at: str, language: str) -> str:
    """The time of day: "14:03"."""
    return format_time(_local(at), "HH:mm", locale=language)


def moment(at: str, language: str) -> str:
    """Day and time, in full."""
    return format_datetime(_local(at), "long", locale=language)


def day(at: str, language: str) -> str:
    """The day, with its month in words."""
    return format_date(_local(at), "long", locale=language)


def when(at: str, now: datetime, language: str) -> str:
    """A moment to come: the time of day, and the day where it is another one."""
    there = _local(at)
    if there.date() == now.astimezone().date():
        return format_time(there, "HH:mm:ss", locale=language)
    time = format_time(there, "short", locale=language)
    return f"{format_date(there, 'long', locale=language)}, {time}"


def ago(at: str, now: datetime, language: str) -> str:
    """How long it is since: "5 minutes ago"; client/times.js says the same."""
    passed = parse_timestamp(at) - now
    if abs(passed.total_seconds()) < JUST_NOW_SECONDS:
        return say(words_for(language), "just_now")
    return format_timedelta(passed, add_direction=True, threshold=0.95, locale=language)


def page_words(request: Request) -> Words:
    """The words of a page and its client, with what each kind of work is called."""
    language = language_of(request)
    titles = {one.name: one.title for one in context_of(request).workflows}
    return {**words_for(language), **kind_words(titles, language)}


def render(
    request: Request,
    template: str,
    values: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """A page, with what every page shows around it."""
    language = language_of(request)
    context = context_of(request)
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    common = {
        "language": language,
        "languages": [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        "here": address if request.method == "GET" else "/",
        "version": context.version,
        "writer": context.model_name,
        "now": context.clock.now(),
        "who_reads": partial(who_reads, context.facts.model, translate=translator(language)),
        "say": translator(language),
        "words": words_for(language),
        "has_credits": context.credits is not None,
        "not_saved": not_saved(context, words_for(language)),
    }
    text = environment(language).get_template(template).render({**common, **values})
    kept = {"Cache-Control": "no-store", "Vary": "Cookie, Accept-Language", **(headers or {})}
    return HTMLResponse(text, status_code=status, headers=kept)
