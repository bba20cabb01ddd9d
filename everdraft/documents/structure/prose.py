"""Lines to running text: wrapped bullets and paragraphs joined, broken words mended."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from everdraft.cv.lexicon import labels
from everdraft.documents.lines import TextLine

SENTENCE_END = re.compile(r"[.!?。！？:;；]['\"”’)]?$")


@dataclass(slots=True)
class Paragraph:
    """Joined text, the lines it was made of, and whether a bullet led it."""

    text: str
    lines: list[TextLine] = field(default_factory=list[TextLine])
    bulleted: bool = False


def paragraphs_of(lines: list[TextLine]) -> list[Paragraph]:
    """Bullets with their continuation lines, and paragraphs of what has no bullet."""
    found: list[Paragraph] = []
    widest = max((line.right for line in lines), default=0.0)
    for line in lines:
        last = found[-1] if found else None
        if last is not None and not line.bullet and _goes_on(last, line, widest):
            last.text = join(last.text, line.text)
            last.lines.append(line)
        else:
            found.append(Paragraph(line.text, [line], bool(line.bullet)))
    return found


def _goes_on(last: Paragraph, line: TextLine, widest: float) -> bool:
    """True if the line continues the paragraph."""
    before = last.lines[-1]
    first = last.lines[0]
    if line.text[:1].islower() or before.text.endswith(("-", ",", "，", "、")):
        return True
    placed = line.bottom > 0 or line.left > 0
    if last.bulleted:
        if line.spaced and line.left <= first.left + 2:
            return False
        if placed and line.bottom > 0:
            return line.left > first.left + 2 or not SENTENCE_END.search(before.text)
        return line.left > first.left or not SENTENCE_END.search(before.text)
    if line.spaced:
        return False
    full = before.right > widest - 0.18 * max(widest - before.left, 1.0)
    return full and not (SENTENCE_END.search(before.text) and before.right < widest - 40)


def join(before: str, after: str) -> str:
    """Two lines as one text; a hyphen that breaks a word goes only before a small letter."""
    if before.endswith("-") and len(before) > 2 and before[-2].isalpha() and after[:1].islower():
        head, tail = before.rsplit(" ", 1)[-1], after.split(" ", 1)[0]
        if head.count("-") > 1 or tail.count("-") or head[:-1].lower() in labels.PREFIXES:
            return before + after
        return before[:-1] + after
    if no_spaces(before[-1:]) and no_spaces(after[:1]):
        return before + after
    return f"{before} {after}"


def no_spaces(mark: str) -> bool:
    """True for a letter or mark of a script that is written without spaces."""
    return "\u3001" <= mark <= "\u30ff" or "\u3400" <= mark <= "\u9fff" or mark >= "\uff00"
