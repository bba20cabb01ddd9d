"""Logs: one event a line on stderr, never a word of anybody's CV.

Tracebacks are kept as places and kinds. The message of an exception may quote what was being
read, so it is left out unless the level is ``debug``, which an operator sets on purpose.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from everdraft.base.errors import BadInput

LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}
# Libraries whose everyday remarks are of no use to whoever runs Everdraft.
QUIET_LIBRARIES = (
    "uvicorn",
    "asyncio",
    "httpx2",
    "httpcore2",
    "multipart",
    "python_multipart",
    "openai",
    "anthropic",
)


def level_number(level: str) -> int:
    """The number of ``debug``, ``info``, ``warning`` or ``error``; `BadInput` for other words."""
    try:
        return LEVELS[level.strip().lower()]
    except KeyError:
        raise BadInput(
            "EVERDRAFT_LOG_LEVEL=%(level)s is not known.",
            code="bad_setting",
            action="Use debug, info, warning or error.",
            level=level,
        ) from None


def configure_logging(level: str, json: bool, *, stream: TextIO | None = None) -> None:
    """Sends structlog's and the standard library's logs to ``stream`` (stderr), one line each.

    With ``json`` each line is one JSON object, for machines; otherwise ``key=value`` for people.
    Raises `BadInput` for an unknown level.
    """
    number = level_number(level)
    with_words = number <= logging.DEBUG
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _TracebackWithoutWords(with_words),
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if json
        else structlog.processors.KeyValueRenderer(
            key_order=["at", "level", "event"], sort_keys=False, drop_missing=True
        )
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
            keep_exc_info=False,
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(number)
    for name in QUIET_LIBRARIES:
        logging.getLogger(name).setLevel(number if with_words else max(number, logging.WARNING))


class _TracebackWithoutWords:
    """Turns ``exc_info`` into the text under ``exception``, with messages only on ``debug``."""

    def __init__(self, with_words: bool) -> None:
        self._with_words = with_words

    def __call__(self, logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
        del logger, name
        given = event.pop("exc_info", None)
        error = given if isinstance(given, BaseException) else _current(given)
        if error is not None:
            event["exception"] = traceback_text(error, with_words=self._with_words)
        return event


def _current(given: object) -> BaseException | None:
    if isinstance(given, tuple):
        return given[1] if isinstance(given[1], BaseException) else None  # pyright: ignore[reportUnknownVariableType]
    return sys.exc_info()[1] if given else None


def traceback_text(error: BaseException, *, with_words: bool) -> str:
    """Where an exception came from: the standard traceback, or places and kinds alone."""
    if with_words:
        return "".join(traceback.format_exception(error)).rstrip()
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        lines = [traceback_text(cause, with_words=False), "then", *lines]
    return "\n".join(lines)
