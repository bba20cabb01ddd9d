"""A file of ours read by our own reader: are name, e-mail and roles those of the CV?"""

from __future__ import annotations

from typing import Any

from everdraft.cv.model import Cv, Work
from everdraft.documents.render.clean import one_line, plain

Json = dict[str, Any]
MOST_SHOWN = 20


def own_reading(cv: Cv, reread: Cv) -> Json:
    """{name, email, roles, rolesFound, missing}: what is the same; roles in any order.

    A role is the same when its title, employer, dates and "until now" are.
    """
    there = [_role(one) for one in reread.work]
    missing: list[str] = []
    for one in cv.work:
        role = _role(one)
        if role in there:
            there.remove(role)
        else:
            missing.append(one_line(", ".join(part for part in (one.position, one.name) if part)))
    before, after = cv.basics, reread.basics
    return {
        "name": plain(before.name) == plain(after.name),
        "email": one_line(before.email).casefold() == one_line(after.email).casefold(),
        "roles": len(cv.work),
        "rolesFound": len(cv.work) - len(missing),
        "missing": missing[:MOST_SHOWN],
    }


def _role(one: Work) -> tuple[str, str, str, str, bool]:
    return plain(one.position), plain(one.name), one.start_date, one.end_date, one.current
