"""Run by Alembic: applies the revisions that are due on the connection it was handed."""

from collections.abc import Collection, Mapping
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo

from planner.storage.tables import METADATA


def _stamp(
    ctx: MigrationContext,
    step: MigrationInfo,
    heads: Collection[Any],  # noqa: ARG001 - Alembic names its arguments
    run_args: Mapping[str, Any],  # noqa: ARG001
) -> None:
    """Write the number of the revision just applied where a program sees it before it opens the file."""
    assert ctx.connection is not None
    assert step.up_revision_id is not None
    ctx.connection.exec_driver_sql(f"PRAGMA user_version = {int(step.up_revision_id)}")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by building it anew
    on_version_apply=_stamp,
)
context.run_migrations()
