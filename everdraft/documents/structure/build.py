"""The whole structure: sections, then each kind of section, then what belongs to the document."""

from __future__ import annotations

from everdraft.cv.model import Cv
from everdraft.documents.lines import Extract
from everdraft.documents.structure import contact, sections
from everdraft.documents.structure.sources import Sources


def structure(extract: Extract) -> Cv:
    """The CV in the lines of a document; fields that are not there stay empty."""
    sources = Sources()
    lines = sections.visible_lines(extract)
    parts = sections.sections_of(lines)
    head = [line for part in parts if part.kind in ("", "contact") for line in part.lines]
    cv = Cv()
    cv.basics = contact.read_basics(head, lines, extract.links, sources)
    cv.provenance = sources.provenance
    return cv
