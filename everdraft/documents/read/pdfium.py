"""The few PDFium functions reading needs, bound directly: the full binding starts too slowly."""

from __future__ import annotations

import ctypes
import importlib.util
import pathlib
from ctypes import (
    POINTER,
    Structure,
    c_char_p,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_void_p,
)
from functools import cache
from typing import Any

ERROR_PASSWORD = 4
MAY_COPY = 1 << 4
ERROR_SECURITY = 5
OBJECT_PATH = 2
OBJECT_IMAGE = 3
OBJECT_FORM = 5
BITMAP_GRAY = 1
BITMAP_BGRX = 3
RENDER_GRAYSCALE = 0x08
RENDER_ANNOTATIONS = 0x01
FONT_ITALIC = 1 << 6
FONT_FORCE_BOLD = 1 << 18


class Rect(Structure):
    """FS_RECTF: a rectangle in page space, y upwards."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class Matrix(Structure):
    """FS_MATRIX: an affine map."""

    _fields_ = tuple((name, c_float) for name in "abcdef")


class LibraryConfig(Structure):
    """FPDF_LIBRARY_CONFIG, version 2."""

    _fields_ = (
        ("version", c_int),
        ("user_font_paths", c_void_p),
        ("isolate", c_void_p),
        ("embedder_slot", c_uint),
    )


RECT, MATRIX, FLOATS = POINTER(Rect), POINTER(Matrix), POINTER(c_float)
HANDLE, INTS = c_void_p, POINTER(c_int)

#: name: (result, arguments), as in PDFium's public headers.
FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FPDF_InitLibraryWithConfig": (None, (POINTER(LibraryConfig),)),
    "FPDF_LoadMemDocument64": (HANDLE, (c_char_p, c_size_t, c_char_p)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_GetPageCount": (c_int, (HANDLE,)),
    "FPDF_GetDocPermissions": (c_ulong, (HANDLE,)),
    "FPDF_GetMetaText": (c_ulong, (HANDLE, c_char_p, c_void_p, c_ulong)),
    "FPDF_LoadPage": (HANDLE, (HANDLE, c_int)),
    "FPDF_ClosePage": (None, (HANDLE,)),
    "FPDF_GetPageWidthF": (c_float, (HANDLE,)),
    "FPDF_GetPageHeightF": (c_float, (HANDLE,)),
    "FPDF_PageToDevice": (
        c_int,
        (HANDLE, c_int, c_int, c_int, c_int, c_int, c_double, c_double, INTS, INTS),
    ),
    "FPDF_RenderPageBitmap": (
        None,
        (HANDLE, HANDLE, c_int, c_int, c_int, c_int, c_int, c_int),
    ),
    "FPDFBitmap_CreateEx": (HANDLE, (c_int, c_int, c_int, c_void_p, c_int)),
    "FPDFBitmap_FillRect": (c_int, (HANDLE, c_int, c_int, c_int, c_int, c_uint)),
    "FPDFBitmap_GetBuffer": (c_void_p, (HANDLE,)),
    "FPDFBitmap_GetStride": (c_int, (HANDLE,)),
    "FPDFBitmap_Destroy": (None, (HANDLE,)),
    "FPDFText_LoadPage": (HANDLE, (HANDLE,)),
    "FPDFText_ClosePage": (None, (HANDLE,)),
    "FPDFText_CountChars": (c_int, (HANDLE,)),
    "FPDFText_GetUnicode": (c_uint, (HANDLE, c_int)),
    "FPDFText_IsGenerated": (c_int, (HANDLE, c_int)),
    "FPDFText_GetLooseCharBox": (c_int, (HANDLE, c_int, RECT)),
    "FPDFText_GetMatrix": (c_int, (HANDLE, c_int, MATRIX)),
    "FPDFText_GetFontSize": (c_double, (HANDLE, c_int)),
    "FPDFText_GetFontWeight": (c_int, (HANDLE, c_int)),
    "FPDFText_GetTextObject": (HANDLE, (HANDLE, c_int)),
    "FPDFText_GetFillColor": (
        c_int,
        (HANDLE, c_int, POINTER(c_uint), POINTER(c_uint), POINTER(c_uint), POINTER(c_uint)),
    ),
    "FPDFTextObj_GetFont": (HANDLE, (HANDLE,)),
    "FPDFTextObj_GetTextRenderMode": (c_int, (HANDLE,)),
    "FPDFFont_GetBaseFontName": (c_size_t, (HANDLE, c_char_p, c_size_t)),
    "FPDFFont_GetFlags": (c_int, (HANDLE,)),
    "FPDFFont_GetIsEmbedded": (c_int, (HANDLE,)),
    "FPDFLink_Enumerate": (c_int, (HANDLE, INTS, POINTER(HANDLE))),
    "FPDFLink_GetAnnotRect": (c_int, (HANDLE, RECT)),
    "FPDFLink_GetAction": (HANDLE, (HANDLE,)),
    "FPDFAction_GetURIPath": (c_ulong, (HANDLE, HANDLE, c_void_p, c_ulong)),
    "FPDFPage_CountObjects": (c_int, (HANDLE,)),
    "FPDFPage_GetObject": (HANDLE, (HANDLE, c_int)),
    "FPDFPageObj_GetType": (c_int, (HANDLE,)),
    "FPDFPageObj_GetBounds": (c_int, (HANDLE, FLOATS, FLOATS, FLOATS, FLOATS)),
    "FPDFPageObj_GetMatrix": (c_int, (HANDLE, MATRIX)),
    "FPDFFormObj_CountObjects": (c_int, (HANDLE,)),
    "FPDFFormObj_GetObject": (HANDLE, (HANDLE, c_ulong)),
}


@cache
def _library_path() -> str:
    spec = importlib.util.find_spec("pypdfium2_raw")
    places = list(spec.submodule_search_locations or []) if spec else []
    for place in places:
        for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            path = pathlib.Path(place, name)
            if path.exists():
                return str(path)
    raise ImportError("the PDFium library of pypdfium2 was not found")


def preload() -> None:
    """Map the library into this process, so that children forked from it need not."""
    ctypes.CDLL(_library_path())


class Pdfium:
    """The loaded library; every function is an attribute by its C name."""

    def __init__(self) -> None:
        self.library = ctypes.CDLL(_library_path())
        for name, (result, arguments) in FUNCTIONS.items():
            function = getattr(self.library, name)
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)
        config = LibraryConfig(version=2)
        self.FPDF_InitLibraryWithConfig(ctypes.byref(config))

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def text(self, call: Any, *arguments: Any, encoding: str = "utf-16-le") -> str:
        """The string a PDFium function writes into a buffer it first gives the length of."""
        length = call(*arguments, None, 0)
        if not 0 < length <= 65536:
            return ""
        buffer = ctypes.create_string_buffer(length)
        call(*arguments, buffer, length)
        return buffer.raw.decode(encoding, "replace").rstrip("\x00")
