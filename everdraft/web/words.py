"""The words that a page's HTML and its client say alike, in one place.

The server puts them into the HTML and, as JSON, beside it; the client paints the same sentences
when the state changes. A pair is singular and plural.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel.numbers import get_decimal_symbol

from everdraft.base.language import translator


def message(text: str) -> str:
    """Marks an English message id for the catalogues."""
    return text


_ = message

WORDS: Mapping[str, str | tuple[str, str]] = {
    # what a run is now
    "PENDING": _("Waiting to start"),
    "IN_PROGRESS": _("In progress"),
    "PAUSED": _("Paused"),
    "COMPLETED": _("Finished"),
    "ERROR": _("Interrupted"),
    "CANCELLED": _("Stopped"),
    "just_now": _("just now"),
    # saved
    "saved": _("Saved %(time)s"),
    "saving": _("Saving…"),
    "reconnecting": _("Reconnecting, everything so far is saved"),
    "offline": _("Offline, everything so far is saved"),
    "offline_kept": _("Offline, kept on this device"),
    "unanswered_kept": _("The server does not answer; kept on this device"),
    "disk_full": _("Not saved: disk full"),
    "disk_refuses": _("Not saved: the disk does not take it"),
    "not_saved": _("Not saved: %(reason)s"),
    "device_only": _("Too long for the server; kept on this device"),
    "no_reply": _("the server does not answer"),
    # the line above the bar
    "starting": _("Starting"),
    "in_line_1": _("First in line"),
    "in_line_2": _("Second in line"),
    "in_line_3": _("Third in line"),
    "in_line": _("Number %(place)d in line"),
    "now_checking": _("Now: %(section)s"),
    "waiting_for_model": _("Waiting for the model"),
    "model_timeout": _("The model did not go on in time."),
    "model_unreachable": _("The model cannot be reached."),
    "model_overloaded": _("The model has too much to do just now."),
    "model_failed": _("The model answered with a fault of its own."),
    "model_cut": _("The model's answer broke off before its end."),
    "model_junk": _("What the model sent cannot be used."),
    "tried_next": _("It is tried again at"),
    "goes_on_by_itself": _("It goes on by itself:"),
    "sections_done": (
        _("%(count)d of %(planned)d sections done"),
        _("%(count)d of %(planned)d sections done"),
    ),
    "all_done": (_("%(count)d section checked"), _("All %(count)d sections checked")),
    # a section
    "section_waiting": _("Waiting"),
    "section_active": _("Being written"),
    "section_completed": _("Done"),
    "section_score": _("%(score)d of 100"),
    "section_kept": _("Not reached"),
    "continued": _("Continued here after an interruption."),
    "more_quotes": (_("and %(count)d more place"), _("and %(count)d more places")),
    "page": _("page %(page)d"),
    "nothing_to_mend": _("Nothing to mend here."),
    # what rests, and why
    "paused_title": _("Paused"),
    "error_title": _("The check was interrupted"),
    "cancelled_title": _("Stopped"),
    "budget_tokens_per_run": _("This run took all the tokens that a run may take."),
    "budget_usd_per_day": _("What models may cost today is used up."),
    "budget_usd_per_month": _("What models may cost this month is used up."),
    "goes_on_at": _("It goes on by itself at %(time)s UTC; Continue tries it now."),
    "goes_on_never": _("It goes on when EVERDRAFT_BUDGET_TOKENS_PER_RUN is raised."),
    "kept": (
        _("%(count)d of %(planned)d sections is done and kept."),
        _("%(count)d of %(planned)d sections are done and kept."),
    ),
    "kept_words": _("No section is finished yet; the words below are kept."),
    "kept_nothing": _("Nothing was written yet; your CV is kept."),
    "costs_nothing": _("Going on costs nothing."),
    "costs_again": (
        _("Going on costs %(count)d credit; the one held for it was given back."),
        _("Going on costs %(count)d credits; those held for it were given back."),
    ),
    "cancelled_kept": _("What was written stays here."),
    # the score
    "Excellent": _("Excellent"),
    "Good": _("Good"),
    "Needs Work": _("Needs Work"),
    "Critical": _("Critical"),
    "for_machines": _("%(score)d of 100 for machines alone"),
    "part_points": _("%(points)s of %(maximum)s"),
    "worth": (_("worth %(count)d point"), _("worth %(count)d points")),
    "see_in": _("See it in %(section)s"),
    # said aloud
    "aloud_section": _("%(section)s is done."),
    "aloud_finished": (
        _("The check is finished, %(count)d section."),
        _("The check is finished, %(count)d sections."),
    ),
    "aloud_paused": _("The check is paused."),
    "aloud_error": _("The check was interrupted."),
    "aloud_cancelled": _("The check was stopped."),
    "no_answer": _("The server does not answer. Everything so far is saved; try again."),
    # an improvement: what an analysis says in another way
    "improved_all_done": (_("%(count)d section read"), _("All %(count)d sections read")),
    "improved_error_title": _("The work was interrupted"),
    "improved_kept_nothing": _("Nothing was suggested yet; your CV is kept."),
    "improved_aloud_finished": (
        _("Everything is suggested, %(count)d section."),
        _("Everything is suggested, %(count)d sections."),
    ),
    # its suggestions and questions
    "suggestion": _("Suggestion"),
    "from_answer": _("From your answer"),
    "question": _("Question"),
    "decided_open": _("To decide"),
    "decided_accepted": _("Accepted"),
    "decided_waiting": _("Accepted, waits for your word"),
    "decided_replaced": _("Accepted, and changed by you since"),
    "decided_rejected": _("Rejected"),
    "decided_outdated": _("Outdated"),
    "decided_answered": _("Answered"),
    "outdated_note": _(
        "Your words have changed since this was suggested. Both texts are kept, and yours stays."
    ),
    "replaced_note": _("You accepted this and wrote over it since; your words stay."),
    "is_it_true": _("Is this true?"),
    "says_more": _("It says what your CV does not. You are asked when you accept it."),
    "confirm_label": _("True: %(claim)s"),
    "answers_checks": (_("Answers check %(checks)s"), _("Answers checks %(checks)s")),
    "to_decide": (_("%(count)d to decide"), _("%(count)d to decide")),
    "left": (
        _("%(count)d suggestion or question is still open."),
        _("%(count)d suggestions and questions are still open."),
    ),
    "all_decided": _("Everything is decided."),
    "nothing_yet": _("Suggestions appear here as they are found."),
    "nothing_to_say": _("There is nothing to change and nothing to ask."),
    "take_all": (
        _("Accept the %(count)d that needs no word of yours"),
        _("Accept the %(count)d that need no word of yours"),
    ),
    "moved_up": _("moved up"),
    "moved_down": _("moved down"),
    "score_before": _("Before"),
    "score_now": _("Now"),
    "score_after": _("With all open ones accepted"),
    # decisions said aloud
    "aloud_accepted": _("Accepted."),
    "aloud_waiting": _("Accepted. Is it true what it says?"),
    "aloud_rejected": _("Rejected; your words stay."),
    "aloud_answered": _("Your answer is kept, and a suggestion was made of it."),
    "no_line": _("Your answer is kept. It makes no line of its own; a number or a result would."),
    "gap_kept": _("Kept as a gap."),
    "answer_kept": _("Your answer is kept."),
    "aloud_confirmed": _("Kept as true."),
    "aloud_rewritten": _("Your own words are kept."),
    "aloud_taken": _("%(count)d accepted."),
    # uploading
    "checking": _("Looking at %(name)s…"),
    "uploading": _("Sending %(name)s, %(percent)d %%"),
    "reading": _("Reading %(name)s…"),
    "too_large": _("The file is larger than 5 MiB."),
    "too_large_action": _("Save it as a smaller PDF, without large pictures, and try again."),
    "empty_file": _("The file is empty."),
    "empty_file_action": _("Save it again from the program you wrote it with."),
    "one_file": _("One CV at a time, please: nothing was sent."),
    "one_file_action": _("Drop a single file."),
    "upload_lost": _("The server did not answer. %(name)s is still here."),
    "pasted_text": _("the pasted text"),
    # the banner "Continue Your Work"
    "waiting_for_you": (
        _("%(count)d piece of work is waiting for you. Everything in it is kept."),
        _("%(count)d pieces of work are waiting for you. Everything in them is kept."),
    ),
    "going_by_itself": (
        _("%(count)d piece of work is going on by itself."),
        _("%(count)d pieces of work are going on by themselves."),
    ),
    "newest_shown": _("The %(shown)d newest of %(count)d are shown here."),
    "card_role": _("for %(role)s"),
    "card_kept": _("%(sections)s, %(saved)s"),
    "card_words": (_("%(count)d word saved"), _("%(count)d words saved")),
    "card_nothing": _("Your CV is kept; nothing is written yet"),
    "card_percent": _("%(percent)d %%"),
    "card_bar": _("Progress of %(title)s"),
    "paused_by_person": _("You paused it."),
    "continue": _("Continue"),
    "continue_title": _("Continue %(title)s"),
    "continuing": _("Continuing…"),
    "continuing_title": _("Continuing %(title)s…"),
    "dismiss_title": _("Dismiss %(title)s"),
    "undo_title": _("Undo: show %(title)s again"),
    "put_away": _("%(title)s is put away. Everything in it is kept, and it stays under Recent."),
    "all_put_away": (
        _("%(count)d piece of work is put away. Everything in it is kept, also under Recent."),
        _("%(count)d pieces of work are put away. Everything in them is kept, also under Recent."),
    ),
    "back_again": _("It is back."),
}


Words = Mapping[str, Any]


def kind_words(titles: Mapping[str, str], language: str) -> dict[str, str]:
    """What each kind of work is called on its card; ``titles`` by workflow."""
    translate = translator(language)
    return {f"kind_{name}": translate(title) for name, title in titles.items()}


@cache
def words_for(language: str) -> Words:
    """All of them in a language; a pair becomes a list of two. ``decimal`` is the decimal mark."""
    translate = translator(language)
    words: dict[str, Any] = {
        key: [translate(one) for one in text] if isinstance(text, tuple) else translate(text)
        for key, text in WORDS.items()
    }
    return {**words, "decimal": get_decimal_symbol(language), "language": language}


def say(words: Words, key: str, **arguments: object) -> str:
    """A sentence with its places filled in; ``count`` chooses between singular and plural."""
    text: Any = words[key]
    if isinstance(text, list):
        text = text[0] if arguments["count"] == 1 else text[1]  # pyright: ignore[reportUnknownVariableType]
    return str(text) % arguments if arguments else str(text)  # pyright: ignore[reportUnknownArgumentType]
