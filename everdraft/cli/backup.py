"""`everdraft backup` and `everdraft restore`: everything in one file, and back into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from everdraft.base.language import plural
from everdraft.cli.settings import DataOption, JsonOption
from everdraft.cli.terminal import Terminal
from everdraft.cli.terminal import message as _
from everdraft.cv.findings import decimal

if TYPE_CHECKING:
    from everdraft.settings import Settings

TargetArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help=_("The backup to write; it must not be there yet.")),
]
SourceArgument = Annotated[Path, typer.Argument(metavar="FILE", help=_("A backup."))]


def add_to(app: typer.Typer) -> None:
    """Hangs the commands in."""
    app.command(help=_("Write the database and all files to one file; a server may run."))(backup)
    app.command(help=_("Unpack a backup into an empty data folder."))(restore)


def backup(
    context: typer.Context, file: TargetArgument, json: JsonOption = False, data: DataOption = None
) -> None:
    """Needs no lock: the database is read as of one moment. Whole, or not there at all."""
    from everdraft.base.clock import SystemClock, timestamp
    from everdraft.cli.prepare import prepared
    from everdraft.storage.backup import write_backup

    terminal = cast("Terminal", context.obj)
    settings = prepared(data_dir=data)
    target = file.expanduser().absolute()
    said = terminal.translate("Backing up %(folder)s …")
    terminal.say(said % {"folder": settings.data_dir})
    manifest = write_backup(settings.data_dir, target, timestamp(SystemClock().now()))
    facts = _facts(manifest, target, settings)
    if json:
        terminal.show_json(facts)
        return
    kept = terminal.translate("Backed up the database and %(files)s (%(size)s): %(path)s")
    terminal.show(kept % _words(facts, target.stat().st_size, terminal))


def restore(
    context: typer.Context, file: SourceArgument, json: JsonOption = False, data: DataOption = None
) -> None:
    """Into a folder that is empty or not there yet; every byte is checked."""
    from everdraft.cli.prepare import prepared
    from everdraft.cli.serve import check_folder_is_free
    from everdraft.storage.backup import restore_backup

    terminal = cast("Terminal", context.obj)
    settings = prepared(data_dir=data)
    source = file.expanduser().absolute()
    check_source(source)
    # A folder that a server uses is not empty either; that it is in use is the better word.
    check_folder_is_free(settings.data_dir)
    said = terminal.translate("Restoring into %(folder)s …")
    terminal.say(said % {"folder": settings.data_dir})
    facts = _facts(restore_backup(source, settings.data_dir), source, settings)
    if json:
        terminal.show_json(facts)
        return
    done = terminal.translate(
        "Restored the database and %(files)s, as they were at %(at)s: %(folder)s"
    )
    terminal.show(done % _words(facts, source.stat().st_size, terminal))
    hint = terminal.translate("Start it: everdraft serve --data %(folder)s")
    terminal.say(hint % {"folder": settings.data_dir})


def check_source(source: Path) -> None:
    """Raises `BadInput` (``file_missing``) for a backup that is not there."""
    from everdraft.base.errors import BadInput

    if not source.is_file():
        raise BadInput(
            "There is no file %(path)s.",
            code="file_missing",
            action="Check the name of the backup.",
            path=str(source),
        )


def _facts(manifest: Mapping[str, Any], path: Path, settings: Settings) -> dict[str, Any]:
    return {
        "path": str(path),
        "folder": str(settings.data_dir),
        "createdAt": manifest["createdAt"],
        "schema": manifest["schema"],
        "files": len(manifest["sha256"]) - 1,  # the database is no file of anybody's
    }


def _words(facts: Mapping[str, Any], byte_count: int, terminal: Terminal) -> dict[str, str]:
    """What the two sentences need."""
    return {
        "files": plural(terminal.translate, "%(count)d file", "%(count)d files", facts["files"]),
        "size": f"{decimal(byte_count / 1024**2, terminal.translate)} MiB",
        "path": facts["path"],
        "folder": facts["folder"],
        "at": facts["createdAt"],
    }
