"""Family F, the look of the file: type, margins, links, and what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from everdraft.cv.checks.base import Found, check
from everdraft.cv.checks.file import a_pdf, printed, with_pages
from everdraft.cv.checks.view import View
from everdraft.cv.findings import message as _

RENDERCV = "RenderCV, ATS compatibility"
VMOCK = "VMock, presentation"
JOBSCAN = "Jobscan, file checks"

ONE_CENTIMETRE = 28.35
_FAMILY_NOISE = re.compile(
    r"\A[A-Z]{6}\+|[-,_ ]?(?:Bold|Italic|Oblique|Regular|Medium|Light|SemiBold|Semibold|Roman|Book"
    r"|Black|Thin|Condensed|Narrow|Display|Text|PSMT|MT|PS|BdIt|It|Bd|Std|Pro|LT|OTF)+\Z|\d+\Z"
)
_SYMBOL_FONTS = re.compile(
    r"awesome|symbol|wingding|dingbat|icon|webding|emoji|math|cmsy|cmmi|msam|msbm|academicons",
    re.IGNORECASE,
)
_COMPUTER_MODERN = re.compile(r"\A(?:CM|LM|SF|EC)[A-Za-z]{1,12}\Z")
_TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_eid|trk|igshid)=", re.IGNORECASE)
_ODD_LINK = re.compile(r"\Ahttps?://(?:https?:|/|\Z|[^/]*\s)|\Ahttps?:/[^/]|\Amailto:[^@]*\Z")
_ENDINGS = (
    "com|org|net|io|dev|me|app|info|edu|gov|ai|co|tech|page|site|uk|de|fr|es|pt|br|mz|ao|pl|nl|it|ch"
    "|at|ca|au|us|in|eu|tr|ru|jp|cn"
)
_ADDRESS = re.compile(
    rf"\A(?:https?://)?(?:www\.)?([a-z0-9\-]{{1,63}}(?:\.[a-z0-9\-]{{1,63}}){{0,3}}\.(?:{_ENDINGS}))"
    r"(?:/\S{0,300})?\Z",
    re.IGNORECASE,
)
_GENERIC_NAME = re.compile(
    r"\A(?:(?:my|the|new|final|latest|updated|o|meu|mein|mon|mi)?[ _\-]?"
    r"(?:cv|resume|résumé|curriculum(?:[ _\-]vitae)?|currículo|curriculo|lebenslauf|document"
    r"|documento|dokument|untitled|scan|download)"
    r"[ _\-]?(?:final|new|latest|updated|copy|cópia|copia|en|pt|de|fr|es|v?\d{1,4})?"
    r"(?:[ _\-]?\(\d{1,3}\))?)\.\w{2,4}\Z",
    re.IGNORECASE,
)
_GENERIC_TITLE = re.compile(
    r"\A(?:microsoft word - .{0,200}|untitled.{0,40}|document\d{0,3}|.{0,60}template.{0,60}"
    r"|.{0,40}\.(?:docx?|odt|tex|indd))\Z",
    re.IGNORECASE,
)


def families(names: list[str]) -> set[str]:
    """Type families without weights, subsets and symbol fonts."""
    found: set[str] = set()
    for name in names:
        plain = name.split("+", 1)[-1].split("-", 1)[0]
        for _round in range(3):
            plain = _FAMILY_NOISE.sub("", plain)
        if not plain or _SYMBOL_FONTS.search(name):
            continue
        found.add("computer modern" if _COMPUTER_MODERN.match(plain) else plain.lower())
    return found


@check(
    "F13",
    severity="low",
    part="readability",
    title=_("The text is set in %(points)s points"),
    reads="The size of most letters, and the type families.",
    why=_("Under 9 points people strain to read it on paper; over 12.5 it looks like filling."),
    fix=_("Use 10 to 12 points for the text."),
    source=VMOCK,
    items=a_pdf,
)
def type_size(view: View) -> Iterator[Found]:
    """Body text under 9 or over 12.5 points; more than three families."""
    size = view.facts.body_font_size
    if size and not 8.9 <= size <= 12.6:
        yield Found(view.fact("body text"), arguments={"points": size}, affected=0.6)
    found = families(view.facts.font_families)
    if len(found) > 3:
        yield Found(
            view.fact("fonts"),
            title=_("The page uses %(count)d type families"),
            why=_("More than two or three make a page restless."),
            fix=_("Keep one family for the text and at most one for headings."),
            arguments={"count": len(found)},
            affected=0.4,
        )


@check(
    "F14",
    severity="low",
    part="readability",
    title=_("The text comes closer than one centimetre to the edge"),
    reads="The boxes of the lines against the page.",
    why=_("Printers cut it off, and a crowded page is read less."),
    fix=_("Give the page margins of 1.5 to 2.5 cm."),
    source=VMOCK,
    items=with_pages,
)
def margins(view: View) -> Iterator[Found]:
    """At least three lines within a centimetre of the left or right edge."""
    widths = {page.number: page.width for page in view.reading.pages if page.width}
    close = [
        line
        for line in view.lines
        if line.page in widths
        and line.box.right > line.box.left
        and len(line.text.strip()) > 3
        and (
            line.box.left < ONE_CENTIMETRE - 4
            or line.box.right > widths[line.page] - ONE_CENTIMETRE + 4
        )
    ]
    if len(close) >= 3:
        yield Found(tuple(one for line in close[:2] for one in view.quote(line)))


def with_links(view: View) -> Sequence[str]:
    """Every link."""
    return ("",) * len(view.reading.links)


@check(
    "F15",
    severity="low",
    part="readability",
    title=_("The link leads elsewhere than its text says: “%(shown)s”"),
    reads="Every link's target and the text it lies under.",
    why=_("A link is clicked once; if it fails, so does the proof behind it."),
    fix=_("Let it lead to %(shown)s, or write the address it leads to."),
    source=RENDERCV,
    items=with_links,
)
def links(view: View) -> Iterator[Found]:
    """A target of another host than the shown one, a broken target, or one that tracks."""
    for link in view.reading.links[:200]:
        target = link.target.strip()
        quote = tuple(one for one in view.fact("link") if one.quote == f"link: {link.target}")[:1]
        if _ODD_LINK.search(target[:500]):
            yield Found(
                quote,
                title=_("A link cannot be opened: %(target)s"),
                fix=_("Write the whole address, starting with https://."),
                arguments={"target": target[:120]},
            )
        elif _TRACKING.search(target[:2000]):
            yield Found(
                quote,
                title=_("A link carries tracking: %(target)s"),
                why=_("It is long, looks like advertising, and some filters block it."),
                fix=_("Cut the address off before the question mark."),
                arguments={"target": target[:120]},
                severity="info",
                affected=0.5,
            )
        else:
            shown, host = _ADDRESS.match(link.text.strip()), _ADDRESS.match(target.split("?")[0])
            known = view.locator.find(link.text.strip())
            if (
                shown
                and host
                and known
                and target.startswith("http")
                and not _same(shown[1], host[1])
            ):
                yield Found(known, arguments={"shown": link.text.strip()})


def _same(shown: str, target: str) -> bool:
    one, other = shown.lower().split(".")[-2:], target.lower().split(".")[-2:]
    return one == other or one[0] == other[0]


@check(
    "F16",
    severity="medium",
    part="readability",
    title=_("The file still carries tracked changes or comments"),
    reads="Tracked changes and comments of a DOCX; the title of a PDF.",
    why=_("Everybody who opens it sees what was struck out and what was said about it."),
    fix=_("Accept all changes, delete the comments, save again."),
    source=JOBSCAN,
    items=printed,
)
def left_behind(view: View) -> Iterator[Found]:
    """Tracked changes or comments; a title left by a template."""
    if view.facts.tracked_changes or view.facts.comments:
        yield Found(view.fact("tracked changes") + view.fact("comments"))
    title = view.facts.title.strip()
    if title and _GENERIC_TITLE.match(title[:240]):
        yield Found(
            view.fact("title"),
            severity="low",
            affected=0.3,
            title=_("The file calls itself “%(title)s”"),
            why=_("Viewers show this title in the window and in search."),
            fix=_("Set the title of the document to your name and “CV”."),
            arguments={"title": title[:120]},
        )


@check(
    "F17",
    severity="low",
    part="readability",
    title=_("The file is named “%(name)s”"),
    reads="The name of the file.",
    why=_("In a folder of two hundred files called CV.pdf nobody finds yours again."),
    fix=_("Name it after yourself and the role, such as Ana-Sitoe-Accountant-CV.pdf."),
    source=JOBSCAN,
    items=lambda view: ("",) if view.context.file_name else (),
)
def file_name(view: View) -> Iterator[Found]:
    """A name that would fit anybody's CV."""
    name = view.context.file_name
    if _GENERIC_NAME.match(name[:120]):
        yield Found(view.fact("file name"), arguments={"name": name})


CHECKS = (type_size, margins, links, left_behind, file_name)
