"""`everdraft config`: every setting, its value and where that comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import typer

from everdraft.cli.settings import (
    PREFIX,
    DataOption,
    JsonOption,
    environment_values,
    file_values,
    load_settings,
)
from everdraft.cli.terminal import Terminal, printable
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.settings import Settings

SOURCE_WORDS = {
    "default": _("default"),
    "environment": _("environment"),
    "file": _("settings file"),
    "option": _("option"),
}


def add_to(app: typer.Typer) -> None:
    """Hangs the command in."""
    app.command("config", help=_("Show every setting in force and where it comes from."))(config)


def config(context: typer.Context, json: JsonOption = False, data: DataOption = None) -> None:
    """A line for each setting, or ``{settings: {name: {value, source, …}}, unknown, file}``."""
    from everdraft.settings import CONFIG_FILE_VARIABLE

    terminal = cast("Terminal", context.obj)
    options = {"data_dir": data} if data is not None else {}
    known = described(load_settings(data_dir=data), options)
    unknown = unknown_names(known)
    file = os.environ.get(CONFIG_FILE_VARIABLE, "")
    if json:
        terminal.show_json({"settings": known, "unknown": unknown, "file": file or None})
        return
    translate = terminal.translate
    for one in known.values():
        source = translate(SOURCE_WORDS[one["source"]])
        terminal.show(f"{one['variable']}={as_written(one['value'])}  ({source})")
        terminal.show(f"    {printable(one['description'])}")
    if file:
        terminal.show(translate("Settings file: %(path)s") % {"path": file})
    for name in unknown:
        terminal.say(translate("%(name)s is set and means nothing here.") % {"name": name})


def as_written(value: Any) -> str:
    """A value as one would set it in the environment."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def described(settings: Settings, options: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Every setting by name: {value, source, variable, description}; secrets are masked."""
    environment, file = environment_values(), file_values()
    fields = type(settings).model_fields
    known: dict[str, dict[str, Any]] = {}
    for name, value in settings.shown().items():
        if name in options:
            source = "option"
        elif name in environment:
            source = "environment"
        else:
            source = "file" if name in file else "default"
        plain = value if isinstance(value, str | int | float | bool | None) else str(value)
        known[name] = {
            "value": plain,
            "source": source,
            "variable": PREFIX + name.upper(),
            "description": fields[name].description or "",
        }
    return known


def unknown_names(known: Mapping[str, Any]) -> list[str]:
    """What is set and known to nobody: most often a slip of the pen."""
    from everdraft.llm.wire import FORBID_VARIABLE
    from everdraft.settings import CONFIG_FILE_VARIABLE

    # Known, but no settings: they hold whatever the settings say.
    reserved = {one.removeprefix(PREFIX).lower() for one in (CONFIG_FILE_VARIABLE, FORBID_VARIABLE)}
    variables = [
        PREFIX + name.upper()
        for name in sorted(environment_values())
        if name not in known and name not in reserved
    ]
    return [*variables, *(name for name in sorted(file_values()) if name not in known)]
