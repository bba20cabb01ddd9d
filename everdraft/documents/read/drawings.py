"""What is drawn on a page: pictures are counted, small discs and squares may be bullets."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from everdraft.cv.reading import Page
from everdraft.documents.read import pdfium
from everdraft.documents.read.pdfium import Pdfium

PAGE_OBJECTS = 20_000
Place = tuple[float, float, float, float]


class Drawings:
    """Walks the objects of one page; ``place`` maps page space to points from the top left."""

    def __init__(
        self,
        library: Pdfium,
        handle: Any,
        page: Page,
        place: Callable[[float, float, float, float], Place],
    ) -> None:
        self.pdfium, self.handle, self.page, self.place = library, handle, page, place

    def bullets(self) -> list[tuple[float, float, float, float]]:
        """Small drawn squares and discs (bullets of web pages); counts pictures on the way."""
        found: list[tuple[float, float, float, float]] = []
        budget = [PAGE_OBJECTS]
        identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        count = self.pdfium.FPDFPage_CountObjects(self.handle)
        get = self.pdfium.FPDFPage_GetObject
        self._walk((get(self.handle, i) for i in range(count)), identity, 0, budget, found)
        return found

    def _walk(
        self,
        objects: Any,
        outer: tuple[float, ...],
        depth: int,
        budget: list[int],
        found: list[tuple[float, float, float, float]],
    ) -> None:
        edges = [ctypes.c_float() for _ in range(4)]
        references = [ctypes.byref(edge) for edge in edges]
        for item in objects:
            budget[0] -= 1
            if budget[0] < 0:
                return
            kind = self.pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.OBJECT_FORM and depth < 4:
                count = self.pdfium.FPDFFormObj_CountObjects(item)
                get = self.pdfium.FPDFFormObj_GetObject
                inner = (get(item, i) for i in range(max(0, count)))
                self._walk(inner, self._joined(item, outer), depth + 1, budget, found)
            elif kind in (pdfium.OBJECT_PATH, pdfium.OBJECT_IMAGE) and (
                self.pdfium.FPDFPageObj_GetBounds(item, *references)
            ):
                rectangle = self._moved([edge.value for edge in edges], outer)
                self._note(kind, self.place(*rectangle), found)

    def _joined(self, item: Any, outer: tuple[float, ...]) -> tuple[float, ...]:
        matrix = pdfium.Matrix()
        if not self.pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
            return outer
        a, b, c, d, e, f = (getattr(matrix, name) for name in "abcdef")
        oa, ob, oc, od, oe, of = outer
        return (
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        )

    @staticmethod
    def _moved(edges: list[float], outer: tuple[float, ...]) -> tuple[float, float, float, float]:
        left, bottom, right, top = edges
        a, b, c, d, e, f = outer
        x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
        x1, y1 = a * right + c * top + e, b * right + d * top + f
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _note(
        self,
        kind: int,
        place: tuple[float, float, float, float],
        found: list[tuple[float, float, float, float]],
    ) -> None:
        left, top, right, bottom = place
        width, height = right - left, bottom - top
        if kind == pdfium.OBJECT_IMAGE:
            self.page.image_count += 1
            shown_width = min(right, self.page.width) - max(left, 0)
            shown_height = min(bottom, self.page.height) - max(top, 0)
            share = max(0, shown_width) * max(0, shown_height)
            share /= self.page.width * self.page.height
            self.page.largest_image_share = max(self.page.largest_image_share, round(share, 3))
        elif 1.5 <= width <= 6.5 and 1.5 <= height <= 6.5 and abs(width - height) < 1.5:
            found.append(place)
