"""From bytes to what the library keeps: read in the child, with the documents made of it."""

from __future__ import annotations

from typing import Any

from everdraft.cv.codec import to_json
from everdraft.cv.edit import new_document
from everdraft.cv.reading import Reading
from everdraft.documents.reader import read_document
from everdraft.engine.library import READING, Upload

CV = "cv"
"""The kind of the document that holds a CV and every edit of it."""


async def read_upload(data: bytes, file_name: str, *, read_pictures: bool = False) -> Upload:
    """Reads a document in its child. Raises `Refused`, and then there is nothing to store.

    ``read_pictures``: somebody asked to have the words of a scan or a picture recognised.
    """
    reading = await read_document(data, file_name, read_pictures=read_pictures)
    return Upload(
        file_name=file_name,
        title=file_name or reading.cv.basics.name or "CV",
        media_type=reading.facts.media_type,
        data=data,
        documents={READING: to_json(reading), CV: new_document(to_json(reading.cv))},
        facts=_facts(reading),
    )


def _facts(reading: Reading) -> dict[str, Any]:
    """A few numbers for lists."""
    return {
        "pages": reading.facts.page_count,
        "words": sum(len(line.text.split()) for line in reading.lines),
        "name": reading.cv.basics.name,
        "language": reading.cv.language,
    }
