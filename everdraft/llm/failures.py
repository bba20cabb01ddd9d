"""Why a model gave no whole answer: stable codes, a sentence each, and whether to call again."""

from __future__ import annotations

from dataclasses import dataclass

from everdraft.base.errors import OutsideFailure


def message(text: str) -> str:
    """Marks a message id for translation; the edge translates."""
    return text


@dataclass(slots=True, frozen=True)
class _Kind:
    """``again``: the same call may succeed in a moment. ``retryable``: a person may try later."""

    sentence: str
    action: str
    again: bool
    retryable: bool = True


_TRY_LATER = message("Everything written is kept. Try again in a while.")
_SEE_SETTINGS = message("Look at the model's settings, then start again.")

_KINDS: dict[str, _Kind] = {
    "model_timeout": _Kind(
        message("%(model)s did not go on in time."),
        message("Try again, or allow it more seconds with EVERDRAFT_MODEL_TIMEOUT_SECONDS."),
        again=True,
    ),
    "model_section_timeout": _Kind(
        message("%(model)s took longer for this section than is allowed."),
        message("Try again, or allow it more seconds with EVERDRAFT_MODEL_SECTION_SECONDS."),
        again=False,
    ),
    "model_unreachable": _Kind(
        message("%(model)s cannot be reached."),
        message("Look whether its server runs and the network is there, then try again."),
        again=True,
    ),
    "model_certificate": _Kind(
        message("The server of %(model)s shows a certificate that is not valid."),
        message(
            "Look at EVERDRAFT_MODEL_BASE_URL, and at the clock of this machine. For a server of "
            "your own add its authority to SSL_CERT_FILE."
        ),
        again=False,
        retryable=False,
    ),
    "model_overloaded": _Kind(
        message("%(model)s has too much to do just now."), _TRY_LATER, again=True
    ),
    "model_failed": _Kind(
        message("%(model)s answered with a fault of its own."), _TRY_LATER, again=True
    ),
    "model_cut": _Kind(
        message("The answer of %(model)s broke off before its end."), _TRY_LATER, again=True
    ),
    "model_junk": _Kind(
        message("What %(model)s sent cannot be used."),
        message("Try again, or choose another model with EVERDRAFT_MODEL."),
        again=True,
    ),
    "model_length": _Kind(
        message("The answer of %(model)s was longer than it may be, and was cut."),
        message("Try again, or choose another model with EVERDRAFT_MODEL."),
        again=False,
    ),
    "model_refused": _Kind(
        message("%(model)s refused to write about this text."),
        message("Try again, or choose another model with EVERDRAFT_MODEL."),
        again=False,
    ),
    "model_too_long": _Kind(
        message("The text is longer than %(model)s can read at once."),
        message("Choose a model that reads more with EVERDRAFT_MODEL."),
        again=False,
        retryable=False,
    ),
    "model_quota": _Kind(
        message("The account at %(model)s has no credit left."),
        message("Top it up with the provider, then try again."),
        again=False,
    ),
    "model_auth": _Kind(
        message("The key was refused by %(model)s."),
        message("Set EVERDRAFT_MODEL_API_KEY to a key that is valid, then start again."),
        again=False,
        retryable=False,
    ),
    "model_unknown": _Kind(
        message("%(model)s is not known to its provider."),
        message("Look at EVERDRAFT_MODEL and EVERDRAFT_MODEL_BASE_URL, then start again."),
        again=False,
        retryable=False,
    ),
    "model_rejected": _Kind(
        message("%(model)s does not take requests of this kind."),
        _SEE_SETTINGS,
        again=False,
        retryable=False,
    ),
    "model_forbidden": _Kind(
        message("%(model)s is on another machine, and this installation may call none."),
        message("Remove EVERDRAFT_FORBID_REMOTE_MODELS, or use a model on this machine."),
        again=False,
        retryable=False,
    ),
}

CODES = frozenset(_KINDS)


class ModelFailure(OutsideFailure):
    """A call that gave no whole answer. ``code`` is one of `CODES`, ``model`` a model's name.

    ``again`` says whether the same call may succeed in a moment, ``retry_after_seconds`` how long
    the provider asked to wait. ``detail`` is for the log alone: a status or a class name, never
    what the provider said, which may repeat the text or the key.
    """

    def __init__(
        self, code: str, model: str, *, detail: str = "", retry_after_seconds: float | None = None
    ) -> None:
        kind = _KINDS[code]
        super().__init__(
            kind.sentence, code=code, action=kind.action, retryable=kind.retryable, model=model
        )
        self.again = kind.again
        self.detail = detail
        self.retry_after_seconds = retry_after_seconds
