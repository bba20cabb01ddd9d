"""What was typed into a form that was not taken is kept, as far as a draft can hold it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from everdraft.base.errors import EverdraftError
from everdraft.engine.library import LibraryService


async def keep_typed(
    library: LibraryService, owner_id: str, key: str, typed: Mapping[str, Any]
) -> None:
    """What is too long for a draft stands in the answer, in its field; that is no second error."""
    try:
        await library.put_draft(owner_id, key, typed)
    except EverdraftError as too_long:
        if too_long.code != "too_large":
            raise
