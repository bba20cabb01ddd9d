"""How far a text answers an advert, as a number, and lists in the order of it, all kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from everdraft.cv.adverts import Advert
from everdraft.cv.match import answered, asked_skills, content_words, weighted_tasks
from everdraft.cv.own_skills import NO_NAMES, OwnNames
from everdraft.cv.skills import SkillMention, canonical_skill

T = TypeVar("T")
REQUIRED_WEIGHT, PREFERRED_WEIGHT, TASK_WEIGHT = 3.0, 2.0, 1.0
RESULT_WEIGHT = 0.9
"""What a line that says what came of it is worth, beside what it answers."""
LEAST_TASK = 0.35
"""Share of a task's words, by weight, from which a text answers it."""


class Wanted:
    """An advert prepared once: its skills in its own order and words, its tasks weighted.

    ``own`` are names that a CV lists and no table knows.
    """

    def __init__(self, advert: Advert, own: OwnNames = NO_NAMES) -> None:
        self.advert = advert
        self.own = own
        self.required = asked_skills(advert.required, own)
        self.preferred = {
            name: asked
            for name, asked in asked_skills((*advert.preferred, *advert.duties), own).items()
            if name not in self.required
        }

    @property
    def skills(self) -> dict[str, tuple[SkillMention, str]]:
        """Every skill it names, the required ones first, each with its mention and line."""
        return {**self.required, **self.preferred}

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {name: rank for rank, name in enumerate(self.skills)}

    @cached_property
    def _rows(self) -> dict[str, set[str]]:
        """Each line of the advert, the conditions first, with the skills that it names."""
        rows = (*self.advert.required, *self.advert.preferred, *self.advert.duties)
        return {row: {one.canonical for one in self.own.find(row)} for row in rows}

    @cached_property
    def _tasks(self) -> list[tuple[str, dict[str, float]]]:
        """Each task with the weights of its words. An advert that names no tasks has its
        conditions in their place."""
        advert = self.advert
        return weighted_tasks(advert.duties or advert.required, advert.language)

    def task(self, text: str) -> tuple[float, str]:
        """The task that a text answers best, and how far: 0 to 1."""
        own = set(content_words(text, self.advert.language))
        best = (0.0, "")
        for row, weights in self._tasks:
            share = answered(weights, own)
            if share > best[0]:
                best = (share, row)
        return best

    def named(self, text: str) -> list[str]:
        """The canonical names of the asked skills that a text mentions, each once."""
        found = (one.canonical for one in self.own.find(text))
        return list(dict.fromkeys(one for one in found if one in self._ranks))

    def asked(self, text: str) -> str:
        """The line of the advert that a text answers best; "" for a text that answers none."""
        named = set(self.named(text))
        if named:
            return max(self._rows, key=lambda row: len(named & self._rows[row]))
        share, row = self.task(text)
        return row if share >= LEAST_TASK else ""

    def weight(self, text: str) -> float:
        """How far a text answers the advert; 0 for a text that does not."""
        named = self.named(text)
        required = sum(one in self.required for one in named)
        share, _row = self.task(text)
        return (
            REQUIRED_WEIGHT * required
            + PREFERRED_WEIGHT * (len(named) - required)
            + TASK_WEIGHT * (share if share >= LEAST_TASK else 0.0)
        )

    def rank(self, name: str) -> int:
        """The place of a skill's name in the advert; behind all others where it is not in it."""
        found = [self._ranks[one] for one in self.named(name)]
        own = self._ranks.get(canonical_skill(name))
        return min(found + ([] if own is None else [own]), default=len(self._ranks))


def by_weight(items: Sequence[T], weights: Sequence[float]) -> list[T]:
    """The items, the heaviest first; equals keep their order, and all of them are there."""
    order = sorted(range(len(items)), key=lambda place: -weights[place])
    return [items[place] for place in order]
