"""A DOCX as a zip of XML parts: counted, capped and parsed without entities or network."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from typing import Any, cast
from urllib.parse import unquote

import lxml.etree  # pyright: ignore[reportMissingModuleSource]

from everdraft.documents import refusals
from everdraft.documents.limits import ReadLimits

etree = cast(Any, lxml.etree)  # pyright: ignore[reportUnknownMemberType]  # it has no types
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE_DOCUMENT = re.compile(r"/officeDocument$")
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
OTHER_PACKAGES = (
    ("xl/", "Excel"),
    ("ppt/", "PowerPoint"),
    ("META-INF/MANIFEST.MF", "JAR"),
    ("AndroidManifest.xml", "APK"),
    ("Index/Document.iwa", "Pages"),
    ("OEBPS/", "EPUB"),
)
#: What the zip module raises on damaged files.
TORN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
)


class Package:
    """The parts of a DOCX; every access keeps the limits. Raises `Refused`."""

    def __init__(self, data: bytes, limits: ReadLimits) -> None:
        self.limits = limits
        self.spent_bytes = 0
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            members = self.zip.infolist()
        except TORN:
            raise refusals.broken("DOCX") from None
        if len(members) > limits.member_count:
            raise refusals.too_complex()
        if sum(member.file_size for member in members) > limits.unpacked_bytes:
            raise refusals.too_complex()
        if any(member.flag_bits & 1 for member in members):
            raise refusals.encrypted()
        self.members = {member.filename: member for member in members}
        self.main = self._main_part()

    def _main_part(self) -> str:
        for target, kind in self.relations("").values():
            if OFFICE_DOCUMENT.search(kind) and target in self.members:
                if target.startswith(("xl/", "ppt/")):
                    break
                return target
        if "word/document.xml" in self.members:
            return "word/document.xml"
        raise self._foreign()

    def _foreign(self) -> Exception:
        if "mimetype" in self.members:
            kind = self.read("mimetype")[:100]
            if b"opendocument.text" in kind:
                return refusals.wrong_type("ODT")
            if b"epub" in kind:
                return refusals.wrong_type("EPUB")
        for prefix, found in OTHER_PACKAGES:
            if any(name.startswith(prefix) for name in self.members):
                return refusals.wrong_type(found)
        if "[Content_Types].xml" in self.members:
            return refusals.broken("DOCX")
        return refusals.wrong_type("ZIP")

    def read(self, name: str) -> bytes:
        """A member's bytes; b"" if there is none. The real size is capped, whatever is declared."""
        member = self.members.get(name)
        if member is None:
            return b""
        room = min(self.limits.member_bytes, self.limits.unpacked_bytes - self.spent_bytes)
        try:
            with self.zip.open(member) as stream:
                data = stream.read(room + 1)
        except TORN:
            raise refusals.broken("DOCX") from None
        if len(data) > room:
            raise refusals.too_complex()
        self.spent_bytes += len(data)
        return data

    def xml(self, name: str) -> Any | None:
        """A part's root element; None if absent. Document types and entities are refused."""
        data = self.read(name)
        if not data:
            return None
        if DECLARATION.search(data[:4096]):
            raise refusals.broken("DOCX")
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise refusals.broken("DOCX") from None
        tree = root.getroottree()
        if tree.docinfo.internalDTD is not None:
            raise refusals.broken("DOCX")
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (target, type) of a part, "" for the package; outside ones stay URLs."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        if root is None:
            return found
        for one in root.iter(RELATIONSHIPS):
            target, kind = str(one.get("Target", "")), str(one.get("Type", ""))
            if one.get("TargetMode") != "External":
                target = unquote(target)
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[str(one.get("Id", ""))] = (target, kind)
        return found
