"""A data folder of the first schema, made from the SQL and the rows of that time."""

from __future__ import annotations

from pathlib import Path

import apsw

SAMPLES = Path(__file__).parents[1] / "samples"
OWNER = "local"


def make_schema_1(database: Path) -> None:
    """Writes the database as version 1 left it, in WAL mode, closed."""
    connection = apsw.Connection(str(database))
    connection.execute("PRAGMA journal_mode = WAL")
    with connection:
        connection.execute((SAMPLES / "schema_1.sql").read_text("utf-8"))
        connection.execute((SAMPLES / "schema_1_rows.sql").read_text("utf-8"))
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def rows_of_schema_1(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row in every column that the first schema had, by table."""
    plain = apsw.Connection(":memory:")
    plain.execute((SAMPLES / "schema_1.sql").read_text("utf-8"))
    connection = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)
    found: dict[str, list[tuple[object, ...]]] = {}
    for (table,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        columns = [row[1] for row in plain.execute(f"PRAGMA table_info({table})")]
        found[table] = sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table}"))
    connection.close()
    return found
