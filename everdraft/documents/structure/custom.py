"""What the heads of one section have in common: in which order and type its author writes them.

A person writes every head of a section in one way. So where the words of one head leave open what
is the title, the employer or the place, the other heads of the section decide.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from everdraft.cv.lexicon import labels, places, roles
from everdraft.documents.structure.fields import Part

Slot = tuple[int, bool, bool]
Type = tuple[bool, bool, float]
LONGEST_PLACE_WORDS = 4
_LINKS = "de|do|da|del|di|la|le|les|am|an|upon|on|in|der|den|sur|aan|bei|i|y|e|ob"
LINKS = frozenset(_LINKS.split("|"))
SURE = 2.0  # a head whose own words speak this much louder needs no custom


@dataclass(slots=True)
class Custom:
    """Votes of the section's heads: which slots hold places, and what the titles look like."""

    place_votes: Counter[Slot] = field(default_factory=Counter[Slot])
    other_votes: Counter[Slot] = field(default_factory=Counter[Slot])
    order: float = 0.0
    types: Counter[tuple[Type, Type]] = field(default_factory=Counter[tuple[Type, Type]])

    def learn_slots(self, place: Part | None, parts: list[Part]) -> None:
        """Where the known place of a head stands, and where its titles and firms do."""
        whole = [*parts, place] if place is not None else parts
        if place is not None:
            self.place_votes[slot_of(place, whole)] += 1
        for part in parts:
            if part.title or part.firm:
                self.other_votes[slot_of(part, whole)] += 1

    def learn_pair(self, title: Part, employer: Part, lead: float) -> float:
        """A head whose words say which part is the title, ``lead`` louder than the other way
        round; returns what it gave to ``order``: above 0 for the title first.
        """
        if lead < 0.5:
            return 0.0
        given = min(lead, SURE) if title.slot < employer.slot else -min(lead, SURE)
        self.order += given
        if type_of(title) != type_of(employer):
            self.types[(type_of(title), type_of(employer))] += 1
        return given

    def prior(self, title: Part, employer: Part, own: float) -> float:
        """What the other heads add for this pair; ``own`` is what this head gave ``order``."""
        order = self.order - own
        sign = 1.0 if title.slot < employer.slot else -1.0
        strength = min(2.4, 0.4 * (order != 0) + 0.45 * max(0.0, abs(order) - 1.0))
        score = sign * strength * (1 if order > 0 else -1)
        pair = (type_of(title), type_of(employer))
        if pair[0] != pair[1]:
            for_it, against = self.types[pair], self.types[(pair[1], pair[0])]
            score += max(-0.9, min(0.9, 0.3 * (for_it - against)))
        return score

    def place_among(self, parts: list[Part]) -> Part | None:
        """The part that stands where places stand; at least two others must remain."""
        best: tuple[float, Part] | None = None
        for number, part in enumerate(parts):
            if len(parts) < 3 or not like_place(part):
                continue
            slot = slot_of(part, parts)
            votes = 2.0 * self.place_votes[slot] - 1.5 * self.other_votes[slot]
            votes += (
                0.6 * part.last_segment + 0.5 * (number == len(parts) - 1) - 0.7 * (number == 0)
            )
            if votes > 0.4 and (best is None or votes > best[0]):
                best = (votes, part)
        if best is None:
            return None
        titled = any(part.title for part in parts if part is not best[1])
        return best[1] if titled or self.place_votes[slot_of(best[1], parts)] else None


def slot_of(part: Part, parts: list[Part]) -> Slot:
    """Row of the head, whether it closes a row of several segments, whether it closes the head."""
    return part.slot[0], part.last_segment, part.slot >= max(one.slot for one in parts)


def type_of(part: Part) -> Type:
    """Weight, slant and size."""
    return part.bold, part.italic, round(part.line.size)


def like_place(part: Part) -> bool:
    """Shape of a place nobody listed: few words with capitals, no word of titles or firms."""
    return place_shaped(part.text) and not part.title and not part.firm


def place_shaped(text: str) -> bool:
    """Few words with capitals, nothing else."""
    words = text.split()
    if not 1 <= len(words) <= LONGEST_PLACE_WORDS or text.casefold() in labels.DEPARTMENTS:
        return False
    return words[0][:1].isupper() and all(
        re.fullmatch(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", word) is not None
        and (word[:1].isupper() or word in LINKS)
        for word in words
    )


def cut_places(rows: list[list[Part]], known: list[Part]) -> list[Part | None]:
    """Towns behind the employer's comma, a part for each head; the heads' parts are cut.

    A known place behind a comma, the same town twice, or a comma in the same slot of two heads
    says that the section's author adds places; then unknown towns are places too. ``known`` are
    places that other heads were already relieved of.
    """
    found: list[tuple[int, int, str, str]] = []
    for number, parts in enumerate(rows):
        for position, part in enumerate(parts):
            before, comma, after = part.text.rpartition(", ")
            titled = part.title > part.firm and not any(
                one.title >= part.title for one in parts if one is not part
            )
            if comma and not titled and _town(after):
                found.append((number, position, before, after))
    slots = Counter(_edge(rows[number][position]) for number, position, _, _ in found)
    slots.update(_edge(part) for part in known)
    towns = Counter(after for _, _, _, after in found)
    result: list[Part | None] = [None] * len(rows)
    for number, position, before, after in found:
        parts = rows[number]
        part = parts[position]
        certain = places.is_place(after) or towns[after] > 1 or slots[_edge(part)] > 1
        lone = len(rows) == 1 and any(one.title for one in parts)
        if (certain or lone) and len(parts) > 1 and result[number] is None:
            parts[position] = replace(part, text=before)
            result[number] = replace(part, text=after)
    return result


def _edge(part: Part) -> tuple[int, bool]:
    return part.slot[0], part.last_segment


def _town(text: str) -> bool:
    """It may be a town: shaped like one, and no legal form, title or team."""
    return (
        place_shaped(text)
        and not roles.firm_score(text)
        and not roles.title_score(text)
        and not labels.TEAM.search(text)
    )
