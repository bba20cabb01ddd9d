"""`everdraft doctor`: whether this machine can keep the promises, a line for each look."""

from __future__ import annotations

import asyncio
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from everdraft.base.errors import EverdraftError
from everdraft.cli.settings import DataOption, JsonOption
from everdraft.cli.terminal import Terminal
from everdraft.cli.terminal import message as _
from everdraft.cv.findings import decimal

if TYPE_CHECKING:
    from everdraft.settings import Settings

OK, LOOK, STOP = "OK", "LOOK", "STOP"
PYTHON_LEAST = (3, 11)
SQLITE_LEAST = (3, 51, 3)  # older ones can corrupt a database whose log starts over
DISK_STOP_BYTES = 100 * 1024 * 1024
DISK_LOOK_BYTES = 1024 * 1024 * 1024
FSYNC_TRIES = 15
FSYNC_BYTES = 4096
FSYNC_LOOK_SECONDS = 0.020
SAMPLE = (
    "Ana Example\nana@example.com\n\nExperience\n\nBaker, Example Bakery\n"
    "January 2020 - March 2023\n- Baked 40 loaves a day for three shops\n\nSkills\n\nSourdough\n"
)


OfflineOption = Annotated[bool, typer.Option("--offline", help=_("Call no model, on no machine."))]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: OK, LOOK (works, could be better) or STOP (does not work)."""

    verdict: str
    topic: str
    sentence: str


class Doctor:
    """Looks, and leaves everything as it is."""

    def __init__(self, settings: Settings, terminal: Terminal, *, offline: bool = False) -> None:
        self._settings = settings
        self._offline = offline
        self._terminal = terminal
        self._say = terminal.translate

    def all(self) -> Iterator[Finding]:
        """Every finding, in an order that explains itself. None of them raises."""
        looks: dict[str, Callable[[], Finding]] = {
            "python": self.python,
            "sqlite": self.sqlite,
            "data folder": self.folder,
            "database": self.database,
            "disk": self.disk,
            "fsync": self.fsync,
            "server": self.lock,
            "port": self.port,
            "reading": self.reading,
            "recognition": self.recognition,
            "languages": self.languages,
            "settings": self.settings,
            "model": self.model,
        }
        for topic, look in looks.items():
            try:
                yield look()
            except EverdraftError as error:
                yield Finding(STOP, topic, self._terminal.sentence(error))
            except Exception as error:
                yield Finding(STOP, topic, f"{type(error).__name__}: {error}")

    def python(self) -> Finding:
        """Python is new enough."""
        version = ".".join(str(part) for part in sys.version_info[:3])
        good = sys.version_info >= PYTHON_LEAST
        said = self._say("Python %(version)s.") if good else self._say(PYTHON_OLD)
        return Finding(OK if good else STOP, "python", said % {"version": version})

    def sqlite(self) -> Finding:
        """SQLite is ours, and new enough to be trusted with a log."""
        import apsw

        version = apsw.sqlite_lib_version()
        good = tuple(int(part) for part in version.split(".")[:3]) >= SQLITE_LEAST
        said = self._say("SQLite %(version)s.") if good else self._say(SQLITE_OLD)
        return Finding(OK if good else STOP, "sqlite", said % {"version": version})

    def folder(self) -> Finding:
        """The data folder can be written and is its owner's alone."""
        folder = self._settings.data_dir
        values = {"folder": folder}
        if not folder.exists():
            if os.access(_existing(folder), os.W_OK):
                return Finding(OK, "data folder", self._say(FOLDER_NEW) % values)
            return Finding(STOP, "data folder", self._say(FOLDER_IMPOSSIBLE) % values)
        if not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return Finding(STOP, "data folder", self._say(FOLDER_CLOSED) % values)
        mode = stat.S_IMODE(folder.stat().st_mode)
        if os.name == "posix" and mode & 0o077:
            values = {"folder": folder, "mode": f"{mode:04o}"}
            return Finding(LOOK, "data folder", self._say(FOLDER_OPEN) % values)
        return Finding(OK, "data folder", self._say("%(folder)s, yours alone.") % values)

    def database(self) -> Finding:
        """Which schema the database has, and what the next start would do about it."""
        from everdraft.app import DATABASE_NAME
        from everdraft.storage.connection import schema_version
        from everdraft.storage.migrations import SCHEMA_VERSION

        version = schema_version(self._settings.data_dir / DATABASE_NAME)
        values = {"version": version, "known": SCHEMA_VERSION}
        if not version:
            return Finding(OK, "database", self._say(DATABASE_NEW))
        if version > SCHEMA_VERSION:
            return Finding(STOP, "database", self._say(DATABASE_NEWER) % values)
        if version < SCHEMA_VERSION:
            return Finding(LOOK, "database", self._say(DATABASE_OLDER) % values)
        return Finding(OK, "database", self._say("Schema version %(version)d.") % values)

    def disk(self) -> Finding:
        """There is room to write."""
        free = shutil.disk_usage(_existing(self._settings.data_dir)).free
        values = {"free": decimal(free / 1024**3, self._say)}
        if free < DISK_STOP_BYTES:
            return Finding(STOP, "disk", self._say(DISK_FULL) % values)
        if free < DISK_LOOK_BYTES:
            return Finding(LOOK, "disk", self._say(DISK_TIGHT) % values)
        return Finding(OK, "disk", self._say("%(free)s GiB free.") % values)

    def fsync(self) -> Finding:
        """How long the disk takes to keep a page: every event waits for it."""
        seconds = fsync_seconds(_existing(self._settings.data_dir))
        milliseconds = decimal(seconds * 1000, self._say)
        values = {"milliseconds": milliseconds, "rate": round(1 / max(seconds, 1e-6))}
        if seconds > FSYNC_LOOK_SECONDS:
            return Finding(LOOK, "fsync", self._say(FSYNC_SLOW) % values)
        said = self._say("%(milliseconds)s ms for each safe write, %(rate)d a second.")
        return Finding(OK, "fsync", said % values)

    def lock(self) -> Finding:
        """Who has the folder."""
        from everdraft.base.errors import OurFault
        from everdraft.cli.serve import check_folder_is_free
        from everdraft.cli.sockets import server_answers

        folder = self._settings.data_dir
        try:
            check_folder_is_free(folder)
        except OurFault as held:
            values = {"holder": held.arguments.get("holder", "?")}
            if server_answers(folder):
                return Finding(OK, "server", self._say(SERVER_RUNS) % values)
            return Finding(LOOK, "server", self._say(FOLDER_HELD) % values)
        return Finding(OK, "server", self._say("None is running; the folder is free."))

    def port(self) -> Finding:
        """Whether a server could listen."""
        from everdraft.base.errors import Conflict
        from everdraft.cli.sockets import bind_address

        values = {"port": self._settings.port}
        try:
            bind_address(self._settings.host, self._settings.port).close()
        except Conflict as busy:
            mine = "free" not in busy.arguments
            return Finding(OK if mine else LOOK, "port", self._terminal.sentence(busy))
        return Finding(OK, "port", self._say("Port %(port)d is free.") % values)

    def reading(self) -> Finding:
        """The child that reads documents starts, reads and ends."""
        from everdraft.documents.reader import read_document

        started = perf_counter()
        reading = asyncio.run(read_document(SAMPLE.encode(), "sample.txt"))
        values = {"milliseconds": round((perf_counter() - started) * 1000)}
        if reading.cv.basics.email != "ana@example.com":
            return Finding(STOP, "reading", self._say(READING_WRONG))
        said = self._say("A sample CV was read in %(milliseconds)d ms.")
        return Finding(OK, "reading", said % values)

    def recognition(self) -> Finding:
        """Whether words in pictures can be recognised; nobody has to have that."""
        from everdraft.documents.recognition import installed

        said = RECOGNITION_THERE if installed() else RECOGNITION_ABSENT
        return Finding(OK, "recognition", self._say(said))

    def languages(self) -> Finding:
        """The catalogues of words are there."""
        from everdraft.base.language import DEFAULT_LANGUAGE, LANGUAGES, catalogue

        empty = [one for one in LANGUAGES if one != DEFAULT_LANGUAGE and not catalogue(one)]
        values = {"languages": ", ".join(empty or LANGUAGES)}
        if empty:
            return Finding(LOOK, "languages", self._say(LANGUAGES_EMPTY) % values)
        return Finding(OK, "languages", self._say("Words in %(languages)s.") % values)

    def settings(self) -> Finding:
        """The model exists, and nothing is set that means nothing."""
        from everdraft.app import make_model
        from everdraft.cli.configuration import unknown_names

        make_model(self._settings)
        unknown = unknown_names(self._settings.shown())
        if unknown:
            values = {"names": ", ".join(unknown)}
            return Finding(LOOK, "settings", self._say(SETTINGS_UNKNOWN) % values)
        said = self._say("Model %(model)s; see everdraft config.")
        return Finding(OK, "settings", said % {"model": self._settings.model})

    def model(self) -> Finding:
        """The model answers: one tiny call, with nothing of anybody's."""
        from everdraft.app import facts_of, try_model

        if self._settings.model in {"rules", "scripted"}:
            return Finding(OK, "model", self._say("None is asked: there is nothing to try."))
        values = {"model": facts_of(self._settings).model.name}
        if self._offline:
            return Finding(OK, "model", self._say("%(model)s was not tried (--offline).") % values)
        wrong = asyncio.run(try_model(self._settings))
        if wrong is not None:
            sentence = f"{self._terminal.sentence(wrong)} {self._say(wrong.action)}"
            return Finding(STOP, "model", sentence)
        facts = facts_of(self._settings)
        if facts.limits.in_usd and not facts.model.price_known():
            return Finding(LOOK, "model", self._say(PRICE_UNKNOWN) % values)
        return Finding(OK, "model", self._say("%(model)s answers.") % values)


PYTHON_OLD = _("Python %(version)s is too old: install 3.11 or newer.")
SQLITE_OLD = _("SQLite %(version)s can lose data: install apsw 3.51.3 or newer.")
FOLDER_NEW = _("%(folder)s will be made at the first start.")
FOLDER_IMPOSSIBLE = _("%(folder)s cannot be made: give another one with EVERDRAFT_DATA_DIR.")
FOLDER_CLOSED = _("%(folder)s cannot be written: give another one with EVERDRAFT_DATA_DIR.")
FOLDER_OPEN = _("Others may look into %(folder)s (mode %(mode)s); the next start closes it.")
DATABASE_NEW = _("It will be made at the first start.")
DATABASE_NEWER = _(
    "Schema version %(version)d is newer than this Everdraft, which knows %(known)d: start the "
    "newer one, or put back the backup made before the upgrade (docs/operations.md)."
)
DATABASE_OLDER = _(
    "Schema version %(version)d: the next start makes a backup and changes it to %(known)d."
)
DISK_FULL = _("Only %(free)s GiB are free: make room before you go on.")
DISK_TIGHT = _("Only %(free)s GiB are free.")
FSYNC_SLOW = _("%(milliseconds)s ms for each safe write: text will appear slowly on this disk.")
SERVER_RUNS = _("A server has the folder (process %(holder)s) and answers commands.")
FOLDER_HELD = _("Process %(holder)s has the folder and answers no commands: let it end first.")
READING_WRONG = _("The sample CV was not read as it should be: install again.")
RECOGNITION_THERE = _("Words in scans and pictures can be recognised, when somebody asks for it.")
RECOGNITION_ABSENT = _(
    "Text recognition is not installed, so scans are refused; docs/reading.md says how to add it."
)
LANGUAGES_EMPTY = _("No words were found for %(languages)s: install again.")
PRICE_UNKNOWN = _(
    "%(model)s answers, but its price is unknown: a budget in dollars does not hold it back."
)
SETTINGS_UNKNOWN = _("%(names)s: set, and known to nobody. Look for a slip of the pen.")


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path("/"))


def fsync_seconds(folder: Path) -> float:
    """The median time of appending a page to a file in ``folder`` and having it on disk."""
    page = os.urandom(FSYNC_BYTES)
    place = folder if os.access(folder, os.W_OK) else Path(tempfile.gettempdir())
    times: list[float] = []
    with tempfile.TemporaryFile(dir=place) as file:
        for _try in range(FSYNC_TRIES):
            started = perf_counter()
            file.write(page)
            file.flush()
            os.fsync(file.fileno())
            times.append(perf_counter() - started)
    return median(times)


def add_to(app: typer.Typer) -> None:
    """Hangs the command in."""
    app.command(help=_("Look whether everything that Everdraft needs is in order."))(doctor)


def doctor(
    context: typer.Context,
    json: JsonOption = False,
    data: DataOption = None,
    offline: OfflineOption = False,
) -> None:
    """Exits with 1 when something does not work."""
    from everdraft.cli.prepare import prepared

    terminal = cast("Terminal", context.obj)
    found: list[dict[str, Any]] = []
    for one in Doctor(prepared(data_dir=data), terminal, offline=offline).all():
        found.append({"verdict": one.verdict, "topic": one.topic, "sentence": one.sentence})
        if not json:
            terminal.show(f"{one.verdict:<4}  {one.topic:<11}  {one.sentence}")
    if json:
        terminal.show_json({"findings": found})
    raise typer.Exit(1 if any(one["verdict"] == STOP for one in found) else 0)
