"""Schema 3: what a job offer says, of an action."""

from alembic import op

revision = "0003"
down_revision = "0002"

_KINDS = (
    *("earn a certification", "renew a certification", "learn a skill", "specialise"),
    *("move company", "move place", "change work mode", "change track"),
    *("take production responsibility", "take a break"),
)
_KEPT = "added_order, id, plan_id, kind, start, subject, months, proficiency, hours, cost, note"


def upgrade() -> None:
    """Add two columns to the actions, by making their table anew with all its rows; no old action has an offer."""
    op.execute(f"CREATE TEMPORARY TABLE kept AS SELECT {_KEPT} FROM action")
    op.execute("DROP TABLE action")
    _make_action()
    op.execute(f"INSERT INTO action SELECT {_KEPT}, NULL, NULL FROM kept")
    op.execute("DROP TABLE kept")
    op.execute("CREATE INDEX ix_action_plan_id ON action (plan_id)")


def _make_action() -> None:
    listed = ", ".join(f"'{kind}'" for kind in _KINDS)
    lines = (
        "added_order INTEGER NOT NULL",
        "id TEXT NOT NULL",
        "plan_id TEXT NOT NULL",
        f"kind TEXT NOT NULL CONSTRAINT ck_action_kind CHECK (kind IN ({listed}))",
        "start TEXT NOT NULL",
        "subject TEXT NOT NULL",
        "months INTEGER NOT NULL",
        "proficiency INTEGER",
        "hours INTEGER NOT NULL",
        "cost TEXT NOT NULL",
        "note TEXT NOT NULL",
        "offered_pay TEXT",
        "offered_bonus TEXT",
        "CONSTRAINT pk_action PRIMARY KEY (added_order)",
        "CONSTRAINT uq_action_id UNIQUE (id)",
        "CONSTRAINT fk_action_plan_id FOREIGN KEY(plan_id)"
        ' REFERENCES "plan" (id) ON DELETE RESTRICT ON UPDATE RESTRICT',
    )
    op.execute("CREATE TABLE action (\n" + ",\n".join(lines) + "\n)")
