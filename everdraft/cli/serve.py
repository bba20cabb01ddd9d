"""`everdraft serve`: the command, and all that is looked at before anything is written."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from everdraft.cli.settings import DataOption, refuse_not_offered
from everdraft.cli.terminal import Terminal
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.settings import Settings

HostOption = Annotated[
    str | None,
    typer.Option("--host", help=_("Address to listen on."), show_default="127.0.0.1"),
]
PortOption = Annotated[
    int | None, typer.Option("--port", help=_("Port to listen on."), show_default="8765")
]
OpenOption = Annotated[bool, typer.Option("--open", help=_("Open the page in the browser."))]
PublicOption = Annotated[
    bool,
    typer.Option(
        "--allow-public-bind",
        help=_("Listen where others can reach it, although there are no accounts."),
    ),
]


def add_to(app: typer.Typer) -> None:
    """Hangs the command in."""
    app.command(help=_("Serve the pages and the API on this machine."))(serve)


def serve(
    context: typer.Context,
    host: HostOption = None,
    port: PortOption = None,
    data: DataOption = None,
    open_page: OpenOption = False,
    allow_public_bind: PublicOption = False,
) -> None:
    """Runs until Ctrl-C or SIGTERM, and then ends with 0."""
    from everdraft.cli.prepare import prepared

    terminal = cast("Terminal", context.obj)
    settings = prepared(
        log_everything=True,
        host=host,
        port=port,
        data_dir=data,
        allow_public_bind=allow_public_bind or None,
    )
    listener = checked(settings, terminal)
    from everdraft.cli.server import serve_forever

    serve_forever(settings, listener, terminal, open_page=open_page)


def checked(settings: Settings, terminal: Terminal) -> socket.socket:
    """The listening socket, once nothing speaks against serving. Writes nothing.

    Raises `BadInput` (``public_bind``), `Conflict` (``port_busy``) and `OurFault`
    (``folder_in_use``).
    """
    from everdraft.cli.sockets import bind_address, is_loopback

    refuse_not_offered()
    if not is_loopback(settings.host):
        _check_public(settings, terminal)
    listener = bind_address(settings.host, settings.port)
    try:
        check_folder_is_free(settings.data_dir)
    except BaseException:
        listener.close()
        raise
    return listener


def _check_public(settings: Settings, terminal: Terminal) -> None:
    from everdraft.base.errors import BadInput

    if not settings.allow_public_bind:
        raise BadInput(
            "At the address %(host)s others on the network could read every CV here: "
            "there are no accounts.",
            code="public_bind",
            action="Leave --host out; or, if everybody there may see everything, "
            "add --allow-public-bind (EVERDRAFT_ALLOW_PUBLIC_BIND=true).",
            host=settings.host or "0.0.0.0",
        )
    translate = terminal.translate
    terminal.say(translate("Careful: everybody who reaches this address sees everything."))
    if not settings.extra_hosts:
        terminal.say(
            translate("Browsers elsewhere need its name in EVERDRAFT_ALLOWED_HOSTS; none is set.")
        )


def check_folder_is_free(folder: Path) -> None:
    """Raises `OurFault` (``folder_in_use``) while another process has the folder's lock."""
    from everdraft.execution.lock import FolderLock

    if (folder / "server.lock").exists():
        with FolderLock(folder):
            pass
