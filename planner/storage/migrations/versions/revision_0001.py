"""Schema 1: the first released."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the seven tables of records."""
    _make_person_and_preferences()
    _make_role()
    _make_pay()
    _make_equity_grant()
    _make_skill()
    _make_certification()


def _make_person_and_preferences() -> None:
    op.create_table(
        "person",
        *_identity(),
        _text("name"),
        _text("home_place"),
        _text("working_since", is_optional=True),
        sa.Column("is_sample", sa.Integer(), _check("person", "is_sample", "is_sample IN (0, 1)"), nullable=False),
        *_keys("person"),
        _check("person", "only_one", "id = 'person'"),
    )
    op.create_table(
        "preferences",
        *_identity(),
        _whole("horizon_years"),
        sa.Column("inflation_percent", sa.REAL(), nullable=False),
        sa.Column("market_growth_percent", sa.REAL(), nullable=False),
        _whole("seed"),
        *_keys("preferences"),
        _check("preferences", "only_one", "id = 'preferences'"),
    )


def _make_role() -> None:
    op.create_table(
        "role",
        *_identity(),
        _text("title"),
        _text("employer"),
        _choice("role", "level", "entry", "mid", "senior", "architect", is_optional=True),
        _choice("role", "track", "specialist", "leadership", "research", "founder", "consultant"),
        _text("start", is_optional=True),
        _text("end", is_optional=True),
        _text("place"),
        _choice("role", "work_mode", "on-site", "hybrid", "remote", is_optional=True),
        _whole("share_percent"),
        _text("specialisation"),
        _text("industry"),
        _text("note"),
        *_keys("role"),
    )


def _make_pay() -> None:
    op.create_table(
        "pay",
        *_identity(),
        _text("role_id"),
        _text("effective"),
        _text("base"),
        _text("bonus"),
        _text("currency"),
        _choice("pay", "period", "hour", "day", "week", "month", "year"),
        _text("hours_per_week"),
        _of_role("pay"),
        *_keys("pay"),
    )
    op.create_index(op.f("ix_pay_role_id"), "pay", ["role_id"])


def _make_equity_grant() -> None:
    op.create_table(
        "equity_grant",
        *_identity(),
        _text("role_id"),
        _text("granted"),
        _text("value"),
        _text("currency"),
        _whole("vesting_months"),
        _whole("cliff_months"),
        _of_role("equity_grant"),
        *_keys("equity_grant"),
    )
    op.create_index(op.f("ix_equity_grant_role_id"), "equity_grant", ["role_id"])


def _make_skill() -> None:
    op.create_table(
        "skill",
        *_identity(),
        _text("name"),
        sa.Column("proficiency", sa.Integer()),
        _text("last_used", is_optional=True),
        _text("evidence"),
        *_keys("skill"),
    )


def _make_certification() -> None:
    op.create_table(
        "certification",
        *_identity(),
        _text("name"),
        _text("issuer"),
        _text("credential_id"),
        _text("url"),
        _choice("certification", "status", "wanted", "in preparation", "earned"),
        _text("earned", is_optional=True),
        _text("expires", is_optional=True),
        *_keys("certification"),
    )


def _identity() -> tuple[sa.Column[int], sa.Column[str]]:
    return sa.Column("added_order", sa.Integer(), nullable=False), _text("id")


def _text(name: str, *, is_optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=is_optional)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _choice(table: str, name: str, *values: str, is_optional: bool = False) -> sa.Column[str]:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.Column(name, sa.Text(), _check(table, name, f"{name} IN ({listed})"), nullable=is_optional)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _keys(table: str) -> tuple[sa.PrimaryKeyConstraint, sa.UniqueConstraint]:
    return (
        sa.PrimaryKeyConstraint("added_order", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("id", name=op.f(f"uq_{table}_id")),
    )


def _of_role(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_role_id")
    return sa.ForeignKeyConstraint(["role_id"], ["role.id"], name=name, ondelete="RESTRICT", onupdate="RESTRICT")
