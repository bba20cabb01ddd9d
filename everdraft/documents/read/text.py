"""Plain text and Markdown to lines: encodings, indents, bullets, headings, wide gaps."""

from __future__ import annotations

import codecs
import re

from everdraft.cv.reading import FileFacts, Link, Page
from everdraft.documents import refusals
from everdraft.documents.limits import ReadLimits
from everdraft.documents.lines import Extract, Segment, TextLine, split_bullet
from everdraft.documents.read import hygiene

LONGEST_LINE = 20_000
CHARACTER_POINTS = 5.0  # a made-up width, so that indents and gaps compare like those of a page
GAP = re.compile(r"\t+ *| {3,}")
MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
MARKDOWN_RULE = re.compile(r"\s*(?:[-*_=~]\s*){3,}$")
MARKDOWN_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\((\S{1,1000}?)(?:\s+\"[^\"\n]{0,200}\")?\)")
MARKDOWN_MARKS = re.compile(r"(\*\*\*|\*\*|__|~~|`)(?=\S)(.{1,500}?)(?<=\S)\1")
MARKDOWN_STAR = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])")
MARKDOWN_SCORE = re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?![\w_])")
HTML_TAG = re.compile(r"</?(?:b|i|u|em|strong|br|span|div|p|center|h[1-6])\b[^<>]{0,200}>", re.I)


def decoded(data: bytes) -> str:
    """The text of the bytes: UTF-8, UTF-16 with or without its mark, else Windows-1252."""
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    zeros_even, zeros_odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if max(zeros_even, zeros_odd) > 0.35 * min(len(data), 4096) / 2:
        return data.decode("utf-16-be" if zeros_even > zeros_odd else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    wrong = data.decode("utf-8", "replace").count("\ufffd")
    special = sum(byte >= 0x80 for byte in data)
    if wrong * 4 < special:  # mostly UTF-8 with a flaw
        return data.decode("utf-8", "replace")
    return data.decode("cp1252", "replace")


def read_text(data: bytes, kind: str, limits: ReadLimits) -> Extract:
    """Text as lines; ``kind`` is ``txt`` or ``md``. Raises `Refused`."""
    text = decoded(data)
    if len(text) > limits.characters:
        raise refusals.too_complex()
    unmapped = len(hygiene.UNREADABLE.findall(text)) + text.count("\0")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    text, removed = hygiene.strip_invisible(text)
    text = re.sub("[\x0b\x85\u2028\u2029]", "\n", text)
    links: list[Link] = []
    lines: list[TextLine] = []
    blank = True
    for raw in text.split("\n"):
        if not raw.strip() or (kind == "md" and MARKDOWN_RULE.match(raw)):
            blank = True
            continue
        line = _line(raw[:LONGEST_LINE], kind, links)
        if line is None:
            continue
        line.spaced, blank = blank, False
        lines.append(line)
    for number, line in enumerate(lines):
        line.id = number
        line.top, line.bottom = 0.0, 0.0
    facts = FileFacts(
        media_type=kind,
        byte_count=len(data),
        page_count=1,
        unmapped_characters=unmapped,
        removed_characters=removed,
    )
    page = Page(1, character_count=sum(len(line.text) for line in lines))
    return Extract(lines, facts, [page], links)


def _line(raw: str, kind: str, links: list[Link]) -> TextLine | None:
    level, bold = 0, False
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    body = raw.strip()
    if kind == "md":
        heading = MARKDOWN_HEADING.match(body)
        if heading:
            level, body = len(heading[1]), heading[2]
        body, bold = _without_markdown(body, links)
    bullet, body = split_bullet(body)
    if kind == "md" and bullet:
        body, bold = _without_markdown(body, links)
    segments: list[Segment] = []
    position = float(indent)
    for part in GAP.split(body):
        text = hygiene.tidy(part)
        if text:
            left = position * CHARACTER_POINTS
            right = left + len(text) * CHARACTER_POINTS
            segments.append(Segment(text, left, 0, right, 0, bold=bold, words=len(text.split())))
        position += len(part) + 4
    if not segments:
        return None
    segments[0].bullet = bullet
    line = TextLine(segments, level=level).settle()
    line.bold = bold or level > 0
    return line


def _without_markdown(text: str, links: list[Link]) -> tuple[str, bool]:
    """The text a reader sees, and whether its beginning is bold."""
    text = HTML_TAG.sub("", text)

    def keep(match: re.Match[str]) -> str:
        if len(links) < 300 and re.match(r"(?:https?|mailto|tel):", match[2], re.I):
            links.append(Link(1, match[2], hygiene.tidy(match[1])))
        return "" if match[0].startswith("!") else match[1]

    text = MARKDOWN_LINK.sub(keep, text)
    bold = text.lstrip().startswith(("**", "__"))
    for _ in range(2):
        text = MARKDOWN_MARKS.sub(r"\2", text)
    text = MARKDOWN_SCORE.sub(r"\1", MARKDOWN_STAR.sub(r"\1", text))
    text = re.sub(r"\\([\\`*_{}\[\]()#+.!|~-])", r"\1", text)
    return text.rstrip("\\"), bold
