"""Why an operation is not applied: it fits no state of the document, or the document moved on."""

from __future__ import annotations

from typing import Any

from everdraft.base.errors import BadInput, Conflict
from everdraft.cv.findings import message as _


class EditRefused(BadInput):
    """The operation can be applied to no state of this document.

    Codes: unknown_kind, unknown_target, wrong_type, not_text, bad_date, bad_id, unknown_field,
    too_long, too_many, id_taken, future_revision.
    """

    code = "edit_refused"

    def __init__(self, code: str, message: str, **arguments: str | int) -> None:
        super().__init__(message, code=code, action=_("Correct it and send it again."))
        self.arguments = dict(arguments)


class EditConflict(Conflict):
    """The target was changed after the revision that the operation was made on.

    Nothing was written. ``current`` is what stands there now (None: deleted), ``offered`` what the
    operation brought (None: a deletion), ``base`` what stood there at the operation's base
    revision (None: no longer known). ``revision`` is the one to build the next operation on.
    Codes: stale_edit, outdated (a suggestion for words that are no longer there).
    """

    code = "stale_edit"

    def __init__(
        self,
        target: str,
        *,
        current: Any,
        offered: Any,
        base: Any,
        revision: int,
        code: str = "stale_edit",
        message: str = _("This was changed in the meantime; both texts are kept."),
    ) -> None:
        super().__init__(message, code=code, action=_("Choose one of the texts, or write a third."))
        self.target = target
        self.current = current
        self.offered = offered
        self.base = base
        self.revision = revision

    def to_json(self) -> dict[str, Any]:
        """Both texts and the base, as the answer 409 carries them."""
        return {
            "target": self.target,
            "current": self.current,
            "offered": self.offered,
            "base": self.base,
            "revision": self.revision,
        }
