"""Files that released programs have made: each opens in this one, and keeps every record.

``tests/profiles/schema_N.career`` was written by the program of schema N itself: it added ``WRITTEN``, of schema 2
``WRITTEN_2``, then deleted the last role, of schema 2 the last action, and added it again. A file is never made anew.
"""

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from planner.domain.certification import Certification, CertificationStatus
from planner.domain.compensation import EquityGrant, Pay
from planner.domain.dates import PartialDate
from planner.domain.money import PayPeriod
from planner.domain.person import Person, Preferences, Scenario
from planner.domain.plan import Action, ActionKind
from planner.domain.profile import Record
from planner.domain.role import Level, Role, Track, WorkMode
from planner.domain.skill import Skill
from planner.storage.connection import connect
from planner.storage.profile_file import ProfileFile
from planner.storage.schema import SCHEMA_NUMBER
from tests.display import CHECKOUT
from tests.records_of_all_kinds import ACTION, EVERY_KIND, PLAN
from tests.storage.test_migration import schema_of
from tests.strategies import adding, profile_of

SHIPPED = CHECKOUT / "tests" / "profiles"
WRITTEN: tuple[Record, ...] = (
    Person(name="Zoë Müller 机器", home_place="Austin", working_since=PartialDate(2016), is_sample=True),
    Preferences(horizon_years=20, inflation_percent=3.0, market_growth_percent=-0.25, seed=7),
    Role(id="r2", title="ML engineer", employer="Cascade", level=Level.SENIOR, start=PartialDate(2021, 3)),
    Role(
        id="r1",
        title="Data scientist",
        employer="Ünal & Söhne",
        level=Level.MID,
        track=Track.RESEARCH,
        start=PartialDate(2016, 9, 1),
        end=PartialDate(2021, 2),
        place="Denver",
        work_mode=WorkMode.REMOTE,
        share_percent=80,
        specialisation="Computer vision",
        industry="Health",
        note="First line\nsecond line",
    ),
    Role(id="r0", title="Intern"),
    Pay(id="p2", role_id="r2", effective=PartialDate(2023), base=Decimal("171000.50"), bonus=Decimal("1E+4")),
    Pay(
        id="p1",
        role_id="r1",
        effective=PartialDate(2016, 9),
        base=Decimal("61.250"),
        currency="EUR",
        period=PayPeriod.HOUR,
        hours_per_week=Decimal("32.5"),
    ),
    EquityGrant(
        id="g1",
        role_id="r2",
        granted=PartialDate(2021, 3, 15),
        value=Decimal(96000),
        vesting_months=36,
        cliff_months=0,
    ),
    Skill(id="s1", name="Python", proficiency=4, last_used=PartialDate(2025, 11), evidence="https://example.org/repo"),
    Skill(id="s2", name="Rust"),
    Certification(
        id="c1",
        name="CKAD",
        issuer="CNCF",
        credential_id="X-1",
        url="https://example.org/c/1",
        earned=PartialDate(2024, 5),
        expires=PartialDate(2027, 5),
    ),
    Certification(id="c2", name="Terraform Associate", status=CertificationStatus.WANTED),
)


LEARN_2 = Action(
    id="n1a1",
    plan_id="n1",
    kind=ActionKind.LEARN_SKILL,
    start=PartialDate(2025, 2),
    subject="Rust",
    months=6,
    proficiency=3,
    hours=120,
    cost=Decimal("99.90"),
    note="With a project",
)
PLACE_2, COMPANY_2 = (
    Action(
        id="n1a2",
        plan_id="n1",
        kind=ActionKind.MOVE_PLACE,
        start=PartialDate(2026),
        subject="Zürich 机器",
        months=3,
        cost=Decimal("1E+4"),
    ),
    Action(
        id="n1a0",
        plan_id="n1",
        kind=ActionKind.MOVE_COMPANY,
        start=PartialDate(2027, 5, 1),
        note="First line\nsecond line",
    ),
)
_BEFORE, _AFTER = EVERY_KIND[: EVERY_KIND.index(ACTION)], EVERY_KIND[EVERY_KIND.index(ACTION) + 1 :]
WRITTEN_2: tuple[Record, ...] = (*_BEFORE, LEARN_2, PLACE_2, COMPANY_2, *_AFTER)
"""One record of each kind as they still are, and three actions in the place of the one that has an offer now."""
MOVE = Action(
    id="x",
    plan_id="n1",
    kind=ActionKind.MOVE_PLACE,
    start=PartialDate(2028),
    subject="Austin",
    offered_pay=Decimal("150000.50"),
    offered_bonus=Decimal("1E+4"),
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the file that the first program has made."""
    return Path(shutil.copy(SHIPPED / "schema_1.career", tmp_path / "old.career"))


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A copy of the file that the program of schema 2 has made."""
    return Path(shutil.copy(SHIPPED / "schema_2.career", tmp_path / "second.career"))


def test_there_is_a_file_of_every_older_schema() -> None:
    names = sorted(path.name for path in SHIPPED.iterdir())
    assert names == [f"schema_{number}.career" for number in range(1, SCHEMA_NUMBER)]


def test_a_file_of_schema_1_opens_with_every_record(old: Path) -> None:
    with ProfileFile.open(old) as file:
        read = file.read()
    assert repr(list(read.records.values())) == repr(list(WRITTEN))  # 61.250 is not 61.25 to a person
    assert read == profile_of(*WRITTEN)


def test_a_file_of_schema_2_opens_with_every_record(second: Path) -> None:
    with ProfileFile.open(second) as file:
        read = file.read()
    assert repr(list(read.records.values())) == repr(list(WRITTEN_2))
    assert {(one.offered_pay, one.offered_bonus) for one in read.all(Action)} == {(None, None)}


def test_a_file_of_schema_2_takes_an_offer_and_still_guards_references(second: Path) -> None:
    with ProfileFile.open(second) as file:
        file.write(adding(MOVE))
        assert file.read().get(Action, "x") == MOVE
        with pytest.raises(sqlite3.IntegrityError):
            file._driver.execute("DELETE FROM plan")


def test_what_was_not_asked_before_holds_its_default(old: Path) -> None:
    with ProfileFile.open(old) as file:
        read = file.read()
    assert (read.person.education, read.preferences.scenario) == (None, Scenario.BASE)
    assert read.preferences.discount_percent == 3.0
    assert {(role.pays_like, role.company_size, role.pay_policy, role.production) for role in read.roles} == {
        ("", "", None, None)
    }


@pytest.mark.parametrize("number", range(1, SCHEMA_NUMBER))
def test_it_ends_with_the_schema_of_a_new_file(number: int, tmp_path: Path, closed: Path) -> None:
    old = Path(shutil.copy(SHIPPED / f"schema_{number}.career", tmp_path / "older.career"))
    ProfileFile.open(old).close()
    with closing(connect(old)) as brought_up, closing(connect(closed)) as new:
        assert schema_of(brought_up) == schema_of(new)
        assert brought_up.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert brought_up.execute("SELECT name FROM sqlite_temp_master").fetchall() == []


def test_it_takes_the_new_records_and_still_guards_references(old: Path) -> None:
    with ProfileFile.open(old) as file:
        file.write(adding(ACTION, PLAN))
        assert file.read() == profile_of(*WRITTEN, PLAN, ACTION)
        for parent in ("role", "plan"):
            with pytest.raises(sqlite3.IntegrityError):
                file._driver.execute(f'DELETE FROM "{parent}"')


def test_the_file_as_it_was_lies_in_the_backups(old: Path) -> None:
    ProfileFile.open(old).close()
    (backup,) = (old.parent / "backups").iterdir()
    with closing(connect(backup, mode="ro")) as driver:
        assert driver.execute("PRAGMA user_version").fetchone() == (1,)
    ProfileFile.open(backup).close()


@pytest.mark.parametrize("table", ["action", "plan"])
def test_a_column_of_another_program_in_schema_2_does_not_mix_up_the_rest(second: Path, table: str) -> None:
    with closing(connect(second)) as driver:
        driver.execute(f"ALTER TABLE {table} ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")
    with ProfileFile.open(second) as file:
        assert file.read() == profile_of(*WRITTEN_2)


def test_a_column_of_another_program_does_not_mix_up_the_rest(old: Path) -> None:
    with closing(connect(old)) as driver:
        driver.execute("ALTER TABLE role ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")
    with ProfileFile.open(old) as file:
        assert file.read() == profile_of(*WRITTEN)
