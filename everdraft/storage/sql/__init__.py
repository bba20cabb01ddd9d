"""SQL lives in .sql files, in named and captioned blocks; Python holds none."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

PACKAGE = "everdraft.storage.sql"


@cache
def statements(file_name: str) -> dict[str, str]:
    """The blocks of a file: ``-- name: a_name`` opens one, comments below are its caption."""
    blocks: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in script(file_name).splitlines():
        if line.startswith("-- name:"):
            name = line.removeprefix("-- name:").strip()
            if name in blocks:
                raise ValueError(f"{file_name} names {name} twice")
            current = blocks[name] = []
        elif current is not None and not line.startswith("--"):
            current.append(line)
    return {name: "\n".join(lines).strip() for name, lines in blocks.items()}


@cache
def script(file_name: str) -> str:
    """A whole file, for schemas."""
    return files(PACKAGE).joinpath(file_name).read_text("utf-8")


def script_names() -> list[str]:
    """The names of all files here, in order."""
    return sorted(file.name for file in files(PACKAGE).iterdir() if file.name.endswith(".sql"))
