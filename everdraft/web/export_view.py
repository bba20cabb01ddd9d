"""What the page and the command say of a file that was read back, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from everdraft.base.language import Translate, plural
from everdraft.documents.render.readback import MOST_PAGES
from everdraft.web.export_source import all_found
from everdraft.web.words import message as _

Json = dict[str, Any]

FORMAT_WORDS: Mapping[str, tuple[str, str]] = {
    "pdf": (_("PDF"), _("To send, print and upload")),
    "docx": (_("Word"), _("For portals and people who want a Word file")),
    "md": (_("Markdown"), _("For notes and repositories")),
    "txt": (_("Plain text"), _("To paste into a form")),
    "json": (_("JSON Resume"), _("For other programs that read CVs")),
}
PAPER_WORDS = {"a4": _("A4"), "letter": _("US letter")}


def verdict(facts: Mapping[str, Any], translate: Translate) -> list[Json]:
    """Sentences about a PDF, each {text, good, lines}: what the programs found, what our reader
    found, what screen readers get, what is not shown."""
    found = [*_programs(facts, translate), *_reader(facts, translate), *_shown(facts, translate)]
    for heading in facts["unprinted"]:
        said = translate("The heading “%(heading)s” has nothing under it and is left out.")
        found.append(_sentence(said % {"heading": heading}))
    return found


def _sentence(text: str, *, good: bool = True, lines: list[str] | None = None) -> Json:
    return {"text": text, "good": good, "lines": lines or []}


def _programs(facts: Mapping[str, Any], translate: Translate) -> Iterator[Json]:
    count = facts["lines"]
    if not facts["programs"]:
        said = translate("It has %(pages)d pages; only files of up to %(most)d are read back.")
        yield _sentence(said % {"pages": facts["pages"], "most": MOST_PAGES}, good=False)
        return
    if all_found(facts):
        said = translate("Three programs read it back: all %(count)d lines found, in order.")
        yield _sentence(said % {"count": count})
        return
    for one in facts["programs"]:
        words = {"program": one["program"], "found": one["found"], "count": count}
        if one["found"] < count:
            said = translate("%(program)s found %(found)d of %(count)d lines. It missed:")
            yield _sentence(said % words, good=False, lines=one["missing"])
        elif not one["inOrder"]:
            said = translate("%(program)s found all %(count)d lines, but in another order.")
            yield _sentence(said % words, good=False)
        else:
            said = translate("%(program)s found all %(count)d lines, in order.")
            yield _sentence(said % words)


def _reader(facts: Mapping[str, Any], translate: Translate) -> Iterator[Json]:
    reader: Json | None = facts.get("reader")
    if reader is None:
        return
    if "refused" in reader:
        said = translate("Our own reader could not read it: %(reason)s")
        yield _sentence(said % {"reason": translate(reader["refused"])}, good=False)
        return
    known: list[str] = []
    lost: list[str] = []
    (known if reader["name"] else lost).append(translate("the name"))
    (known if reader["email"] else lost).append(translate("the e-mail"))
    count = reader["roles"]
    if count:
        roles = plural(translate, "%(count)d role", "%(count)d roles", reader["rolesFound"])
        if reader["rolesFound"]:
            known.append(roles)
    if known:
        said = translate("Our own reader finds the same again: %(what)s.")
        yield _sentence(said % {"what": ", ".join(known)})
    if lost:
        said = translate("Our own reader finds this otherwise: %(what)s.")
        yield _sentence(said % {"what": ", ".join(lost)}, good=False)
    if reader["missing"]:
        said = translate("Our own reader finds these roles otherwise:")
        yield _sentence(said, good=False, lines=reader["missing"])


def _shown(facts: Mapping[str, Any], translate: Translate) -> Iterator[Json]:
    if facts["missingCharacters"]:
        said = translate(
            "No font on this machine has these characters; the PDF shows a box in their place. "
            "The other formats keep them."
        )
        names = [f"{one} (U+{ord(one[0]):04X})" for one in facts["missingCharacters"]]
        yield _sentence(said, good=False, lines=[" ".join(names)])
    elif facts["standard"] == "PDF/UA-1":
        yield _sentence(translate("It keeps PDF/UA-1: screen readers get headings, lists, links."))
