"""The profile file: SQLite through SQLAlchemy. No row object leaves this room."""
