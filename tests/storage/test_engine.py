import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from planner.storage.connection import connect
from planner.storage.engine import engine_of


def test_it_uses_the_connection_it_was_given_and_leaves_it_open(closed: Path) -> None:
    with closing(connect(closed)) as driver:
        engine = engine_of(driver)
        for _ in range(2):
            with engine.begin() as connection:
                assert connection.connection.driver_connection is driver
        assert driver.execute("SELECT count(*) FROM role").fetchone() == (0,)


def test_a_block_that_ends_well_is_committed(closed: Path) -> None:
    with closing(connect(closed)) as driver, closing(sqlite3.connect(closed)) as other:
        with engine_of(driver).begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("INSERT INTO skill (id, name, evidence) VALUES ('s', 'Go', '')")
            assert other.execute("SELECT id FROM skill").fetchall() == []
        assert not driver.in_transaction
        assert other.execute("SELECT id FROM skill").fetchall() == [("s",)]


def test_a_block_that_raises_is_rolled_back(closed: Path) -> None:
    with closing(connect(closed)) as driver:
        with suppress(ZeroDivisionError), engine_of(driver).begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("INSERT INTO skill (id, name, evidence) VALUES ('s', 'Go', '')")
            raise ZeroDivisionError
        assert not driver.in_transaction
        assert driver.execute("SELECT id FROM skill").fetchall() == []
