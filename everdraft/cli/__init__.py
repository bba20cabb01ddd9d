"""The command line: `everdraft` and `python -m everdraft`."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code.

    0 when all went well, 1 for a failure, 2 for bad input, 130 for Ctrl-C. ``arguments`` are
    those behind the program's name; those of the process when None.
    """
    from everdraft.cli.application import run

    return run(arguments)
