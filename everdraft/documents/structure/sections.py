"""Lines to sections: which lines are headings, by words and by type, and what stands under them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from everdraft.cv.lexicon import headings
from everdraft.documents.layout import body_size
from everdraft.documents.lines import Extract, TextLine

MOST_WORDS = 6
CORE = frozenset(
    ("work", "education", "skills", "summary", "projects", "languages", "certificates")
)
DIGIT = re.compile(r"\d")

Signature = tuple[float, bool, bool, int]


@dataclass(slots=True)
class Part:
    """A heading with the lines under it; ``kind`` "" is what stands before or beside headings."""

    kind: str
    heading: TextLine | None = None
    lines: list[TextLine] = field(default_factory=list[TextLine])
    language: str = ""


def visible_lines(extract: Extract) -> list[TextLine]:
    """The lines structure works on: no hidden text, no repeated page headers and footers."""
    dropped = {"footer"} if extract.facts.media_type == "docx" else {"header", "footer"}
    kept = [line for line in extract.lines if not line.hidden and line.region not in dropped]
    return _whole_headings([part for line in kept for part in _without_rail(line)])


def _whole_headings(lines: list[TextLine]) -> list[TextLine]:
    """A heading that ran out of room in a narrow column is one line: "Formación" "académica"."""
    result: list[TextLine] = []
    for line in lines:
        last = result[-1] if result else None
        if (
            last is not None
            and not line.spaced
            and line.bottom > 0
            and (line.page, line.column) == (last.page, last.column)
            and signature(line) == signature(last)
            and len(last.segments) == len(line.segments) == 1
            and len(line.text) + len(last.text) < 50
            and headings.is_heading(f"{last.text} {line.text}")
            and not headings.is_heading(line.text)
        ):
            segment = replace(last.segments[0], text=f"{last.text} {line.text}", bottom=line.bottom)
            result[-1] = replace(last, segments=[segment]).settle()
        else:
            result.append(line)
    return result


def margin_lines(extract: Extract) -> list[TextLine]:
    """Page headers and footers that `visible_lines` leaves out: contact data may stand there."""
    kept = {line.id for line in visible_lines(extract)}
    return [line for line in extract.lines if not line.hidden and line.id not in kept]


def _without_rail(line: TextLine) -> list[TextLine]:
    """A heading that stands in a rail beside its content becomes a line of its own."""
    if len(line.segments) < 2 or line.bullet:
        return [line]
    first, rest = line.segments[0], line.segments[1:]
    if not headings.is_heading(first.text) or any(
        headings.is_heading(other.text) for other in rest
    ):
        return [line]
    head = replace(line, segments=[first], bullet="").settle()
    body = replace(line, segments=list(rest), bullet="", level=0, spaced=False).settle()
    head.id = body.id = line.id
    return [head, body]


def signature(line: TextLine) -> Signature:
    """How a line is set: size, bold, capitals, declared level."""
    letters = [mark for mark in line.text if mark.isalpha()]
    capitals = bool(letters) and line.text == line.text.upper() != line.text.lower()
    return (round(line.size * 2) / 2, line.bold, capitals, line.level)


def sections_of(lines: list[TextLine]) -> list[Part]:
    """The document as parts, in reading order; the first part may have no heading."""
    found = _headings(lines)
    parts: list[Part] = [Part("")]
    open_parts: dict[int, Part] = {0: parts[0]}
    previous: TextLine | None = None
    current = parts[0]
    for line in lines:
        meaning = found.get(id(line))
        if meaning is not None:
            current = Part(meaning[0], line, [], meaning[1])
            parts.append(current)
            if line.column == 0:  # across the page: what stood in columns above is over
                open_parts.clear()
        elif previous is not None and line.column != previous.column:
            current = _part_beside(line, previous, current, open_parts, parts)
        if meaning is None:
            current.lines.append(line)
        open_parts[line.column] = current
        previous = line
    return [part for part in parts if part.lines or part.heading]


def _part_beside(
    line: TextLine,
    previous: TextLine,
    current: Part,
    open_parts: dict[int, Part],
    parts: list[Part],
) -> Part:
    """Which part a column's first line belongs to when no heading stands over it."""
    if line.page > previous.page and line.column in open_parts:
        return open_parts[line.column]
    own = open_parts.get(line.column, current)
    if own.heading is not None and _place(own.heading) == _place(line):
        return own  # its column goes on below what stood beside or across it
    head = current.heading
    if head is None or head.page != line.page:
        return current
    placed = line.bottom > 0 or head.bottom > 0
    if (placed and line.top and line.bottom <= head.top + 1) or not placed:
        fresh = Part("")
        parts.append(fresh)
        return fresh
    return current


def _headings(lines: list[TextLine]) -> dict[int, tuple[str, str]]:
    """id(line) -> (kind, language) for the lines that are headings."""
    known: list[tuple[TextLine, tuple[tuple[str, str], ...]]] = []
    for line in lines:
        if len(line.text) > 60:
            continue
        meanings = headings.meanings(line.text)
        if meanings:
            known.append((line, meanings))
    language = _language(known)
    styles = Counter(signature(line) for line, _ in known)
    core = Counter(
        signature(line) for line, meanings in known if any(kind in CORE for kind, _ in meanings)
    )
    size = body_size(lines)
    sizes = {
        place: body_size([one for one in lines if _place(one) == place])
        for place in {_place(one) for one in lines}
    }
    chosen: dict[int, tuple[str, str]] = {}
    accepted: Counter[Signature] = Counter()
    for line, meanings in known:
        mark = signature(line)
        plain = line.spaced and (styles[mark] >= 3 or core[mark])
        if (_stands_out(line, min(size, sizes[_place(line)])) and not line.bullet) or plain:
            chosen[id(line)] = _meaning(meanings, language)
            accepted[mark] += 1
    _drop_contents(chosen, known, accepted)
    _add_unknown(lines, chosen, accepted, size)
    return chosen


def _place(line: TextLine) -> tuple[int, str]:
    """Side column, text box or body: each may have a type of its own for headings."""
    return line.column, line.region


def _language(known: list[tuple[TextLine, tuple[tuple[str, str], ...]]]) -> str:
    votes: Counter[str] = Counter()
    for _, meanings in known:
        for language in sorted({language for _, language in meanings}):
            votes[language] += 1
    return votes.most_common(1)[0][0] if votes else ""


def _meaning(meanings: tuple[tuple[str, str], ...], language: str) -> tuple[str, str]:
    for kind, spoken in meanings:
        if spoken == language:
            return kind, spoken
    return meanings[0]


def _stands_out(line: TextLine, size: float) -> bool:
    mark = signature(line)
    return (
        line.level > 0
        or line.bold
        or mark[2]
        or mark[0] > size + 0.75
        or line.text.rstrip().endswith((":", "："))
    )


def _drop_contents(
    chosen: dict[int, tuple[str, str]],
    known: list[tuple[TextLine, tuple[tuple[str, str], ...]]],
    accepted: Counter[Signature],
) -> None:
    """A known word in a plainer type than the real headings is content ("Leadership" in a list).

    A side column or text box that has several headings of a type of its own keeps them.
    """
    strong = {mark for mark, count in accepted.items() if count >= 3}
    if not strong:
        return
    best = max(strong, key=lambda mark: (mark[3] > 0, mark[0], mark[1], mark[2]))
    found = [line for line, _ in known if id(line) in chosen]
    homes = {_place(line) for line in found if signature(line) == best}
    own = Counter((_place(line), signature(line)) for line in found if _place(line) not in homes)
    for line, _ in known:
        if own[(_place(line), signature(line))] >= 2:
            continue
        mark = signature(line)
        if id(line) not in chosen or mark in strong:
            continue
        smaller = mark[0] < best[0] - 0.6
        plainer = (best[1] and not mark[1]) or (best[2] and not mark[2] and not mark[1])
        if smaller or (plainer and mark[0] <= best[0]) or (best[3] and not line.level):
            del chosen[id(line)]


def _add_unknown(
    lines: list[TextLine],
    chosen: dict[int, tuple[str, str]],
    accepted: Counter[Signature],
    size: float,
) -> None:
    """Lines set exactly like the known headings, and like nothing else, are headings too."""
    styles = Counter(signature(line) for line in lines if len(line.text.split()) <= MOST_WORDS)
    for line in lines:
        mark = signature(line)
        if id(line) in chosen or not accepted[mark] or line.bullet:
            continue
        if accepted[mark] < 2 or accepted[mark] * 2 < styles[mark] or not _stands_out(line, size):
            continue
        if len(line.text.split()) > MOST_WORDS or len(line.segments) > 1 or DIGIT.search(line.text):
            continue
        if "@" in line.text or "," in line.text or not _after_first(line, lines, chosen):
            continue
        if len(line.text) <= 6 and mark[2] and not line.bold and mark[0] <= size + 0.75:
            continue  # an acronym in a list
        chosen[id(line)] = ("other", "")


def _after_first(line: TextLine, lines: list[TextLine], chosen: dict[int, tuple[str, str]]) -> bool:
    """Below a known heading, or at least below the person's address."""
    for one in lines:
        if one is line:
            return False
        if id(one) in chosen or "@" in one.text:
            return True
    return False
