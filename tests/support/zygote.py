"""A process that has everdraft imported and becomes, by fork, each command that is asked for.

An import takes longer than most tests. A fork has a session, an environment, files and a folder of
its own, and then runs the same main as `python -m everdraft`.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import random
import runpy
import signal
import socket
import sys
import threading
from typing import Any

PRELOADED = (
    "everdraft.app",
    "everdraft.cli.here",
    "everdraft.cli.live",
    "everdraft.cli.server",
    "everdraft.cli.analyze",
    "everdraft.cli.runs",
    "rich.live",
    "rich.progress",
    "uvicorn",
    "pydantic_ai.models.openai",
)
LONGEST_REQUEST_BYTES = 1_000_000


def main(descriptor: int) -> None:
    """Answers requests until nobody can ask any more. Returns in each new process, ready to run."""
    connection = socket.socket(fileno=descriptor)
    for name in PRELOADED:
        importlib.import_module(name)
    assert threading.active_count() == 1, "a fork would lose a thread"
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, files, _flags, _address = socket.recv_fds(connection, LONGEST_REQUEST_BYTES, 4)
        if not message:
            sys.exit()
        if os.fork() == 0:
            connection.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            return _keep(json.loads(message), files)
        for one in files:
            os.close(one)


def _keep(request: dict[str, Any], files: list[int]) -> None:
    """Tells the id of the process that is made here, and how it ended."""
    *streams, status = files
    process = os.fork()
    if process == 0:
        os.close(status)
        return _become(request, streams)
    for one in streams:
        os.close(one)
    os.write(status, f"{process}\n".encode())
    _process, ended = os.waitpid(process, 0)
    os.write(status, f"{os.waitstatus_to_exitcode(ended)}\n".encode())
    os._exit(0)


def _become(request: dict[str, Any], streams: list[int]) -> None:
    os.setsid()
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    for number, one in enumerate(streams):
        os.dup2(one, number)
    for one in {*streams} - {0, 1, 2}:
        os.close(one)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    encoding = os.environ.get("PYTHONIOENCODING", "utf-8")
    sys.stdout = os.fdopen(1, "w", encoding=encoding, closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.argv = ["everdraft", *request["arguments"]]
    random.seed()


if __name__ == "__main__":
    main(int(sys.argv[1]))
    runpy.run_module("everdraft", run_name="__main__", alter_sys=True)
