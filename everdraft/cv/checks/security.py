"""Family X, trust: text that speaks to a machine, and characters that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from everdraft.cv.checks.base import Found, check, the_file
from everdraft.cv.checks.view import LONGEST_LINE, View
from everdraft.cv.findings import message as _
from everdraft.cv.words import LANGUAGES, any_of, words_for

_MANY_INVISIBLE = 100

_ORDERS = tuple(
    phrase
    for language in LANGUAGES
    if (words := words_for(language))
    for phrase in words.machine_orders
)


@check(
    "X02",
    severity="high",
    part="readability",
    title=_("Some words speak to a machine instead of a reader"),
    reads="Orders to a language model, in every language we know, and invisible characters.",
    why=_("Such orders are not obeyed here, and a recruiter who sees them stops reading."),
    fix=_("Delete the sentence."),
    source="OWASP Top 10 for LLM applications, LLM01",
    items=the_file,
)
def orders_to_a_machine(view: View) -> Iterator[Found]:
    """A direct order such as "ignore previous instructions"; or many zero-width characters."""
    pattern = any_of(_ORDERS)
    for line in view.reading.lines:
        match = pattern.search(line.text[:LONGEST_LINE])
        if match:
            yield Found(evidence=view.quote(line), section=view.section_at(line))
    count = view.facts.removed_characters
    if count >= _MANY_INVISIBLE and count * 20 > view.word_count:
        yield Found(
            evidence=view.fact("invisible characters"),
            severity="low",
            title=_("The file carries %(count)d invisible characters"),
            why=_("They break words for search, and look like an attempt to hide something."),
            fix=_("Paste the text through a plain editor and export again."),
            arguments={"count": count},
        )


CHECKS = (orders_to_a_machine,)
