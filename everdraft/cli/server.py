"""The server process: the app on its address and on the folder's socket, until a signal."""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
import webbrowser
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import structlog
import uvicorn

from everdraft.app import create_app
from everdraft.cli.migrating import telling
from everdraft.cli.sockets import SOCKET_NAME, bind_folder_socket, has_unix_sockets, host_in_url
from everdraft.cli.terminal import Terminal
from everdraft.settings import Settings

# What is still open after this is cut off: the whole stop stays under three seconds.
GRACE_SECONDS = 2

log = structlog.get_logger(__name__)


class Server(uvicorn.Server):
    """uvicorn that says when it is ready, and ends its streams at once when it must stop."""

    def __init__(
        self,
        config: uvicorn.Config,
        *,
        on_ready: Callable[[], None],
        on_stop: Callable[[], None],
    ) -> None:
        super().__init__(config)
        self._loop = asyncio.get_running_loop()
        self._on_ready = on_ready
        self._on_stop = on_stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """See `uvicorn.Server.startup`."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """SIGTERM or SIGINT. The signal is not raised again afterwards: a stop is no failure."""
        del frame
        if self.should_exit and sig == signal.SIGINT:
            self.force_exit = True
        self.should_exit = True
        # A signal comes between any two instructions; readers are told by the loop itself.
        self._loop.call_soon_threadsafe(self._on_stop)


def serve_forever(
    settings: Settings, listener: socket.socket, terminal: Terminal, *, open_page: bool
) -> None:
    """Serves on ``listener``, which it closes, until SIGTERM or Ctrl-C."""
    app = create_app(settings, tell=telling(terminal))
    config = uvicorn.Config(
        app,
        lifespan="off",  # entered below, so that its errors keep their words
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner, listener:
        runner.run(_serve(app, config, settings, listener, terminal, open_page=open_page))


async def _serve(
    app: Any,
    config: uvicorn.Config,
    settings: Settings,
    listener: socket.socket,
    terminal: Terminal,
    *,
    open_page: bool,
) -> None:
    url = f"http://{host_in_url(settings.host)}:{listener.getsockname()[1]}"

    def ready() -> None:
        said = terminal.translate(
            "Everdraft runs at %(url)s  (data: %(folder)s)  Ctrl-C stops it; everything is kept."
        )
        terminal.show(said % {"url": url, "folder": settings.data_dir})
        if open_page:
            # A browser may take its time to start, or stay in front: the server does not wait.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    async with app.router.lifespan_context(app), _command_socket(settings.data_dir) as extra:
        server = Server(config, on_ready=ready, on_stop=app.state.context.hub.stop)
        await server.serve(sockets=[listener, *extra])


@asynccontextmanager
async def _command_socket(folder: Path) -> AsyncGenerator[list[socket.socket]]:
    """The socket for commands, within the folder's lock; none where the system has none."""
    if not has_unix_sockets():
        yield []
        return
    try:
        sockets = [bind_folder_socket(folder)]
    except OSError as failure:
        # Some file systems have no sockets: pages work, commands wait for the folder's lock.
        log.warning("server.no_command_socket", reason=failure.strerror)
        sockets = []
    try:
        yield sockets
    finally:
        for one in sockets:
            one.close()
            (folder / SOCKET_NAME).unlink(missing_ok=True)
