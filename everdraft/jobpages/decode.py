"""Bytes of a page to text: by its mark, its header, its own word, and then by what fits."""

from __future__ import annotations

import codecs
import re

_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})", re.IGNORECASE
)
_LOOKED_AT_BYTES = 4_096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these names as their larger relatives; so do we.
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "macintosh": "mac_roman",
}
_KNOWN = re.compile(
    r"utf-8|utf-16-?(le|be)|iso-8859-\d{1,2}|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|euc-jp|gb18030|big5|mac_roman"
)


def decode(data: bytes, charset: str = "") -> str:
    """The text, whatever the bytes claim to be. Never fails; NUL and marks of order are gone."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(name, "replace"))
    meta = _META.search(data[:_LOOKED_AT_BYTES])
    own = meta[1].decode("ascii").lower() if meta else ""
    for name in dict.fromkeys((charset.lower(), own, "utf-8")):
        text = _strict(data, name)
        if text is not None:
            return _clean(text)
    return _clean(data.decode("cp1252", "replace"))


def _strict(data: bytes, name: str) -> str | None:
    """The text in an encoding that browsers know, or None where the bytes do not fit."""
    name = _MEANT.get(name, name)
    if not _KNOWN.fullmatch(name):
        return None
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _clean(text: str) -> str:
    return text.replace("\0", "").removeprefix("\ufeff")
