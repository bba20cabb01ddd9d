"""What Word's styles and numbering say of a run: bold, size, heading level, bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING_NAME = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|nagłówek) ?([1-6])", re.I
)
OFF = frozenset(("0", "false", "off", "none"))


@dataclass(slots=True)
class Look:
    """How a run looks, as far as styles and its own properties say."""

    bold: bool = False
    italic: bool = False
    size: float = 10.0
    colour: str = ""
    vanish: bool = False
    font: str = ""
    level: int = 0
    numbered: tuple[str, str] = ("", "0")  # numId, level
    indent: float = 0.0
    filled: bool = False


def value(element: Any, name: str, attribute: str = "val") -> str | None:
    """The attribute of a child element, None if the child is absent, "" if it has none."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else str(child.get(W + attribute, ""))


def switch(element: Any, name: str, before: bool) -> bool:
    """A toggle property: present means on, unless its value says off."""
    given = value(element, name)
    return before if given is None else given.lower() not in OFF


def with_run(look: Look, properties: Any) -> Look:
    """The look after a w:rPr."""
    if properties is None:
        return look
    look = replace(look)
    look.bold = switch(properties, "b", look.bold)
    look.italic = switch(properties, "i", look.italic)
    look.vanish = switch(properties, "vanish", look.vanish)
    size = value(properties, "sz")
    if size and size.isdecimal():
        look.size = int(size[:5]) / 2
    look.colour = value(properties, "color") or look.colour
    look.font = value(properties, "rFonts", "ascii") or look.font
    look.filled = filled(properties) or look.filled or bool(value(properties, "highlight"))
    return look


def with_paragraph(look: Look, properties: Any) -> Look:
    """The look after a w:pPr."""
    if properties is None:
        return look
    look = replace(look)
    level = value(properties, "outlineLvl")
    if level and level.isdecimal() and int(level) < 6:
        look.level = int(level) + 1
    numbering = properties.find(W + "numPr")
    if numbering is not None:
        number = value(numbering, "numId")
        depth = value(numbering, "ilvl") or look.numbered[1]
        look.numbered = (look.numbered[0] if number is None else number, depth)
    indent = value(properties, "ind", "left") or value(properties, "ind", "start")
    if indent and re.fullmatch(r"-?\d{1,6}", indent):
        look.indent = int(indent) / 20
    look.filled = filled(properties) or look.filled
    return look


def filled(properties: Any) -> bool:
    """True if a shade other than white lies behind."""
    fill = value(properties, "shd", "fill")
    return bool(fill) and fill.lower() not in ("auto", "ffffff")


class Styles:
    """Paragraph and character styles with their ancestors resolved."""

    def __init__(self, root: Any | None, numbering: Any | None) -> None:
        self.elements: dict[str, Any] = {}
        self.looks: dict[str, Look] = {}
        self.default = Look()
        self.default_style = ""
        self.bullets = _bullet_levels(numbering)
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.default = with_run(self.default, defaults)
        for style in root.iter(W + "style"):
            identity = str(style.get(W + "styleId", ""))
            self.elements[identity] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") == "1":
                self.default_style = identity

    def look(self, identity: str, depth: int = 0) -> Look:
        """The look of a style by its id; unknown ids look like the default."""
        known = self.looks.get(identity)
        if known is not None:
            return known
        style = self.elements.get(identity)
        if style is None or depth > 20:
            return self.default
        base = value(style, "basedOn")
        look = self.look(base, depth + 1) if base else self.default
        look = with_paragraph(look, style.find(W + "pPr"))
        look = with_run(look, style.find(W + "rPr"))
        name = HEADING_NAME.fullmatch((value(style, "name") or "").strip())
        if name:
            look.level = int(name[1])
        self.looks[identity] = look
        return look

    def bullet(self, look: Look) -> str:
        """ "•" if the paragraph is an item of a list."""
        number, level = look.numbered
        if not number or number == "0":
            return ""
        kind = self.bullets.get((number, level), "bullet")
        return "" if kind == "none" else "•"


def _bullet_levels(root: Any | None) -> dict[tuple[str, str], str]:
    if root is None:
        return {}
    abstract: dict[str, dict[str, str]] = {}
    for one in root.iter(W + "abstractNum"):
        levels = {
            str(level.get(W + "ilvl", "0")): value(level, "numFmt") or "bullet"
            for level in one.iter(W + "lvl")
        }
        abstract[str(one.get(W + "abstractNumId", ""))] = levels
    found: dict[tuple[str, str], str] = {}
    for one in root.iter(W + "num"):
        for level, kind in abstract.get(value(one, "abstractNumId") or "", {}).items():
            found[(str(one.get(W + "numId", "")), level)] = kind
    return found
