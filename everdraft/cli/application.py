"""The list of commands, and how whatever goes wrong in one is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from everdraft import __version__
from everdraft.base.errors import BadInput, EverdraftError
from everdraft.cli import (
    analyze,
    backup,
    cleanup,
    configuration,
    credits,
    doctor,
    documents,
    export,
    faults,
    job,
    runs,
    serve,
)
from everdraft.cli.terminal import LANGUAGE_OPTION, Terminal, language_from
from everdraft.cli.terminal import message as _

EXIT_FAILURE = 1
EXIT_BAD_INPUT = 2
PROGRAM = "everdraft"
HELP_OPTIONS = ["--help", "-h"]
HELP_HELP = _("Show this message and exit.")


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"Everdraft {__version__}\n")
        raise typer.Exit


def _everdraft(
    language: Annotated[
        str, typer.Option(LANGUAGE_OPTION, help=_("Language of the terminal: en or pt."))
    ] = "",
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version.")),
    ] = False,
) -> None:
    # ``language`` is read before the commands are made, so that --help speaks it too.
    del language, version


def build() -> typer.Typer:
    """Every command of Everdraft; one module holds one of them, or one group."""
    app = typer.Typer(
        name=PROGRAM,
        help=_(
            "Check a CV. Whatever you have seen is already saved, and work goes on after a stop."
        ),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # plain help is there in half the time
        context_settings={"help_option_names": HELP_OPTIONS},
    )
    app.callback()(_everdraft)
    for module in (serve, analyze, documents, job, export):
        module.add_to(app)
    app.add_typer(runs.GROUP, name="runs")
    app.add_typer(credits.GROUP, name="credits")
    for module in (backup, cleanup, doctor, configuration):
        module.add_to(app)
    return app


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _write_what_can_be_written()
    terminal = Terminal(language_from(given, os.environ))
    command = typer.main.get_command(build())
    _translate_help(command, terminal)
    try:
        code = command.main(given, prog_name=PROGRAM, standalone_mode=False, obj=terminal)
    except EverdraftError as error:
        terminal.fail_with(error)
        return EXIT_BAD_INPUT if isinstance(error, BadInput) else EXIT_FAILURE
    except typer.TyperException as wrong:
        return _usage(wrong, terminal)
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain again while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILURE
    except Exception as bug:
        return faults.report(bug, terminal)
    return code if isinstance(code, int) else 0


def _usage(wrong: typer.TyperException, terminal: Terminal) -> int:
    text = wrong.format_message()
    if text:
        context: Any = getattr(wrong, "ctx", None)
        path = context.command_path if context is not None else PROGRAM
        hint = terminal.translate("See %(command)s --help.") % {"command": path}
        terminal.fail("usage", text, hint)
    return wrong.exit_code


def _write_what_can_be_written() -> None:
    """An old terminal shows a question mark where it lacks a letter, instead of ending us."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _translate_help(command: Any, terminal: Terminal) -> None:
    for name in ("help", "short_help"):
        text = getattr(command, name, None)
        if text:
            setattr(command, name, terminal.translate(text))
    command.get_help_option(
        typer.Context(command, help_option_names=HELP_OPTIONS)
    ).help = terminal.translate(HELP_HELP)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = terminal.translate(parameter.help)
    for inner in getattr(command, "commands", {}).values():
        _translate_help(inner, terminal)
