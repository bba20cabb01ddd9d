"""A sheet becomes a PDF: Typst with our own templates; words go in as data, never as markup.

Runs in the child of `everdraft.documents.render.renderer`, which alone imports Typst. PDF/UA-1 is
asked for first: it refuses a page with a letter that no font has, and names it. The fonts that
Typst brings are tried before those of the machine, so that the same CV is the same file
everywhere, as long as they have its letters.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import typst

from everdraft.documents.render.clean import UNSPACED
from everdraft.documents.render.sheet import LetterSheet, Printed

Json = dict[str, Any]

ACCESSIBLE = "PDF/UA-1"
PLAIN = "PDF 1.7"
TEXT_FONT = "Libertinus Serif"
LONG_WORD = 48
"""Characters after which a word may be broken anywhere: nothing runs out of the page."""
BREAK = "\x1f"
MOST_MISSING = 40

#: Scripts without spaces are broken by Typst itself, where their rules allow it.
_LONG = re.compile(rf"[^\s{UNSPACED}]{{{LONG_WORD + 1},}}")
#: Families for letters that the text font lacks, in the order they are tried, where installed.
_FAMILIES = {
    "ja": ("Noto Serif CJK JP", "Source Han Serif", "IPAMincho", "Noto Sans CJK JP", "IPAGothic"),
    "ko": ("Noto Serif CJK KR", "Source Han Serif K", "NanumMyeongjo", "Noto Sans CJK KR"),
    "zh": ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei"),
    "": ("Noto Naskh Arabic", "Amiri", "Noto Serif Hebrew", "DejaVu Sans"),
}
_PAPERS = {"a4": "a4", "letter": "us-letter"}
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


@dataclass(slots=True, frozen=True)
class Pdf:
    """A PDF, the standard it keeps, and the characters that no font here has."""

    data: bytes
    standard: str
    missing: tuple[str, ...] = ()


@cache
def _compiler(*, with_machine: bool) -> tuple[typst.Compiler, frozenset[str]]:
    fonts = typst.Fonts(include_system_fonts=with_machine)
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=not with_machine)
    return compiler, frozenset(fonts.families())


@cache
def _template(name: str) -> bytes:
    return (files("everdraft.documents.render") / name).read_bytes()


def render_pdf(sheet: Printed, paper: str) -> Pdf:
    """The sheet as PDF on "a4" or "letter" paper; never refused for a letter without a font."""
    missing: tuple[str, ...] = ()
    for with_machine in (False, True):
        try:
            return Pdf(_compiled(sheet, paper, with_machine, ["ua-1"]), ACCESSIBLE)
        except typst.TypstError as refused:
            missing = _missing_in(str(refused.diagnostic))
            if not missing:
                break
    return Pdf(_compiled(sheet, paper, True, []), PLAIN, missing)


def _compiled(sheet: Printed, paper: str, with_machine: bool, standards: list[Any]) -> bytes:
    compiler, families = _compiler(with_machine=with_machine)
    wanted = (*_FAMILIES.get(sheet.language, ()), *_FAMILIES[""])
    fonts = [TEXT_FONT, *(one for one in wanted if with_machine and one in families)]
    data = {
        **_breakable(asdict(sheet)),
        "title": sheet.title,
        "author": sheet.sender if isinstance(sheet, LetterSheet) else sheet.name,
        "language": sheet.language,
        "rtl": sheet.right_to_left,
        "paper": _PAPERS[paper],
        "fonts": fonts,
        "foot": foot_of(sheet),
    }
    made = compiler.compile(
        input=_template("letter.typ" if isinstance(sheet, LetterSheet) else "cv.typ"),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=standards,
    )
    assert isinstance(made, bytes)
    return made


def foot_of(sheet: Printed) -> str:
    """What stands under each page when there is more than one."""
    name = sheet.sender if isinstance(sheet, LetterSheet) else sheet.name
    return " · ".join(one for one in (name, "{page} / {pages}") if one)


def _breakable(value: Any) -> Any:
    """The same with places to break in words that are longer than a line may be; links stay."""
    if isinstance(value, str):
        return value if len(value) <= LONG_WORD else _broken(value)
    if isinstance(value, dict):
        table = cast("Json", value)
        return {name: one if name == "url" else _breakable(one) for name, one in table.items()}
    if isinstance(value, list | tuple):
        return [_breakable(one) for one in cast("list[Any]", value)]
    return value


def _broken(text: str) -> str:
    return _LONG.sub(_with_breaks, text)


def _with_breaks(found: re.Match[str]) -> str:
    word = found[0]
    return BREAK.join(word[place : place + 12] for place in range(0, len(word), 12))


def _missing_in(diagnostic: str) -> tuple[str, ...]:
    found = (
        _ESCAPE.sub(lambda one: chr(int(one[1], 16)), one) for one in _MISSING.findall(diagnostic)
    )
    return tuple(dict.fromkeys(found))[:MOST_MISSING]
