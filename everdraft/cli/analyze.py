"""`everdraft analyze`: a CV checked on the terminal, as a run that is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from everdraft.cli.settings import DataOption, JsonOption
from everdraft.cli.terminal import Terminal, on_one_line
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.cli.workplace import RunJson, Workplace

KIND = "analysis"
FileArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help=_("A CV: PDF, DOCX, TXT or MD; `-` reads standard input.")),
]


JobOption = Annotated[
    str | None,
    typer.Option(
        "--job", metavar="URL|FILE", help=_("An advert: how well the CV answers it is added.")
    ),
]
OcrOption = Annotated[
    bool,
    typer.Option(
        "--ocr", help=_("Recognise the words of a scan or a picture; they have mistakes.")
    ),
]


def add_to(app: typer.Typer) -> None:
    """Hangs the command in."""
    app.command(help=_("Check a CV section by section, as a run that is kept."))(analyze)


def analyze(
    context: typer.Context,
    file: FileArgument,
    json: JsonOption = False,
    job: JobOption = None,
    ocr: OcrOption = False,
    data: DataOption = None,
) -> None:
    """Streams to the terminal; with ``--json`` the report alone is on stdout.

    With ``--job`` the report has ``job`` and ``match`` too; the advert is read before anything
    begins, and nothing of it is stored.
    """
    from everdraft.cli.files import read_file
    from everdraft.cli.follow import exit_code, say_end, show_scores
    from everdraft.cli.foreground import in_foreground
    from everdraft.cli.prepare import prepared

    terminal = cast("Terminal", context.obj)
    settings = prepared(data_dir=data)
    content, name = read_file(file)
    facing = matched(content, name, job, ocr, terminal) if job else {}

    async def begin(workplace: Workplace) -> RunJson:
        return await workplace.start(KIND, content, name, read_pictures=ocr)

    run_id, view = in_foreground(begin, settings, terminal, text=not json, whole=True)
    if view.result is None:
        say_end(run_id, view, terminal)
    elif json:
        terminal.show_json({**view.result, **facing})
    else:
        show_scores(view.result, terminal)
        if facing:
            show_match(facing, terminal)
        kept = terminal.translate("Kept as %(run_id)s: everdraft runs show %(run_id)s")
        terminal.say(kept % {"run_id": run_id})
    raise typer.Exit(exit_code(view))


def matched(content: bytes, name: str, where: str, ocr: bool, terminal: Terminal) -> dict[str, Any]:
    """{job, match} of a CV and the advert at an address or in a file."""
    from everdraft.cli.job import job_at
    from everdraft.cv.job import job_to_json
    from everdraft.cv.match import match
    from everdraft.cv.tailoring.analysis import match_summary
    from everdraft.documents.reader import read_document
    from everdraft.workflows.posting import advert_of

    found = job_at(where)
    reading = asyncio.run(read_document(content, name, read_pictures=ocr))
    score = match(reading.cv, advert_of(found))
    asked = [one for line in score.lines if line.id != "searchable" for one in line.items]
    missing = [terminal.translate(one.name) for one in asked if not one.credit and one.name]
    summary = match_summary(score, terminal.translate)
    return {"job": job_to_json(found), "match": {**summary, "missing": missing}}


def show_match(facing: Mapping[str, Any], terminal: Terminal) -> None:
    """On stdout: how well the CV answers the advert, and what is missing."""
    translate, score = terminal.translate, facing["match"]
    said = translate("Match %(total)d of 100 with the advert: %(held)s.")
    terminal.show(said % {"total": score["overall_score"], "held": score["score_category"]})
    if score["missing"]:
        missing = on_one_line(", ".join(score["missing"]), 400)
        terminal.show(translate("Not found in the CV: %(names)s") % {"names": missing})
