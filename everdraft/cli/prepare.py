"""What a command does first: the settings in force, and logs that stay out of its way."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from everdraft.settings import Settings

QUIET_LEVEL = "warning"


def prepared(*, log_everything: bool = False, **options: Any) -> Settings:
    """The settings with these options over them, logging set up. Raises `BadInput`.

    A server logs what the settings say; a command only what goes wrong, unless asked to debug.
    """
    from everdraft.base.observe import configure_logging, level_number
    from everdraft.cli.settings import load_settings

    settings = load_settings(**options)
    level = settings.log_level
    above_debug = level_number(level) > level_number("debug")
    if not log_everything and above_debug and level_number(level) < level_number(QUIET_LEVEL):
        level = QUIET_LEVEL
    configure_logging(level, json=not sys.stderr.isatty())
    return settings
