"""The file a command is given: its bytes, or a sentence that says why there are none."""

from __future__ import annotations

import sys
from pathlib import Path

from everdraft.base.errors import BadInput

STDIN = "-"
STDIN_NAME = "stdin"
BYTES_LIMIT = 5 * 1024 * 1024


def read_file(name: str) -> tuple[bytes, str]:
    """The bytes and the file's own name; ``-`` is stdin. Raises `BadInput`.

    One byte more than may be is read at most, so that whoever reads the document refuses it.
    """
    if name == STDIN:
        return sys.stdin.buffer.read(BYTES_LIMIT + 1), STDIN_NAME
    path = Path(name)
    try:
        with path.open("rb") as file:
            return file.read(BYTES_LIMIT + 1), path.name
    except FileNotFoundError:
        raise BadInput(
            "There is no file %(path)s.",
            code="file_missing",
            action="Check the name; `-` reads from standard input.",
            path=name,
        ) from None
    except IsADirectoryError:
        raise BadInput(
            "%(path)s is a folder.",
            code="is_folder",
            action="Name one file: PDF, DOCX, TXT or MD.",
            path=name,
        ) from None
    except OSError as failure:
        raise BadInput(
            "%(path)s cannot be read: %(reason)s",
            code="file_unreadable",
            action="Check who may read it.",
            path=name,
            reason=failure.strerror or str(failure),
        ) from failure
    except ValueError as failure:  # a NUL in the name
        raise BadInput(
            "%(path)s cannot be read: %(reason)s",
            code="file_unreadable",
            action="Check the name.",
            path=name.replace("\0", "?"),
            reason=str(failure),
        ) from failure
