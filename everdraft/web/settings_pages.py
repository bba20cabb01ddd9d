"""The pages beside the work: settings, what was done and sent, and how the server does."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from babel.numbers import format_currency, format_decimal
from starlette.requests import Request
from starlette.responses import Response

from everdraft.base.errors import EverdraftError, NotFound
from everdraft.base.language import Translate, translator
from everdraft.credits.sends import UNKNOWN, Send
from everdraft.engine.sends import Spent
from everdraft.runs.store import RunQuery, RunRow
from everdraft.web.context import WebContext, context_of, language_of, user_of
from everdraft.web.facts import Facts, who_reads
from everdraft.web.health import health_of
from everdraft.web.templating import render
from everdraft.web.upkeep_api import is_this_machine

PAGE_SIZE = 40
USD = "USD"

Json = dict[str, Any]


# -- settings ------------------------------------------------------------------------------------


async def settings_page(request: Request) -> Response:
    """GET /settings: who writes, what is sent, what it may cost, what is kept and where."""
    return await _settings(request)


async def try_model_form(request: Request) -> Response:
    """POST /settings/try: one tiny call of the model; the same page with what came of it."""
    wrong = await context_of(request).facts.try_model()
    return await _settings(request, tried=_tried(wrong, translator(language_of(request))))


def _tried(wrong: EverdraftError | None, translate: Translate) -> Json:
    if wrong is None:
        return {"works": True, "sentence": translate("It answers."), "action": ""}
    sentence = translate(wrong.message)
    return {
        "works": False,
        "sentence": sentence % wrong.arguments if wrong.arguments else sentence,
        "action": wrong.what_to_do(translate),
    }


async def _settings(request: Request, *, tried: Json | None = None) -> Response:
    context, language = context_of(request), language_of(request)
    translate, facts = translator(language), context.facts
    spent = await context.sends.spent(user_of(request).id)
    unpriced = facts.limits.in_usd and not await asyncio.to_thread(facts.model.price_known)
    titles = {one.name: translate(one.title) for one in context.workflows}
    # What costs nothing asks no model: it is read by rules wherever it is read.
    asking = [titles[one.name] for one in context.workflows if one.price]
    values = {
        "facts": facts,
        "host": await asyncio.to_thread(facts.host),
        "asks_a_model": facts.model.setting not in {"rules", "scripted"},
        "reads": who_reads(facts.model, ", ".join(asking), translate),
        "budgets": _budgets(facts, spent, language),
        "unpriced": unpriced or bool(spent.month_of_all.unpriced),
        "prices": [(titles[name], price) for name, price in facts.prices.items()],
        "operator": is_this_machine(request),
        "tried": tried,
    }
    return render(request, "settings.html", values)


def _budgets(facts: Facts, spent: Spent, language: str) -> list[Json]:
    """Each limit with what was spent of it, as text."""

    def row(variable: str, limit: float | None, usd: float) -> Json:
        shown = "" if limit is None else _usd(limit, language)
        return {"variable": variable, "limit": shown, "spent": _usd(usd, language)}

    limits = facts.limits
    tokens = limits.tokens_per_run
    shown_tokens = "" if tokens is None else format_decimal(tokens, locale=language)
    return [
        row("EVERDRAFT_BUDGET_USD_PER_DAY", limits.usd_per_day, spent.day_of_all.usd),
        row("EVERDRAFT_BUDGET_USD_PER_MONTH", limits.usd_per_month, spent.month_of_all.usd),
        row("EVERDRAFT_BUDGET_PER_PERSON_USD_PER_DAY", limits.person_usd_per_day, spent.day.usd),
        row(
            "EVERDRAFT_BUDGET_PER_PERSON_USD_PER_MONTH",
            limits.person_usd_per_month,
            spent.month.usd,
        ),
        {"variable": "EVERDRAFT_BUDGET_TOKENS_PER_RUN", "limit": shown_tokens, "spent": ""},
    ]


def _usd(amount: float, language: str) -> str:
    """Dollars, to the cent; what is less than a cent to four places, so that it is not nothing."""
    small = 0 < amount < 0.01
    pattern = "¤0.0000" if small else None
    return format_currency(amount, USD, pattern, locale=language, currency_digits=not small)


# -- activity ------------------------------------------------------------------------------------


async def activity_page(request: Request) -> Response:
    """GET /activity?runs=&sends=: runs and what was sent, newest first, a page at a time."""
    context, owner_id = context_of(request), user_of(request).id
    at, _, run_id = request.query_params.get("runs", "").partition("~")
    query = RunQuery(owner_id, before=(at, run_id) if at else None, limit=PAGE_SIZE)
    runs = await context.runs.list(query)
    sends = await context.sends.sends(owner_id, PAGE_SIZE, request.query_params.get("sends", ""))
    entries = sorted(
        [*(_run_entry(row, request) for row in runs), *(_send_entry(s, request) for s in sends)],
        key=lambda entry: entry["at"],
        reverse=True,
    )
    shown = entries[:PAGE_SIZE]
    values = {
        "entries": shown,
        "earlier": _earlier(request, shown) if len(entries) > PAGE_SIZE else "",
        "is_first": not request.query_params,
    }
    return render(request, "activity.html", values)


def _earlier(request: Request, shown: Sequence[Json]) -> str:
    """The address of the page behind the last entries shown, of each kind."""
    places = {name: request.query_params.get(name, "") for name in ("runs", "sends")}
    for entry in shown:
        places[entry["list"]] = entry["place"]
    return "/activity?" + urlencode({name: place for name, place in places.items() if place})


def _run_entry(row: RunRow, request: Request) -> Json:
    return {
        "list": "runs",
        "place": f"{row.updated_at}~{row.id}",
        "at": row.updated_at,
        "run_id": row.id,
        "title": row.title,
        "kind": translator(language_of(request))(context_of(request).workflows[row.kind].title),
        "status": row.status.value,
    }


def _send_entry(send: Send, request: Request) -> Json:
    language = language_of(request)
    tokens = send.input_tokens + send.output_tokens
    return {
        "list": "sends",
        "place": send.id,
        "at": send.at,
        "run_id": send.run_id,
        "provider": send.provider,
        "remote": send.remote,
        "kind": translator(language)(send.purpose),
        "count": tokens,
        "tokens": format_decimal(tokens, locale=language),
        "estimated": send.estimated,
        "cost": "" if send.cost_usd is None else _usd(send.cost_usd, language),
        "stopped": send.failure == "stopped",
        "unknown": send.failure == UNKNOWN,
        "failed": send.failure if send.failure not in ("", "stopped", UNKNOWN) else "",
    }


# -- the operator --------------------------------------------------------------------------------


async def health_page(request: Request) -> Response:
    """GET /admin/health: the metrics in words, for this machine alone."""
    if not is_this_machine(request):
        raise NotFound("There is nothing here.", action="Go back to the start page.")
    context: WebContext = context_of(request)
    host = await asyncio.to_thread(context.facts.host)
    translate = translator(language_of(request))
    titles = {one.name: translate(one.title) for one in context.workflows}
    values = {"health": health_of(context), "host": host, "titles": titles}
    return render(request, "health.html", values)
