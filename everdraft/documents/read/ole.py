"""Files in Microsoft's old container: an encrypted DOCX or a legacy Word document."""

from __future__ import annotations

from everdraft.base.errors import Refused
from everdraft.documents import refusals

ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")


def refuse_ole(data: bytes) -> Refused:
    """The refusal for it, by the stream names in its directory."""
    if any(name.encode("utf-16-le") in data for name in ENCRYPTED):
        return refusals.encrypted()
    if "WordDocument".encode("utf-16-le") in data:
        return refusals.wrong_type("DOC")
    return refusals.wrong_type("Office 97")
