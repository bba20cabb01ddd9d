"""A run on the terminal: text and findings as they come, and a line that says how far it is."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from everdraft.cli.terminal import Terminal, on_one_line, printable
from everdraft.runs.events import Event, EventKind
from everdraft.runs.fold import SectionState, SectionStatus, Snapshot

if TYPE_CHECKING:
    from rich.console import Group

HEADING = "bold"
QUIET = "dim"
SEVERITY_STYLES = {"blocker": "bold red", "high": "red", "medium": "yellow"}
QUOTE_CHARACTERS = 60
REFRESHES_PER_SECOND = 12


class Sink(Protocol):
    """Where painted text goes. Use as a context manager."""

    def __enter__(self) -> Sink: ...

    def __exit__(self, *_: object) -> None: ...

    def write(self, text: str, style: str = "") -> None:
        """Some text; it need not end a line."""
        ...

    def progress(self, done: int, planned: int, title: str) -> None:
        """How many sections are done, and which one is at work ("" for none)."""
        ...


class Painter:
    """Paints what happens to one run; ``view`` is always the fold up to and with the event."""

    def __init__(self, sink: Sink, terminal: Terminal) -> None:
        self._sink = sink
        self._terminal = terminal
        self._at_line_start = True

    def kept(self, view: Snapshot, *, whole: bool) -> None:
        """What was there before: every finished section, whole or as one line."""
        for section in view.sections.values():
            if section.status is SectionStatus.COMPLETED:
                if whole:
                    self._section(section)
                else:
                    kept = self._terminal.translate("kept")
                    self._write(f"✓ {section.title} ({kept})\n", QUIET)
        self._progress(view)

    def joined(self, view: Snapshot) -> None:
        """Somebody else is writing a section already: its beginning."""
        section = view.sections.get(view.active_section)
        if section is not None:
            self._section(section, ended=False)

    def event(self, event: Event, view: Snapshot) -> None:
        """One event, just folded into ``view``."""
        self._progress(view)
        match event.kind:
            case EventKind.SECTION_STARTED | EventKind.SECTION_RESTARTED:
                again = event.kind is EventKind.SECTION_RESTARTED
                self._heading(view.sections[event.section], again=again)
            case EventKind.DELTA:
                self._write(event.data["text"])
            case EventKind.SECTION_COMPLETED:
                self._findings(view.sections[event.section])
            case EventKind.RUN_WAITING:
                self._end_line()
                self._write(self._terminal.translate("Waiting for the model…") + "\n", QUIET)
            case _:
                pass

    def _section(self, section: SectionState, *, ended: bool = True) -> None:
        self._heading(section)
        self._write(section.text)
        if ended:
            self._findings(section)

    def _heading(self, section: SectionState, *, again: bool = False) -> None:
        self._end_line()
        note = f" ({self._terminal.translate('starts again')})" if again else ""
        self._write(f"\n{section.title or section.id}{note}\n", HEADING)

    def _findings(self, section: SectionState) -> None:
        """At a section's end: the findings that its text has not said already."""
        self._end_line()
        for finding in section.findings:
            if str(finding.get("title", "")).rstrip(".") not in section.text:
                self._finding(finding)

    def _finding(self, finding: Mapping[str, Any]) -> None:
        word = str(finding.get("severity_word", ""))
        quote = on_one_line(str(finding.get("quote", "")), QUOTE_CHARACTERS)
        title = str(finding.get("title", ""))
        shown = f": “{quote}”" if quote and "“" not in title else ""
        style = SEVERITY_STYLES.get(str(finding.get("severity", "")), "")
        self._write(f"  {word:<6} ", style)
        self._write(f"{title}{shown}\n")

    def _write(self, text: str, style: str = "") -> None:
        text = printable(text)
        if text:
            self._sink.write(text, style)
            self._at_line_start = text.endswith("\n")

    def _end_line(self) -> None:
        if not self._at_line_start:
            self._write("\n")

    def _progress(self, view: Snapshot) -> None:
        section = view.sections.get(view.active_section)
        title = section.title if section is not None else ""
        self._sink.progress(view.completed_count(), view.planned_count(), title)


class PlainSink:
    """Text as it comes on stdout, and a line on stderr for every section: for pipes and files."""

    def __init__(self, terminal: Terminal, *, text: bool) -> None:
        self._terminal = terminal
        self._text = text
        self._said = ""

    def __enter__(self) -> PlainSink:
        return self

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()

    def write(self, text: str, style: str = "") -> None:
        """See `Sink.write`."""
        del style
        if self._text:
            sys.stdout.write(text)
            sys.stdout.flush()

    def progress(self, done: int, planned: int, title: str) -> None:
        """See `Sink.progress`."""
        if title and title != self._said:
            self._said = title
            self._terminal.say(f"[{done + 1}/{planned}] {on_one_line(title)}")


class ScreenSink:
    """A bar that stays at the foot of the screen, with finished lines moving up above it.

    The line being written is part of what is redrawn; it is printed for good when it ends. With
    ``text`` off, or stdout elsewhere, the bar alone is on the screen. It is redrawn by the running
    event loop: a drawing thread and a printing one would measure each other's foot, and a line
    would stay twice.
    """

    def __init__(self, terminal: Terminal, *, text: bool) -> None:
        from rich.live import Live
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
        from rich.text import Text

        self._text_type = Text
        self._on_screen = text and sys.stdout.isatty()
        self._to_stdout = text and not self._on_screen
        self._line = Text()
        self._bar = Progress(
            SpinnerColumn(),
            BarColumn(bar_width=24),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TextColumn("{task.description}", markup=False),
            console=terminal.side,
        )
        self._task = self._bar.add_task("", total=None, completed=0, visible=False)
        self._live = Live(
            get_renderable=self._foot,
            console=terminal.side,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=True,
        )

    def __enter__(self) -> ScreenSink:
        self._loop = asyncio.get_running_loop()
        self._live.start(refresh=True)
        self._next_drawing = self._loop.call_later(1 / REFRESHES_PER_SECOND, self._draw)
        return self

    def __exit__(self, *_: object) -> None:
        self._next_drawing.cancel()
        self._flush_line()
        self._live.stop()

    def _draw(self) -> None:
        self._live.refresh()
        self._next_drawing = self._loop.call_later(1 / REFRESHES_PER_SECOND, self._draw)

    def _foot(self) -> Group:
        from rich.console import Group

        return Group(self._line, self._bar) if self._line else Group(self._bar)

    def write(self, text: str, style: str = "") -> None:
        """See `Sink.write`."""
        if self._to_stdout:
            sys.stdout.write(text)
            sys.stdout.flush()
        if not self._on_screen:
            return
        *whole, rest = text.split("\n")
        for line in whole:
            self._line.append(line, style)
            self._print_line()
        self._line.append(rest, style)

    def _print_line(self) -> None:
        """The line for good; the foot that is drawn with it has it no longer."""
        whole, self._line = self._line, self._text_type()
        self._live.console.print(whole)

    def _flush_line(self) -> None:
        if self._line:
            self._print_line()

    def progress(self, done: int, planned: int, title: str) -> None:
        """See `Sink.progress`."""
        if planned:
            self._bar.update(
                self._task,
                completed=done,
                total=planned,
                description=on_one_line(title, 40),
                visible=True,
            )


def sink_for(terminal: Terminal, *, text: bool) -> Sink:
    """The sink for this terminal; without ``text`` it shows progress alone."""
    if sys.stderr.isatty():
        return ScreenSink(terminal, text=text)
    return PlainSink(terminal, text=text)
