"""The nursery's own side: load the reader once, then fork a child for each socket that comes."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import socket
import sys

from everdraft.documents.limits import ReadLimits
from everdraft.documents.read import child, pdfium

SAMPLE = (
    b"Ana Example\nana@example.com | +44 20 7946 0000 | Leeds\n\nExperience\nBaker, Example Ltd\n"
    b"January 2020 - present\n- Baked\n\nEducation\nBSc Physics, University of X\n2015 - 2018\n"
    b"\nSkills\nPython, SQL\n\nLanguages\nEnglish: native\n"
)


def load() -> None:
    """Import what readings need and build the tables that are built on first use."""
    for name in ("docx", "pdf", "picture", "text"):
        importlib.import_module(f"everdraft.documents.read.{name}")
    with contextlib.suppress(ImportError):
        importlib.import_module("phonenumbers")
    pdfium.preload()
    child.answer(SAMPLE, "sample.txt", ReadLimits())
    gc.collect()
    gc.freeze()


def main(control: int) -> None:
    """Fork for every socket received on ``control``; end when its other side is closed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel takes in their ends
    load()
    with socket.socket(fileno=control) as ours:
        while True:
            said, handles, _, _ = socket.recv_fds(ours, 1, 1)
            if not said:
                os._exit(0)
            for handle in handles:
                if os.fork() == 0:
                    _serve(ours, handle)
                os.close(handle)


def _serve(control: socket.socket, handle: int) -> None:
    """In the child: say who we are, read the one document, end."""
    code = 1
    try:
        control.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        os.dup2(handle, 0)
        os.dup2(handle, 1)
        os.close(handle)
        os.write(1, b"%d\n" % os.getpid())
        child.main()
        code = 0
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        os._exit(code)
