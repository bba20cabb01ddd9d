"""What a file tells of itself, and how a fact of it is said in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from everdraft.base.language import Translate, plural
from everdraft.cv.reading import Reading
from everdraft.cv.words import tokens
from everdraft.cv.words.measure import characters

MEGABYTE = 1_000_000


def _(text: str) -> str:
    """Marks an English message id for the catalogues."""
    return text


COUNTED: Mapping[str, tuple[str, str]] = {
    "size": (_("%(count)d byte"), _("%(count)d bytes")),
    "pages": (_("%(count)d page"), _("%(count)d pages")),
    "words": (_("%(count)d word"), _("%(count)d words")),
    "letters and digits": (_("%(count)d character"), _("%(count)d characters")),
    "columns": (_("%(count)d column"), _("%(count)d columns")),
    "tables": (_("%(count)d table"), _("%(count)d tables")),
    "text boxes": (_("%(count)d text box"), _("%(count)d text boxes")),
    "pictures": (_("%(count)d picture"), _("%(count)d pictures")),
    "tracked changes": (_("%(count)d tracked change"), _("%(count)d tracked changes")),
    "comments": (_("%(count)d comment"), _("%(count)d comments")),
    "unreadable characters": (
        _("%(count)d unreadable character"),
        _("%(count)d unreadable characters"),
    ),
    "invisible characters": (
        _("%(count)d invisible character"),
        _("%(count)d invisible characters"),
    ),
}
NAMED: Mapping[str, str] = {
    "file name": _("File name: %(value)s"),
    "title": _("Title: %(value)s"),
    "author": _("Author: %(value)s"),
    "fonts": _("Fonts: %(value)s"),
    "fonts not embedded": _("Fonts not embedded: %(value)s"),
    "body text": _("Text of %(value)s points"),
    "copying": _("Copying is forbidden"),
    "link": _("Link: %(value)s"),
}
_PAGE = re.compile(r"page (\d+): (\d+) characters, (\d+) columns, (\d+) pictures")
_PAGE_PARTS = ("letters and digits", "columns", "pictures")


def facts_of(reading: Reading, file_name: str = "") -> tuple[str, ...]:
    """The facts as lines ``name: value``; `said_fact` makes a phrase of one."""
    facts = reading.facts
    seen = [line.text for line in reading.lines if not line.hidden]
    words = sum(len(tokens(text)) for text in seen)
    letters = sum(characters(text) for text in seen)
    single = {
        "file name": file_name,
        "size": f"{facts.byte_count} bytes" if facts.byte_count else "",
        "pages": str(facts.page_count or ""),
        "title": facts.title,
        "author": facts.author,
        "words": str(words or ""),
        "letters and digits": str(letters or ""),
        "tables": str(facts.table_count or ""),
        "text boxes": str(facts.textbox_count or ""),
        "pictures": str(facts.image_count or ""),
        "tracked changes": str(facts.tracked_changes or ""),
        "comments": str(facts.comments or ""),
        "fonts": ", ".join(facts.font_families),
        "fonts not embedded": ", ".join(facts.unembedded_fonts),
        "body text": f"{facts.body_font_size:.1f} pt" if facts.body_font_size else "",
        "unreadable characters": str(facts.unmapped_characters or ""),
        "invisible characters": str(facts.removed_characters or ""),
        "copying": "forbidden" if facts.copying_forbidden else "",
    }
    lines = [f"{name}: {value}" for name, value in single.items() if value]
    lines += [
        f"page {page.number}: {page.character_count} characters, {page.columns} columns, "
        f"{page.image_count} pictures"
        for page in reading.pages
    ]
    lines += [f"link: {link.target}" for link in reading.links]
    return tuple(lines)


def said_fact(fact: str, translate: Translate) -> str:
    """One line of `facts_of` for people: "words: 105" as "105 words", "105 palavras"."""
    page = _PAGE.fullmatch(fact)
    if page:
        counts = zip(_PAGE_PARTS, page.groups()[1:], strict=True)
        parts = ", ".join(plural(translate, *COUNTED[name], int(count)) for name, count in counts)
        return f"{translate(_('page %(page)d')) % {'page': int(page[1])}}: {parts}"
    name, _mark, value = fact.partition(": ")
    if name == "size":
        value = value.removesuffix(" bytes")
        if int(value) >= MEGABYTE:
            return translate(_("%(megabytes)s MB")) % {
                "megabytes": decimal(int(value) / MEGABYTE, translate)
            }
    if name in COUNTED:
        return plural(translate, *COUNTED[name], int(value))
    if name == "body text":
        value = decimal(float(value.removesuffix(" pt")), translate)
    return translate(NAMED[name]) % {"value": value}


def decimal(number: float, translate: Translate) -> str:
    """A number for people, with one place at most and the mark of their language: "4.5", "4,5"."""
    mark = translate(_("0.5"))[1]
    return f"{number:.1f}".removesuffix(".0").replace(".", mark)
