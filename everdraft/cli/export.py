"""`everdraft export`: a CV or a letter as a file, and what other programs find in it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from everdraft.base.language import plural
from everdraft.cli.asking import ask
from everdraft.cli.settings import DataOption
from everdraft.cli.terminal import Terminal, on_one_line, printable
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.cli.workplace import ExportedFile, Workplace

STDOUT = "-"
FORMATS = ("pdf", "docx", "json", "md", "txt")

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help=_("The id of a document, of a run or of a file."))
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="pdf|docx|json|md|txt",
        help=_("What to make; when left out, what the name after -o says, else a PDF."),
        show_default=False,
    ),
]
PaperOption = Annotated[
    str,
    typer.Option(
        "--paper",
        metavar="a4|letter",
        help=_("The paper; when left out, that of the country in the CV, else A4."),
        show_default=False,
    ),
]
OutputOption = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=_("Where to write it, `-` for standard output; a new file by the person's name else."),
        show_default=False,
    ),
]


def add_to(app: typer.Typer) -> None:
    """Hangs the command in."""
    app.command(help=_("Write a CV or a letter as a file, and say what programs read in it."))(
        export
    )


def export(
    context: typer.Context,
    name: IdArgument,
    kind: FormatOption = "",
    paper: PaperOption = "",
    output: OutputOption = "",
    data: DataOption = None,
) -> None:
    """The file; what was found in it goes to stderr."""
    terminal = cast("Terminal", context.obj)
    suffix = Path(output).suffix.removeprefix(".").lower()
    wanted = kind or (suffix if suffix in FORMATS else "pdf")

    async def made(workplace: Workplace) -> ExportedFile:
        return await workplace.export(name, wanted, paper)

    found = ask(made, terminal, data)
    if output == STDOUT:
        sys.stdout.buffer.write(found.data)
        sys.stdout.buffer.flush()
    else:
        path = _written(found, output)
        terminal.say(terminal.translate("Written: %(path)s") % {"path": printable(str(path))})
    _say(found, terminal)


def _written(found: ExportedFile, output: str) -> Path:
    """Where the file is now. A name that was given is written over, one of ours is not."""
    from everdraft.base.errors import BadInput

    path = Path(output or found.name)
    try:
        with path.open("wb" if output else "xb") as file:
            file.write(found.data)
    except FileExistsError:
        raise BadInput(
            "There is a file %(path)s already.",
            code="file_exists",
            action="Say with -o where to write it.",
            path=str(path),
        ) from None
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) else str(failure)
        raise BadInput(
            "%(path)s cannot be written: %(reason)s",
            code="file_unwritable",
            action="Name another place with -o.",
            path=str(path).replace("\0", "?"),
            reason=reason or "",
        ) from failure
    return path


def _say(found: ExportedFile, terminal: Terminal) -> None:
    """What programs read in a PDF, and how much waits for the person's word."""
    translate = terminal.translate
    if found.check is not None:
        from everdraft.web.export_view import verdict

        sentences: list[Mapping[str, Any]] = list(verdict(found.check, translate))
        for one in sentences:
            terminal.say(on_one_line(one["text"], 400))
            for line in one["lines"]:
                terminal.say(f"  {on_one_line(line, 200)}")
    if found.held_back:
        said = plural(
            translate,
            "%(count)d line waits for your word; your original stands in its place.",
            "%(count)d lines wait for your word; your originals stand in their place.",
            found.held_back,
        )
        terminal.say(said)
        terminal.say(translate("Say so on the page Send your CV: everdraft serve"))
