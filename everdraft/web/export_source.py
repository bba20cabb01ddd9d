"""What an export is made of: whose document, what of it waits, which paper, what file name."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from everdraft.base.errors import NotFound
from everdraft.base.language import Translate
from everdraft.cv.findings import message as _
from everdraft.cv.letter import letter_to_json
from everdraft.cv.letters import LETTER, exportable_letter, letter_held_back, letter_id
from everdraft.cv.sidebar import without_sidebar
from everdraft.cv.tailoring.copy import TAILORED, copy_id
from everdraft.cv.truth import HeldBack, claim_to_json, exportable_cv, held_back
from everdraft.documents.render.renderer import FORMATS, LETTER_FORMATS, Rendered, Renderer
from everdraft.documents.render.words import label, language_code
from everdraft.engine.library import LibraryService
from everdraft.engine.service import RunService
from everdraft.library.records import Document
from everdraft.web.export_paper import LETTER_COUNTRIES, paper_country
from everdraft.web.letter_typed import with_typed
from everdraft.web.reading_versions import place_name
from everdraft.web.unread_view import unread_count
from everdraft.workflows.intake import CV

Json = dict[str, Any]

LONGEST_NAME = 60
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


@dataclass(slots=True, frozen=True)
class Export:
    """What leaves the house of one document; what waits for the person's word is not in it."""

    document: Document
    source: Mapping[str, Any]
    waiting: tuple[HeldBack, ...] = ()
    job: str = ""
    unread: int = 0
    """Lines of the file that are in no field, and so in no export; a letter has none."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats it can have."""
        return tuple(FORMATS) if "cv" in self.source else LETTER_FORMATS

    @property
    def person(self) -> str:
        """The name of who sends it."""
        if "cv" in self.source:
            return str(self.source["cv"]["basics"]["name"])
        return str(self.source["letter"].get("sender", ""))


class Exports:
    """Finds what an id names and has files made of it."""

    def __init__(self, library: LibraryService, runs: RunService, renderer: Renderer) -> None:
        self._library = library
        self._runs = runs
        self._renderer = renderer

    async def find(self, owner_id: str, name: str) -> Export:
        """The export of a document's, a run's or a file's id of the owner; else `NotFound`.

        A document without a CV or letter of its own (a report, a suggestion) stands for the CV
        of its file. Of a letter, what is typed on its page is kept in it first.
        """
        document = await self._document(owner_id, name)
        if document.kind == LETTER:
            document = await with_typed(self._library, document)
        reading = await self._library.reading(owner_id, document.subject_id)
        exported = _exported_letter if document.kind == LETTER else _exported_cv
        waiting, source = await asyncio.to_thread(exported, reading, document.body)
        is_letter = document.kind == LETTER
        missed = 0 if is_letter else await asyncio.to_thread(unread_count, reading, document.body)
        return Export(document, source, waiting, await self._job(document), missed)

    async def _document(self, owner_id: str, name: str) -> Document:
        try:
            found = await self._library.document(owner_id, name)
        except NotFound:
            found = await self._of_run_or_file(owner_id, name)
        if found.kind in (CV, TAILORED, LETTER):
            return found
        return await self._library.document_of(owner_id, found.subject_id, CV)

    async def _of_run_or_file(self, owner_id: str, name: str) -> Document:
        try:
            row = await self._runs.get(owner_id, name)
        except NotFound:
            try:
                return await self._library.document_of(owner_id, name, CV)
            except NotFound:
                raise NotFound(
                    "There is no such document.",
                    action="Give the id of a document, a run or a file of yours.",
                ) from None
        for made in (copy_id(row.id), letter_id(row.id), row.document_id):
            try:
                return await self._library.document(owner_id, made)
            except NotFound:
                continue
        return await self._library.document_of(owner_id, row.subject_id, CV)

    async def _job(self, document: Document) -> str:
        """The job that the document was made for: the copy's own, else as its run was told."""
        job: Mapping[str, Any] = document.body.get("job", {})
        known = str(job.get("job_title") or job.get("company_name") or "")
        if known or not document.run_id:
            return known
        try:
            row = await self._runs.get(document.owner_id, document.run_id)
        except NotFound:
            return ""
        return str(row.input.get("jobTitle") or row.input.get("companyName") or "")

    async def file(self, export: Export, kind: str, paper: str) -> Rendered:
        """The file; a PDF is read back before anybody gets it."""
        return await self._renderer.render(export.source, kind, paper, check=kind == "pdf")


def _exported_cv(
    reading: Mapping[str, Any], body: Mapping[str, Any]
) -> tuple[tuple[HeldBack, ...], Json]:
    """What waits, and the CV without it, what stood beside its work behind it. Where its values
    were read stays at home: it quotes the file, also what was taken out of the CV since."""
    as_read = reading["cv"]
    cv: Json = {**without_sidebar(exportable_cv(as_read, body), reading), "provenance": {}}
    return tuple(held_back(as_read, body)), {"cv": cv}


def _exported_letter(
    reading: Mapping[str, Any], body: Mapping[str, Any]
) -> tuple[tuple[HeldBack, ...], Json]:
    """The paragraphs with words that wait, and the letter without those sentences."""
    as_read = reading["cv"]
    letter = letter_to_json(exportable_letter(as_read, body))
    return tuple(letter_held_back(as_read, body)), {"letter": letter}


def held_json(export: Export, translate: Translate) -> list[Json]:
    """What waits for the person's word: where, the words, the original, and why."""
    return [
        {
            "target": one.target,
            "place": translate(_("Paragraph"))
            if "letter" in export.source
            else place_name(one.target, export.document.body, translate),
            "text": one.text,
            "original": one.original,
            "claims": [claim_to_json(claim, translate) for claim in one.claims],
        }
        for one in export.waiting
    ]


def check_json(export: Export, made: Rendered, paper: str, translate: Translate) -> Json:
    """The answer of GET …/export/check."""
    facts = made.facts
    programs: list[Json] = facts["programs"]
    count = facts["lines"]
    reader: Json | None = facts.get("reader")
    return {
        "documentId": export.document.id,
        "revision": export.document.revision,
        "paper": paper,
        "pages": facts["pages"],
        "lines": count,
        "ok": all_found(facts) and _same(reader),
        "standard": facts["standard"],
        "missingCharacters": facts["missing"],
        "programs": programs,
        "reader": reader,
        "unprinted": facts["unprinted"],
        "heldBack": held_json(export, translate),
    }


def all_found(facts: Mapping[str, Any]) -> bool:
    """Whether every program found every line, in order."""
    programs: list[Json] = facts["programs"]
    found = all(one["inOrder"] and one["found"] == facts["lines"] for one in programs)
    return bool(programs) and found


def _same(reader: Json | None) -> bool:
    if reader is None:
        return True
    if "refused" in reader:
        return False
    return bool(reader["name"] and reader["email"] and reader["roles"] == reader["rolesFound"])


# -- paper and name ------------------------------------------------------------------------------


def usual_paper(export: Export, accept_language: str) -> str:
    """Letter or A4: by the country that the sender's place or phone names, else by that of the
    browser's language."""
    code = paper_country(*_sender(export))
    if not code:
        region = re.match(r"\s*[A-Za-z]{2,3}-([A-Za-z]{2})\b", accept_language)
        code = region[1].upper() if region else ""
    return "letter" if code in LETTER_COUNTRIES else "a4"


def _sender(export: Export) -> tuple[list[str], str, list[str]]:
    """Where who sends it is: places as they are written, a country's code, phone numbers."""
    if "cv" in export.source:
        basics: Mapping[str, Any] = export.source["cv"]["basics"]
        place: Mapping[str, Any] = basics.get("location", {})
        phone = str(basics.get("phone", ""))
        return [str(place.get("text", ""))], str(place.get("countryCode", "")), [phone]
    letter: Mapping[str, Any] = export.source["letter"]
    lines = [str(one) for one in letter.get("contact", ())]
    return [str(letter.get("place", "")), *lines], "", lines


def file_name(export: Export, kind: str) -> str:
    """ "Inês Carvalho - CV - Shift Lead.pdf": letters of any script, no sign a disk refuses."""
    what = "CV"
    if "letter" in export.source:
        what = label("letter", language_code(str(export.source["letter"].get("language", ""))))
    parts = (_safe(one) for one in (export.person, what, export.job))
    return " - ".join(one for one in parts if one) + f".{kind}"


def _safe(text: str) -> str:
    plain = _UNSAFE.sub(" ", unicodedata.normalize("NFC", text))
    plain = "".join(one for one in plain if one.isprintable())
    return " ".join(plain.split())[:LONGEST_NAME].strip(" .")


def disposition(name: str) -> str:
    """The header Content-Disposition: the name in ASCII, and whole as RFC 5987 has it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, _dot, kind = plain.rpartition(".")
    plain = " ".join(re.sub(r"[^\w .()\-]", "", stem).split()).strip(" .-") or "CV"
    return f"attachment; filename=\"{plain}.{kind}\"; filename*=UTF-8''{quote(name, safe='')}"


def with_paper(export: Export, paper: str, accept_language: str) -> str:
    """The paper that was asked for, or the usual one."""
    return paper or usual_paper(export, accept_language)
