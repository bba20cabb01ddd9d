"""Sections that are lists: skills, languages, certificates, awards, publications, interests."""

from __future__ import annotations

import re
from dataclasses import replace

from everdraft.cv.lexicon import labels, languages
from everdraft.cv.model import Award, Certificate, Language, Publication, Skill
from everdraft.documents.lines import TextLine
from everdraft.documents.structure import dates, fields, prose
from everdraft.documents.structure.sources import Sources

ITEMS = re.compile(r"\s*[,;，、；،؛|•·∙⋅●▪◦]\s*|\s+/\s+|\s+[–—]\s+(?=[^\W\d_])")
GROUP = re.compile(r"^([^:：]{2,40}?)\s*[:：]\s*(.*)$")
LONGEST_SKILL = 60


def read_skills(lines: list[TextLine], sources: Sources) -> list[Skill]:
    """Groups ("Tools: Git, Docker") with their keywords; what has no group is one group."""
    found: list[Skill] = []
    loose: list[tuple[str, TextLine]] = []
    for paragraph in _paragraphs(_by_columns(lines)):
        group = GROUP.match(paragraph.text)
        if group and not group[1].lower().startswith("http"):
            keywords = _items(group[2])
            if keywords:
                found.append(_group(group[1].strip(), keywords, paragraph.lines, sources))
                continue
            loose.append((group[1].strip(), paragraph.lines[0]))
            continue
        items = _items(paragraph.text)
        level = loose.pop()[0] if len(items) > 1 and _level_above(loose) else ""
        if len(items) > 1 and loose and _titles(loose[-1], paragraph, bool(level)):
            name, line = loose.pop()
            found.append(_group(name, items, [line, *paragraph.lines], sources, level))
        else:
            loose += [(item, paragraph.lines[0]) for item in items]
    if loose:
        keywords = list(
            dict.fromkeys(item for item, _ in loose if not labels.SKILL_LEVELS.match(item))
        )
        if keywords:
            found.append(_group("", keywords, [line for _, line in loose], sources))
    return found


def _level_above(loose: list[tuple[str, TextLine]]) -> bool:
    return len(loose) > 1 and bool(labels.SKILL_LEVELS.match(loose[-1][0]))


def _by_columns(lines: list[TextLine]) -> list[TextLine]:
    """Groups set side by side in a grid are read one after the other, not row by row."""
    result: list[TextLine] = []
    block: list[TextLine] = []
    for line in (*lines, None):
        if (
            line is not None
            and len(line.segments) > 1
            and _even(line)
            and (not block or len(block[-1].segments) == len(line.segments))
        ):
            block.append(line)
            continue
        result += _turned(block) if len(block) > 1 else block
        block = []
        if line is not None:
            result.append(line)
    return result


def _even(line: TextLine) -> bool:
    """All parts of a row are of one sort: titles, levels, or lists."""
    sorts = {len(_items(part.text)) > 1 for part in line.segments}
    return len(sorts) == 1 and not any(part.text.endswith(":") for part in line.segments)


def _turned(block: list[TextLine]) -> list[TextLine]:
    if not any(len(_items(part.text)) > 1 for line in block for part in line.segments):
        return block
    turned: list[TextLine] = []
    for column in range(len(block[0].segments)):
        for line in block:
            part = replace(line, segments=[line.segments[column]], bullet="").settle()
            turned.append(part)
    return turned


def _paragraphs(lines: list[TextLine]) -> list[prose.Paragraph]:
    """Lines that go on after a comma are joined; columns of short words stay apart."""
    found: list[prose.Paragraph] = []
    widest = max((line.right for line in lines), default=0.0)
    for line in lines:
        last = found[-1] if found else None
        if last is not None and not GROUP.match(line.text) and _wraps(last, line, widest):
            last.text = prose.join(last.text, line.text)
            last.lines.append(line)
            continue
        parts = [one.text for one in line.segments]
        if len(parts) == 2 and len(_items(parts[1])) > 1 and len(_items(parts[0])) == 1:
            text = f"{parts[0].rstrip(':')}: {parts[1]}"  # a label column
            found.append(prose.Paragraph(text, [line], bool(line.bullet)))
        elif len(parts) > 1 and not any(":" in part for part in parts):
            found += [prose.Paragraph(part, [line], bool(line.bullet)) for part in parts]
        else:
            found.append(prose.Paragraph(line.text, [line], bool(line.bullet)))
    return found


def _wraps(last: prose.Paragraph, line: TextLine, widest: float) -> bool:
    """True if the line goes on with the list above it."""
    if last.text.rstrip().endswith((",", "，", "、", "-", "&", "/")):
        return True
    if line.bullet or "," not in last.text:
        return False
    before = last.lines[-1]
    full = before.bottom > 0 and before.right > widest - 0.2 * max(1.0, widest - before.left)
    hanging = line.left > last.lines[0].left + 4
    return line.text[:1].islower() or (full and ("," in line.text or hanging) and not line.spaced)


def _titles(loose: tuple[str, TextLine], paragraph: prose.Paragraph, levelled: bool) -> bool:
    """True if the loose item is the title of the list in the next line."""
    item, above = loose
    line = paragraph.lines[0]
    if above.text != item or above.bullet:
        return False
    return levelled or above.bold > line.bold or above.size > line.size + 0.4


def _items(text: str) -> list[str]:
    items: list[str] = []
    depth, start = 0, 0
    for match in re.finditer(r"[(（]|[)）]|" + ITEMS.pattern, text):
        mark = match[0].strip()
        if mark in ("(", "（"):
            depth += 1
        elif mark in (")", "）"):
            depth = max(0, depth - 1)
        elif depth == 0:
            items.append(text[start : match.start()])
            start = match.end()
    items.append(text[start:])
    cleaned = (
        item.strip(" .,;:•·–—\t") if not item.strip().startswith(".") else item.strip()
        for item in items
    )
    return [item for item in cleaned if item and len(item) <= LONGEST_SKILL]


def _group(
    name: str, keywords: list[str], lines: list[TextLine], sources: Sources, level: str = ""
) -> Skill:
    identity = sources.identity("s", name, *keywords)
    path = f"skills.{identity}"
    quote = ", ".join(keywords)
    sources.note(f"{path}.keywords", quote, lines)
    if name:
        sources.note(f"{path}.name", name, lines[:1])
    return Skill(identity, name, level, keywords)


def read_languages(lines: list[TextLine], sources: Sources) -> list[Language]:
    """Each language with its level as written."""
    found: list[Language] = []
    waiting: Language | None = None
    for line in lines:
        for segment in line.segments:
            text = labels.TONGUE_LABEL.sub("", segment.text)
            for piece in _language_pieces(text):
                name, level = _language(piece)
                if name:
                    identity = sources.identity("l", name)
                    waiting = Language(identity, name, level)
                    found.append(waiting)
                    sources.note(f"languages.{identity}.language", name, [line])
                    if level:
                        sources.note(f"languages.{identity}.fluency", level, [line])
                elif waiting is not None and not waiting.fluency and languages.is_level(piece):
                    waiting.fluency = sources.note(f"languages.{waiting.id}.fluency", piece, [line])
    return found


def _language_pieces(text: str) -> list[str]:
    pieces: list[str] = []
    depth, start = 0, 0
    for position, mark in enumerate(text):
        if mark in "(（":
            depth += 1
        elif mark in ")）":
            depth -= 1
        elif depth <= 0 and mark in ",;|•·，、；،/":
            pieces.append(text[start:position])
            start = position + 1
    pieces.append(text[start:])
    return [piece.strip(" .") for piece in pieces if piece.strip(" .")]


def _language(piece: str) -> tuple[str, str]:
    match = re.match(r"^([^\W\d_]+(?:[ -][^\W\d_]+)?)\s*(?:[:：(（–—-]|\s-\s|\s)?\s*(.*)$", piece)
    if match is None:
        return "", ""
    for cut in (match[1], match[1].split()[0]):
        if languages.is_language(cut):
            rest = piece[len(cut) :].strip(" :：()（）–—-")
            return cut, rest
    return "", ""


def read_certificates(lines: list[TextLine], sources: Sources) -> list[Certificate]:
    """One certificate a line or bullet: name, issuer, date."""
    found: list[Certificate] = []
    for paragraph in _records(lines):
        name, others, span, line = _record(paragraph)
        if not name:
            continue
        identity = sources.identity("c", name, span.start if span else "")
        path = f"certificates.{identity}"
        one = Certificate(identity, sources.note(f"{path}.name", name, paragraph.lines))
        if others:
            one.issuer = sources.note(f"{path}.issuer", others[0], paragraph.lines)
        if span:
            one.date = span.finish or span.start
            sources.note(f"{path}.date", line[span.begin : span.end], paragraph.lines)
        found.append(one)
    return found


def read_awards(lines: list[TextLine], sources: Sources) -> list[Award]:
    """One award a line or bullet: title, awarder, date."""
    found: list[Award] = []
    for paragraph in _records(lines):
        name, others, span, line = _record(paragraph)
        if not name:
            continue
        identity = sources.identity("a", name, span.start if span else "")
        path = f"awards.{identity}"
        one = Award(identity, sources.note(f"{path}.title", name, paragraph.lines))
        if others:
            one.awarder = sources.note(f"{path}.awarder", others[0], paragraph.lines)
        if len(others) > 1:
            rest = ", ".join(others[1:])
            one.summary = sources.note(f"{path}.summary", rest, paragraph.lines)
        if span:
            one.date = span.start
            sources.note(f"{path}.date", line[span.begin : span.end], paragraph.lines)
        found.append(one)
    return found


def read_publications(lines: list[TextLine], sources: Sources) -> list[Publication]:
    """One publication a paragraph, as it stands, with its date."""
    found: list[Publication] = []
    for paragraph in _records(lines):
        spans = dates.find_spans(paragraph.text)
        identity = sources.identity("p", paragraph.text)
        path = f"publications.{identity}"
        one = Publication(identity, sources.note(f"{path}.name", paragraph.text, paragraph.lines))
        if spans:
            one.release_date = spans[-1].start
            sources.note(
                f"{path}.releaseDate",
                paragraph.text[spans[-1].begin : spans[-1].end],
                paragraph.lines,
            )
        found.append(one)
    return found


def _records(lines: list[TextLine]) -> list[prose.Paragraph]:
    """Bullets, or a line each where there are none; a date alone joins the line above."""
    if any(line.bullet for line in lines):
        return [one for one in prose.paragraphs_of(lines) if one.text]
    found: list[prose.Paragraph] = []
    for line in lines:
        last = found[-1] if found else None
        alone = _only_date(line.text)
        if last is not None and not line.spaced and (alone or line.text[:1].islower()):
            last.text = prose.join(last.text, "| " + line.text if alone else line.text)
            last.lines.append(line)
        else:
            found.append(prose.Paragraph(" | ".join(one.text for one in line.segments), [line]))
    return found


def _only_date(text: str) -> bool:
    spans = dates.find_spans(text)
    return bool(spans) and not dates.without_spans(text, spans)


def _record(paragraph: prose.Paragraph) -> tuple[str, list[str], dates.Span | None, str]:
    spans = dates.find_spans(paragraph.text)
    rest = dates.without_spans(paragraph.text, spans)
    pieces = [piece.strip(" ,;") for piece in fields.STRONG.split(rest) if piece.strip(" ,;")]
    if len(pieces) == 1:
        cut = re.match(
            r"(.{6,120}?)(?:,\s+|\s+\(|\s+by\s+|\s+from\s+)([^,()]{2,60})\)?$", pieces[0]
        )
        if cut:
            pieces = [cut[1], cut[2]]
    name = pieces[0] if pieces else ""
    return name, pieces[1:], (spans[0] if spans else None), paragraph.text


def read_interests(lines: list[TextLine]) -> list[str]:
    """The items of a list of interests; a line with a sentence in it is one."""
    found: list[str] = []
    for line in lines:
        items = _items(line.text)
        whole = any(len(part) > LONGEST_SKILL for part in ITEMS.split(line.text))
        found += [line.text] if whole else items
    return found


def read_references(lines: list[TextLine]) -> list[str]:
    """References as they stand, a paragraph each."""
    return [one.text for one in prose.paragraphs_of(lines)]
