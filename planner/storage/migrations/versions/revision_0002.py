"""Schema 2: more about the person and their roles; achievements, plans, evidence and figures of the user's own."""

from collections.abc import Mapping, Sequence

from alembic import op

revision = "0002"
down_revision = "0001"

_LEVELS = ("entry", "mid", "senior", "architect")
_TRACKS = ("specialist", "leadership", "research", "founder", "consultant")
_PRODUCTION = ("none", "contributes", "owns")


def upgrade() -> None:
    """Add columns to three tables, by making each anew with all its rows, and ten tables."""
    _widen_person_and_preferences()
    _widen_role()
    _make_achievement_and_public_work()
    _make_plan_and_action()
    _make_evidence_and_own_descriptor()
    _make_figures()
    _make_saved_forecast()


def _widen_person_and_preferences() -> None:
    _widen(
        "person",
        (
            "name TEXT NOT NULL",
            "home_place TEXT NOT NULL",
            "working_since TEXT",
            _yes_no("person", "is_sample"),
        ),
        {_choice("person", "education", "none", "bachelor", "master", "doctorate", is_optional=True): "NULL"},
        "CONSTRAINT ck_person_only_one CHECK (id = 'person')",
    )
    _widen(
        "preferences",
        (
            "horizon_years INTEGER NOT NULL",
            "inflation_percent REAL NOT NULL",
            "market_growth_percent REAL NOT NULL",
            "seed INTEGER NOT NULL",
        ),
        {
            _choice("preferences", "scenario", "base", "downturn", "boom", "own"): "'base'",
            "discount_percent REAL NOT NULL": "3.0",
        },
        "CONSTRAINT ck_preferences_only_one CHECK (id = 'preferences')",
    )


def _widen_role() -> None:
    policies = ("localised", "national bands", "location-independent")
    _widen(
        "role",
        (
            "title TEXT NOT NULL",
            "employer TEXT NOT NULL",
            _choice("role", "level", *_LEVELS, is_optional=True),
            _choice("role", "track", *_TRACKS),
            "start TEXT",
            '"end" TEXT',
            "place TEXT NOT NULL",
            _choice("role", "work_mode", "on-site", "hybrid", "remote", is_optional=True),
            "share_percent INTEGER NOT NULL",
            "specialisation TEXT NOT NULL",
            "industry TEXT NOT NULL",
            "note TEXT NOT NULL",
        ),
        {
            "pays_like TEXT NOT NULL": "''",
            "company_size TEXT NOT NULL": "''",
            _choice("role", "pay_policy", *policies, is_optional=True): "NULL",
            _choice("role", "production", *_PRODUCTION, is_optional=True): "NULL",
        },
    )


def _make_achievement_and_public_work() -> None:
    _make(
        "achievement",
        "title TEXT NOT NULL",
        "date TEXT",
        "employer TEXT NOT NULL",
        "metric TEXT NOT NULL",
        '"before" TEXT NOT NULL',
        '"after" TEXT NOT NULL',
        "impact TEXT NOT NULL",
        _choice("achievement", "production", *_PRODUCTION, is_optional=True),
        "url TEXT NOT NULL",
    )
    _make(
        "public_work",
        "title TEXT NOT NULL",
        _choice("public_work", "kind", "open source", "paper", "talk", "article", "patent", "course"),
        "date TEXT",
        "url TEXT NOT NULL",
        "note TEXT NOT NULL",
    )


def _make_plan_and_action() -> None:
    earning = ("earn a certification", "renew a certification", "learn a skill", "specialise")
    moving = ("move company", "move place", "change work mode", "change track")
    _make(
        "plan",
        "name TEXT NOT NULL",
        _yes_no("plan", "is_adopted"),
        "adopted TEXT",
        "hours_per_week REAL NOT NULL",
        "note TEXT NOT NULL",
    )
    _make(
        "action",
        "plan_id TEXT NOT NULL",
        _choice("action", "kind", *earning, *moving, "take production responsibility", "take a break"),
        "start TEXT NOT NULL",
        "subject TEXT NOT NULL",
        "months INTEGER NOT NULL",
        "proficiency INTEGER",
        "hours INTEGER NOT NULL",
        "cost TEXT NOT NULL",
        "note TEXT NOT NULL",
        "CONSTRAINT fk_action_plan_id FOREIGN KEY(plan_id)"
        ' REFERENCES "plan" (id) ON DELETE RESTRICT ON UPDATE RESTRICT',
    )
    op.execute("CREATE INDEX ix_action_plan_id ON action (plan_id)")


def _make_evidence_and_own_descriptor() -> None:
    _make(
        "evidence",
        "descriptor TEXT NOT NULL",
        "date TEXT NOT NULL",
        "text TEXT NOT NULL",
        "url TEXT NOT NULL",
    )
    _make(
        "own_descriptor",
        "employer TEXT NOT NULL",
        _choice("own_descriptor", "level", *_LEVELS),
        _choice("own_descriptor", "track", *_TRACKS),
        "aspect TEXT NOT NULL",
        "text TEXT NOT NULL",
        "replaces TEXT NOT NULL",
    )


def _make_figures() -> None:
    _make("check_setting", "threshold REAL", _yes_no("check_setting", "is_muted"), "reason TEXT NOT NULL")
    _make("override", "value REAL NOT NULL", "note TEXT NOT NULL")
    _make(
        "own_place",
        "name TEXT NOT NULL",
        "pay_percent REAL NOT NULL",
        "price_percent REAL NOT NULL",
        "note TEXT NOT NULL",
    )


def _make_saved_forecast() -> None:
    _make(
        "saved_forecast",
        "name TEXT NOT NULL",
        "saved TEXT NOT NULL",
        "inputs TEXT NOT NULL",
        "result TEXT NOT NULL",
        "pack_version TEXT NOT NULL",
        "program_version TEXT NOT NULL",
        "note TEXT NOT NULL",
    )


def _widen(table: str, old: Sequence[str], added: Mapping[str, str], *rules: str) -> None:
    """Add columns, each with what it holds in the rows that are there.

    SQLite can add a column in place only with a default, which a new file does not have. Named one by one, because
    another program may have added columns of its own.
    """
    kept = ", ".join(["added_order", "id", *(column.split()[0] for column in old)])
    op.execute(f"CREATE TEMPORARY TABLE kept AS SELECT {kept} FROM {table}")
    op.execute(f"DROP TABLE {table}")
    _make(table, *old, *added, *rules)
    op.execute(f"INSERT INTO {table} SELECT {kept}, {', '.join(added.values())} FROM kept")
    op.execute("DROP TABLE kept")


def _make(table: str, *lines: str) -> None:
    identity = ("added_order INTEGER NOT NULL", "id TEXT NOT NULL")
    keys = (f"CONSTRAINT pk_{table} PRIMARY KEY (added_order)", f"CONSTRAINT uq_{table}_id UNIQUE (id)")
    columns = [line for line in lines if not line.startswith("CONSTRAINT")]
    rules = [line for line in lines if line.startswith("CONSTRAINT")]
    op.execute(f'CREATE TABLE "{table}" (\n' + ",\n".join((*identity, *columns, *keys, *rules)) + "\n)")


def _yes_no(table: str, name: str) -> str:
    return f"{name} INTEGER NOT NULL CONSTRAINT ck_{table}_{name} CHECK ({name} IN (0, 1))"


def _choice(table: str, name: str, *values: str, is_optional: bool = False) -> str:
    kept = "TEXT" if is_optional else "TEXT NOT NULL"
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{name} {kept} CONSTRAINT ck_{table}_{name} CHECK ({name} IN ({listed}))"
