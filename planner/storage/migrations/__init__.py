"""Alembic's environment: how a profile file of an older schema becomes one of this schema."""
