"""`everdraft credits`: what is left, where it went, and giving more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from everdraft.base.language import plural
from everdraft.cli.asking import ask
from everdraft.cli.settings import DataOption, JsonOption, load_settings
from everdraft.cli.terminal import Terminal, printable
from everdraft.cli.terminal import message as _

if TYPE_CHECKING:
    from pathlib import Path

    from everdraft.cli.workplace import AnswerJson, Workplace

GROUP = typer.Typer(help=_("Show credits, and grant some."), no_args_is_help=True)
KIND_WORDS = {
    "grant": _("granted"),
    "reserve": _("reserved"),
    "settle": _("used"),
    "release": _("given back"),
}
CREDITS_ARE_OFF = _("EVERDRAFT_CREDITS is off here: where it is off, nothing costs anything.")

AmountArgument = Annotated[
    int,
    typer.Argument(
        metavar="AMOUNT", help=_("Whole credits; a negative number takes back what is left.")
    ),
]
UserOption = Annotated[
    str,
    typer.Option(
        "--user",
        metavar="EMAIL",
        help=_("Whose credits; without accounts there is one person."),
        show_default=False,
    ),
]


@GROUP.command("show", help=_("Show what is left, and the newest entries."))
def show(context: typer.Context, json: JsonOption = False, data: DataOption = None) -> None:
    """A table, or ``{balance, reserved, entries}``."""
    terminal = cast("Terminal", context.obj)
    account = ask(lambda workplace: workplace.credits(), terminal, data)
    if json:
        terminal.show_json(account)
        return
    terminal.show(_balance(account, terminal))
    for entry in cast("list[dict[str, Any]]", account["entries"]):
        when = str(entry["at"])[:16].replace("T", " ")
        kind = terminal.translate(KIND_WORDS[entry["kind"]])
        terminal.show(f"{when}  {entry['amount']:+6d}  {kind:<11}  {entry['runId']}".rstrip())
    _say_when_off(terminal, data)


# A negative number is an amount here and no option.
@GROUP.command(
    "grant",
    help=_("Give credits; a negative number takes back."),
    context_settings={"ignore_unknown_options": True},
)
def grant(
    context: typer.Context,
    amount: AmountArgument,
    user: UserOption = "",
    json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """What is left after it, or the entry it made. Works also while credits are off."""
    from everdraft.accounts.user import LOCAL_OWNER_ID
    from everdraft.base.errors import BadInput

    terminal = cast("Terminal", context.obj)
    if user not in ("", LOCAL_OWNER_ID):
        raise BadInput(
            "There are no accounts here, so there is no %(user)s.",
            code="no_accounts",
            action="Leave --user out: the credits are those of everybody who uses this server.",
            user=printable(user),
        )

    async def granted(workplace: Workplace) -> tuple[AnswerJson, AnswerJson]:
        return await workplace.grant(amount), await workplace.credits()

    entry, account = ask(granted, terminal, data)
    if json:
        terminal.show_json(entry)
        return
    terminal.show(_balance(account, terminal))
    _say_when_off(terminal, data)


def _balance(account: AnswerJson, terminal: Terminal) -> str:
    translate = terminal.translate
    left = plural(
        translate, "%(count)d credit left", "%(count)d credits left", int(account["balance"])
    )
    reserved = translate("%(count)d reserved by runs at work")
    return f"{left}, {reserved % {'count': int(account['reserved'])}}"


def _say_when_off(terminal: Terminal, data: Path | None) -> None:
    if load_settings(data_dir=data).credits == "off":
        terminal.say(terminal.translate(CREDITS_ARE_OFF))
