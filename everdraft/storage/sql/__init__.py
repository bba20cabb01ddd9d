"""SQL lives in .sql files, in named and captioned blocks; Python holds none."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


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
    return files(__package__ or "everdraft.storage.sql").joinpath(file_name).read_text("utf-8")
