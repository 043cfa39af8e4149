"""Bringing a file of an older schema to this one. Loads Alembic: import it only when that is due."""

import datetime
from contextlib import closing
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from planner.storage.connection import connect, require_whole_references
from planner.storage.engine import engine_of
from planner.storage.new_file import copy_profile
from planner.storage.schema import SCHEMA_NUMBER

MIGRATIONS: Final = Path(__file__).with_name("migrations")
"""Where Alembic finds its environment and the revisions, one for each schema number."""


def migrate(path: Path, old_number: int) -> None:
    """Back the file up into the folder "backups" beside it, then bring it to the current schema in one transaction.

    A migration that fails leaves the file as it was. Raises ``ProfileUnusable``, ``OSError``, ``sqlite3.Error``.
    """
    # Foreign keys stay off: rebuilding a parent table would trip over its children. They are checked before the end.
    with closing(connect(path, has_foreign_keys=False)) as driver:
        copy_profile(driver, backup_path(path, old_number))
        with engine_of(driver).begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            upgrade(connection)
            require_whole_references(path, driver)
        # An older program looks at the header in the file itself, where the new number must stand.
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def backup_path(path: Path, number: int) -> Path:
    """Where the backup of a file of that schema goes, if it is made now."""
    now = datetime.datetime.now(datetime.UTC)
    return path.parent / "backups" / f"{path.stem} schema {number} {now:%Y-%m-%d %H%M%S.%f}.career"


def upgrade(connection: Connection) -> None:
    """Run the revisions that are due, in the transaction that the caller has begun on the connection."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, f"{SCHEMA_NUMBER:04}")
