"""Logs carry places and kinds, never the words that were being read."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from everdraft.base.errors import BadInput
from everdraft.base.observe import configure_logging, traceback_text

SECRET = "Ana Example, born 1990"


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def fail() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise KeyError(SECRET) from error


def logged(level: str, *, as_json: bool) -> str:
    stream = io.StringIO()
    configure_logging(level, as_json, stream=stream)
    try:
        fail()
    except KeyError as error:
        structlog.get_logger("here").exception("run.failed", run_id="run_1")
        logging.getLogger("elsewhere").error("it broke", exc_info=error)
    return stream.getvalue()


@pytest.mark.parametrize("as_json", [True, False])
def test_an_exception_is_logged_without_its_message(as_json: bool) -> None:
    text = logged("info", as_json=as_json)
    assert len(text.splitlines()) == 2
    assert SECRET not in text
    assert "builtins.KeyError" in text
    assert "in fail" in text
    assert "run_1" in text


def test_a_line_of_json_is_one_object() -> None:
    first, second = [json.loads(line) for line in logged("info", as_json=True).splitlines()]
    assert (first["event"], first["level"], first["run_id"]) == ("run.failed", "error", "run_1")
    assert second["event"] == "it broke"


def test_debug_shows_the_messages() -> None:
    assert SECRET in logged("debug", as_json=False)


def test_below_the_level_there_is_silence() -> None:
    stream = io.StringIO()
    configure_logging("warning", False, stream=stream)
    structlog.get_logger("here").info("server.ready")
    logging.getLogger("uvicorn.error").info("Started server process")
    assert stream.getvalue() == ""
    structlog.get_logger("here").warning("run.not_saved")
    assert "run.not_saved" in stream.getvalue()


@pytest.mark.parametrize("library", ["openai._base_client", "anthropic._base_client", "httpx2"])
def test_libraries_speak_up_only_when_something_is_wrong(library: str) -> None:
    stream = io.StringIO()
    configure_logging("info", False, stream=stream)
    logging.getLogger(library).info("Request options: everything about the CV")
    assert stream.getvalue() == ""
    logging.getLogger(library).warning("closed")
    assert "closed" in stream.getvalue()


def test_an_unknown_level_is_a_wrong_setting() -> None:
    with pytest.raises(BadInput, match="EVERDRAFT_LOG_LEVEL"):
        configure_logging("shouting", False)


def test_the_cause_comes_before_what_it_caused() -> None:
    try:
        fail()
    except KeyError as error:
        lines = traceback_text(error, with_words=False).splitlines()
    assert lines.index("builtins.ValueError") < lines.index("then") < len(lines) - 1
    assert lines[-1] == "builtins.KeyError"
