"""The errors a person can meet, split by who must act.

    EverdraftError
    ├── BadInput          the person (or their program) sent something we cannot take
    │   ├── Refused       a document that cannot be read: its code says why
    │   ├── NotFound      nothing by that id is theirs
    │   └── NoCredits     there are not enough credits left for it
    ├── Conflict          the thing has changed, or rests in a state that forbids this
    ├── OutsideFailure    a provider, a site or a network did not do its part
    └── OurFault          the disk, a bug, a limit of this installation
        └── Busy          others were faster, time and again: the same may be sent once more

Every error has a stable ``code``, a sentence for the person and what to do now. Sentences are
written in English as message ids; the edge translates them with ``arguments`` filled in.
"""

from __future__ import annotations

from collections.abc import Callable


class EverdraftError(Exception):
    """Base of all errors that reach a person."""

    status = 500
    code = "internal"
    retryable = False

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        action: str = "",
        status: int | None = None,
        retryable: bool | None = None,
        **arguments: object,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.action = action
        self.arguments = arguments
        if code is not None:
            self.code = code
        if status is not None:
            self.status = status
        if retryable is not None:
            self.retryable = retryable

    def sentence(self) -> str:
        """The message with its arguments, untranslated."""
        return self.message % self.arguments if self.arguments else self.message

    def what_to_do(self, translate: Callable[[str], str]) -> str:
        """The action in a person's language, with its arguments; empty when there is none."""
        action = translate(self.action) if self.action else ""
        return action % self.arguments if "%(" in action else action


class BadInput(EverdraftError):
    """What was sent cannot be used as it is."""

    status = 422
    code = "bad_input"


class Refused(BadInput):
    """The document cannot be read; nothing was stored."""

    code = "broken"


class NotFound(BadInput):
    """Nothing by that id belongs to this person."""

    status = 404
    code = "not_found"


class NoCredits(BadInput):
    """There are not enough credits left; nothing was started and nothing was taken."""

    status = 402
    code = "no_credits"


class Conflict(EverdraftError):
    """The thing rests in a state, or was changed, so that this is not possible now."""

    status = 409
    code = "conflict"


class OutsideFailure(EverdraftError):
    """Something outside this installation did not do its part."""

    status = 502
    code = "outside"
    retryable = True


class OurFault(EverdraftError):
    """This installation could not do it; nothing that was saved is lost."""

    status = 500
    code = "internal"
    retryable = True


class Busy(OurFault):
    """Others were faster each time it was tried; nothing was done, and it may just be sent again.

    No 409: programs take that for a newer state which a person must look at.
    """

    status = 503
    code = "busy"
