"""A change to a list of names, made on the list as it is now instead of as it was then."""

from __future__ import annotations

from collections.abc import Sequence

from everdraft.cv.tailoring.spelling import is_same_name


def relisted(base: str, text: str, current: str, drops: bool = False) -> str | None:
    """What makes ``text`` of ``base``, done to ``current``; each has one name a line.

    Names that were added come to the end, names that were spelled otherwise are spelled so, and an
    order holds for the names it knows, while all others keep their places. A name that was taken
    away since stays away. None where the change drops a name, unless it ``drops`` on purpose.
    """
    if current == base:
        return text
    before, after = base.split("\n"), text.split("\n")
    names = [one for one in before if one.strip()]
    spelled = _spelled(names, after)
    gone = [one for one in names if one not in after and one not in spelled]
    doubled = len({*before}) < len(before) or len({*after}) < len(after)
    if doubled or (gone and not drops):
        return None
    added = [
        one for one in after if one.strip() and one not in names and one not in spelled.values()
    ]
    now = [spelled.get(one, one) for one in current.split("\n") if one.strip() and one not in gone]
    kept = [spelled.get(one, one) for one in names if one not in gone]
    now += [one for one in added if not any(_is_one(one, other) for other in now)]
    if [one for one in after if one in kept] != kept:
        now = _in_order(now, after)
    return "\n".join(dict.fromkeys(now))


def _is_one(one: str, other: str) -> bool:
    return one.casefold() == other.casefold() or is_same_name(one, other)


def _spelled(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """The names that stand there in another spelling, each with its new one."""
    found: dict[str, str] = {}
    fresh = [one for one in after if one not in before]
    for own in (one for one in before if one not in after):
        new = next((one for one in fresh if _is_one(own, one)), None)
        if new is not None:
            found[own] = new
            fresh.remove(new)
    return found


def _in_order(now: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The names of ``wanted`` in its order, in the places that they hold together now."""

    def place(name: str) -> int | None:
        return next((at for at, one in enumerate(wanted) if _is_one(name, one)), None)

    places = [(place(one), one) for one in now]
    ordered = iter(sorted(((at, one) for at, one in places if at is not None)))
    return [one if at is None else next(ordered)[1] for at, one in places]
