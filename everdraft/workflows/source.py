"""The CV that a run works on: as it was read, with every edit up to the run's own revision.

A run that goes on tomorrow, after more edits, still works on the CV it was started with; a start
after an edit is another run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from everdraft.base.errors import NotFound
from everdraft.cv.codec import cv_from_json, from_json, reading_from_json, to_json
from everdraft.cv.edit import Operation, new_document, replay, sound_document
from everdraft.cv.model import Basics, Cv
from everdraft.cv.reading import Reading
from everdraft.cv.revised import revised_reading
from everdraft.cv.truth import Source, own_words_of
from everdraft.engine.library import READING
from everdraft.engine.run import Run
from everdraft.workflows.intake import CV

NO_EDITS = 0
"""The revision in a run's input that means the CV as it was read."""


@dataclass(slots=True, frozen=True)
class SourceCv:
    """``read`` is what stands in the file; ``reading`` the same with the edits in its lines.

    ``body`` is the CV document at that revision (see `everdraft.cv.edit`).
    """

    document_id: str
    body: Mapping[str, Any]
    read: Reading
    reading: Reading

    @property
    def cv(self) -> Cv:
        """The CV with its edits."""
        return self.reading.cv

    @property
    def people(self) -> tuple[Basics, Basics]:
        """Who it is about, as it was read and as it was corrected: both are kept from a model."""
        return self.read.cv.basics, self.cv.basics

    def truth(self) -> Source:
        """What may be believed: what was read, and the person's own words."""
        return Source.of(to_json(self.read.cv), own_words_of(self.body))


async def source_cv(run: Run, resume_id: str, revision: int) -> SourceCv:
    """The CV of a file at a revision of its document. Raises `NotFound`."""
    owner_id = run.row.owner_id
    stored = await run.library.document_of(owner_id, resume_id, READING)
    if stored is None:
        raise NotFound("There is no such CV.", action="Upload it again.")
    read = reading_from_json(stored.body)
    document = await run.library.document_of(owner_id, resume_id, CV)
    body: Mapping[str, Any] = new_document(to_json(read.cv))
    if document is not None and revision > body["revision"]:
        if document.revision == revision:
            body = sound_document(document.body)
        else:
            changes = await run.library.changes(owner_id, document.id)
            earlier = (one.operation for one in changes if one.revision <= revision)
            body = replay(to_json(read.cv), (from_json(Operation, one) for one in earlier))
    reading = revised_reading(read, cv_from_json(body["cv"]))
    return SourceCv(document.id if document else "", body, read, reading)
