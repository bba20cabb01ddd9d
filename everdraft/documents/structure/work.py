"""Roles: employer, title, place and dates of each entry, then its bullets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from everdraft.cv.lexicon import labels, places, roles
from everdraft.cv.model import Education, Highlight, Project, Volunteer, Work
from everdraft.documents.lines import TextLine
from everdraft.documents.structure import custom, fields, prose
from everdraft.documents.structure import entries as entry_rules
from everdraft.documents.structure.custom import Custom
from everdraft.documents.structure.entries import Entry
from everdraft.documents.structure.fields import Part
from everdraft.documents.structure.sources import Sources

#: What carries dates and bullets.
Dated = Work | Education | Project | Volunteer


LONGEST_EMPLOYER_WORDS = 9  # what is longer is a list or a sentence


@dataclass(slots=True)
class Role:
    """The parts chosen for one entry."""

    entry: Entry
    title: Part | None = None
    employer: Part | None = None
    place: Part | None = None
    url: Part | None = None
    open_parts: list[Part] = field(default_factory=list[Part])
    place_cut: bool = False  # the place stood behind a comma
    lead: float = 0.0  # what its own words gave to the section's order


def read_work(
    lines: list[TextLine], sources: Sources, headline: frozenset[str] = frozenset()
) -> list[Work]:
    """All roles of a section, in order; ``headline`` is what stands at the head of the CV."""
    found = entry_rules.split_entries(lines, lambda line: roles.title_score(line.text) > 0)
    return works_of(found, sources, headline)


def works_of(
    found: list[Entry], sources: Sources, headline: frozenset[str] = frozenset()
) -> list[Work]:
    """Roles of entries that were already split."""
    chosen = roles_of(found, headline)
    return [_work(role, sources) for role in chosen if role.title or role.employer]


def roles_of(found: list[Entry], headline: frozenset[str] = frozenset()) -> list[Role]:
    """Title and employer of each entry; what one head leaves open, the section's custom decides."""
    prepared = [_prepared(entry) for entry in found]
    open_heads = [role for role in prepared if role.place is None]
    known = [role.place for role in prepared if role.place is not None and role.place_cut]
    towns = custom.cut_places([role.open_parts for role in open_heads], known)
    for role, town in zip(open_heads, towns, strict=True):
        role.place = town
    habits = _habits(prepared, headline)
    carried: Role | None = None
    for role in prepared:
        _choose(role, habits)
        lone = role.employer if len(role.open_parts) == 1 else None
        if lone is not None and not lone.firm and carried is not None:
            role.title, role.employer = lone, None
            if not _shares_employer(role, carried):
                role.title, role.employer = None, lone
        if role.employer is not None:
            carried = role
        elif role.title is not None and carried is not None and _shares_employer(role, carried):
            role.employer = carried.employer
    return prepared


def _habits(prepared: list[Role], headline: frozenset[str]) -> Custom:
    """What the heads say together; each head's parts are cut further where they must be."""
    habits = Custom(headline=headline)
    for role in prepared:
        role.open_parts = _split_further(role.open_parts)
        habits.learn_slots(role.place, role.open_parts)
    _find_places(prepared, habits)
    for role in prepared:
        pairs = _pairs(role.open_parts, habits)
        if pairs:
            score, title, employer = pairs[0]
            first = title.slot < employer.slot
            turned = [one[0] for one in pairs if (one[1].slot < one[2].slot) != first]
            lead = score - max(turned, default=score)
            role.lead = habits.learn_pair(title, employer, lead)
    return habits


def _find_places(prepared: list[Role], habits: Custom) -> None:
    """The places that the section's custom tells, taken out of the open parts."""
    for role in prepared:
        if role.place is None:
            role.place = habits.place_among(role.open_parts, _dated_row(role.entry))
            role.open_parts = [one for one in role.open_parts if one is not role.place]
    below = {_below(role, role.place) for role in prepared if role.place is not None} - {0}
    for role in prepared[1:]:
        last = role.open_parts[-1] if len(role.open_parts) == 2 else None
        if role.place is not None or last is None or not custom.like_place(last):
            continue
        if _below(role, last) in below:  # a further post at the employer above, and its town
            role.place = last
            role.open_parts.remove(last)


def _below(role: Role, part: Part) -> int:
    """How many lines under the date the part stands; 0 where it does not."""
    row = _dated_row(role.entry)
    return max(0, part.slot[0] - row) if row > 0 else 0


def _dated_row(entry: Entry) -> int:
    """Which line of the head carries the date; -1 if none does."""
    return next((row for row, line in enumerate(entry.head) if line is entry.dated), -1)


def _pairs(parts: list[Part], habits: Custom) -> list[tuple[float, Part, Part]]:
    """(score, title, employer) by the head's own words, best first."""
    found: list[tuple[float, Part, Part]] = []
    for i, title in enumerate(parts[:5]):
        for j, employer in enumerate(parts[:5]):
            if i == j:
                continue
            score = title.title - title.firm + employer.firm - employer.title
            score += habits.leaning(title, employer)
            score -= 0.3 * (abs(i - j) - 1) + 0.15 * min(i, j)
            score -= 0.8 * bool(labels.TEAM.search(employer.text)) * (employer.firm < 1)
            score -= 0.6 * (title.text[:1].islower() or employer.text[:1].islower())
            found.append((score, title, employer))
    return sorted(found, key=lambda one: -one[0])


def _prepared(entry: Entry) -> Role:
    role = Role(entry)
    if entry.body and not fields.parts_of(entry.head) and _names_role(entry.body[0]):
        entry.head.append(entry.body.pop(0))
    candidates: list[Part] = []
    for part in fields.parts_of(entry.head):
        town = labels.TOWN_LABEL.match(part.text)
        if fields.WEB.search(part.text):
            role.url = role.url or part
        elif town and len(part.text) > town.end():
            role.place = role.place or replace(part, text=part.text[town.end() :])
        elif places.is_place(part.text) and not part.title and not part.firm:
            role.place = role.place or part
        else:
            candidates.append(part)
    if role.place is None:
        for number, part in enumerate(candidates):
            text, place = fields.split_place(part.text)
            if place:
                row, column, order = part.slot
                behind = (row, column, order * 10 + 9)
                role.place, role.place_cut = replace(part, text=place, slot=behind), True
                candidates[number] = replace(part, text=text)
                break
    if len(candidates) == 1 and role.place is not None and "," in role.place.text:
        pieces = fields.comma_parts(role.place.text)
        abroad = bool(places.country_code(pieces[-1]))
        if abroad and not places.is_city(pieces[0]) and candidates[0].title:
            candidates.append(replace(role.place, text=pieces[0]))  # "Acme, India" after a title
            role.place = replace(role.place, text=role.place.text[len(pieces[0]) :].lstrip(", "))
    role.open_parts = candidates
    return role


def _names_role(line: TextLine) -> bool:
    """A first bullet that is no deed but the head: short, with a title word, no full stop."""
    return (
        len(line.text.split()) <= 12
        and roles.title_score(line.text) > 0
        and not line.text.rstrip().endswith(".")
    )


def _split_further(candidates: list[Part]) -> list[Part]:
    """One part alone is cut at " at ", then at a comma, where a title and an employer meet."""
    if len(candidates) == 1:
        part = candidates[0]
        at = fields.AT.search(part.text)
        if at and roles.title_score(part.text[: at.start()]) > 0:
            return _cut(part, [part.text[: at.start()], part.text[at.end() :]])
        pieces = fields.comma_parts(part.text)
        if len(pieces) > 1:
            return _cut(part, _grouped(pieces))
        return candidates
    candidates = [
        part
        for part in candidates
        if part.title or len(part.text.split()) <= LONGEST_EMPLOYER_WORDS
    ]
    untitled = [part for part in candidates if not part.title]
    named = [part for part in untitled if not labels.TEAM.search(part.text)]
    firm = max((part.firm for part in named), default=0.0)
    if named and not any(_firm_inside(part) > firm for part in candidates if part.title):
        return candidates
    widened: list[Part] = []
    for part in candidates:
        pieces = fields.comma_parts(part.text)
        settled = any(
            one.firm > 0 and one.firm >= _firm_inside(part) for one in candidates if one is not part
        )
        if len(pieces) > 1 and part.title and _mixed(pieces) and not settled:
            widened += _cut(part, _grouped(pieces))
        else:
            widened.append(part)
    return widened


def _firm_inside(part: Part) -> float:
    """How much a piece after the title speaks for a firm."""
    pieces = fields.comma_parts(part.text)
    return max((roles.firm_score(piece) for piece in pieces[1:]), default=0.0)


def _cut(part: Part, pieces: list[str]) -> list[Part]:
    row, column, number = part.slot
    return [
        replace(part, text=piece, slot=(row, column, number * 10 + order))
        for order, piece in enumerate(pieces)
    ]


def _mixed(pieces: list[str]) -> bool:
    """Some pieces speak of a title, some do not."""
    scores = [roles.title_score(piece) > 0 for piece in pieces]
    return any(scores) and not all(scores)


def _grouped(pieces: list[str]) -> list[str]:
    """Neighbouring pieces of one sort stay together when only two things can be meant."""
    if len(pieces) == 2 and pieces[1].casefold() in labels.DEPARTMENTS:
        return [", ".join(pieces)]
    if len(pieces) <= 2:
        return pieces
    place = ""
    if places.is_place(", ".join(pieces[-2:])) and len(pieces) > 3:
        place, pieces = ", ".join(pieces[-2:]), pieces[:-2]
    elif places.is_place(pieces[-1]):
        place, pieces = pieces[-1], pieces[:-1]
    return [*pieces, place] if place else pieces


def _choose(role: Role, habits: Custom) -> None:
    parts = role.open_parts
    for part in list(parts):
        if role.place is None and len(parts) > 2 and places.is_place(part.text):
            role.place = part
            parts.remove(part)
    if not parts:
        return
    if len(parts) == 1:
        only = parts[0]
        if only.title > 0 or (only.firm == 0 and habits.order > 0 and not only.bold):
            role.title = only
        else:
            role.employer = only
        return
    best = max(
        _pairs(parts, habits), key=lambda one: one[0] + habits.prior(one[1], one[2], role.lead)
    )
    role.title, role.employer = best[1], best[2]
    if role.place is None:
        rest = [one for one in parts if one is not role.title and one is not role.employer]
        role.place = next((one for one in rest if one.last_segment and _place_like(one)), None)


def _place_like(part: Part) -> bool:
    words = part.text.split()
    return (
        len(words) <= 4
        and not part.title
        and not part.firm
        and all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    )


def _shares_employer(role: Role, above: Role) -> bool:
    """A head with a title only, under a role whose employer stood on a line of its own above."""
    employer = above.employer
    return (
        employer is not None
        and above.title is not None
        and employer.slot[0] < above.title.slot[0]
        and len(role.entry.head) < len(above.entry.head)
    )


def _work(role: Role, sources: Sources) -> Work:
    entry = role.entry
    title, employer = role.title, role.employer
    span = entry.span
    identity = sources.identity(
        "w",
        title.text if title else "",
        employer.text if employer else "",
        span.start if span else "",
    )
    work = Work(identity)
    path = f"work.{identity}"
    if employer:
        work.name = sources.note(f"{path}.name", employer.text, [employer.line])
    if title:
        work.position = sources.note(f"{path}.position", title.text, [title.line])
    if role.place:
        work.location = sources.note(f"{path}.location", role.place.text, [role.place.line])
    if role.url:
        work.url = sources.note(f"{path}.url", role.url.text, [role.url.line])
    set_dates(work, entry, path, sources)
    set_body(work, entry.body, path, sources, rest_of(role))
    return work


def rest_of(role: Role) -> list[Part]:
    """What a head says beside title, employer, place and web page: a team, a client."""
    chosen = (role.title, role.employer, role.place, role.url)
    taken = [part.text for part in chosen if part is not None]
    return fields.left_over(fields.parts_of(role.entry.head), taken)


def set_dates(target: Dated, entry: Entry, path: str, sources: Sources) -> None:
    """Start, end and current from the entry's span, with the words they were read from."""
    span, line = entry.span, entry.dated
    if span is None or line is None:
        return
    quote = _quote(line, span.begin, span.end)
    if span.ranged:
        target.start_date = span.start
        target.current = span.current
        sources.note(f"{path}.startDate", quote, [line])
        if span.finish:
            target.end_date = span.finish
            sources.note(f"{path}.endDate", quote, [line])
    else:
        target.end_date = span.start
        sources.note(f"{path}.endDate", quote, [line])


def _quote(line: TextLine, begin: int, end: int) -> str:
    """The words of the date: a span counts inside its own segment."""
    for segment in line.segments:
        if entry_rules.dates.find_spans(segment.text):
            return segment.text[begin:end]
    return line.text


def set_body(
    target: Work | Volunteer | Project,
    body: list[TextLine],
    path: str,
    sources: Sources,
    rest: Sequence[Part] = (),
) -> None:
    """Highlights from bullets; what has none, and the ``rest`` of the head, is prose."""
    paragraphs = prose.paragraphs_of(body)
    plain = [one for one in paragraphs if not one.bulleted]
    told = [prose.Paragraph(part.text, [part.line]) for part in rest]
    if len(plain) > 1 and len(plain) == len(paragraphs):
        set_highlights(target, paragraphs, path, sources)
    else:
        set_highlights(target, [one for one in paragraphs if one.bulleted], path, sources)
        told += plain
    if told:
        field = "description" if isinstance(target, Project) else "summary"
        text = " ".join(one.text for one in told)
        setattr(target, field, text)
        sources.note(f"{path}.{field}", text, [line for one in told for line in one.lines])


def set_highlights(
    target: Dated, paragraphs: Iterable[prose.Paragraph], path: str, sources: Sources
) -> None:
    """A highlight for each paragraph."""
    for one in paragraphs:
        identity = sources.identity("h", path, one.text)
        sources.note(f"{path}.highlights.{identity}", one.text, one.lines)
        target.highlights.append(Highlight(identity, one.text))
