"""What the terminal says while the database is brought to this version's schema."""

from __future__ import annotations

from everdraft.cli.terminal import Terminal
from everdraft.storage.migrations import Migration, Tell


def telling(terminal: Terminal) -> Tell:
    """Sentences for the three moments of a migration, on stderr."""

    def tell(migration: Migration) -> None:
        values = {
            "found": migration.found,
            "wanted": migration.wanted,
            "backup": migration.backup,
        }
        translate = terminal.translate
        if migration.done:
            said = translate(
                "Done: the database has schema version %(wanted)d. Keep the backup until you are "
                "sure; it also holds CVs that are deleted later."
            )
        elif migration.backup:
            said = translate("The backup is safe: %(backup)s")
        else:
            said = translate(
                "The database is changed from schema version %(found)d to %(wanted)d. "
                "A backup of it is made first."
            )
        terminal.say(said % values)

    return tell
