"""Who may append: one writer at a time, by epoch and by position.

A producer carries an epoch, and every append says where in the stream it belongs. The store
decides inside its transaction:

    epoch < the stream's       a newer owner exists                    -> FENCED
    first_seq != head + 1      somebody appended since                 -> FENCED
    the stream is closed       the last event is written               -> CLOSED
    otherwise                  the events are taken, and the stream's epoch becomes the append's

An append with a higher epoch is therefore a takeover, and of two takeovers at once only one
finds its position still free. There is no lock to lose and no clock to trust.
"""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What the store says to one append."""

    ACCEPTED = "accepted"
    FENCED = "fenced"
    CLOSED = "closed"
    MISSING = "missing"


def judge(*, epoch: int, first_seq: int, stream_epoch: int, head: int, closed: bool) -> Verdict:
    """The rule above; stores state it in SQL, and the contract suite holds them to this."""
    if epoch < stream_epoch:
        return Verdict.FENCED
    if closed:
        return Verdict.CLOSED
    if first_seq != head + 1:
        return Verdict.FENCED
    return Verdict.ACCEPTED
