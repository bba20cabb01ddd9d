"""What can be wrong with a job's address or page: a code, a sentence and what to do instead."""

from __future__ import annotations

from typing import Any

from everdraft.base.errors import BadInput, EverdraftError, OutsideFailure


def message(text: str) -> str:
    """Marks an English message id for the catalogues."""
    return text


_ = message

ADDRESS_REFUSED = "address_refused"
PASTE = _("Open the page in your browser, copy the text of the advert and paste it here.")

_BAD_URL = {
    "bad_url": _("This is no web address that can be opened."),
}
_REFUSED = {
    "private": _("Everdraft does not open %(host)s: it is no public web address."),
    "port": _("Everdraft opens pages on the ports 80 and 443 alone, not on %(port)s."),
    "userinfo": _("Everdraft does not open an address with a name or a password in it."),
    "downgrade": _("The page leads from a protected address to one without protection."),
}
_PAGES = {
    "page_unreachable": _("The page could not be fetched: %(host)s does not answer."),
    "page_too_slow": _("The page could not be fetched: %(host)s took more than %(seconds)d s."),
    "page_broke_off": _("The page broke off before it was whole."),
    "page_status": _("The page could not be fetched: %(host)s answers with the status %(number)d."),
    "too_many_redirects": _("The page could not be fetched: it leads on and on."),
    "page_too_large": _("The page is larger than 2 MB."),
    "page_not_text": _("What is there is no page with text (%(type)s)."),
    "login_wall": _("The page shows its text only to people who are signed in there."),
    "advert_expired": _("The advert is closed: the page says so, or is gone."),
    "script_only": _("The page has no text of its own: a script of the site would fetch it."),
    "not_an_advert": _("The page does not look like the advert of one job."),
}
_MAY_BE_OVER = frozenset(
    {"page_unreachable", "page_too_slow", "page_broke_off", "page_status", "too_many_redirects"}
)
_SAYS = {"page_too_slow", "page_broke_off", "page_status", "too_many_redirects"}


def malformed() -> EverdraftError:
    """No address at all: nothing was started."""
    return BadInput(
        _BAD_URL["bad_url"],
        code="bad_url",
        action="It begins with https:// and is the address of one advert.",
    )


def refused(reason: str, **arguments: Any) -> EverdraftError:
    """An address that the guard does not let through: "private", "port", "userinfo", …"""
    return BadInput(
        _REFUSED[reason], code=ADDRESS_REFUSED, action=PASTE, retryable=False, **arguments
    )


def page_problem(kind: str, **arguments: Any) -> EverdraftError:
    """A page that did not become a job. What may be over tomorrow can be tried again."""
    return OutsideFailure(
        _PAGES[kind],
        code="page_unreachable" if kind in _SAYS else kind,
        action=PASTE,
        retryable=kind in _MAY_BE_OVER,
        **arguments,
    )
