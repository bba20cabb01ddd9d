"""Family F, the text a machine gets: what software finds before it understands a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from everdraft.cv.checks.base import Found, check, the_file
from everdraft.cv.checks.view import View
from everdraft.cv.findings import message as _
from everdraft.cv.reading import Line

GREENHOUSE = "Greenhouse support 200989175"
LEVER = "Lever help 20087345054749"
RENDERCV = "RenderCV, ATS compatibility"

LEAST_CHARACTERS = 200
LEAST_CHARACTERS_A_PAGE = 50
LARGEST_BYTES = 2_621_440  # 2.5 MiB
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] {1,2}){4,40}[^\W\d_](?!\S)")
_BULLET_SIGNS = (
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf06f\uf076"  # Symbol and Wingdings, read as bullets
)
_ICON = re.compile(
    r"[\ue000-\uf8ff\u2600-\u2604\u260e\u260f\u2690-\u2693\u2706-\u270a\u2709"
    r"\U0001f300-\U0001faff]"
)
_ICON_FONT = re.compile(r"awesome|icon|material", re.IGNORECASE)
_GARBLED = re.compile(r"\ufffd|\x00|\(cid:\d{1,6}\)|[^\W\d_][\ue000-\uf8ff][^\W\d_]")


def printed(view: View) -> Sequence[str]:
    """One item when the document is a PDF or DOCX, or a picture."""
    return ("",) if view.facts.media_type in ("pdf", "docx", "png", "jpeg") else ()


def a_pdf(view: View) -> Sequence[str]:
    """One item when the document is a PDF."""
    return ("",) if view.facts.media_type == "pdf" else ()


def a_docx(view: View) -> Sequence[str]:
    """One item when the document is a DOCX."""
    return ("",) if view.facts.media_type == "docx" else ()


def with_pages(view: View) -> Sequence[str]:
    """One item when pages and their sizes are known."""
    return ("",) if any(page.width for page in view.reading.pages) else ()


@check(
    "F01",
    severity="blocker",
    part="readability",
    machine=True,
    title=_("There is almost no text to read: %(characters)d characters in the whole file"),
    reads="The number of characters on each page, and pictures.",
    why=_("Software reads text, not pictures of text; from such a file it gets an empty form."),
    fix=_("Export the CV again as a PDF with text, or upload the DOCX it was made from."),
    source=LEVER,
    items=printed,
)
def too_little_text(view: View) -> Iterator[Found]:
    """Fewer than 200 characters, or a page that is only a picture (its words were recognised)."""
    if view.facts.recognised:
        evidence = view.fact("pages") or view.fact("size")
        yield Found(evidence, title=_("The pages are pictures: their words had to be recognised"))
        return
    # A sign of Chinese or Japanese says as much as three letters.
    characters = sum(len(line.text.strip()) for line in view.lines)
    bare = [
        page
        for page in view.reading.pages
        if page.character_count < LEAST_CHARACTERS_A_PAGE and page.largest_image_share > 0.3
    ]
    if characters * (3 if view.unspaced else 1) < LEAST_CHARACTERS:
        evidence = tuple(one for one in view.fact("pages")) + tuple(
            one for page in view.reading.pages[:3] for one in view.fact(f"page {page.number}")
        )
        yield Found(evidence=evidence or view.fact("size"), arguments={"characters": characters})
    elif bare:
        yield Found(
            evidence=tuple(one for page in bare for one in view.fact(f"page {page.number}")),
            severity="high",
            title=_("Page %(page)d is a picture without text"),
            arguments={"page": bare[0].number},
        )


@check(
    "F02",
    severity="blocker",
    part="readability",
    machine=True,
    title=_("%(characters)d characters of the text cannot be decoded"),
    reads="Characters without a meaning: U+FFFD, NUL, (cid:…), private use inside words.",
    why=_("What looks right on paper reaches a machine as noise, so nothing can be searched."),
    fix=_("Export the CV again with embedded standard fonts; “Save as PDF” usually does it."),
    source=RENDERCV,
    items=printed,
)
def garbled_text(view: View) -> Iterator[Found]:
    """More than one character in a hundred without a meaning, seen inside the text."""
    bad = [line for line in view.lines if _GARBLED.search(line.text[:2000])]
    characters = sum(len(_GARBLED.findall(line.text[:2000])) for line in bad)
    total = sum(len(line.text) for line in view.lines)
    if total and characters > max(10, total // 100):
        evidence = tuple(one for line in bad[:3] for one in view.quote(line))
        yield Found(evidence=evidence, arguments={"characters": characters})
        return
    lost = view.facts.unmapped_characters
    if lost > max(30, total // 50) and not _icon_fonts(view):
        yield Found(view.fact("unreadable characters"), arguments={"characters": lost})


def _icon_fonts(view: View) -> bool:
    return any(_ICON_FONT.search(name) for name in view.facts.font_families)


@check(
    "F03",
    severity="high",
    part="readability",
    machine=True,
    title=_("The file is locked: it forbids copying its text"),
    reads="The rights that a PDF gives its readers.",
    why=_("Software that keeps to the lock takes no text from it and files an empty form."),
    fix=_("Export or print it as a PDF again, without protection."),
    source=LEVER + "; ISO 32000-1, table 22: user access permissions",
    items=a_pdf,
)
def locked(view: View) -> Iterator[Found]:
    """A PDF that opens but forbids copying. One that needs a password, or is damaged, is a
    blocker that never comes this far: it is refused when it is uploaded."""
    if view.facts.copying_forbidden:
        yield Found(view.fact("copying"))


@check(
    "F04",
    severity="medium",
    part="readability",
    title=_("The file has %(megabytes)s MB"),
    reads="The size of the file.",
    why=_("Greenhouse does not read files of more than 2.5 MB, and mailboxes dislike them too."),
    fix=_("Make pictures smaller or leave them out, then export again."),
    source=GREENHOUSE,
    items=the_file,
)
def too_large(view: View) -> Iterator[Found]:
    """More than 2.5 MiB."""
    if view.facts.byte_count > LARGEST_BYTES:
        size = view.facts.byte_count / 1_000_000
        yield Found(evidence=view.fact("size"), arguments={"megabytes": size})


def _side_by_side(view: View) -> tuple[Line, Line] | None:
    for page in view.reading.pages:
        if page.columns < 2:
            continue
        body = [line for line in view.lines if line.page == page.number and line.region == "body"]
        placed = sorted((one for one in body if one.column > 0), key=lambda one: one.box.top)
        for at, one in enumerate(placed):
            for other in placed[at + 1 : at + 6]:
                beside = other.column != one.column and other.box.top - one.box.top < 12
                apart = max(one.box.left, other.box.left) >= min(one.box.right, other.box.right)
                if beside and apart:
                    return (one, other) if one.box.left < other.box.left else (other, one)
    return None


@check(
    "F05",
    severity="high",
    part="readability",
    title=_("The text stands in %(columns)d columns"),
    reads="The boxes of the lines on each page.",
    why=_("Many systems read straight across the page and mix the columns into one another."),
    fix=_("Put everything in one column, top to bottom; keep the look with spacing and weight."),
    source=GREENHOUSE,
    items=with_pages,
)
def columns(view: View) -> Iterator[Found]:
    """Two or more columns side by side in the body of a page."""
    pair = _side_by_side(view) if view.columns > 1 else None
    if pair:
        evidence = view.quote(pair[0]) + view.quote(pair[1])
        yield Found(evidence=evidence, arguments={"columns": view.columns})


@check(
    "F06",
    severity="high",
    part="readability",
    title=_("Text stands inside tables"),
    reads="Tables of the file and the lines in them.",
    why=_("Tables are read cell by cell or not at all; dates lose the job they belong to."),
    fix=_("Turn the tables into plain paragraphs, with tab stops for dates."),
    source=GREENHOUSE,
    items=printed,
)
def tables(view: View) -> Iterator[Found]:
    """Lines that the file keeps in a table."""
    inside = [line for line in view.lines if line.region == "table" and line.text.strip()]
    if inside:
        evidence = tuple(one for line in inside[:2] for one in view.quote(line))
        yield Found(evidence=evidence + view.fact("tables"))


@check(
    "F07",
    severity="high",
    part="readability",
    title=_("Text stands in text boxes"),
    reads="Lines that the file keeps in text boxes or shapes.",
    why=_("Many systems skip text boxes, so these words may never arrive."),
    fix=_("Move the words out of the boxes into the running text."),
    source=GREENHOUSE,
    items=a_docx,
)
def text_boxes(view: View) -> Iterator[Found]:
    """Lines in a text box of a DOCX."""
    inside = [line for line in view.lines if line.region == "textbox" and line.text.strip()]
    if inside:
        yield Found(evidence=tuple(one for line in inside[:3] for one in view.quote(line)))


@check(
    "F08",
    severity="high",
    part="readability",
    machine=True,
    title=_("Contact data stands only in the header or footer of the page"),
    reads="Where e-mail and phone stand in a DOCX.",
    why=_("Headers and footers are often not read; then nobody can write back."),
    fix=_("Move name, e-mail and phone into the first lines of the page itself."),
    source=GREENHOUSE,
    items=a_docx,
)
def contact_in_margin(view: View) -> Iterator[Found]:
    """E-mail or phone that no line of the body repeats."""
    body = "\n".join(line.text for line in view.lines if line.region not in ("header", "footer"))
    for value in (view.cv.basics.email, view.cv.basics.phone):
        if not value or value in body:
            continue
        for line in view.lines:
            if line.region in ("header", "footer") and value in line.text:
                yield Found(evidence=view.quote(line), section=view.contact_section)
                return


@check(
    "F09",
    severity="medium",
    part="readability",
    title=_("A picture takes %(share)d %% of a page"),
    reads="The largest picture on each page, and the target country.",
    why=_(
        "Software cannot read words in a picture, and in the United States, Canada, the United "
        "Kingdom and Ireland a photo is better left out."
    ),
    fix=_("Leave the picture out unless the country you apply in expects it."),
    source="pickedcv.com, vitaekit.com, country guides; " + LEVER,
    items=printed,
)
def picture(view: View) -> Iterator[Found]:
    """A picture between 2 % and 30 % of a page: a photo or a graphic."""
    no_photo = view.context.country or view.cv.basics.location.country_code
    severity = "medium" if no_photo.upper() in ("US", "GB", "CA", "IE", "AU", "NZ") else "info"
    for page in view.reading.pages:
        if 0.02 <= page.largest_image_share <= 0.3:
            share = round(page.largest_image_share * 100)
            evidence = view.fact(f"page {page.number}")
            yield Found(evidence=evidence, arguments={"share": share}, severity=severity)
            return


@check(
    "F10",
    severity="medium",
    part="readability",
    title=_("Icons or emoji stand where words should be"),
    reads="Emoji and private-use code points, as icon fonts make them.",
    why=_("A telephone icon says nothing to software; some print it as a stray letter."),
    fix=_("Write “Phone:” or nothing at all; use the standard bullet • for lists."),
    source=GREENHOUSE,
    items=the_file,
)
def icons(view: View) -> Iterator[Found]:
    """Icon characters in the text, the usual bullet signs of Symbol and Wingdings aside."""
    marked = [
        line
        for line in view.lines
        if any(one not in _BULLET_SIGNS for one in _ICON.findall(line.text[:2000]))
    ]
    if marked:
        yield Found(evidence=tuple(one for line in marked[:3] for one in view.quote(line)))
    elif view.facts.unmapped_characters and _icon_fonts(view):
        yield Found(
            evidence=view.fact("fonts"),
            severity="low",
            affected=0.3,
            title=_("The page draws icons with an icon font"),
        )


@check(
    "F11",
    severity="high",
    part="readability",
    title=_("Words are spaced out letter by letter: “%(word)s”"),
    reads="Runs of five or more single letters with spaces between.",
    why=_("To software these are single letters; a heading spaced like this is not found."),
    fix=_("Type the word normally and set the character spacing in your editor."),
    source=GREENHOUSE,
    items=the_file,
)
def spaced_letters(view: View) -> Iterator[Found]:
    """ "E X P E R I E N C E"."""
    for line in view.lines:
        match = _SPACED.search(line.text[:2000])
        if match:
            yield Found(
                evidence=view.quote(line, match[0]),
                section=view.section_at(line),
                arguments={"word": match[0]},
            )
            return


@check(
    "F12",
    severity="blocker",
    part="readability",
    title=_("The file carries words that nobody can see"),
    reads="Lines drawn in the colour of the paper, tiny, covered or off the page.",
    why=_("Readers who find hidden keywords take it for cheating; software shows them as text."),
    fix=_("Delete the hidden words; say openly what is true."),
    source="Hidden-text test of this checker; Greenhouse shows the parsed text to recruiters",
    items=printed,
)
def hidden_words(view: View) -> Iterator[Found]:
    """Hidden lines with at least three words, or text under 4 points."""
    hidden = [
        line
        for line in view.reading.lines
        if line.hidden or (0 < line.font_size < 4 and len(line.text.split()) > 2)
    ]
    letters = sum(1 for line in hidden for one in line.text[:2000] if one.isalpha())
    if letters >= 12 and any(len(line.text.split()) > 2 for line in hidden):
        yield Found(evidence=tuple(one for line in hidden[:3] for one in view.quote(line)))


CHECKS = (
    too_little_text,
    garbled_text,
    locked,
    too_large,
    columns,
    tables,
    text_boxes,
    contact_in_margin,
    picture,
    icons,
    spaced_letters,
    hidden_words,
)
