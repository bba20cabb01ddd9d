"""Why a document is refused: one function a reason, each with its code, sentence and action."""

from __future__ import annotations

from everdraft.base.errors import Refused


def too_large(limit_bytes: int) -> Refused:
    """413: more bytes than we take."""
    return Refused(
        "The file is larger than %(limit)s MiB.",
        code="too_large",
        status=413,
        action="Save it again with smaller pictures, or export it as a plain PDF.",
        limit=limit_bytes // (1024 * 1024),
    )


def wrong_type(found: str) -> Refused:
    """415: by its content neither PDF, DOCX nor text; ``found`` is the format's short name."""
    return Refused(
        "This is not a PDF, DOCX, TXT or Markdown file: its content is %(found)s.",
        code="wrong_type",
        status=415,
        action="Save or export it as PDF or DOCX and upload that file.",
        found=found,
    )


def unknown_type() -> Refused:
    """415: bytes of no known format."""
    return Refused(
        "This is not a PDF, DOCX, TXT or Markdown file.",
        code="wrong_type",
        status=415,
        action="Save or export it as PDF or DOCX and upload that file.",
    )


def other_json() -> Refused:
    """415: JSON, but no CV in the format JSON Resume."""
    return Refused(
        "This JSON is no CV in the format JSON Resume.",
        code="wrong_type",
        status=415,
        action="Export it as JSON Resume, or upload the CV as PDF or DOCX.",
    )


def disguised_text(ending: str) -> Refused:
    """415: plain text under the name of another format."""
    return Refused(
        "The name ends in .%(ending)s, but the content is plain text.",
        code="wrong_type",
        status=415,
        action="Give it the ending .txt, or export it again as PDF or DOCX.",
        ending=ending,
    )


def picture(found: str) -> Refused:
    """415: a picture of a kind that is never read."""
    return Refused(
        "This is a picture (%(found)s), and a picture has no text to read.",
        code="wrong_type",
        status=415,
        action="Upload the PDF or DOCX your editor exports, or paste the text of your CV.",
        found=found,
    )


def encrypted() -> Refused:
    """422: opens only with a password."""
    return Refused(
        "The file is protected by a password.",
        code="encrypted",
        status=422,
        action="Open it, save or print it as a new PDF without a password, and upload that one.",
    )


def broken(found: str) -> Refused:
    """422: starts like a document and is damaged."""
    return Refused(
        "The %(found)s file is damaged and cannot be opened.",
        code="broken",
        status=422,
        action="Open it in the program that made it, export it again and upload the new file.",
        found=found,
    )


def empty() -> Refused:
    """422: nothing in it."""
    return Refused(
        "The file is empty.",
        code="empty",
        status=422,
        action="Choose the file again; if it stays empty, export it again from your editor.",
    )


def too_little() -> Refused:
    """422: a few letters, which no CV is made of."""
    return Refused(
        "There are only a few letters in this file.",
        code="empty",
        status=422,
        action="Choose the file again; if it stays empty, export it again from your editor.",
    )


def only_pictures(found: str, recognition: bool) -> Refused:
    """422: a scan (``found`` is empty) or a picture; ``recognition``: its words could be read."""
    return Refused(
        "This is a picture (%(found)s), and a picture has no text to read."
        if found
        else "No text was found: the pages are pictures, as a scanner makes them.",
        code="no_text",
        status=422,
        action=(
            "Upload the PDF or DOCX your editor exports, or have this file read as a picture. "
            "Recognised text has mistakes: look at it in “Have we read you right?”."
        )
        if recognition
        else (
            "Upload the PDF or DOCX your editor exports, or paste the text of your CV. Whoever "
            "runs this server can install text recognition."
        ),
        found=found,
        pictures=True,
        recognition=recognition,
    )


def no_text(hidden: bool = False) -> Refused:
    """422: pages, but no text a person sees; ``hidden``: it lies out of sight."""
    if hidden:
        return Refused(
            "The text of this file lies where nobody can see it.",
            code="no_text",
            status=422,
            action="Open the file, check that it shows your CV, and export it again.",
        )
    return Refused(
        "No text was found in the file.",
        code="no_text",
        status=422,
        action="Check that the file shows your CV, export it again, or paste its text.",
    )


def too_complex() -> Refused:
    """422: reading it would cost more memory, time or pages than any CV needs."""
    return Refused(
        "The file needs more pages, memory or time to read than a CV ever should.",
        code="too_complex",
        status=422,
        action="Paste the text of your CV instead, or upload a simpler PDF or DOCX.",
    )


def no_page() -> Refused:
    """404: the file has no such page that could be shown."""
    return Refused(
        "There is no picture of this page.",
        code="no_page",
        status=404,
        action="The text that was read of it is shown instead.",
    )
