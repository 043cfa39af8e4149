"""SQLAlchemy on a connection that is open already."""

import sqlite3

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool


def engine_of(driver: sqlite3.Connection) -> Engine:
    """An engine whose only connection is this one. It never closes it; transactions are begun by hand."""
    return create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
