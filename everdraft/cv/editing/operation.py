"""The shapes of an edit: the operation, what came of it, what to tell the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from everdraft.cv.editing.draft import Draft
from everdraft.cv.editing.errors import EditRefused
from everdraft.cv.findings import message as _

Json = Any
LONGEST_OP_ID = 128
MOST_WORDS_OF_ONE = 200
"""Texts confirmed, or written by hand, for one target."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One edit. ``target`` is a place of the CV, or the id of a suggestion or question.

    set      a value for a field or bullet: text, list of texts, yes/no, place, profiles
    insert   {after: id | null, item: {id, …}} for a list: "work", "work.<id>.highlights"
    delete   an entry, bullet or section; value is null
    move     {after: id | null} for an entry, bullet or section, within its list
    accept   {target, text, base_text} of the suggestion; a list is one item a line
    reject   null
    confirm  {text, true: bool} for a place: the person says that these words are so
    answer   {text, target} to a question
    """

    op_id: str
    kind: str
    target: str
    base_rev: int
    value: Json = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the person about an edit that was applied; ``text`` is a message id."""

    code: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of an operation.

    ``document`` is the new state; the old one is untouched and shares what did not change.
    ``changed_targets`` is empty when nothing changed. ``before`` maps each changed target to what
    stood there (None: nothing), so that no text is ever lost.
    """

    document: dict[str, Json]
    changed_targets: tuple[str, ...]
    before: Mapping[str, Json]
    notices: tuple[Notice, ...] = field(default=())


def unchanged(document: Mapping[str, Json], *notices: Notice) -> Applied:
    """An operation that was applied and changed nothing but the revision."""
    return Applied(Draft(document).document, (), {}, notices)


def not_here(target: str) -> EditRefused:
    """The target could stand in a CV, but not in this one."""
    return EditRefused("unknown_target", _("This CV has no “%(target)s”."), target=target[:300])


def table_of(value: Json) -> Mapping[str, Json]:
    """A value as a table; anything else is an empty one."""
    return cast("Mapping[str, Json]", value) if isinstance(value, Mapping) else {}


def list_of(value: Json) -> list[Json]:
    """A value as a list; anything else is an empty one."""
    return cast("list[Json]", value) if isinstance(value, list) else []
