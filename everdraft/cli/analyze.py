"""`everdraft analyze`: a CV checked on the terminal, as a run that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from everdraft.cli.settings import DataOption, JsonOption
from everdraft.cli.terminal import Terminal
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.cli.workplace import RunJson, Workplace

KIND = "analysis"
FileArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help=_("A CV: PDF, DOCX, TXT or MD; `-` reads standard input.")),
]


def add_to(app: typer.Typer) -> None:
    """Hangs the command in."""
    app.command(help=_("Check a CV section by section, as a run that is kept."))(analyze)


def analyze(
    context: typer.Context, file: FileArgument, json: JsonOption = False, data: DataOption = None
) -> None:
    """Streams to the terminal; with ``--json`` the report alone is on stdout."""
    from everdraft.cli.files import read_file
    from everdraft.cli.follow import exit_code, say_end, show_scores
    from everdraft.cli.foreground import in_foreground
    from everdraft.cli.prepare import prepared

    terminal = cast("Terminal", context.obj)
    settings = prepared(data_dir=data)
    content, name = read_file(file)

    async def begin(workplace: Workplace) -> RunJson:
        return await workplace.start(KIND, content, name)

    run_id, view = in_foreground(begin, settings, terminal, text=not json, whole=True)
    if view.result is None:
        say_end(run_id, view, terminal)
    elif json:
        terminal.show_json(view.result)
    else:
        show_scores(view.result, terminal)
        kept = terminal.translate("Kept as %(run_id)s: everdraft runs show %(run_id)s")
        terminal.say(kept % {"run_id": run_id})
    raise typer.Exit(exit_code(view))
