"""The person a request acts for."""

from __future__ import annotations

from dataclasses import dataclass

LOCAL_OWNER_ID = "local"


@dataclass(slots=True, frozen=True)
class User:
    """An owner of rows. In local mode there is exactly one: whoever sits at the machine."""

    id: str
    name: str = ""


LOCAL_USER = User(id=LOCAL_OWNER_ID)
