"""`everdraft parse` and `everdraft check`: a document read and checked, with nothing stored."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import typer

from everdraft.base.language import plural
from everdraft.cli.analyze import FileArgument, OcrOption
from everdraft.cli.settings import JsonOption
from everdraft.cli.terminal import Terminal, on_one_line
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from everdraft.cv.model import Cv, Highlight
    from everdraft.cv.reading import Reading

BASICS = (
    ("name", _("Name")),
    ("label", _("Title")),
    ("email", _("Email")),
    ("phone", _("Phone")),
    ("url", _("Website")),
)


def add_to(app: typer.Typer) -> None:
    """Hangs the commands in."""
    app.command(help=_("Read a CV and show what was found, with page and quote."))(parse)
    app.command(help=_("Checks and scores of a CV, at once and with nothing stored."))(check)


def parse(
    context: typer.Context, file: FileArgument, json: JsonOption = False, ocr: OcrOption = False
) -> None:
    """The CV as Cv v1, or a summary for people."""
    from everdraft.cv.codec import to_json

    terminal = cast("Terminal", context.obj)
    reading, _name = _read(file, ocr)
    if json:
        terminal.show_json(to_json(reading.cv))
        return
    for line in summary(reading, terminal):
        terminal.show(line)


def check(
    context: typer.Context, file: FileArgument, json: JsonOption = False, ocr: OcrOption = False
) -> None:
    """The report that a run would end with, from the checks alone."""
    from everdraft.cli.follow import show_scores
    from everdraft.cv.checks import CheckContext, run_checks
    from everdraft.cv.report import whole_report, without_model
    from everdraft.cv.rubric import readiness

    terminal = cast("Terminal", context.obj)
    reading, name = _read(file, ocr)
    checked = CheckContext(today=datetime.now(UTC).date(), file_name=name)
    findings = run_checks(reading, checked)
    scorecard = readiness(reading, findings, checked)
    report = whole_report(reading, findings, scorecard, terminal.translate)
    report["without_model"] = without_model(terminal.translate)
    if json:
        terminal.show_json(report)
        return
    show_sections(report, terminal)
    show_scores(report, terminal)


def _read(file: str, ocr: bool) -> tuple[Reading, str]:
    from everdraft.cli.files import read_file
    from everdraft.documents.reader import read_document

    data, name = read_file(file)
    return asyncio.run(read_document(data, name, read_pictures=ocr)), name


def show_sections(report: Mapping[str, Any], terminal: Terminal) -> None:
    """On stdout: every section with its score, what is good, what to mend; then what is missing."""
    translate = terminal.translate
    for section in report["resume_sections"]:
        said = translate("%(section)s: %(score)d of 100 (%(rating)s)")
        terminal.show(
            said
            % {
                "section": on_one_line(section["section_name"]),
                "score": section["score"],
                "rating": translate(section["rating"]),
            }
        )
        for good in section["good_things"]:
            terminal.show(f"  + {good}")
        for issue, fix in zip(section["issues_found"], section["quick_fixes"], strict=True):
            terminal.show(f"  - {issue}")
            terminal.show(f"    {fix}")
    for missing in report.get("missing_sections", []):
        said = translate("Missing: %(section)s") % {"section": missing["section_name"]}
        terminal.show(said)
        terminal.show(f"    {missing['recommendation']}")


def summary(reading: Reading, terminal: Terminal) -> Iterator[str]:
    """The CV in lines for a person, each value with the page and the words it was read from."""
    from everdraft.cv.codec import to_json
    from everdraft.cv.unread import unread

    translate, cv = terminal.translate, reading.cv
    for field, title in BASICS:
        value = getattr(cv.basics, field)
        if value:
            source = source_of(cv, f"basics.{field}", value, terminal)
            yield f"{translate(title)}: {on_one_line(value)}{source}"
    if cv.basics.location.text:
        source = source_of(cv, "basics.location", cv.basics.location.text, terminal)
        yield f"{translate('Place')}: {on_one_line(cv.basics.location.text)}{source}"
    for profile in cv.basics.profiles:
        yield f"{profile.network or translate('Profile')}: {profile.url or profile.username}"
    entries = dict(_entries(cv, terminal))
    for section in cv.sections:
        yield ""
        yield on_one_line(section.heading) or translate(section.kind.capitalize())
        for entry in section.entries:
            yield from entries.get(entry, ())
        for line in section.lines:
            yield f"  {on_one_line(line)}"
    found = unread(to_json(reading)).lines
    if found:
        yield ""
        yield translate("These lines are in your file and in no field yet") + ":"
    for one in found:
        yield f"  {on_one_line(one.words)}"
    yield ""
    counts = [
        plural(translate, "%(count)d page", "%(count)d pages", max(1, len(reading.pages))),
        plural(translate, "%(count)d line", "%(count)d lines", len(reading.lines)),
    ]
    if cv.language:
        counts.append(translate("language %(language)s") % {"language": cv.language})
    yield ", ".join(counts)


def source_of(cv: Cv, path: str, value: str, terminal: Terminal) -> str:
    """Where a value stands: its page, and the words when they are not the value itself."""
    found = cv.provenance.get(path)
    if found is None:
        return ""
    said = terminal.translate("page %(page)d") % {"page": found.page}
    quote = "" if found.quote.strip() == value.strip() else f", “{on_one_line(found.quote, 50)}”"
    return f"  ({said}{quote})"


def _entries(cv: Cv, terminal: Terminal) -> Iterator[tuple[str, list[str]]]:
    """The lines of every entry that a section can name, by its id."""
    for one in cv.work:
        title = _joined(one.position, one.name, one.location)
        head = f"  {title}  {_dates(one, terminal)}{_where(cv, f'work.{one.id}', terminal)}"
        yield one.id, [head, *_bullets(one.highlights)]
    for one in cv.volunteer:
        title = _joined(one.position, one.organization, one.location)
        yield one.id, [f"  {title}  {_dates(one, terminal)}", *_bullets(one.highlights)]
    for one in cv.education:
        title = _joined(one.study_type, one.area, one.institution)
        head = f"  {title}  {_dates(one, terminal)}{_where(cv, f'education.{one.id}', terminal)}"
        yield one.id, [head, *_bullets(one.highlights)]
    for one in cv.projects:
        yield one.id, [f"  {_joined(one.name, one.description)}", *_bullets(one.highlights)]
    for one in cv.skills:
        words = ", ".join(one.keywords)
        yield one.id, [f"  {on_one_line(': '.join(filter(None, (one.name, words))), 100)}"]
    for one in cv.certificates:
        yield one.id, [f"  {_joined(one.name, one.issuer, one.date)}"]
    for one in cv.languages:
        yield one.id, [f"  {_joined(one.language, one.fluency)}"]
    for one in cv.awards:
        yield one.id, [f"  {_joined(one.title, one.awarder, one.date)}"]
    for one in cv.publications:
        yield one.id, [f"  {_joined(one.name, one.publisher, one.release_date)}"]


def _where(cv: Cv, path: str, terminal: Terminal) -> str:
    """The page of the first field of an entry whose place is known."""
    for name in ("name", "position", "institution", "studyType", "area"):
        found = cv.provenance.get(f"{path}.{name}")
        if found is not None:
            return "  (" + terminal.translate("page %(page)d") % {"page": found.page} + ")"
    return ""


def _joined(*parts: str) -> str:
    return on_one_line(", ".join(part for part in parts if part), 100)


def _dates(entry: Any, terminal: Terminal) -> str:
    end = terminal.translate("present") if entry.current else entry.end_date
    return " - ".join(one for one in (entry.start_date, end) if one)


def _bullets(highlights: list[Highlight]) -> list[str]:
    return [f"    • {on_one_line(one.text, 100)}" for one in highlights]
