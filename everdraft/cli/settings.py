"""The settings as a command gets them: options, environment, file; mistakes as sentences."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from everdraft.base.errors import BadInput
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.settings import Settings

PREFIX = "EVERDRAFT_"
SECRET = re.compile("secret|key|password|token")
NOT_OFFERED = {"auth": "local", "database_url": "", "signup": "closed"}
"""Settings that are known elsewhere, with the only value that holds here."""
OPTIONS = {"data_dir": "--data", "host": "--host", "port": "--port"}

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help=_("The data folder; EVERDRAFT_DATA_DIR when left out."),
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help=_("Print JSON on stdout."))]


def load_settings(**options: Any) -> Settings:
    """What is in force; options that are None count as not given. Raises `BadInput`."""
    from pydantic import ValidationError

    from everdraft.settings import Settings

    given = {name: value for name, value in options.items() if value is not None}
    file_values()
    try:
        settings = Settings(**given)
    except ValidationError as wrong:
        raise _as_sentence(wrong.errors(include_url=False)[0], given) from wrong
    folder = settings.data_dir.expanduser().absolute()
    return settings.model_copy(update={"data_dir": folder})


def file_values() -> Mapping[str, Any]:
    """What the file of EVERDRAFT_CONFIG_FILE says; empty without one. Raises `BadInput`."""
    from everdraft.settings import CONFIG_FILE_VARIABLE

    path = os.environ.get(CONFIG_FILE_VARIABLE)
    if not path:
        return {}
    try:
        return tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        raise BadInput(
            "The settings file %(path)s cannot be read: %(reason)s",
            code="bad_settings_file",
            action="Correct the file, or unset EVERDRAFT_CONFIG_FILE.",
            path=path,
            reason=reason,
        ) from failure


def environment_values() -> dict[str, str]:
    """The variables that start with EVERDRAFT_, by the name of their field."""
    return {
        name[len(PREFIX) :].lower(): value
        for name, value in os.environ.items()
        if name.upper().startswith(PREFIX)
    }


def refuse_not_offered() -> None:
    """Raises `BadInput` (``not_offered``) for a lock or a database that this version has not.

    Somebody who sets one counts on it: to start without it would be worse than not to start.
    """
    given = {**file_values(), **environment_values()}
    for name, offered in NOT_OFFERED.items():
        value = str(given.get(name) or "")
        if value and value.lower() != offered:
            raise BadInput(
                "%(variable)s=%(value)s: this version does not offer that.",
                code="not_offered",
                action="Take %(variable)s out. There are no accounts yet, and the database is "
                "SQLite.",
                variable=PREFIX + name.upper(),
                value=value.partition("://")[0],
            )


def _as_sentence(error: Any, options: Mapping[str, Any]) -> BadInput:
    field = str(error["loc"][0]) if error["loc"] else ""
    if field in options:
        name = OPTIONS.get(field, field)
    elif field in environment_values():
        name = PREFIX + field.upper()
    else:
        name = field
    return BadInput(
        "%(name)s=%(value)s cannot be used: %(reason)s",
        code="bad_setting",
        action="Correct it; `everdraft config` shows every setting with its meaning.",
        name=name,
        value="********" if SECRET.search(field) else error["input"],
        reason=error["msg"],
    )
