"""`everdraft runs`: what was begun, where each stands, and going on with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from everdraft.base.language import plural
from everdraft.cli.asking import ask
from everdraft.cli.settings import DataOption, JsonOption
from everdraft.cli.terminal import Terminal, on_one_line
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.cli.workplace import RunJson, Workplace

GROUP = typer.Typer(help=_("List and show runs, go on with them, stop them."), no_args_is_help=True)
LIST_LIMIT = 50
SEARCH_LIMIT = 10_000
ID_LETTERS = 12
STATUS_WORDS = {
    "PENDING": _("Waiting to start"),
    "IN_PROGRESS": _("In progress"),
    "PAUSED": _("Paused"),
    "COMPLETED": _("Finished"),
    "ERROR": _("Interrupted"),
    "CANCELLED": _("Stopped"),
}
GOES_ON = ("PENDING", "IN_PROGRESS", "PAUSED", "ERROR")
AT_WORK = ("PENDING", "IN_PROGRESS")


def _not_empty(context: typer.Context, parameter: typer.CallbackParam, value: str) -> str:
    """An id that is an empty text is a variable that was never set, and no wish for the newest."""
    source = context.get_parameter_source(str(parameter.name))
    if not value and source is not None and source.name == "COMMANDLINE":
        raise typer.BadParameter((cast("Terminal", context.obj)).translate(_("The id is empty.")))
    return value


IdArgument = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        help=_("The run's id, or its beginning; the newest run it fits when left out."),
        show_default=False,
        callback=_not_empty,
    ),
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option("--status", help=_("Only runs in this status; may be repeated.")),
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help=_("How many at most."))]
EventsOption = Annotated[
    bool, typer.Option("--events", help=_("The run's log itself, one JSON object a line."))
]


@GROUP.command("list", help=_("List runs, newest first."))
def list_runs(
    context: typer.Context,
    status: StatusOption = None,
    limit: LimitOption = LIST_LIMIT,
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """A table, or ``{runs, next}``."""
    terminal = cast("Terminal", context.obj)
    statuses = [_status(name) for name in status or ()]
    found = ask(lambda workplace: workplace.runs(statuses, limit), terminal, data)
    if json:
        terminal.show_json({"runs": found, "next": None})
    elif found:
        _show_table(found, terminal)
    else:
        terminal.say(terminal.translate("There are no runs yet: everdraft analyze FILE"))


@GROUP.command("show", help=_("Show a run with all it has written."))
def show(
    context: typer.Context,
    run_id: IdArgument = "",
    json: JsonOption = False,
    events: EventsOption = False,
    data: DataOption = None,
) -> None:
    """The run as the API gives it, as its events, or for people."""
    terminal = cast("Terminal", context.obj)
    if events:
        for body in ask(lambda workplace: _log_of(workplace, run_id), terminal, data):
            terminal.show_json(body, indent=None)
        return

    async def whole(workplace: Workplace) -> RunJson:
        return await workplace.run(await resolve(workplace, run_id, ()))

    run = ask(whole, terminal, data)
    if json:
        terminal.show_json(run)
    else:
        show_run(run, terminal)


@GROUP.command("resume", help=_("Go on with a run, from the first section that is not finished."))
def resume(
    context: typer.Context,
    run_id: IdArgument = "",
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """Streams to the run's end, here or from the live server."""
    _go_on(cast("Terminal", context.obj), "resume", run_id, GOES_ON, json=json, data=data)


@GROUP.command("retry", help=_("Try a run again that was interrupted; what is finished stays."))
def retry(
    context: typer.Context,
    run_id: IdArgument = "",
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """As `resume`, for a run in ERROR when no id is given."""
    _go_on(cast("Terminal", context.obj), "retry", run_id, ("ERROR",), json=json, data=data)


@GROUP.command("pause", help=_("Rest a run; nothing is lost."))
def pause(
    context: typer.Context,
    run_id: IdArgument = "",
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """Durable when it returns."""
    _command(cast("Terminal", context.obj), "pause", run_id, AT_WORK, json=json, data=data)


@GROUP.command("cancel", help=_("Stop a run for good; what it wrote is kept."))
def cancel(
    context: typer.Context,
    run_id: IdArgument = "",
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """Durable when it returns."""
    _command(cast("Terminal", context.obj), "cancel", run_id, GOES_ON, json=json, data=data)


def _go_on(
    terminal: Terminal,
    name: str,
    run_id: str,
    fits: tuple[str, ...],
    *,
    json: bool,
    data: Any,
) -> None:
    from everdraft.cli.follow import exit_code, say_end, show_scores
    from everdraft.cli.foreground import in_foreground
    from everdraft.cli.prepare import prepared
    from everdraft.runs.fold import to_json

    async def begin(workplace: Workplace) -> RunJson:
        return await workplace.command(name, await resolve(workplace, run_id, fits))

    settings = prepared(data_dir=data)
    whole_id, view = in_foreground(begin, settings, terminal, text=not json, whole=False)
    if json:
        terminal.show_json({"id": whole_id, **to_json(view)})
    elif view.result is not None:
        show_scores(view.result, terminal)
    if view.result is None:
        say_end(whole_id, view, terminal)
    raise typer.Exit(exit_code(view))


def _command(
    terminal: Terminal,
    name: str,
    run_id: str,
    fits: tuple[str, ...],
    *,
    json: bool,
    data: Any,
) -> None:
    async def wish(workplace: Workplace) -> RunJson:
        return await workplace.command(name, await resolve(workplace, run_id, fits, only_one=True))

    run = ask(wish, terminal, data)
    if json:
        terminal.show_json(run)
    else:
        terminal.show(f"{run['id']}  {_status_words(run, terminal)}")


async def _log_of(workplace: Workplace, run_id: str) -> list[Any]:
    """Every event up to what was committed when the question was asked."""
    import json
    from contextlib import aclosing

    from everdraft.runs.events import encode

    whole_id = await resolve(workplace, run_id, ())
    head = int((await workplace.run(whole_id))["lastEventId"])
    bodies: list[Any] = []
    async with aclosing(cast("Any", workplace.events(whole_id, 0))) as events:
        async for event in events:
            bodies.append(json.loads(encode(event)))
            if event.seq >= head:
                break
    return bodies


async def resolve(
    workplace: Workplace, wanted: str, fits: tuple[str, ...], *, only_one: bool = False
) -> str:
    """The whole id of the run a person means.

    A beginning of an id will do, with or without ``run_``, when one run alone begins so. Without
    any id it is the newest run in one of the statuses ``fits`` (any when empty), and with
    ``only_one`` it must be the only one. Raises `BadInput` (``ambiguous_id``) and `NotFound`.
    """
    from everdraft.base.errors import BadInput, NotFound

    known = await workplace.runs(() if wanted else fits, SEARCH_LIMIT if wanted else 2)
    if not wanted:
        if not known:
            raise NotFound(
                "There is no run that this fits.", action="See what there is: everdraft runs list"
            )
        if only_one and len(known) > 1:
            raise BadInput(
                "There are several runs that this fits.",
                code="ambiguous_id",
                action="Name one of them: everdraft runs list",
            )
        return str(known[0]["id"])
    ids = [str(run["id"]) for run in known]
    if wanted in ids:
        return wanted
    prefix = wanted if wanted.startswith("run_") else f"run_{wanted}"
    found = [one for one in ids if one.startswith(prefix.lower())]
    if not found:
        raise NotFound(
            "There is no run %(run_id)s.",
            action="See what there is: everdraft runs list",
            run_id=wanted,
        )
    if len(found) > 1:
        raise BadInput(
            "%(count)d runs begin with %(run_id)s.",
            code="ambiguous_id",
            action="Give a few more letters of it.",
            count=len(found),
            run_id=wanted,
        )
    return found[0]


def _status(name: str) -> str:
    from everdraft.base.errors import BadInput

    if name.upper() not in STATUS_WORDS:
        raise BadInput(
            "There is no such status.",
            code="bad_fields",
            action="Use PENDING, IN_PROGRESS, PAUSED, COMPLETED, ERROR or CANCELLED.",
        )
    return name.upper()


def _status_words(run: Mapping[str, Any], terminal: Terminal) -> str:
    return terminal.translate(STATUS_WORDS[str(run["status"])])


def _show_table(runs: list[RunJson], terminal: Terminal) -> None:
    for run in runs:
        status = _status_words(run, terminal)
        done = f"{round(float(run['progress']) * 100):3d} %"
        when = str(run["updatedAt"])[:16].replace("T", " ")
        title = on_one_line(str(run["title"]), 40)
        short = str(run["id"])[:ID_LETTERS]
        terminal.show(f"{short}  {status:<18}  {done}  {when}  {run['kind']}  {title}")


def show_run(run: RunJson, terminal: Terminal) -> None:
    """On stdout: the run's facts, the text of every section, and its scores if it has any."""
    from everdraft.cli.follow import show_scores

    translate = terminal.translate
    terminal.show(f"{run['id']}  {_status_words(run, terminal)}  {on_one_line(str(run['title']))}")
    sections = cast("list[Any]", run["sections"])
    done = sum(section["status"] == "completed" for section in sections)
    progress = translate("%(done)d of %(planned)d sections")
    counts = [
        progress % {"done": done, "planned": len(sections)},
        plural(translate, "%(count)d attempt", "%(count)d attempts", int(run["attempts"])),
        plural(translate, "%(count)d event", "%(count)d events", int(run["lastEventId"])),
    ]
    terminal.show(", ".join(counts))
    for section in sections:
        mark = {"completed": "✓", "active": "…"}.get(section["status"], " ")
        terminal.show(f"\n{mark} {section['title'] or section['id']}")
        if section["text"]:
            terminal.show(section["text"].rstrip("\n"))
    if run["result"]:
        show_scores(run["result"], terminal)
    error = cast("Mapping[str, Any] | None", run["error"])
    if error:
        terminal.show(f"\n{error.get('code', '')}: {error.get('message', '')}")
        terminal.show(f"  {error.get('action', '')}")
