"""`everdraft job`: an advert read from an address or a file, with nothing stored."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, cast

import typer

from everdraft.base.errors import BadInput
from everdraft.cli.settings import JsonOption
from everdraft.cli.terminal import Terminal, on_one_line
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.cv.job import Job

HTML_NAMES = (".html", ".htm", ".xhtml")
TAGS_OF_A_PAGE = 10
"""A file with this many closing tags is a page, whatever its name."""
NO_TEXT = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff")
JobArgument = Annotated[
    str,
    typer.Argument(
        metavar="URL|FILE",
        help=_("The address of an advert, or a file: HTML, TXT or MD; `-` reads standard input."),
    ),
]
LINES = (
    ("company_name", _("Company")),
    ("location", _("Place")),
    ("salary", _("Salary")),
    ("seniority", _("Level")),
    ("posted_at", _("Posted")),
    ("valid_through", _("Open until")),
    ("language", _("Language")),
)


def add_to(app: typer.Typer) -> None:
    """Hangs the command in."""
    app.command(help=_("Read a job advert and show what it asks for, with nothing stored."))(job)


def job(context: typer.Context, where: JobArgument, json: JsonOption = False) -> None:
    """The job by its fields, or a summary for people with the text below."""
    from everdraft.cv.job import job_to_json

    terminal = cast("Terminal", context.obj)
    found = job_at(where)
    if json:
        terminal.show_json(job_to_json(found))
        return
    for line in summary(found, terminal):
        terminal.show(line)


def job_at(where: str) -> Job:
    """The job of an address or a file. Raises `EverdraftError` with what to do."""
    return _from_address(where) if "://" in where else _from_file(where)


def _from_address(url: str) -> Job:
    from dataclasses import replace

    from everdraft.app import make_job_reader
    from everdraft.base.clock import SystemClock, timestamp
    from everdraft.cli.settings import load_settings

    clock = SystemClock()
    reader = make_job_reader(load_settings(), clock)
    found = asyncio.run(reader.read(url))
    return replace(found, fetched_at=timestamp(clock.now()))


def _from_file(where: str) -> Job:
    from everdraft.cli.files import read_file
    from everdraft.jobpages.extract import job_of_file

    data, name = read_file(where)
    if data.startswith(NO_TEXT):
        raise BadInput(
            "%(path)s is no text.",
            code="wrong_type",
            action="Name an HTML, TXT or MD file, or paste the text into one.",
            path=name,
        )
    if not data.strip():
        raise BadInput(
            "%(path)s is empty.",
            code="empty",
            action="Name a file with the text of the advert.",
            path=name,
        )
    is_html = name.lower().endswith(HTML_NAMES) or data.count(b"</") >= TAGS_OF_A_PAGE
    return job_of_file(data, is_html=is_html)


def summary(found: Job, terminal: Terminal) -> Iterator[str]:
    """Title, what is known, skills, an empty line and the text."""
    translate = terminal.translate
    yield on_one_line(found.job_title) or translate("A job without a title")
    for name, title in LINES:
        value = getattr(found, name)
        if value:
            yield f"{translate(title)}: {on_one_line(value)}"
    for names, title in (
        (found.required_skills, _("Skills required")),
        (found.preferred_skills, _("Skills preferred")),
    ):
        if names:
            yield f"{translate(title)}: {on_one_line(', '.join(names), 400)}"
    yield ""
    yield from found.job_description.splitlines()
